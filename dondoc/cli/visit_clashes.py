"""Nobody is at two places at an hour: visits of one team, or of people who are on two teams."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dondoc.cli.desk import Book, Family
from engine.case import Case
from engine.errors import EventRefused
from engine.parties import Team
from engine.situation import team_of
from engine.words import N_

if TYPE_CHECKING:
    from store.views import Views

AWAITED = ("planned", "notified", "report_received", "announced")
"""States of an inspection whose visit is still to come."""


@dataclass(frozen=True, slots=True)
class PlannedHour:
    """When and with whom a team wants to be somewhere."""

    case: Case
    team: Team
    first_on: date
    last_on: date
    at: str


def hour_of(case: Case, team: Team) -> PlannedHour | None:
    """Return when the visit of a case is, ``None`` while the day or the hour is open."""
    first, at = case.dates.get("visit_on"), case.facts.get("at")
    if first is None or not isinstance(at, str):
        return None
    return PlannedHour(case, team, first, case.dates.get("visit_end_on", first), at)


def clashes(wanted: PlannedHour, others: Iterable[PlannedHour]) -> Iterator[tuple[Case, list[str]]]:
    """Yield the cases at which the team, or somebody of it, is at the same hour, with those people."""
    for other in others:
        if _same_hour(wanted, other) and not _one_visit(wanted.case, other.case):
            people = [code for code in wanted.team.everyone() if code in other.team.everyone()]
            same_round = wanted.case.round_id is not None
            if people or (same_round and wanted.case.round_id == other.case.round_id):
                yield other.case, people


def _same_hour(one: PlannedHour, other: PlannedHour) -> bool:
    overlap = one.first_on <= other.last_on and other.first_on <= one.last_on
    return overlap and one.at == other.at


def _one_visit(one: Case, other: Case) -> bool:
    """Tell whether it is the same visit, or one that goes on at a unit below."""
    return one.id in {other.id, other.parent_id} or one.parent_id == other.id


def awaited_hours(views: "Views") -> tuple[PlannedHour, ...]:
    """Return the visits to come that exist for the viewer; a secret one of others is not among them."""
    rounds = {case.id: team_of(case) for case in views.cases(workflow="round")}
    found = []
    for case in views.cases(workflow="inspection", states=AWAITED):
        own = team_of(case)
        team = own if own.everyone() else rounds.get(case.round_id or "", Team())
        found.append(hour_of(case, team))
    return tuple(hour for hour in found if hour is not None)


def refuse_clash(views: "Views", book: Book, family: Family, moved: Case) -> None:
    """Refuse to send a team, or one of its people, to two places at an hour."""
    wanted = hour_of(moved, family.team)
    if wanted is None:
        return
    for other, people in clashes(wanted, awaited_hours(views)):
        raise EventRefused(
            N_(
                "{who} đã có lịch lúc {at} ngày {day} tại {unit} ({other}); chọn giờ hoặc ngày khác"
            ),
            who=[book.person(code) for code in people[:3]] or N_("Đoàn kiểm tra"),
            at=wanted.at,
            day=max(wanted.first_on, other.dates["visit_on"]),
            unit=book.unit(other.unit),
            other=other.code,
        )
