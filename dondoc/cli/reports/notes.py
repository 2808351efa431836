"""What the screen of a periodic report says besides its deadlines: its period, and days off."""

from collections.abc import Callable, Iterator, Sequence

from dondoc.cli.calendars.drawing import named_day
from dondoc.cli.desk import Family
from dondoc.language import _
from engine.case import Case, Fact
from engine.obligations import Deadline
from workflows.guards import names_of
from workflows.periodic_report import ENDS_ROWS, NAME


def report_notes(family: Family, text: Callable[[Fact], str]) -> tuple[str, ...]:
    """Return the lines about a report on its screen; ``text`` finds the words behind a reference."""
    case = family.case
    if case.workflow != NAME:
        return ()
    return tuple(_notes(case, family.deadlines, text))


def _notes(case: Case, deadlines: Sequence[Deadline], text: Callable[[Fact], str]) -> Iterator[str]:
    dates = case.dates
    first, last, since = (
        dates.get(name) for name in ("period_first_on", "period_last_on", "data_first_on")
    )
    if first and last and since:
        until = dates.get("closing_on") or last
        yield _(
            "Kỳ {first} – {last}; số liệu từ {since} đến hết {until}",
            first=first,
            last=last,
            since=since,
            until=until,
        )
    row = case.facts.get("same_row")
    if row and names_of(case.facts.get(ENDS_ROWS)):
        yield _("Cùng báo cáo với nhiệm vụ {row}: nộp một lần", row=str(row))
    asker = text(case.facts.get("asker_text_ref"))
    if asker:
        yield _("Theo yêu cầu của {asker}", asker=asker)
    for item in deadlines:
        if item.due_on and item.nominal_on and item.due_on != item.nominal_on:
            yield _(
                "{what}: {nominal} là ngày nghỉ, chậm nhất {due}",
                what=_(item.label),
                nominal=named_day(item.nominal_on),
                due=named_day(item.due_on),
            )
    signed, received = dates.get("signed_on"), dates.get("handed_in_on")
    if signed and received:
        yield _(
            "Văn bản ký {signed}; tính theo ngày nhận {received}", signed=signed, received=received
        )
