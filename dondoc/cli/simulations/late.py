"""What was late in a simulation, and up to whom it was told."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, TypeVar

from dondoc.cli.output import display_width, table_lines
from dondoc.language import _
from engine.words import N_

if TYPE_CHECKING:  # loads the database
    from dondoc.simulation.playing import Simulation
    from dondoc.simulation.report import LateLine

Item = TypeVar("Item")

ROOM: Final = 43
"""Columns for code and label; the days beside them must stay on the screen."""
LEAST: Final = 12

LEVELS: Final = {
    1: N_("người được giao"),
    3: N_("người đứng đầu"),
    5: N_("cơ quan chủ trì"),
    10: N_("lãnh đạo"),
}


def late_lines(played: "Simulation", few: int) -> Iterator[str]:
    """Yield what was late, and how many were told at each level after the due day."""
    yield from late_table(played, few)
    told = played.report.escalations
    if told:
        levels = (f"{_(LEVELS.get(level, ''))} {count}" for level, count in told.items())
        yield _(N_("  lượt nhắc sau hạn, theo cấp: {levels}"), levels=", ".join(levels))


def late_table(played: "Simulation", few: int) -> Iterator[str]:
    """Yield what was late: how much, and the first lines of it."""
    late = _newly_latefirst_of(played)
    yield _late_head(played)
    shown = first_of(late, few if played.is_whole else few * 3)
    if shown:
        heads = ("", "", N_("hạn"), N_("xong"), N_("quá hạn"), N_("đã báo đến"))
        room = max(LEAST, ROOM - max(display_width(line.case) for line in shown))
        rows = [_late_row(line, room) for line in shown]
        # The first line of the table names its columns; the rule under it would waste a line.
        yield from (f"  {line}" for line in _without_rule([_(head) for head in heads], rows))
    yield from rest_of(late, shown)


def _newly_latefirst_of(played: "Simulation") -> "Sequence[LateLine]":
    """Return what is late; of an office first what turns late in the days that are played."""
    first = played.report.first
    return sorted(played.report.late, key=lambda line: line.due_on < first)


def _late_head(played: "Simulation") -> str:
    late = played.report.late
    if not late:
        return _(N_("TRỄ HẠN: không"))
    if played.is_whole:
        return _(N_("TRỄ HẠN: {count} (quá hạn tính bằng ngày làm việc)"), count=len(late))
    new = sum(line.due_on >= played.report.first for line in late)
    text = N_("TRỄ HẠN: {count}, mới từ hôm nay {new} (quá hạn tính bằng ngày làm việc)")
    return _(text, count=len(late), new=new)


def _without_rule(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    first, _rule, *lines = table_lines(heads, rows, right={4})
    return [first, *lines]


def _late_row(line: "LateLine", room: int) -> tuple[object, ...]:
    highest = max((offset for offset, _audience, _on in line.told), default=0)
    done = line.done_on or _(N_("chưa xong") if line.still_open else N_("không làm"))
    level = _(LEVELS[highest]) if highest in LEVELS else ""
    label = _(line.label)
    if len(label) > room:
        label = f"{label[: room - 1].rstrip()}…"
    return (line.case, label, line.due_on, done, line.working_days, level)


def first_of(items: Sequence[Item], most: int) -> Sequence[Item]:
    """Return the first of some lines, so that with one more that counts the rest there are ``most``."""
    return items if len(items) <= most else items[: most - 1]


def rest_of(items: Sequence[object], shown: Sequence[object]) -> Iterator[str]:
    """Yield how many lines are not shown, if any."""
    if len(items) > len(shown):
        yield _(N_("  … và {count} dòng nữa"), count=len(items) - len(shown))
