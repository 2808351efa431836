"""Completion while somebody types: commands, options, files, and codes that exist for them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dondoc.cli.completing import FILES, Choice, choices
from dondoc.cli.running.completion_scripts import POWERSHELL
from dondoc.language import set_language
from engine.parties import Person, Unit, UnitName
from engine.ports import Office
from engine.viewer import Viewer
from store import open_store
from store.code_names import MOST, Viewing, codes
from store.views import Views
from tests.acceptance.small_office import BINH_DUONG, SmallOffice, an_office, call, done, settle_in

SECRET = (
    "case", "add", "--unannounced", "--plan", "BDG-KCN-24", "--unit", "QLXD", "--on", "2024-06-06",
    "--at", "15:00", "--ordered-by", "truong-ban", "--order", "77/QĐ-BQL, 3/6/2024",
    "--lead", "chanh-vp", "--secretary", "thu-ky", "--reason", "phản ánh của doanh nghiệp",
    "--conflict-reason", "có phản ánh mới",
)  # fmt: skip
SHELLS = ("bash", "zsh", "fish")


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Make an office with a plan and an unannounced inspection, once."""
    with pytest.MonkeyPatch.context() as patch:
        for found in an_office(tmp_path_factory.mktemp("founded"), patch, "2024-06-03T08:00"):
            done("plan", "load", BINH_DUONG)
            done("person", "appoint", "truong-ban", "--role", "leadership")
            done("--as", "truong-ban", *SECRET)
            yield found.folder


@pytest.fixture
def office(founded: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SmallOffice]:
    """Return that office; completion only reads."""
    settle_in(founded, monkeypatch, "2024-06-03T08:00")
    yield SmallOffice(founded)
    set_language("vi")


def values(line: str, current: str = "") -> list[str]:
    return [choice.value for choice in choices(line.split(), current)]


class TestWhatMayFollow:
    def test_commands_by_either_name(self, office: SmallOffice) -> None:
        assert {"plan", "case", "backup", "doctor"} <= set(values(""))
        assert "ke-hoach" not in values("")
        assert {"backup", "board", "bang", "bao-cao"} >= set(values("", "ba")) >= {"backup", "bang"}
        assert values("", "sao") == ["sao-luu"]
        assert "show" in values("case")
        assert values("cuoc", "xe") == ["xem"]
        assert "words" not in values("completion")

    def test_a_command_is_told_with_what_it_does(self, office: SmallOffice) -> None:
        (backup,) = choices([], "backup")
        assert backup.about == "Sao lưu khi đang chạy, bản sao tự chứng minh"
        (back,) = choices(["--lang", "en"], "backup")
        assert back.about == "Back up while running; the copy proves itself"

    def test_options_of_the_command_and_those_that_stand_anywhere(
        self, office: SmallOffice
    ) -> None:
        assert {"--plan", "--open", "--as", "--db"} <= set(values("case list", "--"))
        assert values("case list", "--wo") == ["--workflow"]
        assert values("", "--on") == ["--on-behalf-of"]

    def test_values_that_are_chosen_from_a_list(self, office: SmallOffice) -> None:
        assert "focal" in values("person add an --role")
        assert values("board --lang") == ["vi", "en"]

    def test_files_are_left_to_the_shell(self, office: SmallOffice) -> None:
        assert values("plan load") == [FILES]
        assert values("board --db") == [FILES]
        assert values("backup") == [FILES]

    def test_codes_of_cases_plans_units_and_people(self, office: SmallOffice) -> None:
        assert "BDG-KCN-24-04" in values("case show")
        assert values("notify", "bdg-kcn-24-04") == ["BDG-KCN-24-04"]
        assert values("plan show") == ["BDG-KCN-24"]
        assert "QLMT" in values("unit show")
        assert "QLMT" in values("board --unit")
        assert "thu-ky" in values("board --head", "thu")
        assert "QLMT" in values("board --unit =", "QL")
        assert "QLMT" in values("don-vi xem", "ql")
        assert "thu-ky" in values("person show")
        assert values("case list --as", "thu") == ["thu-ky"]
        assert choices(["person", "show"], "thu-ky")[0].about

    def test_there_are_never_more_than_somebody_reads(self) -> None:
        assert MOST == 200


class TestSilence:
    @pytest.mark.parametrize(
        "line",
        [
            "case show --db none.sqlite3",
            "case show --db founded",
            "case show --config none.toml",
            "no-such-command",
            "case no-such-command",
            "notify X --on 31/2/2024 --document",
            "audit show",
            "--db postgresql://nobody@127.0.0.1:1/x case show",
        ],
    )
    def test_what_cannot_be_known_completes_to_nothing(
        self, office: SmallOffice, line: str
    ) -> None:
        result = call("completion", "words", "--current=", "--", *line.split())
        assert (result.exit_code, result.output) == (0, "")
        assert not (office.folder / "none.sqlite3").exists()


