"""Task (*nhiệm vụ*): one occurrence of an annex row for one lead unit, from not yet due to done."""

from collections.abc import Mapping
from datetime import date

from engine.case import DAEMON, Fact
from engine.deadlines import RuleKind
from engine.definition import Guard, Letter, RuleTemplate, State, Transition, WorkflowDefinition
from engine.rules import SETTINGS_FACT
from engine.situation import Effect, Situation, Tell
from engine.words import N_
from workflows.difficulties import reporting
from workflows.extending import extending
from workflows.guards import names_of, number_of
from workflows.urging import urging

NAME = "task"
DATED = ("planned", "under_way", "carried_over")
WITHOUT_DAY = ("waiting", "ongoing")
OPEN_STATES = (*DATED, *WITHOUT_DAY, "reported")
QUARTER = 65
"""Working days of a quarter: how often what has no date is looked at, unless the plan says otherwise."""


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


def _submit(situation: Situation) -> Effect:
    reports = number_of(situation.case.facts.get("reports"))
    return Effect(facts={"reports": reports + 1})


def _return(situation: Situation) -> Effect:
    """Send a result back; a new day or number of days comes with the command, else the old one stays."""
    command, returns = situation.command, number_of(situation.case.facts.get("returns"))
    given, remedy = command.dates.get("remedy_by"), command.facts.get("remedy")
    facts: dict[str, Fact] = {"returns": returns + 1, "remedy": None}
    dates: dict[str, date | None] = {"remedy_by": None}
    if given is not None:
        dates |= {"due_by": given, "before_on": None}
    elif isinstance(remedy, Mapping):
        dates |= {"due_by": None, "before_on": None}
        facts |= _with_number(situation, {**remedy, "anchor": "returned_on"})
    return Effect(dates=dates, facts=facts)


def _with_number(situation: Situation, number: Mapping[str, Fact]) -> dict[str, Fact]:
    """Return the settings of a case in which its result is due within a number of days."""
    kept = situation.case.facts.get(SETTINGS_FACT)
    known = kept if isinstance(kept, Mapping) else {}
    return {SETTINGS_FACT: {**known, "product_after": number}}


def _end(situation: Situation) -> Effect:
    """Tell the rows that wait for this one."""
    waiting = names_of(situation.case.facts.get("wakes"))
    return Effect(tells=tuple(Tell(case_id, "row-ended", optional=True) for case_id in waiting))


def _overdue(situation: Situation) -> Effect:
    started = names_of(situation.case.facts.get("late_wakes"))
    return Effect(tells=tuple(Tell(case_id, "wake", optional=True) for case_id in started))


def _count_down(situation: Situation) -> Effect:
    left = number_of(situation.case.facts.get("waits_for")) - 1
    return Effect(facts={"waits_for": left})


def _wake(situation: Situation) -> Effect:
    """Start what waited; a number of days of its phrase now has a day to count from."""
    offset: Fact = situation.case.facts.get("offset")
    number = _with_number(situation, offset) if isinstance(offset, Mapping) else {}
    return Effect(
        dates={"woken_on": situation.command.occurred_on}, facts={"waits_for": None, **number}
    )


