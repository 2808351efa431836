"""Sheets: nothing that leaves the house is a formula, figures stay figures, the page prints as it is."""

import csv
import errno
import io
import os
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dondoc.language import translate_error
from dondoc.sheets.cleaning import LONGEST, cleaned, on_one_line, starts_a_formula
from dondoc.sheets.csv_file import csv_files, csv_paths
from dondoc.sheets.names import sheet_names
from dondoc.sheets.table import Cell, Column, Kind, Sheet, write_csv, write_workbook
from dondoc.sheets.workbook import workbook_bytes
from engine.errors import StorageUnavailable

DAY = date(2024, 6, 10)
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SIGNS = "=+-@＝＋－＠−\t\r\n ;,'\"|\x00\x07\x0b\x7f\x85\u2028\u200b\ufeff\ud800\uffff_x003D_"
TEXTS = st.text(st.sampled_from(SIGNS + "aĐệ5(!A0cmd") | st.characters(), max_size=30)
KINDS = (Column("Chữ"), Column("Số", Kind.NUMBER), Column("Ngày", Kind.DAY))
ROW = ("=1+1", -5, date(2024, 2, 29))


def texts(*values: str) -> Sheet:
    """Return a sheet of one column of texts."""
    return Sheet(
        "Bảng", values[0], (Column(values[0]),), tuple((value,) for value in values), values
    )


def table(*rows: tuple[Cell, ...], columns: Sequence[Column] = KINDS) -> Sheet:
    return Sheet("Việc", "Việc đến hạn", tuple(columns), rows)


def parts(content: bytes) -> dict[str, bytes]:
    """Return every part of a workbook."""
    with ZipFile(io.BytesIO(content)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def read_csv(content: bytes, delimiter: str = ";") -> list[list[str]]:
    return list(
        csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter)
    )


def one_csv(sheet: Sheet) -> bytes:
    return csv_files([sheet], Path("x.csv"))[Path("x.csv")]


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=6))
@example(["=1+1", "=cmd|'/c calc'!A0", "@SUM(A1)", "+84 274", "-2+3", "#N/A", "", "_x003D_1"])
def test_no_cell_of_a_workbook_is_a_formula_whatever_goes_in(values: list[str]) -> None:
    content = workbook_bytes([texts(*values)], DAY)
    sheet = fromstring(parts(content)["xl/worksheets/sheet1.xml"])
    assert not sheet.findall(f".//{MAIN}f")
    assert {cell.get("t") for cell in sheet.iter(f"{MAIN}c")} <= {"inlineStr"}
    page = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    found = [str(page.cell(4 + number, 1).value or "") for number in range(len(values))]
    # Excel reads _x005F_ as the underscore it stands for; openpyxl leaves it as it is.
    assert [text.replace("_x005F_x", "_x") for text in found] == [
        cleaned(value).replace("_x005F_x", "_x") for value in values
    ]


@given(st.lists(TEXTS, min_size=1, max_size=6))
@example(["a,=1+1", 'b","=1', "x\n=2", "＝1", "\u200b=1", "' =1", '"=1', "\t=1", "–1"])
def test_no_cell_of_a_csv_is_a_formula_whatever_separates(values: list[str]) -> None:
    content = one_csv(texts(*values))
    rows = read_csv(content)
    assert rows[1:] == [[on_one_line(value)] for value in values]
    for separator in ";,\t":
        assert not [cell for row in read_csv(content, separator) for cell in row if starts_a_formula(cell)
                    and not cell.startswith("'")]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("=1+1", "'=1+1"),
        ("  +84 274", "'  +84 274"),
        ("－5", "'－5"),
        ("a; - b", "a; - b"),
        ("a, -b", "a,' -b"),
        ("hai\ndòng\tmột", "hai dòng một"),
        ("Tiê\u0301n đô\u0323", "Tiến độ"),
        ("–5", "–5"),
        ("", ""),
    ],
)
def test_a_csv_cell_says_what_was_said(text: str, kept: str) -> None:
    assert on_one_line(text) == kept


