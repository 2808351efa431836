"""Inspection (*cuộc kiểm tra*): one unit, one visit, from planned to closed."""

from engine.calendar import Roll
from engine.deadlines import RuleKind
from engine.definition import Letter, RuleTemplate, State, Transition, WorkflowDefinition
from engine.words import N_
from workflows import inspection_effects as effects
from workflows.guards import (
    agreed,
    all_remediated,
    by_plan,
    has_recommendations,
    negated,
    no_visit_day,
    team_established,
    tentative,
    unannounced,
    visit_in_order,
    visit_known,
    visit_on_working_day,
)
from workflows.inspection_guards import (
    concludes_alone,
    known_unit,
    no_reinspection_ordered,
    pausable,
    paused,
    proposal_open,
    reinspection_ordered,
    sections_known,
    subs_visited,
    was_notified,
    was_only_planned,
    was_reported,
)

NAME = "inspection"
BEFORE_VISIT = ("planned", "notified", "report_received")
AFTER_CONCLUSION = ("concluded", "remediated", "reinspected")
OPEN_STATES = (*BEFORE_VISIT, "announced", "postponed", "inspected", *AFTER_CONCLUSION)

STATES = (
    State("planned", N_("dự kiến")),
    State("notified", N_("đã thông báo")),
    State("report_received", N_("đã nhận báo cáo")),
    State("announced", N_("đã công bố (đột xuất)")),
    State("postponed", N_("hoãn, chờ xác định lịch")),
    State("inspected", N_("đã kiểm tra")),
    State("concluded", N_("đã ban hành kết luận")),
    State("remediated", N_("đã khắc phục")),
    State("reinspected", N_("đã phúc tra")),
    State("closed", N_("kết thúc"), final=True),
    State("cancelled", N_("hủy"), final=True),
)

_ROUND = (("round", "visits-changed"),)

PREPARING = (
    Transition(
        "notify",
        N_("gửi thông báo lịch kiểm tra"),
        ("planned",),
        "notified",
        guards=(by_plan, team_established, visit_known),
        date="notified_on",
        needs=("document",),
        letters=(Letter("notice-of-schedule", "unit"), Letter("notice-of-schedule", "team")),
    ),
    Transition(
        "agree-visit",
        N_("thống nhất lịch với đơn vị"),
        BEFORE_VISIT,
        None,
        guards=(tentative, visit_known, visit_on_working_day, visit_in_order),
        date="agreed_on",
        letters=(Letter("visit-agreed", "unit"),),
        tells=_ROUND,
        effect=effects.agree,
    ),
    Transition(
        "receive-report",
        N_("nhận báo cáo của đơn vị"),
        ("notified",),
        "report_received",
        date="report_received_on",
        letters=(Letter("report-receipt", "unit"),),
    ),
    Transition(
        "request-supplement",
        N_("yêu cầu bổ sung báo cáo"),
        ("report_received",),
        "notified",
        guards=(sections_known,),
        not_before=("report_received_on",),
        letters=(Letter("supplement-request", "unit"),),
        effect=effects.request_supplement,
    ),
    Transition(
        "accept-report",
        N_("chấp nhận báo cáo"),
        ("report_received",),
        None,
        date="report_accepted_on",
        not_before=("report_received_on",),
    ),
    Transition(
        "announce",
        N_("công bố kiểm tra đột xuất"),
        ("planned",),
        "announced",
        guards=(unannounced, visit_known),
        date="announced_on",
        letters=(Letter("announcement", "unit"), Letter("announcement", "unit_head")),
        effect=effects.announce,
    ),
)

_RESCHEDULE_GUARDS = (visit_known, visit_in_order, visit_on_working_day)
MOVING = (
    Transition(
        "reschedule",
        N_("dời lịch kiểm tra"),
        (*BEFORE_VISIT, "announced"),
        None,
        guards=_RESCHEDULE_GUARDS,
        needs=("reason",),
        needs_dates=("visit_on",),
        letters=(Letter("change-of-date", "unit", was_notified), Letter("change-of-date", "team")),
        tells=_ROUND,
        effect=effects.reschedule,
    ),
    *(
        Transition(
            "reschedule",
            N_("dời lịch kiểm tra"),
            ("postponed",),
            target,
            guards=(before, *_RESCHEDULE_GUARDS),
            needs=("reason",),
            needs_dates=("visit_on",),
            letters=(
                Letter("change-of-date", "unit", was_notified),
                Letter("change-of-date", "team"),
            ),
            tells=_ROUND,
            effect=effects.reschedule,
        )
        for target, before in (
            ("report_received", was_reported),
            ("notified", was_notified),
            ("planned", was_only_planned),
        )
    ),
    Transition(
        "postpone",
        N_("hoãn, chưa có ngày mới"),
        BEFORE_VISIT,
        "postponed",
        date="postponed_on",
        needs=("reason",),
        letters=(Letter("postponed", "unit", was_notified), Letter("postponed", "team")),
        tells=_ROUND,
        effect=effects.postpone,
    ),
    Transition(
        "cancel",
        N_("hủy cuộc kiểm tra"),
        (*BEFORE_VISIT, "announced", "postponed"),
        "cancelled",
        date="cancelled_on",
        needs=("reason",),
        letters=(Letter("cancelled", "unit", was_notified), Letter("cancelled", "team")),
        tells=_ROUND,
    ),
)

