"""Time phrases of plans: words with a plan year become a reading, or a question, never a guess.

A phrase is folded into tokens (no accents, capitals or lost blanks) and read part by part by a small
grammar; every token must be accounted for. What is left over, contradicts itself or allows two readings
becomes a ``Question``. Reading takes time in proportion to the length of the phrase.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from workflows.phrase_grammar.brackets import check_expected, day_within
from workflows.phrase_grammar.calendar import JOINTS, read_span
from workflows.phrase_grammar.cursor import Cursor
from workflows.phrase_grammar.dates import read_dates
from workflows.phrase_grammar.events import read_event, read_offset, read_ongoing, read_plan
from workflows.phrase_grammar.parts import (
    check_bracket,
    check_choice,
    check_free_words,
    check_limits,
    check_order,
    narrows,
    says_more_exactly,
    says_the_same,
)
from workflows.phrase_grammar.recurring import read_recurring
from workflows.phrase_grammar.reports import check_report, report_before, report_behind
from workflows.phrase_grammar.tokens import (
    LONGEST,
    Token,
    names_next_year,
    normalised,
    spelled_out,
    tokens_of,
    with_full_years,
)
from workflows.phrase_grammar.values import (
    Frequency,
    NotSure,
    Offset,
    PhraseKind,
    Question,
    Reading,
    Recurrence,
    Sureness,
    Window,
)
from workflows.phrase_grammar.yearly import read_yearly

__all__ = [
    "Frequency",
    "Offset",
    "PhraseKind",
    "Question",
    "Reading",
    "Recurrence",
    "Sureness",
    "Window",
    "read_phrase",
]

_MOST_PARTS: Final = 6
_GAP: Final = " … "
_DIGITS: Final = {
    "khong": 0, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "sau": 6, "bay": 7,
    "tam": 8, "chin": 9,
}  # fmt: skip
_IGNORED_NOTES: Final = frozenset({"neu co", "du kien", "khong neu"})
_STRONG: Final = (
    "hang", "dinh ky", "cham nhat", "muon nhat", "truoc ngay", "hoan thanh", "thuong xuyen", "trong quy",
    "trong thang", "dot xuat", "xong truoc", "bao cao ngay",
)  # fmt: skip
"""How a part begins that is no more of the free words before it."""


def read_phrase(text: str, year: int) -> Reading | Question:
    """Return what a phrase of a plan of ``year`` means, or what has to be asked about it."""
    shown = normalised(text)
    if len(shown) > LONGEST:
        return Question("cụm từ quá dài, không phải cụm từ chỉ thời gian", (shown[:60],))
    tokens = with_full_years(spelled_out(_trimmed(_unquoted(tokens_of(shown)))), year)
    if not tokens:
        return Question("để trống")
    try:
        body, notes = _without_notes(tokens)
        if not body and len(notes) == 1:
            body, notes = notes[0], []
        parts = _read(body, notes, shown, year)
    except NotSure as unsure:
        return Question(str(unsure), (shown,))
    first, rest = parts[0], parts[1:]
    if names_next_year(tokens):
        first = replace(first, year_inferred=True, sure=Sureness.INFERRED)
    return replace(first, secondary=(*first.secondary, *rest))


def _read(
    body: tuple[Token, ...], notes: list[tuple[Token, ...]], text: str, year: int
) -> list[Reading]:
    """Read a phrase and its brackets; a day in brackets belongs to what stands before it."""
    parts = _parts(body, text, year)
    check_expected(parts, notes)
    if len(parts) == len(notes) == 1 and (exact := day_within(parts[0], notes[0])):
        return [replace(exact, words=(*parts[0].words, text[notes[0][0].start : notes[0][-1].end]))]
    try:
        noted = list(_of_notes(notes, text, year))
        if len(parts) == 1 and noted and says_more_exactly(parts[0], noted):
            first, rest = noted[0], noted[1:]
            return [replace(first, words=(*parts[0].words, *first.words)), *rest]
        if len(parts) == 1 and len(noted) == 1 and says_the_same(parts[0], noted[0]):
            return parts
        for part in parts:
            for note in noted:
                check_bracket(part, note)
    except NotSure:
        if len(notes) != 1 or not _closes(notes[0], body):
            raise
        merged = _parts((*body, *notes[0]), text, year)
        if len(merged) > 1:
            raise
        return merged
    return [*parts, *noted]


def _closes(note: tuple[Token, ...], body: tuple[Token, ...]) -> bool:
    """Tell whether brackets stand at the end of a phrase."""
    return bool(note) and note[0].start > body[-1].start


def _unquoted(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Leave out quotation marks."""
    return tuple(token for token in tokens if token.fold not in {'"', "“", "”", "«", "»", "„"})


