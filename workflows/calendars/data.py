"""The file of announced days: read once, turned into values, never guessed at."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, ClassVar, Final

from engine.calendar import AnnouncedDay, CalendarDocument, CalendarHistory, DayKind
from engine.errors import DondocError
from engine.words import N_

VIETNAM: Final = Path(__file__).with_name("vietnam.json")

_PROJECTED: Final[Mapping[str, tuple[DayKind, str]]] = {
    "tet": (DayKind.TET, N_("Nghỉ Tết Nguyên đán (dự kiến, chưa có thông báo)")),
    "national_day": (DayKind.ADJACENT, N_("Nghỉ dịp Quốc khánh (dự kiến, chưa có thông báo)")),
}


class CalendarUnsound(DondocError):
    """The data of the working calendar cannot be trusted; nothing is reckoned with it."""

    code: ClassVar[str] = "calendar-unsound"


@dataclass(frozen=True, slots=True)
class CalendarData:
    """Everything that the file of a country says, before it is checked.

    ``holidays`` is the number of statutory days off of each whole year (10, 11 or 12);
    ``known_differences`` are days on which the library ``holidays`` is known to be wrong.
    """

    first_day: date
    last_day: date
    announced: tuple[AnnouncedDay, ...]
    projected: tuple[AnnouncedDay, ...]
    announced_on: Mapping[int, date | None]
    holidays: Mapping[int, int]
    known_differences: Mapping[date, str]

    def history(self) -> CalendarHistory:
        """Return the history that these days make."""
        return CalendarHistory(
            self.announced, self.projected, self.announced_on, self.first_day, self.last_day
        )


def read_data(path: Path = VIETNAM) -> CalendarData:
    """Read a file of announced days, or say why it cannot be read."""
    try:
        return _data_of(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise CalendarUnsound(
            N_("Không đọc được tệp lịch {file} ({reason}): hãy cài lại chương trình"),
            file=path.name,
            reason=repr(problem),
        ) from problem


def data_of_bytes(name: str, content: bytes) -> CalendarData:
    """Read a data file that somebody gives, or say why it cannot be read."""
    try:
        return _data_of(json.loads(content.decode("utf-8-sig")))
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise CalendarUnsound(
            N_("Không đọc được tệp lịch {file} ({reason}): cần tệp dạng như vietnam.json"),
            file=name,
            reason=repr(problem)[:120],
        ) from problem


def _data_of(content: Mapping[str, Any]) -> CalendarData:
    """Turn the content of the file into values."""
    documents = {key: _document(key, item) for key, item in content["documents"].items()}
    years = content["years"]
    return CalendarData(
        first_day=date.fromisoformat(content["first_day"]),
        last_day=date.fromisoformat(content["last_day"]),
        announced=tuple(_announced(item, documents) for item in content["days"]),
        projected=tuple(_projected(item) for item in content["projection"]),
        announced_on={int(year): _day(item, "announced_on") for year, item in years.items()},
        holidays={
            int(year): item["holidays"] for year, item in years.items() if "holidays" in item
        },
        known_differences={
            date.fromisoformat(day): reason for day, reason in content["known_differences"].items()
        },
    )


def _day(item: Mapping[str, str | None], key: str) -> date | None:
    """Return the day under ``key``, if one is given."""
    text = item.get(key)
    return date.fromisoformat(text) if text else None


def _document(key: str, item: Mapping[str, str]) -> CalendarDocument:
    """Return one document of the file."""
    return CalendarDocument(
        key, item["title"], item.get("number", ""), item["issuer"], _day(item, "issued_on")
    )


def _announced(item: Mapping[str, Any], documents: Mapping[str, CalendarDocument]) -> AnnouncedDay:
    """Return one announced day of the file."""
    kind = DayKind(item["kind"])
    return AnnouncedDay(
        day=date.fromisoformat(item["day"]),
        working=kind is DayKind.WORKED,
        kind=kind,
        reason=item["reason"],
        documents=tuple(documents[key] for key in item["documents"]),
        known_on=_day(item, "known_on"),
        paired_with=_day(item, "paired_with"),
        settles=item.get("settles", ""),
    )


def _projected(item: Mapping[str, str]) -> AnnouncedDay:
    """Return one projected day of the file."""
    kind, reason = _PROJECTED[item["settles"]]
    return AnnouncedDay(
        day=date.fromisoformat(item["day"]),
        working=False,
        kind=kind,
        reason=reason,
        known_on=_day(item, "known_on"),
        settles=item["settles"],
    )
