"""Pages of the documents as stories: fences found, examples run in order, output compared.

``python -m tests.acceptance.document_pages PAGE ...`` writes the real output into pages whose
expected output no longer holds; what still matches, ``...`` included, is left as it is.
"""

import io
import os
import random
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from doctest import DocTestParser, DocTestRunner
from pathlib import Path
from typing import Final
from unittest import mock

from dondoc.cli.main import cli
from dondoc.identities import ALPHABET, RandomIdentities

ROOT: Final = Path(__file__).parents[2]
FENCE: Final = re.compile(r"^(?P<indent> *)```(?P<info>[^`\n]*)$")
LINK: Final = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
HEADING: Final = re.compile(r"^#{1,6} +(.+?) *$")
ELLIPSIS: Final = "..."
UNSEEN: Final = re.compile(r"<!-- \$ (.+) -->")
"""A command that readers do not see, say the daemon at work between two steps."""


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block: its language, the file it stands for if any, its place and its lines."""

    language: str
    file: str
    first: int
    indent: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return the content of the block."""
        return "".join(f"{line}\n" for line in self.lines)


@dataclass(frozen=True, slots=True)
class Example:
    """A command of a console block with the output that the page promises."""

    command: str
    line: int
    expected: tuple[str, ...]


def pages() -> list[Path]:
    """Return every page whose examples are executed."""
    named = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]
    return named + sorted((ROOT / "docs").rglob("*.md"))


def fences(text: str) -> Iterator[Fence]:
    """Yield the fenced blocks of a page; ``first`` counts lines from 0, after the opening."""
    lines = text.splitlines()
    place = 0
    while place < len(lines):
        opening, unseen = FENCE.match(lines[place]), UNSEEN.fullmatch(lines[place])
        place += 1
        if unseen:
            yield Fence("unseen", "", place, "", (unseen[1],))
        if opening is None:
            continue
        first, indent = place, opening["indent"]
        while lines[place].strip() != "```":
            place += 1
        language, _, rest = opening["info"].strip().partition(" ")
        content = tuple(line.removeprefix(indent) for line in lines[first:place])
        yield Fence(language, rest.partition("file=")[2], first, indent, content)
        place += 1


def examples(fence: Fence) -> Iterator[Example]:
    """Yield the commands of a console block; a backslash joins lines."""
    command, start, expected = "", 0, list[str]()
    joining = False
    for number, line in enumerate(fence.lines):
        if line.startswith("$ ") or joining:
            if command and not joining:
                yield Example(command, start, tuple(expected))
            if not joining:
                command, start, expected = "", fence.first + number, []
            part = line.removeprefix("$ ").removeprefix("> ")
            joining = part.endswith("\\")
            command += part.removesuffix("\\")
        else:
            expected.append(line)
    if command:
        yield Example(command, start, tuple(expected))


class PageIdentities(RandomIdentities):
    """Identities that repeat from run to run, so that a page may name what they order or form."""

    def __init__(self, seed: str) -> None:
        """Draw from the name of the page."""
        # Two sources: one id more or less in the program leaves the tokens of a page alone.
        self._ids = random.Random(f"{seed} ids")  # noqa: S311  (a page, not a secret)
        self._tokens = random.Random(seed)  # noqa: S311  (the same)

    def new_id(self) -> str:
        """Return the next id."""
        return f"{self._ids.getrandbits(128):032x}"

    def token(self, length: int) -> str:
        """Return the next token."""
        return "".join(self._tokens.choice(ALPHABET) for _ in range(length))


