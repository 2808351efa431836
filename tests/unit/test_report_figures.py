"""Figures of a report: every one is the length of what it opens into, and rows add up to the total."""

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.case import Case
from engine.deadline_rules import DeadlineRule, RuleKind
from engine.obligations import Deadline, DeadlineState
from engine.report_figures import (
    COUNTED,
    Counting,
    Figure,
    Holder,
    Item,
    Row,
    Side,
    Span,
    rows_by,
)
from engine.year_figures import Box, Record, record_of
from tests.unit.core_walk import HISTORY, a_case
from workflows.periodic_report import PERIODIC_REPORT
from workflows.task import TASK

DAY = date(2024, 9, 30)
CALENDAR = HISTORY.as_known_on(DAY)
RULE = DeadlineRule("report", RuleKind.ON, "visit_on", None)
QUARTERS = tuple(
    Span(date(2024, month, 1), (date(2024, month, 1) + timedelta(days=92)).replace(day=1)
         - timedelta(days=1))
    for month in (1, 4, 7, 10)
)  # fmt: skip


def a_deadline(name: str = "report", **values: object) -> Deadline:
    given: dict[str, object] = {"case_id": "c1", "round": 1, "revision": 0, "rule": RULE,
                                "owner": "unit", **values}  # fmt: skip
    return Deadline(name=name, **given)  # type: ignore[arg-type]  # values of any field


def holder_of(case: Case, deadline: Deadline) -> Holder:
    side = Side.TEAM if deadline.owner == "team" else Side.UNIT
    return Holder(side, case.unit or "")


days = st.dates(date(2023, 12, 1), date(2025, 1, 31))
states = st.sampled_from(DeadlineState)


@st.composite
def deadlines(draw: st.DrawFn, number: int) -> Deadline:
    state = draw(states)
    due = draw(days if state is DeadlineState.MISSED else st.none() | days)
    met = draw(days) if state is DeadlineState.MET else None
    judged = met is not None and due is not None
    on_time = met <= due if met and due else (False if state is DeadlineState.MISSED else None)
    late = draw(st.integers(0, 90)) if (judged and not on_time) else None
    owner = draw(st.sampled_from(["unit", "team", "organiser"]))
    return a_deadline(f"d{number}", state=state, due_on=due, met_on=met, on_time=on_time,
                      late_working_days=late, owner=owner)  # fmt: skip


@st.composite
def records(draw: st.DrawFn) -> tuple[Record, ...]:
    found = []
    for number in range(draw(st.integers(0, 6))):
        unit = draw(st.sampled_from(["A", "B", "C"]))
        case = a_case(id=f"c{number}", code=f"K-{number}", unit=unit)
        owed = tuple(draw(deadlines(place)) for place in range(draw(st.integers(0, 5))))
        not_yet = frozenset(draw(st.sets(st.sampled_from(["d0", "d1"]))))
        found.append(Record(case, owed, draw(st.booleans()), not_yet))
    return tuple(found)


def by_unit(item: Item) -> tuple[int, str]:
    return (int(item.holder.side is Side.TEAM), item.holder.code)


def by_name(item: Item) -> tuple[int, str]:
    return (0, item.deadline.name)


@settings(max_examples=30, deadline=None)
@given(records(), st.sampled_from([Span(), *QUARTERS]), st.sampled_from([by_unit, by_name]))
def test_every_figure_is_what_it_opens_into_and_rows_add_up(
    found: tuple[Record, ...], span: Span, key: Callable[[Item], tuple[int, str]]
) -> None:
    counting = Counting(span, DAY, CALENDAR)
    items = counting.items(found, holder_of)
    total, rows = Row("", items), rows_by(items, key)
    assert len({key(row.items[0]) for row in rows}) == len(rows)
    for figure in Figure:
        opened = [item for row in rows for item in row.behind(figure)]
        assert total.count(figure) == len(opened) == sum(row.count(figure) for row in rows)
        assert sorted(map(id, opened)) == sorted(map(id, total.behind(figure)))
        assert all(item.box in COUNTED[figure] for item in opened)
    four = [Figure.DONE_ON_TIME, Figure.DONE_LATE, Figure.OPEN_IN_TIME, Figure.OPEN_LATE]
    assert total.count(Figure.DATED) == sum(total.count(figure) for figure in four)
    assert sum(row.late_working_days for row in rows) == total.late_working_days
    assert len(items) == total.count(Figure.DATED) + sum(
        total.count(figure) for figure in (Figure.DONE_WITHOUT_DATE, Figure.OPEN_WITHOUT_DATE)
    )


