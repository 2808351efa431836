"""A mail server that is absent, stalls or dies leaves an outcome, never an exception."""

import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from threading import Thread

import pytest

from engine.timers import Message, Verdict
from notifiers.mime import MailIdentity
from notifiers.smtp import SmtpChannel, channel_is_down
from notifiers.smtp_line import Security, SmtpSettings

IDENTITY = MailIdentity("dondoc@example.vn", "Đôn đốc", "dondoc.example.vn")
MESSAGE = Message(
    id="m1",
    key="digest/an/email/2024-05-20",
    channel="email",
    person="an",
    address="an.nguyen@example.vn",
    display_name="Nguyễn Văn An",
    subject="[Đôn đốc] 2 việc cần làm",
    text="Kính gửi\n",
    html="",
    created_at=datetime(2024, 5, 20, 1, tzinfo=UTC),
)

Script = dict[str, str | None]
"""Answers by the word that a client's line begins with; ``None`` cuts the connection."""


class Server:
    """A mail server of one thread that follows a script, one connection after the other."""

    def __init__(self, scripts: list[Script]) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._socket.getsockname()[1])
        self.heard: list[str] = []
        self._scripts = scripts
        self._thread = Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        for script in self._scripts:
            connection, _ = self._socket.accept()
            with connection, connection.makefile("rb") as lines:
                self._talk(connection, iter(lines.readline, b""), script)

    def _talk(self, connection: socket.socket, lines: Iterator[bytes], script: Script) -> None:
        answer = script.get("hello", "220 ready")
        while answer is not None:
            if answer:
                connection.sendall(answer.encode() + b"\r\n")
            line = next(lines, None)
            if line is None:
                return
            word = line.split()[0].decode().upper()
            self.heard.append(word)
            if word == "DATA" and "DATA" not in script:
                connection.sendall(b"354 go\r\n")
                while next(lines, b".\r\n") != b".\r\n":
                    pass
                word = "."
            answer = script.get(word, "250 OK")

    def close(self) -> None:
        self._thread.join(timeout=10)
        assert not self._thread.is_alive()
        self._socket.close()


Play = Callable[..., SmtpChannel]


@pytest.fixture
def play() -> Iterator[Play]:
    opened: list[SmtpChannel | Server] = []

    def start(
        *scripts: Script, timeout_s: float = 10.0, security: Security = Security.NONE
    ) -> SmtpChannel:
        server = Server(list(scripts))
        settings = SmtpSettings("127.0.0.1", server.port, security, timeout_s=timeout_s)
        channel = SmtpChannel(settings, IDENTITY)
        opened.extend((channel, server))
        return channel

    yield start
    for item in opened:
        item.close()


def test_a_connection_lost_after_the_final_dot_leaves_the_answer_open(play: Play) -> None:
    channel = play({".": None}, {})
    lost = channel.send(MESSAGE)
    assert (lost.verdict, lost.code) == (Verdict.AMBIGUOUS, "lost-after-data")
    assert channel.send(MESSAGE).verdict is Verdict.OK


def test_nonsense_after_the_final_dot_leaves_the_answer_open_too(play: Play) -> None:
    assert play({".": "hm"}).send(MESSAGE).verdict is Verdict.AMBIGUOUS


def test_silence_after_the_final_dot_leaves_the_answer_open_too(play: Play) -> None:
    assert play({".": ""}, timeout_s=0.2).send(MESSAGE).verdict is Verdict.AMBIGUOUS


@pytest.mark.parametrize("word", ["MAIL", "RCPT", "DATA"])
def test_a_server_that_dies_before_the_text_has_not_taken_it(play: Play, word: str) -> None:
    outcome = play({word: None}).send(MESSAGE)
    assert (outcome.verdict, outcome.code) == (Verdict.TRANSIENT, "lost")


@pytest.mark.parametrize("script", [{"hello": None}, {"EHLO": None}, {"hello": ""}, {"EHLO": ""}])
def test_a_server_that_dies_or_stalls_at_the_door_is_down_for_now(
    play: Play, script: Script
) -> None:
    stalls = "" in script.values()
    outcome = play(script, timeout_s=0.2 if stalls else 10.0).send(MESSAGE)
    assert outcome.verdict is Verdict.TRANSIENT
    assert outcome.code in {"connect", "timeout"}
    assert channel_is_down(outcome)


def test_a_server_that_is_closing_is_left_alone_and_found_again(play: Play) -> None:
    channel = play({"RCPT": "421 4.3.2 closing"}, {})
    closing = channel.send(MESSAGE)
    assert (closing.verdict, closing.code) == (Verdict.TRANSIENT, "421")
    assert channel_is_down(closing)
    assert channel.send(MESSAGE).verdict is Verdict.OK


def test_a_greeting_that_says_no_is_a_refusal(play: Play) -> None:
    assert play({"hello": "421 busy"}).send(MESSAGE).verdict is Verdict.TRANSIENT
    assert play({"hello": "554 go away"}).send(MESSAGE).verdict is Verdict.CONFIG


def test_a_server_that_went_away_between_two_messages_is_opened_again(play: Play) -> None:
    channel = play({"RSET": None}, {})
    assert channel.send(MESSAGE).verdict is Verdict.OK
    assert channel.send(MESSAGE).verdict is Verdict.OK


@pytest.mark.parametrize("answer", ["454 4.7.0 not now", None])
def test_starttls_that_is_refused_or_breaks_never_falls_back(
    play: Play, answer: str | None
) -> None:
    offer = "250-ready\r\n250 STARTTLS"
    channel = play({"EHLO": offer, "STARTTLS": answer}, security=Security.STARTTLS)
    outcome = channel.send(MESSAGE)
    assert (outcome.verdict, outcome.code) == (Verdict.TRANSIENT, "connect")


def test_nobody_at_home_and_no_such_name_are_tried_again_later() -> None:
    with socket.create_server(("127.0.0.1", 0)) as plug:
        port = int(plug.getsockname()[1])
    absent = SmtpSettings("127.0.0.1", port, Security.NONE, timeout_s=5)
    refused = SmtpChannel(absent, IDENTITY).send(MESSAGE)
    assert (refused.verdict, refused.code) == (Verdict.TRANSIENT, "connect")
    nameless = SmtpSettings("khong-co.invalid", 25, Security.NONE, timeout_s=5)
    unknown = SmtpChannel(nameless, IDENTITY).send(MESSAGE)
    assert (unknown.verdict, unknown.code) == (Verdict.TRANSIENT, "dns")
    impossible = SmtpSettings("a..b", 25, Security.NONE, timeout_s=5)
    assert SmtpChannel(impossible, IDENTITY).send(MESSAGE).verdict is Verdict.CONFIG


def test_a_handshake_that_never_ends_is_given_up_for_now() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings = SmtpSettings(
            "127.0.0.1", int(silent.getsockname()[1]), Security.SSL, timeout_s=0.2
        )
        outcome = SmtpChannel(settings, IDENTITY).send(MESSAGE)
    assert (outcome.verdict, outcome.code) == (Verdict.TRANSIENT, "timeout")


def test_a_server_that_does_not_say_goodbye_is_left_all_the_same(play: Play) -> None:
    channel = play({"QUIT": None})
    assert channel.send(MESSAGE).verdict is Verdict.OK
    channel.close()
    channel.close()
