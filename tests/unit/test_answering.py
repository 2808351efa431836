"""Who answers for an obligation: whoever holds the role above its owner, else who stands in."""

from datetime import date

import pytest

from dondoc.cli.boards.answering import answer_of
from dondoc.cli.desk import Book
from engine.audience import Circle
from engine.case import Case
from engine.parties import Appointment, Person, Role, Team, Unit, UnitName

DAY = date(2024, 6, 10)
CASE = Case("c1", "C1", "inspection", 1, "planned", 1, "KH", "TH")
UNITS = {"TH": Unit("TH", (UnitName("Phòng Tổng hợp"),))}


def a_person(code: str, role: Role, unit: str | None, until: date | None = None) -> Person:
    return Person(code, code.upper(), (Appointment(role, unit, valid_to=until),))


HEAD = a_person("truong", Role.HEAD, "TH")
ELSEWHERE = a_person("khac", Role.HEAD, "VP")
GONE = a_person("cu", Role.HEAD, "TH", date(2024, 6, 9))
FOCAL = a_person("dau-moi", Role.FOCAL, "TH")
OFFICER = a_person("chuyen-vien", Role.OFFICER, "VP")
LEADER = a_person("lanh-dao", Role.LEADERSHIP, "VP")
ROLE = "người đứng đầu đơn vị"


@pytest.mark.parametrize(
    ("people", "said"),
    [
        ((HEAD, FOCAL, OFFICER), f"TRUONG ({ROLE})"),
        ((ELSEWHERE, FOCAL, OFFICER), f"DAU-MOI (thay, chưa có {ROLE})"),
        ((GONE, OFFICER), f"CHUYEN-VIEN (thay, chưa có {ROLE})"),
        ((), f"chưa có ai; cần {ROLE}"),
    ],
)
def test_a_unit_answers_through_its_head_or_who_stands_in(
    people: tuple[Person, ...], said: str
) -> None:
    book = Book(UNITS, {person.code: person for person in people}, DAY)
    answer = answer_of(CASE, "unit", Circle("TH", Team(), people, DAY, "VP"), book)
    assert (answer.place, answer.words(book)) == ("Phòng Tổng hợp", said)


@pytest.mark.parametrize(
    ("owner", "team", "said"),
    [
        ("team", Team("truong"), ("Đoàn kiểm tra", "TRUONG (Trưởng đoàn)")),
        ("team", Team(None, "khac"), ("Đoàn kiểm tra", "KHAC (thay, chưa có Trưởng đoàn)")),
        ("organiser", Team(), ("cơ quan chủ trì", "LANH-DAO (lãnh đạo)")),
    ],
)
def test_a_team_answers_through_its_lead_and_the_organiser_through_its_leadership(
    owner: str, team: Team, said: tuple[str, str]
) -> None:
    people = (HEAD, ELSEWHERE, OFFICER, LEADER)
    book = Book(UNITS, {person.code: person for person in people}, DAY)
    answer = answer_of(CASE, owner, Circle("TH", team, people, DAY, "VP"), book)
    assert (answer.place, answer.words(book)) == said
