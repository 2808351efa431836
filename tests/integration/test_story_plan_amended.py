"""Stories of plans amended by a document, told on the plans that ship."""

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dondoc.audit_check import verify
from dondoc.audit_reading import evidence_of
from dondoc.cli.plan_amend import by_letter
from dondoc.plan_amend_report import AmendReport
from dondoc.plan_amending import AmendOrder, PlanNotAmendable, amend, by_file
from dondoc.rulebook import StoredRulebook
from dondoc.testing import (
    ManualClock,
    PlayedOffice,
    RecordingNotifier,
    SequentialIdentities,
)
from dondoc.wiring import Application
from engine.case import Command, DocumentRef
from engine.decisions import OPEN
from engine.errors import Conflict, InvalidInput, NotFound, RightMissing
from engine.obligations import DeadlineState
from engine.plan import Plan
from store.sql_store import SqlStore, open_store
from tests.integration.story_office import PLAN, PLANS, due, letters, rounds, shipped
from workflows.guards import names_of
from workflows.plan_file import read_plan_file

BINH_DUONG = "binh-duong-bql-kcn-2024.toml"
BINH_DINH = "binh-dinh-ubnd-2024.toml"
DOCUMENT = DocumentRef("12/KH-BQL", "", date(2024, 5, 20))
LETTER = DocumentRef("45/BQL-VP", "", date(2024, 5, 20))
ROUND, FOURTH, SIXTH, NEW = (f"BDG-KCN-24-{tail}" for tail in ("D1", "04", "06", "08"))
HEAD = 'code = "BDG-KCN-24-04"\nround = "BDG-KCN-24-D1"\nunit = "QLMT"\n'
MOVED = (f"{HEAD}on = 2024-06-07", f"{HEAD}on = 2024-06-12")
WINDOW = ("window_last_on = 2024-06-07", "window_last_on = 2024-06-14")
ADDED = (
    "# --- Đề cương",
    f"""[[visits]]
code = "{NEW}"
round = "{ROUND}"
unit = "BQL"
on = 2024-06-13
at = 08:00:00

# --- Đề cương""",
)
WITHDRAWN = (
    """[[visits]]
code = "BDG-KCN-24-06"
round = "BDG-KCN-24-D1"
unit = "QLLD"
on = 2024-06-07
at = 10:00:00
tentative = true
conflict_reason = "Mục IV.1 đưa Trưởng các phòng vào thành phần đoàn"
""",
    "",
)


def revised(name: str, *swaps: tuple[str, str]) -> Plan:
    """Return a plan that ships with passages of its file replaced."""
    text = (PLANS / name).read_text(encoding="utf-8")
    for old, new in swaps:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    plan = read_plan_file(text.encode()).plan
    assert plan is not None
    return plan


def amended(
    office: PlayedOffice,
    plan: Plan,
    reason: str = "điều chỉnh",
    *,
    document: DocumentRef = DOCUMENT,
    preview: str = "",
    dry_run: bool = False,
) -> AmendReport:
    actor = office.application.actor("operator")
    order = AmendOrder(plan.code, by_file(plan), actor, document, document.issued_on or office.today,
                       reason, preview=preview)  # fmt: skip
    return amend(order, office.application, dry_run=dry_run)


def rule_set(
    office: PlayedOffice, code: str, rule: str, amount: int, document: DocumentRef = LETTER
) -> AmendReport:
    actor = office.application.actor("operator")
    revise = by_letter(rule, (amount, "working_days"), document)
    day = document.issued_on or office.today
    order = AmendOrder(code, revise, actor, document, day, "", "set-rule")
    return amend(order, office.application, dry_run=False)


def everything(office: PlayedOffice) -> object:
    """Return all cases with their deadlines, the plans and the log, to see that nothing changed."""
    with office.application.store.read() as uow:
        cases = uow.cases.of_plan("BDG-KCN-24")
        chains = [uow.audit.chain(name) for name in uow.audit.chains()]
        deadlines = [uow.deadlines.of_case(case.id) for case in cases]
        return cases, deadlines, chains, uow.plans.revisions("BDG-KCN-24")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> PlayedOffice:
    """Return an office with plan 000, its team set up and one notice sent, on 20/5/2024."""
    found = shipped(tmp_path_factory.mktemp("prepared"), BINH_DUONG, "2024-05-02T08:00")
    found.send(ROUND, "establish-team", document="05/QĐ")
    found.clock.move_to("2024-05-20T08:00")
    found.send(FOURTH, "notify", document="31/TB")
    found.tick()
    return found


@pytest.fixture
def office(prepared: PlayedOffice, tmp_path: Path) -> PlayedOffice:
    """Return a copy of the prepared office with a life of its own."""
    store = prepared.application.store
    assert store.database.path is not None
    store.dispose()
    shutil.copy(store.database.path, tmp_path / "office.sqlite3")
    return playing(prepared, open_store(str(tmp_path / "office.sqlite3")))


