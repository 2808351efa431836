"""What must hold at the end, whatever happened on the way: compared with a run without crashes."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from dondoc.wiring import Application
from engine.audit import GENESIS, first_broken, seal_fits
from engine.timers import NoticeState
from engine.viewer import EVERYTHING
from store.unit_of_work import SqlUnitOfWork
from store.views import Views
from tests.crashes.scenario import PLAN
from tests.crashes.world import Arrived

HEXADECIMAL = re.compile(r"\b(?:[0-9a-f]{64}|[0-9a-f]{32})\b")
AT_REST = frozenset({"sent", "replaced"})


@dataclass(frozen=True)
class Facts:
    """What an office knows and has said at the end, ids and moments aside."""

    cases: tuple[str, ...]
    deadlines: tuple[str, ...]
    timers: tuple[str, ...]
    notices: tuple[str, ...]
    audit: tuple[str, ...]
    outbox: tuple[str, ...]
    said: frozenset[str]


class Reader:
    """Reads the facts of an office, with codes and words where the database has ids and hashes."""

    def __init__(self, uow: SqlUnitOfWork) -> None:
        """Learn the names of the ids."""
        self._uow = uow
        self.cases = uow.cases.of_plan(PLAN.code)
        self._names = {case.id: case.code for case in self.cases}

    def plain(self, text: str) -> str:
        """Return a text with names for ids and words for references."""
        return HEXADECIMAL.sub(lambda found: self._name(found.group()), text)

    def facts(self, arrived: Iterable[Arrived]) -> Facts:
        """Return everything that two runs must have in common."""
        ids = [case.id for case in self.cases]
        uow = self._uow
        return Facts(
            self._sorted(repr(case) for case in self.cases),
            self._sorted(repr(d) for each in ids for d in uow.deadlines.of_case(each)),
            self._sorted(
                f"{row.timer.key} {row.state}" for each in ids for row in uow.timers.of_case(each)
            ),
            self._sorted(
                f"{n.key} {n.person} {n.due_on} {n.state} {n.closed_reason}"
                for each in ids
                for n in uow.notices.of_case(each)
            ),
            self._sorted(self._entries()),
            self._sorted(f"{p.message.key} {p.state}" for p in Views(uow, EVERYTHING).messages()),
            frozenset(self.plain(each.key) for each in arrived),
        )

    def _entries(self) -> Iterator[str]:
        for chain in self._uow.audit.chains():
            for entry in self._uow.audit.chain(chain):
                names = ("position", "action", "person", "on_behalf_of", "occurred_on", "outcome")
                told = (*names, "document", "reason_ref", "changes")
                yield f"{chain} {[getattr(entry, name) for name in told]}"

    def _sorted(self, lines: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(self.plain(line) for line in lines))

    def _name(self, sign: str) -> str:
        kept = sign if self._uow.evidence.get(sign) else ""
        # What is left is salted with an id, as the hashes of addresses are.
        return self._names.get(sign) or self._uow.texts.get(sign) or kept or "…"


def facts_of(application: Application, arrived: Iterable[Arrived]) -> Facts:
    """Return the facts of an office."""
    with application.store.read() as uow:
        return Reader(uow).facts(arrived)


def differences(
    application: Application, arrived: list[Arrived], witness: Facts, crashes: int
) -> list[str]:
    """Return everything that is not as it was without so many crashes at the same stage."""
    with application.store.read() as uow:
        found = [*_differences(Reader(uow).facts(arrived), witness), *_broken_chains(uow)]
    return [*found, *_said_twice(arrived, crashes)]


def unfinished(application: Application) -> list[str]:
    """Return everything that still waits or is stuck when the season is over."""
    with application.store.read() as uow:
        return list(_stuck(application, uow))


def _differences(facts: Facts, witness: Facts) -> Iterator[str]:
    for name in Facts.__dataclass_fields__:
        had, wanted = Counter(getattr(facts, name)), Counter(getattr(witness, name))
        yield from (f"{name} lost: {line}" for line in (wanted - had).elements())
        yield from (f"{name} more than wanted: {line}" for line in (had - wanted).elements())


def _broken_chains(uow: SqlUnitOfWork) -> Iterator[str]:
    office = uow.settings.office()
    assert office is not None
    for chain in uow.audit.chains():
        if first_broken(office.id, uow.audit.chain(chain)) is not None:
            yield f"chain broken: {chain}"
    seals = uow.audit.seals()
    yield from (f"seal broken: {seal.number}" for seal in seals if not seal_fits(office.id, seal))
    if seals and seals[0].previous_hash != GENESIS:
        yield "the first seal hangs in the air"
    yield from (
        f"seal {after.number} does not follow"
        for before, after in pairwise(seals)
        if after.previous_hash != before.hash
    )


def _stuck(application: Application, uow: SqlUnitOfWork) -> Iterator[str]:
    now = application.clock.now()
    if uow.timers.any_pending_until(now):
        yield "a timer that was due still waits"
    for parcel in Views(uow, EVERYTHING).messages():
        if parcel.state not in AT_REST:
            yield f"message {parcel.state}: {parcel.message.key}"
    for case in uow.cases.of_plan(PLAN.code):
        for notice in uow.notices.of_case(case.id):
            if notice.state is NoticeState.PENDING:
                yield f"a notice still waits: {notice.key} {notice.person}"


def _said_twice(arrived: list[Arrived], crashes: int) -> Iterator[str]:
    """One logical message each: what comes twice is the same to the last byte, and seldom."""
    different: dict[str, set[Arrived]] = {}
    for mail in arrived:
        different.setdefault(mail.key, set()).add(mail)
    yield from (f"said in two ways: {key}" for key, mails in different.items() if len(mails) > 1)
    twice = len(arrived) - len(different)
    if twice > crashes:
        yield f"{twice} mails came twice after {crashes} crashes"
