"""``dondoc correct``: a correcting entry in the place of a wrong one; the wrong one stays readable."""

import click

from dondoc.cli.commands import command
from dondoc.cli.context import Session, pass_session
from dondoc.cli.options import document_option, dry_run_option, json_option, reason_option
from dondoc.cli.rounds.conflict_shown import conflict_reason_option
from dondoc.cli.steps import Step, code_argument
from engine.case import DocumentRef
from engine.words import N_

CODE = "BDG-KCN-24-04"


@command(
    "correct",
    help=N_(
        "Đính chính một bản ghi sai: bản cũ còn nguyên, thời hạn tính lại, người đã nhận tin sai "
        "được đính chính. Không ghi WHAT thì liệt kê những gì đính chính được."
    ),
    examples=(
        f'dondoc correct {CODE} inspect --from 6/6/2024 --to 7/6/2024 --reason "gõ nhầm"',
        f'dondoc sua {CODE} van-ban --from 45/TB --to 46/TB --entry 31 --reason "chép nhầm số"',
    ),
)
@code_argument
@click.argument("what", required=False)
@click.option("--from", "old", help=N_("Giá trị đang ghi (sai)."))
@click.option("--to", "new", help=N_("Giá trị đúng."))
@click.option("--entry", metavar="N", help=N_("Số bản ghi sai, khi có nhiều bản ghi như nhau."))
@conflict_reason_option
@document_option
@reason_option
@dry_run_option
@json_option
@pass_session
def correct(
    session: Session,
    code: str,
    what: str | None,
    old: str | None,
    new: str | None,
    entry: str | None,
    conflict_reason: str,
    document: DocumentRef | None,
    reason: str,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Correct an entry, or list what can be corrected."""
    from dondoc.cli.corrections.correcting import Typed, correct_entry, list_correctable

    if what is None:
        list_correctable(session, code, as_json=as_json)
        return
    step = Step(session, session.today(), document, reason, dry_run, as_json)
    correct_entry(step, code, Typed(what, old, new, entry, conflict_reason))
