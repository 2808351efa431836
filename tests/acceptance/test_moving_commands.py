"""Commands about people who move and units that change: previews, words, refusals, questions."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.small_office import BINH_DUONG, SmallOffice, an_office, call, done

MERGE = (
    "unit", "merge", "QLQH", "QLXD", "--into", "QLQX", "--name", "Phòng Quy hoạch và Xây dựng",
    "--on", "10/5/2024", "--document", "5/QĐ-BQL, 1/5/2024",
)  # fmt: skip

WHY = ("--conflict-reason", "Văn phòng cũng được kiểm tra, không còn ai khác")
"""Whoever takes the secretary's role is of an inspected unit then."""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SmallOffice]:
    for settled in an_office(tmp_path, monkeypatch, at="2024-05-02T08:00"):
        done("plan", "load", BINH_DUONG)
        yield settled


def facts(*words: str) -> Any:  # noqa: ANN401 (JSON)
    return json.loads(done(*words, "--json").stdout)


def refused(*words: str) -> str:
    """Run a command that must be refused in one line, and return that line."""
    result = call(*words)
    assert result.exit_code in {1, 2}, result.output
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    return result.stderr


def test_a_hand_over_is_previewed_and_then_just_that(office: SmallOffice) -> None:
    words = ("person", "hand-over", "thu-ky", "kiem-toan", "--reason", "chuyển công tác", *WHY)
    before = office.dump()
    preview = done(*words, "--dry-run")
    assert office.dump() == before
    assert "[CHƯA GHI]" in preview.stderr
    real = done(*words)
    assert real.stdout == preview.stdout
    assert "BDG-KCN-24-D1  Thư ký đoàn" in real.stdout
    assert "Cuộc kiểm tra chưa công bố mà người thực hiện không được biết" in real.stderr
    assert "Thư ký: Phan Công Minh" in done("round", "show", "BDG-KCN-24-D1").stdout
    nothing = done("nguoi", "ban-giao", "thu-ky", "kiem-toan", "--reason", "x")
    assert "Không có việc nào đang mở" in nothing.stdout
    other = ("person", "hand-over", "dm-dautu", "kiem-toan", "--reason", "x")
    given = facts(*other, "--conflict-reason", "y", "--dry-run")
    assert given["roles"] == [
        {"role": "focal", "unit": "QLDT", "valid_from": None, "valid_to": None}
    ]
    assert given["following_cases"] == ["BDG-KCN-24-01"]
    assert not given["complete"]


def test_leadership_sees_all_there_is(office: SmallOffice) -> None:
    del office
    words = ("person", "hand-over", "thu-ky", "kiem-toan", "--reason", "x", *WHY, "--dry-run")
    assert "chưa công bố" not in done("--as", "truong-ban", *words).stderr
    cases = done("--as", "truong-ban", "person", "hand-over", "dm-dautu", "dm-vp", "--reason", "x")
    assert "Hồ sơ đi theo vai trò (1): BDG-KCN-24-01" in cases.stdout


def test_who_takes_over_without_an_address_is_shown(office: SmallOffice) -> None:
    del office
    done("person", "add", "moi", "--name", "Lê Văn Mới")
    result = done("person", "hand-over", "thu-ky", "moi", "--reason", "x", *WHY)
    assert "moi chưa có địa chỉ thư" in result.stderr


def test_a_hand_over_needs_a_reason_and_two_people(office: SmallOffice) -> None:
    del office
    assert "ghi lý do" in refused("person", "hand-over", "thu-ky", "dm-vp")
    assert "là một" in refused("person", "hand-over", "thu-ky", "THU-KY", "--reason", "x")
    assert "gần giống" in refused("person", "hand-over", "thu-kyy", "dm-vp", "--reason", "x")
    own = refused("person", "hand-over", "thu-ky", "dm-dautu", "--reason", "x")
    assert "--conflict-reason" in own
    later = refused("person", "hand-over", "thu-ky", "dm-vp", "--on", "1/6/2024", "--reason", "x")
    assert "ở phía trước" in later


