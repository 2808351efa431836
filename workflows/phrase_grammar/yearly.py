"""What comes every year in named days, months or quarters: tháng 6 và tháng 12 hàng năm."""

from typing import Final

from workflows.phrase_grammar.cursor import Cursor
from workflows.phrase_grammar.dates import read_dates
from workflows.phrase_grammar.values import (
    Frequency,
    NotSure,
    PhraseKind,
    Reading,
    Recurrence,
    Sureness,
)

EVERY_YEAR: Final = ("hang nam", "cua hang nam", "moi nam", "cua moi nam")
_PLAIN: Final = {PhraseKind.FIXED_DATE, PhraseKind.MONTH, PhraseKind.QUARTER, PhraseKind.DATE_RANGE}


def read_yearly(cursor: Cursor, plan_year: int) -> Reading | None:
    """Take days or periods with ``hàng năm`` before or behind; ``None`` when none come."""
    start = cursor.at
    cursor.takes("dinh ky")
    first = bool(cursor.takes(*EVERY_YEAR))
    if first and not _leads_on(cursor):
        cursor.at = start
        return None
    try:
        found = read_dates(cursor, plan_year)
    except NotSure:
        found = None
    last = not first and bool(cursor.takes(*EVERY_YEAR))
    if found is None or not (first or last) or not _fits(found, last=last):
        cursor.at = start
        return None
    return _yearly(found)


def _leads_on(cursor: Cursor) -> bool:
    """Tell ``hàng năm, trước ngày 15/12`` from a list that goes on after ``hàng năm``."""
    cursor.takes(", ;", "; ,")
    listed = bool(cursor.takes(",", ":", ", vao", "vao", "trong", "truoc"))
    comma = listed and cursor.tokens[cursor.at - 1].fold in {",", "truoc"}
    if comma and cursor.tokens[cursor.at - 1].fold == "truoc":
        cursor.at -= 1
        return True
    if comma and cursor.takes("dinh ky"):
        cursor.takes("vao")
    led: tuple[str, ...] = (
        "truoc",
        "ngay",
        "vao",
        "cham nhat",
        "muon nhat",
        "den het",
        "hoan thanh",
    )
    if not listed:
        led = (*led, "thang", "quy")
    dated = cursor.number() is not None and cursor.fold(1) == "/"
    return dated or any(cursor.sees(words) for words in led) or (listed and not comma)


def _fits(found: Reading, *, last: bool) -> bool:
    """Tell whether days can come every year: none of them names one."""
    plain = found.kind in _PLAIN or (last and found.kind is PhraseKind.YEAR)
    return plain and found.year_inferred and bool(found.nominal) and not found.secondary


def _yearly(found: Reading) -> Reading:
    on = found.windows[0].last_on
    one = found.kind is PhraseKind.FIXED_DATE and len(found.windows) == 1 and on is not None
    rule = Recurrence((Frequency.YEARLY,))
    if one and on is not None:
        rule = Recurrence((Frequency.YEARLY,), on.day, on.month)
    return Reading(
        PhraseKind.RECURRING,
        found.windows,
        found.nominal,
        at=found.at,
        before=found.before,
        rule=rule,
        year_inferred=True,
        sure=Sureness.INFERRED,
    )
