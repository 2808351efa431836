"""A change of the calendar that moves 10,000 open deadlines, beside hand-written SQL for the same rows.

Run with ``python -m benchmarks.calendar_change [CASES]``. Both write to a copy of one file on the same
disk, each in one transaction that is durable when it ends; the ratio is of one run on one machine.
"""

import sqlite3
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Final

from dondoc.announcing import Announcing, Swap
from dondoc.testing import OPERATOR, PlayedOffice
from engine.case import Case, Command, DocumentRef
from engine.decisions import OPEN
from engine.parties import Appointment, Contact, Person, Role, Team, Unit, UnitName
from engine.plan import Plan, PlannedRound, RuleSetting
from engine.stepping import Stepper
from workflows.calendars.announcing import Source

CASES: Final = 3_334
UNITS: Final = 100
BATCH: Final = 500
BEGINS: Final = "2024-08-12T08:00"
LETTER: Final = DocumentRef("77/VPCP-KGVX", "Văn phòng Chính phủ", date(2024, 8, 12))
SWAP: Final = Swap(date(2024, 8, 30), date(2024, 9, 7), Source(LETTER, date(2024, 8, 12)))
VISITS: Final = (date(2024, 9, 4), date(2024, 9, 5), date(2024, 9, 6))
"""Between the two swapped days: what is counted back and what is counted forward both move."""
UPDATE: Final = (
    "UPDATE deadline SET revision = ?, nominal_on = ?, due_on = ?, target_on = ?, first_day = ?, "
    "last_day = ?, next_on = ?, calendar_version = ?, provisional = ? "
    "WHERE case_id = ? AND name = ? AND round = ?"
)
INSERT: Final = "INSERT INTO audit_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def main(arguments: Sequence[str]) -> int:
    """Play the change and print what it took."""
    count = int(arguments[0]) if arguments else CASES
    with TemporaryDirectory(prefix="dondoc-bench-") as name:
        folder = Path(name)
        office = an_office(folder, count)
        before, by_hand = folder / "before.sqlite3", folder / "by-hand.sqlite3"
        copied(folder / "office.sqlite3", before)
        announcing = Announcing(office.application, office.application.actor(OPERATOR.code))
        began = time.perf_counter()
        preview = announcing.preview(SWAP)
        seen = time.perf_counter() - began
        began = time.perf_counter()
        announcing.apply(SWAP, preview.hash)
        applied = time.perf_counter() - began
        copyfile(before, by_hand)
        plain = seconds_by_hand(folder / "office.sqlite3", by_hand)
        moved = sum(item.kind is not None for item in preview.change.deadlines)
        timers = sum(len(item.timers) for item in preview.change.deadlines)
        print(f"hạn dời: {moved}; hồ sơ: {len(preview.change.cases)}; mốc nhắc ghi lại: {timers}")
        print(f"xem trước: {seen:.2f} giây")
        print(f"áp dụng: {applied:.2f} giây (tính lại, ghi, thư báo, nhật ký)")
        print(f"SQL viết tay (hạn và nhật ký của cùng các dòng): {plain:.3f} giây")
        print(f"tỉ lệ áp dụng / SQL viết tay: {applied / plain:.1f}")
    return 0


def an_office(folder: Path, count: int) -> PlayedOffice:
    """Return an office with so many planned inspections, each with its deadlines and timers."""
    office = PlayedOffice.found(folder, BEGINS)
    office.load(_plan())
    application = office.application
    with application.store.read() as uow:
        found = uow.cases.by_code("R1")
    assert found is not None  # noqa: S101  (the plan has just brought it)
    command = Command(OPEN, application.actor(OPERATOR.code), office.today)
    for first in range(0, count, BATCH):
        with application.store.write() as uow:
            stepper = Stepper(uow, application.rulebook, application.identities, office.clock.now())
            for number in range(first, min(first + BATCH, count)):
                stepper.open(_case(number, found, stepper.identities.new_id()), command)
            uow.commit()
    application.reminders.follow_calendar()
    return office


def _plan() -> Plan:
    rules = (
        RuleSetting("notice", 10, owner="team"),
        RuleSetting("report", 5, owner="unit"),
        RuleSetting("conclusion", 10, owner="team"),
    )
    codes = [f"U{number}" for number in range(UNITS)]
    people = [_person(f"dm-{code}", Role.FOCAL, code) for code in codes]
    return Plan(
        code="KH",
        title="Kế hoạch",
        number="1/KH",
        issuer="Ban",
        issued_on=date(2024, 1, 2),
        year=2024,
        window_first_on=date(2024, 1, 2),
        window_last_on=date(2024, 12, 31),
        organiser="VP",
        rules={"inspection": rules},
        rounds=(PlannedRound("R1", "Đoàn 1", Team("lead", "clerk"), ()),),
        visits=(),
        units=tuple(Unit(code, (UnitName(f"Phòng {code}"),)) for code in (*codes, "VP")),
        people=(*people, _person("lead", Role.MEMBER, "VP"), _person("clerk", Role.MEMBER, "VP")),
    )


def _person(code: str, role: Role, unit: str) -> Person:
    contact = Contact("email", f"{code}@example.vn")
    return Person(code, code, (Appointment(role, unit),), (contact,))


def _case(number: int, team: Case, case_id: str) -> Case:
    day = VISITS[number % len(VISITS)]
    return Case(
        id=case_id,
        code=f"KT-{number:05}",
        workflow="inspection",
        workflow_version=1,
        state="planned",
        version=1,
        plan="KH",
        unit=f"U{number % UNITS}",
        round_id=team.id,
        dates={"visit_on": day, "visit_end_on": day},
        facts={"subject": "CCHC", "kind": "toàn diện", "form": "trực tiếp"},
    )


def copied(source: Path, target: Path) -> None:
    """Copy a database with whatever its journal still holds."""
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


def seconds_by_hand(done: Path, before: Path) -> float:
    """Write into a copy, by hand, the deadlines and log entries that the program has written."""
    with closing(sqlite3.connect(done)) as source:
        moved = source.execute(
            "SELECT revision, nominal_on, due_on, target_on, first_day, last_day, next_on, "
            "calendar_version, provisional, case_id, name, round FROM deadline WHERE revision > 0"
        ).fetchall()
        entries = source.execute(
            "SELECT * FROM audit_entry WHERE action = 'calendar-changed'"
        ).fetchall()
    with closing(sqlite3.connect(before, isolation_level=None)) as target:
        for pragma in ("foreign_keys = ON", "journal_mode = WAL", "synchronous = FULL"):
            target.execute(f"PRAGMA {pragma}")
        began = time.perf_counter()
        target.execute("BEGIN IMMEDIATE")
        target.executemany(UPDATE, moved)
        target.executemany(INSERT, entries)
        target.execute("COMMIT")
        return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
