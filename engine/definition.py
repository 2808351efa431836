"""Workflow definitions: states, events, guards, deadlines and ladder as data, sound when built."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from engine.calendar import Roll
from engine.deadlines import RuleKind, TimeUnit
from engine.errors import DefinitionUnsound
from engine.situation import Effect, Situation
from engine.words import N_

AUDIENCES = frozenset({
    "unit", "unit_head", "team", "team_lead", "organiser", "leadership", "parent_unit", "asker", "addressee",
    "suppliers",
})  # fmt: skip
RELATIONS = frozenset({
    "organiser", "leadership", "team", "team_lead", "unit", "unit_head", "asker", "addressee", "daemon",
    "told",
})  # fmt: skip
NEEDS = frozenset({"document", "reason"})


@dataclass(frozen=True, slots=True)
class State:
    """A state and the word people use for it; a final one has no way out."""

    name: str
    label: str
    final: bool = False


@dataclass(frozen=True, slots=True)
class Guard:
    """A condition with a name that people read: ``label`` says why it does not hold.

    ``of_case`` marks one that looks at the case and its relatives alone, not at what comes with the
    command: it tells beforehand whether an event is worth trying.
    """

    name: str
    label: str
    holds: Callable[[Situation], bool]
    of_case: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that a transition sends at once, if ``when`` holds; ``daily`` ones of a day as one message."""

    template: str
    audience: str
    when: Guard | None = None
    daily: bool = False


@dataclass(frozen=True, slots=True)
class Transition:
    """One event from some states to one target (``None``: the state stays).

    ``date`` names the case's date that becomes the day of the act; ``not_before`` names dates that the
    act cannot precede; ``needs`` says what must come with the command; ``by`` who may, with the relation
    that the case's fact ``also_by`` names; ``not_by`` the facts that hold persons who may not, whatever
    they are else (nobody answers what they asked themselves); ``tells`` are (relative, event) pairs.
    """

    event: str
    label: str
    sources: tuple[str, ...]
    target: str | None
    guards: tuple[Guard, ...] = ()
    date: str | None = None
    not_before: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    needs_dates: tuple[str, ...] = ()
    by: tuple[str, ...] = ("organiser", "team")
    also_by: str = ""
    not_by: tuple[str, ...] = ()
    letters: tuple[Letter, ...] = ()
    tells: tuple[tuple[str, str], ...] = ()
    effect: Callable[[Situation], Effect] | None = None


@dataclass(frozen=True, slots=True)
class RuleTemplate:
    """A deadline of a workflow before a plan gives it a number.

    It is reckoned in ``awaited_in`` and reminded of in ``reminded_in`` (by default the same states); the
    events ``met_by`` fulfil it (``met_if`` narrows them). Without a number the owner, or
    ``asked``, is asked every ``review_working_days``. ``rungs=False`` leaves out the ladder where
    another deadline of the same day has it. ``closes_by`` is an event the clock sends when the
    deadline has passed, and which ends it; ``after_due`` one that leaves it open.
    With ``reviewed_by_case`` the case may say in its facts how often it is looked at. The ladder of
    one that ``stands_in_for`` another is walked only while that one has no date, or a later one.
    """

    name: str
    label: str
    kind: RuleKind
    anchor: str
    owner: str
    awaited_in: tuple[str, ...]
    met_by: tuple[str, ...]
    amount: int | None = None
    unit: TimeUnit = TimeUnit.WORKING_DAYS
    roll: Roll | None = None
    review_working_days: int = 10
    reminded_in: tuple[str, ...] | None = None
    when: Guard | None = None
    met_if: Guard | None = None
    asked: str = ""
    rungs: bool = True
    closes_by: str = ""
    after_due: str = ""
    reviewed_by_case: bool = False
    stands_in_for: str = ""

    @property
    def reminding(self) -> tuple[str, ...]:
        """Return the states in which people are reminded."""
        return self.awaited_in if self.reminded_in is None else self.reminded_in

    @property
    def owed(self) -> bool:
        """Tell whether people can meet it; otherwise it only tells the clock when to act."""
        return bool(self.met_by) or not self.closes_by


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of the ladder: so many working days from the due day, to whom.

    ``audience`` is ``owner``, ``head`` (of the owner), ``organiser`` or ``leadership``.
    """

    offset: int
    audience: str


DEFAULT_LADDER = (
    Rung(-5, "owner"),
    Rung(-2, "owner"),
    Rung(0, "owner"),
    Rung(1, "owner"),
    Rung(3, "head"),
    Rung(5, "organiser"),
    Rung(10, "leadership"),
)


@dataclass(frozen=True)
class WorkflowDefinition:
    """A workflow that is sound when it exists; otherwise ``DefinitionUnsound`` lists every problem.

    ``beginnings`` are states in which a case may begin besides ``initial``.
    """

    name: str
    label: str
    version: int
    initial: str
    states: tuple[State, ...]
    transitions: tuple[Transition, ...]
    rules: tuple[RuleTemplate, ...]
    ladder: tuple[Rung, ...] = DEFAULT_LADDER
    beginnings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Check names, ways, meanings, rules and audiences, and report all problems together."""
        problems = [*_problems(self)]
        if problems:
            raise DefinitionUnsound(
                N_("Quy trình {name} chưa hợp lệ: {problems}; sửa định nghĩa rồi chạy lại"),
                name=self.name,
                problems="; ".join(problems),
            )

    @cached_property
    def open_states(self) -> tuple[str, ...]:
        """Return the names of the states that are not final."""
        return tuple(state.name for state in self.states if not state.final)

    @cached_property
    def events(self) -> tuple[str, ...]:
        """Return the names of all events, each once, in order of definition."""
        return tuple(dict.fromkeys(transition.event for transition in self.transitions))

    def state(self, name: str) -> State:
        """Return a state by name."""
        return next(state for state in self.states if state.name == name)

    def leaving(self, state: str, event: str) -> tuple[Transition, ...]:
        """Return the transitions of an event from a state, in order of definition."""
        return tuple(t for t in self.transitions if t.event == event and state in t.sources)

    def possible(self, state: str) -> tuple[str, ...]:
        """Return the events that people can send in a state."""
        named = (
            t.event
            for t in self.transitions
            if state in t.sources and set(t.by) - {"daemon", "told"}
        )
        return tuple(dict.fromkeys(named))

    def worth_trying(self, situation: Situation) -> tuple[str, ...]:
        """Return the events that people can send and that nothing about the case itself forbids."""
        state = situation.case.state
        return tuple(
            event
            for event in self.possible(state)
            if any(_open(way, situation) for way in self.leaving(state, event))
        )

    def event_label(self, event: str) -> str:
        """Return the words for an event."""
        return next(t.label for t in self.transitions if t.event == event)


