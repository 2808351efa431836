"""Stories of numbers that a letter sets after the plan was signed."""

import json
from datetime import date
from pathlib import Path

import pytest

from dondoc.testing import (
    PlayedOffice,
)
from engine.case import DocumentRef
from engine.obligations import DeadlineState
from store.sql_store import open_store
from tests.integration.amended_office import (
    BINH_DINH,
    BINH_DUONG,
    FOURTH,
    MOVED,
    ROUND,
    WINDOW,
    amended,
    copied,
    everything,
    playing,
    prepared_in,
    revised,
    rule_set,
)
from tests.integration.story_office import due, shipped


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> PlayedOffice:
    return prepared_in(tmp_path_factory.mktemp("prepared"))


@pytest.fixture
def office(prepared: PlayedOffice, tmp_path: Path) -> PlayedOffice:
    return copied(prepared, tmp_path)


def test_a_rule_set_by_a_letter_applies_from_its_day_with_the_letter_as_basis(
    office: PlayedOffice,
) -> None:
    assert due(office, FOURTH, "report") is None
    report = rule_set(office, "BDG-KCN-24", "inspection.report", 5)
    deadline = office.deadline(FOURTH, "report")
    assert deadline.due_on == date(2024, 5, 31)
    assert deadline.rule.legal_basis == "45/BQL-VP ngày 20/05/2024; Mục V.3.b"
    assert [told.person for told in report.told] == ["dm-moitruong"]  # others are not notified yet
    office.live_until("2024-05-24")
    digest = next(m for m in office.mail_to("dm-moitruong") if m.key.startswith("digest/"))
    assert "45/BQL-VP ngày 20/05/2024" in digest.text


def test_what_would_have_been_due_before_the_letter_is_held_against_nobody(
    office: PlayedOffice,
) -> None:
    office.send(FOURTH, "reschedule", reason="gấp", dates={"visit_on": date(2024, 5, 24)})
    rule_set(office, "BDG-KCN-24", "inspection.report", 5)
    deadline = office.deadline(FOURTH, "report")
    assert (deadline.due_on, deadline.state) == (None, DeadlineState.OPEN)
    assert deadline.review_on is not None
    assert due(office, "BDG-KCN-24-05", "report") == "2024-05-31"
    # The letter governs as soon as the visit moves behind it.
    office.send(FOURTH, "reschedule", reason="lùi", dates={"visit_on": date(2024, 6, 12)})
    assert due(office, FOURTH, "report") == "2024-06-05"


def test_what_was_met_before_the_letter_is_untouched(office: PlayedOffice) -> None:
    office.send(FOURTH, "receive-report", document="01/BC")
    rule_set(office, "BDG-KCN-24", "inspection.report", 20)
    met = office.deadline(FOURTH, "report")
    assert (met.state, met.due_on, met.on_time) == (DeadlineState.MET, None, None)


def test_the_same_letter_again_and_the_same_file_again_are_harmless(office: PlayedOffice) -> None:
    rule_set(office, "BDG-KCN-24", "inspection.report", 5)
    plan = revised(BINH_DUONG, MOVED, WINDOW)
    amended(office, plan)
    before = everything(office)
    assert not rule_set(office, "BDG-KCN-24", "inspection.report", 5).changes
    assert not amended(office, plan).changes
    assert everything(office) == before


def test_a_revised_file_leaves_the_letter_in_force(office: PlayedOffice) -> None:
    rule_set(office, "BDG-KCN-24", "inspection.report", 5)
    report = amended(office, revised(BINH_DUONG, MOVED))
    assert not report.changes.rules
    assert due(office, "BDG-KCN-24-05", "report") == "2024-05-31"


def test_a_rule_taken_out_leaves_no_number_and_a_new_name_tells_nobody(
    office: PlayedOffice,
) -> None:
    conclusion = """[rules.inspection.conclusion]
amount = 10
unit = "working_days"
text = "sau 10 ngày làm việc, kể từ ngày kết thúc kiểm tra"
reading = "trong thời hạn"
owner = "organiser"
legal_basis = "Mục V.1.c"
recipients = ["phòng được kiểm tra"]
copies = ["các thành viên tham gia kiểm tra"]
"""
    name = ('name = "Đoàn kiểm tra cải cách hành chính năm 2024"', 'name = "Đoàn 2024"')
    dated = ("issued_on = 2024-03-20", "issued_on = 2024-03-21")
    report = amended(office, revised(BINH_DUONG, (conclusion, ""), name, dated))
    assert due(office, FOURTH, "conclusion") is None
    assert office.case(ROUND).facts["name"] == "Đoàn 2024"
    assert report.told == ()
    with office.application.store.read() as uow:
        changes = json.loads(uow.audit.chain("plan:BDG-KCN-24")[-1].changes)
    assert changes["rules.inspection.conclusion"][1] is None
    assert changes["issued_on"] == ["2024-03-20", "2024-03-21"]


def test_a_number_changed_later_leaves_what_was_due_before(tmp_path: Path) -> None:
    office = shipped(tmp_path, BINH_DINH, "2024-03-20T08:00")
    letter = DocumentRef("50/SNV", "", date(2024, 4, 24))
    office.clock.move_to("2024-04-24T08:00")
    rule_set(office, "BDI-24", "inspection.notice", 15, letter)
    # Fifteen days before 08/5 were over when the letter was written: ten still hold, and it is late.
    assert due(office, "BDI-24-01", "notice") == "2024-04-22"
    assert office.deadline("BDI-24-01", "notice").rule.amount == 10
    assert office.deadline("BDI-24-04", "notice").rule.amount == 15


def test_a_daemon_that_runs_sees_the_amended_plan(office: PlayedOffice, tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "office.sqlite3"))
    daemon = playing(office, store)
    daemon.application.identities = office.application.identities
    daemon.tick()  # has read the plan once
    rule_set(office, "BDG-KCN-24", "inspection.report", 5)
    daemon.send("BDG-KCN-24-05", "agree-visit")
    daemon.send("BDG-KCN-24-05", "notify", document="32/TB")
    assert due(daemon, "BDG-KCN-24-05", "report") == "2024-05-31"
    store.dispose()
