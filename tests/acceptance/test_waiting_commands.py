"""Difficulties, linked documents and clearer words on the command line: what is printed and refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dondoc.language import set_language
from tests.acceptance.small_office import call, done, settle_in
from tests.acceptance.task_office import TASKS
from tests.acceptance.test_task_commands import answered, founded, refused, run, tried

LEADER = """
[[people]]
code = "bao"
name = "Bảo"
email = "bao@example.vn"
roles = [{ role = "leadership", unit = "VP" }]
[[people]]
code = "dung"
name = "Dung"
roles = [{ role = "head", unit = "TH" }]
left_on = 2018-02-01
[[tasks]]
id = "II.1"
title = "Bồi dưỡng nghiệp vụ"
lead = ["TH"]
time = "Theo kế hoạch của Sở Nội vụ"
[[tasks]]
id = "II.2"
title = "Tập huấn"
lead = ["TH"]
time = "Theo kế hoạch của Sở Nội vụ"
"""
PLAN = TASKS + LEADER.replace("left_on = 2018-02-01\n", "")
WAITING, TROUBLE = "CC-18-II.1", "CC-18-I.3-VM1"
REPORT = ("difficulty", "report", "CC-18-I.3", "--text", "Chưa có hướng dẫn của Bộ")
PAPER = ("CC-18", "9/KH-SNV, 20/2/2018", "--issuer", "Sở Nội vụ", "--title", "Kế hoạch bồi dưỡng")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return founded(tmp_path_factory.mktemp("waiting"), PLAN, "2018-02-26T08:00")


@pytest.fixture
def office(filled: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    settle_in(tmp_path, monkeypatch, "2018-02-26T08:00")
    path = tmp_path / "office.sqlite3"
    path.write_bytes(filled)
    yield path
    set_language("vi")


def test_a_difficulty_is_reported_answered_reopened_and_closed(office: Path) -> None:
    said = tried(
        office, *REPORT, "--to", "trưởng ban", "--proposal", "xin ý kiến tỉnh", "--as", "cuc"
    )
    for line in (
        "Trạng thái: chưa trả lời",
        "Việc: CC-18-I.3 Trình bộ thủ tục",
        "Vướng mắc: Chưa có hướng dẫn của Bộ",
        "Đề xuất: xin ý kiến tỉnh",
        "Người báo: Cúc, ngày 26/02/2018",
        "Gửi: lãnh đạo (Bảo)",
        "Gửi thư “khó khăn, vướng mắc”: Bảo",
    ):
        assert line in said
    told = tried(
        office, "vuong-mac", "tra-loi", TROUBLE, "--text", "làm theo mẫu cũ", "--as", "bao"
    )
    assert "Trả lời ngày 26/02/2018: làm theo mẫu cũ (Bảo)" in told
    assert "Gửi thư “trả lời vướng mắc”: Cúc" in told
    again = run("difficulty", "reopen", TROUBLE, "--reason", "mẫu cũ đã bỏ", "--as", "cuc")
    assert "Đã hỏi lại 1 lần" in again
    run("difficulty", "answer", TROUBLE, "--document", "12/BNV, 1/2/2018, Bộ Nội vụ", "--as", "bao")
    assert "đã giải quyết" in run("vuong-mac", "dong-y", TROUBLE, "--as", "cuc")
    run(*REPORT, "--to", "bao", "--as", "cuc")
    withdrawn = run("difficulty", "withdraw", f"{TROUBLE[:-1]}2", "--reason", "thôi", "--as", "cuc")
    assert "Gửi thư “vướng mắc đã rút”: Bảo" in withdrawn


def test_difficulties_are_listed_open_first_and_shown_with_their_work(office: Path) -> None:
    assert "Không có vướng mắc nào" in run("difficulty", "list")
    run(*REPORT, "--to", "lanh-dao", "--as", "cuc")
    run(*REPORT, "--to-body", "Sở Nội vụ", "--on", "20/2/2018")
    run("difficulty", "answer", TROUBLE, "--text", "đã rõ", "--as", "bao")
    first, second = answered("difficulty", "list", "--plan", "cc-18")["difficulties"]
    assert (first["body"], first["state"], first["waited_working_days"]) == ("Sở Nội vụ", "open", 4)
    assert (second["answered_by"], second["addressed_as"]) == ("bao", "leadership")
    listed = run("vuong-mac", "danh-sach", "--unit", "TH", "--all")
    assert "4 ngày làm việc" in listed
    screen = run("case", "show", "CC-18-I.3")
    assert "Khó khăn, vướng mắc:" in screen
    assert "CC-18-I.3-VM2" in screen
    assert "dondoc difficulty report" in screen
    own = run("case", "show", TROUBLE)
    assert "Trả lời: đã rõ" in own
    assert "Trưởng đoàn" not in own
    assert "Gửi cơ quan ngoài: Sở Nội vụ" in run("case", "show", f"{TROUBLE[:-1]}2")
    assert "CC-18-I.3-VM2" in run("plan", "close", "CC-18")
    assert office.exists()


@pytest.mark.parametrize(
    ("words", "said", "code"),
    [
        (("--to", "anh"), "không có người hoặc vai trò “anh”; gần giống: an", 1),
        (("--to", "zzzz"), "gần giống: lanh-dao, dau-moi", 1),
        ((), "ghi một trong hai: --to", 2),
        (("--to", "an", "--to-body", "Sở"), "ghi một trong hai: --to", 2),
        (("--to", "an", "--text", " "), "vướng mắc phải được nói rõ", 2),
        (("--to", "an", "--text", "x" * 2001), "--text dài quá 2000 ký tự", 2),
    ],
)
def test_a_difficulty_without_words_or_addressee_is_refused(
    office: Path, words: tuple[str, ...], said: str, code: int
) -> None:
    assert said in refused(*REPORT, *words, code=code)
    assert office.exists()


def test_who_has_left_or_may_not_know_is_asked_nothing(office: Path) -> None:
    run("person", "leave", "dung", "--reason", "chuyển công tác", "--leave-open")
    assert "dung đã nghỉ từ" in refused(*REPORT, "--to", "dung", code=2)
    assert "không phải vướng mắc" in refused("difficulty", "close", "CC-18-I.3")
    again = ("difficulty", "report", _asked(), "--to", "an", "--text", "x")
    assert "báo trên hồ sơ gốc CC-18-I.3" in refused(*again, code=2)
    assert "thiếu câu trả lời" in refused("difficulty", "answer", TROUBLE, "--as", "bao")
    assert office.exists()


def _asked() -> str:
    run(*REPORT, "--to", "bao", "--as", "cuc")
    return TROUBLE


def test_a_document_proposes_rows_in_words_and_wakes_those_chosen(office: Path) -> None:
    seen = done("document", "link", *PAPER, "--dry-run")
    assert "2 việc đang chờ có thể bắt đầu" in seen.stdout
    assert "khớp nhiều: cơ quan ban hành “Sở Nội vụ”; loại văn bản “kế hoạch”" in seen.stdout
    assert "tên việc có “bồi dưỡng”" in seen.stdout
    assert "Chưa việc nào bắt đầu" in seen.stderr
    words = (
        "--wake",
        WAITING.lower(),
        "--wake",
        "CC-18-II.2",
        "--by",
        "29/6/2018",
        "--ongoing",
        WAITING,
    )
    said = tried(office, "document", "link", *PAPER, *words)
    assert "CC-18-II.1  Phòng Tổng hợp  chờ sự kiện -> thường xuyên" in said
    assert "CC-18-II.2  Phòng Tổng hợp  chờ sự kiện -> đang thực hiện" in said
    assert said.count("Gửi thư “nhiệm vụ bắt đầu”") == 1
    listed = run("van-ban", "danh-sach", "cc-18")
    assert "Văn bản 9/KH-SNV ngày 20/02/2018 của Sở Nội vụ: Kế hoạch bồi dưỡng" in listed
    assert "CC-18-II.2  Phòng Tổng hợp" in listed
    assert "Còn chờ: 3 việc" in listed
    assert "CC-18-I.5  Việc lạ – còn câu hỏi về thời gian" in listed


def test_a_document_linked_again_is_recognised_and_may_wake_more(office: Path) -> None:
    run("document", "link", *PAPER, "--wake", WAITING)
    again = run("document", "link", *PAPER, "--wake", "tat-ca", "--by", "CC-18-II.2=29/6/2018")
    assert "Văn bản này đã liên kết trước đó" in again
    (only,) = answered("document", "list", "CC-18")["links"]
    assert only["woken"] == ["CC-18-II.1", "CC-18-II.2"]
    found = answered("document", "link", *PAPER)
    assert found["link"]["known_before"]
    assert found["proposed"] == []
    assert office.exists()


def test_an_event_wakes_rows_that_wait_for_one(office: Path) -> None:
    words = ("document", "event", "CC-18", "--on", "20/2/2018", "--text", "Bộ công bố thủ tục")
    found = answered(*words, "--dry-run")
    assert [item["code"] for item in found["proposed"]] == ["CC-18-I.3"]
    assert "điều đang chờ có “bộ công bố thủ tục”" in run(*words, "--dry-run")
    said = tried(office, *words, "--wake", "all-proposed")
    assert "06/03/2018" in said  # ten working days after the event
    assert "Sự kiện ngày 20/02/2018: Bộ công bố thủ tục" in run("document", "list", "CC-18")
    assert "link-document" not in run("audit", "log", "--action", "record-event", "--json")
    assert "Chưa liên kết" not in run("document", "list", "CC-18")


@pytest.mark.parametrize(
    ("words", "said", "code"),
    [
        (("link", "CC-18", "9/KH", "--issuer", "A", "--title", "x"), "cần đủ số, ngày", 2),
        (("link", "CC-18", "9/KH, 20/2/2018", "--title", "x"), "cần đủ số, ngày", 2),
        (("link", "CC-18", "9/KH, 20/2/2018, A"), "thiếu trích yếu", 2),
        (("link", "CC-18", "9/KH, 20/3/2018, A", "--title", "x"), "ở sau hôm nay", 2),
        (("link", "CC-18", "9/KH, 20/2/2018", "--issuer", "A" * 200, "--title", "x"), "dài quá", 2),
        (("link", "XX", "9/KH, 20/2/2018, A", "--title", "x"), "không có kế hoạch XX", 1),
        (("link", *PAPER, "--wake", "CC-18-I.1"), "không phải việc đang chờ", 1),
        (("link", *PAPER, "--by", "1/6/2018"), "--by cần việc", 2),
        (("link", *PAPER, "--wake", WAITING, "--by", "CC-18-II.2=1/6/2018"), "thêm --wake", 2),
        (("link", *PAPER, "--wake", WAITING, "--ongoing", "XX"), "thêm --wake", 2),
        (("link", *PAPER, "--wake", WAITING, "--ongoing", "all", "--by", "1/6/2018"), "một trong", 2),
        (("link", *PAPER, "--wake", WAITING, "--ongoing", WAITING, "--by", f"{WAITING}=1/6/2018"),
         "một trong hai", 2),
        (("event", "CC-18", "--on", "20/2/2018"), "sự kiện phải được nói rõ", 2),
        (("event", "CC-18", "--on", "20/3/2018", "--text", "x"), "còn ở phía trước", 2),
        (("list", "XX"), "không có kế hoạch XX", 1),
        (("link", *PAPER, "--as", "cuc"), "không có quyền “liên kết văn bản”", 77),
    ],
)  # fmt: skip
def test_what_cannot_be_linked_or_woken_is_refused(
    office: Path, words: tuple[str, ...], said: str, code: int
) -> None:
    assert said in refused("document", *words, code=code)
    found = answered("case", "list", "--state", "waiting")["cases"]
    assert {WAITING, "CC-18-II.2"} <= {item["code"] for item in found}
    assert office.exists()


def test_what_waits_may_go_on_without_end(office: Path) -> None:
    said = tried(office, "task", "wake", WAITING, "--reason", "đã có kế hoạch", "--ongoing")
    assert "chờ sự kiện -> thường xuyên" in said
    words = ("task", "wake", "CC-18-II.2", "--reason", "x", "--ongoing", "--by", "1/6/2018")
    assert "một trong hai" in refused(*words, code=2)


def test_a_question_is_answered_in_clearer_words(office: Path) -> None:
    assert "chưa đọc được “sớm nhất”" in refused("task", "read-as", "CC-18-I.5", "sớm nhất")
    said = tried(
        office, "nhiem-vu", "doc-la", "CC-18-I.5", "Quý II và Quý IV", "--document", "5/SKH"
    )
    assert "CC-18-I.5-Q4" in said
    screen = run("case", "show", "CC-18-I.5")
    assert "Thời gian, như in: “vào dịp thích hợp”" in screen
    assert "Đọc là: “Quý II và Quý IV”" in screen
    assert "cần hỏi lại" not in screen
    assert "không phải nhiệm vụ" in refused("task", "read-as", _asked(), "Quý III", code=2)


def test_a_day_that_has_passed_is_read_with_a_warning(office: Path) -> None:
    found = done("task", "read-as", "CC-18-I.5", "Trước ngày 20/2/2018")
    assert "[VÀNG] CC-18-I.5: đã qua 19/02/2018" in found.stderr
    assert office.exists()


def test_several_tasks_are_reviewed_as_one_act(office: Path) -> None:
    said = tried(office, "task", "review", "CC-18-II.1", "CC-18-II.2", "--reason", "tỉnh chưa ban hành",
                 "--as", "cuc")  # fmt: skip
    assert "cập nhật tình hình, 26/02/2018: 2 việc" in said
    assert said.count("hỏi lại 01/06/2018") == 2
    found = answered("task", "review", "CC-18-II.1", "CC-18-I.3", "--reason", "x")
    assert [item["code"] for item in found["cases"]] == ["CC-18-I.3", "CC-18-II.1"]
    assert "Không có hồ sơ" in refused("task", "review", "CC-18-II.1", "XX", "--reason", "x")
    assert "“cập nhật tình hình”" in refused(
        "task", "review", "CC-18-II.1", "CC-18-I.1", "--reason", "x"
    )
    assert call("task", "review", "CC-18-II.1", "CC-18-I.3").exit_code == 1


def test_a_plan_may_say_by_when_a_difficulty_is_answered(office: Path) -> None:
    run(
        "plan",
        "set-rule",
        "CC-18",
        "reply",
        "--amount",
        "3",
        "--document",
        "1/QC",
        "--yes",
    )
    said = run(*REPORT, "--to", "bao", "--as", "cuc")
    assert "Phải trả lời chậm nhất thứ Năm 01/03/2018" in said
    found = answered("difficulty", "answer", TROUBLE, "--text", "rồi", "--as", "bao")
    assert (found["difficulty"]["answer"], found["told"][0]["people"]) == ("rồi", ["cuc"])
    assert office.exists()


def test_a_document_that_nothing_waits_for_is_kept_and_wakes_nothing(office: Path) -> None:
    assert "Chưa liên kết văn bản" in run("document", "list", "CC-18")
    said = run("document", "link", "CC-18", "1/GM, 20/2/2018, Sở Y tế", "--title", "Giấy mời")
    assert "Không có việc đang chờ nào khớp" in said
    assert "chưa việc nào bắt đầu theo" in run("document", "list", "CC-18")
    assert office.exists()


def test_a_row_with_a_day_does_not_go_on_without_end(office: Path) -> None:
    run("task", "read-as", "CC-18-I.5", "Sau khi tỉnh ban hành kế hoạch")
    dated = PLAN.replace('after = ["I.1"]', 'after = ["I.1"]\ntime = "Quý IV/2018"')
    dated = dated.replace("CC-18", "CC-19").replace("10/KH", "11/KH")
    (office.parent / "dated.toml").write_text(dated, encoding="utf-8")
    run("plan", "load", "dated.toml")
    paper = ("CC-19", *PAPER[1:], "--wake", "CC-19-I.4", "--ongoing", "all")
    assert "việc có ngày kết thúc" in refused("document", "link", *paper)
    assert "việc có ngày kết thúc" in refused(
        "task", "wake", "CC-19-I.4", "--reason", "x", "--ongoing"
    )


def test_english_is_spoken_too(office: Path) -> None:
    run(*REPORT, "--to", "lanh-dao", "--as", "cuc")
    assert "not answered" in run("--lang", "en", "difficulty", "list").lower()
    assert "strong match: issuer" in run("--lang", "en", "document", "link", *PAPER, "--dry-run")
    assert office.exists()
