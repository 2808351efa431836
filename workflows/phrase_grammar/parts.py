"""Whether the parts of a phrase agree: a part must not hide, move or leave open the deadline of another."""

import re
from datetime import date
from difflib import SequenceMatcher
from typing import Final

from workflows.phrase_grammar.calendar import read_span
from workflows.phrase_grammar.cursor import Cursor
from workflows.phrase_grammar.tokens import Token
from workflows.phrase_grammar.values import Frequency, NotSure, PhraseKind, Reading, Window

_PERIODS: Final = {PhraseKind.MONTH, PhraseKind.QUARTER, PhraseKind.HALF_YEAR, PhraseKind.YEAR}
_SINGLE: Final = _PERIODS | {PhraseKind.FIXED_DATE}
_NARROW: Final = {"truoc", "cham", "muon", "tre", "hoan", "xong", "khong"}
_OFTEN: Final = {Frequency.DAILY, Frequency.WEEKLY, Frequency.MONTHLY}
_LATEST: Final = {"cham", "muon", "tre"}
_WAITING: Final = {PhraseKind.EVENT, PhraseKind.BY_PLAN}
_DAYS: Final = {PhraseKind.FIXED_DATE, PhraseKind.MONTH, PhraseKind.QUARTER, PhraseKind.DATE_RANGE}
_LIMITS: Final = {"truoc", "den", "het", "trong", "nhat", "toi", "qua", "xong", "han"}
_COUNTED: Final = {"ngay", "tuan", "gio"}
_HARD_LIMITS: Final = {"truoc", "het"}
_NO_WORDS: Final = frozenset([*"bcdefghklmnpqrstuvwxz", "ng", "nh", "ngh"])
_ONLY_UNITS: Final = re.compile("(hang|moi|tung)?(quy|thang|nam|tuan|ngay)+")
_NAMED: Final = {"diem", "luc", "bieu", "nhom", "loai", "khoan", "muc"}
_LIKENESS: Final = 0.6
_SIGNS: Final = {"/", "-"}


def check_order(earlier: Reading, later: Reading, joint: str) -> None:
    """Refuse two parts of which the second gives the day of the first, or which exclude each other."""
    if _bounds(earlier, later, joint):
        raise NotSure("không rõ là định kỳ trong thời gian ấy, hay còn một hạn khác")
    if not earlier.nominal or not later.nominal:
        return
    if "hoac" in joint.split():
        raise NotSure("nêu hai mốc thời gian nối bằng “hoặc”")
    if _of_which_year(earlier, later):
        raise NotSure("một mốc nêu năm khác năm của kế hoạch, mốc kia không nêu năm")
    if earlier.before and not later.before and _names_a_day(later):
        raise NotSure("không rõ chữ “trước” là của mốc nào")
    if _ends_a_recurrence(earlier, later):
        raise NotSure("không rõ là định kỳ cho đến lúc ấy, hay còn một hạn khác")
    if earlier.kind is PhraseKind.RECURRING:
        clash = _sets_the_day(earlier, later, joint)
    elif later.kind is PhraseKind.RECURRING:
        clash = _comes_on(earlier, later)
    else:
        clash = later.nominal[0] < earlier.nominal[-1]
    if clash:
        raise NotSure("hai phần của cụm từ nêu hai hạn khác nhau cho cùng một kỳ")


def _names_a_day(reading: Reading) -> bool:
    of_a_rule = reading.rule is not None and reading.rule.day is not None
    return (reading.kind is PhraseKind.FIXED_DATE or of_a_rule) and reading.at is None


def _bounds(earlier: Reading, later: Reading, joint: str) -> bool:
    """Tell ``hàng tháng, từ tháng 3 đến tháng 9``, where a range may say when something comes again."""
    kinds = {earlier.kind, later.kind}
    if PhraseKind.RECURRING not in kinds:
        return False
    periods = kinds & {PhraseKind.MONTH, PhraseKind.QUARTER} and "va" not in joint.split()
    rule = earlier.rule or later.rule
    often = rule is not None and bool(set(rule.frequencies) & _OFTEN)
    return PhraseKind.DATE_RANGE in kinds or (bool(periods) and often)


def _ends_a_recurrence(earlier: Reading, later: Reading) -> bool:
    """Tell ``hàng năm, đến năm 2025``, which may say until when, from a list with a year at its end."""
    until = later.kind in {PhraseKind.YEAR, PhraseKind.DATE_RANGE}
    comes = earlier.kind is PhraseKind.RECURRING and until
    return comes and not set(later.nominal) <= set(earlier.nominal)


