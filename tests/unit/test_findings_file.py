"""Findings from a file: three kinds of file, one meaning; every problem at once."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from dondoc.cli.cases.findings_file import MOST, read_findings
from dondoc.language import translate_error
from engine.case import Fact
from engine.errors import InvalidInput

FACTS: Mapping[str, Fact] = {
    "text": "Niêm yết chưa đủ, thiếu 03 TTHC",
    "unit": "QLMT",
    "field": 3,
    "severity": "trung bình",
    "responsibility": "tập thể",
    "remedy": {"amount": 15, "unit": "working_days"},
}


def read(path: Path) -> tuple[Mapping[str, Fact], ...]:
    return read_findings(
        str(path),
        units=("QLMT", "QLXD"),
        today=date(2024, 6, 20),
        not_before=date(2024, 6, 18),
    )


def written(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def refusal(path: Path) -> str:
    with pytest.raises(InvalidInput) as caught:
        read(path)
    return translate_error(caught.value)


def test_toml_csv_and_json_say_the_same(tmp_path: Path) -> None:
    row = {
        "text": FACTS["text"],
        "unit": "qlmt",
        "field": 3,
        "severity": "trung bình",
        "responsibility": "Tập thể",
        "deadline": "15 ngày làm việc",
    }
    lines = "\n".join(f"{key} = {json.dumps(v, ensure_ascii=False)}" for key, v in row.items())
    toml = written(tmp_path, "a.toml", f"[[findings]]\n{lines}\n")
    as_json = written(tmp_path, "a.json", json.dumps([row]))
    csv = written(
        tmp_path,
        "a.csv",
        "\ufeffNội dung,Đơn vị,Lĩnh vực,Mức độ,Trách nhiệm,Hạn\n"
        '"Niêm yết chưa đủ, thiếu 03 TTHC",QLMT,3,trung bình,tập thể,15 ngày làm việc\n\n',
    )
    assert read(toml) == read(as_json) == read(csv) == (FACTS,)


def test_a_deadline_is_a_period_a_date_or_not_set(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "a.csv",
        "text;deadline\na;30 ngày\nb;30/9/2024\nc;2024-09-30\nd;\ne;sau 10 ngày làm việc\n",
    )
    by_date = {"remedy": {"unit": "date"}, "by": "2024-09-30"}
    found = read(path)
    assert found[0]["remedy"] == {"amount": 30, "unit": "calendar_days"}
    assert found[1] == {"text": "b", **by_date}
    assert found[2] == {"text": "c", **by_date}
    assert found[3] == {"text": "d"}
    assert isinstance(found[4]["remedy"], Mapping)
    assert found[4]["remedy"]["reading"]


def test_a_toml_date_is_a_date(tmp_path: Path) -> None:
    path = written(tmp_path, "a.toml", '[[findings]]\ntext = "a"\ndeadline = 2024-09-30\n')
    assert read(path)[0]["by"] == "2024-09-30"


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    rows = [
        {"text": "", "unit": "ABC", "field": "8", "responsibility": "ông A"},
        {"text": "x", "deadline": "1/6/2024", "màu": "đỏ"},
        {"text": "x" * 5000, "deadline": "trước 5 ngày", "severity": "n" * 99},
        {"text": ["a"], "deadline": "24 giờ"},
        "không phải bảng",
    ]
    told = refusal(written(tmp_path, "a.json", json.dumps(rows)))
    for part in (
        "KN1: thiếu nội dung",
        "KN1: không có đơn vị mã ABC",
        "KN1: lĩnh vực",
        "KN1: trách nhiệm",
        "KN2: không có khóa “màu”",
        "KN2: hạn 01/06/2024 ở trước ngày kết luận 18/06/2024",
        "KN3: nội dung dài hơn",
        "KN3: thời hạn",
        "KN3: mức độ",
        "KN4: “text” phải là chữ",
        "KN4: thời hạn",
        "KN5: phải là một bảng",
    ):
        assert part in told


@pytest.mark.parametrize(
    ("name", "text", "part"),
    [
        ("a.json", "{", "không đọc được"),
        ("a.json", '{"a": 1, "b": 2}', "không đọc được"),
        ("a.toml", "x = ", "không đọc được"),
        ("a.csv", 'text\n"a', "không đọc được"),
        ("a.csv", "text\na,b\n", "không đọc được"),
        ("a.csv", "text\n", "có 0 kiến nghị"),
        ("a.json", json.dumps([{"text": "a"}] * (MOST + 1)), f"phải có từ 1 đến {MOST}"),
        ("a.csv", "  \n", "trống"),
        ("a.csv", "text\0", "không phải văn bản"),
    ],
)
def test_a_file_that_is_none_is_refused_in_a_line(
    tmp_path: Path, name: str, text: str, part: str
) -> None:
    assert part in refusal(written(tmp_path, name, text))


def test_a_binary_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"\x89PNG\xff\xfe")
    assert "không phải văn bản" in refusal(path)
