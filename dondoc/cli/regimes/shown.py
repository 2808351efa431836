"""Report regimes on the screen: their periods, the days of each, and what was handed in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dondoc.cli.calendars.drawing import named_day
from dondoc.cli.desk import Book, Desk
from dondoc.cli.output import data, format_day, print_table
from dondoc.cli.progress import Progress, progress_of
from dondoc.cli.step_report import is_reminding, state_label
from dondoc.language import _
from engine.calendar import WorkingCalendar
from engine.case import Case
from engine.obligations import Deadline, DeadlineState
from engine.plan import Plan
from engine.planned_tasks import ReportRegime
from engine.words import N_
from workflows.periodic_report import BEFORE_HAND_IN, HAND_IN, NAME, OUTER_LIMIT, SUPPLEMENT
from workflows.periodic_reports.cases import ON_DEMAND
from workflows.periodic_reports.periods import MONTHLY, WEEKLY
from workflows.periodic_reports.regime_rules import PERIOD, REGIME

DUTIES: Final = (SUPPLEMENT, HAND_IN, OUTER_LIMIT)
"""The deadlines of a report that people keep, the one that speaks first."""
OWED: Final = frozenset({*BEFORE_HAND_IN, "returned"})
NEXT: Final = "→"
"""Before the report that is due next."""
SHORT: Final = {
    "Q1": N_("quý I"),
    "Q2": N_("quý II"),
    "Q3": N_("quý III"),
    "Q4": N_("quý IV"),
    "H1": N_("6 tháng đầu năm"),
    "H2": N_("6 tháng cuối năm"),
    "M9": N_("9 tháng"),
    "Y": N_("năm"),
    ON_DEMAND: N_("theo yêu cầu"),
}


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One report of a regime with its deadlines by name, the newest round of each."""

    case: Case
    deadlines: Mapping[str, Deadline]

    def due_on(self, name: str) -> date | None:
        """Return when one of its deadlines is due."""
        found = self.deadlines.get(name)
        return found.due_on if found else None

    @property
    def speaking(self) -> Deadline | None:
        """The deadline that says how the report stands: one with a day before one without."""
        found = [self.deadlines[name] for name in DUTIES if name in self.deadlines]
        kept = [item for item in found if item.state is not DeadlineState.WITHDRAWN]
        return next((item for item in kept if item.due_on), next(iter(kept), None))

    def progress(self, today: date, calendar: WorkingCalendar) -> Progress | None:
        """Return where the report stands today."""
        deadline = self.speaking
        if deadline is None:
            return None
        reminding = is_reminding(self.case, deadline)
        return progress_of(deadline, today, calendar, reminding=reminding)


@dataclass(frozen=True, slots=True)
class RegimeLine:
    """One regime of a plan with its reports, the earliest first."""

    regime: ReportRegime
    reports: tuple[ReportLine, ...]

    @property
    def next(self) -> ReportLine | None:
        """The report that is due next and not handed in yet."""
        owed = [item for item in self.reports if item.case.state in OWED]
        return min(owed, key=_first_day, default=None)


def _first_day(line: ReportLine) -> date:
    days = [item.due_on for item in line.deadlines.values() if item.name in DUTIES and item.due_on]
    return min(days, default=line.case.dates.get("period_last_on", date.max))


def regime_lines(
    plan: Plan, cases: Sequence[Case], deadlines: Sequence[Deadline]
) -> tuple[RegimeLine, ...]:
    """Return the regimes of a plan, each with its reports."""
    latest: dict[str, dict[str, Deadline]] = {}
    for item in sorted(deadlines, key=lambda each: each.round):
        latest.setdefault(item.case_id, {})[item.name] = item
    found = [ReportLine(case, latest.get(case.id, {})) for case in cases if case.workflow == NAME]
    found.sort(key=lambda line: (_day_of(line.case), line.case.code))
    return tuple(
        RegimeLine(regime, tuple(it for it in found if it.case.facts.get(REGIME) == regime.code))
        for regime in plan.regimes
    )


def _day_of(case: Case) -> date:
    dates = case.dates
    return dates.get("period_last_on") or dates.get("requested_on") or date.max


def period_name(case: Case) -> str:
    """Return the period of a report in a few words."""
    kind, last = str(case.facts.get(PERIOD)), case.dates.get("period_last_on")
    if kind == MONTHLY and last:
        return _("tháng {month}", month=last.month)
    if kind == WEEKLY and last:
        return _("tuần đến {day}", day=last)
    return _(SHORT.get(kind, kind))


def report_sums(plan: Plan, cases: Iterable[Case]) -> tuple[str, ...]:
    """Return the line that counts the reports of a plan, and one where no own day is set."""
    reports = [case for case in cases if case.workflow == NAME]
    if not plan.regimes:
        return ()
    line = _(
        "{reports} báo cáo của {regimes} chế độ báo cáo",
        reports=len(reports),
        regimes=len(plan.regimes),
    )
    unset = [item.code for item in plan.regimes if item.periods and item.day is None]
    if not unset:
        return (line,)
    return line, _(
        "[VÀNG] chưa có ngày báo cáo của cơ quan: {codes}; đặt bằng dondoc regime set-day",
        codes=unset,
    )


