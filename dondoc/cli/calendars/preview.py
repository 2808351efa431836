"""The preview of a change of the calendar: old and new dates, reminders re-timed, who is told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from dondoc.announcing import Preview
from dondoc.cli.calendars.drawing import named_day
from dondoc.cli.desk import Book
from dondoc.cli.output import format_day, table_lines
from dondoc.language import _
from dondoc.words.trade import OWNERS
from engine.calendar_changes import CaseChange
from engine.calendar_shown import DateChange, DeadlineShown
from engine.words import N_

KINDS: Final = {
    DateChange.MOVED: N_("dời"),
    DateChange.KEPT: N_("giữ hạn cũ, không tính lỗi"),
    DateChange.FIRM: N_("thành hạn chính thức"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A preview in words, with the names of people."""

    preview: Preview
    book: Book

    def lines(self) -> Iterator[str]:
        """Yield the lines of the preview."""
        yield from self._news()
        yield ""
        dates, reminders = list(self._dates()), list(self._reminders())
        if dates:
            headers = (_("Mã"), _("Việc"), _("Hạn cũ"), _("Hạn mới"), _("Ghi chú"))
            yield from table_lines(headers, dates)
            yield ""
        if reminders:
            headers = (_("Mã"), _("Mốc nhắc của việc"), _("Nhắc ai"), _("Ngày cũ"), _("Ngày mới"))
            yield from table_lines(headers, reminders)
            yield ""
        yield from self._sums()

    def _news(self) -> Iterator[str]:
        news = self.preview.news
        days = self.preview.change.days
        off = [named_day(item.day) for item in news.learned if not item.working]
        worked = [named_day(item.day) for item in news.learned if item.working]
        if news.file is None:
            yield _("Nghỉ: {days}", days=off)
        else:
            yield _("Ngày đổi trong lịch: {days}", days=[named_day(day) for day in days] or "-")
        if worked and news.file is None:
            yield _("Làm bù: {days}", days=worked)
        yield _("Văn bản: {document}", document=self._document())
        yield _("Được biết từ: {day}", day=news.known_on)

    def _document(self) -> str:
        document = self.preview.news.document
        if document is None:
            return "-"
        day = f", {format_day(document.issued_on)}" if document.issued_on else ""
        return f"{document.number}{day}"

    def _rows(self) -> Iterator[tuple[CaseChange, DeadlineShown]]:
        for case in self.preview.change.cases:
            for item in case.deadlines:
                yield case, item.shown()

    def _dates(self) -> Iterator[tuple[str, ...]]:
        for case, item in self._rows():
            if item.kind is not None:
                days = (_weekday(item.old_on), _weekday(item.new_on))
                yield case.case.code, _(item.label), *days, _(KINDS[item.kind])

    def _reminders(self) -> Iterator[tuple[str, ...]]:
        for case, item in self._rows():
            for timer in item.retimed:
                what = f"{_(item.label)} ({timer.offset:+d})"
                who = _(OWNERS.get(timer.audience, timer.audience))
                days = (_weekday(timer.old_on), _weekday(timer.new_on))
                yield case.case.code, what, who, *days

    def _sums(self) -> Iterator[str]:
        change = self.preview.change
        yield _(
            "{moved} hạn dời, {kept} hạn giữ ngày cũ (không tính lỗi), {firm} hạn thành chính thức, "
            "{retimed} mốc nhắc đổi ngày",
            moved=change.counted(DateChange.MOVED),
            kept=change.counted(DateChange.KEPT),
            firm=change.counted(DateChange.FIRM),
            retimed=sum(len(item.retimed) for _case, item in self._rows()),
        )
        people = [f"{self.book.person(code)} ({code})" for code in change.people]
        if people:
            yield _(
                "Gửi {count} người, mỗi người một thư: {people}", count=len(people), people=people
            )
        else:
            yield _("Không ai phải nhận thư")
        yield _("Mã bản xem trước: {hash}", hash=self.preview.hash[:16])

    def json(self) -> dict[str, object]:
        """Return the preview as JSON says it."""
        news, change = self.preview.news, self.preview.change
        return {
            "action": news.action,
            "document": news.document,
            "known_on": news.known_on,
            "days": [
                {"day": it.day, "working": it.working, "kind": it.kind} for it in news.learned
            ],
            "changed_days": change.days,
            "version": change.version,
            "preview": self.preview.hash,
            "changes": [_json(case, item) for case, item in self._rows()],
            "people": change.people,
        }


def _weekday(day: date | None) -> str:
    return named_day(day) if day else "-"


def _json(case: CaseChange, item: DeadlineShown) -> dict[str, object]:
    return {
        "code": case.case.code,
        "unit": case.case.unit,
        "deadline": item.name,
        "label": _(item.label),
        "round": item.round,
        "change": item.kind,
        "old_on": item.old_on,
        "new_on": item.new_on,
        "reminders": [
            {
                "offset": timer.offset,
                "audience": timer.audience,
                "old_on": timer.old_on,
                "new_on": timer.new_on,
            }
            for timer in item.retimed
        ],
        "people": [person for person, _lines in case.people],
    }
