"""Succession of units: which units there are on a day, and who carries on the work of one that ended."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from engine.case import Case, DocumentRef
from engine.errors import DondocError
from engine.parties import Unit
from engine.words import N_


class SuccessionKind(StrEnum):
    """What becomes of a unit."""

    MERGE = "merge"  # hợp nhất, sáp nhập
    SPLIT = "split"  # chia, tách
    DISSOLVE = "dissolve"  # giải thể, kết thúc hoạt động


class SuccessionRefused(DondocError):
    """A succession that makes no sense as things stand."""

    code = "succession-refused"


@dataclass(frozen=True, slots=True)
class Succession:
    """What becomes of one unit from a day on.

    ``act`` is shared by the units of one document; ``moves`` maps ids of cases to the heir that takes
    them where there are several; ``reason_ref`` names a text that can be erased.
    """

    act: str
    kind: SuccessionKind
    unit: str
    on: date
    heirs: tuple[str, ...]
    ordered_by: str
    moves: Mapping[str, str] = field(default_factory=dict)
    document: DocumentRef | None = None
    reason_ref: str = ""
    carried_out: bool = False

    def heir_of(self, case: Case) -> str | None:
        """Return who takes over a case: as named for it or its parent, else the only heir."""
        named = self.moves.get(case.id) or self.moves.get(case.parent_id or "")
        only = self.heirs[0] if len(self.heirs) == 1 else None
        return named or only


def units_on(units: Iterable[Unit], day: date) -> tuple[Unit, ...]:
    """Return the units that there are on a day: the population of a quota of that day."""
    return tuple(unit for unit in units if unit.exists_on(day))


def successors_of(units: Mapping[str, Unit], code: str, day: date) -> tuple[str, ...]:
    """Return the units that carry on the work of one on a day, however many steps lie between.

    A unit that has not ended carries on its own; of one that ended without successors there are none.
    """
    found: dict[str, None] = {}
    waiting, seen = [code], set[str]()
    while waiting:
        here = waiting.pop(0)
        unit = units.get(here)
        if here in seen:
            continue
        seen.add(here)
        if unit is None or unit.ended_on is None or day < unit.ended_on:
            found[here] = None
        else:
            waiting = [*unit.successors, *waiting]
    return tuple(found)


def predecessors_of(units: Iterable[Unit], code: str) -> tuple[Unit, ...]:
    """Return the units whose work goes directly to this one, the first to end first."""
    found = (unit for unit in units if code in unit.successors and unit.ended_on is not None)
    return tuple(sorted(found, key=lambda unit: (unit.ended_on or date.max, unit.code)))


def check_succession(units: Mapping[str, Unit], wanted: Succession, today: date) -> None:
    """Refuse a succession of what is gone, to what is not there on its day, or in a circle."""
    unit = units[wanted.unit]
    if unit.ended_on is not None and unit.ended_on <= today:
        raise SuccessionRefused(
            N_("{code} đã kết thúc từ {day}; việc còn mở chuyển bằng “dondoc unit move”"),
            code=unit.code,
            day=unit.ended_on,
        )
    _check_begun(unit, wanted)
    for code in wanted.heirs:
        _check_heir(units[code], wanted)
    for earlier in predecessors_of(units.values(), unit.code):
        if earlier.ended_on is not None and earlier.ended_on > wanted.on:
            raise SuccessionRefused(
                N_(
                    "{code} không thể kết thúc ngày {day}: còn nhận việc của {earlier} từ "
                    "{later}; chọn ngày từ {later}, hoặc sửa việc sắp xếp {earlier} trước"
                ),
                code=unit.code,
                day=wanted.on,
                earlier=earlier.code,
                later=earlier.ended_on,
            )


def _check_begun(unit: Unit, wanted: Succession) -> None:
    begins = [name.valid_from for name in unit.names]
    first = None if None in begins else min(day for day in begins if day)
    if first is not None and wanted.on <= first:
        raise SuccessionRefused(
            N_("{code} chỉ có từ {first}, không thể kết thúc ngày {day}; chọn ngày sau đó"),
            code=unit.code,
            first=first,
            day=wanted.on,
        )


def _check_heir(heir: Unit, wanted: Succession) -> None:
    if heir.code == wanted.unit:
        raise SuccessionRefused(
            N_(
                "{code} không thể tự tiếp nhận việc của mình; nếu {code} vẫn còn, chuyển từng hồ sơ "
                "bằng “dondoc unit move”"
            ),
            code=heir.code,
        )
    if heir.exists_on(wanted.on):
        return
    if heir.ended_on is not None and heir.ended_on <= wanted.on:
        raise SuccessionRefused(
            N_("{code} đã kết thúc từ {day}, không nhận việc được; ghi đơn vị kế tiếp: {heirs}"),
            code=heir.code,
            day=heir.ended_on,
            heirs=list(heir.successors) or "-",
        )
    raise SuccessionRefused(
        N_("{code} chưa có vào ngày {day}; chọn ngày muộn hơn hoặc đơn vị khác"),
        code=heir.code,
        day=wanted.on,
    )


@dataclass(frozen=True, slots=True)
class Distribution:
    """Where the open cases of a unit go: each to one heir, or to the question who takes it."""

    moved: tuple[tuple[Case, str], ...]
    asked: tuple[Case, ...]


def distribution(succession: Succession, cases: Iterable[Case]) -> Distribution:
    """Return where the open cases of a unit go when it ends; none of them is left out."""
    found = [(case, succession.heir_of(case)) for case in cases]
    return Distribution(
        moved=tuple((case, heir) for case, heir in found if heir is not None),
        asked=tuple(case for case, heir in found if heir is None),
    )
