"""The daemon under a service manager: ready after its first tick, alive with each whole one."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from configparser import RawConfigParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from dondoc.cli.main import cli
from dondoc.daemon import Daemon
from dondoc.running.service_notify import ALIVE, READY, STOPPING, notify
from dondoc.running.service_units import BACKUP, SERVICE, TIMER, owner_of, units
from dondoc.settings import Settings, load_settings
from dondoc.testing import PlayedOffice
from engine.reminder_service import ReminderService

PROGRAM = (sys.executable, "-m", "dondoc.cli.main")


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[socket.socket]:
    """Listen like systemd does."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as channel:
        channel.bind(str(tmp_path / "notify"))
        channel.settimeout(30)
        yield channel


def heard(manager: socket.socket) -> str:
    return manager.recv(4096).decode()


def test_a_daemon_tells_its_manager_the_whole_of_its_life(
    tmp_path: Path, manager: socket.socket
) -> None:
    around = {name: value for name, value in os.environ.items() if not name.startswith("DONDOC_")}
    around |= {
        "DONDOC_DATABASE_URL": str(tmp_path / "office.sqlite3"),
        "DONDOC_POLL_SECONDS": "1",
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "NOTIFY_SOCKET": str(tmp_path / "notify"),
    }
    begun = CliRunner(env=around).invoke(cli, ["init", "--operator", "VP"])
    assert begun.exit_code == 0, begun.output
    with subprocess.Popen(
        [*PROGRAM, "daemon", "run"], env=around, stderr=subprocess.PIPE, cwd=tmp_path
    ) as running:
        assert [heard(manager), heard(manager)] == [READY, ALIVE]
        running.send_signal(signal.SIGTERM)
        last = heard(manager)
        while last == ALIVE:
            last = heard(manager)
        assert last == STOPPING
        running.communicate(timeout=30)
    assert running.returncode == 0


def test_a_tick_that_failed_in_part_is_no_sign_of_life(
    tmp_path: Path, manager: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
    office = PlayedOffice.found(tmp_path, "2024-05-02T08:00")
    daemon = Daemon(office.application)

    def refuse(_service: ReminderService) -> bool:
        raise OSError

    with monkeypatch.context() as failing:
        failing.setattr(ReminderService, "seal", refuse)
        daemon._guarded_tick()
    daemon._guarded_tick()
    assert [heard(manager), heard(manager)] == [READY, ALIVE]


def test_an_abstract_socket_is_found_and_without_one_nothing_is_said() -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as channel:
        channel.bind("\0dondoc-test-notify")
        channel.settimeout(5)
        assert notify(ALIVE, {"NOTIFY_SOCKET": "@dondoc-test-notify"})
        assert heard(channel) == ALIVE
    assert not notify(ALIVE, {"NOTIFY_SOCKET": "@dondoc-test-notify"})
    assert not notify(ALIVE, {"NOTIFY_SOCKET": "vsock:2:1"})
    assert not notify(ALIVE, {})


def settings_at(folder: Path, **environ: str) -> Settings:
    flags = {"database_url": str(folder / "office.sqlite3")}
    return load_settings(flags, {"XDG_CONFIG_HOME": str(folder), **environ}, folder=folder)


def parsed(text: str) -> RawConfigParser:
    """Read a unit as systemd does, as far as ours go: sections, keys that may come twice."""
    parser = RawConfigParser(strict=False, delimiters="=", interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # keys keep their capitals
    parser.read_string(text)
    return parser


def verified(folder: Path, found: dict[str, str]) -> str:
    """Return what systemd-analyze says of the units where it is installed; nothing is right."""
    for name, text in found.items():
        (folder / name).write_text(text, "utf-8")
    program = shutil.which("systemd-analyze")
    if program is None:
        return ""
    files = [str(folder / name) for name in found]
    done = subprocess.run([program, "verify", *files], check=False, capture_output=True, text=True)
    return done.stdout + done.stderr + ("" if done.returncode == 0 else f"rc={done.returncode}")


@pytest.mark.parametrize("name", ["office", "a folder 50% full", 'it"s', "$HOME"])
def test_the_units_are_sound_wherever_the_office_lies(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    found = dict(units(settings_at(folder), "root"))
    assert verified(tmp_path, found) == ""
    assert list(found) == [SERVICE, BACKUP, TIMER]
    service = parsed(found[SERVICE])["Service"]
    assert (service["Type"], service["WatchdogSec"]) == ("notify", "30min")
    assert service["ExecStart"].startswith("/")
    assert service["ExecStart"].endswith(" daemon run")
    assert service["NoNewPrivileges"] == "yes"
    assert service["ProtectSystem"] == "strict"
    timer = parsed(found[TIMER])
    assert timer["Timer"]["Persistent"] == "yes"
    assert found[BACKUP].count("ExecStart=") == 2


def test_the_sandbox_leaves_the_office_writable_and_its_files_in_sight(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/opt/dondoc/bin/python")
    service = parsed(units(settings_at(Path("/srv/dondoc")), "dondoc")[SERVICE])["Service"]
    assert service["ReadWritePaths"] == "-/srv/dondoc -/srv/dondoc/outbox"
    assert service["PrivateTmp"] == "yes"
    at_home = parsed(units(settings_at(Path("/home/vp")), "vp")[SERVICE])["Service"]
    assert at_home["ProtectHome"] == "read-only"
    in_tmp = parsed(units(settings_at(tmp_path), "vp")[SERVICE])["Service"]
    assert "PrivateTmp" not in in_tmp
    server = load_settings({}, {"DONDOC_DATABASE_URL": "postgresql://db/x"}, folder=tmp_path)
    text = units(server, "dondoc")[SERVICE]
    assert "--db" not in text


def test_a_settings_file_is_handed_on_and_the_owner_of_the_database_runs_it(
    tmp_path: Path,
) -> None:
    (tmp_path / "dondoc.toml").write_text('actor = "VP"\n', "utf-8")
    settings = settings_at(tmp_path)
    assert f"--config {tmp_path}/dondoc.toml daemon run" in units(settings, "x")[SERVICE]
    assert owner_of(settings) == "dondoc"
    (tmp_path / "office.sqlite3").touch()
    assert owner_of(settings) == (tmp_path / "office.sqlite3").owner()


def test_a_program_that_is_not_installed_is_run_as_a_module(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python3"))
    text = units(settings_at(tmp_path), "x")[SERVICE]
    assert f"ExecStart={tmp_path}/python3 -m dondoc.cli.main --db " in text
