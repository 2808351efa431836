"""Slips of dates, told from the log of a case; and how its deadlines stood on an earlier day."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from engine.audit import Change
from engine.case import DocumentRef, Fact
from engine.deadline_history import case_before, deadline_before, taken_back
from engine.deadline_rules import DeadlineRule, RuleKind
from engine.happenings import CORRECT, Happening
from engine.obligations import Deadline, DeadlineState
from engine.slips import acts, slips_of
from tests.unit.core_walk import HISTORY, a_case

CALENDAR = HISTORY.as_known_on(date(2024, 9, 30))
RULE = DeadlineRule("report", RuleKind.ON, "visit_on", None)
FIRST, SECOND, THIRD = "2024-06-06", "2024-06-11", "2024-06-20"


def happened(position: int, action: str, changes: Mapping[str, Change], on: str = "2024-05-02",
             document: str = "") -> Happening:  # fmt: skip
    day = date.fromisoformat(on)
    paper = DocumentRef(document) if document else None
    moment = datetime.combine(day, time(8), UTC)
    return Happening(position, action, "an", moment, day, changes, day, paper, {}, (position, "h"))


def due(before: str | None, after: str | None, name: str = "visit.1") -> dict[str, Change]:
    return {f"deadline.{name}.due_on": (before, after)}


def state(before: str | None, after: str, name: str = "visit.1") -> dict[str, Change]:
    return {f"deadline.{name}.state": (before, after)}


OPENED = happened(1, "open", {"code": (None, "K-1"), **due(None, FIRST), **state(None, "open")})


def told(*items: Happening) -> list[tuple[str | None, ...]]:
    """Return the slips as (from, to, who stands)."""
    found = slips_of((OPENED, *items), {"postpone"})
    return [
        (slip.from_on.isoformat(), slip.to_on.isoformat() if slip.to_on else None,
         "stands" if slip.stands else "moved on")
        for slip in found
    ]  # fmt: skip


def test_a_first_day_is_no_slip_and_each_move_is_one() -> None:
    assert told() == []
    assert told(
        happened(2, "reschedule", due(FIRST, SECOND)),
        happened(3, "reschedule", due(SECOND, THIRD), on="2024-05-20"),
        happened(4, "notify", {"state": ("planned", "notified")}, on="2024-05-21"),
    ) == [(FIRST, SECOND, "moved on"), (SECOND, THIRD, "stands")]


def test_a_postponement_and_the_new_day_are_one_slip() -> None:
    away = happened(2, "postpone", state("open", "withdrawn"), document="5/TB")
    assert told(away) == [(FIRST, None, "stands")]
    again = happened(
        3, "reschedule", {**state("withdrawn", "open"), **due(FIRST, SECOND)}, on="2024-05-20"
    )
    assert told(away, again) == [(FIRST, SECOND, "stands")]
    (slip,) = slips_of((OPENED, away, again), {"postpone"})
    assert slip.positions == (2, 3)
    assert slip.decided_on == date(2024, 5, 20)
    assert slip.document == DocumentRef("5/TB")
    assert slip.working_days(CALENDAR) == 3
    assert slips_of((OPENED, away), {"postpone"})[0].working_days(CALENDAR) is None


def test_what_is_awaited_no_more_for_another_reason_is_no_slip() -> None:
    assert told(happened(2, "cancel", state("open", "withdrawn"))) == []


def test_a_day_that_passed_and_was_given_anew_is_a_slip_into_another_round() -> None:
    moved = {
        **state("open", "missed"),
        **state(None, "open", "visit.2"),
        **due(None, SECOND, "visit.2"),
    }
    (slip,) = slips_of((OPENED, happened(2, "reschedule", moved, on="2024-06-08")))
    assert (slip.round, slip.from_on, slip.to_on) == (2, date(2024, 6, 6), date(2024, 6, 11))
    late = happened(2, "postpone", state("open", "missed"), on="2024-06-08")
    opened = {**state(None, "open", "visit.2"), **due(None, SECOND, "visit.2")}
    again = happened(3, "reschedule", opened, on="2024-06-09")
    assert told(late) == [(FIRST, None, "stands")]
    assert told(late, again) == [(FIRST, SECOND, "stands")]


def test_a_further_round_after_it_was_done_is_no_slip() -> None:
    done = happened(2, "remediate", state("open", "met"))
    back = {**state(None, "open", "visit.2"), **due(None, SECOND, "visit.2")}
    assert told(done, happened(3, "return", back)) == []


def test_a_pause_takes_the_day_and_its_end_gives_another() -> None:
    paused = happened(2, "pause", due(FIRST, None))
    assert told(paused) == [(FIRST, None, "stands")]
    assert told(paused, happened(3, "resume", due(None, SECOND))) == [(FIRST, SECOND, "stands")]


def test_a_correction_is_no_slip_but_says_where_one_led() -> None:
    mended = happened(2, CORRECT, due(FIRST, SECOND))
    assert told(mended) == []
    assert told(mended, happened(3, "reschedule", due(SECOND, THIRD))) == [
        (SECOND, THIRD, "stands")
    ]
    moved = happened(2, "reschedule", due(FIRST, SECOND))
    assert told(moved, happened(3, CORRECT, due(SECOND, THIRD))) == [(FIRST, THIRD, "stands")]
    assert told(moved, happened(3, CORRECT, state("open", "withdrawn"))) == [
        (FIRST, SECOND, "stands")
    ]


def test_one_act_that_moves_several_dates_counts_once() -> None:
    opened = happened(1, "open", {**due(None, FIRST), **due(None, SECOND, "conclusion.1")})
    moved = happened(2, "reschedule", {**due(FIRST, SECOND), **due(SECOND, FIRST, "conclusion.1")})
    found = slips_of((opened, moved))
    assert len(found) == 2
    assert acts(found) == 1
    assert sorted(slip.working_days(CALENDAR) or 0 for slip in found) == [-3, 3]


def a_deadline(**values: object) -> Deadline:
    plain: dict[str, object] = {"case_id": "c1", "name": "visit", "round": 1, "revision": 0,
                                "rule": RULE, "owner": "team", **values}  # fmt: skip
    return Deadline(**plain)  # type: ignore[arg-type]  # values of any field


def test_what_happened_later_is_taken_back_newest_first() -> None:
    items = (
        OPENED,
        happened(2, "reschedule", {**due(FIRST, SECOND), "dates.visit_on": (FIRST, SECOND)}),
        happened(3, "reschedule", {**due(SECOND, THIRD), "dates.visit_on": (SECOND, THIRD),
                                   "facts.moves": (None, 1), "unit": ("A", "B")},
                 on="2024-05-20"),
        happened(4, "inspect", {**state("open", "met"), "deadline.visit.1.late": (None, 2),
                                "state": ("notified", "inspected"), "secret": (True, None),
                                "dates.inspected_on": (None, "2024-06-24")}, on="2024-06-24"),
    )  # fmt: skip
    now = a_case(
        state="inspected",
        unit="B",
        dates={"visit_on": date(2024, 6, 20), "inspected_on": date(2024, 6, 24)},
        facts={"moves": 1, "kind": "x"},
    )
    met = a_deadline(state=DeadlineState.MET, due_on=date(2024, 6, 20), met_on=date(2024, 6, 24),
                     on_time=False, late_working_days=2)  # fmt: skip
    values = taken_back(items, date(2024, 5, 10), None)
    before = case_before(now, values)
    assert before is not None
    assert (before.state, before.unit, before.secret) == ("notified", "A", True)
    assert before.dates == {"visit_on": date(2024, 6, 11)}
    assert before.facts == {"kind": "x"}
    was = deadline_before(met, values)
    assert was is not None
    assert (was.state, was.due_on) == (DeadlineState.OPEN, date(2024, 6, 11))
    assert (was.met_on, was.on_time, was.late_working_days) == (None, None, None)
    assert taken_back(items, date(2024, 6, 24), None) == {}
    early = taken_back(items, date(2024, 4, 1), None)
    assert case_before(now, early) is None
    assert deadline_before(met, early) is None
    assert "code" not in taken_back(items, date(2024, 4, 1), OPENED.recorded_at)


def test_what_was_entered_later_but_done_before_stays_and_a_correction_too() -> None:
    items = (
        OPENED,
        happened(2, "reschedule", due(FIRST, SECOND), on="2024-06-20"),
        happened(3, "inspect", {**state("open", "met")}, on="2024-05-10"),
        happened(4, CORRECT, due(SECOND, THIRD), on="2024-07-01"),
    )
    values = taken_back(items, date(2024, 6, 1), None)
    assert values == {}
    met = a_deadline(state=DeadlineState.MET, due_on=date(2024, 6, 20), met_on=date(2024, 5, 10))
    assert deadline_before(met, values) is met


def test_verdicts_come_back_with_their_states() -> None:
    base = a_deadline(state=DeadlineState.OPEN, due_on=date(2024, 6, 20))
    missed: dict[str, Fact] = {"deadline.visit.1.state": "missed", "deadline.visit.1.late": 3}
    was = deadline_before(base, missed)
    assert was is not None
    assert (was.on_time, was.late_working_days) == (False, 3)
    on_time = deadline_before(base, {"deadline.visit.1.state": "met"})
    assert on_time is not None
    assert on_time.on_time is True
    unset = deadline_before(
        base, {"deadline.visit.1.state": "met", "deadline.visit.1.due_on": None}
    )
    assert unset is not None
    assert unset.on_time is None
