"""Cases as a list: where each stands and what comes next, on the screen, as JSON and as a sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dondoc.cli.boards.obligation_sheets import secrecy_notes
from dondoc.cli.cases.titles import WITH_TITLES, short_title, short_unit, shortened
from dondoc.cli.desk import Book, Desk
from dondoc.cli.output import print_table
from dondoc.cli.progress import Progress, progress_of
from dondoc.cli.step_report import is_reminding, state_label
from dondoc.language import _
from dondoc.sheets.sheet import Column, Kind, Sheet
from engine.case import Case
from engine.obligations import Deadline

TITLE: Final = 30
UNIT: Final = 12


@dataclass(frozen=True, slots=True)
class Listed:
    """One case of a list: its next deadline with how it stands, and what it is about."""

    case: Case
    upcoming: Deadline | None
    progress: Progress | None
    title: str


def listed(desk: Desk, case: Case, upcoming: Deadline | None, title: str) -> Listed:
    """Return a case as lists show it."""
    if upcoming is None:
        return Listed(case, None, None, title)
    reminding = is_reminding(case, upcoming)
    progress = progress_of(upcoming, desk.today, desk.calendar, reminding=reminding)
    return Listed(case, upcoming, progress, title)


def print_listed(items: Sequence[Listed], book: Book) -> None:
    """Write a table; where tasks or reports are among the cases, their titles stand for their next step."""
    titled = any(item.case.workflow in WITH_TITLES for item in items)
    what = _("Việc") if titled else _("Tiếp theo")
    headers = ("", _("Mã"), _("Đơn vị"), _("Trạng thái"), what, _("Ngày"), _("Tình trạng"))
    print_table(headers, [_row(item, book, narrow=titled) for item in items])


def _row(item: Listed, book: Book, *, narrow: bool) -> tuple[object, ...]:
    unit = (
        shortened(short_unit(book, item.case.unit), UNIT) if narrow else book.unit(item.case.unit)
    )
    step = _(item.upcoming.label) if item.upcoming else ""
    what = short_title(item.case, item.title or step, TITLE) if narrow else step
    return (
        str(item.progress.light) if item.progress else "",
        item.case.code,
        unit,
        _(state_label(item.case)),
        what,
        item.upcoming.next_on if item.upcoming else None,
        item.progress.words() if item.progress else "",
    )


def listed_json(item: Listed) -> dict[str, object]:
    """Return a case of a list as JSON says it."""
    case, upcoming, progress = item.case, item.upcoming, item.progress
    return {
        "code": case.code,
        "workflow": case.workflow,
        "plan": case.plan,
        "unit": case.unit,
        "title": item.title,
        "state": case.state,
        "state_label": _(state_label(case)),
        "next": upcoming.name if upcoming else None,
        "next_label": _(upcoming.label) if upcoming else None,
        "due_on": upcoming.due_on if upcoming else None,
        "review_on": upcoming.review_on if upcoming else None,
        "progress": progress.code if progress else None,
        "progress_words": progress.words() if progress else None,
    }


def case_sheet(items: Sequence[Listed], book: Book) -> Sheet:
    """Return the list as a sheet."""
    columns = (
        Column(_("Mã")),
        Column(_("Kế hoạch")),
        Column(_("Đơn vị")),
        Column(_("Nội dung")),
        Column(_("Trạng thái")),
        Column(_("Tiếp theo")),
        Column(_("Hạn"), Kind.DAY),
        Column(_("Rà soát"), Kind.DAY),
        Column(_("Tình trạng")),
    )
    rows = tuple(
        (
            item.case.code,
            item.case.plan,
            book.unit(item.case.unit),
            item.title,
            _(state_label(item.case)),
            _(item.upcoming.label) if item.upcoming else None,
            item.upcoming.due_on if item.upcoming else None,
            item.upcoming.review_on if item.upcoming else None,
            item.progress.words() if item.progress else None,
        )
        for item in items
    )
    title = _("Danh sách hồ sơ, tình hình ngày {day}", day=book.day)
    notes = secrecy_notes(item.case for item in items)
    return Sheet(_("Hồ sơ"), title, columns, rows, notes)
