"""A small office on SQLite for tests of the command, and the command itself in this process."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dondoc.cli.main import cli
from dondoc.language import set_language

PLANS = Path(__file__).parents[2] / "plans"
BINH_DUONG = PLANS / "binh-duong-bql-kcn-2024.toml"
BINH_DINH = PLANS / "binh-dinh-ubnd-2024.toml"


def call(*words: str | Path, stdin: str = "") -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(cli, [str(word) for word in words], prog_name="dondoc", input=stdin)


def done(*words: str | Path) -> Result:
    """Run the command and insist that it succeeds."""
    result = call(*words)
    assert result.exit_code == 0, result.stderr
    return result


@dataclass(frozen=True)
class SmallOffice:
    """A folder with one database."""

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "office.sqlite3"

    def dump(self) -> list[str]:
        """Return everything in the database as SQL, to see that nothing was written."""
        with closing(sqlite3.connect(self.database)) as connection:
            return list(connection.iterdump())

    def execute(self, *statements: str) -> None:
        """Change the database behind the program's back."""
        with closing(sqlite3.connect(self.database)) as connection:
            for statement in statements:
                connection.execute(statement)
            connection.commit()


def settle_in(folder: Path, monkeypatch: pytest.MonkeyPatch, at: str) -> None:
    """Give the command a place, a moment, an actor and nothing else of this machine."""
    monkeypatch.chdir(folder)
    for variable in ("DONDOC_CONFIG", "DONDOC_LANGUAGE", "DONDOC_SMTP_HOST"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))
    monkeypatch.setenv("DONDOC_DATABASE_URL", str(folder / "office.sqlite3"))
    monkeypatch.setenv("DONDOC_CLOCK", at)
    monkeypatch.setenv("DONDOC_ACTOR", "VP")
    monkeypatch.setenv("DONDOC_TEST_BUSY_SECONDS", "0.05")


def an_office(
    folder: Path, monkeypatch: pytest.MonkeyPatch, at: str = "2024-04-01T08:00"
) -> Iterator[SmallOffice]:
    """Found an office and restore the language afterwards."""
    settle_in(folder, monkeypatch, at)
    done("init", "--operator", "VP", "--operator-email", "vp@example.vn")
    yield SmallOffice(folder)
    set_language("vi")
