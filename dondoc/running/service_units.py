"""Units for systemd: the daemon under a watchdog, and a weekly backup that is restored for trial."""

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dondoc.settings import Settings
from dondoc.settings_file import database_file
from dondoc.settings_values import folder_of

SERVICE: Final = "dondoc.service"
BACKUP: Final = "dondoc-backup.service"
TIMER: Final = "dondoc-backup.timer"
SECRETS: Final = "/etc/dondoc.env"
HOMES: Final = (Path("/home"), Path("/root"), Path("/run/user"))
TEMPORARY: Final = (Path("/tmp"), Path("/var/tmp"))  # noqa: S108  (looked at, not written to)

HARDENED: Final = """\
UMask=0077
NoNewPrivileges=yes
CapabilityBoundingSet=
ProtectSystem=strict
PrivateDevices=yes
ProtectClock=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectControlGroups=yes
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the program runs and which files it works with."""

    command: tuple[str, ...]
    user: str
    folders: tuple[Path, ...]
    read: tuple[Path, ...]


def units(settings: Settings, user: str) -> Mapping[str, str]:
    """Return the text of each unit by its file name."""
    place = _place(settings, user)
    return {SERVICE: _service(place), BACKUP: _backup(place), TIMER: _timer()}


def owner_of(settings: Settings) -> str:
    """Return the account that owns the database file, else one named like the program."""
    path = database_file(settings)
    try:
        return path.owner() if path is not None else "dondoc"
    except (OSError, KeyError):
        return "dondoc"


def _place(settings: Settings, user: str) -> Place:
    program = Path(sys.executable).with_name("dondoc")
    known = program.is_file()
    command = (str(program),) if known else (sys.executable, "-m", "dondoc.cli.main")
    config, path = settings.config_file, database_file(settings)
    read = (Path(sys.executable), *([config] if config else []))
    if config is not None:
        command = (*command, "--config", str(config))
    elif path is not None:
        command = (*command, "--db", str(path))
    data = path.parent if path is not None else folder_of("data")
    # A sign minus lets the service start before the folder has been made.
    folders = dict.fromkeys((data, settings.outbox_dir))
    return Place(command, user, tuple(folders), read)


def _service(place: Place) -> str:
    return f"""\
# dondoc: sinh bằng “dondoc daemon unit”
[Unit]
Description=dondoc: nhac viec va gui thu
Wants=network-online.target
After=network-online.target time-sync.target

[Service]
Type=notify
NotifyAccess=main
User={place.user}
EnvironmentFile=-{SECRETS}
ExecStart={_line(*place.command, "daemon", "run")}
# Lượt đầu và lượt gửi nhiều thư có thể lâu; quá ngưỡng này thì coi là treo.
WatchdogSec=30min
TimeoutStartSec=30min
# Dừng: làm nốt lượt đang dở.
TimeoutStopSec=5min
Restart=on-failure
RestartSec=10
# 2: cấu hình sai, chạy lại cũng vậy.
RestartPreventExitStatus=2
{_hardened(place)}
[Install]
WantedBy=multi-user.target
"""


def _backup(place: Place) -> str:
    return f"""\
# dondoc: sinh bằng “dondoc daemon unit”
[Unit]
Description=dondoc: sao luu va khoi phuc thu

[Service]
Type=oneshot
User={place.user}
EnvironmentFile=-{SECRETS}
ExecStart={_line(*place.command, "backup", "--keep", "12")}
ExecStart={_line(*place.command, "restore", "--trial")}
{_hardened(place)}"""


def _timer() -> str:
    return """\
# dondoc: sinh bằng “dondoc daemon unit”
[Unit]
Description=dondoc: sao luu hang tuan

[Timer]
OnCalendar=Sun *-*-* 02:00:00
RandomizedDelaySec=15min
Persistent=yes

[Install]
WantedBy=timers.target
"""


def _hardened(place: Place) -> str:
    """Return the sandbox: everything read-only but the folders of the office, homes as needed."""
    used = (*place.folders, *place.read, Path(place.command[0]))
    home = "read-only" if _any_below(used, HOMES) else "yes"
    lines = [HARDENED.rstrip(), f"ProtectHome={home}"]
    if not _any_below(used, TEMPORARY):
        lines.append("PrivateTmp=yes")
    lines.append("ReadWritePaths=" + " ".join(_quoted(f"-{each}") for each in place.folders))
    return "\n".join(lines) + "\n"


def _any_below(paths: Iterable[Path], folders: Iterable[Path]) -> bool:
    return any(path.is_relative_to(folder) for path in paths for folder in folders)


def _line(*words: str) -> str:
    """Return a command as ExecStart takes it: no variables, no specifiers, blanks in quotes."""
    return " ".join(_quoted(word.replace("$", "$$")) for word in words)


def _quoted(word: str) -> str:
    plain = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{plain}"' if any(char in plain for char in " '\t") or '"' in word else plain
