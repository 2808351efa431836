"""The players: whoever has a deadline meets it on its day, or as late as the scenario says."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from dondoc.simulation.given import Given, Turn, given_for
from dondoc.simulation.scenario import Scenario
from dondoc.simulation.stage import PLAYER, Stage
from engine.calendar import Roll, WorkingCalendar
from engine.case import Actor, Case, Command, DocumentRef
from engine.deadlines import RuleKind
from engine.decisions import situation_of
from engine.definition import RuleTemplate, WorkflowDefinition
from engine.errors import DondocError
from engine.obligations import Deadline
from engine.parties import Role
from engine.stepping import Stepper
from engine.words import N_
from workflows.registry import DEFINITIONS

ROUNDS: Final = 8
"""So often one step may make the next one possible within a day."""
REASON: Final = N_("mô phỏng")
LEFT_ALONE: Final = frozenset({"cancel", "end-round", "close-difficulty", "reopen-difficulty"})
"""What somebody decides who wants the plan to end otherwise; nobody is late without it."""
AT_ONCE: Final = frozenset({"schedule"})
"""A visit needs its day before anything else can be on time."""
EVIDENCED: Final = frozenset({"evidenced", "explained", "said"})
"""Guards that ask for evidence or, in its place, for some words."""
EXPLANATION: Final = {"explanation_text": N_("đã làm xong (mô phỏng)")}
LOOKED_AFTER: Final = {("task", "review"): "review"}
"""A duty without end is looked after when its owner is asked; handing it in would end it."""
FOLLOWED_BY: Final = {"receive-report": "accept-report"}
CONSOLIDATED: Final = "consolidated_remediation_report"
SETTLED: Final = frozenset({"closed", "remediated", "cancelled"})


@dataclass(frozen=True, slots=True)
class Stuck:
    """A step that its player tried in vain, for the last time on ``on``."""

    code: str
    event: str
    on: date
    refusal: DondocError


@dataclass
class Agenda:
    """What was open when it was last read, and the first day on which any of it is to be done."""

    mark: tuple[object, ...]
    opened: tuple[tuple[Case, Deadline], ...]
    next_on: date | None = None


@dataclass
class Players:
    """Does the work of everybody, day by day.

    A deadline without a number is met on the day its owner is first asked about it, yet before the
    day that it is counted back from, and at once when a step with a number waits for it. On the last
    working day of ``year_ends_on`` a duty without end is reported, and ends with the year of its plan.
    """

    stage: Stage
    scenario: Scenario
    year_ends_on: date | None = None
    steps: int = 0
    stuck: dict[tuple[str, str], Stuck] = field(default_factory=dict)
    _asked: dict[tuple[str, str, int], date] = field(default_factory=dict)
    _hurried: set[str] = field(default_factory=set)
    _undated: int = 0
    _touched: set[str] = field(default_factory=set)
    _agenda: Agenda | None = None

    def work(self, today: date) -> int:
        """Do everything whose day has come; return how many steps that was."""
        before = self.steps
        self._change_plans(today)
        if today >= self._next_day():
            for _round in range(ROUNDS):
                done = self.steps
                hurried = len(self._hurried)
                for case, deadline in self._open():
                    self._attend(case, deadline, today)
                if (self.steps, len(self._hurried)) == (done, hurried):
                    break
        return self.steps - before

    def _next_day(self) -> date:
        """Return the first day on which anything is to be done, as far as is known today.

        What was tried in vain is tried again every day.
        """
        opened = self._open()
        agenda = self._agenda
        assert agenda is not None  # noqa: S101  (just made)
        if agenda.next_on is None:
            days = (
                self._day_of(case, deadline, _template(case, deadline)) for case, deadline in opened
            )
            agenda.next_on = min((day for day in days if day is not None), default=date.max)
        return agenda.next_on

    def _change_plans(self, today: date) -> None:
        for move in self.scenario.moves:
            if move.on == today:
                days = {"visit_on": move.to, "visit_end_on": move.until or move.to}
                self._send_to(move.case, "reschedule", Given(days))
        for put_off in self.scenario.postponements:
            if put_off.on == today:
                self._send_to(put_off.case, "postpone", Given())

    def _open(self) -> tuple[tuple[Case, Deadline], ...]:
        """Return what is open, read anew only when something happened."""
        mark = (*self.stage.mark, len(self._hurried))
        if self._agenda is None or self._agenda.mark != mark:
            with self.stage.views() as views:
                self._agenda = Agenda(mark, views.obligations(until=date.max))
            self._touched.clear()
        return self._agenda.opened

    def _attend(self, case: Case, deadline: Deadline, today: date) -> None:
        definition = DEFINITIONS[case.workflow, case.workflow_version]
        template = _template(case, deadline)
        if template.closes_by or not self._has_come(case, deadline, template, today):
            return
        if case.id in self._touched:
            return  # an earlier step of this round changed it: the next round looks at it anew
        event = self._event(case, template, definition)
        turn = Turn(
            case, template, today, self.stage.calendar, self.scenario, undated=self._undated
        )
        given = given_for(event, turn) if event else None
        if event is None or given is None:
            return
        if self._send(case, event, given):
            self._undated += deadline.name in AT_ONCE
            self._asked.pop((case.id, deadline.name, deadline.round), None)
            self._follow(case, event)
        elif deadline.due_on is not None:
            self._hurried |= {case.id, case.round_id or case.id}

    def _has_come(
        self, case: Case, deadline: Deadline, template: RuleTemplate, today: date
    ) -> bool:
        day = self._day_of(case, deadline, template)
        if day is None or today < day:
            return False
        if template.name == CONSOLIDATED and not self._settled(case, deadline):
            return False
        if template.kind is RuleKind.ON and today == day:
            return True  # a visit takes place on its day, whatever day that is
        return self.stage.calendar.is_working_day(today)

    def _day_of(self, case: Case, deadline: Deadline, template: RuleTemplate) -> date | None:
        """Return the day on which a deadline is met, ``None`` for never."""
        said = self.scenario.lateness(case, template)
        if said is not None and said.working_days is None:
            return None
        put_off = self.scenario.postponement_of(case) if case.state == "postponed" else None
        if put_off is not None and put_off.decided_on is not None:
            return put_off.decided_on
        calendar = self.stage.calendar
        if template.name in AT_ONCE and said is None:
            return self.stage.today
        day = deadline.due_on or self._asked_on(case, deadline, calendar)
        if said is not None and said.working_days is not None:
            return calendar.shift(day, said.working_days)
        if template.kind is RuleKind.ON:
            return day
        return _ahead(calendar, day, self.scenario.ahead)

    def _asked_on(self, case: Case, deadline: Deadline, calendar: WorkingCalendar) -> date:
        if case.id in self._hurried:
            return self.stage.today
        key = (deadline.case_id, deadline.name, deadline.round)
        asked = self._asked.setdefault(key, deadline.review_on or self.stage.today)
        if self.year_ends_on and (case.workflow, deadline.name) in LOOKED_AFTER:
            return min(asked, calendar.roll(self.year_ends_on, Roll.PRECEDING))
        anchor = case.dates.get(deadline.rule.anchor)
        if deadline.rule.kind is RuleKind.AT_LEAST_BEFORE and anchor is not None:
            return min(asked, calendar.shift(anchor, -1))
        return asked

    def _year_is_over(self) -> bool:
        if self.year_ends_on is None:
            return False
        return self.stage.today >= self.stage.calendar.roll(self.year_ends_on, Roll.PRECEDING)

    def _settled(self, case: Case, deadline: Deadline) -> bool:
        """Tell whether what a report sums up is over; one with a day of its own does not wait."""
        if deadline.due_on is not None:
            return True
        with self.stage.views() as views:
            visits = [c for c in views.children(case) if c.workflow == "inspection"]
        return all(visit.state in SETTLED for visit in visits)

    def _event(
        self, case: Case, template: RuleTemplate, definition: WorkflowDefinition
    ) -> str | None:
        possible = definition.possible(case.state)
        instead = None if self._year_is_over() else LOOKED_AFTER.get((case.workflow, template.name))
        for event in (instead,) if instead else template.met_by:
            if event in possible and event not in LEFT_ALONE:
                return "return" if self._sent_back(case, template, possible) else event
        return next(self._leading_to(template.met_by, case, definition), None)

    def _leading_to(
        self, wanted: tuple[str, ...], case: Case, definition: WorkflowDefinition
    ) -> Iterator[str]:
        """Yield events that meet no deadline themselves but lead to where a wanted one is possible."""
        meeting = {event for rule in definition.rules for event in rule.met_by}
        for event in self._worth_trying(case, definition):
            targets = {way.target for way in definition.leaving(case.state, event)} - {None}
            reached = {it for target in targets for it in definition.possible(target or "")}
            if event not in meeting | LEFT_ALONE and reached & {*wanted} - LEFT_ALONE:
                yield event

    def _worth_trying(self, case: Case, definition: WorkflowDefinition) -> tuple[str, ...]:
        application = self.stage.application
        now = self.stage.clock.now()
        with application.store.read() as uow:
            stepper = Stepper(uow, application.rulebook, application.identities, now)
            rules = application.rulebook.rules_for(uow, case)
            looking = Command("", _actor(case), self.stage.today)
            situation = situation_of(case, looking, rules, stepper.links(case), now)
        return definition.worth_trying(situation)

    def _sent_back(self, case: Case, template: RuleTemplate, possible: tuple[str, ...]) -> bool:
        said = self.scenario.returned_of(case)
        so_far = case.facts.get("returns") or 0
        wanted = said is not None and isinstance(so_far, int) and so_far < said.times
        return wanted and "return" in template.met_by and "return" in possible

    def _follow(self, case: Case, event: str) -> None:
        after = FOLLOWED_BY.get(event)
        if after is not None:
            self._send_to(case.code, after, Given())

    def _send_to(self, code: str, event: str, given: Given) -> None:
        with self.stage.application.store.read() as uow:
            case = uow.cases.by_code(code)
        if case is not None:
            self._send(case, event, given)

    def _send(self, case: Case, event: str, given: Given) -> bool:
        """Try a step with everything its workflow asks for; remember the refusal of one in vain."""
        stage = self.stage
        definition = DEFINITIONS[case.workflow, case.workflow_version]
        ways = definition.leaving(case.state, event)
        needs = {need for way in ways for need in way.needs}
        proved = EVIDENCED & {guard.name for way in ways for guard in way.guards}
        command = Command(
            event,
            _actor(case),
            stage.today,
            document=DocumentRef(f"{self.steps + 1}/MP") if "document" in needs else None,
            reason=REASON if "reason" in needs else "",
            dates=given.dates,
            facts={**EXPLANATION, **given.facts} if proved else given.facts,
        )
        key = (case.code, event)
        try:
            taken = stage.application.cases.advance(case.code, command)
        except DondocError as refusal:
            self.stuck[key] = Stuck(case.code, event, stage.today, refusal)
            return False
        self._touched |= {decision.case.id for decision in taken}
        self.stuck.pop(key, None)
        self.steps += 1
        self.stage.changes += 1
        return True


def _template(case: Case, deadline: Deadline) -> RuleTemplate:
    rules = DEFINITIONS[case.workflow, case.workflow_version].rules
    return next(rule for rule in rules if rule.name == deadline.name)


def _actor(case: Case) -> Actor:
    """Return somebody who may do whatever the organiser or the unit may do."""
    units = frozenset({case.unit}) if case.unit else frozenset[str]()
    roles = frozenset({Role.OFFICER.value, Role.LEADERSHIP.value})
    return Actor(PLAYER, roles=roles, units=units)


def _ahead(calendar: WorkingCalendar, day: date, working_days: int) -> date:
    on_time = calendar.roll(day, Roll.PRECEDING)
    return calendar.shift(on_time, -working_days) if working_days else on_time
