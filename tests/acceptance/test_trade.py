"""The trade on the command line: one inspection from its team to its last re-inspection."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dondoc.beginning import Beginning, begin_office
from dondoc.cli.context import Session
from dondoc.cli.main import cli
from dondoc.language import set_language
from dondoc.plan_loading import check_file, load

PLANS = Path(__file__).parents[2] / "plans"
CODE = "BDG-KCN-24-04"
ROUND = "BDG-KCN-24-D1"
SECRETARY = "thu-ky"
CSV = """text,unit,field,severity,responsibility,deadline
Niêm yết chưa đủ 03 TTHC,,3,trung bình,tập thể,15 ngày làm việc
Chưa có kế hoạch số hóa,QLMT,7,,,2024-09-30
Chưa mở sổ theo dõi,,4,,,
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one database with both plans, copied for each story."""
    path = tmp_path_factory.mktemp("trade") / "db.sqlite3"
    environ = {"DONDOC_CLOCK": "2024-03-25T08:00"}
    session = Session(flags={"database_url": str(path), "actor": "quan-tri"}, environ=environ)
    application = session.application
    application.store.prepare()
    begin_office(application, Beginning("BQL", "Ban Quản lý các KCN", "quan-tri", "Quản trị"))
    for name in ("binh-duong-bql-kcn-2024.toml", "binh-dinh-ubnd-2024.toml"):
        checked = check_file((PLANS / name).read_bytes(), application)
        assert checked.plan is not None
        load(checked.plan, application, session.actor(), None, dry_run=False)
    application.store.dispose()
    return path


@pytest.fixture(autouse=True)
def a_place_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    for variable in ("DONDOC_ACTOR", "DONDOC_LANGUAGE", "DONDOC_CONFIG", "DONDOC_DATABASE_URL"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    yield
    set_language("vi")


class Office:
    """The office of a story: its database, and the day on its clock."""

    def __init__(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.path, self._monkeypatch = path, monkeypatch

    def on(self, moment: str) -> None:
        self._monkeypatch.setenv("DONDOC_CLOCK", moment if "T" in moment else f"{moment}T09:00")

    def call(self, *words: str, who: str = SECRETARY) -> Result:
        line = ["--db", str(self.path), "--as", who, *words]
        return CliRunner().invoke(cli, line, prog_name="dondoc")

    def run(self, *words: str, who: str = SECRETARY) -> str:
        result = self.call(*words, who=who)
        assert result.exit_code == 0, result.output
        return result.stdout

    def json(self, *words: str, who: str = SECRETARY) -> Any:  # noqa: ANN401  (a document)
        return json.loads(self.run(*words, "--json", who=who))

    def refused(self, code: int, *words: str, who: str = SECRETARY) -> str:
        result = self.call(*words, who=who)
        assert result.exit_code == code, result.output
        refusals = [line for line in result.stderr.splitlines() if line.startswith("dondoc: ")]
        return refusals[-1]

    def state(self, code: str) -> str:
        return str(self.json("case", "show", code)["case"]["state"])

    def versions(self) -> list[tuple[str, str]]:
        found = self.json("case", "list", who="kiem-toan")["cases"]
        return [(item["code"], item["state"]) for item in found]


@pytest.fixture
def office(loaded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    path = tmp_path / "db.sqlite3"
    shutil.copy(loaded, path)
    made = Office(path, monkeypatch)
    made.on("2024-05-06")
    return made


@pytest.fixture
def notified(office: Office) -> Office:
    office.run("round", "establish-team", ROUND, "--document", "20/QĐ-BQL")
    office.on("2024-05-20")
    office.run("notify", CODE, "--on", "2024-05-20", "--document", "45/TB-ĐKT")
    return office


@pytest.fixture
def concluded(notified: Office, tmp_path: Path) -> Office:
    office = notified
    office.run("agree-visit", CODE)
    office.on("2024-05-30")
    office.run("receive-report", CODE)
    office.on("2024-06-07T17:00")
    office.run("inspect", CODE)
    office.on("2024-06-18")
    (tmp_path / "kn.csv").write_text(CSV, encoding="utf-8")
    office.run("conclude", CODE, "--document", "50/TB-BQL", "--findings", "kn.csv")
    return office


def test_the_example_of_the_issue_notifies_and_says_what_is_next(office: Office) -> None:
    told = office.refused(1, "notify", CODE, "--document", "45/TB-ĐKT")
    assert "dondoc round establish-team" in told
    office.run("round", "establish-team", ROUND, "--document", "20/QĐ-BQL")
    office.on("2024-05-20")
    words = ("notify", CODE.lower(), "--on", "2024-05-20", "--document", "45/TB-ĐKT")
    trial = office.call(*words, "--dry-run")
    assert "[CHƯA GHI]" in trial.stderr
    assert office.state(CODE) == "planned"
    assert office.run(*words) == trial.stdout
    assert "Trạng thái: dự kiến -> đã thông báo" in trial.stdout
    assert "Gửi thư “thông báo lịch kiểm tra”: Mai Đức Anh" in trial.stdout
    assert "Tiếp theo: " in trial.stdout
    waiting = office.json("outbox", "list")
    assert CODE in json.dumps(waiting)


def test_a_whole_inspection_from_the_report_to_the_end(concluded: Office) -> None:
    office = concluded
    (Path("anh.jpg")).write_bytes(b"anh")
    unit, first = "dm-moitruong", f"{CODE}-KN1"
    shown = office.json("case", "show", CODE)["case"]
    assert [item["code"][-3:] for item in shown["remediations"]] == ["KN1", "KN2", "KN3"]
    assert shown["remediations"][0]["text"] == "Niêm yết chưa đủ 03 TTHC"
    assert shown["remediations"][0]["due_on"] == "2024-07-09"
    office.on("2024-07-01")
    office.run("remediate", first, "--evidence", "anh.jpg", "--document", "30/BC", who=unit)
    evidence = office.json("case", "show", first)["case"]["evidence"]
    assert [item["name"] for item in evidence] == ["anh.jpg"]
    again = ("return", first, "--within", "10 ngày làm việc", "--reason", "ảnh mờ")
    assert "chưa đạt, yêu cầu tiếp tục khắc phục" in office.run(*again, who="truong-doan")
    twice = office.call("remediate", first, "--evidence", "anh.jpg", who=unit)
    assert f"đã là minh chứng của {first}" in twice.stderr
    office.run("accept", first)
    office.run("pass-on", f"{CODE}-KN2", "--document", "90/BQL-VP", who=unit)
    office.run("answer", f"{CODE}-KN2", "--document", "12/UBND", "--text", "đồng ý")
    office.run("set-deadline", f"{CODE}-KN3", "--within", "30 ngày")
    office.run("remediate", f"{CODE}-KN3", "--explanation", "đã mở sổ", who=unit)
    ended = office.run("accept", f"{CODE}-KN3")
    assert f"Liên quan {CODE}: đã ban hành kết luận -> đã khắc phục" in ended
    office.run("order-reinspection", CODE, "--day", "2024-07-02")
    office.on("2024-07-02")
    found = office.json("reinspect", CODE, "--unresolved", "kn1", "--within", "15 ngày")
    born = [item["code"] for item in found["related"] if item["state_before"] is None]
    assert born == [f"{first}-PT1"]
    screen = office.run("case", "show", born[0])
    assert f"Tiếp nối {first} sau phúc tra" in screen
    assert "Giải trình" not in screen
    assert "đã phúc tra" in office.run("case", "list", "--unit", "qlmt")


def test_a_conclusion_without_findings_closes_only_when_said_so(notified: Office) -> None:
    office = notified
    office.run("agree-visit", CODE)
    office.on("2024-06-07")
    office.refused(1, "conclude", CODE, "--document", "50/TB", "--no-findings")
    office.refused(2, "inspect", CODE)  # no report: the reason is asked
    office.run("inspect", CODE, "--reason", "đơn vị chưa gửi báo cáo")
    office.refused(2, "conclude", CODE, "--document", "50/TB-BQL")
    closed = office.run("conclude", CODE, "--document", "50/TB-BQL", "--no-findings")
    assert "Tiếp theo: không còn việc phải làm" in closed
    assert office.state(CODE) == "closed"


def test_moving_a_visit_shows_old_and_new_for_each_deadline(notified: Office) -> None:
    office = notified
    office.on("2024-06-03")
    moved = office.run("reschedule", CODE, "--to", "12/6/2024", "--at", "8h30", "--reason", "họp")
    assert "tiến hành kiểm tra: 07/06/2024 -> thứ Tư 12/06/2024" in moved
    assert "ban hành thông báo kết luận kiểm tra: 21/06/2024 -> thứ Tư 26/06/2024" in moved
    assert f"Liên quan {ROUND}" in moved
    office.run("postpone", CODE, "--reason", "mưa lũ")
    assert "hoãn, chờ xác định lịch" in office.run("case", "show", CODE)
    office.refused(2, "reschedule", CODE, "--to", "2024-06-20", "--until", "2024-06-21")
    office.refused(1, "reschedule", CODE, "--to", "2024-06-22", "--reason", "thứ Bảy")
    again = ("reschedule", CODE, "--to", "20/6/2024", "--until", "21/6/2024", "--reason", "x")
    assert "đã thông báo" in office.run(*again)
    office.run("cancel", CODE, "--reason", "sáp nhập")
    assert office.state(CODE) == "cancelled"


def test_an_incomplete_report_is_asked_again(notified: Office) -> None:
    office = notified
    office.run("receive-report", CODE)
    office.refused(1, "request-supplement", CODE, "--missing", "IX.9")
    wanted = ("request-supplement", CODE, "--missing", "II.3", "--by", "2024-05-27")
    assert "thứ Hai 27/05/2024" in office.run(*wanted)
    office.on("2024-05-29")
    late = office.run("receive-report", CODE)
    assert "hoàn thành quá hạn 2 ngày làm việc (hạn 27/05/2024)" in late
    office.run("accept-report", CODE)
    assert "accept-report" not in office.json("case", "show", CODE)["case"]["possible"]


def test_a_team_is_not_sent_to_two_places_at_an_hour(notified: Office) -> None:
    told = notified.refused(1, "agree-visit", "BDG-KCN-24-05", "--at", "08:00")
    assert "(BDG-KCN-24-04)" in told


def _order(*more: str) -> tuple[str, ...]:
    where = ("--plan", "bdg-kcn-24", "--unit", "QLXD", "--on", "2024-05-28", "--at", "08:00")
    by = ("--ordered-by", "truong-ban", "--order", "77/QĐ-BQL", "--lead", "chanh-vp")
    about = ("--subject", "công vụ", "--secretary", "tp-dautu")
    return ("case", "add", "--unannounced", *where, *by, *about, *more)


def test_an_unannounced_inspection_exists_for_nobody_else(notified: Office) -> None:
    office = notified
    ordered = office.json(*_order(), who="truong-ban")["case"]["code"]
    assert ordered.startswith("BDG-KCN-24-DX-")
    for insider in ("chanh-vp", "tp-dautu", "truong-ban", "truong-doan", "kiem-toan"):
        assert ordered in office.run("case", "list", who=insider)
    outsider = "dm-vp"
    asked: list[tuple[str, ...]] = [
        ("case", "list"),
        ("case", "list", "--unit", "QLXD", "--json"),
        ("board",),
        ("board", "--json"),
        ("due", "--until", "2024-12-31", "--all"),
        ("round", "show", ROUND),
    ]
    for words in asked:
        for who in (outsider, SECRETARY):
            assert ordered not in office.run(*words, who=who)
    unknown = f"{ordered[:-4]}9999"
    for code in (ordered, unknown):
        told = office.refused(1, "case", "show", code)
        assert told.startswith(f"dondoc: Không có hồ sơ {code}; gần giống: ")
        assert told.count("DX") == 1
    office.refused(1, "announce", ordered, who=SECRETARY)
    # Two of the ordered team are at QLXD at that hour: the secretary is not told, the lead is.
    moved = ("reschedule", "BDG-KCN-24-05", "--to", "2024-05-28", "--at", "08:00", "--reason", "x")
    assert ordered in office.refused(1, *moved, who="chanh-vp")
    assert ordered not in office.run(*moved)
    office.on("2024-05-28")
    told = office.run("announce", ordered, who="chanh-vp")
    assert "công bố kiểm tra đột xuất" in told
    assert ordered in office.run("case", "list", who=outsider)


def test_who_may_not_order_an_inspection_leaves_a_trace(office: Office) -> None:
    office.refused(77, *_order(), who="dm-vp")
    refusals = office.json("audit", "log", "--outcome", "refused:right-missing", who="kiem-toan")
    assert "dm-vp" in json.dumps(refusals)
    office.refused(2, *_order("--until", "2024-05-27"))
    office.refused(1, *_order("--member", "khong-co"))
    office.refused(2, *(word for word in _order() if word != "--unannounced"))
    close = ("--member", "tp-xaydung")
    office.refused(2, *_order(*close, "--reason", "có phản ánh"))
    office.run(*_order(*close, "--conflict-reason", "không có người khác"))


def test_findings_of_earlier_years_are_shown_at_the_visit(office: Office, tmp_path: Path) -> None:
    (tmp_path / "cu.csv").write_text(CSV, encoding="utf-8")
    words = ("case", "add-opening-stock", "--unit", "qlmt", "--from-year", "2023")
    office.refused(2, *words, "--findings", "cu.csv")  # a period needs the day it counts from
    entered = office.run(*words, "--findings", "cu.csv", "--issued-on", "2023-07-20")
    assert "TD-2023-QLMT-03" in entered
    assert "TD-2023-QLMT-01" in office.run("case", "stock", "--unit", "QLMT")
    assert "Tồn tại các năm trước của đơn vị" in office.run("case", "show", CODE)
    more = office.json(*words, "--findings", "cu.csv", "--issued-on", "2023-07-20", "--dry-run")
    assert more["cases"][0] == "TD-2023-QLMT-04"
    late = office.json("due", "--owner", "dm-moitruong")["obligations"]
    assert ("TD-2023-QLMT-01", "overdue") in [(item["code"], item["progress"]) for item in late]


def test_the_round_ends_with_its_products(office: Office) -> None:
    told = office.call("round", "establish-team", ROUND, "--document", "20/QĐ", "--dry-run")
    assert "thuộc đơn vị được kiểm tra" in told.stderr
    stranger = ("--member", "dm-laodong")
    office.refused(2, "round", "establish-team", ROUND, "--document", "20/QĐ", *stranger)
    why = ("--reason", "thiếu người", "--conflict-reason", "chưa có người khác")
    office.run("round", "establish-team", ROUND, "--document", "20/QĐ", *stranger, *why)
    office.refused(1, "round", "establish-team", ROUND, "--document", "20/QĐ", *why)
    changed = ("round", "change-team", ROUND, "--document", "33/QĐ", "--secretary", "chanh-vp")
    office.refused(2, *changed)
    office.run(*changed, *why)
    team = office.json("round", "show", ROUND)["team"]
    assert (team["secretary"], team["members"]) == ("chanh-vp", ["dm-laodong"])
    assert ROUND in office.run("round", "list", "--plan", "BDG-KCN-24")
    office.refused(2, "round", "show", CODE)
    for number in range(1, 8):
        office.run("cancel", f"BDG-KCN-24-0{number}", "--reason", "thử")
    shown = office.json("round", "show", ROUND)
    assert shown["state"] == "ended"
    issued = ("round", "issue", ROUND, "consolidated-remediation-report", "--document", "90/BC")
    office.run(*issued)
    office.run("round", "issue", ROUND, "general-conclusion", "--document", "95/TB")
    assert office.json("round", "show", ROUND)["state"] == "closed"


def test_proposals_and_urging_letters_are_numbered(concluded: Office) -> None:
    office = concluded
    asked = office.run("propose", CODE, "--text", "thêm máy quét", who="dm-moitruong")
    assert "Ghi là đề xuất số 1" in asked
    office.refused(1, "answer-proposal", CODE, "2", "--text", "x")
    office.run("answer-proposal", CODE, "1", "--text", "cấp trong quý III")
    screen = office.run("case", "show", CODE)
    assert "1. thêm máy quét (18/06/2024) – đã trả lời 18/06/2024: cấp trong quý III" in screen
    office.run("urge", CODE, "--document", "101/BQL")
    twice = office.run("urge", CODE, "--document", "102/BQL")
    assert "lần 2 của hồ sơ, lần 2 của đơn vị" in twice
    assert "Công văn đôn đốc: 2 trong hồ sơ này, 2 của đơn vị" in office.run("case", "show", CODE)


def test_acknowledging_is_for_those_who_are_reminded(concluded: Office) -> None:
    office = concluded
    office.refused(77, "acknowledge", f"{CODE}-KN1", who="dm-laodong")
    seen = office.run("acknowledge", f"{CODE}-KN1".lower(), "--dry-run", who="dm-moitruong")
    assert "đã xác nhận “báo cáo kết quả khắc phục" in seen
    found = office.json("acknowledge", f"{CODE}-KN1", "remedy", who="dm-moitruong")
    assert [item["name"] for item in found["deadlines"]] == ["remedy"]
    office.refused(1, "acknowledge", f"{CODE}-KN1", "khong-co", who="dm-moitruong")


def test_somebody_enters_for_somebody_else(concluded: Office) -> None:
    office = concluded
    words = ("remediate", f"{CODE}-KN1", "--explanation", "xong")
    office.refused(1, *words, "--on-behalf-of", "khong-co")
    office.run(*words, "--on-behalf-of", "dm-moitruong")
    entry = office.json("case", "show", f"{CODE}-KN1")["case"]["history"][-1]
    assert (entry["person"], entry["on_behalf_of"]) == (SECRETARY, "dm-moitruong")
    assert "(nhập thay Mai Đức Anh)" in office.run("case", "show", f"{CODE}-KN1")


def test_lists_and_the_board_say_how_things_stand(notified: Office) -> None:
    office = notified
    office.on("2024-06-10")
    board = office.json("board", "--plan", "bdg-kcn-24")
    assert any(item["code"] == CODE for item in board["overdue"])
    counts = {(item["workflow"], item["state"]): item["count"] for item in board["counts"]}
    assert counts["inspection", "planned"] == 6
    text = office.run("board", "--unit", "qlmt")
    assert "[ĐỎ]" in text
    assert "Quá hạn: 1 (trễ tính bằng ngày làm việc)" in text
    assert "Đoàn kiểm tra: 1 việc – " in text
    mine = office.json("due", "--owner", "team", "--plan", "BDG-KCN-24")["obligations"]
    assert {item["owner"] for item in mine} == {"team"}
    assert "Không có việc nào đến hạn" in office.run("due", "--until", "2024-01-01")
    assert "Không có hồ sơ nào như vậy" in office.run("case", "list", "--state", "closed")
    assert "không có tồn tại" in office.run("case", "stock").lower()
    assert office.json("case", "list", "--workflow", "round", "--open")["cases"]
    assert office.call("case", "list", who="").exit_code == 0


def test_what_is_late_keeps_its_verdict_when_it_moves(concluded: Office) -> None:
    office = concluded
    office.on("2024-07-15")
    again = office.run("reinspect", CODE, "--unresolved", "KN1", "--by", "2024-08-30")
    assert "quá hạn 4 ngày làm việc, rồi đổi hạn (hạn 09/07/2024)" in again


_BAD: list[tuple[int, str, tuple[str, ...]]] = [
    (1, "gần giống: BDG-KCN-24-", ("case", "show", "BDG-KCN-24-44")),
    (1, "gần giống", ("notify", "BDG-KCN-24-44", "--document", "1/TB")),
    (1, "lúc này có thể: agree-visit", ("conclude", CODE, "--document", "1", "--no-findings")),
    (2, "còn ở phía trước", ("receive-report", CODE, "--on", "2024-05-21")),
    (2, "không có ngày", ("receive-report", CODE, "--on", "2024-02-30")),
    (2, "không đọc được giờ", ("reschedule", CODE, "--to", "12/6/2024", "--at", "25h")),
    (2, "--until cần đi cùng --to", ("agree-visit", CODE, "--until", "12/6/2024")),
    (1, "không có đơn vị mã", ("due", "--unit", "ABC")),
    (1, "không có người mã", ("due", "--owner", "ai-do")),
    (77, "cần một trong: cơ quan chủ trì, Đoàn kiểm tra", ("cancel", CODE, "--reason", "x")),
    (2, "không đọc được tệp", ("remediate", CODE, "--evidence", "khong-co.pdf")),
    (2, "--reason dài quá", ("cancel", CODE, "--reason", "x" * 3000)),
]


@pytest.mark.parametrize(("code", "part", "words"), _BAD)
def test_wrong_input_gets_one_line_and_changes_nothing(
    notified: Office, code: int, part: str, words: tuple[str, ...]
) -> None:
    before = notified.versions()
    who = "dm-moitruong" if code == 77 else SECRETARY
    assert part in notified.refused(code, *words, who=who)
    assert notified.versions() == before


def test_pause_needs_a_plan_that_allows_it(notified: Office) -> None:
    told = notified.refused(1, "pause", CODE, "conclusion", "--reason", "x")
    assert "không cho tạm dừng" in told
    notified.refused(1, "resume", CODE, "conclusion")


def test_every_command_shows_two_examples_in_both_languages() -> None:
    from dondoc.cli.main import load as load_command
    from dondoc.cli.registry import ENTRIES, REMEDY, TRADE

    runner: Callable[..., Result] = CliRunner().invoke
    for entry in ENTRIES:
        if entry.section in {TRADE, REMEDY}:
            examples = getattr(load_command(entry), "examples", ())
            assert len(examples) == 2, entry.name
            for language in ("vi", "en"):
                assert runner(cli, ["--lang", language, entry.name, "--help"]).exit_code == 0
