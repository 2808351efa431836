"""A difficulty as lines for people, as a row of a list, and as JSON for programs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from dondoc.cli.calendars.drawing import named_day
from dondoc.cli.desk import Book, Desk, circle_of, family_of
from dondoc.cli.progress import Light
from dondoc.cli.step_report import state_label
from dondoc.language import _
from dondoc.letters.difficulty_values import Difficulty, difficulty_of
from dondoc.words.trade import owner_word
from engine.case import Case, Fact
from engine.obligations import Deadline, DeadlineState
from engine.words import N_
from workflows.difficulties import DIFFICULTY
from workflows.difficulty import ANSWERED, OPEN

if TYPE_CHECKING:
    from store.views import Views

SHORT: Final = 48
LATE: Final = 10
"""Working days without an answer from which a difficulty is red: leadership has heard of it by then."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A difficulty with what surrounds it, in words; ``waited`` counts working days without an answer."""

    known: Difficulty
    case: Case
    parent: Case
    work: str
    unit_name: str
    state_label: str
    addressees: tuple[str, ...]
    next_on: date | None
    due_on: date | None
    waited: int
    text: str
    proposal: str
    body: str
    answer: str

    @property
    def light(self) -> Light:
        """Return red where nobody has answered for long, yellow where somebody should."""
        if not self.known.is_open:
            return Light.NONE
        return Light.RED if self.waited >= LATE else Light.YELLOW


@dataclass(frozen=True, slots=True)
class Look:
    """Reads difficulties for a viewer; ``said`` are words just typed, which no trial run has kept."""

    desk: Desk
    views: "Views"
    book: Book

    def shown(
        self,
        case: Case,
        said: Mapping[str, str] | None = None,
        deadlines: Sequence[Deadline] | None = None,
        parent: Case | None = None,
    ) -> Shown:
        """Return one difficulty; a decision that was not written brings deadlines and parent along."""
        known, typed = difficulty_of(case), said or {}
        above = parent or family_of(self.views, case).parent
        assert above is not None  # noqa: S101  (every difficulty is born of a case)
        kept = self.views.deadlines(case) if deadlines is None else deadlines
        running = [item for item in kept if item.state is DeadlineState.OPEN]
        family = family_of(self.views, above)
        circle = circle_of(case, family.team, family.plan, self.book)
        until = known.answered_on or known.ended_on or self.desk.today
        names = {"text": known.text_ref, "proposal": known.proposal_ref, "body": known.body_ref,
                 "answer": known.answer_ref}  # fmt: skip
        texts = self.views.texts(ref for ref in names.values() if ref)
        return Shown(
            known=known,
            case=case,
            parent=above,
            work=self._work(above),
            unit_name=self.book.unit(case.unit),
            state_label=_(state_label(case)),
            addressees=circle.people_of("addressee"),
            next_on=running[0].review_on if running else None,
            due_on=running[0].due_on if running else None,
            waited=self.desk.calendar.working_days_between(
                min(known.first_raised_on, until), until
            ),
            **{name: typed.get(name) or texts.get(ref, "") for name, ref in names.items()},
        )

    def _work(self, case: Case) -> str:
        ref = case.facts.get("text_ref")
        return self.views.texts([ref]).get(ref, "") if isinstance(ref, str) else ""


def addressee_words(item: Shown, book: Book) -> str:
    """Return before whom it was put, and who that is now."""
    names = ", ".join(book.person(code) for code in item.addressees)
    if item.known.person:
        return names
    if item.body:
        return _("{body} (theo dõi: {names})", body=item.body, names=names)
    return f"{_(owner_word(item.known.audience, DIFFICULTY))} ({names})"


def difficulty_lines(item: Shown, book: Book) -> Iterator[str]:
    """Yield what a difficulty says and where it stands."""
    yield _("Việc: {what}", what=f"{item.parent.code} {item.work}".strip())
    yield _("Vướng mắc: {text}", text=item.text or _("(đã xóa)"))
    if item.proposal:
        yield _("Đề xuất: {text}", text=item.proposal)
    names = ", ".join(book.person(code) for code in item.known.reporters)
    yield _("Người báo: {names}, ngày {day}", names=names, day=item.known.first_raised_on)
    yield _("Gửi: {who}", who=addressee_words(item, book))
    yield from _standing(item, book)


def _standing(item: Shown, book: Book) -> Iterator[str]:
    known = item.known
    if known.answered_on is not None:
        who = book.person(known.answerer) if known.answerer else ""
        yield _(
            "Trả lời ngày {day}: {text}",
            day=known.answered_on,
            text=" ".join(part for part in (item.answer, f"({who})" if who else "") if part),
        )
    if known.reopened:
        yield _("Đã hỏi lại {count} lần vì chưa giải quyết được", count=known.reopened)
    if item.due_on is not None:
        yield _("Phải trả lời chậm nhất {day}", day=named_day(item.due_on))
    elif known.state == OPEN and item.next_on:
        yield _(
            "Chưa trả lời, đã {waited} ngày làm việc; chưa có trả lời thì hỏi lại {day}",
            waited=item.waited,
            day=named_day(item.next_on),
        )
    elif known.state == ANSWERED and item.next_on:
        yield _("Chờ bên báo đồng ý hoặc hỏi lại; hỏi {day}", day=named_day(item.next_on))


HEADS: Final = (
    "", N_("Mã"), N_("Đơn vị"), N_("Vướng mắc"), N_("Gửi"), N_("Ngày báo"), N_("Đã mở"),
    N_("Trạng thái"),
)  # fmt: skip


def difficulty_row(item: Shown, book: Book) -> tuple[object, ...]:
    """Return a row of the list."""
    text = item.text if len(item.text) <= SHORT else f"{item.text[: SHORT - 1].rstrip()}…"
    waited = _("{days} ngày làm việc", days=item.waited)
    return (
        str(item.light),
        item.known.code,
        item.unit_name,
        text,
        item.body or ", ".join(book.person(code) for code in item.addressees),
        item.known.first_raised_on,
        waited,
        item.state_label,
    )


def difficulty_json(item: Shown) -> dict[str, object]:
    """Return a difficulty as JSON says it."""
    known = item.known
    return {
        "code": known.code,
        "case": item.parent.code,
        "workflow": item.parent.workflow,
        "plan": item.case.plan,
        "unit": item.case.unit,
        "state": known.state,
        "state_label": item.state_label,
        "text": item.text,
        "proposal": item.proposal,
        "addressed_to": known.person or None,
        "addressed_as": known.audience or None,
        "body": item.body or None,
        "addressees": item.addressees,
        "reported_by": known.reporters,
        "reported_on": known.first_raised_on,
        "asked_again_on": item.next_on,
        "due_on": item.due_on,
        "waited_working_days": item.waited,
        "asked_in_vain": known.asks,
        "reopened": known.reopened,
        "answer": item.answer,
        "answered_by": known.answerer or None,
        "answered_on": known.answered_on,
    }


def difficulty_notes(case: Case, text: Callable[[Fact], str]) -> tuple[str, ...]:
    """Return the lines of a case's screen about a difficulty; ``text`` finds the words of a reference."""
    if case.workflow != DIFFICULTY:
        return ()
    words = {
        "proposal_text_ref": N_("Đề xuất: {text}"),
        "body_text_ref": N_("Gửi cơ quan ngoài: {text}"),
        "answer_text_ref": N_("Trả lời: {text}"),
    }
    found = ((line, text(case.facts.get(name))) for name, line in words.items())
    return tuple(_(line, text=said) for line, said in found if said)
