"""What is due from whom: open deadlines with their owners, by next date."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from dondoc.cli.desk import Book, Desk, circle_of
from dondoc.cli.output import format_day
from dondoc.cli.progress import Progress, progress_of
from dondoc.cli.step_report import is_reminding
from dondoc.cli.step_words import deadline_json
from dondoc.cli.trade_words import owner_word
from dondoc.language import _
from engine.case import Case
from engine.obligations import Deadline
from engine.parties import Team
from engine.situation import team_of
from notifiers.dates import weekday_name

if TYPE_CHECKING:
    from store.views import Views

NOT_YET: Final = "not-yet"
WITHOUT_DATE: Final = frozenset({"unset", "paused", "waiting"})


@dataclass(frozen=True, slots=True)
class Obligation:
    """One open deadline: whose case, where it stands, and who has it."""

    case: Case
    deadline: Deadline
    progress: Progress
    owners: tuple[str, ...]

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
    teams = _Teams(views)
    plans = {item.code: item for item in views.plans()}
    found = []
    for case, deadline in views.obligations(until=until, unit=unit, plan=plan):
        circle = circle_of(case, teams.of(case), plans.get(case.plan or ""), book)
        reminding = is_reminding(case, deadline)
        progress = progress_of(deadline, desk.today, desk.calendar, reminding=reminding)
        found.append(Obligation(case, deadline, progress, circle.people_of(deadline.owner)))
    return found


class _Teams:
    """The team at work on a case: each round and parent is read once."""

    def __init__(self, views: "Views") -> None:
        self._views = views
        self._known = {case.id: team_of(case) for case in views.cases(workflow="round")}

    def of(self, case: Case) -> Team:
        own = team_of(case)
        if own.everyone():
            return own
        teams = (self._team(carrier) for carrier in (case.round_id, case.parent_id) if carrier)
        return next((team for team in teams if team.everyone()), Team())

    def _team(self, case_id: str) -> Team:
        if case_id not in self._known:
            self._known[case_id] = team_of(self._views.case_by_id(case_id))
        return self._known[case_id]


def rows_of(items: Iterable[Obligation], book: Book) -> list[tuple[str, ...]]:
    """Return the rows of a table of obligations."""
    return [
        (
            str(item.progress.light),
            _day(item.deadline),
            item.case.code,
            book.unit(item.case.unit),
            _(item.deadline.label),
            _who(item, book),
            item.progress.words(),
        )
        for item in items
    ]


def headers() -> tuple[str, ...]:
    """Return the headers of a table of obligations."""
    return ("", _("Ngày"), _("Mã"), _("Đơn vị"), _("Việc"), _("Ai"), _("Tình trạng"))


def _day(deadline: Deadline) -> str:
    day = deadline.next_on
    if day is None:
        return ""
    shown = f"{_(weekday_name(day))} {format_day(day)}"
    return shown if deadline.due_on else _("hỏi lại {day}", day=shown)


def _who(item: Obligation, book: Book) -> str:
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
        **deadline_json(item.deadline),
    }
