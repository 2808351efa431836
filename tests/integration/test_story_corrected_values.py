"""Stories of wrong documents, points, units and hours, and of the letters that said them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from engine.amending import Amendment
from engine.correction_service import CorrectionService
from engine.errors import EventRefused, RightMissing
from engine.happenings import CORRECT
from engine.mistakes import CorrectionRefused
from engine.obligations import DeadlineState
from tests.integration.correcting_office import (
    correct,
    corrections,
    day,
    folds,
    judged,
    log_of,
    notified,
)
from tests.integration.story_office import (
    FIRST,
    digests,
    due,
    opened,
    to_concluded,
)

POINT = f"{FIRST}-KN1"


def test_a_letter_not_yet_sent_is_written_anew_and_nobody_gets_a_correction(
    tmp_path: Path,
) -> None:
    office = opened(tmp_path)
    office.send(FIRST, "notify", document="45/TB")
    done = correct(office, FIRST, "document", "45/TB", "46/TB")
    assert done.told == {}
    assert set(done.replaced) == {"dm-dautu", "truong-doan", "thu-ky"}
    office.tick()
    for person in done.replaced:
        (letter,) = [it for it in office.mail_to(person) if FIRST in it.text]
        assert "46/TB" in letter.text
        assert "45/TB" not in letter.text


def test_a_composed_letter_that_waits_is_recalled_and_replaced(tmp_path: Path) -> None:
    office = opened(tmp_path)
    office.send(FIRST, "notify", document="45/TB")
    office.application.reminders.compose_letters()
    done = correct(office, FIRST, "document", "45/TB", "46/TB, 2/5/2024, Ban")
    assert set(done.replaced) == {"dm-dautu", "truong-doan", "thu-ky"}
    office.tick()
    sent = [it for it in office.mail_to("dm-dautu") if FIRST in it.text]
    assert len(sent) == 1
    assert "46/TB" in sent[0].text


def test_a_document_number_is_corrected_for_those_who_were_told(tmp_path: Path) -> None:
    office = notified(tmp_path)
    version = office.case(FIRST).version
    before = judged(office, FIRST)
    done = correct(office, FIRST, "van-ban", "45/TB", "46/TB, 2/5/2024")
    office.tick()
    assert done.told == {FIRST: ("dm-dautu", "thu-ky", "truong-doan")}
    (letter,) = corrections(office, "dm-dautu")
    assert "45/TB → 46/TB 02/05/2024" in letter.text
    assert letter.attachments == ()
    assert judged(office, FIRST) == before
    assert office.case(FIRST).version == version + 1
    item = next(it for it in log_of(office, FIRST) if it.action == "notify")
    assert (item.says("document.number"), item.says("document.issued_on")) == (
        "46/TB",
        "2024-05-02",
    )


def test_a_correction_whose_letter_has_not_gone_is_replaced_by_the_next(tmp_path: Path) -> None:
    office = notified(tmp_path)
    correct(office, FIRST, "visit", "6/6", "10/6")
    correct(office, FIRST, "visit", "10/6", "7/6")
    office.tick()
    (letter,) = corrections(office, "dm-dautu")
    assert "07/6/2024" in letter.text


def test_a_recommendation_says_what_was_meant_and_the_old_words_stay(tmp_path: Path) -> None:
    office = opened(tmp_path)
    to_concluded(office, {"amount": 15, "unit": "working_days"})
    office.tick()
    old = office.case(POINT).facts["text_ref"]
    done = correct(office, POINT, "noi-dung", "Kiến nghị 1", "Lập sổ theo dõi hồ sơ")
    office.tick()
    new = office.case(POINT).facts["text_ref"]
    with office.application.store.read() as uow:
        assert uow.texts.get(str(old)) == "Kiến nghị 1"
        assert uow.texts.get(str(new)) == "Lập sổ theo dõi hồ sơ"
        entry = uow.audit.chain(f"case:{office.case(POINT).id}")[-1]
    assert "sổ" not in entry.changes
    assert set(done.told[POINT]) >= {"dm-dautu"}
    (letter,) = corrections(office, "dm-dautu")
    assert "Kiến nghị 1 → Lập sổ theo dõi hồ sơ" in letter.text
    assert folds(office, POINT)


def test_the_deadline_of_a_recommendation_was_typed_wrong(tmp_path: Path) -> None:
    office = opened(tmp_path)
    to_concluded(office, {"amount": 15, "unit": "working_days"})
    office.tick()
    assert due(office, POINT, "remedy") == "2024-07-05"
    correct(office, POINT, "thoi-han", "15 ngày làm việc", "20 ngày làm việc")
    assert due(office, POINT, "remedy") == "2024-07-12"
    assert office.deadline(POINT, "remedy").original_due_on == date(2024, 7, 12)
    correct(office, POINT, "deadline", "20 ngày làm việc", "30/7/2024")
    assert due(office, POINT, "remedy") == "2024-07-30"
    correct(office, POINT, "deadline", "30/7/2024", "31/7/2024")
    assert due(office, POINT, "remedy") == "2024-07-31"
    assert folds(office, POINT)


def test_a_recommendation_on_the_wrong_case_is_withdrawn_with_a_reason(tmp_path: Path) -> None:
    office = opened(tmp_path)
    to_concluded(office, {"amount": 15}, {"amount": 20})
    office.tick()
    amendment = Amendment(
        CORRECT, office.application.actor("thu-ky"), office.today, reason="của phòng khác"
    )
    service = CorrectionService(office.application.cases)
    stranger = replace(amendment, actor=office.application.actor("dm-dautu"))
    with pytest.raises(RightMissing):
        service.withdraw(POINT, stranger)
    service.withdraw(POINT, amendment, dry_run=True)
    assert office.case(POINT).state == "assigned"
    done = service.withdraw(POINT, amendment)
    office.tick()
    assert office.case(POINT).state == "withdrawn"
    assert office.deadline(POINT, "remedy").state is DeadlineState.WITHDRAWN
    assert "dm-dautu" in done.told[POINT]
    (letter,) = corrections(office, "dm-dautu")
    assert "ghi nhầm hồ sơ" in letter.text
    assert "của phòng khác" in letter.text
    assert office.case(FIRST).state == "concluded"  # the other recommendation goes on
    with pytest.raises(EventRefused):
        service.withdraw(POINT, amendment)


def test_a_unit_entered_wrongly_is_told_and_the_right_one_hears_of_it(tmp_path: Path) -> None:
    office = opened(tmp_path)
    to_concluded(office, {"amount": 15})
    office.tick()
    done = correct(office, FIRST, "don-vi", "qldt", "QLMT")
    office.tick()
    assert (office.case(FIRST).unit, office.case(POINT).unit) == ("QLMT", "QLMT")
    assert set(done.told[FIRST]) >= {"dm-dautu", "dm-moitruong", "tp-moitruong"}
    assert len(corrections(office, "dm-moitruong")) == 1
    office.live_until("2024-07-01")
    assert digests(office, "dm-moitruong", POINT)
    assert not [it for it in digests(office, "dm-dautu", POINT) if it.created_at > office.clock.at]


def test_hour_and_place_go_out_with_a_new_calendar_entry(tmp_path: Path) -> None:
    office = notified(tmp_path)
    correct(office, FIRST, "gio", "8h", "14h30")
    office.tick()
    assert office.case(FIRST).facts["at"] == "14:30"
    (letter,) = corrections(office, "dm-dautu")
    assert "08:00 → 14:30" in letter.text
    assert b"20240606T143000" in letter.attachments[0].content


def test_the_last_day_of_a_visit_of_two_days_is_corrected_alone(tmp_path: Path) -> None:
    office = notified(tmp_path)
    correct(office, FIRST, "ngay-ket-thuc", "6/6", "7/6")
    assert (day(office, FIRST, "visit_on"), day(office, FIRST, "visit_end_on")) == (
        date(2024, 6, 6),
        date(2024, 6, 7),
    )
    assert due(office, FIRST, "conclusion") == "2024-06-21"
    with pytest.raises(CorrectionRefused, match="trước ngày đầu"):
        correct(office, FIRST, "visit", "6/6", "10/6")
