"""Cases, deadlines, timers and notices as rows, and back."""

from functools import lru_cache
from typing import Any, Final

from sqlalchemy import RowMapping

from engine.case import Case
from engine.deadlines import DeadlineRule, Pause
from engine.obligations import Deadline, DeadlineState
from engine.ports import TimerRow
from engine.timers import EventRequest, Notice, NoticeRequest, NoticeState, Timer
from store.codec import dumped, loaded, loaded_dates, loaded_facts

Columns = dict[str, Any]
"""What is written into a row: name of column to its value."""

SEPARATOR: Final = "\n"
"""Between the insiders of a case when they are read in one go; no code of a person contains it."""
REMINDER: Final = "reminder"

_CASE: Final = (
    "id",
    "code",
    "workflow",
    "workflow_version",
    "state",
    "version",
    "plan",
    "unit",
    "parent_id",
    "round_id",
    "secret",
)
_DEADLINE: Final = (
    "case_id",
    "name",
    "round",
    "revision",
    "owner",
    "anchor_on",
    "nominal_on",
    "due_on",
    "due_at",
    "target_on",
    "first_day",
    "last_day",
    "original_due_on",
    "review_on",
    "calendar_version",
    "provisional",
    "met_on",
    "on_time",
    "late_working_days",
    "hand_in_to",
    "label",
    "excused",
)
_NOTICE: Final = (
    "id",
    "case_id",
    "person",
    "due_on",
    "round",
    "revision",
    "key",
    "closed_reason",
    "bundle",
)


def picked(value: object, names: tuple[str, ...]) -> Columns:
    """Return the fields that are columns of the same name."""
    return {name: getattr(value, name) for name in names}


def case_columns(case: Case) -> Columns:
    """Return the row of a case; its insiders are rows of their own."""
    return picked(case, _CASE) | {
        "code_folded": case.code.casefold(),
        "dates": dumped(case.dates),
        "facts": dumped(case.facts),
    }


def case_of(row: RowMapping) -> Case:
    """Return the case of a row that was read with its ``insiders``."""
    named = row["insiders"]
    return Case(
        **_from(row, _CASE),
        insiders=frozenset(named.split(SEPARATOR)) if named else frozenset(),
        dates=loaded_dates(row["dates"]),
        facts=loaded_facts(row["facts"]),
    )


def deadline_columns(deadline: Deadline) -> Columns:
    """Return the row of a deadline."""
    return picked(deadline, _DEADLINE) | {
        "rule": dumped(deadline.rule),
        "state": deadline.state.value,
        "next_on": deadline.next_on,
        "pauses": dumped(deadline.pauses),
    }


def deadline_of(row: RowMapping) -> Deadline:
    """Return the deadline of a row."""
    return Deadline(
        **_from(row, _DEADLINE),
        rule=_rule(row["rule"]),
        state=DeadlineState(row["state"]),
        pauses=_pauses(row["pauses"]),
    )


def timer_columns(timer: Timer) -> Columns:
    """Return the row of a pending timer."""
    return picked(timer, ("key", "case_id", "fires_at", "useless_after")) | {
        "kind": "notice" if isinstance(timer.act, NoticeRequest) else "event",
        "act": _act_text(timer.act),
        "state": "pending",
        "settled_at": None,
    }


def timer_of(row: RowMapping) -> Timer:
    """Return the timer of a row."""
    return Timer(
        **_from(row, ("key", "case_id", "fires_at", "useless_after")),
        act=_act(row["kind"], row["act"]),
    )


def timer_row_of(row: RowMapping) -> TimerRow:
    """Return a timer with where it stands."""
    return TimerRow(timer_of(row), row["state"], row["settled_at"])


def notice_columns(notice: Notice, request: str | None = None) -> Columns:
    """Return the row of a notice; everything but a rung of the ladder is a letter.

    ``request`` is what it asks to say, where that is in words already.
    """
    return picked(notice, _NOTICE) | {
        "letter": notice.request.template != REMINDER,
        "request": dumped(notice.request) if request is None else request,
        "state": notice.state.value,
        "message_id": None,
    }


def notice_of(row: RowMapping) -> Notice:
    """Return the notice of a row."""
    return Notice(
        **_from(row, _NOTICE),
        request=loaded(NoticeRequest, row["request"]),
        state=NoticeState(row["state"]),
    )


def _from(row: RowMapping, names: tuple[str, ...]) -> Columns:
    return {name: row[name] for name in names}


def _act_text(act: NoticeRequest | EventRequest) -> str:
    """Return an act as text; those of the ladder are few and serve many timers."""
    if isinstance(act, NoticeRequest) and not act.params:
        return _rung_text(act.template, act.audience, act.deadline, act.offset)
    return dumped(act)


@lru_cache(maxsize=1024)
def _rung_text(template: str, audience: str, deadline: str | None, offset: int) -> str:
    return dumped(NoticeRequest(template, audience, deadline, offset))


@lru_cache(maxsize=1024)
def _act(kind: str, content: str) -> NoticeRequest | EventRequest:
    read: type[NoticeRequest | EventRequest] = NoticeRequest if kind == "notice" else EventRequest
    return loaded(read, content)


# Few rules serve many deadlines, and both values are frozen: each text is read once.
@lru_cache(maxsize=1024)
def _rule(content: str) -> DeadlineRule:
    return loaded(DeadlineRule, content)


@lru_cache(maxsize=1024)
def _pauses(content: str) -> tuple[Pause, ...]:
    return loaded(tuple[Pause, ...], content)
