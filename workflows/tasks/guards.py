"""What must hold for a step of a task, each with the words people read when it does not."""

from engine.case import DAEMON
from engine.definition import Guard
from engine.situation import Situation
from engine.words import N_
from workflows.guards import names_of, number_of


def _with_evidence(situation: Situation) -> bool:
    facts, document = situation.command.facts, situation.command.document
    attached = document is not None and document.evidence_sha256 is not None
    return attached or bool(facts.get("evidence")) or bool(facts.get("explanation_text_ref"))


def _said(situation: Situation) -> bool:
    return bool(situation.command.reason or situation.command.document) or _with_evidence(situation)


def _has_day(situation: Situation) -> bool:
    return any(name in situation.case.dates for name in ("due_by", "before_on"))


def _waits_for_nothing(situation: Situation) -> bool:
    return number_of(situation.case.facts.get("waits_for")) <= 1


evidenced = Guard(
    "evidenced",
    N_("thiếu minh chứng; kèm tệp bằng --evidence hoặc giải trình bằng --explanation"),
    _with_evidence,
)
said = Guard("said", N_("phải nêu tình hình: --reason, --document hoặc --explanation"), _said)
explained = Guard(
    "explained",
    N_("phải nêu sự kiện hoặc văn bản: --reason hoặc --document"),
    lambda situation: situation.command.actor.person == DAEMON or _said(situation),
)
without_day = Guard(
    "without-day",
    N_("nhiệm vụ đã có ngày; kéo dài là việc gia hạn"),
    lambda situation: not _has_day(situation),
    of_case=True,
)
wakes_others_late = Guard(
    "wakes-others-late",
    N_("không có nhiệm vụ nào bắt đầu khi việc này quá hạn"),
    lambda situation: bool(names_of(situation.case.facts.get("late_wakes"))),
    of_case=True,
)
last_awaited = Guard(
    "last-awaited",
    N_("còn chờ nhiệm vụ khác hoàn thành"),
    _waits_for_nothing,
    of_case=True,
)
asked_about = Guard(
    "asked-about",
    N_("thời gian đã rõ"),
    lambda situation: "question_text_ref" in situation.case.facts,
    of_case=True,
)
waited_for = Guard(
    "waited-for",
    N_("còn câu hỏi về thời gian"),
    lambda situation: "question_text_ref" not in situation.case.facts,
    of_case=True,
)
endless = Guard(
    "endless",
    N_("việc có ngày kết thúc thì không thường xuyên"),
    lambda situation: (
        bool(situation.command.facts.get("endless"))
        and not {"due_by", "before_on"} & {*situation.case.dates, *situation.command.dates}
    ),
)
with_end = Guard(
    "with-end",
    N_("việc có ngày kết thúc thì không thường xuyên; bỏ --ongoing"),
    lambda situation: not situation.command.facts.get("endless"),
)
reworded = Guard(
    "reworded",
    N_("chưa có cụm từ rõ hơn; ghi như “Quý III”"),
    lambda situation: bool(situation.command.facts.get("read_as_text_ref")),
)


def read_into(state: str) -> Guard:
    """Return the condition that clearer words lead into a state."""
    return Guard(
        f"read-into-{state}",
        N_("cụm từ đọc được thành trạng thái khác"),
        lambda situation: situation.command.facts.get("read_into") == state,
    )
