"""A simulation in full: tables of mail by day and by person, the timeline, JSON for programs."""

from dataclasses import fields
from typing import TYPE_CHECKING

from dondoc.cli.output import format_day, table_lines
from dondoc.cli.simulations.year import year_json
from dondoc.language import _, translate_error
from dondoc.words.trade import LETTERS
from engine.words import N_

if TYPE_CHECKING:  # loads the database
    from dondoc.simulation.playing import Simulation
    from dondoc.simulation.timeline import Happening


def day_lines(played: "Simulation") -> list[str]:
    """Return the table of mail by day."""
    heads = (N_("Ngày"), N_("thư theo bước"), N_("bản tin"), N_("số người"), N_("nhiều nhất"))
    rows = [
        (day.on, day.letters, day.digests, day.people, day.most) for day in played.report.by_day
    ]
    return table_lines([_(head) for head in heads], rows, right=range(1, 5))


def person_lines(played: "Simulation") -> list[str]:
    """Return the table of mail by person."""
    heads = (N_("Người"), N_("Mã"), N_("thư"), N_("bản tin"), N_("nhiều nhất"), N_("ngày"))
    rows = [
        (it.name, it.person, it.total, it.digests, it.most, it.most_on)
        for it in played.report.by_person
    ]
    return table_lines([_(head) for head in heads], rows, right=range(2, 5))


def timeline_lines(played: "Simulation") -> list[str]:
    """Return every line of the timeline."""
    from dondoc.simulation.timeline import timeline_of

    heads = (N_("Ngày"), N_("việc gì"), N_("Hồ sơ"), N_("nội dung"))
    rows = [(it.on, it.kind, it.case, _told(it)) for it in timeline_of(played.record)]
    return table_lines([_(head) for head in heads], rows)


def _told(item: "Happening") -> str:
    from dondoc.simulation.timeline import Kind

    people = ", ".join(item.people)
    match item.kind:
        case Kind.MOVED:
            text = N_("{label}: {old} → {new}")
            return _(text, label=item.label, old=item.old_on, new=item.new_on)
        case Kind.REMINDED | Kind.OVERDUE:
            return f"{_(item.label)} ({item.offset:+d}) → {people}"
        case Kind.ASKED:
            return f"{_(item.label)} → {people}"
        case Kind.DIGESTS:
            return people
        case Kind.LETTER:
            return f"{_(LETTERS.get(item.label, item.label))} → {people}"
        case Kind.DUE:
            return _due(item)
    return _(item.label)


def _due(item: "Happening") -> str:
    if item.working_days is not None:
        text = N_("{label}: quá hạn {days} ngày làm việc, {done}")
        done = format_day(item.done_on) if item.done_on else _(N_("chưa xong"))
        return _(text, label=item.label, days=item.working_days, done=done)
    if item.still_open:
        return _(N_("{label}: còn mở"), label=item.label)
    return _(N_("{label}: đúng hạn {done}"), label=item.label, done=item.done_on)


def simulation_json(played: "Simulation", *, timeline: bool) -> dict[str, object]:
    """Return a simulation as programs read it."""
    from dondoc.simulation.timeline import timeline_of

    report, scenario = played.report, played.scenario
    return {
        "scenario": scenario.title,
        "anyone_acts": played.anyone_acts,
        "bearable": played.bearable,
        **{each.name: getattr(report, each.name) for each in fields(report)},
        "cases": {name: {"all": n, "ended": done} for name, (n, done) in report.cases.items()},
        "moves": played.record.moves,
        "stuck": [
            {"case": it.code, "event": it.event, "on": it.on, "text": translate_error(it.refusal)}
            for it in played.stuck
        ],
        "year": year_json(played),
        **({"timeline": timeline_of(played.record)} if timeline else {}),
    }
