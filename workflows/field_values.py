"""The readers of single values, one for each kind of field: a value, or why not."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Final

from engine.words import N_
from workflows.fields import EXAMPLES, Field, Kind

LONGEST_TEXT: Final = 2_000
LARGEST_NUMBER: Final = 10_000
CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
EMAIL: Final = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
LONGEST_ADDRESS: Final = 254
FIRST_YEAR: Final = 1945
LAST_YEAR: Final = 2100
SHOWN: Final = 40
DAY: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})|(\d{4})-(\d{2})-(\d{2})")
HOUR: Final = re.compile(r"(\d{1,2})(?::|h|g)(\d{2})?(?::(\d{2}))?")


class Unreadable(ValueError):
    """A value does not have the kind of its field; carries the sentence that says so."""

    def __init__(self, text: str, **params: object) -> None:
        """Keep the sentence and what fills it."""
        super().__init__(text)
        self.text = text
        self.params = params


def _wrong_kind(value: object, declared: Field) -> Unreadable:
    return Unreadable(
        N_("cần {kind}, ví dụ {example}; đang là {value}"),
        kind=str(declared.kind),
        example=EXAMPLES[declared.kind],
        value=_shown(value),
    )


def _shown(value: object) -> str:
    """Return a short, one-line picture of a value."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return _shown_number(value)
    if isinstance(value, Mapping | list):
        return N_("một bảng hoặc danh sách")
    return f"“{on_one_line(str(value))}”"


def on_one_line(text: str) -> str:
    """Return the beginning of ``text`` without anything that would break a line of output."""
    shown = "".join(sign if sign.isprintable() else "�" for sign in text[: SHOWN + 1])
    return shown if len(text) <= SHOWN else f"{shown[:SHOWN]}…"


def _text(value: object, declared: Field) -> str:
    if not isinstance(value, str):
        raise _wrong_kind(value, declared)
    text = unicodedata.normalize("NFC", value).strip()
    if not text and declared.required:
        raise Unreadable(N_("không được để trống"))
    if len(text) > LONGEST_TEXT:
        raise Unreadable(
            N_("dài {length} ký tự; tối đa {limit}"), length=len(text), limit=LONGEST_TEXT
        )
    if any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in text):
        raise Unreadable(N_("có ký tự điều khiển hoặc xuống dòng; hãy viết trên một dòng"))
    if declared.choices and text not in declared.choices:
        raise _not_a_choice(text, declared.choices)
    return text


def _not_a_choice(text: str, choices: tuple[str, ...]) -> Unreadable:
    return Unreadable(
        N_("{value} không dùng được; chọn một trong: {choices}"),
        value=_shown(text),
        choices=", ".join(choices),
    )


def _code(value: object, declared: Field) -> str:
    text = _text(value, declared)
    if not CODE.fullmatch(text):
        raise Unreadable(
            N_("mã {value} không hợp lệ; mã gồm chữ không dấu, số, “-”, “.”, “_”, tối đa 40 ký tự"),
            value=_shown(text),
        )
    return text


def _email(value: object, declared: Field) -> str:
    text = _text(value, declared)
    if not EMAIL.fullmatch(text) or len(text) > LONGEST_ADDRESS or ".." in text:
        raise Unreadable(
            N_("{value} không phải địa chỉ e-mail, ví dụ {example}"),
            value=_shown(text),
            example=EXAMPLES[Kind.EMAIL],
        )
    return text


def _number(value: object, declared: Field) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise _wrong_kind(value, declared)
    if not 0 < value <= LARGEST_NUMBER:
        raise Unreadable(
            N_("{value} nằm ngoài khoảng 1 đến {limit}"),
            value=_shown_number(value),
            limit=LARGEST_NUMBER,
        )
    return value


def _shown_number(value: int) -> str:
    """Return a number, without its digits where nobody could read them."""
    return str(value) if abs(value) < 10**12 else N_("số quá lớn")


def _day(value: object, declared: Field) -> date:
    if isinstance(value, datetime):
        raise Unreadable(
            N_("cần ngày không kèm giờ, ví dụ {example}; giờ ghi ở khóa riêng"),
            example=EXAMPLES[Kind.DAY],
        )
    if isinstance(value, date):
        return _plausible(value)
    found = DAY.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise _wrong_kind(value, declared)
    return _existing_day(found, value)


def _existing_day(found: re.Match[str], value: object) -> date:
    day, month, year = found.group(1, 2, 3) if found[1] else found.group(6, 5, 4)
    try:
        existing = date(int(year), int(month), int(day))
    except ValueError as problem:
        raise Unreadable(N_("ngày {value} không có trong lịch"), value=_shown(value)) from problem
    return _plausible(existing)


def _plausible(day: date) -> date:
    """Refuse a year that has lost or gained a digit ("năm 202;")."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Unreadable(
            N_("năm {year} nằm ngoài khoảng {first} đến {last}"),
            year=day.year,
            first=FIRST_YEAR,
            last=LAST_YEAR,
        )
    return day


def _hour(value: object, declared: Field) -> time:
    if isinstance(value, time):
        return value
    found = HOUR.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise _wrong_kind(value, declared)
    try:
        return time(int(found[1]), int(found[2] or 0), int(found[3] or 0))
    except ValueError as problem:
        raise Unreadable(N_("giờ {value} không có trong ngày"), value=_shown(value)) from problem


def _flag(value: object, declared: Field) -> bool:
    if not isinstance(value, bool):
        raise _wrong_kind(value, declared)
    return value


def _list_of(
    read: Callable[[object, Field], str],
) -> Callable[[object, Field], tuple[str, ...]]:
    def read_all(value: object, declared: Field) -> tuple[str, ...]:
        if not isinstance(value, list):
            raise _wrong_kind(value, declared)
        return tuple(read(item, declared) for item in value)

    return read_all


READERS: Final[Mapping[Kind, Callable[[object, Field], object]]] = {
    Kind.TEXT: _text,
    Kind.CODE: _code,
    Kind.EMAIL: _email,
    Kind.NUMBER: _number,
    Kind.DAY: _day,
    Kind.HOUR: _hour,
    Kind.FLAG: _flag,
    Kind.TEXTS: _list_of(_text),
    Kind.CODES: _list_of(_code),
}
