"""The proof of a copy: opened, whole, of a known version, rows counted, chains and seals verified."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from dondoc.audit.check import Evidence, Verification, verify
from dondoc.audit.reading import CASE
from engine.audit import GENESIS, Seal
from engine.decisions import columns_of, deadline_columns
from engine.errors import DondocError
from engine.ports import Office
from engine.viewer import Viewer
from engine.words import N_
from store.database import SCHEMA_VERSION, Database
from store.file_checks import FileState, state_of
from store.unit_of_work import SqlUnitOfWork
from store.views import Views

BLOCK: Final = 1024 * 1024

OPENED: Final = N_("mở được, là cơ sở dữ liệu của dondoc")
INTACT: Final = N_("tệp nguyên vẹn")
DAMAGED: Final = N_("tệp bị hỏng: {damage}")
REFERRING: Final = N_("mọi tham chiếu giữa các bảng đều có đích")
DANGLING: Final = N_("{count} dòng tham chiếu tới dòng không có")
KNOWN: Final = N_("phiên bản {found}, chương trình này đọc được")
NEWER: Final = N_("phiên bản {found} mới hơn phiên bản {known} của chương trình; nâng cấp dondoc")
OFFICE: Final = N_("của cơ quan {code}")
NO_OFFICE: Final = N_("chưa có cơ quan nào trong cơ sở dữ liệu")
EQUAL: Final = N_("số dòng của {tables} bảng bằng đúng bản gốc lúc sao")
UNEQUAL: Final = N_("số dòng khác bản gốc ở: {tables}")
CHAINED: Final = N_("nhật ký nguyên vẹn, khớp {matched}/{seals} mốc xác nhận")
BROKEN: Final = N_("nhật ký không khớp mã băm; xem từng chỗ bằng: dondoc audit verify")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: a stable name, how it stands, and the words for it."""

    name: str
    holds: bool
    text: str
    params: Mapping[str, object] = field(default_factory=dict)
    error: DondocError | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """What is known of a copy after looking at all of it; ``root`` is that of its last seal."""

    path: Path
    size: int
    sha256: str
    checks: tuple[Check, ...]
    version: str = ""
    rows: Mapping[str, int] = field(default_factory=dict)
    entries: int = 0
    seals: int = 0
    root: str = GENESIS
    office: Office | None = None

    @property
    def holds(self) -> bool:
        """Tell whether everything that was looked at is as it must be."""
        return all(check.holds for check in self.checks)


def prove(path: Path, expected: Mapping[str, int] | None = None) -> Proof:
    """Look at all of a copy without changing it; ``expected`` are the rows of the original."""
    size, sha256 = path.stat().st_size, file_hash(path)
    try:
        state = state_of(path)
    except DondocError as error:
        return Proof(path, size, sha256, (Check("opened", holds=False, text="", error=error),))
    checks = [Check("opened", holds=True, text=OPENED), *_of_file(state, expected)]
    if not all(check.holds for check in checks):
        return Proof(path, size, sha256, tuple(checks), state.version, state.rows)
    return _with_log(path, Proof(path, size, sha256, tuple(checks), state.version, state.rows))


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file of any size."""
    hasher = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            hasher.update(block)
    return hasher.hexdigest()


def _of_file(state: FileState, expected: Mapping[str, int] | None) -> Iterator[Check]:
    yield _intact(state.damage)
    if state.damage:
        return
    dangling = {"count": state.dangling}
    text = DANGLING if state.dangling else REFERRING
    yield Check("references", holds=not state.dangling, text=text, params=dangling)
    newer = state.version > SCHEMA_VERSION
    versions = {"found": state.version, "known": SCHEMA_VERSION}
    yield Check("version", holds=not newer, text=NEWER if newer else KNOWN, params=versions)
    if expected is not None:
        yield _equal(expected, state.rows)


def _intact(damage: Sequence[str]) -> Check:
    words = "; ".join(" ".join(line.split()) for line in damage)[:200]
    text = DAMAGED if damage else INTACT
    return Check("integrity", holds=not damage, text=text, params={"damage": words})


def _equal(expected: Mapping[str, int], found: Mapping[str, int]) -> Check:
    names = sorted(
        name for name in {*expected, *found} if expected.get(name, 0) != found.get(name, 0)
    )
    if names:
        return Check("rows", holds=False, text=UNEQUAL, params={"tables": names})
    return Check("rows", holds=True, text=EQUAL, params={"tables": len(expected)})


def _with_log(path: Path, proof: Proof) -> Proof:
    """Verify the log of a copy that is otherwise as it must be."""
    database = Database(str(path), read_only=True)
    with closing(_Disposing(database)), SqlUnitOfWork(database, write=False) as uow:
        office = uow.settings.office()
        if office is None:
            return _plus(proof, Check("office", holds=False, text=NO_OFFICE))
        evidence = _evidence(uow, office, whole=proof.version == SCHEMA_VERSION)
    found = verify(evidence)
    checks = (
        Check("office", holds=True, text=OFFICE, params={"code": office.code}),
        _log_check(found),
    )
    return _plus(proof, *checks, seals=evidence.seals, entries=found.entries, office=office)


@dataclass(frozen=True, slots=True)
class _Disposing:
    database: Database

    def close(self) -> None:
        self.database.dispose()


def _evidence(uow: SqlUnitOfWork, office: Office, *, whole: bool) -> Evidence:
    """Read all of the log; cases are compared with it where this program knows their columns."""
    views = Views(uow, Viewer("", sees_secrets=True))
    entries = tuple(item.entry for item in views.entries())
    cases = views.cases() if whole else ()
    stored = {
        CASE + case.id: {**columns_of(case), **deadline_columns(views.deadlines(case))}
        for case in cases
    }
    return Evidence(office.id, entries, uow.audit.seals(), frozenset(), stored)


def _log_check(found: Verification) -> Check:
    # Neither names nor counts of chains: some of them may not exist for who reads this.
    figures = {"matched": found.seals_matched, "seals": found.seals}
    text = CHAINED if found.intact else BROKEN
    return Check("log", holds=found.intact, text=text, params=figures)


def _plus(
    proof: Proof,
    *checks: Check,
    seals: Sequence[Seal] = (),
    entries: int = 0,
    office: Office | None = None,
) -> Proof:
    return Proof(
        proof.path,
        proof.size,
        proof.sha256,
        (*proof.checks, *checks),
        proof.version,
        proof.rows,
        entries,
        len(seals),
        seals[-1].hash if seals else GENESIS,
        office,
    )
