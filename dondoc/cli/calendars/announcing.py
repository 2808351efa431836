"""``dondoc calendar add-swap``, ``add-off``, ``import``: what the office is told of its working days."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from dondoc.cli.commands import command
from dondoc.cli.context import Session, pass_session
from dondoc.cli.options import DAY, DOCUMENT, Decorator, dry_run_option, json_option
from dondoc.cli.output import data, emit_json, mark_dry_run, say
from dondoc.cli.running.office_file import FILE, read_office_file
from dondoc.language import _
from engine.case import DocumentRef
from engine.errors import Conflict, InvalidInput
from engine.words import N_

if TYPE_CHECKING:  # loads the database
    from dondoc.announcing import Announcing, Telling

LONGEST_REASON: Final = 200
SHORTEST_HASH: Final = 8

needed_document: Final[Decorator[Any]] = click.option(
    "--document",
    type=DOCUMENT,
    required=True,
    help=N_("Văn bản công bố: số, ngày[, nơi ban hành]."),
)
known_option: Final[Decorator[Any]] = click.option(
    "--known-on", type=DAY, help=N_("Ngày được biết (mặc định là ngày của văn bản).")
)


def with_applying(function: Callable[..., Any]) -> Any:  # noqa: ANN401  (what click's decorators return)
    """Give a command the options by which a preview is only shown, or applied."""
    options: tuple[Decorator[Any], ...] = (
        json_option,
        dry_run_option,
        click.option(
            "--yes", is_flag=True, help=N_("Áp dụng ngay đúng như bản vừa in, không hỏi.")
        ),
        click.option(
            "--preview",
            "previewed",
            metavar="HASH",
            help=N_("Chỉ áp dụng nếu vẫn đúng như bản xem trước có mã này."),
        ),
    )
    made: Any = function
    for option in options:
        made = option(made)
    return pass_session(made)


@command(
    "add-swap",
    help=N_("Thêm ngày hoán đổi: một ngày thường nghỉ, một thứ Bảy làm bù; xem trước rồi áp dụng"),
    examples=(
        'dondoc calendar add-swap 2026-01-02 2026-01-10 --document "12729/VPCP-KGVX, 25/12/2025"',
        'dondoc lich them-hoan-doi 2/1/2026 10/1/2026 --document "12729/VPCP, 25/12/2025" --yes',
    ),
)
@click.argument("off", type=DAY)
@click.argument("worked", type=DAY)
@needed_document
@known_option
@with_applying
def add_swap(
    session: Session,
    off: date,
    worked: date,
    document: DocumentRef,
    known_on: date | None,
    **applying: Any,  # noqa: ANN401  (of with_applying)
) -> None:
    """Enter a swapped day."""
    from dondoc.announcing import ADD_SWAP, Swap

    telling = Swap(off, worked, _source(document, known_on))
    _run(session, ADD_SWAP, telling, **applying)


@command(
    "add-off",
    help=N_("Thêm ngày nghỉ theo văn bản; xem trước rồi áp dụng"),
    examples=(
        'dondoc calendar add-off 2027-05-04 --reason "Quốc tang" --document "15/TB, 10/4/2027"',
        'dondoc lich them-ngay-nghi 3/5/2024 --reason "Bão" --document "21/TB, 26/4/2024" --dry-run',
    ),
)
@click.argument("days", type=DAY, nargs=-1, required=True)
@click.option("--reason", required=True, help=N_("Lý do nghỉ, in trên lịch."))
@needed_document
@known_option
@with_applying
def add_off(
    session: Session,
    days: tuple[date, ...],
    reason: str,
    document: DocumentRef,
    known_on: date | None,
    **applying: Any,  # noqa: ANN401  (of with_applying)
) -> None:
    """Enter extra days off."""
    from dondoc.announcing import ADD_OFF, DaysOff

    reason = reason.strip()
    if not reason or len(reason) > LONGEST_REASON or not reason.isprintable():
        raise InvalidInput(
            N_("--reason phải có từ 1 đến {most} ký tự in được"), most=LONGEST_REASON
        )
    telling = DaysOff(days, reason, _source(document, known_on))
    _run(session, ADD_OFF, telling, **applying)


@command(
    "import",
    help=N_("Nhập tệp lịch mới hơn (dạng như vietnam.json); xem trước rồi áp dụng"),
    examples=(
        "dondoc calendar import vietnam-2028.json --dry-run",
        "dondoc lich nhap vietnam-2028.json --yes",
    ),
)
@click.argument("file", type=FILE)
@click.option(
    "--document", type=DOCUMENT, help=N_("Văn bản công bố, nếu khác với văn bản trong tệp.")
)
@with_applying
def import_(session: Session, file: Path, document: DocumentRef | None, **applying: Any) -> None:  # noqa: ANN401  (of with_applying)
    """Take a newer data file into use."""
    from dondoc.announcing import IMPORT, NewerFile

    telling = NewerFile(file.name, read_office_file(file), document)
    _run(session, IMPORT, telling, **applying)


def _source(document: DocumentRef, known_on: date | None) -> Any:  # noqa: ANN401  (its home is imported late)
    from workflows.calendars.announcing import Source

    if document.issued_on is None:
        raise InvalidInput(
            N_("--document: văn bản {number} thiếu ngày; viết như '2450/VPCP-KGVX, 12/4/2024'"),
            number=document.number,
        )
    return Source(document, known_on or document.issued_on)


def _run(
    session: Session,
    action: str,
    telling: "Telling",
    *,
    as_json: bool,
    dry_run: bool,
    yes: bool,
    previewed: str | None,
) -> None:
    """Show the preview; apply it when that was asked for."""
    from dondoc.announcing import Announcing
    from dondoc.cli.calendars.preview import Shown
    from dondoc.cli.desk import acting

    desk = acting(session)
    announcing = Announcing(desk.application, desk.actor)
    announcing.require_right(action)
    preview = announcing.preview(telling)
    with desk.views() as views:
        shown = Shown(preview, desk.book(views))
    mark_dry_run(dry_run)
    if not as_json:
        for line in shown.lines():
            data(line)
    if previewed is not None:
        _check_hash(previewed, preview.hash)
    wanted = not dry_run and (yes or previewed is not None or _agreed(as_json=as_json))
    if wanted:
        announcing.apply(telling, preview.hash)
    if as_json:
        emit_json("calendar-change", {**shown.json(), "applied": wanted, "dry_run": dry_run})
    if wanted:
        _tell(announcing)


def _check_hash(previewed: str, found: str) -> None:
    if len(previewed) < SHORTEST_HASH:
        raise InvalidInput(
            N_("--preview: mã bản xem trước phải có ít nhất {least} ký tự"), least=SHORTEST_HASH
        )
    if not found.startswith(previewed.lower()):
        raise Conflict(
            N_(
                "bản vừa tính {found}… khác bản xem trước {previewed}…, chưa ghi gì; xem lại bản "
                "trên rồi áp dụng bằng mã mới"
            ),
            found=found[:12],
            previewed=previewed[:12],
        )


def _agreed(*, as_json: bool) -> bool:
    if as_json or not _is_terminal():
        raise InvalidInput(
            N_("chưa áp dụng gì; thêm --yes hoặc --preview MÃ để áp dụng, hay --dry-run để chỉ xem")
        )
    agreed = click.confirm(_("Áp dụng đúng như trên?"), default=False, err=True)
    if not agreed:
        say(_("Đã thôi, chưa ghi gì"))
    return agreed


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _tell(announcing: "Announcing") -> None:
    """Compose the letters at once; if that fails, the daemon does it later."""
    from dondoc.cli.desk import Desk
    from dondoc.cli.steps import compose_letters

    say(_("Đã ghi vào lịch và nhật ký"))
    compose_letters(Desk(announcing.application, announcing.actor, announcing.today))
