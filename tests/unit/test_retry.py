"""A message is tried again with patience, and every end has a reason."""

from datetime import UTC, datetime, timedelta

import pytest

from engine.timers import Outcome, Verdict
from notifiers.retry import (
    GiveUp,
    NextStep,
    PauseChannel,
    Reason,
    RetryAt,
    Sent,
    is_useless,
    next_step,
)

START = datetime(2024, 5, 20, 1, tzinfo=UTC)  # 08:00 in Vietnam
HOUR = timedelta(hours=1)


def after(verdict: Verdict, attempts: int = 1, code: str = "") -> NextStep:
    return next_step(Outcome(verdict, "smtp", code), attempts, START, START, None)


def test_a_dead_server_is_asked_after_5_30_60_180_minutes_then_every_6_hours_for_48() -> None:
    now, waits = START, []
    outcome = Outcome(Verdict.TRANSIENT, "smtp", "connect")
    for attempts in range(1, 99):
        step = next_step(outcome, attempts, START, now, None)
        if not isinstance(step, RetryAt):
            break
        waits.append(int((step.at - now).total_seconds() // 60))
        now = step.at
    else:
        pytest.fail("never gives up")
    assert step == GiveUp(Reason.EXHAUSTED)
    assert waits[:4] == [5, 30, 60, 180]
    assert set(waits[4:]) == {360}
    assert timedelta(hours=48) <= now - START < timedelta(hours=54)


def test_an_open_answer_is_tried_again_with_the_same_message() -> None:
    assert after(Verdict.AMBIGUOUS) == RetryAt(START + timedelta(minutes=5))


def test_an_accepted_message_is_sent() -> None:
    assert after(Verdict.OK) == Sent()


def test_a_broken_channel_pauses_and_costs_no_attempt() -> None:
    assert after(Verdict.CONFIG, attempts=99) == PauseChannel()


def test_an_unusable_address_is_marked() -> None:
    assert after(Verdict.RECIPIENT, code="5.1.1") == GiveUp(Reason.RECIPIENT, mark_address=True)


def test_a_full_mailbox_is_asked_each_day_five_times_and_not_marked() -> None:
    assert after(Verdict.RECIPIENT, 4, "4.2.2") == RetryAt(START + timedelta(days=1))
    assert after(Verdict.RECIPIENT, 5, "5.2.2") == GiveUp(Reason.MAILBOX_FULL)


def test_wrong_content_and_closed_windows_end_at_once() -> None:
    assert after(Verdict.PAYLOAD) == GiveUp(Reason.PAYLOAD)
    assert after(Verdict.WINDOW) == GiveUp(Reason.WINDOW)


def test_a_token_or_an_upload_is_renewed_once() -> None:
    assert after(Verdict.AUTH_REFRESH) == RetryAt(START)
    assert after(Verdict.AUTH_REFRESH, 2) == PauseChannel()
    assert after(Verdict.REUPLOAD) == RetryAt(START)
    assert after(Verdict.REUPLOAD, 2) == GiveUp(Reason.PAYLOAD)


def test_limits_of_a_provider_are_waited_out() -> None:
    assert after(Verdict.RATE) == RetryAt(START + timedelta(seconds=60))
    assert after(Verdict.QUOTA) == RetryAt(datetime(2024, 5, 20, 17, 5, tzinfo=UTC))
    assert after(Verdict.NIGHT) == RetryAt(datetime(2024, 5, 20, 23, 5, tzinfo=UTC))
    at_four = START - 4 * HOUR
    night = next_step(Outcome(Verdict.NIGHT, "zalo"), 1, at_four, at_four, None)
    assert night == RetryAt(datetime(2024, 5, 19, 23, 5, tzinfo=UTC))


def test_the_provider_s_own_time_counts_when_it_is_later() -> None:
    later = Outcome(Verdict.TRANSIENT, "smtp", retry_at=START + 2 * HOUR)
    assert next_step(later, 1, START, START, None) == RetryAt(START + 2 * HOUR)
    sooner = Outcome(Verdict.TRANSIENT, "smtp", retry_at=START)
    assert next_step(sooner, 1, START, START, None) == RetryAt(START + HOUR / 12)


def test_a_message_that_would_come_too_late_is_dropped_with_a_reason() -> None:
    step = next_step(Outcome(Verdict.TRANSIENT, "smtp"), 4, START, START, START + HOUR)
    assert step == GiveUp(Reason.USELESS)
    assert is_useless(START, START + HOUR)
    assert not is_useless(START, START)
    assert not is_useless(None, START)


def test_every_reason_has_words() -> None:
    assert all(reason.words for reason in Reason)
