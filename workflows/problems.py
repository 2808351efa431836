"""What is wrong or doubtful in a file of the office: every problem with its place, all at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """An error keeps a file from being loaded; a warning is shown and kept (domain fact 12)."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend or to look at.

    ``path`` names the key as written (``visits[3].unit``, counted from 1) and ``line`` its line in
    the file; both are empty (``""``, 0) where the whole file is meant. ``text`` is the key of a
    translation whose ``{places}`` are filled from ``params``.
    """

    severity: Severity
    path: str
    line: int
    text: str
    params: Mapping[str, object] = field(default_factory=dict)

    def sentence(self) -> str:
        """Return the Vietnamese sentence."""
        return self.text.format(**self.params)


@dataclass(slots=True)
class Findings:
    """Collects the problems of one file while it is read or checked; knows the line of each key."""

    lines: Mapping[str, int]
    problems: list[Problem] = field(default_factory=list)

    def error(self, path: str, text: str, /, **params: object) -> None:
        """Note something that keeps the file from being loaded."""
        self._add(Severity.ERROR, path, text, params)

    def warning(self, path: str, text: str, /, **params: object) -> None:
        """Note something to look at."""
        self._add(Severity.WARNING, path, text, params)

    def _add(self, severity: Severity, path: str, text: str, params: Mapping[str, object]) -> None:
        line = line_of(path, self.lines)
        self.problems.append(Problem(severity, path, line, text, params))


def line_of(path: str, lines: Mapping[str, int]) -> int:
    """Return the line of ``path``, else that of the nearest table around it, else 0."""
    while path and path not in lines:
        cut = max(path.rfind("."), path.rfind("["))
        path = path[: max(cut, 0)]
    return lines.get(path, 0)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems by line, errors before warnings of the same line, each once."""
    unique = {(item.severity, item.path, item.sentence()): item for item in problems}
    return tuple(sorted(unique.values(), key=lambda item: (item.line, item.severity, item.path)))


def errors_of(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the errors alone."""
    return tuple(item for item in problems if item.severity is Severity.ERROR)


def warnings_of(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the warnings alone."""
    return tuple(item for item in problems if item.severity is Severity.WARNING)
