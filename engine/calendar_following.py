"""Brings all open deadlines in line with a calendar inside one unit of work; the caller commits."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TypeVar

from engine.calendar import CalendarHistory
from engine.calendar_changes import CalendarAct, CalendarChange, OpenCase, planned
from engine.case import DAEMON, Actor, Case, DocumentRef
from engine.change_letters import change_notices
from engine.obligations import Deadline
from engine.rules import Rules
from engine.situation import Links
from engine.stepping import Stepper
from engine.timers import Notice, Timer


@dataclass(slots=True)
class CalendarFollower:
    """Plans and writes what a calendar does to the open cases of an office."""

    stepper: Stepper
    history: CalendarHistory
    _cases: Mapping[str, Case] = field(default_factory=dict)
    _rules: dict[tuple[str, int, str | None], Rules] = field(default_factory=dict)
    _people: dict[tuple[object, ...], tuple[str, ...]] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """Return the office's day."""
        return self.stepper.rulebook.office_rules(self.stepper.uow).day_of(self.stepper.now)

    def plan(self) -> CalendarChange:
        """Return what the calendar does to every open dated deadline."""
        uow, today = self.stepper.uow, self.today
        before = self.stepper.rulebook.office_rules(uow).history.as_known_on(today)
        after = self.history.as_known_on(today)
        self._cases = uow.open_work.cases()
        opened = self._opened(uow.open_work.deadlines(), uow.open_work.timers())
        days = before.changed_days(after)
        return planned(opened, after.version, days, self.stepper.now, self._people_of)

    def write(self, change: CalendarChange, act: CalendarAct, bundle: str) -> None:
        """Write a change as it was planned in this unit of work: rows, entries, letters."""
        uow = self.stepper.uow
        found = change.deadlines
        cases = [item.case for item in change.cases]
        uow.open_work.put(cases, [item.after for item in found], change.version)
        uow.open_work.retime(
            [key for item in found for key in item.withdrawn],
            [timer for item in found for timer in item.added],
            [timer for item in found for timer in item.moved],
            act.now,
        )
        uow.audit.append_all(item.draft(act) for item in change.cases)
        uow.notices.add(self._notices(change, act, bundle))
        uow.announcements.follow(change.version)

    def _notices(self, change: CalendarChange, act: CalendarAct, bundle: str) -> list[Notice]:
        new_id = self.stepper.identities.new_id
        return [
            notice
            for item in change.cases
            for letter, people in item.letters(act)
            for notice in change_notices(bundle, item.case, people, letter, act.today, new_id)
        ]

    def _opened(self, deadlines: Iterable[Deadline], timers: Iterable[Timer]) -> Iterable[OpenCase]:
        dated, waiting = _by_case(deadlines), _by_case(timers)
        for case_id, found in dated.items():
            case = self._cases[case_id]
            waits = tuple(waiting.get(case_id, ()))
            yield OpenCase(case, self._rules_of(case), tuple(found), waits)

    def _rules_of(self, case: Case) -> Rules:
        key = (case.workflow, case.workflow_version, case.plan)
        if key not in self._rules:
            rules = self.stepper.rulebook.rules_for(self.stepper.uow, case)
            self._rules[key] = replace(rules, history=self.history)
        return self._rules[key]

    def _people_of(self, case: Case, audience: str) -> tuple[str, ...]:
        """Return who of an audience may be told; cases alike in what decides it share the answer."""
        links = Links(
            parent=self._cases.get(case.parent_id or ""), round=self._cases.get(case.round_id or "")
        )
        alone = case.id if case.secret or "asked_by" in case.facts else ""
        key = (alone, case.unit, self.stepper.team(case, links), case.plan, audience)
        if key not in self._people:
            rules = self._rules_of(case)
            self._people[key] = self.stepper.people_of(case, audience, rules, links)
        return self._people[key]


def following(history: CalendarHistory, today: date, now: datetime) -> CalendarAct:
    """Return the act of the daemon that follows the newest announcement known today."""
    learned = date.fromisoformat(history.as_known_on(today).version.partition("+")[0])
    documents = (document for day in history.learned(learned) for document in day.documents)
    cited = next((document for document in documents if document.number), None)
    document = DocumentRef(cited.number, cited.issuer, cited.issued_on) if cited else None
    return CalendarAct(Actor(DAEMON), today, now, document)


Item = TypeVar("Item", Deadline, Timer)


def _by_case(items: Iterable[Item]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(item.case_id, []).append(item)
    return found
