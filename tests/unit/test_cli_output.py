"""Output: columns stand under each other, signs stay, JSON says the same facts."""

import json
import sys
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.cli import output
from dondoc.cli.output import data, display_width, emit_json, mark_dry_run, pad, print_table, say


class Light(StrEnum):
    RED = "đỏ"


@dataclass(frozen=True, slots=True)
class Row:
    unit: str
    due_on: date


@pytest.mark.parametrize(
    ("text", "width"),
    [("Đôn đốc", 7), (unicodedata.normalize("NFD", "Đôn đốc"), 7), ("日本", 4), ("a\u200bb", 2)],
)
def test_width_counts_columns_not_code_points(text: str, width: int) -> None:
    assert display_width(text) == width


@given(st.text(max_size=20), st.integers(0, 30))
def test_padding_reaches_the_width_or_leaves_the_text_alone(text: str, width: int) -> None:
    assert display_width(pad(text, width)) == max(width, display_width(text))
    assert pad(text, width, right=True).endswith(text)


def test_a_table_is_aligned_for_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    nfd = unicodedata.normalize("NFD", "Sở Nội vụ")
    rows = [("A1", nfd, 3, date(2024, 6, 6)), ("A22", "Thuế\nhuyện", None, None)]
    print_table(("Mã", "Đơn vị", "Ngày", "Hạn"), rows, right={2})
    assert capsys.readouterr().out == (
        "Mã   Đơn vị      Ngày  Hạn\n"
        "---  ----------  ----  ----------\n"
        "A1   Sở Nội vụ      3  06/06/2024\n"
        "A22  Thuế huyện\n"
    )


def test_moments_and_words_of_enumerations_are_shown_as_people_read_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_table((), [(datetime(2024, 6, 6, 1, 0, tzinfo=UTC), Light.RED)])
    assert capsys.readouterr().out == "08:00 06/06/2024  đỏ\n"


def test_an_empty_table_says_that_there_is_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("Mã", "Hạn"), [])
    assert capsys.readouterr().out == "Mã  Hạn\n--  ---\n(không có)\n"
    print_table((), [])
    assert capsys.readouterr().out == ""


def test_answers_and_talk_go_separate_ways(capsys: pytest.CaptureFixture[str]) -> None:
    data("kết quả")
    say("ghi chú")
    mark_dry_run(dry_run=True)
    mark_dry_run(dry_run=False)
    captured = capsys.readouterr()
    assert captured.out == "kết quả\n"
    assert captured.err == "ghi chú\n[CHƯA GHI] chạy thử, chưa có gì được ghi\n"


@pytest.mark.parametrize(
    ("terminal", "no_color", "wanted", "colored"),
    [
        (True, "", True, True),
        (True, "1", True, False),
        (True, "", False, False),
        (False, "", True, False),
    ],
)
def test_colour_needs_a_terminal_and_nobody_against_it_and_the_sign_always_stays(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    terminal: bool,
    no_color: str,
    wanted: bool,
    colored: bool,
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setitem(output._switch, "color", wanted)
    data("[ĐỎ] quá hạn")
    shown = capsys.readouterr().out
    assert "[ĐỎ]" in shown
    assert ("\x1b[" in shown) is colored


def test_json_carries_schema_kind_and_plain_values(capsys: pytest.CaptureFixture[str]) -> None:
    emit_json(
        "due",
        {
            "rows": (Row("Sở Nội vụ", date(2024, 6, 6)),),
            "at": datetime(2024, 6, 6, 1, 0, tzinfo=UTC),
            "light": Light.RED,
            "roles": frozenset({"b", "a"}),
            "path": Path("x"),
            "none": None,
        },
    )
    assert json.loads(capsys.readouterr().out) == {
        "schema": 1,
        "kind": "due",
        "rows": [{"unit": "Sở Nội vụ", "due_on": "2024-06-06"}],
        "at": "2024-06-06T01:00:00Z",
        "light": "đỏ",
        "roles": ["a", "b"],
        "path": "x",
        "none": None,
    }
