"""The board as lines: longest late first, then who answers for what, what waits, what has no day."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, TypeVar

from dondoc.cli.boards.answering import OF_UNIT, Answer
from dondoc.cli.boards.obligations import Obligation, obligation_lines, who_has, work_of
from dondoc.cli.boards.values import AHEAD, Board, Waiting, by_row, by_work
from dondoc.cli.calendars.drawing import named_day
from dondoc.cli.cases.titles import row_of, short_unit, shortened
from dondoc.cli.desk import Book
from dondoc.cli.output import table_lines
from dondoc.cli.quotas.shown import COUNTED, STANDINGS, QuotaPart
from dondoc.language import _, format_day
from dondoc.words.trade import owner_word

MOST: Final = 15
"""Lines of a section, unless all are asked for."""
FEWEST: Final = 3
"""Lines of each who answers, however many there are."""
TITLE: Final = 42
NAME: Final = 26
WHO: Final = 34
LINE: Final = 104
AWAITED: Final = 84

_T = TypeVar("_T")


def board_lines(board: Board, book: Book, *, everything: bool) -> Iterator[str]:
    """Yield the lines of a board; without ``everything`` long sections are cut, and say so."""
    page = _Page(board, book, everything=everything)
    yield _("Tình hình {day}", day=named_day(board.day)) + of_scope(board)
    for section in (
        page.longest, page.overdue, page.today, page.coming, page.waiting, page.undated,
        page.troubles, page.asked, page.quotas,
    ):  # fmt: skip
        lines = list(section())
        if lines:
            yield ""
            yield from lines


def of_scope(board: Board) -> str:
    """Return of what a board tells, to stand behind its title."""
    return f" – {board.scope}" if board.scope else ""


class _Page:
    """One board on its way to lines."""

    def __init__(self, board: Board, book: Book, *, everything: bool) -> None:
        self._board, self._book, self._everything = board, book, everything

    def longest(self) -> Iterator[str]:
        items = self._board.longest
        if not items:
            return
        yield _("{count} việc đỏ lâu nhất", count=len(items))
        rows = [
            (
                str(item.progress.light),
                str(item.progress.days),
                item.case.code,
                shortened(short_unit(self._book, item.case.unit), NAME),
                item.short(TITLE),
            )
            for item in items
        ]
        headers = ("", _("Trễ"), _("Mã"), _("Đơn vị"), _("Việc"))
        yield from table_lines(headers, rows, right={1}, indent="  ")

    def overdue(self) -> Iterator[str]:
        items = self._board.overdue
        yield _("Quá hạn: {count}", count=len(items)) + (
            _(" (trễ tính bằng ngày làm việc)") if items else ""
        )
        if items:
            yield from self._by_answer(items)

    def _by_answer(self, items: Sequence[Obligation]) -> Iterator[str]:
        """Yield one table with a line before the rows of each who answers."""
        answers: dict[Answer, list[Obligation]] = {}
        for item in items:
            answers.setdefault(item.answer, []).append(item)
        most = max(FEWEST, MOST // len(answers))
        groups = {answer: self._grouped(own) for answer, own in answers.items()}
        rows = [self._late_row(it) for own in groups.values() for it in self._cut(own, most)]
        headers = ("", _("Trễ"), _("Hạn"), _("Mã"), _("Việc"), _("Đã nhắc đến"))
        lines = iter(table_lines(headers, rows, right={1}, indent="  "))
        yield next(lines)
        yield next(lines)
        for answer, own in groups.items():
            yield "  " + _(
                "{place}: {count} việc – {who}",
                place=answer.place,
                count=len(answers[answer]),
                who=answer.words(self._book),
            )
            yield from islice(lines, len(self._cut(own, most)))
            yield from self._more(answers[answer], own, most, "        ")

    def _grouped(self, items: Sequence[Obligation]) -> list[list[Obligation]]:
        return [[item] for item in items] if self._everything else by_row(items)

    def _late_row(self, group: Sequence[Obligation]) -> tuple[object, ...]:
        item = group[0]
        reached = self._board.reached.get(item.deadline.key)
        return (
            str(item.progress.light),
            str(item.progress.days),
            item.deadline.due_on,
            item.case.code + _again(group),
            work_of(item, self._book, TITLE),
            _(owner_word(reached, item.case.workflow)) if reached else _("chưa nhắc"),
        )

    def today(self) -> Iterator[str]:
        yield _("Đến hạn hôm nay: {count}", count=len(self._board.today))
        yield from self._obligations(self._board.today)

    def coming(self) -> Iterator[str]:
        items = self._board.coming
        yield _("Sắp tới, trong {days} ngày: {count}", days=AHEAD.days, count=len(items))
        yield from self._obligations(items)

    def _obligations(self, items: Sequence[Obligation]) -> Iterator[str]:
        if items:
            yield from obligation_lines(self._cut(items), self._book, indent="  ", narrow=True)
            yield from self._more(items, [[item] for item in items])

    def waiting(self) -> Iterator[str]:
        waits = self._board.waiting
        yield _("Đang chờ: {count}", count=len(waits))
        groups = self._waits(waits)
        for group in self._cut(groups):
            item, wait = group[0].item, group[0]
            units = dict.fromkeys(short_unit(self._book, it.item.case.unit) for it in group)
            head = f"  {item.case.code}{_again(group)}  {shortened(', '.join(units), NAME)}"
            yield shortened(f"{head}: {item.title}".rstrip(" :"), LINE)
            since = _since(wait.days, _("từ {day}", day=wait.since)) if wait.since else ""
            yield shortened("      " + _("chờ {what}", what=wait.awaited), AWAITED) + since
        yield from self._more(waits, groups)

    def _waits(self, waits: Sequence[Waiting]) -> list[list[Waiting]]:
        """Return what waits, the units of one row of a plan together."""
        groups: dict[tuple[object, ...], list[Waiting]] = {}
        for wait in waits:
            case = wait.item.case
            row = "" if self._everything else row_of(case)
            key = (case.plan, row, wait.since, wait.awaited) if row else (case.id,)
            groups.setdefault(key, []).append(wait)
        return list(groups.values())

    def undated(self) -> Iterator[str]:
        items = self._board.undated
        yield _("Chưa có ngày, phải rà soát: {count}", count=len(items))
        groups = [[it] for it in items] if self._everything else by_work(items)
        if not groups:
            return
        rows = [self._undated_row(group) for group in self._cut(groups)]
        headers = ("", _("Rà soát"), _("Mã"), _("Việc"), _("Ai"))
        yield from table_lines(headers, rows, indent="  ")
        yield from self._more(items, groups)

    def _undated_row(self, group: Sequence[Obligation]) -> tuple[object, ...]:
        item = group[0]
        review_on = item.deadline.review_on
        units = dict.fromkeys(short_unit(self._book, it.case.unit) for it in group)
        own = row_of(item.case) and item.deadline.owner in OF_UNIT
        who = ", ".join(units) if own else who_has(item, self._book)
        return (
            str(item.progress.light),
            format_day(review_on) if review_on else item.progress.words(),
            item.case.code + _again(group),
            item.short(TITLE),
            shortened(who, WHO),
        )

    def troubles(self) -> Iterator[str]:
        found = self._board.troubles
        if not found:
            return
        yield _("Khó khăn, vướng mắc chưa trả lời: {count}", count=len(found))
        for item in self._cut(found):
            yield shortened(f"  {item.case.code}: {item.text}", LINE)
            yield (
                "      "
                + _("gửi {who}", who=item.addressee)
                + _since(item.days, _("từ {day}", day=item.since))
            )
        yield from self._more(found, [[item] for item in found])

    def asked(self) -> Iterator[str]:
        found = self._board.asked
        if not found:
            return
        yield _("Đề nghị gia hạn chờ trả lời: {count}", count=len(found))
        for item in self._cut(found):
            line = _(
                "{code}: {what}, từ {old} đến {new}",
                code=item.case.code,
                what=item.what,
                old=item.current_on,
                new=item.proposed_on,
            )
            yield f"  {line}" + _since(item.days, _("xin ngày {day}", day=item.asked_on))
        yield from self._more(found, [[item] for item in found])

    def quotas(self) -> Iterator[str]:
        found = self._board.quotas
        if not found:
            return
        yield _("Chỉ tiêu có nguy cơ: {count}", count=len(found))
        yield from map(_quota_line, self._cut(found))
        yield from self._more(found, [[item] for item in found])

    def _cut(self, items: Sequence[_T], most: int = MOST) -> Sequence[_T]:
        return items if self._everything else items[:most]

    def _more(
        self, items: Sequence[object], groups: Sequence[Sequence[object]], most: int = MOST,
        indent: str = "  ",
    ) -> Iterator[str]:  # fmt: skip
        """Say how many are left out."""
        left = 0 if self._everything else len(items) - sum(map(len, groups[:most]))
        if left > 0:
            yield indent + _("… và {count} việc nữa; xem: dondoc board --all", count=left)


def _again(group: Sequence[object]) -> str:
    """Return how many more cases of the row stand behind the first."""
    return f" (+{len(group) - 1})" if len(group) > 1 else ""


def _since(days: int | None, words: str) -> str:
    """Return since when, and how long that is."""
    return f"; {words}" + (_(", {days} ngày làm việc", days=days) if days else "")


def _quota_line(part: QuotaPart) -> str:
    """Return one quota on one line: how it stands, what is missing, until when a notice helps."""
    line = f"  {_(STANDINGS[part.standing])}: {part.plan.code} {shortened(part.name, TITLE)}"
    if part.each:
        counts = (_(COUNTED[name], count=count) for name, count in part.counts.items())
        return f"{line}; " + ", ".join(counts)
    state = part.lines[0].state
    missing = _("còn thiếu {count}", count=state.missing)
    notice = state.last_notice_on
    return f"{line}; {missing}" + (
        "; " + _("thông báo chậm nhất {day}", day=notice) if notice else ""
    )
