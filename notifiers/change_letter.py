"""Change letters: what one act changed for a person, case by case, as one finished message."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from engine.change_letters import ChangeKind, ChangeLine
from engine.timers import Attachment, Message
from notifiers.composer import Recipient, Sender, Stamp, printed
from notifiers.dates import counted, weekday_and_date
from notifiers.mime import one_line
from notifiers.rendering import shortened

OPENINGS: Final[Mapping[ChangeKind, tuple[str, str]]] = {
    ChangeKind.CALENDAR: (
        "Lịch nghỉ thay đổi",
        "Lịch nghỉ, ngày làm việc có thay đổi{basis}. Các thời hạn sau đây được tính lại:",
    ),
    ChangeKind.PLAN: (
        "Điều chỉnh kế hoạch",
        "Kế hoạch được điều chỉnh{basis}. Những nội dung sau đây thay đổi:",
    ),
    ChangeKind.CORRECTION: (
        "Đính chính",
        "Nội dung đã gửi trước đây có chỗ chưa đúng, xin được đính chính{basis} như sau:",
    ),
    ChangeKind.HANDOVER: (
        "Bàn giao công việc",
        "Ông/Bà được bàn giao{basis} những việc sau đây:",
    ),
    ChangeKind.SUCCESSION: (
        "Tiếp nhận việc của đơn vị sắp xếp lại",
        "Do sắp xếp lại đơn vị{basis}, những việc sau đây được chuyển giao:",
    ),
    ChangeKind.YEAR: (
        "Chốt số liệu năm",
        "Khi chốt số liệu năm{basis}, những việc sau đây được chuyển tiếp hoặc kết thúc:",
    ),
    ChangeKind.STARTED: (
        "Nhiệm vụ bắt đầu",
        "Những nhiệm vụ sau đây bắt đầu thực hiện{basis}:",
    ),
}
"""Of each kind the words of the subject and the opening sentence."""
CLOSING: Final = (
    "Những nội dung khác giữ nguyên. "
    "Nội dung trên thay cho những gì đã thông báo trước đây về cùng việc."
)
CLOSINGS: Final[Mapping[ChangeKind, str]] = {
    ChangeKind.STARTED: (
        "Kính đề nghị đơn vị thực hiện và báo cáo kết quả kèm minh chứng hoặc giải trình; việc chưa có "
        "ngày thì đề xuất ngày hoàn thành."
    ),
}
"""The last sentence, where it is not the usual one."""
NOT_SET: Final = "chưa xác định"


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """What changed about one case."""

    code: str
    unit_name: str
    lines: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True)
class ChangeDraft:
    """A change letter before it has words; ``document`` is cited as printed, or empty."""

    kind: ChangeKind
    key: str
    entries: tuple[ChangeEntry, ...]
    document: str = ""
    reason: str = ""
    attachments: tuple[Attachment, ...] = ()


def compose_changes(
    recipient: Recipient, draft: ChangeDraft, sender: Sender, stamp: Stamp
) -> Message:
    """Return the one message to a person about what an act changed for them."""
    subject = _subject(draft)
    values = {
        "recipient": one_line(recipient.name),
        "office": one_line(sender.office),
        "opening": OPENINGS[draft.kind][1].format(basis=_basis(draft)),
        "reason": one_line(draft.reason),
        "closing": CLOSINGS.get(draft.kind, CLOSING),
        "entries": [
            (entry.code, one_line(entry.unit_name), [line_words(line) for line in entry.lines])
            for entry in draft.entries
        ],
    }
    codes = {entry.code for entry in draft.entries}
    message = printed(recipient, stamp, draft.key, "changes", subject, values)
    reference = codes.pop() if len(codes) == 1 else ""
    return replace(message, attachments=draft.attachments, reference=reference)


def line_words(line: ChangeLine) -> str:
    """Return a line as people read it: what, from which day to which, and a remark."""
    what = one_line(line.what)
    words = what[:1].upper() + what[1:]
    if line.old is not None or line.new is not None:
        new = _day_or_words(line.new)
        words += f": {new}" if line.old is None else f": {_day_or_words(line.old)} → {new}"
    return f"{words} ({one_line(line.note)})" if line.note else words


def _day_or_words(value: str | None) -> str:
    if not value:
        return NOT_SET
    try:
        return weekday_and_date(date.fromisoformat(value))
    except ValueError:
        return one_line(value)


def _basis(draft: ChangeDraft) -> str:
    return f" theo văn bản {one_line(draft.document)}" if draft.document else ""


def _subject(draft: ChangeDraft) -> str:
    words = OPENINGS[draft.kind][0]
    if len(draft.entries) == 1:
        entry = draft.entries[0]
        return shortened(f"{words} – {entry.code} – {one_line(entry.unit_name)}")
    document = f" theo văn bản {one_line(draft.document)}" if draft.document else ""
    return shortened(f"{words}{document}: {counted(len(draft.entries))} hồ sơ")
