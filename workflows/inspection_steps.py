"""The steps of an inspection: which event leads where, what it needs, and which letters it sends."""

from engine.definition import Letter, Transition
from engine.words import N_
from workflows import inspection_effects as effects
from workflows.difficulties import reporting
from workflows.extending import extending
from workflows.guards import (
    agreed,
    all_remediated,
    by_plan,
    has_recommendations,
    negated,
    team_established,
    tentative,
    unannounced,
    visit_in_order,
    visit_known,
    visit_on_working_day,
)
from workflows.inspection_guards import (
    anything_paused,
    before_visit,
    concludes_alone,
    known_unit,
    may_pause,
    no_reinspection_ordered,
    pausable,
    paused,
    proposal_open,
    proposals_waiting,
    report_not_accepted,
    sections_known,
    subs_visited,
    was_notified,
    was_only_planned,
    was_reported,
)
from workflows.urging import urging

BEFORE_VISIT = ("planned", "notified", "report_received")
AFTER_CONCLUSION = ("concluded", "remediated", "reinspected")
OPEN_STATES = (*BEFORE_VISIT, "announced", "postponed", "inspected", *AFTER_CONCLUSION)
_ROUND = (("round", "visits-changed"),)

PREPARING = (
    Transition(
        "notify",
        N_("gửi thông báo lịch kiểm tra"),
        ("planned",),
        "notified",
        guards=(by_plan, team_established, visit_known, before_visit),
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
        guards=(report_not_accepted,),
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
        guards=(effects.known_recommendations, effects.with_the_unit),
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
    urging(N_("ghi công văn đôn đốc"), tuple(state for state in OPEN_STATES if state != "planned")),
    *extending(
        "inspection", OPEN_STATES, ("notified_on", "postponed_on", "inspected_on", "concluded_on")
    ),
    reporting(OPEN_STATES),
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
        guards=(proposals_waiting, proposal_open),
        effect=effects.answer_proposal,
    ),
    Transition(
        "pause",
        N_("tạm dừng tính hạn"),
        OPEN_STATES,
        None,
        (may_pause, pausable),
        needs=("reason",),
    ),
    Transition("resume", N_("tiếp tục tính hạn"), OPEN_STATES, None, (anything_paused, paused)),
    Transition(
        "calendar-changed", N_("tính lại theo lịch nghỉ mới"), OPEN_STATES, None, by=("daemon",)
    ),
    Transition("ask", N_("nhắc rà soát"), OPEN_STATES, None, by=("daemon",)),
)