@settings(max_examples=20, deadline=None)
@given(records())
def test_what_has_a_date_belongs_to_one_quarter_or_is_older(found: tuple[Record, ...]) -> None:
    year = Span(QUARTERS[0].first_on, QUARTERS[-1].last_on)

    def dated(span: Span) -> list[tuple[str, str]]:
        items = Counting(span, DAY, CALENDAR).items(found, holder_of)
        return sorted((i.case.id, i.deadline.name) for i in items if i.box in COUNTED[Figure.DATED])

    assert sorted(key for quarter in QUARTERS for key in dated(quarter)) == dated(year)
    for quarter in QUARTERS:
        counting = Counting(quarter, DAY, CALENDAR)
        inside = {(i.case.id, i.deadline.name) for i in counting.items(found, holder_of)}
        older = counting.older(found, holder_of)
        assert not inside & {(i.case.id, i.deadline.name) for i in older}
        assert all(i.box is Box.OPEN_LATE for i in older)


def test_a_share_is_of_all_whose_day_has_come() -> None:
    case = a_case()
    owed = (
        a_deadline("a", state=DeadlineState.MET, due_on=DAY, met_on=DAY, on_time=True),
        a_deadline("b", state=DeadlineState.MET, due_on=date(2024, 9, 2), met_on=DAY,
                   on_time=False, late_working_days=19),
        a_deadline("c", due_on=date(2024, 9, 20)),
        a_deadline("d", due_on=date(2024, 10, 10)),
        a_deadline("e", due_on=date(2024, 9, 20)),
        a_deadline("f"),
        a_deadline("g", state=DeadlineState.WITHDRAWN, due_on=DAY),
    )  # fmt: skip
    record = Record(case, owed, open=True, not_yet=frozenset({"e"}))
    row = Row("", Counting(Span(), DAY, CALENDAR).items([record], holder_of))
    assert {figure: row.count(figure) for figure in Figure if row.count(figure)} == {
        Figure.DATED: 5,
        Figure.DONE_ON_TIME: 1,
        Figure.DONE_LATE: 1,
        Figure.OPEN_IN_TIME: 2,
        Figure.OPEN_LATE: 1,
        Figure.FALLEN_DUE: 3,
        Figure.LATE: 2,
        Figure.OPEN_WITHOUT_DATE: 1,
    }
    assert row.on_time_rate == Fraction(1, 3)
    assert row.late_working_days == 19 + 6
    assert Row("", ()).on_time_rate is None


def test_what_only_tells_the_clock_when_to_act_is_owed_by_nobody() -> None:
    case = a_case("task", state="planned")
    owed = (a_deadline("start", due_on=DAY), a_deadline("product", due_on=DAY))
    record = record_of(case, owed, TASK)
    assert [item.name for item in record.deadlines] == ["product"]


def test_done_without_a_date_belongs_to_the_days_in_which_it_was_done() -> None:
    done = a_deadline(state=DeadlineState.MET, met_on=date(2024, 5, 2))
    missed = a_deadline("b", state=DeadlineState.MISSED, on_time=False, due_on=date(2024, 5, 2))
    found = [Record(a_case(), (done, missed), open=True)]
    boxes = [
        [item.box for item in Counting(span, DAY, CALENDAR).items(found, holder_of)]
        for span in QUARTERS
    ]
    assert boxes == [[], [Box.DONE_WITHOUT_DATE, Box.OPEN_LATE], [], []]
    late = Counting(Span(), DAY, CALENDAR).items(found, holder_of)[1]
    assert late.late_working_days == CALENDAR.working_days_between(date(2024, 5, 2), DAY)
    # What passed unmet and then moved is judged: it is not owed any more, so it is in no rest.
    assert Counting(QUARTERS[2], DAY, CALENDAR).older(found, holder_of) == ()


def test_a_span_ends_today_at_the_latest() -> None:
    assert QUARTERS[1].as_of(DAY) == date(2024, 6, 30)
    assert QUARTERS[3].as_of(DAY) == DAY
    assert Span().as_of(DAY) == DAY
    assert Span(last_on=date(2024, 1, 5)).holds(date(2023, 1, 1))


def test_of_two_deadlines_of_one_work_the_dated_one_counts() -> None:
    case = a_case("periodic_report", state="under_way")

    def counted(*owed: Deadline) -> list[str]:
        return [item.name for item in record_of(case, owed, PERIODIC_REPORT).deadlines]

    own, unset = a_deadline("hand_in", due_on=DAY), a_deadline("hand_in")
    outer = a_deadline("outer_limit", due_on=date(2024, 10, 20))
    gone = a_deadline("hand_in", due_on=DAY, state=DeadlineState.WITHDRAWN)
    assert counted(own, outer) == ["hand_in"]
    assert counted(unset, outer) == ["outer_limit"]
    assert counted(gone, outer) == ["outer_limit"]
    assert counted(unset) == ["hand_in"]
