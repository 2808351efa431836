"""Inspection (*cuộc kiểm tra*): one unit, one visit, from planned to closed."""

from engine.definition import State, WorkflowDefinition
from engine.words import N_
from workflows.inspection_deadlines import RULES
from workflows.inspection_steps import ANY_TIME, FOLLOWING, MOVING, PREPARING, VISITING

NAME = "inspection"

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

INSPECTION = WorkflowDefinition(
    name=NAME,
    label=N_("cuộc kiểm tra"),
    version=1,
    initial="planned",
    states=STATES,
    transitions=(*PREPARING, *MOVING, *VISITING, *FOLLOWING, *ANY_TIME),
    rules=RULES,
)