_INSPECT = N_("tiến hành kiểm tra")
VISITING = (
    Transition(
        "inspect",
        _INSPECT,
        ("report_received", "announced"),
        "inspected",
        guards=(agreed,),
        date="inspected_on",
        not_before=("visit_on", "announced_on"),
        tells=_ROUND,
        effect=effects.inspect,
    ),
    Transition(
        "inspect",
        N_("tiến hành kiểm tra khi chưa có báo cáo"),
        ("notified",),
        "inspected",
        guards=(agreed,),
        date="inspected_on",
        not_before=("visit_on",),
        needs=("reason",),
        tells=_ROUND,
        effect=effects.inspect,
    ),
    *(
        Transition(
            "conclude",
            N_("ban hành thông báo kết luận"),
            ("inspected",),
            target,
            guards=(concludes_alone, subs_visited, known_unit, findings),
            date="concluded_on",
            not_before=("inspected_on",),
            needs=("document",),
            letters=(Letter("conclusion", "unit"), Letter("conclusion", "team")),
            effect=effects.conclude,
        )
        for target, findings in (
            ("concluded", has_recommendations),
            ("closed", negated(has_recommendations, N_("kết luận có kiến nghị"))),
        )
    ),
    Transition(
        "conclude-with-parent",
        N_("kết luận chung với đơn vị cấp trên"),
        ("inspected",),
        "closed",
        date="concluded_on",
        by=("told",),
    ),
)

FOLLOWING = (
    Transition(
        "recommendation-ended",
        N_("mọi kiến nghị đã kết thúc"),
        ("concluded", "reinspected"),
        "remediated",
        guards=(all_remediated,),
        date="remediated_on",
        by=("told",),
    ),
    Transition(
        "order-reinspection",
        N_("mở phúc tra"),
        AFTER_CONCLUSION,
        None,
        guards=(no_reinspection_ordered,),
        needs_dates=("reinspection_on",),
        letters=(Letter("reinspection-ordered", "unit"), Letter("reinspection-ordered", "team")),
    ),
    Transition(
        "reinspect",
        N_("ghi kết quả phúc tra"),
        AFTER_CONCLUSION,
        "reinspected",
        guards=(effects.known_recommendations,),
        date="reinspected_on",
        not_before=("concluded_on",),
        letters=(Letter("reinspected", "unit"), Letter("reinspected", "team")),
        effect=effects.reinspect,
    ),
    Transition(
        "close",
        N_("kết thúc hồ sơ"),
        ("remediated", "reinspected"),
        "closed",
        guards=(all_remediated, no_reinspection_ordered),
        date="closed_on",
        by=("daemon",),
    ),
)

ANY_TIME = (
    Transition(
        "urge",
        N_("ghi công văn đôn đốc"),
        tuple(state for state in OPEN_STATES if state != "planned"),
        None,
        needs=("document",),
        letters=(Letter("urging-letter", "unit"), Letter("urging-letter", "unit_head")),
        effect=effects.urge,
    ),
    Transition(
        "propose",
        N_("ghi kiến nghị, đề xuất của đơn vị"),
        ("notified", "report_received", "inspected", *AFTER_CONCLUSION),
        None,
        by=("organiser", "team", "unit"),
        effect=effects.propose,
    ),
    Transition(
        "answer-proposal",
        N_("trả lời kiến nghị, đề xuất"),
        OPEN_STATES,
        None,
        guards=(proposal_open,),
        effect=effects.answer_proposal,
    ),
    Transition("pause", N_("tạm dừng tính hạn"), OPEN_STATES, None, (pausable,), needs=("reason",)),
    Transition("resume", N_("tiếp tục tính hạn"), OPEN_STATES, None, (paused,)),
    Transition(
        "calendar-changed", N_("tính lại theo lịch nghỉ mới"), OPEN_STATES, None, by=("daemon",)
    ),
    Transition("ask", N_("nhắc rà soát"), OPEN_STATES, None, by=("daemon",)),
)

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
        when=negated(effects.may_close, N_("mọi kiến nghị đã kết thúc")),
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
        ("reinspect", "close"),
        amount=5,
        when=effects.may_close,
        rungs=False,
        closes_by="close",
    ),
)

INSPECTION = WorkflowDefinition(
    name=NAME,
    label=N_("cuộc kiểm tra"),
    version=1,
    initial="planned",
    states=STATES,
    transitions=(*PREPARING, *MOVING, *VISITING, *FOLLOWING, *ANY_TIME),
    rules=RULES,
)
