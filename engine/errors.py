"""The errors of dondoc: each says the fact, the limit and the way out, in one line."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar


class DondocError(Exception):
    """A refusal that people can read: a Vietnamese text with named places and their values.

    ``text`` is the key of its translation, ``params`` fills its ``{places}``; a value that is itself a
    Vietnamese word of ours is translated too. ``code`` never changes, so programs may rely on it.
    """

    code: ClassVar[str] = "refused"
    exit_code: ClassVar[int] = 1

    def __init__(self, text: str, **params: object) -> None:
        """Keep the text and its parameters apart, so that the edge can translate it."""
        super().__init__(text)
        self.text = text
        self.params: Mapping[str, object] = MappingProxyType(params)

    def __str__(self) -> str:
        """Return the Vietnamese sentence."""
        return self.text.format(**self.params) if self.params else self.text


class EventRefused(DondocError):
    """An event is not possible now; says what is."""

    code = "event-refused"


class InvalidInput(DondocError):
    """A value given by a person cannot be read."""

    code = "invalid-input"
    exit_code = 2


class NotFound(DondocError):
    """Nothing of that code exists for this viewer."""

    code = "not-found"


class RightMissing(DondocError):
    """The actor has no right to do this."""

    code = "right-missing"
    exit_code = 77


class Conflict(DondocError):
    """Somebody else changed the same thing first."""

    code = "conflict"
    exit_code = 75


class YearClosed(DondocError):
    """A year is closed already, or its frozen figures are no longer what was frozen."""

    code = "year-closed"


class CalendarNotCovered(DondocError):
    """A day lies outside the data of the working calendar."""

    code = "calendar-not-covered"


class DefinitionUnsound(DondocError):
    """A workflow definition has problems; all are listed."""

    code = "definition-unsound"


class StorageUnavailable(DondocError):
    """The database or a folder cannot be read or written."""

    code = "storage-unavailable"
    exit_code = 74


class StorageBusy(DondocError):
    """The database is locked by somebody else for too long."""

    code = "storage-busy"
    exit_code = 75