@dataclass
class Shell:
    """What runs the examples of one page: a fresh folder and its own environment."""

    folder: Path
    page: str
    environ: dict[str, str] = field(default_factory=dict)
    code: int = 0
    names: dict[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Give the folder the shipped plans, and hide the settings of this machine."""
        shutil.copytree(ROOT / "plans", self.folder / "plans")  # makes the folder
        home = str(self.folder / "home")
        self.environ |= {"HOME": home, "XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home}
        self.identities = PageIdentities(self.page)

    def run(self, command: str) -> str:
        """Run one command and return all that it says, on both streams."""
        words = shlex.split(command)
        match words:
            case ["export", pair]:
                name, _, value = pair.partition("=")
                self.environ[name] = value
                return ""
            case ["unset", name]:
                self.environ.pop(name, None)
                return ""
            case ["echo", "$?"]:
                return f"{self.code}\n"
            case ["cat", name]:
                return (self.folder / name).read_text(encoding="utf-8")
            case ["ls", name]:
                found = sorted(path.name for path in (self.folder / name).iterdir())
                return "".join(f"{each}\n" for each in found)
            case ["dondoc", *rest]:
                return self._dondoc(rest)
        raise AssertionError(f"{self.page}: no such command in examples: {command}")

    def _dondoc(self, words: list[str]) -> str:
        said = io.StringIO()
        with (
            chdir(self.folder),
            mock.patch.dict(os.environ, self.environ, clear=True),
            mock.patch("dondoc.wiring.RandomIdentities", return_value=self.identities),
            mock.patch.object(sys, "stdin", io.StringIO()),
            redirect_stdout(said),
            redirect_stderr(said),
        ):
            self.code = _ended(words)
        return said.getvalue().replace(str(self.folder.resolve()), ELLIPSIS)

    def run_python(self, fence: Fence) -> None:
        """Run a Python example in the folder of the page; one with prompts is a doctest."""
        place = f"{self.page}:{fence.first}"
        with chdir(self.folder), redirect_stdout(io.StringIO()):
            if ">>>" in fence.text:
                story = DocTestParser().get_doctest(fence.text, self.names, place, place, 0)
                assert DocTestRunner(verbose=False).run(story, clear_globs=False).failed == 0, place
                self.names |= story.globs
            else:
                exec(compile(fence.text, place, "exec"), self.names)  # noqa: S102  (our own page)

    def write(self, name: str, text: str) -> None:
        """Write a file that the page shows."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _ended(words: list[str]) -> int:
    try:
        cli.main(words, prog_name="dondoc")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    return 0


def matches(expected: tuple[str, ...], actual: str) -> bool:
    """Tell whether output is what a page promises; ``...`` stands for anything."""
    said = "".join(f"{line.rstrip()}\n" for line in actual.splitlines()).strip("\n")
    promised = "\n".join(line.rstrip() for line in expected).strip("\n")
    pattern = "".join(_line_pattern(line) for line in promised.split("\n"))
    return re.fullmatch(pattern, f"{said}\n") is not None


def _line_pattern(line: str) -> str:
    if line.strip() == ELLIPSIS:
        return r"(?:[^\n]*\n)*?"
    return r"[^\n]*?".join(re.escape(part) for part in line.split(ELLIPSIS)) + r"\n"


def played(page: Path, folder: Path) -> Iterator[tuple[Fence, Example, str]]:
    """Run a page from top to bottom; yield each example with what it really said."""
    shell = Shell(folder, page.name)
    for fence in fences(page.read_text(encoding="utf-8")):
        if fence.file:
            shell.write(fence.file, fence.text)
        if fence.language == "unseen":
            shell.code = 0
            shell.run(fence.lines[0])
            assert shell.code == 0, f"{page.name}:{fence.first}"
        if fence.language == "python":
            shell.run_python(fence)
        if fence.language == "console":
            for example in examples(fence):
                yield fence, example, shell.run(example.command)


def slug(heading: str) -> str:
    """Return the anchor that a heading gets on the pages people read."""
    bare = re.sub(r"[`*]|\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
    return "".join("-" if char == " " else char for char in bare if char.isalnum() or char in " -_")


def prose(text: str) -> list[str]:
    """Return the lines of a page outside of its fences."""
    kept, inside = [], False
    for line in text.splitlines():
        inside ^= bool(FENCE.match(line))
        kept.append("" if inside else line)
    return kept


def anchors(text: str) -> set[str]:
    """Return the anchors of a page."""
    headings = (HEADING.match(line) for line in prose(text))
    return {slug(found[1]) for found in headings if found}


def links(text: str) -> Iterator[str]:
    """Yield the links of a page that lead into the project."""
    for line in prose(text):
        for target in LINK.findall(line):
            if "://" not in target and not target.startswith("mailto:"):
                yield target


def _rewritten(page: Path) -> str:
    """Return a page with the real output where its own no longer holds."""
    lines = page.read_text(encoding="utf-8").splitlines()
    changes: Mapping[int, tuple[int, list[str]]] = dict(_changes(page))
    for place in sorted(changes, reverse=True):
        length, real = changes[place]
        lines[place : place + length] = real
    return "\n".join(lines) + "\n"


def _changes(page: Path) -> Iterator[tuple[int, tuple[int, list[str]]]]:
    with tempfile.TemporaryDirectory() as folder:
        for fence, example, actual in played(page, Path(folder).resolve() / "page"):
            if matches(example.expected, actual):
                continue
            start = example.line + 1
            while lines_of(page)[start - 1].endswith("\\"):
                start += 1
            real = [(fence.indent + line).rstrip() for line in actual.splitlines()]
            yield start, (len(example.expected), real)


def lines_of(page: Path) -> list[str]:
    """Return the lines of a page."""
    return page.read_text(encoding="utf-8").splitlines()


if __name__ == "__main__":
    for name in sys.argv[1:]:
        target = Path(name)
        target.write_text(_rewritten(target), encoding="utf-8")