def playing(office: PlayedOffice, store: SqlStore) -> PlayedOffice:
    """Return an office on another store or connection, as another process would have it."""
    clock, mail = ManualClock(office.clock.at), RecordingNotifier()
    known = office.application
    assert isinstance(known.identities, SequentialIdentities)
    identities = SequentialIdentities(known.identities.given)
    application = Application(
        known.settings, clock, store, identities, StoredRulebook(), {"email": mail}
    )
    return PlayedOffice(application, clock, mail)


def test_a_visit_of_june_7_moves_to_june_12_and_carries_its_deadlines(office: PlayedOffice) -> None:
    rule_set(office, "BDG-KCN-24", "inspection.report", 5)
    office.tick()
    office.mail.sent.clear()
    assert due(office, FOURTH, "report") == "2024-05-31"
    report = amended(office, revised(BINH_DUONG, MOVED, WINDOW))
    assert due(office, FOURTH, "report") == "2024-06-05"
    assert due(office, FOURTH, "conclusion") == "2024-06-26"
    assert office.deadline(FOURTH, "conclusion").original_due_on == date(2024, 6, 21)
    assert due(office, ROUND, "visits") == "2024-06-12"
    assert office.case(FOURTH).facts["tentative"] is True  # the file still calls the day so
    office.tick()
    people = [message.person for message in office.mail.sent]
    assert sorted(people) == sorted({told.person for told in report.told})
    assert sorted(people) == ["dm-moitruong", "thu-ky", "truong-doan"]
    (to_unit,) = office.mail_to("dm-moitruong")
    assert "12/KH-BQL" in to_unit.text
    assert "thứ Sáu, 31/5/2024 → thứ Tư, 05/6/2024" in to_unit.text
    (calendar,) = to_unit.attachments
    assert b"SEQUENCE:1" in calendar.content


def test_a_day_not_yet_firm_is_called_so(tmp_path: Path) -> None:
    small = replace(
        PLAN, year=2027, window_first_on=date(2027, 1, 4), window_last_on=date(2027, 3, 31)
    )
    office = PlayedOffice.found(tmp_path, "2026-10-05T08:00")
    first = replace(PLAN.visits[0], first_on=date(2027, 1, 20))
    office.load(replace(small, visits=(first,)))
    later = replace(small, visits=(replace(first, first_on=date(2027, 2, 16)),), source_sha256="b")
    report = amended(office, later, document=DocumentRef("12/KH", "", date(2026, 10, 5)))
    notice = next(shift for shift in report.shifts if shift.name == "notice")
    assert (notice.new_on, notice.provisional) == ("2027-01-26", True)
    office.tick()
    assert "tạm tính, lịch nghỉ chưa công bố đủ" in office.mail_to("truong-doan")[0].text


def test_nothing_else_moves_with_it(office: PlayedOffice) -> None:
    before = {code: office.case(code) for code in (f"BDG-KCN-24-0{n}" for n in (1, 2, 3))}
    amended(office, revised(BINH_DUONG, MOVED))
    assert {code: office.case(code) for code in before} == before


def test_a_unit_withdrawn_ends_with_a_reason(office: PlayedOffice) -> None:
    plan = revised(BINH_DUONG, WITHDRAWN)
    with pytest.raises(InvalidInput, match="kết thúc kèm lý do"):
        amended(office, plan, "")
    amended(office, plan, "phòng sáp nhập")
    case = office.case(SIXTH)
    assert (case.state, case.dates["cancelled_on"]) == ("cancelled", date(2024, 5, 20))
    with office.application.store.read() as uow:
        entry = uow.audit.chain(f"case:{case.id}")[-1]
        assert uow.texts.get(entry.reason_ref) == "phòng sáp nhập"
        assert "12/KH-BQL" in entry.document
        open_ones = [d for d in uow.deadlines.of_case(case.id) if d.state is DeadlineState.OPEN]
    assert open_ones == []


def test_a_unit_added_is_opened_like_at_loading(office: PlayedOffice) -> None:
    amended(office, revised(BINH_DUONG, ADDED, WINDOW))
    case = office.case(NEW)
    assert (case.unit, case.state, case.round_id) == ("BQL", "planned", office.case(ROUND).id)
    assert due(office, NEW, "conclusion") == "2024-06-27"
    assert due(office, ROUND, "visits") == "2024-06-13"
    office.tick()
    assert "Bổ sung cuộc kiểm tra: thứ Năm, 13/6/2024" in office.mail_to("thu-ky")[0].text


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


def test_a_team_changed_by_the_plan_is_told_who_comes_and_goes(office: PlayedOffice) -> None:
    swap = ('    "tp-laodong",\n]', '    "kiem-toan",\n]')
    amended(office, revised(BINH_DUONG, swap))
    case = office.case(ROUND)
    assert "kiem-toan" in names_of(case.facts["members"])
    assert case.facts["team_changes"] == 1
    office.tick()
    assert sorted(m.person for m in office.mail.sent if m.key.startswith("changes/")) == [
        "kiem-toan",
        "tp-laodong",
    ]


