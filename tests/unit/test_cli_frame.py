"""The frame of the command: names, help, languages, one line for everything that goes wrong."""

import errno
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import NoReturn

import click
import pytest
from click.testing import CliRunner, Result

from dondoc.cli import main as frame
from dondoc.cli.commands import Command, command, group, plain_name
from dondoc.cli.context import Session, pass_session
from dondoc.cli.main import cli, hoist
from dondoc.cli.options import document_option, dry_run_option, json_option, on_option
from dondoc.cli.registry import ENTRIES, SECTIONS, Entry
from dondoc.language import set_language
from engine.case import Actor
from engine.errors import Conflict, DondocError, InvalidInput, RightMissing, StorageUnavailable
from engine.words import N_

SHOW_HELP_AND_NAME_IMPORTS = """
import sys
before = set(sys.modules)
from click.testing import CliRunner
from dondoc.cli.main import cli
assert CliRunner().invoke(cli, ["--help"]).exit_code == 0
print(*set(sys.modules) - before)
"""


@pytest.fixture(autouse=True)
def a_place_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    for variable in ("DONDOC_ACTOR", "DONDOC_LANGUAGE", "DONDOC_CONFIG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("DONDOC_CLOCK", "2024-05-20T08:00")
    yield
    set_language("vi")


def call(*words: str) -> Result:
    return CliRunner().invoke(cli, words, prog_name="dondoc")


@group(help=N_("Ví dụ:"), examples=("dondoc thu mot",))
def trial() -> None:
    """Hold the commands of these tests."""


@trial.command("one", alias="mot", help=N_("Ví dụ:"), examples=("dondoc trial one",))
@click.argument("code")
@click.option("--count", type=click.IntRange(1, 3), default=1)
@click.option("--kind", type=click.Choice(["a", "b"]))
@click.option("--file", type=click.Path(exists=True))
@click.option("--any-number", type=float)
@on_option
@document_option
@json_option
@dry_run_option
@pass_session
def one(session: Session, /, **given: object) -> None:
    """Print what was given."""
    click.echo(f"{given['code']} {given['occurred_on']} {given['document']} {session.flags}")


@command(help=N_("Ví dụ:"), examples=())
def alone() -> None:
    """Do nothing."""


@pytest.fixture
def with_trial(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame, "load", lambda entry: trial if entry.name == "case" else None)


def failing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> Result:
    def fail() -> NoReturn:
        raise error

    monkeypatch.setattr(frame, "load", lambda _entry: Command("case", callback=fail))
    return call("case")


def test_help_lists_every_command_with_both_names_by_section() -> None:
    result = call("--help")
    assert result.exit_code == 0
    for entry in ENTRIES:
        assert f"  {entry.name} " in result.output
        assert f" {entry.alias} " in result.output
    assert [section for section in SECTIONS if f"{section}:" in result.output] == list(SECTIONS)
    assert result.output.startswith("Ví dụ:\n  dondoc ")


def test_names_are_unique_and_typed_without_diacritics() -> None:
    names = [name for entry in ENTRIES for name in (entry.name, entry.alias)]
    assert len(set(names)) == len(names)
    assert [plain_name(name) for name in names] == names
    assert plain_name(" Đôn đốc ") == "don-doc"


def test_help_imports_neither_database_nor_calendar() -> None:
    heavy = {
        "alembic", "apscheduler", "holidays", "icalendar", "jinja2", "pendulum", "psycopg",
        "sqlalchemy", "sqlite3", "sqlmodel", "transitions", "store", "workflows", "notifiers",
    }  # fmt: skip
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", SHOW_HELP_AND_NAME_IMPORTS],
        capture_output=True,
        text=True,
        check=True,
        cwd=root,
    )
    assert heavy & set(done.stdout.split()) == set()


def test_the_language_is_chosen_by_flag_environment_or_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert call("--help", "--lang", "en").output.startswith("Examples:")
    assert call("--lang=en", "nope").stderr.startswith("dondoc: There is no command")
    monkeypatch.setenv("DONDOC_LANGUAGE", "en")
    assert call("--help").output.startswith("Examples:")
    monkeypatch.delenv("DONDOC_LANGUAGE")
    (tmp_path / "dondoc.toml").write_text('language = "en"', encoding="utf-8")
    assert call("--help").output.startswith("Examples:")
    assert call("--lang", "fr").exit_code == 2


