"""Mail goes through real SMTP servers on loopback: plain, encrypted, choosy, moody."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from aiosmtpd import smtp
from aiosmtpd.smtp import AuthResult, Envelope, Session

from engine.errors import InvalidInput
from engine.timers import Message, Verdict
from notifiers.smtp import channel_is_down
from notifiers.smtp_line import Security, SmtpSettings
from tests.mail_servers import (
    PASSWORD,
    PLAIN,
    MailOffice,
    Papers,
    free_port,
    knows_the_office,
    make_papers,
)

NOW = datetime(2024, 5, 20, 1, tzinfo=UTC)
SUBJECT = "[Đôn đốc] Gửi báo cáo phục vụ kiểm tra – Phòng Quản lý Đầu tư – còn 02 ngày làm việc"


def message(number: int = 1, address: str = "an.nguyen@example.vn") -> Message:
    return Message(
        id=f"m{number}",
        key=f"digest/an/email/{number}",
        channel="email",
        person="an",
        address=address,
        display_name="Nguyễn Văn An",
        subject=SUBJECT,
        text="Kính gửi\n.\n..dấu chấm đầu dòng\n",
        html="",
        created_at=NOW,
    )


@pytest.fixture
def office() -> Iterator[MailOffice]:
    office = MailOffice()
    yield office
    office.close()


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    return make_papers(tmp_path_factory.mktemp("ca"))


def test_a_mail_arrives_with_its_subject_and_dots_unharmed(office: MailOffice) -> None:
    outcome = office.channel(office.server()).send(message())
    assert outcome.verdict is Verdict.OK
    assert outcome.provider_message_id == "<ob.m1@dondoc.example.vn>"
    assert outcome.detail == "2.0.0 queued as 1 for …"
    mail = message_from_bytes(office.box.arrived[0], policy=policy.default)
    assert mail["Subject"] == SUBJECT
    body = mail.get_body(("plain",))
    assert body is not None
    assert body.get_content().splitlines() == ["Kính gửi", ".", "..dấu chấm đầu dòng"]


def test_one_connection_carries_many_messages_until_its_fill(office: MailOffice) -> None:
    channel = office.channel(office.server(), replace(PLAIN, messages_per_connection=3))
    outcomes = [channel.send(message(number)) for number in range(7)]
    assert {outcome.verdict for outcome in outcomes} == {Verdict.OK}
    assert len(office.box.arrived) == 7
    assert len(office.box.sessions) == 3


def test_a_restarted_server_is_found_again_without_loss(office: MailOffice) -> None:
    port = office.server()
    channel = office.channel(port)
    assert channel.send(message(1)).verdict is Verdict.OK
    office.restart(port)
    assert channel.send(message(2)).verdict is Verdict.OK
    assert len(office.box.arrived) == 2


def test_starttls_with_login_and_the_office_s_own_authority(
    office: MailOffice, papers: Papers
) -> None:
    port = office.server(
        tls_context=papers.context,
        require_starttls=True,
        auth_required=True,
        authenticator=knows_the_office,
    )
    settings = replace(PLAIN, security=Security.STARTTLS, ca_file=papers.ca_file)
    known = replace(settings, username="dondoc", password=PASSWORD)
    assert office.channel(port, known).send(message()).verdict is Verdict.OK
    wrong = office.channel(port, replace(known, password="S3cret sai")).send(message())
    assert wrong.verdict is Verdict.CONFIG
    assert wrong.code == "5.7.8"
    nobody = office.channel(port, settings).send(message())
    assert (nobody.verdict, nobody.code) == (Verdict.CONFIG, "5.7.0")
    assert channel_is_down(wrong)
    for outcome in (wrong, nobody):
        assert "S3cret" not in outcome.detail
        assert "an.nguyen" not in outcome.detail


def test_login_step_by_step_where_the_server_wants_it(office: MailOffice, papers: Papers) -> None:
    port = office.server(
        tls_context=papers.context,
        authenticator=knows_the_office,
        auth_exclude_mechanism=["PLAIN"],
    )
    settings = replace(PLAIN, security=Security.STARTTLS, ca_file=papers.ca_file)
    good = replace(settings, username="dondoc", password=PASSWORD)
    assert office.channel(port, good).send(message()).verdict is Verdict.OK
    for bad in (replace(good, password="sai"), replace(good, username="ai đó")):
        assert office.channel(port, bad).send(message()).verdict is Verdict.CONFIG


@pytest.mark.parametrize("spoken", ["PLAIN", "LOGIN"])
def test_a_server_that_dies_at_the_login_is_asked_again_later(
    office: MailOffice, papers: Papers, spoken: str
) -> None:
    def dies(
        server: smtp.SMTP, session: Session, envelope: Envelope, mechanism: str, data: object
    ) -> AuthResult:
        assert server.transport is not None
        server.transport.close()
        return AuthResult(success=False, handled=True)

    port = office.server(
        tls_context=papers.context,
        authenticator=dies,
        auth_exclude_mechanism=["LOGIN" if spoken == "PLAIN" else "PLAIN"],
    )
    settings = replace(PLAIN, security=Security.STARTTLS, ca_file=papers.ca_file)
    outcome = office.channel(port, replace(settings, username="a", password="b")).send(message())
    assert (outcome.verdict, outcome.code) == (Verdict.TRANSIENT, "connect")


def test_no_login_that_we_speak_is_a_matter_of_configuration(
    office: MailOffice, papers: Papers
) -> None:
    port = office.server(
        tls_context=papers.context,
        authenticator=knows_the_office,
        auth_exclude_mechanism=["PLAIN", "LOGIN"],
    )
    settings = replace(PLAIN, security=Security.STARTTLS, ca_file=papers.ca_file)
    outcome = office.channel(port, replace(settings, username="a", password="b")).send(message())
    assert (outcome.verdict, outcome.code) == (Verdict.CONFIG, "auth")


def test_implicit_tls(office: MailOffice, papers: Papers) -> None:
    port = office.server(ssl_context=papers.context, server_hostname="127.0.0.1")
    channel = office.channel(port, replace(PLAIN, security=Security.SSL, ca_file=papers.ca_file))
    assert channel.send(message()).verdict is Verdict.OK


def test_an_unknown_certificate_stops_the_channel(office: MailOffice, papers: Papers) -> None:
    port = office.server(tls_context=papers.context)
    outcome = office.channel(port, replace(PLAIN, security=Security.STARTTLS)).send(message())
    assert (outcome.verdict, outcome.code) == (Verdict.CONFIG, "certificate")
    assert office.box.arrived == []


def test_a_server_without_starttls_never_gets_the_mail_in_clear(office: MailOffice) -> None:
    port = office.server()
    outcome = office.channel(port, replace(PLAIN, security=Security.STARTTLS)).send(message())
    assert (outcome.verdict, outcome.code) == (Verdict.CONFIG, "starttls")
    assert office.channel(port, replace(PLAIN, security=Security.SSL)).send(message()).code == "tls"
    assert office.box.arrived == []


def test_a_missing_authority_file_is_a_matter_of_configuration(
    office: MailOffice, tmp_path: Path
) -> None:
    port = office.server()
    for security in (Security.SSL, Security.STARTTLS):
        settings = replace(PLAIN, security=security, ca_file=tmp_path / "none.pem")
        outcome = office.channel(port, settings).send(message())
        assert outcome.verdict is Verdict.CONFIG
        assert outcome.code in {"ca-file", "starttls"}


def test_a_refused_person_does_not_stop_the_next_one(office: MailOffice) -> None:
    answers = {
        "gone@example.vn": "550 5.1.1 <gone@example.vn>: gone is unknown",
        "full@example.vn": "452 4.2.2 mailbox full",
        "busy@example.vn": "452 4.3.1 no storage",
    }
    office.box.on_recipient = lambda address: answers.get(address, "250 OK")
    channel = office.channel(office.server())
    verdicts = {}
    for number, address in enumerate([*answers, "an@example.vn"]):
        outcome = channel.send(message(number, address))
        verdicts[address.partition("@")[0]] = outcome.verdict
        assert address.partition("@")[0] not in outcome.detail
    assert verdicts == {
        "gone": Verdict.RECIPIENT,
        "full": Verdict.RECIPIENT,
        "busy": Verdict.TRANSIENT,
        "an": Verdict.OK,
    }
    assert len(office.box.sessions) == 1


def test_a_greylisted_message_passes_on_its_second_attempt(office: MailOffice) -> None:
    answers = iter(["450 4.7.1 greylisted, come back later", "250 OK"])
    office.box.on_recipient = lambda _: next(answers)
    channel = office.channel(office.server())
    assert channel.send(message()).verdict is Verdict.TRANSIENT
    assert channel.send(message()).verdict is Verdict.OK


def test_three_people_refused_by_policy_mean_that_we_are_the_trouble(office: MailOffice) -> None:
    office.box.on_recipient = lambda _: "550 5.7.1 blocked by policy"
    channel = office.channel(office.server())
    people = ["a@example.vn", "a@example.vn", "b@example.vn", "c@example.vn"]
    verdicts = [channel.send(message(1, address)).verdict for address in people]
    assert verdicts == [Verdict.RECIPIENT] * 3 + [Verdict.CONFIG]


def test_our_sender_address_refused_blames_nobody_else(office: MailOffice) -> None:
    office.box.on_sender = "550 5.7.1 not your address"
    assert office.channel(office.server()).send(message()).verdict is Verdict.CONFIG


def test_a_message_refused_after_its_text_is_judged_by_the_code(office: MailOffice) -> None:
    office.box.on_data = "554 5.6.0 cannot read this"
    assert office.channel(office.server()).send(message()).verdict is Verdict.PAYLOAD


def test_a_message_over_the_size_limit_is_not_even_begun(office: MailOffice) -> None:
    outcome = office.channel(office.server(data_size_limit=100)).send(message())
    assert (outcome.verdict, outcome.code) == (Verdict.PAYLOAD, "5.3.4")
    assert office.box.sessions == set()


def test_what_cannot_be_written_is_an_outcome_without_a_connection(office: MailOffice) -> None:
    channel = office.channel(free_port())
    assert channel.send(message(1, "không phải địa chỉ")).verdict is Verdict.RECIPIENT
    broken = Message("m", "k", "email", "an", "a@b.vn", "", "\ud800", "", "", NOW)
    assert channel.send(broken).verdict is Verdict.PAYLOAD


def test_settings_refuse_a_password_in_clear_and_a_missing_host() -> None:
    with pytest.raises(InvalidInput, match="không mã hóa"):
        SmtpSettings("mail", username="a", security=Security.NONE)
    with pytest.raises(InvalidInput, match="chưa khai"):
        SmtpSettings("")
    assert "S3cret" not in repr(SmtpSettings("mail", username="a", password="S3cret"))
