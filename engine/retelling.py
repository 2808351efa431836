"""A case's story told again from its log: dates and deadlines as if each entry had been right at first.

What happened is taken from the log and not decided again: which steps were accepted, which deadlines
they opened, met or gave up. Only what depends on days is reckoned anew, by the rules of today and the
calendar known on the day each step was recorded.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from engine.case import Actor, Case, Command, Fact
from engine.deadline_changes import PAUSE, RESUME, deadlines_after
from engine.decisions import situation_of
from engine.definition import RuleTemplate, Transition
from engine.errors import DondocError
from engine.extensions import EXTENDED
from engine.happenings import CORRECT, Happening
from engine.obligations import Deadline, DeadlineState
from engine.rules import Rules
from engine.situation import Effect, Links

Key = tuple[str, int]
_UNTOLD = (DondocError, LookupError, TypeError, ValueError)
"""What an effect may raise that needs more of the command than the log keeps: it is left as recorded."""
_OPEN, _MET = DeadlineState.OPEN.value, DeadlineState.MET.value


@dataclass(frozen=True, slots=True)
class Disorder:
    """A step that comes before a day it cannot precede."""

    event: str
    day: date
    name: str
    earliest: date


@dataclass(frozen=True, slots=True)
class Story:
    """How a case stands at the end of its story."""

    case: Case
    deadlines: Mapping[Key, Deadline]
    disorders: tuple[Disorder, ...]


def told(case: Case, items: Iterable[Happening], rules: Rules) -> Story:
    """Return how a case stands when its happenings are told from the beginning."""
    teller = _Teller(case, rules)
    for item in items:
        teller.tell(item)
    return Story(teller.told, teller.deadlines, tuple(teller.disorders))


@dataclass(slots=True)
class _Teller:
    """Two readings side by side: ``columns`` as recorded at the time, ``told`` as corrected."""

    case: Case
    rules: Rules
    columns: dict[str, Fact] = field(default_factory=dict)
    told: Case = field(init=False)
    deadlines: dict[Key, Deadline] = field(default_factory=dict)
    disorders: list[Disorder] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin before the first entry."""
        self.told = replace(self.case, dates={}, facts={}, version=0)

    def tell(self, item: Happening) -> None:
        """Go one entry further."""
        before = _recorded_case(self.case, self.columns)
        self.columns.update({name: after for name, (_, after) in item.recorded.items()})
        after = _recorded_case(self.case, self.columns)
        way = self._way(item, before, after)
        known = self._effect(way, before, item, recorded=True)
        trusted = {n for n, day in known.dates.items() if day == after.dates.get(n)}
        self._look_at_order(way, item)
        here = replace(self.told, state=before.state)
        acted = _days_of_the_act(item, way, after)
        self.told = self._after(item, after, way, trusted, acted)
        if not (item.action == CORRECT and item.mends):
            self._reckon(here, item, known)

    def _way(self, item: Happening, before: Case, after: Case) -> Transition | None:
        """Return the way of the workflow that a step took, ``None`` for what is no step."""
        ways = self.rules.definition.leaving(before.state, item.action)
        return next((way for way in ways if (way.target or before.state) == after.state), None)

    def _effect(
        self, way: Transition | None, case: Case, item: Happening, *, recorded: bool
    ) -> Effect:
        """Return what a step's effect says, as far as it can be told from the log."""
        if way is None or way.effect is None:
            return Effect()
        command = _command(item, recorded=recorded)
        situation = situation_of(case, command, self.rules, Links(), item.recorded_at)
        try:
            return way.effect(situation)
        except _UNTOLD:
            return Effect()

    def _look_at_order(self, way: Transition | None, item: Happening) -> None:
        for name in way.not_before if way else ():
            earliest = self.told.dates.get(name)
            if earliest is not None and item.occurred_on < earliest:
                self.disorders.append(Disorder(item.action, item.occurred_on, name, earliest))

    def _after(
        self,
        item: Happening,
        recorded: Case,
        way: Transition | None,
        trusted: set[str],
        acted: set[str],
    ) -> Case:
        """Return the case after a step: what was given, the day of the act, what follows from both."""
        given = _dates(item.given)
        fresh = self._effect(way, self.told, item, recorded=False).dates
        dates: dict[str, date | None] = {
            **self.told.dates,
            **{name: day for name, day in given.items() if name not in trusted},
            **dict.fromkeys(acted, item.occurred_on),
            **{name: fresh.get(name) for name in trusted if name in fresh},
        }
        facts = {**self.told.facts, **_under("facts.", item.given)}
        unit = item.given.get("unit", self.told.unit)
        return replace(
            self.told,
            state=recorded.state,
            version=recorded.version,
            unit=unit if isinstance(unit, str) else None,
            dates={name: day for name, day in dates.items() if day is not None},
            facts={name: value for name, value in facts.items() if value is not None},
        )

    def _reckon(self, before: Case, item: Happening, known: Effect) -> None:
        command = _command(item, recorded=False)
        deadlines = tuple(self.deadlines.values())
        situation = situation_of(
            before, command, self.rules, Links(deadlines=deadlines), item.recorded_at
        )
        effect = Effect(rounds=known.rounds, extends=_extended(item))
        templates = tuple(self._as_recorded(rule, item) for rule in self.rules.definition.rules)
        rules = _known_on(self.rules, self.rules.day_of(item.recorded_at))
        for deadline in deadlines_after(self.told, situation, effect, rules, templates):
            self.deadlines[deadline.name, deadline.round] = deadline

    def _as_recorded(self, template: RuleTemplate, item: Happening) -> RuleTemplate:
        """Return a rule that is awaited and met in this step exactly if the log says so."""
        stem = f"deadline.{template.name}."
        states = [v for n, v in self.columns.items() if n.startswith(stem) and n.endswith(".state")]
        return replace(
            template,
            awaited_in=(self.told.state,) if _OPEN in states else (),
            met_by=(item.action,) if template.name in _met(item) else (),
            reminded_in=template.reminding,
            when=None,
            met_if=None,
        )


