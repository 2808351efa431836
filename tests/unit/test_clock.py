"""The clock: the machine's, or a fixed one for demonstrations."""

from datetime import UTC, date, datetime, timedelta

import pytest

from dondoc.clock import FixedClock, SystemClock, clock_from_environment, office_day
from engine.errors import InvalidInput


def test_the_system_clock_speaks_utc() -> None:
    clock = clock_from_environment({})
    assert isinstance(clock, SystemClock)
    assert not clock.manual
    assert clock.now().tzinfo is UTC
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=1)


@pytest.mark.parametrize(
    "text",
    ["2024-05-20T08:00", "2024-05-20T01:00+00:00", " 2024-05-20 08:00:00 "],
)
def test_a_fixed_clock_reads_office_time_unless_an_offset_is_given(text: str) -> None:
    clock = clock_from_environment({"DONDOC_CLOCK": text})
    assert isinstance(clock, FixedClock)
    assert clock.manual
    assert clock.now() == datetime(2024, 5, 20, 1, 0, tzinfo=UTC)


def test_a_moment_that_cannot_be_read_is_refused_with_an_example() -> None:
    with pytest.raises(InvalidInput, match=r"DONDOC_CLOCK.*'sáng mai'.*2024-05-20T08:00"):
        clock_from_environment({"DONDOC_CLOCK": "sáng mai"})


def test_the_day_of_the_office_begins_seven_hours_before_that_of_utc() -> None:
    assert office_day(datetime(2024, 5, 19, 17, 0, tzinfo=UTC)) == date(2024, 5, 20)
    assert office_day(datetime(2024, 5, 19, 16, 59, tzinfo=UTC)) == date(2024, 5, 19)
