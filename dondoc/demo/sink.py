"""The mail server of the demonstration: takes everything on loopback and keeps it as files."""

import socket
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from email import message_from_bytes, policy
from pathlib import Path
from typing import Final, Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

HOST: Final = "127.0.0.1"
TAKEN: Final = "250 2.0.0 taken"


@dataclass(frozen=True, slots=True)
class Arrival:
    """One mail as it arrived: when by the clock of the demonstration, what, for whom."""

    at: datetime
    message_id: str
    recipient: str
    subject: str
    reference: str
    file: Path

    @property
    def is_digest(self) -> bool:
        """Tell whether it is somebody's digest of the day; letters are about one case."""
        return not self.reference


@dataclass
class Sink:
    """Receives mail; an alarm can be set for the n-th message from now."""

    folder: Path
    now: Callable[[], datetime]
    arrived: list[Arrival] = field(default_factory=list)
    port: int = 0
    _alarm: tuple[int, Callable[[], None]] | None = None
    _server: Controller | None = None

    def __enter__(self) -> Self:
        """Bind a free port of this machine and listen."""
        self.folder.mkdir(parents=True)
        with socket.socket() as probe:
            probe.bind((HOST, 0))
            self.port = int(probe.getsockname()[1])
        self._server = Controller(self, hostname=HOST, port=self.port)
        self._server.start()
        return self

    def __exit__(self, *ended: object) -> None:
        """Stop listening."""
        if self._server is not None:
            self._server.stop()

    def alarm_at(self, count: int, ring: Callable[[], None]) -> None:
        """Ring after ``count`` more messages, before the last of them is answered."""
        self._alarm = (len(self.arrived) + count, ring)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802  (named by aiosmtpd)
        """Keep a message, then say so."""
        del server, session
        content = envelope.content
        assert isinstance(content, bytes)  # noqa: S101  (aiosmtpd was not asked to decode)
        self._keep(content, str(envelope.rcpt_tos[0]))
        if self._alarm is not None and len(self.arrived) >= self._alarm[0]:
            ring, self._alarm = self._alarm[1], None
            with suppress(ProcessLookupError):
                ring()
        return TAKEN

    def _keep(self, content: bytes, recipient: str) -> None:
        mail = message_from_bytes(content, policy=policy.default)
        at = self.now()
        name = f"{len(self.arrived) + 1:04}-{at:%Y-%m-%d-%H%M}-{recipient.partition('@')[0]}.eml"
        file = self.folder / name
        file.write_bytes(content)
        self.arrived.append(
            Arrival(
                at,
                str(mail["Message-ID"]),
                recipient,
                str(mail["Subject"]),
                str(mail["X-Dondoc-Ref"] or ""),
                file,
            )
        )

    def twice(self) -> dict[str, int]:
        """Return the message ids that arrived more than once, with their numbers."""
        counts = Counter(item.message_id for item in self.arrived)
        return {message_id: count for message_id, count in counts.items() if count > 1}
