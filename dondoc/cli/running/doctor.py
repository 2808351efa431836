"""``dondoc doctor``: is everything in order, and which command mends what is not."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from dondoc.cli.commands import command
from dondoc.cli.context import Session, pass_session
from dondoc.cli.options import json_option
from dondoc.cli.output import data, emit_json
from dondoc.language import _, translate_error
from engine.errors import InvalidInput
from engine.words import N_

if TYPE_CHECKING:  # loads the database
    from dondoc.doctor.examination import Examined
    from dondoc.doctor.finding import Finding

SIGNS: Final = {"good": N_("✔ đạt "), "wrong": N_("✘ SỬA "), "unknown": N_("– chưa rõ ")}
COLORS: Final = {"✔": "green", "✘": "red"}


@command(
    "doctor",
    help=N_(
        "Khám máy, chương trình, cơ sở dữ liệu, cơ quan, thư, lịch, dịch vụ và sao lưu; mỗi dòng ✘ "
        "kèm lệnh sửa. Mã thoát 0 khi tất cả đạt, 1 khi có chỗ phải sửa."
    ),
    examples=("dondoc doctor", "dondoc kham --json"),
)
@json_option
@pass_session
def doctor(session: Session, as_json: bool) -> int:
    """Examine everything."""
    groups = _examined(session)
    findings = [finding for group in groups for finding in group.findings]
    bad = sum(finding.standing.value == "wrong" for finding in findings)
    if as_json:
        items = [_json(group.group, finding) for group in groups for finding in group.findings]
        emit_json("doctor", {"well": not bad, "to_mend": bad, "findings": items})
    else:
        _print(groups)
        data()
        if bad:
            data(_("{count} chỗ phải sửa", count=bad))
        else:
            data(_("Không có gì phải sửa"))
    return 1 if bad else 0


def _examined(session: Session) -> "Sequence[Examined]":
    from dondoc.doctor.examination import Examined, examine
    from dondoc.doctor.finding import Finding, Patient, Standing

    try:
        patient = Patient(session.settings, session.application)
    except InvalidInput as error:
        remedy = "${EDITOR:-nano} dondoc.toml"
        finding = Finding("settings", Standing.WRONG, "", remedy=remedy, error=error)
        return [Examined(N_("Chương trình"), (finding,))]
    return list(examine(patient))


def _print(groups: "Iterable[Examined]") -> None:
    for group in groups:
        data(_(group.group))
        for finding in group.findings:
            data(f"  {_(SIGNS[finding.standing.value])} {_words(finding)}", marks=COLORS)
            if finding.remedy:
                data("      " + _("sửa: {command}", command=finding.remedy))


def _words(finding: "Finding") -> str:
    if finding.error is not None:
        return " ".join(translate_error(finding.error).split())
    return _(finding.text, **dict(finding.params))


def _json(group: str, finding: "Finding") -> dict[str, object]:
    return {
        "group": _(group),
        "name": finding.name,
        "standing": finding.standing,
        "text": _words(finding),
        "remedy": finding.remedy,
    }
