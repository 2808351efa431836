"""``phrase``: how a time phrase of a plan is read, or what has to be asked about it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import click

from dondoc.cli.calendars.drawing import named_day
from dondoc.cli.commands import command
from dondoc.cli.context import Session, pass_session
from dondoc.cli.options import json_option
from dondoc.cli.output import data, emit_json, print_table
from dondoc.cli.running.office_file import read_office_file
from dondoc.language import _
from engine.deadlines import DeadlineRule, Reckoning, RuleKind, reckon
from engine.errors import CalendarNotCovered, InvalidInput
from engine.words import N_
from engine.working_calendar import WorkingCalendar
from workflows.calendars.vietnam import calendar_of_vietnam
from workflows.phrases import PhraseKind, Question, Reading, Sureness, read_phrase

KINDS: Final = {
    PhraseKind.FIXED_DATE: N_("ngày cụ thể"),
    PhraseKind.DATE_RANGE: N_("khoảng thời gian"),
    PhraseKind.MONTH: N_("tháng"),
    PhraseKind.QUARTER: N_("quý"),
    PhraseKind.HALF_YEAR: N_("6 tháng, 9 tháng"),
    PhraseKind.YEAR: N_("năm"),
    PhraseKind.RECURRING: N_("định kỳ"),
    PhraseKind.ONGOING: N_("thường xuyên"),
    PhraseKind.EVENT: N_("chờ sự kiện"),
    PhraseKind.BY_PLAN: N_("theo văn bản khác"),
}
SURE: Final = {
    Sureness.STATED: N_("nêu rõ trong cụm từ"),
    Sureness.INFERRED: N_("năm, hoặc ngày cuối kỳ, suy ra từ kế hoạch"),
}
OFFSETS: Final = {
    "working_day": N_("ngày làm việc"),
    "calendar_day": N_("ngày"),
    "week": N_("tuần"),
    "month": N_("tháng"),
    "year": N_("năm"),
    "hour": N_("giờ"),
}
MOST_LINES: Final = 5000
SHOWN: Final = 3
"""How many days of a phrase stand on a line of a list."""


@dataclass(frozen=True, slots=True)
class Due:
    """A day of a phrase: as named, when it is late after, when to chase."""

    nominal_on: date
    found: Reckoning | None


@command(
    "phrase",
    help=N_("Đọc cụm từ chỉ thời gian: loại, khoảng, ngày đến hạn; không rõ thì nêu câu hỏi"),
    examples=(
        'dondoc phrase "Quý II và Quý IV/2018" --year 2018',
        "dondoc cum-tu --file cum-tu.txt --year 2023",
    ),
)
@click.argument("words", required=False, default="")
@click.option(
    "--year", type=click.IntRange(1990, 2099), required=True, help=N_("Năm của kế hoạch.")
)
@click.option(
    "--file", "file", type=click.Path(path_type=Path), help=N_("Đọc từng dòng của một tệp.")
)
@json_option
@pass_session
def phrase(session: Session, words: str, year: int, file: Path | None, as_json: bool) -> None:
    """Read one phrase, or each line of a file."""
    del session
    if bool(words) == bool(file):
        raise InvalidInput(N_("cần đúng một trong hai: cụm từ, hoặc --file TỆP"))
    calendar = calendar_of_vietnam().current
    if file is not None:
        _print_file(file, year, as_json=as_json)
        return
    found = read_phrase(words, year)
    if as_json:
        emit_json("phrase", {"phrase": words, "year": year, **_content(found, calendar)})
    elif isinstance(found, Question):
        data(_("Cần hỏi lại: {why}", why=found.why))
    else:
        _print_reading(found, calendar, "")


def dues(reading: Reading, calendar: WorkingCalendar) -> Iterator[Due]:
    """Reckon the days of a reading: rolled to the next working day, but for “trước ngày”."""
    rule = DeadlineRule(
        "phrase", RuleKind.BEFORE_DAY if reading.before else RuleKind.ON, "day", None
    )
    for nominal in reading.nominal:
        named = date.fromordinal(nominal.toordinal() + 1) if reading.before else nominal
        try:
            yield Due(nominal, reckon(rule, named, calendar))
        except CalendarNotCovered:
            yield Due(nominal, None)


def _print_reading(reading: Reading, calendar: WorkingCalendar, indent: str) -> None:
    data(indent + _("Loại: {kind} ({code})", kind=_(KINDS[reading.kind]), code=reading.kind.value))
    for text in reading.words:
        data(indent + _("Theo chữ: {text}", text=text))
    if reading.event:
        data(indent + _("Sự kiện: {event}{offset}", event=reading.event, offset=_offset(reading)))
    if reading.reference:
        data(indent + _("Văn bản: {reference}", reference=reading.reference))
    if reading.look_back:
        data(indent + _("Là thời kỳ của số liệu, không phải hạn"))
    if reading.nominal or reading.windows:
        data(indent + _("Căn cứ: {sure}", sure=_(SURE[reading.sure])))
    rows = [(named_day(due.nominal_on), *_reckoned(due.found)) for due in dues(reading, calendar)]
    if rows:
        print_table((_("Ngày nêu"), _("Hạn"), _("Nên xong")), rows, indent=indent)
    for part in reading.secondary:
        data(indent + _("Kèm theo:"))
        _print_reading(part, calendar, indent + "  ")


def _reckoned(found: Reckoning | None) -> tuple[str, str]:
    if found is None:
        return _("ngoài lịch đã có"), ""
    return named_day(found.due_on), named_day(found.target_on)


def _offset(reading: Reading) -> str:
    offset = reading.offset
    if offset is None or not offset.amount:
        return ""
    side = _("trước") if offset.direction == "before" else _("sau")
    unit = _(OFFSETS.get(offset.unit or "", offset.unit or ""))
    return f" ({side} {offset.amount} {unit})"


def _content(found: Reading | Question, calendar: WorkingCalendar) -> dict[str, object]:
    """Return a reading as JSON says it."""
    if isinstance(found, Question):
        return {"asked": True, "why": found.why, "words": list(found.words)}
    return {
        "asked": False,
        "kind": found.kind,
        "windows": [[window.first_on, window.last_on] for window in found.windows],
        "dates": [
            {
                "nominal_on": due.nominal_on,
                "due_on": due.found.due_on if due.found else None,
                "target_on": due.found.target_on if due.found else None,
            }
            for due in dues(found, calendar)
        ],
        "at": found.at,
        "before": found.before,
        "rule": found.rule,
        "event": found.event or None,
        "offset": found.offset,
        "reference": found.reference or None,
        "look_back": found.look_back,
        "year_inferred": found.year_inferred,
        "sure": found.sure,
        "words": list(found.words),
        "secondary": [_content(part, calendar) for part in found.secondary],
    }


def _print_file(file: Path, year: int, *, as_json: bool) -> None:
    content = read_office_file(file).decode("utf-8", errors="replace")
    lines = [line.strip() for line in content.splitlines() if line.strip()]
    if len(lines) > MOST_LINES:
        raise InvalidInput(
            N_("tệp có {count} dòng, tối đa {most}"), count=len(lines), most=MOST_LINES
        )
    found = [(line, read_phrase(line, year)) for line in lines]
    asked = sum(isinstance(each, Question) for _line, each in found)
    if as_json:
        calendar = calendar_of_vietnam().current
        rows = [{"phrase": line, **_content(each, calendar)} for line, each in found]
        emit_json("phrases", {"year": year, "asked": asked, "phrases": rows})
        return
    print_table(
        (_("Cụm từ"), _("Loại"), _("Ngày nêu")), [(line, *_short(each)) for line, each in found]
    )
    data(_("{count} cụm từ: đọc được {read}, cần hỏi lại {asked}",
           count=len(found), read=len(found) - asked, asked=asked))  # fmt: skip


def _short(found: Reading | Question) -> tuple[str, str]:
    if isinstance(found, Question):
        return _("cần hỏi"), found.why
    days = ", ".join(f"{day:%d/%m/%Y}" for day in found.nominal[:SHOWN])
    return _(KINDS[found.kind]), days + (", …" if len(found.nominal) > SHOWN else "")
