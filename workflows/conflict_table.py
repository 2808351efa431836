"""The table ``[conflicts]`` of a plan file: what is done about visits that stand in each other's way."""

from collections.abc import Mapping
from typing import Final

from engine.conflict_policy import Answer, ConflictKind, ConflictPolicy
from engine.words import N_
from workflows.fields import Field, Kind, Table
from workflows.records import Record

_DOCS: Final[Mapping[ConflictKind, str]] = {
    ConflictKind.TEAM: N_("một đoàn ở hai nơi cùng giờ; mặc định refuse"),
    ConflictKind.MEMBER: N_("một người của đoàn ở hai nơi cùng giờ; mặc định refuse"),
    ConflictKind.NO_HOUR: N_("cùng ngày mà một cuộc chưa rõ giờ; mặc định reason"),
    ConflictKind.SAME_UNIT: N_(
        "cùng đơn vị, cùng nội dung trong số tháng ở same_unit_months; mặc định reason"
    ),
    ConflictKind.OWN_UNIT: N_(
        "thành viên, thư ký thuộc đơn vị được kiểm tra hoặc cấp trên của nó; mặc định reason"
    ),
    ConflictKind.OWN_UNIT_LEAD: N_(
        "trưởng đoàn thuộc đơn vị được kiểm tra hoặc cấp trên của nó; mặc định reason"
    ),
    ConflictKind.ORGANISER: N_("đơn vị chủ trì là đơn vị được kiểm tra; mặc định reason"),
    ConflictKind.TRAVEL: N_("không đủ giờ đi từ cuộc này đến cuộc kia; mặc định warn"),
    ConflictKind.ROW: N_("từ ba cuộc liền nhau trong ngày; mặc định warn"),
}
_FIGURES: Final[Mapping[str, str]] = {
    "same_unit_months": N_("số tháng, trước và sau, của same_unit; mặc định 6"),
    "visit_minutes": N_("một cuộc kiểm tra kéo dài mấy phút kể từ giờ bắt đầu; mặc định 60"),
    "travel_minutes": N_("đi từ nơi này đến nơi khác cần mấy phút; mặc định 30"),
}

CONFLICTS: Final = Table(
    "conflicts",
    N_("Xung đột lịch và người: refuse từ chối, reason đòi lý do và lưu lại, warn chỉ nêu ra."),
    (
        *(
            Field(kind.value, Kind.TEXT, doc, choices=tuple(answer.value for answer in Answer))
            for kind, doc in _DOCS.items()
        ),
        *(Field(name, Kind.NUMBER, doc) for name, doc in _FIGURES.items()),
    ),
)


def build_conflicts(record: Record) -> ConflictPolicy:
    """Return what the plan says about conflicts; what it leaves out keeps its default."""
    default = ConflictPolicy()
    return ConflictPolicy(
        team=_answer(record, ConflictKind.TEAM),
        member=_answer(record, ConflictKind.MEMBER),
        no_hour=_answer(record, ConflictKind.NO_HOUR),
        same_unit=_answer(record, ConflictKind.SAME_UNIT),
        own_unit=_answer(record, ConflictKind.OWN_UNIT),
        own_unit_lead=_answer(record, ConflictKind.OWN_UNIT_LEAD),
        organiser=_answer(record, ConflictKind.ORGANISER),
        travel=_answer(record, ConflictKind.TRAVEL),
        row=_answer(record, ConflictKind.ROW),
        same_unit_months=record.number("same_unit_months") or default.same_unit_months,
        visit_minutes=record.number("visit_minutes") or default.visit_minutes,
        travel_minutes=record.number("travel_minutes") or default.travel_minutes,
    )


def _answer(record: Record, kind: ConflictKind) -> Answer:
    text = record.text(kind.value)
    return Answer(text) if text else ConflictPolicy().answer(kind)
