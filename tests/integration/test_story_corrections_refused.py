"""Stories of corrections that are refused, tried, or left to somebody: nothing half written."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dondoc.testing import PlayedOffice
from engine.amending import Amendment
from engine.correction_service import CorrectionService
from engine.errors import DondocError, EventRefused, InvalidInput, NotFound, RightMissing
from engine.happenings import CORRECT
from engine.mistakes import CorrectionRefused
from engine.obligations import Deadline
from tests.integration.correcting_office import (
    correct,
    corrections,
    day,
    log_of,
    notified,
)
from tests.integration.story_office import (
    FIRST,
    ROUND,
    due,
    opened,
    to_concluded,
)

POINT = f"{FIRST}-KN1"


def test_the_team_s_lead_and_secretary_may_correct_and_nobody_of_the_unit(tmp_path: Path) -> None:
    office = notified(tmp_path)
    with pytest.raises(RightMissing):
        correct(office, FIRST, "visit", "6/6", "7/6", by="dm-dautu")
    with pytest.raises(RightMissing):
        correct(office, ROUND, "establish-team", "2/5", "26/4", by="thu-ky")
    with office.application.store.read() as uow:
        entry = uow.audit.chain(f"case:{office.case(FIRST).id}")[-1]
    assert (entry.action, entry.outcome) == (CORRECT, "refused:right-missing")
    correct(office, FIRST, "visit", "6/6", "7/6", by="thu-ky")
    assert day(office, FIRST, "visit_on") == date(2024, 6, 7)
    with pytest.raises(NotFound):
        correct_missing(office)


def correct_missing(office: PlayedOffice) -> None:
    actor = office.application.actor("thu-ky")
    amendment = Amendment(CORRECT, actor, office.today, reason="x")
    CorrectionService(office.application.cases).withdraw("KH-99", amendment)


WRONG = (
    ("inspect", "6/6", "7/6", CorrectionRefused, "không phải"),  # nobody has visited yet: the plan
    ("notify", "3/5", "2/5", CorrectionRefused, "đang ghi 02/05/2024, không phải 03/05/2024"),
    ("notify", "2/5", "2/5", InvalidInput, "giống nhau"),
    ("notify", "2/5", "9/5", InvalidInput, "còn ở phía trước"),
    ("notify", "2/5", "31/6", InvalidInput, "không có ngày"),
    ("visit", "6/6", "8/6", CorrectionRefused, "ngày nghỉ"),
    ("visit", "5/6", "7/6", CorrectionRefused, "không phải 05/06/2024"),
    ("visit-end", "6/6", "5/6", CorrectionRefused, "trước ngày đầu"),
    ("document", "44/TB", "46/TB", CorrectionRefused, "đang ghi"),
    ("document", "45/TB", "45/TB", InvalidInput, "giống nhau"),
    ("hour", "9h", "10h", CorrectionRefused, "không phải"),
    ("hour", "8h", "25h", InvalidInput, "giờ"),
    ("place", "phòng họp", "hội trường", CorrectionRefused, "không có bản ghi nào"),
    ("unit", "QLDT", "QLXX", NotFound, "không có đơn vị"),
    ("kết-luật", "1/6", "2/6", NotFound, "gần giống"),
    ("conclude", "1/5", "2/5", CorrectionRefused, "không có bản ghi nào"),
)


@pytest.mark.parametrize(("what", "old", "new", "kind", "words"), WRONG)
def test_what_does_not_fit_is_refused_in_one_line_and_nothing_is_written(
    tmp_path: Path, what: str, old: str, new: str, kind: type[DondocError], words: str
) -> None:
    office = notified(tmp_path)
    if what == "inspect":
        old = "5/6"
    before = office.case(FIRST)
    with pytest.raises(kind, match=words):
        correct(office, FIRST, what, old, new)
    assert office.case(FIRST) == before


def test_a_day_must_fit_the_order_of_the_steps(tmp_path: Path) -> None:
    office = opened(tmp_path)
    to_concluded(office, {"amount": 15})
    office.clock.move_to("2024-06-20T09:00")
    with pytest.raises(EventRefused, match="trước mốc inspected_on"):
        correct(office, FIRST, "conclude", "14/6", "5/6")
    with pytest.raises(EventRefused, match="trước mốc visit_on"):
        correct(office, FIRST, "inspect", "6/6", "5/6")
    with pytest.raises(EventRefused, match="trước mốc inspected_on"):
        correct(office, FIRST, "inspect", "6/6", "17/6")
    office.send(POINT, "remediate", facts={"explanation_text": "xong"}, on=date(2024, 6, 17))
    with pytest.raises(EventRefused, match=POINT):
        correct(office, FIRST, "conclude", "14/6", "18/6")


def test_a_trial_writes_nothing(tmp_path: Path) -> None:
    office = notified(tmp_path)
    before, log = office.case(FIRST), log_of(office, FIRST)
    done = correct(office, FIRST, "visit", "6/6", "7/6", dry_run=True)
    assert done.decisions[0].case.dates["visit_on"] == date(2024, 6, 7)
    assert (office.case(FIRST), log_of(office, FIRST)) == (before, log)
    office.tick()
    assert corrections(office, "dm-dautu") == []


def test_a_deadline_that_its_log_does_not_explain_is_left_and_named(tmp_path: Path) -> None:
    office = notified(tmp_path)
    with office.application.store.write() as uow:
        stored = uow.deadlines.of_case(office.case(FIRST).id)
        odd = next(it for it in stored if it.name == "conclusion")
        uow.deadlines.put([_moved_by_hand(odd)])
        uow.commit()
    done = correct(office, FIRST, "visit", "6/6", "7/6")
    assert [(code, it.name) for code, it in done.kept] == [(FIRST, "conclusion")]
    assert due(office, FIRST, "conclusion") == "2024-06-28"
    assert due(office, FIRST, "visit") == "2024-06-07"


def _moved_by_hand(deadline: Deadline) -> Deadline:
    return replace(deadline, due_on=date(2024, 6, 28))


def test_the_attempt_at_a_hidden_case_is_recorded_and_answered_like_none(tmp_path: Path) -> None:
    office = notified(tmp_path)
    with office.application.store.write() as uow:
        case = uow.cases.by_code(FIRST)
        assert case is not None
        uow.cases.save(replace(case, secret=True, version=case.version + 1))
        uow.commit()
    with pytest.raises(NotFound, match="không có hồ sơ"):
        correct(office, FIRST, "visit", "6/6", "7/6", by="dm-dautu")
    with office.application.store.read() as uow:
        entry = uow.audit.chain(f"case:{office.case(FIRST).id}")[-1]
    assert entry.outcome == "refused:not-found"
