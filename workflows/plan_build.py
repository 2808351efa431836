"""Records of a plan file become values of the engine; what is missing gets its stated default."""

from datetime import date
from typing import Final

from engine.parties import Team
from engine.plan import (
    ExtensionPolicy,
    ExtensionReason,
    Plan,
    PlannedRound,
    PlannedVisit,
    RuleSetting,
)
from engine.words import N_
from workflows import plan_tables
from workflows.extension_policy import DEFAULT
from workflows.party_build import check_period
from workflows.problems import Findings
from workflows.records import Record

LONGEST_VISIT_DAYS: Final = 60
ANY_DAY: Final = (date.min, date.max)


def build_head(record: Record, source_sha256: str) -> Plan:
    """Return the plan without its parts; an unreadable window leaves every day open for checks."""
    return Plan(
        code=record.text("code"),
        title=record.text("title"),
        number=record.text("number"),
        issuer=record.text("issuer"),
        issued_on=record.day("issued_on"),
        year=record.number("year") or 0,
        window_first_on=record.day("window_first_on") or ANY_DAY[0],
        window_last_on=record.day("window_last_on") or ANY_DAY[1],
        organiser=record.text("organiser"),
        rules={},
        rounds=(),
        visits=(),
        expected_units=record.number("expected_units"),
        source_sha256=source_sha256,
    )


def build_rule(name: str, record: Record, findings: Findings) -> RuleSetting:
    """Return what the plan says about one deadline."""
    warn_two_recipients(record.key("recipients"), record.texts("recipients"), findings)
    return RuleSetting(
        name=name,
        amount=record.number("amount"),
        unit=record.text("unit") or plan_tables.TIME_UNITS[0],
        owner=record.text("owner"),
        text=record.text("text"),
        reading=record.text("reading"),
        legal_basis=record.text("legal_basis"),
        pausable=record.flag("pausable"),
        recipients=record.texts("recipients"),
        copies=record.texts("copies"),
    )


def build_extensions(record: Record, findings: Findings) -> ExtensionPolicy | None:
    """Return what the plan says about extensions; what it leaves out holds as without a plan."""
    if not record.present:
        return None
    reasons = tuple(map(_extension_reason, record.entries("reasons")))
    keys = [reason.key.casefold() for reason in reasons]
    if repeated := [key for key in dict.fromkeys(keys) if keys.count(key) > 1]:
        findings.error(
            record.key("reasons"), N_("lý do {keys} ghi hai lần"), keys=", ".join(repeated)
        )
    return ExtensionPolicy(
        allowed=record.number("allowed") or DEFAULT.allowed,
        reasons=reasons or DEFAULT.reasons,
        answered_by=record.text("answered_by") or DEFAULT.answered_by,
        answer_within=record.number("answer_within") or DEFAULT.answer_within,
    )


def _extension_reason(record: Record) -> ExtensionReason:
    return ExtensionReason(record.text("key"), record.text("words"), record.flag("needs_note"))


def build_round(record: Record, findings: Findings) -> PlannedRound:
    """Return a round; of two stated recipients the first is used, with a warning."""
    warn_two_recipients(record.key("hand_in_to"), record.texts("hand_in_to"), findings)
    return PlannedRound(
        code=record.text("code"),
        name=record.text("name"),
        team=Team(record.code("lead"), record.code("secretary"), record.texts("members")),
        products=record.texts("products"),
        established_by=record.text("established_by"),
        hand_in_to=next(iter(record.texts("hand_in_to")), ""),
    )


def build_visit(record: Record, findings: Findings) -> PlannedVisit:
    """Return a visit; its days come from ``on`` or from ``from`` and ``to``."""
    first_on, last_on = _days(record, findings)
    check_period(record, findings, "period_from", "period_to")
    return PlannedVisit(
        code=record.text("code"),
        round=record.text("round"),
        unit=record.text("unit"),
        first_on=first_on,
        last_on=last_on,
        at=record.hour("at"),
        tentative=record.flag("tentative"),
        example=record.flag("example"),
        subject=record.text("subject") or "CCHC",
        kind=record.text("kind") or plan_tables.KINDS[0],
        form=record.text("form") or plan_tables.FORMS[0],
        scope=record.text("scope") or plan_tables.SCOPES[0],
        period_from=record.day("period_from"),
        period_to=record.day("period_to"),
        place=record.text("place"),
        parent=record.code("parent"),
        conclusion=record.text("conclusion") or plan_tables.SEPARATE,
        conflict_reason=record.text("conflict_reason"),
    )


def warn_two_recipients(path: str, stated: tuple[str, ...], findings: Findings) -> None:
    """Warn of a product that the text sends to two places (003 does so twice)."""
    if len(stated) > 1:
        findings.warning(
            path,
            N_("văn bản nêu {count} nơi nhận: {stated}; đang dùng “{used}”, hãy hỏi lại"),
            count=len(stated),
            stated=", ".join(stated),
            used=stated[0],
        )


def _days(record: Record, findings: Findings) -> tuple[date | None, date | None]:
    """Return first and last day; both ``None`` while the text gives no day."""
    period = {"from", "to"} & record.present
    if "on" in record.present:
        if period:
            findings.error(record.key("on"), N_("chỉ dùng on, hoặc from cùng với to"))
        return record.day("on"), record.day("on")
    if len(period) == 1:
        findings.error(
            record.path, N_("from và to phải đi cùng nhau; nếu chỉ một ngày hãy dùng on")
        )
    first_on, last_on = record.day("from"), record.day("to")
    check_period(record, findings)
    if first_on is None or last_on is None or last_on < first_on:
        return first_on, first_on
    if (length := (last_on - first_on).days + 1) > LONGEST_VISIT_DAYS:
        findings.error(record.key("to"), N_("cuộc kiểm tra dài {length} ngày; tối đa {limit} ngày"),
                       length=length, limit=LONGEST_VISIT_DAYS)  # fmt: skip
        return first_on, first_on
    return first_on, last_on
