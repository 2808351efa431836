"""All checks in their groups; one that fails says so, and the others go on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from dondoc.doctor import (
    database_checks,
    machine_checks,
    office_checks,
    program_checks,
    running_checks,
)
from dondoc.doctor.finding import Check, Finding, Patient, Standing, unknown
from engine.errors import DondocError
from engine.words import N_

GROUPS: Final[Mapping[str, tuple[Check, ...]]] = {
    N_("Máy"): (
        machine_checks.clock,
        machine_checks.zone,
        machine_checks.disk,
        machine_checks.modes,
        machine_checks.folder,
    ),
    N_("Chương trình"): (
        program_checks.packages,
        program_checks.versions,
        program_checks.settings,
    ),
    N_("Cơ sở dữ liệu"): (
        database_checks.opens,
        database_checks.integrity,
        database_checks.wal,
        database_checks.log,
    ),
    N_("Cơ quan"): (
        office_checks.roles,
        office_checks.addresses,
        office_checks.focals,
        office_checks.owners,
        office_checks.numbers,
    ),
    N_("Thư"): (running_checks.mail, running_checks.letters),
    N_("Lịch làm việc"): (running_checks.calendar_data, running_checks.calendar_reach),
    N_("Dịch vụ"): (running_checks.daemon,),
    N_("Sao lưu"): (running_checks.backups,),
}
NOT_SEEN: Final = N_("chưa xem được khi cơ sở dữ liệu chưa mở được")
DATABASE: Final = "database"


@dataclass(frozen=True, slots=True)
class Examined:
    """The findings of one group."""

    group: str
    findings: tuple[Finding, ...]


def examine(patient: Patient) -> Iterator[Examined]:
    """Run every check, group by group; trouble with the database is told in full once."""
    closed = False
    for group, checks in GROUPS.items():
        found: dict[Finding, None] = {}
        for check in checks:
            for finding in _run(check, patient, closed=closed):
                found[finding] = None
                closed |= finding.name == DATABASE and finding.standing is Standing.WRONG
        yield Examined(group, tuple(found))


def _run(check: Check, patient: Patient, *, closed: bool) -> list[Finding]:
    try:
        return list(check(patient))
    except DondocError as error:
        if closed:
            return [unknown("not-seen", NOT_SEEN)]
        name = DATABASE if check is database_checks.opens else check.__name__.replace("_", "-")
        return [Finding(name, Standing.WRONG, "", remedy=_remedy(error), error=error)]


def _remedy(error: DondocError) -> str:
    """Return the command that an error names itself after its last colon, else where to look."""
    _head, _sep, tail = str(error).rpartition(": ")
    return tail if tail.startswith("dondoc ") else "dondoc config show --origin"
