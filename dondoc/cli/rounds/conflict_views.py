"""Conflicts as they stand for a reader: among what exists for them, and nothing else."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dondoc.cli.desk import Book
from engine.case import Case
from engine.conflict_policy import ConflictPolicy
from engine.conflicts import (
    AWAITED,
    Arrangement,
    Conflict,
    Surroundings,
    arrangement_of,
    conflicts_of,
)
from engine.parties import Team
from engine.plan import Plan
from engine.situation import team_of

if TYPE_CHECKING:
    from store.views import Views


@dataclass(frozen=True)
class VisitBook:
    """The visits that exist for a reader, with their teams and everything they may stand in the way of."""

    cases: Mapping[str, Case]
    carriers: Mapping[str, Case]
    plans: Mapping[str, Plan]
    around: Surroundings

    def team(self, case: Case) -> Team:
        """Return the team of a visit: its own, else that of its round or of the visit above."""
        own = team_of(case)
        above = (self.carriers.get(key or "") for key in (case.round_id, case.parent_id))
        return own if own.everyone() else team_of(next((it for it in above if it), None))

    def arrangement(self, case: Case) -> Arrangement | None:
        """Return where and when a team is to be for a case."""
        return arrangement_of(case, self.team(case))

    def conflicts(self, case: Case) -> tuple[Conflict, ...]:
        """Return what stands in the way of a visit that is still to come."""
        wanted = self.arrangement(case) if case.state in AWAITED else None
        if wanted is None:
            return ()
        plan = self.plans.get(case.plan or "")
        policy = plan.conflicts if plan else ConflictPolicy()
        return conflicts_of(wanted, self.around, policy, plan.organiser if plan else None)


def visit_book(views: "Views", book: Book) -> VisitBook:
    """Read the visits that exist for the viewer."""
    carriers = {case.id: case for case in views.cases(workflow="round")}
    cases = {
        case.id: case for case in views.cases(workflow="inspection") if case.state != "cancelled"
    }
    plans = {plan.code: plan for plan in views.plans()}
    bare = VisitBook(cases, {**cases, **carriers}, plans, Surroundings())
    around = Surroundings(
        tuple(_arrangements(bare, cases.values())), views.outside(), book.units, book.people
    )
    return VisitBook(cases, bare.carriers, plans, around)


def _arrangements(book: VisitBook, cases: Iterable[Case]) -> Iterator[Arrangement]:
    for case in cases:
        found = book.arrangement(case)
        if found is not None:
            yield found
