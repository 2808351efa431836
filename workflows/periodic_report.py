"""Periodic report (*báo cáo định kỳ*): one period of one regime, from not yet due to accepted."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from engine.audience import SUPPLIERS
from engine.calendar import Roll
from engine.deadlines import RuleKind
from engine.definition import Guard, Letter, RuleTemplate, State, Transition, WorkflowDefinition
from engine.plan import RuleSetting
from engine.rules import setting_from
from engine.situation import Effect, Situation, Tell
from engine.words import N_
from workflows.difficulties import reporting
from workflows.extending import extending
from workflows.guards import names_of, number_of
from workflows.task import REPORT_HANDED_IN
from workflows.urging import urging

NAME: Final = "periodic_report"
HAND_IN: Final = "hand_in"
OUTER_LIMIT: Final = "outer_limit"
DATA_CLOSING: Final = "data_closing"
DATA_SUPPLY: Final = "data_supply"
SUPPLEMENT: Final = "supplement"
ENDS_ROWS: Final = "ends_rows"
"""The fact of a report that holds the ids of the tasks which ask for the same report."""
BEFORE_HAND_IN: Final = ("planned", "under_way", "data_closed", "carried_over")
ASKED_FOR: Final = BEFORE_HAND_IN[1:]
OPEN_STATES: Final = (*BEFORE_HAND_IN, "handed_in", "returned")


def _received_after_signing(situation: Situation) -> bool:
    document = situation.command.document
    signed_on = document.issued_on if document else None
    return signed_on is None or signed_on <= situation.command.occurred_on


received_after_signing = Guard(
    "received-after-signing",
    N_("ngày nhận ở trước ngày ký văn bản; ghi --on là ngày nơi nhận nhận được báo cáo"),
    _received_after_signing,
)
closes_by_day = Guard(
    "closes-by-day", N_("có ngày chốt số liệu"), lambda s: "closing_on" in s.case.dates
)
supplied = Guard(
    "supplied",
    N_("có đơn vị cung cấp số liệu trước ngày chốt"),
    lambda s: "closing_on" in s.case.dates and SUPPLIERS in s.case.facts,
)
closes_with_period = Guard(
    "closes-with-period",
    N_("không có ngày chốt số liệu"),
    lambda s: "closing_on" not in s.case.dates and "period_last_on" in s.case.dates,
)
on_demand = Guard("on-demand", N_("báo cáo theo yêu cầu"), lambda s: "requested_on" in s.case.dates)
limited_from_above = Guard(
    "limited-from-above",
    N_("cấp trên có hạn"),
    lambda s: "outer_on" in s.case.dates,
)


def _may_be_set(situation: Situation) -> bool:
    """Tell whether a day is missing that the regime does not give: a supplement, or a report on demand."""
    dates = situation.case.dates
    if situation.case.state == "returned":
        return f"{SUPPLEMENT}_by" not in dates
    return "requested_on" in dates and f"{HAND_IN}_by" not in dates


may_be_set = Guard(
    "day-may-be-set",
    N_("ngày của các kỳ đặt bằng dondoc regime set-day; kéo dài một kỳ là việc gia hạn"),
    _may_be_set,
    of_case=True,
)
day_named = Guard(
    "day-named",
    N_("báo cáo theo yêu cầu nộp vào một ngày: ghi --by NGÀY"),
    lambda s: s.case.state == "returned" or s.command.dates.get("remedy_by") is not None,
)


def _hand_in(situation: Situation) -> Effect:
    """Count the reports handed in; the day of signing stays beside the day of receipt."""
    reports = number_of(situation.case.facts.get("reports"))
    document = situation.command.document
    rows = names_of(situation.case.facts.get(ENDS_ROWS))
    return Effect(
        dates={"signed_on": document.issued_on if document else None},
        facts={"reports": reports + 1},
        tells=tuple(Tell(case_id, REPORT_HANDED_IN, optional=True) for case_id in rows),
    )


def _return(situation: Situation) -> Effect:
    """Ask for a supplement by the day or within the days that came along, else without a day."""
    asked = _given(situation, SUPPLEMENT)
    returns = number_of(situation.case.facts.get("returns"))
    return replace(asked, facts={**asked.facts, "returns": returns + 1})


def _set_deadline(situation: Situation) -> Effect:
    return _given(situation, SUPPLEMENT if situation.case.state == "returned" else HAND_IN)


def _given(situation: Situation, name: str) -> Effect:
    """Open a round of a deadline with the day or the number of days that came with the command."""
    command, given = situation.command, RuleSetting(name)
    remedy = command.facts.get("remedy")
    if isinstance(remedy, Mapping):
        given = setting_from(name, remedy)
    return Effect(
        dates={"remedy_by": None, f"{name}_by": command.dates.get("remedy_by")},
        facts={"remedy": None},
        rounds={name: replace(given, anchor="returned_on") if name == SUPPLEMENT else given},
    )


_DOING = (
    Transition("begin", N_("bắt đầu tổng hợp báo cáo"), ("planned",), "under_way",
               date="begun_on", by=("organiser", "unit", "daemon"),
               letters=(Letter("periodic-report-requested", "unit", on_demand),)),
    Transition("close-data", N_("chốt số liệu báo cáo"), ("planned", "under_way"), "data_closed",
               date="data_closed_on", by=("daemon",)),
    Transition(
        "hand-in",
        N_("nộp báo cáo"),
        (*BEFORE_HAND_IN, "returned"),
        "handed_in",
        guards=(received_after_signing,),
        date="handed_in_on",
        needs=("document",),
        by=("organiser", "unit"),
        effect=_hand_in,
    ),
    Transition("accept", N_("công nhận báo cáo đạt yêu cầu"), ("handed_in",), "accepted",
               date="accepted_on", not_before=("handed_in_on",), by=("organiser",)),
    Transition(
        "return",
        N_("trả lại, yêu cầu bổ sung báo cáo"),
        ("handed_in",),
        "returned",
        date="returned_on",
        not_before=("handed_in_on",),
        needs=("reason",),
        by=("organiser",),
        letters=(Letter("periodic-report-returned", "unit"),),
        effect=_return,
    ),
)  # fmt: skip
_ANY_TIME = (
    Transition("set-deadline", N_("đặt thời hạn báo cáo"), (*BEFORE_HAND_IN, "returned"), None,
               guards=(may_be_set, day_named), effect=_set_deadline),
    Transition("carry-over", N_("chuyển tiếp sang năm sau"),
               ("planned", "under_way", "data_closed"), "carried_over", by=("organiser",)),
    Transition("cancel", N_("hủy báo cáo"), OPEN_STATES, "cancelled", date="cancelled_on",
               needs=("reason",), by=("organiser",)),
    urging(N_("ghi công văn đôn đốc"), OPEN_STATES),
    *extending(NAME, OPEN_STATES, ()),
    reporting(OPEN_STATES),
    Transition("calendar-changed", N_("tính lại theo lịch nghỉ mới"), OPEN_STATES, None, by=("daemon",)),
    Transition("ask", N_("nhắc rà soát"), OPEN_STATES, None, by=("daemon",)),
)  # fmt: skip

RULES: Final = (
    RuleTemplate("start", N_("bắt đầu tổng hợp báo cáo"), RuleKind.BEFORE_DAY, "begin_on",
                 "unit", ("planned",), (), rungs=False, closes_by="begin"),
    RuleTemplate(DATA_CLOSING, N_("chốt số liệu báo cáo"), RuleKind.ON, "closing_on", "unit",
                 ("planned", "under_way"), (), roll=Roll.NONE, reminded_in=("under_way",),
                 when=closes_by_day, closes_by="close-data"),
    RuleTemplate(DATA_SUPPLY, N_("gửi số liệu cho báo cáo"), RuleKind.ON, "closing_on", SUPPLIERS,
                 ("planned", "under_way"), (), roll=Roll.NONE, reminded_in=("under_way",),
                 when=supplied, closes_by="close-data"),
    RuleTemplate("period_end", N_("hết kỳ báo cáo"), RuleKind.ON, "period_last_on", "unit",
                 ("planned", "under_way"), (), roll=Roll.NONE, reminded_in=("under_way",),
                 when=closes_with_period, rungs=False, closes_by="close-data"),
    RuleTemplate(HAND_IN, N_("nộp báo cáo"), RuleKind.DAY_OF_MONTH, "last_month_on", "unit",
                 BEFORE_HAND_IN, ("hand-in",), reminded_in=ASKED_FOR),
    RuleTemplate(OUTER_LIMIT, N_("nộp báo cáo, chậm nhất theo hạn của cấp trên"), RuleKind.ON,
                 "outer_on", "unit", BEFORE_HAND_IN, ("hand-in",), reminded_in=ASKED_FOR,
                 when=limited_from_above, stands_in_for=HAND_IN),
    RuleTemplate(SUPPLEMENT, N_("bổ sung, nộp lại báo cáo"), RuleKind.WITHIN, "returned_on", "unit",
                 ("returned",), ("hand-in",), review_working_days=5),
    RuleTemplate("acceptance", N_("xem xét báo cáo đã nộp"), RuleKind.WITHIN, "handed_in_on",
                 "organiser", ("handed_in",), ("accept", "return"), review_working_days=20),
)  # fmt: skip

PERIODIC_REPORT: Final = WorkflowDefinition(
    name=NAME,
    label=N_("báo cáo định kỳ"),
    version=1,
    initial="planned",
    states=(
        State("planned", N_("chưa đến kỳ")),
        State("under_way", N_("đang tổng hợp")),
        State("data_closed", N_("đã chốt số liệu")),
        State("handed_in", N_("đã báo cáo")),
        State("returned", N_("trả lại, yêu cầu bổ sung")),
        State("carried_over", N_("chuyển tiếp sang năm sau")),
        State("accepted", N_("hoàn thành"), final=True),
        State("cancelled", N_("hủy"), final=True),
    ),
    transitions=(*_DOING, *_ANY_TIME),
    rules=RULES,
)
