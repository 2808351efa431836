"""The office of the stories: a small plan with two units, one team, and people for every rung."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from pathlib import Path

from dondoc.testing import PlayedOffice
from engine.case import Case, Fact
from engine.obligations import Deadline
from engine.parties import Appointment, Contact, Person, Role, Team, Unit, UnitName
from engine.plan import Plan, PlannedRound, PlannedVisit, RuleSetting
from engine.timers import Message
from workflows.plan_file import read_plan_file

PLANS = Path(__file__).parents[2] / "plans"
ROUND, FIRST, SECOND = "KH-D1", "KH-01", "KH-02"


def person(code: str, role: Role, unit: str | None = None, *, address: bool = True) -> Person:
    """Return somebody with one role and, usually, an address."""
    contacts = (Contact("email", f"{code}@example.vn"),) if address else ()
    return Person(code, code, (Appointment(role, unit),), contacts)


PEOPLE = (
    person("dm-dautu", Role.FOCAL, "QLDT"),
    person("tp-dautu", Role.HEAD, "QLDT"),
    person("dm-moitruong", Role.FOCAL, "QLMT"),
    person("tp-moitruong", Role.HEAD, "QLMT"),
    person("chuyen-vien", Role.OFFICER, "VP"),
    person("lanh-dao", Role.LEADERSHIP, "VP"),
    person("kiem-toan", Role.AUDITOR),
    person("truong-doan", Role.MEMBER, "VP"),
    person("thu-ky", Role.MEMBER, "VP"),
)
UNITS = tuple(Unit(code, (UnitName(f"Phòng {code}"),)) for code in ("QLDT", "QLMT", "VP"))
RULES: Mapping[str, tuple[RuleSetting, ...]] = {
    "inspection": (
        RuleSetting("notice", 10, owner="team"),
        RuleSetting("report", 5, owner="unit", recipients=("Đoàn kiểm tra",)),
        RuleSetting("conclusion", 10, owner="team", pausable=True),
    ),
    "round": (RuleSetting("summary", 20, owner="team"),),
}
VISITS = (
    PlannedVisit(FIRST, ROUND, "QLDT", date(2024, 6, 6), at=time(8), kind="toàn diện"),
    PlannedVisit(SECOND, ROUND, "QLMT", date(2024, 6, 13), at=time(8), kind="toàn diện"),
)
OUTLINE = ("I. Chỉ đạo", "II.3. Kiểm soát TTHC", "II.4. Tổ chức bộ máy")
PLAN = Plan(
    code="KH",
    title="Kế hoạch kiểm tra",
    number="08/KH",
    issuer="Ban",
    issued_on=date(2024, 3, 20),
    year=2024,
    window_first_on=date(2024, 4, 1),
    window_last_on=date(2024, 9, 30),
    organiser="VP",
    rules=RULES,
    rounds=(PlannedRound(ROUND, "Đoàn 1", Team("truong-doan", "thu-ky"), ("summary",)),),
    visits=VISITS,
    units=UNITS,
    people=PEOPLE,
    outlines={"toàn diện": OUTLINE},
)


def opened(folder: Path, at: str = "2024-05-02T08:00", *visits: PlannedVisit) -> PlayedOffice:
    """Return an office that has loaded the small plan and set up its team."""
    office = PlayedOffice.found(folder, at)
    office.load(replace(PLAN, visits=visits or VISITS))
    office.send(ROUND, "establish-team", document="05/QĐ")
    return office


def shipped(folder: Path, name: str, at: str) -> PlayedOffice:
    """Return an office that has loaded one of the plans that ship."""
    plan = read_plan_file((PLANS / name).read_bytes()).plan
    assert plan is not None
    office = PlayedOffice.found(folder, at)
    office.load(plan)
    return office


def to_inspected(office: PlayedOffice, code: str = FIRST, visit: str = "2024-06-06") -> None:
    """Lead an inspection from planned to inspected, everything on time."""
    office.send(code, "notify", document="1/TB")
    office.clock.move_to(f"{visit}T17:00")
    office.send(code, "receive-report", on=date(2024, 5, 20), reason="nhập bù")
    office.send(code, "inspect")


def to_concluded(office: PlayedOffice, *remedies: Mapping[str, Fact], code: str = FIRST) -> None:
    """Lead an inspection to a conclusion with one recommendation for each remedy."""
    to_inspected(office, code)
    given: list[Fact] = [
        {"text": f"Kiến nghị {n}", "remedy": item} for n, item in enumerate(remedies, start=1)
    ]
    office.clock.move_to("2024-06-14T09:00")
    office.send(code, "conclude", document="3/TB", facts={"recommendations": given})


def remediated(office: PlayedOffice, code: str) -> None:
    """Report a remediation with an explanation and accept it, today."""
    office.send(code, "remediate", facts={"explanation_text": "Đã làm xong"})
    office.send(code, "accept")


def children(office: PlayedOffice, code: str, workflow: str) -> list[Case]:
    """Return the cases of a workflow that belong to a case."""
    with office.application.store.read() as uow:
        found = uow.cases.children(office.case(code).id)
    return [case for case in found if case.workflow == workflow]


def rounds(office: PlayedOffice, code: str, name: str) -> list[Deadline]:
    """Return every round of a deadline."""
    with office.application.store.read() as uow:
        stored = uow.deadlines.of_case(office.case(code).id)
    return [item for item in stored if item.name == name]


def due(office: PlayedOffice, code: str, name: str) -> str | None:
    """Return when the newest round of a deadline is due."""
    due_on = office.deadline(code, name).due_on
    return due_on.isoformat() if due_on else None


def digests(office: PlayedOffice, someone: str, about: str = "") -> list[Message]:
    """Return the digests that reached somebody and name a thing."""
    found = [m for m in office.mail_to(someone) if m.key.startswith("digest/")]
    return [message for message in found if about in message.text]


def days(office: PlayedOffice, someone: str, about: str = "") -> list[str]:
    """Return the days of somebody's digests that name a thing."""
    return [message.key.rsplit("/", 1)[1] for message in digests(office, someone, about)]


def letters(office: PlayedOffice, template: str) -> list[str]:
    """Return who got the letters of a template, in order."""
    return [m.person for m in office.mail.sent if f"/{template}/" in m.key]
