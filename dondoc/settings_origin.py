"""Where each setting came from, as exactly as somebody needs to change it."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dondoc.settings import DEFAULT, PREFIX, Settings

FLAGS: Final = {"database_url": "--db", "actor": "--as", "language": "--lang"}
PASSWORD: Final = "smtp_password"  # noqa: S105  (its key, not the password)
PASSWORD_VARIABLE: Final = f"{PREFIX}{PASSWORD.upper()}"
MASK: Final = "***"


@dataclass(frozen=True, slots=True)
class Origin:
    """A setting with its kind of origin (``flag``, ``environment``, ``file``, ``default``) and place."""

    name: str
    value: str
    kind: str
    place: str = ""
    line: int | None = None


def origins_of(settings: Settings, environ: Mapping[str, str]) -> Iterator[Origin]:
    """Yield every setting, the password masked, each with where it came from."""
    lines = lines_by_key(settings.config_file)
    for name, value, origin in settings.shown():
        yield _origin(name, value, origin, lines)
        if name == "smtp_user" and settings.smtp_password:
            yield _password(settings, environ)


def lines_by_key(path: Path | None) -> dict[str, int]:
    """Return the line of each key of a settings file."""
    if path is None or not path.is_file():
        return {}
    written = path.read_text(encoding="utf-8").splitlines()
    keys = (re.match(r"\s*[\"']?([A-Za-z_]+)[\"']?\s*=", line) for line in written)
    return {key[1]: number for number, key in enumerate(keys, start=1) if key}


def _origin(name: str, value: str, origin: str, lines: Mapping[str, int]) -> Origin:
    match origin:
        case "flag":
            return Origin(name, value, "flag", FLAGS.get(name, ""))
        case "environment":
            return Origin(name, value, "environment", PREFIX + name.upper())
        case _ if origin == DEFAULT:
            return Origin(name, value, DEFAULT)
    return Origin(name, value, "file", origin, lines.get(name))


def _password(settings: Settings, environ: Mapping[str, str]) -> Origin:
    if environ.get(PASSWORD_VARIABLE):
        return Origin(PASSWORD, MASK, "environment", PASSWORD_VARIABLE)
    return Origin(PASSWORD, MASK, "file", os.fspath(settings.smtp_password_file or ""))
