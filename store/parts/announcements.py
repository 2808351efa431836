"""Days announced to the office, and which calendar data it uses, in the database."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, RowMapping, insert, select

from engine.audit import digest
from engine.calendar import AnnouncedDay, CalendarDocument, DayKind
from store.codec import dumped, loaded
from store.mapping.cases import Columns, picked
from store.rows import table
from store.statements import rows_of, upsert

ANNOUNCED: Final = table("announced_day")
SETTING: Final = table("setting")
DATA_FILE: Final = "calendar-file"
FOLLOWED: Final = "calendar-followed"
_DAYS: Final = select(ANNOUNCED).order_by(ANNOUNCED.c.added_at, ANNOUNCED.c.day)
_SETTINGS: Final = select(SETTING).where(SETTING.c.name.in_([DATA_FILE, FOLLOWED]))
_DAY: Final = ("day", "working", "reason", "known_on", "paired_with", "settles")


class SqlAnnouncements:
    """What an office adds to the calendar; read once in a transaction, for every rule asks."""

    def __init__(self, connection: Connection) -> None:
        """Work in the transaction of a connection."""
        self._connection = connection
        self._days: tuple[AnnouncedDay, ...] | None = None
        self._settings: dict[str, str] | None = None

    def days(self) -> tuple[AnnouncedDay, ...]:
        """Return all announced days in the order in which they were entered."""
        if self._days is None:
            self._days = tuple(_day_of(row) for row in rows_of(self._connection, _DAYS))
        return self._days

    def add(self, announcement: str, days: Iterable[AnnouncedDay], now: datetime) -> None:
        """Add the days of one announcement."""
        rows = [_columns(item, announcement, now) for item in days]
        self._connection.execute(insert(ANNOUNCED), rows)
        self._days = None

    def data_file(self) -> str | None:
        """Return the hash of the data file in use, ``None`` for the one that ships."""
        return self._setting(DATA_FILE)

    def use_file(self, sha256: str) -> None:
        """Use a data file from now on; its bytes are kept as evidence."""
        self._set(DATA_FILE, sha256)

    def followed(self) -> str | None:
        """Return the version of the calendar that open deadlines were last brought in line with."""
        return self._setting(FOLLOWED)

    def follow(self, version: str) -> None:
        """Note the version that all open deadlines are in line with."""
        self._set(FOLLOWED, version)

    def _setting(self, name: str) -> str | None:
        if self._settings is None:
            rows = rows_of(self._connection, _SETTINGS)
            self._settings = {row["name"]: row["value"] for row in rows}
        return self._settings.get(name)

    def _set(self, name: str, value: str) -> None:
        upsert(self._connection, SETTING, [{"name": name, "value": value}])
        self._settings = None


def _columns(item: AnnouncedDay, announcement: str, now: datetime) -> Columns:
    return picked(item, _DAY) | {
        "id": digest([announcement, item.day.isoformat()]),
        "announcement": announcement,
        "kind": item.kind.value,
        "documents": dumped(item.documents),
        "added_at": now,
    }


def _day_of(row: RowMapping) -> AnnouncedDay:
    return AnnouncedDay(
        **{name: row[name] for name in _DAY},
        kind=DayKind(row["kind"]),
        documents=loaded(tuple[CalendarDocument, ...], row["documents"]),
    )
