"""How the units of systemd are shown, or written to a folder."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from dondoc.cli.output import data, emit_json, say
from dondoc.language import _
from dondoc.running.service_units import SERVICE, TIMER
from engine.errors import InvalidInput, StorageUnavailable
from engine.words import N_

MODE: Final = 0o644
ACCOUNT: Final = re.compile(r"[a-z_][a-z0-9_-]{0,30}\$?")


def account(name: str) -> str:
    """Return the name of an account; refuse what could not be one, so that no line is smuggled in."""
    if not ACCOUNT.fullmatch(name):
        raise InvalidInput(
            N_("--user: “{name}” không phải tên tài khoản, chỉ gồm a-z, số, _ và -"), name=name[:40]
        )
    return name


def write_units(found: Mapping[str, str], folder: Path, *, dry_run: bool) -> tuple[Path, ...]:
    """Write the files; one that is there with other words is left alone, and then nothing is written."""
    if not folder.is_dir():
        raise InvalidInput(N_("--write: không có thư mục {path}"), path=str(folder))
    paths = {folder / name: text for name, text in found.items()}
    for path, text in paths.items():
        if path.exists() and path.read_text(encoding="utf-8", errors="replace") != text:
            raise StorageUnavailable(
                N_("{path} đã có và khác; xem rồi đổi tên tệp cũ, hoặc chọn thư mục khác"),
                path=str(path),
            )
    if not dry_run:
        _write(paths)
    return tuple(paths)


def _write(paths: Mapping[Path, str]) -> None:
    for path, text in paths.items():
        try:
            path.write_text(text, encoding="utf-8")
            path.chmod(MODE)
        except OSError as refused:
            raise StorageUnavailable(
                N_("không ghi được {path} ({reason}); chạy bằng tài khoản có quyền"),
                path=str(path),
                reason=refused.strerror,
            ) from refused


def report(found: Mapping[str, str], written: Iterable[Path], *, as_json: bool) -> None:
    """Print the units, or where they were written and how they are started."""
    paths = [str(path) for path in written]
    if as_json:
        emit_json("daemon-unit", {"units": found, "written": paths})
        return
    for path in paths:
        data(_("Tệp {path}", path=path))
    if paths:
        say(_("Bật: systemctl daemon-reload && systemctl enable --now {units}", units=_enabled()))
        return
    for name, text in found.items():
        data(f"# ---- {name} ----")
        data(text)


def _enabled() -> str:
    return f"{SERVICE} {TIMER}"
