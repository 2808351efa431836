"""What ``dondoc correct`` does and prints: the list of what can be corrected, or one correction."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from dondoc.cli.context import Session
from dondoc.cli.corrections.correctable import Correctable, Kind, correctable, said, shown_label
from dondoc.cli.corrections.finding import Asked, Finder
from dondoc.cli.desk import Book, Desk, Family, acting, family_of, reading
from dondoc.cli.output import data, emit_json, mark_dry_run, print_table
from dondoc.cli.quotas.year_figure import say_due_after
from dondoc.cli.rounds.conflict_shown import (
    all_conflicts_said,
    conflict_json,
    found_in,
    reason_facts,
    say_conflicts,
)
from dondoc.cli.step_report import ReportBasis, report_of
from dondoc.cli.step_words import report_json, report_lines
from dondoc.cli.steps import Step, case_for, compose_letters, in_words
from dondoc.language import _, format_day
from engine.amending import Amendment
from engine.change_letters import ChangeLine
from engine.correction_letters import Telling
from engine.correction_service import Correction, CorrectionService
from engine.errors import EventRefused, InvalidInput, NotFound, RightMissing
from engine.happenings import CORRECT, DAY, Happening, correctors, happenings
from engine.rights import may_see
from engine.words import N_

if TYPE_CHECKING:
    from engine.case import Case
    from store.views import LogEntry, Views


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed: what is wrong, the wrong and the right value, the number of the entry.

    ``conflict_reason`` says why a visit stays where it conflicts with another.
    """

    what: str
    old: str | None
    new: str | None
    entry: str | None
    conflict_reason: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """One value that can be corrected: number of its entry, what it is, value, its corrections."""

    entry: int
    what: Correctable
    value: str
    corrected_by: tuple[int, ...]


def list_correctable(session: Session, code: str, *, as_json: bool) -> None:
    """Print every value of a case's log that can be corrected, with the number of its entry."""
    desk = reading(session)
    with desk.views() as views:
        case = views.case(code)
        values = _values(views, case)
    if as_json:
        emit_json("correctable", {"code": case.code, "values": [_json(it) for it in values]})
        return
    data(case.code)
    heads = (_("Bản ghi"), "WHAT", "", _("Nội dung"), _("Đang ghi"), _("Đã đính chính bởi"))
    print_table(heads, [_cells(it) for it in values], indent="  ")


def _values(views: "Views", case: "Case") -> list[Shown]:
    entries = _entries(views, case)
    items = happenings(item.entry for item in entries)
    numbers = {item.entry.position: item.number for item in entries}
    rows = [(item, what) for item in items for what in said(case, item)]
    texts = views.texts(str(item.says(what.target)) for item, what in rows)
    return [
        Shown(
            numbers[item.position],
            what,
            _value(item, what, texts),
            tuple(numbers[by] for by in correctors(items, item.position, _logged(what))),
        )
        for item, what in rows
    ]


def _json(it: Shown) -> dict[str, object]:
    return {
        "entry": it.entry,
        "what": it.what.name,
        "alias": it.what.alias,
        "label": shown_label(it.what),
        "value": it.value,
        "corrected_by": it.corrected_by,
    }


def _cells(it: Shown) -> tuple[str, ...]:
    by = ", ".join(f"#{number}" for number in it.corrected_by)
    what = it.what
    return (f"#{it.entry}", what.name, what.alias, shown_label(what), it.value, by)


def _logged(what: Correctable) -> str:
    """Return the name under which a correction of this stands in the log."""
    return DAY if what.kind is Kind.STEP else what.target


def _value(item: Happening, what: Correctable, texts: dict[str, str]) -> str:
    if what.kind is Kind.STEP:
        return format_day(item.occurred_on)
    said_now = item.says(what.target)
    if what.kind is Kind.REMEDY:
        remedy = said_now.get("remedy") if isinstance(said_now, dict) else None
        parts = [remedy.get("amount"), remedy.get("unit")] if isinstance(remedy, dict) else []
        by = item.says("dates.remedy_by")
        return str(by or " ".join(str(part) for part in parts if part is not None))
    return texts.get(str(said_now)) or _day(str(said_now))


def _entries(views: "Views", case: "Case") -> "tuple[LogEntry, ...]":
    from store.views import EntryFilter

    return views.entries(EntryFilter(chain=f"case:{case.id}"))


