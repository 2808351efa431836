"""Every key of a plan file is found again at its line."""

import tomllib
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from workflows.problems import line_of
from workflows.toml_lines import quote_impossible_days, scan_lines

TEXT = '''# [not.a.table]
[plan] # it's a "comment"
code = "A[" # ]
title = """
[[visits]]
x = 1
"""
groups = [
  "a", # ]
  "b]",
]

[[visits]]
"a=b" = 1
[[visits]]
roles = [{ role = "head" }]
  [visits.inner]
  deep.er = 1
[[visits.parts]]
q = 2
[outlines]
"toàn diện" = ["x"]
[rules.inspection.'notice']
amount = 1
'''


def test_tables_keys_and_entries_are_found_at_their_lines() -> None:
    assert scan_lines(TEXT) == {
        "plan": 2,
        "plan.code": 3,
        "plan.title": 4,
        "plan.groups": 8,
        "visits": 13,
        "visits[1]": 13,
        "visits[1].a=b": 14,
        "visits[2]": 15,
        "visits[2].roles": 16,
        "visits[2].inner": 17,
        "visits[2].inner.deep.er": 18,
        "visits[2].parts": 19,
        "visits[2].parts[1]": 19,
        "visits[2].parts[1].q": 20,
        "outlines": 21,
        "outlines.toàn diện": 22,
        "rules": 23,
        "rules.inspection": 23,
        "rules.inspection.notice": 23,
        "rules.inspection.notice.amount": 24,
    }


def test_a_place_inside_a_line_gets_the_line_around_it() -> None:
    lines = scan_lines(TEXT)
    assert line_of("visits[2].roles[1].role", lines) == 16
    assert line_of("visits[9].unit", lines) == 13
    assert line_of("", lines) == 0
    assert line_of("plan.number", lines) == 2


def test_windows_line_ends_and_deep_names_do_no_harm() -> None:
    assert scan_lines("[plan]\r\ncode = 'x'\r\n") == {"plan": 1, "plan.code": 2}
    assert scan_lines(f"{'.'.join('a' * 20)} = 1\nb = 2\n") == {"b": 2}


def test_impossible_days_are_quoted_outside_of_texts_only() -> None:
    text = 'a = 2024-02-30 # 2024-02-30\nb = "x = 2024-02-30"\nc = 2024-02-29\n'
    quoted = quote_impossible_days(text)
    assert quoted == text.replace("2024-02-30", '"2024-02-30"', 1)


def test_a_stray_mark_at_the_end_is_not_a_key() -> None:
    assert scan_lines("a = 1\n,\n") == {"a": 1}


keys = st.from_regex(r"[a-z]{1,4}", fullmatch=True) | st.sampled_from(['"k=[1]"', "'#x'", '"toàn"'])
values = st.sampled_from(
    ["1", '"]"', "'['", '"""\n[a]\n"""', "'''\nb = 1\n'''", "[\n1,\n2, # ]\n]", "{ x = 1 }"]
)


@given(st.lists(st.tuples(keys, values), unique_by=lambda pair: pair[0]))
def test_whatever_the_values_each_key_is_found_where_it_stands(
    pairs: list[tuple[str, str]],
) -> None:
    lines = ["[t]", *(f"{key} = {value}" for key, value in pairs)]
    text = "\n".join(lines)
    found = scan_lines(text)
    table = tomllib.loads(text)["t"]
    assert isinstance(table, Mapping)
    number = 2
    for (_, value), name in zip(pairs, table, strict=True):
        assert found[f"t.{name}"] == number
        number += value.count("\n") + 1
