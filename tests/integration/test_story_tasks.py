"""Stories of tasks: rows of an annex that fall due, wait, wake each other, are returned and go over."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dondoc.announcing import Announcing, Swap
from dondoc.testing import OPERATOR, PlayedOffice
from engine.case import Actor, Command, DocumentRef, Fact
from engine.errors import EventRefused, RightMissing
from engine.obligations import DeadlineState
from engine.planned_tasks import PlannedTask
from engine.year_closing import Wishes
from engine.year_figures import frozen
from tests.integration.story_office import days, digests, due, letters, rounds
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
    THIRD,
    UNREAD,
    annex,
    cases_of_row,
    done,
    submit,
)
from workflows.calendars.announcing import Source
from workflows.calendars.vietnam import shipped_data


def ticked(office: PlayedOffice, *mornings: str) -> None:
    """Let the daemon work on some mornings."""
    for day in mornings:
        office.clock.move_to(f"{day}T08:00")
        office.tick()


def state(office: PlayedOffice, row: str) -> str:
    return office.case(f"{CODE}-{row}").state


def test_a_row_with_two_quarters_is_two_pieces_of_work(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-02-26T08:00", QUARTERS)
    assert [*cases_of_row(office, "I.1")] == ["CC-18-I.1-Q2", "CC-18-I.1-Q4"]
    assert due(office, "CC-18-I.1-Q2", "product") == "2018-07-02"  # 30/06/2018 is a Saturday
    assert office.deadline("CC-18-I.1-Q2", "product").target_on == date(2018, 6, 29)
    assert due(office, "CC-18-I.1-Q4", "product") == "2018-12-31"
    office.tick()
    assert state(office, "I.1-Q2") == "planned"
    ticked(office, "2018-03-31")
    assert state(office, "I.1-Q2") == "planned"
    ticked(office, "2018-04-02")
    assert state(office, "I.1-Q2") == "under_way"  # the quarter has begun
    assert state(office, "I.1-Q4") == "planned"
    done(office, "CC-18-I.1-Q2")
    assert state(office, "I.1-Q2") == "done"
    assert state(office, "I.1-Q4") == "planned"


def test_a_monthly_day_moves_over_the_holiday_and_is_reminded_of(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-08-20T08:00", MONTHLY)
    september = "CC-18-I.2-T09"
    assert len(cases_of_row(office, "I.2")) == 12
    assert due(office, september, "product") == "2018-09-04"  # 1/9 Saturday, 2/9 off, 3/9 in lieu
    assert office.case(september).dates["due_by"] == date(2018, 9, 1)
    ticked(
        office, "2018-08-27", "2018-08-30", "2018-09-04", "2018-09-05", "2018-09-07", "2018-09-10"
    )
    told = days(office, "dm-vp", september)
    assert told[0] < "2018-09-01"
    assert "2018-09-05" in told
    submit(office, september)
    late = office.deadline(september, "product")
    assert (late.on_time, late.late_working_days) == (False, 4)


def test_what_is_due_before_a_day_must_be_there_the_day_before(tmp_path: Path) -> None:
    before = PlannedTask("II.1", "Đăng ký", lead=("TH",), time="Trước ngày 12/11/2018")
    office = annex(tmp_path, "2018-02-26T08:00", before)
    kept = office.deadline("CC-18-II.1", "product_before")
    assert kept.due_on == date(2018, 11, 11)  # a Sunday; no roll makes “before” later
    assert kept.target_on == date(2018, 11, 9)
    assert rounds(office, "CC-18-II.1", "product") == []


def test_a_group_spreads_and_each_unit_has_a_state_of_its_own(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-11-01T08:00", SPREAD)
    office.tick()
    assert [*cases_of_row(office, "I.3")] == ["CC-18-I.3-DKKD", "CC-18-I.3-TH"]
    submit(office, "CC-18-I.3-DKKD", "dm-dkkd")
    assert (state(office, "I.3-DKKD"), state(office, "I.3-TH")) == ("reported", "under_way")
    with pytest.raises(RightMissing):
        submit(office, "CC-18-I.3-TH", "dm-dkkd")
    office.live_until("2018-11-14")
    assert digests(office, "dm-th", "I.3-TH")
    assert not digests(office, "dm-dkkd", "I.3")


def test_ongoing_work_is_asked_about_every_quarter_and_never_late(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-01-16T08:00", ONGOING)
    assert office.case("CC-18-I.4").unit == "VP"  # without a lead it is the organiser's
    for quarter in ("2018-04", "2018-07", "2018-11"):
        asked_on = office.deadline("CC-18-I.4", "review").review_on
        assert asked_on is not None
        assert f"{asked_on:%Y-%m}" == quarter
        ticked(office, asked_on.isoformat())
        assert days(office, "dm-vp", "I.4")[-1] == asked_on.isoformat()
    kept = office.deadline("CC-18-I.4", "review")
    assert (kept.state, kept.due_on) == (DeadlineState.OPEN, None)
    with pytest.raises(EventRefused, match="phải nêu tình hình"):
        office.send("CC-18-I.4", "review", by="dm-vp")
    office.clock.move_to("2018-12-17T08:00")
    office.send("CC-18-I.4", "review", by="dm-vp", reason="đã niêm yết đủ, chưa vướng mắc")
    assert state(office, "I.4") == "ongoing"
    looked, fresh = rounds(office, "CC-18-I.4", "review")
    assert (looked.state, looked.met_on) == (DeadlineState.MET, date(2018, 12, 17))
    assert fresh.review_on is not None
    assert f"{fresh.review_on:%Y-%m}" == "2019-03"  # a word was given: asked in three months again


def test_an_event_wakes_what_waits_and_the_days_count_from_it(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-02-26T08:00", EVENT)
    code = "CC-18-I.5"
    assert state(office, "I.5") == "waiting"
    with pytest.raises(EventRefused, match="phải nêu sự kiện"):
        office.send(code, "wake")
    office.send(code, "wake", on=date(2018, 2, 20), document="12/QĐ-BKHĐT")
    assert due(office, code, "product_after") == "2018-03-06"  # the 10th working day after 20/2
    office.tick()
    assert letters(office, "task-woken") == ["dm-dkkd"]
    assert "thứ Ba, 06/3/2018" in office.mail_to("dm-dkkd")[-1].text


def test_a_document_may_name_the_day_itself(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-02-26T08:00", EVENT)
    office.send("CC-18-I.5", "wake", document="12/QĐ", dates={"due_by": date(2018, 3, 20)})
    assert due(office, "CC-18-I.5", "product") == "2018-03-20"


def test_silence_about_what_waits_is_asked_about_in_one_message(tmp_path: Path) -> None:
    second = replace(EVENT, row="I.55", title="Trình quy trình")
    office = annex(tmp_path, "2018-02-26T08:00", EVENT, second)
    ticked(office, "2018-03-12", "2018-05-31", "2018-06-01", "2018-06-04")
    (asked,) = digests(office, "dm-dkkd")
    assert asked.text.count("CC-18-I.5") == asked.text.count("CC-18-I.55") + 1
    assert asked.key.endswith("2018-06-01")


def test_the_last_of_several_rows_wakes_the_one_that_waits_for_them(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-10-01T08:00", SPREAD, AFTER)
    done(office, "CC-18-I.3-DKKD", "dm-dkkd")
    assert state(office, "I.6") == "waiting"
    done(office, "CC-18-I.3-TH", "dm-th")
    assert state(office, "I.6") == "under_way"
    office.send("CC-18-I.6", "set-day", dates={"due_by": date(2018, 12, 14)})
    assert due(office, "CC-18-I.6", "product") == "2018-12-14"
    with pytest.raises(EventRefused, match="nhiệm vụ đã có ngày"):
        office.send("CC-18-I.6", "set-day", dates={"due_by": date(2018, 12, 20)})


def test_being_late_starts_another_row(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-09-24T08:00", THIRD, EXPLAIN)
    office.live_until("2018-10-01")
    assert state(office, "I.7") == "waiting"
    office.live_until("2018-10-02")
    assert state(office, "I.7") == "under_way"
    assert letters(office, "task-woken") == ["dm-th"]


def test_a_row_that_ended_in_time_starts_nothing(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-09-24T08:00", THIRD, EXPLAIN)
    done(office, "CC-18-I.8")
    office.live_until("2018-10-08")
    assert state(office, "I.7") == "waiting"


def test_a_returned_result_gets_a_new_day_and_ends_accepted(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-06-01T08:00", QUARTERS)
    code = "CC-18-I.1-Q2"
    office.tick()
    with pytest.raises(EventRefused, match="thiếu minh chứng"):
        office.send(code, "submit", by="dm-vp")
    submit(office, code)
    office.send(code, "return", reason="thiếu số liệu", dates={"remedy_by": date(2018, 7, 20)})
    assert due(office, code, "product") == "2018-07-20"
    office.tick()
    assert letters(office, "task-returned") == ["dm-vp"]
    assert "thiếu số liệu" in office.mail_to("dm-vp")[-1].text
    done(office, code)
    met = [item for item in rounds(office, code, "product") if item.state is DeadlineState.MET]
    assert [item.on_time for item in met] == [True, True]
    assert office.case(code).facts["returns"] == 1


def test_a_result_returned_for_some_days_counts_from_the_return(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-06-01T08:00", QUARTERS)
    code = "CC-18-I.1-Q2"
    submit(office, code)
    facts: dict[str, Fact] = {"remedy": {"amount": 5, "unit": "working_days"}}
    office.send(code, "return", reason="thiếu", facts=facts)
    assert due(office, code, "product_after") == "2018-06-08"
    assert "remedy" not in office.case(code).facts


def test_a_result_returned_without_a_new_day_keeps_the_old_one(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-06-01T08:00", QUARTERS)
    submit(office, "CC-18-I.1-Q2")
    office.send("CC-18-I.1-Q2", "return", reason="thiếu")
    assert due(office, "CC-18-I.1-Q2", "product") == "2018-07-02"


def test_a_cancelled_row_is_asked_about_no_more(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-09-03T08:00", THIRD)
    office.send("CC-18-I.8", "cancel", reason="tỉnh bỏ việc này", document="99/UBND")
    office.mail.sent.clear()
    ticked(office, "2018-09-24", "2018-10-01", "2018-10-10")
    assert not digests(office, "dm-vp", "I.8")
    assert state(office, "I.8") == "cancelled"


def test_open_work_goes_over_into_the_next_year_with_its_day(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-12-10T08:00", QUARTERS, ONGOING, EVENT)
    office.tick()
    done(office, "CC-18-I.1-Q2")
    office.clock.move_to("2018-12-31T09:00")
    actor = office.application.actor("lanh-dao")
    plan = replace(PLAN, tasks=(QUARTERS, ONGOING, EVENT))
    wishes = Wishes(carry_all=True)
    office.application.years.close([plan], 2018, wishes, actor, DocumentRef("120/BC"))
    assert state(office, "I.1-Q2") == "done"
    assert state(office, "I.1-Q4") == "carried_over"
    assert (state(office, "I.4"), state(office, "I.5")) == ("ongoing", "waiting")
    assert office.case("CC-18-I.1-Q4").facts["from_year"] == 2018
    assert due(office, "CC-18-I.1-Q4", "product") == "2019-01-02"  # 31/12 was swapped
    office.clock.move_to("2019-01-07T09:00")
    done(office, "CC-18-I.1-Q4")
    assert office.deadline("CC-18-I.1-Q4", "product").on_time is False


def test_the_day_of_a_task_can_be_extended(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-06-01T08:00", QUARTERS)
    code = "CC-18-I.1-Q2"
    known = office.application.actor("dm-vp")
    words: dict[str, Fact] = {"deadline": "product", "reason": "cho-huong-dan"}
    ask = Command("request-extension", Actor("dm-vp", None, known.roles, known.units),
                  office.today, dates={"proposed_on": date(2018, 7, 16)},
                  facts={"extension": words})  # fmt: skip
    office.application.cases.advance(code, ask)
    assert due(office, code, "product") == "2018-07-02"
    office.send(f"{code}-GH1", "approve", by="lanh-dao")
    extended = office.deadline(code, "product")
    assert (extended.due_on, extended.original_due_on) == (date(2018, 7, 16), date(2018, 7, 2))


def test_an_announced_day_off_moves_the_day_of_a_task(tmp_path: Path) -> None:
    task = PlannedTask("III.1", "Báo cáo năm", lead=("VP",), time="ngày 31/12/2018")
    swap = Swap(date(2018, 12, 31), date(2019, 1, 5),
                Source(DocumentRef("1/VPCP", "", date(2018, 11, 2)), date(2018, 11, 2)))  # fmt: skip
    office = PlayedOffice.found(tmp_path, "2018-10-01T08:00")
    data = shipped_data()
    unknowing = replace(data, announced=tuple(
        item for item in data.announced if item.day not in (swap.off, swap.worked)))  # fmt: skip
    office.application.rulebook.history = unknowing.history()
    office.load(replace(PLAN, tasks=(task,)))
    assert due(office, "CC-18-III.1", "product") == "2018-12-31"
    office.clock.move_to("2018-11-05T08:00")
    announcing = Announcing(office.application, office.application.actor(OPERATOR.code))
    preview = announcing.preview(swap)
    announcing.apply(swap, preview.hash)
    assert due(office, "CC-18-III.1", "product") == "2019-01-02"


def test_a_time_that_nobody_can_read_becomes_a_question_to_the_organiser(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-02-26T08:00", UNREAD)
    code = "CC-18-I.9"
    assert state(office, "I.9") == "waiting"
    ticked(office, "2018-03-09", "2018-03-12")
    (asked,) = digests(office, OPERATOR.code, "I.9")
    assert asked.key.endswith("2018-03-12")
    assert not digests(office, "dm-th")
    office.send(code, "set-day", dates={"due_by": date(2018, 12, 13)}, document="5/SKHĐT")
    assert due(office, code, "product") == "2018-12-13"
    ticked(office, "2018-03-26", "2018-04-10")
    assert len(digests(office, OPERATOR.code, "I.9")) == 1


def test_what_began_before_loading_is_not_late_at_its_beginning(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-05-02T08:00", QUARTERS)
    survey = office.application.years.survey(replace(PLAN, tasks=(QUARTERS,)), 2018)
    assert '"open_late":0' in frozen(survey.figures).replace(" ", "").split('"steps"')[0]
    office.tick()
    assert state(office, "I.1-Q2") == "under_way"


def test_a_dated_row_behind_another_is_held_back_and_still_warned_of(tmp_path: Path) -> None:
    held = replace(AFTER, time="Quý II/2018")
    office = annex(tmp_path, "2018-03-01T08:00", replace(SPREAD, time="Quý I/2018"), held)
    assert state(office, "I.6") == "waiting"
    assert due(office, f"{CODE}-I.6", "product") == "2018-07-02"
    ticked(office, "2018-06-01", "2018-06-25")
    assert state(office, "I.6") == "waiting"
    assert digests(office, "dm-th", "CC-18-I.6")
    for unit in ("DKKD", "TH"):
        done(office, f"{CODE}-I.3-{unit}", by=f"dm-{unit.lower()}")
    assert state(office, "I.6") == "under_way"
    assert due(office, f"{CODE}-I.6", "product") == "2018-07-02"


def test_days_before_the_signing_are_asked_about_and_not_late(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-03-01T08:00", MONTHLY)
    assert state(office, "I.2-TK") == "waiting"
    question = office.deadline(f"{CODE}-I.2-TK", "question")
    assert question.state is DeadlineState.OPEN
    with pytest.raises(EventRefused):
        office.send(f"{CODE}-I.2-TK", "begin")
    office.send(f"{CODE}-I.2-TK", "cancel", reason="kỳ tháng 01 có trước kế hoạch")
    assert state(office, "I.2-TK") == "cancelled"
