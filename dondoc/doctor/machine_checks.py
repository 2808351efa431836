"""The machine: its clock, its time zones, its disk, and who can read the files."""

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dondoc.doctor.finding import BY_ROOT, Finding, Patient, good, runs_as_root, unknown, wrong
from dondoc.running.heartbeat import pulse_of
from dondoc.settings import Settings
from engine.errors import DondocError
from engine.words import N_

ZONE: Final = "Asia/Ho_Chi_Minh"
SEVEN: Final = timedelta(hours=7)
AHEAD: Final = timedelta(minutes=5)
LEAST_FREE: Final = 500_000_000
MEGABYTE: Final = 1_000_000
SUFFIXES: Final = ("", "-wal", "-shm", ".daemon-lock")

CLOCK: Final = N_("giờ máy {now}")
PLAYED: Final = N_("giờ {now} do DONDOC_CLOCK đặt, không xét được giờ máy")
BEHIND: Final = N_("giờ máy {now} đi sau {what} ({then}); thời hạn sẽ tính sai")
ZONE_GOOD: Final = N_("có dữ liệu múi giờ {zone}")
ZONE_WRONG: Final = N_("thiếu hoặc sai dữ liệu múi giờ {zone}")
DISK: Final = N_("đĩa còn đủ chỗ (hơn {least} MB)")
DISK_FULL: Final = N_("đĩa của {path} chỉ còn {free} MB, cần ít nhất {least} MB")
NO_DISK: Final = N_("không xem được chỗ trống của {path}")
MODE: Final = N_("{what} chỉ chủ tệp đọc được")
OPEN_MODE: Final = N_("người khác trên máy đọc hoặc ghi được {path}")
WRITABLE: Final = N_("ghi được vào thư mục {path}")
NOT_WRITABLE: Final = N_("không ghi được vào thư mục {path}")


def clock(patient: Patient) -> Iterator[Finding]:
    """Compare the clock with what was written before it."""
    if patient.manual:
        yield unknown("clock", PLAYED, now=patient.now)
        return
    for what, moment in _written(patient):
        if moment > patient.now + AHEAD:
            facts = {"now": patient.now, "what": what, "then": moment}
            yield wrong("clock", "sudo timedatectl set-ntp true", BEHIND, **facts)
            return
    yield good("clock", CLOCK, now=patient.now)


def _written(patient: Patient) -> Iterator[tuple[str, datetime]]:
    """Yield moments that lie in the past when the clock is right: our release, the database."""
    yield N_("bản phát hành"), datetime.fromtimestamp(Path(__file__).stat().st_mtime, UTC)
    if patient.file is not None and patient.file.exists():
        yield N_("cơ sở dữ liệu"), datetime.fromtimestamp(patient.file.stat().st_mtime, UTC)
    with suppress(DondocError):  # what is wrong with the database is told by its own check
        beat = pulse_of(patient.application).beat_at
        if beat is not None:
            yield N_("nhịp của dịch vụ"), beat


def zone(_patient: Patient) -> Iterator[Finding]:
    """Look for the zone of the office."""
    try:
        found = datetime(2024, 1, 1, tzinfo=ZoneInfo(ZONE)).utcoffset()
    except (ZoneInfoNotFoundError, OSError, ValueError):
        found = None
    if found == SEVEN:
        yield good("zone", ZONE_GOOD, zone=ZONE)
    else:
        yield wrong("zone", "python3 -m pip install --upgrade tzdata", ZONE_WRONG, zone=ZONE)


def disk(patient: Patient) -> Iterator[Finding]:
    """Look for room: for the database as large as it is, twice, and never less than a minimum."""
    path = patient.file
    folder = path.parent if path else patient.settings.outbox_dir.parent
    least = max(LEAST_FREE, 2 * path.stat().st_size if path and path.exists() else 0)
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        yield unknown("disk", NO_DISK, path=str(folder))
        return
    megabytes = {"least": least // MEGABYTE, "free": free // MEGABYTE, "path": str(folder)}
    if free >= least:
        yield good("disk", DISK, least=megabytes["least"])
    else:
        remedy = f"du -xh --max-depth=2 {folder} | sort -h | tail"
        yield wrong("disk", remedy, DISK_FULL, **megabytes)


def modes(patient: Patient) -> Iterator[Finding]:
    """Look who can read the database, and write the settings."""
    private = 0o077
    if patient.file is not None and patient.file.exists():
        beside = [patient.file.with_name(patient.file.name + suffix) for suffix in SUFFIXES]
        yield _mode("database-mode", N_("cơ sở dữ liệu"), beside, private)
    settings = patient.settings
    if settings.config_file is not None and settings.config_file.exists():
        changing = 0o022
        yield _mode("config-mode", N_("cấu hình"), [settings.config_file], changing)
    secrets = _secret_files(settings)
    if secrets:
        yield _mode("secret-mode", N_("mật khẩu"), secrets, private)


def _secret_files(settings: Settings) -> list[Path]:
    return [settings.smtp_password_file] if settings.smtp_password_file else []


def _mode(name: str, what: str, paths: list[Path], forbidden: int) -> Finding:
    for path in paths:
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & forbidden:
            letters = "go-rwx" if forbidden & stat.S_IRGRP else "go-w"
            return wrong(name, f"chmod {letters} {path}", OPEN_MODE, path=str(path))
    return good(name, MODE, what=what) if forbidden & stat.S_IRGRP else good(name, SETTINGS_MODE)


SETTINGS_MODE: Final = N_("chỉ chủ tệp sửa được cấu hình")


def folder(patient: Patient) -> Iterator[Finding]:
    """Try whether the folder of the database can be written."""
    if patient.file is None:
        return
    path = patient.file.parent
    if runs_as_root():
        yield unknown("database-folder", BY_ROOT)
    elif os.access(path, os.W_OK | os.X_OK):
        yield good("database-folder", WRITABLE, path=str(path))
    else:
        yield wrong("database-folder", f"chmod u+rwx {path}", NOT_WRITABLE, path=str(path))
