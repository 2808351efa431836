"""The five plans that ship, each played for its whole year: what holds on every day of all of them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from itertools import pairwise
from typing import Final

import pytest

from benchmarks.years import NAMES, Source, row_of, source_of
from dondoc.audit.check import Evidence, Verification, verify
from dondoc.cli.output import display_width
from dondoc.cli.simulations.shown import WIDTH, fitting, print_simulation
from dondoc.cli.simulations.year import HEIGHT, year_json, year_lines
from dondoc.clock import OFFICE_ZONE
from dondoc.simulation.playing import Simulation, season_of, simulate_plan
from dondoc.simulation.record import Duty
from dondoc.simulation.scenario import Scenario
from dondoc.simulation.stage import Stage
from dondoc.simulation.year import Shape, ShapeLine
from engine.calendar import Roll, WorkingCalendar
from engine.definition import DEFAULT_LADDER
from engine.ports import Parcel, TimerRow
from engine.timers import DIGEST, Notice, NoticeRequest, NoticeState
from engine.window import SendingWindow

pytestmark = pytest.mark.no_cover

QUICKEST: Final = "binh-duong-bql-kcn-2024"
SLEEPING: Final = "binh-duong-skhdt-2018"
QUARTER_DAYS: Final = 66
"""Working days between two times somebody is asked about what waits, the day itself included."""


Untraced = Callable[[], AbstractContextManager[None]]


@dataclass(frozen=True, slots=True)
class Played:
    """A finished year with everything that its database still knew at the end."""

    source: Source
    simulation: Simulation
    parcels: tuple[Parcel, ...]
    timers: Mapping[str, Sequence[TimerRow]]
    notices: Mapping[str, Sequence[Notice]]
    ended_at: datetime
    log: Verification
    calendars: Mapping[date, WorkingCalendar]

    @property
    def shapes(self) -> Mapping[Shape, ShapeLine]:
        year = self.simulation.year
        assert year is not None
        return {line.shape: line for line in year.shapes}

    def dated(self) -> Iterator[Duty]:
        """Yield what people owed by a day."""
        for duty in self.simulation.record.duties:
            owed = duty.is_for_people and not duty.template.closes_by
            if owed and duty.deadline.due_on is not None and duty.deadline.state != "withdrawn":
                yield duty


@cache
def _played(name: str, *, anyone: bool) -> Played:
    source = source_of(name)
    scenario = source.scenario if anyone else None
    with season_of(source.plan, scenario, source.issued_on) as (stage, simulation):
        with stage.views() as views:
            cases = views.cases()
            parcels = views.messages()
            timers = {case.code: views.timers(case) for case in cases}
            notices = {case.code: views.notices(case) for case in cases}
            entries = tuple(item.entry for item in views.entries())
        days = {parcel.settled_at for parcel in parcels}
        on = {it.astimezone(OFFICE_ZONE).date() for it in days if it is not None}
        return Played(
            source,
            simulation,
            parcels,
            timers,
            notices,
            stage.clock.now(),
            _verified(stage, entries),
            {day: stage.history.as_known_on(day) for day in on},
        )


def _verified(stage: Stage, entries: tuple[object, ...]) -> Verification:
    office = stage.application.office()
    with stage.application.store.read() as uow:
        seals = uow.audit.seals()
    return verify(Evidence(office.id, entries, seals, frozenset(), {}))  # type: ignore[arg-type]  # entries of the log


@pytest.fixture(scope="module", params=NAMES)
def busy(request: pytest.FixtureRequest, untraced: Untraced) -> Played:
    """Return each of the five years with everyone on time."""
    with untraced():
        return _played(request.param, anyone=True)


@pytest.fixture(scope="module")
def asleep(untraced: Untraced) -> Played:
    """Return the year of the plan with most dates in which nobody does anything."""
    with untraced():
        return _played(SLEEPING, anyone=False)


def test_a_year_in_which_all_work_on_time_ends_with_nothing_late_or_open(busy: Played) -> None:
    report = busy.simulation.report
    assert [*report.late, *report.opened, *busy.simulation.stuck] == []
    assert all(total == done for total, done in report.cases.values())
    assert report.last <= date(busy.source.plan.year + 1, 2, 28)
    assert busy.source.issued_on - report.first <= timedelta(days=31)


def test_the_season_of_003_on_time_has_nothing_late_and_fits_on_a_screen(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_simulation("003", _played("binh-dinh-ubnd-2024", anyone=True).simulation, "")
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) <= HEIGHT
    assert max(map(display_width, lines)) <= WIDTH
    assert lines[1:3] == [
        "Mô phỏng 28/03/2024–28/10/2024 (215 ngày): mọi người đúng hạn",
        "Đã kết thúc: cuộc kiểm tra 26/26, đợt kiểm tra 2/2",
    ]
    assert "TRỄ HẠN: không" in lines
    assert "    BDI-24-01 gửi báo cáo phục vụ kiểm tra: 29/04/2024 → 02/05/2024" in lines


def test_whoever_owes_something_by_a_day_is_reminded_on_that_day(busy: Played) -> None:
    said = {(it.case, it.deadline, it.on) for it in busy.simulation.record.said if not it.offset}
    calendar = busy.simulation.record.calendar
    missing = []
    for duty in busy.dated():
        deadline = duty.deadline
        assert deadline.due_on is not None
        day = calendar.roll(deadline.due_on, Roll.PRECEDING)
        told = (duty.case.code, deadline.name, day) in said
        if not told and deadline.met_on is not None and deadline.met_on >= deadline.due_on:
            missing.append((duty.case.code, deadline.name, day))
    assert missing == []


def test_no_rung_is_skipped_and_every_one_that_fired_reaches_somebody(busy: Played) -> None:
    for code, rows in busy.timers.items():
        reached: dict[str, set[NoticeState]] = defaultdict(set)
        for notice in busy.notices[code]:
            reached[notice.key].add(notice.state)
        for row in rows:
            assert row.state != "skipped", row
            assert row.state != "pending" or row.timer.fires_at > busy.ended_at, row
            if row.state == "fired" and isinstance(row.timer.act, NoticeRequest):
                assert reached[row.timer.key] & {NoticeState.SENT, NoticeState.CLOSED}, row


def test_a_reminder_that_is_not_sent_was_no_longer_true(busy: Played) -> None:
    closed = [
        notice.closed_reason
        for notices in busy.notices.values()
        for notice in notices
        if notice.state is not NoticeState.SENT
    ]
    assert {*closed} <= {"done", "moved"}


@pytest.mark.parametrize(("name", "anyone"), [*((name, True) for name in NAMES), (SLEEPING, False)])
def test_a_person_gets_at_most_one_digest_a_day_and_only_in_office_hours(
    name: str, *, anyone: bool
) -> None:
    played = _played(name, anyone=anyone)
    digests = [parcel for parcel in played.parcels if parcel.message.key.startswith(DIGEST)]
    days = Counter((_day(parcel), parcel.message.person) for parcel in digests)
    assert max(days.values()) == 1
    for parcel in digests:
        at = parcel.settled_at
        assert at is not None
        assert SendingWindow().is_open(at, OFFICE_ZONE, played.calendars[_day(parcel)]), parcel


def _day(parcel: Parcel) -> date:
    assert parcel.settled_at is not None
    return parcel.settled_at.astimezone(OFFICE_ZONE).date()


def test_every_deadline_has_an_owner_and_everything_said_a_reader(busy: Played) -> None:
    record = busy.simulation.record
    assert all(duty.deadline.owner for duty in record.duties)
    assert all(item.people for item in record.said)


def test_every_period_of_a_report_regime_is_handed_in(busy: Played) -> None:
    year = busy.simulation.year
    assert year is not None
    assert year.aims.regimes == len(busy.source.plan.regimes)
    assert all(line.handed_in_on for line in year.reports)
    assert all(line.late_working_days is None for line in year.reports)
    for line in year.reports:
        if line.outer_on is not None and line.handed_in_on is not None:
            assert line.handed_in_on <= line.outer_on


def test_the_log_of_a_year_verifies(busy: Played) -> None:
    assert busy.log.intact


def test_a_year_fits_on_one_page_and_its_figures_agree(busy: Played) -> None:
    lines = [fitting(line) for line in year_lines(busy.simulation)]
    assert len(lines) <= HEIGHT
    assert max(map(display_width, lines)) <= WIDTH
    told = year_json(busy.simulation)
    assert told is not None
    assert sum(line.count for line in busy.shapes.values()) > 0
    assert sum(line.awaited + line.late for line in busy.shapes.values()) == 0
    year = busy.simulation.year
    assert year is not None
    assert sum(line.total for line in year.rungs) == busy.simulation.report.reminders
    assert row_of("x", busy.simulation, 0.04)[-1] == "0.0"


def test_the_quickest_year_is_the_same_each_time() -> None:
    source = source_of(QUICKEST)
    again = simulate_plan(source.plan, source.scenario, source.issued_on)
    assert again == _played(QUICKEST, anyone=True).simulation


def test_what_nobody_does_climbs_to_the_head_the_organiser_and_the_leadership(
    asleep: Played,
) -> None:
    calendar, last = asleep.simulation.record.calendar, asleep.simulation.report.last
    told: dict[tuple[str, str], dict[int, date]] = defaultdict(dict)
    for item in asleep.simulation.record.said:
        told[item.case, item.deadline][item.offset] = item.on
    late = {(line.case, line.name): line.due_on for line in asleep.simulation.report.late}
    assert len(late) == asleep.shapes[Shape.DATED].count > 100
    climbing = [rung.offset for rung in DEFAULT_LADDER if rung.offset > 0]
    for key, due_on in late.items():
        days = {offset: calendar.shift(due_on, offset) for offset in climbing}
        due = {offset: day for offset, day in days.items() if day <= last}
        assert {offset: told[key].get(offset) for offset in due} == due, key


def test_who_is_told_what_climbs_is_of_the_right_kind(asleep: Played) -> None:
    audiences: dict[int, set[str]] = defaultdict(set)
    for item in asleep.simulation.record.said:
        audiences[item.offset].add(item.audience)
    assert (audiences[3], audiences[5], audiences[10]) == (
        {"unit_head"},
        {"organiser"},
        {"leadership"},
    )


def test_nobody_is_buried_in_mail_when_nobody_works(asleep: Played) -> None:
    assert max(person.most for person in asleep.simulation.report.by_person) <= 2
    assert asleep.simulation.report.overloads == ()


def test_what_waits_is_asked_about_every_quarter(asleep: Played) -> None:
    calendar = asleep.simulation.record.calendar
    asked: dict[str, list[date]] = defaultdict(list)
    for item in asleep.simulation.record.said:
        if item.deadline == "wake":
            asked[item.case].append(item.on)
    waiting = {
        duty.case.code for duty in asleep.simulation.record.duties if duty.case.state == "waiting"
    }
    assert {*asked} == waiting
    for days in asked.values():
        inside = [asleep.simulation.report.first, *days, asleep.simulation.report.last]
        assert all(calendar.working_days_between(a, b) <= QUARTER_DAYS for a, b in pairwise(inside))
        assert len(days) >= 4


def test_a_plan_without_rounds_gets_one_for_the_visits_of_its_scenario() -> None:
    source = source_of("dong-nai-bql-kcn-2023")
    assert source.plan.rounds == ()
    assert len(source.scenario.visits) == 4
    assert Scenario().visits == ()