def check_limits(earlier: Reading, later: Reading, first: str) -> None:
    """Refuse a day and then a latest one (the word ``first``): both may be of one thing."""
    days = earlier.kind is later.kind is PhraseKind.FIXED_DATE
    if days and first in _LATEST and not earlier.before:
        raise NotSure("nêu một ngày rồi lại nêu ngày chậm nhất")


def _of_which_year(earlier: Reading, later: Reading) -> bool:
    """Tell whether a day without a year follows one of another year than the plan's."""
    stated = earlier.kind is not PhraseKind.RECURRING and not earlier.year_inferred
    left_out = later.kind in _DAYS and later.year_inferred
    return stated and left_out and earlier.nominal[-1].year != later.nominal[0].year


def narrows(earlier: Reading, later: Reading, first: str) -> bool:
    """Tell whether a day with a limit before it (the word ``first``) sets the end of one period."""
    one = len(earlier.windows) == len(later.nominal) == 1
    if not one or earlier.kind not in _PERIODS or later.kind is not PhraseKind.FIXED_DATE:
        return False
    window, on = earlier.windows[0], later.nominal[0]
    begun, ended = window.first_on, window.last_on
    within = begun is not None and ended is not None and begun <= on <= ended
    return within and not earlier.before and first in _NARROW


def says_more_exactly(whole: Reading, noted: list[Reading]) -> bool:
    """Tell whether brackets name days within the one period before them: ``Quý III (30/9/2024)``."""
    if whole.kind not in _PERIODS or len(whole.windows) != 1 or whole.before:
        return False
    days = [day for note in noted for day in note.nominal]
    if days == list(whole.nominal):
        return False  # the same day said twice stays as it is printed
    dated = all(note.kind in _SINGLE and note.nominal for note in noted)
    return dated and all(_holds(whole.windows[0], Window(day, day)) for day in days)


def says_the_same(exact: Reading, note: Reading) -> bool:
    """Tell whether brackets only name the period in which a day lies: ``30/9/2024 (Quý III)``."""
    one = len(exact.windows) == len(note.windows) == 1
    again = note.nominal != exact.nominal and note.kind in _PERIODS and exact.kind in _SINGLE
    return one and again and _holds(note.windows[0], exact.windows[0])


def check_bracket(part: Reading, note: Reading) -> None:
    """Refuse brackets that name another time than the words before them: ``Quý II (tháng 7)``."""
    check_order(part, note, "")
    periods = part.kind in _SINGLE and note.kind in _SINGLE and part.windows and note.windows
    if periods and not any(_meet(a, b) for a in part.windows for b in note.windows):
        raise NotSure("ngoặc đơn nêu một thời gian khác với phần trước nó")


def _meet(one: Window, other: Window) -> bool:
    begins = max(day for day in (one.first_on, other.first_on, date.min) if day is not None)
    ends = min(day for day in (one.last_on, other.last_on, date.max) if day is not None)
    return begins <= ends


def _holds(whole: Window, part: Window) -> bool:
    days = (whole.first_on, part.first_on, part.last_on, whole.last_on)
    known = [day for day in days if day is not None]
    return len(known) == len(days) and known == sorted(known)


def _comes_on(earlier: Reading, later: Reading) -> bool:
    """Tell ``trước 15/12, hàng năm`` and ``15/12 và hàng năm``, which may be one day of each year."""
    plain = later.rule is not None and later.rule.day is None
    return plain and not set(earlier.nominal) <= set(later.nominal)


def _sets_the_day(earlier: Reading, later: Reading, joint: str) -> bool:
    """Tell whether a recurrence without a day is followed by what may be its day."""
    if earlier.rule is not None and earlier.rule.day is not None:
        return later.rule is not None and later.rule.day is None
    if earlier.rule is None or set(later.nominal) <= set(earlier.nominal):
        return False
    if later.rule is not None:
        shared = set(later.rule.frequencies) & set(earlier.rule.frequencies)
        return bool(shared) and bool(later.rule.day or later.rule.month_of_period)
    return later.kind in _DAYS and "va" not in joint.split()


