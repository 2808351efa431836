"""Free text leaves the facts; reminders go out in the hours of working days."""

from datetime import UTC, date, datetime, time

import pytest

from engine.errors import EventRefused
from engine.free_text import with_refs
from engine.verdicts import OFFICE_ZONE
from engine.viewer import EVERYTHING
from engine.window import SendingWindow
from tests.unit.core_walk import HISTORY, ZONE


def test_every_free_text_is_replaced_at_any_depth_and_nothing_else() -> None:
    kept: list[str] = []

    def put(text: str) -> str:
        kept.append(text)
        return f"r{len(kept)}"

    facts = with_refs(
        {
            "text": "Một",
            "proposal_text": "Hai",
            "context": "not free",
            "text_count": 3,
            "items": [{"text": "Ba", "amount": 5}, "text"],
            "nested": {"answer_text": "Bốn"},
            "texts": ("a", "b"),
        },
        put,
    )
    assert kept == ["Một", "Hai", "Ba", "Bốn"]
    assert facts == {
        "text_ref": "r1",
        "proposal_text_ref": "r2",
        "context": "not free",
        "text_count": 3,
        "items": [{"text_ref": "r3", "amount": 5}, "text"],
        "nested": {"answer_text_ref": "r4"},
        "texts": ["a", "b"],
    }


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)


@pytest.mark.parametrize(
    ("moment", "opened"),
    [
        ("2024-06-03T07:29", False),
        ("2024-06-03T07:30", True),
        ("2024-06-03T16:29", True),
        ("2024-06-03T16:30", False),
        ("2024-06-02T10:00", False),  # a Sunday
        ("2024-04-29T10:00", False),  # a Monday, swapped
        ("2024-05-04T10:00", True),  # the Saturday worked for it
    ],
)
def test_the_window_is_open_in_the_hours_of_working_days(moment: str, *, opened: bool) -> None:
    now = at(moment)
    calendar = HISTORY.as_known_on(date(2024, 6, 3))
    assert SendingWindow().is_open(now, ZONE, calendar) is opened


@pytest.mark.parametrize(
    ("moment", "opening"),
    [
        ("2024-06-03T06:00", "2024-06-03T07:30"),
        ("2024-06-03T07:30", "2024-06-04T07:30"),
        ("2024-06-07T17:00", "2024-06-10T07:30"),
        ("2024-04-26T17:00", "2024-05-02T07:30"),
        ("2024-05-03T17:00", "2024-05-04T07:30"),
    ],
)
def test_the_next_opening_is_on_the_next_working_morning(moment: str, opening: str) -> None:
    calendar = HISTORY.as_known_on(date(2024, 6, 3))
    assert SendingWindow().next_opening(at(moment), ZONE, calendar) == at(opening)


def test_an_office_may_keep_other_hours() -> None:
    calendar = HISTORY.as_known_on(date(2024, 6, 3))
    assert SendingWindow(time(6), time(20)).is_open(at("2024-06-03T19:00"), ZONE, calendar)
    assert at("2024-06-03T00:00").astimezone(OFFICE_ZONE).date() == date(2024, 6, 3)


def test_an_error_is_one_vietnamese_line_with_its_values() -> None:
    assert str(EventRefused("không có {code}", code="KT-01")) == "không có KT-01"
    assert str(EventRefused("100 {%}")) == "100 {%}"
    assert (EventRefused.code, EventRefused.exit_code) == ("event-refused", 1)
    assert EVERYTHING.sees_secrets
