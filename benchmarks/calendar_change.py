"""A change of the calendar that moves 10,000 open deadlines, beside hand-written SQL for the same rows.

Run with ``python -m benchmarks.calendar_change [CASES]``. Both write to a copy of one file on the same
disk, each in one transaction that is durable when it ends; the ratio is of one run on one machine.
"""

import sqlite3
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple, TypeVar

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
BEFORE: Final = "before.sqlite3"
SOME: Final = (
    (
        (
            "SELECT revision, nominal_on, due_on, target_on, first_day, last_day, next_on, "
            "calendar_version, provisional, case_id, name, round FROM deadline WHERE revision > 0"
        ),
        (
            "UPDATE deadline SET revision = ?, nominal_on = ?, due_on = ?, target_on = ?, "
            "first_day = ?, last_day = ?, next_on = ?, calendar_version = ?, provisional = ? "
            "WHERE case_id = ? AND name = ? AND round = ?"
        ),
    ),
    (
        "SELECT * FROM audit_entry WHERE action = 'calendar-changed'",
        "INSERT INTO audit_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    ),
)
"""What the program has written, and the statement that writes it by hand: dates and entries."""
OTHERS: Final = (
    (
        "SELECT settled_at, key FROM timer WHERE state = 'withdrawn'",
        "UPDATE timer SET state = 'withdrawn', settled_at = ? WHERE key = ?",
    ),
    (
        (
            "SELECT new.* FROM main.timer AS new LEFT JOIN old.timer AS was USING (key) "
            "WHERE was.key IS NULL"
        ),
        "INSERT INTO timer VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    ),
    (
        (
            "SELECT new.fires_at, new.useless_after, new.key FROM main.timer AS new "
            "JOIN old.timer AS was USING (key) WHERE was.fires_at <> new.fires_at"
        ),
        "UPDATE timer SET fires_at = ?, useless_after = ? WHERE key = ?",
    ),
    (
        "SELECT version, id FROM case_ WHERE version > 1",
        "UPDATE case_ SET version = ? WHERE id = ?",
    ),
    (
        "SELECT * FROM notice",
        "INSERT INTO notice VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    ),
)
"""The same for timers, the versions of cases, and what is to be told."""
Result = TypeVar("Result")


def main(arguments: Sequence[str]) -> int:
    """Play the change and print what it took."""
    count = int(arguments[0]) if arguments else CASES
    with TemporaryDirectory(prefix="dondoc-bench-") as name:
        folder = Path(name)
        office = an_office(folder, count)
        copied(folder / "office.sqlite3", folder / BEFORE)
        announcing = Announcing(office.application, office.application.actor(OPERATOR.code))
        preview, seen = timed(lambda: announcing.preview(SWAP))
        _applied, applied = timed(lambda: announcing.apply(SWAP, preview.hash))
        some, every = by_hand(folder, SOME), by_hand(folder, (*SOME, *OTHERS))
        found = preview.change.deadlines
        moved = sum(item.kind is not None for item in found)
        timers = sum(len(item.added) + len(item.moved) for item in found)
        print(f"hạn dời: {moved}; hồ sơ: {len(preview.change.cases)}; mốc nhắc ghi lại: {timers}")
        print(f"xem trước: {seen}")
        print(f"áp dụng (tính lại, ghi hạn, mốc nhắc, thư báo, nhật ký): {applied}")
        print(f"SQL viết tay, mọi dòng như trên: {every}")
        print(f"SQL viết tay, chỉ hạn và nhật ký: {some}")
        print(f"tỉ lệ với mọi dòng: {ratio(applied, every)}")
        print(f"tỉ lệ với chỉ hạn và nhật ký: {ratio(applied, some)}")
    return 0


class Seconds(NamedTuple):
    """How long something took: by the clock, and of the processor, which neighbours disturb less."""

    wall: float
    cpu: float

    def __str__(self) -> str:
        """Return both in words."""
        return f"{self.wall:.3f} giây, CPU {self.cpu:.3f} giây"


def timed(work: Callable[[], Result]) -> tuple[Result, Seconds]:
    """Do something once and say how long it took."""
    began, began_cpu = time.perf_counter(), time.process_time()
    result = work()
    return result, Seconds(time.perf_counter() - began, time.process_time() - began_cpu)


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


def ratio(applied: Seconds, plain: Seconds) -> str:
    """Return how much longer the program took."""
    return f"{applied.wall / plain.wall:.1f}, theo giờ CPU {applied.cpu / plain.cpu:.1f}"


def by_hand(folder: Path, pairs: Sequence[tuple[str, str]]) -> Seconds:
    """Write by hand what the program has written; the fastest of three."""
    with closing(sqlite3.connect(folder / "office.sqlite3")) as done:
        done.execute("ATTACH ? AS old", (str(folder / BEFORE),))
        work = [(write, done.execute(read).fetchall()) for read, write in pairs]
    return min(_written(folder, work) for _turn in range(3))


def _written(folder: Path, work: Sequence[tuple[str, list[Any]]]) -> Seconds:
    target = folder / "by-hand.sqlite3"
    copyfile(folder / BEFORE, target)
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        for pragma in ("foreign_keys = ON", "journal_mode = WAL", "synchronous = FULL"):
            connection.execute(f"PRAGMA {pragma}")
        return timed(lambda: _write(connection, work))[1]


def _write(connection: sqlite3.Connection, work: Sequence[tuple[str, list[Any]]]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for statement, rows in work:
        connection.executemany(statement, rows)
    connection.execute("COMMIT")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
