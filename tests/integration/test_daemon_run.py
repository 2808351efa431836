"""The daemon as a process: it stops when asked, survives what fails, and comes back after a kill."""

import asyncio
import logging
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from threading import Event
from types import FrameType

import pytest
from aiosmtpd import smtp
from aiosmtpd.smtp import Envelope, Session

from dondoc.daemon import Daemon
from dondoc.running.heartbeat import pulse_of
from dondoc.testing import PlayedOffice
from engine.timers import Message, Outcome
from engine.viewer import EVERYTHING
from store.views import Views
from tests.crashes.scenario import PLAN, ROUND, VISIT
from tests.mail_servers import Mailbox, MailOffice

PATIENCE = 60.0
MAILS = 4


@pytest.fixture
def mail() -> Iterator[MailOffice]:
    mail = MailOffice()
    yield mail
    mail.close()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PlayedOffice]:
    """Found an office in which three letters and a digest are due."""
    office = PlayedOffice.found(tmp_path, "2024-05-24T08:00")
    office.load(PLAN)
    office.send(ROUND, "establish-team", document="05/QĐ")
    office.send(VISIT, "notify", document="06/TB")
    yield office
    office.application.store.dispose()


@pytest.fixture
def _handlers() -> Iterator[None]:
    """Put back the handlers of the signals that a daemon in this process takes."""
    kept = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


def daemon_process(office: PlayedOffice, port: int) -> subprocess.Popen[str]:
    """Start the daemon in a process of its own, at the moment of the office's clock."""
    path = office.application.store.database.path
    environ: Mapping[str, str] = {
        **{k: v for k, v in os.environ.items() if not k.startswith("DONDOC_")},
        "DONDOC_DATABASE_URL": str(path),
        "DONDOC_CLOCK": office.clock.at.isoformat(),
        "DONDOC_SMTP_HOST": "127.0.0.1",
        "DONDOC_SMTP_PORT": str(port),
        "DONDOC_SMTP_SECURITY": "none",
        "DONDOC_MAIL_FROM": "dondoc@example.vn",
        "DONDOC_ACTOR": "operator",
        "DONDOC_CONFIG": "",
    }
    return subprocess.Popen(
        [Path(sys.executable).with_name("dondoc"), "daemon", "run"],
        env=environ,
        cwd=path.parent if path else None,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def states(office: PlayedOffice) -> Counter[str]:
    with office.application.store.read() as uow:
        return Counter(parcel.state for parcel in Views(uow, EVERYTHING).messages())


@dataclass
class Holding(Mailbox):
    """Says that the first mail has come, and waits with its answer until it may go on."""

    begun: Event = field(default_factory=Event)
    go_on: Event = field(default_factory=Event)

    async def handle_DATA(  # noqa: N802  (named by aiosmtpd)
        self, server: smtp.SMTP, session: Session, envelope: Envelope
    ) -> str:
        self.begun.set()
        await asyncio.to_thread(self.go_on.wait, PATIENCE)
        return await super().handle_DATA(server, session, envelope)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_daemon_that_is_asked_to_stop_ends_its_tick_and_then_itself(
    office: PlayedOffice, mail: MailOffice, number: signal.Signals
) -> None:
    mail.box = box = Holding()
    process = daemon_process(office, mail.server())
    assert box.begun.wait(PATIENCE), process.communicate(timeout=PATIENCE)
    process.send_signal(number)
    process.send_signal(number)
    box.go_on.set()
    _, log = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, log
    assert "Traceback" not in log
    assert "action=tick " in log
    assert f"sent={MAILS}" in log
    assert len(box.arrived) == MAILS
    assert states(office) == {"sent": MAILS}


@dataclass
class Killing(Mailbox):
    """Kills the sender at one mail, before or after taking it; then serves the next one."""

    victim: subprocess.Popen[str] | None = None
    takes_it: bool = False

    async def handle_DATA(  # noqa: N802  (named by aiosmtpd)
        self, server: smtp.SMTP, session: Session, envelope: Envelope
    ) -> str:
        if self.victim is not None and not self.takes_it:
            self.victim.kill()
            return "451 too late"
        answer = await super().handle_DATA(server, session, envelope)
        if self.victim is not None:
            self.victim.kill()
        return answer


def test_a_daemon_killed_again_and_again_loses_no_mail(
    office: PlayedOffice, mail: MailOffice
) -> None:
    mail.box = box = Killing()
    port = mail.server()
    kills = (False, True, True)
    for takes_it in kills:
        box.takes_it = takes_it
        box.victim = process = daemon_process(office, port)
        process.communicate(timeout=PATIENCE)
        assert process.returncode == -signal.SIGKILL
        # What the dead had taken out comes back when its lease has run out.
        office.clock.advance(minutes=11)
    box.victim = None
    process = daemon_process(office, port)
    _wait_for_tick(process)
    process.terminate()
    process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert states(office) == {"sent": MAILS}
    counted = Counter(box.arrived)
    assert len(counted) == MAILS
    assert sum(counted.values()) <= MAILS + sum(kills)


def _wait_for_tick(process: subprocess.Popen[str]) -> None:
    assert process.stderr is not None
    for line in process.stderr:
        if "action=tick " in line:
            return
    raise AssertionError(process.returncode)


class Broken:
    """A channel with a defect."""

    name = "email"

    def send(self, message: Message) -> Outcome:
        """Fail in a way nobody foresaw."""
        raise RuntimeError(message.key)

    def close(self) -> None:
        """Nothing stays open."""


def test_a_tick_that_fails_is_logged_and_counted_and_the_next_one_comes(
    office: PlayedOffice, caplog: pytest.LogCaptureFixture
) -> None:
    office.application.notifiers = {"email": Broken()}
    daemon = Daemon(office.application)
    with caplog.at_level(logging.INFO, logger="dondoc.daemon"):
        daemon._guarded_tick()
    actions = [getattr(record, "action", "") for record in caplog.records]
    assert actions == ["deliver-failed", "tick"]
    assert daemon.failures == 1
    assert pulse_of(office.application).beat_at is None
    office.application.__dict__.pop("delivery")
    office.application.notifiers = {"email": office.mail}
    office.clock.advance(minutes=11)
    daemon._guarded_tick()
    assert daemon.failures == 1
    assert len(office.mail.sent) == MAILS
    assert pulse_of(office.application).beat_at == office.clock.now()


def test_the_scheduler_keeps_nothing_and_never_ticks_twice_at_once(office: PlayedOffice) -> None:
    (job,) = Daemon(office.application).scheduler().get_jobs()
    assert (job.coalesce, job.max_instances, job.misfire_grace_time) == (True, 1, None)
    assert job.trigger.interval == timedelta(seconds=office.application.settings.poll_seconds)


@pytest.mark.usefixtures("_handlers")
def test_a_signal_before_the_first_tick_is_not_forgotten(office: PlayedOffice) -> None:
    daemon = Daemon(office.application)
    daemon._stopping.set()
    daemon.run()
    handler = signal.getsignal(signal.SIGTERM)
    assert callable(handler)
    frame: FrameType | None = None
    handler(signal.SIGTERM, frame)
