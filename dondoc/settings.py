"""Settings of one call: flag over environment over file over default, with their origins."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Final

from dondoc.settings_values import (
    Problem,
    Value,
    folder_of,
    masked,
    read_password,
    read_value,
    relations,
)
from engine.errors import InvalidInput

PREFIX: Final = "DONDOC_"
FILE_NAME: Final = "dondoc.toml"
OTHER_VARIABLES: Final = ("DONDOC_CONFIG", "DONDOC_CLOCK", "DONDOC_SMTP_PASSWORD")
TEST_PREFIX: Final = "DONDOC_TEST_"
DEFAULT: Final = "default"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the database is, who acts, and how mail leaves; secrets never show in its text."""

    database_url: str = field(repr=False)
    outbox_dir: Path
    actor: str = ""
    language: str = "vi"
    smtp_host: str = ""
    smtp_port: int = 587
    smtp_security: str = "starttls"
    smtp_user: str = ""
    smtp_password: str = field(default="", repr=False)
    smtp_password_file: Path | None = None
    smtp_ca_file: Path | None = None
    mail_from: str = "dondoc@localhost"
    mail_from_name: str = "dondoc"
    mail_reply_to: str = ""
    mail_domain: str = "localhost"
    poll_seconds: int = 30
    config_file: Path | None = None
    origins: Mapping[str, str] = field(default_factory=dict)

    def shown(self) -> tuple[tuple[str, str, str], ...]:
        """Return (name, value, origin) of each setting, secrets masked."""
        return tuple(
            (name, masked(name, getattr(self, name)), self.origins.get(name, DEFAULT))
            for name in KEYS
        )


KEYS: Final = tuple(
    each.name
    for each in fields(Settings)
    if each.name not in {"config_file", "origins", "smtp_password"}
)
PORTS: Final = {"none": 25, "starttls": 587, "ssl": 465}


@dataclass(frozen=True, slots=True)
class Source:
    """Raw values of one origin; relative paths among them are meant from ``base``."""

    origin: str
    values: Mapping[str, object]
    base: Path


def load_settings(
    flags: Mapping[str, str],
    environ: Mapping[str, str],
    *,
    config: str | None = None,
    folder: Path | None = None,
) -> Settings:
    """Return the settings, or refuse with everything that is wrong with them at once."""
    folder = folder or Path.cwd()
    problems: list[Problem] = []
    path = find_file(config, environ, folder)
    sources = (
        Source("default", {}, folder),
        Source(str(path), _from_file(path, problems), path.parent if path else folder),
        Source("environment", _from_environment(environ, problems), folder),
        Source("flag", flags, folder),
    )
    values, origins = _merged(sources, problems)
    values["smtp_password"] = read_password(environ, values.get("smtp_password_file"), problems)
    _complete(values)
    problems.extend(relations(values, origins, path))
    if problems:
        raise InvalidInput(
            "Cấu hình có {count} chỗ phải sửa:{problems}", count=len(problems), problems=problems
        )
    return Settings(**values, config_file=path, origins=origins)  # type: ignore[arg-type]  # parsed by field


def find_file(config: str | None, environ: Mapping[str, str], folder: Path) -> Path | None:
    """Return the settings file: --config, DONDOC_CONFIG, the working folder, the user's folder."""
    asked = config or environ.get("DONDOC_CONFIG")
    if asked:
        return folder / Path(asked).expanduser()
    places = (folder / FILE_NAME, folder_of("config") / FILE_NAME)
    return next((place for place in places if place.is_file()), None)


def peek_language(environ: Mapping[str, str], config: str | None = None) -> str:
    """Return the language wanted by environment or file, before anything is checked."""
    raw = environ.get("DONDOC_LANGUAGE")
    if not raw:
        raw = str(_from_file(find_file(config, environ, Path.cwd()), []).get("language", ""))
    return raw if raw in PEEKABLE else "vi"


PEEKABLE: Final = ("vi", "en")


def _from_file(path: Path | None, problems: list[Problem]) -> Mapping[str, object]:
    if path is None:
        return {}
    import tomllib

    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        problems.append(
            InvalidInput("{path}: không đọc được ({reason})", path=str(path), reason=error.strerror)
        )
        return {}
    except ValueError as error:
        problems.append(
            InvalidInput("{path}: không phải TOML ({reason})", path=str(path), reason=str(error))
        )
        return {}
    problems.extend(_unknown(name, str(path)) for name in found if name not in KEYS)
    return {name: value for name, value in found.items() if name in KEYS}


def _from_environment(environ: Mapping[str, str], problems: list[Problem]) -> Mapping[str, object]:
    values: dict[str, object] = {}
    for variable in sorted(environ):
        name = variable.removeprefix(PREFIX).lower()
        if variable in OTHER_VARIABLES or not variable.startswith(PREFIX):
            continue
        if name in KEYS:
            values |= {name: environ[variable]} if environ[variable] else {}
        elif not variable.startswith(TEST_PREFIX):
            problems.append(_unknown(variable, "environment"))
    return values


def _unknown(name: str, origin: str) -> Problem:
    from difflib import get_close_matches

    if name == "smtp_password":
        return InvalidInput(
            "{origin}: mật khẩu không để trong tệp này; dùng DONDOC_SMTP_PASSWORD hoặc "
            "smtp_password_file",
            origin=origin,
        )
    plain = name.removeprefix(PREFIX).lower()
    nearest = get_close_matches(plain, KEYS, n=1) or ["dondoc config show"]
    return InvalidInput(
        "{origin}: không có khóa '{name}'; gần nhất: {nearest}",
        origin=origin,
        name=name,
        nearest=nearest[0],
    )


def _merged(
    sources: tuple[Source, ...], problems: list[Problem]
) -> tuple[dict[str, Value], dict[str, str]]:
    values: dict[str, Value] = {}
    origins: dict[str, str] = {}
    for source in sources:
        for name, raw in source.values.items():
            value = read_value(name, raw, source.base)
            if isinstance(value, InvalidInput):
                problems.append(value)
            else:
                values[name], origins[name] = value, source.origin
    return values, origins


def _complete(values: dict[str, Value]) -> None:
    """Fill what follows from other values: database, outbox, port, domain."""
    data = folder_of("data")
    url = str(values.setdefault("database_url", f"sqlite:///{data / 'dondoc.sqlite3'}"))
    beside = Path(url.removeprefix("sqlite:///")).parent if url.startswith("sqlite:///") else data
    values.setdefault("outbox_dir", beside / "outbox")
    values.setdefault("smtp_port", PORTS[str(values.get("smtp_security", "starttls"))])
    if "@" in str(values.get("mail_from", "")):
        values.setdefault("mail_domain", str(values["mail_from"]).rpartition("@")[2])
