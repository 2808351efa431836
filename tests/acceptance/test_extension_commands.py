"""Extensions on the command line: what each command prints, and what each refusal says."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dondoc.cli.main import cli
from dondoc.language import set_language
from dondoc.testing import PlayedOffice
from engine.plan import ExtensionPolicy, RuleSetting
from tests.integration.story_office import PLAN, opened, to_concluded
from workflows.extension_policy import DEFAULT

POINT = "KH-01-KN1"
ASKED = f"{POINT}-GH1"
UNIT, LEADER = "dm-dautu", "lanh-dao"
TO = ("--to", "5/7/2024")
REASON = ("--reason", "cho-huong-dan")


@pytest.fixture(scope="module")
def concluded(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Make one database with a recommendation that is due on 21/06/2024."""
    folder = tmp_path_factory.mktemp("extensions")
    office = opened(folder)
    to_concluded(office, {"amount": 5})
    office.application.store.dispose()
    return (folder / "office.sqlite3").read_bytes()


class Desk:
    """One database, and whoever sits down at it."""

    def __init__(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.path, self._monkeypatch = path, monkeypatch

    def on(self, day: str) -> None:
        self._monkeypatch.setenv("DONDOC_CLOCK", f"{day}T09:00")

    def call(self, *words: str, who: str = UNIT) -> Result:
        line = ["--db", str(self.path), "--as", who, *words]
        return CliRunner().invoke(cli, line, prog_name="dondoc")

    def run(self, *words: str, who: str = UNIT) -> str:
        result = self.call(*words, who=who)
        assert result.exit_code == 0, result.output
        return result.stdout

    def json(self, *words: str, who: str = UNIT) -> Any:  # noqa: ANN401  (a document)
        return json.loads(self.run(*words, "--json", who=who))

    def ask(self, *words: str, who: str = UNIT) -> str:
        return self.run("extension", "ask", POINT, *TO, *REASON, *words, who=who)

    def refused(self, *words: str, who: str = UNIT) -> tuple[int, str]:
        before = self.path.read_bytes()
        result = self.call(*words, who=who)
        said = [line for line in result.stderr.splitlines() if line.startswith("dondoc: ")]
        assert "Traceback" not in result.output
        if result.exit_code != 77:  # an attempt without the right is on record
            assert self.path.read_bytes() == before
        return result.exit_code, said[-1]

    def remedy(self) -> dict[str, Any]:
        rows = self.json("case", "show", POINT)["case"]["deadlines"]
        return next(row for row in rows if row["name"] == "remedy")


@pytest.fixture
def desk(concluded: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.chdir(tmp_path)
    for variable in ("DONDOC_ACTOR", "DONDOC_LANGUAGE", "DONDOC_CONFIG", "DONDOC_DATABASE_URL"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    path = tmp_path / "db.sqlite3"
    path.write_bytes(concluded)
    made = Desk(path, monkeypatch)
    made.on("2024-06-18")
    yield made
    set_language("vi")


def test_a_unit_asks_sees_how_often_it_may_and_leadership_approves(desk: Desk) -> None:
    standing = desk.run("gia-han", "xem", POINT)
    assert "hạn thứ Sáu 21/06/2024; đã gia hạn 0 lần, còn được xin 2 lần" in standing
    assert "cho-huong-dan: chờ hướng dẫn của cấp trên" in standing
    words = ("gia-han", "xin", POINT, *TO, *REASON, "--note", "chờ Sở trả lời")
    trial = desk.call(*words, "--dry-run")
    assert "[CHƯA GHI]" in trial.stderr
    assert desk.json("extension", "list")["requests"] == []
    assert desk.run(*words) == trial.stdout
    for line in (
        "Thời hạn ban đầu: thứ Sáu 21/06/2024",
        "đề nghị đến: thứ Sáu 05/07/2024, thêm 10 ngày làm việc",
        "Lần gia hạn thứ 1, tối đa 2 lần; đã gia hạn 0 lần, còn được 2 lần",
        "Lý do: chờ hướng dẫn của cấp trên – chờ Sở trả lời",
        "Phải trả lời chậm nhất thứ Năm 20/06/2024; không trả lời thì chỉ nhắc, không tự duyệt",
        "Gửi thư “đề nghị gia hạn”: lanh-dao",
    ):
        assert line in trial.stdout
    assert desk.remedy()["due_on"] == "2024-06-21"
    trial = desk.call("gia-han", "duyet", ASKED, "--dry-run", who=LEADER)
    assert desk.remedy()["due_on"] == "2024-06-21"
    assert desk.run("gia-han", "duyet", ASKED, who=LEADER) == trial.stdout
    assert "Thời hạn điều chỉnh: thứ Sáu 05/07/2024 (trước đó thứ Sáu 21/06/2024)" in trial.stdout
    assert "còn được 1 lần" in trial.stdout
    row = desk.remedy()
    assert (row["due_on"], row["original_due_on"]) == ("2024-07-05", "2024-06-21")
    assert row["why"].startswith("ngày được gia hạn 05/07/2024")
    standing = desk.run("gia-han", "xem", POINT)
    assert "hạn thứ Sáu 05/07/2024; đã gia hạn 1 lần, còn được xin 1 lần" in standing
    assert "  Thời hạn ban đầu: thứ Sáu 21/06/2024" in standing
    assert "đã đồng ý" in standing


def test_a_refusal_says_why_to_who_asked_and_to_who_looks_later(desk: Desk) -> None:
    desk.ask()
    said = desk.run("gia-han", "tu-choi", ASKED, "--reason", "đã có hướng dẫn", who=LEADER)
    assert "Ý kiến khi trả lời: đã có hướng dẫn" in said
    assert "thời hạn không đổi" in said
    shown = desk.run("extension", "show", ASKED)
    assert "[không đồng ý]" in shown
    assert "Ý kiến khi trả lời: đã có hướng dẫn" in shown
    assert desk.json("extension", "show", ASKED)["request"]["answer"] == "đã có hướng dẫn"
    letter = desk.json("outbox", "list", "--all")
    assert "Không đồng ý gia hạn" in json.dumps(letter, ensure_ascii=False)


def test_open_requests_stand_on_the_board_and_with_their_case(desk: Desk) -> None:
    desk.ask()
    desk.on("2024-06-21")
    board = desk.run("board")
    assert f"{ASKED}" in board
    assert "trả lời đề nghị gia hạn" in board
    due = desk.json("due", "--owner", LEADER, who=LEADER)["obligations"]
    assert [(item["code"], item["name"], item["progress"]) for item in due] == [
        (ASKED, "answer", "overdue")
    ]
    case = desk.run("case", "show", POINT)
    assert "Đề nghị gia hạn:" in case
    assert "báo cáo kết quả khắc phục: 21/06/2024 -> 05/07/2024" in case
    assert ASKED in desk.run("extension", "list", "--unit", "QLDT")
    assert desk.run("extension", "list", "--unit", "QLMT").startswith("Không có đề nghị")
    desk.run("gia-han", "rut", ASKED, "--reason", "đã làm xong")
    assert ASKED not in desk.run("extension", "list")
    assert "đã rút" in desk.run("extension", "list", "--all", "--plan", "kh")
    assert desk.json("extension", "show", POINT)["deadlines"][0]["left"] == 2


def test_whoever_enters_it_for_others_says_for_whom(desk: Desk) -> None:
    asking = ("--on-behalf-of", UNIT, "extension", "ask", POINT, *TO, *REASON)
    assert "Người xin: dm-dautu (do chuyen-vien nhập thay)" in desk.run(*asking, who="chuyen-vien")
    assert desk.json("extension", "show", ASKED)["request"]["asked_for"] == UNIT


def test_a_day_beyond_the_year_of_the_plan_is_warned_of(desk: Desk) -> None:
    asking = ("extension", "ask", POINT, "--to", "6/1/2025", *REASON)
    assert "[VÀNG] ngày này ở sau 31/12/2024" in desk.run(*asking, "--dry-run")
    assert desk.json(*asking, "--dry-run")["request"]["past_year"] is True
    desk.run(*asking)
    assert "[VÀNG] ngày này ở sau 31/12/2024" in desk.run("gia-han", "duyet", ASKED, who=LEADER)


def test_a_request_that_nobody_else_may_answer_says_so(desk: Desk) -> None:
    said = desk.run("--on-behalf-of", UNIT, "extension", "ask", POINT, *TO, *REASON, who=LEADER)
    assert "[VÀNG] chưa có ai khác được quyền trả lời" in said


def test_the_commands_speak_english_too(desk: Desk) -> None:
    said = desk.run("--lang", "en", "extension", "ask", POINT, *TO, *REASON)
    assert "Present deadline: Friday 21/06/2024; proposed: Friday 05/07/2024" in said
    assert "never an approval" in said


WRONG = {
    "after the deadline": (1, "đã hết ngày 21/06/2024", (*TO, *REASON)),
    "a Sunday": (2, "05/07/2024 hoặc 08/07/2024", ("--to", "7/7/2024", *REASON)),
    "not later": (2, "không sau thời hạn hiện nay", ("--to", "21/6/2024", *REASON)),
    "an unknown reason": (2, "chọn một trong: cho-huong-dan", (*TO, "--reason", "quen")),
    "a reason without its words": (2, "--note", (*TO, "--reason", "khac")),
    "no reason": (2, "--reason", TO),
    "no day": (2, "--to", REASON),
    "another deadline": (2, "ghi --deadline: remedy", (*TO, *REASON, "--deadline", "report")),
    "beyond the calendar": (1, "lịch hiện có", ("--to", "5/7/2042", *REASON)),
    "before it was given": (1, "lại trước mốc", (*TO, *REASON, "--on", "11/6/2024")),
    "long ago without a word": (2, "ghi thêm --note", (*TO, *REASON, "--on", "3/6/2024")),
    "a reason of a page": (2, "dài quá", (*TO, "--reason", "khac", "--note", "x" * 2001)),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_senseless_request_is_refused_with_its_figures(desk: Desk, wrong: str) -> None:
    code, words, options = WRONG[wrong]
    if wrong == "after the deadline":
        desk.on("2024-06-24")
    found, said = desk.refused("extension", "ask", POINT, *options)
    assert (found, words in said) == (code, True), said


def test_on_the_day_itself_it_may_still_be_asked(desk: Desk) -> None:
    desk.on("2024-06-21")
    assert "chờ trả lời" in desk.ask()


def test_a_third_time_is_refused_with_how_often_and_how_often_allowed(desk: Desk) -> None:
    for number, to in (("1", "5/7/2024"), ("2", "12/7/2024")):
        desk.run("extension", "ask", POINT, "--to", to, *REASON)
        desk.run("extension", "approve", f"{POINT}-GH{number}", who=LEADER)
    code, said = desk.refused("extension", "ask", POINT, "--to", "19/7/2024", *REASON)
    assert code == 1
    assert "đã gia hạn 2 lần, tối đa 2 lần" in said


def test_answers_that_nobody_may_give(desk: Desk) -> None:
    desk.ask()
    code, said = desk.refused("extension", "ask", POINT, *TO, *REASON)
    assert (code, f"{ASKED} chờ trả lời" in said) == (1, True)
    own = desk.refused("extension", "approve", ASKED)
    behalf = desk.refused("--on-behalf-of", UNIT, "extension", "approve", ASKED, who=LEADER)
    assert own[0] == behalf[0] == 77
    assert "phải là người khác trả lời" in own[1]
    assert "phải là người khác trả lời" in behalf[1]
    assert desk.refused("extension", "approve", ASKED, who="thu-ky")[0] == 77
    assert desk.refused("extension", "refuse", ASKED, who=LEADER)[0] == 2
    code, said = desk.refused("extension", "approve", POINT, who=LEADER)
    assert (code, ASKED in said) == (1, True)
    desk.run("extension", "approve", ASKED, who=LEADER)
    code, said = desk.refused("extension", "approve", ASKED, who=LEADER)
    assert (code, "hồ sơ không còn thao tác nào" in said) == (1, True)
    log = desk.json("audit", "log", "--outcome", "refused:right-missing", who="kiem-toan")
    assert len(log["entries"]) == 3
    assert "Nguyên vẹn" in desk.run("audit", "verify", who="kiem-toan")


@pytest.mark.parametrize("verb", ["ask", "approve", "refuse", "withdraw", "show"])
def test_an_unknown_code_is_answered_with_where_to_look(desk: Desk, verb: str) -> None:
    options = {"ask": (*TO, *REASON), "refuse": ("--reason", "x")}.get(verb, ())
    code, said = desk.refused("extension", verb, "XYZ-1", *options)
    assert (code, "Không có hồ sơ XYZ-1" in said) == (1, True)


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Make one database with a round that owes two products, answered for by its lead."""
    folder = tmp_path_factory.mktemp("products")
    office = PlayedOffice.found(folder, "2024-05-02T08:00")
    products = ("summary", "general_conclusion")
    rules = {"round": tuple(RuleSetting(name, 20, owner="team") for name in products)}
    policy = ExtensionPolicy(2, DEFAULT.reasons, "team_lead")
    plan = replace(
        PLAN, rounds=(replace(PLAN.rounds[0], products=products),), rules=rules, extensions=policy
    )
    office.load(plan)
    office.send("KH-D1", "establish-team", document="05/QĐ")
    for code in ("KH-01", "KH-02"):
        office.send(code, "notify", document="1/TB")
        office.clock.move_to("2024-06-13T17:00")
        office.send(code, "inspect", reason="x")
    office.application.store.dispose()
    return (folder / "office.sqlite3").read_bytes()


def test_a_round_with_two_products_asks_which_and_its_lead_answers(
    desk: Desk, ended: bytes
) -> None:
    desk.path.write_bytes(ended)
    code, said = desk.refused(
        "extension", "ask", "KH-D1", *REASON, "--to", "19/7/2024", who="thu-ky"
    )
    assert (code, "một trong: summary, general_conclusion" in said) == (2, True)
    words = ("extension", "ask", "KH-D1", *REASON, "--to", "19/7/2024", "--deadline")
    assert "Trạng thái: chờ trả lời" in desk.run(*words, "general-conclusion", who="thu-ky")
    asked = desk.json("extension", "list")["requests"][0]
    assert (asked["deadline"], asked["nobody_answers"]) == ("general_conclusion", False)
    assert (
        desk.json("extension", "ask", "KH-D1", *words[3:], "summary", who="truong-doan")["request"][
            "nobody_answers"
        ]
        is False
    )
    assert "đã đồng ý" in desk.run("extension", "approve", "KH-D1-GH1", who="truong-doan")
    assert desk.refused("extension", "approve", "KH-D1-GH2", who="truong-doan")[0] == 77


def test_of_several_deadlines_one_is_named(desk: Desk) -> None:
    code, said = desk.refused("extension", "ask", "KH-01", *TO, *REASON)
    assert (code, "không có thời hạn nào đang chạy" in said) == (2, True)
    assert "không có thời hạn nào đang chạy" in desk.run("extension", "show", "KH-01")
    stranger = desk.refused(
        "--on-behalf-of", "dm-moitruong", "extension", "ask", POINT, *TO, *REASON, who="chuyen-vien"
    )
    assert (stranger[0], "không thuộc bên phải thực hiện" in stranger[1]) == (2, True)
    assert desk.refused("extension", "ask", POINT, *TO, *REASON, who="dm-moitruong")[0] == 77
