"""``dondoc calendar add-swap``, ``add-off`` and ``import`` as people type them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.small_office import BINH_DINH, SmallOffice, an_office, call, done
from workflows.calendars.data import VIETNAM

SWAP = ("calendar", "add-swap", "2024-05-13", "2024-05-18", "--document", "99/VPCP, 12/4/2024")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SmallOffice]:
    for each in an_office(tmp_path, monkeypatch, "2024-04-15T08:00"):
        done("plan", "load", BINH_DINH)
        yield each


def as_json(*words: str | Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(done(*words, "--json").stdout)
    assert (found["schema"], found["kind"]) == (1, "calendar-change")
    return found


def test_a_preview_writes_nothing_and_shows_dates_reminders_and_people(office: SmallOffice) -> None:
    before = office.dump()
    shown = done(*SWAP, "--dry-run")
    assert office.dump() == before
    assert "[CHƯA GHI]" in shown.stderr
    for said in ("Nghỉ: thứ Hai 13/05/2024", "Làm bù: thứ Bảy 18/05/2024", "99/VPCP, 12/04/2024"):
        assert said in shown.stdout
    assert "BDI-24-02  gửi báo cáo phục vụ kiểm tra " in shown.stdout
    assert "thứ Tư 08/05/2024   thứ Ba 07/05/2024   dời" in shown.stdout
    assert "Mốc nhắc của việc" in shown.stdout
    assert "Gửi 3 người, mỗi người một thư: Huỳnh Như Ý (dm-sct)" in shown.stdout
    assert "Mã bản xem trước: " in shown.stdout
    assert max(map(len, shown.stdout.splitlines())) <= 120


def test_what_was_previewed_is_applied_by_its_hash_once(office: SmallOffice) -> None:
    preview = as_json(*SWAP, "--dry-run")
    assert preview["applied"] is False
    applied = as_json(*SWAP, "--preview", preview["preview"][:16])
    assert applied["changes"] == preview["changes"]
    assert applied["applied"] is True
    shown = done("calendar", "day", "2024-05-13").stdout
    assert "thứ Hai 13/05/2024: nghỉ (nghỉ hoán đổi)" in shown
    assert "99/VPCP ngày 12/04/2024" in shown
    assert "thứ Ba 14/05/2024" in done("deadline", "1 ngày làm việc", "--after", "10/5/2024").stdout
    assert done("audit", "verify").exit_code == 0
    again = call(*SWAP, "--yes")
    assert (again.exit_code, again.stderr.count("\n")) == (1, 1)
    assert "đã là ngày nghỉ" in again.stderr


def test_a_preview_that_no_longer_holds_is_refused(office: SmallOffice) -> None:
    before = office.dump()
    stale = call(*SWAP, "--preview", "0123456789abcdef")
    assert stale.exit_code == 75
    assert "khác bản xem trước 0123456789ab…, chưa ghi gì" in stale.stderr
    assert call(*SWAP, "--preview", "0123").exit_code == 2
    assert office.dump() == before


def test_without_a_terminal_nothing_is_applied_unasked(office: SmallOffice) -> None:
    before = office.dump()
    unasked = call(*SWAP)
    assert unasked.exit_code == 2
    assert "thêm --yes hoặc --preview MÃ" in unasked.stderr
    assert "Mã bản xem trước" in unasked.stdout
    assert office.dump() == before


def test_on_a_terminal_the_answer_decides(
    office: SmallOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = office.dump()
    monkeypatch.setattr("dondoc.cli.calendars.announcing._is_terminal", lambda: True)
    left = call(*SWAP, stdin="n\n")
    assert "Đã thôi, chưa ghi gì" in left.stderr
    assert office.dump() == before
    agreed = call(*SWAP, stdin="y\n")
    assert agreed.exit_code == 0
    assert "Đã ghi vào lịch và nhật ký" in agreed.stderr
    assert office.dump() != before


def test_an_extra_day_off_needs_a_reason_and_a_document_with_its_day(office: SmallOffice) -> None:
    off = ("lich", "them-ngay-nghi", "2024-05-28")
    assert call(*off, "--document", "1/QĐ, 2/4/2024", "--yes").exit_code == 2
    assert call(*off, "--reason", " ", "--document", "1/QĐ, 2/4/2024", "--yes").exit_code == 2
    bare = call(*off, "--reason", "Bão", "--document", "1/QĐ", "--yes")
    assert bare.exit_code == 2
    assert "thiếu ngày" in bare.stderr
    done(*off, "--reason", "Bão số 3", "--document", "1/QĐ, 2/4/2024", "--yes")
    shown = done("calendar", "day", "2024-05-28").stdout
    assert "nghỉ (nghỉ riêng của cơ quan)" in shown
    assert "Bão số 3" in shown
    assert (
        "thứ Ba 28/05/2024: làm việc"
        in done("calendar", "day", "2024-05-28", "--known-on", "2024-04-01").stdout
    )


def test_who_does_not_keep_the_records_may_not_and_the_log_says_so(office: SmallOffice) -> None:
    refused = call("--as", "ai-do", *SWAP, "--dry-run")
    assert refused.exit_code == 77
    assert "không có quyền “thêm ngày hoán đổi”" in refused.stderr
    office.execute("SELECT 1")
    assert any("refused:right-missing" in line for line in office.dump())


def newer(path: Path, **changes: object) -> Path:
    content = json.loads(VIETNAM.read_text(encoding="utf-8"))
    content["documents"]["new"] = {
        "title": "",
        "number": "12/VPCP-KGVX",
        "issuer": "VPCP",
        "issued_on": "2026-11-02",
    }
    pair = (("2027-08-30", "swapped", "2027-08-28"), ("2027-08-28", "worked", "2027-08-30"))
    content["days"] += [
        {
            "day": day,
            "kind": kind,
            "reason": "Hoán đổi",
            "paired_with": other,
            "documents": ["new"],
            "known_on": "2026-11-02",
        }
        for day, kind, other in pair
    ]
    path.write_text(json.dumps({**content, **changes}), encoding="utf-8")
    return path


def test_a_newer_file_is_imported_and_an_older_one_refused(
    office: SmallOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DONDOC_CLOCK", "2026-11-10T08:00")
    file = newer(tmp_path / "vietnam-2027.json")
    preview = as_json("calendar", "import", file, "--dry-run")
    assert (
        "Ngày đổi trong lịch: thứ Bảy 28/08/2027"
        in done("calendar", "import", file, "--dry-run").stdout
    )
    assert preview["changed_days"] == ["2027-08-28", "2027-08-30"]
    assert preview["document"]["number"] == "12/VPCP-KGVX"
    done("lich", "nhap", file, "--yes")
    assert "thứ Hai 30/08/2027: nghỉ" in done("calendar", "day", "2027-08-30").stdout
    again = call("calendar", "import", file, "--yes")
    assert (again.exit_code, "không có gì mới" in again.stderr) == (1, True)
    older = call("calendar", "import", VIETNAM, "--yes")
    assert (older.exit_code, "thiếu ngày" in older.stderr) == (1, True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[]", "Không đọc được tệp lịch"),
        ("{", "Không đọc được tệp lịch"),
        ('{"days": 1}', "Không đọc được tệp lịch"),
    ],
)
def test_a_file_that_is_none_gets_one_clear_line(
    office: SmallOffice, tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "broken.json"
    path.write_text(text, encoding="utf-8")
    refused = call("calendar", "import", path, "--yes")
    assert (refused.exit_code, refused.stderr.count("\n")) == (1, 1)
    assert said in refused.stderr


def test_a_file_that_is_unsound_or_too_short_is_refused(
    office: SmallOffice, tmp_path: Path
) -> None:
    short = call("calendar", "import", newer(tmp_path / "a.json", last_day="2027-12-31"), "--yes")
    assert (short.exit_code, "ngắn hơn lịch đang dùng" in short.stderr) == (1, True)
    lonely = newer(tmp_path / "b.json")
    content = json.loads(lonely.read_text(encoding="utf-8"))
    content["days"].pop()
    lonely.write_text(json.dumps(content), encoding="utf-8")
    unsound = call("calendar", "import", lonely, "--yes")
    assert unsound.exit_code == 1
    assert "Ngày hoán đổi 30/08/2027 không có ngày tương ứng" in unsound.stderr


def test_a_damaged_database_leaves_the_calendar_of_the_program(
    office: SmallOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = office.folder / "damaged.sqlite3"
    damaged.write_bytes(b"no database at all" * 100)
    monkeypatch.setenv("DONDOC_DATABASE_URL", str(damaged))
    shown = done("calendar", "day", "2026-01-02")
    assert "thứ Sáu 02/01/2026: nghỉ" in shown.stdout
    assert "Dùng lịch kèm chương trình" in shown.stderr


def test_an_imported_file_that_is_lost_stops_what_reckons_with_one_clear_line(
    office: SmallOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DONDOC_CLOCK", "2026-11-10T08:00")
    done("calendar", "import", newer(tmp_path / "vietnam-2027.json"), "--yes")
    office.execute("DELETE FROM evidence")
    refused = call("board")
    assert (refused.exit_code, "mất tệp lịch" in refused.stderr) == (74, True)
    assert "lịch kèm chương trình" in done("calendar", "day", "2026-01-02").stderr
