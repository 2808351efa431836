"""``dondoc deadline``: one deadline reckoned, and on request every day of it explained."""

from datetime import date, datetime

import click

from dondoc.cli.calendars.calendar import calendar_known, fact_json, known_on_option
from dondoc.cli.calendars.drawing import cited, named_day
from dondoc.cli.commands import command
from dondoc.cli.context import Session, pass_session
from dondoc.cli.options import json_option, parse_day
from dondoc.cli.output import data, emit_json, format_moment, print_table
from dondoc.clock import OFFICE_ZONE
from dondoc.language import _
from engine.calendar import WorkingCalendar
from engine.counted_days import CountedDay, DayUse, explain
from engine.deadlines import DeadlineRule, Reckoning, RuleKind, reckon
from engine.errors import InvalidInput
from engine.words import N_
from workflows.deadline_words import read_deadline

USES = {
    DayUse.COUNTED: N_("tính"),
    DayUse.DAY_OFF: N_("không tính"),
    DayUse.PAUSED: N_("tạm dừng"),
    DayUse.ADDED_BACK: N_("bù ngày tạm dừng"),
    DayUse.LANDED: N_("hạn rơi vào ngày này"),
}


class Anchor(click.ParamType[date]):
    """A day, or a day with an hour: 2024-06-07, 7/6/2024, 2024-06-07T14:00."""

    name = "anchor"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return what help shows in the place of the value."""
        del param, ctx
        return "DD/MM/YYYY[ HH:MM]"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Return the day or the office's moment that was typed."""
        if isinstance(value, date):
            return value
        place = max(param.opts, key=len) if param else "?"
        typed, _sep, hour = str(value).strip().replace("T", " ", 1).partition(" ")
        day = parse_day(typed, today=Session.of(ctx).today(), place=place)
        return _at(day, hour.strip(), place) if hour.strip() else day


def _at(day: date, hour: str, place: str) -> datetime:
    """Return the office's moment of an hour typed as 14:00."""
    try:
        clock = datetime.strptime(hour, "%H:%M").time()  # noqa: DTZ007  (the zone follows)
    except ValueError:
        raise InvalidInput(
            N_("{place}: không đọc được giờ '{value}'; viết như 14:00"),
            place=place,
            value=hour[:20],
        ) from None
    return datetime.combine(day, clock, OFFICE_ZONE)


@command(
    "deadline",
    help=N_("Tính một thời hạn và giải thích từng ngày"),
    examples=(
        'dondoc deadline "10 working days" --after 2024-06-06',
        'dondoc deadline "trước 10 ngày làm việc" --before 8/5/2024 --explain',
    ),
)
@click.argument("words")
@click.option("--after", type=Anchor(), help=N_("Ngày bắt đầu tính; ngày này không tính."))
@click.option("--before", type=Anchor(), help=N_("Tính lùi từ ngày này; ngày này không tính."))
@known_on_option
@click.option("--explain", "explained", is_flag=True, help=N_("In từng ngày tính và không tính."))
@json_option
@pass_session
def deadline(
    session: Session,
    words: str,
    after: date | None,
    before: date | None,
    known_on: date | None,
    explained: bool,
    as_json: bool,
) -> None:
    """Reckon one deadline."""
    anchor = after or before
    if anchor is None or (after and before):
        raise InvalidInput(
            N_("Cần đúng một mốc: --after NGÀY (tính tới) hoặc --before NGÀY (tính lùi)")
        )
    rule = read_deadline(words).rule(RuleKind.WITHIN if after else RuleKind.AT_LEAST_BEFORE)
    calendar = calendar_known(session, known_on)
    found = reckon(rule, anchor, calendar)
    if found is None:
        raise AssertionError(rule)
    days = explain(rule, anchor, calendar) if explained else ()
    if as_json:
        emit_json("deadline", _content(rule, found, days, calendar))
        return
    _print(rule, found, calendar)
    if explained:
        _print_days(days)


def _content(
    rule: DeadlineRule,
    found: Reckoning,
    days: tuple[CountedDay, ...],
    calendar: WorkingCalendar,
) -> dict[str, object]:
    """Return a deadline as JSON says it."""
    content: dict[str, object] = {
        "kind_of_rule": rule.kind,
        "amount": rule.amount,
        "unit": rule.unit,
        "reading": rule.reading,
        "anchor_on": found.anchor_on,
        "due_on": found.due_on,
        "due_at": found.due_at,
        "nominal_on": found.nominal_on,
        "target_on": found.target_on,
        "calendar_version": found.calendar_version,
        "provisional": found.provisional,
        "other_due_on": _by_decided(rule, found, calendar),
    }
    if days:
        content["days"] = [
            {**fact_json(day.fact), "number": day.number, "use": day.use} for day in days
        ]
    return content


def _print(rule: DeadlineRule, found: Reckoning, calendar: WorkingCalendar) -> None:
    """Print the dates of a deadline, each only where it says something new."""
    due = named_day(found.due_on)
    if found.due_at:
        data(_("Hạn: {moment} ({day})", moment=format_moment(found.due_at), day=due))
    else:
        data(_("Hạn: hết {day}", day=due))
    if found.nominal_on != found.due_on:
        said = _(
            "Ngày tính ra: {day}, là ngày nghỉ ({reason})",
            day=named_day(found.nominal_on),
            reason=calendar.fact(found.nominal_on).reason,
        )
        data("  " + said)
    if found.target_on != found.due_on:
        data("  " + _("Nên xong: {day}", day=named_day(found.target_on)))
    if rule.reading:
        data("  " + _("Cách đọc: {reading}", reading=rule.reading))
    data("  " + _("Phiên bản lịch: {version}", version=found.calendar_version))
    if found.provisional:
        data(_("[VÀNG] Dự kiến: lịch của năm liên quan chưa công bố đủ, hạn còn có thể thay đổi"))
        _print_other(rule, found, calendar)
        _print_bridges(found, calendar)


def _print_other(rule: DeadlineRule, found: Reckoning, calendar: WorkingCalendar) -> None:
    """Name the other possible day, where the days off that are only expected decide."""
    other = _by_decided(rule, found, calendar)
    if other is not None:
        said = _("Chỉ tính ngày nghỉ đã công bố: hết {day}", day=named_day(other))
        data("  " + said)


def _by_decided(rule: DeadlineRule, found: Reckoning, calendar: WorkingCalendar) -> date | None:
    if not found.provisional or found.due_at is not None:
        return None
    other = reckon(rule, found.anchor_on, calendar.decided)
    return other.due_on if other and other.due_on != found.due_on else None


def _print_bridges(found: Reckoning, calendar: WorkingCalendar) -> None:
    """Name the days that a swap would take, if one is announced."""
    bridges = calendar.bridge_days(found.first_day, found.last_day)
    if bridges:
        shown = ", ".join(named_day(day) for day in bridges)
        data("  " + _("Ngày dễ bị hoán đổi: {days}", days=shown))


def _print_days(days: tuple[CountedDay, ...]) -> None:
    """Print every day of a count."""
    rows = [
        (
            day.number,
            named_day(day.day),
            _(USES[day.use]),
            _(day.fact.reason),
            cited(day.fact),
        )
        for day in days
    ]
    data()
    headers = (_("Số"), _("Ngày"), _("Cách tính"), _("Lý do"), _("Văn bản"))
    print_table(headers, rows, right={0})
