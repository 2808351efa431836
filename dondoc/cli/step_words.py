"""The report of a step as lines for people and as JSON for programs."""

from dondoc.cli.calendars.drawing import named_day
from dondoc.cli.desk import Book
from dondoc.cli.progress import reason_of
from dondoc.cli.step_report import StepReport, Told, Touched, asked_again
from dondoc.language import _, format_day
from dondoc.words.trade import LETTERS, owner_word
from engine.obligations import Deadline
from workflows.guards import items_of


def report_lines(report: StepReport, book: Book) -> list[str]:
    """Return the lines that people read."""
    lines = [_headline(report), _state_line(report.main), *_counted(report)]
    lines += [f"  - {item.words()}" for item in report.main.moved]
    lines += _next_lines(report, book)
    lines += [told_line(item, book) for item in report.told]
    for item in report.related:
        lines.append(_("Liên quan {code}: {state}", code=item.case.code, state=_state_words(item)))
        lines += [f"  - {moved.words()}" for moved in item.moved]
    return lines


def _headline(report: StepReport) -> str:
    document = report.command.document
    parts = [
        f"{report.main.case.code}  {report.unit}".rstrip(),
        f"{_(report.event_label)}, {format_day(report.command.occurred_on)}",
    ]
    if document is not None:
        parts.append(document.number)
    return " | ".join(parts)


def _counted(report: StepReport) -> list[str]:
    """Return the number under which a letter or a proposal is kept, where there is one."""
    facts = report.main.case.facts
    if report.event == "urge":
        numbers = {"here": facts.get("urgings"), "all": facts.get("urging_of_unit")}
        return [_("Công văn đôn đốc lần {here} của hồ sơ, lần {all} của đơn vị", **numbers)]
    if report.event == "propose":
        return [_("Ghi là đề xuất số {number}", number=len(items_of(facts.get("proposals"))))]
    return []


def _state_line(touched: Touched) -> str:
    return _("Trạng thái: {state}", state=_state_words(touched))


def _state_words(touched: Touched) -> str:
    now = _(touched.state_label)
    if touched.before_state is None:
        return _("mới: {state}", state=now)
    if touched.before_state == touched.case.state:
        return now
    return f"{_(touched.before_label)} -> {now}"


def _next_lines(report: StepReport, book: Book) -> list[str]:
    deadline = report.next_deadline
    if deadline is None:
        return [_("Tiếp theo: không còn việc phải làm")]
    owners = ", ".join(book.person(code) for code in report.next_owners)
    who = f"{_(owner_word(deadline.owner, report.main.case.workflow))}: {owners}"
    return [
        _("Tiếp theo: {what}", what=next_words(deadline)),
        _("  Vì sao: {why}; ai: {who}", why=reason_of(deadline), who=who),
    ]


def next_words(deadline: Deadline) -> str:
    """Return what comes next and when."""
    label = _(deadline.label)
    if deadline.due_on is not None:
        return _("{what}, chậm nhất {day}", what=label, day=named_day(deadline.due_on))
    unset = _("chưa xác định thời hạn")
    return f"{label}, {unset}{asked_again(deadline)}"


def told_line(told: Told, book: Book) -> str:
    """Return which letter goes to whom."""
    names = [
        book.person(code) + (_(" (chưa có địa chỉ)") if code in told.unreachable else "")
        for code in told.people
    ]
    letter = _(LETTERS.get(told.letter, told.letter))
    return _("Gửi thư “{letter}”: {people}", letter=letter, people=names)


def report_json(report: StepReport) -> dict[str, object]:
    """Return the report as JSON says it."""
    upcoming = report.next_deadline
    return {
        "event": report.event,
        "occurred_on": report.command.occurred_on,
        "case": _touched_json(report.main),
        "next": deadline_json(upcoming) if upcoming else None,
        "next_owners": report.next_owners,
        "told": [told_json(item) for item in report.told],
        "related": [_touched_json(item) for item in report.related],
    }


def told_json(told: Told) -> dict[str, object]:
    """Return a letter and its readers as JSON says them."""
    return {"letter": told.letter, "people": told.people, "unreachable": told.unreachable}


def _touched_json(touched: Touched) -> dict[str, object]:
    return {
        "code": touched.case.code,
        "workflow": touched.case.workflow,
        "unit": touched.case.unit,
        "state_before": touched.before_state,
        "state": touched.case.state,
        "state_label": _(touched.state_label),
        "deadlines": [
            {
                **deadline_json(item.deadline),
                "before_on": item.before_on,
                "progress": item.progress.code,
                "progress_words": item.progress.words(),
            }
            for item in touched.moved
        ],
    }


def deadline_json(deadline: Deadline) -> dict[str, object]:
    """Return a deadline as JSON says it."""
    return {
        "name": deadline.name,
        "label": _(deadline.label),
        "round": deadline.round,
        "state": deadline.state,
        "owner": deadline.owner,
        "due_on": deadline.due_on,
        "original_due_on": deadline.original_due_on,
        "target_on": deadline.target_on,
        "review_on": deadline.review_on,
        "anchor": deadline.rule.anchor,
        "anchor_on": deadline.anchor_on,
        "why": reason_of(deadline),
        "legal_basis": deadline.rule.legal_basis,
        "reading": deadline.rule.reading,
        "provisional": deadline.provisional,
        "met_on": deadline.met_on,
        "on_time": deadline.on_time,
        "late_working_days": deadline.late_working_days,
    }
