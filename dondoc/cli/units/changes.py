"""``dondoc unit merge | split | dissolve | move | questions``: units change, open work follows."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from dondoc.cli.commands import command
from dondoc.cli.context import Session, pass_session
from dondoc.cli.desk import Book, Desk, acting, known_unit, reading
from dondoc.cli.options import (
    DAY,
    document_option,
    dry_run_option,
    json_option,
    on_option,
    reason_option,
)
from dondoc.cli.output import data, emit_json, mark_dry_run, print_table
from dondoc.cli.step_report import state_label
from dondoc.cli.steps import compose_letters
from dondoc.cli.units.changes_shown import outcome_json, print_outcome
from dondoc.cli.units.register_shown import checked_code, checked_name
from dondoc.language import _
from engine.case import Case, DocumentRef
from engine.errors import InvalidInput
from engine.parties import Unit, UnitName
from engine.succession import SuccessionKind
from engine.words import N_

if TYPE_CHECKING:  # loads the database
    from dondoc.parties.register import Request
    from dondoc.parties.succeeding import Wanted
    from store.views import Views

day_option = click.option(
    "--on", "day", type=DAY, required=True, help=N_("Ngày có hiệu lực; có thể ở phía trước.")
)


def written(function: Any) -> Any:  # noqa: ANN401  (what click's decorators take and return)
    """Add the options of every change of units."""
    for option in (pass_session, json_option, dry_run_option, reason_option, document_option):
        function = option(function)
    return function


def _request(desk: Desk, on: date, given: Mapping[str, Any]) -> "Request":
    from dondoc.parties.register import Request

    document: DocumentRef | None = given["document"]
    if document is None:
        raise InvalidInput(N_("ghi văn bản sắp xếp đơn vị: --document 'số, ngày, nơi ban hành'"))
    reason = str(given["reason"]).strip()
    return Request(desk.actor, on, document, reason, bool(given["dry_run"]))


@command(
    "merge",
    help=N_("Sáp nhập các đơn vị từ một ngày: việc còn mở chuyển sang đơn vị kế tiếp."),
    examples=(
        'dondoc unit merge BPC --into DNI --on 1/7/2025 --document "202/2025/QH15, 12/6/2025"',
        (
            'dondoc don-vi sap-nhap X1 X2 X3 --into XM --name "Xã Mới" --on 1/7/2025 '
            '--document "1662/NQ-UBTVQH15, 16/6/2025" --dry-run'
        ),
    ),
)
@click.argument("codes", nargs=-1, required=True, metavar="CODE...")
@click.option("--into", required=True, help=N_("Mã đơn vị tiếp nhận; có thể là một trong số đó."))
@click.option("--name", default="", help=N_("Tên, nếu đơn vị tiếp nhận được lập mới hôm ấy."))
@click.option("--short-name", default="", help=N_("Tên viết tắt của đơn vị mới."))
@click.option("--parent", help=N_("Mã đơn vị cấp trên của đơn vị mới."))
@click.option("--level", default="", help=N_("Cấp của đơn vị mới: tỉnh, sở, xã…"))
@day_option
@written
def merge(
    session: Session,
    /,
    codes: tuple[str, ...],
    into: str,
    day: date,
    **given: Any,  # noqa: ANN401  (options shared by every change, and those of a new unit)
) -> None:
    """Merge units."""
    from dondoc.parties.succeeding import Wanted

    desk = acting(session)
    with desk.views() as views:
        book = desk.book(views)
    ended = tuple(dict.fromkeys(known_unit(book, code) for code in codes))
    born = _born(into, day, given, [book.units[code] for code in ended])
    heir = born.code if born else known_unit(book, into)
    ended = tuple(code for code in ended if code != heir)
    if not ended:
        raise InvalidInput(N_("ghi ít nhất một đơn vị khác với đơn vị tiếp nhận --into"))
    wanted = Wanted(SuccessionKind.MERGE, ended, (heir,), day, born)
    _succeed(desk, wanted, given)


def _born(code: str, day: date, given: Mapping[str, Any], before: Sequence[Unit]) -> Unit | None:
    """Return the unit that comes into being on the day, ``None`` when an existing one takes over.

    Level and parent are those of the units before it, where all of them agree.
    """
    if not given["name"]:
        return None
    name = UnitName(checked_name(given["name"], "--name"), given["short_name"].strip(), day)
    level = given["level"] or _shared([unit.level for unit in before]) or ""
    parent = given["parent"] or _shared([unit.parent for unit in before])
    return Unit(checked_code(code, "--into"), (name,), parent, (), level)


def _shared(values: Sequence[str | None]) -> str | None:
    return values[0] if len(set(values)) == 1 else None


@command(
    "split",
    help=N_("Chia một đơn vị từ một ngày; hồ sơ không ghi --move thì hỏi cơ quan tổ chức."),
    examples=(
        (
            "dondoc unit split STTTT --into SKHCN SNV --move KH-01=SNV --on 1/3/2025 "
            '--document "45/NQ-HĐND, 26/2/2025"'
        ),
        "dondoc don-vi chia-tach XA --into XB --into XC --on 1/7/2025 --document 1/NQ --dry-run",
    ),
)
@click.argument("code")
@click.argument("more", nargs=-1, metavar="[CODE...]")
@click.option(
    "--into", "into", multiple=True, required=True, help=N_("Mã đơn vị tiếp nhận; ghi nhiều lần.")
)
@click.option(
    "--move", "moves", multiple=True, metavar="CASE=CODE", help=N_("Hồ sơ nào về đơn vị nào.")
)
@day_option
@written
def split(
    session: Session,
    /,
    code: str,
    more: tuple[str, ...],
    into: tuple[str, ...],
    moves: tuple[str, ...],
    day: date,
    **given: Any,  # noqa: ANN401  (options shared by every change)
) -> None:
    """Split a unit."""
    from dondoc.parties.succeeding import Wanted

    desk = acting(session)
    with desk.views() as views:
        book = desk.book(views)
        named = (known_unit(book, each) for each in (*into, *more))
        heirs = tuple(dict.fromkeys(named))
        ended = known_unit(book, code)
        moved = dict(_move(views, book, ended, heirs, each) for each in moves)
    wanted = Wanted(SuccessionKind.SPLIT, (ended,), heirs, day, moves=moved)
    _succeed(desk, wanted, given)


def _move(
    views: "Views", book: Book, ended: str, heirs: Sequence[str], given: str
) -> tuple[str, str]:
    """Return the id of a case of the unit that ends and its heir, from CASE=CODE."""
    code, sign, unit = given.partition("=")
    heir = known_unit(book, unit) if sign else ""
    if heir not in heirs:
        raise InvalidInput(
            N_(
                "--move: viết MÃ-HỒ-SƠ=MÃ-ĐƠN-VỊ với một trong các đơn vị {heirs}, không phải “{given}”"
            ),
            heirs=list(heirs),
            given=given[:80],
        )
    case = views.case(code)
    if case.unit != ended:
        raise InvalidInput(
            N_("--move: {code} không phải việc của {unit}"), code=case.code, unit=ended
        )
    return case.id, heir


@command(
    "dissolve",
    help=N_("Một đơn vị kết thúc hoạt động từ một ngày; việc còn mở về đơn vị được ghi."),
    examples=(
        (
            "dondoc unit dissolve H-TDM --successor P-TDM --on 1/7/2025 "
            '--document "203/2025/QH15, 16/6/2025"'
        ),
        "dondoc don-vi giai-the H-BB --on 1/7/2025 --document 203/2025/QH15 --dry-run",
    ),
)
@click.argument("code")
@click.option(
    "--successor", help=N_("Mã đơn vị nhận việc còn mở; bỏ trống thì hỏi cơ quan tổ chức.")
)
@day_option
@written
def dissolve(
    session: Session,
    /,
    code: str,
    successor: str | None,
    day: date,
    **given: Any,  # noqa: ANN401  (options shared by every change)
) -> None:
    """Dissolve a unit."""
    from dondoc.parties.succeeding import Wanted

    desk = acting(session)
    with desk.views() as views:
        book = desk.book(views)
    heirs = (known_unit(book, successor),) if successor else ()
    wanted = Wanted(SuccessionKind.DISSOLVE, (known_unit(book, code),), heirs, day)
    _succeed(desk, wanted, given)


def _succeed(desk: Desk, wanted: "Wanted", given: Mapping[str, Any]) -> None:
    from dondoc.parties.succeeding import succeed

    request = _request(desk, wanted.on, given)
    outcome = succeed(desk.application, wanted, request)
    with desk.views() as views:
        book = desk.book(views)
    if wanted.born is not None:  # a trial run has not registered it
        book = Book({**book.units, wanted.born.code: wanted.born}, book.people, book.day)
    mark_dry_run(request.dry_run)
    if given["as_json"]:
        shown = {**outcome_json(outcome), "dry_run": request.dry_run}
        emit_json("succession", shown)
    else:
        print_outcome(outcome, book, request.document)
    if outcome.due and not request.dry_run:
        compose_letters(desk)


@command(
    "move",
    help=N_("Chuyển từng hồ sơ đang mở sang đơn vị khác, kèm những việc khắc phục của nó."),
    examples=(
        'dondoc unit move KH-01 --to SNV --document "12/CV-VP, 3/7/2025"',
        "dondoc don-vi chuyen-viec KH-01 KH-02 --to P-TDM --document 12/CV-VP --dry-run",
    ),
)
@click.argument("codes", nargs=-1, required=True, metavar="CASE...")
@click.option("--to", "heir", required=True, help=N_("Mã đơn vị tiếp nhận."))
@on_option
@written
def move(
    session: Session,
    /,
    codes: tuple[str, ...],
    heir: str,
    occurred_on: date,
    **given: Any,  # noqa: ANN401  (options shared by every change)
) -> None:
    """Move open cases to another unit."""
    from dondoc.parties.carrying_out import move_cases

    desk = acting(session)
    request = _request(desk, occurred_on, given)
    with desk.views() as views:
        book = desk.book(views)
        found = known_unit(book, heir)
        known = [views.case(code).code for code in codes]
    moved = move_cases(desk.application, known, found, request)
    mark_dry_run(request.dry_run)
    if given["as_json"]:
        cases = [{"code": case.code, "from": case.unit, "to": found} for case in moved]
        emit_json("unit-move", {"moved": cases, "dry_run": request.dry_run})
    else:
        rows = [(case.code, book.unit(case.unit), "→", book.unit(found)) for case in moved]
        print_table((_("Hồ sơ"), _("Từ"), "", _("Sang")), rows)
    if not request.dry_run:
        compose_letters(desk)


@command(
    "questions",
    help=N_("Hồ sơ đang mở của đơn vị đã kết thúc mà chưa rõ ai tiếp nhận."),
    examples=("dondoc unit questions", "dondoc don-vi cho-tiep-nhan --json"),
)
@json_option
@pass_session
def questions(session: Session, as_json: bool) -> None:
    """List the open cases of units that have ended."""
    from dondoc.open_work import opened

    desk = reading(session)
    with desk.views() as views:
        book = desk.book(views)
        gone = [it for it in book.units.values() if it.ended_on and it.ended_on <= desk.today]
        cases: list[Case] = [case for it in gone for case in opened(views.cases(unit=it.code))]
    if as_json:
        emit_json("unit-questions", {"cases": [{"code": it.code, "unit": it.unit} for it in cases]})
        return
    rows = [(it.code, _(state_label(it)), it.unit or "", *_ended(book, it)) for it in cases]
    heads = (_("Hồ sơ"), _("Trạng thái"), _("Đơn vị cũ"), _("Kết thúc"), _("Có thể tiếp nhận"))
    print_table(heads, rows)
    if not rows:
        data(_("không có hồ sơ nào chờ đơn vị tiếp nhận"))


def _ended(book: Book, case: Case) -> tuple[object, str]:
    from engine.succession import successors_of

    unit = book.units[case.unit or ""]
    heirs = successors_of(book.units, unit.code, book.day)
    return unit.ended_on, ", ".join(heirs) or "?"
