"""Units, people, plans, texts, evidence, settings and signs of life, on every database."""

from dataclasses import replace
from datetime import date, time

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from engine.errors import Conflict, InvalidInput, YearClosed
from engine.parties import Appointment, Contact, Person, Role, Team, Unit, UnitName
from engine.plan import Plan, PlannedRound, PlannedVisit, RuleSetting
from engine.ports import YearClosing
from store import SqlStore
from tests.contract.store_values import NOW, OFFICE, later

AN = Person(
    "an",
    "Nguyễn Văn An",
    (
        Appointment(Role.OFFICER, None, date(2024, 1, 1)),
        Appointment(Role.HEAD, "PB-DN", None, date(2024, 6, 30)),
    ),
    (Contact("email", "an@example.vn"), Contact("email", "cu@example.vn", None, date(2023, 1, 1))),
    "Chuyên viên",
)
UNIT = Unit(
    "PB-DN",
    (UnitName("Phòng Doanh nghiệp", "DN", None, date(2024, 1, 1)), UnitName("Phòng DN mới")),
    "BQL",
    ("phòng",),
    "phòng",
    example=True,
)
PLAN = Plan(
    code="BDG-KCN-24",
    title="Kế hoạch kiểm tra CCHC",
    number="08/KH-BQL",
    issuer="BQL",
    issued_on=date(2024, 1, 15),
    year=2024,
    window_first_on=date(2024, 6, 1),
    window_last_on=date(2024, 6, 30),
    organiser="VP",
    rules={"inspection": (RuleSetting("conclusion", 10),), "round": ()},
    rounds=(PlannedRound("R1", "Đợt 1", Team("an", None, ("ba",)), ("summary",)),),
    visits=(PlannedVisit("V1", "R1", "PB-DN", date(2024, 6, 6), at=time(8, 30), tentative=True),),
    units=(UNIT,),
    people=(AN,),
    outlines={"toàn diện": ("I", "II")},
)


def test_units_and_people_come_back_by_code_with_all_they_have(store: SqlStore) -> None:
    ba = Person("ba", "Trần Thị Ba")
    with store.write() as work:
        work.parties.put_person(ba)
        work.parties.put_person(AN)
        work.parties.put_unit(UNIT)
        work.parties.put_unit(Unit("BQL", (UnitName("Ban Quản lý"),)))
        work.commit()
    with store.read() as work:
        assert work.parties.people() == (AN, ba)
        assert [unit.code for unit in work.parties.units()] == ["BQL", "PB-DN"]
        assert work.parties.unit("PB-DN") == UNIT
        assert work.parties.unit("none") is None
        assert work.parties.person("an") == AN
        assert work.parties.person("none") is None


def test_putting_a_person_again_replaces_roles_and_addresses(store: SqlStore) -> None:
    moved = replace(AN, title="Trưởng phòng", appointments=(), contacts=AN.contacts[:1])
    with store.write() as work:
        work.parties.put_person(AN)
        work.parties.put_person(moved)
        work.parties.put_unit(UNIT)
        work.parties.put_unit(replace(UNIT, level="sở"))
        assert work.parties.people() == (moved,)
        assert work.parties.units() == (replace(UNIT, level="sở"),)


def test_a_plan_comes_back_whole_and_is_loaded_once(store: SqlStore) -> None:
    with store.write() as work:
        work.plans.add(PLAN, NOW)
        work.plans.add(replace(PLAN, code="A"), NOW)
        with pytest.raises(Conflict, match="BDG-KCN-24 đã được nạp"):
            work.plans.add(PLAN, NOW)
        work.commit()
    with store.read() as work:
        assert work.plans.get("BDG-KCN-24") == PLAN
        assert work.plans.get("none") is None
        assert [plan.code for plan in work.plans.all()] == ["A", "BDG-KCN-24"]


def test_a_text_is_found_by_its_reference_only(store: SqlStore) -> None:
    with store.write() as work:
        ref = work.texts.put("Đơn vị bận họp", "salt")
        assert work.texts.put("Đơn vị bận họp", "salt") == ref
        assert work.texts.put("Đơn vị bận họp", "other") != ref
        assert work.texts.put("", "salt") == ""
        assert work.texts.get(ref) == "Đơn vị bận họp"
        assert work.texts.get("") == ""
        assert len(ref) == 64


def test_the_same_file_is_kept_once(store: SqlStore) -> None:
    with store.write() as work:
        sha256 = work.evidence.put("a.pdf", b"\x00\xff", NOW)
        assert work.evidence.put("b.pdf", b"\x00\xff", NOW) == sha256
        assert work.evidence.get(sha256) == ("a.pdf", b"\x00\xff")
        assert work.evidence.get("none") is None


def test_a_file_that_is_too_big_is_refused(store: SqlStore) -> None:
    with store.write() as work, pytest.raises(InvalidInput, match="tối đa 25 MB"):
        work.evidence.put("film.mp4", bytes(25 * 1024 * 1024 + 1), NOW)


def test_there_is_one_office(store: SqlStore) -> None:
    with store.write() as work:
        assert work.settings.office() == OFFICE
        with pytest.raises(Conflict, match="đã có cơ quan"):
            work.settings.set_office(replace(OFFICE, id="office-2"))


def test_settings_are_overwritten(store: SqlStore) -> None:
    with store.write() as work:
        assert work.settings.get("window") is None
        work.settings.set("window", "07:30-17:00")
        work.settings.set("window", "08:00-16:30")
        assert work.settings.get("window") == "08:00-16:30"


def test_a_daemon_leaves_its_last_sign_of_life(store: SqlStore) -> None:
    with store.write() as work:
        work.heartbeats.beat("daemon", NOW)
        work.heartbeats.beat("daemon", later(1), "tick 2")
        assert work.heartbeats.all() == {"daemon": (later(1), "tick 2")}


def test_a_closed_year_is_kept_as_it_was(store: SqlStore) -> None:
    closing = YearClosing("KH", 2024, '{"open":1}', "ab", NOW)
    with store.write() as work:
        work.closings.add(closing)
        work.commit()
    with store.read() as work:
        assert work.closings.get("KH", 2024) == closing
        assert work.closings.get("KH", 2025) is None
    with store.write() as work, pytest.raises(YearClosed, match="đã chốt"):
        work.closings.add(closing)
    with store.write() as work, pytest.raises(DBAPIError, match="is never changed"):
        work.connection.execute(text("DELETE FROM year_closing"))
