"""Task (*nhiệm vụ*): one occurrence of an annex row for one lead unit, from not yet due to done."""

from engine.deadlines import RuleKind
from engine.definition import Guard, Letter, RuleTemplate, State, Transition, WorkflowDefinition
from engine.words import N_
from workflows.difficulties import reporting
from workflows.extending import extending
from workflows.tasks import effects
from workflows.tasks.guards import (
    asked_about,
    endless,
    evidenced,
    explained,
    last_awaited,
    read_into,
    reworded,
    said,
    waited_for,
    wakes_others_late,
    with_end,
    without_day,
)
from workflows.urging import urging

NAME = "task"
REPORT_HANDED_IN = "report-handed-in"
"""The event with which a periodic report ends the row that asks for the same."""
DATED = ("planned", "under_way", "carried_over")
WITHOUT_DAY = ("waiting", "ongoing")
OPEN_STATES = (*DATED, *WITHOUT_DAY, "reported")
QUARTER = 65
"""Working days of a quarter: how often what has no date is looked at, unless the plan says otherwise."""


def _reading(state: str) -> Transition:
    """Return the step that answers a question about the time with words that can be read."""
    return Transition(
        "read-as",
        N_("đọc lại thời gian theo cụm từ rõ hơn"),
        WITHOUT_DAY,
        state,
        guards=(without_day, reworded, *([read_into(state)] if state != "waiting" else [])),
        date="read_on",
        by=("organiser",),
        effect=effects.read_again,
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
        effect=effects.submit,
    ),
    Transition(
        "accept",
        N_("công nhận hoàn thành"),
        ("reported",),
        "done",
        date="accepted_on",
        not_before=("reported_on",),
        effect=effects.end,
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
        effect=effects.send_back,
    ),
    Transition(REPORT_HANDED_IN, N_("báo cáo theo chế độ báo cáo đã nộp"), DATED, "done",
               date="reported_on", by=("told",), effect=effects.end),
    Transition("review", N_("cập nhật tình hình"), WITHOUT_DAY, None, guards=(said,),
               date="reviewed_on", by=("organiser", "unit")),
)  # fmt: skip
_WAKE = N_("bắt đầu theo sự kiện hoặc văn bản")
_WAITING = (
    Transition(
        "wake",
        _WAKE,
        ("waiting",),
        "ongoing",
        guards=(explained, endless),
        by=("organiser", "told", "daemon"),
        letters=(Letter("task-woken", "unit", daily=True),),
        effect=effects.wake,
    ),
    Transition(
        "wake",
        _WAKE,
        ("waiting",),
        "under_way",
        guards=(explained, with_end),
        by=("organiser", "told", "daemon"),
        letters=(Letter("task-woken", "unit", daily=True),),
        effect=effects.wake,
    ),
    Transition("row-ended", N_("nhiệm vụ được chờ đã hoàn thành"), ("waiting",), "under_way",
               guards=(last_awaited,), by=("told",), letters=(Letter("task-woken", "unit", daily=True),),
               effect=effects.wake),
    Transition("row-ended", N_("nhiệm vụ được chờ đã hoàn thành"), ("waiting",), None, by=("told",),
               effect=effects.count_down),
    Transition("row-split", N_("nhiệm vụ được chờ có thêm lần thực hiện"), ("waiting",), None,
               by=("told",), effect=effects.split),
    *(_reading(state) for state in ("planned", "ongoing", "waiting")),
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
               by=("daemon",), effect=effects.overdue),
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

RULES = (
    RuleTemplate("start", N_("bắt đầu nhiệm vụ"), RuleKind.BEFORE_DAY, "period_first_on",
                 "organiser", ("planned",), (), rungs=False, closes_by="begin"),
    RuleTemplate("product", N_("báo cáo kết quả thực hiện nhiệm vụ"),
                 RuleKind.ON, "due_by", "unit", (*DATED, "waiting"),
                 ("submit", REPORT_HANDED_IN),
                 when=Guard("by-day", N_("có ngày"), lambda s: "due_by" in s.case.dates),
                 after_due="overdue"),
    RuleTemplate("product_before", N_("báo cáo kết quả thực hiện nhiệm vụ trước ngày ấn định"),
                 RuleKind.BEFORE_DAY, "before_on", "unit", (*DATED, "waiting"),
                 ("submit",),
                 when=Guard("before-day", N_("trước ngày"), lambda s: "before_on" in s.case.dates),
                 after_due="overdue"),
    RuleTemplate("product_after", N_("báo cáo kết quả thực hiện nhiệm vụ sau khi bắt đầu"),
                 RuleKind.WITHIN, "woken_on", "unit", DATED, ("submit",),
                 when=without_day, review_working_days=QUARTER, reviewed_by_case=True, after_due="overdue"),
    RuleTemplate("question", N_("trả lời: thời gian của nhiệm vụ chưa đọc được"), RuleKind.WITHIN,
                 "opened_on", "organiser", ("waiting",), ("wake", "set-day", "read-as"), when=asked_about),
    RuleTemplate("wake", N_("rà soát: sự kiện hoặc văn bản đang chờ"), RuleKind.WITHIN, "opened_on",
                 "unit", ("waiting",), ("wake", "row-ended", "review", "read-as"),
                 review_working_days=QUARTER,
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
