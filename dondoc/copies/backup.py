"""Backups of an office: copied while it is in use, proved on the copy, then named and remembered."""

import json
import os
import re
from dataclasses import dataclass, replace
from datetime import datetime
from errno import ENOENT
from pathlib import Path
from typing import Final

from dondoc.beginning import is_manual
from dondoc.clock import OFFICE_ZONE, office_day
from dondoc.copies.copy_proof import Proof, prove
from dondoc.office_store import check_clock
from dondoc.parties.acts import Act, require_right
from dondoc.settings import Settings
from dondoc.settings_file import database_file
from dondoc.settings_values import folder_of
from dondoc.wiring import Application
from engine.case import Actor
from engine.errors import StorageUnavailable
from engine.ports import Settings as OfficeSettings
from engine.words import N_
from store.copying import copy_office, remove_file
from store.sql_store import SqlStore

LAST: Final = "backup.last"
TRIAL: Final = "backup.trial"
UNPROVEN: Final = ".unproven"
FOLDER: Final = "backups"
EXISTS: Final = N_("{path} đã có; bản sao lưu không ghi đè tệp nào, hãy chọn tên khác")
NO_FOLDER: Final = N_("không dùng được thư mục {path} ({reason}); tạo thư mục hoặc chọn nơi khác")


@dataclass(frozen=True, slots=True)
class Remembered:
    """What the office remembers of its last proven backup, or of the last trial of a restore."""

    at: datetime
    sha256: str
    root: str
    path: str
    holds: bool = True


def make_backup(
    application: Application, actor: Actor, target: Path | None, *, dry_run: bool
) -> Proof:
    """Write a proven copy; one whose proof fails keeps a name that says so, and is not remembered.

    ``target`` is a new file, or a folder in which the copy gets the name of office and moment.
    """
    now = application.clock.now()
    act = Act("office", "backup", actor, office_day(now), now)
    office = application.office()
    check_clock(application.store, manual=is_manual(application))
    require_right(application.store, act)
    place = target or make_backup_folder(application.settings)
    path = place_of(place, office.code, now)
    proof = proven_copy(application.store, path, part_of(path, application), keep=not dry_run)
    if proof.holds and not dry_run:
        remember(application, LAST, proof, act)
    return proof


def proven_copy(store: SqlStore, path: Path, part: Path, *, keep: bool) -> Proof:
    """Copy a database to ``part``, prove it there, then give it its name; a failure removes it."""
    if path.exists():
        raise StorageUnavailable(EXISTS, path=str(path))
    if not path.parent.is_dir():
        raise StorageUnavailable(NO_FOLDER, path=str(path.parent), reason=os.strerror(ENOENT))
    copied = copy_office(store, part)
    try:
        proof = prove(part, copied.rows)
        if not keep:
            return replace(proof, path=path)
        named = path if proof.holds else path.with_name(path.name + UNPROVEN)
        settle_file(part, named)
        return replace(proof, path=named)
    finally:
        remove_file(part)


def settle_file(part: Path, path: Path) -> None:
    """Bring a finished file to the disk, then to its name, so that no half file ever has it."""
    for place in (part, part.parent):
        handle = os.open(place, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    part.replace(path)


def part_of(path: Path, application: Application) -> Path:
    """Return the name under which a file is written until it is finished."""
    return path.with_name(f".{path.name}.{application.identities.new_id()[:8]}.part")


def place_of(target: Path, code: str, now: datetime) -> Path:
    """Return the file of a backup: as named, or by office and moment in the folder that is named."""
    if not target.is_dir():
        return target.absolute()
    moment = now.astimezone(OFFICE_ZONE).strftime("%Y%m%d-%H%M%S")
    folder, number = target.absolute(), 1
    path = folder / f"dondoc-{code}-{moment}.sqlite3"
    while path.exists():
        number += 1
        path = folder / f"dondoc-{code}-{moment}-{number}.sqlite3"
    return path


def remove_overtaken(application: Application, proof: Proof, keep: int) -> tuple[Path, ...]:
    """Remove older backups once a new one has proved itself; return which."""
    if not proof.holds:
        return ()
    gone = overtaken(proof.path, application.office().code, keep)
    for path in gone:
        remove_file(path)
    return gone


def overtaken(newest: Path, code: str, keep: int) -> tuple[Path, ...]:
    """Return the backups of an office beside its newest one, but for the last ``keep``, oldest first.

    Only files named by office and moment count: what somebody named otherwise is theirs.
    """
    named = re.compile(rf"dondoc-{re.escape(code)}-(\d{{8}}-\d{{6}})(?:-(\d+))?\.sqlite3")
    found = {
        (match[1], int(match[2] or 1)): path
        for path in newest.parent.iterdir()
        if (match := named.fullmatch(path.name))
    }
    ordered = [found[key] for key in sorted(found)]
    return tuple(ordered[:-keep]) if newest in ordered else ()


def backup_folder(settings: Settings) -> Path:
    """Return where backups go when nothing is said: beside the database file."""
    path = database_file(settings)
    return (path.parent if path else folder_of("data")) / FOLDER


def make_backup_folder(settings: Settings) -> Path:
    """Create and return the folder in which backups go when nothing is said."""
    folder = backup_folder(settings)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as refused:
        raise StorageUnavailable(NO_FOLDER, path=str(folder), reason=refused.strerror) from refused
    return folder


def remember(application: Application, name: str, proof: Proof, act: Act) -> None:
    """Write down a backup or a trial with its day, so that its age can be told, and log it."""
    facts = {
        "at": act.recorded_at.isoformat(),
        "sha256": proof.sha256,
        "root": proof.root,
        "path": str(proof.path),
        "holds": proof.holds,
    }
    with application.store.write() as uow:
        uow.settings.set(name, json.dumps(facts))
        outcome = "done" if proof.holds else "refused:unproven"
        changes = {"sha256": (None, proof.sha256), "root": (None, proof.root)}
        uow.audit.append(act.draft(changes, outcome=outcome))
        uow.commit()


def remembered(settings: OfficeSettings, name: str) -> Remembered | None:
    """Return what was remembered last under a name, ``None`` before the first time."""
    text = settings.get(name)
    if not text:
        return None
    facts = json.loads(text)
    at = datetime.fromisoformat(facts["at"])
    return Remembered(at, facts["sha256"], facts["root"], facts["path"], facts["holds"])
