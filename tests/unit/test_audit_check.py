"""Verification of the log: what somebody changed behind the program's back is named."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from dondoc.audit import check
from dondoc.audit.check import Evidence, Finding, verify
from engine.audit import GENESIS, AuditDraft, AuditEntry, Head, Seal, chained, sealed
from engine.case import Fact

OFFICE = "f" * 32
START = datetime(2026, 1, 2, 1, tzinfo=UTC)


def a_chain(name: str, states: Sequence[str]) -> list[AuditEntry]:
    entries: list[AuditEntry] = []
    before: Fact = None
    for number, state in enumerate(states, start=1):
        draft = AuditDraft(
            chain=name,
            action="step",
            person="VP",
            recorded_at=START + timedelta(days=number),
            occurred_on=date(2026, 1, 2),
            changes={"state": (before, state)},
        )
        previous = entries[-1].hash if entries else GENESIS
        entries.append(chained(OFFICE, draft, number, previous))
        before = state
    return entries


def a_seal(number: int, chains: Sequence[list[AuditEntry]], previous: str = GENESIS) -> Seal:
    heads = [Head(it[-1].chain, len(it), it[-1].hash) for it in chains]
    return sealed(OFFICE, number, START, heads, previous)


ONE = a_chain("case:1", ["planned", "notified", "inspected"])
TWO = a_chain("unit:QLMT", ["named"])
SEALS = (first := a_seal(1, [ONE[:2], TWO]), a_seal(2, [ONE], first.hash))
SOUND = Evidence(OFFICE, (*ONE, *TWO), SEALS, frozenset(), {"case:1": {"state": "inspected"}})


def first_finding(evidence: Evidence) -> Finding:
    found = verify(evidence)
    assert not found.intact
    return found.findings[0]


def test_a_sound_log_tells_what_was_verified() -> None:
    found = verify(SOUND)
    assert found.intact
    assert (found.entries, found.seals, found.seals_matched, found.cases) == (4, 2, 2, 1)
    assert (found.first_at, found.last_at) == (START + timedelta(days=1), START + timedelta(days=3))


def test_an_empty_log_is_sound() -> None:
    found = verify(Evidence(OFFICE, (), (), frozenset(), {}))
    assert found.intact
    assert found.first_at is None


@pytest.mark.parametrize(
    "bad",
    [
        replace(ONE[1], person="ELSE"),
        replace(ONE[1], changes="{}"),
        replace(ONE[1], recorded_at="?"),
        replace(ONE[1], document="{}"),
        replace(ONE[1], outcome="refused:right-missing"),
    ],
    ids=["person", "changes", "recorded_at", "document", "outcome"],
)
def test_a_changed_column_is_found_at_its_entry(bad: AuditEntry) -> None:
    finding = first_finding(replace(SOUND, entries=(ONE[0], bad, ONE[2], *TWO)))
    assert (finding.chain, finding.position, finding.text) == ("case:1", 2, check.BROKEN)


def test_an_entry_taken_from_the_middle_is_found() -> None:
    finding = first_finding(replace(SOUND, entries=(ONE[0], ONE[2], *TWO)))
    assert (finding.chain, finding.position) == ("case:1", 3)


def test_a_missing_tail_is_found_by_the_seal() -> None:
    finding = first_finding(replace(SOUND, entries=(*ONE[:2], *TWO), cases={}))
    assert (finding.text, finding.params["sealed"], finding.params["found"]) == (check.SHORT, 3, 2)


def test_a_missing_chain_is_found_by_the_seal_unless_it_is_hidden() -> None:
    bare = replace(SOUND, entries=tuple(ONE))
    assert first_finding(bare).chain == "unit:QLMT"
    assert verify(replace(bare, hidden=frozenset({"unit:QLMT"}))).intact


def test_a_chain_written_anew_is_found_by_the_seal() -> None:
    anew = a_chain("case:1", ["planned", "notified", "concluded"])
    cases: dict[str, dict[str, Fact]] = {"case:1": {"state": "concluded"}}
    finding = first_finding(replace(SOUND, entries=(*anew, *TWO), cases=cases))
    assert (finding.text, finding.position) == (check.REPLACED, 3)


def test_a_changed_or_missing_seal_is_found() -> None:
    altered = replace(SEALS[0], heads=SEALS[0].heads[:1])
    found = verify(replace(SOUND, seals=(altered, SEALS[1])))
    assert found.findings[0].text == check.SEAL_BROKEN
    assert found.seals_matched == 1
    assert first_finding(replace(SOUND, seals=SEALS[1:])).text == check.SEAL_BROKEN


def test_a_case_changed_behind_its_log_is_found_with_the_names() -> None:
    cases: dict[str, dict[str, Fact]] = {"case:1": {"state": "closed", "dates.x": None}}
    finding = first_finding(replace(SOUND, cases=cases))
    assert (finding.text, finding.params["names"]) == (check.DIFFERS, ["state"])


def test_a_case_without_a_log_is_found() -> None:
    cases = {"case:1": SOUND.cases["case:1"], "case:9": {"state": "planned"}}
    assert first_finding(replace(SOUND, cases=cases)).text == check.UNLOGGED


def test_an_entry_whose_changes_are_no_longer_json_does_not_stop_the_verification() -> None:
    bad = replace(ONE[2], changes="[1")
    found = verify(replace(SOUND, entries=(*ONE[:2], bad, *TWO)))
    assert [finding.text for finding in found.findings] == [
        check.BROKEN,
        check.DIFFERS,
    ]


def test_deep_facts_are_compared_as_the_log_writes_them() -> None:
    logged: dict[str, Fact] = {"facts.x": [{"a": 1}], "state": "planned"}
    assert check.differing(logged, {"facts.x": ({"a": 1},), "state": "planned"}) == []


def test_a_printed_checkpoint_fits_until_the_seals_are_others() -> None:
    lines = check.checkpoint("VP", OFFICE, SEALS)
    origin = check.origin_of("VP", OFFICE)
    assert lines == (origin, "2", SEALS[1].hash)
    assert check.against_checkpoint(lines, origin, SEALS) is None
    assert check.against_checkpoint(lines, origin, SEALS[:1]) is not None
    assert check.against_checkpoint((origin, "x", "y"), origin, SEALS) is not None
    assert check.against_checkpoint(lines, "dondoc/ELSE/1", SEALS) is not None
    assert check.checkpoint("VP", OFFICE, ())[1:] == ("0", GENESIS)
