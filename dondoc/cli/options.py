"""Options and types of value that many commands share: --json, --dry-run, days, documents."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Final, TypeVar

import click

from dondoc.cli.context import Session
from engine.case import DocumentRef
from engine.errors import InvalidInput
from engine.words import N_

AnyFunction = TypeVar("AnyFunction", bound=Callable[..., Any])
Decorator = Callable[[AnyFunction], AnyFunction]

LONGEST: Final = 100
WORDS: Final = {"hom-nay": 0, "today": 0, "hom-qua": 1, "yesterday": 1}
SPOKEN: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


class Day(click.ParamType[date]):
    """A day: 20/5/2024, 20/05/2024, 2024-05-20, hom-nay, hom-qua."""

    name = "day"

    def __init__(self, *, past_only: bool = False) -> None:
        """Accept any day, or with ``past_only`` none after today."""
        self.past_only = past_only

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return what help shows in the place of the value."""
        del param, ctx
        return "DD/MM/YYYY"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Return the day that ``value`` names; refuse one that no calendar has."""
        if isinstance(value, date):
            return value
        today = Session.of(ctx).today()
        day = parse_day(str(value), today=today, place=place_of(param))
        if self.past_only and day > today:
            raise InvalidInput(
                "{place}: {day} còn ở phía trước, hôm nay là {today}; ghi ngày đã thực hiện",
                place=place_of(param),
                day=day,
                today=today,
            )
        return day


class Document(click.ParamType[DocumentRef]):
    """A document: its number, then if wanted its day and its issuer, separated by commas."""

    name = "document"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return what help shows in the place of the value."""
        del param, ctx
        return "'45/TB-ĐKT, 20/5/2024'"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> DocumentRef:
        """Return the document that ``value`` cites."""
        if isinstance(value, DocumentRef):
            return value
        return parse_document(str(value), today=Session.of(ctx).today(), place=place_of(param))


DAY: Final = Day()
PAST_DAY: Final = Day(past_only=True)
DOCUMENT: Final = Document()


def place_of(param: click.Parameter | None) -> str:
    """Return the name of a parameter as it is typed, for messages: --on, or CODE."""
    if param is None:
        return "?"
    long = [name for name in param.opts if name.startswith("-")]
    return max(long, key=len) if long else param.human_readable_name


def parse_day(text: str, *, today: date, place: str) -> date:
    """Return the day written as dd/mm/yyyy, ISO, or as a word counted from ``today``."""
    text = text.strip().lower()
    if text in WORDS:
        return today - timedelta(days=WORDS[text])
    spoken, iso = SPOKEN.fullmatch(text), ISO.fullmatch(text)
    if not spoken and not iso:
        raise InvalidInput(
            "{place}: không đọc được ngày '{value}'; viết như 20/5/2024, 2024-05-20, hom-nay, "
            "hom-qua",
            place=place,
            value=text[:LONGEST],
        )
    parts = iso.groups() if iso else spoken.groups()[::-1] if spoken else ()
    try:
        return date(*map(int, parts))
    except ValueError:
        raise InvalidInput(
            "{place}: không có ngày '{value}' trong lịch; xem lại ngày và tháng",
            place=place,
            value=text,
        ) from None


def parse_document(text: str, *, today: date, place: str) -> DocumentRef:
    """Return the document cited as ``number[, day[, issuer]]``."""
    text = unicodedata.normalize("NFC", text).strip()
    number, issued, issuer = ([part.strip() for part in text.split(",", 2)] + ["", ""])[:3]
    printable = all(char.isprintable() for char in text)
    if not number or not printable or max(len(number), len(issuer)) > LONGEST:
        raise InvalidInput(
            "{place}: số văn bản phải có từ 1 đến {limit} ký tự, viết như '45/TB-ĐKT, 20/5/2024'",
            place=place,
            limit=LONGEST,
        )
    issued_on = parse_day(issued, today=today, place=place) if issued else None
    return DocumentRef(number=number, issuer=issuer, issued_on=issued_on)


json_option: Final[Decorator[Any]] = click.option(
    "--json", "as_json", is_flag=True, help=N_("In kết quả dạng JSON cho chương trình khác.")
)
dry_run_option: Final[Decorator[Any]] = click.option(
    "--dry-run", is_flag=True, help=N_("Chạy thử: in đúng như khi chạy thật nhưng không ghi gì.")
)
on_option: Final[Decorator[Any]] = click.option(
    "--on",
    "occurred_on",
    type=PAST_DAY,
    default="hom-nay",
    help=N_("Ngày thực hiện (mặc định hôm nay); có thể lùi về trước, không được ở tương lai."),
)
document_option: Final[Decorator[Any]] = click.option(
    "--document", type=DOCUMENT, help=N_("Văn bản: số[, ngày[, nơi ban hành]].")
)
reason_option: Final[Decorator[Any]] = click.option(
    "--reason", default="", help=N_("Lý do, được ghi vào nhật ký.")
)