def print_regimes(plan: Plan, lines: Sequence[RegimeLine], book: Book, desk: Desk) -> None:
    """Print the regimes of a plan."""
    data(_("Chế độ báo cáo của {plan} đến {day}", plan=plan.code, day=named_day(desk.today)))
    if not lines:
        data(_("Kế hoạch này không nêu chế độ báo cáo nào"))
    for line in lines:
        data()
        for text in _head(plan, line.regime, book):
            data(text)
        _print_reports(line, desk)


def _head(plan: Plan, regime: ReportRegime, book: Book) -> Iterator[str]:
    where = _(", gửi {to}", to=regime.hand_in_to) if regime.hand_in_to else ""
    yield f"{regime.code}: {regime.name} – {book.unit(regime.owner)}{where}"
    if regime.legal_basis:
        yield "  " + _("Căn cứ: {basis}", basis=regime.legal_basis)
    if regime.text:
        yield "  " + _("Văn bản ghi: “{printed}”", printed=regime.text)
    yield "  " + _validity(regime)
    days = (
        (N_("chốt số liệu {day}"), regime.data_closing_day),
        (N_("hạn của cấp trên {day}"), regime.outer_day),
    )
    said = [_(words, day=_numbered(regime, day)) for words, day in days if day]
    if said:
        yield "  " + _("Trong tháng cuối kỳ: {days}", days=said)
    if regime.periods:
        yield "  " + _own_day(plan, regime)


def _validity(regime: ReportRegime) -> str:
    if regime.valid_from and regime.valid_to:
        return _("Áp dụng {first} – {last}", first=regime.valid_from, last=regime.valid_to)
    if regime.valid_from:
        return _("Áp dụng từ {first}", first=regime.valid_from)
    if regime.valid_to:
        return _("Áp dụng đến {last}", last=regime.valid_to)
    return _("Không nêu thời gian áp dụng")


def _numbered(regime: ReportRegime, day: int) -> str:
    return _("thứ {day}", day=day) if WEEKLY in regime.periods else _("ngày {day}", day=day)


def _own_day(plan: Plan, regime: ReportRegime) -> str:
    if regime.day is None:
        return _(
            "[VÀNG] Ngày của cơ quan: chưa xác định thời hạn; đặt bằng dondoc regime set-day {plan} {code}",
            plan=plan.code,
            code=regime.code,
        )
    day = _numbered(regime, regime.day)
    after = _(" tháng sau kỳ") if regime.month_offset else ""
    since = _(", từ {day}", day=regime.since) if regime.since else ""
    return _("Ngày của cơ quan: {day}{after}{since}", day=day, after=after, since=since)


def _print_reports(line: RegimeLine, desk: Desk) -> None:
    if not line.reports:
        data("  " + _("Chưa có báo cáo nào; khi được yêu cầu: dondoc regime request"))
        return
    upcoming = line.next
    heads = ("", _("Kỳ"), _("Mã"), _("Nộp"), _("Hạn cấp trên"), _("Tình trạng"))
    rows = [_row(item, desk, is_next=item is upcoming) for item in line.reports]
    print_table(heads, rows)


def _row(line: ReportLine, desk: Desk, *, is_next: bool) -> tuple[str, ...]:
    progress = line.progress(desk.today, desk.calendar)
    stands = progress.words() if progress else _(state_label(line.case))
    done = line.case.dates.get("handed_in_on")
    if done and line.case.state in {"handed_in", "accepted"}:
        stands = _("nhận {day}: {how}", day=done, how=stands)
    elif line.case.state in {"cancelled", "returned"}:
        stands = _(state_label(line.case))
    return (
        str(progress.light) if progress else "",
        f"{NEXT if is_next else ' '} {period_name(line.case)}",
        line.case.code,
        _shown(line.due_on(HAND_IN)) or _("chưa xác định"),
        _shown(line.due_on(OUTER_LIMIT)),
        stands,
    )


def _shown(day: date | None) -> str:
    return format_day(day) if day else ""


def line_json(line: RegimeLine, desk: Desk) -> dict[str, object]:
    """Return a regime as JSON says it."""
    regime, upcoming = line.regime, line.next
    names = ("code", "name", "owner", "valid_from", "valid_to", "data_closing_day", "outer_day",
             "day", "month_offset", "since", "legal_basis")  # fmt: skip
    return {
        **{name: getattr(regime, name) for name in names},
        "periods": list(regime.periods),
        "hand_in_to": list(regime.hand_in_to),
        "next": upcoming.case.code if upcoming else None,
        "reports": [_report_json(item, desk) for item in line.reports],
    }


def _report_json(line: ReportLine, desk: Desk) -> dict[str, object]:
    dates, progress = line.case.dates, line.progress(desk.today, desk.calendar)
    days = ("period_first_on", "period_last_on", "data_first_on", "closing_on", "requested_on",
            "handed_in_on", "signed_on", "accepted_on")  # fmt: skip
    return {
        "code": line.case.code,
        "period": line.case.facts.get(PERIOD),
        "state": line.case.state,
        **{name: dates.get(name) for name in days},
        **{name: _deadline_json(line.deadlines.get(name)) for name in (HAND_IN, OUTER_LIMIT)},
        "progress": progress.code if progress else None,
    }


def _deadline_json(deadline: Deadline | None) -> dict[str, object] | None:
    if deadline is None:
        return None
    return {
        "nominal_on": deadline.nominal_on,
        "due_on": deadline.due_on,
        "review_on": deadline.review_on,
        "state": deadline.state.value,
        "on_time": deadline.on_time,
        "late_working_days": deadline.late_working_days,
    }
