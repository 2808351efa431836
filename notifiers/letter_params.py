"""Which values each letter needs and which it can use; a test fills each with exactly these.

Days, hours and moments may be given as values or in ISO 8601, as cases and notices keep them. Names
that a letter does not know are ignored, so the facts of a case can be handed over as they are.
"""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from engine.errors import DondocError, InvalidInput
from engine.words import N_
from notifiers.dates import short_date


class Kind(StrEnum):
    """What a value is."""

    TEXT = "text"
    NUMBER = "number"
    FLAG = "flag"
    DAY = "day"
    HOUR = "hour"
    MOMENT = "moment"
    ITEMS = "items"


class LetterIncomplete(DondocError):
    """A letter lacks values without which it must not go."""

    code = "letter-incomplete"


@dataclass(frozen=True, slots=True)
class LetterParams:
    """The values of one letter by name."""

    required: Mapping[str, Kind] = field(default_factory=dict)
    optional: Mapping[str, Kind] = field(default_factory=dict)

    @property
    def all(self) -> dict[str, Kind]:
        """Return everything the letter may be given."""
        return {**COMMON_REQUIRED, **COMMON, **self.required, **self.optional}

    @property
    def needed(self) -> tuple[str, ...]:
        """Return the names without which the letter must not go."""
        return (*COMMON_REQUIRED, *self.required)


TEXT, NUMBER, FLAG = Kind.TEXT, Kind.NUMBER, Kind.FLAG
DAY, HOUR, MOMENT, ITEMS = Kind.DAY, Kind.HOUR, Kind.MOMENT, Kind.ITEMS

COMMON_REQUIRED: Final = {"case_code": TEXT}
COMMON: Final = {
    "document_number": TEXT,  # of the document that the letter speaks of, as printed
    "document_on": DAY,
    "document_issuer": TEXT,
    "legal_basis": TEXT,
    "hand_in_to": TEXT,
    "ask_whom": TEXT,
    "subject": TEXT,  # what is inspected: CCHC, kiểm soát TTHC ...
}
_UNIT: Final = {"unit_name": TEXT}
_VISIT: Final = {"visit_last_on": DAY, "visit_at": HOUR, "place": TEXT}
_DUE: Final = {"due_on": DAY, "provisional": FLAG}
_TROUBLE: Final = {**_UNIT, "parent_code": TEXT, "difficulty": TEXT}
_REQUEST: Final = {**_UNIT, "extension_code": TEXT, "what": TEXT, "proposed_on": DAY}

LETTERS: Final[Mapping[str, LetterParams]] = {
    "notice-of-schedule": LetterParams(
        {**_UNIT, "visit_on": DAY},
        {
            **_VISIT,
            "kind": TEXT,
            "form": TEXT,
            "scope": TEXT,
            "period_from": DAY,
            "period_to": DAY,
            "team_lead": TEXT,
            "tentative": FLAG,
            "report_due_on": DAY,
            "report_not_set": FLAG,  # the plan asks for a report but names no day
            "sections": ITEMS,  # of the outline
        },
    ),
    "visit-agreed": LetterParams({**_UNIT, "visit_on": DAY}, _VISIT),
    "report-receipt": LetterParams(
        {**_UNIT, "received_at": MOMENT},
        {
            "report_name": TEXT,
            "received_on": DAY,
            "due_on": DAY,
            "late_days": NUMBER,
            "files": ITEMS,
        },
    ),
    "supplement-request": LetterParams(
        {**_UNIT, "missing_sections": ITEMS}, {**_DUE, "round": NUMBER, "reason": TEXT}
    ),
    "conclusion": LetterParams(
        _UNIT,
        {"issued_on": DAY, "findings_count": NUMBER, "recommendations": ITEMS, **_DUE},
    ),
    "change-of-date": LetterParams(
        {**_UNIT, "visit_on": DAY}, {**_VISIT, "old_on": DAY, "reason": TEXT, "changed": ITEMS}
    ),
    "postponed": LetterParams(_UNIT, {"old_on": DAY, "reason": TEXT}),
    "cancelled": LetterParams(_UNIT, {"old_on": DAY, "reason": TEXT}),
    "announcement": LetterParams(
        {**_UNIT, "visit_on": DAY},
        {**_VISIT, "ordered_by": TEXT, "scope": TEXT, "team_lead": TEXT},
    ),
    "remediation-assigned": LetterParams(
        {**_UNIT, "recommendation": TEXT}, {**_DUE, "finding": TEXT, "original_due_on": DAY}
    ),
    "remediation-returned": LetterParams(
        {**_UNIT, "recommendation": TEXT}, {**_DUE, "reason": TEXT, "round": NUMBER}
    ),
    "remediation-accepted": LetterParams(
        {**_UNIT, "recommendation": TEXT}, {"accepted_on": DAY, "late_days": NUMBER}
    ),
    "passed-on": LetterParams(
        {**_UNIT, "recommendation": TEXT}, {"authority": TEXT, "reason": TEXT}
    ),
    "reinspection-ordered": LetterParams(
        _UNIT, {"reinspection_on": DAY, "round": NUMBER, "points": ITEMS}
    ),
    "reinspected": LetterParams(
        _UNIT, {"reinspected_on": DAY, "round": NUMBER, "unresolved": ITEMS, **_DUE}
    ),
    "round-ended": LetterParams(
        {"round_name": TEXT}, {"last_visit_on": DAY, "products": ITEMS, "cancelled": NUMBER}
    ),
    "extension-asked": LetterParams(
        {**_REQUEST, "original_on": DAY, "number": NUMBER, "ground": TEXT},
        {
            "current_on": DAY,
            "asked_on": DAY,
            "allowed": NUMBER,
            "gained": NUMBER,  # working days
            "note": TEXT,
            "asker": TEXT,
            "answer_by": DAY,
        },
    ),
    "extension-approved": LetterParams(
        {**_REQUEST, "number": NUMBER},
        {
            "original_on": DAY,
            "current_on": DAY,
            "allowed": NUMBER,
            "answered_on": DAY,
            "reason": TEXT,
        },
    ),
    "extension-refused": LetterParams(
        {**_REQUEST, "reason": TEXT},
        {"original_on": DAY, "current_on": DAY, "answered_on": DAY},
    ),
    "visit-clash": LetterParams(
        {**_UNIT, "visit_on": DAY, "other": TEXT, "other_on": DAY}, {**_VISIT, "other_at": HOUR}
    ),
    "task-woken": LetterParams({**_UNIT, "recommendation": TEXT}, {**_DUE, "reason": TEXT}),
    "task-returned": LetterParams({**_UNIT, "recommendation": TEXT}, {**_DUE, "reason": TEXT}),
    "difficulty-raised": LetterParams(
        _TROUBLE,
        {
            "what": TEXT,
            "proposal": TEXT,
            "body": TEXT,  # outside the office, that is to answer
            "reporter": TEXT,
            "raised_on": DAY,
            "again": NUMBER,  # how often an answer did not help
            "reason": TEXT,
            "answer_by": DAY,
        },
    ),
    "difficulty-answered": LetterParams(
        _TROUBLE, {"what": TEXT, "answer": TEXT, "answerer": TEXT, "occurred_on": DAY}
    ),
    "difficulty-withdrawn": LetterParams(
        _TROUBLE, {"what": TEXT, "reason": TEXT, "occurred_on": DAY}
    ),
    "periodic-report-returned": LetterParams(
        {**_UNIT, "recommendation": TEXT}, {**_DUE, "reason": TEXT}
    ),
    "periodic-report-requested": LetterParams(
        {**_UNIT, "recommendation": TEXT}, {**_DUE, "asker": TEXT}
    ),
    "urging-letter": LetterParams(
        _UNIT, {"number": NUMBER, "overdue": ITEMS, **_DUE, "reason": TEXT}
    ),
}

