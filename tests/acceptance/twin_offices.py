"""Two offices alike to the last byte, except that one of them has ordered an unannounced inspection.

The same commands are typed in both; what an outsider reads must be the same in both. Ids and
hashes made after the offices parted are numbered in the order in which they sort or appear: in the
program they are random, and whoever compares two of them learns nothing.
"""

import io
import json
import os
import random
import re
import shutil
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any, Final
from unittest import mock

from dondoc.cli.main import cli
from dondoc.identities import ALPHABET

ROOT: Final = Path(__file__).parents[2]
PLAN: Final = "plans/binh-duong-bql-kcn-2024.toml"
COLLEAGUE: Final = """
[[people]]
code = "cv-khac"
name = "Trịnh Công Danh"
email = "cvkhac@example.vn"
roles = [{ role = "officer", unit = "VP" }]
example = true
"""
"""An officer of the organiser who is on no team."""
ID: Final = re.compile(r"(?<![0-9a-f])ab[0-9a-f]{6}(?:(?:cd){12})?(?![0-9a-f])")
HASH: Final = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")


@dataclass
class OfficeIdentities:
    """Ids in order, and tokens that depend on the command alone."""

    given: int = 0
    command: str = ""

    def new_id(self) -> str:
        """Return the next id; its first eight digits already tell it from any other."""
        self.given += 1
        return f"ab{self.given:06x}" + "cd" * 12

    def token(self, length: int) -> str:
        """Return a token: both offices draw the same one for the same command."""
        drawn = random.Random(self.command)  # noqa: S311  (a test wants the same again)
        return "".join(drawn.choice(ALPHABET) for _ in range(length))


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command said, and how it ended."""

    code: int
    out: str
    err: str

    def json(self) -> Any:  # noqa: ANN401  (whatever the command says)
        """Return the answer of a command that was asked for JSON."""
        return json.loads(self.out)

    @property
    def plain(self) -> "Answer":
        """Return the answer with ids and hashes as numbers."""
        known: dict[str, str] = {}
        hashes: dict[str, str] = {}
        for rank, found in enumerate(sorted(set(ID.findall(self.out + self.err)))):
            known[found] = f"<id {rank}>"

        def hashed(match: re.Match[str]) -> str:
            return hashes.setdefault(match[0], f"<hash {len(hashes)}>")

        def numbered(text: str) -> str:
            return HASH.sub(hashed, ID.sub(lambda match: known[match[0]], text))

        return Answer(self.code, numbered(self.out), numbered(self.err))


@dataclass
class TypedOffice:
    """An office in a folder of its own, worked with by typing commands."""

    folder: Path
    at: str = "2024-05-20T08:00"
    identities: OfficeIdentities = field(default_factory=OfficeIdentities)

    def type(self, *words: str, by: str = "") -> Answer:
        """Type a command and return its answer."""
        out, err = io.StringIO(), io.StringIO()
        self.identities.command = " ".join(words)
        environ = {
            "HOME": str(self.folder),
            "XDG_DATA_HOME": str(self.folder),
            "XDG_CONFIG_HOME": str(self.folder),
            "DONDOC_CLOCK": self.at,
            "DONDOC_DATABASE_URL": "office.sqlite3",
            "DONDOC_OUTBOX_DIR": "mail",
        }
        named = ("--as", by) if by else ()
        with (
            chdir(self.folder),
            mock.patch.dict(os.environ, environ, clear=True),
            mock.patch("dondoc.wiring.RandomIdentities", return_value=self.identities),
            mock.patch.object(sys, "stdin", io.StringIO()),
            redirect_stdout(out),
            redirect_stderr(err),
        ):
            code = _ended(["--lang", "en", *named, *words])
        place = str(self.folder)
        return Answer(code, out.getvalue().replace(place, "…"), err.getvalue().replace(place, "…"))

    def done(self, *words: str, by: str = "") -> Answer:
        """Type a command that must succeed."""
        answer = self.type(*words, by=by)
        assert answer.code == 0, (words, answer)
        return answer

    def copy(self, folder: Path) -> "TypedOffice":
        """Return the same office in another folder."""
        shutil.copytree(self.folder, folder)
        return TypedOffice(folder, self.at, OfficeIdentities(self.identities.given))

    def write(self, name: str, text: str) -> None:
        """Write a file into the folder of the office."""
        (self.folder / name).write_text(text, encoding="utf-8")

    def mail(self) -> list[EmailMessage]:
        """Return every mail that has left the office, oldest first."""
        files = sorted((self.folder / "mail").glob("*.eml"))
        return [
            message_from_bytes(file.read_bytes(), EmailMessage, policy=policy.default)
            for file in files
        ]


def _ended(words: list[str]) -> int:
    try:
        cli.main(words, prog_name="dondoc")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    return 0


@dataclass
class Twins:
    """The office with the secret, and the one in which it was never ordered."""

    secret: TypedOffice
    plain: TypedOffice
    code: str = ""
    told: list[tuple[Answer, Answer]] = field(default_factory=list)
    """What the daemon said of its work on the days they lived, where it differed."""
    compared: int = 0
    ended: int = 0
    """How the last command that was compared ended."""

    def copy(self, folder: Path) -> "Twins":
        """Return the same two offices in another folder."""
        return Twins(self.secret.copy(folder / "a"), self.plain.copy(folder / "b"), self.code)

    def both(self, *words: str, by: str = "") -> None:
        """Type a command that must succeed in both offices."""
        self.secret.done(*words, by=by)
        self.plain.done(*words, by=by)

    def difference(self, *words: str, by: str = "") -> tuple[Answer, Answer] | None:
        """Type a command in both offices; return the answers when they can be told apart."""
        first = self.secret.type(*words, by=by).plain
        second = self.plain.type(*words, by=by).plain
        self.compared += 1
        self.ended = first.code
        return None if first == second else (first, second)

    def move_to(self, moment: str) -> None:
        """Set both clocks."""
        self.secret.at = self.plain.at = moment


def found_twins(folder: Path) -> Twins:
    """Found an office with a loaded plan, and make another one of it."""
    base = TypedOffice(folder / "base")
    (base.folder / "plans").mkdir(parents=True)
    base.write(PLAN, (ROOT / PLAN).read_text(encoding="utf-8") + COLLEAGUE)
    base.done(
        "init", "--office-name", "Ban Quản lý", "--office-code", "BQL", "--operator", "VP-01",
        "--operator-name", "Người vận hành", "--operator-email", "vanhanh@example.vn",
    )  # fmt: skip
    (base.folder / "dondoc.toml").unlink()  # it names who acts where nobody is named
    base.done("plan", "load", PLAN, by="VP-01")
    return Twins(base.copy(folder / "a"), base.copy(folder / "b"))
