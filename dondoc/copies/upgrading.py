"""Bringing a database to the program's schema: an older one gets a proven backup first."""

from dataclasses import dataclass
from typing import Final

from dondoc.clock import OFFICE_ZONE, office_day
from dondoc.copies.backup import LAST, make_backup_folder, part_of, proven_copy, remember
from dondoc.copies.copy_proof import Proof
from dondoc.parties.acts import Act
from dondoc.wiring import Application
from engine.case import DAEMON, Actor
from engine.errors import StorageUnavailable
from engine.words import N_
from store.database import SCHEMA_VERSION

UNPROVEN: Final = N_(
    "chưa nâng cấp: bản sao lưu trước nâng cấp không đạt, được giữ tại {path}; xem lỗi bằng: "
    "dondoc restore --dry-run {path} --to /tmp/thu.sqlite3"
)


@dataclass(frozen=True, slots=True)
class Upgraded:
    """What an upgrade did: from which version, and the backup made before."""

    found: str
    backup: Proof


def older_version(application: Application) -> str:
    """Return the schema version of a database older than this program, else nothing."""
    found = application.store.database.version()
    return found if found is not None and found < SCHEMA_VERSION else ""


def prepare(application: Application) -> Upgraded | None:
    """Create the tables, or back up and then upgrade those of an older version."""
    found = older_version(application)
    if not found:
        application.store.prepare()
        return None
    backup = _backed_up(application, found)
    application.store.prepare()
    now = application.clock.now()
    # The older program knew of no backups: what was done is written once the new tables are there.
    actor = Actor(application.settings.actor or DAEMON)
    act = Act("office", "upgrade", actor, office_day(now), now)
    remember(application, LAST, backup, act)
    return Upgraded(found, backup)


def _backed_up(application: Application, found: str) -> Proof:
    moment = application.clock.now().astimezone(OFFICE_ZONE).strftime("%Y%m%d-%H%M%S")
    folder = make_backup_folder(application.settings)
    path = folder / f"dondoc-truoc-nang-cap-{found}-{moment}.sqlite3"
    proof = proven_copy(application.store, path, part_of(path, application), keep=True)
    if not proof.holds:
        raise StorageUnavailable(UNPROVEN, path=str(proof.path))
    return proof
