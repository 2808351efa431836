"""Steps about a difficulty: before whom it is put, and what is printed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from dondoc.cli.commands import plain_name
from dondoc.cli.desk import Book, Desk, Family, family_of
from dondoc.cli.difficulties.shown import Look, difficulty_json, difficulty_lines
from dondoc.cli.output import data, emit_json, format_day, mark_dry_run
from dondoc.cli.step_report import ReportBasis, event_label, report_of
from dondoc.cli.step_words import told_json, told_line
from dondoc.cli.steps import LONGEST_REASON, Seen, Step, compose_letters
from dondoc.language import _
from engine.case import Case, Command, Fact
from engine.errors import InvalidInput, NotFound
from engine.rights import may_see
from engine.words import N_
from workflows.difficulties import DIFFICULTY

if TYPE_CHECKING:
    from engine.decisions import Decision

AUDIENCES: Final = {
    "lanh-dao": "leadership",
    "truong-ban": "leadership",
    "leadership": "leadership",
    "dau-moi": "organiser",
    "co-quan-chu-tri": "organiser",
    "organiser": "organiser",
    "nguoi-dung-dau": "unit_head",
    "thu-truong": "unit_head",
    "unit-head": "unit_head",
    "don-vi": "unit",
    "unit": "unit",
    "doan": "team",
    "team": "team",
    "truong-doan": "team_lead",
    "team-lead": "team_lead",
}
"""What can be typed after --to beside the code of a person; a person of that code comes first."""


@dataclass(frozen=True, slots=True)
class DifficultyStep(Step):
    """A step about a difficulty: prints the difficulty; ``said`` are the words typed with it."""

    said: Mapping[str, str] = field(default_factory=dict)

    def show(
        self,
        desk: Desk,
        book: Book,
        family: Family,
        command: Command,
        decisions: Sequence["Decision"],
    ) -> None:
        """Print the difficulty as it is after the step; after a real one, let letters be composed."""
        own = next(item for item in reversed(decisions) if item.case.workflow == DIFFICULTY)
        above = family.case if family.case.id != own.case.id else None
        with desk.views() as views:
            before = views.deadlines(own.case)
            merged = {(item.name, item.round): item for item in (*before, *own.deadlines)}
            kept = tuple(merged.values())
            shown = Look(desk, views, book).shown(own.case, self.said, kept, above)
        sees = {item.case.id: may_see(desk.actor, item.case) for item in decisions}
        basis = ReportBasis(family.deadlines, family.team, family.plan, book, desk.calendar, sees)
        told = report_of(command, decisions, basis).told
        mark_dry_run(self.dry_run)
        if self.as_json:
            content = {"event": command.event, "difficulty": difficulty_json(shown)}
            letters = [told_json(item) for item in told]
            emit_json("difficulty", {**content, "told": letters, "dry_run": self.dry_run})
        else:
            label = _(event_label(family.case, command.event))
            day = format_day(command.occurred_on)
            data(f"{shown.known.code}  {shown.unit_name} | {label}, {day}")
            data(_("Trạng thái: {state}", state=shown.state_label))
            for line in difficulty_lines(shown, book):
                data(line)
            for item in told:
                data(told_line(item, book))
        if not self.dry_run:
            compose_letters(desk)


def checked_words(text: str, option: str) -> str:
    """Return words typed by somebody, on one line; refuse what is too long."""
    words = " ".join(text.split())
    if len(words) > LONGEST_REASON:
        raise InvalidInput(
            N_("{option} dài quá {most} ký tự; viết ngắn lại"), option=option, most=LONGEST_REASON
        )
    return words


def addressed(seen: Seen, to: str, body: str) -> dict[str, Fact]:
    """Return before whom a difficulty is put; refuse whom nobody knows or who may not know of it."""
    if bool(to) == bool(body):
        raise InvalidInput(N_("ghi một trong hai: --to NGƯỜI hoặc vai trò, hoặc --to-body CƠ-QUAN"))
    if body:
        return {"body_text": body}
    wanted = to.strip().casefold()
    person = next((it for it in seen.book.people.values() if it.code.casefold() == wanted), None)
    if person is None:
        return {"audience": _audience(seen, to)}
    if person.has_left(seen.book.day):
        raise InvalidInput(
            N_("{person} đã nghỉ từ {day}; gửi người đang làm, hoặc --to lanh-dao"),
            person=person.code,
            day=person.left_on,
        )
    if not seen.book.may_see(person.code, seen.family.case):
        raise InvalidInput(
            N_("{person} không được biết hồ sơ {code}; gửi người được biết, hoặc --to lanh-dao"),
            person=person.code,
            code=seen.family.case.code,
        )
    return {"person": person.code}


def _audience(seen: Seen, to: str) -> str:
    found = AUDIENCES.get(plain_name(to))
    if found is not None:
        return found
    from difflib import get_close_matches

    names = {name.casefold(): name for name in (*seen.book.people, *AUDIENCES)}
    near = get_close_matches(plain_name(to), names, n=3, cutoff=0.4)
    raise NotFound(
        N_("không có người hoặc vai trò “{to}”; gần giống: {near}"),
        to=to[:60],
        near=[names[name] for name in near] or "lanh-dao, dau-moi, nguoi-dung-dau",
    )


def of_difficulty(seen: Seen) -> Mapping[str, Fact]:
    """Refuse a code of another case, naming its difficulties."""
    case: Case = seen.family.case
    if case.workflow != DIFFICULTY:
        family = family_of(seen.views, case)
        found = [item.code for item in family.children if item.workflow == DIFFICULTY]
        raise NotFound(
            N_("{code} không phải vướng mắc; vướng mắc của hồ sơ này: {found}"),
            code=case.code,
            found=found or "-",
        )
    return {}
