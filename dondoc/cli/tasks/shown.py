"""Tasks on the screen: the words of the print, what one waits for, how many a plan has."""

from collections.abc import Callable, Iterable
from typing import Final

from dondoc.language import _
from engine.case import Case, Fact
from engine.words import N_
from workflows.guards import number_of
from workflows.task import TASK

LINES: Final = {
    "phrase_text_ref": N_("Thời gian, như in: “{text}”"),
    "read_as_text_ref": N_("Đọc là: “{text}”"),
    "question_text_ref": N_("[VÀNG] Chưa đọc được thời gian, cần hỏi lại: {text}"),
    "event_text_ref": N_("Chờ sự kiện: {text}"),
    "reference_text_ref": N_("Theo văn bản: {text}"),
    "product_text_ref": N_("Sản phẩm: {text}"),
    "target_text_ref": N_("Mục tiêu: {text}"),
    "lead_text_ref": N_("Chủ trì, như in: {text}"),
    "coordinating_text_ref": N_("Phối hợp: {text}"),
}


def task_notes(case: Case, text: Callable[[Fact], str]) -> tuple[str, ...]:
    """Return the lines about a task; ``text`` finds the words behind a reference."""
    if case.workflow != TASK.name:
        return ()
    found = ((words, text(case.facts.get(name))) for name, words in LINES.items())
    lines = [_(words, text=said) for words, said in found if said]
    awaited = number_of(case.facts.get("waits_for"))
    if awaited and case.state == "waiting":
        lines.append(_("Chờ {count} nhiệm vụ khác hoàn thành", count=awaited))
    return tuple(lines)


def task_sums(cases: Iterable[Case]) -> tuple[str, ...]:
    """Return the lines that count the tasks of a plan: with a day, without end, waiting, unread."""
    tasks = [case for case in cases if case.workflow == TASK.name]
    if not tasks:
        return ()
    dated = sum(1 for case in tasks if {"due_by", "before_on"} & set(case.dates))
    asked = sum(1 for case in tasks if "question_text_ref" in case.facts)
    line = _(
        "{cases} việc của {rows} nhiệm vụ: {dated} có ngày, {ongoing} thường xuyên, {waiting} chờ sự kiện",
        cases=len(tasks),
        rows=len({case.facts.get("row") for case in tasks}),
        dated=dated,
        ongoing=sum(1 for case in tasks if case.state == "ongoing"),
        waiting=sum(1 for case in tasks if case.state == "waiting") - asked,
    )
    if not asked:
        return (line,)
    return line, _("[VÀNG] {asked} việc chưa đọc được thời gian, phải hỏi lại", asked=asked)
