"""How a simulation is shown: one screen of figures, or the table that was asked for."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, TypeVar

from dondoc.cli.output import data, display_width, format_day, table_lines
from dondoc.cli.simulations.late import first_of, late_lines, rest_of
from dondoc.cli.simulations.tables import day_lines, person_lines, timeline_lines
from dondoc.cli.simulations.year import year_lines
from dondoc.language import _, translate_error
from dondoc.words.trade import DATES
from engine.words import N_
from workflows.registry import newest

if TYPE_CHECKING:  # loads the database
    from dondoc.simulation.playing import Simulation
    from dondoc.simulation.record import Move

Item = TypeVar("Item")

WIDTH: Final = 100
HEIGHT: Final = 45
HEADING: Final = 4
FEW: Final = 5
A_LINE: Final = 7


def print_simulation(title: str, played: "Simulation", shown: str) -> None:
    """Print the screen, or the table or timeline that was asked for, under one heading."""
    parts: Mapping[str, Callable[[Simulation], Iterable[str]]] = {
        "": summary_lines,
        "by-day": day_lines,
        "by-person": person_lines,
        "timeline": timeline_lines,
        "year": year_lines,
    }
    for line in (title, _span(played), _ended(played), "", *parts[shown](played)):
        data(fitting(line) if shown in {"", "year"} else line)


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


def summary_lines(played: "Simulation") -> list[str]:
    """Return one screen: where there is much to tell, every list shows fewer of its lines."""
    lines: list[str] = []
    for few in range(FEW, 0, -1):
        lines = [part for line in _summary(played, few) for part in line.split("\n")]
        if len(lines) <= HEIGHT - HEADING:
            break
    return lines


def _summary(played: "Simulation", few: int) -> Iterator[str]:
    yield from _kinds(played)
    yield ""
    yield from late_lines(played, few)
    yield from _stuck(played, few)
    yield from _moved(played, few)
    yield from _gaps(played, few)
    yield from _opened(played, few)
    yield ""
    yield from _mails(played, few)


HEADS: Final = (
    N_("THỜI HẠN"),
    N_("số"),
    N_("đúng"),
    N_("trễ"),
    N_("trễ nhất"),
    N_("chưa số"),
    N_("còn mở"),
    N_("từ – đến"),
)


def _kinds(played: "Simulation") -> list[str]:
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
    return table_lines([_(head) for head in HEADS], rows, right=range(1, 7))


def _days(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return ""
    year = "" if first.year == last.year else f"/{first:%y}"
    return f"{first:%d/%m}{year}–{last:%d/%m/%y}" if first != last else f"{last:%d/%m/%y}"


def _stuck(played: "Simulation", few: int) -> Iterator[str]:
    if played.stuck:
        yield _counted(N_("KHÔNG LÀM ĐƯỢC: {count}"), played.stuck)
        yield from _some(
            played.stuck,
            lambda it: f"  {format_day(it.on)} {it.code}: {translate_error(it.refusal)}",
            few,
        )


def _moved(played: "Simulation", few: int) -> Iterator[str]:
    moves = played.record.moves
    acts = Counter((move.on, move.why) for move in moves)
    first = {(move.on, move.why): move for move in reversed(moves)}
    yield _counted(N_("THỜI HẠN DỜI: {count}"), moves)
    yield from _some(sorted(acts), lambda key: _moved_line(first[key], acts[key]), few)


def _moved_line(move: "Move", count: int) -> str:
    head = _(N_("{on} {why}: {count} thời hạn, như"), on=move.on, why=move.why, count=count)
    text = N_("{case} {label}: {old} → {new}")
    example = _(text, case=move.case, label=move.label, old=move.old_on, new=move.new_on)
    return f"  {head}\n    {example}"


def _gaps(played: "Simulation", few: int) -> Iterator[str]:
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
        few,
    )


def _opened(played: "Simulation", few: int) -> Iterator[str]:
    """Yield what is left at the end of a season; of the next days, how much falls due each week."""
    if not played.is_whole:
        yield from _weeks(played)
    elif opened := played.report.opened:
        yield _counted(N_("CÒN MỞ: {count}"), opened)
        yield from _some(
            opened,
            lambda it: (
                f"  {it.case} {_(it.label)}: "
                + (_(N_("chưa có số")) if it.unset else format_day(it.next_on or date.max))
            ),
            few,
        )


def _weeks(played: "Simulation") -> Iterator[str]:
    weeks = played.report.due_by_week
    yield _(N_("ĐẾN HẠN theo tuần, từ thứ Hai: {count} việc"), count=sum(weeks.values()))
    yield from _in_lines([f"{monday:%d/%m} {count}" for monday, count in weeks.items()])


def _mails(played: "Simulation", few: int) -> Iterator[str]:
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
    yield from _some(
        report.overloads, lambda it: f"  {format_day(it.on)} {it.name}: {it.count}", few
    )


def _months(played: "Simulation") -> Iterator[str]:
    """Yield letters and digests by month; a long simulation takes more than one line."""
    months: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for day in played.report.by_day:
        count = months[f"{day.on:%m/%y}"]
        count[0] += day.letters
        count[1] += day.digests
    yield from _in_lines([f"{name} {a}+{b}" for name, (a, b) in months.items()])


def _in_lines(parts: Sequence[str]) -> Iterator[str]:
    for place in range(0, len(parts), A_LINE):
        yield "  " + "   ".join(parts[place : place + A_LINE])


def _counted(text: str, items: Sequence[object]) -> str:
    return _(text, count=len(items) or _(N_("không")))


def _some(items: Sequence[Item], line: Callable[[Item], str], few: int) -> Iterator[str]:
    """Yield the first lines, and how many more there are."""
    shown = first_of(items, few)
    yield from map(line, shown)
    yield from rest_of(items, shown)


def fitting(line: str) -> str:
    """Cut a line to the width of the screen, by columns."""
    if display_width(line) <= WIDTH:
        return line
    while display_width(line) > WIDTH - 1:
        line = line[:-1]
    return line.rstrip() + "…"