def correct_entry(step: Step, code: str, typed: Typed) -> None:
    """Correct one entry and print what follows."""
    desk = acting(step.session)
    command = step.command(desk, CORRECT, {}, {})
    with desk.views() as views:
        case = case_for(desk, views, code, command)
        family, book = family_of(views, case), desk.book(views)
        entries = _entries(views, case)
        items = happenings(item.entry for item in entries)
        what = correctable(case, items, typed.what)
        position = _position(views, case, typed.entry)
    if what.kind is Kind.WITHDRAWN:
        _missing(reason=step.reason)
    else:
        _missing(**{"from": typed.old, "to": typed.new, "reason": step.reason})
    asked = Asked(what, typed.old or "", typed.new or "", desk.today, position, book.unit)
    finder = Finder(asked)
    why = reason_facts(typed.conflict_reason)
    amendment = Amendment(CORRECT, desk.actor, desk.today, step.document, command.reason, facts=why)
    service = CorrectionService(desk.application.cases)
    try:
        if what.kind is Kind.WITHDRAWN:
            done = service.withdraw(case.code, amendment, dry_run=step.dry_run)
        else:
            telling = Telling(lambda: (finder.line,))
            with all_conflicts_said():
                done = service.correct(
                    case.code, finder.find, amendment, telling, dry_run=step.dry_run
                )
    except (EventRefused, InvalidInput, RightMissing) as refusal:
        raise in_words(refusal) from None
    line = None if what.kind is Kind.WITHDRAWN else replace(finder.line, what=shown_label(what))
    _show(step, desk, book, family, done, line)


def _position(views: "Views", case: "Case", entry: str | None) -> int | None:
    """Return the place of an entry in the case's own chain."""
    if entry is None:
        return None
    found = views.entry(entry.strip().removeprefix("#")[:80])
    if found.entry.chain != f"case:{case.id}":
        raise NotFound(
            N_("bản ghi #{number} không thuộc hồ sơ {code}; xem: dondoc correct {code}"),
            number=found.number,
            code=case.code,
        )
    return found.entry.position


def _show(
    step: Step, desk: Desk, book: Book, family: Family, done: Correction, line: ChangeLine | None
) -> None:
    sees = {item.case.id: may_see(desk.actor, item.case) for item in done.decisions}
    basis = ReportBasis(family.deadlines, family.team, family.plan, book, desk.calendar, sees)
    command = step.command(desk, done.decisions[0].draft.action, {}, {})
    report = report_of(command, done.decisions, basis)
    people = sorted({person for found in done.told.values() for person in found})
    conflicts = found_in(done.decisions)
    mark_dry_run(step.dry_run)
    say_conflicts(conflicts, book)
    say_due_after(desk, done.decisions, family.plan)
    if step.as_json:
        body = {
            **report_json(report),
            "was": line.old if line else None,
            "is": line.new if line else None,
            "corrected_to": people,
            "rewritten_to": list(done.replaced),
            "conflicts": [conflict_json(item, book) for item in conflicts],
            "kept": [{"case": code, "deadline": kept.name} for code, kept in done.kept],
            "dry_run": step.dry_run,
        }
        emit_json("correction", body)
    else:
        for text in (*_headlines(line), *report_lines(report, book)):
            data(text)
        for text in _people_lines(book, people, done.replaced):
            data(text)
        for code, kept in done.kept:
            data(
                _(
                    "[VÀNG] {code}: thời hạn “{what}” giữ nguyên {day}, không dựng lại được từ nhật "
                    "ký; hãy kiểm tra",
                    code=code,
                    what=kept.label,
                    day=kept.due_on,
                )
            )
    if not step.dry_run:
        compose_letters(desk)


def _headlines(line: ChangeLine | None) -> list[str]:
    if line is None:
        return []
    return [
        _(
            "Đính chính {what}: {old} -> {new}",
            what=line.what,
            old=_day(line.old),
            new=_day(line.new),
        )
    ]


def _day(value: str | None) -> str:
    try:
        return format_day(date.fromisoformat(value or ""))
    except ValueError:
        return value or ""


def _people_lines(book: Book, told: Sequence[str], anew: Sequence[str]) -> list[str]:
    lines = []
    if told:
        lines.append(_("Gửi đính chính: {people}", people=[book.person(code) for code in told]))
    if anew:
        lines.append(
            _("Thư chưa gửi được soạn lại: {people}", people=[book.person(code) for code in anew])
        )
    if not told and not anew:
        lines.append(_("Chưa ai nhận tin sai, không phải gửi đính chính"))
    return lines


def _missing(**given: str | None) -> None:
    """Refuse a correction that does not say everything it needs."""
    names = [f"--{name}" for name, value in given.items() if not (value or "").strip()]
    if names:
        raise InvalidInput(N_("đính chính cần ghi thêm: {names}"), names=", ".join(names))
