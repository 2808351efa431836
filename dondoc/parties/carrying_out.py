"""Carrying out a succession: each open case moves with a record, its new owners get one message."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from dondoc.clock import office_day
from dondoc.open_work import deadline_lines, is_open, opened
from dondoc.parties.acts import Act, Register, require_right
from dondoc.parties.register import Request, unit_of
from dondoc.wiring import Application
from engine.amending import Amendment
from engine.case import DAEMON, Actor, Case, DocumentRef, Fact
from engine.change_letters import Change, ChangeKind, ChangeLine
from engine.errors import NotFound
from engine.parties import Unit
from engine.ports import UnitOfWork
from engine.readdressing import Readdressing
from engine.rights import may_see
from engine.stepping import Stepper
from engine.succession import (
    Succession,
    SuccessionKind,
    SuccessionRefused,
    distribution,
    successors_of,
)
from engine.timers import Notice
from engine.words import N_
from store.codec import dumped, loaded

SUCCEEDED: Final = "unit-succeeded"
ASKED: Final = "unit-question"
INHERITED: Final = "inherit"
MOVE: Final = "move"
RESPONSIBLE: Final = N_("đơn vị chịu trách nhiệm")
WHO: Final = N_("chưa rõ đơn vị nào tiếp nhận")
CHOOSE: Final = N_("chọn đơn vị: dondoc unit move {code} --to MÃ")


def recorded(uow: UnitOfWork, succession: Succession) -> None:
    """Keep what becomes of a unit."""
    uow.settings.set(_name(succession.unit), dumped(succession))


def record_of(uow: UnitOfWork, unit: Unit) -> Succession:
    """Return what becomes of a unit that has an end."""
    kept = uow.settings.get(_name(unit.code))
    if kept is not None:
        return loaded(Succession, kept)
    assert unit.ended_on is not None  # noqa: S101  (the caller asks for units that end)
    kind = SuccessionKind.DISSOLVE
    return Succession(unit.code, kind, unit.code, unit.ended_on, unit.successors, DAEMON)


def _name(code: str) -> str:
    return f"succession/{code}"


@dataclass(frozen=True, slots=True)
class Basis:
    """Who moves cases from which day on, on which document and why; ``act`` names the one message."""

    act: str
    actor: Actor
    on: date
    document: DocumentRef | None = None
    reason: str = ""


@dataclass
class CarryingOut:
    """Moves cases inside one transaction; the caller commits. Without ``actor`` the daemon does it."""

    application: Application
    uow: UnitOfWork
    actor: Actor | None = None
    stepper: Stepper = field(init=False)
    units: dict[str, Unit] = field(init=False)

    def __post_init__(self) -> None:
        """Read the units once."""
        application = self.application
        now = application.clock.now()
        self.stepper = Stepper(self.uow, application.rulebook, application.identities, now)
        self.units = {unit.code: unit for unit in self.uow.parties.units()}

    def run(self, successions: Sequence[Succession]) -> int:
        """Let the open work of units follow; return how many cases moved."""
        return sum(self._follow(succession) for succession in successions)

    def _follow(self, succession: Succession) -> int:
        cases = self.uow.cases
        # Locked, then read again: somebody may be taking a step of one of them.
        cases.lock([case.id for case in cases.of_unit(succession.unit)])
        parts = distribution(succession, opened(cases.of_unit(succession.unit)))
        basis = self._basis(succession)
        for case, heir in parts.moved:
            self.move(case, heir, basis)
        for case in parts.asked:
            if not case.facts.get("unit_question"):
                self._ask(case, basis)
        if not succession.carried_out:
            self._inherit(succession, basis)
            recorded(self.uow, replace(succession, carried_out=True))
        return len(parts.moved)

    def _basis(self, succession: Succession) -> Basis:
        return Basis(
            act=f"succession/{succession.act}",
            actor=self.actor or Actor(DAEMON, on_behalf_of=succession.ordered_by),
            on=succession.on,
            document=succession.document,
            reason=self.uow.texts.get(succession.reason_ref) if succession.reason_ref else "",
        )

    def move(self, case: Case, heir: str, basis: Basis) -> None:
        """Give a case to another unit: its record, what waits for its people, and their message."""
        former = case.facts.get("former_units")
        before = [*former] if isinstance(former, list | tuple) else []
        facts = {"former_units": [*before, case.unit], "unit_question": None}
        moved = self._amend(case, SUCCEEDED, facts, basis, heir)
        Readdressing(self.stepper, SUCCEEDED).of_case(moved, self._readers)
        # A unit that has ended as well only passes the case on.
        if self.units[heir].exists_on(office_day(self.stepper.now)):
            self._tell(case, moved, basis)

    def _ask(self, case: Case, basis: Basis) -> None:
        """Ask the organiser, once, which unit takes a case that has no heir."""
        asked = self._amend(case, ASKED, {"unit_question": True}, basis)
        line = ChangeLine(WHO, note=CHOOSE.format(code=case.code))
        change = self._change((line,), basis)
        self.stepper.tell_changes(basis.act, asked, self._people(asked, "organiser"), change)

    def _amend(
        self,
        case: Case,
        action: str,
        facts: Mapping[str, Fact],
        basis: Basis,
        unit: str | None = None,
    ) -> Case:
        amendment = Amendment(
            action, basis.actor, basis.on, basis.document, basis.reason, facts=facts, unit=unit
        )
        return self.stepper.amend(case, amendment).case

    def _tell(self, before: Case, moved: Case, basis: Basis) -> None:
        old, new = (self._name(case.unit, basis.on) for case in (before, moved))
        lines = (
            ChangeLine(RESPONSIBLE, old, new),
            *deadline_lines(self.uow.deadlines.of_case(moved.id)),
        )
        people = self._people(moved, "unit", "unit_head")
        self.stepper.tell_changes(basis.act, moved, people, self._change(lines, basis))

    def _change(self, lines: tuple[ChangeLine, ...], basis: Basis) -> Change:
        return Change(ChangeKind.SUCCESSION, lines, basis.document, basis.reason)

    def _name(self, code: str | None, day: date) -> str:
        unit = self.units.get(code or "")
        return unit.name_on(day) if unit else (code or "")

    def _people(self, case: Case, *audiences: str) -> tuple[str, ...]:
        """Return the people of audiences who may see a case, each once."""
        rules = self.application.rulebook.rules_for(self.uow, case)
        links = self.stepper.links(case)
        found = (self.stepper.people_of(case, each, rules, links) for each in audiences)
        return tuple(dict.fromkeys(code for people in found for code in people))

    def _readers(self, case: Case, notice: Notice) -> tuple[str, ...]:
        return self._people(case, notice.request.audience)

    def _inherit(self, succession: Succession, basis: Basis) -> None:
        """Let groups and the units below follow: heirs of a body take its place, else who was above."""
        ended = self.units[succession.unit]
        heirs = [self.units[code] for code in succession.heirs]
        if succession.kind is not SuccessionKind.DISSOLVE:
            for heir in heirs:
                groups = tuple(dict.fromkeys((*heir.groups, *ended.groups)))
                self._put(replace(heir, groups=groups), basis)
        if succession.kind is SuccessionKind.SPLIT:
            return
        above = self._above(succession)
        for unit in [it for it in self.units.values() if it.parent == ended.code]:
            if unit.exists_on(succession.on) and unit.code != above:
                self._put(replace(unit, parent=above), basis)

    def _above(self, succession: Succession) -> str | None:
        """Return who stands above the units below from now on, followed to who there is that day."""
        merged = succession.kind is SuccessionKind.MERGE
        code = succession.heirs[0] if merged else self.units[succession.unit].parent
        there = successors_of(self.units, code, succession.on) if code else ()
        return there[0] if len(there) == 1 else None

    def _put(self, unit: Unit, basis: Basis) -> None:
        now = self.stepper.now
        act = Act(f"unit:{unit.code}", INHERITED, basis.actor, basis.on, now, basis.document)
        Register(self.uow, self.application.identities).put_unit(unit, act)
        self.units[unit.code] = unit


def move_cases(
    application: Application, codes: Iterable[str], heir: str, request: Request
) -> tuple[Case, ...]:
    """Move open cases, each with what hangs on it, to another unit; return those the actor sees."""
    now = application.clock.now()
    act = Act(f"unit:{heir}", MOVE, request.actor, request.occurred_on, now, request.document)
    require_right(application.store, act)
    with application.store.write() as uow:
        uow.cases.lock_visits()
        work = CarryingOut(application, uow, request.actor)
        _check_there(unit_of(uow, heir), request.occurred_on)
        name = f"unit-move/{application.identities.new_id()}"
        basis = Basis(name, request.actor, request.occurred_on, request.document, request.reason)
        found = _with_children(uow, codes, heir, request)
        for case in found:
            work.move(case, heir, basis)
        if not request.dry_run:
            uow.commit()
    return tuple(case for case in found if may_see(request.actor, case))


def _check_there(unit: Unit, day: date) -> None:
    if not unit.exists_on(day):
        raise SuccessionRefused(
            N_("ngày {day} không có đơn vị {code}; xem: dondoc unit show {code}"),
            day=day,
            code=unit.code,
        )


def _with_children(
    uow: UnitOfWork, codes: Iterable[str], heir: str, request: Request
) -> tuple[Case, ...]:
    """Return open cases with the open ones below them that are the same unit's."""
    found: dict[str, Case] = {}
    for code in codes:
        case = uow.cases.by_code(code)
        if case is None or not may_see(request.actor, case):
            raise NotFound(
                N_("không có hồ sơ {code}; xem danh sách bằng “dondoc case list”"), code=code
            )
        if not is_open(case) or case.unit in {None, heir}:
            raise SuccessionRefused(
                N_("{code} đã kết thúc, hoặc đã là việc của {heir}; không có gì để chuyển"),
                code=case.code,
                heir=heir,
            )
        below = [it for it in uow.cases.children(case.id) if it.unit == case.unit]
        found |= {it.id: it for it in (case, *opened(below))}
    return tuple(found.values())