def test_without_a_command_help_is_shown_as_talk() -> None:
    result = call()
    assert (result.exit_code, result.stdout) == (2, "")
    assert "plan" in result.stderr


def test_the_version_is_told() -> None:
    assert call("--version").output == "dondoc 0.1.0\n"


@pytest.mark.parametrize(
    ("typed", "nearest"), [("notfy", "notify"), ("thong-bai", "thong-bao"), ("kế hoặc", "ke-hoach")]
)
def test_a_wrong_name_is_answered_with_the_nearest_in_one_line(typed: str, nearest: str) -> None:
    result = call(typed)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"dondoc: Không có lệnh '{typed}'; gần nhất: {nearest}")
    assert result.stderr.endswith("; xem: dondoc --help\n")
    assert result.stderr.count("\n") == 1


def test_a_name_near_to_nothing_is_refused_plainly() -> None:
    assert call("xyzzy").stderr == "dondoc: Không có lệnh 'xyzzy'; xem: dondoc --help\n"


def test_a_command_that_is_not_there_yet_says_so_and_still_has_help() -> None:
    entry = Entry("later", "sau", "dondoc.cli.not_there:later", SECTIONS[0], N_("Ví dụ:"))
    runner = CliRunner()
    assert runner.invoke(frame.load(entry), ["--help"]).exit_code == 0
    result = runner.invoke(frame.load(entry), ["x", "y"])
    assert result.exit_code == 2
    assert "'later' chưa có" in result.stderr


def test_a_broken_import_inside_a_command_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_name: str) -> NoReturn:
        raise ModuleNotFoundError(name="psycopg")

    monkeypatch.setattr(frame, "import_module", broken)
    with pytest.raises(ModuleNotFoundError):
        frame.load(ENTRIES[0])


@pytest.mark.usefixtures("with_trial")
def test_commands_of_a_group_answer_to_both_names_and_take_shared_options() -> None:
    for name in ("one", "mot", "Một"):
        result = call("case", name, "A1", "--on", "hom-qua", "--document", "45/TB", "--as", "an")
        assert result.exit_code == 0, result.stderr
        assert result.stdout.startswith("A1 2024-05-19 DocumentRef(number='45/TB'")
        assert "{'actor': 'an'}" in result.stdout


@pytest.mark.usefixtures("with_trial")
def test_help_of_groups_and_commands_begins_with_examples() -> None:
    assert call("case", "--help").output.startswith("Ví dụ:\n  dondoc thu mot\n")
    shown = call("cuoc", "one", "-h", "--lang", "en").output
    assert shown.startswith("Examples:\n  dondoc trial one\n\nExamples:\n\nUsage: dondoc case one ")
    assert "Print the result as JSON for other programs." in shown
    assert "  mot  " in call("case", "--help").output
    assert call("case", "on").stderr.startswith("dondoc: Không có lệnh 'on'; gần nhất: one")


@pytest.mark.usefixtures("with_trial")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "Thiếu CODE"),
        (("A", "--cuont", "2"), "Không có tùy chọn '--cuont'; gần nhất: --count"),
        (("A", "--zzzz"), "Không có tùy chọn '--zzzz'"),
        (("A", "--count"), "Tùy chọn --count cần một giá trị"),
        (("A", "--count", "9"), "--count: phải là số nguyên từ 1 đến 3"),
        (("A", "--count", "x"), "--count: phải là số nguyên từ 1 đến 3"),
        (("A", "--kind", "c"), "--kind: chọn một trong: a, b"),
        (("A", "--file", "none"), "--file: không đọc được tệp ("),
        (("A", "--any-number", "x"), "--any-number: "),
        (("A", "B"), "Thừa: B"),
        (("A", "--on", "31/2/2024"), "--on: không có ngày '31/2/2024'"),
        (("A", "--on", "21/5/2024"), "--on: 21/05/2024 còn ở phía trước, hôm nay là 20/05/2024"),
        (("A", "--document", ""), "--document: số văn bản phải có"),
    ],
)
def test_wrong_words_get_one_line_and_exit_2(words: tuple[str, ...], told: str) -> None:
    result = call("case", "one", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"dondoc: {told}")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (DondocError("Không được"), 1, "dondoc: Không được\n"),
        (InvalidInput("Sai {x}", x=1), 2, "dondoc: Sai 1\n"),
        (RightMissing("Thiếu quyền"), 77, "dondoc: Thiếu quyền\n"),
        (Conflict("Đã đổi"), 75, "dondoc: Đã đổi\n"),
        (StorageUnavailable("Hỏng"), 74, "dondoc: Hỏng\n"),
        (KeyboardInterrupt(), 130, "\ndondoc: đã dừng theo yêu cầu\n"),
        (click.Abort(), 130, "dondoc: đã dừng theo yêu cầu\n"),
        (BrokenPipeError(), 141, ""),
        (OSError(errno.ENOSPC, "No space left"), 74, "dondoc: không ghi được: No space left\n"),
        (click.ClickException("lạ"), 1, "dondoc: lạ\n"),
        (click.UsageError("Một\n  hai"), 2, "dondoc: Một hai; xem: dondoc case --help\n"),
        (
            click.UsageError("Missing command."),
            2,
            "dondoc: Thiếu tên lệnh; xem: dondoc case --help\n",
        ),
        (SystemExit(3), 3, ""),
        (SystemExit(None), 0, ""),
        (SystemExit("x"), 1, ""),
    ],
)
def test_every_end_has_its_line_and_its_code(
    monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, told: str
) -> None:
    result = failing(monkeypatch, error)
    assert (result.exit_code, result.stdout, result.stderr) == (code, "", told)


