"""The office: somebody for every step, an address for everybody, a number for every deadline."""

from collections.abc import Iterator
from typing import Final

from dondoc.doctor.finding import Finding, Patient, good, wrong
from engine.parties import Person, Role
from engine.words import N_

NEEDED: Final = {
    Role.LEADERSHIP: N_("lãnh đạo"),
    Role.OFFICER: N_("chuyên viên cơ quan tổ chức"),
    Role.AUDITOR: N_("kiểm toán"),
}
MOST: Final = 5

HAS_ROLES: Final = N_("có đủ lãnh đạo, chuyên viên và kiểm toán")
NO_ROLE: Final = N_("chưa có ai là {role}; nấc nhắc và quyền của vai trò đó không có người")
ADDRESSES: Final = N_("ai có vai trò cũng có địa chỉ thư")
NO_ADDRESS: Final = N_("{count} người có vai trò nhưng chưa có địa chỉ thư: {people}")
FOCALS: Final = N_("đơn vị nào có việc đang mở cũng có đầu mối")
NO_FOCAL: Final = N_("{count} đơn vị có việc đang mở nhưng chưa có đầu mối: {units}")
OWNERS: Final = N_("việc đến hạn nào cũng có người nhận")
NO_OWNER: Final = N_("{count} việc đến hạn chưa có ai nhận: {cases}")
NUMBERS: Final = N_("thời hạn chưa xác định nào cũng có ngày hỏi lại")
NO_NUMBER: Final = N_("{count} việc chưa có số ngày lẫn ngày hỏi lại: {cases}")


def roles(patient: Patient) -> Iterator[Finding]:
    """Look for the people without whom the ladder has no end and the log no reader."""
    held: set[Role] = set()
    for person in _people(patient):
        held |= set(person.roles_on(patient.today))
    missing = [role for role in NEEDED if role not in held]
    for role in missing:
        remedy = f'dondoc person add MÃ --name "HỌ TÊN" --role {role.value} --email ĐỊA-CHỈ'
        yield wrong(f"role-{role.value}", remedy, NO_ROLE, role=NEEDED[role])
    if not missing:
        yield good("roles", HAS_ROLES)


def addresses(patient: Patient) -> Iterator[Finding]:
    """Look for people who would be reminded if they could be reached."""
    day = patient.today
    without = [
        person.code
        for person in _people(patient)
        if person.roles_on(day)
        and not any(item.channel == "email" and item.holds_on(day) for item in person.contacts)
    ]
    if not without:
        yield good("addresses", ADDRESSES)
        return
    facts = {"count": len(without), "people": _some(without)}
    yield wrong(
        "addresses", f"dondoc person contact {without[0]} --email ĐỊA-CHỈ", NO_ADDRESS, **facts
    )


def focals(patient: Patient) -> Iterator[Finding]:
    """Look for units with open cases that nobody answers for."""
    answered = {
        item.unit
        for person in _people(patient)
        for item in person.appointments
        if item.role is Role.FOCAL and item.holds_on(patient.today)
    }
    with patient.views() as views:
        busy = {case.unit for case, _deadline in views.obligations() if case.unit}
    without = sorted(busy - answered)
    if not without:
        yield good("focals", FOCALS)
        return
    facts = {"count": len(without), "units": _some(without)}
    remedy = f"dondoc person appoint MÃ --role focal --unit {without[0]}"
    yield wrong("focals", remedy, NO_FOCAL, **facts)


def owners(patient: Patient) -> Iterator[Finding]:
    """Look for open deadlines of which nobody would be told."""
    from dondoc.cli.boards.obligations import obligations_of
    from dondoc.cli.desk import Desk

    desk = Desk(patient.application, patient.actor, patient.today)
    with desk.views() as views:
        found = obligations_of(desk, views, desk.book(views))
    without = sorted({item.case.code for item in found if not item.owners})
    if not without:
        yield good("owners", OWNERS)
        return
    facts = {"count": len(without), "cases": _some(without)}
    yield wrong("owners", f"dondoc case show {without[0]}", NO_OWNER, **facts)


def numbers(patient: Patient) -> Iterator[Finding]:
    """Look for deadlines without a number and without a day on which somebody asks for one."""
    with patient.views() as views:
        found = views.obligations()
    without = sorted(
        {
            case.code
            for case, deadline in found
            if deadline.rule.amount is None and deadline.next_on is None and deadline.anchor_on
        }
    )
    if not without:
        yield good("numbers", NUMBERS)
        return
    facts = {"count": len(without), "cases": _some(without)}
    yield wrong("numbers", f"dondoc set-deadline {without[0]} --by NGÀY", NO_NUMBER, **facts)


def _people(patient: Patient) -> tuple[Person, ...]:
    with patient.views() as views:
        return views.people()


def _some(codes: list[str]) -> str:
    more = f" … (+{len(codes) - MOST})" if len(codes) > MOST else ""
    return ", ".join(codes[:MOST]) + more
