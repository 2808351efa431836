"""Stories of periodic reports: a day set late, a limit from above, days off, demands, ends of regimes."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dondoc.testing import PlayedOffice
from engine.case import Actor, Command, DocumentRef, Fact
from engine.errors import EventRefused, InvalidInput, RightMissing
from engine.obligations import DeadlineState
from engine.planned_tasks import PlannedTask, ReportRegime
from engine.year_closing import Wishes
from tests.integration.story_office import days, digests, due, letters, rounds
from tests.integration.story_reports import (
    CCHC,
    H1,
    MONTHLY,
    ON_DEMAND,
    Q1,
    Q3,
    YEAR,
    day_set,
    plan_of,
    reporting,
    requested,
)
from workflows.guards import names_of

LETTER = DocumentRef("45/VP", "", date(2023, 5, 10))
OUTER = "Nộp báo cáo, chậm nhất theo hạn của cấp trên"
CLOSING = "Chốt số liệu báo cáo"


def due_days(office: PlayedOffice, name: str) -> list[str | None]:
    """Return when each report is due, in the order of the plan."""
    with office.application.store.read() as uow:
        (plan,) = uow.plans.all()
        codes = [case.code for case in uow.cases.of_plan(plan.code)]
    return [due(office, code, name) for code in sorted(codes)]


def ticked(office: PlayedOffice, *mornings: str) -> None:
    """Let the daemon work on some mornings."""
    for day in mornings:
        office.clock.move_to(f"{day}T08:00")
        office.tick()


def test_without_an_own_day_the_limit_from_above_keeps_everybody_awake(tmp_path: Path) -> None:
    office = reporting(tmp_path, "2023-01-18T08:00", CCHC)
    assert [due(office, code, "outer_limit") for code in (Q1, H1, Q3, YEAR)] == [
        "2023-03-20", "2023-06-20", "2023-09-20", "2023-12-20",
    ]  # fmt: skip
    assert rounds(office, Q1, "hand_in") == []  # nobody is asked yet
    ticked(office, "2023-02-12", "2023-02-24", "2023-03-06")
    office.live_until("2023-03-21")
    assert due(office, Q1, "hand_in") is None  # and no day was made up, least of all 31/3
    assert days(office, "dm-vp", CLOSING) == ["2023-03-07", "2023-03-10", "2023-03-14"]
    assert days(office, "dm-vp", OUTER) == [
        "2023-03-13", "2023-03-16", "2023-03-20", "2023-03-21",
    ]  # fmt: skip
    asked = days(office, "dm-vp", "chưa xác định thời hạn")
    assert asked[0] == "2023-02-24"  # ten working days after the report was begun
    assert office.case(Q1).dates["begun_on"] == date(2023, 2, 12)
    assert office.case(Q1).state == "data_closed"
    assert office.case(Q1).dates["data_closed_on"] == date(2023, 3, 15)  # 14/3 was over
    assert office.case(H1).state == "planned"
    text = digests(office, "dm-vp", OUTER)[0].text
    assert "Sở Nội vụ" in text
    assert "581/BNV-CCHC" in text


def test_who_supplies_the_numbers_is_reminded_until_they_close(tmp_path: Path) -> None:
    regime = replace(CCHC, suppliers=("DKKD", "PHÒNG chuyên môn"))
    office = reporting(tmp_path, "2023-03-06T08:00", regime)
    ticked(office, "2023-03-06", "2023-03-07", "2023-03-10", "2023-03-14", "2023-03-15")
    assert office.case(Q1).facts["suppliers"] == ("DKKD", "TH")
    for person in ("dm-dkkd", "dm-th"):
        found = days(office, person, "Gửi số liệu cho báo cáo")
        assert found == ["2023-03-07", "2023-03-10", "2023-03-14"]
    assert "14/3/2023" in digests(office, "dm-th")[0].text
    assert days(office, "dm-vp", "Gửi số liệu cho báo cáo") == []
    assert office.case(Q1).state == "data_closed"
    assert office.deadline(Q1, "data_supply").state is DeadlineState.WITHDRAWN  # judged by nobody


def test_a_letter_of_may_sets_the_sixteenth_and_leaves_the_first_quarter(tmp_path: Path) -> None:
    office = reporting(tmp_path, "2023-01-18T08:00", CCHC)
    ticked(office, "2023-02-13", "2023-03-15")
    office.send(Q1, "hand-in", document="12/BC")
    office.clock.move_to("2023-05-12T08:00")
    report = day_set(office, "CCHC", 16, LETTER)
    assert {shift.case for shift in report.shifts} == {H1, Q3, YEAR}
    met = office.deadline(Q1, "hand_in")
    assert (met.due_on, met.on_time, met.state) == (None, None, DeadlineState.MET)
    assert office.deadline(Q1, "outer_limit").on_time is True
    assert [due(office, code, "hand_in") for code in (H1, Q3, YEAR)] == [
        "2023-06-16", "2023-09-18", "2023-12-18",
    ]  # fmt: skip
    assert office.deadline(Q3, "hand_in").nominal_on == date(2023, 9, 16)  # a Saturday
    assert office.deadline(H1, "hand_in").rule.legal_basis.startswith("45/VP ngày 10/05/2023")
    ticked(office, "2023-05-15", "2023-06-06")
    office.live_until("2023-06-19")
    assert days(office, "dm-vp", H1 + ")") == [
        "2023-06-07", "2023-06-09", "2023-06-12", "2023-06-14", "2023-06-16", "2023-06-19",
    ]  # fmt: skip
    assert days(office, "dm-vp", OUTER) == ["2023-03-15"]  # the own day speaks for the later ones
    office.clock.move_to("2023-06-21T08:00")
    office.send(H1, "hand-in", document="40/BC")
    assert office.deadline(H1, "hand_in").late_working_days == 3
    assert office.deadline(H1, "outer_limit").late_working_days == 1


def test_what_had_passed_before_the_letter_gets_no_day(tmp_path: Path) -> None:
    office = reporting(tmp_path, "2023-01-18T08:00", CCHC)
    ticked(office, "2023-02-13", "2023-03-15", "2023-05-12")
    day_set(office, "CCHC", 16, LETTER)
    assert due(office, Q1, "hand_in") is None  # 16/3 was before the letter of 10/5
    office.clock.move_to("2023-08-01T08:00")
    ticked(office, "2023-08-01")
    day_set(office, "CCHC", 18, DocumentRef("70/VP", "", date(2023, 7, 28)))
    (missed,) = rounds(office, H1, "hand_in")
    assert missed.due_on == date(2023, 6, 16)  # the day that held then
    assert due(office, Q3, "hand_in") == "2023-09-18"


def test_months_of_2018_are_due_on_the_first_of_the_next_rolled_off_days_off(
    tmp_path: Path,
) -> None:
    office = reporting(tmp_path, "2018-01-08T08:00", MONTHLY)
    letter = DocumentRef("5/VP", "", date(2018, 1, 8))
    day_set(office, "VHCS", 1, letter, next_month=True)
    assert due_days(office, "hand_in") == [
        "2018-02-01", "2018-03-01", "2018-04-02", "2018-05-02", "2018-06-01", "2018-07-02",
        "2018-08-01", "2018-09-04", "2018-10-01", "2018-11-01", "2018-12-03", "2019-01-02",
    ]  # fmt: skip
    january = office.deadline("CC-18-BC-VHCS-T08", "hand_in")
    assert january.nominal_on == date(2018, 9, 1)
    ticked(office, "2018-02-01")
    assert office.case("CC-18-BC-VHCS-T01").state == "data_closed"  # the month is over
    assert office.case("CC-18-BC-VHCS-T02").state == "under_way"
    office.send("CC-18-BC-VHCS-T01", "hand-in", document="1/BC")
    assert office.deadline("CC-18-BC-VHCS-T01", "hand_in").on_time is True


def test_a_weekly_report_is_due_on_its_day_of_the_week(tmp_path: Path) -> None:
    weekly = ReportRegime("TUAN", "Báo cáo tuần", ("W",), "VP", day=5)  # thứ Năm
    office = reporting(tmp_path, "2023-01-04T08:00", weekly)
    found = due_days(office, "hand_in")
    assert len(found) == 53  # the week of Sunday 1/1/2023 counts
    assert found[:3] == ["2022-12-29", "2023-01-05", "2023-01-12"]
    assert found[3] == "2023-01-19"
    assert found[4] == "2023-01-27"  # 26/1 was a day of Tết


def test_a_regime_that_ends_hands_over_to_the_next_without_gap_or_twice(tmp_path: Path) -> None:
    old = replace(
        CCHC, code="CU", periods=("M", "Q1", "Q2", "Q3", "Q4", "Y"), valid_from=None,
        valid_to=date(2021, 6, 15), data_closing_day=None, outer_day=None,
    )  # fmt: skip
    new = replace(CCHC, valid_from=date(2021, 6, 16))
    office = reporting(tmp_path, "2021-01-05T08:00", old, new)
    with office.application.store.read() as uow:
        codes = {case.code.removeprefix("CC-21-BC-") for case in uow.cases.of_plan("CC-21")}
    assert codes == {
        "CU-T01", "CU-T02", "CU-T03", "CU-Q1", "CU-T04", "CU-T05",
        "CCHC-H1", "CCHC-Q3", "CCHC-N",
    }  # fmt: skip


def test_a_report_on_demand_has_the_day_that_was_stated_and_is_told_at_once(tmp_path: Path) -> None:
    office = reporting(tmp_path, "2023-05-10T08:00", ON_DEMAND)
    code = requested(office, ON_DEMAND, date(2023, 5, 20))
    assert office.case(code).state == "under_way"
    assert due(office, code, "hand_in") == "2023-05-22"  # 20/5/2023 is a Saturday
    assert rounds(office, code, "outer_limit") == []
    office.tick()
    assert letters(office, "periodic-report-requested") == ["dm-vp"]
    (letter,) = [m for m in office.mail_to("dm-vp") if "periodic-report-requested" in m.key]
    assert "UBND tỉnh" in letter.text
    assert "1234/UBND" in letter.text
    assert "22/5/2023" in letter.text
    office.clock.move_to("2023-05-22T08:00")
    office.send(code, "hand-in", document="9/BC")
    assert office.deadline(code, "hand_in").on_time is True


def test_a_demand_without_a_day_is_asked_about_until_a_day_is_set(tmp_path: Path) -> None:
    office = reporting(tmp_path, "2023-05-10T08:00", ON_DEMAND)
    code = requested(office, ON_DEMAND, None)
    assert due(office, code, "hand_in") is None
    ticked(office, "2023-05-24")
    assert days(office, "dm-vp", code) == ["2023-05-24"]
    with pytest.raises(EventRefused, match="--by"):
        office.send(code, "set-deadline")
    fact = {"remedy": {"unit": "date"}}
    office.send(code, "set-deadline", dates={"remedy_by": date(2023, 6, 15)}, facts=fact)
    assert due(office, code, "hand_in") == "2023-06-15"
    with pytest.raises(EventRefused, match="set-day"):
        office.send(code, "set-deadline", dates={"remedy_by": date(2023, 6, 20)}, facts=fact)


def test_a_report_sent_back_is_handed_in_again_within_a_time_of_its_own(tmp_path: Path) -> None:
    office = reporting(tmp_path, "2023-03-01T08:00", replace(CCHC, day=16))
    ticked(office, "2023-03-02")
    office.clock.move_to("2023-03-16T08:00")
    office.send(Q1, "hand-in", document="12/BC")
    assert office.case(Q1).facts["reports"] == 1
    office.clock.move_to("2023-03-20T08:00")
    given: dict[str, Fact] = {"remedy": {"amount": 3, "unit": "working_days"}}
    office.send(Q1, "return", reason="thiếu phụ lục", facts=given)
    assert (due(office, Q1, "supplement"), office.case(Q1).state) == ("2023-03-23", "returned")
    assert office.deadline(Q1, "outer_limit").on_time is True
    office.tick()
    assert letters(office, "periodic-report-returned") == ["dm-vp"]
    office.clock.move_to("2023-03-22T08:00")
    office.send(Q1, "hand-in", document="13/BC")
    assert office.deadline(Q1, "supplement").on_time is True
    office.send(Q1, "return", reason="thiếu số liệu")
    assert due(office, Q1, "supplement") is None
    fact = {"remedy": {"unit": "date"}}
    office.send(Q1, "set-deadline", dates={"remedy_by": date(2023, 3, 28)}, facts=fact)
    assert due(office, Q1, "supplement") == "2023-03-28"
    office.send(Q1, "hand-in", document="14/BC")
    office.send(Q1, "accept")
    assert (office.case(Q1).state, office.case(Q1).facts["reports"]) == ("accepted", 3)
    assert len(rounds(office, Q1, "hand_in")) == 1


def test_a_report_is_judged_by_the_day_of_receipt(tmp_path: Path) -> None:
    office = reporting(tmp_path, "2023-03-01T08:00", replace(CCHC, day=16))
    office.clock.move_to("2023-03-17T08:00")
    actor = office.application.actor("operator")
    signed = DocumentRef("12/BC", "", date(2023, 3, 16))
    early = Command("hand-in", actor, date(2023, 3, 15), document=signed)
    with pytest.raises(EventRefused, match="trước ngày ký"):
        office.application.cases.advance(Q1, early)
    received = Command("hand-in", actor, date(2023, 3, 17), document=signed)
    office.application.cases.advance(Q1, received)
    assert office.deadline(Q1, "hand_in").late_working_days == 1
    assert office.case(Q1).dates["signed_on"] == date(2023, 3, 16)


def ended_by(office: PlayedOffice, row: str) -> dict[str, str | None]:
    """Return which report ends each piece of work of a row, by the day on which that is due."""
    with office.application.store.read() as uow:
        cases = uow.cases.of_plan("CC-18")
    by = {str(it): case.code for case in cases for it in names_of(case.facts.get("ends_rows"))}
    mine = [case for case in cases if case.facts.get("row") == row and "due_by" in case.dates]
    return {case.dates["due_by"].isoformat(): by.get(case.id) for case in mine}


def test_a_report_that_the_annex_asks_for_too_is_handed_in_once(tmp_path: Path) -> None:
    row = PlannedTask("VII.4", "Báo cáo theo kỳ", lead=("VP",), time="Báo cáo quý, năm")
    regime = replace(MONTHLY, periods=("M", "Q1", "H1", "Q3", "Q4", "Y"), row="VII.4")
    office = PlayedOffice.found(tmp_path, "2018-01-08T08:00")
    office.load(replace(plan_of(regime, year=2018), tasks=(row,)))
    stem = "CC-18-BC-VHCS"
    assert ended_by(office, "VII.4") == {
        "2018-03-31": f"{stem}-Q1", "2018-06-30": f"{stem}-H1", "2018-09-30": f"{stem}-Q3",
        "2018-12-31": f"{stem}-Q4",
    }  # fmt: skip
    office.clock.move_to("2018-03-29T08:00")
    office.send(f"{stem}-T03", "hand-in", document="1/BC")  # that of the month is another report
    assert office.case("CC-18-VII.4-Q1").state == "planned"
    office.send(f"{stem}-Q1", "hand-in", document="2/BC")
    assert office.case("CC-18-VII.4-Q1").state == "done"
    assert office.deadline("CC-18-VII.4-Q1", "product").on_time is True
    office.send("CC-18-VII.4-Q2", "cancel", reason="theo dõi ở báo cáo")
    office.clock.move_to("2018-06-28T08:00")
    office.send(f"{stem}-H1", "hand-in", document="3/BC")  # the row has ended already


def test_monthly_and_half_yearly_rows_go_with_their_own_reports(tmp_path: Path) -> None:
    monthly = PlannedTask("II.9", "Số liệu", lead=("VP",), time="Định kỳ ngày 01 hàng tháng")
    halves = PlannedTask("II.10", "Đánh giá", lead=("VP",), time="Định kỳ 6 tháng và cả năm")
    months = replace(MONTHLY, periods=("M", "Y"), day=1, month_offset=1, row="II.9")
    whole = replace(CCHC, periods=("Q2", "H1", "Q4", "Y"), valid_from=None, row="II.10")
    office = PlayedOffice.found(tmp_path, "2018-01-08T08:00")
    office.load(replace(plan_of(months, whole, year=2018), tasks=(monthly, halves)))
    found = ended_by(office, "II.9")
    assert found.get("2018-01-01") is None  # December 2017 belongs to the year before
    assert found["2018-02-01"] == "CC-18-BC-VHCS-T01"
    assert found["2018-12-01"] == "CC-18-BC-VHCS-T11"
    assert ended_by(office, "II.10") == {
        "2018-06-30": "CC-18-BC-CCHC-H1", "2018-12-31": "CC-18-BC-CCHC-N",
    }  # fmt: skip


def test_who_may_hand_in_and_who_may_not(tmp_path: Path) -> None:
    office = reporting(tmp_path, "2023-03-01T08:00", CCHC)
    with pytest.raises(RightMissing):
        office.send(Q1, "hand-in", by="dm-th", document="12/BC")
    with pytest.raises(InvalidInput, match="document"):
        office.send(Q1, "hand-in", by="dm-vp")
    office.send(Q1, "hand-in", by="dm-vp", document="12/BC")  # before its time begins
    with pytest.raises(RightMissing):
        office.send(Q1, "accept", by="dm-th")
    ticked(office, "2023-03-13", "2023-03-15", "2023-03-21")
    assert office.case(Q1).state == "handed_in"
    assert days(office, "dm-vp", f"{OUTER} – Văn phòng ({Q1})") == []


def test_a_closed_year_takes_its_open_reports_along(tmp_path: Path) -> None:
    office = reporting(tmp_path, "2023-12-01T08:00", replace(CCHC, day=16))
    for code in (Q1, H1, Q3):
        office.send(code, "cancel", reason="theo dõi trên giấy")
    ticked(office, "2023-12-04", "2023-12-15")
    office.clock.move_to("2023-12-29T09:00")
    actor: Actor = office.application.actor("lanh-dao")
    wishes = Wishes(carry_all=True)
    plan = plan_of(replace(CCHC, day=16))
    office.application.years.close([plan], 2023, wishes, actor, DocumentRef("120/BC"))
    assert office.case(YEAR).state == "carried_over"
    assert office.deadline(YEAR, "hand_in").original_due_on == date(2023, 12, 18)
    office.clock.move_to("2024-01-08T09:00")
    office.send(YEAR, "hand-in", document="1/BC")
    assert office.deadline(YEAR, "hand_in").on_time is False


def test_a_day_that_was_moved_by_hand_is_an_extension(tmp_path: Path) -> None:
    office = reporting(tmp_path, "2023-03-01T08:00", replace(CCHC, day=16))
    office.tick()
    facts = {"extension": {"deadline": "hand_in", "reason": "khac", "note_text": "chờ số liệu"}}
    office.send(
        Q1, "request-extension", by="dm-vp", dates={"proposed_on": date(2023, 3, 20)}, facts=facts
    )
    office.send(f"{Q1}-GH1", "approve", by="lanh-dao", document="9/TB")
    assert due(office, Q1, "hand_in") == "2023-03-20"
    assert office.deadline(Q1, "hand_in").original_due_on == date(2023, 3, 16)


def test_an_extension_beyond_the_limit_from_above_lets_the_limit_speak_again(
    tmp_path: Path,
) -> None:
    office = reporting(tmp_path, "2023-03-01T08:00", replace(CCHC, day=16))
    facts = {"extension": {"deadline": "hand_in", "reason": "khac", "note_text": "chờ số liệu"}}
    later = {"proposed_on": date(2023, 3, 24)}
    ticked(office, "2023-03-01", "2023-03-01")  # the daemon begins the report
    office.send(Q1, "request-extension", by="dm-vp", dates=later, facts=facts)
    office.send(f"{Q1}-GH1", "approve", by="lanh-dao", document="9/TB")
    ticked(office, "2023-03-17", "2023-03-20")
    assert days(office, "dm-vp", OUTER)[-1] == "2023-03-20"


def test_a_return_within_a_number_of_days_or_without_any(tmp_path: Path) -> None:
    office = reporting(tmp_path, "2023-03-16T08:00", replace(CCHC, day=16))
    office.send(Q1, "hand-in", document="12/BC")
    with pytest.raises(EventRefused, match="set-day"):
        office.send(H1, "set-deadline")
    office.send(Q1, "return", reason="thiếu số liệu")
    office.send(Q1, "set-deadline")  # nothing known yet: it is asked about again
    assert due(office, Q1, "supplement") is None
