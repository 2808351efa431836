"""Change letters: gathers what one act changed for a person from its notices, case by case."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from engine.case import Case
from engine.change_letters import CHANGES, ChangeKind, ChangeLine, lines_of
from engine.timers import Attachment, Message, Notice, NoticeRequest
from notifiers.change_letter import ChangeDraft, ChangeEntry
from notifiers.letter_params import document_words


@dataclass(frozen=True, slots=True)
class Bundle:
    """The notices of one act for one person, each with its case.

    ``unit_name`` names the unit of a case; ``letter`` composes the letter of a step, whose subject
    becomes a line here and whose calendar goes along.
    """

    name: str
    items: Sequence[tuple[Notice, Case]]
    unit_name: Callable[[Case], str]
    letter: Callable[[Notice, Case], Message]

    def draft(self) -> ChangeDraft:
        """Return the letter before it has words; cases stand in the order of their codes."""
        lines: dict[str, list[ChangeLine]] = {}
        units: dict[str, str] = {}
        attachments: list[Attachment] = []
        for notice, case in sorted(self.items, key=lambda item: (item[1].code, item[0].key)):
            units[case.code] = self.unit_name(case)
            found, files = self._said(notice, case)
            lines.setdefault(case.code, []).extend(found)
            attachments.extend(files)
        params = self._first().request.params
        return ChangeDraft(
            kind=ChangeKind(str(params.get("kind") or ChangeKind.PLAN)),
            key=f"{CHANGES}/{self.name}/{min(notice.id for notice, _ in self.items)}",
            entries=tuple(
                ChangeEntry(code, units[code], _without_repeats(found))
                for code, found in lines.items()
            ),
            document=_document(self._first()),
            reason=str(params.get("reason") or ""),
            attachments=tuple(attachments),
        )

    def _said(
        self, notice: Notice, case: Case
    ) -> tuple[tuple[ChangeLine, ...], tuple[Attachment, ...]]:
        if notice.request.template == CHANGES:
            return lines_of(notice), self._calendar(notice, case)
        message = self.letter(notice, case)
        return (ChangeLine(message.subject),), message.attachments

    def _calendar(self, notice: Notice, case: Case) -> tuple[Attachment, ...]:
        """Return the calendar of the visit where a change asks for it."""
        if not notice.request.params.get("calendar"):
            return ()
        moved = replace(notice, request=NoticeRequest("change-of-date", ""))
        return self.letter(moved, case).attachments

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
