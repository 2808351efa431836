"""Deadlines set case by case: "15 ngày làm việc", "30 ngày", a date, or nothing yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dondoc.cli.options import ISO, SPOKEN, parse_day
from engine.case import Fact
from engine.deadlines import RuleKind, TimeUnit
from engine.errors import InvalidInput
from engine.rules import ON_DATE
from engine.words import N_
from workflows.deadline_words import read_deadline


@dataclass(frozen=True, slots=True)
class Remedy:
    """A deadline as the core takes it: a number of days, or a date; neither means not set."""

    setting: Mapping[str, Fact] = field(default_factory=dict)
    by: date | None = None

    def facts(self) -> dict[str, Fact]:
        """Return the fact that carries it with a command; nothing when it is not set."""
        return {"remedy": dict(self.setting)} if self.setting else {}

    def dates(self) -> dict[str, date | None]:
        """Return the date that goes with it."""
        return {"remedy_by": self.by} if self.by else {}


NOT_SET = Remedy()


def remedy_on(day: date) -> Remedy:
    """Return the deadline that is a date."""
    return Remedy({"unit": ON_DATE}, day)


def remedy_within(text: str) -> Remedy:
    """Return the deadline that is a period from the day of issue: "15 ngày làm việc"."""
    spoken = read_deadline(text)
    if spoken.kind not in {None, RuleKind.WITHIN} or spoken.unit is TimeUnit.HOURS:
        raise InvalidInput(
            N_("thời hạn “{words}” không dùng được ở đây; viết như “15 ngày làm việc”, “30 ngày”"),
            words=spoken.text,
        )
    setting: dict[str, Fact] = {"amount": spoken.amount, "unit": spoken.unit.value}
    if spoken.reading:
        setting["reading"] = spoken.reading
    return Remedy(setting)


def read_remedy(text: str, *, today: date, place: str) -> Remedy:
    """Return the deadline that a cell of a file or an option says; an empty one is not set."""
    text = text.strip()
    if not text:
        return NOT_SET
    if SPOKEN.fullmatch(text) or ISO.fullmatch(text):
        return remedy_on(parse_day(text, today=today, place=place))
    return remedy_within(text)


def one_remedy(within: str | None, by: date | None) -> Remedy:
    """Return the deadline of ``--within`` or ``--by``; refuse both together."""
    if within and by:
        raise InvalidInput(N_("chỉ ghi một trong hai: --within (số ngày) hoặc --by (ngày)"))
    if by:
        return remedy_on(by)
    return remedy_within(within) if within else NOT_SET
