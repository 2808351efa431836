"""How quotas are printed: one part for each quota, bodies with a quota of their own in one table."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from itertools import groupby
from textwrap import wrap
from typing import Final

from dondoc.cli.calendars.drawing import named_day
from dondoc.cli.desk import Book
from dondoc.cli.output import data, format_day, print_table
from dondoc.cli.quotas.indicator_shown import goal_words
from dondoc.language import _
from dondoc.quotas.findings import Beyond, beyond_of
from dondoc.quotas.reading import Material, QuotaLine
from engine.bands import BandState, band_of, still_needed
from engine.calendar import Roll
from engine.plan import Plan
from engine.quota_standing import QuotaState, Standing
from engine.quotas import WHOLE, Quota, Share
from engine.words import N_

STANDINGS: Final = {
    Standing.UNKNOWN: N_("chưa tính được: chưa có danh sách hoặc tổng số"),
    Standing.REACHED: N_("[XANH] đã đạt"),
    Standing.PLANNED: N_("[XANH] đủ theo kế hoạch"),
    Standing.SHORT: N_("[VÀNG] còn thiếu"),
    Standing.WARNED: N_("[VÀNG] còn thiếu, sắp không kịp"),
    Standing.UNANNOUNCED_ONLY: N_("[ĐỎ] không kịp thông báo, chỉ còn kiểm tra đột xuất"),
    Standing.IMPOSSIBLE: N_("[ĐỎ] không thể đạt"),
    Standing.EXCEEDED: N_("[ĐỎ] vượt mức"),
}
COUNTED: Final = {
    Standing.REACHED: N_("{count} đã đạt"),
    Standing.PLANNED: N_("{count} đủ theo kế hoạch"),
    Standing.SHORT: N_("{count} còn thiếu"),
    Standing.WARNED: N_("{count} sắp không kịp"),
    Standing.UNANNOUNCED_ONLY: N_("{count} chỉ còn đột xuất"),
    Standing.IMPOSSIBLE: N_("{count} không thể đạt"),
    Standing.EXCEEDED: N_("{count} vượt mức"),
    Standing.UNKNOWN: N_("{count} chưa tính được"),
}
GRAVITY: Final = (
    Standing.IMPOSSIBLE,
    Standing.EXCEEDED,
    Standing.UNANNOUNCED_ONLY,
    Standing.WARNED,
    Standing.SHORT,
    Standing.PLANNED,
    Standing.REACHED,
    Standing.UNKNOWN,
)
"""The gravest first: of bodies that each have a quota, the gravest standing is told for all."""
UNKNOWN: Final = {
    Share.UNITS: STANDINGS[Standing.UNKNOWN],
    Share.INSPECTIONS: N_("chưa tính được: chưa có cuộc kiểm tra nào"),
    Share.FINDINGS: N_("chưa tính được: chưa có kiến nghị nào"),
}
THINGS: Final = {
    Share.UNITS: N_("đơn vị"),
    Share.INSPECTIONS: N_("cuộc kiểm tra"),
    Share.FINDINGS: N_("kiến nghị"),
}
COLUMNS: Final = 100


@dataclass(frozen=True, slots=True)
class QuotaPart:
    """One quota of a plan with its lines: one, or one for each body that has to reach it.

    ``beyond`` are recommendations that are due after its day. ``late_after`` is the working day after
    which something due on that day is late, where the day is a day off.
    """

    plan: Plan
    quota: Quota
    lines: tuple[QuotaLine, ...]
    beyond: tuple[Beyond, ...] = field(default=())
    late_after: date | None = None

    @property
    def each(self) -> bool:
        """Tell whether there is a line for each body of a population that has to reach it."""
        return bool(self.quota.each) and any(line.unit for line in self.lines)

    @property
    def standing(self) -> Standing:
        """Return how it stands; of several bodies, the gravest."""
        found = {line.state.standing for line in self.lines}
        return next(standing for standing in GRAVITY if standing in found)

    @property
    def counts(self) -> dict[Standing, int]:
        """Return how many lines stand where, the gravest first."""
        found = Counter(line.state.standing for line in self.lines)
        return {standing: found[standing] for standing in GRAVITY if found[standing]}

    @property
    def name(self) -> str:
        """Return the words of the plan, else the name of the population."""
        population = self.plan.aims.population(self.quota.population or self.quota.each)
        return self.quota.text or (population.name if population else self.quota.code)


def parts_of(material: Material, lines: Iterable[QuotaLine]) -> tuple[QuotaPart, ...]:
    """Return the lines of a plan by quota, in the order of the plan."""
    plan = material.plan
    past = beyond_of(plan, material.deadlines)
    quotas = {quota.code: quota for quota in plan.aims.quotas}
    return tuple(
        QuotaPart(
            plan,
            quotas[code],
            tuple(found),
            tuple(item for item in past if item.quota == code),
            _late_after(material, quotas[code]),
        )
        for code, found in groupby(lines, key=lambda line: line.state.quota.code)
    )


def _late_after(material: Material, quota: Quota) -> date | None:
    if quota.by is None or material.calendar.is_working_day(quota.by):
        return None
    return material.calendar.roll(quota.by, Roll.FOLLOWING)


def standing_words(state: QuotaState) -> str:
    """Return how a quota stands; where nothing can be computed, what is missing for it."""
    if state.standing is Standing.UNKNOWN:
        return _(UNKNOWN[state.quota.of])
    return _(STANDINGS[state.standing])


def print_part(part: QuotaPart, book: Book, *, detail: bool) -> None:
    """Print one quota."""
    data()
    _print_wrapped(f"{part.quota.code}: {part.name}", indent="  ")
    if part.each:
        data("  " + _(STANDINGS[part.standing]))
        _print_bodies(part, book, detail=detail)
        return
    (line,) = part.lines
    data("  " + standing_words(line.state))
    _print_figures(line.state)
    _print_days(line.state)
    _print_year_end(part)
    _print_points(part, line.state)
    _print_beyond(part)
    if detail:
        _print_behind(_("Đã tính"), line.state.reached, book)
        _print_behind(_("Đã lên lịch"), line.state.planned, book)


def _print_wrapped(text: str, indent: str) -> None:
    first, *others = wrap(text, COLUMNS)
    data(first)
    for line in others:
        data(indent + line)


def _print_figures(state: QuotaState) -> None:
    if state.need is None:
        return
    data("  " + _(
        "{thing}: {reached}/{need} (cần {need}: {goal}), đã lên lịch {planned}, còn thiếu {missing}",
        thing=_(THINGS[state.quota.of]), reached=len(state.reached), need=state.need,
        goal=_whole(state), planned=len(state.planned), missing=state.missing,
    ))  # fmt: skip


def _print_days(state: QuotaState) -> None:
    if state.last_notice_on:
        data("  " + _("Chậm nhất phải thông báo: {day}", day=named_day(state.last_notice_on)))
    if state.last_visit_on:
        data("  " + _("Chậm nhất phải kiểm tra: {day}", day=named_day(state.last_visit_on)))


def _print_year_end(part: QuotaPart) -> None:
    """Say both days where recommendations may be due on a day off: one closes the figure."""
    quota = part.quota
    if quota.of is Share.FINDINGS and quota.by is not None and part.late_after is not None:
        data("  " + _(
            "Số liệu tính đến hết {by}; việc có hạn ngày đó thì sau {late} mới là quá hạn",
            by=named_day(quota.by), late=named_day(part.late_after),
        ))  # fmt: skip


def _print_bodies(part: QuotaPart, book: Book, *, detail: bool) -> None:
    """Print how many bodies stand where; with ``detail`` each of them."""
    counts = ", ".join(_(COUNTED[name], count=count) for name, count in part.counts.items())
    data("  " + _("{bodies} cơ quan: {counts} ({goal} của mỗi cơ quan)",
                  bodies=len(part.lines), counts=counts, goal=goal_words(part.quota.goal)))  # fmt: skip
    dated = next((line.state for line in part.lines if line.state.last_visit_on), None)
    if dated is not None:
        _print_days(dated)
    if not detail:
        return
    heads = (_("Cơ quan"), _("Kết quả"), _("Đạt/cần"), _("Đã lên lịch"), _("Còn thiếu"))
    print_table(heads, [_body_row(line, book) for line in part.lines], right={2, 3, 4}, indent="  ")


def _body_row(line: QuotaLine, book: Book) -> tuple[str, ...]:
    state = line.state
    words = standing_words(state).partition(":")[0]
    if state.need is None:
        return (book.unit(line.unit), words, "", "", "")
    return (
        book.unit(line.unit), words, f"{len(state.reached)}/{state.need}", str(len(state.planned)),
        str(state.missing),
    )  # fmt: skip


def _print_points(part: QuotaPart, state: QuotaState) -> None:
    found = points_of(part.plan, state)
    if found is None:
        return
    data("  " + _("Điểm: {points}", points=found.reached.points if found.reached else "0"))
    if found.next and state.size is not None:
        data("  " + _(
            "Từ {percent} %: {points} điểm, cần thêm {count} {thing}",
            percent=found.next.from_percent, points=found.next.points,
            count=still_needed(found.next, len(state.reached), state.size),
            thing=_(THINGS[state.quota.of]),
        ))  # fmt: skip


def points_of(plan: Plan, state: QuotaState) -> BandState | None:
    """Return the band of what is reached; ``None`` without bands, or without a whole."""
    if not state.size:
        return None
    share = Fraction(len(state.reached), state.size) * WHOLE
    return band_of(plan.aims.bands, state.quota.code, share)


def _print_beyond(part: QuotaPart) -> None:
    if not part.beyond:
        return
    data("  " + _("[VÀNG] {count} kiến nghị có hạn sau ngày chốt số liệu {by}:",
                  count=len(part.beyond), by=format_day(part.beyond[0].by)))  # fmt: skip
    for item in part.beyond:
        data("    " + beyond_words(item))


def beyond_words(item: Beyond) -> str:
    """Return a recommendation with its day, and with both days where its own is a day off."""
    if item.nominal_on <= item.by:
        return _(
            "{code}: hạn {nominal} là ngày nghỉ, quá hạn sau {due}, nhưng số liệu năm chốt {by}",
            code=item.code,
            nominal=format_day(item.nominal_on),
            due=format_day(item.due_on),
            by=format_day(item.by),
        )
    return _("{code}: hạn {due}, sau {by}", code=item.code, due=named_day(item.due_on),
             by=format_day(item.by))  # fmt: skip


def _print_behind(title: str, codes: tuple[str, ...], book: Book) -> None:
    for code in codes:
        data(f"    {title}: {code} {book.unit(code) if code in book.units else ''}".rstrip())


def _whole(state: QuotaState) -> str:
    """Return a goal with the number it is a share of, where that is known."""
    goal = goal_words(state.quota.goal)
    return goal if state.size is None else _("{goal} của {size}", goal=goal, size=state.size)


def line_json(line: QuotaLine) -> dict[str, object]:
    """Return a quota, or one body's share of it, as JSON says it."""
    state = line.state
    return {
        "code": state.quota.code,
        "unit": line.unit or None,
        "text": state.quota.text,
        "of": state.quota.of,
        "by": state.quota.by,
        "standing": state.standing,
        "size": state.size,
        "need": state.need,
        "reached": list(state.reached),
        "planned": list(state.planned),
        "missing": state.missing,
        "last_notice_on": state.last_notice_on,
        "last_visit_on": state.last_visit_on,
    }


def part_json(part: QuotaPart) -> dict[str, object]:
    """Return what is printed of a whole quota as JSON says it."""
    found = points_of(part.plan, part.lines[0].state) if not part.each else None
    return {
        "code": part.quota.code,
        "standing": part.standing,
        "bodies": len(part.lines) if part.each else None,
        "standings": {name.value: count for name, count in part.counts.items()},
        "points": found.reached.points if found and found.reached else None,
        "next_points_from_percent": found.next.from_percent if found and found.next else None,
        "due_after": [
            {"code": item.code, "due_on": item.due_on, "nominal_on": item.nominal_on}
            for item in part.beyond
        ],
    }
