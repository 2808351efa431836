"""The part of a phrase that waits: events with or without a number of days, plans of others, ongoing work."""

from dataclasses import replace
from datetime import date
from typing import Final

from workflows.phrase_grammar.calendar import read_span
from workflows.phrase_grammar.cursor import Cursor
from workflows.phrase_grammar.dates import read_dates
from workflows.phrase_grammar.ranges import FROM_NOW, window_of
from workflows.phrase_grammar.tokens import Token, folded
from workflows.phrase_grammar.values import NotSure, Offset, PhraseKind, Reading, Window

UNNAMED: Final = "(không nêu)"
UNITS: Final = {
    "ngay lam viec": "working_day",
    "ngay lich": "calendar_day",
    "ngay theo lich": "calendar_day",
    "ngay": "calendar_day",
    "tuan": "week",
    "thang": "month",
    "nam": "year",
    "gio lam viec": None,
    "gio": "hour",
}
_WORDS: Final = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10,
}  # fmt: skip
_LEADS: Final = (
    "trong thoi han toi da",
    "trong thoi han khong qua",
    "trong thoi han",
    "trong thoi gian",
    "trong vong",
    "trong",
    "thoi han",
    "cham nhat la",
    "cham nhat",
    "muon nhat",
    "khong qua",
    "toi thieu",
    "it nhat",
    "toi da",
)
_DEEDS: Final = (
    "hoan thanh", "thuc hien", "trien khai", "tien hanh", "to chuc", "ban hanh", "tong hop",
    "gui bao cao", "bao cao", "gui", "trinh", "xong", "thoi gian thuc hien", "thoi gian", ":",
)  # fmt: skip
_AFTER: Final = ("ke tu khi", "ke tu", "tinh tu khi", "tinh tu", "tu khi", "tu", "sau khi", "sau")
OPENERS: Final = (
    "ngay sau khi", "ngay khi", "sau khi", "truoc khi", "khi", "neu", "trong truong hop", "truong hop",
    "tuy vao", "tuy theo", "tuy thuoc vao", "tuy thuoc", "tuy",
)  # fmt: skip
_NO_THINGS: Final = frozenset(
    {"thang", "quy", "nam", "ngay", "tuan", "nua", "giua", "cuoi", "dau", "khi", "do", "nay"}
)
_AT_LEAST: Final = {"toi thieu", "it nhat"}
_EDGES: Final = frozenset(
    {"dau", "giua", "cuoi", "het", "thang", "quy", "nam", "tuan", "cua", "moi"}
)
"""Words that name the end of some period, and not which."""
PLANS: Final = ("thuc hien theo", "trien khai theo", "can cu theo", "can cu vao", "can cu", "theo")


def read_ongoing(cursor: Cursor, plan_year: int) -> Reading | None:
    """Take ``thường xuyên``, ``liên tục``, ``thường xuyên trong năm 2023``; raises ``NotSure``."""
    start = cursor.at
    cursor.takes("thuc hien", "trien khai", "tien hanh", "cap nhat", "duy tri")
    if not cursor.takes("thuong xuyen , lien tuc", "thuong xuyen va lien tuc", "thuong xuyen lien tuc",
                        "thuong xuyen", "lien tuc", "quanh nam", "tx , lt", "tx"):  # fmt: skip
        cursor.at = start
        return None
    cursor.takes("cap nhat", "duy tri", "thuc hien")
    window, inferred = Window(date(plan_year, 1, 1), date(plan_year, 12, 31)), True
    place = cursor.at
    cursor.takes(",")
    if cursor.sees("tu") and (ranged := read_dates(cursor, plan_year)):
        window, inferred = ranged.windows[0], ranged.year_inferred
        return Reading(PhraseKind.ONGOING, (window,), year_inferred=inferred)
    cursor.at = place
    if cursor.takes("trong suot", "suot", "trong ca", "trong", "ca", "hang"):
        span = read_span(cursor)
        if span is None:
            cursor.at = place
        else:
            inferred = span.year is None
            window = window_of(replace(span, year=span.year or plan_year))
    return Reading(PhraseKind.ONGOING, (window,), year_inferred=inferred)


