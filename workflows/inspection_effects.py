"""What the events of an inspection change besides its state."""

from collections.abc import Mapping
from datetime import date

from engine.case import Case, Fact
from engine.definition import Guard
from engine.plan import RuleSetting
from engine.situation import Birth, Effect, Situation, Tell
from engine.words import N_
from workflows.guards import (
    ENDED_REMEDIATIONS,
    WITHDRAWN,
    all_remediated,
    items_of,
    names_of,
    number_of,
    remediations,
    visit_end,
)
from workflows.inspection_guards import no_reinspection_ordered, subs


def agree(situation: Situation) -> Effect:
    """Settle the day and hour with the unit: they are no longer tentative."""
    return Effect(dates={"visit_end_on": visit_end(situation)}, facts={"tentative": None})


def reschedule(situation: Situation) -> Effect:
    """Fix a new day and count the moves, so that calendars replace the old entry.

    The new day is settled, unless it comes from a plan that still calls it tentative.
    """
    moves = number_of(situation.case.facts.get("moves"))
    tentative = situation.command.facts.get("tentative")
    return Effect(
        dates={"visit_end_on": visit_end(situation)},
        facts={"tentative": tentative, "moves": moves + 1, "postponed_from": None},
    )


def postpone(situation: Situation) -> Effect:
    """No day any more; remember where the case stood, so that it goes on from there."""
    moves = number_of(situation.case.facts.get("moves"))
    return Effect(
        dates={"visit_on": None, "visit_end_on": None},
        facts={"postponed_from": situation.case.state, "moves": moves + 1},
    )


def request_supplement(situation: Situation) -> Effect:
    """Open the next round of the report, due on the day the team gives or not set."""
    by = situation.command.dates.get("report_by")
    asked = number_of(situation.case.facts.get("supplements"))
    setting = RuleSetting("report", amount=None, unit="date" if by else "working_days")
    return Effect(
        dates={"report_accepted_on": None},
        facts={"supplements": asked + 1},
        rounds={"report": setting},
    )


def announce(situation: Situation) -> Effect:
    """End the secret: what was said to insiders only may be said to all."""
    del situation
    return Effect(secret=False)


def inspect(situation: Situation) -> Effect:
    """Take the real last day of the visit: the conclusion counts from it."""
    done_on = situation.command.occurred_on
    first = situation.case.dates.get("visit_on")
    return Effect(
        dates={"visit_end_on": done_on, "visit_on": min(first, done_on) if first else done_on},
    )


def conclude(situation: Situation) -> Effect:
    """One remediation is born for each recommendation; common conclusions end the sub-inspections."""
    given = items_of(situation.command.facts.get("recommendations"))
    births = tuple(
        _birth(situation, item, f"KN{number}") for number, item in enumerate(given, start=1)
    )
    tells = tuple(
        Tell(sub.id, "conclude-with-parent", optional=True)
        for sub in subs(situation)
        if sub.facts.get("conclusion") == "common"
    )
    kept: dict[str, Fact] = {"recommendations": None, "recommendation_count": len(births) or None}
    return Effect(facts=kept, births=births, tells=tells)


def _birth(situation: Situation, item: Mapping[str, Fact], tail: str) -> Birth:
    facts = {name: value for name, value in item.items() if name not in {"unit", "remedy", "by"}}
    remedy, by = item.get("remedy"), item.get("by")
    if isinstance(remedy, Mapping):
        facts["settings"] = {"remedy": remedy}
    dates = {"issued_on": situation.command.occurred_on}
    if isinstance(by, str):
        dates["remedy_by"] = date.fromisoformat(by)
    unit = item.get("unit")
    return Birth(
        code=f"{situation.case.code}-{tail}",
        workflow="remediation",
        unit=unit if isinstance(unit, str) else situation.case.unit,
        dates=dates,
        facts=facts,
    )


def _unresolved(situation: Situation) -> tuple[str, ...]:
    return names_of(situation.command.facts.get("unresolved"))


