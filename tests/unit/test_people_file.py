"""Units and people come from TOML or CSV alike; the preview says what would change."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.parties import Appointment, Contact, Person, Role
from workflows.people_changes import Change, ChangeKind, FieldChange, difference
from workflows.people_file import (
    PeopleFile,
    check_people,
    describe_people_fields,
    read_people_file,
)

UNITS_TOML = """[[units]]
code = "VP"
name = "Văn phòng"
parent = "SO"
groups = ["khối 1", "khối 2"]
example = true
[[units]]
code = "SO"
names = [{ name = "Sở Cũ", to = 2024-06-30 }, { name = "Sở, Mới", from = 2024-07-01 }]
"""
UNITS_CSV = """code,name,parent,groups,example,names
VP,Văn phòng,SO,khối 1|khối 2,có,

SO,,,,không,"name=Sở Cũ; to=2024-06-30 | name=Sở, Mới; from=1/7/2024"
"""
PEOPLE_TOML = """[[people]]
code = "an"
name = "An"
title = "Chuyên viên"
email = "an@example.vn"
roles = [{ role = "head", unit = "VP", from = 2024-01-01 }, { role = "officer" }]
"""
PEOPLE_CSV = (
    "code;name;title;email;roles;;\n"
    'an;An;Chuyên viên;an@example.vn;"role=head; unit=VP; from=2024-01-01 | role=officer";;\n'
)


def toml(text: str) -> PeopleFile:
    return read_people_file(text.encode(), "nguoi.toml")


def csv(text: str) -> PeopleFile:
    return read_people_file(text.encode(), "Nguoi.CSV")


def sentences(loaded: PeopleFile) -> list[str]:
    return [item.sentence() for item in loaded.problems]


def test_units_and_people_are_the_same_from_either_form() -> None:
    units, people = toml(UNITS_TOML), toml(PEOPLE_TOML)
    assert units.is_sound
    assert units.problems == people.problems == csv(UNITS_CSV).problems == ()
    assert csv(UNITS_CSV).units == units.units
    assert csv(PEOPLE_CSV).people == people.people
    assert units.units[1].name_on(date(2024, 7, 1)) == "Sở, Mới"
    assert people.people[0].appointments[1] == Appointment(Role.OFFICER)


def test_a_byte_order_mark_and_windows_lines_change_nothing() -> None:
    marked = b"\xef\xbb\xbf" + PEOPLE_CSV.replace("\n", "\r\n").encode()
    assert read_people_file(marked, "a.csv").people == toml(PEOPLE_TOML).people


@pytest.mark.parametrize(
    ("text", "path", "line", "words"),
    [
        ("code,name\nVP,A\nVP,B\n", "units[2].code", 3, "đã dùng ở units[1] (dòng 2)"),
        ("code,name\nan,An\n,B\n", "units[2]", 3, "thiếu khóa “code”"),
        ("code,email\nan,an\n", "people[1].email", 2, "không phải địa chỉ e-mail"),
        ('code,name,roles\nan,An,"role=x"\n', "people[1].roles[1].role", 2, "chọn một trong"),
        ("code,name,roles\nan,An,head\n", "people[1].roles[1]", 2, "phải là một bảng"),
        ("code,name,example\nVP,A,chắc\n", "units[1].example", 2, "true hoặc false"),
        ("code,name\nVP,A,B\n", "units[1]", 2, "3 ô, nhiều hơn 2 cột"),
        ("code,nane\n", "nane", 1, "có phải “name”?"),
        ("code,name,name\n", "", 1, "cột “name” có hai lần"),
        ("name\nVP\n", "", 1, "thiếu cột code"),
        ("code,name\n", "", 0, "không có đơn vị"),
        ('code,name\nVP,"A\n', "", 0, "sai cú pháp"),
        ("code,name,parent,email\n", "parent", 1, "khóa lạ “parent”"),
        (",\n", "", 1, "thiếu cột code"),
    ],
)
def test_each_fault_of_a_csv_file_is_named_with_its_line(
    text: str, path: str, line: int, words: str
) -> None:
    loaded = csv(text)
    found = [item for item in loaded.problems if words in item.sentence()]
    assert [(item.path, item.line) for item in found] == [(path, line)], sentences(loaded)
    assert not loaded.is_sound


def test_a_row_after_a_cell_of_two_lines_keeps_its_own_line() -> None:
    loaded = csv('code,name\nVP,"A\nB"\nSO,\x07\n')
    assert [item.line for item in loaded.problems] == [2, 4]


def test_files_of_other_kinds_and_hostile_bytes_are_refused_in_one_line() -> None:
    assert "chỉ nhận tệp .toml hoặc .csv" in sentences(read_people_file(b"x", "a.xlsx"))[0]
    for content in (b"", b"\xff\xfe", b"PK\x03\x04\x00", b"a" * 2_000_001):
        for name in ("a.csv", "a.toml"):
            (problem,) = read_people_file(content, name).problems
            assert "\n" not in problem.sentence()


def test_a_toml_file_with_other_tables_is_refused() -> None:
    loaded = toml('[[unit]]\ncode = "VP"\n')
    assert len(loaded.problems) == 2
    assert "có phải “units”?" in sentences(loaded)[1]


def test_units_named_by_people_and_parents_must_be_known() -> None:
    people = toml(PEOPLE_TOML)
    (problem,) = check_people(people)
    assert problem.path == "people[1].roles[1].unit"
    assert check_people(people, ["VP"]) == ()
    assert check_people(toml(UNITS_TOML)) == ()
    (parent,) = check_people(toml('[[units]]\ncode = "VP"\nname = "V"\nparent = "SO"\n'))
    assert parent.path == "units[1].parent"


def test_the_preview_tells_added_changed_and_unchanged() -> None:
    loaded = toml(UNITS_TOML + PEOPLE_TOML)
    vp, so = loaded.units
    an = loaded.people[0]
    before = replace(
        an,
        title="",
        contacts=(
            Contact("email", "cu@example.vn", valid_to=date(2024, 1, 1)),
            Contact("email", "an@example.vn"),
            Contact("zalo", "1"),
        ),
    )
    changes = difference([so], [before, Person("binh", "Bình")], loaded)
    assert [(change.kind, change.code) for change in changes] == [
        (ChangeKind.ADDED, "VP"),
        (ChangeKind.UNCHANGED, "SO"),
        (ChangeKind.CHANGED, "an"),
    ]
    assert changes[2] == Change(
        ChangeKind.CHANGED, "người", "an", (FieldChange("title", "", "Chuyên viên"),)
    )
    assert FieldChange("parent", "", "SO") in changes[0].fields
    assert difference([vp, so], [an], loaded)[0].kind is ChangeKind.UNCHANGED


def test_days_of_names_and_roles_are_part_of_the_preview() -> None:
    loaded = toml(UNITS_TOML + PEOPLE_TOML)
    old_unit = replace(loaded.units[1], names=loaded.units[1].names[:1])
    old_person = replace(loaded.people[0], appointments=())
    _, unit, person = difference([old_unit], [old_person], loaded)
    assert unit.fields == (
        FieldChange(
            "name",
            "Sở Cũ (… – 30/06/2024)",
            "Sở Cũ (… – 30/06/2024); Sở, Mới (01/07/2024 – …)",
        ),
    )
    assert person.fields == (FieldChange("roles", "", "head VP (01/01/2024 – …); officer"),)


def test_every_column_is_documented() -> None:
    assert {line.table for line in describe_people_fields()} == {"[[units]]", "[[people]]"}


plain = st.text(alphabet="abcĐđêạ ,", min_size=1, max_size=12).filter(lambda text: text.strip())
codes = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)


@given(st.dictionaries(codes, st.tuples(plain, plain), min_size=1, max_size=6))
def test_the_same_facts_give_the_same_people_from_either_form(
    facts: dict[str, tuple[str, str]],
) -> None:
    as_toml = "".join(
        f'[[people]]\ncode = "{code}"\nname = "{name}"\ntitle = "{title}"\n'
        for code, (name, title) in facts.items()
    )
    as_csv = "code,name,title\n" + "".join(
        f'{code},"{name}","{title}"\n' for code, (name, title) in facts.items()
    )
    assert toml(as_toml).people == csv(as_csv).people
    assert len(toml(as_toml).people) == len(facts)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode()))
def test_no_bytes_make_the_reader_fail(content: bytes) -> None:
    for name in ("a.csv", "a.toml"):
        loaded = read_people_file(content, name)
        assert all("\n" not in item.sentence() for item in check_people(loaded))


rows = st.lists(
    st.lists(
        st.sampled_from(["code", "name", "roles", "names", "an", "", "role=head", "x;y", '"']),
        max_size=6,
    ).map(",".join),
    max_size=6,
).map("\n".join)


@given(rows)
def test_no_table_makes_the_csv_reader_fail(text: str) -> None:
    loaded = csv(text)
    assert loaded.problems or loaded.units or loaded.people
