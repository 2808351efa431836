"""Brackets: a day of the month before them, or the time at which something is expected."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from workflows.phrase_grammar.cursor import Cursor
from workflows.phrase_grammar.dates import LATEST
from workflows.phrase_grammar.tokens import Token
from workflows.phrase_grammar.values import NotSure, PhraseKind, Reading, Window

_EXPECTED: Final = ("du", "kien")
_DAY: Final = 2
"""Words of a day alone: ``ngày 20``."""


def day_within(whole: Reading, note: tuple[Token, ...]) -> Reading | None:
    """Return the day that brackets name in the one month before them: ``Tháng 6 (chậm nhất ngày 20)``."""
    cursor = Cursor(note)
    while cursor.takes(*LATEST, "vao"):
        pass
    before = bool(cursor.takes("truoc"))
    day = (
        cursor.number(1)
        if cursor.sees("ngay") and len(cursor.rest()) == len(("ngay", "20"))
        else None
    )
    window = whole.windows[0] if len(whole.windows) == 1 else None
    first = None if window is None or whole.kind is not PhraseKind.MONTH else window.first_on
    if day is None or first is None or whole.before:
        return None
    if not 1 <= day <= monthrange(first.year, first.month)[1]:
        raise NotSure("không có ngày này trong lịch")
    on = first.replace(day=day)
    return replace(
        whole,
        kind=PhraseKind.FIXED_DATE,
        windows=(Window(on, on),),
        nominal=(on - timedelta(days=1) if before else on,),
        before=before,
    )


def check_expected(parts: Sequence[Reading], notes: Sequence[Sequence[Token]]) -> None:
    """Refuse ``khi có hướng dẫn (dự kiến quý III)``: the time may be that of the event."""
    waits = any(part.event or part.reference for part in parts)
    for note in notes:
        expected = tuple(token.fold for token in note[: len(_EXPECTED)]) == _EXPECTED
        if waits and expected and len(note) > len(_EXPECTED):
            raise NotSure("không rõ thời gian dự kiến là của sự kiện hay của việc phải làm")
