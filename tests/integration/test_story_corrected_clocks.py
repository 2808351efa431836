"""Stories of wrong days where the clock stood still, a day was given later, or a date had passed."""

from datetime import date, time
from pathlib import Path

import pytest

from dondoc.testing import PlayedOffice
from engine.errors import DondocError, EventRefused, InvalidInput, NotFound
from engine.mistakes import CorrectionRefused
from engine.obligations import DeadlineState
from engine.plan import PlannedVisit
from tests.integration.correcting_office import correct, folds, log_of
from tests.integration.story_office import FIRST, ROUND, due, opened, rounds, shipped, to_inspected
from tests.integration.test_story_extensions import ASKED, POINT, answer, ask, concluded


def test_a_miss_that_never_was_goes_when_the_move_was_entered_too_late(tmp_path: Path) -> None:
    office = opened(tmp_path)
    office.clock.move_to("2024-05-27T09:00")
    moved = {"visit_on": date(2024, 6, 14)}
    office.send(FIRST, "reschedule", dates=moved, reason="dời", document="2/TB")
    first, second = rounds(office, FIRST, "notice")
    assert (first.state, second.due_on) == (DeadlineState.MISSED, date(2024, 5, 31))
    correct(office, FIRST, "doi-lich", "27/5", "22/5")
    first, second = rounds(office, FIRST, "notice")
    assert (first.state, first.due_on, first.on_time) == (
        DeadlineState.OPEN,
        date(2024, 5, 31),
        None,
    )
    assert first.original_due_on == date(2024, 5, 23)
    assert (second.state, second.on_time) == (DeadlineState.WITHDRAWN, None)
    assert folds(office, FIRST)


def test_a_miss_appears_when_the_move_was_entered_too_early(tmp_path: Path) -> None:
    office = opened(tmp_path)
    office.clock.move_to("2024-05-27T09:00")
    moved = {"visit_on": date(2024, 6, 14)}
    office.send(FIRST, "reschedule", on=date(2024, 5, 22), dates=moved, reason="dời")
    correct(office, FIRST, "reschedule", "22/5", "27/5")
    first, second = rounds(office, FIRST, "notice")
    assert (first.state, first.late_working_days) == (DeadlineState.MISSED, 2)
    assert (second.state, second.due_on) == (DeadlineState.OPEN, date(2024, 5, 31))
    assert second.original_due_on == date(2024, 5, 31)
    assert folds(office, FIRST)


def paused(folder: Path) -> PlayedOffice:
    """Return an office whose conclusion stood still from 10/6 to 12/6."""
    office = opened(folder)
    to_inspected(office)
    office.clock.move_to("2024-06-10T09:00")
    office.send(FIRST, "pause", reason="chờ giám định", facts={"deadline": "conclusion"})
    office.clock.move_to("2024-06-12T09:00")
    office.send(FIRST, "resume", facts={"deadline": "conclusion"})
    return office


def test_the_days_on_which_the_clock_stood_are_corrected(tmp_path: Path) -> None:
    office = paused(tmp_path)
    before = due(office, FIRST, "conclusion")
    assert before == "2024-06-25"
    correct(office, FIRST, "tam-dung", "10/6", "11/6")
    assert due(office, FIRST, "conclusion") == "2024-06-24"
    correct(office, FIRST, "inspect", "6/6", "7/6")
    assert due(office, FIRST, "conclusion") == "2024-06-25"
    assert folds(office, FIRST)


def test_a_day_given_later_stays_when_the_first_one_was_wrong(tmp_path: Path) -> None:
    office = concluded(tmp_path)
    ask(office)
    answer(office, "approve")
    given = office.deadline(POINT, "remedy")
    assert given.due_on == date(2024, 7, 5)
    issued = office.case(FIRST).dates["concluded_on"]
    office.clock.move_to(f"{office.today.isoformat()}T16:00")
    done = correct(office, FIRST, "conclude", f"{issued:%d/%m/%Y}", "13/06/2024")
    after = office.deadline(POINT, "remedy")
    assert after.due_on == date(2024, 7, 5)
    assert after.original_due_on is not None
    assert given.original_due_on is not None
    assert after.original_due_on < given.original_due_on
    assert done.kept == ()
    assert all(folds(office, code) for code in (FIRST, POINT, ASKED))


