"""Each answer of a mail server has one meaning."""

import pytest

from engine.timers import Verdict
from notifiers.smtp_answers import Answer, Stage, judge, redacted

TO, FROM, DATA = Stage.RECIPIENT, Stage.SENDER, Stage.DATA
OPEN, LOGIN = Stage.CONNECT, Stage.LOGIN


@pytest.mark.parametrize(
    ("stage", "code", "text", "verdict"),
    [
        (OPEN, 421, "4.3.2 shutting down", Verdict.TRANSIENT),
        (OPEN, 554, "no service here", Verdict.CONFIG),
        (OPEN, 454, "TLS not available", Verdict.TRANSIENT),
        (LOGIN, 454, "4.7.0 temporary failure", Verdict.TRANSIENT),
        (LOGIN, 535, "5.7.8 bad credentials", Verdict.CONFIG),
        (LOGIN, 535, "5.7.3 unsuccessful", Verdict.CONFIG),
        (LOGIN, 534, "5.7.9 mechanism too weak", Verdict.CONFIG),
        (LOGIN, 538, "5.7.11 encryption required", Verdict.CONFIG),
        (LOGIN, 504, "5.5.4 unknown mechanism", Verdict.CONFIG),
        (FROM, 530, "5.7.0 authentication required", Verdict.CONFIG),
        (FROM, 553, "5.7.1 sender address not owned by user", Verdict.CONFIG),
        (FROM, 550, "5.1.8 sender domain not found", Verdict.CONFIG),
        (FROM, 550, "no such sender", Verdict.CONFIG),
        (FROM, 552, "5.3.4 too large", Verdict.PAYLOAD),
        (FROM, 552, "larger than allowed", Verdict.PAYLOAD),
        (FROM, 555, "parameters not recognised", Verdict.PAYLOAD),
        (FROM, 501, "5.5.4 syntax", Verdict.PAYLOAD),
        (FROM, 451, "4.3.0 later", Verdict.TRANSIENT),
        (TO, 450, "4.7.1 greylisted", Verdict.TRANSIENT),
        (TO, 450, "later", Verdict.TRANSIENT),
        (TO, 451, "4.4.1 no answer", Verdict.TRANSIENT),
        (TO, 452, "4.3.1 no storage", Verdict.TRANSIENT),
        (TO, 452, "4.5.3 too many recipients", Verdict.TRANSIENT),
        (TO, 552, "5.5.3 too many recipients", Verdict.TRANSIENT),
        (TO, 452, "4.2.2 mailbox full", Verdict.RECIPIENT),
        (TO, 552, "5.2.2 mailbox full", Verdict.RECIPIENT),
        (TO, 552, "over quota", Verdict.RECIPIENT),
        (TO, 550, "5.1.1 no such user", Verdict.RECIPIENT),
        (TO, 550, "5.1.2 no such host", Verdict.RECIPIENT),
        (TO, 550, "5.1.10 null MX", Verdict.RECIPIENT),
        (TO, 550, "5.2.1 disabled", Verdict.RECIPIENT),
        (TO, 550, "5.4.1 access denied", Verdict.RECIPIENT),
        (TO, 550, "unknown", Verdict.RECIPIENT),
        (TO, 553, "mailbox name not allowed", Verdict.RECIPIENT),
        (TO, 550, "5.7.1 blocked", Verdict.RECIPIENT),
        (TO, 503, "bad sequence", Verdict.PAYLOAD),
        (DATA, 554, "5.3.4 too large", Verdict.PAYLOAD),
        (DATA, 554, "5.6.0 not RFC 5322", Verdict.PAYLOAD),
        (DATA, 554, "looks like spam", Verdict.RECIPIENT),
        (DATA, 550, "5.7.26 unauthenticated mail", Verdict.RECIPIENT),
        (DATA, 552, "5.3.0 other", Verdict.RECIPIENT),
        (DATA, 571, "odd", Verdict.PAYLOAD),
        (DATA, 250, "5.0.0 contradicts itself", Verdict.TRANSIENT),
        (TO, -1, "not a reply", Verdict.TRANSIENT),
    ],
)
def test_the_table_of_answers(stage: Stage, code: int, text: str, verdict: Verdict) -> None:
    assert judge(Answer(stage, code, text)).verdict is verdict


def test_a_refusal_by_policy_is_marked() -> None:
    assert judge(Answer(TO, 550, "5.7.1 blocked")).policy
    assert judge(Answer(DATA, 554, "spam")).policy
    assert not judge(Answer(TO, 550, "5.1.1 unknown")).policy


def test_the_enhanced_code_is_kept_where_there_is_one() -> None:
    assert judge(Answer(TO, 550, "5.1.1 unknown")).code == "5.1.1"
    assert judge(Answer(TO, 550, "unknown 5.1.1")).code == "550"


def test_words_of_a_server_lose_addresses_and_secrets() -> None:
    text = "5.1.1 <an.nguyen@example.vn>: user an.nguyen\r\nunknown; pass S3cret \x07"
    shown = redacted(text, ["an.nguyen", "s3cret", ""])
    assert shown == "5.1.1 … user … unknown; pass … "
    assert len(redacted("x" * 999, [])) == 200
