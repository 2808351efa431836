"""The crash: the daemon as a process of its own dies while mail is going out, and goes on."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from dondoc.delivering import LEASE
from dondoc.demo import story
from dondoc.demo.stage import Stage

DAEMON: Final = ("-m", "dondoc.cli.main", "daemon", "run")
PATIENCE_S: Final = 60


@dataclass(frozen=True, slots=True)
class Crash:
    """What happened around the crash, as the mail server and the outbox saw it."""

    waiting: int
    arrived_before: int
    exit_code: int
    left: int
    arrived_after: int
    twice: int
    left_at_end: int


def waiting(stage: Stage) -> int:
    """Return how many messages have not come to their end."""
    listed = stage.call("outbox", "list", "--json", by=story.KEEPER).json()
    return len(listed["messages"])


def kill_while_sending(stage: Stage) -> Crash:
    """Kill the daemon as it hands over a message, wait for its lease to end, and start it again."""
    before, already = waiting(stage), len(stage.sink.arrived)
    with _daemon(stage, ()) as running:
        stage.sink.alarm_at(story.KILL_AFTER, running.kill)
        code = running.wait(PATIENCE_S)
    arrived, left = len(stage.sink.arrived) - already, waiting(stage)
    # Nobody can know whether the message in the air arrived: it is held until its lease is over.
    stage.clock.advance(seconds=(LEASE + timedelta(minutes=1)).total_seconds())
    with _daemon(stage, ("--once",)) as running:
        running.wait(PATIENCE_S)
    return Crash(
        before,
        arrived,
        code,
        left,
        len(stage.sink.arrived) - already - arrived,
        len(stage.sink.twice()),
        waiting(stage),
    )


def _daemon(stage: Stage, options: Sequence[str]) -> "subprocess.Popen[bytes]":
    environment = {**os.environ, **stage.environment()}
    log = (stage.folder / "daemon.log").open("ab")
    with log:  # the child keeps its own copy
        return subprocess.Popen(  # noqa: S603  (our own program)
            [sys.executable, *DAEMON, *options], env=environment, stdout=log, stderr=log
        )