def _open(way: Transition, situation: Situation) -> bool:
    return all(guard.holds(situation) for guard in way.guards if guard.of_case)


def _problems(definition: WorkflowDefinition) -> Iterator[str]:
    yield from _name_problems(definition)
    yield from _way_problems(definition)
    yield from _meaning_problems(definition)
    yield from _rule_problems(definition)


def _name_problems(definition: WorkflowDefinition) -> Iterator[str]:
    names = [state.name for state in definition.states]
    yield from (f"state {name} twice" for name in sorted({n for n in names if names.count(n) > 1}))
    begun = (definition.initial, *definition.beginnings)
    yield from (f"unknown initial state {name}" for name in begun if name not in names)
    for transition in definition.transitions:
        used = (*transition.sources, *([transition.target] if transition.target else []))
        yield from (f"{transition.event}: unknown state {n}" for n in used if n not in names)
        yield from _unknown(transition.event, "relation", transition.by, RELATIONS)
        yield from _unknown(transition.event, "need", transition.needs, NEEDS)
        audiences = [letter.audience for letter in transition.letters]
        yield from _unknown(transition.event, "audience", audiences, AUDIENCES)
        told = [event for who, event in transition.tells if who == "self"]
        yield from _unknown(transition.event, "event", told, frozenset(definition.events))


def _unknown(where: str, what: str, used: Iterable[str], known: frozenset[str]) -> Iterator[str]:
    yield from (f"{where}: unknown {what} {name}" for name in used if name not in known)


def _way_problems(definition: WorkflowDefinition) -> Iterator[str]:
    moves = {
        (source, transition.target)
        for transition in definition.transitions
        for source in transition.sources
        if transition.target and transition.target != source
    }
    reached = {definition.initial, *definition.beginnings}
    while fresh := {target for source, target in moves if source in reached} - reached:
        reached |= fresh
    for state in definition.states:
        leaves = any(state.name in t.sources for t in definition.transitions)
        if state.name not in reached:
            yield f"state {state.name} cannot be reached"
        if state.final and leaves:
            yield f"final state {state.name} has a way out"
        if not state.final and not any(source == state.name for source, _ in moves):
            yield f"state {state.name} has no way out"


def _meaning_problems(definition: WorkflowDefinition) -> Iterator[str]:
    """Several transitions of one event from one state must be told apart by guards, all but the last."""
    for state in definition.states:
        for event in definition.events:
            leaving = definition.leaving(state.name, event)
            if any(not transition.guards for transition in leaving[:-1]):
                yield f"{event} has two meanings in {state.name}"


def _rule_problems(definition: WorkflowDefinition) -> Iterator[str]:
    known, events = {s.name for s in definition.states}, frozenset(definition.events)
    names = [rule.name for rule in definition.rules]
    yield from (
        f"deadline {name} twice" for name in sorted({n for n in names if names.count(n) > 1})
    )
    for rule in definition.rules:
        used = (*rule.awaited_in, *rule.reminding)
        yield from (
            f"{rule.name}: unknown state {n}" for n in dict.fromkeys(used) if n not in known
        )
        yield from _unknown(rule.name, "event", rule.met_by, events)
        sent = [event for event in (rule.closes_by, rule.after_due) if event]
        yield from _unknown(rule.name, "event", sent, events)
        other = [rule.stands_in_for] if rule.stands_in_for else []
        yield from _unknown(rule.name, "deadline", other, frozenset(names))
        asked = [rule.asked] if rule.asked else []
        yield from _unknown(rule.name, "audience", [rule.owner, *asked], AUDIENCES)
        if rule.review_working_days < 1:
            yield f"{rule.name}: review_working_days must be at least 1"
    for state in definition.states:
        if not state.final and not any(state.name in rule.awaited_in for rule in definition.rules):
            yield f"nothing is awaited in {state.name}"
