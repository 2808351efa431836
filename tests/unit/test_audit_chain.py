"""The audit chain: whatever is changed, removed, added or put in another order is found."""

import json
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from engine.audit import (
    GENESIS,
    AuditDraft,
    AuditEntry,
    Head,
    canonical,
    chained,
    digest,
    first_broken,
    fold,
    seal_fits,
    sealed,
)
from engine.case import DocumentRef

OFFICE = "office-1"
BEGAN = datetime(2024, 6, 3, 1, tzinfo=UTC)
WORDS = st.text(max_size=8)
NAMES = st.text(min_size=1, max_size=6)
VALUES = st.none() | st.booleans() | st.integers(-9, 9) | WORDS | st.lists(WORDS, max_size=2)
DOCUMENTS = st.none() | st.builds(
    DocumentRef, WORDS, WORDS, st.none() | st.dates(), st.none() | WORDS
)
DRAFTS = st.builds(
    AuditDraft,
    chain=st.just("case:c1"),
    action=WORDS,
    person=WORDS,
    recorded_at=st.just(BEGAN),
    on_behalf_of=st.none() | WORDS,
    case_id=st.none() | WORDS,
    occurred_on=st.none() | st.dates(),
    outcome=st.sampled_from(["done", "refused:right-missing"]),
    document=DOCUMENTS,
    reason_ref=WORDS,
    changes=st.dictionaries(NAMES, st.tuples(VALUES, VALUES), max_size=3),
)


def a_chain(drafts: Sequence[AuditDraft]) -> list[AuditEntry]:
    entries: list[AuditEntry] = []
    for number, draft in enumerate(drafts, start=1):
        later = replace(draft, recorded_at=BEGAN + timedelta(seconds=number))
        before = entries[-1].hash if entries else GENESIS
        entries.append(chained(OFFICE, later, number, before))
    return entries


CHAINS = st.lists(DRAFTS, min_size=1, max_size=5).map(a_chain)


@given(CHAINS)
def test_an_untouched_chain_holds_for_its_own_office_only(entries: list[AuditEntry]) -> None:
    assert first_broken(OFFICE, entries) is None
    assert first_broken("office-2", entries) is entries[0]


@given(CHAINS, st.data())
def test_any_changed_column_is_found_in_its_entry(
    entries: list[AuditEntry], data: st.DataObject
) -> None:
    number = data.draw(st.integers(0, len(entries) - 1))
    column = data.draw(st.sampled_from([field.name for field in fields(AuditEntry)]))
    old = getattr(entries[number], column)
    new = data.draw(st.integers(0, 9) if column == "position" else WORDS)
    if new == old:
        return
    forged = replace(entries[number], **{column: new})  # type: ignore[arg-type]  # of its own type
    broken = first_broken(OFFICE, [*entries[:number], forged, *entries[number + 1 :]])
    assert broken is forged


@given(CHAINS, st.data())
def test_a_removed_entry_is_found_at_the_next_one(
    entries: list[AuditEntry], data: st.DataObject
) -> None:
    number = data.draw(st.integers(0, len(entries) - 1))
    rest = [*entries[:number], *entries[number + 1 :]]
    broken = first_broken(OFFICE, rest)
    # The last one leaves no gap: only a seal over the head shows that it is gone.
    assert broken is (rest[number] if number < len(rest) else None)


@given(CHAINS)
def test_any_other_order_is_found(entries: list[AuditEntry]) -> None:
    shuffled = list(reversed(entries))
    assert (first_broken(OFFICE, shuffled) is None) == (len(entries) == 1)
    doubled = [*entries, entries[-1]]
    assert first_broken(OFFICE, doubled) is entries[-1]


def test_an_entry_rewritten_with_its_hash_breaks_the_next_one() -> None:
    drafts = [AuditDraft("case:c1", name, "a", BEGAN) for name in ("one", "two", "three")]
    entries = a_chain(drafts)
    later = replace(drafts[0], person="b", recorded_at=BEGAN + timedelta(seconds=1))
    forged = chained(OFFICE, later, 1, GENESIS)
    assert first_broken(OFFICE, [forged, *entries[1:]]) is entries[1]


def test_a_moment_that_goes_back_is_found_even_when_the_hashes_fit() -> None:
    first = chained(OFFICE, AuditDraft("case:c1", "one", "a", BEGAN), 1, GENESIS)
    earlier = AuditDraft("case:c1", "two", "a", BEGAN - timedelta(seconds=1))
    second = chained(OFFICE, earlier, 2, first.hash)
    assert first_broken(OFFICE, [first, second]) is second


@given(st.lists(WORDS, max_size=4), st.lists(WORDS, max_size=4))
def test_parts_cannot_be_shifted_into_each_other(one: list[str], other: list[str]) -> None:
    assert (digest(one) == digest(other)) == (one == other)


def test_the_json_of_a_value_is_one_text_with_letters_as_they_are() -> None:
    assert canonical({"b": "Đoàn", "a": [1, None]}) == '{"a":[1,null],"b":"Đoàn"}'


def test_an_entry_says_where_the_act_is_documented() -> None:
    document = DocumentRef("45/TB", "BQL", date(2024, 5, 20), "ab")
    entry = chained(
        OFFICE, AuditDraft("case:c1", "notify", "a", BEGAN, document=document), 1, GENESIS
    )
    assert json.loads(entry.document) == {
        "number": "45/TB",
        "issuer": "BQL",
        "issued_on": "2024-05-20",
        "evidence": "ab",
    }


@given(st.lists(st.dictionaries(NAMES, VALUES, max_size=4), max_size=4))
def test_folding_the_changes_gives_back_the_last_values(states: list[dict[str, object]]) -> None:
    drafts, before = [], dict[str, object]()
    for state in states:
        names = {*before, *state}
        changes = {n: (before.get(n), state.get(n)) for n in names if before.get(n) != state.get(n)}
        drafts.append(AuditDraft("case:c1", "x", "a", BEGAN, changes=changes))  # type: ignore[arg-type]  # values are drawn as facts
        before = state
    assert fold(a_chain(drafts)) == {n: v for n, v in before.items() if v is not None}


@given(st.lists(st.builds(Head, NAMES, st.integers(1, 9), WORDS), max_size=4), st.data())
def test_a_seal_holds_until_anything_in_it_changes(heads: list[Head], data: st.DataObject) -> None:
    seal = sealed(OFFICE, 1, BEGAN, heads, GENESIS)
    assert seal_fits(OFFICE, seal)
    assert seal == sealed(OFFICE, 1, BEGAN, reversed(seal.heads), GENESIS) or len(
        {head.chain for head in heads}
    ) < len(heads)
    assert not seal_fits("office-2", seal)
    column = data.draw(st.sampled_from(["number", "sealed_at", "heads", "previous_hash", "hash"]))
    forged = {
        "number": 2,
        "sealed_at": "2024-06-04",
        "heads": (*seal.heads, Head("case:other", 1, "x")),
        "previous_hash": "1" * 64,
        "hash": "1" * 64,
    }
    assert not seal_fits(OFFICE, replace(seal, **{column: forged[column]}))  # type: ignore[arg-type]  # one column at a time