EMPTY: Final[Mapping[Kind, object]] = {TEXT: "", FLAG: False, ITEMS: ()}


def filled(template: str, given: Mapping[str, object], zone: ZoneInfo) -> dict[str, object]:
    """Return every value of a letter, read and composed, with emptiness for what was not given.

    Raises ``LetterIncomplete`` with all names that are missing, ``InvalidInput`` for a value that
    cannot be read.
    """
    params = LETTERS.get(template)
    if params is None:
        raise LetterIncomplete(N_("không có mẫu thư “{template}”"), template=template)
    kinds = params.all
    values = {name: _read(name, kinds[name], given.get(name), zone) for name in kinds}
    missing = [name for name in params.needed if values[name] in (None, "", ())]
    if missing:
        raise LetterIncomplete(
            N_("mẫu thư “{template}” còn thiếu: {missing}"),
            template=template,
            missing=", ".join(missing),
        )
    return {**values, "document": _document(values)}


def _document(values: Mapping[str, object]) -> str:
    """Return how the letter cites its document."""
    issued_on = values["document_on"]
    return document_words(
        str(values["document_number"] or ""),
        issued_on if isinstance(issued_on, date) else None,
        str(values["document_issuer"] or ""),
    )


def document_words(number: str, issued_on: date | None, issuer: str) -> str:
    """Return how a document is cited, with what is recorded of it and nothing more."""
    if not number:
        return ""
    words = f"số {number}"
    if issued_on is not None:
        words += f" ngày {short_date(issued_on)}"
    return words + (f" của {issuer}" if issuer else "")


def _text(value: object) -> str:
    """Return one composed line."""
    return " ".join(unicodedata.normalize("NFC", str(value)).split())


def _items(value: object) -> tuple[str, ...]:
    """Return the lines of a list; a single text is a list of one."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(_text(item) for item in value)
    return (_text(value),)


def _day(value: object) -> date:
    """Return a day."""
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def _hour(value: object) -> time:
    """Return an hour."""
    return value if isinstance(value, time) else time.fromisoformat(str(value))


def _moment(value: object) -> datetime:
    """Return a moment; one without a zone would be a guess and is refused."""
    moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    if moment.tzinfo is None:
        raise ValueError(value)
    return moment


def _number(value: object) -> int:
    """Return a number."""
    return int(str(value))


READERS: Final[Mapping[Kind, Callable[[object], object]]] = {
    TEXT: _text,
    NUMBER: _number,
    FLAG: bool,
    DAY: _day,
    HOUR: _hour,
    MOMENT: _moment,
    ITEMS: _items,
}


def _read(name: str, kind: Kind, value: object, zone: ZoneInfo) -> object:
    """Read one value by its kind; moments are turned into the office's time."""
    if value is None or value == "":
        return EMPTY.get(kind)
    try:
        read = READERS[kind](value)
    except ValueError as error:
        raise InvalidInput(
            N_("giá trị “{value}” của “{name}” trong thư không đọc được"), value=value, name=name
        ) from error
    return read.astimezone(zone) if isinstance(read, datetime) else read
