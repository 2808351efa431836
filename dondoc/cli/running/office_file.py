"""Files of the office given on the command line: read whole, or refused in one line."""

import stat
from pathlib import Path
from typing import Final

import click

from dondoc.cli.output import data
from dondoc.language import _
from engine.errors import InvalidInput
from engine.words import N_
from workflows.problems import Problem, errors_of

MOST_BYTES: Final = 2_000_000
MISSING: Final = N_("không có tệp {path}; xem lại tên và thư mục")
FOLDER: Final = N_("{path} là thư mục; hãy chọn một tệp")
SPECIAL: Final = N_("{path} không phải tệp thường; hãy chọn một tệp")
UNREADABLE: Final = N_("không đọc được tệp {path} ({reason}); hãy cấp quyền đọc")
TOO_LARGE: Final = N_("tệp {path} dài {size} MB, tối đa {limit} MB; xem lại đã chọn đúng tệp")

FILE = click.Path(path_type=Path)


def read_office_file(path: Path) -> bytes:
    """Return the bytes of a file; refuse one that is missing, no plain file, or far too large."""
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise InvalidInput(FOLDER, path=str(path))
        if not stat.S_ISREG(found.st_mode):
            raise InvalidInput(SPECIAL, path=str(path))
        if found.st_size > MOST_BYTES:
            raise _too_large(path, found.st_size)
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise InvalidInput(MISSING, path=str(path)) from None
    except (OSError, ValueError) as refused:
        reason = getattr(refused, "strerror", None) or str(refused)
        raise InvalidInput(UNREADABLE, path=str(path), reason=reason) from None


def _too_large(path: Path, size: int) -> InvalidInput:
    return InvalidInput(
        TOO_LARGE,
        path=str(path),
        size=f"{size / 1_000_000:.1f}".replace(".", ","),
        limit=MOST_BYTES // 1_000_000,
    )


def problem_json(problem: Problem) -> dict[str, object]:
    """Return a problem as programs read it."""
    return {
        "severity": problem.severity.value,
        "path": problem.path,
        "line": problem.line,
        "text": _(problem.text, **problem.params),
    }


def print_problems(path: Path, problems: tuple[Problem, ...]) -> None:
    """Write errors first, then warnings, each with its line and key."""
    errors = errors_of(problems)
    warnings = tuple(problem for problem in problems if problem not in errors)
    for sign, items in ((_("[LỖI]"), errors), (_("[CẢNH BÁO]"), warnings)):
        for item in items:
            place = f"{path}:{item.line}" if item.line else str(path)
            key = f" {item.path}:" if item.path else ""
            data(f"{sign} {place}:{key} {_(item.text, **item.params)}")


def counted(problems: tuple[Problem, ...]) -> dict[str, int]:
    """Return how many errors and warnings there are."""
    errors = len(errors_of(problems))
    return {"errors": errors, "warnings": len(problems) - errors}
