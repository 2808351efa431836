"""Whether what a transaction arranged stands in the way of anything, looked at before it commits.

Whoever changes visits or teams calls ``check_visits`` last, with everything written: the final state is
looked at, so that two visits can change places. ``Stepper`` has let one planner at a time pass before
the first of these changes was written, so of two who plan at once the second sees what the first did.

A visit that an actor may not see says nothing to them: it is neither refused nor asked about. Its own
people learn of the clash by a letter, and its log keeps it (see docs/explanation/secrecy.md).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from engine.case import Actor, Case
from engine.conflict_policy import Answer, ConflictKind
from engine.conflict_words import refusal_of
from engine.conflicts import (
    AWAITED,
    Arrangement,
    Conflict,
    Surroundings,
    arrangement_of,
    arranges,
    conflicts_of,
    days_of,
    softened,
)
from engine.decisions import Decision
from engine.parties import Person, Team, Unit
from engine.rights import may_see
from engine.situation import team_of
from engine.stepping import Stepper
from engine.visit_clash import tell_of_clash

REASON: Final = "conflict_text_ref"
"""The fact of a visit or a round that names the reason given for its conflicts."""
_TOLD: Final = frozenset(
    {ConflictKind.TEAM, ConflictKind.MEMBER, ConflictKind.NO_HOUR, ConflictKind.SAME_UNIT}
)

_NEARNESS: Final = frozenset(
    {ConflictKind.OWN_UNIT, ConflictKind.OWN_UNIT_LEAD, ConflictKind.ORGANISER}
)


def check_visits(stepper: Stepper, actor: Actor, *, planned: bool = False) -> None:
    """Refuse what conflicts, or lacks the reason for it; let the decisions say what else stands out.

    ``planned`` says that the visits come from a plan file. Raises ``EventRefused`` for what cannot
    be, ``InvalidInput`` for what needs a reason.
    """
    changes = _changes(stepper.taken)
    if changes:
        _Check(stepper, actor, planned, changes).run()


@dataclass(frozen=True, slots=True)
class _Change:
    """A case before and after the whole transaction."""

    before: Case
    after: Case


def _changes(taken: Iterable[Decision]) -> dict[str, _Change]:
    """Return what the decisions arranged, each case from its first state to its last."""
    whole: dict[str, _Change] = {}
    for decision in taken:
        first = whole.get(decision.case.id, _Change(decision.before, decision.case))
        whole[decision.case.id] = replace(first, after=decision.case)
    return {key: it for key, it in whole.items() if arranges(it.before, it.after)}


class _Near:
    """What stands around visits, of which each is compared with those of its days and its unit only."""

    def __init__(self, bare: Surroundings, visits: Iterable[Arrangement]) -> None:
        """Sort the visits by day and by unit once."""
        self._bare = bare
        self._known: dict[tuple[str, date | None], dict[str, Arrangement]] = {}
        for visit in visits:
            for key in _keys(visit):
                self._known.setdefault(key, {})[visit.id] = visit

    def of(self, wanted: Arrangement) -> Surroundings:
        """Return what a visit can meet at all."""
        near: dict[str, Arrangement] = {}
        for key in _keys(wanted):
            near |= self._known.get(key, {})
        return replace(self._bare, visits=tuple(near.values()))


def _keys(visit: Arrangement) -> Iterator[tuple[str, date | None]]:
    """Yield under what a visit is found: its unit on whatever day, and each of its days."""
    yield visit.unit, None
    for day in days_of(visit):
        yield "", day


@dataclass(slots=True)
class _Check:
    """One check: what was changed, and everything else as it is now."""

    stepper: Stepper
    actor: Actor
    planned: bool
    changes: dict[str, _Change]
    cases: dict[str, Case] = field(default_factory=dict)
    carriers: dict[str, Case | None] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    def run(self) -> None:
        """Look at every visit that changed, or whose team did."""
        wanted = self._wanted()
        others = [*self.stepper.uow.cases.in_states("inspection", AWAITED)]
        for unit in sorted({case.unit for case in wanted if case.unit}):
            others += self.stepper.uow.cases.of_unit(unit)
        self.cases = {case.id: case for case in others if case.state != "cancelled"}
        self.units = {unit.code: unit for unit in self.stepper.uow.parties.units()}
        self.people = {person.code: person for person in self.stepper.people()}
        outside = self.stepper.uow.outside.all()
        around = Surroundings((), outside, self.units, self.people)
        seen = [case for case in self.cases.values() if may_see(self.actor, case)]
        unseen = [case for case in self.cases.values() if not may_see(self.actor, case)]
        shown = _Near(around, self._arrangements(seen))
        hidden = _Near(Surroundings(), self._arrangements(unseen))
        found = [item for case in wanted for item in self._checked(case, shown)]
        self._settle(found)
        for case in wanted:
            self._tell_insiders(case, hidden)

    def _wanted(self) -> list[Case]:
        """Return the visits to look at, as they are now."""
        cases: dict[str, Case] = {}
        for change in self.changes.values():
            if change.after.workflow == "round":
                below = self.stepper.uow.cases.children(change.after.id)
                cases |= {it.id: it for it in below if it.state in AWAITED and _led_by_round(it)}
            else:
                cases[change.after.id] = change.after
        return [case for case in cases.values() if case.workflow == "inspection"]

    def _arrangements(self, cases: Iterable[Case]) -> Iterator[Arrangement]:
        for case in cases:
            found = arrangement_of(case, self._team(case))
            if found is not None:
                yield found

    def _team(self, case: Case) -> Team:
        own = team_of(case)
        return own if own.everyone() else team_of(self._carrier(case))

    def _carrier(self, case: Case) -> Case | None:
        key = case.round_id or case.parent_id or ""
        if key not in self.carriers:
            self.carriers[key] = self.stepper.uow.cases.get(key) if key else None
        return self.carriers[key]

    def _team_before(self, case: Case) -> Team:
        own = team_of(case)
        carrier = self._carrier(case)
        changed = self.changes.get(carrier.id) if carrier else None
        before = changed.before if changed else carrier
        return own if own.everyone() else team_of(before)

    def _found(self, case: Case, team: Team, around: _Near) -> tuple[Conflict, ...]:
        wanted = arrangement_of(case, team)
        if wanted is None:
            return ()
        rules = self.stepper.rulebook.rules_for(self.stepper.uow, case)
        return conflicts_of(wanted, around.of(wanted), rules.conflicts, rules.organiser)

    def _known(self, case: Case, around: _Near) -> set[tuple[str, ...]]:
        """Return the conflicts that were there before; nearness to a unit needs no day."""
        change = self.changes.get(case.id)
        before = change.before if change else case
        if before.version == 0:
            return set()
        team = self._team_before(before)
        then = self._found(before, team, around)
        near = self._found(replace(case, unit=before.unit), team, around)
        return {item.key for item in (*then, *(it for it in near if it.kind in _NEARNESS))}

    def _checked(self, case: Case, around: _Near) -> Iterator[tuple[Case, Conflict, bool]]:
        """Yield the conflicts of a visit, and whether each stands in its way."""
        known = self._known(case, around)
        found = self._found(case, self._team(case), around)
        for each in softened(found) if self.planned else found:
            item = self._not_telling(case, each)
            yield case, item, self._stands(case, item, known=item.key in known)

    def _not_telling(self, case: Case, item: Conflict) -> Conflict:
        """Ask no reason for a clash with a secret visit: a reason that all can read would tell of it."""
        other = next((it for it in self.cases.values() if it.code == item.other), None)
        secret = other is not None and other.secret and not case.secret
        if secret and item.answer is Answer.REASON:
            return replace(item, answer=Answer.WARN)
        return item

    def _stands(self, case: Case, item: Conflict, *, known: bool) -> bool:
        if item.answer is Answer.REFUSE:
            return case.id in self.changes or not known
        if item.answer is Answer.WARN:
            return False
        return not (self._explained_now(case) or (known and self._explained_before(case, item)))

    def _explained_now(self, case: Case) -> bool:
        """Tell whether the reason was given with what is being done."""
        carrier = self._carrier(case)
        changes = [self.changes.get(it.id) for it in (case, carrier) if it is not None]
        return any(it is not None and _newly_explained(it) for it in changes)

    def _explained_before(self, case: Case, item: Conflict) -> bool:
        """Tell whether a known conflict has its reason: here, or at the visit that came second.

        Whoever enters an inspection by another body is asked nothing, so every move is.
        """
        other = next((it for it in self.cases.values() if it.code == item.other), None)
        cases = (case, self._carrier(case), other, self._carrier(other) if other else None)
        kept = any(it is not None and bool(it.facts.get(REASON)) for it in cases)
        return kept and not item.body

    def _settle(self, found: list[tuple[Case, Conflict, bool]]) -> None:
        """Raise what stands in the way; else let the decisions carry what was found."""
        standing = [item for _, item, stands in found if stands]
        if standing:
            first = sorted(standing, key=lambda item: list(Answer).index(item.answer))
            raise refusal_of(first, self._unit_name, self._person_name, planned=self.planned)
        by_case: dict[str, list[Conflict]] = {}
        for case, item, _ in found:
            carried = case.id in self.changes
            if not carried and item.kind is ConflictKind.ROW:
                continue  # another team changes nothing about the hours
            key = case.id if carried else (case.round_id or case.parent_id or "")
            by_case.setdefault(key, []).append(item)
        for place, decision in enumerate(self.stepper.taken):
            items = by_case.pop(decision.case.id, None)
            if items:
                self.stepper.taken[place] = replace(decision, conflicts=tuple(items))

    def _unit_name(self, code: str) -> str:
        known = self.units.get(code)
        today = self.stepper.rulebook.office_rules(self.stepper.uow).day_of(self.stepper.now)
        return known.name_on(today) if known else code

    def _person_name(self, code: str) -> str:
        known = self.people.get(code)
        return known.name if known else code

    def _tell_insiders(self, case: Case, hidden: _Near) -> None:
        """Write to the people of each hidden visit that something now stands in its way."""
        known = self._known(case, hidden)
        fresh = {
            item.other: item
            for item in reversed(self._found(case, self._team(case), hidden))
            if item.kind in _TOLD and item.key not in known and not case.secret
        }
        for other in self.cases.values():
            if other.code in fresh:
                tell_of_clash(self.stepper, other, case, self.actor)


def _led_by_round(case: Case) -> bool:
    return case.workflow == "inspection" and not team_of(case).everyone()


def _newly_explained(change: _Change) -> bool:
    given = change.after.facts.get(REASON)
    return bool(given) and (change.before.version == 0 or change.before.facts.get(REASON) != given)
