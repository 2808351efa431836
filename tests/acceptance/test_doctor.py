"""`dondoc doctor`: each thing that can be wrong is shown with the command that mends it."""

import fcntl
import importlib.util
import json
import os
import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from importlib.machinery import ModuleSpec
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any, NamedTuple

import click
import pytest

from dondoc.cli.main import cli
from dondoc.clock import OFFICE_ZONE, FixedClock, SystemClock
from dondoc.doctor import (
    database_checks,
    finding,
    machine_checks,
    office_checks,
    program_checks,
    running_checks,
)
from dondoc.doctor.examination import examine
from dondoc.doctor.finding import Patient, Standing
from dondoc.language import set_language
from dondoc.settings import load_settings
from dondoc.wiring import build
from engine.ports import Office
from notifiers.smtp import knock
from notifiers.smtp_line import Security, SmtpSettings
from tests.acceptance.small_office import BINH_DUONG, SmallOffice, an_office, call, done, settle_in
from tests.mail_servers import MailOffice, free_port

Found = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Make the folder of an office in which nothing is wrong, once."""
    with pytest.MonkeyPatch.context() as patch:
        for found in an_office(tmp_path_factory.mktemp("founded"), patch):
            for code, role in (("ld", "leadership"), ("kt", "auditor")):
                named = ("--name", code, "--role", role, "--email", f"{code}@x.vn")
                done("person", "add", code, *named)
            done("audit", "seal")
            done("daemon", "run", "--once")
            done("backup")
            done("restore", "--trial")
            found.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            yield found.folder


@pytest.fixture
def office(founded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SmallOffice]:
    """Return such an office, looked at by an ordinary account."""
    shutil.copytree(founded, tmp_path, dirs_exist_ok=True)
    settle_in(tmp_path, monkeypatch, "2024-04-01T08:00")
    monkeypatch.setenv("DONDOC_MAIL_FROM", "kiemtra@example.vn")
    monkeypatch.setattr(machine_checks, "runs_as_root", lambda: False)
    monkeypatch.setattr(running_checks, "runs_as_root", lambda: False)
    yield SmallOffice(tmp_path)
    set_language("vi")


def examined() -> Found:
    """Return the findings by name."""
    result = call("doctor", "--json")
    told = json.loads(result.stdout)
    assert result.exit_code == int(not told["well"])
    assert "Traceback" not in result.stderr
    return {item["name"]: item for item in told["findings"]}


def wrong(found: Found) -> dict[str, str]:
    """Return the remedies by the name of what is wrong."""
    return {name: item["remedy"] for name, item in found.items() if item["standing"] == "wrong"}


def test_where_all_is_well_it_says_so_and_ends_with_0(office: SmallOffice) -> None:
    result = done("doctor")
    assert result.stdout.endswith("Không có gì phải sửa\n")
    assert "✘" not in result.stdout
    assert result.stdout.count("✔") >= 20
    assert wrong(examined()) == {}


def test_under_a_played_clock_and_without_a_daemon_it_does_not_pretend(
    office: SmallOffice,
) -> None:
    found = examined()
    unknown = {name for name, item in found.items() if item["standing"] == "unknown"}
    assert unknown == {"clock", "daemon"}


def test_each_line_of_what_is_wrong_is_followed_by_its_command(office: SmallOffice) -> None:
    (office.folder / "office.sqlite3").chmod(0o644)
    result = call("khám")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    (place,) = [number for number, line in enumerate(lines) if "✘ SỬA" in line]
    assert lines[place + 1].strip() == f"sửa: chmod go-rwx {office.database}"
    assert lines[-1] == "1 chỗ phải sửa"


class Trouble(NamedTuple):
    """Something that goes wrong in an office, what is then told, and how it is mended."""

    name: str
    make: Callable[[SmallOffice, pytest.MonkeyPatch], object]
    remedy: str


def _later(days: int) -> Callable[[SmallOffice, pytest.MonkeyPatch], None]:
    moment = datetime(2024, 4, 1, 8) + timedelta(days=days)  # noqa: DTZ001 (as typed)
    return lambda _office, patch: patch.setenv("DONDOC_CLOCK", moment.isoformat())


def _on(day: str) -> Callable[[SmallOffice, pytest.MonkeyPatch], None]:
    return lambda _office, patch: patch.setenv("DONDOC_CLOCK", f"{day}T08:00")


def _sql(*statements: str) -> Callable[[SmallOffice, pytest.MonkeyPatch], None]:
    return lambda office, _patch: office.execute(*statements)


def _forge(office: SmallOffice, _patch: pytest.MonkeyPatch) -> None:
    office.execute(
        "DROP TRIGGER audit_entry_no_update",
        "UPDATE audit_entry SET person = 'x' WHERE chain = 'office' AND position = 1",
    )


def _forge_seal(office: SmallOffice, _patch: pytest.MonkeyPatch) -> None:
    office.execute(
        "DROP TRIGGER audit_seal_no_update", "UPDATE audit_seal SET sealed_at = 'x' || sealed_at"
    )


def _cut_chain(office: SmallOffice, _patch: pytest.MonkeyPatch) -> None:
    office.execute(
        "DROP TRIGGER audit_entry_no_delete", "DELETE FROM audit_entry WHERE chain = 'office'"
    )


def _remove_backup(office: SmallOffice, _patch: pytest.MonkeyPatch) -> None:
    office.execute(
        "UPDATE setting SET value = replace(value, 'backups', 'lost') WHERE name = 'backup.last'"
    )


def _fail_trial(office: SmallOffice, _patch: pytest.MonkeyPatch) -> None:
    (office.folder / "bad.sqlite3").write_bytes(b"no backup")
    call("restore", "--trial", "bad.sqlite3")


def _full_disk(_office: SmallOffice, patch: pytest.MonkeyPatch) -> None:
    usage = type(shutil.disk_usage("/"))(10**9, 10**9 - 1, 1)
    patch.setattr(shutil, "disk_usage", lambda _path: usage)


def _without_zones(_office: SmallOffice, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(machine_checks, "ZONE", "Asia/Sai_Gon_Cu")


def _stolen_name(_office: SmallOffice, patch: pytest.MonkeyPatch) -> None:
    known = importlib.util.find_spec

    def find(name: str) -> ModuleSpec | None:
        return (
            ModuleSpec(name, None, origin="/x/engine/__init__.py")
            if name == "engine"
            else known(name)
        )

    patch.setattr(program_checks, "find_spec", find)


def _wide_wal(_office: SmallOffice, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(database_checks, "LARGE_WAL", -1)


def _nobody_acts(_office: SmallOffice, patch: pytest.MonkeyPatch) -> None:
    patch.delenv("DONDOC_ACTOR")
    (_office.folder / "dondoc.toml").unlink(missing_ok=True)


def _open_config(office: SmallOffice, patch: pytest.MonkeyPatch) -> None:
    (office.folder / "mine.toml").write_text('actor = "VP"\n', "utf-8")
    (office.folder / "mine.toml").chmod(0o666)
    patch.setenv("DONDOC_CONFIG", str(office.folder / "mine.toml"))


def _unwritable(module: Any) -> Callable[[SmallOffice, pytest.MonkeyPatch], None]:  # noqa: ANN401 (a module)
    return lambda _office, patch: patch.setattr(module.os, "access", lambda *_asked: False)


def _dead_letter(office: SmallOffice, _patch: pytest.MonkeyPatch) -> None:
    columns = (
        "id, key, channel, person, created_at, message, state, fence, attempts, last_verdict, "
    )
    columns += "last_detail, provider_message_id"
    message = '{"id":"m1","key":"k","channel":"email","person":"VP","address":"","display_name":"",'
    message += '"subject":"s","text":"t","html":"","created_at":"2024-04-01T01:00:00+00:00"}'
    values = f"'m1','k','email','VP','2024-04-01 01:00:00','{message}','dead',0,1,'','',''"
    office.execute(f"INSERT INTO outbox ({columns}) VALUES ({values})")  # noqa: S608 (ours)


def _broken_calendar(_office: SmallOffice, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(running_checks, "problems_of", lambda _data: ["x"])


TROUBLES = (
    Trouble("seal", _later(5), "dondoc audit seal"),
    Trouble("log", _forge, "dondoc audit verify"),
    Trouble("log", _forge_seal, "dondoc audit verify"),
    Trouble("log", _cut_chain, "dondoc audit verify"),
    Trouble("heartbeat", _later(3), "dondoc daemon run"),
    Trouble(
        "heartbeat", _sql("DELETE FROM setting WHERE name = 'heartbeat'"), "dondoc daemon run"
    ),
    Trouble("backup", _later(10), "dondoc backup"),
    Trouble("backup", _remove_backup, "dondoc backup"),
    Trouble("backup", _sql("DELETE FROM setting WHERE name = 'backup.last'"), "dondoc backup"),
    Trouble("trial", _later(40), "dondoc restore --trial"),
    Trouble("trial", _fail_trial, "dondoc backup && dondoc restore --trial"),
    Trouble(
        "trial", _sql("DELETE FROM setting WHERE name = 'backup.trial'"), "dondoc restore --trial"
    ),
    Trouble(
        "held",
        _sql("INSERT INTO setting VALUES ('held', '2024-04-01T01:00:00+00:00')"),
        'dondoc outbox release --reason "LÝ DO"',
    ),
    Trouble("disk", _full_disk, "du -xh --max-depth=2 "),
    Trouble("zone", _without_zones, "python3 -m pip install --upgrade tzdata"),
    Trouble("packages", _stolen_name, "python3 -m pip install --force-reinstall"),
    Trouble("wal", _wide_wal, "systemctl restart dondoc"),
    Trouble("actor", _nobody_acts, "export DONDOC_ACTOR="),
    Trouble("config-mode", _open_config, "chmod go-w "),
    Trouble("database-folder", _unwritable(machine_checks), "chmod u+rwx "),
    Trouble("mail", _unwritable(running_checks), "mkdir -p "),
    Trouble("dead", _dead_letter, "dondoc outbox retry --all"),
    Trouble(
        "channel",
        _sql("INSERT INTO channel_pause VALUES ('email', '535', '2024-04-01 01:00:00')"),
        "dondoc outbox retry --channel email",
    ),
    Trouble("calendar-data", _broken_calendar, "dondoc calendar check"),
    Trouble("calendar-reach", _on("2027-12-01"), "dondoc calendar import "),
    Trouble("calendar-next", _on("2027-12-01"), "dondoc calendar add-off --help"),
    Trouble(
        "role-auditor",
        _sql("DELETE FROM appointment WHERE role = 'auditor'"),
        'dondoc person add MÃ --name "HỌ TÊN" --role auditor --email ĐỊA-CHỈ',
    ),
    Trouble(
        "addresses",
        _sql("DELETE FROM contact WHERE person = 'ld'"),
        "dondoc person contact ld --email ĐỊA-CHỈ",
    ),
)  # fmt: skip


@pytest.mark.parametrize("trouble", TROUBLES, ids=[f"{n}-{t.name}" for n, t in enumerate(TROUBLES)])
def test_what_goes_wrong_is_told_with_its_remedy(
    office: SmallOffice, monkeypatch: pytest.MonkeyPatch, trouble: Trouble
) -> None:
    trouble.make(office, monkeypatch)
    name = "log" if trouble.name == "seal" else trouble.name
    assert wrong(examined())[name].startswith(trouble.remedy)


def test_a_log_without_a_seal_is_sealed(office: SmallOffice) -> None:
    office.execute("DROP TRIGGER audit_seal_no_delete", "DELETE FROM audit_seal")
    assert wrong(examined())["log"] == "dondoc audit seal"


def test_remedies_are_commands_that_exist(office: SmallOffice) -> None:
    modules = (database_checks, machine_checks, office_checks, program_checks, running_checks)
    written = "".join(Path(str(module.__file__)).read_text("utf-8") for module in modules)
    remedies = set(re.findall(r"""(?<!N_\()["'](dondoc [a-z][^\n]*?)["'](?=[,\n)])""", written))
    assert len(remedies) >= 15
    for remedy in remedies:
        _insist_on(remedy)


def _insist_on(remedy: str) -> None:
    """Follow the words of a remedy through the commands; each option must be known there."""
    for line in remedy.split(" && "):
        command: click.Command = cli
        context = click.Context(cli, info_name="dondoc")
        for word in shlex.split(line)[1:]:
            if isinstance(command, click.Group):
                found = command.get_command(context, word)
                assert found is not None, remedy
                command = found
            elif word.startswith("--"):
                known = {name for param in command.get_params(context) for name in param.opts}
                assert word in known, remedy


def _overwrite(office: SmallOffice, content: bytes) -> None:
    """Replace the file, and what SQLite keeps beside it."""
    for suffix in ("-wal", "-shm"):
        office.database.with_name(office.database.name + suffix).unlink(missing_ok=True)
    office.database.write_bytes(content)


class TestWithoutADatabase:
    def test_that_check_fails_and_the_others_go_on(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, office: SmallOffice
    ) -> None:
        monkeypatch.setenv("DONDOC_DATABASE_URL", str(tmp_path / "none.sqlite3"))
        found = examined()
        assert wrong(found) == {"database": "dondoc init"}
        assert found["zone"]["standing"] == "good"
        assert found["not-seen"]["standing"] == "unknown"
        assert not (tmp_path / "none.sqlite3").exists()

    def test_one_that_is_damaged_names_the_backup_to_restore(self, office: SmallOffice) -> None:
        office.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        content = bytearray(office.database.read_bytes())
        for place in range(4096 * 40, len(content), 4096):
            content[place : place + 200] = b"\xff" * 200
        _overwrite(office, bytes(content))
        remedies = wrong(examined())
        assert remedies["integrity"].startswith("dondoc restore ")
        assert remedies["integrity"].endswith(f"--to {office.database}.moi")

    def test_one_that_is_none_at_all_is_told(self, office: SmallOffice) -> None:
        _overwrite(office, b"Kinh gui" * 1000)
        assert {"database", "integrity"} <= set(wrong(examined()))

    @pytest.mark.parametrize(
        ("version", "remedy"),
        [("0000", "dondoc init"), ("9999", "python3 -m pip install --upgrade dondoc")],
    )
    def test_another_version_is_told(self, office: SmallOffice, version: str, remedy: str) -> None:
        office.execute(f"UPDATE schema_version SET version_num = '{version}'")  # noqa: S608 (ours)
        assert wrong(examined())["database"] == remedy

    def test_settings_that_cannot_be_read_are_the_one_thing_told(
        self, office: SmallOffice, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DONDOC_SMTP_PORT", "many")
        result = call("doctor")
        assert result.exit_code == 1
        assert "smtp_port: phải là số" in result.stdout
        assert "Traceback" not in result.stderr

    def test_on_postgresql_the_file_is_the_servers(
        self, office: SmallOffice, postgres_url: str
    ) -> None:
        address = f"{postgres_url}&schema=doctor"
        settings = load_settings({}, {"DONDOC_DATABASE_URL": address, "DONDOC_ACTOR": "VP"})
        application = build(settings, FixedClock(datetime(2024, 4, 1, 8, tzinfo=OFFICE_ZONE)))
        application.store.prepare()
        with application.store.write() as work:
            work.settings.set_office(Office("o", "BQL", "Ban Quản lý", manual_clock=True))
            work.commit()
        groups = list(examine(Patient(settings, application)))
        application.store.dispose()
        found = {item.name: item.standing for group in groups for item in group.findings}
        assert found["database"] is Standing.GOOD
        assert found["integrity"] is Standing.UNKNOWN
        assert "wal" not in found
        assert "daemon" not in found


def test_by_root_it_says_what_it_cannot_know(
    office: SmallOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    assert finding.runs_as_root() == (os.geteuid() == 0)


def test_root_is_told_that_trying_proves_nothing(
    office: SmallOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (machine_checks, running_checks):
        monkeypatch.setattr(module, "runs_as_root", lambda: True)
    found = examined()
    assert found["database-folder"]["standing"] == "unknown"
    assert found["mail"]["standing"] == "unknown"


def test_a_clock_behind_what_was_written_is_wrong(
    office: SmallOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DONDOC_CLOCK")
    assert examined()["clock"]["standing"] == "good"
    earlier = datetime(2020, 1, 1, tzinfo=OFFICE_ZONE)
    monkeypatch.setattr(SystemClock, "now", lambda _self: earlier)
    assert wrong(examined())["clock"] == "sudo timedatectl set-ntp true"


def test_a_clock_behind_the_daemons_last_sign_of_life_is_wrong(
    office: SmallOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.execute(
        "UPDATE setting SET value = '2999-01-01T00:00:00+00:00' WHERE name = 'heartbeat'"
    )
    monkeypatch.delenv("DONDOC_CLOCK")
    found = examined()["clock"]
    assert (found["standing"], found["remedy"]) == ("wrong", "sudo timedatectl set-ntp true")
    assert "nhịp của dịch vụ" in found["text"]


def test_a_disk_that_cannot_be_asked_is_not_called_full(
    office: SmallOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: object) -> None:
        raise OSError(5, "I/O")

    monkeypatch.setattr(shutil, "disk_usage", refuse)
    assert examined()["disk"]["standing"] == "unknown"


def test_an_uninstalled_program_says_so(
    office: SmallOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_name: str) -> str:
        raise PackageNotFoundError

    monkeypatch.setattr(program_checks, "version", refuse)
    assert examined()["version"]["standing"] == "unknown"


def test_a_running_daemon_is_seen_by_its_lock(office: SmallOffice) -> None:
    with (office.folder / "office.sqlite3.daemon-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert examined()["daemon"]["standing"] == "good"


def test_a_daemon_that_never_ran_here_left_no_lock(office: SmallOffice) -> None:
    (office.folder / "office.sqlite3.daemon-lock").unlink()
    assert examined()["daemon"]["standing"] == "unknown"


class TestOfWork:
    @pytest.fixture
    def working(self, office: SmallOffice) -> SmallOffice:
        done("plan", "load", BINH_DUONG)
        return office

    def test_the_shipped_plan_lacks_nobody(self, working: SmallOffice) -> None:
        assert {"focals", "owners", "numbers"}.isdisjoint(wrong(examined()))

    def test_a_unit_without_a_focal_person_is_told(self, working: SmallOffice) -> None:
        working.execute("DELETE FROM appointment WHERE role = 'focal'")
        remedy = wrong(examined())["focals"]
        assert remedy.startswith("dondoc person appoint MÃ --role focal --unit ")

    def test_a_deadline_of_which_nobody_is_told_is_told(self, working: SmallOffice) -> None:
        working.execute("DELETE FROM appointment", "UPDATE deadline SET owner = 'unit'")
        assert wrong(examined())["owners"].startswith("dondoc case show ")

    def test_a_deadline_without_number_and_review_is_told(self, working: SmallOffice) -> None:
        working.execute(
            "UPDATE deadline SET due_on = NULL, review_on = NULL, next_on = NULL, "
            "anchor_on = '2024-04-01', rule = json_set(rule, '$.amount', NULL)"
        )
        assert wrong(examined())["numbers"].startswith("dondoc set-deadline BDG-")


class TestMailServers:
    def test_it_knocks_without_sending(
        self, office: SmallOffice, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        servers = MailOffice()
        port = servers.server()
        monkeypatch.setenv("DONDOC_SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("DONDOC_SMTP_PORT", str(port))
        monkeypatch.setenv("DONDOC_SMTP_SECURITY", "none")
        try:
            found = examined()
        finally:
            servers.close()
        assert found["mail"]["standing"] == "good"

    def test_a_server_that_does_not_answer_is_told_without_secrets(
        self, office: SmallOffice, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DONDOC_SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("DONDOC_SMTP_PORT", str(free_port()))
        monkeypatch.setenv("DONDOC_SMTP_USER", "kiemtra")
        monkeypatch.setenv("DONDOC_SMTP_PASSWORD", "bi-mat-123")
        result = call("doctor")
        assert "không nối được máy chủ thư" in result.stdout
        assert "bi-mat-123" not in result.output
        assert wrong(examined())["mail"].endswith("dondoc.toml")

    def test_the_password_file_is_private(
        self, office: SmallOffice, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        secret = office.folder / "smtp-password"
        secret.write_text("bi-mat-123", "utf-8")
        secret.chmod(0o600)
        monkeypatch.setenv("DONDOC_SMTP_PASSWORD_FILE", str(secret))
        assert examined()["secret-mode"]["standing"] == "good"


def test_a_refusal_of_the_server_is_an_outcome() -> None:
    """A server that needs no login offers none: that is told, not raised."""
    servers = MailOffice()
    port = servers.server()
    try:
        asked = SmtpSettings("127.0.0.1", port, Security.STARTTLS, timeout_s=5)
        assert knock(asked, "x.vn").code == "starttls"
    finally:
        servers.close()
