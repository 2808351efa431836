"""Linked documents and events as lines for people and as JSON: what they may wake, what they woke."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dondoc.cli.desk import Book
from dondoc.cli.output import format_day
from dondoc.language import _
from engine.case import Case
from engine.linked_documents import WOKEN_BY, Link
from engine.words import N_
from workflows.tasks.row_matching import Ground, Proposal, WaitingRow

GROUNDS: Final = {
    Ground.ISSUER: N_("cơ quan ban hành “{words}”"),
    Ground.KIND: N_("loại văn bản “{words}”"),
    Ground.AWAITED: N_("điều đang chờ có “{words}”"),
    Ground.TITLE: N_("tên việc có “{words}”"),
}


@dataclass(frozen=True, slots=True)
class Linked:
    """A link with its words and the rows that it woke, those that exist for the viewer."""

    link: Link
    text: str
    woken: tuple[Case, ...]


def linked(links: Iterable[Link], texts: Mapping[str, str], cases: Iterable[Case]) -> list[Linked]:
    """Return links with the cases that were woken from them."""
    listed = list(cases)
    return [
        Linked(
            item,
            texts.get(item.text_ref, ""),
            tuple(case for case in listed if case.facts.get(WOKEN_BY) == item.id),
        )
        for item in links
    ]


def link_words(link: Link, text: str) -> str:
    """Return a document with number, day and issuer, or an event with its day; then its words."""
    document = link.document
    if document is None:
        return _("Sự kiện ngày {day}: {text}", day=link.on, text=text)
    day = format_day(document.issued_on) if document.issued_on else ""
    return _(
        "Văn bản {number} ngày {day} của {issuer}: {text}",
        number=document.number,
        day=day,
        issuer=document.issuer,
        text=text,
    )


def proposal_lines(
    found: Sequence[Proposal], cases: Mapping[str, Case], book: Book
) -> Iterator[str]:
    """Yield the rows that may be woken, best first, each with the words that speak for it."""
    if not found:
        yield _("Không có việc đang chờ nào khớp; chọn theo mã: --wake MÃ")
        return
    yield _("{count} việc đang chờ có thể bắt đầu, khớp nhất đứng trước:", count=len(found))
    for place, item in enumerate(found, start=1):
        unit = book.unit(cases[item.row.code].unit)
        yield f"{place:>3}. {item.row.code}  {unit} – {item.row.title}"
        if item.row.awaited:
            yield "     " + _("đang chờ: {what}", what=item.row.awaited)
        yield "     " + _("{how}: {why}", how=_how(item), why="; ".join(grounds(item)))


def _how(item: Proposal) -> str:
    return _("khớp nhiều") if item.strong else _("khớp ít")


def grounds(item: Proposal) -> tuple[str, ...]:
    """Return what speaks for a row, in words."""
    return tuple(_(GROUNDS[match.ground], words=match.words) for match in item.matches)


def proposal_json(item: Proposal, case: Case) -> dict[str, object]:
    """Return a proposal as JSON says it."""
    return {
        "code": item.row.code,
        "unit": case.unit,
        "title": item.row.title,
        "awaited": item.row.awaited,
        "score": item.score,
        "strong": item.strong,
        "grounds": [
            {"ground": match.ground, "words": match.words, "points": match.points}
            for match in item.matches
        ],
    }


def linked_lines(found: Sequence[Linked], book: Book) -> Iterator[str]:
    """Yield each link and the rows that it woke."""
    if not found:
        yield _("Chưa liên kết văn bản hay sự kiện nào")
    for item in found:
        yield link_words(item.link, item.text)
        if not item.woken:
            yield "  " + _("chưa việc nào bắt đầu theo")
        for case in item.woken:
            yield f"  {case.code}  {book.unit(case.unit)}"


def waiting_lines(rows: Sequence[WaitingRow], questions: frozenset[str]) -> Iterator[str]:
    """Yield the rows that still wait, each with what for."""
    if not rows:
        return
    yield ""
    yield _("Còn chờ: {count} việc", count=len(rows))
    for row in rows:
        awaited = _("còn câu hỏi về thời gian") if row.code in questions else row.awaited
        yield f"  {row.code}  {row.title}" + (f" – {awaited}" if awaited else "")


def linked_json(item: Linked) -> dict[str, object]:
    """Return a link as JSON says it."""
    document = item.link.document
    return {
        "kind": "document" if document else "event",
        "number": document.number if document else None,
        "issuer": document.issuer if document else None,
        "on": item.link.on,
        "text": item.text,
        "woken": [case.code for case in item.woken],
    }
