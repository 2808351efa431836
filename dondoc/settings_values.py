"""Reading of single settings: from text or TOML to a checked value, or to a problem."""

import os
import re
import stat
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final, TypeAlias

from engine.errors import InvalidInput

Value: TypeAlias = str | int | Path | None
Problem: TypeAlias = InvalidInput

SCHEMES: Final = {
    "sqlite": "sqlite",
    "postgresql": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}
NOT_KEPT: Final = ("", ":memory:", "sqlite://", "sqlite:///", "sqlite:///:memory:")
CHOICES: Final = {"language": ("vi", "en"), "smtp_security": ("none", "starttls", "ssl")}
RANGES: Final = {"smtp_port": (1, 65535), "poll_seconds": (1, 3600)}
PATHS: Final = ("outbox_dir", "smtp_password_file", "smtp_ca_file")
ADDRESSES: Final = ("mail_from", "mail_reply_to")
ADDRESS: Final = re.compile(r"[^@\s<>,;\"]+@[^@\s<>,;\"]+")
LOOPBACK: Final = ("localhost", "127.0.0.1", "::1")


def folder_of(kind: str) -> Path:
    """Return the user's folder for ``data`` or ``config``."""
    import platformdirs

    find = platformdirs.user_data_path if kind == "data" else platformdirs.user_config_path
    return find("dondoc", appauthor=False)


def read_value(name: str, raw: object, base: Path) -> Value | Problem:
    """Return the value of one setting, or what is wrong with it."""
    if isinstance(raw, bool) or not isinstance(raw, str | int | Path):
        return InvalidInput(
            "{name}: phải là chữ hoặc số, không phải {value}", name=name, value=str(raw)
        )
    if name in RANGES:
        return _number(name, raw)
    return READERS.get(name, _text)(name, str(raw).strip(), base)


def _number(name: str, raw: object) -> Value | Problem:
    low, high = RANGES[name]
    text = str(raw).strip()
    if text.isdecimal() and low <= int(text) <= high:
        return int(text)
    return InvalidInput(
        "{name}: phải là số từ {low} đến {high}, không phải '{value}'",
        name=name,
        low=low,
        high=high,
        value=text,
    )


def _text(name: str, text: str, base: Path) -> Value | Problem:
    del base
    if text.isprintable():
        return text
    return InvalidInput("{name}: có ký tự điều khiển; viết trên một dòng", name=name)


def _choice(name: str, text: str, base: Path) -> Value | Problem:
    del base
    if text in CHOICES[name]:
        return text
    return InvalidInput(
        "{name}: '{value}' không dùng được; chọn một trong: {choices}",
        name=name,
        value=text,
        choices=CHOICES[name],
    )


def _path(name: str, text: str, base: Path) -> Value | Problem:
    del name
    return (base / Path(text).expanduser()).resolve() if text else None


def _address(name: str, text: str, base: Path) -> Value | Problem:
    del base
    if not text or ADDRESS.fullmatch(text):
        return text
    return InvalidInput(
        "{name}: '{value}' không phải địa chỉ thư; viết như kiemtra@example.vn",
        name=name,
        value=text,
    )


def _database(name: str, text: str, base: Path) -> Value | Problem:
    """Return a URL; a path becomes SQLite, a relative one is meant from ``base``."""
    scheme, found, rest = text.partition("://")
    if text in NOT_KEPT:
        return InvalidInput(
            "{name}: phải là tệp hoặc máy chủ giữ được dữ liệu, ví dụ /srv/dondoc/co-quan.sqlite3",
            name=name,
        )
    if not found:
        return f"sqlite:///{(base / Path(text).expanduser()).resolve()}"
    if scheme not in SCHEMES:
        return InvalidInput(
            "{name}: không dùng được cơ sở dữ liệu '{value}'; dùng đường dẫn tệp, sqlite:///... "
            "hoặc postgresql://...",
            name=name,
            value=scheme,
        )
    if SCHEMES[scheme] == "sqlite":
        return f"sqlite:///{(base / rest.removeprefix('/')).resolve()}"
    return f"{SCHEMES[scheme]}://{rest}"


READERS: Final[Mapping[str, Callable[[str, str, Path], Value | Problem]]] = {
    "database_url": _database,
    **dict.fromkeys(CHOICES, _choice),
    **dict.fromkeys(PATHS, _path),
    **dict.fromkeys(ADDRESSES, _address),
}


def masked(name: str, value: object) -> str:
    """Return a setting as it may be shown: the password of a database URL is hidden."""
    text = "" if value is None else str(value)
    if name != "database_url":
        return text
    if password_in(text):
        text = text.replace(f":{password_in(text)}@", ":***@")
    return re.sub(r"([?&]password=)[^&]*", r"\1***", text)


def password_in(url: str) -> str:
    """Return the password inside a database URL, or nothing."""
    authority = url.partition("://")[2].partition("/")[0].rpartition("@")[0]
    asked = re.search(r"[?&]password=([^&]+)", url)
    return authority.partition(":")[2] or (asked[1] if asked else "")


def read_password(environ: Mapping[str, str], path: Value, problems: list[Problem]) -> str:
    """Return the SMTP password from the environment or from a file that only its owner reads."""
    if environ.get("DONDOC_SMTP_PASSWORD"):
        return environ["DONDOC_SMTP_PASSWORD"]
    if not isinstance(path, Path):
        return ""
    try:
        if _readable_by_others(path):
            problems.append(_too_open(path))
            return ""
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        problems.append(
            InvalidInput("{path}: không đọc được ({reason})", path=str(path), reason=str(error))
        )
        return ""


def _readable_by_others(path: Path) -> bool:
    return os.name == "posix" and bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def _too_open(path: Path) -> Problem:
    return InvalidInput(
        "{path}: người khác trên máy đọc được mật khẩu; chạy: chmod 600 {path}", path=str(path)
    )


def relations(
    values: Mapping[str, Value], origins: Mapping[str, str], path: Path | None
) -> Iterator[Problem]:
    """Yield what is wrong between settings that are right one by one."""
    if password_in(str(values["database_url"])):
        origin = origins["database_url"]
        if origin == "flag":
            yield InvalidInput("--db: mật khẩu không viết trên dòng lệnh; dùng DONDOC_DATABASE_URL")
        elif path and origin == str(path) and _readable_by_others(path):
            yield _too_open(path)
    if values.get("smtp_host"):
        yield from _mail_relations(values)


def _mail_relations(values: Mapping[str, Value]) -> Iterator[Problem]:
    if not values.get("mail_from"):
        yield InvalidInput("mail_from: phải có địa chỉ người gửi khi đã đặt smtp_host")
    if not values.get("smtp_user"):
        return
    if not values.get("smtp_password"):
        yield InvalidInput(
            "smtp_user: thiếu mật khẩu; đặt DONDOC_SMTP_PASSWORD hoặc smtp_password_file"
        )
    if values.get("smtp_security") == "none" and values["smtp_host"] not in LOOPBACK:
        yield InvalidInput(
            "smtp_security: không gửi mật khẩu trên đường truyền không mã hóa; chọn starttls "
            "hoặc ssl"
        )
