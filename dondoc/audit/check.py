"""Verification of the audit log: chains, seals, and each case against what its entries say of it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from engine.audit import GENESIS, AuditEntry, Seal, canonical, first_broken, fold, seal_fits
from engine.case import Fact
from engine.words import N_

BROKEN: Final = N_("bản ghi thứ {position} của {chain} không khớp mã băm, thứ tự hoặc thời điểm")
SHORT: Final = N_(
    "{chain} thiếu bản ghi cuối: mốc xác nhận {seal} ghi {sealed} bản ghi, hiện còn {found}"
)
REPLACED: Final = N_("bản ghi thứ {position} của {chain} khác với mốc xác nhận {seal}")
SEAL_BROKEN: Final = N_("mốc xác nhận {seal} không khớp mã băm hoặc thứ tự")
DIFFERS: Final = N_("{chain} khác với nhật ký của nó ở: {names}")
UNLOGGED: Final = N_("{chain} không có bản ghi nhật ký nào")
UNKNOWN_ROOT: Final = N_("không có mốc xác nhận {seal} với mã {root}…; nhật ký đã bị thay hoặc cắt")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not fit: ``chain`` names its subject, ``position`` the entry if there is one."""

    chain: str
    position: int
    text: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verification:
    """What was verified, and everything that does not fit, the first one first."""

    entries: int
    first_at: datetime | None
    last_at: datetime | None
    cases: int
    seals: int
    seals_matched: int
    findings: tuple[Finding, ...]

    @property
    def intact(self) -> bool:
        """Tell whether everything fits."""
        return not self.findings


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that is verified: what exists for the viewer, and which chains do not.

    ``cases`` maps the chain of each case to its columns as stored now.
    """

    office_id: str
    entries: Sequence[AuditEntry]
    seals: Sequence[Seal]
    hidden: frozenset[str]
    cases: Mapping[str, Mapping[str, Fact]]


def verify(evidence: Evidence) -> Verification:
    """Verify chains, seals and cases."""
    chains = chains_of(evidence.entries)
    by_seal = {
        seal.number: tuple(_seal_findings(evidence, chains, seal)) for seal in evidence.seals
    }
    linked = tuple(_seal_order(evidence.seals))
    bad_seals = {number for number, found in by_seal.items() if found}
    bad_seals |= {finding.position for finding in linked}
    moments = sorted(filter(None, (moment_of(entry) for entry in evidence.entries)))
    return Verification(
        entries=len(evidence.entries),
        first_at=moments[0] if moments else None,
        last_at=moments[-1] if moments else None,
        cases=len(evidence.cases),
        seals=len(evidence.seals),
        seals_matched=len(evidence.seals) - len(bad_seals),
        findings=_unique(
            *_chain_findings(evidence.office_id, chains),
            *(finding for found in by_seal.values() for finding in found),
            *linked,
            *_case_findings(chains, evidence.cases),
        ),
    )


def moment_of(entry: AuditEntry) -> datetime | None:
    """Return the moment of recording; ``None`` where somebody wrote over it."""
    try:
        return datetime.fromisoformat(entry.recorded_at)
    except ValueError:
        return None


def chains_of(entries: Iterable[AuditEntry]) -> dict[str, list[AuditEntry]]:
    """Return the entries by chain, each chain in order of position."""
    chains: dict[str, list[AuditEntry]] = {}
    for entry in sorted(entries, key=lambda each: (each.chain, each.position)):
        chains.setdefault(entry.chain, []).append(entry)
    return chains


def _unique(*findings: Finding) -> tuple[Finding, ...]:
    """Return each finding once: a chain cut short is met by every seal after the cut."""
    return tuple({(it.chain, it.position, it.text): it for it in reversed(findings)}.values())[::-1]


def _chain_findings(office_id: str, chains: Mapping[str, list[AuditEntry]]) -> Iterator[Finding]:
    broken = (first_broken(office_id, entries) for entries in chains.values())
    found = sorted((entry for entry in broken if entry), key=lambda each: each.recorded_at)
    for entry in found:
        params = {"position": entry.position, "chain": entry.chain}
        yield Finding(entry.chain, entry.position, BROKEN, params)


def _seal_findings(
    evidence: Evidence, chains: Mapping[str, list[AuditEntry]], seal: Seal
) -> Iterator[Finding]:
    if not seal_fits(evidence.office_id, seal):
        yield Finding("", seal.number, SEAL_BROKEN, {"seal": seal.number})
        return
    for head in seal.heads:
        if head.chain in evidence.hidden:
            continue
        entries = chains.get(head.chain, [])
        params = {"chain": head.chain, "seal": seal.number}
        if len(entries) < head.length:
            counts = {"sealed": head.length, "found": len(entries)}
            yield Finding(head.chain, len(entries) + 1, SHORT, params | counts)
        elif entries[head.length - 1].hash != head.hash:
            params = params | {"position": head.length}
            yield Finding(head.chain, head.length, REPLACED, params)


def _seal_order(seals: Sequence[Seal]) -> Iterator[Finding]:
    previous = GENESIS
    for number, seal in enumerate(seals, start=1):
        if seal.number != number or seal.previous_hash != previous:
            yield Finding("", seal.number, SEAL_BROKEN, {"seal": seal.number})
        previous = seal.hash


def _case_findings(
    chains: Mapping[str, list[AuditEntry]], cases: Mapping[str, Mapping[str, Fact]]
) -> Iterator[Finding]:
    for chain, stored in cases.items():
        entries = chains.get(chain)
        if not entries:
            yield Finding(chain, 0, UNLOGGED, {"chain": chain})
            continue
        names = differing(_folded(entries), stored)
        if names:
            yield Finding(chain, len(entries), DIFFERS, {"chain": chain, "names": names})


def _folded(entries: Iterable[AuditEntry]) -> Mapping[str, Fact]:
    try:
        return fold(entries)
    except (ValueError, TypeError, AttributeError):
        return {}  # somebody wrote into it: what it says is nothing, and its hash does not fit


def differing(logged: Mapping[str, Fact], stored: Mapping[str, Fact]) -> list[str]:
    """Return the names whose value in the log is not that of the stored case."""
    plain = {
        name: json.loads(canonical(value)) for name, value in stored.items() if value is not None
    }
    names = sorted({*logged, *plain})
    return [name for name in names if logged.get(name) != plain.get(name)]


def origin_of(office_code: str, office_id: str) -> str:
    """Return the first line of a checkpoint: whose log it is."""
    return f"dondoc/{office_code}/{office_id}"


def checkpoint(office_code: str, office_id: str, seals: Sequence[Seal]) -> tuple[str, str, str]:
    """Return the three lines of the newest checkpoint: origin, number of seals, root.

    The size counts seals, not entries: a count of entries would tell of hidden cases.
    """
    root = seals[-1].hash if seals else GENESIS
    return origin_of(office_code, office_id), str(len(seals)), root


def against_checkpoint(lines: Sequence[str], origin: str, seals: Sequence[Seal]) -> Finding | None:
    """Compare a checkpoint that was printed or mailed with the log; ``None`` when it fits."""
    size = int(lines[1]) if lines[1].isdecimal() else -1
    roots = [GENESIS, *(seal.hash for seal in seals)]
    if lines[0] == origin and 0 <= size < len(roots) and roots[size] == lines[2]:
        return None
    return Finding("", size, UNKNOWN_ROOT, {"seal": lines[1], "root": lines[2][:12]})
