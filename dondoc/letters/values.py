"""What letters print: everything known of a case and its step, as plain values by name."""

from collections.abc import Mapping
from datetime import date, datetime

from dondoc.clock import office_day
from dondoc.language import _
from dondoc.letters import difficulty_values
from dondoc.letters.extension_values import letter_values
from engine.case import Case, Fact
from engine.obligations import Deadline, DeadlineState
from engine.plan import Plan
from engine.ports import UnitOfWork
from engine.situation import team_of
from engine.timers import Notice


def values_of(notice: Notice, case: Case, uow: UnitOfWork, now: datetime) -> dict[str, object]:
    """Return the values of a letter; a template takes those it knows and leaves the rest."""
    plan = uow.plans.get(case.plan) if case.plan else None
    deadlines = uow.deadlines.of_case(case.id)
    values: dict[str, object] = {
        **_of_case(case, uow, _day_of(notice, office_day(now))),
        **_of_deadlines(notice.request.template, deadlines),
        **_of_children(case, uow),
        **_of_step(notice, case, plan, uow, now),
        **_counted(notice.request.template, case),
        **_of_extension(notice, case, uow),
        **difficulty_values.letter_values(case, uow),
        "overdue": _overdue(deadlines, office_day(now)),
    }
    return {name: value for name, value in values.items() if value is not None}


def _of_extension(notice: Notice, case: Case, uow: UnitOfWork) -> dict[str, object]:
    if not notice.request.template.startswith("extension-"):
        return {}
    return letter_values(case, dict(notice.request.params), uow)


def _day_of(notice: Notice, today: date) -> date:
    """Return the day whose names a letter prints: that of the act it tells of."""
    occurred_on = notice.request.params.get("occurred_on")
    return date.fromisoformat(occurred_on) if isinstance(occurred_on, str) else today


def _of_case(case: Case, uow: UnitOfWork, day: date) -> dict[str, object]:
    facts, dates = case.facts, case.dates
    unit = uow.parties.unit(case.unit) if case.unit else None
    return {
        "case_code": case.code,
        "unit_name": unit.name_on(day) if unit else case.code,
        "visit_on": dates.get("visit_on"),
        "visit_last_on": dates.get("visit_end_on"),
        "visit_at": facts.get("at"),
        **{name: facts.get(name) for name in ("subject", "kind", "form", "scope", "place")},
        "period_from": dates.get("period_from"),
        "period_to": dates.get("period_to"),
        "tentative": bool(facts.get("tentative")),
        "team_lead": _lead(case, uow),
        "ordered_by": _name(facts.get("ordered_by"), uow),
        "recommendation": _text(facts.get("text_ref"), uow) or case.code,
        "authority": facts.get("authority"),
        "round_name": facts.get("name") or case.code,
        "last_visit_on": dates.get("last_visit_on"),
        "issued_on": dates.get("concluded_on"),
        "accepted_on": dates.get("accepted_on"),
        "reinspection_on": dates.get("reinspection_on"),
        "reinspected_on": dates.get("reinspected_on"),
        "received_on": dates.get("report_received_on"),
        "number": facts.get("urgings"),
        "hand_in_to": facts.get("hand_in_to"),
        "asker": _text(facts.get("asker_text_ref"), uow) or None,
    }


def _of_deadlines(template: str, deadlines: tuple[Deadline, ...]) -> dict[str, object]:
    latest = {item.name: item for item in sorted(deadlines, key=lambda item: item.round)}
    report = latest.get("report")
    values: dict[str, object] = {
        "report_due_on": report.due_on if report else None,
        "report_not_set": bool(report and report.due_on is None),
        "legal_basis": _basis(latest, template),
    }
    about = TASK_DEADLINES if template in TASK_LETTERS else ("remedy",)
    about = ("report",) if template in REPORT_LETTERS else about
    about = PERIODIC.get(template, about)
    spoken_of = next((latest[name] for name in about if name in latest), None)
    if spoken_of is not None:
        values["due_on"] = spoken_of.due_on
        values["provisional"] = spoken_of.provisional
        values["original_due_on"] = spoken_of.original_due_on
        values["late_days"] = spoken_of.late_working_days
        values["round"] = spoken_of.round
    return values


# How often this was asked for; the round of the deadline counts the first hand-in too.
COUNTED = {"supplement-request": "supplements", "remediation-returned": "returns"}


def _counted(template: str, case: Case) -> dict[str, object]:
    return {"round": case.facts.get(COUNTED[template])} if template in COUNTED else {}


TASK_LETTERS = frozenset({"task-woken", "task-returned"})
TASK_DEADLINES = ("product", "product_before", "product_after")
PERIODIC = {
    "periodic-report-returned": ("supplement",),
    "periodic-report-requested": ("hand_in",),
}
REPORT_LETTERS = frozenset({"report-receipt", "supplement-request"})
_RULE_OF = {"notice-of-schedule": "notice", "report-receipt": "report", "conclusion": "conclusion"}


def _basis(latest: Mapping[str, Deadline], template: str) -> str:
    deadline = latest.get(_RULE_OF.get(template, ""))
    return deadline.rule.legal_basis if deadline else ""


def _of_children(case: Case, uow: UnitOfWork) -> dict[str, object]:
    children = [c for c in uow.cases.children(case.id) if c.workflow == "remediation"]
    texts = [_recommendation(child, uow) for child in children]
    return {"recommendations": texts, "findings_count": len(texts) or None, "points": texts}


def _recommendation(case: Case, uow: UnitOfWork) -> str:
    """Return code, text and deadline of a recommendation in one line."""
    words = f"{case.code}: {_text(case.facts.get('text_ref'), uow)}".rstrip(": ")
    rounds = [d for d in uow.deadlines.of_case(case.id) if d.name == "remedy"]
    if not rounds:
        return words
    due_on = rounds[-1].due_on
    when = f"hạn {due_on:%d/%m/%Y}" if due_on else _("chưa xác định thời hạn")
    return f"{words} ({when})"


def _of_step(
    notice: Notice, case: Case, plan: Plan | None, uow: UnitOfWork, now: datetime
) -> dict[str, object]:
    del uow
    params = notice.request.params
    outlines = plan.outlines if plan else {}
    products = case.facts.get("products")
    return {
        **{name: value for name, value in params.items() if name not in {"missing", "unresolved"}},
        "missing_sections": params.get("missing"),
        "unresolved": params.get("unresolved"),
        "received_at": now,
        "sections": outlines.get(str(case.facts.get("kind")), ()),
        "products": [_(str(name)) for name in products] if isinstance(products, list) else None,
    }


def _overdue(deadlines: tuple[Deadline, ...], day: date) -> list[str]:
    return [
        f"{_(item.label)} (hạn {item.due_on:%d/%m/%Y})"
        for item in deadlines
        if item.state is DeadlineState.OPEN and item.due_on is not None and item.due_on < day
    ]


def _lead(case: Case, uow: UnitOfWork) -> str | None:
    team = team_of(case)
    if not team.everyone() and case.round_id:
        team = team_of(uow.cases.get(case.round_id))
    return _name(team.lead, uow)


def _name(code: Fact, uow: UnitOfWork) -> str | None:
    person = uow.parties.person(code) if isinstance(code, str) else None
    return person.name if person else None


def _text(ref: Fact, uow: UnitOfWork) -> str:
    return uow.texts.get(ref) if isinstance(ref, str) else ""