def read_offset(cursor: Cursor, text: str) -> Reading | None:
    """Take a number of days or more before or after an event; raises ``NotSure``."""
    start = cursor.at
    _deeds(cursor)
    lead = cursor.takes("truoc", "sau") or cursor.takes(*_LEADS)
    if lead not in {"truoc", "sau"}:
        lead = cursor.takes("truoc", "sau", "trong vong", "trong thoi han", "trong") or lead
    cursor.skip(("toi", "da") if lead.startswith("trong") else ())
    dated = _is_dated(cursor)
    amount = _amount(cursor)
    unit = cursor.takes(*UNITS) if amount is not None else ""
    if not unit or dated:
        cursor.at = start
        return _named_first(cursor, text)
    if UNITS[unit] is None:
        raise NotSure("giờ làm việc chưa được quy định cách tính")
    if not lead and not _anchored(cursor):
        cursor.at = start
        return None
    if unit == "gio" and _is_of_a_day(cursor):
        raise NotSure("không rõ là giờ trong ngày hay số giờ")
    direction, event = _event_after(cursor, lead, text)
    return _waiting(event, Offset(direction, amount, UNITS[unit]))


def _deeds(cursor: Cursor) -> None:
    """Take what is done within the time: ``hoàn thành``, ``gửi báo cáo``."""
    while cursor.takes(*_DEEDS):
        pass


def _is_dated(cursor: Cursor) -> bool:
    """Tell ``17 giờ 00 ngày 25/6`` and ``6 tháng đầu năm`` from a number of hours or months."""
    probe = Cursor(cursor.tokens, cursor.at)
    return read_span(probe) is not None and probe.at > cursor.at + 2


def _is_of_a_day(cursor: Cursor) -> bool:
    """Tell ``16 giờ thứ Sáu hàng tuần``, an hour of a day that comes again, from a number of hours."""
    return cursor.number() is not None or any(
        token.fold in {"hang", "moi", "thu"} for token in cursor.rest()
    )


def _anchored(cursor: Cursor) -> bool:
    """Tell whether an anchor follows a number of units."""
    probe = Cursor(cursor.tokens, cursor.at)
    probe.skip((",",))
    return bool(probe.takes("so voi", "truoc", *_AFTER))


def _event_after(cursor: Cursor, lead: str, text: str) -> tuple[str, str]:
    """Return the direction and the event that stand behind a number of units."""
    cursor.skip((",",))
    if cursor.takes("so voi"):
        if lead != "truoc":
            raise NotSure("không rõ tính trước hay sau mốc này")
        cursor.takes("ngay")
        return "before", _rest(cursor, text)
    if cursor.takes("truoc khi", "truoc"):
        return "before", _rest(cursor, text)
    if cursor.takes(*_AFTER):
        if lead == "truoc":
            raise NotSure("vừa nói trước vừa nói sau")
        if lead in _AT_LEAST:
            raise NotSure("“ít nhất” sau một việc chỉ nói sớm nhất, không nói hạn")
        return "after", _rest(cursor, text)
    if cursor.ended and lead == "truoc":
        return "before", UNNAMED
    if cursor.ended:
        raise NotSure("có số ngày mà không nói tính từ khi nào")
    if lead in {"truoc", "sau"}:
        return {"truoc": "before", "sau": "after"}[lead], _rest(cursor, text)
    raise NotSure("có số ngày mà không rõ tính từ khi nào")


def _named_first(cursor: Cursor, text: str) -> Reading | None:
    """Take ``trước thời điểm kiểm tra 05 ngày làm việc``: the event, then the number at the end."""
    start = cursor.at
    lead = cursor.takes("truoc khi", "sau khi", "truoc", "sau")
    for place in (
        range(max(cursor.at + 1, len(cursor.tokens) - 5), len(cursor.tokens)) if lead else ()
    ):
        tail = Cursor(cursor.tokens, place)
        amount = _amount(tail)
        unit = tail.takes(*UNITS) if amount is not None else ""
        torn = not cursor.tokens[place - 1].fold.isalpha()  # "1 0 ngày"
        if unit and UNITS[unit] and tail.ended and not torn:
            event = _words(cursor.tokens[cursor.at : place], text)
            if folded(event) in {"toi da", "khong qua"}:
                raise NotSure("nói nhiều nhất trước bao lâu, không nói chậm nhất")
            cursor.at = len(cursor.tokens)
            direction = "before" if lead.startswith("truoc") else "after"
            return _waiting(event, Offset(direction, amount, UNITS[unit]))
    cursor.at = start
    return None