def check_choice(tokens: tuple[Token, ...], found: Reading) -> None:
    """Refuse days or periods of which only one is meant, joined by ``hoặc``."""
    if found.kind not in _WAITING and any(token.fold == "hoac" for token in tokens):
        raise NotSure("nêu hai mốc thời gian nối bằng “hoặc”")


def check_free_words(tokens: tuple[Token, ...], found: Reading) -> None:
    """Refuse free words that hide a day, a month or a quarter: it may be the deadline itself."""
    if found.kind not in _WAITING:
        return
    _check_numbers(tokens, found)
    place, cited = 1, False
    while place < len(tokens):
        behind = _behind_number(tokens, place)
        if behind:
            place, cited = behind, True
            continue
        probe = Cursor(tokens, place)
        span = read_span(probe) if _may_be_dated(tokens[place]) else None
        if span is None:
            place += 1
            continue
        before = tokens[place - 1].fold
        dated = span.kind is not PhraseKind.YEAR or before in _HARD_LIMITS
        of_a_document = cited and span.kind is PhraseKind.FIXED_DATE and before not in _LIMITS
        if dated and not of_a_document:
            raise NotSure("vừa chờ văn bản hoặc sự kiện, vừa nêu một mốc thời gian")
        place, cited = probe.at, cited and not of_a_document


def _check_numbers(tokens: tuple[Token, ...], found: Reading) -> None:
    """Refuse a number of days that is left in free words, and words that print has torn apart."""
    unread = found.offset is None or found.offset.amount is None
    for place, token in enumerate(tokens):
        following = tokens[place + 1].fold if place + 1 < len(tokens) else ""
        cited = place > 0 and tokens[place - 1].text in {"số", "so"}
        counted = (
            not cited
            and token.number is not None
            and (following in _COUNTED or _is_torn(following))
        )
        if (
            token.fold == "ngay"
            and following.isdecimal()
            and read_span(Cursor(tokens, place)) is None
        ):
            raise NotSure("có ngày mà không rõ tháng")
        if unread and counted:
            raise NotSure("có số ngày mà không rõ tính từ khi nào")
        if token.fold in _NO_WORDS and not _named(tokens, place):
            raise NotSure(f"có chữ bị tách rời: “{token.text}”")
    joined = "".join(token.fold for token in tokens[1:] if token.fold.isalnum())
    if unread and "ngaylamviec" in joined:
        raise NotSure("có số ngày mà không rõ tính từ khi nào")
    if found.reference and _ONLY_UNITS.fullmatch(joined):
        raise NotSure("không rõ là định kỳ hay theo một văn bản")
    words = "".join(token.fold for token in Cursor(tokens, _behind_days(tokens)).rest()[:3])[:7]
    if found.offset is not None and found.offset.unit == "calendar_day" and _is_like(words):
        raise NotSure("không rõ là ngày hay ngày làm việc")


def _is_torn(word: str) -> bool:
    """Tell ``ngy`` and ``gày``, which have lost a letter of ``ngày``."""
    return word in {"ngy", "nga", "gay", "nay"}


def _named(tokens: tuple[Token, ...], place: int) -> bool:
    """Tell ``điểm b`` and ``phụ lục A`` from a torn word."""
    return place > 0 and tokens[place - 1].fold in _NAMED


def _behind_days(tokens: tuple[Token, ...]) -> int:
    """Return the place behind the last number of days."""
    places = [
        place + 2
        for place, token in enumerate(tokens[:-1])
        if token.number is not None and tokens[place + 1].fold == "ngay"
    ]
    return places[-1] if places else len(tokens)


def _is_like(words: str) -> bool:
    return SequenceMatcher(None, words, "lamviec", autojunk=False).ratio() > _LIKENESS


def _may_be_dated(token: Token) -> bool:
    return token.fold in {"quy", "q", "thang", "ngay", "nam", "t"} or token.number is not None


def _behind_number(tokens: tuple[Token, ...], place: int) -> int:
    """Return the place behind the number of a document (``số 12/KH-UBND``, ``01/2021/TT-BNV``), else 0."""
    cursor = Cursor(tokens, place)
    named = cursor.peek() is not None and tokens[place].text in {"số", "so"}
    if named:
        cursor.at += 1
    if cursor.number() is None:
        return 0
    cursor.at += 1
    lettered = False
    while cursor.fold() in _SIGNS and cursor.fold(1).isalnum():
        lettered = lettered or cursor.number(1) is None
        cursor.at += 2
    return cursor.at if named or lettered else 0
