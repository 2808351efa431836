"""What the board needs, read with the eyes of the viewer, in a number of statements that stays."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from dondoc.cli.boards.obligations import Obligation, obligations_of
from dondoc.cli.boards.values import Asked, Board, Trouble, Waiting, parted, reached_by
from dondoc.cli.cases.opening import known_plan
from dondoc.cli.cases.titles import texts_of
from dondoc.cli.desk import Book, Desk, known_person, known_unit
from dondoc.cli.quotas.shown import QuotaPart, parts_of
from dondoc.language import _
from dondoc.letters.difficulty_values import Difficulty, difficulty_of
from dondoc.letters.extension_values import label_of, request_of
from dondoc.quotas.reading import Material, quota_lines
from dondoc.words.trade import owner_word
from engine.case import Case, Fact
from engine.plan import Plan
from engine.quota_standing import Standing
from engine.words import N_
from workflows.difficulties import DIFFICULTY
from workflows.extending import EXTENSION, WAITING
from workflows.guards import number_of
from workflows.task import TASK

if TYPE_CHECKING:
    from store.views import Views

WARNED: Final = frozenset(
    {Standing.WARNED, Standing.UNANNOUNCED_ONLY, Standing.IMPOSSIBLE, Standing.EXCEEDED}
)
AWAITED: Final[Mapping[str, str]] = {
    "question_text_ref": N_("trả lời về thời gian: {text}"),
    "event_text_ref": N_("sự kiện: {text}"),
    "reference_text_ref": N_("văn bản: {text}"),
}
SINCE: Final = {TASK.name: ("waiting", "opened_on"), "inspection": ("postponed", "postponed_on")}
"""In which state a case of a workflow waits, and the date since when."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked for: everything, or what one plan, unit or head has to do with."""

    plan: str | None
    unit: str | None
    head: str | None


def read_board(desk: Desk, views: "Views", book: Book, asking: Asking) -> Board:
    """Return the board as it exists for the viewer."""
    wanted = _known(views, book, asking)
    found, cases = _of_head(
        wanted.head,
        obligations_of(desk, views, book, unit=wanted.unit, plan=wanted.plan),
        views.cases(plan=wanted.plan, unit=wanted.unit),
    )
    reader = _Reader(desk, views, book, {item.code: item for item in views.plans()})
    return Board(
        day=desk.today,
        **parted(found, desk.today),
        waiting=reader.waiting(found),
        troubles=reader.troubles(cases),
        asked=reader.asked(cases),
        quotas=[] if wanted.unit or wanted.head else reader.quotas(wanted.plan, cases, found),
        cases=cases,
        reached=reached_by(views.many.reminders_sent(desk.today)),
        scope=_scope(book, wanted),
    )


def _known(views: "Views", book: Book, asking: Asking) -> Asking:
    """Return what is asked for by the codes as they are registered; refuse one that is not."""
    return Asking(
        known_plan(views, asking.plan).code if asking.plan else None,
        known_unit(book, asking.unit) if asking.unit else None,
        known_person(book, asking.head) if asking.head else None,
    )


def _of_head(
    head: str | None, found: list[Obligation], cases: tuple[Case, ...]
) -> tuple[list[Obligation], tuple[Case, ...]]:
    """Return what a head answers for, with what is asked or reported about it."""
    if head is None:
        return found, cases
    own = [item for item in found if head in item.answer.people]
    mine = {item.case.id for item in own}
    return own, tuple(case for case in cases if {case.id, case.parent_id} & mine)


def _scope(book: Book, wanted: Asking) -> str:
    """Return of what a board tells, empty when it tells of everything."""
    parts = (
        _("kế hoạch {plan}", plan=wanted.plan) if wanted.plan else "",
        book.unit(wanted.unit) if wanted.unit else "",
        _("việc {person} phải trả lời", person=book.person(wanted.head)) if wanted.head else "",
    )
    return ", ".join(filter(None, parts))


