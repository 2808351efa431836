"""The office of the stories about tasks: one annex with a row of every kind."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from dondoc.testing import PlayedOffice
from engine.case import Case, Fact
from engine.parties import Role, Unit, UnitName
from engine.plan import Plan
from engine.planned_tasks import PlannedTask
from tests.integration.story_office import person

CODE = "CC-18"
UNITS = (
    Unit("VP", (UnitName("Văn phòng"),)),
    Unit("DKKD", (UnitName("Phòng ĐKKD"),), groups=("phòng chuyên môn",)),
    Unit("TH", (UnitName("Phòng Tổng hợp"),), groups=("Phòng chuyên môn",)),
)
PEOPLE = (
    person("dm-vp", Role.FOCAL, "VP"),
    person("dm-dkkd", Role.FOCAL, "DKKD"),
    person("dm-th", Role.FOCAL, "TH"),
    person("tp-th", Role.HEAD, "TH"),
    person("lanh-dao", Role.LEADERSHIP, "VP"),
)
QUARTERS = PlannedTask("I.1", "Kiểm tra công vụ", lead=("VP",), time="Quý II và Quý IV/2018")
MONTHLY = PlannedTask("I.2", "Số liệu tháng", lead=("VP",), time="Định kỳ ngày 01 hàng tháng")
SPREAD = PlannedTask("I.3", "Sáng kiến", lead=("phòng chuyên môn",), time="Trước ngày 15/11/2018")
ONGOING = PlannedTask("I.4", "Niêm yết thủ tục", time="Thường xuyên")
EVENT = PlannedTask(
    "I.5",
    "Trình bộ thủ tục",
    lead=("DKKD",),
    time="Trong 10 ngày làm việc kể từ ngày Bộ công bố thủ tục",
)
AFTER = PlannedTask("I.6", "Tổng hợp sáng kiến", lead=("TH",), after=("I.3",))
EXPLAIN = PlannedTask("I.7", "Giải trình việc chậm", lead=("TH",))
THIRD = PlannedTask("I.8", "Rà soát", lead=("VP",), time="Quý III/2018", on_late=("I.7",))
UNREAD = PlannedTask("I.9", "Việc lạ", lead=("TH",), time="vào dịp thích hợp xyz 12/13/14")
TASKS = (QUARTERS, MONTHLY, SPREAD, ONGOING, EVENT, AFTER, EXPLAIN, THIRD, UNREAD)
PLAN = Plan(
    code=CODE,
    title="Kế hoạch cải cách hành chính",
    number="10/KH",
    issuer="Sở",
    issued_on=date(2018, 1, 15),
    year=2018,
    window_first_on=date(2018, 1, 15),
    window_last_on=date(2018, 12, 31),
    organiser="VP",
    rules={},
    rounds=(),
    visits=(),
    units=UNITS,
    people=PEOPLE,
    tasks=TASKS,
)


def annex(folder: Path, at: str, *tasks: PlannedTask) -> PlayedOffice:
    """Return an office that has loaded a plan of these tasks."""
    office = PlayedOffice.found(folder, at)
    office.load(replace(PLAN, tasks=tasks))
    return office


def cases_of_row(office: PlayedOffice, row: str) -> dict[str, Case]:
    """Return the cases of a row by code."""
    with office.application.store.read() as uow:
        return {c.code: c for c in uow.cases.of_plan(CODE) if c.facts.get("row") == row}


def submit(office: PlayedOffice, code: str, by: str = "dm-vp") -> None:
    """Hand in a result with an explanation."""
    facts: Mapping[str, Fact] = {"explanation_text": "đã làm xong"}
    office.send(code, "submit", by=by, facts=facts)


def done(office: PlayedOffice, code: str, by: str = "dm-vp") -> None:
    """Hand in a result, and accept it."""
    submit(office, code, by)
    office.send(code, "accept")
