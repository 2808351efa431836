"""``round schedule``: days by members of a team, with what stands in the way of each visit."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

import click

from dondoc.cli.calendars.drawing import named_day
from dondoc.cli.commands import command
from dondoc.cli.context import Session, pass_session
from dondoc.cli.desk import Book, Desk, reading
from dondoc.cli.options import DAY, json_option
from dondoc.cli.output import data, emit_json, print_table
from dondoc.cli.rounds.conflict_shown import conflict_json, shown
from dondoc.cli.rounds.conflict_views import VisitBook, visit_book
from dondoc.language import _
from engine.case import Case
from engine.conflict_policy import Answer, ConflictKind
from engine.conflicts import Conflict
from engine.errors import InvalidInput
from engine.parties import Team
from engine.situation import team_of
from engine.words import N_

if TYPE_CHECKING:
    from store.views import Views

THERE: Final = "x"
A_LINE: Final = 3
"""How many names fit on a line."""
MARKS: Final = {
    ConflictKind.TEAM: "!",
    ConflictKind.MEMBER: "!",
    ConflictKind.NO_HOUR: "?",
    ConflictKind.OWN_UNIT_LEAD: "*",
    ConflictKind.OWN_UNIT: "*",
}
"""The sign of somebody at a visit, the gravest first."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A line of the schedule: a visit, what stands in its way, the sign of each member."""

    case: Case
    conflicts: tuple[Conflict, ...]
    marks: tuple[str, ...]
    day_off: bool

    @property
    def first_on(self) -> date | None:
        """Return the first day, ``None`` while there is none."""
        return self.case.dates.get("visit_on")


@dataclass(frozen=True, slots=True)
class Schedule:
    """The visits of one team, by day and hour."""

    carrier: Case
    team: Team
    visits: tuple[Visit, ...]


@command(
    "schedule",
    help=N_("Lịch của đoàn: từng ngày, từng thành viên, chỗ nào trùng hoặc vướng"),
    examples=(
        "dondoc round schedule BDG-KCN-24-D1",
        "dondoc dot lich --from 2024-06-01 --to 2024-06-30 --json",
    ),
)
@click.argument("code", required=False)
@click.option("--from", "first", type=DAY, help=N_("Từ ngày này."))
@click.option("--to", "last", type=DAY, help=N_("Đến hết ngày này."))
@json_option
@pass_session
def schedule(
    session: Session, code: str | None, first: date | None, last: date | None, as_json: bool
) -> None:
    """Show who is where, day by day."""
    desk = reading(session)
    with desk.views() as views:
        book = desk.book(views)
        visits = visit_book(views, book)
        found = [
            _schedule(desk, visits, carrier, (first, last)) for carrier in _carriers(views, code)
        ]
    kept = [item for item in found if item.visits or code is not None]
    if as_json:
        emit_json("schedule", {"teams": [_json(item, book) for item in kept]})
        return
    if not kept:
        data(_("Chưa có cuộc kiểm tra nào trong các ngày này"))
    for place, item in enumerate(kept):
        if place:
            data()
        _print(item, book)


def _carriers(views: "Views", code: str | None) -> list[Case]:
    """Return what carries a team: the rounds, and inspections with a team of their own."""
    if code is not None:
        found = views.case(code)
        if not team_of(found).everyone() and found.workflow != "round":
            raise InvalidInput(
                N_("{code} không có đoàn riêng; xem các đợt bằng “dondoc round list”"),
                code=found.code,
            )
        return [found]
    own = (case for case in views.cases(workflow="inspection") if team_of(case).everyone())
    return [*views.cases(workflow="round"), *own]


def _schedule(
    desk: Desk, book: VisitBook, carrier: Case, days: tuple[date | None, date | None]
) -> Schedule:
    team = team_of(carrier)
    cases = [case for case in book.cases.values() if _is_of(case, carrier) and _within(case, days)]
    ordered = sorted(cases, key=lambda it: (*_when(it), it.code))
    lines = tuple(_visit(desk, book, case, team) for case in ordered)
    return Schedule(carrier, team, lines)


def _is_of(case: Case, carrier: Case) -> bool:
    if case.id == carrier.id:
        return True
    return not team_of(case).everyone() and carrier.id in {case.round_id, case.parent_id}


def _within(case: Case, days: tuple[date | None, date | None]) -> bool:
    first, last = days
    begins = case.dates.get("visit_on")
    if begins is None:
        return first is None and last is None and case.state == "postponed"
    ends = case.dates.get("visit_end_on", begins)
    return (first is None or first <= ends) and (last is None or begins <= last)


