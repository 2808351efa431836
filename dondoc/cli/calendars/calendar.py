"""``dondoc calendar``: the working days of a year, one day with its document, the data's check."""

from datetime import date
from pathlib import Path

import click

from dondoc.cli.calendars.announcing import add_off, add_swap, import_
from dondoc.cli.calendars.drawing import (
    KINDS,
    MARKS,
    cited,
    day_rows,
    legend_line,
    named_day,
    special_days,
    year_lines,
)
from dondoc.cli.commands import group
from dondoc.cli.context import Session, pass_session
from dondoc.cli.options import DAY, json_option
from dondoc.cli.output import data, emit_json, format_day, print_table, say
from dondoc.cli.rounds.schedule import schedule
from dondoc.language import _, translate_error
from engine.calendar import CalendarHistory, DayFact, WorkingCalendar, YearStatus
from engine.errors import DondocError
from engine.words import N_
from workflows.calendars.vietnam import calendar_of_vietnam

STATUSES = {
    YearStatus.ANNOUNCED: N_("đã công bố"),
    YearStatus.PARTLY: N_("mới công bố một phần: ngày trong năm còn có thể thay đổi"),
    YearStatus.STATUTORY: N_("chưa công bố: tính theo luật và dự kiến"),
}

known_on_option = click.option(
    "--known-on", type=DAY, help=N_("Dùng lịch đúng như đã biết vào ngày này.")
)


def calendar_known(session: Session, known_on: date | None) -> WorkingCalendar:
    """Return the calendar as known on a day, or with all that is known.

    It is that of the office where there is one, else the one that ships.
    """
    history = office_history(session) or calendar_of_vietnam()
    return history.as_known_on(known_on) if known_on else history.current


def office_history(session: Session) -> CalendarHistory | None:
    """Return the calendar with what the office was told of; ``None`` where there is no office."""
    url = session.settings.database_url.removeprefix("sqlite:///")
    if "://" not in url and not Path(url).exists():
        return None  # so that a look at the calendar need not load the database
    from store.failures import NOT_READY

    try:
        return session.application.history
    except DondocError as error:
        if error.text == NOT_READY:
            return None
        problem = translate_error(error)
        say(_("Dùng lịch kèm chương trình, không có ngày của cơ quan ({problem})", problem=problem))
        return None


def fact_json(fact: DayFact) -> dict[str, object]:
    """Return a day as JSON says it."""
    return {
        "day": fact.day,
        "working": fact.working,
        "kind": fact.kind,
        "reason": fact.reason,
        "documents": fact.documents,
        "known_on": fact.known_on,
        "provisional": fact.provisional,
    }


@group(
    "calendar",
    help=N_("Lịch làm việc: ngày nghỉ, ngày làm bù, ngày dự kiến"),
    examples=("dondoc calendar show 2026", "dondoc calendar day 2026-01-02"),
)
def calendar() -> None:
    """Group the commands of the calendar."""


@calendar.command(
    "show",
    alias="xem",
    help=N_("Mười hai tháng của một năm, kèm các ngày nghỉ và văn bản"),
    examples=("dondoc calendar show 2026", "dondoc calendar show 2026 --known-on 2025-12-20"),
)
@click.argument("year", type=click.IntRange(1900, 9998), required=False)
@known_on_option
@json_option
@pass_session
def show(session: Session, year: int | None, known_on: date | None, as_json: bool) -> None:
    """Draw a year."""
    year = year or session.today().year
    days = calendar_known(session, known_on)
    # A year of which only a part has data is drawn with dots; one without any is refused.
    days.fact(min(max(date(year, 1, 1), days.first_day), date(year, 12, 31)))
    special, status = special_days(days, year), days.year_status(year)
    if as_json:
        facts = [fact_json(fact) for fact in special]
        emit_json(
            "calendar",
            {"year": year, "status": status, "version": days.version, "days": facts},
        )
        return
    data(_("Năm {year}: {status}", year=str(year), status=STATUSES[status]))
    data()
    for line in year_lines(days, year):
        data(line, marks=MARKS)
    data(legend_line(), marks=MARKS)
    data()
    headers = ("", _("Ngày"), _("Thứ"), _("Lý do"), _("Văn bản"))
    print_table(headers, day_rows(special))
    data()
    data(_("Phiên bản lịch: {version}", version=days.version))


@calendar.command(
    "day",
    alias="ngay",
    help=N_("Một ngày có làm việc không, vì sao, theo văn bản nào"),
    examples=(
        "dondoc calendar day 2026-01-02",
        "dondoc calendar day 2/1/2026 --known-on 20/12/2025",
    ),
)
@click.argument("day", type=DAY)
@known_on_option
@json_option
@pass_session
def day_(session: Session, day: date, known_on: date | None, as_json: bool) -> None:
    """Say what is known about a day."""
    days = calendar_known(session, known_on)
    fact = days.fact(day)
    if as_json:
        emit_json("calendar-day", {**fact_json(fact), "version": days.version})
        return
    verdict = _("làm việc") if fact.working else _("nghỉ")
    data(f"{named_day(day)}: {verdict} ({_(KINDS[fact.kind])})")
    rows = [(_("Lý do"), _(fact.reason)), (_("Văn bản"), cited(fact))]
    if fact.known_on:
        rows.append((_("Được biết từ"), format_day(fact.known_on)))
    status = days.year_status(day.year)
    rows.append((_("Lịch năm"), f"{day.year}: {_(STATUSES[status])}"))
    print_table(("", ""), [row for row in rows if row[1]], indent="  ")
    if fact.provisional:
        data(_("[VÀNG] Ngày nghỉ dự kiến: chưa có thông báo, có thể thay đổi"))


@calendar.command(
    "check",
    alias="kiem-tra",
    help=N_("Kiểm tra dữ liệu lịch và so với thư viện holidays"),
    examples=("dondoc calendar check", "dondoc calendar check --json"),
)
@json_option
def check(as_json: bool) -> int:
    """Check the data and compare it with the library; 1 when something must be looked at."""
    from dondoc.cli.calendars.check import report

    return report(as_json=as_json)


for _announcing, _alias in (
    (add_swap, "them-hoan-doi"),
    (add_off, "them-ngay-nghi"),
    (import_, "nhap"),
):
    calendar.add_command(_announcing)
    calendar.aliases[_alias] = str(_announcing.name)
calendar.add_command(schedule, "team")
calendar.aliases["doan"] = "team"
