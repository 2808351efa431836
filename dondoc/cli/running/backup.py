"""``dondoc backup``: a copy of the office that has proved itself before it gets its name."""

from pathlib import Path

import click

from dondoc.cli.commands import command
from dondoc.cli.context import Session, pass_session
from dondoc.cli.options import dry_run_option, json_option
from dondoc.cli.output import data, emit_json, mark_dry_run, say
from dondoc.language import _
from engine.words import N_


@command(
    "backup",
    help=N_(
        "Sao lưu cả cơ quan khi đang chạy vào một tệp SQLite, rồi kiểm tra chính bản sao: mở được, "
        "nguyên vẹn, đủ dòng, nhật ký khớp. Không nêu tên thì ghi vào thư mục backups cạnh cơ sở "
        "dữ liệu; sai chỗ nào thì mã thoát 1."
    ),
    examples=("dondoc backup", "dondoc sao-luu /mnt/usb --keep 8"),
)
@click.argument("place", required=False, metavar="[FILE|FOLDER]", type=click.Path())
@click.option(
    "--keep",
    type=click.IntRange(1, 10_000),
    help=N_("Chỉ giữ chừng này bản mới nhất trong thư mục; xóa bản cũ sau khi bản mới đã đạt."),
)
@dry_run_option
@json_option
@pass_session
def backup(
    session: Session, /, place: str | None, keep: int | None, dry_run: bool, as_json: bool
) -> int:
    """Write a proven copy."""
    from dondoc.cli.desk import acting
    from dondoc.cli.running.proof_shown import print_proof, proof_json
    from dondoc.copies.backup import make_backup, remove_overtaken

    desk = acting(session)
    target = Path(place) if place else None
    proof = make_backup(desk.application, desk.actor, target, dry_run=dry_run)
    gone = remove_overtaken(desk.application, proof, keep) if keep and not dry_run else ()
    if as_json:
        removed = [str(path) for path in gone]
        emit_json(
            "backup", proof_json(proof, desk.actor) | {"removed": removed, "dry_run": dry_run}
        )
    else:
        text = N_("Bản sao lưu {path}") if proof.holds else N_("Bản sao CHƯA ĐẠT {path}")
        data(_(text, path=str(proof.path)))
        print_proof(proof, desk.actor)
        for path in gone:
            data(_("Đã xóa bản cũ {path}", path=str(path)))
    if not proof.holds:
        say(
            _(
                "dondoc: bản sao không đạt, được giữ tại {path} và không tính là bản sao lưu; xem "
                "các dòng ✘",
                path=str(proof.path),
            )
        )
    mark_dry_run(dry_run)
    return 0 if proof.holds else 1
