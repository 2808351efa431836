"""The first settings file of an office, and the folders of a new database."""

import os
from pathlib import Path
from typing import Final

from dondoc.settings import FILE_NAME, Settings
from dondoc.settings_values import folder_of, password_in
from engine.errors import StorageUnavailable
from engine.words import N_

SQLITE: Final = "sqlite:///"


def make_folder(settings: Settings) -> None:
    """Create the program's own data folder; a folder that somebody named must be there."""
    path = database_file(settings)
    if path is None or settings.origins.get("database_url"):
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as refused:
        raise StorageUnavailable(
            N_("không tạo được thư mục {path} ({reason}); chọn nơi khác bằng --db"),
            path=str(path.parent),
            reason=refused.strerror,
        ) from refused


def database_file(settings: Settings) -> Path | None:
    """Return the file of a SQLite database, ``None`` for a server."""
    url = settings.database_url
    return Path(url.removeprefix(SQLITE)) if url.startswith(SQLITE) else None


def config_place(settings: Settings) -> Path:
    """Return where a new settings file belongs: beside a named database, else the user's folder."""
    path = database_file(settings)
    if path is None or not settings.origins.get("database_url"):
        return folder_of("config") / FILE_NAME
    return path.parent / FILE_NAME


def write_config(settings: Settings, operator: str) -> Path | None:
    """Write a first settings file; ``None`` when there is one, which is left alone."""
    place = config_place(settings)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return None
    except OSError as refused:
        raise StorageUnavailable(
            N_("không ghi được tệp cấu hình {path} ({reason}); cấp quyền ghi rồi chạy lại"),
            path=str(place),
            reason=refused.strerror,
        ) from refused
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(config_text(settings, operator))
    return place


def config_text(settings: Settings, operator: str) -> str:
    """Return the text of a first settings file; a password never stands in it."""
    lines = ["# dondoc: xem các khóa và nguồn của từng giá trị bằng “dondoc config show”"]
    if not password_in(settings.database_url):
        lines.append(f"database_url = {quoted(settings.database_url)}")
    lines.append(f"actor = {quoted(operator)}")
    lines += [
        "# Chưa có máy chủ thư thì thư được ghi thành tệp .eml trong thư mục outbox_dir.",
        '# smtp_host = "mail.example.vn"',
        '# smtp_user = "kiemtra@example.vn"',
        '# smtp_password_file = "smtp-password"  # chmod 600',
        '# mail_from = "kiemtra@example.vn"',
    ]
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """Return a text as TOML writes it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
