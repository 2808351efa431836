"""The stage: a folder, a clock moved by hand, commands as they are typed, ticks of the daemon."""

import io
import os
import shlex
import shutil
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Final

from dondoc.cli.main import cli
from dondoc.cli.output import data
from dondoc.clock import OFFICE_ZONE, VARIABLE
from dondoc.daemon import Daemon, Tick
from dondoc.demo.sink import Sink
from dondoc.settings import PREFIX, load_settings
from dondoc.testing import ManualClock
from dondoc.wiring import Application, build
from engine.calendar import WorkingCalendar

WIDTH: Final = 110


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command answered."""

    words: tuple[str, ...]
    code: int
    out: str
    err: str

    def json(self) -> Any:  # noqa: ANN401  (whatever the command says)
        """Return the answer of a command that was asked for JSON."""
        import json

        return json.loads(self.out)


class UnexpectedAnswer(Exception):
    """A command of the demonstration ended otherwise than the story says."""

    def __init__(self, answer: Answer) -> None:
        """Show what was typed and what came back."""
        typed = shlex.join(("dondoc", *answer.words))
        super().__init__(f"{typed}\n  -> {answer.code}: {answer.err.strip() or answer.out.strip()}")


@dataclass
class Stage:
    """Everything the story needs: it types commands, moves the clock and lets the daemon work."""

    folder: Path
    sink: Sink
    clock: ManualClock
    calls: int = 0
    ticks: int = 0
    _application: Application | None = None

    @classmethod
    def set_up(cls, folder: Path, start: datetime) -> "Stage":
        """Empty the folder and put everything in its place; nothing runs yet."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name in [name for name in os.environ if name.startswith(PREFIX)]:
            del os.environ[name]
        clock = ManualClock(start)
        return cls(folder, Sink(folder / "mail", lambda: clock.at), clock)

    @property
    def config(self) -> Path:
        """Return the settings file of the demonstration."""
        return self.folder / "dondoc.toml"

    @property
    def today(self) -> date:
        """Return the day of the story."""
        return self.clock.at.date()

    @property
    def application(self) -> Application:
        """Return the program as the daemon has it: one for the whole season."""
        if self._application is None:
            settings = load_settings({}, {}, config=str(self.config))
            self._application = build(settings, self.clock)
        return self._application

    @property
    def calendar(self) -> WorkingCalendar:
        """Return the working calendar as known on the day of the story."""
        return self.application.history.as_known_on(self.today)

    def write_config(self) -> None:
        """Write the settings file: a database beside it, a mail server without login."""
        self.config.write_text(
            'database_url = "office.sqlite3"\n'
            'smtp_host = "127.0.0.1"\n'
            f"smtp_port = {self.sink.port}\n"
            'smtp_security = "none"\n'
            'mail_from = "dondoc@example.vn"\n'
            'mail_from_name = "Đôn đốc kiểm tra"\n',
            encoding="utf-8",
        )

    def move_to(self, day: date, hour: int, minute: int = 0) -> None:
        """Set the clock."""
        self.clock.move_to(datetime.combine(day, time(hour, minute), OFFICE_ZONE))

    def environment(self) -> dict[str, str]:
        """Return the two variables with which a command joins the story."""
        return {VARIABLE: f"{self.clock.at:%Y-%m-%dT%H:%M}", "DONDOC_CONFIG": str(self.config)}

    def call(self, *words: str, by: str = "", expect: int = 0, show: int = 0) -> Answer:
        """Type a command; print it with the first ``show`` lines of its answer.

        An answer with another exit code than ``expect`` ends the demonstration.
        """
        if by:
            words = (*words, "--as", by)
        os.environ.update(self.environment())
        out, err = io.StringIO(), io.StringIO()
        code = 0
        with redirect_stdout(out), redirect_stderr(err):
            try:
                cli.main(words, prog_name="dondoc")
            except SystemExit as ended:
                code = int(ended.code or 0)
        answer = Answer(words, code, out.getvalue(), err.getvalue())
        self.calls += 1
        if show:
            self.show(answer, show)
        if code != expect:
            raise UnexpectedAnswer(answer)
        return answer

    def show(self, answer: Answer, most: int) -> None:
        """Print a command as it was typed and the beginning of its answer."""
        data(f"{self.clock.at:%d/%m/%Y %H:%M} $ {shlex.join(('dondoc', *answer.words))}")
        lines = (answer.out if answer.out.strip() else answer.err).rstrip().splitlines()
        for line in lines[:most]:
            data(f"    {line if len(line) <= WIDTH else line[: WIDTH - 1] + '…'}")
        if len(lines) > most:
            data(f"    … (còn {len(lines) - most} dòng)")

    def title(self, text: str) -> None:
        """Print what comes next."""
        data()
        data(f"== {text}")

    def tick(self) -> Tick:
        """Let the daemon do what is due now."""
        self.ticks += 1
        return Daemon(self.application).tick()
