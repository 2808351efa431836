"""Succession of units: recorded with its document, carried out when its day has come."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from dondoc.clock import office_day
from dondoc.open_work import opened
from dondoc.parties.acts import Act, Register, require_right
from dondoc.parties.carrying_out import CarryingOut, record_of, recorded
from dondoc.parties.register import Request, new_unit, unit_of
from dondoc.wiring import Application
from engine.audience import Circle
from engine.case import Case
from engine.parties import Team, Unit
from engine.ports import UnitOfWork
from engine.rights import may_see
from engine.succession import Succession, SuccessionKind, check_succession, distribution

LOOKED_ON: Final = "successions-looked-on"
"""The setting that holds the day on which all that is due was last carried out."""
MOST_STEPS: Final = 100
"""More units than can follow each other on one day."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a document says: which units end on a day, who carries on, and which unit is new.

    ``moves`` maps ids of cases to the heir that takes them where there are several.
    """

    kind: SuccessionKind
    units: tuple[str, ...]
    heirs: tuple[str, ...]
    on: date
    born: Unit | None = None
    moves: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where open cases go, as far as they exist for the actor, and what stays a question.

    ``due`` tells whether the day has come; ``alone`` are heirs without anybody to receive.
    """

    wanted: Wanted
    moved: tuple[tuple[Case, str], ...]
    asked: tuple[Case, ...]
    due: bool
    alone: tuple[str, ...]


def succeed(application: Application, wanted: Wanted, request: Request) -> Outcome:
    """Record what becomes of units; carry it out at once when its day has come."""
    now = application.clock.now()
    today = office_day(now)
    act = Act(
        f"unit:{wanted.units[0]}",
        wanted.kind.value,
        request.actor,
        wanted.on,
        now,
        request.document,
        request.reason,
    )
    require_right(application.store, act)
    with application.store.write() as uow:
        uow.cases.lock_visits()
        successions = _Recording(application, uow, act, wanted).run(today)
        outcome = _outcome(uow, wanted, successions, request, due=wanted.on <= today)
        if outcome.due:
            CarryingOut(application, uow, request.actor).run(successions)
        if not request.dry_run:
            uow.commit()
    return outcome


@dataclass(frozen=True, slots=True)
class _Recording:
    """Writes what a document says of units, each with its entry in the log."""

    application: Application
    uow: UnitOfWork
    act: Act
    wanted: Wanted

    def run(self, today: date) -> tuple[Succession, ...]:
        """Return what was recorded, unit by unit; refuse the whole when one makes no sense."""
        register = Register(self.uow, self.application.identities)
        if self.wanted.born is not None:
            born = new_unit(self.uow, self.wanted.born)
            act = replace(self.act, chain=f"unit:{born.code}", action="register")
            register.put_unit(born, act)
        units = {unit.code: unit for unit in self.uow.parties.units()}
        for code in (*self.wanted.units, *self.wanted.heirs):
            unit_of(self.uow, code)
        name = self.application.identities.new_id()
        ref = self._reason()
        found = []
        for code in self.wanted.units:
            succession = self._succession(code, name, ref)
            check_succession(units, succession, today)
            units[code] = replace(
                units[code], ended_on=self.wanted.on, successors=self.wanted.heirs
            )
            register.put_unit(units[code], replace(self.act, chain=f"unit:{code}"))
            recorded(self.uow, succession)
            found.append(succession)
        return tuple(found)

    def _reason(self) -> str:
        return self.uow.texts.put(self.act.reason, self.application.identities.new_id())

    def _succession(self, code: str, name: str, ref: str) -> Succession:
        return Succession(
            act=name,
            kind=self.wanted.kind,
            unit=code,
            on=self.wanted.on,
            heirs=self.wanted.heirs,
            ordered_by=self.act.actor.person,
            moves=self.wanted.moves,
            document=self.act.document,
            reason_ref=ref,
        )


def _outcome(
    uow: UnitOfWork,
    wanted: Wanted,
    successions: Sequence[Succession],
    request: Request,
    *,
    due: bool,
) -> Outcome:
    parts = [distribution(it, opened(uow.cases.of_unit(it.unit))) for it in successions]
    return Outcome(
        wanted=wanted,
        moved=tuple(
            (case, heir)
            for part in parts
            for case, heir in part.moved
            if may_see(request.actor, case)
        ),
        asked=tuple(case for part in parts for case in part.asked if may_see(request.actor, case)),
        due=due,
        alone=tuple(code for code in wanted.heirs if not _received(uow, code, wanted.on)),
    )


def _received(uow: UnitOfWork, unit: str, day: date) -> bool:
    """Tell whether somebody heads the unit or receives its letters on a day."""
    circle = Circle(unit, Team(), uow.parties.people(), day)
    units = {code for audience in ("unit", "unit_head") for code in circle.people_of(audience)}
    return any(
        unit in person.units_on(day) for person in uow.parties.people() if person.code in units
    )


def carry_out_due(application: Application) -> int:
    """Let open work follow every unit that has ended by today; return how many cases moved.

    Once a day of the office: a succession of today is carried out when it is recorded. One
    transaction for each document; what was interrupted is done by the next call.
    """
    today = office_day(application.clock.now())
    with application.store.read() as uow:
        if uow.settings.get(LOOKED_ON) == today.isoformat():
            return 0
    count = 0
    for _step in range(MOST_STEPS):  # a unit may pass on what it received from another that day
        moved = sum(_carry_out(application, codes) for codes in _waiting(application, today))
        count += moved
        if not moved:
            break
    with application.store.write() as uow:
        uow.settings.set(LOOKED_ON, today.isoformat())
        uow.commit()
    return count


def _waiting(application: Application, today: date) -> tuple[tuple[str, ...], ...]:
    """Return the units with something left to do, those of one document together, oldest first."""
    with application.store.read() as uow:
        ended = [it for it in uow.parties.units() if it.ended_on and it.ended_on <= today]
        successions = [record_of(uow, it) for it in sorted(ended, key=_end)]
        waiting = [it for it in successions if not it.carried_out or _unsettled(uow, it)]
    acts: dict[str, list[str]] = {}
    for succession in waiting:
        acts.setdefault(succession.act, []).append(succession.unit)
    return tuple(tuple(codes) for codes in acts.values())


def _end(unit: Unit) -> tuple[date, str]:
    return unit.ended_on or date.max, unit.code


def _unsettled(uow: UnitOfWork, succession: Succession) -> bool:
    """Tell whether a case came to an ended unit later and neither moved on nor was asked about."""
    cases = opened(uow.cases.of_unit(succession.unit))
    return any(succession.heir_of(case) or not case.facts.get("unit_question") for case in cases)


def _carry_out(application: Application, codes: Iterable[str]) -> int:
    with application.store.write() as uow:
        uow.cases.lock_visits()  # of two daemons the second finds nothing left to do
        units = (unit_of(uow, code) for code in codes)
        moved = CarryingOut(application, uow).run([record_of(uow, unit) for unit in units])
        uow.commit()
    return moved