def _days_of_the_act(item: Happening, way: Transition | None, after: Case) -> set[str]:
    """Return the dates that are the day of the act: the step's own, and that of a product."""
    names = {f"{name}_on" for name in _met(item) if f"dates.{name}_on" in item.recorded}
    names |= {way.date} if way and way.date else set()
    return {name for name in names if after.dates.get(name) == item.recorded_on}


def _known_on(rules: Rules, day: date) -> Rules:
    """Return the rules without the numbers that were set only after a day."""
    every = {name: (it, *rules.earlier.get(name, ())) for name, it in rules.settings.items()}
    known = {
        name: [setting for setting in found if setting.since is None or setting.since <= day]
        for name, found in every.items()
    }
    settings = {name: found[0] for name, found in known.items() if found}
    earlier = {name: tuple(found[1:]) for name, found in known.items() if found}
    return replace(rules, settings=settings, earlier=earlier)


def _recorded_case(case: Case, columns: Mapping[str, Fact]) -> Case:
    """Return the case that columns of the log describe."""
    state, version, unit = (columns.get(name) for name in ("state", "version", "unit"))
    facts = {name: value for name, value in _under("facts.", columns).items() if value is not None}
    return replace(
        case,
        state=state if isinstance(state, str) else "",
        version=version if isinstance(version, int) else 0,
        unit=unit if isinstance(unit, str) else None,
        dates={name: day for name, day in _dates(columns).items() if day is not None},
        facts=facts,
    )


def _command(item: Happening, *, recorded: bool) -> Command:
    given = {name: after for name, (_, after) in item.recorded.items()} if recorded else item.given
    facts = dict(_under("facts.", given))
    if item.action in {PAUSE, RESUME}:
        facts["deadline"] = _stopped(item)
    day = item.recorded_on if recorded else item.occurred_on
    return Command(
        item.action,
        Actor(item.person),
        day,
        document=item.document,
        dates=_dates(given),
        facts=facts,
    )


def _under(prefix: str, columns: Mapping[str, Fact]) -> dict[str, Fact]:
    return {n.removeprefix(prefix): value for n, value in columns.items() if n.startswith(prefix)}


def _dates(columns: Mapping[str, Fact]) -> dict[str, date | None]:
    days = _under("dates.", columns)
    return {n: date.fromisoformat(day) if isinstance(day, str) else None for n, day in days.items()}


def _met(item: Happening) -> set[str]:
    """Return the deadlines that a step fulfilled."""
    return {
        name.split(".")[1]
        for name, change in item.recorded.items()
        if name.startswith("deadline.") and name.endswith(".state") and change[1] == _MET
    }


def _stopped(item: Happening) -> Fact:
    """Return the deadline whose clock a step stopped or restarted: the one whose day changed."""
    changed = (name.split(".")[1] for name in item.recorded if name.endswith(".due_on"))
    return next(changed, None)


def _extended(item: Happening) -> dict[str, date]:
    """Return the deadlines to which a step gave a later day; asked for in time, as the step found."""
    before, after = item.recorded.get(f"facts.{EXTENDED}", (None, None))
    old = before if isinstance(before, Mapping) else {}
    new = after if isinstance(after, Mapping) else {}
    return {name: date.min for name, number in new.items() if old.get(name) != number}
