"""Recommendations from a file: TOML, CSV or a JSON list, with every problem of it at once."""

import csv
import io
import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from dondoc.cli.attached_file import read_text
from dondoc.cli.remedies import Remedy, read_remedy
from dondoc.words.trade import FIELDS
from engine.case import Fact
from engine.errors import DondocError, InvalidInput
from engine.words import N_

MOST: Final = 500
LONGEST_TEXT: Final = 4000
LONGEST_WORD: Final = 60
RESPONSIBILITIES: Final = ("tập thể", "cá nhân", "tập thể và cá nhân")
NAMES: Final = {
    "text": "text",
    "noi_dung": "text",
    "nội dung": "text",
    "unit": "unit",
    "don_vi": "unit",
    "đơn vị": "unit",
    "field": "field",
    "linh_vuc": "field",
    "lĩnh vực": "field",
    "severity": "severity",
    "muc_do": "severity",
    "mức độ": "severity",
    "responsibility": "responsibility",
    "trach_nhiem": "responsibility",
    "trách nhiệm": "responsibility",
    "deadline": "deadline",
    "han": "deadline",
    "hạn": "deadline",
    "thời hạn": "deadline",
}


@dataclass(slots=True)
class _Reading:
    """One file while it is read: what is known, and what was found wrong so far."""

    units: Sequence[str]
    today: date
    not_before: date
    problems: list[DondocError] = field(default_factory=list)

    def wrong(self, number: int, text: str, **params: object) -> None:
        """Note a problem of one recommendation."""
        inner = InvalidInput(text, **params)
        self.problems.append(InvalidInput(N_("KN{number}: {what}"), number=number, what=inner))


def read_findings(
    path: str, *, units: Sequence[str], today: date, not_before: date
) -> tuple[Mapping[str, Fact], ...]:
    """Return the recommendations of a file as facts of the event ``conclude``.

    ``units`` are the codes a recommendation may name; a date before ``not_before`` is refused.
    """
    name, text = read_text(path)
    rows = _rows(name, text)
    reading = _Reading(units, today, not_before)
    found = [_finding(reading, number, row) for number, row in enumerate(rows, start=1)]
    if not found or len(found) > MOST:
        raise InvalidInput(
            N_("tệp {name} có {count} kiến nghị; phải có từ 1 đến {most}"),
            name=name,
            count=len(found),
            most=MOST,
        )
    if reading.problems:
        raise InvalidInput(
            N_("tệp {name} có {count} chỗ phải sửa:{problems}"),
            name=name,
            count=len(reading.problems),
            problems=reading.problems,
        )
    return tuple(found)


def _rows(name: str, text: str) -> list[object]:
    """Return the rows by the kind of the file: its ending, else its first character."""
    kind = name.rpartition(".")[2].casefold()
    try:
        if kind == "json" or text.lstrip().startswith("[{"):
            return _listed(json.loads(text))
        if kind == "toml":
            return _listed(tomllib.loads(text))
        return [*_csv_rows(text)]
    except (ValueError, csv.Error) as error:
        raise InvalidInput(
            N_("tệp {name} không đọc được: {reason}; xem mẫu trong hướng dẫn"),
            name=name,
            reason=" ".join(str(error).split()),
        ) from None


def _listed(content: object) -> list[object]:
    """Return the list itself, or the one list of tables in a file (``[[findings]]``)."""
    if isinstance(content, Mapping):
        lists = [value for value in content.values() if isinstance(value, list)]
        content = lists[0] if len(lists) == 1 and len(content) == 1 else None
    if not isinstance(content, list):
        raise ValueError("[[findings]]")  # noqa: TRY004  (one family: the file cannot be read)
    return content


def _csv_rows(text: str) -> Iterator[dict[str, str]]:
    first = text.lstrip().partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    header = filled[0] if filled else []
    for row in filled[1:]:
        if len(row) > len(header):
            raise ValueError(row[-1][:LONGEST_WORD])
        yield dict(zip(header, row, strict=False))


