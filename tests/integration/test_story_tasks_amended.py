"""Stories of an annex revised in the middle of its year, told on a small plan."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dondoc.amending.amending import PlanNotAmendable
from dondoc.amending.report import AmendReport
from dondoc.amending.rows import RowEffect
from dondoc.parties.carrying_out import move_cases
from dondoc.parties.register import Request
from dondoc.testing import PlayedOffice
from engine.case import Case, DocumentRef, Fact
from engine.errors import Conflict
from engine.obligations import Deadline, DeadlineState
from engine.parties import Unit, UnitName
from engine.plan import Plan
from engine.planned_tasks import PlannedTask
from engine.year_closing import Wishes
from store.sql_store import open_store
from tests.integration.amended_office import amended
from tests.integration.story_office import due, rounds
from tests.integration.story_tasks import (
    AFTER,
    CODE,
    EVENT,
    EXPLAIN,
    MONTHLY,
    ONGOING,
    PLAN,
    QUARTERS,
    SPREAD,
    TASKS,
    THIRD,
    UNREAD,
    annex,
    cases_of_row,
    done,
    submit,
)

JUNE = DocumentRef("77/KH", "Sở", date(2018, 6, 15))
DAY = "2018-06-18T08:00"


def june(folder: Path, *tasks: PlannedTask) -> PlayedOffice:
    """Return an office that has had a plan of these tasks since January, on 18/6/2018."""
    office = annex(folder, "2018-01-16T08:00", *tasks)
    office.clock.move_to(DAY)
    return office


def revised(
    office: PlayedOffice, *tasks: PlannedTask, mark: str = "b", units: tuple[Unit, ...] = PLAN.units
) -> AmendReport:
    """Amend the plan to these tasks by the document of June."""
    plan = replace(PLAN, tasks=tasks, source_sha256=mark, units=units)
    return amended(office, plan, document=JUNE)


def effect(report: AmendReport, row: str) -> RowEffect:
    """Return what became of one row."""
    return next(it for it in report.rows if it.row == row)


def open_cases(office: PlayedOffice, row: str) -> dict[str, Case]:
    ended = {"done", "cancelled"}
    return {code: it for code, it in cases_of_row(office, row).items() if it.state not in ended}


def product(office: PlayedOffice, code: str) -> str | None:
    return due(office, code, "product")


def test_a_row_added_opens_what_is_still_to_come(tmp_path: Path) -> None:
    office = june(tmp_path, ONGOING)
    new = PlannedTask("I.10", "Sắp xếp phòng", lead=("phòng chuyên môn",), time="Hàng quý")
    found = effect(revised(office, ONGOING, new), "I.10")
    assert sorted(cases_of_row(office, "I.10")) == sorted(found.opened)
    assert len(found.opened) == 6  # of three quarters, for each of two units
    assert set(found.left_out) == {("DKKD", date(2018, 3, 31)), ("TH", date(2018, 3, 31))}
    assert product(office, f"{CODE}-I.10-TH-Q2") == "2018-07-02"
    office.tick()
    (letter,) = [m for m in office.mail_to("dm-th") if "77/KH" in m.text]
    assert f"Phòng Tổng hợp – Sắp xếp phòng ({CODE}-I.10-TH-Q2)" in letter.text
    assert "Bổ sung vào kế hoạch: thứ Hai, 02/7/2018" in letter.text


def test_what_was_left_out_once_is_not_told_again(tmp_path: Path) -> None:
    office = june(tmp_path, ONGOING)
    past = PlannedTask("I.10", "Sắp xếp phòng", lead=("TH",), time="Quý I/2018")
    assert effect(revised(office, ONGOING, past), "I.10").left_out == (("TH", date(2018, 3, 31)),)
    report = revised(office, replace(ONGOING, product="Báo cáo"), past, mark="c")
    assert [it.row for it in report.rows] == ["I.4"]


def test_a_row_removed_ends_its_open_work_and_keeps_what_is_done(tmp_path: Path) -> None:
    office = june(tmp_path, QUARTERS, MONTHLY)
    done(office, f"{CODE}-I.1-Q2")
    found = effect(revised(office, MONTHLY), "I.1")
    assert (found.cancelled, found.ended) == ((f"{CODE}-I.1-Q4",), 1)
    case = office.case(f"{CODE}-I.1-Q4")
    assert (case.state, case.dates["cancelled_on"]) == ("cancelled", date(2018, 6, 15))
    with office.application.store.read() as uow:
        entry = uow.audit.chain(f"case:{case.id}")[-1]
        assert "77/KH" in entry.document
        assert uow.texts.get(entry.reason_ref) == "điều chỉnh"
    assert office.case(f"{CODE}-I.1-Q2").state == "done"


def test_a_row_that_comes_back_takes_its_work_up_again(tmp_path: Path) -> None:
    office = june(tmp_path, QUARTERS, MONTHLY)
    done(office, f"{CODE}-I.1-Q2")
    before = cases_of_row(office, "I.1")
    revised(office, MONTHLY)
    found = effect(revised(office, QUARTERS, MONTHLY, mark="c"), "I.1")
    assert (found.reopened, found.opened) == ((f"{CODE}-I.1-Q4",), ())
    after = cases_of_row(office, "I.1")
    assert {code: (it.state, it.dates) for code, it in after.items()} == {
        code: (it.state, it.dates) for code, it in before.items()
    }
    assert product(office, f"{CODE}-I.1-Q4") == "2018-12-31"


def test_another_task_under_an_old_number_is_another_case(tmp_path: Path) -> None:
    office = june(tmp_path, THIRD, EXPLAIN)
    other = PlannedTask("I.8", "Mua máy tính", lead=("TH",), time="Quý IV/2018")
    report = revised(office, other, EXPLAIN)
    assert [*report.changes.tasks.added] == [*report.changes.tasks.removed] == ["I.8"]
    assert office.case(f"{CODE}-I.8").state == "cancelled"
    assert product(office, f"{CODE}-I.8-2") == "2018-12-31"


def test_days_move_and_what_passed_keeps_its_verdict(tmp_path: Path) -> None:
    office = june(tmp_path, MONTHLY)
    report = revised(office, replace(MONTHLY, time="Định kỳ ngày 05 hàng tháng"))
    found = effect(report, "I.2")
    assert len(found.day_kept) == 5  # February to June: nobody is late by a letter not yet written
    assert product(office, f"{CODE}-I.2-T05") == "2018-05-02"
    assert product(office, f"{CODE}-I.2-T07") == "2018-07-05"
    assert len(open_cases(office, "I.2")) == 12


def test_an_overdue_day_that_moves_begins_another_round(tmp_path: Path) -> None:
    office = june(tmp_path, replace(QUARTERS, time="Quý I/2018"))
    code = f"{CODE}-I.1"
    revised(office, replace(QUARTERS, time="Quý III/2018"))
    first, second = rounds(office, code, "product")
    assert (first.state, first.due_on, first.on_time) == (
        DeadlineState.MISSED, date(2018, 4, 2), False,
    )  # fmt: skip
    assert (second.state, second.due_on) == (DeadlineState.OPEN, date(2018, 10, 1))


def test_a_quarter_in_the_place_of_another_keeps_its_case(tmp_path: Path) -> None:
    office = june(tmp_path, QUARTERS)
    before = cases_of_row(office, "I.1")
    revised(office, replace(QUARTERS, time="Quý III và Quý IV/2018"))
    after = cases_of_row(office, "I.1")
    assert {it.id for it in after.values()} == {it.id for it in before.values()}
    assert product(office, f"{CODE}-I.1-Q2") == "2018-10-01"
    assert product(office, f"{CODE}-I.1-Q4") == "2018-12-31"
    fourth = f"{CODE}-I.1-Q4"
    assert (after[fourth].dates, after[fourth].state) == (before[fourth].dates, "planned")
    office.tick()
    (letter,) = [m for m in office.mail_to("dm-vp") if "77/KH" in m.text]
    assert "02/7/2018 → thứ Hai, 01/10/2018" in letter.text


def test_more_times_open_and_fewer_cancel(tmp_path: Path) -> None:
    office = june(tmp_path, replace(QUARTERS, time="Quý III/2018"))
    found = effect(revised(office, replace(QUARTERS, time="Hàng quý")), "I.1")
    assert found.opened == (f"{CODE}-I.1-Q2", f"{CODE}-I.1-Q4")
    assert found.left_out == (("VP", date(2018, 3, 31)),)
    found = effect(revised(office, replace(QUARTERS, time="Quý III/2018"), mark="c"), "I.1")
    assert set(found.cancelled) == {f"{CODE}-I.1-Q2", f"{CODE}-I.1-Q4"}
    assert [*open_cases(office, "I.1")] == [f"{CODE}-I.1"]


def test_waiting_gets_a_day_and_loses_it_again(tmp_path: Path) -> None:
    office = june(tmp_path, EVENT)
    code = f"{CODE}-I.5"
    waiting = office.case(code)
    revised(office, replace(EVENT, time="Quý III/2018"))
    dated = office.case(code)
    assert (dated.state, product(office, code)) == ("planned", "2018-10-01")
    assert "event_text_ref" not in dated.facts
    revised(office, EVENT, mark="c")
    back = office.case(code)
    assert (back.state, "due_by" in back.dates) == ("waiting", False)
    assert back.facts["event_text_ref"]
    assert back.facts["offset"] == waiting.facts["offset"]
    office.tick()
    assert any("không còn hạn 30/09/2018" in message.text for message in office.mail_to("dm-dkkd"))


def test_a_question_is_answered_by_a_clearer_file(tmp_path: Path) -> None:
    office = june(tmp_path, UNREAD)
    code = f"{CODE}-I.9"
    assert "question_text_ref" in office.case(code).facts
    revised(office, replace(UNREAD, read_as="Quý IV/2018"))
    case = office.case(code)
    assert "question_text_ref" not in case.facts
    assert (case.state, product(office, code)) == ("planned", "2018-12-31")
    with office.application.store.read() as uow:
        states = {it.name: it.state for it in uow.deadlines.of_case(case.id)}
    assert states["question"] is DeadlineState.WITHDRAWN


def test_a_day_that_was_past_answers_no_question(tmp_path: Path) -> None:
    office = june(tmp_path, UNREAD)
    code = f"{CODE}-I.9"
    found = effect(revised(office, replace(UNREAD, time="Quý I/2018")), "I.9")
    assert found.day_kept == (code,)
    assert office.case(code).state == "waiting"
    assert not rounds(office, code, "product")
    revised(office, replace(UNREAD, time="Quý III/2018"), mark="c")
    assert (office.case(code).state, product(office, code)) == ("planned", "2018-10-01")


def test_what_was_begun_by_hand_is_remembered(tmp_path: Path) -> None:
    office = june(tmp_path, EVENT, UNREAD)
    office.send(f"{CODE}-I.5", "wake", document="12/QĐ")
    office.send(f"{CODE}-I.9", "set-day", dates={"due_by": date(2018, 9, 3)})
    later = (replace(EVENT, time="Quý III/2018"), replace(UNREAD, time="Quý IV/2018"))
    revised(office, *later)
    assert office.case(f"{CODE}-I.5").state == "under_way"
    assert product(office, f"{CODE}-I.5") == "2018-10-01"
    revised(office, EVENT, UNREAD, mark="c")
    assert due(office, f"{CODE}-I.5", "product_after") is not None
    assert office.case(f"{CODE}-I.9").state == "under_way"
    assert product(office, f"{CODE}-I.9") == "2018-09-04"  # 03/9 is a holiday


def test_words_change_and_no_deadline_moves(tmp_path: Path) -> None:
    office = june(tmp_path, THIRD, EXPLAIN)
    before = product(office, f"{CODE}-I.8")
    other = replace(THIRD, title="Rà soát thủ tục", product="Báo cáo", legal_basis="Mục II",
                    coordinating=("TH",), hand_in_to=("UBND tỉnh",))  # fmt: skip
    report = revised(office, other, EXPLAIN)
    case = office.case(f"{CODE}-I.8")
    with office.application.store.read() as uow:
        assert uow.texts.get(str(case.facts["text_ref"])) == "Rà soát thủ tục"
        assert uow.texts.get(str(case.facts["product_text_ref"])) == "Báo cáo"
    assert (case.facts["legal_basis"], case.facts["hand_in_to"]) == ("Mục II", "UBND tỉnh")
    assert (report.shifts, product(office, f"{CODE}-I.8")) == ((), before)
    office.tick()
    assert "Nội dung nhiệm vụ thay đổi" in office.mail_to("dm-vp")[-1].text
    revised(office, THIRD, EXPLAIN, mark="c")
    assert "product_text_ref" not in office.case(f"{CODE}-I.8").facts


def test_another_lead_takes_the_case_with_its_history(tmp_path: Path) -> None:
    office = june(tmp_path, EVENT)
    code = f"{CODE}-I.5"
    office.live_until("2018-06-20")
    found = effect(revised(office, replace(EVENT, lead=("TH",))), "I.5")
    assert found.given == ((code, "DKKD", "TH"),)
    case = office.case(code)
    assert (case.unit, case.facts["former_units"]) == ("TH", ("DKKD",))
    office.tick()
    for person in ("dm-th", "dm-dkkd"):
        assert "Phòng ĐKKD → Phòng Tổng hợp" in office.mail_to(person)[-1].text
    revised(office, EVENT, mark="c")
    assert office.case(code).unit == "DKKD"


def test_what_hangs_on_a_case_goes_with_it(tmp_path: Path) -> None:
    office = june(tmp_path, THIRD, EXPLAIN)
    code = f"{CODE}-I.8"
    office.send(code, "begin")
    asked: dict[str, Fact] = {"deadline": "product", "reason": "cho-huong-dan"}
    day = {"proposed_on": date(2018, 11, 1)}
    office.send(code, "request-extension", by="dm-vp", dates=day, facts={"extension": asked})
    revised(office, replace(THIRD, lead=("TH",)), EXPLAIN)
    with office.application.store.read() as uow:
        (request,) = uow.cases.children(office.case(code).id)
    assert request.unit == "TH"


def test_a_dated_row_becomes_ongoing(tmp_path: Path) -> None:
    office = june(tmp_path, THIRD, EXPLAIN)
    code = f"{CODE}-I.8"
    found = effect(revised(office, replace(THIRD, time="Thường xuyên"), EXPLAIN), "I.8")
    assert found.undated == ((code, date(2018, 10, 1)),)
    assert office.case(code).state == "ongoing"
    office.tick()
    assert any("thành thường xuyên" in message.text for message in office.mail_to("dm-vp"))


def test_a_row_without_a_lead_any_more_goes_to_the_organiser(tmp_path: Path) -> None:
    office = june(tmp_path, EVENT)
    revised(office, replace(EVENT, lead=()))
    assert office.case(f"{CODE}-I.5").unit == "VP"


def test_a_lead_corrected_before_the_document_changes_no_more(tmp_path: Path) -> None:
    office = june(tmp_path, ONGOING)
    code = f"{CODE}-I.4"
    moved = move(office, code, "TH")
    found = effect(revised(office, replace(ONGOING, lead=("TH",))), "I.4")
    assert found.given == ()
    assert office.case(code).unit == moved.unit == "TH"


def move(office: PlayedOffice, code: str, unit: str) -> Case:
    request = Request(office.application.actor("operator"), office.today, JUNE, "giao lại")
    move_cases(office.application, [code], unit, request)
    return office.case(code)


def test_one_lead_becomes_several_and_one_again(tmp_path: Path) -> None:
    office = june(tmp_path, THIRD, EXPLAIN)
    code = f"{CODE}-I.8"
    found = effect(revised(office, replace(THIRD, lead=("VP", "TH")), EXPLAIN), "I.8")
    assert (found.opened, found.given) == ((f"{code}-TH",), ())
    found = effect(revised(office, THIRD, EXPLAIN, mark="c"), "I.8")
    assert found.cancelled == (f"{code}-TH",)
    found = effect(
        revised(office, replace(THIRD, lead=("phòng chuyên môn",)), EXPLAIN, mark="d"), "I.8"
    )
    assert found.given == ((code, "VP", "DKKD"),)
    assert found.reopened == (f"{code}-TH",)


def test_units_leave_and_join_a_group(tmp_path: Path) -> None:
    office = june(tmp_path, SPREAD)
    left = replace(PLAN.units[1], groups=())
    joined = Unit("KT", (UnitName("Phòng Kinh tế"),), groups=("phòng chuyên môn",))
    found = effect(
        revised(office, SPREAD, units=(PLAN.units[0], left, PLAN.units[2], joined)), "I.3"
    )
    assert found.cancelled == (f"{CODE}-I.3-DKKD",)
    assert found.opened == (f"{CODE}-I.3-KT",)
    assert set(open_cases(office, "I.3")) == {f"{CODE}-I.3-TH", f"{CODE}-I.3-KT"}


def test_rows_numbered_anew_are_the_same_rows(tmp_path: Path) -> None:
    office = june(tmp_path, *TASKS)
    before = {it.id: (it.code, it.unit, it.dates, it.state) for row in TASKS
              for it in cases_of_row(office, row.row).values()}  # fmt: skip
    numbers = {task.row: f"I.{place}" for place, task in enumerate(TASKS, start=2)}
    new = PlannedTask("I.1", "Việc mới ở đầu", lead=("TH",), time="Quý IV/2018")
    turned = [
        replace(task, row=numbers[task.row], after=tuple(map(numbers.__getitem__, task.after)),
                on_late=tuple(map(numbers.__getitem__, task.on_late)))
        for task in TASKS
    ]  # fmt: skip
    report = revised(office, new, *turned)
    assert [*report.changes.tasks.added] == ["I.1"]
    assert not report.changes.tasks.removed
    assert report.shifts == tuple(it for it in report.shifts if it.fresh)
    after = {it.id: (it.code, it.unit, it.dates, it.state) for row in numbers.values()
             for it in cases_of_row(office, row).values()}  # fmt: skip
    assert after == before
    assert (
        office.case(f"{CODE}-I.1").facts["row"]
        == cases_of_row(office, "I.1")[f"{CODE}-I.1"].facts["row"]
    )
    assert product(office, f"{CODE}-I.1") == "2018-12-31"


def test_rows_wait_for_other_rows_from_now_on(tmp_path: Path) -> None:
    office = june(tmp_path, SPREAD, AFTER, QUARTERS)
    waiting = office.case(f"{CODE}-I.6")
    assert waiting.facts["waits_for"] == 2
    revised(office, SPREAD, replace(AFTER, after=("I.1",)), QUARTERS)
    assert "wakes" not in office.case(f"{CODE}-I.3-TH").facts
    assert office.case(f"{CODE}-I.1-Q4").facts["wakes"] == (waiting.id,)
    assert office.case(f"{CODE}-I.6").facts["waits_for"] == 2
    done(office, f"{CODE}-I.1-Q2")
    revised(office, SPREAD, replace(AFTER, after=("I.1", "I.3")), QUARTERS, mark="c")
    assert office.case(f"{CODE}-I.6").facts["waits_for"] == 3  # one of four has ended


def test_a_row_whose_rows_are_done_begins_at_once(tmp_path: Path) -> None:
    office = june(tmp_path, SPREAD, AFTER, QUARTERS, EXPLAIN)
    for unit in ("DKKD", "TH"):
        done(office, f"{CODE}-I.3-{unit}", by="operator")
    assert office.case(f"{CODE}-I.6").state == "under_way"
    late = PlannedTask("I.11", "Khen thưởng", lead=("TH",), after=("I.3",))
    found = effect(revised(office, SPREAD, AFTER, QUARTERS, EXPLAIN, late), "I.11")
    assert found.woken == found.opened == (f"{CODE}-I.11",)
    case = office.case(f"{CODE}-I.11")
    assert (case.state, case.dates["woken_on"]) == ("under_way", date(2018, 6, 15))


def test_lateness_starts_another_row_from_now_on(tmp_path: Path) -> None:
    other = PlannedTask("I.12", "Kiểm điểm", lead=("VP",))
    office = june(tmp_path, THIRD, EXPLAIN, other)
    revised(office, replace(THIRD, on_late=("I.12",)), EXPLAIN, other)
    started = office.case(f"{CODE}-I.12")
    assert office.case(f"{CODE}-I.8").facts["late_wakes"] == (started.id,)
    office.clock.move_to("2018-10-03T08:00")
    office.tick()
    assert office.case(f"{CODE}-I.12").state == "under_way"
    assert office.case(f"{CODE}-I.7").state == "waiting"


def test_a_result_handed_in_stays_so(tmp_path: Path) -> None:
    office = june(tmp_path, THIRD, EXPLAIN)
    code = f"{CODE}-I.8"
    submit(office, code)
    revised(office, replace(THIRD, time="Quý IV/2018"), EXPLAIN)
    case = office.case(code)
    assert (case.state, case.dates["due_by"]) == ("reported", date(2018, 12, 31))
    (only,) = rounds(office, code, "product")
    assert (only.state, only.on_time) == (DeadlineState.MET, True)
    office.send(code, "return", reason="thiếu")
    assert latest(rounds(office, code, "product")).due_on == date(2018, 12, 31)


def latest(found: Iterable[Deadline]) -> Deadline:
    return max(found, key=lambda it: it.round)


def test_what_is_tried_is_what_is_done(tmp_path: Path) -> None:
    office = june(tmp_path, *TASKS)
    plan = replace(PLAN, tasks=(*TASKS[1:5], replace(THIRD, on_late=())), source_sha256="b")
    before = everything(office)
    tried = amended(office, plan, document=JUNE, dry_run=True)
    with pytest.raises(Conflict, match="không còn như bản xem trước"):
        amended(office, plan, document=JUNE, preview="0" * 12)
    assert everything(office) == before
    done_so = amended(office, plan, document=JUNE, preview=tried.fingerprint)
    assert (done_so.rows, done_so.shifts, done_so.told) == (tried.rows, tried.shifts, tried.told)
    assert not amended(office, replace(plan, source_sha256="c"), document=JUNE).changes


def everything(office: PlayedOffice) -> object:
    with office.application.store.read() as uow:
        cases = uow.cases.of_plan(CODE)
        chains = [uow.audit.chain(name) for name in uow.audit.chains()]
        return cases, [uow.deadlines.of_case(it.id) for it in cases], chains


def test_a_person_gets_one_message_about_all_of_it(tmp_path: Path) -> None:
    office = june(tmp_path, *TASKS)
    plan: Plan = replace(
        PLAN,
        tasks=tuple(replace(task, time="Quý IV/2018") for task in TASKS[:4]),
        source_sha256="b",
    )
    office.live_until("2018-06-19")
    office.mail.sent.clear()
    report = amended(office, plan, document=JUNE)
    office.tick()
    about = [message.person for message in office.mail.sent if "77/KH" in message.text]
    assert sorted(about) == sorted(told.person for told in report.told)


def test_a_closed_year_takes_nothing_new(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-01-16T08:00", THIRD, EXPLAIN)
    office.clock.move_to("2019-01-10T08:00")
    actor = office.application.actor("lanh-dao")
    office.application.years.close([PLAN], 2018, Wishes(carry_all=True), actor, JUNE)
    late = DocumentRef("2/KH", "", date(2018, 12, 3))
    new = PlannedTask("I.10", "Việc mới", lead=("VP",), time="Quý IV/2018")
    plan = replace(PLAN, tasks=(replace(THIRD, lead=("VP", "TH")), EXPLAIN, new), source_sha256="b")
    with pytest.raises(PlanNotAmendable) as refusal:
        amended(office, plan, document=late)
    assert [it.path for it in refusal.value.problems] == ["tasks[3]"]
    assert "số liệu năm 2018 đã chốt" in refusal.value.problems[0].sentence()


def test_postgresql_tells_the_same_story(tmp_path: Path, postgres_url: str) -> None:
    store = open_store(f"{postgres_url}&schema=amended_annex")
    store.prepare()
    there, here = PlayedOffice.found(store, "2018-01-16T08:00"), june(tmp_path, *TASKS)
    there.load(PLAN)
    there.clock.move_to(DAY)
    tasks = (replace(QUARTERS, lead=("TH",)), *TASKS[2:5], replace(THIRD, time="Hàng quý"), EXPLAIN)
    for rows, mark in ((tasks, "b"), (TASKS, "c")):
        ours, theirs = (revised(office, *rows, mark=mark) for office in (here, there))
        assert (ours.rows, ours.shifts, ours.told) == (theirs.rows, theirs.shifts, theirs.told)
        assert ours.fingerprint == theirs.fingerprint
    store.dispose()
