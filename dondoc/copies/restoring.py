"""Restoring an office from a backup: proved again, only to a new place, and held from sending."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from errno import ENOENT
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from dondoc.beginning import is_manual
from dondoc.clock import office_day
from dondoc.copies.backup import (
    EXISTS,
    LAST,
    NO_FOLDER,
    TRIAL,
    part_of,
    remember,
    remembered,
    settle_file,
)
from dondoc.copies.copy_proof import Check, Proof, prove
from dondoc.copies.hold import HELD
from dondoc.office_store import OfficeStore
from dondoc.parties.acts import Act, require_right
from dondoc.wiring import Application
from engine.case import Actor
from engine.errors import InvalidInput, NotFound, StorageUnavailable
from engine.words import N_
from store.copying import JOURNALS, copy_rows, finish_file, remove_file
from store.database import SCHEMA_VERSION, Database

IN_USE: Final = N_(
    "{path} là cơ sở dữ liệu đang dùng (còn tệp {journal}), chép như vậy sẽ thiếu; hãy tạo bản sao "
    "bằng: dondoc backup"
)
NOT_EMPTY: Final = N_("{where} đã có dữ liệu; chỉ khôi phục vào tệp mới hoặc lược đồ trống")
OTHER_OFFICE: Final = N_("bản sao lưu là của cơ quan {found}, không phải {known}")
NO_BACKUP: Final = N_("chưa có bản sao lưu nào được ghi nhớ; chạy “dondoc backup” hoặc nêu tên tệp")
UPGRADED: Final = N_("nâng cấp từ phiên bản {found} lên {known} trong bản khôi phục")


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of a restore: the proof of the backup, and where the office stands now."""

    proof: Proof
    where: str = ""
    upgraded_from: str = ""


def restore(
    application: Application, person: str, source: Path, target: str, *, dry_run: bool
) -> Restored:
    """Bring a backup to a new file or an empty schema; it is held until somebody releases it.

    The right to do so is looked up in the backup: the office itself may be lost.
    """
    place = Database(target)
    if place.path is not None:
        return _to_file(application, person, source, place.path.absolute(), dry_run=dry_run)
    try:
        restored = _to_schema(application, person, source, place, dry_run=dry_run)
    finally:
        place.dispose()
    return replace(restored, where=target)


def try_restore(
    application: Application, actor: Actor, source: Path | None, *, dry_run: bool
) -> Restored:
    """Restore into a folder that is removed again, and remember the day and how it went."""
    now = application.clock.now()
    act = Act("office", "restore-trial", actor, office_day(now), now)
    require_right(application.store, act)
    path = source or _last_backup(application)
    with TemporaryDirectory(prefix="dondoc-trial-") as folder:
        restored = _prepared(application, actor.person, path, Path(folder) / "office.sqlite3")
    restored = replace(restored, proof=_of_this_office(application, restored.proof))
    if not dry_run:
        remember(application, TRIAL, replace(restored.proof, path=path), act)
    return restored


def _to_file(
    application: Application, person: str, source: Path, path: Path, *, dry_run: bool
) -> Restored:
    if path.exists():
        raise StorageUnavailable(EXISTS, path=str(path))
    if not path.parent.is_dir():
        raise StorageUnavailable(NO_FOLDER, path=str(path.parent), reason=os.strerror(ENOENT))
    part = part_of(path, application)
    try:
        restored = _prepared(application, person, source, part)
        if restored.proof.holds and not dry_run:
            settle_file(part, path)
    finally:
        remove_file(part)
    return replace(restored, where=str(path))


def _to_schema(
    application: Application, person: str, source: Path, place: Database, *, dry_run: bool
) -> Restored:
    _refuse_filled(place)
    with TemporaryDirectory(prefix="dondoc-restore-") as folder:
        part = Path(folder) / "office.sqlite3"
        restored = _prepared(application, person, source, part)
        if restored.proof.holds and not dry_run:
            _fill(part, place)
    return restored


def _prepared(application: Application, person: str, source: Path, part: Path) -> Restored:
    """Copy the bytes of a backup, prove them, upgrade an older one, and hold it from sending."""
    _copy_bytes(source, part)
    proof = replace(prove(part), path=source)
    if not proof.holds:
        return Restored(proof)
    with _opened(application, part) as copy:
        now = copy.clock.now()
        older = proof.version if proof.version < SCHEMA_VERSION else ""
        if older:
            copy.store.prepare()
        actor = copy.actor(person)
        act = Act("office", "restore", actor, office_day(now), now)
        require_right(copy.store, act)
        with copy.store.write() as uow:
            uow.settings.set(HELD, now.isoformat())
            uow.audit.append(act.draft({"sha256": (None, proof.sha256)}))
            uow.commit()
    finish_file(part)
    return Restored(_proved_again(proof, prove(part), older), upgraded_from=older)


def _proved_again(first: Proof, second: Proof, older: str) -> Proof:
    """Return the proof of a backup, with what is wrong with it after the upgrade, if anything."""
    if not older:
        return first
    versions = {"found": older, "known": SCHEMA_VERSION}
    upgraded = Check("upgrade", holds=second.holds, text=UPGRADED, params=versions)
    wrong = tuple(check for check in second.checks if not check.holds)
    return replace(first, checks=(*first.checks, upgraded, *wrong))


@contextmanager
def _opened(application: Application, path: Path) -> Iterator[Application]:
    """Work in a copy as in an office of its own."""
    store = OfficeStore(str(path), manual_clock=is_manual(application))
    try:
        yield replace(application, store=store)
    finally:
        store.dispose()


def _copy_bytes(source: Path, part: Path) -> None:
    """Copy a backup to a new file; a database in use is refused, for its newest part is elsewhere."""
    for journal in JOURNALS:
        beside = source.with_name(source.name + journal)
        if beside.is_file() and beside.stat().st_size and journal != "-shm":
            raise InvalidInput(IN_USE, path=str(source), journal=beside.name)
    try:
        shutil.copyfile(source, part)
        part.chmod(0o600)
    except OSError as refused:
        raise StorageUnavailable(
            N_("không chép được {path} ({reason}); xem lại quyền đọc và chỗ trống trên đĩa"),
            path=str(source),
            reason=refused.strerror,
        ) from refused


def _refuse_filled(place: Database) -> None:
    """Refuse a schema that holds an office, or anything else."""
    if place.tables():
        raise StorageUnavailable(NOT_EMPTY, where=place.where)


def _fill(part: Path, place: Database) -> None:
    """Copy a prepared file into an empty schema; the hold comes with the first row."""
    source = Database(str(part))
    try:
        place.prepare()
        copied = copy_rows(source, place)
    finally:
        source.dispose()
    expected = prove(part).rows
    if dict(copied.rows) != dict(expected):
        raise AssertionError(copied.rows)  # one transaction each, read and written whole


def _last_backup(application: Application) -> Path:
    with application.store.read() as uow:
        last = remembered(uow.settings, LAST)
    if last is None:
        raise NotFound(NO_BACKUP)
    return Path(last.path)


def _of_this_office(application: Application, proof: Proof) -> Proof:
    """Add whether a backup is one of the office that tries it."""
    office = application.office()
    if proof.office is None or proof.office.id == office.id:
        return proof
    codes = {"found": proof.office.code, "known": office.code}
    other = Check("other-office", holds=False, text=OTHER_OFFICE, params=codes)
    return replace(proof, checks=(*proof.checks, other))
