"""The heart: from a case and a command to everything that must be written, without writing any of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from engine.audit import AuditDraft, Change
from engine.case import Case, Command, Fact
from engine.conflicts import Conflict
from engine.deadline_changes import ASK, deadlines_after
from engine.definition import Transition
from engine.errors import EventRefused, InvalidInput
from engine.extensions import freed
from engine.ladder import REMINDER, timers_for
from engine.obligations import Deadline, DeadlineState
from engine.rules import SETTINGS_FACT, Rules, setting_facts
from engine.situation import Birth, Effect, Links, Situation, Tell
from engine.timers import DAILY, NoticeRequest, Timer
from engine.words import N_

OPEN: Final = "open"


@dataclass(frozen=True, slots=True)
class Decision:
    """All that one step writes: the case, its deadlines and timers, what is said, what is told.

    ``timers`` is the whole set the case now wants; ``deadlines`` only those opened or changed;
    ``draft`` is the audit entry but for its texts. ``conflicts`` are those its visits stand in, as far
    as the actor may know.
    """

    case: Case
    before: Case
    deadlines: tuple[Deadline, ...]
    timers: tuple[Timer, ...]
    notices: tuple[NoticeRequest, ...]
    births: tuple[Birth, ...]
    tells: tuple[Tell, ...]
    draft: AuditDraft
    conflicts: tuple[Conflict, ...] = ()


def decide(case: Case, command: Command, rules: Rules, links: Links, now: datetime) -> Decision:
    """Return what an event does to a case.

    ``links`` are the relatives and deadlines as read in the same transaction; ``now`` is aware.
    Raises ``EventRefused`` when the event is not possible now and ``InvalidInput`` when a day, a
    document or a reason is missing or wrong.
    """
    situation = situation_of(case, command, rules, links, now)
    transition = rules.machine.leads(situation)
    _check_day(situation, transition)
    _check_needs(situation, transition)
    effect = transition.effect(situation) if transition.effect else Effect()
    after = _after(situation, transition, effect)
    notices = (*_letters(situation, transition), *effect.notices, *_asked(situation, rules))
    tells = (*effect.tells, *_tells(case, transition))
    return decided(situation, after, effect, rules, now, notices, tells)


def begin(
    case: Case,
    command: Command,
    rules: Rules,
    links: Links,
    now: datetime,
    notices: tuple[NoticeRequest, ...] = (),
) -> Decision:
    """Return what the birth of a case writes: ``case`` is complete but for its first deadlines."""
    situation = situation_of(replace(case, version=0), command, rules, links, now)
    return decided(situation, replace(case, version=1), Effect(), rules, now, notices, ())


def situation_of(
    case: Case, command: Command, rules: Rules, links: Links, now: datetime
) -> Situation:
    """Return what a decision about a command may look at, with the calendar known at that moment."""
    today = rules.day_of(now)
    calendar = rules.history.as_known_on(today)
    return Situation(case, command, links, calendar, today, rules.outlines, rules.extensions)


def decided(
    situation: Situation,
    after: Case,
    effect: Effect,
    rules: Rules,
    now: datetime,
    notices: tuple[NoticeRequest, ...],
    tells: tuple[Tell, ...],
) -> Decision:
    """Return the decision that leads to ``after``: its deadlines, its timers and its log entry."""
    changed = deadlines_after(after, situation, effect, rules)
    deadlines = _merged(situation.links.deadlines, changed)
    ended = rules.definition.state(after.state).final
    free = freed(after, situation.links.children, changed, ended=ended)
    return Decision(
        case=after,
        before=situation.case,
        deadlines=changed,
        timers=timers_for(after, deadlines, rules, now),
        notices=notices,
        births=effect.births,
        tells=(*tells, *free),
        draft=_draft(after, changed, situation, now),
    )


def _merged(before: tuple[Deadline, ...], changed: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    merged = {(item.name, item.round): item for item in (*before, *changed)}
    return tuple(merged.values())


def _check_day(situation: Situation, transition: Transition) -> None:
    day = situation.command.occurred_on
    if day > situation.today:
        raise InvalidInput(
            N_("ngày thực hiện {day} ở sau hôm nay {today}; ghi ngày đã xảy ra, không ghi trước"),
            day=day,
            today=situation.today,
        )
    for name in transition.not_before:
        earliest = situation.case.dates.get(name)
        if earliest is not None and day < earliest:
            raise EventRefused(
                N_("“{event}” ngày {day} lại trước mốc {name} ngày {earliest}; kiểm tra lại --on"),
                event=transition.label,
                day=day,
                name=name,
                earliest=earliest,
            )


def _check_needs(situation: Situation, transition: Transition) -> None:
    command = situation.command
    missing = [
        name
        for name, given in (("document", command.document), ("reason", command.reason))
        if name in transition.needs and not given
    ]
    missing += [name for name in transition.needs_dates if situation.date(name) is None]
    if missing:
        raise InvalidInput(
            N_("“{event}” cho {code} còn thiếu: {missing}; ghi thêm {options}"),
            event=transition.label,
            code=situation.case.code,
            missing=", ".join(missing),
            options=" ".join(f"--{name.replace('_', '-')}" for name in missing),
        )


def _after(situation: Situation, transition: Transition, effect: Effect) -> Case:
    case, command = situation.case, situation.command
    dates = merged_days(case.dates, command.dates)
    if transition.date:
        dates[transition.date] = command.occurred_on
    facts = {**case.facts, **command.facts, **effect.facts}
    facts.pop("deadline", None)
    own = {name: setting_facts(given) for name, given in effect.rounds.items() if given}
    if own:
        kept = case.facts.get(SETTINGS_FACT)
        facts[SETTINGS_FACT] = {**(kept if isinstance(kept, Mapping) else {}), **own}
    return replace(
        case,
        state=transition.target or case.state,
        version=case.version + 1,
        secret=case.secret if effect.secret is None else effect.secret,
        dates=merged_days(dates, effect.dates),
        facts={name: value for name, value in facts.items() if value is not None},
    )


def merged_days(dates: Mapping[str, date], changes: Mapping[str, date | None]) -> dict[str, date]:
    """Return dates with changes merged in; a day given as ``None`` is taken out."""
    merged = {**dates, **changes}
    return {name: day for name, day in merged.items() if day is not None}


def _letters(situation: Situation, transition: Transition) -> tuple[NoticeRequest, ...]:
    params = _letter_params(situation)
    return tuple(
        NoticeRequest(
            letter.template,
            letter.audience,
            params={**params, DAILY: True} if letter.daily else params,
        )
        for letter in transition.letters
        if letter.when is None or letter.when.holds(situation)
    )


def _letter_params(situation: Situation) -> dict[str, Fact]:
    """Return what a letter says of the step itself; what it says of the case is read when written."""
    command, before = situation.command, situation.case.dates.get("visit_on")
    params: dict[str, Fact] = {
        "occurred_on": command.occurred_on.isoformat(),
        "reason": command.reason or None,
        "old_on": before.isoformat() if before else None,
        "missing": command.facts.get("missing"),
        "unresolved": command.facts.get("unresolved"),
    }
    if command.document is not None:
        issued_on = command.document.issued_on
        params["document_number"] = command.document.number
        params["document_on"] = issued_on.isoformat() if issued_on else None
        params["document_issuer"] = command.document.issuer or None
    return {name: value for name, value in params.items() if value is not None}


def _asked(situation: Situation, rules: Rules) -> tuple[NoticeRequest, ...]:
    """Return the reminder that goes with asking again about a deadline that has no number."""
    name = situation.command.facts.get("deadline")
    if situation.command.event != ASK or not isinstance(name, str):
        return ()
    template = next((rule for rule in rules.definition.rules if rule.name == name), None)
    opened = any(
        d.name == name and d.state is DeadlineState.OPEN and d.due_on is None
        for d in situation.links.deadlines
    )
    if template is None or not opened:
        return ()
    return (NoticeRequest(REMINDER, template.asked or template.owner, name),)


def _tells(case: Case, transition: Transition) -> tuple[Tell, ...]:
    relatives = {"parent": case.parent_id, "round": case.round_id, "self": case.id}
    return tuple(
        Tell(told, event, optional=True)
        for relative, event in transition.tells
        if (told := relatives.get(relative)) is not None
    )


def _draft(
    after: Case, deadlines: Iterable[Deadline], situation: Situation, now: datetime
) -> AuditDraft:
    command = situation.command
    return AuditDraft(
        chain=f"case:{after.id}",
        action=command.event,
        person=command.actor.person,
        on_behalf_of=command.actor.on_behalf_of,
        case_id=after.id,
        occurred_on=command.occurred_on,
        recorded_at=now,
        document=command.document,
        changes=changes_between(
            {**columns_of(situation.case), **deadline_columns(situation.links.deadlines)},
            {
                **columns_of(after),
                **deadline_columns(_merged(situation.links.deadlines, tuple(deadlines))),
            },
        ),
    )


def columns_of(case: Case) -> dict[str, Fact]:
    """Return a case flat, as the audit log records it: one name for each date and fact.

    A case that does not exist yet (version 0) has nothing to record.
    """
    if not case.version:
        return {}
    return {
        "code": case.code,
        "workflow": f"{case.workflow}/{case.workflow_version}",
        "state": case.state,
        "version": case.version,
        "plan": case.plan,
        "unit": case.unit,
        "secret": case.secret or None,
        **{f"dates.{name}": day.isoformat() for name, day in case.dates.items()},
        **{f"facts.{name}": value for name, value in case.facts.items()},
    }


def deadline_columns(deadlines: Iterable[Deadline]) -> dict[str, Fact]:
    """Return deadlines flat, as the audit log of their case records them."""
    columns: dict[str, Fact] = {}
    for item in deadlines:
        stem = f"deadline.{item.name}.{item.round}"
        columns[f"{stem}.due_on"] = item.due_on.isoformat() if item.due_on else None
        columns[f"{stem}.state"] = item.state.value
        columns[f"{stem}.late"] = item.late_working_days
        columns[f"{stem}.excused"] = item.excused or None
    return columns


def changes_between(before: Mapping[str, Fact], after: Mapping[str, Fact]) -> dict[str, Change]:
    """Return what differs: name to (before, after)."""
    names = dict.fromkeys((*before, *after))
    return {
        name: (before.get(name), after.get(name))
        for name in names
        if before.get(name) != after.get(name)
    }
