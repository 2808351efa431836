"""Values that the tests of stores put in and take out."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from engine.audit import AuditDraft
from engine.case import Case
from engine.deadlines import DeadlineRule, RuleKind
from engine.obligations import Deadline
from engine.ports import Office
from engine.timers import Attachment, Message, Notice, NoticeRequest, Timer

OFFICE = Office("office-1", "BQL", "Ban Quản lý các khu công nghiệp")
NOW = datetime(2024, 6, 3, 1, 0, tzinfo=UTC)
TODAY = date(2024, 6, 3)
RULE = DeadlineRule("conclusion", RuleKind.WITHIN, "visited_on", 10, legal_basis="Mục IV.2")


def later(minutes: int) -> datetime:
    return NOW + timedelta(minutes=minutes)


def a_case(case_id: str = "c1", **changes: object) -> Case:
    given: dict[str, Any] = {
        "id": case_id,
        "code": case_id.upper(),
        "workflow": "inspection",
        "workflow_version": 1,
        "state": "planned",
        "version": 1,
        "plan": "BDG-2024",
        "unit": "PB-DN",
        "dates": {"visit_on": date(2024, 6, 6)},
        "facts": {"subject": "CCHC", "members": ("A", "B"), "count": 2, "announced": True},
    }
    given.update(changes)
    return Case(**given)


def a_deadline(case_id: str = "c1", **changes: object) -> Deadline:
    given: dict[str, Any] = {
        "case_id": case_id,
        "name": "conclusion",
        "round": 1,
        "revision": 0,
        "rule": RULE,
        "owner": "team",
        "due_on": date(2024, 6, 20),
    }
    given.update(changes)
    return Deadline(**given)


def a_timer(key: str, case_id: str = "c1", **changes: object) -> Timer:
    given: dict[str, Any] = {
        "key": key,
        "case_id": case_id,
        "fires_at": NOW,
        "useless_after": None,
        "act": NoticeRequest("reminder", "team", "conclusion", -3, {"n": 1}),
    }
    given.update(changes)
    return Timer(**given)


def a_notice(notice_id: str, case_id: str = "c1", **changes: object) -> Notice:
    given: dict[str, Any] = {
        "id": notice_id,
        "case_id": case_id,
        "person": "an",
        "request": NoticeRequest("reminder", "team", "conclusion", -3),
        "due_on": TODAY,
        "key": notice_id,
    }
    given.update(changes)
    return Notice(**given)


def a_message(message_id: str, **changes: object) -> Message:
    given: dict[str, Any] = {
        "id": message_id,
        "key": f"letter/{message_id}",
        "channel": "email",
        "person": "an",
        "address": "an@example.vn",
        "display_name": "Nguyễn Văn An",
        "subject": "Thông báo lịch kiểm tra",
        "text": "Kính gửi …\n",
        "html": "<p>Kính gửi …</p>",
        "created_at": NOW,
        "attachments": (
            Attachment("lich.ics", "text/calendar", b"\x00\xffBEGIN", {"method": "x"}),
        ),
    }
    given.update(changes)
    return Message(**given)


def a_draft(chain: str = "case:c1", **changes: object) -> AuditDraft:
    given: dict[str, Any] = {
        "chain": chain,
        "action": "notify",
        "person": "an",
        "recorded_at": NOW,
        "case_id": chain.removeprefix("case:") if chain.startswith("case:") else None,
        "changes": {"state": ("planned", "notified")},
    }
    given.update(changes)
    return AuditDraft(**given)