def _trimmed(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Leave out bullets before and full stops behind."""
    first, last = 0, len(tokens)
    while first < last and tokens[first].fold in {"-", "+", "*", "•", ".", ",", ";", ":", "["}:
        first += 1
    while last > first and tokens[last - 1].fold in {".", ",", ";", ":", "…", "/", "-", "*", "]"}:
        last -= 1
    return tokens[first:last]


def _without_notes(
    tokens: tuple[Token, ...],
) -> tuple[tuple[Token, ...], list[tuple[Token, ...]]]:
    """Part the phrase from what stands in brackets; ``10 (mười)`` says a number twice."""
    body: list[Token] = []
    notes: list[tuple[Token, ...]] = []
    note: list[Token] | None = None
    for token in tokens:
        if token.fold == "(" and note is None:
            note = []
        elif token.fold == ")" and note is not None:
            if not _says_a_number_again(body, note):
                notes.append(tuple(note))
            note = None
        else:
            (body if note is None else note).append(token)
    if note is not None or any(token.fold in {"(", ")"} for token in body):
        raise NotSure("ngoặc đơn không khép")
    return tuple(body), notes


def _says_a_number_again(body: list[Token], note: list[Token]) -> bool:
    """Tell whether brackets spell out the number before them; two numbers are asked about."""
    worded = _number_in_words(note) if body and body[-1].number is not None else None
    period = [token.fold for token in note] == ["nam"]  # “15/12 (năm)” is the report of the year
    if worded is not None and worded != body[-1].number:
        if period:
            return False
        raise NotSure("số viết bằng chữ khác số viết bằng số")
    return worded is not None


def _number_in_words(note: list[Token]) -> int | None:
    """Return the value of ``mười lăm`` or ``hai mươi mốt``, nothing for other words."""
    total: int | None = None
    for token in _trimmed(tuple(note)):
        if token.fold == "muoi":
            total = (total or 1) * 10
            continue
        digit = _DIGITS.get(token.fold, token.number)
        if digit is None:
            return None
        total = (total or 0) + digit
    return total


def _of_notes(notes: list[tuple[Token, ...]], text: str, year: int) -> Iterator[Reading]:
    for note in notes:
        if " ".join(token.fold for token in note) not in _IGNORED_NOTES:
            yield from _parts(_trimmed(note), text, year)


def _parts(tokens: tuple[Token, ...], text: str, year: int) -> list[Reading]:
    """Read a phrase part by part; all of its words must belong to one."""
    cursor = Cursor(tokens)
    parts: list[Reading] = []
    joint = ""
    while not cursor.ended:
        if len(parts) == _MOST_PARTS:
            raise NotSure("quá nhiều mốc thời gian trong một cụm từ")
        start = cursor.at
        part = _part(cursor, text, year)
        if part is None:
            raise NotSure(_unread(cursor, text))
        words = _closed(text[tokens[start].start : tokens[cursor.at - 1].end])
        if parts and narrows(parts[-1], part, tokens[start].fold):
            words = f"{parts.pop().words[0]}{_GAP}{words}"
        elif parts:
            check_order(parts[-1], part, joint)
            check_limits(parts[-1], part, tokens[start].fold)
        parts.append(replace(part, words=(words,)))
        place = cursor.at
        cursor.skip((*JOINTS, ":"))
        joint = " ".join(token.fold for token in tokens[place : cursor.at])
    if not parts:
        raise NotSure("để trống")
    return parts


def _closed(words: str) -> str:
    """Return words with the bracket that their last token leaves open."""
    return words + ")" * (words.count("(") - words.count(")"))


def _part(cursor: Cursor, text: str, year: int) -> Reading | None:
    """Take the next part by the first reader whose words end where a part may end."""
    end = _end_of_free_words(cursor)
    readers: tuple[Callable[[], Reading | None], ...] = (
        lambda: read_yearly(cursor, year),
        lambda: read_recurring(cursor, year),
        lambda: read_ongoing(cursor, year),
        lambda: read_offset(cursor, text),
        lambda: read_event(cursor, text, end),
        lambda: read_dates(cursor, year),
        lambda: read_plan(cursor, text, end),
    )
    for read in readers:
        start = cursor.at
        report = report_before(cursor)
        begun = cursor.at
        found = read()
        if found is not None and cursor.at > begun:
            taken = cursor.tokens[start : cursor.at]
            report = report or report_behind(cursor)
            if _may_end(cursor, found):
                check_free_words(taken, found)
                check_choice(taken, found)
                check_report(report, found)
                return found
        cursor.at = start
    return None


def _may_end(cursor: Cursor, found: Reading) -> bool:
    if cursor.ended or cursor.fold() in JOINTS or _has_its_day_behind(cursor, found):
        return True
    waits = found.kind in {PhraseKind.ONGOING, PhraseKind.RECURRING}
    return waits and cursor.fold() == "theo"


def _has_its_day_behind(cursor: Cursor, found: Reading) -> bool:
    """Tell ``Quý I: trước 15/3``."""
    limits = (": truoc", ": cham nhat", ": muon nhat", ": ngay")
    return bool(found.nominal) and any(cursor.sees(limit) for limit in limits)


def _end_of_free_words(cursor: Cursor) -> int:
    """Return where free words end: before a joint that begins a part which stands for itself."""
    for place in range(cursor.at + 1, len(cursor.tokens) - 1):
        if cursor.tokens[place].fold in JOINTS:
            ahead = Cursor(cursor.tokens, place + 1)
            ahead.skip(JOINTS)
            if any(ahead.sees(words) for words in _STRONG) or _is_period(ahead):
                return place
    return len(cursor.tokens)


def _is_period(ahead: Cursor) -> bool:
    """Tell whether a month or a quarter comes next; a day may be that of a document."""
    span = read_span(ahead) if ahead.fold() in {"quy", "q", "thang"} else None
    return span is not None


def _unread(cursor: Cursor, text: str) -> str:
    words = text[cursor.tokens[cursor.at].start :]
    return f"không hiểu “{words[:60]}”"