known_recommendations = Guard(
    "known-recommendations",
    N_("có mã kiến nghị không thuộc hồ sơ này; xem mã bằng “dondoc case show”"),
    lambda situation: (
        set(_unresolved(situation))
        <= {c.code for c in remediations(situation) if c.state != WITHDRAWN}
    ),
)
with_the_unit = Guard(
    "with-the-unit",
    N_(
        "kiến nghị đã chuyển cấp có thẩm quyền thì không trả lại đơn vị; bỏ mã đó khỏi --unresolved"
    ),
    lambda situation: (
        not any(
            c.code in _unresolved(situation) and c.state == "passed_on"
            for c in remediations(situation)
        )
    ),
)
may_close = Guard(
    "may-close",
    N_("còn kiến nghị chưa kết thúc hoặc còn phúc tra"),
    lambda situation: (
        all_remediated.holds(situation)
        and no_reinspection_ordered.holds(situation)
        and not _unresolved(situation)
    ),
)
remediation_goes_on = Guard(
    "remediation-goes-on",
    N_("mọi kiến nghị đã kết thúc"),
    # The recommendations of a conclusion are born right after it, so its state speaks for them.
    lambda situation: situation.case.state == "concluded" or not may_close.holds(situation),
)


def reinspect(situation: Situation) -> Effect:
    """Points found unresolved go on: an open one is returned, an ended one is followed by a new one."""
    number = number_of(situation.case.facts.get("reinspections")) + 1
    points = [c for c in remediations(situation) if c.code in _unresolved(situation)]
    ended = [c for c in points if c.state in ENDED_REMEDIATIONS]
    return Effect(
        dates={"reinspection_on": None, "remediated_on": situation.command.occurred_on},
        facts={"reinspections": number, "unresolved": None, "remedy": None},
        births=tuple(_successor(situation, case, number) for case in ended),
        tells=tuple(_found_unresolved(situation, c) for c in points if c not in ended),
    )


POINT = frozenset({"text_ref", "field", "severity", "responsibility"})
"""What a recommendation says, apart from what was done about it so far."""


def _successor(situation: Situation, ended: Case, number: int) -> Birth:
    kept = {name: value for name, value in ended.facts.items() if name in POINT}
    item = {**kept, "follows": ended.code, "remedy": _counted_from_reinspection(situation)}
    by = situation.command.dates.get("remedy_by")
    if by is not None:
        item["by"] = by.isoformat()
    stem = ended.code.removeprefix(f"{situation.case.code}-")
    birth = _birth(situation, item, f"{stem}-PT{number}")
    dates = {**birth.dates, "reinspected_on": situation.command.occurred_on}
    return Birth(birth.code, birth.workflow, ended.unit, dates, birth.facts)


def _counted_from_reinspection(situation: Situation) -> Fact:
    given = situation.command.facts.get("remedy")
    return {**given, "anchor": "reinspected_on"} if isinstance(given, Mapping) else given


def _found_unresolved(situation: Situation, case: Case) -> Tell:
    return Tell(
        case.id,
        "find-unresolved",
        dates={"remedy_by": situation.command.dates.get("remedy_by")},
        facts={"remedy": situation.command.facts.get("remedy")},
        reason=situation.command.reason,
    )


def propose(situation: Situation) -> Effect:
    """Keep what the unit asks for, numbered, until it is answered."""
    proposals = items_of(situation.case.facts.get("proposals"))
    fresh: dict[str, Fact] = {
        "no": len(proposals) + 1,
        "on": situation.command.occurred_on.isoformat(),
        "text_ref": situation.command.facts.get("proposal_text_ref"),
    }
    return Effect(facts={"proposals": [*proposals, fresh], "proposal_text_ref": None})


def answer_proposal(situation: Situation) -> Effect:
    """Write the answer beside the proposal it answers."""
    number = situation.command.facts.get("proposal")
    answer: dict[str, Fact] = {
        "answered_on": situation.command.occurred_on.isoformat(),
        "answer_ref": situation.command.facts.get("answer_text_ref"),
    }
    proposals = [
        {**item, **answer} if item.get("no") == number else dict(item)
        for item in items_of(situation.case.facts.get("proposals"))
    ]
    return Effect(facts={"proposals": proposals, "proposal": None, "answer_text_ref": None})
