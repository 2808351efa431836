"""What a letter about quotas says, and who reads it: the organiser's officers and leadership."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from dondoc.quotas.reading import QuotaLine
from dondoc.words.plans import number_words
from engine.audience import Circle
from engine.calendar import WorkingCalendar
from engine.parties import Person, Team, Unit
from engine.plan import Plan
from engine.quota_standing import Standing
from engine.quota_watch import Place, Told
from engine.quotas import Share
from engine.succession import successors_of
from notifiers.quota_letter import Figures, QuotaNews

THINGS: Final = {
    Share.UNITS: "đơn vị",
    Share.INSPECTIONS: "cuộc kiểm tra",
    Share.FINDINGS: "kiến nghị",
}


@dataclass(frozen=True, slots=True)
class Paper:
    """What every letter of a day is written with: the day, its calendar, the units by code."""

    day: date
    calendar: WorkingCalendar
    units: Mapping[str, Unit]


def news_of(
    items: Iterable[Told], lines: Mapping[Place, tuple[Plan, QuotaLine]], paper: Paper
) -> tuple[QuotaNews, ...]:
    """Return one piece of news for each quota and standing; bodies of one quota are together."""
    groups = groupby(sorted(items, key=_kind), key=_kind)
    return tuple(
        _news([lines[item.plan, item.quota, item.unit] for item in group], Standing(kind[2]), paper)
        for kind, group in groups
    )


def _news(found: list[tuple[Plan, QuotaLine]], standing: Standing, paper: Paper) -> QuotaNews:
    plan, first = found[0]
    quota = first.state.quota
    return QuotaNews(
        plan=number_words(plan),
        code=quota.code,
        name=quota.text or quota.code,
        standing=standing,
        thing=THINGS[quota.of],
        figures=tuple(_figures(line, paper) for _, line in found),
    )


def _figures(line: QuotaLine, paper: Paper) -> Figures:
    state = line.state
    last = _last_day(line)
    ahead = last is not None and last >= paper.day
    return Figures(
        need=state.need or 0,
        reached=len(state.reached),
        planned=len(state.planned),
        missing=state.missing,
        last_notice_on=state.last_notice_on,
        last_visit_on=state.last_visit_on,
        working_days_left=(
            paper.calendar.working_days_between(paper.day, last) if ahead and last else None
        ),
        body=paper.units[line.unit].name_on(paper.day) if line.unit in paper.units else line.unit,
        most=state.quota.goal.at_most,
    )


def _last_day(line: QuotaLine) -> date | None:
    """Return the day that is in question: the last for a notice while there is time for one."""
    state = line.state
    if state.standing is Standing.UNANNOUNCED_ONLY or state.last_notice_on is None:
        return state.last_visit_on
    return state.last_notice_on


def readers_of(
    plan: Plan, people: Iterable[Person], units: Mapping[str, Unit], day: date
) -> tuple[str, ...]:
    """Return who hears of a plan's quotas, each once; heirs carry on for an organiser that ended."""
    heirs: Iterator[str] = (
        code for code in successors_of(units, plan.organiser, day) if code != plan.organiser
    )
    circle = Circle(None, Team(), tuple(people), day, plan.organiser, tuple(heirs))
    found = (*circle.people_of("organiser"), *circle.people_of("leadership"))
    return tuple(dict.fromkeys(found))


def _kind(item: Told) -> tuple[str, str, str]:
    return item.plan, item.quota, item.standing.value
