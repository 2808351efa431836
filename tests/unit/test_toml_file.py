"""Files that are no plans at all: each gets one clear line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.plan_file import read_plan_file
from workflows.problems import Severity
from workflows.toml_file import MAX_BYTES, read_toml


def only_sentence(content: bytes) -> str:
    source = read_plan_file(content)
    assert source.draft is None
    assert source.plan is None
    (problem,) = source.problems
    assert problem.severity is Severity.ERROR
    assert "\n" not in problem.sentence()
    return problem.sentence()


@pytest.mark.parametrize("content", [b"", b"  \n\t\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_called_empty(content: bytes) -> None:
    assert "tệp trống" in only_sentence(content)


def test_a_file_of_50_mb_is_refused_with_the_limit() -> None:
    sentence = only_sentence(b"a" * (MAX_BYTES + 1))
    assert "2.0 MB" in sentence
    assert "tối đa 2 MB" in sentence


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\x00\xff", b"code = 'x'\n\nname = \xff\n"])
def test_bytes_that_are_not_utf8_are_refused_with_the_line(content: bytes) -> None:
    assert "UTF-8" in only_sentence(content)


def test_the_line_of_the_first_bad_byte_is_said() -> None:
    assert "(dòng 3)" in only_sentence(b"a = 1\nb = 2\nc = '\xff'\n")


def test_a_binary_file_is_called_binary() -> None:
    assert "nhị phân" in only_sentence(b"PK\x03\x04\x00\x00")


def test_a_byte_order_mark_is_tolerated() -> None:
    assert read_toml(b"\xef\xbb\xbf[plan]\n").tables == {"plan": {}}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a = 1\nb = x\n", 2, "giá trị không đọc được"),
        ("a = 1\na = 2\nb = 3\n", 2, "hai lần"),
        ("[a]\n[a]\n", 2, "bảng được khai báo hai lần"),
        ("a = 1\n[b\n", 2, "thiếu dấu “]”"),
        ('a = "x\n', 1, "thiếu dấu nháy đóng"),
        ('a = "x\x01"', 1, "ký tự không được phép"),
        ("a = 'x\n", 1, "thiếu dấu nháy đóng"),
        ('a = """x', 1, "thiếu dấu nháy đóng"),
        ("a\n", 1, "thiếu dấu “=”"),
        ("ấ = 1\n", 1, "dòng không đọc được"),
        ("a.ấ = 1\n", 1, "tên có dấu phải đặt trong dấu nháy"),
        ("a = 1 b\n", 1, "thừa chữ"),
        ('a = "\\q"\n', 1, "\\"),
        ("a = {b = 1, b = 2}\n", 1, "hai lần"),
        ("a = {b = 1\n", 1, "ngoặc nhọn"),
        ("a = [1]\n[[a]]\n", 2, "không thể thêm"),
        ("x = 1\na = 2024-06-31T08:00:00\n", 2, "không có thật"),
    ],
)
def test_a_fault_of_syntax_is_said_with_its_line(text: str, line: int, words: str) -> None:
    sentence = only_sentence(text.encode())
    assert f"dòng {line}:" in sentence
    assert words in sentence


def test_numbers_without_end_and_nesting_without_end_are_refused() -> None:
    assert "không đọc được" in only_sentence(b"a = " + b"9" * 5_000)
    assert "quá sâu" in only_sentence(b"a = " + b"[" * 100_000)
    assert "quá sâu" in only_sentence(b"[" + b"a." * 900_000 + b"a]")


def test_a_huge_hexadecimal_number_is_named_without_its_digits() -> None:
    problems = read_plan_file(b"[plan]\ncode = 0x" + b"f" * 20_000 + b"\nyear = 0x" + b"f" * 99)
    sentences = [problem.sentence() for problem in problems.problems]
    assert sum("số quá lớn" in sentence for sentence in sentences) == 2


raw_values = [
    "1",
    "-1",
    "2024-06-06",
    "2024-02-30",
    "08:00:00",
    "true",
    "'x'",
    "''",
    "[]",
    "[1]",
    "{}",
    "1.5",
    "['a']",
    "[{}]",
    "nan",
    "2024-06-06T08:00:00",
    "0001-01-01",
    "'\t'",
    "[[{a=1}]]",
]
words = [
    "plan",
    "code",
    "units",
    "people",
    "visits",
    "rounds",
    "rules",
    "inspection",
    "notice",
    "amount",
    "names",
    "roles",
    "on",
    "from",
    "to",
    "parent",
    "outlines",
    "sub_inspections",
    "statements",
    "of",
    "window_first_on",
    "title",
    "zz",
    "'toàn'",
]
toml_values = st.sampled_from(raw_values)
names = st.lists(st.sampled_from(words), min_size=1, max_size=3).map(".".join)
statements = st.one_of(
    names.map("[{}]".format),
    names.map("[[{}]]".format),
    st.tuples(names, toml_values).map(" = ".join),
)


@given(st.binary(max_size=200))
def test_no_bytes_make_the_reader_fail(content: bytes) -> None:
    source = read_plan_file(content)
    assert source.problems


@given(st.lists(statements, max_size=25).map("\n".join))
def test_no_tables_of_the_wrong_shape_make_the_reader_fail(text: str) -> None:
    source = read_plan_file(text.encode())
    assert source.problems
    for problem in source.problems:
        assert "\n" not in problem.sentence()
        assert 0 <= problem.line <= text.count("\n") + 1
