"""What is due from whom: open deadlines with their owners, by next date."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from dondoc.cli.boards.answering import OF_UNIT, Answer, answer_of
from dondoc.cli.cases.titles import WITH_TITLES, short_unit, shortened, titles_of, what_of
from dondoc.cli.desk import Book, Desk, circle_of
from dondoc.cli.output import format_day, table_lines
from dondoc.cli.progress import Progress, progress_of
from dondoc.cli.step_report import is_reminding
from dondoc.cli.step_words import deadline_json
from dondoc.language import _
from dondoc.words.trade import owner_word
from engine.case import Case
from engine.obligations import Deadline
from engine.parties import Team
from engine.situation import team_of
from notifiers.dates import weekday_name

if TYPE_CHECKING:
    from store.views import Views

NOT_YET: Final = "not-yet"
WITHOUT_DATE: Final = frozenset({"unset", "paused", "waiting"})
TITLE_WIDTH: Final = 39
NARROW_TITLE: Final = 36
NARROW_PEOPLE: Final = 22


@dataclass(frozen=True, slots=True)
class Obligation:
    """One open deadline: whose case, where it stands, who has it, who answers for it.

    ``title`` is what the case is about, empty for one without words of its own.
    """

    case: Case
    deadline: Deadline
    progress: Progress
    owners: tuple[str, ...]
    answer: Answer
    title: str = ""

    @property
    def what(self) -> str:
        """Return what is to be done, in words."""
        return what_of(self.case, self.deadline, self.title)

    def short(self, most: int) -> str:
        """Return what is to be done in at most so many columns of a terminal."""
        return what_of(self.case, self.deadline, self.title, most)

    def belongs_to(self, owner: str) -> bool:
        """Tell whether it is owned by an audience (``team``) or by a person."""
        wanted = owner.strip().casefold()
        return wanted in {self.deadline.owner, *(code.casefold() for code in self.owners)}


def obligations_of(
    desk: Desk,
    views: "Views",
    book: Book,
    *,
    until: date | None = None,
    unit: str | None = None,
    plan: str | None = None,
) -> list[Obligation]:
    """Return the open deadlines that exist for the viewer, the next one first."""
    pairs = views.obligations(until=until, unit=unit, plan=plan)
    cases = {case.id: case for case, _deadline in pairs}
    teams, titles = _Teams(views, cases.values()), titles_of(views, cases.values())
    plans = {item.code: item for item in views.plans()}
    found = []
    for case, deadline in pairs:
        circle = circle_of(case, teams.of(case), plans.get(case.plan or ""), book)
        reminding = is_reminding(case, deadline)
        progress = progress_of(deadline, desk.today, desk.calendar, reminding=reminding)
        owners = circle.people_of(deadline.owner)
        answer = answer_of(case, deadline.owner, circle, book)
        title = titles.get(case.id, "")
        found.append(Obligation(case, deadline, progress, owners, answer, title))
    return found


class _Teams:
    """The team at work on each case: rounds and parents are read together."""

    def __init__(self, views: "Views", cases: Collection[Case]) -> None:
        without = [case for case in cases if not team_of(case).everyone()]
        carriers = {carrier for case in without for carrier in _carriers(case)}
        self._known = {key: team_of(case) for key, case in views.many.cases(carriers).items()}

    def of(self, case: Case) -> Team:
        own = team_of(case)
        if own.everyone():
            return own
        teams = (self._known.get(carrier, Team()) for carrier in _carriers(case))
        return next((team for team in teams if team.everyone()), Team())


def _carriers(case: Case) -> tuple[str, ...]:
    """Return the ids of the cases whose team works on one without its own, the round first."""
    return tuple(carrier for carrier in (case.round_id, case.parent_id) if carrier)


def obligation_lines(
    items: Sequence[Obligation], book: Book, *, indent: str = "", narrow: bool = False
) -> list[str]:
    """Return a table of obligations; ``narrow``, or with tasks or reports among them, one fit for titles."""
    if narrow or any(item.case.workflow in WITH_TITLES for item in items):
        heads = ("", _("Ngày"), _("Mã"), _("Việc"), _("Ai"), _("Tình trạng"))
        return table_lines(heads, [_narrow_row(item, book) for item in items], indent=indent)
    wide = ("", _("Ngày"), _("Mã"), _("Đơn vị"), _("Việc"), _("Ai"), _("Tình trạng"))
    return table_lines(wide, [_row(item, book) for item in items], indent=indent)


def work_of(item: Obligation, book: Book, most: int) -> str:
    """Return what is to be done, with the unit it is about where another party has to do it."""
    if item.deadline.owner in OF_UNIT or not item.case.unit:
        return item.short(most)
    unit = short_unit(book, item.case.unit)
    return shortened(f"{unit}: {item.short(max(most - len(unit) - 2, most // 2))}", most)


def _row(item: Obligation, book: Book) -> tuple[str, ...]:
    return (
        str(item.progress.light),
        _day(item.deadline),
        item.case.code,
        book.unit(item.case.unit),
        item.short(TITLE_WIDTH),
        who_has(item, book),
        item.progress.words(),
    )


def _narrow_row(item: Obligation, book: Book) -> tuple[str, ...]:
    """Return a row in which the unit stands beside its people, and only they are named."""
    day = item.deadline.next_on
    names = ", ".join(book.person(code) for code in item.owners)
    own = item.deadline.owner in OF_UNIT and names
    who = f"{short_unit(book, item.case.unit)}: {names}" if own else names or who_has(item, book)
    return (
        str(item.progress.light),
        format_day(day) if day else "",
        item.case.code,
        work_of(item, book, NARROW_TITLE),
        shortened(who, NARROW_PEOPLE),
        _("hỏi lại, chưa có hạn") if day and not item.deadline.due_on else item.progress.words(),
    )


def _day(deadline: Deadline) -> str:
    day = deadline.next_on
    if day is None:
        return ""
    shown = f"{_(weekday_name(day))} {format_day(day)}"
    return shown if deadline.due_on else _("hỏi lại {day}", day=shown)


def who_has(item: Obligation, book: Book) -> str:
    """Return whose it is, in words: the party and its people."""
    names = [book.person(code) for code in item.owners]
    owner = _(owner_word(item.deadline.owner, item.case.workflow))
    return f"{owner}: {', '.join(names)}" if names else owner


def obligation_json(item: Obligation) -> dict[str, object]:
    """Return an obligation as JSON says it."""
    return {
        "code": item.case.code,
        "plan": item.case.plan,
        "unit": item.case.unit,
        "case_state": item.case.state,
        "progress": item.progress.code,
        "progress_words": item.progress.words(),
        "light": str(item.progress.light).strip("[]"),
        "days": item.progress.days,
        "owners": item.owners,
        "title": item.title,
        "answering": item.answer.people,
        "acting": item.answer.acting,
        **deadline_json(item.deadline),
    }
