"""Simulated seasons of a small plan: each thing that can go wrong, and what follows from it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from dondoc.cli.simulations.shown import HEADING, HEIGHT, WIDTH, fitting, summary_lines
from dondoc.cli.simulations.tables import timeline_lines
from dondoc.simulation.playing import Simulation, codes_of_office, simulate_office, simulate_plan
from dondoc.simulation.report import Gap, LateLine, working_days_inside
from dondoc.simulation.scenario import (
    Announcement,
    Findings,
    Late,
    Move,
    Postponement,
    Returned,
    Scenario,
    Whom,
)
from dondoc.simulation.stage import Stage, history_with
from dondoc.simulation.timeline import Kind, timeline_of
from dondoc.testing import PlayedOffice
from engine.case import Case, Command, Fact
from engine.decisions import OPEN
from engine.errors import EventRefused
from engine.plan import Plan, PlannedVisit, RuleSetting
from engine.planned_tasks import PlannedTask
from engine.viewer import Viewer
from tests.integration.story_office import (
    FIRST,
    PLAN,
    ROUND,
    RULES,
    SECOND,
    VISITS,
    opened,
    to_concluded,
)
from workflows.calendars.vietnam import calendar_of_vietnam

ISSUED = date(2024, 5, 2)
EVERYONE, FIRST_ONE = Whom(), Whom(case=FIRST)
OUTSIDER, INSIDER = Viewer("dm-moitruong"), Viewer("thu-ky")


def played(scenario: Scenario = Scenario(), plan: Plan = PLAN, **changes: object) -> Simulation:  # noqa: B008  (frozen)
    return simulate_plan(plan, replace(scenario, **changes), ISSUED)  # type: ignore[arg-type]  # fields of it


def late(simulation: Simulation) -> dict[tuple[str, str], int]:
    return {(line.case, line.name): line.working_days for line in simulation.report.late}


def line(simulation: Simulation, case: str, name: str) -> LateLine:
    return next(it for it in simulation.report.late if (it.case, it.name) == (case, name))


def due(simulation: Simulation, case: str, name: str) -> date | None:
    duties = simulation.record.duties
    found = [d.deadline for d in duties if (d.case.code, d.deadline.name) == (case, name)]
    return max(found, key=lambda deadline: deadline.round).due_on


def told(simulation: Simulation, kind: Kind, case: str = "") -> list[tuple[date, str]]:
    found = timeline_of(simulation.record)
    return [(it.on, it.label) for it in found if it.kind is kind and case in {"", it.case}]


def ended(simulation: Simulation) -> bool:
    return all(total == done for total, done in simulation.report.cases.values())


@pytest.fixture(scope="module")
def on_time() -> Simulation:
    return played()


def test_without_a_scenario_everyone_is_on_time(on_time: Simulation) -> None:
    report = on_time.report
    assert [*report.late, *report.opened, *report.gaps, *report.overloads] == []
    assert on_time.stuck == ()
    assert ended(on_time)
    assert report.cases == {"inspection": (2, 2), "round": (1, 1)}
    assert all(kind.on_time + kind.unset == kind.count for kind in report.kinds)
    assert not any(item.offset > 0 for item in on_time.record.said)


def test_the_season_begins_with_the_plan_and_ends_with_its_last_product(
    on_time: Simulation,
) -> None:
    assert on_time.report.first == ISSUED
    assert on_time.report.last == due(on_time, ROUND, "summary") == date(2024, 7, 11)


def test_every_message_is_counted_once_by_day_and_by_person(on_time: Simulation) -> None:
    report = on_time.report
    by_day = sum(day.letters + day.digests for day in report.by_day)
    assert by_day == sum(person.total for person in report.by_person) == len(on_time.record.mails)
    assert max(day.most for day in report.by_day) == report.by_person[0].most


def test_a_digest_a_day_is_the_most_anyone_gets(on_time: Simulation) -> None:
    digests = [(m.on, m.person) for m in on_time.record.mails if m.kind == "digest"]
    assert len(digests) == len(set(digests)) > 0


def visit(number: int, day: int) -> PlannedVisit:
    """Return one of many visits in June, alternately at the two units."""
    unit = ("QLDT", "QLMT")[number % 2]
    return PlannedVisit(
        f"KH-0{number}",
        ROUND,
        unit,
        date(2024, 6, day),
        at=time(7 + number),
        subject=f"nội dung {number}",
    )


LATE, SILENT, NO_REPORT, MOVED, PUT_OFF, RETURNED, TOO_LATE = (f"KH-0{n}" for n in range(1, 8))
TROUBLE = Scenario(
    late=(
        Late(Whom(LATE), "receive-report", 3),
        Late(Whom(SILENT), "remedy", None),
        Late(Whom(NO_REPORT), "report", None),
    ),
    moves=(
        Move(MOVED, date(2024, 5, 27), date(2024, 6, 20)),
        Move(TOO_LATE, date(2024, 6, 12), date(2024, 6, 20)),
    ),
    postponements=(
        Postponement(PUT_OFF, date(2024, 5, 20), date(2024, 6, 25), date(2024, 6, 3)),
        Postponement(f"{LATE}-KN9", date(2024, 5, 20)),  # there never is such a case
    ),
    findings=(Findings(Whom(SILENT), 1, 10), Findings(Whom(RETURNED), 2, 5)),
    returned=(Returned(Whom(RETURNED), 1, 5),),
    until=date(2024, 7, 19),
)


@pytest.fixture(scope="module")
def trouble() -> Simulation:
    """Return a season in which each of seven visits has a trouble of its own."""
    days = zip(range(1, 8), (6, 4, 6, 7, 7, 4, 10), strict=True)
    return played(TROUBLE, replace(PLAN, visits=tuple(visit(*each) for each in days)))


def test_only_what_the_scenario_says_is_late(trouble: Simulation) -> None:
    assert late(trouble) == {
        (LATE, "report"): 3,
        (f"{SILENT}-KN1", "remedy"): 13,
        (NO_REPORT, "report"): 5,
    }


def test_a_report_three_working_days_late_is_told_to_owner_and_head(trouble: Simulation) -> None:
    found = line(trouble, LATE, "report")
    assert [offset for offset, _audience, _on in found.told] == [1, 3]
    assert found.done_on == date(2024, 6, 4)
    assert not found.still_open


def test_what_is_never_done_climbs_to_the_leadership(trouble: Simulation) -> None:
    found = line(trouble, f"{SILENT}-KN1", "remedy")
    assert [offset for offset, _audience, _on in found.told] == [1, 3, 5, 10]
    assert found.still_open
    assert found.done_on is None
    assert set(trouble.report.escalations) == {1, 3, 5, 10}
    assert {it.case for it in trouble.report.opened} >= {SILENT, f"{SILENT}-KN1"}


def test_without_its_report_a_unit_is_inspected_all_the_same(trouble: Simulation) -> None:
    found = line(trouble, NO_REPORT, "report")
    assert (found.done_on, found.still_open) == (None, False)
    steps = [label for _on, label in told(trouble, Kind.STEP, NO_REPORT)]
    assert "tiến hành kiểm tra khi chưa có báo cáo" in steps or "tiến hành kiểm tra" in steps


def test_a_visit_that_moves_takes_its_deadlines_along(trouble: Simulation) -> None:
    moved = [m for m in trouble.record.moves if m.case == MOVED]
    assert {m.event for m in moved} == {"reschedule"}
    assert {m.deadline for m in moved} >= {"visit", "conclusion"}
    assert due(trouble, MOVED, "visit") == date(2024, 6, 20)
    assert (date(2024, 5, 27), "change-of-date") in told(trouble, Kind.LETTER, MOVED)
    assert due(trouble, LATE, "visit") == date(2024, 6, 6)


def test_a_move_that_is_not_possible_is_told_with_its_reason(trouble: Simulation) -> None:
    (stuck,) = trouble.stuck
    assert (stuck.code, stuck.event, stuck.on) == (TOO_LATE, "reschedule", date(2024, 6, 12))
    assert isinstance(stuck.refusal, EventRefused)


def test_a_postponed_visit_gets_its_new_day_when_it_is_decided(trouble: Simulation) -> None:
    days = {label: on for on, label in told(trouble, Kind.STEP, PUT_OFF)}
    assert days["hoãn, chưa có ngày mới"] == date(2024, 5, 20)
    assert days["dời lịch kiểm tra"] == date(2024, 6, 3)
    assert due(trouble, PUT_OFF, "visit") == date(2024, 6, 25)


def test_a_remediation_sent_back_gets_a_further_round(trouble: Simulation) -> None:
    duties = [d for d in trouble.record.duties if d.case.code.startswith(f"{RETURNED}-KN")]
    rounds = [d.deadline.round for d in duties if d.deadline.name == "remedy"]
    assert sorted(rounds) == [1, 1, 2, 2]
    assert {d.case.state for d in duties} == {"accepted"}


def test_the_screen_of_a_troubled_season_fits_however_much_there_is_to_tell(
    trouble: Simulation,
) -> None:
    lines = [*summary_lines(trouble)]
    assert "KHÔNG LÀM ĐƯỢC: 1" in lines
    assert any(line.startswith("    KH-0") and " → " in line for line in lines)
    report = trouble.report
    gap = Gap(LATE, "visit_end_on", ISSUED, "ban hành thông báo kết luận kiểm tra", ISSUED)
    full = replace(report, late=report.late * 9, opened=report.opened * 9, gaps=(gap,) * 9)
    much = summary_lines(replace(trouble, report=full, stuck=trouble.stuck * 9))
    assert len(much) <= HEIGHT - HEADING
    assert any(line.endswith(" dòng nữa") for line in much)


def test_a_line_too_long_for_the_screen_is_cut_with_a_sign() -> None:
    assert fitting("x" * WIDTH) == "x" * WIDTH
    assert fitting("ơ" * 2 * WIDTH) == "ơ" * (WIDTH - 1) + "…"


def test_the_timeline_tells_every_kind_of_thing(trouble: Simulation) -> None:
    lines = [" ".join(line.split()) for line in timeline_lines(trouble)]
    for words in (
        "dời hạn KH-04 ban hành thông báo kết luận kiểm tra: 21/06/2024 → 04/07/2024",
        "nhắc quá hạn KH-01 gửi báo cáo phục vụ kiểm tra (+1) → dm-moitruong",
        "thư KH-04 thay đổi lịch kiểm tra → ",
        "đến hạn KH-01 gửi báo cáo phục vụ kiểm tra: quá hạn 3 ngày làm việc, 04/06/2024",
        "đến hạn KH-02-KN1 báo cáo kết quả khắc phục: quá hạn 13 ngày làm việc, chưa xong",
        "tiến hành kiểm tra: đúng hạn",
    ):
        assert any(words in line for line in lines), words


def test_a_visit_put_off_for_good_keeps_its_round_open() -> None:
    seen = played(postponements=(Postponement(FIRST, date(2024, 5, 20)),), until=date(2024, 6, 14))
    assert {it.name for it in seen.report.opened} >= {"new_date", "end_or_wait"}
    assert seen.report.last == date(2024, 6, 14)


def test_working_ahead_spares_reminders(on_time: Simulation) -> None:
    seen = played(ahead=3)
    assert late(seen) == {}
    assert seen.report.reminders < on_time.report.reminders
    assert due(seen, FIRST, "visit") == due(on_time, FIRST, "visit")


def test_mornings_on_which_nothing_is_due_may_be_passed_over(
    on_time: Simulation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Stage, "is_idle", lambda _stage: False)
    assert played() == on_time


SPRING = replace(
    PLAN,
    rules={"inspection": (RuleSetting("notice", 3, owner="team"),)},
    visits=(PlannedVisit(FIRST, ROUND, "QLDT", date(2024, 5, 3)),),
)


def test_the_swap_known_since_12_april_moves_what_counts_across_it() -> None:
    # Three working days before 3 May: 26 April by the calendar of 10 April, 25 April since.
    seen = simulate_plan(SPRING, Scenario(), date(2024, 4, 1))
    assert [(m.on, m.old_on, m.new_on) for m in seen.record.moves if m.deadline == "notice"] == [
        (date(2024, 4, 12), date(2024, 4, 26), date(2024, 4, 25))
    ]
    assert late(seen) == {}
    assert any(mail.kind == "changes" for mail in seen.record.mails)


def test_a_swap_may_become_known_on_another_day() -> None:
    swap = Announcement(date(2024, 4, 29), date(2024, 4, 22), date(2024, 5, 4), "2450/VPCP-KGVX")
    seen = simulate_plan(SPRING, Scenario(announcements=(swap,)), date(2024, 4, 1))
    assert {m.on for m in seen.record.moves} == {date(2024, 4, 22)}


def test_a_day_off_of_a_scenario_is_known_from_its_day_on_with_or_without_a_day_worked() -> None:
    off, worked = date(2024, 4, 29), date(2024, 5, 4)
    for swap in (
        Announcement(off, date(2024, 4, 22), worked),
        Announcement(off, date(2024, 4, 24)),
    ):
        history = history_with((swap,))
        eve = history.as_known_on(swap.known_on - timedelta(days=1))
        known = history.as_known_on(swap.known_on)
        assert (eve.is_working_day(off), known.is_working_day(off)) == (True, False)
        assert known.is_working_day(worked)
    assert history_with(()) is calendar_of_vietnam()


def test_an_outage_says_nothing_and_then_says_it_once() -> None:
    first, last = date(2024, 5, 27), date(2024, 5, 31)
    seen = played(outages=((first, last),))
    days = {mail.on for mail in seen.record.mails}
    assert not {first + timedelta(days=n) for n in range(5)} & days
    assert late(seen) == {}
    monday = [m for m in seen.record.mails if m.on == date(2024, 6, 3) and m.kind == "digest"]
    assert len({m.person for m in monday}) == len(monday)


def test_visits_without_a_day_get_one_in_the_window_of_the_plan() -> None:
    visits = tuple(replace(visit, first_on=None) for visit in VISITS)
    june = replace(PLAN, visits=visits, window_last_on=date(2024, 6, 9))
    seen = played(plan=june)
    assert [due(seen, code, "visit") for code in (FIRST, SECOND)] == [
        date(2024, 6, 7),
        date(2024, 6, 6),
    ]
    assert ended(seen)
    assert late(seen) == {}


def test_steps_without_a_number_are_done_when_somebody_is_first_asked() -> None:
    rules = {"inspection": (RuleSetting("conclusion", 10),), "round": ()}
    visits = tuple(replace(visit, tentative=True) for visit in VISITS)
    seen = played(plan=replace(PLAN, rules=rules, visits=visits))
    assert ended(seen)
    assert late(seen) == {}
    unset = {kind.name: kind.unset for kind in seen.report.kinds}
    assert unset["notice"] == unset["report"] == unset["agree_visit"] == 2
    assert unset["conclusion"] == 0


def test_a_report_that_sums_up_waits_for_what_it_sums_up_unless_it_has_a_day() -> None:
    products = replace(PLAN.rounds[0], products=("consolidated_remediation_report",))
    plan = replace(PLAN, rounds=(products,), visits=VISITS[:1])
    found = Scenario(findings=(Findings(FIRST_ONE, 1, 15),))
    waiting = played(found, plan)
    accepted = next(on for on, label in told(waiting, Kind.STEP) if "công nhận" in label)
    issued = next(on for on, label in told(waiting, Kind.STEP, ROUND) if "sản phẩm" in label)
    assert issued == accepted
    dated = {"round": (RuleSetting("consolidated_remediation_report", 5),)}
    seen = played(found, replace(plan, rules={**RULES, **dated}))
    assert due(seen, ROUND, "consolidated_remediation_report") == date(2024, 6, 13)
    assert late(seen) == {}


def test_tasks_are_handed_in_on_their_day_and_duties_without_end_looked_after() -> None:
    tasks = (
        PlannedTask("1", "Rà soát thủ tục", lead=("QLDT",), time="Tháng 6/2024"),
        PlannedTask("2", "Kiểm soát thủ tục", lead=("QLMT",), time="Thường xuyên", review_months=1),
    )
    plan = replace(PLAN, visits=(), rounds=(), tasks=tasks)
    seen = played(plan=plan, until=date(2024, 8, 16))
    assert late(seen) == {}
    assert seen.report.cases == {"task": (2, 1)}
    steps = [label for _on, label in told(seen, Kind.STEP, "KH-2")]
    assert steps.count("cập nhật tình hình") == 3
    assert "báo cáo kết quả thực hiện" not in steps


def test_a_plan_signed_too_late_is_played_from_its_first_due_day() -> None:
    seen = simulate_plan(PLAN, Scenario(), date(2024, 5, 28))
    assert seen.report.first == due(seen, FIRST, "notice") == date(2024, 5, 23)
    assert late(seen) == {}


def test_a_notice_that_never_goes_out_keeps_the_visit_from_being_made() -> None:
    seen = played(late=(Late(FIRST_ONE, "notify", None),), until=date(2024, 6, 7))
    assert {(FIRST, "notice"), (FIRST, "visit")} <= set(late(seen))
    assert seen.stuck == ()  # nobody even tries


def test_steps_on_following_days_have_no_working_day_between_them() -> None:
    rules = {**RULES, "inspection": (RuleSetting("notice", 2), RuleSetting("report", 1))}
    gaps = played(plan=replace(PLAN, rules=rules)).report.gaps
    assert [(gap.before_on, gap.after_on) for gap in gaps if gap.case == FIRST] == [
        (date(2024, 6, 4), date(2024, 6, 5)),
        (date(2024, 6, 5), date(2024, 6, 6)),
    ]


def test_five_days_over_tet_hold_no_working_day() -> None:
    tet = replace(
        PLAN,
        rules={"inspection": (RuleSetting("conclusion", 7, "calendar_days"),)},
        visits=(PlannedVisit(FIRST, ROUND, "QLDT", date(2024, 2, 7)),),
    )
    gaps = simulate_plan(tet, Scenario(), date(2024, 1, 2)).report.gaps
    assert ("visit_end_on", date(2024, 2, 7)) in {(gap.before, gap.before_on) for gap in gaps}


def test_working_days_inside_leave_out_both_ends() -> None:
    calendar = calendar_of_vietnam().current
    assert working_days_inside(date(2024, 6, 3), date(2024, 6, 4), calendar) == 0
    assert working_days_inside(date(2024, 6, 7), date(2024, 6, 10), calendar) == 0
    assert working_days_inside(date(2024, 6, 3), date(2024, 6, 7), calendar) == 3


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PlayedOffice]:
    found = opened(tmp_path)
    yield found
    found.application.store.dispose()


def ahead(
    office: PlayedOffice, days: int, viewer: Viewer, scenario: Scenario | None = None
) -> Simulation:
    now = office.clock.now()
    return simulate_office(office.application.store, viewer, now, days, scenario)


def test_the_next_days_of_an_office_in_which_nobody_acts(office: PlayedOffice) -> None:
    seen = ahead(office, 45, OUTSIDER)
    assert not seen.anyone_acts
    assert not seen.is_whole
    assert (seen.report.first, seen.report.last) == (date(2024, 5, 2), date(2024, 6, 16))
    assert {(FIRST, "notice"), (FIRST, "report"), (FIRST, "visit")} <= set(late(seen))
    assert sum(seen.report.due_by_week.values()) == len(late(seen))
    assert seen.report.escalations
    assert office.case(FIRST).state == "planned"
    assert office.mail.sent == []


def test_the_next_days_of_an_office_in_which_everyone_is_on_time(office: PlayedOffice) -> None:
    seen = ahead(office, 50, OUTSIDER, Scenario())
    assert late(seen) == {}
    assert seen.report.cases["inspection"] == (2, 1)


def test_what_is_open_now_goes_on_from_where_it_stands(office: PlayedOffice) -> None:
    to_concluded(office, {"amount": 10})
    assert (f"{FIRST}-KN1", "remedy") in late(ahead(office, 17, OUTSIDER))
    assert (f"{FIRST}-KN1", "remedy") not in late(ahead(office, 17, OUTSIDER, Scenario()))


def test_mail_of_the_past_is_no_mail_of_the_next_days(office: PlayedOffice) -> None:
    office.live_until("2024-05-24")
    assert office.mail.sent
    seen = ahead(office, 1, OUTSIDER)
    assert {mail.on for mail in seen.record.mails} <= {date(2024, 5, 24), date(2024, 5, 25)}


def a_secret(office: PlayedOffice) -> Case:
    facts: dict[str, Fact] = {"unannounced": True, "lead": "truong-doan", "secretary": "thu-ky"}
    days = {"visit_on": date(2024, 5, 10), "visit_end_on": date(2024, 5, 10)}
    born = Case(
        id=office.application.identities.new_id(),
        code="DX-1",
        workflow="inspection",
        workflow_version=1,
        state="planned",
        version=1,
        plan="KH",
        unit="QLMT",
        secret=True,
        insiders=frozenset({"thu-ky"}),
        dates=days,
        facts=facts,
    )
    command = Command(OPEN, office.application.actor("lanh-dao"), office.today)
    office.application.cases.open([born], command)
    return born


@pytest.mark.parametrize("scenario", [None, Scenario()], ids=["nobody acts", "on time"])
def test_a_secret_leaves_no_trace_in_what_an_outsider_sees(
    office: PlayedOffice, scenario: Scenario | None
) -> None:
    before = ahead(office, 9, OUTSIDER, scenario)
    a_secret(office)
    seen = ahead(office, 9, OUTSIDER, scenario)
    assert (seen.report, seen.record.steps, seen.record.mails, seen.record.said) == (
        before.report,
        before.record.steps,
        before.record.mails,
        before.record.said,
    )
    assert "DX-1" not in codes_of_office(office.application.store, OUTSIDER).cases


def test_an_insider_sees_the_secret_announced_on_its_day(office: PlayedOffice) -> None:
    a_secret(office)
    seen = ahead(office, 9, INSIDER, Scenario())
    steps = told(seen, Kind.STEP, "DX-1")
    assert steps[:2] == [
        (date(2024, 5, 10), "công bố kiểm tra đột xuất"),
        (date(2024, 5, 10), "tiến hành kiểm tra"),
    ]


def test_a_real_office_is_played_as_well_as_a_played_one(office: PlayedOffice) -> None:
    now = datetime(2024, 5, 2, 3, 30, tzinfo=UTC)
    store = office.application.store
    with store.write() as uow:
        found = uow.settings.office()
        assert found is not None
        uow.connection.exec_driver_sql("UPDATE office SET manual_clock = 0")
        uow.commit()
    seen = simulate_office(store, OUTSIDER, now, 3)
    assert seen.report.last == date(2024, 5, 5)
    with store.read() as uow:
        kept = uow.settings.office()
        assert kept is not None
        assert kept.manual_clock is False