_DOING = (
    Transition("begin", N_("bắt đầu thực hiện"), ("planned",), "under_way", date="begun_on",
               by=("organiser", "unit", "daemon")),
    Transition(
        "submit",
        N_("báo cáo kết quả thực hiện"),
        (*DATED, *WITHOUT_DAY),
        "reported",
        guards=(evidenced,),
        date="reported_on",
        by=("organiser", "unit"),
        effect=_submit,
    ),
    Transition(
        "accept",
        N_("công nhận hoàn thành"),
        ("reported",),
        "done",
        date="accepted_on",
        not_before=("reported_on",),
        effect=_end,
    ),
    Transition(
        "return",
        N_("trả lại, yêu cầu thực hiện tiếp"),
        ("reported",),
        "under_way",
        date="returned_on",
        not_before=("reported_on",),
        needs=("reason",),
        letters=(Letter("task-returned", "unit"),),
        effect=_return,
    ),
    Transition("review", N_("cập nhật tình hình"), WITHOUT_DAY, None, guards=(said,),
               date="reviewed_on", by=("organiser", "unit")),
)  # fmt: skip
_WAITING = (
    Transition(
        "wake",
        N_("bắt đầu theo sự kiện hoặc văn bản"),
        ("waiting",),
        "under_way",
        guards=(explained,),
        by=("organiser", "told", "daemon"),
        letters=(Letter("task-woken", "unit", daily=True),),
        effect=_wake,
    ),
    Transition("row-ended", N_("nhiệm vụ được chờ đã hoàn thành"), ("waiting",), "under_way",
               guards=(last_awaited,), by=("told",), letters=(Letter("task-woken", "unit", daily=True),),
               effect=_wake),
    Transition("row-ended", N_("nhiệm vụ được chờ đã hoàn thành"), ("waiting",), None, by=("told",),
               effect=_count_down),
    Transition(
        "set-day",
        N_("đặt thời hạn"),
        (*DATED, *WITHOUT_DAY),
        "under_way",
        guards=(without_day,),
        needs_dates=("due_by",),
        letters=(Letter("task-woken", "unit", daily=True),),
    ),
    Transition("overdue", N_("quá hạn, các nhiệm vụ kèm theo bắt đầu"),
               ("under_way", "carried_over", "waiting"), None, guards=(wakes_others_late,),
               by=("daemon",), effect=_overdue),
)  # fmt: skip
_ANY_TIME = (
    Transition("carry-over", N_("chuyển tiếp sang năm sau"), ("planned", "under_way"), "carried_over",
               by=("organiser",)),
    Transition("cancel", N_("hủy nhiệm vụ"), OPEN_STATES, "cancelled", date="cancelled_on",
               needs=("reason",), by=("organiser",)),
    urging(N_("ghi công văn đôn đốc"), OPEN_STATES),
    *extending(NAME, OPEN_STATES, ()),
    reporting(OPEN_STATES),
    Transition("calendar-changed", N_("tính lại theo lịch nghỉ mới"), OPEN_STATES, None, by=("daemon",)),
    Transition("ask", N_("nhắc rà soát"), OPEN_STATES, None, by=("daemon",)),
)  # fmt: skip

_DO = N_("báo cáo kết quả thực hiện nhiệm vụ")
RULES = (
    RuleTemplate("start", N_("bắt đầu nhiệm vụ"), RuleKind.BEFORE_DAY, "period_first_on",
                 "organiser", ("planned",), (), rungs=False, closes_by="begin"),
    RuleTemplate("product", _DO, RuleKind.ON, "due_by", "unit", (*DATED, "waiting"), ("submit",),
                 when=Guard("by-day", N_("có ngày"), lambda s: "due_by" in s.case.dates),
                 after_due="overdue"),
    RuleTemplate("product_before", _DO, RuleKind.BEFORE_DAY, "before_on", "unit", (*DATED, "waiting"),
                 ("submit",),
                 when=Guard("before-day", N_("trước ngày"), lambda s: "before_on" in s.case.dates),
                 after_due="overdue"),
    RuleTemplate("product_after", _DO, RuleKind.WITHIN, "woken_on", "unit", DATED, ("submit",),
                 when=without_day, review_working_days=QUARTER, reviewed_by_case=True, after_due="overdue"),
    RuleTemplate("question", N_("trả lời: thời gian của nhiệm vụ chưa đọc được"), RuleKind.WITHIN,
                 "opened_on", "organiser", ("waiting",), ("wake", "set-day"), when=asked_about),
    RuleTemplate("wake", N_("rà soát: sự kiện hoặc văn bản đang chờ"), RuleKind.WITHIN, "opened_on",
                 "unit", ("waiting",), ("wake", "row-ended", "review"), review_working_days=QUARTER,
                 when=waited_for, reviewed_by_case=True),
    RuleTemplate("review", N_("cập nhật tình hình nhiệm vụ thường xuyên"), RuleKind.WITHIN,
                 "opened_on", "unit", ("ongoing",), ("submit", "review"), review_working_days=QUARTER,
                 reviewed_by_case=True),
    RuleTemplate("acceptance", N_("xem xét kết quả nhiệm vụ"), RuleKind.WITHIN, "reported_on",
                 "organiser", ("reported",), ("accept", "return"), review_working_days=5),
)  # fmt: skip

TASK = WorkflowDefinition(
    name=NAME,
    label=N_("nhiệm vụ"),
    version=1,
    initial="planned",
    beginnings=("waiting", "ongoing"),
    states=(
        State("planned", N_("chưa đến kỳ")),
        State("under_way", N_("đang thực hiện")),
        State("waiting", N_("chờ sự kiện")),
        State("ongoing", N_("thường xuyên")),
        State("reported", N_("đã báo cáo")),
        State("carried_over", N_("chuyển tiếp sang năm sau")),
        State("done", N_("hoàn thành"), final=True),
        State("cancelled", N_("hủy"), final=True),
    ),
    transitions=(*_DOING, *_WAITING, *_ANY_TIME),
    rules=RULES,
)
