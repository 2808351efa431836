"""Conflicts of a visit: somebody at two places, a unit inspected twice, a team too close to it.

Pure: from one visit as it is wanted and what else there is. A visit of several days begins each day at
its hour; one without an hour may be at any hour of its days. A visit and the ones that go on below it
(*đơn vị trực thuộc*) are one visit.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from typing import Final

from engine.case import Case
from engine.conflict_policy import Answer, ConflictKind, ConflictPolicy
from engine.deadlines import TimeUnit, add_period
from engine.outside import OutsideInspection
from engine.parties import Person, Team, Unit, too_close
from engine.situation import team_of

AWAITED: Final = ("planned", "notified", "report_received", "announced")
"""States of an inspection whose visit is still to come."""
ROW_LENGTH: Final = 3


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where a team is to be, when, and about what; ``code`` is that of the case."""

    id: str
    code: str
    unit: str
    first_on: date
    last_on: date
    team: Team
    at: time | None = None
    subject: str = ""
    place: str = ""
    round: str | None = None
    parent: str | None = None
    awaited: bool = True

    def is_one_visit_with(self, other: "Arrangement") -> bool:
        """Tell whether it is the same visit, or one that goes on at a unit below."""
        return self.id in {other.id, other.parent} or self.parent == other.id


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Everything that a visit may stand in the way of."""

    visits: tuple[Arrangement, ...] = ()
    outside: tuple[OutsideInspection, ...] = ()
    units: Mapping[str, Unit] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Conflict:
    """What stands in the way of the visit ``code``, and what is done about it.

    ``people`` are those concerned; ``other`` is the code of the other visit (or the id of an outside
    inspection by ``body``); ``unit`` the unit of that visit, or the one that somebody belongs to.
    """

    kind: ConflictKind
    answer: Answer
    code: str
    day: date
    people: tuple[str, ...] = ()
    unit: str = ""
    other: str = ""
    at: time | None = None
    body: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """Return what makes it the same conflict again after a change."""
        return (self.kind.value, self.code, self.other, self.unit, *sorted(self.people))


def arrangement_of(case: Case, team: Team) -> Arrangement | None:
    """Return where a team is to be for an inspection, ``None`` while there is no day or no unit."""
    first = case.dates.get("visit_on")
    if case.workflow != "inspection" or first is None or case.unit is None:
        return None
    return Arrangement(
        id=case.id,
        code=case.code,
        unit=case.unit,
        first_on=first,
        last_on=max(first, case.dates.get("visit_end_on", first)),
        team=team,
        at=_hour(case.facts.get("at")),
        subject=_word(case.facts.get("subject")),
        place=_word(case.facts.get("place")),
        round=case.round_id,
        parent=case.parent_id,
        awaited=case.state in AWAITED,
    )


def arranges(before: Case, after: Case) -> bool:
    """Tell whether a change says where a team is to be: a new visit, its day, its hour, its team."""
    if after.workflow == "round":
        decided = before.dates.get("team_decided_on") != after.dates.get("team_decided_on")
        return before.version > 0 and (decided or team_of(before) != team_of(after))
    if after.workflow != "inspection" or after.state not in AWAITED:
        return False
    return before.version == 0 or _plainly(before) != _plainly(after)


def _plainly(case: Case) -> tuple[object, ...]:
    days = (case.dates.get("visit_on"), case.dates.get("visit_end_on"))
    facts = tuple(case.facts.get(name) for name in ("at", "tentative", "subject", "place"))
    return (case.unit, *days, *facts, team_of(case), case.state in AWAITED)


def conflicts_of(
    wanted: Arrangement, around: Surroundings, policy: ConflictPolicy, organiser: str | None
) -> tuple[Conflict, ...]:
    """Return everything that stands in the way of a visit, refusals first.

    ``organiser`` is the unit that organises the plan of the visit.
    """
    others = [it for it in around.visits if it.awaited and not wanted.is_one_visit_with(it)]
    found = [
        *(item for other in others for item in _places(wanted, other, around, policy)),
        *_row(wanted, others, policy),
        *_same_unit(wanted, around, policy),
        *_closeness(wanted, around, policy),
    ]
    if wanted.unit == organiser:
        found.append(_conflict(wanted, ConflictKind.ORGANISER, policy, unit=wanted.unit))
    return tuple(sorted(found, key=_weight))


def softened(conflicts: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Return the conflicts of a plan that is being loaded: hours that it leaves open are only shown.

    A plan prints days; the hour is agreed with the unit later, and then the question is asked.
    """
    return tuple(
        replace(item, answer=Answer.WARN)
        if item.kind is ConflictKind.NO_HOUR and item.answer is Answer.REASON
        else item
        for item in conflicts
    )


def _weight(conflict: Conflict) -> tuple[int, int, str]:
    kinds, answers = list(ConflictKind), list(Answer)
    return answers.index(conflict.answer), kinds.index(conflict.kind), conflict.other


def _conflict(
    wanted: Arrangement,
    kind: ConflictKind,
    policy: ConflictPolicy,
    *,
    people: tuple[str, ...] = (),
    unit: str = "",
) -> Conflict:
    return Conflict(
        kind, policy.answer(kind), wanted.code, wanted.first_on, people, unit, at=wanted.at
    )


