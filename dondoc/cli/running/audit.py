"""``dondoc audit``: read the log, verify it, close it with a seal."""

import hashlib
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dondoc.cli.commands import group
from dondoc.cli.context import Session, pass_session
from dondoc.cli.options import DAY, dry_run_option, json_option
from dondoc.cli.output import data, emit_json, mark_dry_run, say
from dondoc.cli.running.office_file import FILE, read_office_file
from dondoc.clock import OFFICE_ZONE
from dondoc.language import _
from engine.errors import InvalidInput
from engine.words import N_

if TYPE_CHECKING:  # loads the database
    from dondoc.audit.reading import Line
    from dondoc.cli.desk import Desk
    from store.views import EntryFilter, Views

PARTS_OF_A_CHECKPOINT = 3


@group(
    help=N_("Nhật ký: xem, lọc, xác minh"),
    examples=("dondoc audit log --case BDG-KCN-24-04", "dondoc nhat-ky xac-minh"),
)
def audit() -> None:
    """Group the commands about the log."""


@audit.command(
    "log",
    alias="loc",
    help=N_("Các bản ghi theo bộ lọc, giá trị trước và sau cạnh nhau; mới nhất ở cuối."),
    examples=(
        "dondoc audit log --action reschedule --unit QLMT --from 1/5/2024",
        "dondoc audit log --backdated --from 1/1/2024",
        "dondoc nhat-ky loc --who VP-01 --csv > nhat-ky.csv",
    ),
)
@click.option("--who", help=N_("Mã người thực hiện hoặc người được làm thay."))
@click.option("--action", help=N_("Sự kiện, ví dụ reschedule."))
@click.option("--case", "case_code", help=N_("Mã hồ sơ."))
@click.option("--unit", help=N_("Mã đơn vị."))
@click.option("--from", "first", type=DAY, help=N_("Ghi từ ngày này."))
@click.option("--to", "last", type=DAY, help=N_("Ghi đến hết ngày này."))
@click.option("--outcome", help=N_("Kết quả: done, hoặc refused:right-missing."))
@click.option(
    "--backdated",
    is_flag=True,
    help=N_("Chỉ những bước ghi lùi quá mức của cơ quan (xem: dondoc office show)."),
)
@click.option(
    "--limit",
    type=click.IntRange(1, 1_000_000),
    help=N_("Số bản ghi mới nhất (mặc định 50 khi in bảng; --json và --csv in tất cả)."),
)
@json_option
@click.option("--csv", "as_csv", is_flag=True, help=N_("In CSV, mỗi thay đổi một dòng."))
@pass_session
def log(
    session: Session,
    /,
    case_code: str | None,
    limit: int | None,
    backdated: bool,
    as_json: bool,
    as_csv: bool,
    **asked: str | date | None,
) -> None:
    """Print the entries of a filter."""
    from dondoc.audit.exceptions import backdated_lines
    from dondoc.audit.reading import csv_text
    from dondoc.cli.desk import reading
    from dondoc.cli.running.audit_shown import line_json, print_lines

    desk = reading(session)
    with desk.views() as views:
        wanted = _filter(views, case_code, asked)
        most = limit or (None if as_json or as_csv else SCREENFUL)
        lines = _lines(desk, views, wanted, None if backdated else most)
        if backdated:
            lines = backdated_lines(desk.application, lines)[-(most or len(lines)) :]
    if as_csv:
        text = csv_text(lines)
        click.echo(text, nl=False)
        _certify(text, len(lines))
    elif as_json:
        emit_json("audit-log", {"entries": [line_json(line) for line in lines]})
    else:
        print_lines(lines)
        if limit is None and len(lines) == SCREENFUL:
            say(_("{count} bản ghi mới nhất; xem thêm bằng --limit, --from, --to", count=SCREENFUL))


SCREENFUL = 50


def _filter(
    views: "Views", case_code: str | None, asked: dict[str, str | date | None]
) -> "EntryFilter":
    from store.views import EntryFilter

    def text(name: str) -> str | None:
        value = asked.get(name)
        return value if isinstance(value, str) else None

    return EntryFilter(
        case_id=views.case(case_code).id if case_code else None,
        person=text("who"),
        action=text("action"),
        unit=text("unit"),
        since=_midnight(asked.get("first"), 0),
        until=_midnight(asked.get("last"), 1),
        outcome=text("outcome"),
    )


def _midnight(day: str | date | None, later: int) -> datetime | None:
    if not isinstance(day, date):
        return None
    return datetime.combine(day, time.min, OFFICE_ZONE) + timedelta(days=later)