def test_figures_stay_figures_and_days_stay_days() -> None:
    columns = (*KINDS, Column("Tỷ lệ", Kind.PERCENT))
    rows: list[tuple[Cell, ...]] = [
        (*ROW, Decimal("97.5")),
        ("a", Decimal("-0.25"), datetime(2024, 2, 29, 8, tzinfo=UTC), 100),
        (None, None, None, None),
        ("b", 10**15, date(1899, 12, 31), Decimal("89.996")),
        ("c", float("nan"), None, Decimal("Infinity")),
    ]
    page = openpyxl.load_workbook(
        io.BytesIO(workbook_bytes([table(*rows, columns=columns)], DAY))
    ).worksheets[0]
    cells = [[cell.value for cell in row] for row in page["A4:D8"]]
    assert cells[0] == ["=1+1", -5, datetime(2024, 2, 29), 0.975]  # noqa: DTZ001  (as Excel has it)
    assert cells[1] == ["a", -0.25, datetime(2024, 2, 29), 1]  # noqa: DTZ001  (the same)
    assert cells[2] == [None] * 4
    assert cells[3] == ["b", str(10**15), "31/12/1899", 0.89996]
    assert cells[4] == ["c", "nan", None, "Infinity"]
    formats = [page.cell(row, 4).number_format for row in (4, 5, 7)]
    assert formats == ["0.0%", "0%", "0.000%"]
    assert page["C4"].number_format == "dd/mm/yyyy"
    lines = one_csv(table(*rows[:4], columns=columns)).decode("utf-8-sig").split("\r\n")
    assert lines == [
        "Chữ;Số;Ngày;Tỷ lệ", "'=1+1;-5;29/02/2024;97,5%", "a;-0,25;29/02/2024;100%", ";;;",
        "b;1000000000000000;31/12/1899;89,996%", "",
    ]  # fmt: skip


def test_a_clerk_prints_the_page_as_it_is() -> None:
    sheet = Sheet("Việc", "Việc đến hạn", KINDS, (ROW, ("dài " * 40, 1, None)), ("Ghi chú " * 30,))
    page = fromstring(parts(workbook_bytes([sheet], DAY))["xl/worksheets/sheet1.xml"])
    setup = page.find(f"{MAIN}pageSetup")
    assert setup is not None
    assert setup.attrib == {
        "orientation": "landscape", "paperSize": "9", "fitToWidth": "1", "fitToHeight": "0",
    }  # fmt: skip
    fits, pane = page.find(f".//{MAIN}pageSetUpPr"), page.find(f".//{MAIN}pane")
    assert fits is not None
    assert fits.get("fitToPage") == "1"
    assert pane is not None
    assert (pane.get("ySplit"), pane.get("state")) == ("3", "frozen")
    assert page.find(f"{MAIN}autoFilter").attrib == {"ref": "A3:C5"}
    assert page.findtext(f".//{MAIN}oddFooter") == "&L&A&Rtrang &P/&N"
    widths = [float(col.get("width")) for col in page.iter(f"{MAIN}col")]
    assert widths[0] == pytest.approx(50 * 1.15)  # the long text is wrapped
    shown = openpyxl.load_workbook(io.BytesIO(workbook_bytes([sheet], DAY))).worksheets[0]
    assert shown.print_title_rows == "$3:$3"
    assert shown.print_area == "'Việc'!$A$1:$C$10"
    assert (shown["A1"].value, shown["A1"].font.b) == ("Việc đến hạn", True)
    assert {cell.font.name for row in shown.iter_rows() for cell in row if cell.value} == {
        "Times New Roman"
    }
    assert shown["A5"].alignment.wrap_text
    assert [shown.cell(row, 1).font.i for row in (7, 8, 9)] == [True, True, True]  # three lines


def test_a_long_title_over_a_narrow_table_is_printed_whole() -> None:
    title = "Báo cáo tình hình thực hiện của tất cả các kế hoạch đến hết ngày 28/12/2023"
    sheet = Sheet("Tổng hợp", title, (Column("Mã"),), (("a",),), ("ghi chú",))
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes([sheet], DAY)))
    page = book.worksheets[0]
    column = [cell.value for cell in page["A"]]
    assert column[:2] == [
        "Báo cáo tình hình thực hiện của tất cả các kế hoạch đến hết",
        "ngày 28/12/2023",
    ]
    assert column[2:] == [None, "Mã", "a", None, "ghi chú"]
    assert (page.freeze_panes, page.auto_filter.ref) == ("A5", "A4:A5")
    assert page.print_title_rows == "$4:$4"
    assert page.print_area == "'Tổng hợp'!$A$1:$I$7"  # 6 characters of it are the table


def test_what_is_wider_than_the_paper_is_wrapped_the_widest_columns_first() -> None:
    columns = tuple(Column(name) for name in ("Mã", "A", "B", "C", "D", "E"))
    rows = (("BDG-KHDT-18-M-IV.2-DKKD-T01", *("rất dài " * 8 for _column in columns[1:])),)
    page = fromstring(
        parts(workbook_bytes([table(*rows, columns=columns)], DAY))["xl/worksheets/sheet1.xml"]
    )
    widths = [round(float(col.get("width")) / 1.15) for col in page.iter(f"{MAIN}col")]
    assert widths == [27, 30, 30, 30, 30, 30]
    many = tuple(Column(f"Cột {number}", width=9 * (number == 0)) for number in range(20))
    page = fromstring(
        parts(workbook_bytes([table(("dài " * 20,) * 20, columns=many)], DAY))[
            "xl/worksheets/sheet1.xml"
        ]
    )
    widths = [round(float(col.get("width")) / 1.15) for col in page.iter(f"{MAIN}col")]
    assert widths == [9] + [16] * 19  # no narrower: then the print is smaller