def test_leaving_and_erasing(office: SmallOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "--leave-open" in refused("person", "leave", "thu-ky", "--reason", "nghỉ hưu")
    left = done("person", "leave", "thu-ky", "--reason", "nghỉ hưu", "--leave-open")
    assert "nghỉ từ 02/05/2024" in left.stdout
    assert "Vẫn đứng tên" in left.stdout
    assert "Nghỉ từ 02/05/2024" in done("person", "show", "thu-ky").stdout
    assert "đã nghỉ từ 02/05/2024" in done("person", "list").stdout
    done("person", "add", "moi", "--name", "Lê Văn Mới")
    plain = done("--as", "truong-ban", "person", "leave", "moi", "--reason", "x")
    assert "thôi dùng" not in plain.stdout
    assert plain.stderr == ""
    assert "đã nghỉ từ" in call("--as", "thu-ky", "board").stderr
    done("person", "hand-over", "thu-ky", "kiem-toan", "--reason", "x")
    again = facts("person", "leave", "dm-dautu", "--reason", "x", "--dry-run")
    assert (again["code"], again["open_cases"]) == ("dm-dautu", [])
    words = ("person", "erase", "thu-ky", "--reason", "theo yêu cầu")
    assert "--document" in refused(*words, "--yes")
    assert "--yes" in refused(*words, "--document", "3/ĐN")
    before = office.dump()
    trial = done(*words, "--document", "3/ĐN", "--dry-run")
    assert office.dump() == before
    erased = done(*words, "--document", "3/ĐN", "--yes")
    assert erased.stdout == trial.stdout
    assert "Giữ lại:" in erased.stdout
    assert b"thuky@example.vn" not in office.database.read_bytes()
    assert "Nguyên vẹn" in done("audit", "verify").stdout
    with monkeypatch.context() as busy:
        busy.setattr("dondoc.parties.erasing.write_anew", lambda _database: False)
        late = done(*words, "--document", "3/ĐN", "--yes")
    assert "còn trang cũ chờ ghi đè" in late.stderr
    assert facts("person", "erase", "thu-ky", "--reason", "x", "--document", "4/ĐN", "--yes")[
        "contacts"
    ] == 0  # fmt: skip


def test_units_merge_on_their_day(office: SmallOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    before = office.dump()
    preview = done(*MERGE, "--dry-run")
    assert office.dump() == before
    assert done(*MERGE).stdout == preview.stdout
    assert "Sẽ chuyển 2 hồ sơ đang mở khi đến ngày" in preview.stdout
    assert "QLQX chưa có đầu mối" in preview.stderr
    assert "10/05/2024 → QLQX" in done("unit", "list").stdout
    monkeypatch.setenv("DONDOC_CLOCK", "2024-05-10T08:00")
    done("daemon", "run", "--once")
    shown = done("unit", "show", "QLQX").stdout
    assert "Kế tiếp của: QLQH, QLXD" in shown
    assert "Cấp trên: BQL" in shown
    ended = done("unit", "show", "QLQH").stdout
    assert "Kết thúc và đơn vị kế tiếp: 10/05/2024 → QLQX" in ended
    case = done("case", "show", "BDG-KCN-24-02").stdout
    assert "BDG-KCN-24-02  Phòng Quy hoạch và Xây dựng" in case
    assert "(trước đây: Phòng Quản lý Quy hoạch)" in case
    assert "chuyển sang đơn vị kế tiếp" in case
    plan = done("plan", "show", "BDG-KCN-24").stdout
    assert "Phòng Quản lý Quy hoạch" in plan  # the plan prints the names of its own day
    assert "Phòng Quy hoạch và Xây dựng" not in plan


def test_a_plan_of_2024_prints_the_names_of_2024(
    office: SmallOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    del office
    before = done("plan", "show", "BDG-KCN-24").stdout
    document = ("--document", "202/2025/QH15, 12/6/2025, Quốc hội")
    done("unit", "rename", "VP", "--name", "Văn phòng mới", "--on", "1/7/2025", *document)
    done("unit", "rename", "QLDT", "--name", "Phòng Đầu tư", "--on", "1/7/2025", *document)
    monkeypatch.setenv("DONDOC_CLOCK", "2025-07-02T08:00")
    assert done("plan", "show", "BDG-KCN-24").stdout == before
    assert "Phòng Đầu tư (trước đây: Phòng Quản lý Đầu tư)" in done("unit", "list").stdout
    shown = done("case", "show", "BDG-KCN-24-01").stdout
    assert shown.startswith("BDG-KCN-24-01  Phòng Đầu tư\n(trước đây: Phòng Quản lý Đầu tư)\n")


def test_a_renamed_unit_is_shown_with_its_former_name(office: SmallOffice) -> None:
    del office
    done("unit", "rename", "BQL", "--name", "Ban Quản lý mới", "--on", "1/5/2024")
    assert "Ban Quản lý mới (trước đây: Ban Quản lý các Khu công nghiệp Bình Dương)" in (
        done("unit", "list").stdout
    )


def test_what_nobody_takes_over_is_a_question_until_it_is_moved(office: SmallOffice) -> None:
    del office
    assert "không có hồ sơ nào chờ" in done("unit", "questions").stdout
    words = ("unit", "split", "QLDN", "--into", "QLDT", "QLMT", "--on", "2/5/2024", "--document")
    asked = done(*words, "7/QĐ")
    assert "Chưa rõ đơn vị tiếp nhận (1)" in asked.stdout
    assert "dondoc unit move" in asked.stderr
    listed = done("don-vi", "cho-tiep-nhan").stdout
    assert "QLDT, QLMT" in listed
    assert facts("unit", "questions")["cases"] == [{"code": "BDG-KCN-24-05", "unit": "QLDN"}]
    move = ("unit", "move", "BDG-KCN-24-05", "--to", "QLDT", "--document", "9/CV")
    preview = facts(*move, "--dry-run")
    assert preview["moved"] == [{"code": "BDG-KCN-24-05", "from": "QLDN", "to": "QLDT"}]
    assert "Phòng Quản lý Doanh nghiệp" in done(*move).stdout
    assert facts("unit", "questions")["cases"] == []
    done("unit", "add", "QLDN2", "--name", "Phòng trống")
    nothing = done("unit", "dissolve", "QLDN2", "--on", "2/5/2024", "--document", "7/QĐ")
    assert "Không có hồ sơ nào đang mở" in nothing.stdout


def test_a_split_names_who_takes_what(office: SmallOffice) -> None:
    del office
    words = ("unit", "split", "QLDN", "--into", "QLDT", "--into", "QLMT", "--on", "2/5/2024")
    paper = ("--document", "7/QĐ")
    assert "MÃ-HỒ-SƠ=MÃ-ĐƠN-VỊ" in refused(*words, *paper, "--move", "BDG-KCN-24-05=QLXD")
    assert "MÃ-HỒ-SƠ=MÃ-ĐƠN-VỊ" in refused(*words, *paper, "--move", "BDG-KCN-24-05")
    assert "không phải việc của" in refused(*words, *paper, "--move", "BDG-KCN-24-01=QLDT")
    assert "Không có hồ sơ" in refused(*words, *paper, "--move", "không=QLDT")
    moved = facts(*words, *paper, "--move", "BDG-KCN-24-05=QLMT")
    assert moved["moved"] == [{"code": "BDG-KCN-24-05", "to": "QLMT"}]
    assert moved["carried_out"] is True


def test_refusals_of_unit_changes(office: SmallOffice) -> None:
    del office
    on = ("--on", "10/5/2024")
    assert "--document" in refused("unit", "merge", "QLXD", "--into", "QLDT", *on)
    paper = ("--document", "7/QĐ")
    same = refused("unit", "merge", "QLXD", "--into", "QLXD", *on, *paper)
    assert "khác với đơn vị tiếp nhận" in same
    assert "không có đơn vị" in refused("unit", "dissolve", "ABC", *on, *paper)
    known = ("--into", "QLMT", "--name", "Phòng khác")
    assert "đã có" in refused("unit", "merge", "QLXD", "QLQH", *known, *on, *paper)
    done("unit", "merge", "QLXD", "QLDT", "--into", "QLDT", *on, *paper)
    heir = ("--successor", "QLXD", *on, *paper)
    assert "đã kết thúc từ" in refused("unit", "dissolve", "QLMT", *heir)


def test_a_file_does_not_bring_back_a_unit_that_has_ended(office: SmallOffice) -> None:
    done(
        "unit", "dissolve", "QLXD", "--successor", "QLQH", "--on", "2/5/2024", "--document", "1/QĐ"
    )
    file = office.folder / "units.toml"
    file.write_text('[[units]]\ncode = "QLXD"\nname = "Phòng Xây dựng"\n', encoding="utf-8")
    done("unit", "load", str(file))
    assert "02/05/2024 → QLQH" in done("unit", "list").stdout
