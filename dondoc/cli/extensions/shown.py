"""A request for an extension as lines for people and as JSON for programs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from dondoc.cli.calendars.drawing import named_day
from dondoc.cli.desk import Book, Family, family_of
from dondoc.cli.step_report import state_label
from dondoc.language import _
from dondoc.letters.extension_values import Request, label_of, request_of
from engine.case import Case
from engine.parties import Role, Team
from engine.plan import Plan
from engine.words import N_
from workflows.extending import APPROVED, WAITING, approved_of, requests

if TYPE_CHECKING:
    from store.views import Views

ANSWERS: Final = frozenset({"approve", "refuse"})
HELD_BY: Final = {"leadership": Role.LEADERSHIP, "organiser": Role.OFFICER}


@dataclass(frozen=True, slots=True)
class Shown:
    """A request with what surrounds it: the case it is about, how many there were, the answer."""

    request: Request
    parent: str
    workflow: str
    what: str
    unit: str | None
    unit_name: str
    state_label: str
    asker_names: tuple[str, ...]
    approved: int
    answer_by: date | None
    note: str
    answer: str
    past_year: int | None
    nobody_answers: bool

    @property
    def left(self) -> int:
        """Return how often this deadline may still be extended."""
        return max(self.request.allowed - self.approved, 0)


def shown_of(
    case: Case, parent: Case, siblings: Sequence[Case], book: Book, plan: Plan | None, team: Team
) -> Shown:
    """Return a request as it stands; ``siblings`` are all requests of its parent, itself included."""
    known = request_of(case, plan)
    same = requests(siblings, known.about, known.about_round)
    beyond = plan is not None and known.proposed_on > date(plan.year, 12, 31)
    return Shown(
        request=known,
        parent=parent.code,
        workflow=parent.workflow,
        what=label_of(parent.workflow, known.about),
        unit=case.unit,
        unit_name=book.unit(case.unit),
        state_label=_(state_label(case)),
        asker_names=tuple(book.person(code) for code in (known.asked_for, known.asked_by) if code),
        approved=approved_of(same),
        answer_by=None,
        note="",
        answer="",
        past_year=plan.year if plan is not None and beyond else None,
        nobody_answers=case.state == WAITING and not _answerers(case, book, team),
    )


def _answerers(case: Case, book: Book, team: Team) -> set[str]:
    """Return who may answer: leadership and whom the plan names, but not who asked."""
    named = HELD_BY.get(str(case.facts.get("answered_by")), Role.LEADERSHIP)
    wanted = {Role.LEADERSHIP, named}
    found = {p.code for p in book.people.values() if p.roles_on(book.day) & wanted}
    if case.facts.get("answered_by") == "team_lead" and team.lead:
        found.add(team.lead)
    return found - {str(case.facts.get(name)) for name in ("asked_by", "asked_for")}


def read_request(views: "Views", book: Book, case: Case) -> Shown:
    """Read a stored request with its surroundings."""
    family = family_of(views, case)
    parent = parent_of(family)
    siblings = views.children(parent)
    shown = shown_of(case, parent, siblings, book, family.plan, family.team)
    answers = [item for item in views.deadlines(case) if item.name == "answer"]
    return replace(
        shown,
        answer_by=answers[-1].due_on if answers else None,
        note=_text(views, shown.request.note_ref),
        answer=_answer(views, case),
    )


def parent_of(family: Family) -> Case:
    """Return the case that a request is about: who sees the one sees the other."""
    assert family.parent is not None  # noqa: S101  (every request is born of a case)
    return family.parent


def _answer(views: "Views", case: Case) -> str:
    """Return what was said with the answer, from the entry that recorded it."""
    from store.views import EntryFilter

    if case.state not in {APPROVED, "refused"}:
        return ""
    entries = [
        item.entry
        for item in views.entries(EntryFilter(case_id=case.id))
        if item.entry.action in ANSWERS and item.entry.outcome == "done"
    ]
    return _text(views, entries[-1].reason_ref) if entries else ""


def _text(views: "Views", ref: str) -> str:
    return views.texts([ref]).get(ref, "") if ref else ""


def request_lines(item: Shown) -> Iterator[str]:
    """Yield what a request says: original and present deadline, which one it is, and why."""
    known = item.request
    yield _("Việc: {what} ({code})", what=item.what, code=item.parent)
    yield _("Thời hạn ban đầu: {day}", day=named_day(known.original_on))
    yield from _days(known)
    yield _(
        "Lần gia hạn thứ {number}, tối đa {allowed} lần; đã gia hạn {done} lần, còn được {left} lần",
        number=known.number,
        allowed=known.allowed,
        done=item.approved,
        left=item.left,
    )
    yield _("Lý do: {reason}", reason=known.reason) + (f" – {item.note}" if item.note else "")
    yield _("Người xin: {names}, ngày {day}", names=_names(item), day=known.asked_on)
    yield from _standing(item)


def _days(known: Request) -> Iterator[str]:
    """Yield the present and the proposed day, or what became of them."""
    days = {"old": named_day(known.current_on), "new": named_day(known.proposed_on)}
    if known.state == WAITING:
        text = N_("Thời hạn hiện nay: {old}; đề nghị đến: {new}, thêm {gained} ngày làm việc")
        yield _(text, **days, gained=known.gained)
    elif known.state == APPROVED:
        text = N_("Thời hạn điều chỉnh: {new} (trước đó {old}), thêm {gained} ngày làm việc")
        yield _(text, **days, gained=known.gained)
    else:
        yield _("Đã xin từ {old} đến {new}; thời hạn không đổi", **days)


def _names(item: Shown) -> str:
    first, *others = item.asker_names
    return first + (_(" (do {person} nhập thay)", person=others[0]) if others else "")


def _standing(item: Shown) -> Iterator[str]:
    """Yield what comes next, and what must be warned of."""
    if item.answer:
        yield _("Ý kiến khi trả lời: {text}", text=item.answer)
    if item.request.state == WAITING and item.answer_by:
        day = named_day(item.answer_by)
        yield _("Phải trả lời chậm nhất {day}; không trả lời thì chỉ nhắc, không tự duyệt", day=day)
    if item.nobody_answers:
        yield _(
            "[VÀNG] chưa có ai khác được quyền trả lời; thêm một lãnh đạo bằng “person appoint”"
        )
    if item.past_year and item.request.state in {WAITING, APPROVED}:
        yield _(
            "[VÀNG] ngày này ở sau 31/12/{year}: số liệu năm {year} vẫn tính việc này là chưa xong",
            year=str(item.past_year),
        )


HEADS: Final = (
    N_("Mã"), N_("Đơn vị"), N_("Việc"), N_("Hạn khi xin"), N_("Xin đến"), N_("Lần"), N_("Lý do"),
    N_("Trạng thái"),
)  # fmt: skip


def request_row(item: Shown) -> tuple[object, ...]:
    """Return a row of the list of requests."""
    known = item.request
    return (
        known.code,
        item.unit_name,
        item.what,
        known.current_on,
        known.proposed_on,
        f"{known.number}/{known.allowed}",
        known.reason,
        item.state_label,
    )


def request_json(item: Shown) -> dict[str, object]:
    """Return a request as JSON says it."""
    known = item.request
    return {
        "code": known.code,
        "case": item.parent,
        "workflow": item.workflow,
        "unit": item.unit,
        "deadline": known.about,
        "round": known.about_round,
        "label": item.what,
        "state": known.state,
        "state_label": item.state_label,
        "original_on": known.original_on,
        "current_on": known.current_on,
        "proposed_on": known.proposed_on,
        "gained_working_days": known.gained,
        "number": known.number,
        "allowed": known.allowed,
        "approved": item.approved,
        "left": item.left,
        "reason_key": known.reason_key,
        "reason": known.reason,
        "note": item.note,
        "asked_on": known.asked_on,
        "asked_by": known.asked_by,
        "asked_for": known.asked_for or None,
        "answer_by": item.answer_by,
        "answer": item.answer,
        "past_year": item.past_year is not None,
        "nobody_answers": item.nobody_answers,
    }
