"""The deadlines of an inspection before a plan gives them their numbers."""

from engine.calendar import Roll
from engine.deadlines import RuleKind
from engine.definition import RuleTemplate
from engine.words import N_
from workflows import inspection_effects as effects
from workflows.guards import (
    by_plan,
    no_visit_day,
    settled,
    tentative,
    visit_known,
)
from workflows.inspection_guards import (
    reinspection_ordered,
)
from workflows.inspection_steps import AFTER_CONCLUSION, BEFORE_VISIT

RULES = (
    RuleTemplate(
        "schedule",
        N_("xác định ngày kiểm tra trong khung thời gian của kế hoạch"),
        RuleKind.ON,
        "window_last_on",
        "team",
        BEFORE_VISIT,
        ("reschedule", "agree-visit"),
        roll=Roll.PRECEDING,
        when=no_visit_day,
    ),
    RuleTemplate(
        "agree_visit",
        N_("thống nhất lịch kiểm tra với đơn vị"),
        RuleKind.AT_LEAST_BEFORE,
        "visit_on",
        "organiser",
        BEFORE_VISIT,
        ("agree-visit", "reschedule"),
        when=tentative,
        met_if=settled,
    ),
    RuleTemplate(
        "notice",
        N_("gửi thông báo lịch kiểm tra"),
        RuleKind.AT_LEAST_BEFORE,
        "visit_on",
        "team",
        ("planned",),
        ("notify",),
        when=by_plan,
    ),
    RuleTemplate(
        "report",
        N_("gửi báo cáo phục vụ kiểm tra"),
        RuleKind.AT_LEAST_BEFORE,
        "visit_on",
        "unit",
        ("planned", "notified"),
        ("receive-report",),
        reminded_in=("notified",),
        when=by_plan,
    ),
    RuleTemplate(
        "visit",
        N_("tiến hành kiểm tra"),
        RuleKind.ON,
        "visit_end_on",
        "team",
        (*BEFORE_VISIT, "announced"),
        ("inspect",),
        roll=Roll.NONE,
        when=visit_known,
    ),
    RuleTemplate(
        "conclusion",
        N_("ban hành thông báo kết luận kiểm tra"),
        RuleKind.WITHIN,
        "visit_end_on",
        "team",
        (*BEFORE_VISIT, "announced", "inspected"),
        ("conclude", "conclude-with-parent"),
        reminded_in=("inspected",),
    ),
    RuleTemplate(
        "new_date",
        N_("xác định ngày kiểm tra mới sau khi hoãn"),
        RuleKind.WITHIN,
        "postponed_on",
        "team",
        ("postponed",),
        ("reschedule", "cancel"),
    ),
    RuleTemplate(
        "remediation",
        N_("theo dõi việc khắc phục các kiến nghị"),
        RuleKind.WITHIN,
        "concluded_on",
        "organiser",
        ("concluded", "reinspected"),
        ("recommendation-ended",),
        review_working_days=20,
        when=effects.remediation_goes_on,
    ),
    RuleTemplate(
        "reinspection",
        N_("tiến hành phúc tra"),
        RuleKind.ON,
        "reinspection_on",
        "team",
        AFTER_CONCLUSION,
        ("reinspect",),
        when=reinspection_ordered,
    ),
    RuleTemplate(
        "reinspection_choice",
        N_("quyết định có phúc tra không; hết hạn thì hồ sơ tự kết thúc"),
        RuleKind.WITHIN,
        "remediated_on",
        "team",
        ("remediated", "reinspected"),
        ("reinspect",),
        amount=5,
        when=effects.may_close,
        rungs=False,
        closes_by="close",
    ),
)
