"""Stories of reports: what stood at the end of a period stays so, whatever happens afterwards."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dondoc.reports.gathering import gather
from dondoc.reports.lines import POSTPONING
from dondoc.reports.report import Report, report_of
from dondoc.reports.scope import Scope, headed_by
from dondoc.testing import PlayedOffice
from engine.case import DocumentRef, Fact
from engine.errors import DondocError, YearClosed
from engine.parties import Appointment, Role
from engine.report_figures import Figure, Span
from engine.slips import slips_of
from engine.year_closing import Wishes
from engine.year_figures import Box
from store.sql_store import open_store
from tests.integration.story_office import (
    FIRST,
    PLAN,
    ROUND,
    SECOND,
    opened,
    to_concluded,
    to_inspected,
)
from tests.integration.test_story_extensions import LEADER, ask

Q2 = Span(date(2024, 4, 1), date(2024, 6, 30))
POINT = f"{FIRST}-KN1"
Standing = dict[tuple[str, str, int], tuple[object, ...]]


def report(
    office: PlayedOffice,
    span: Span | None = None,
    *,
    by: str = "unit",
    who: str = "lanh-dao",
    only: frozenset[str] | None = None,
    everything: bool = False,
) -> Report:
    """Return the report of the small plan as somebody sees it."""
    application, days = office.application, span or Span()
    with application.views(application.actor(who)) as views:
        known = views.plans()
        plan = None if everything else next(item for item in known if item.code == PLAN.code)
        plans = known if plan is None else (plan,)
        scope = Scope(plans, plan, days, days.as_of(office.today), office.today, only=only)
        return report_of(views, scope, by, application.history)


def figures(found: Report) -> dict[str, dict[str, int]]:
    """Return the figures of each row that are not zero."""
    return {
        row.key: {figure.value: row.count(figure) for figure in Figure if row.count(figure)}
        for row in found.rows
    }


def behind(found: Report, figure: Figure) -> list[str]:
    """Return what a figure opens into."""
    return [f"{item.case.code} {item.deadline.name}" for item in found.total.behind(figure)]


def test_the_boxes_of_a_quarter_open_into_their_cases(tmp_path: Path) -> None:
    office = opened(tmp_path)
    to_concluded(office, {"amount": 5}, {})
    office.clock.move_to("2024-07-02T08:00")
    found = report(office, Q2)
    assert behind(found, Figure.DONE_ON_TIME) == [
        f"{FIRST} conclusion",
        f"{FIRST} notice",
        f"{FIRST} report",
        f"{FIRST} visit",
    ]
    assert behind(found, Figure.OPEN_LATE) == [
        f"{FIRST}-KN1 remedy",
        f"{SECOND} notice",
        f"{SECOND} visit",
        f"{ROUND} visits",
    ]
    # No notice, no visit: the time of what follows from them has not come although its day has passed.
    assert behind(found, Figure.OPEN_IN_TIME) == [f"{SECOND} conclusion", f"{SECOND} report"]
    assert figures(found)["QLDT"] == {
        "dated": 2, "done_on_time": 1, "open_late": 1, "fallen_due": 2, "late": 1,
        "open_without_date": 1,
    }  # fmt: skip
    assert found.total.late_working_days == sum(row.late_working_days for row in found.rows)
    assert set(figures(found)) == {"QLDT", "QLMT", "VP", ROUND}


def test_a_report_of_a_past_quarter_does_not_change_when_work_goes_on(tmp_path: Path) -> None:
    office = opened(tmp_path)
    to_inspected(office)
    office.clock.move_to("2024-07-01T08:00")
    before = report(office, Q2)
    office.send(SECOND, "reschedule", dates={"visit_on": date(2024, 7, 9)}, reason="bão")
    office.clock.move_to("2024-07-20T08:00")
    office.send(FIRST, "conclude", document="9/TB", facts={"recommendations": []})
    office.send(SECOND, "cancel", reason="thôi")
    after = report(office, Q2)
    assert figures(after) == figures(before)
    assert [line.slip for line in after.slips] == [line.slip for line in before.slips] == []
    # Both days had passed before they moved or fell away: they keep their verdicts.
    visits = [
        it
        for it in report(office).total.items
        if f"{it.case.code} {it.deadline.name}" == f"{SECOND} visit"
    ]
    assert [(it.deadline.round, it.box) for it in visits] == [
        (1, Box.OPEN_LATE), (2, Box.OPEN_LATE),
    ]  # fmt: skip


def test_what_was_done_in_time_and_entered_late_counts_as_done_in_time(tmp_path: Path) -> None:
    office = opened(tmp_path)
    to_inspected(office)
    office.clock.move_to("2024-07-01T08:00")
    assert f"{FIRST} conclusion" in behind(report(office, Q2), Figure.OPEN_LATE)
    office.clock.move_to("2024-07-05T08:00")
    office.send(FIRST, "conclude", on=date(2024, 6, 18), document="9/TB", reason="nhập bù",
                facts={"recommendations": []})  # fmt: skip
    assert f"{FIRST} conclusion" in behind(report(office, Q2), Figure.DONE_ON_TIME)


def test_a_plan_loaded_late_has_its_obligations_from_the_beginning(tmp_path: Path) -> None:
    office = opened(tmp_path, "2024-07-01T08:00")
    found = report(office, Q2)
    assert f"{FIRST} visit" in behind(found, Figure.OPEN_LATE)
    assert f"{ROUND} visits" in behind(found, Figure.OPEN_LATE)


def test_each_slip_says_from_when_to_when_why_and_whether_it_holds(tmp_path: Path) -> None:
    office = opened(tmp_path)
    moves = {"visit_on": date(2024, 6, 20), "visit_end_on": date(2024, 6, 20)}
    office.send(SECOND, "postpone", reason="bão")
    office.clock.move_to("2024-05-10T08:00")
    office.send(SECOND, "reschedule", dates=moves, reason="hết bão", document="7/TB")
    office.clock.move_to("2024-05-20T08:00")
    moves = {"visit_on": date(2024, 6, 21), "visit_end_on": date(2024, 6, 21)}
    office.send(SECOND, "reschedule", dates=moves, reason="trùng họp")
    found = report(office, by="step")
    visits = [line for line in found.slips if line.slip.name == "visit"]
    assert [
        (line.case.code, line.slip.from_on.day, line.slip.to_on and line.slip.to_on.day,
         line.working_days, line.slip.decided_on.day, line.times, line.in_force)
        for line in visits
    ] == [(SECOND, 13, 20, 5, 10, 2, False), (SECOND, 20, 21, 1, 20, 2, True)]  # fmt: skip
    reasons = [[found.texts[ref] for ref in line.reason_refs] for line in visits]
    assert reasons == [["bão", "hết bão"], ["trùng họp"]]
    assert visits[0].slip.document == DocumentRef("7/TB")
    assert found.slips[0].case.code == SECOND  # who slipped twice comes first
    june = report(office, Span(date(2024, 5, 15), date(2024, 6, 30)))
    assert {line.slip.decided_on for line in june.slips} == {date(2024, 5, 20)}
    office.send(SECOND, "postpone", reason="lại bão")
    (pending,) = [it for it in report(office).slips if it.slip.name == "visit" and it.in_force]
    assert pending.slip.to_on is None


def test_an_extension_is_a_slip_of_the_unit_that_got_it(tmp_path: Path) -> None:
    office = opened(tmp_path)
    to_concluded(office, {"amount": 10})
    office.clock.move_to("2024-06-20T08:00")
    ask(office, POINT, date(2024, 7, 12))
    office.send(f"{POINT}-GH1", "approve", by=LEADER, document="12/QĐ")
    (line,) = [it for it in report(office).slips if it.case.code == POINT]
    assert (line.slip.from_on, line.slip.to_on) == (date(2024, 6, 28), date(2024, 7, 12))
    assert line.holder.code == "QLDT"
    assert line.in_force
    assert line.slip.document == DocumentRef("12/QĐ")
    only = report(office, only=frozenset({"QLDT"}))
    assert {it.case.code for it in only.slips} == {POINT}
    assert report(office, only=frozenset({"QLMT"})).slips == ()


def test_urging_letters_are_counted_for_each_unit_through_all_its_cases(tmp_path: Path) -> None:
    office = opened(tmp_path)
    to_concluded(office, {"amount": 3}, {"amount": 3})
    office.clock.move_to("2024-06-25T08:00")
    office.send(POINT, "urge", document="101/CV")
    office.clock.move_to("2024-07-03T08:00")
    office.send(f"{FIRST}-KN2", "urge", document="102/CV", reason="quá hạn")
    office.send(f"{FIRST}-KN2", "urge", on=date(2024, 6, 28), document="99/CV", reason="nhập bù")
    found = report(office)
    assert [
        (it.number, it.document and it.document.number, it.case.code) for it in found.urgings
    ] == [(1, "101/CV", POINT), (2, "99/CV", f"{FIRST}-KN2"), (3, "102/CV", f"{FIRST}-KN2")]
    july = report(office, Span(date(2024, 7, 1), date(2024, 7, 31)))
    assert [(it.number, found.texts[it.reason_ref]) for it in july.urgings] == [(3, "quá hạn")]
    assert report(office, only=frozenset({"QLMT"})).urgings == ()
    assert len(report(office, everything=True).urgings) == 3
    other = replace(
        PLAN, code="K2", rounds=(replace(PLAN.rounds[0], code="K2-D1"),), units=(), people=(),
        visits=(replace(PLAN.visits[0], code="K2-01", round="K2-D1", first_on=date(2024, 8, 6),
                        conflict_reason="khác nội dung"),),
    )  # fmt: skip
    office.clock.move_to("2024-07-04T08:00")
    office.load(other)
    office.send("K2-D1", "establish-team", document="06/QĐ")
    office.send("K2-01", "notify", document="1/TB")
    office.send("K2-01", "urge", document="103/CV")
    # The letters count through all plans, also where the report is about one.
    assert [it.number for it in report(office).urgings] == [1, 2, 3]
    assert [it.number for it in report(office, everything=True).urgings] == [1, 2, 3, 4]


def test_a_head_answers_for_the_units_headed_on_the_day(tmp_path: Path) -> None:
    office = opened(tmp_path)
    with office.application.store.write() as uow:
        head = uow.parties.person("tp-dautu")
        assert head is not None
        ended = Appointment(Role.HEAD, "QLDT", None, date(2024, 5, 31))
        uow.parties.put_person(replace(head, appointments=(ended,)))
        uow.commit()
    office.clock.move_to("2024-07-02T08:00")
    with office.application.views(office.application.actor("lanh-dao")) as views:
        people = views.people()
    assert headed_by("tp-dautu", people, date(2024, 5, 31)) == {"QLDT"}
    assert headed_by("tp-dautu", people, date(2024, 6, 1)) == frozenset()
    assert "tp-dautu" in figures(report(office, Span(None, date(2024, 5, 31)), by="head"))
    rows = figures(report(office, by="head"))
    assert set(rows) == {"tp-moitruong", "-", ROUND}
    with office.application.store.write() as uow:
        gone = uow.parties.person("tp-moitruong")
        assert gone is not None
        uow.parties.put_person(replace(gone, left_on=date(2024, 7, 1)))
        uow.commit()
    assert set(figures(report(office, by="head"))) == {"-", ROUND}
    assert set(figures(report(office, by="plan"))) == {PLAN.code}


def test_what_fell_due_before_the_period_and_is_still_owed_stands_beside_it(tmp_path: Path) -> None:
    office = opened(tmp_path)
    office.clock.move_to("2024-08-01T08:00")
    found = report(office, Span(date(2024, 7, 1), date(2024, 9, 30)))
    assert behind(found, Figure.DATED) == [f"{ROUND} summary"]  # its time has not come
    assert {f"{it.case.code} {it.deadline.name}" for it in found.older} >= {f"{FIRST} visit"}
    assert {it.box for it in found.older} == {Box.OPEN_LATE}


def test_left_over_work_stands_outside_the_boxes_of_the_next_year(tmp_path: Path) -> None:
    office = opened(tmp_path)
    to_concluded(office, {"amount": 10})
    office.clock.move_to("2024-12-31T09:00")
    actor = office.application.actor("lanh-dao")
    office.application.years.close([PLAN], 2024, Wishes(carry_all=True), actor, None)
    year = Span(date(2024, 1, 1), date(2024, 12, 31))
    office.clock.move_to("2025-03-03T08:00")
    office.send(POINT, "remediate", facts={"explanation_text": "xong"})
    found = report(office, year)
    assert found.frozen is not None
    assert found.frozen.agrees
    assert found.stock.open == ()
    assert f"{POINT} remedy" in behind(found, Figure.OPEN_LATE)
    later = report(office, Span(date(2025, 1, 1), date(2025, 12, 31)))
    assert POINT in {case.code for case in later.stock.open}
    assert later.total.items == ()
    assert later.frozen is None


def test_a_closed_year_says_when_the_log_no_longer_agrees(tmp_path: Path) -> None:
    office = opened(tmp_path)
    to_inspected(office)
    office.clock.move_to("2024-12-31T09:00")
    actor = office.application.actor("lanh-dao")
    office.application.years.close([PLAN], 2024, Wishes(carry_all=True), actor, None)
    assert report(office, only=frozenset({"VP"})).frozen is None
    office.clock.move_to("2025-01-03T08:00")
    office.send(FIRST, "conclude", on=date(2024, 6, 18), document="9/TB", reason="nhập bù",
                facts={"recommendations": []})  # fmt: skip
    frozen = report(office).frozen
    assert frozen is not None
    assert frozen.differs["done_on_time"][1] == frozen.differs["done_on_time"][0] + 1
    with office.application.store.write() as uow:
        uow.connection.exec_driver_sql("DROP TRIGGER year_closing_no_update")
        uow.connection.exec_driver_sql("UPDATE year_closing SET figures = '{}'")
        uow.commit()
    with pytest.raises(YearClosed, match="audit verify"):
        report(office)


def standing(office: PlayedOffice, day: date | None) -> Standing:
    """Return how every deadline stands, now or at the end of a day."""
    application = office.application
    with application.views(application.actor("lanh-dao")) as views:
        gathered = gather(views, PLAN.code, views.plans())
    return {
        (record.case.code, item.name, item.round): (
            record.case.state, record.case.unit, record.case.dates, item.state, item.due_on,
            item.met_on, item.on_time, item.late_working_days,
        )
        for record in gathered.records(day)
        for item in record.deadlines
    }  # fmt: skip


STEPS: tuple[tuple[str, dict[str, int]], ...] = (
    ("notify", {}), ("receive-report", {}), ("inspect", {}), ("agree-visit", {}),
    ("postpone", {}), ("reschedule", {"visit_on": 9, "visit_end_on": 9}),
    ("reschedule", {"visit_on": 20, "visit_end_on": 20}), ("conclude", {}),
    ("remediate", {}), ("accept", {}), ("return", {}), ("cancel", {}), ("pause", {}),
    ("resume", {}), ("urge", {}), ("end-round", {}),
)  # fmt: skip
CODES = (FIRST, FIRST, SECOND, POINT, POINT, ROUND)


def attempt(office: PlayedOffice, code: str, event: str, ahead: Mapping[str, int]) -> None:
    """Send a step if it is possible."""
    days = {name: office.today + timedelta(days=count) for name, count in ahead.items()}
    facts: dict[str, Fact] = {
        "recommendations": [{"text": "Một", "remedy": {"amount": 5}}], "deadline": "conclusion",
        "explanation_text": "xong",
    }  # fmt: skip
    given = facts if event in {"conclude", "pause", "resume", "remediate"} else {}
    kept = {"conclude": ("recommendations",), "remediate": ("explanation_text",)}
    given = {name: given[name] for name in kept.get(event, tuple(given)) if name in given}
    try:
        office.send(code, event, document="1/VB", reason="lý do", dates=days, facts=given)
    except DondocError:
        return


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(CODES), st.sampled_from(STEPS), st.integers(0, 9)),
        min_size=6,
        max_size=18,
    )
)
def test_the_log_tells_how_everything_stood_at_the_end_of_each_day(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[tuple[str, tuple[str, Mapping[str, int]], int]],
) -> None:
    office = opened(tmp_path_factory.mktemp("told"))
    seen: dict[date, Standing] = {}
    for code, (event, ahead), days in steps:
        attempt(office, code, event, ahead)
        if days:
            seen[office.today] = standing(office, None)
            office.clock.advance(days=days)
    for day, stood in seen.items():
        assert standing(office, day) == stood, day
    every_moved_deadline_has_its_slips(office)


def every_moved_deadline_has_its_slips(office: PlayedOffice) -> None:
    """Follow the slips of each deadline from its first day to the one it has now."""
    application = office.application
    with application.views(application.actor("lanh-dao")) as views:
        gathered = gather(views, PLAN.code, views.plans())
    for case_id, deadlines in gathered.deadlines.items():
        found = slips_of(gathered.log[case_id].items, POSTPONING)
        for item in deadlines:
            own = [slip for slip in found if (slip.name, slip.round) == (item.name, item.round)]
            days = [slip.from_on for slip in own[:1]] + [slip.to_on for slip in own]
            assert [slip.from_on for slip in own[1:]] == days[1:-1]
            went_on = any((slip.name, slip.round) == (item.name, item.round + 1) for slip in found)
            assert not any(slip.stands for slip in own[:-1])
            assert all(slip.stands or went_on for slip in own[-1:])
            if item.original_due_on != item.due_on:
                assert own, item
            if own and days[-1] is not None:
                assert days[-1] == item.due_on, item


def test_a_report_costs_as_many_statements_however_many_cases_there_are(tmp_path: Path) -> None:
    heard: list[str] = []
    asked: list[int] = []
    for count in (1, 12):
        store = open_store(str(tmp_path / f"{count}.sqlite3"), probe=heard.append)
        store.prepare()
        office = PlayedOffice.found(store, "2024-05-02T08:00")
        first = replace(PLAN.visits[0], conflict_reason="một đoàn")
        visits = tuple(
            replace(first, code=f"KH-{number:02}", first_on=date(2024, 6, 3) + timedelta(number))
            for number in range(count)
        )
        office.load(replace(PLAN, visits=visits))
        heard.clear()
        report(office, Q2)
        asked.append(sum(label.startswith("before SELECT") for label in heard))
        store.dispose()
    assert asked[0] == asked[1] > 0
