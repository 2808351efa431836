"""``dondoc restore``: an office from a backup, at a new place, held from sending; or a trial of it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dondoc.cli.commands import command
from dondoc.cli.context import Session, pass_session
from dondoc.cli.options import dry_run_option, json_option
from dondoc.cli.output import data, emit_json, mark_dry_run, say
from dondoc.language import _
from dondoc.settings_values import password_in, read_value
from engine.case import Actor
from engine.errors import InvalidInput
from engine.words import N_

if TYPE_CHECKING:  # loads the database
    from dondoc.copies.restoring import Restored


@command(
    "restore",
    help=N_(
        "Khôi phục một bản sao lưu vào chỗ mới, sau khi kiểm tra lại; bản khôi phục không gửi thư "
        "nào cho tới khi “dondoc outbox release”. --trial khôi phục thử rồi xóa; không nêu tệp thì "
        "thử bản sao lưu gần nhất."
    ),
    examples=(
        "dondoc restore backups/dondoc-BQL-20240603-080000.sqlite3 --to /srv/dondoc/moi.sqlite3",
        "dondoc khoi-phuc --trial",
    ),
)
@click.argument("source", required=False, metavar="[FILE]", type=click.Path())
@click.option("--to", "target", help=N_("Tệp mới, hoặc địa chỉ PostgreSQL có lược đồ trống."))
@click.option("--trial", is_flag=True, help=N_("Khôi phục thử, ghi nhớ ngày thử và kết quả."))
@dry_run_option
@json_option
@pass_session
def restore(
    session: Session,
    source: str | None,
    target: str | None,
    trial: bool,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Restore a backup."""
    if trial == bool(target):
        raise InvalidInput(N_("Khôi phục đi đâu? Thêm --to TỆP-MỚI, hoặc --trial để khôi phục thử"))
    path = _source(source)
    if trial:
        restored, actor = _tried(session, path, dry_run=dry_run)
    else:
        restored, actor = _restored(session, path, _place(str(target)), dry_run=dry_run)
    _report(restored, actor, trial=trial, dry_run=dry_run, as_json=as_json)
    return 0 if restored.proof.holds else 1


def _tried(session: Session, path: Path | None, *, dry_run: bool) -> "tuple[Restored, Actor]":
    from dondoc.cli.desk import acting
    from dondoc.copies.restoring import try_restore

    desk = acting(session)
    return try_restore(desk.application, desk.actor, path, dry_run=dry_run), desk.actor


def _restored(
    session: Session, path: Path | None, target: str, *, dry_run: bool
) -> "tuple[Restored, Actor]":
    from dondoc.copies.restoring import restore as bring_back

    if path is None:
        raise InvalidInput(N_("Khôi phục tệp nào? Nêu tên tệp do “dondoc backup” ghi ra"))
    person = session.person()
    # Not the roles of the office, which may be lost: what the backup knows was already asked.
    return bring_back(session.application, person, path, target, dry_run=dry_run), Actor(person)


def _source(text: str | None) -> Path | None:
    if text is None:
        return None
    path = Path(text)
    if path.is_dir():
        raise InvalidInput(N_("{path} là thư mục; hãy chọn một tệp"), path=text)
    if not path.exists():
        raise InvalidInput(N_("không có tệp {path}; xem lại tên và thư mục"), path=text)
    if not path.is_file():
        raise InvalidInput(N_("{path} không phải tệp thường; hãy chọn một tệp"), path=text)
    return path


def _place(text: str) -> str:
    """Return the address of a new database as the settings read it."""
    found = read_value("database_url", text, Path.cwd())
    if isinstance(found, InvalidInput):
        raise found
    if password_in(str(found)):
        raise InvalidInput(N_("--to: mật khẩu không viết trên dòng lệnh; dùng biến PGPASSWORD"))
    return str(found)


def _report(
    restored: "Restored", actor: Actor, *, trial: bool, dry_run: bool, as_json: bool
) -> None:
    from dondoc.cli.running.proof_shown import print_proof, proof_json

    proof = restored.proof
    if as_json:
        facts = {"trial": trial, "to": restored.where, "held": not trial, "dry_run": dry_run}
        emit_json("restore", proof_json(proof, actor) | facts)
    else:
        data(_("Bản sao lưu {path}", path=str(proof.path)))
        print_proof(proof, actor)
        _print_end(restored, trial=trial)
    if not proof.holds:
        say(_("dondoc: bản sao lưu không đạt, không khôi phục gì; xem các dòng ✘"))
    mark_dry_run(dry_run)


def _print_end(restored: "Restored", *, trial: bool) -> None:
    if not restored.proof.holds:
        return
    if trial:
        data(_("Khôi phục thử đạt; bản thử đã xóa"))
        return
    data(_("Đã khôi phục vào {where}", where=restored.where))
    data(
        _(
            "Bản này GIỮ THƯ: soạn nhưng không gửi. Cho gửi: dondoc --db {where} outbox release "
            "--reason LÝ-DO",
            where=restored.where,
        )
    )
