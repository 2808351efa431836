"""``plan close`` and ``plan figures`` as a clerk calls them."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dondoc.cli import confirming
from tests.acceptance.small_office import BINH_DUONG, SmallOffice, an_office, call, done, settle_in

CLOSE = ("plan", "close", "2024", "--carry-over", "all", "--yes")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SmallOffice]:
    for office in an_office(tmp_path, monkeypatch):
        done("plan", "load", BINH_DUONG)
        settle_in(tmp_path, monkeypatch, "2024-12-31T09:00")
        yield office


def test_the_list_comes_first_and_writes_nothing(office: SmallOffice) -> None:
    before = office.dump()
    listed = done("plan", "close", "2024")
    assert "BDG-KCN-24, năm 2024: còn mở 8 hồ sơ" in listed.stdout
    assert "06/06/2024" in listed.stdout
    assert "chưa chốt gì" in listed.stderr
    plain = json.loads(done("ke-hoach", "chot", "bdg-kcn-24", "--json").stdout)
    assert plain["plans"][0]["carried_over"][0]["code"] == "BDG-KCN-24-01"
    assert office.dump() == before


def test_closed_figures_are_printed_the_same_ever_after(
    office: SmallOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Chưa chốt" in done("plan", "figures", "2024").stdout
    tried = done(*CLOSE[:-1], "--dry-run", "--cancel", "BDG-KCN-24-07=đơn vị giải thể")
    closed = done(*CLOSE, "--cancel", "BDG-KCN-24-07=đơn vị giải thể", "--document", "12/BC")
    assert tried.stdout == closed.stdout
    assert "[CHƯA GHI]" in tried.stderr
    assert "Đã hủy: BDG-KCN-24-07" in closed.stdout
    settle_in(office.folder, monkeypatch, "2025-03-03T09:00")
    done("cancel", "BDG-KCN-24-06", "--document", "1/QĐ", "--reason", "thôi")
    assert done("plan", "figures", "2024").stdout == closed.stdout
    assert "Đã hủy: BDG-KCN-24-06" in done("ke-hoach", "so-lieu", "2024", "--now").stdout
    assert "Nguyên vẹn" in done("audit", "verify").stdout
    plain = json.loads(done("plan", "figures", "2024", "--json").stdout)["plans"][0]
    assert plain["sha256"] in closed.stdout
    assert plain["cancelled"] == ["BDG-KCN-24-07"]


def test_figures_that_somebody_changed_are_not_printed(office: SmallOffice) -> None:
    done(*CLOSE)
    office.execute(
        "DROP TRIGGER year_closing_no_update",
        "UPDATE year_closing SET figures = replace(figures, '2024', '2023')",
    )
    changed = call("plan", "figures", "2024")
    assert (changed.exit_code, changed.stdout) == (1, "")
    assert "không khớp mã băm" in changed.stderr


def test_a_terminal_is_asked_for_the_year(
    office: SmallOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal:
        """What answers that it is one."""

        @staticmethod
        def isatty() -> bool:
            return True

    class Sys:
        """The two streams that are asked."""

        stdin = stderr = Terminal

    monkeypatch.setattr(confirming, "sys", Sys)
    before = office.dump()
    refused = call(*CLOSE[:-1], stdin="2023\n")
    assert refused.exit_code == 2
    assert "phải gõ đúng 2024" in refused.stderr
    assert office.dump() == before
    assert call(*CLOSE[:-1], stdin="2024\n").exit_code == 0


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("2023",), 1, "không có kế hoạch nào của “2023”; đã nạp: BDG-KCN-24 (2024)"),
        (("XX",), 1, "không có kế hoạch nào của “XX”"),
        (("2024", "--carry-over", "XX"), 2, "XX: không phải hồ sơ còn mở của năm 2024"),
        (("2024", "--cancel", "BDG-KCN-24-01"), 2, "phải ghi MÃ=LÝ-DO"),
        (("2024", "--carry-over", "BDG-KCN-24-01", "--yes"), 2, "còn 7 hồ sơ chưa có quyết định"),
        (("2024", "--carry-over", "all"), 2, "thêm --yes"),
    ],
)
def test_what_is_wrong_gets_one_line(
    office: SmallOffice, words: tuple[str, ...], code: int, said: str
) -> None:
    before = office.dump()
    result = call("plan", "close", *words)
    assert result.exit_code == code
    assert said in result.stderr.strip().splitlines()[-1]
    assert "Traceback" not in result.stderr
    assert office.dump() == before


def test_closing_twice_and_closing_without_the_right_are_refused(office: SmallOffice) -> None:
    outsider = call("--as", "dm-dautu", *CLOSE)
    assert (outsider.exit_code, "không có quyền" in outsider.stderr) == (77, True)
    done(*CLOSE)
    again = call(*CLOSE)
    assert (again.exit_code, "đã chốt, không chốt lại" in again.stderr) == (1, True)


def test_a_closed_plan_is_amended_for_open_work_and_says_that_its_figures_stay(
    office: SmallOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    done(*CLOSE)
    frozen = done("plan", "figures", "2024").stdout
    settle_in(office.folder, monkeypatch, "2025-01-06T09:00")
    basis = ("--document", "1/BQL, 3/1/2025", "--from", "2024-06-01")
    order = ("plan", "set-rule", "BDG-KCN-24", "conclusion", "--amount", "12", *basis)
    assert json.loads(done(*order, "--dry-run", "--json").stdout)["closed_year"] == 2024
    shown = done(*order, "--yes").stdout
    assert "Năm 2024 đã chốt: số liệu đã chốt giữ nguyên" in shown
    assert "BDG-KCN-24-01" in shown
    assert done("plan", "figures", "2024").stdout == frozen


def test_nothing_new_enters_a_plan_whose_year_is_closed(office: SmallOffice) -> None:
    text = BINH_DUONG.read_text(encoding="utf-8")
    more = '[[visits]]\ncode = "BDG-KCN-24-08"\nround = "BDG-KCN-24-D1"\nunit = "BQL"\n\n'
    more += '[[rounds]]\ncode = "BDG-KCN-24-D2"\nname = "Đợt 2"\n\n'
    file = office.folder / "more.toml"
    file.write_text(text.replace("# --- Đề cương", f"{more}# --- Đề cương"), encoding="utf-8")
    amend = ("plan", "amend", str(file), "--document", "12/KH-BQL, 20/5/2024", "--dry-run")
    assert "số liệu năm 2024 đã chốt" not in call(*amend).stderr
    done(*CLOSE)
    before = office.dump()
    refused = call(*amend[:-1], "--yes")
    assert refused.exit_code == 1
    said = refused.stdout + refused.stderr
    for code in ("BDG-KCN-24-08", "BDG-KCN-24-D2"):
        assert f"{code}: số liệu năm 2024 đã chốt, không bổ sung nữa" in said
    assert office.dump() == before
