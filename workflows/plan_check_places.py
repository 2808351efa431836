"""Nobody is at two places at an hour: the visits of a team, and of people who are on two teams."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from engine.plan import PlannedVisit
from engine.words import N_
from workflows.plan_review import Review, listed, shown_day


def check_places(review: Review) -> None:
    """Refuse two visits of a team, or of one person, on one day at one hour.

    Where an hour is missing nobody can tell, so that is a warning.
    """
    shared = _people_on_two_teams(review)
    seen: dict[tuple[date, str], _Day] = {}
    for path, visit in review.visits():
        for day in _days(visit):
            clashes = dict[str, tuple[PlannedVisit, bool]]()
            for who in (visit.round, *shared.get(visit.round, ())):
                found = seen.setdefault((day, who), _Day()).add(visit)
                if found is not None:
                    clashes[who] = found
            _note(review, path, visit, day, clashes)


@dataclass(slots=True)
class _Day:
    """The visits of one team or person on one day, by hour."""

    hours: dict[time | None, list[PlannedVisit]] = field(default_factory=dict)

    def add(self, visit: PlannedVisit) -> tuple[PlannedVisit, bool] | None:
        """Add a visit; return an earlier one that clashes, and whether that is certain."""
        same = self.hours.get(visit.at, [])
        clash: tuple[PlannedVisit, bool] | None = None
        if visit.at is not None:
            clash = next(((item, True) for item in same if not _over(item, visit)), None)
        if clash is None:
            clash = next(((item, False) for item in self._unclear(visit)), None)
        self.hours.setdefault(visit.at, []).append(visit)
        return clash

    def _unclear(self, visit: PlannedVisit) -> Iterator[PlannedVisit]:
        hours = self.hours if visit.at is None else (None,)
        for hour in hours:
            for item in self.hours.get(hour, ()):
                if not _over(item, visit) and (item.parent is None or item.parent != visit.parent):
                    yield item


def _over(one: PlannedVisit, other: PlannedVisit) -> bool:
    """Tell whether one is a sub-inspection of the other: the team is there for both."""
    return one.parent == other.code or other.parent == one.code


def _days(visit: PlannedVisit) -> Iterator[date]:
    if visit.first_on is not None and visit.last_on is not None:
        for offset in range((visit.last_on - visit.first_on).days + 1):
            yield visit.first_on + timedelta(days=offset)


def _people_on_two_teams(review: Review) -> Mapping[str, tuple[str, ...]]:
    """Return, by round, who also is on another team; shows each once (domain fact 9)."""
    teams: dict[str, list[str]] = {}
    for _, item in review.rounds():
        for person in item.team.everyone():
            teams.setdefault(person, []).append(item.code)
    for path, item in review.rounds():
        double = [who for who in item.team.everyone() if item.code in teams[who][1:]]
        if double:
            review.findings.warning(
                path,
                N_("{people} cũng có tên trong đoàn của đợt khác"),
                people=listed(map(review.person_name, double)),
            )
    return {
        item.code: tuple(who for who in item.team.everyone() if len(teams[who]) > 1)
        for _, item in review.rounds()
    }


def _note(
    review: Review,
    path: str,
    visit: PlannedVisit,
    day: date,
    clashes: Mapping[str, tuple[PlannedVisit, bool]],
) -> None:
    """Note a clash once, for the team if it is the team's, else for its people."""
    if not clashes:
        return
    team = visit.round in clashes
    other, certain = next(iter(clashes.values()))
    who = N_("đoàn") if team else listed(map(review.person_name, clashes))
    places: dict[str, object] = {
        "who": who,
        "day": shown_day(day),
        "other": other.code,
        "place": review.unit_name(other.unit, day),
    }
    if certain:
        review.findings.error(
            f"{path}.at",
            N_("{who} đã ở {place} lúc {hour} ngày {day} ({other})"),
            hour=f"{visit.at:%H:%M}",
            **places,
        )
    else:
        review.findings.warning(
            path,
            N_("{who} cũng ở {place} ngày {day} ({other}); hãy ghi giờ để tránh trùng"),
            **places,
        )
