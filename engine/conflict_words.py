"""Conflicts of visits as people read them, and the refusals they lead to."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from engine.conflict_policy import Answer, ConflictKind
from engine.conflicts import Conflict
from engine.errors import DondocError, EventRefused, InvalidInput
from engine.words import N_

Named = Callable[[str], str]
"""From a code to the name of a unit or a person."""

_TEXTS: Final[Mapping[ConflictKind, str]] = {
    ConflictKind.TEAM: N_("Đoàn đã có lịch lúc {at} ngày {day} tại {unit} ({other})"),
    ConflictKind.MEMBER: N_("{people} đã có lịch lúc {at} ngày {day} tại {unit} ({other})"),
    ConflictKind.NO_HOUR: N_("{people} cũng ở {unit} ngày {day} ({other}), chưa rõ giờ"),
    ConflictKind.SAME_UNIT: N_("{unit} có cuộc kiểm tra cùng nội dung ngày {day} ({other})"),
    ConflictKind.OWN_UNIT: N_("{people} thuộc đơn vị được kiểm tra hoặc cấp trên ({unit})"),
    ConflictKind.OWN_UNIT_LEAD: N_(
        "Trưởng đoàn {people} thuộc đơn vị được kiểm tra hoặc cấp trên ({unit})"
    ),
    ConflictKind.ORGANISER: N_("đơn vị chủ trì cũng là đơn vị được kiểm tra ({unit})"),
    ConflictKind.TRAVEL: N_("{people} khó kịp đi lại: ở {unit} lúc {at} ngày {day} ({other})"),
    ConflictKind.ROW: N_("Đoàn có từ ba cuộc liền nhau ngày {day}: {other}"),
}
_ELSEWHERE: Final = N_("{body} cũng kiểm tra {unit} về nội dung này từ ngày {day}")
_TEAM: Final = N_("Đoàn")


def words_of(conflict: Conflict, unit: Named, person: Named) -> DondocError:
    """Return a conflict as a sentence that can be translated; it is part of a refusal or of a list."""
    text = _ELSEWHERE if conflict.body else _TEXTS[conflict.kind]
    params: dict[str, object] = {
        "at": f"{conflict.at:%H:%M}" if conflict.at else "",
        "day": conflict.day,
        "unit": unit(conflict.unit),
        "other": conflict.other,
        "people": ", ".join(person(code) for code in conflict.people[:3]) or _TEAM,
        "body": conflict.body,
    }
    return DondocError(text, **{name: params[name] for name in params if f"{{{name}}}" in text})


def refusal_of(
    standing: Sequence[Conflict], unit: Named, person: Named, *, planned: bool
) -> DondocError:
    """Return how conflicts are refused: the first of them in words, and what helps.

    ``planned`` says that they come from a plan file, where the reason stands. The rest goes with it
    as ``conflicts``, for whoever shows them all.
    """
    first = standing[0]
    params: dict[str, object] = {
        "code": first.code,
        "conflict": words_of(first, unit, person),
        "conflicts": tuple(words_of(item, unit, person) for item in standing),
    }
    if first.answer is Answer.REFUSE:
        return EventRefused(N_("{code}: {conflict}; chọn giờ, ngày hoặc người khác"), **params)
    if planned:
        return InvalidInput(
            N_(
                "{code}: {conflict}; sửa lịch, thay người hoặc ghi conflict_reason trong tệp kế hoạch"
            ),
            **params,
        )
    if first.kind is ConflictKind.NO_HOUR:
        return InvalidInput(
            N_("{code}: {conflict}; ghi giờ bằng --at, hoặc nêu lý do bằng --conflict-reason"),
            **params,
        )
    return InvalidInput(
        N_("{code}: {conflict}; đổi lịch, thay người hoặc nêu lý do bằng --conflict-reason"),
        **params,
    )
