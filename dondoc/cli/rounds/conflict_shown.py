"""Conflicts of visits on the command line: the option that explains them, their lines, their JSON."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import click

from dondoc.cli.desk import Book, Desk
from dondoc.cli.options import Decorator
from dondoc.cli.output import say
from dondoc.language import _
from engine.case import Fact
from engine.conflict_words import words_of
from engine.conflicts import Conflict
from engine.errors import DondocError, EventRefused, InvalidInput
from engine.words import N_

if TYPE_CHECKING:
    from engine.decisions import Decision

LONGEST: Final = 2000
conflict_reason_option: Final[Decorator[Any]] = click.option(
    "--conflict-reason",
    default="",
    help=N_("Lý do vẫn giữ lịch hoặc người khi có xung đột; được lưu trong hồ sơ và nhật ký."),
)


def reason_facts(reason: str) -> Mapping[str, Fact]:
    """Return the fact in which the reason for a conflict goes with a step."""
    if len(reason) > LONGEST:
        raise InvalidInput(
            N_("--conflict-reason dài quá {most} ký tự; viết ngắn lại"), most=LONGEST
        )
    return {"conflict_text": reason.strip()} if reason.strip() else {}


@contextmanager
def all_conflicts_said() -> Iterator[None]:
    """Say, before a refusal that names one conflict, the others that stand in the way as well."""
    try:
        yield
    except (EventRefused, InvalidInput) as refusal:
        others = refusal.params.get("conflicts", ())
        for item in others[1:] if isinstance(others, tuple) else ():
            say(_("[VÀNG] {conflict}", conflict=item))
        raise


def found_in(decisions: Iterable["Decision"]) -> tuple[Conflict, ...]:
    """Return the conflicts that decisions carry, each once."""
    return tuple(dict.fromkeys(item for each in decisions for item in each.conflicts))


def say_conflicts(conflicts: Iterable[Conflict], book: Book) -> None:
    """Say what stands out but does not stand in the way, or has its reason."""
    for item in conflicts:
        say(_("[VÀNG] {code}: {conflict}", code=item.code, conflict=shown(item, book)))


def say_beyond(desk: Desk, decisions: Sequence["Decision"]) -> None:
    """Say where a loaded plan meets what is not in its file: other plans, other bodies."""
    own = {each.case.code for each in decisions}
    found = [it for it in found_in(decisions) if not {*it.other.split(", ")} & {*own, ""}]
    if found:
        with desk.views() as views:
            say_conflicts(found, desk.book(views))


def shown(conflict: Conflict, book: Book) -> DondocError:
    """Return a conflict as a sentence with the names of the book."""
    return words_of(conflict, book.unit, book.person)


def conflict_json(conflict: Conflict, book: Book) -> dict[str, object]:
    """Return a conflict as JSON says it."""
    return {
        "kind": conflict.kind,
        "answer": conflict.answer,
        "code": conflict.code,
        "day": conflict.day,
        "at": f"{conflict.at:%H:%M}" if conflict.at else None,
        "people": conflict.people,
        "unit": conflict.unit,
        "other": conflict.other,
        "body": conflict.body,
        "words": _("{conflict}", conflict=shown(conflict, book)),
    }
