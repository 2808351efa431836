"""The database: whether it opens, is whole, and has the log it sealed last."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from dondoc.copies.backup import LAST, remembered
from dondoc.doctor.finding import Finding, Patient, good, unknown, wrong
from engine.audit import Seal, first_broken, seal_fits
from engine.errors import StorageUnavailable
from engine.words import N_
from store.database import SCHEMA_VERSION
from store.file_checks import quick_damage
from store.unit_of_work import SqlUnitOfWork

MEGABYTE: Final = 1_000_000
LARGE_WAL: Final = 256 * MEGABYTE
SEAL_PATIENCE: Final = timedelta(days=3)

OPENED: Final = N_("cơ sở dữ liệu {where} mở được, phiên bản {version}, cơ quan {code}")
NO_OFFICE: Final = N_("cơ sở dữ liệu {where} chưa có cơ quan")
OLDER: Final = N_("cơ sở dữ liệu ở phiên bản {found}, chương trình cần {known}")
NEWER: Final = N_("cơ sở dữ liệu ở phiên bản {found}, mới hơn {known} của chương trình")
WHOLE: Final = N_("tệp cơ sở dữ liệu nguyên vẹn (kiểm nhanh)")
DAMAGED: Final = N_("tệp cơ sở dữ liệu bị hỏng: {damage}")
BY_SERVER: Final = N_("máy chủ PostgreSQL tự giữ tệp của nó; xem nhật ký của máy chủ")
WAL: Final = N_("nhật ký ghi trước (WAL) nhỏ hơn {limit} MB")
WAL_LARGE: Final = N_("nhật ký ghi trước (WAL) {size} MB chưa được gộp; có tiến trình đọc quá lâu")
SEALED: Final = N_("nhật ký khớp mốc xác nhận cuối (số {number}, {at})")
UNSEALED: Final = N_("nhật ký chưa có mốc xác nhận nào")
SEAL_OLD: Final = N_("mốc xác nhận cuối từ {at}, đã quá {days} ngày")
BROKEN: Final = N_("nhật ký không khớp mốc xác nhận cuối (số {number})")


def opens(patient: Patient) -> Iterator[Finding]:
    """Open the database; what is wrong with it is told with the command for it."""
    database = patient.application.store.database
    found = database.version()
    versions = {"found": found, "known": SCHEMA_VERSION}
    if found is not None and found < SCHEMA_VERSION:
        yield wrong("database", "dondoc init", OLDER, **versions)
    elif found is not None and found > SCHEMA_VERSION:
        yield wrong("database", "python3 -m pip install --upgrade dondoc", NEWER, **versions)
    else:
        office = None
        if found is not None:
            with patient.application.store.read() as uow:
                office = uow.settings.office()
        if office is None:
            yield wrong("database", "dondoc init", NO_OFFICE, where=database.where)
        else:
            facts = {"version": found, "code": office.code}
            yield good("database", OPENED, where=database.where, **facts)


def integrity(patient: Patient) -> Iterator[Finding]:
    """Look quickly through all pages of the file."""
    if patient.file is None:
        yield unknown("integrity", BY_SERVER)
        return
    if not patient.file.exists():
        return
    damage = quick_damage(patient.file)
    if damage:
        words = "; ".join(" ".join(line.split()) for line in damage)[:160]
        yield wrong("integrity", _restore_command(patient), DAMAGED, damage=words)
    else:
        yield good("integrity", WHOLE)


def _restore_command(patient: Patient) -> str:
    backup = "BẢN-SAO-LƯU"
    try:
        with patient.application.store.read() as uow:
            last = remembered(uow.settings, LAST)
        backup = last.path if last else backup
    except StorageUnavailable:
        pass  # so broken that not even this can be read
    return f"dondoc restore {backup} --to {patient.file}.moi"


def wal(patient: Patient) -> Iterator[Finding]:
    """Look at what waits to be written into the file itself."""
    if patient.file is None:
        return
    beside = patient.file.with_name(patient.file.name + "-wal")
    size = beside.stat().st_size if beside.exists() else 0
    if size > LARGE_WAL:
        yield wrong("wal", "systemctl restart dondoc", WAL_LARGE, size=size // MEGABYTE)
    else:
        yield good("wal", WAL, limit=LARGE_WAL // MEGABYTE)


def log(patient: Patient) -> Iterator[Finding]:
    """Verify the last seal and the chains under it; all of the log is for ``audit verify``."""
    office = patient.application.office()
    with patient.application.store.read() as uow:
        seal = uow.audit.last_seal()
        if seal is None:
            yield wrong("log", "dondoc audit seal", UNSEALED)
            return
        fits = _fits(uow, office.id, seal)
    if not fits:
        yield wrong("log", "dondoc audit verify", BROKEN, number=seal.number)
        return
    sealed_at = datetime.fromisoformat(seal.sealed_at)
    if patient.now - sealed_at > SEAL_PATIENCE:
        facts = {"at": sealed_at, "days": SEAL_PATIENCE.days}
        yield wrong("log", "dondoc audit seal", SEAL_OLD, **facts)
    else:
        yield good("log", SEALED, number=seal.number, at=sealed_at)


def _fits(uow: SqlUnitOfWork, office_id: str, seal: Seal) -> bool:
    if not seal_fits(office_id, seal):
        return False
    for head in seal.heads:
        entries = uow.audit.chain(head.chain)
        broken = first_broken(office_id, entries)
        if broken is not None or len(entries) < head.length:
            return False
        if entries[head.length - 1].hash != head.hash:
            return False
    return True
