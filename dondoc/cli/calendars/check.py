"""What ``dondoc calendar check`` finds: problems of the data, differences from ``holidays``."""

from datetime import date

from dondoc.cli.calendars.drawing import named_day
from dondoc.cli.output import data, emit_json
from dondoc.language import _, format_day
from workflows.calendars.checks import CalendarProblem, problems_of
from workflows.calendars.data import CalendarData
from workflows.calendars.vietnam import (
    Difference,
    differences,
    library_version,
    projection_is_stored,
    shipped_data,
)


def report(*, as_json: bool) -> int:
    """Print what the check finds; 0 when only known differences are left, else 1."""
    content = shipped_data()
    problems, found = problems_of(content), differences(content)
    stored = projection_is_stored(content)
    sound = not problems and stored and all(difference.expected for difference in found)
    if as_json:
        _emit(content, problems, found, stored=stored, sound=sound)
    else:
        _print(content, problems, found, stored=stored)
        data(_("Lịch dùng được") if sound else _("Lịch có chỗ phải xem lại"))
    return 0 if sound else 1


def _emit(
    content: CalendarData,
    problems: list[CalendarProblem],
    found: tuple[Difference, ...],
    *,
    stored: bool,
    sound: bool,
) -> None:
    emit_json(
        "calendar-check",
        {
            "sound": sound,
            "first_day": content.first_day,
            "last_day": content.last_day,
            "problems": [_(problem.text, **problem.params) for problem in problems],
            "library": library_version(),
            "differences": found,
            "projection_is_stored": stored,
        },
    )


def _print(
    content: CalendarData,
    problems: list[CalendarProblem],
    found: tuple[Difference, ...],
    *,
    stored: bool,
) -> None:
    span = {"first": content.first_day, "last": content.last_day}
    data(_("Dữ liệu từ {first} đến {last}: {count} lỗi", **span, count=len(problems)))
    for problem in problems:
        data("  [ĐỎ] " + _(problem.text, **problem.params))
    expected = [difference for difference in found if difference.expected]
    data(
        _(
            "Khác với thư viện holidays {version}: {count} ngày, {known} ngày đã biết lý do",
            version=library_version(),
            count=len(found),
            known=len(expected),
        )
    )
    for difference in found:
        sign = "[XANH]" if difference.expected else "[VÀNG]"
        data(f"  {sign} {_difference(difference)}")
    data(_projection(content.last_day, stored=stored))


def _difference(difference: Difference) -> str:
    """Return one difference in words."""
    ours = _("làm việc") if difference.works_here else _("nghỉ")
    theirs = _("làm việc") if difference.works_there else _("nghỉ")
    said = _("{day}: lịch này {ours}, thư viện {theirs}", ours=ours, theirs=theirs,
             day=named_day(difference.day))  # fmt: skip
    return f"{said} ({difference.reason})" if difference.reason else said


def _projection(last_day: date, *, stored: bool) -> str:
    """Return whether the stored projection is still what the library expects."""
    if stored:
        return _("Ngày dự kiến đến {day} khớp với thư viện", day=format_day(last_day))
    return "[VÀNG] " + _(
        "Ngày dự kiến khác với thư viện đang cài; không thời hạn nào bị dời theo, hãy xem lại"
    )