def test_the_addressee_of_a_round_and_the_days_it_set_are_corrected(tmp_path: Path) -> None:
    office = opened(tmp_path)
    actions = [item.action for item in log_of(office, ROUND)]
    assert "establish-team" in actions
    correct(office, ROUND, "establish-team", "2/5/2024", "26/4/2024")
    (decided,) = rounds(office, ROUND, "team_decision")
    assert decided.met_on == date(2024, 4, 26)
    with pytest.raises(CorrectionRefused, match="không có bản ghi nào"):
        correct(office, ROUND, "noi-nhan", "Sở Nội vụ", "UBND tỉnh")


def test_to_whom_a_round_hands_in_is_corrected(tmp_path: Path) -> None:
    office = shipped(tmp_path, "binh-dinh-ubnd-2024.toml", "2024-05-02T08:00")
    code = "BDI-24-D1"
    correct(office, code, "noi-nhan", "Ủy ban nhân dân tỉnh", "Sở Nội vụ")
    assert office.case(code).facts["hand_in_to"] == "Sở Nội vụ"
    assert "moves" not in office.case(code).facts
    assert folds(office, code)


def test_the_day_by_which_a_report_is_completed_is_corrected(tmp_path: Path) -> None:
    office = opened(tmp_path)
    office.send(FIRST, "notify", document="1/TB")
    office.send(FIRST, "receive-report")
    asked = {"missing": ["II.3"]}
    day = {"report_by": date(2024, 5, 20)}
    office.send(FIRST, "request-supplement", facts=asked, dates=day)
    assert due(office, FIRST, "report") == "2024-05-20"
    correct(office, FIRST, "han-bo-sung", "20/5", "22/5")
    assert due(office, FIRST, "report") == "2024-05-22"
    assert office.deadline(FIRST, "report").original_due_on == date(2024, 5, 22)


WRONG = (
    ("text", "không có chữ này", "x", CorrectionRefused, "đúng một chỗ"),
    ("text", "", "x", CorrectionRefused, "đúng một chỗ"),
    ("text", "Kiến nghị", "x" * 4001, InvalidInput, "từ 1 đến 4000"),
    ("deadline", "6 ngày", "7 ngày", CorrectionRefused, "đang ghi 5 working_days"),
    ("deadline", "5 ngày làm việc", "05 ngày làm việc", InvalidInput, "giống nhau"),
    ("deadline", "5 ngày làm việc", "2 giờ", DondocError, "giờ"),
    ("field", "3", "8", InvalidInput, "1-7"),
    ("responsibility", "tập thể", "ai đó", InvalidInput, "tập thể, cá nhân"),
    ("severity", "nặng", "x" * 101, InvalidInput, "từ 1 đến 100"),
    ("hour", "8h", "9h", NotFound, "gần giống"),
)


@pytest.mark.parametrize(("what", "old", "new", "kind", "words"), WRONG)
def test_a_recommendation_is_corrected_only_by_what_makes_sense(
    tmp_path: Path, what: str, old: str, new: str, kind: type[DondocError], words: str
) -> None:
    office = concluded(tmp_path)
    before = office.case(POINT)
    with pytest.raises(kind, match=words):
        correct(office, POINT, what, old, new)
    assert office.case(POINT) == before


def test_a_corrected_day_meets_the_other_visits_of_the_team(tmp_path: Path) -> None:
    office = opened(tmp_path)
    with pytest.raises(EventRefused, match="đã có lịch"):
        correct(office, FIRST, "visit", "6/6/2024", "13/6/2024")
    assert office.case(FIRST).dates["visit_on"] == date(2024, 6, 6)


def over_the_swap_of_2024(folder: Path, visit_on: date) -> PlayedOffice:
    """Return an office that lived through the announcement of 12/4/2024 with a visit in May."""
    folder.mkdir()
    visit = PlannedVisit(FIRST, ROUND, "QLDT", visit_on, at=time(8), kind="toàn diện")
    office = opened(folder, "2024-04-03T08:00", visit)
    office.live_until("2024-04-15")
    return office


def test_a_day_corrected_after_an_announcement_keeps_what_the_announcement_moved(
    tmp_path: Path,
) -> None:
    wrong = over_the_swap_of_2024(tmp_path / "wrong", date(2024, 5, 10))
    right = over_the_swap_of_2024(tmp_path / "right", date(2024, 5, 13))
    with wrong.application.store.read() as uow:
        entries = uow.audit.chain(f"case:{wrong.case(FIRST).id}")
    assert "calendar-changed" in [entry.action for entry in entries]
    done = correct(wrong, FIRST, "visit", "10/5", "13/5")
    assert done.kept == ()
    wrong.tick()
    right.tick()
    for name in ("notice", "report", "visit", "conclusion"):
        assert due(wrong, FIRST, name) == due(right, FIRST, name), name
    assert folds(wrong, FIRST)
