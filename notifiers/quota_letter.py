"""Letters about quotas: everything that turned for a person on a day, as one finished message."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from engine.quota_standing import Standing
from engine.timers import Message
from notifiers.composer import Recipient, Sender, Stamp, printed
from notifiers.dates import counted, weekday_and_date
from notifiers.mime import one_line
from notifiers.rendering import shortened

SIGNS: Final[Mapping[Standing, str]] = {
    Standing.WARNED: "[VÀNG]",
    Standing.UNANNOUNCED_ONLY: "[ĐỎ]",
    Standing.IMPOSSIBLE: "[ĐỎ]",
    Standing.EXCEEDED: "[ĐỎ]",
}
VERDICTS: Final[Mapping[Standing, str]] = {
    Standing.WARNED: "Còn thiếu, sắp không kịp.",
    Standing.UNANNOUNCED_ONLY: "Không còn kịp thông báo trước, chỉ còn kiểm tra đột xuất.",
    Standing.IMPOSSIBLE: "Không thể đạt được nữa.",
    Standing.EXCEEDED: "Vượt mức đã đặt ra.",
}
MOST_BODIES: Final = 5
"""How many bodies a letter names; the others are counted."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How a quota, or a body's share of it, stands: needed, reached, planned, missing, last days."""

    need: int
    reached: int
    planned: int
    missing: int
    last_notice_on: date | None
    last_visit_on: date | None
    working_days_left: int | None
    body: str = ""
    most: int | None = None


@dataclass(frozen=True, slots=True)
class QuotaNews:
    """One quota whose standing a person is told of; several ``figures`` are of several bodies."""

    plan: str
    code: str
    name: str
    standing: Standing
    thing: str
    figures: tuple[Figures, ...]


@dataclass(frozen=True, slots=True)
class QuotaDraft:
    """What a person is told of quotas on a day, before it has words."""

    key: str
    day: date
    news: tuple[QuotaNews, ...]


@dataclass(frozen=True, slots=True)
class _Item:
    """A quota as both forms of the letter print it."""

    sign: str
    title: str
    lines: tuple[str, ...]


def compose_quotas(
    recipient: Recipient, draft: QuotaDraft, sender: Sender, stamp: Stamp
) -> Message:
    """Return the one message about all quotas that turned for a person."""
    subject = _subject(draft)
    by_plan: dict[str, list[_Item]] = {}
    for news in draft.news:
        by_plan.setdefault(one_line(news.plan), []).append(_item(news, draft.day))
    values = {
        "recipient": one_line(recipient.name),
        "office": one_line(sender.office),
        "day": weekday_and_date(draft.day),
        "plans": list(by_plan.items()),
    }
    return printed(recipient, stamp, draft.key, "quotas", subject, values)


def _subject(draft: QuotaDraft) -> str:
    if len(draft.news) == 1:
        news = draft.news[0]
        verdict = VERDICTS[news.standing].rstrip(".")
        return shortened(f"Chỉ tiêu {news.code}: {verdict[:1].lower()}{verdict[1:]}")
    return shortened(f"Cảnh báo {counted(len(draft.news))} chỉ tiêu kiểm tra")


def _item(news: QuotaNews, day: date) -> _Item:
    title = f"{news.code}: {one_line(news.name)}"
    lines = [VERDICTS[news.standing], *_figures(news), *_days(news.figures[0], day)]
    return _Item(SIGNS[news.standing], title, tuple(lines))


def _figures(news: QuotaNews) -> list[str]:
    first = news.figures[0]
    if not first.body:
        most = "" if first.most is None else f", nhiều nhất {first.most}"
        done = f"đã đạt {first.reached}, đã lên lịch {first.planned}, còn thiếu {first.missing}"
        return [f"Cần {first.need} {news.thing}{most}: {done}."]
    named = [f"{one_line(it.body)} {it.reached}/{it.need}" for it in news.figures[:MOST_BODIES]]
    others = len(news.figures) - len(named)
    rest = f" và {counted(others)} cơ quan khác" if others > 0 else ""
    return [f"{counted(len(news.figures))} cơ quan (đã đạt/cần): {', '.join(named)}{rest}."]


def _days(figures: Figures, day: date) -> list[str]:
    """Return the last days that meet it, and how many working days are left to the first."""
    named = (("thông báo", figures.last_notice_on), ("kiểm tra", figures.last_visit_on))
    lines = [
        f"Chậm nhất phải {what}: {weekday_and_date(last)}{'' if last >= day else ' (đã qua)'}."
        for what, last in named
        if last is not None
    ]
    if figures.working_days_left is not None:
        lines.append(f"Còn {counted(figures.working_days_left)} ngày làm việc.")
    return lines
