"""Names, roles and addresses by date: what a change leaves behind."""

from datetime import date

import pytest

from dondoc.parties.changes import PartyRefused, appointed, ended, merged, reached_at, renamed
from engine.parties import Appointment, Contact, Person, Role, Unit, UnitName

MAY, JUNE, JULY = date(2024, 5, 1), date(2024, 6, 1), date(2024, 7, 1)
UNIT = Unit("STTTT", (UnitName("Sở Thông tin và Truyền thông"),))
BAO = Person(
    "bao",
    "Phạm Quốc Bảo",
    (Appointment(Role.HEAD, "QLDT"),),
    (Contact("email", "bao@example.vn"),),
)


def test_a_renamed_unit_keeps_its_old_name_for_earlier_days() -> None:
    unit = renamed(UNIT, "Sở Khoa học và Công nghệ", "Sở KHCN", JUNE)
    assert unit.name_on(date(2024, 5, 31)) == "Sở Thông tin và Truyền thông"
    assert unit.name_on(JUNE) == "Sở Khoa học và Công nghệ"
    assert unit.code == UNIT.code


def test_a_name_from_an_earlier_day_than_the_last_is_refused() -> None:
    with pytest.raises(PartyRefused):
        renamed(renamed(UNIT, "Mới", "", JUNE), "Mới hơn", "", MAY)


def test_a_role_is_given_once() -> None:
    person = appointed(BAO, Appointment(Role.OFFICER, None, JUNE))
    assert Role.OFFICER in person.roles_on(JUNE)
    assert Role.OFFICER not in person.roles_on(MAY)
    with pytest.raises(PartyRefused):
        appointed(person, Appointment(Role.OFFICER, None, JULY))
    with pytest.raises(PartyRefused):
        appointed(BAO, Appointment(Role.OFFICER, None, JULY, JUNE))


def test_a_role_ended_may_be_given_again() -> None:
    person = ended(BAO, Role.HEAD, "QLDT", MAY)
    assert person.contacts == BAO.contacts
    again = appointed(person, Appointment(Role.HEAD, "QLDT", JUNE))
    assert again.roles_on(JULY) == {Role.HEAD}


def test_who_leaves_has_neither_role_nor_address_after_that_day() -> None:
    promised = appointed(BAO, Appointment(Role.OFFICER, None, JULY))
    person = ended(promised, None, None, JUNE)
    assert person.roles_on(JUNE) == {Role.HEAD}
    assert person.roles_on(JULY) == frozenset()
    assert [item.holds_on(JULY) for item in person.contacts] == [False]
    with pytest.raises(PartyRefused):
        ended(person, None, None, JUNE)


def test_a_role_of_another_unit_is_left_alone() -> None:
    with pytest.raises(PartyRefused):
        ended(BAO, Role.HEAD, "QLMT", JUNE)


def test_a_new_address_ends_the_old_one_the_day_before() -> None:
    person = reached_at(BAO, "email", "new@example.vn", JUNE)
    in_use = [[it.address for it in person.contacts if it.holds_on(day)] for day in (MAY, JUNE)]
    assert in_use == [["bao@example.vn"], ["new@example.vn"]]
    corrected = reached_at(person, "email", "newer@example.vn", JUNE)
    assert [it.address for it in corrected.contacts if it.holds_on(JUNE)] == ["newer@example.vn"]
    assert not any(it.holds_on(JUNE) for it in reached_at(BAO, "email", "", JUNE).contacts)


def test_an_address_of_another_channel_stays() -> None:
    both = reached_at(BAO, "zalo", "0900000000", MAY)
    assert {it.channel for it in both.contacts if it.holds_on(JUNE)} == {"email", "zalo"}


def test_a_loaded_person_keeps_the_addresses_the_file_does_not_speak_of() -> None:
    silent = Person("bao", "Phạm Quốc Bảo")
    assert merged(BAO, silent, JUNE).contacts == BAO.contacts
    assert merged(None, silent, JUNE) == silent
    same = Person("bao", "Bảo", contacts=(Contact("email", "bao@example.vn"),))
    assert merged(BAO, same, JUNE).contacts == BAO.contacts
    moved = Person("bao", "Bảo", contacts=(Contact("email", "new@example.vn"),))
    assert [it.address for it in merged(BAO, moved, JUNE).contacts if it.holds_on(JUNE)] == [
        "new@example.vn"
    ]
