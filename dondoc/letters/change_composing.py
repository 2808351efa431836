"""Change letters: gathers what one act changed for a person from its notices, case by case."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from engine.case import Case
from engine.change_letters import CHANGES, ChangeKind, ChangeLine, lines_of
from engine.timers import Attachment, Message, Notice, NoticeRequest
from notifiers.change_letter import ChangeDraft, ChangeEntry
from notifiers.letter_params import document_words

STARTED: Final = "task-woken"
ENDLESS: Final = "thường xuyên"


@dataclass(frozen=True, slots=True)
class Bundle:
    """The notices of one act for one person, each with its case.

    ``unit_name`` names the unit of a case; ``letter`` composes the letter of a step, whose subject
    becomes a line here and whose calendar goes along; ``values`` are what a letter prints.
    """

    name: str
    items: Sequence[tuple[Notice, Case]]
    unit_name: Callable[[Case], str]
    letter: Callable[[Notice, Case], Message]
    values: Callable[[Notice, Case], Mapping[str, object]]

    def draft(self) -> ChangeDraft:
        """Return the letter before it has words; cases stand in the order of their codes."""
        lines: dict[str, list[ChangeLine]] = {}
        units: dict[str, str] = {}
        attachments: list[Attachment] = []
        for notice, case in sorted(self.items, key=lambda item: (item[1].code, item[0].key)):
            units[case.code] = self._named(notice, case)
            found, files = self._said(notice, case)
            lines.setdefault(case.code, []).extend(found)
            attachments.extend(files)
        params = self._first().request.params
        return ChangeDraft(
            kind=ChangeKind(str(params.get("kind") or self._kind())),
            key=f"{CHANGES}/{self.name}/{min(notice.id for notice, _ in self.items)}",
            entries=tuple(
                ChangeEntry(code, units[code], _without_repeats(found))
                for code, found in lines.items()
            ),
            document=self._document(),
            reason="" if self._kind() is ChangeKind.STARTED else str(params.get("reason") or ""),
            attachments=tuple(attachments),
        )

    def _named(self, notice: Notice, case: Case) -> str:
        """Return whose case it is; of a row of an annex what it is about as well."""
        unit = self.unit_name(case)
        if "row" not in case.facts or self._kind() is ChangeKind.STARTED:
            return unit
        title = str(self.values(notice, case).get("recommendation") or case.code)
        return f"{unit} – {title}" if title != case.code else unit

    def _said(
        self, notice: Notice, case: Case
    ) -> tuple[tuple[ChangeLine, ...], tuple[Attachment, ...]]:
        if notice.request.template == CHANGES:
            return lines_of(notice), self._calendar(notice, case)
        if notice.request.template == STARTED:
            return (self._started(notice, case),), ()
        message = self.letter(notice, case)
        return (ChangeLine(message.subject),), message.attachments

    def _calendar(self, notice: Notice, case: Case) -> tuple[Attachment, ...]:
        """Return the calendar of the visit where a change asks for it."""
        if not notice.request.params.get("calendar"):
            return ()
        moved = replace(notice, request=NoticeRequest("change-of-date", ""))
        return self.letter(moved, case).attachments

    def _kind(self) -> ChangeKind:
        """Return what the act was, where no notice says it."""
        started = all(notice.request.template == STARTED for notice, _ in self.items)
        return ChangeKind.STARTED if started else ChangeKind.PLAN

    def _document(self) -> str:
        """Return the document of the act; of a day's letters only one that they share."""
        cited = {_document(notice) for notice, _ in self.items}
        shared = self._kind() is not ChangeKind.STARTED or len(cited) == 1
        return _document(self._first()) if shared else ""

    def _started(self, notice: Notice, case: Case) -> ChangeLine:
        """Return what starts, by when, and on which ground where that is not said of all."""
        values = self.values(notice, case)
        due_on, what = values.get("due_on"), str(values.get("recommendation") or case.code)
        day = due_on.isoformat() if isinstance(due_on, date) else None
        when = day or (ENDLESS if case.state == "ongoing" else "")
        cited = "" if self._document() else _document(notice)
        reason = str(notice.request.params.get("reason") or "")
        ground = [f"theo văn bản {cited}" if cited else "", reason]
        return ChangeLine(what, new=when, note="; ".join(part for part in ground if part))

    def _first(self) -> Notice:
        """Return the notice that knows the act: a change, else the first letter."""
        notices = [notice for notice, _ in self.items]
        return next((n for n in notices if n.request.template == CHANGES), notices[0])


def _without_repeats(lines: Sequence[ChangeLine]) -> tuple[ChangeLine, ...]:
    return tuple(dict.fromkeys(lines))


def _document(notice: Notice) -> str:
    params = notice.request.params
    issued_on = params.get("document_on")
    return document_words(
        str(params.get("document_number") or ""),
        date.fromisoformat(str(issued_on)) if issued_on else None,
        str(params.get("document_issuer") or ""),
    )