def _places(
    wanted: Arrangement, other: Arrangement, around: Surroundings, policy: ConflictPolicy
) -> Iterator[Conflict]:
    """Yield what keeps the team, or people of it, from being at both visits."""
    day = max(wanted.first_on, other.first_on)
    people = tuple(code for code in wanted.team.everyone() if code in other.team.everyone())
    one_team = wanted.round is not None and wanted.round == other.round
    if day > min(wanted.last_on, other.last_on) or not (people or one_team):
        return
    kind = _kind_of_place(wanted, other, around, policy, one_team=one_team)
    if kind is not None:
        named = () if one_team else people
        found = _conflict(wanted, kind, policy, people=named, unit=other.unit)
        yield replace(found, day=day, other=other.code, at=other.at)


def _kind_of_place(
    wanted: Arrangement,
    other: Arrangement,
    around: Surroundings,
    policy: ConflictPolicy,
    *,
    one_team: bool,
) -> ConflictKind | None:
    if wanted.at is None or other.at is None:
        siblings = wanted.parent is not None and wanted.parent == other.parent
        return None if siblings else ConflictKind.NO_HOUR
    apart = abs(_minutes(wanted.at) - _minutes(other.at))
    if apart < policy.visit_minutes:
        return ConflictKind.TEAM if one_team else ConflictKind.MEMBER
    short = apart < policy.visit_minutes + policy.travel_minutes
    return ConflictKind.TRAVEL if short and not _one_house(wanted, other, around) else None


def _one_house(wanted: Arrangement, other: Arrangement, around: Surroundings) -> bool:
    """Tell whether nobody has to travel: the same place, the same unit, or units of one body."""
    if wanted.place or other.place:
        return wanted.place == other.place
    units = (around.units.get(wanted.unit), around.units.get(other.unit))
    parents = {unit.parent for unit in units if unit is not None}
    return wanted.unit == other.unit or (len(parents) == 1 and None not in parents)


def _row(
    wanted: Arrangement, others: Iterable[Arrangement], policy: ConflictPolicy
) -> Iterator[Conflict]:
    """Yield the row of visits right after one another of which the wanted one is part."""
    if wanted.at is None or wanted.round is None:
        return
    near = [it for it in others if it.round == wanted.round and it.at is not None]
    for day in days_of(wanted):
        hours = sorted(
            (it.at, it.code) for it in (wanted, *near) if it.at and it.first_on <= day <= it.last_on
        )
        row = _around(hours, wanted.code, policy.visit_minutes + policy.travel_minutes)
        if len(row) >= ROW_LENGTH:
            found = _conflict(wanted, ConflictKind.ROW, policy, unit=wanted.unit)
            codes = ", ".join(code for _, code in row if code != wanted.code)
            yield replace(found, day=day, other=codes)


def _around(hours: list[tuple[time, str]], code: str, gap: int) -> list[tuple[time, str]]:
    """Return the run of hours less than ``gap`` minutes apart in which ``code`` stands."""
    run: list[tuple[time, str]] = []
    for item in hours:
        if run and _minutes(item[0]) - _minutes(run[-1][0]) >= gap:
            if any(known == code for _, known in run):
                break
            run = []
        run.append(item)
    return run if any(known == code for _, known in run) else []


def _same_unit(
    wanted: Arrangement, around: Surroundings, policy: ConflictPolicy
) -> Iterator[Conflict]:
    """Yield other inspections of the unit on the subject, ours and of other bodies, before and after."""
    visits: Iterable[Arrangement | OutsideInspection] = (
        it for it in around.visits if not wanted.is_one_visit_with(it)
    )
    outside = (it for it in around.outside if it.withdrawn_at is None)
    for other in (*visits, *outside):
        if other.unit == wanted.unit and _near(wanted, other, policy.same_unit_months):
            found = _conflict(wanted, ConflictKind.SAME_UNIT, policy, unit=wanted.unit)
            body = other.body if isinstance(other, OutsideInspection) else ""
            code = other.id if isinstance(other, OutsideInspection) else other.code
            yield replace(found, day=other.first_on, other=code, body=body, at=None)


def _near(wanted: Arrangement, other: Arrangement | OutsideInspection, months: int) -> bool:
    """Tell whether the subject is the same and less than ``months`` lie between the two."""
    return (
        _folded(wanted.subject) == _folded(other.subject)
        and wanted.first_on < add_period(other.last_on, months, TimeUnit.MONTHS)
        and other.first_on < add_period(wanted.last_on, months, TimeUnit.MONTHS)
    )


def _closeness(
    wanted: Arrangement, around: Surroundings, policy: ConflictPolicy
) -> Iterator[Conflict]:
    """Yield who of the team belongs to the inspected unit or to the one above it (fact 9)."""
    unit = around.units.get(wanted.unit)
    if unit is None:
        return
    crew = [around.people[code] for code in wanted.team.everyone() if code in around.people]
    for person, near in too_close(wanted.team, unit, crew, wanted.first_on):
        lead = person == wanted.team.lead
        kind = ConflictKind.OWN_UNIT_LEAD if lead else ConflictKind.OWN_UNIT
        yield _conflict(wanted, kind, policy, people=(person,), unit=near)


def days_of(wanted: Arrangement) -> Iterator[date]:
    """Yield the days of a visit."""
    for offset in range((wanted.last_on - wanted.first_on).days + 1):
        yield wanted.first_on + timedelta(days=offset)


def _minutes(hour: time) -> int:
    return hour.hour * 60 + hour.minute


def _hour(value: object) -> time | None:
    return time.fromisoformat(value) if isinstance(value, str) and value else None


def _word(value: object) -> str:
    return value if isinstance(value, str) else ""


def _folded(subject: str) -> str:
    return " ".join(subject.casefold().split())