@dataclass(frozen=True, slots=True)
class _Reader:
    """The sections of the board that are no plain obligations."""

    desk: Desk
    views: "Views"
    book: Book
    plans: Mapping[str, Plan]

    def waiting(self, found: Iterable[Obligation]) -> list[Waiting]:
        """Return what waits, the longest first."""
        first = {item.case.id: item for item in reversed(list(found)) if _waits(item.case)}
        items = list(first.values())
        texts = texts_of(self.views, (it.case.facts.get(name) for it in items for name in AWAITED))
        waits = [self._waiting(item, texts) for item in items]
        return sorted(waits, key=lambda wait: (wait.since or date.max, wait.item.case.code))

    def _waiting(self, item: Obligation, texts: Mapping[str, str]) -> Waiting:
        since = item.case.dates.get(SINCE[item.case.workflow][1])
        return Waiting(item, _awaited(item.case, texts), since, self._days(since))

    def troubles(self, cases: Iterable[Case]) -> list[Trouble]:
        """Return the difficulties without an answer, the oldest first."""
        pairs = [(case, difficulty_of(case)) for case in cases if case.workflow == DIFFICULTY]
        pairs = [(case, known) for case, known in pairs if known.is_open]
        parents = self._parents(case for case, _known in pairs)
        texts = texts_of(self.views, _refs(known for _case, known in pairs))
        found = [
            Trouble(
                case=case,
                about=parents.get(case.parent_id or "", ""),
                text=texts.get(known.text_ref, ""),
                addressee=self._addressee(known, texts),
                since=known.raised_on,
                days=self._days(known.raised_on) or 0,
            )
            for case, known in pairs
        ]
        return sorted(found, key=lambda item: (item.since, item.case.code))

    def _addressee(self, known: Difficulty, texts: Mapping[str, str]) -> str:
        if known.body_ref:
            return texts.get(known.body_ref, "")
        if known.person:
            return self.book.person(known.person)
        return _(owner_word(known.audience, DIFFICULTY))

    def asked(self, cases: Iterable[Case]) -> list[Asked]:
        """Return the requests for a later day that wait, the oldest first."""
        waiting = [case for case in cases if case.workflow == EXTENSION and case.state == WAITING]
        parents = self.views.many.cases(case.parent_id or "" for case in waiting)
        found = []
        for case in waiting:
            known = request_of(case, self.plans.get(case.plan or ""))
            parent = parents[case.parent_id or ""]  # who sees the one sees the other
            found.append(
                Asked(
                    case=case,
                    about=parent.code,
                    what=label_of(parent.workflow, known.about),
                    current_on=known.current_on,
                    proposed_on=known.proposed_on,
                    asked_on=known.asked_on,
                    days=self._days(known.asked_on) or 0,
                )
            )
        return sorted(found, key=lambda item: (item.asked_on, item.case.code))

    def quotas(
        self, only: str | None, cases: Sequence[Case], found: Sequence[Obligation]
    ) -> list[QuotaPart]:
        """Return the quotas of this year's plans, or of one, that are in danger, or lost."""
        plans = [plan for plan in self.plans.values() if only in {None, plan.code}]
        wanted = [plan for plan in plans if plan.aims.quotas and plan.year == self.desk.today.year]
        outside = self.views.outside() if wanted else ()
        parts: list[QuotaPart] = []
        for plan in wanted:
            material = Material(
                plan=plan,
                units=tuple(self.book.units.values()),
                cases=[case for case in cases if case.plan == plan.code],
                outside=outside,
                day=self.desk.today,
                calendar=self.desk.calendar,
                deadlines=[(it.case, it.deadline) for it in found if it.case.plan == plan.code],
            )
            parts += parts_of(material, quota_lines(material))
        return [part for part in parts if part.standing in WARNED]

    def _parents(self, cases: Iterable[Case]) -> dict[str, str]:
        found = self.views.many.cases(case.parent_id or "" for case in cases)
        return {case_id: case.code for case_id, case in found.items()}

    def _days(self, since: date | None) -> int | None:
        """Return how many working days ago a day was."""
        if since is None or since > self.desk.today:
            return None
        return self.desk.calendar.working_days_between(since, self.desk.today)


def _refs(known: Iterable[Difficulty]) -> Iterator[Fact]:
    for item in known:
        yield from (item.text_ref, item.body_ref)


def _waits(case: Case) -> bool:
    return SINCE.get(case.workflow, ("",))[0] == case.state


def _awaited(case: Case, texts: Mapping[str, str]) -> str:
    """Return what a case waits for, in words of the trade and of the print."""
    if case.workflow != TASK.name:
        return _("xác định lại lịch kiểm tra")
    said = ((words, texts.get(str(case.facts.get(name)), "")) for name, words in AWAITED.items())
    parts = [_(words, text=text) for words, text in said if text]
    awaited = number_of(case.facts.get("waits_for"))
    if awaited:
        parts.append(_("{count} nhiệm vụ khác hoàn thành", count=awaited))
    return "; ".join(parts) or _("việc khác bắt đầu hoặc quá hạn")
