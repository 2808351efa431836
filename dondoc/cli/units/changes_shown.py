"""How a change of units is printed: each open case with its heir, and what nobody takes yet."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from dondoc.cli.desk import Book
from dondoc.cli.output import data, print_table, say
from dondoc.cli.step_report import state_label
from dondoc.language import _
from engine.case import DocumentRef
from engine.parties import Unit
from engine.succession import SuccessionKind
from engine.words import N_

if TYPE_CHECKING:  # loads the database
    from dondoc.parties.succeeding import Outcome

MOVED: Final = N_("  Đã chuyển {count} hồ sơ đang mở, thời hạn giữ nguyên:")
WILL_MOVE: Final = N_("  Sẽ chuyển {count} hồ sơ đang mở khi đến ngày, thời hạn giữ nguyên:")
KINDS: Final = {
    SuccessionKind.MERGE: N_("Sáp nhập"),
    SuccessionKind.SPLIT: N_("Chia tách"),
    SuccessionKind.DISSOLVE: N_("Kết thúc hoạt động"),
}


def outcome_json(outcome: "Outcome") -> dict[str, object]:
    """Return what becomes of units and their work, for programs."""
    wanted = outcome.wanted
    return {
        "kind": wanted.kind,
        "units": wanted.units,
        "heirs": wanted.heirs,
        "on": wanted.on,
        "carried_out": outcome.due,
        "moved": [{"code": case.code, "to": heir} for case, heir in outcome.moved],
        "questions": [case.code for case in outcome.asked],
        "without_people": outcome.alone,
    }


def print_outcome(outcome: "Outcome", book: Book, document: DocumentRef | None) -> None:
    """Print what becomes of units, where each open case goes, and what is to be decided."""
    wanted = outcome.wanted
    data(
        _(
            "{kind} từ {day} theo {document}: {old} → {new}",
            kind=_(KINDS[wanted.kind]),
            day=wanted.on,
            document=document.number if document else "",
            old=[_called(book.units, code, wanted.on) for code in wanted.units],
            new=[_called(book.units, code, wanted.on) for code in wanted.heirs] or "?",
        )
    )
    if outcome.moved:
        data(_(MOVED if outcome.due else WILL_MOVE, count=len(outcome.moved)))
    rows = [(case.code, _(state_label(case)), case.unit, "→", heir) for case, heir in outcome.moved]
    if rows:
        print_table(("", "", "", "", ""), rows, indent="    ")
    if outcome.asked:
        data(_("  Chưa rõ đơn vị tiếp nhận ({count}), giữ ở đơn vị cũ:", count=len(outcome.asked)))
        print_table(
            ("", ""), [(it.code, _(state_label(it))) for it in outcome.asked], indent="    "
        )
        say(_("Chọn đơn vị: dondoc unit move MÃ-HỒ-SƠ --to MÃ --document '…'"))
    if not (outcome.moved or outcome.asked):
        data(_("  Không có hồ sơ nào đang mở"))
    for code in outcome.alone:
        say(
            _(
                "[VÀNG] {code} chưa có đầu mối hay người đứng đầu vào ngày đó: tin sẽ tới cơ quan "
                "tổ chức; giao vai trò: dondoc person appoint MÃ --role focal --unit {code}",
                code=code,
            )
        )


def _called(units: Mapping[str, Unit], code: str, day: date) -> str:
    return f"{units[code].name_on(day)} ({code})"
