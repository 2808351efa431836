"""How the proof of a copy is shown: a line for each check, then what identifies it."""

from typing import TYPE_CHECKING

from dondoc.cli.output import data, table_lines
from dondoc.language import _, translate_error
from engine.case import Actor
from engine.rights import SEES_SECRETS

if TYPE_CHECKING:  # loads the database
    from dondoc.copies.copy_proof import Check, Proof

HOLDS, FAILS = "✔", "✘"
KILOBYTE = 1000
MARKS = {HOLDS: "green", FAILS: "red"}


def print_proof(proof: "Proof", actor: Actor) -> None:
    """Write the checks and figures; counts of rows only for who may know of every case."""
    for check in proof.checks:
        data(f"  {HOLDS if check.holds else FAILS} {check_words(check)}", marks=MARKS)
    rows = [
        (_("Dung lượng"), size_words(proof.size)),
        ("SHA-256", proof.sha256),
        (_("Mốc xác nhận cuối"), proof.root if proof.seals else _("chưa có mốc nào")),
    ]
    if actor.roles & SEES_SECRETS and proof.rows:
        rows.append((_("Bản ghi nhật ký"), str(proof.entries)))
        rows.append((_("Số dòng"), str(sum(proof.rows.values()))))
    for line in table_lines(("", ""), rows, indent="  "):
        data(line)


def check_words(check: "Check") -> str:
    """Return what a check found, in the chosen language."""
    return translate_error(check.error) if check.error else _(check.text, **check.params)


def size_words(size: int) -> str:
    """Return a size as people read it, in thousands: 412 kB, 3,4 MB."""
    units = ("B", "kB", "MB", "GB")
    amount, place = float(size), 0
    while amount >= KILOBYTE and place < len(units) - 1:
        amount, place = amount / KILOBYTE, place + 1
    text = f"{amount:.0f}" if place < 2 else f"{amount:.1f}".replace(".", ",")  # noqa: PLR2004  (from megabytes on)
    return f"{text} {units[place]}"


def proof_json(proof: "Proof", actor: Actor) -> dict[str, object]:
    """Return a proof as programs read it."""
    sees = bool(actor.roles & SEES_SECRETS)
    return {
        "path": str(proof.path),
        "proven": proof.holds,
        "size": proof.size,
        "sha256": proof.sha256,
        "seals": proof.seals,
        "root": proof.root,
        "schema_version": proof.version,
        "rows": dict(proof.rows) if sees else None,
        "entries": proof.entries if sees else None,
        "checks": [
            {"name": check.name, "holds": check.holds, "text": check_words(check)}
            for check in proof.checks
        ],
    }
