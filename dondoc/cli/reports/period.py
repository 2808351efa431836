"""The period of a report: --period in the words of an office, or --from and --to."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dondoc.cli.options import LONGEST
from dondoc.language import _, format_day
from engine.errors import InvalidInput
from engine.report_figures import Span
from engine.words import N_
from workflows.phrase_grammar.tokens import folded
from workflows.phrases import PhraseKind, Question, Window, read_phrase

SHORT: Final = {
    "q": "quý {number}",
    "m": "tháng {number}",
    "t": "tháng {number}",
    "h1": "6 tháng đầu năm",
    "h2": "6 tháng cuối năm",
    "m9": "9 tháng đầu năm",
}
"""What is written short, in the words of plans."""
PERIODS: Final = frozenset(
    {PhraseKind.MONTH, PhraseKind.QUARTER, PhraseKind.HALF_YEAR, PhraseKind.YEAR}
) | {PhraseKind.DATE_RANGE}
BEGINNINGS: Final = ("quy", "thang", "nam", "sau thang", "chin thang", "tu ")
"""How a period begins; “đến hết quý II” and “cuối quý II” name a limit, not the days of a report."""
EXAMPLES: Final = "Q3, 'quý 3', '6 tháng đầu năm', 2024-07, 2024"
ROMAN: Final = ("", "I", "II", "III", "IV")
ONE_DAY: Final = timedelta(days=1)
_MONTH: Final = re.compile(r"(\d{4})-(\d{1,2})")
_SHORT: Final = re.compile(r"([qt])\s*(\d{1,2})(?:[/-](\d{4}))?")
_HALF: Final = re.compile(r"(h1|h2|m9)(?:[/-](\d{4}))?")

_HYPHEN: Final = re.compile(r"(?<=[^\W\d])-(?=\w)|(?<=\w)-(?=[^\W\d])")
"""A hyphen in the place of a blank, as fingers type it that avoid quotation marks: quy-3."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days of a report and how they are called."""

    span: Span
    label: str


def period_of(text: str | None, first_on: date | None, last_on: date | None, year: int) -> Period:
    """Return the period that was asked for; all days when nothing was said."""
    if text is not None and (first_on or last_on):
        raise InvalidInput(N_("dùng --period, hoặc --from và --to, không dùng cả hai"))
    if text is not None:
        return _named(read_period(text, year))
    if first_on and last_on and last_on < first_on:
        raise InvalidInput(
            N_("--to {last} ở trước --from {first}; đổi lại hai ngày"), last=last_on, first=first_on
        )
    return _named(Span(first_on, last_on))


def read_period(text: str, year: int) -> Span:
    """Return the days of a period written short (``Q3``, ``2024-07``) or as plans write it."""
    spelled = _spelled(text)
    found = read_phrase(spelled, year)
    if isinstance(found, Question):
        spelled = _HYPHEN.sub(" ", spelled)
        found = read_phrase(spelled, year)
    if isinstance(found, Question):
        raise _refused(text, found.why)
    begins = folded(spelled)
    if not (begins.startswith(BEGINNINGS) or begins[:1].isdecimal()):
        raise _refused(text, _("không phải một khoảng ngày"))
    if found.kind not in PERIODS or found.secondary or found.before or found.look_back:
        raise _refused(text, _("không phải một khoảng ngày"))
    span = _joined(found.windows)
    if span is None:
        raise _refused(text, _("không phải một khoảng ngày liền nhau"))
    return span


def _spelled(text: str) -> str:
    """Return the words for what is written short."""
    plain = text.strip().casefold()
    if month := _MONTH.fullmatch(plain):
        return f"tháng {int(month[2])}/{month[1]}"
    if half := _HALF.fullmatch(plain):
        return SHORT[half[1]] + (f" {half[2]}" if half[2] else "")
    if short := _SHORT.fullmatch(plain):
        words = SHORT[short[1]].format(number=int(short[2]))
        return words + (f"/{short[3]}" if short[3] else "")
    return text


def _joined(windows: tuple[Window, ...]) -> Span | None:
    """Return windows that follow each other as one span, ``None`` where there is a gap."""
    days = sorted(
        (item.first_on, item.last_on) for item in windows if item.first_on and item.last_on
    )
    if not days or len(days) != len(windows):
        return None
    first, last = days[0]
    for begin, end in days[1:]:
        if begin > last + ONE_DAY:
            return None
        last = max(last, end)
    return Span(first, last)


def _refused(text: str, why: str) -> InvalidInput:
    return InvalidInput(
        N_("--period “{value}”: {why}; viết như {examples}"),
        value=text[:LONGEST],
        why=why,
        examples=EXAMPLES,
    )


def _named(span: Span) -> Period:
    first, last = span.first_on, span.last_on
    if first is None and last is None:
        return Period(span, _("tất cả các ngày"))
    if first is None or last is None:
        side = _("từ {day}", day=first) if first else _("đến hết {day}", day=last)
        return Period(span, side)
    days = f"{format_day(first)} – {format_day(last)}"
    name = _name(first, last)
    return Period(span, f"{name} ({days})" if name else days)


def _name(first: date, last: date) -> str:
    """Return how an office calls a whole month, quarter, half or year, else nothing."""
    whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if not whole or first.year != last.year:
        return ""
    months, year = (first.month, last.month), first.year
    if months[0] == months[1]:
        return _("Tháng {number} năm {year}", number=months[0], year=year)
    named = {
        (1, 12): N_("Năm {year}"),
        (1, 6): N_("6 tháng đầu năm {year}"),
        (7, 12): N_("6 tháng cuối năm {year}"),
        (1, 9): N_("9 tháng đầu năm {year}"),
    }
    if months in named:
        return _(named[months], year=year)
    if months[0] % 3 == 1 and months[1] == months[0] + 2:
        return _("Quý {number} năm {year}", number=ROMAN[months[1] // 3], year=year)
    return ""