def _lines(
    desk: "Desk", views: "Views", wanted: "EntryFilter", limit: int | None
) -> "tuple[Line, ...]":
    from dondoc.audit.reading import lines_of, references, subjects_of

    entries = views.entries(wanted, limit=limit)
    refs = {ref for item in entries for ref in references(item.entry)}
    subjects = subjects_of(desk.application, desk.actor)
    return lines_of(entries, subjects, views.texts(refs))


def _certify(text: str, count: int) -> None:
    """Say what an export holds and its hash, for the page that certifies it."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    say(_("{count} bản ghi; SHA-256 của bản xuất: {sha256}", count=count, sha256=sha256))


@audit.command(
    "show",
    alias="xem",
    help=N_("Một bản ghi theo số hoặc đầu mã băm, với nội dung chữ nếu chưa bị xóa."),
    examples=("dondoc audit show 12", "dondoc nhat-ky xem 9f2c41 --json"),
)
@click.argument("reference")
@json_option
@pass_session
def show(session: Session, reference: str, as_json: bool) -> None:
    """Print one entry."""
    from dondoc.audit.corrections import corrections_around
    from dondoc.audit.reading import lines_of, references, subjects_of
    from dondoc.cli.desk import reading
    from dondoc.cli.running.audit_shown import line_json, print_line

    desk = reading(session)
    with desk.views() as views:
        found = views.entry(reference[:80])
        texts = views.texts(references(found.entry))
        corrects, corrected = corrections_around(views, found)
    (line,) = lines_of([found], subjects_of(desk.application, desk.actor), texts)
    if as_json:
        marks = {"corrects": corrects, "corrected_by": corrected}
        emit_json("audit-entry", {**line_json(line), **marks})
    else:
        print_line(line, corrects, corrected)


@audit.command(
    "verify",
    alias="xac-minh",
    help=N_(
        "Kiểm tra chuỗi mã băm, mốc xác nhận, và từng hồ sơ với nhật ký của nó; sai thì mã thoát 1."
    ),
    examples=("dondoc audit verify", "dondoc nhat-ky xac-minh --checkpoint moc-2024-06-30.txt"),
)
@click.option("--checkpoint", type=FILE, help=N_("Tệp ba dòng do “audit seal” in ra trước đây."))
@json_option
@pass_session
def verify(session: Session, checkpoint: Path | None, as_json: bool) -> int:
    """Verify the log as far as it exists for the viewer."""
    from dondoc.audit import check as audit_check
    from dondoc.audit.reading import evidence_of, subjects_of
    from dondoc.cli.desk import reading
    from dondoc.cli.running.audit_shown import print_verification, verification_json

    lines = _checkpoint_lines(checkpoint) if checkpoint else None
    desk = reading(session)
    evidence = evidence_of(desk.application, desk.actor)
    found = audit_check.verify(evidence)
    office = desk.application.office()
    origin = audit_check.origin_of(office.code, office.id)
    differing = audit_check.against_checkpoint(lines, origin, evidence.seals) if lines else None
    findings = (*found.findings, *([differing] if differing else []))
    subjects = subjects_of(desk.application, desk.actor)
    if as_json:
        emit_json("audit-verification", verification_json(found, findings, subjects))
    else:
        print_verification(found, findings, subjects)
    return 1 if findings else 0


def _checkpoint_lines(path: Path) -> list[str]:
    text = read_office_file(path).decode("utf-8", errors="replace")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) != PARTS_OF_A_CHECKPOINT:
        raise InvalidInput(
            N_("--checkpoint: {path} phải có ba dòng như “dondoc audit seal” in ra"), path=str(path)
        )
    return lines


@audit.command(
    "seal",
    alias="dong-moc",
    help=N_("Đóng mốc xác nhận cho phần nhật ký mới và in mốc ba dòng: nguồn, số mốc, mã gốc."),
    examples=("dondoc audit seal", "dondoc nhat-ky dong-moc > moc-2024-06-30.txt"),
)
@dry_run_option
@json_option
@pass_session
def seal(session: Session, dry_run: bool, as_json: bool) -> None:
    """Seal what grew, and print the checkpoint."""
    from dondoc.audit.check import checkpoint
    from dondoc.audit.sealing import seals_of
    from dondoc.cli.desk import acting

    desk = acting(session)
    office = desk.application.office()
    seals = seals_of(desk.application, desk.actor, dry_run=dry_run)
    lines = checkpoint(office.code, office.id, seals)
    if as_json:
        emit_json("checkpoint", dict(zip(("origin", "size", "root"), lines, strict=True)))
    else:
        for line in lines:
            data(line)
    mark_dry_run(dry_run)
