"""Changes of a case that are no step of its workflow: a plan amended, a unit succeeded, work handed over.

They are possible in every state, a final one included, and lead from no state to another unless they
say so. Deadlines follow as with a step that fulfils nothing: where the rule or the day they hang on has
changed they move, and one that had passed before keeps its date and its verdict.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from engine.case import Actor, Case, Command, DocumentRef, Fact
from engine.decisions import Decision, decided, merged_days, situation_of
from engine.rules import Rules
from engine.situation import Effect, Links


@dataclass(frozen=True, slots=True)
class Amendment:
    """What changes: ``dates`` and ``facts`` are merged (``None`` removes), the rest replaces if given.

    ``action`` is the word of the audit entry; ``occurred_on`` the day from which it holds;
    ``reveals`` lifts the secrecy.
    """

    action: str
    actor: Actor
    occurred_on: date
    document: DocumentRef | None = None
    reason: str = ""
    dates: Mapping[str, date | None] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    unit: str | None = None
    insiders: frozenset[str] | None = None
    state: str | None = None
    reveals: bool = False

    @property
    def command(self) -> Command:
        """Return the amendment as a command, in whose form texts, log entries and tells are written."""
        return Command(
            self.action,
            self.actor,
            self.occurred_on,
            document=self.document,
            reason=self.reason,
            dates=self.dates,
            facts=self.facts,
        )


def amend(case: Case, amendment: Amendment, rules: Rules, links: Links, now: datetime) -> Decision:
    """Return what an amendment does to a case; it is refused by nobody here, the caller has checked."""
    situation = situation_of(case, amendment.command, rules, links, now)
    return decided(situation, amended(case, amendment), Effect(), rules, now, (), ())


def amended(case: Case, amendment: Amendment) -> Case:
    """Return the case as it is after the amendment."""
    facts = {**case.facts, **amendment.facts}
    return replace(
        case,
        state=amendment.state or case.state,
        version=case.version + 1,
        unit=amendment.unit or case.unit,
        secret=case.secret and not amendment.reveals,
        insiders=case.insiders if amendment.insiders is None else amendment.insiders,
        dates=merged_days(case.dates, amendment.dates),
        facts={name: value for name, value in facts.items() if value is not None},
    )
