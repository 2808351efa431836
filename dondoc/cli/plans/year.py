"""``plan close`` and ``plan figures``: a year is surveyed, closed, and its figures printed again."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

import click

from dondoc.cli.commands import command
from dondoc.cli.confirming import confirm, yes_option
from dondoc.cli.context import Session, pass_session
from dondoc.cli.desk import Book, acting, plan_of, reading
from dondoc.cli.options import document_option, dry_run_option, json_option
from dondoc.cli.output import data, emit_json, format_day, mark_dry_run, print_table, say
from dondoc.cli.step_report import state_label
from dondoc.language import _
from dondoc.parties.acts import Act, allow_only
from engine.case import DocumentRef
from engine.errors import InvalidInput, NotFound, YearClosed
from engine.plan import Plan
from engine.rights import ORGANISES
from engine.words import N_
from engine.year_closing import CLOSE_YEAR, Survey, Wishes
from engine.year_figures import Record
from workflows.registry import DEFINITIONS

if TYPE_CHECKING:
    from store.views import Views

ALL: Final = "all"
BOXES: Final = {
    "done_on_time": N_("hoàn thành đúng hạn"),
    "done_late": N_("hoàn thành quá hạn"),
    "open_in_time": N_("chưa hoàn thành trong hạn"),
    "open_late": N_("chưa hoàn thành quá hạn"),
    "done_without_date": N_("đã hoàn thành, không có thời hạn"),
    "open_without_date": N_("chưa xác định thời hạn"),
}
Figures = Mapping[str, Any]


@command(
    "close",
    help=N_(
        "Chốt số liệu năm: liệt kê việc còn mở, chuyển tiếp hoặc hủy, rồi đóng số liệu kèm mã băm"
    ),
    examples=(
        "dondoc plan close 2024",
        "dondoc ke-hoach chot BDG-KCN-24 --carry-over all --document '12/BC-BQL, 31/12/2024' --yes",
    ),
)
@click.argument("year_or_plan", metavar="YEAR|PLAN")
@click.option(
    "--carry-over",
    "carried",
    multiple=True,
    metavar="CODE|all",
    help=N_("Chuyển tiếp sang năm sau, giữ thời hạn ban đầu; all là tất cả."),
)
@click.option(
    "--cancel", "cancelled", multiple=True, metavar="CODE=REASON", help=N_("Hủy, kèm lý do.")
)
@document_option
@yes_option
@dry_run_option
@json_option
@pass_session
def close(
    session: Session,
    /,
    year_or_plan: str,
    carried: tuple[str, ...],
    cancelled: tuple[str, ...],
    document: DocumentRef | None,
    **how: bool,
) -> None:
    """Close a year."""
    desk = acting(session)
    with desk.views() as views:
        book = desk.book(views)
        year, plans = _plans(views, year_or_plan)
    years, wishes = desk.application.years, _wishes(carried, cancelled)
    years.refuse_closed(plans, year)
    surveys = [years.survey(plan, year) for plan in plans]
    if not carried and not cancelled and any(survey.open for survey in surveys):
        _list_open(surveys, book, as_json=how["as_json"])
        return
    now = desk.application.clock.now()
    act = Act(f"plan:{plans[0].code}", CLOSE_YEAR, desk.actor, desk.today, now, document)
    allow_only(desk.application.store, act, frozenset(role.value for role in ORGANISES))
    closed = years.close(plans, year, wishes, desk.actor, document, dry_run=True)
    if not how["dry_run"]:
        question = _("Số liệu năm {year} chốt rồi không mở lại được.", year=year)
        confirm(str(year), question, yes=how["yes"])
        closed = years.close(plans, year, wishes, desk.actor, document)
    if how["as_json"]:
        shown = [{**item.figures, "sha256": item.closing.sha256} for item in closed]
        emit_json("year-closed", {"year": year, "plans": shown, "dry_run": how["dry_run"]})
    else:
        for item in closed:
            _print_figures(item.figures, book, item.closing.sha256)
    mark_dry_run(how["dry_run"])


@command(
    "figures",
    help=N_("Số liệu của năm: số đã chốt kèm mã băm, hoặc số hiện nay nếu chưa chốt"),
    examples=("dondoc plan figures 2024", "dondoc ke-hoach so-lieu BDG-KCN-24 --now --json"),
)
@click.argument("year_or_plan", metavar="YEAR|PLAN")
@click.option("--now", is_flag=True, help=N_("Số hiện nay, cả khi năm đã chốt."))
@json_option
@pass_session
def figures(session: Session, year_or_plan: str, now: bool, as_json: bool) -> None:
    """Print the figures of a year."""
    desk = reading(session)
    with desk.views() as views:
        book = desk.book(views)
        year, plans = _plans(views, year_or_plan)
        kept = {plan.code: None if now else views.closing(plan.code, year) for plan in plans}
    shown: list[tuple[Figures, str]] = []
    for plan in plans:
        closing = kept[plan.code]
        if closing is None:
            shown.append((desk.application.years.survey(plan, year).figures, ""))
            continue
        if sha256(closing.figures.encode()).hexdigest() != closing.sha256:
            raise YearClosed(
                N_("số liệu {year} của {plan} không khớp mã băm {sha}…; chạy: dondoc audit verify"),
                year=year,
                plan=plan.code,
                sha=closing.sha256[:12],
            )
        shown.append((json.loads(closing.figures), closing.sha256))
    if as_json:
        rows = [{**content, "sha256": hashed or None} for content, hashed in shown]
        emit_json("year-figures", {"year": year, "plans": rows})
        return
    for content, hashed in shown:
        _print_figures(content, book, hashed)


def _plans(views: "Views", year_or_plan: str) -> tuple[int, tuple[Plan, ...]]:
    """Return the plans of a year, or one plan and its year."""
    if year_or_plan.isdecimal():
        year = int(year_or_plan)
        plans = tuple(plan for plan in views.plans() if plan.year == year)
    else:
        found = plan_of(views, year_or_plan)
        plans = (found,) if found else ()
        year = found.year if found else 0
    if not plans:
        known = ", ".join(f"{plan.code} ({plan.year})" for plan in views.plans()) or "-"
        raise NotFound(
            N_("không có kế hoạch nào của “{asked}”; đã nạp: {known}"),
            asked=year_or_plan[:60],
            known=known,
        )
    return year, plans


def _wishes(carried: Sequence[str], cancelled: Sequence[str]) -> Wishes:
    reasons: dict[str, str] = {}
    for item in cancelled:
        code, _equals, reason = item.partition("=")
        if not code.strip() or not reason.strip():
            raise InvalidInput(
                N_("--cancel {value}: phải ghi MÃ=LÝ-DO, thí dụ KH-01='Đơn vị giải thể'"),
                value=item[:60],
            )
        reasons[code.strip()] = reason.strip()
    codes = frozenset(code.strip() for code in carried)
    everything = ALL in {code.casefold() for code in codes}
    return Wishes(everything, frozenset() if everything else codes, reasons)


def _list_open(surveys: Sequence[Survey], book: Book, *, as_json: bool) -> None:
    if as_json:
        emit_json("year-open", {"plans": [survey.figures for survey in surveys]})
        return
    for survey in surveys:
        data(_("{plan}, năm {year}: còn mở {count} hồ sơ", plan=survey.plan.code, year=survey.year,
               count=len(survey.open)))  # fmt: skip
        if survey.open:
            heads = (
                _("Hồ sơ"),
                _("Đơn vị"),
                _("Trạng thái"),
                _("Còn phải làm"),
                _("Thời hạn ban đầu"),
            )
            print_table(heads, [row for record in survey.open for row in _open_rows(record, book)])
        data()
    say(
        _(
            "chưa chốt gì; ghi quyết định: --carry-over MÃ (hoặc all), --cancel MÃ=LÝ-DO, "
            "xem trước bằng --dry-run"
        )
    )


def _open_rows(record: Record, book: Book) -> list[tuple[str, ...]]:
    """Return a line for each thing owed, the first one with the case."""
    case = record.case
    owed = [item for item in record.deadlines if item.state == "open"]
    first = (case.code, book.unit(case.unit), _(state_label(case)))
    rows = [(_(item.label), _day(item.original_due_on, item.due_on)) for item in owed] or [
        ("–", "–")
    ]
    return [(*(first if n == 0 else ("", "", "")), *row) for n, row in enumerate(rows)]


def _day(original: date | None, due: date | None) -> str:
    if original is None:
        return _("chưa xác định")
    if due is None or due == original:
        return format_day(original)
    return _("{original}, điều chỉnh {due}", original=format_day(original), due=format_day(due))


def _print_figures(content: Figures, book: Book, hashed: str) -> None:
    as_of = format_day(date.fromisoformat(content["as_of"]))
    data(_("Số liệu năm {year} của {plan}, đến hết {as_of}",
           year=content["year"], plan=content["plan"], as_of=as_of))  # fmt: skip
    data(_("Đã chốt, SHA-256 {sha}", sha=hashed) if hashed else _("Chưa chốt"))
    data()
    print_table(
        (_("Nhiệm vụ"), _("Số lượng")),
        [(_(words), content["boxes"][box]) for box, words in BOXES.items()],
        right={1},
    )
    _print_lines(_("Theo việc"), content["steps"], _step_names())
    _print_lines(_("Theo đơn vị"), content["units"], {c: book.unit(c) for c in book.units})
    data()
    for left in content["carried_over"]:
        data(_("Còn mở, chuyển tiếp: {code}", code=left["code"]))
    for code in content["cancelled"]:
        data(_("Đã hủy: {code}", code=code))
    stock = content["opening_stock"]
    data(_("Tồn tại của các năm trước (ngoài số liệu năm): còn {open}, đã xong {ended}", **stock))
    data()


def _print_lines(title: str, lines: Sequence[Figures], names: Mapping[str, str]) -> None:
    if not lines:
        return
    heads = (title, _("Đúng hạn"), _("Quá hạn"), _("Còn, trong hạn"), _("Còn, quá hạn"),
             _("Chưa có hạn"), _("Ngày trễ"))  # fmt: skip
    shown = ("done_on_time", "done_late", "open_in_time", "open_late", "open_without_date",
             "late_working_days")  # fmt: skip
    rows = [
        (names.get(line["name"], line["name"]), *(line[box] for box in shown)) for line in lines
    ]
    data()
    print_table(heads, rows, right=set(range(1, len(heads))))


def _step_names() -> dict[str, str]:
    return {
        f"{definition.name}/{rule.name}": f"{_(definition.label)}: {_(rule.label)}"
        for definition in DEFINITIONS.values()
        for rule in definition.rules
    }
