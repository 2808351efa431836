"""The daemon's log: one event a line on stderr, each with its action; never a name or an address."""

import logging
import sys
from dataclasses import asdict, is_dataclass


class OneLine(logging.Formatter):
    """Writes one event on one line, with action and figures as ``name=value``."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of an event; a traceback follows a failure on lines of its own."""
        head = f"{self.formatTime(record)} {record.levelname.lower()} {record.name}"
        pairs = {"action": getattr(record, "action", "")} | _figures(record)
        words = " ".join(f"{name}={value}" for name, value in pairs.items() if value != "")
        text = " ".join(record.getMessage().split())
        line = f"{head} {words} {text}".rstrip()
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line


def _figures(record: logging.LogRecord) -> dict[str, object]:
    done = getattr(record, "done", None)
    return asdict(done) if is_dataclass(done) and not isinstance(done, type) else {}


def set_up_log() -> None:
    """Send the events of this program to stderr."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(OneLine())
    logger = logging.getLogger("dondoc")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    # A tick longer than the poll makes the scheduler skip the next one: that is as it should be.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