def _finding(reading: _Reading, number: int, row: object) -> dict[str, Fact]:
    if not isinstance(row, Mapping):
        reading.wrong(number, N_("phải là một bảng có các khóa {names}"), names=_keys())
        return {}
    cells = _cells(reading, number, row)
    facts: dict[str, Fact] = {"text": _text(reading, number, cells.get("text", ""))}
    facts |= _unit(reading, number, cells.get("unit", ""))
    facts |= _field(reading, number, cells.get("field", ""))
    facts |= _severity(reading, number, cells.get("severity", ""))
    facts |= _responsibility(reading, number, cells.get("responsibility", ""))
    facts |= _deadline(reading, number, cells.get("deadline", ""))
    return facts


def _keys() -> list[str]:
    return list(dict.fromkeys(NAMES.values()))


def _cells(reading: _Reading, number: int, row: Mapping[object, object]) -> dict[str, str]:
    cells: dict[str, str] = {}
    for key, value in row.items():
        name = NAMES.get(str(key).strip().casefold())
        if name is None:
            reading.wrong(
                number,
                N_("không có khóa “{key}”; dùng {names}"),
                key=str(key)[:LONGEST_WORD],
                names=_keys(),
            )
        elif isinstance(value, date | str | int):
            cells[name] = str(value).strip()
        elif value is not None:
            reading.wrong(number, N_("“{key}” phải là chữ, số hoặc ngày"), key=name)
    return cells


def _text(reading: _Reading, number: int, text: str) -> str:
    if not text:
        reading.wrong(number, N_("thiếu nội dung (text)"))
    if len(text) > LONGEST_TEXT:
        reading.wrong(number, N_("nội dung dài hơn {most} ký tự"), most=LONGEST_TEXT)
    return text


def _unit(reading: _Reading, number: int, code: str) -> dict[str, Fact]:
    if not code:
        return {}
    known = {unit.casefold(): unit for unit in reading.units}
    if code.casefold() not in known:
        reading.wrong(number, N_("không có đơn vị mã {code}"), code=code[:LONGEST_WORD])
        return {}
    return {"unit": known[code.casefold()]}


def _field(reading: _Reading, number: int, text: str) -> dict[str, Fact]:
    if not text:
        return {}
    if not text.isdecimal() or int(text) not in FIELDS:
        reading.wrong(number, N_("lĩnh vực (field) phải là số từ 1 đến 7"))
        return {}
    return {"field": int(text)}


def _severity(reading: _Reading, number: int, text: str) -> dict[str, Fact]:
    if len(text) > LONGEST_WORD or not text.isprintable():
        reading.wrong(number, N_("mức độ (severity) dài quá {most} ký tự"), most=LONGEST_WORD)
        return {}
    return {"severity": text} if text else {}


def _responsibility(reading: _Reading, number: int, text: str) -> dict[str, Fact]:
    """Only the kind of responsibility is kept: names of persons belong in the document."""
    if text and text.casefold() not in RESPONSIBILITIES:
        reading.wrong(
            number, N_("trách nhiệm (responsibility) là một trong: {kinds}"), kinds=RESPONSIBILITIES
        )
        return {}
    return {"responsibility": text.casefold()} if text else {}


def _deadline(reading: _Reading, number: int, text: str) -> dict[str, Fact]:
    try:
        remedy: Remedy = read_remedy(text, today=reading.today, place="deadline")
    except DondocError as error:
        reading.wrong(number, N_("{problem}"), problem=error)
        return {}
    if remedy.by is not None and remedy.by < reading.not_before:
        reading.wrong(
            number,
            N_("hạn {day} ở trước ngày kết luận {issued}"),
            day=remedy.by,
            issued=reading.not_before,
        )
    facts: dict[str, Fact] = dict(remedy.facts())
    return facts | ({"by": remedy.by.isoformat()} if remedy.by else {})