def read_event(cursor: Cursor, text: str, end: int) -> Reading | None:
    """Take what waits for something to happen, up to the token ``end``; raises ``NotSure``."""
    start = cursor.at
    if cursor.takes(*FROM_NOW):
        cursor.at = start
        return None
    if cursor.takes("dot xuat"):
        cursor.takes("khi co yeu cau", "theo yeu cau")
        return _waiting("đột xuất", None)
    if _is_at_once(cursor):
        cursor.at = end
        return _waiting("có khó khăn, vướng mắc", Offset("after", 0, "immediate"))
    if cursor.takes("ke tu khi", "ke tu", "tu khi") or (
        cursor.sees("tu ngay")
        and cursor.number(2) is None
        and cursor.fold(2) != "thu"
        and cursor.takes("tu")
    ):
        return _waiting(_until(cursor, text, end), Offset("after", 0, "calendar_day"))
    _deeds(cursor)
    opener = cursor.takes(*OPENERS) or _after_a_thing(cursor)
    if not opener:
        cursor.at = start
        return None
    if cursor.sees("nao"):
        raise NotSure("hỏi khi nào, không nói khi nào")
    offsets = {
        "truoc khi": Offset("before", None, None),
        "ngay sau khi": Offset("after", 0, "immediate"),
        "ngay khi": Offset("after", 0, "immediate"),
        "ngay sau": Offset("after", 0, "immediate"),
    }
    return _waiting(_until(cursor, text, end), offsets.get(opener))


def _after_a_thing(cursor: Cursor) -> str:
    """Take the ``sau`` of ``sau hội nghị``, ``ngay sau kiểm tra``: not before a day, a month or a number."""
    start = cursor.at
    opener = cursor.takes("ngay sau", "sau")
    following = cursor.peek()
    plain = following is not None and following.fold.isalpha() and following.fold not in _NO_THINGS
    if opener and plain and cursor.number() is None:
        return opener
    cursor.at = start
    return ""


def _is_at_once(cursor: Cursor) -> bool:
    """Tell ``báo cáo ngay`` from ``báo cáo ngày``."""
    token = cursor.peek(2)
    said = cursor.sees("bao cao ngay") and token is not None and not token.accented
    return said and cursor.number(3) is None and bool(cursor.takes("bao cao ngay"))


def read_plan(cursor: Cursor, text: str, end: int) -> Reading | None:
    """Take what another document sets, up to the token ``end``."""
    start = cursor.at
    if cursor.sees("trong thoi gian quy dinh") or cursor.sees("trong thoi han quy dinh"):
        cursor.takes("trong")
        return _set_elsewhere(cursor, text, end)
    cursor.takes("thoi gian cu the", "thoi gian", "lich cu the", "thoi han")
    if cursor.sees("do") and any(t.fold in {"quyet", "quy", "thong"} for t in cursor.rest()):
        return _set_elsewhere(cursor, text, end)
    if cursor.takes(*PLANS):
        return _set_elsewhere(cursor, text, end)
    cursor.at = start
    return None


def _set_elsewhere(cursor: Cursor, text: str, end: int) -> Reading:
    return Reading(PhraseKind.BY_PLAN, reference=_until(cursor, text, end))


def _waiting(event: str, offset: Offset | None) -> Reading:
    return Reading(PhraseKind.EVENT, event=event, offset=offset)


def _amount(cursor: Cursor) -> int | None:
    """Take a number in digits or as a word; ``mười lăm`` and more in words are asked about."""
    number = cursor.number()
    if number is not None:
        cursor.at += 1
        return number
    token = cursor.peek()
    if token is None or token.text not in _WORDS:
        return None
    following = cursor.fold(1)
    if following not in {"ngay", "tuan", "thang", "nam", "gio"}:
        return None
    cursor.at += 1
    return _WORDS[token.text]


def _rest(cursor: Cursor, text: str) -> str:
    """Take everything that is left as an event; a plain date is no event."""
    tokens = cursor.rest()
    probe = Cursor(tokens)
    if read_span(probe) is not None and probe.ended:
        raise NotSure("tính từ một ngày cụ thể: hãy ghi rõ ngày hạn")
    cursor.at = len(cursor.tokens)
    words = _words(tokens, text)
    named = any(len(token.fold) > 1 and token.fold.isalpha() for token in tokens)
    dated = probe.sees("ngay") and probe.number(1) is not None
    if not named or dated or words == UNNAMED or {token.fold for token in tokens} <= _EDGES:
        raise NotSure("có số ngày mà không nói tính từ khi nào")
    return words


def _until(cursor: Cursor, text: str, end: int) -> str:
    words = _words(cursor.tokens[cursor.at : end], text)
    cursor.at = end
    if not words:
        raise NotSure("không nói việc gì phải xảy ra, hoặc theo văn bản nào")
    return words


def _words(tokens: tuple[Token, ...], text: str) -> str:
    """Return the print from the first to the last of some tokens."""
    return text[tokens[0].start : tokens[-1].end].strip(" ,;.:-") if tokens else ""