def test_new_units_and_people_are_registered_and_old_ones_kept(office: PlayedOffice) -> None:
    swaps = (
        ('code = "QLMT"\nname = "Phòng Quản lý Môi Trường"', 'code = "QLMT"\nname = "Phòng khác"'),
        (
            "# --- Người -",
            '[[units]]\ncode = "QLX"\nname = "Phòng Quản lý Xe"\n\n# --- Người -',
        ),
        (
            "# --- Thời hạn:",
            """[[people]]
code = "dm-xe"
name = "Ngô Thị Xe"
roles = [{ role = "focal", unit = "QLX" }]

# --- Thời hạn:""",
        ),
    )
    report = amended(office, revised(BINH_DUONG, *swaps))
    assert [*report.changes.units.changed] == ["QLMT"]
    with office.application.store.read() as uow:
        assert uow.parties.unit("QLX") is not None
        assert uow.parties.person("dm-xe") is not None
        kept = uow.parties.unit("QLMT")
        assert kept is not None
        assert kept.names[0].name == "Phòng Quản lý Môi Trường"
        assert uow.audit.chain("unit:QLX")[-1].action == "register"
        assert "Ngô" not in "".join(entry.changes for entry in uow.audit.chain("person:dm-xe"))


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


def test_a_new_round_starts_with_its_own_visits(office: PlayedOffice) -> None:
    fresh = f"""[[rounds]]
code = "BDG-KCN-24-D2"
name = "Đoàn 2"
lead = "truong-ban"
products = ["general_conclusion"]

[[visits]]
code = "{NEW}"
round = "BDG-KCN-24-D2"
unit = "BQL"
on = 2024-06-13

# --- Đề cương"""
    amended(office, revised(BINH_DUONG, WINDOW, ("# --- Đề cương", fresh)))
    assert due(office, "BDG-KCN-24-D2", "visits") == "2024-06-13"


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


def test_a_notice_already_late_keeps_its_verdict(tmp_path: Path) -> None:
    office = shipped(tmp_path, BINH_DINH, "2024-03-20T08:00")
    office.send("BDI-24-D1", "establish-team", document="05/QĐ")
    code = "BDI-24-01"
    assert due(office, code, "notice") == "2024-04-22"
    office.clock.move_to("2024-04-25T08:00")
    on = 'unit = "SKHDT"\non = 2024-05-08'
    late = revised(BINH_DINH, (on, on.replace("2024-05-08", "2024-05-29")))
    document = DocumentRef("30/KH-UBND", "", date(2024, 4, 24))
    report = amended(office, late, document=document)
    first, second = rounds(office, code, "notice")
    assert (first.state, first.late_working_days) == (DeadlineState.MISSED, 2)
    assert (second.state, second.due_on) == (DeadlineState.OPEN, date(2024, 5, 15))
    kept = next(shift for shift in report.shifts if shift.state == "missed")
    assert (kept.case, kept.name, kept.late) == (code, "notice", 2)
    office.tick()
    assert letters(office, "change-of-date") == []  # in the one message about the plan
    changes = [message for message in office.mail.sent if message.key.startswith("changes/")]
    sent = [message for message in changes if "30/KH-UBND" in message.text]
    assert sorted(message.person for message in sent) == [told.person for told in report.told]
    assert len(sent) > 1
    digest = next(m for m in office.mail.sent if m.key.startswith("digest/"))
    assert "(điều chỉnh bởi 30/KH-UBND ngày 24/04/2024)" in digest.text


def test_a_number_changed_later_leaves_what_was_due_before(tmp_path: Path) -> None:
    office = shipped(tmp_path, BINH_DINH, "2024-03-20T08:00")
    letter = DocumentRef("50/SNV", "", date(2024, 4, 24))
    office.clock.move_to("2024-04-24T08:00")
    rule_set(office, "BDI-24", "inspection.notice", 15, letter)
    # Fifteen days before 08/5 were over when the letter was written: ten still hold, and it is late.
    assert due(office, "BDI-24-01", "notice") == "2024-04-22"
    assert office.deadline("BDI-24-01", "notice").rule.amount == 10
    assert office.deadline("BDI-24-04", "notice").rule.amount == 15


def test_the_end_of_the_window_moves_what_has_no_day_yet(office: PlayedOffice) -> None:
    bare = (HEAD + "on = 2024-06-07\nat = 08:00:00\n", HEAD)
    amended(office, revised(BINH_DUONG, bare))
    assert office.case(FOURTH).state == "postponed"
    fresh = (ADDED[0], ADDED[1].replace("on = 2024-06-13\nat = 08:00:00\n", ""))
    amended(office, revised(BINH_DUONG, bare, fresh))
    assert due(office, NEW, "schedule") == "2024-06-07"
    report = amended(office, revised(BINH_DUONG, bare, fresh, WINDOW))
    assert due(office, NEW, "schedule") == "2024-06-14"
    assert [shift.case for shift in report.shifts] == [NEW]
    office.tick()
    assert "thứ Sáu, 07/6/2024 → thứ Sáu, 14/6/2024" in office.mail_to("thu-ky")[-1].text


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