class TestSecrecy:
    def test_a_secret_case_is_offered_to_those_only_for_whom_it_exists(
        self, office: SmallOffice
    ) -> None:
        store = open_store(str(office.database))
        with store.read() as work:
            people = [person.code for person in work.parties.people()]
            all_codes = {case.code for case in Views(work, Viewer("", sees_secrets=True)).cases()}
        seen = {}
        for person in (*people, "ai-do", ""):
            viewing = Viewing(person, date(2024, 6, 3))
            offered = {code for code, _unit in codes(office.database, "case", "", viewing)}
            with store.read() as work:
                known = work.parties.person(person)
                roles = set(known.roles_on(date(2024, 6, 3))) if known else set()
                sees = bool(roles & {"leadership", "auditor"})
                exists = {
                    case.code for case in Views(work, Viewer(person, sees_secrets=sees)).cases()
                }
            assert offered == exists, person
            seen[person] = offered == all_codes
        store.dispose()
        assert seen["chanh-vp"]
        assert seen["truong-ban"]
        assert not seen["dm-dautu"]
        assert not seen[""]

    def test_what_was_typed_is_no_query(self, office: SmallOffice) -> None:
        viewing = Viewing("' OR 1=1 --", date(2024, 6, 3))
        assert not codes(office.database, "case", "%", viewing)
        assert len(codes(office.database, "case", "", viewing)) == 8


@pytest.fixture
def shell_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a command named dondoc on the path that runs this program."""
    program = tmp_path / "bin" / "dondoc"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m dondoc.cli.main "$@"\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    return program


ASKED = {
    "bash": """
eval "$(dondoc completion bash)"
ask() { COMP_WORDS=("$@"); COMP_CWORD=$(($#-1)); COMPREPLY=(); _dondoc; printf '%s\\n' "${COMPREPLY[@]}"; }
ask dondoc case show bdg-kcn-24-04
ask dondoc sao
ask dondoc board --unit = QLM
complete -p dondoc >/dev/null || echo not registered
""",
    "zsh": """
compdef() { }
_files() { }
_describe() { print -l -- ${${(P)3}%%:*} }
eval "$(dondoc completion zsh)"
ask() { words=("$@"); CURRENT=$#; _dondoc }
ask dondoc case show bdg-kcn-24-04
ask dondoc sao
ask dondoc plan load ''
""",
    "fish": """
dondoc completion fish | source
complete -C "dondoc case show bdg-kcn-24-04" | string replace -r '\\t.*' ''
complete -C "dondoc sao" | string replace -r '\\t.*' ''
""",
}


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_of_a_shell_completes_in_that_shell(
    office: SmallOffice, shell_place: Path, shell: str
) -> None:
    """Load the script where the shell is installed; its words are read in any case."""
    script = done("completion", shell).stdout
    assert "completion words" in script
    program = shutil.which(shell)
    if program is None:
        return
    plain = {"bash": ["--norc", "-c"], "zsh": ["-f", "-c"], "fish": ["--no-config", "-c"]}[shell]
    found = subprocess.run(
        [program, *plain, ASKED[shell]], check=False, capture_output=True, text=True
    )
    expected = ["BDG-KCN-24-04", "sao-luu", *(["QLMT"] if shell == "bash" else [])]
    assert found.stdout.split() == expected, found.stderr


def test_the_script_for_powershell_registers_a_completer_that_asks_the_program() -> None:
    script = done("goi-y", "powershell").stdout
    assert script.strip() == POWERSHELL
    assert "Register-ArgumentCompleter -Native -CommandName dondoc" in script
    assert "& dondoc completion words \"--current=$wordToComplete\" '--' @before" in script
    assert "[System.Management.Automation.CompletionResult]::new" in script
    assert script.count("{") == script.count("}")
    assert script.count("(") == script.count(")")


def test_codes_come_without_the_large_libraries(office: SmallOffice) -> None:
    """A code is offered in a fraction of a second: neither SQLAlchemy nor the store's models load."""
    asked = (
        "import sys; from dondoc.cli.completing import choices; "
        "found = choices(['case', 'show'], 'BDG'); "
        "print(len(found), 'sqlalchemy' in sys.modules, 'sqlmodel' in sys.modules)"
    )
    found = subprocess.run(
        [sys.executable, "-c", asked], check=True, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    assert found.stdout.split() == ["8", "False", "False"]


def test_on_postgresql_codes_come_through_the_views(
    office: SmallOffice, monkeypatch: pytest.MonkeyPatch, postgres_url: str
) -> None:
    address = f"{postgres_url}&schema=completing"
    store = open_store(address)
    store.prepare()
    with store.write() as work:
        work.settings.set_office(Office("office-1", "BQL", "Ban Quản lý", manual_clock=True))
        work.parties.put_person(Person("VP", "Người quản trị"))
        work.parties.put_unit(Unit("QLMT", (UnitName("Phòng Môi trường"),)))
        work.commit()
    store.dispose()
    monkeypatch.setenv("DONDOC_DATABASE_URL", address)
    assert choices(["person", "show"], "v") == [Choice("VP", "Người quản trị")]
    assert choices(["unit", "show"], "") == [Choice("QLMT", "Phòng Môi trường")]
    assert choices(["case", "show"], "") == []
    assert choices(["plan", "show"], "") == []