def test_a_defect_shows_its_traceback_and_ends_with_70(monkeypatch: pytest.MonkeyPatch) -> None:
    result = failing(monkeypatch, ZeroDivisionError("hỏng"))
    assert result.exit_code == 70
    assert "Traceback" in result.stderr
    assert result.stderr.endswith("gửi toàn bộ phần trên cho người bảo trì\n")


def test_a_reader_that_goes_away_ends_the_command_quietly() -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -m dondoc.cli.main --help | true"],
        capture_output=True, text=True, check=True, cwd=root,
    )  # fmt: skip
    assert done.stderr == ""


def test_an_answer_that_cannot_be_written_is_told() -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -m dondoc.cli.main --help > /dev/full"],
        capture_output=True, text=True, check=False, cwd=root,
    )  # fmt: skip
    assert (done.returncode, done.stderr.count("\n")) == (74, 1)


def test_what_was_typed_cannot_break_the_line_or_the_terminal() -> None:
    result = call("a\nb\x1b[31m")
    assert result.stderr.count("\n") == 1
    assert "\x1b" not in result.stderr


def test_global_options_may_stand_anywhere_before_the_double_dash() -> None:
    assert hoist(["case", "show", "A", "--db", "x", "--no-color", "--as=an"]) == [
        "--db", "x", "--no-color", "--as=an", "case", "show", "A",
    ]  # fmt: skip
    assert hoist(["case", "--", "--db", "x"]) == ["case", "--", "--db", "x"]
    assert hoist(["--db"]) == ["--db"]


def test_settings_and_their_origins_are_shown(tmp_path: Path) -> None:
    shown = call("config", "show", "--db", "a.sqlite3")
    assert f"database_url        sqlite:///{tmp_path}/a.sqlite3" in shown.stdout
    assert "dòng lệnh" in shown.stdout
    answer = json.loads(call("cau-hinh", "xem", "--json", "--as", "an").stdout)
    assert (answer["schema"], answer["kind"]) == (1, "settings")
    assert answer["settings"]["actor"] == {"value": "an", "origin": "flag"}
    assert call("config", "show", "--db", ":memory:").exit_code == 2


def test_an_actor_is_asked_for_only_when_needed() -> None:
    with pytest.raises(InvalidInput, match="--as"):
        Session().actor()
    assert Session(flags={"actor": "an"}).person() == "an"


def test_the_application_is_built_once_from_settings_and_clock(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    built: list[tuple[object, ...]] = []

    class Played:
        def actor(self, person: str, on_behalf_of: str | None) -> Actor:
            return Actor(person, on_behalf_of, frozenset({"officer"}))

    def build(*given: object) -> Played:
        built.append(given)
        return Played()

    monkeypatch.setitem(sys.modules, "dondoc.wiring", SimpleNamespace(build=build))
    session = Session(flags={"actor": "an"}, on_behalf_of="binh")
    assert session.actor() == Actor("an", "binh", frozenset({"officer"}))
    assert session.application is session.application
    assert built == [(session.settings, session.clock)]
    assert session.today().isoformat() == "2024-05-20"


def test_a_command_outside_a_group_is_one_of_ours() -> None:
    assert isinstance(alone, Command)
    assert CliRunner().invoke(alone, []).exit_code == 0
