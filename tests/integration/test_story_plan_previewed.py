"""Stories of amended plans: tried, refused, overtaken, logged, and silent about secrets."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dondoc.amending.amending import AmendOrder, PlanNotAmendable, amend, by_file
from dondoc.audit.check import verify
from dondoc.audit.reading import evidence_of
from dondoc.testing import (
    PlayedOffice,
)
from engine.case import Command, DocumentRef
from engine.decisions import OPEN
from engine.errors import Conflict, InvalidInput, NotFound, RightMissing
from store.sql_store import open_store
from tests.integration.amended_office import (
    ADDED,
    BINH_DINH,
    BINH_DUONG,
    DOCUMENT,
    FOURTH,
    MOVED,
    ROUND,
    WINDOW,
    WITHDRAWN,
    amended,
    copied,
    everything,
    prepared_in,
    revised,
    rule_set,
)
from tests.integration.story_office import PLANS, due
from workflows.plan_file import read_plan_file


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> PlayedOffice:
    return prepared_in(tmp_path_factory.mktemp("prepared"))


@pytest.fixture
def office(prepared: PlayedOffice, tmp_path: Path) -> PlayedOffice:
    return copied(prepared, tmp_path)


def test_what_is_tried_is_what_is_done(office: PlayedOffice) -> None:
    plan = revised(BINH_DUONG, MOVED, WINDOW, ADDED, WITHDRAWN)
    before = everything(office)
    tried = amended(office, plan, dry_run=True)
    assert everything(office) == before
    with pytest.raises(Conflict, match="không còn như bản xem trước 000000000000"):
        amended(office, plan, preview="000000000000")
    assert everything(office) == before
    done = amended(office, plan, preview=tried.fingerprint)
    assert (done.changes, done.steps, done.shifts, done.told) == (
        tried.changes, tried.steps, tried.shifts, tried.told,
    )  # fmt: skip


def test_a_preview_that_somebody_overtakes_is_refused(office: PlayedOffice) -> None:
    plan = revised(BINH_DUONG, MOVED)
    tried = amended(office, plan, dry_run=True)
    office.send(FOURTH, "postpone", reason="mưa lũ")
    before = everything(office)
    with pytest.raises(Conflict, match="xem lại rồi làm lại"):
        amended(office, plan, preview=tried.fingerprint)
    assert everything(office) == before


def test_wrong_files_change_nothing_and_say_all_of_it(office: PlayedOffice) -> None:
    office.send(FOURTH, "receive-report", document="01/BC")
    office.send(FOURTH, "agree-visit")
    office.clock.move_to("2024-06-07T17:00")
    office.send(FOURTH, "inspect")
    before = everything(office)
    other_unit = ('unit = "QLDN"\non =', 'unit = "QLDT"\non =')
    with pytest.raises(PlanNotAmendable) as refusal:
        amended(office, revised(BINH_DUONG, MOVED, other_unit))
    sentences = [problem.sentence() for problem in refusal.value.problems]
    assert len(sentences) == 2
    assert "BDG-KCN-24-04 đã kiểm tra" in sentences[0]
    assert "BDG-KCN-24-05 đổi đơn vị" in sentences[1]
    assert everything(office) == before


def test_a_document_of_tomorrow_amends_nothing_today(office: PlayedOffice) -> None:
    tomorrow = DocumentRef("13/KH-BQL", "", date(2024, 5, 21))
    with pytest.raises(InvalidInput, match="có hiệu lực từ"):
        amended(office, revised(BINH_DUONG, MOVED), document=tomorrow)


def test_only_a_loaded_plan_is_amended_and_only_by_who_keeps_the_office(
    office: PlayedOffice,
) -> None:
    with pytest.raises(NotFound, match="chưa nạp kế hoạch BDI-24"):
        amended(office, revised(BINH_DINH))
    actor = office.application.actor("dm-vp")
    moved = by_file(revised(BINH_DUONG, MOVED))
    order = AmendOrder("BDG-KCN-24", moved, actor, DOCUMENT, date(2024, 5, 20))
    with pytest.raises(RightMissing):
        amend(order, office.application, dry_run=False)


def test_the_log_says_which_document_and_stays_whole(office: PlayedOffice) -> None:
    rule_set(office, "BDG-KCN-24", "inspection.report", 5)
    amended(office, revised(BINH_DUONG, MOVED, WINDOW, ADDED, WITHDRAWN))
    office.live_until("2024-05-27")
    with office.application.store.read() as uow:
        entries = uow.audit.chain("plan:BDG-KCN-24")
        assert [entry.action for entry in entries] == ["load", "set-rule", "amend"]
        assert "45/BQL-VP" in entries[1].document
        assert '"rules.inspection.report"' in entries[1].changes
        assert "12/KH-BQL" in entries[2].document
        assert '"visits.removed":[null,["BDG-KCN-24-06"]]' in entries[2].changes
        numbers = [
            (item.number, item.document.number if item.document else "")
            for item in uow.plans.revisions("BDG-KCN-24")
        ]
    auditor = office.application.actor("kiem-toan")
    assert verify(evidence_of(office.application, auditor)).intact
    assert numbers == [(1, ""), (2, "45/BQL-VP"), (3, "12/KH-BQL")]


def test_secret_cases_of_the_plan_are_untouched_and_unmentioned(office: PlayedOffice) -> None:
    fourth = office.case(FOURTH)
    secret = replace(
        fourth,
        id="s" * 32,
        code="BDG-KCN-24-DX-7K2M",
        version=1,
        state="planned",
        secret=True,
        insiders=frozenset({"truong-ban"}),
        facts={**fourth.facts, "unannounced": True, "lead": "truong-ban", "at": "15:00"},
        round_id=None,
    )
    opening = Command(OPEN, office.application.actor("operator"), office.today)
    office.application.cases.open([secret], opening)
    before = office.case(secret.code)
    rule_set(office, "BDG-KCN-24", "inspection.conclusion", 7)
    report = amended(office, revised(BINH_DUONG, MOVED, WINDOW))
    assert office.case(secret.code) == before
    assert due(office, secret.code, "conclusion") == "2024-06-21"
    said = repr(report)
    assert "DX-7K2M" not in said
    assert "truong-ban" not in repr(report.told)


def test_postgresql_tells_the_same_story(office: PlayedOffice, postgres_url: str) -> None:
    store = open_store(f"{postgres_url}&schema=amended_plan")
    store.prepare()
    other = PlayedOffice.found(store, "2024-05-02T08:00")
    plan = read_plan_file((PLANS / BINH_DUONG).read_bytes()).plan
    assert plan is not None
    other.load(plan)
    other.send(ROUND, "establish-team", document="05/QĐ")
    other.clock.move_to("2024-05-20T08:00")
    other.send(FOURTH, "notify", document="31/TB")
    changed = revised(BINH_DUONG, MOVED, WINDOW, ADDED, WITHDRAWN)
    here, there = amended(office, changed), amended(other, changed)
    assert (here.shifts, here.told, here.steps) == (there.shifts, there.told, there.steps)
    assert here.fingerprint == there.fingerprint
    assert not amended(other, changed).changes
    store.dispose()
