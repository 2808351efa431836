"""The year of a plan on one screen: obligations, reminders by rung and month, mail, reports, aims."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Final

from dondoc.cli.output import format_day, table_lines
from dondoc.cli.quotas.shown import COUNTED, QuotaPart, parts_of, standing_words
from dondoc.cli.simulations.late import first_of, late_table, rest_of
from dondoc.language import _
from engine.words import N_

if TYPE_CHECKING:  # loads the database
    from dondoc.simulation.playing import Simulation
    from dondoc.simulation.year import ReportLine, RungLine, ShapeLine, Year

HEIGHT: Final = 56
"""Lines under the heading: with it a page of A4."""
MONTHS: Final = 16
SHORT: Final = 34


def year_lines(played: "Simulation") -> list[str]:
    """Return one screen; where there is much to tell, every list shows fewer of its lines."""
    lines: list[str] = []
    for few in range(9, 0, -1):
        lines = [part for line in _year(played, few) for part in line.split("\n")]
        if len(lines) <= HEIGHT:
            break
    return lines


def _year(played: "Simulation", few: int) -> Iterator[str]:
    year = played.year
    assert year is not None  # noqa: S101  (only a plan is shown so)
    yield from _shapes(year)
    yield ""
    yield from late_table(played, few)
    yield ""
    yield from _rungs(year.rungs)
    yield from _mails(played)
    yield ""
    yield from _reports(year, few)
    yield ""
    yield from _aims(year, few)


SHAPES: Final = (
    N_("NGHĨA VỤ"),
    N_("ngày đầu"),
    N_("hồ sơ"),
    N_("lượt"),
    N_("đã xong"),
    N_("trễ"),
    N_("còn mở"),
    N_("từ – đến"),
)


def _shapes(year: "Year") -> list[str]:
    rows = [_shape(line) for line in year.shapes]
    return table_lines([_(head) for head in SHAPES], rows, right=range(1, 7))


def _shape(line: "ShapeLine") -> tuple[object, ...]:
    span = f"{line.first_on:%d/%m/%y}–{line.last_on:%d/%m/%y}" if line.first_on else ""
    figures = (line.at_first, line.cases, line.count, line.on_time, line.late, line.awaited)
    return (_(line.shape), *(number or "-" for number in figures), span)


def _rungs(rungs: Sequence["RungLine"]) -> Iterator[str]:
    """Yield the table of reminders: a line for each rung, a column for each month."""
    months = sorted({month for line in rungs for month in line.by_month})[:MONTHS]
    total = sum(line.total for line in rungs)
    yield _(
        N_("LƯỢT NHẮC, theo bậc và tháng (mỗi người một việc một bậc là một lượt): {total}"),
        total=total,
    )
    if not rungs:
        return
    heads = ("", *_heads(months), _(N_("cả kỳ")))
    rows = [
        (_rung(line.offset), *(line.by_month.get(month, "") for month in months), line.total)
        for line in rungs
    ]
    for line in _plain_table(heads, rows):
        yield f"  {line}"


def _heads(months: Sequence[date]) -> Iterator[str]:
    """Yield the months by number, the first of each year with its year."""
    year = 0
    for month in months:
        yield f"{month:%m}" if month.year == year else f"{month:%m/%y}"
        year = month.year


def _plain_table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    first, _rule, *lines = table_lines(heads, rows, right=range(1, len(heads)))
    return [first, *lines]


def _rung(offset: int | None) -> str:
    """Return the words for a rung; working days before or after the due day."""
    if offset is None:
        return _(N_("rà soát"))
    if offset == 0:
        return _(N_("đúng ngày"))
    text = N_("trước {days}") if offset < 0 else N_("quá {days}")
    return _(text, days=abs(offset))


def _mails(played: "Simulation") -> Iterator[str]:
    report = played.report
    letters, digests = (sum(getattr(d, n) for d in report.by_day) for n in ("letters", "digests"))
    text = N_(
        "THƯ: {digests} bản tin, {letters} thư theo bước, gửi {people} người trong {days} ngày"
    )
    yield _(
        text,
        digests=digests,
        letters=letters,
        people=len(report.by_person),
        days=len(report.by_day),
    )
    if report.by_person:
        top = report.by_person[0]
        busy = max(report.by_person, key=lambda it: it.total)
        text = N_(
            "  một người một ngày nhiều nhất {most} thư ({name}, {on}); cả kỳ {total} ({busy})"
        )
        yield _(
            text, most=top.most, name=top.name, on=top.most_on, total=busy.total, busy=busy.name
        )


def _reports(year: "Year", few: int) -> Iterator[str]:
    handed = [line for line in year.reports if line.handed_in_on]
    late = sum(line.late_working_days is not None for line in year.reports)
    text = N_("BÁO CÁO ĐỊNH KỲ: {regimes} chế độ, {count} kỳ, đã nộp {handed}, trễ {late}")
    yield _(text, regimes=year.aims.regimes, count=len(year.reports), handed=len(handed), late=late)
    if not year.reports:
        return
    shown = first_of(year.reports, few)
    heads = ("", N_("hạn riêng"), N_("hạn cấp trên"), N_("nộp"))
    rows = [_report(line) for line in shown]
    yield from (f"  {line}" for line in _plain_table([_(head) for head in heads], rows))
    yield from rest_of(year.reports, shown)


def _report(line: "ReportLine") -> tuple[object, ...]:
    own = format_day(line.own_on) if line.own_on else _(N_("chưa đặt"))
    outer = format_day(line.outer_on) if line.outer_on else ""
    handed = format_day(line.handed_in_on) if line.handed_in_on else _(N_("chưa nộp"))
    return (line.case, own, outer, handed)


def _aims(year: "Year", few: int) -> Iterator[str]:
    parts = parts_of(year.aims.material, year.aims.quotas)
    day = year.aims.material.day
    yield _(N_("CHỈ TIÊU KIỂM TRA đến {day}: {count}"), day=day, count=len(parts) or _(N_("không")))
    shown = first_of(parts, few)
    yield from (f"  {_quota(part)}" for part in shown)
    yield from rest_of(parts, shown)
    indicators = year.aims.indicators
    if indicators:
        measured = [it for it in indicators if it.latest is not None]
        met = sum(it.met is True for it in measured)
        text = N_("CHỈ TIÊU KẾT QUẢ: {count}, đã đo {measured}, đạt {met}")
        yield _(text, count=len(indicators), measured=len(measured), met=met)


def _quota(part: QuotaPart) -> str:
    name = part.name if len(part.name) <= SHORT else f"{part.name[: SHORT - 1].rstrip()}…"
    head = f"{part.quota.code} {name}"
    if part.each:
        counts = "; ".join(_(COUNTED[it], count=number) for it, number in part.counts.items())
        return _(
            N_("{quota}: {bodies} nơi, {counts}"), quota=head, bodies=len(part.lines), counts=counts
        )
    state = part.lines[0].state
    if state.need is None:
        return f"{head}: {standing_words(state)}"
    text = N_("{quota}: {done} trong {size}, cần {need}: {standing}")
    return _(
        text,
        quota=head,
        done=len(state.reached),
        size=state.size or 0,
        need=state.need,
        standing=standing_words(state),
    )


def year_json(played: "Simulation") -> dict[str, object] | None:
    """Return the year of a plan as programs read it, ``None`` for the next days of an office."""
    year = played.year
    if year is None:
        return None
    return {
        "shapes": [{**_fields(line), "shape": line.shape.name.lower()} for line in year.shapes],
        "rungs": [_rung_json(line) for line in year.rungs],
        "reports": year.reports,
        "regimes": year.aims.regimes,
        "steps": year.steps,
        "quotas": [
            {
                "code": part.quota.code,
                "standing": part.standing.value,
                "lines": Counter(line.state.standing.value for line in part.lines),
                "reached": sum(len(line.state.reached) for line in part.lines),
                "need": part.lines[0].state.need if not part.each else None,
            }
            for part in parts_of(year.aims.material, year.aims.quotas)
        ],
        "indicators": [{"code": it.indicator.code, "met": it.met} for it in year.aims.indicators],
    }


def _fields(line: object) -> dict[str, object]:
    return {each.name: getattr(line, each.name) for each in fields(line)}  # type: ignore[arg-type]  # a dataclass


def _rung_json(line: "RungLine") -> dict[str, object]:
    return {"offset": line.offset, "total": line.total, "by_month": _by_month(line.by_month)}


def _by_month(months: Mapping[date, int]) -> dict[str, int]:
    return {f"{month:%Y-%m}": count for month, count in months.items()}