def _when(case: Case) -> tuple[date, str]:
    return case.dates.get("visit_on", date.max), str(case.facts.get("at") or "")


def _visit(desk: Desk, book: VisitBook, case: Case, team: Team) -> Visit:
    conflicts = book.conflicts(case)
    marks = tuple(_mark(code, conflicts) for code in team.everyone())
    days = (case.dates.get("visit_on"), case.dates.get("visit_end_on"))
    day_off = any(day is not None and not desk.calendar.is_working_day(day) for day in days)
    return Visit(case, conflicts, marks, day_off)


def _mark(person: str, conflicts: Iterable[Conflict]) -> str:
    """Return the sign of a person at a visit: the gravest thing that is the matter."""
    of_all = (ConflictKind.TEAM, ConflictKind.NO_HOUR)
    met = {
        item.kind
        for item in conflicts
        if person in item.people or (item.kind in of_all and not item.people)
    }
    return next((sign for kind, sign in MARKS.items() if kind in met), THERE)


def _print(item: Schedule, book: Book) -> None:
    people = item.team.everyone()
    name = item.carrier.facts.get("name") or book.unit(item.carrier.unit)
    data(f"{item.carrier.code}  {name}")
    numbers = " ".join(str(number) for number in range(1, len(people) + 1))
    heads = (_("Ngày"), _("Giờ"), _("Cuộc"), _("Đơn vị"), numbers)
    print_table(heads, [_row(visit, book) for visit in item.visits])
    named = _legend(item.team, book) or ["…"]
    for start in range(0, len(named), A_LINE):
        data(", ".join(named[start : start + A_LINE]))
    signs = {sign for visit in item.visits for sign in visit.marks}
    for sign, words in _LEGEND.items():
        if sign in signs:
            data(_(words))
    for line in _lines(item, book):
        data(line)


_LEGEND: Final = {
    "!": N_("! trùng giờ với cuộc khác"),
    "?": N_("? cùng ngày với cuộc khác mà chưa rõ giờ"),
    "*": N_("* thuộc đơn vị được kiểm tra hoặc cấp trên của đơn vị đó"),
}


def _row(visit: Visit, book: Book) -> tuple[object, ...]:
    from dondoc.cli.step_report import state_label  # the workflows; a look at a year needs none

    case = visit.case
    first, last = visit.first_on, case.dates.get("visit_end_on")
    day = named_day(first) if first else _(state_label(case))
    if first and last and last != first:
        day = f"{day} – {named_day(last)}"
    wide = [mark.ljust(len(str(number))) for number, mark in enumerate(visit.marks, start=1)]
    return day, case.facts.get("at") or "", case.code, book.unit(case.unit), " ".join(wide)


def _legend(team: Team, book: Book) -> list[str]:
    roles = {team.secretary: _(" (thư ký)"), team.lead: _(" (trưởng đoàn)")}
    return [
        f"{number} {book.person(code)}{roles.get(code, '')}"
        for number, code in enumerate(team.everyone(), start=1)
    ]


def _lines(item: Schedule, book: Book) -> Iterator[str]:
    """Yield what stands in the way of each visit, in words."""
    rows = set[date]()
    for visit in item.visits:
        if visit.day_off:
            yield _("[ĐỎ] {code}: rơi vào ngày nghỉ", code=visit.case.code)
        for conflict in visit.conflicts:
            if conflict.kind is ConflictKind.ROW and conflict.day in rows:
                continue
            if conflict.kind is ConflictKind.ROW:
                rows.add(conflict.day)
            text = N_("[VÀNG] {code}: {conflict}")
            if conflict.answer is Answer.REFUSE:
                text = N_("[ĐỎ] {code}: {conflict}")
            yield _(text, code=visit.case.code, conflict=shown(conflict, book))


def _json(item: Schedule, book: Book) -> dict[str, object]:
    people = item.team.everyone()
    return {
        "code": item.carrier.code,
        "team": {"lead": item.team.lead, "secretary": item.team.secretary, "people": people},
        "visits": [
            {
                "code": visit.case.code,
                "unit": visit.case.unit,
                "state": visit.case.state,
                "from": visit.first_on,
                "to": visit.case.dates.get("visit_end_on"),
                "at": visit.case.facts.get("at"),
                "day_off": visit.day_off,
                "marks": dict(zip(people, visit.marks, strict=True)),
                "conflicts": [conflict_json(each, book) for each in visit.conflicts],
            }
            for visit in item.visits
        ],
    }
