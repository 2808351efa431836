"""A report as JSON says it: every figure with the items behind it."""

from collections.abc import Iterable, Sequence

from dondoc.cli.quotas.indicator_shown import goal_words
from dondoc.cli.quotas.shown import line_json
from dondoc.cli.reports.tables import Tables, ordered, percent
from dondoc.language import _
from dondoc.reports.lines import SlipLine, UrgingLine
from dondoc.reports.report import Frozen, Report
from engine.case import Case, DocumentRef
from engine.indicator_values import IndicatorState
from engine.plan import Plan
from engine.report_figures import Figure, Item, Row


def report_json(tables: Tables) -> dict[str, object]:
    """Return a whole report; ``of`` names what each figure counts, by the ``id`` of an item."""
    report = tables.report
    return {
        **scope_json(report),
        "rows": [
            {"key": row.key, "name": tables.names.of(row), **row_json(row)} for row in report.rows
        ],
        "total": row_json(report.total),
        "older": _behind(report.older),
        **sections_json(tables),
        "frozen": _frozen(report.frozen) if report.frozen else None,
        "items": [item_json(item) for item in ordered((*report.total.items, *report.older))],
    }


def sections_json(tables: Tables) -> dict[str, object]:
    """Return what stands beside the figures."""
    report = tables.report
    return {
        "stock": {"open": _codes(report.stock.open), "ended": _codes(report.stock.ended)},
        "slips": [slip_json(tables, line) for line in report.slips],
        "urgings": [urging_json(report, line) for line in report.urgings],
        "difficulties": [_difficulty(report, *found) for found in report.difficulties],
        "quotas": [
            {"plan": material.plan.code, **line_json(line)}
            for material, lines in report.quotas
            for line in lines
        ],
        "indicators": [_indicator(plan, state) for plan, state in report.indicators],
    }


def _codes(cases: Sequence[Case]) -> dict[str, object]:
    return {"count": len(cases), "of": [case.code for case in cases]}


def _difficulty(report: Report, case: Case, about: Case | None) -> dict[str, object]:
    return {
        "code": case.code,
        "about": about.code if about else None,
        "unit": case.unit,
        "since": case.dates["first_raised_on"],
        "state": case.state,
        "text": report.texts.get(str(case.facts.get("text_ref") or ""), ""),
    }


def scope_json(report: Report) -> dict[str, object]:
    """Return what a report is about."""
    scope = report.scope
    return {
        "plan": scope.plan.code if scope.plan else None,
        "plans": [plan.code for plan in scope.plans],
        "unit": scope.unit,
        "head": scope.head,
        "units": sorted(scope.only) if scope.only is not None else None,
        "period": {
            "label": scope.label,
            "first_on": scope.span.first_on,
            "last_on": scope.span.last_on,
        },
        "as_of": scope.day,
        "by": report.by,
    }


def row_json(row: Row) -> dict[str, object]:
    """Return the figures of a row."""
    return {
        **{figure.value: _behind(row.behind(figure)) for figure in Figure},
        "on_time_percent": _number(row),
        "late_working_days": row.late_working_days,
    }


def _number(row: Row) -> float | None:
    share = percent(row.on_time_rate)
    return None if share is None else float(share)


def _behind(items: Iterable[Item]) -> dict[str, object]:
    found = [item_id(item) for item in ordered(items)]
    return {"count": len(found), "of": found}


def item_id(item: Item) -> str:
    """Return the name of an obligation: code of its case, name and round of its deadline."""
    return f"{item.case.code}/{item.deadline.name}/{item.deadline.round}"


def item_json(item: Item) -> dict[str, object]:
    """Return an obligation as it was counted."""
    deadline = item.deadline
    return {
        "id": item_id(item),
        "code": item.case.code,
        "plan": item.case.plan,
        "unit": item.case.unit,
        "workflow": item.case.workflow,
        "deadline": deadline.name,
        "round": deadline.round,
        "label": _(deadline.label),
        "owner": deadline.owner,
        "holder": {"side": item.holder.side, "code": item.holder.code},
        "box": item.box,
        "original_due_on": deadline.original_due_on,
        "due_on": deadline.due_on,
        "met_on": deadline.met_on,
        "late_working_days": item.late_working_days,
    }


def slip_json(tables: Tables, line: SlipLine) -> dict[str, object]:
    """Return one move of a date."""
    slip = line.slip
    return {
        "code": line.case.code,
        "deadline": slip.name,
        "round": slip.round,
        "label": _(line.label),
        "holder": {"side": line.holder.side, "code": line.holder.code},
        "from_on": slip.from_on,
        "to_on": slip.to_on,
        "working_days": line.working_days,
        "decided_on": slip.decided_on,
        "action": slip.action,
        "document": _document(slip.document),
        "why": tables.why(line),
        "times": line.times,
        "in_force": line.in_force,
    }


def urging_json(report: Report, line: UrgingLine) -> dict[str, object]:
    """Return one urging letter."""
    return {
        "unit": line.case.unit,
        "number": line.number,
        "code": line.case.code,
        "on": line.on,
        "document": _document(line.document),
        "reason": report.texts.get(line.reason_ref, ""),
    }


def _document(document: DocumentRef | None) -> dict[str, object] | None:
    if document is None:
        return None
    return {
        "number": document.number,
        "issuer": document.issuer or None,
        "issued_on": document.issued_on,
    }


def _indicator(plan: Plan, state: IndicatorState) -> dict[str, object]:
    latest = state.latest
    return {
        "plan": plan.code,
        "code": state.indicator.code,
        "name": state.indicator.name,
        "goal": goal_words(state.indicator.goal),
        "met": state.met,
        "percent": str(latest.percent) if latest else None,
        "as_of": latest.as_of if latest else None,
        "source": latest.source if latest else None,
    }


def _frozen(frozen: Frozen) -> dict[str, object]:
    return {
        "year": frozen.closing.year,
        "closed_at": frozen.closing.closed_at,
        "sha256": frozen.closing.sha256,
        "agrees": frozen.agrees,
        "differs": {box: {"frozen": a, "now": b} for box, (a, b) in frozen.differs.items()},
    }
