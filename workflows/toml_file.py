"""Bytes become tables: size, encoding and TOML syntax of a file, each with one clear sentence."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from engine.words import N_
from workflows.problems import Findings
from workflows.toml_lines import quote_impossible_days, scan_lines

MAX_BYTES: Final = 2_000_000
PLACE: Final = re.compile(r"\(at line (\d+), column (\d+)\)")
# tomllib needs quadratic time for a key of very many parts: 2 MB of them would take half an hour.
ENDLESS_KEY: Final = re.compile(r"(?:[\"'\w-]{1,60}+[ \t]{0,9}+\.[ \t]{0,9}+){64}")
IMPOSSIBLE_DAY: Final = "Invalid date or datetime"

# What tomllib says, and what it means to somebody who writes plans.
SYNTAX: Final[Mapping[str, str]] = {
    IMPOSSIBLE_DAY: N_("ngày hoặc giờ không có thật"),
    "Cannot overwrite a value": N_("một khóa được viết hai lần"),
    "Duplicate inline table key": N_("một khóa được viết hai lần"),
    "Cannot declare": N_("một bảng được khai báo hai lần; bảng lặp lại viết [[tên]]"),
    "Cannot mutate immutable": N_("không thể thêm vào bảng hoặc dãy đã viết trong một dòng"),
    "Cannot redefine": N_("một khóa được viết hai lần"),
    "Expected '='": N_("thiếu dấu “=” sau tên khóa; tên có dấu phải đặt trong dấu nháy"),
    "Expected ']": N_("tên bảng thiếu dấu “]”"),
    "Expected newline": N_("thừa chữ ở cuối dòng; chữ phải đặt trong dấu nháy"),
    "Invalid value": N_("giá trị không đọc được; chữ phải đặt trong dấu nháy"),
    "Invalid statement": N_("dòng không đọc được"),
    "Invalid initial character": N_("tên khóa không hợp lệ; tên có dấu phải đặt trong dấu nháy"),
    "Unterminated string": N_("chuỗi chữ thiếu dấu nháy đóng"),
    "Unclosed array": N_("danh sách thiếu dấu “]”"),
    "Unclosed inline table": N_("bảng trong dòng thiếu dấu ngoặc nhọn đóng"),
    "Expected \"'": N_("chuỗi chữ thiếu dấu nháy đóng"),
    "Found invalid character": N_("chuỗi chữ thiếu dấu nháy đóng"),
    "Illegal character '\\n'": N_("chuỗi chữ thiếu dấu nháy đóng"),
    "Illegal character": N_("ký tự không được phép; chữ nhiều dòng phải đặt trong ba dấu nháy"),
    "Unescaped": N_("dấu “\\” không hợp lệ; hãy viết “\\\\” hoặc dùng dấu nháy đơn"),
}
UNREADABLE: Final = N_("không đọc được")


@dataclass(frozen=True, slots=True)
class TomlText:
    """The tables of a file with the lines of their keys; no tables where the file is unreadable."""

    tables: Mapping[str, object] | None
    findings: Findings = field(default_factory=lambda: Findings({}))


def read_toml(content: bytes) -> TomlText:
    """Read the bytes of a file; never raises, whatever they are."""
    findings = Findings({})
    text = decode(content, findings)
    tables = None if text is None else _parse(text, findings)
    if text is None or tables is None:
        return TomlText(None, findings)
    findings.lines = scan_lines(text)
    return TomlText(tables, findings)


def decode(content: bytes, findings: Findings) -> str | None:
    """Return the text of a file of the office, or nothing after noting why it is not one."""
    if len(content) > MAX_BYTES:
        findings.error(
            "",
            N_("tệp dài {size} MB; tối đa {limit} MB: hãy kiểm tra đã chọn đúng tệp hoặc tách tệp"),
            size=f"{len(content) / 1_000_000:.1f}",
            limit=MAX_BYTES // 1_000_000,
        )
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start) + 1
        findings.error(
            "",
            N_("tệp không phải chữ UTF-8 (dòng {line}); hãy lưu lại với bảng mã UTF-8"),
            line=line,
        )
        return None
    return _meaningful(text, findings)


def _meaningful(text: str, findings: Findings) -> str | None:
    if "\0" in text:
        findings.error("", N_("tệp nhị phân, không phải tệp chữ; hãy chọn tệp .toml hoặc .csv"))
        return None
    if not text.strip():
        findings.error("", N_("tệp trống; hãy chọn tệp khác hoặc bắt đầu từ một tệp mẫu"))
        return None
    return text


def _parse(text: str, findings: Findings) -> Mapping[str, object] | None:
    try:
        if ENDLESS_KEY.search(text) is None:
            return _tables(text)
    except ValueError as problem:
        _note_syntax(str(problem), text, findings)
        return None
    except RecursionError:
        pass  # nested without end, as an endless key is
    findings.error("", N_("tệp lồng bảng hoặc danh sách quá sâu; hãy viết phẳng hơn"))
    return None


def _tables(text: str) -> Mapping[str, object]:
    """Return the tables; days that no calendar has are left to the readers of the fields."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        if IMPOSSIBLE_DAY not in str(problem):
            raise
        return tomllib.loads(quote_impossible_days(text))


def _note_syntax(problem: str, text: str, findings: Findings) -> None:
    """Note a fault of syntax; a number of thousands of digits is one without a known place."""
    place = PLACE.search(problem)
    line = int(place[1]) if place else text.rstrip().count("\n") + 1
    detail = next((words for key, words in SYNTAX.items() if key in problem), UNREADABLE)
    findings.lines = {"": line}
    findings.error("", N_("sai cú pháp TOML ở dòng {line}: {detail}"), line=line, detail=detail)