def test_the_same_sheets_on_the_same_day_are_the_same_bytes() -> None:
    content = workbook_bytes([table(ROW)], DAY)
    assert workbook_bytes([table(ROW)], DAY) == content
    with ZipFile(io.BytesIO(content)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    core = parts(content)["docProps/core.xml"].decode()
    assert core.count("2024-06-10T00:00:00Z") == 2
    assert workbook_bytes([table(ROW)], date(2024, 6, 11)) != content


@given(st.lists(st.text(st.sampled_from("[]:*?/\\'aĐ 𝒳Bảng"), max_size=40), min_size=1, max_size=5))
@example(["History", "history", "", "''", "x" * 40, "X" * 40])
def test_every_sheet_has_a_name_of_its_own_that_excel_takes(wanted: list[str]) -> None:
    names = sheet_names(wanted)
    assert len({name.casefold() for name in names}) == len(wanted)
    for name in names:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= 31
        assert not set("[]:*?/\\") & set(name)
        assert name.strip("'") == name
        assert name.casefold() != "history"


def test_names_that_excel_would_refuse_make_a_workbook() -> None:
    wanted = ["History", "", "a/b", "A:B", "x" * 40, "X" * 40]
    content = workbook_bytes([Sheet(name, "", KINDS, ()) for name in wanted], DAY)
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == list(sheet_names(wanted))
    assert book.sheetnames[:4] == ["History (2)", "Bảng", "a b", "A B (2)"]


def test_what_is_too_long_for_a_cell_is_cut_and_says_so() -> None:
    assert cleaned("a" * LONGEST) == "a" * LONGEST
    for text in ("a" * (LONGEST + 1), "𝒳" * 20_000, "_x003D_" * 4_000):
        page = openpyxl.load_workbook(io.BytesIO(workbook_bytes([table((text, 1, None))], DAY)))
        found = str(page.worksheets[0]["A4"].value)
        assert len(found.encode("utf-16-le")) // 2 <= LONGEST
        assert found.endswith("… (bị cắt: ô Excel chứa tối đa 32.767 ký tự)")


def test_several_sheets_are_several_files_named_after_them(tmp_path: Path) -> None:
    sheets = [Sheet(name, "", KINDS, (ROW,)) for name in ("Quá hạn", "Đang chờ", "quá hạn", "…")]
    written = write_csv(sheets, tmp_path / "bang.csv")
    assert [path.name for path in written] == [
        "bang-qua-han.csv", "bang-dang-cho.csv", "bang-qua-han-2.csv", "bang-bang.csv",
    ]  # fmt: skip
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(path.name for path in written)
    assert list(csv_paths(sheets[:1], tmp_path / "bang.csv")) == [tmp_path / "bang.csv"]


def test_a_file_that_exists_is_left_alone_unless_told(tmp_path: Path) -> None:
    path = tmp_path / "bang.xlsx"
    assert write_workbook([table(ROW)], path, on=DAY) == (path,)
    before = path.read_bytes()
    with pytest.raises(StorageUnavailable) as refused:
        write_workbook([table()], path, on=DAY)
    assert "đã có; chọn tên khác, hoặc thêm --force" in translate_error(refused.value)
    assert path.read_bytes() == before
    write_workbook([table()], path, on=DAY, overwrite=True)
    assert path.read_bytes() != before


@pytest.mark.parametrize(
    "name", ["khong/co.csv", "tep.txt/a.csv", "thu-muc.csv", f"{'a' * 300}.csv"]
)
def test_a_place_that_cannot_be_written_is_refused_in_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "tep.txt").write_text("có")
    (tmp_path / "thu-muc.csv").mkdir()
    with pytest.raises(StorageUnavailable) as refused:
        write_csv([table(ROW)], tmp_path / name, overwrite=True)
    assert refused.value.exit_code == 74
    assert "\n" not in translate_error(refused.value)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["tep.txt", "thu-muc.csv"]


def test_a_full_disk_leaves_neither_file_nor_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    (tmp_path / "bang-viec.csv").write_text("cũ")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageUnavailable, match="không ghi được"):
        write_csv([table(ROW), table(ROW)], tmp_path / "bang.csv", overwrite=True)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [
        ("bang-viec.csv", "cũ")
    ]


def test_a_quoted_sign_stays_text_when_somebody_edits_the_cell() -> None:
    content = workbook_bytes([texts("=1", "một")], DAY)
    page = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    quoted = [page.cell(row, 1).quotePrefix for row in (4, 5)]
    assert quoted == [True, False]
