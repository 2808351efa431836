"""How a simulation is shown: one screen of figures, tables by day and person, the timeline, JSON."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Final, TypeVar

from dondoc.cli.output import data, display_width, format_day, table_lines
from dondoc.cli.trade_words import DATES, LETTERS
from dondoc.language import _, translate_error
from engine.words import N_
from workflows.registry import newest

if TYPE_CHECKING:  # loads the database
    from dondoc.simulation.playing import Simulation
    from dondoc.simulation.record import Move
    from dondoc.simulation.report import LateLine
    from dondoc.simulation.timeline import Happening

Item = TypeVar("Item")

WIDTH: Final = 100
FEW: Final = 4
A_LINE: Final = 7
LEVELS: Final = {
    1: N_("người được giao"),
    3: N_("người đứng đầu"),
    5: N_("cơ quan chủ trì"),
    10: N_("lãnh đạo"),
}


def print_simulation(title: str, played: "Simulation", shown: str) -> None:
    """Print the screen, or the table or timeline that was asked for, under one heading."""
    parts: Mapping[str, Callable[[Simulation], Iterable[str]]] = {
        "": summary_lines,
        "by-day": day_lines,
        "by-person": person_lines,
        "timeline": timeline_lines,
    }
    for line in (title, _span(played), _ended(played), "", *parts[shown](played)):
        for part in line.split("\n"):
            data(fitting(part) if not shown else part)


def _span(played: "Simulation") -> str:
    report = played.report
    return _(
        N_("Mô phỏng {first}–{last} ({days} ngày): {how}"),
        first=report.first,
        last=report.last,
        days=(report.last - report.first).days + 1,
        how=played.scenario.title or how_played(played),
    )


def _ended(played: "Simulation") -> str:
    cases = ", ".join(
        f"{_(newest(name).label)} {done}/{total}"
        for name, (total, done) in played.report.cases.items()
    )
    return _(N_("Đã kết thúc: {cases}"), cases=cases or "0")


def how_played(played: "Simulation") -> str:
    """Return in words who acts."""
    if not played.anyone_acts:
        return N_("không ai làm gì")
    return N_("mọi người đúng hạn") if played.scenario.is_empty else N_("theo kịch bản")


def summary_lines(played: "Simulation") -> Iterator[str]:
    """Yield the one screen."""
    yield from _kinds(played)
    yield ""
    yield from _late(played)
    yield from _stuck(played)
    yield from _moved(played)
    yield from _gaps(played)
    yield from _opened(played)
    yield ""
    yield from _mails(played)


def _kinds(played: "Simulation") -> list[str]:
    heads = (N_("THỜI HẠN"), N_("số"), N_("đúng"), N_("trễ"), N_("trễ nhất"))
    heads += (N_("chưa số"), N_("còn mở"), N_("từ – đến"))
    rows = [
        (
            _(kind.label),
            kind.count,
            kind.on_time,
            kind.late or "-",
            kind.most_late or "-",
            kind.unset or "-",
            kind.awaited or "-",
            _days(kind.first_on, kind.last_on),
        )
        for kind in played.report.kinds
    ]
    return table_lines([_(head) for head in heads], rows, right=range(1, 7))


def _days(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return ""
    year = "" if first.year == last.year else f"/{first:%y}"
    return f"{first:%d/%m}{year}–{last:%d/%m/%y}" if first != last else f"{last:%d/%m/%y}"


def _late(played: "Simulation") -> Iterator[str]:
    late = played.report.late
    yield _counted(N_("TRỄ HẠN: {count}"), late)
    yield from _some(late, _late_line)
    told = played.report.escalations
    if told:
        levels = (f"{_(LEVELS.get(level, ''))} (+{level}) {n}" for level, n in told.items())
        yield _(N_("  lượt nhắc sau hạn, theo cấp: {levels}"), levels=", ".join(levels))


def _late_line(line: "LateLine") -> str:
    done = format_day(line.done_on) if line.done_on else _(N_("chưa xong"))
    text = N_("  {case} {label}: hạn {due}, {done}, quá hạn {days} ngày làm việc{told}")
    highest = max((offset for offset, _audience, _on in line.told), default=0)
    level = _(N_("; đã báo {level}"), level=LEVELS.get(highest, "")) if highest else ""
    return _(
        text,
        case=line.case,
        label=line.label,
        due=line.due_on,
        done=done,
        days=line.working_days,
        told=level,
    )


def _stuck(played: "Simulation") -> Iterator[str]:
    if played.stuck:
        yield _counted(N_("KHÔNG LÀM ĐƯỢC: {count}"), played.stuck)
        yield from _some(
            played.stuck,
            lambda it: f"  {format_day(it.on)} {it.code}: {translate_error(it.refusal)}",
        )


def _moved(played: "Simulation") -> Iterator[str]:
    moves = played.record.moves
    acts = Counter((move.on, move.why) for move in moves)
    first = {(move.on, move.why): move for move in reversed(moves)}
    yield _counted(N_("THỜI HẠN DỜI: {count}"), moves)
    yield from _some(sorted(acts), lambda key: _moved_line(first[key], acts[key]))


def _moved_line(move: "Move", count: int) -> str:
    head = _(N_("{on} {why}: {count} thời hạn, như"), on=move.on, why=move.why, count=count)
    text = N_("{case} {label}: {old} → {new}")
    example = _(text, case=move.case, label=move.label, old=move.old_on, new=move.new_on)
    return f"  {head}\n    {example}"


def _gaps(played: "Simulation") -> Iterator[str]:
    gaps = played.report.gaps
    yield _counted(N_("KHÔNG CÒN NGÀY LÀM VIỆC GIỮA HAI BƯỚC: {count}"), gaps)
    text = N_("  {case}: {before} {before_on} – {after} {after_on}")
    yield from _some(
        gaps,
        lambda gap: _(
            text,
            case=gap.case,
            before=DATES.get(gap.before, gap.before),
            before_on=gap.before_on,
            after=gap.after,
            after_on=gap.after_on,
        ),
    )


def _opened(played: "Simulation") -> Iterator[str]:
    opened = played.report.opened if played.anyone_acts else ()
    if opened:
        yield _counted(N_("CÒN MỞ: {count}"), opened)
        yield from _some(
            opened,
            lambda it: (
                f"  {it.case} {_(it.label)}: "
                + (_(N_("chưa có số")) if it.unset else format_day(it.next_on or date.max))
            ),
        )


def _mails(played: "Simulation") -> Iterator[str]:
    report = played.report
    letters, digests = (sum(getattr(d, n) for d in report.by_day) for n in ("letters", "digests"))
    yield _(
        N_("THƯ: {all} trong {days} ngày: {letters} thư theo bước, {digests} bản tin nhắc việc"),
        all=letters + digests,
        days=len(report.by_day),
        letters=letters,
        digests=digests,
    )
    yield from _months(played)
    if report.by_person:
        top = report.by_person[0]
        yield _(
            N_("  nhiều nhất một ngày: {name} {most} thư ({on}); cả thời gian: {busy} {total} thư"),
            name=top.name,
            most=top.most,
            on=top.most_on,
            busy=(busy := max(report.by_person, key=lambda it: it.total)).name,
            total=busy.total,
        )
    if report.busiest:
        on, count = report.busiest
        yield _(N_("  ngày nhiều việc đến hạn nhất: {on}, {count} việc"), on=on, count=count)
    text = N_("QUÁ TẢI, trên {bearable} thư một người một ngày: {count}")
    yield _(text, bearable=played.bearable, count=len(report.overloads))
    yield from _some(report.overloads, lambda it: f"  {format_day(it.on)} {it.name}: {it.count}")


def _months(played: "Simulation") -> Iterator[str]:
    """Yield letters and digests by month; a long simulation takes more than one line."""
    months: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for day in played.report.by_day:
        count = months[f"{day.on:%m/%y}"]
        count[0] += day.letters
        count[1] += day.digests
    parts = [f"{name} {letters}+{digests}" for name, (letters, digests) in months.items()]
    for place in range(0, len(parts), A_LINE):
        yield "  " + "   ".join(parts[place : place + A_LINE])


def _counted(text: str, items: Sequence[object]) -> str:
    return _(text, count=len(items) or _(N_("không")))


def _some(items: Sequence[Item], line: Callable[[Item], str], most: int = FEW) -> Iterator[str]:
    """Yield the first lines, and how many more there are."""
    kept = items if len(items) <= most else items[: most - 1]
    yield from map(line, kept)
    if len(items) > len(kept):
        yield _(N_("  … và {count} dòng nữa"), count=len(items) - len(kept))


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
        **({"timeline": timeline_of(played.record)} if timeline else {}),
    }


def fitting(line: str) -> str:
    """Cut a line to the width of the screen, by columns."""
    if display_width(line) <= WIDTH:
        return line
    while display_width(line) > WIDTH - 1:
        line = line[:-1]
    return line.rstrip() + "…"
