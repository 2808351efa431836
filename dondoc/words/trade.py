"""The trade's words for codes of the core: owners, dates, letters, commands, units of time."""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

from engine.deadlines import TimeUnit
from engine.extensions import extended_to
from engine.words import N_
from workflows.difficulties import DIFFICULTY
from workflows.periodic_report import PERIODIC_REPORT
from workflows.registry import DEFINITIONS
from workflows.task import TASK

OWNERS: Final = MappingProxyType(
    {
        "unit": N_("đơn vị được kiểm tra"),
        "unit_head": N_("người đứng đầu đơn vị"),
        "team": N_("Đoàn kiểm tra"),
        "team_lead": N_("Trưởng đoàn"),
        "organiser": N_("cơ quan chủ trì"),
        "leadership": N_("lãnh đạo"),
        "parent_unit": N_("đơn vị cấp trên"),
        "asker": N_("người xin"),
        "suppliers": N_("đơn vị cung cấp số liệu"),
        "addressee": N_("người nhận"),
        "daemon": N_("dịch vụ nhắc việc"),
        "told": N_("hồ sơ liên quan"),
    }
)
OWN_WORDS: Final = MappingProxyType(
    {
        TASK.name: {"unit": N_("đơn vị chủ trì"), "unit_head": N_("người đứng đầu đơn vị")},
        PERIODIC_REPORT.name: {
            "unit": N_("đơn vị lập báo cáo"),
            "unit_head": N_("người đứng đầu đơn vị"),
        },
        DIFFICULTY: {"unit": N_("đơn vị"), "asker": N_("người báo")},
    }
)
"""Workflows in which people have other names: nobody inspects the unit that leads a task."""
DATES: Final = MappingProxyType(
    {
        "visit_on": N_("ngày kiểm tra"),
        "visit_end_on": N_("ngày kết thúc kiểm tra"),
        "window_last_on": N_("ngày cuối của khung thời gian kiểm tra"),
        "notified_on": N_("ngày thông báo lịch"),
        "announced_on": N_("ngày công bố"),
        "agreed_on": N_("ngày thống nhất lịch"),
        "postponed_on": N_("ngày hoãn"),
        "report_received_on": N_("ngày nhận báo cáo"),
        "report_by": N_("ngày đã ấn định"),
        "inspected_on": N_("ngày kiểm tra"),
        "concluded_on": N_("ngày ban hành kết luận"),
        "issued_on": N_("ngày ban hành kết luận"),
        "remedy_by": N_("ngày đã ấn định"),
        "returned_on": N_("ngày yêu cầu tiếp tục khắc phục"),
        "reinspected_on": N_("ngày phúc tra"),
        "reported_on": N_("ngày báo cáo khắc phục"),
        "passed_on_on": N_("ngày kiến nghị cấp có thẩm quyền"),
        "remediated_on": N_("ngày khắc phục xong"),
        "reinspection_on": N_("ngày phúc tra"),
        "first_visit_on": N_("ngày của cuộc kiểm tra đầu tiên"),
        "last_visit_on": N_("ngày kết thúc cuộc kiểm tra cuối cùng"),
        "ended_on": N_("ngày kết thúc đợt kiểm tra"),
        "team_decided_on": N_("ngày thành lập đoàn"),
        "asked_on": N_("ngày đề nghị gia hạn"),
        "raised_on": N_("ngày báo vướng mắc"),
        "answered_on": N_("ngày trả lời"),
        "opened_on": N_("ngày ban hành kế hoạch"),
        "period_first_on": N_("ngày bắt đầu kỳ"),
        "begun_on": N_("ngày bắt đầu thực hiện"),
        "due_by": N_("ngày phải hoàn thành"),
        "before_on": N_("ngày nêu trong kế hoạch"),
        "begin_on": N_("ngày bắt đầu tổng hợp báo cáo"),
        "closing_on": N_("ngày chốt số liệu"),
        "period_last_on": N_("ngày cuối kỳ"),
        "last_month_on": N_("tháng cuối kỳ"),
        "following_on": N_("tháng sau kỳ"),
        "outer_on": N_("hạn của cấp trên"),
        "hand_in_by": N_("ngày ghi trong văn bản yêu cầu"),
        "supplement_by": N_("ngày đã ấn định"),
        "handed_in_on": N_("ngày nộp báo cáo"),
        "data_closed_on": N_("ngày chốt số liệu"),
        "woken_on": N_("ngày sự kiện hoặc văn bản"),
        "reviewed_on": N_("ngày cập nhật tình hình"),
        "cancelled_on": N_("ngày hủy"),
        **{
            extended_to(name): N_("ngày được gia hạn")
            for definition in DEFINITIONS.values()
            for name in (rule.name for rule in definition.rules)
        },
    }
)
_OWN_DATES: Final = MappingProxyType(
    {
        ("acceptance", "reported_on"): N_("ngày báo cáo kết quả"),
        ("product_after", "returned_on"): N_("ngày trả lại kết quả"),
    }
)
"""Dates with other words in the deadlines of tasks: no remediation is reported there."""


def anchor_word(rule: str, anchor: str) -> str:
    """Return the words for the date that a deadline hangs on."""
    return _OWN_DATES.get((rule, anchor)) or DATES.get(anchor, anchor)


LETTERS: Final = MappingProxyType(
    {
        "quota-warning": N_("cảnh báo chỉ tiêu kiểm tra"),
        "notice-of-schedule": N_("thông báo lịch kiểm tra"),
        "visit-agreed": N_("lịch đã thống nhất"),
        "report-receipt": N_("phiếu tiếp nhận báo cáo"),
        "supplement-request": N_("yêu cầu bổ sung báo cáo"),
        "announcement": N_("công bố kiểm tra đột xuất"),
        "change-of-date": N_("thay đổi lịch kiểm tra"),
        "postponed": N_("hoãn lịch kiểm tra"),
        "cancelled": N_("hủy cuộc kiểm tra"),
        "conclusion": N_("thông báo kết luận kiểm tra"),
        "reinspection-ordered": N_("mở phúc tra"),
        "reinspected": N_("kết quả phúc tra"),
        "urging-letter": N_("công văn đôn đốc"),
        "remediation-accepted": N_("công nhận đã khắc phục"),
        "remediation-returned": N_("chưa đạt, yêu cầu tiếp tục khắc phục"),
        "remediation-assigned": N_("giao khắc phục"),
        "passed-on": N_("đã kiến nghị cấp có thẩm quyền"),
        "round-ended": N_("kết thúc đợt kiểm tra"),
        "visit-clash": N_("báo trùng lịch"),
        "task-woken": N_("nhiệm vụ bắt đầu"),
        "task-returned": N_("trả lại kết quả nhiệm vụ"),
        "periodic-report-returned": N_("trả lại báo cáo định kỳ"),
        "periodic-report-requested": N_("báo cáo theo yêu cầu"),
        "extension-asked": N_("đề nghị gia hạn"),
        "extension-approved": N_("đồng ý gia hạn"),
        "extension-refused": N_("không đồng ý gia hạn"),
        "difficulty-raised": N_("khó khăn, vướng mắc"),
        "difficulty-answered": N_("trả lời vướng mắc"),
        "difficulty-withdrawn": N_("vướng mắc đã rút"),
        "reminder": N_("nhắc việc"),
    }
)
UNITS: Final = MappingProxyType(
    {
        TimeUnit.WORKING_DAYS: N_("ngày làm việc"),
        TimeUnit.CALENDAR_DAYS: N_("ngày"),
        TimeUnit.WEEKS: N_("tuần"),
        TimeUnit.MONTHS: N_("tháng"),
        TimeUnit.YEARS: N_("năm"),
        TimeUnit.HOURS: N_("giờ"),
    }
)
FIELDS: Final = MappingProxyType(
    {
        1: N_("công tác chỉ đạo, điều hành"),
        2: N_("cải cách thể chế"),
        3: N_("cải cách thủ tục hành chính"),
        4: N_("cải cách tổ chức bộ máy"),
        5: N_("cải cách chế độ công vụ"),
        6: N_("cải cách tài chính công"),
        7: N_("chính quyền điện tử, chính quyền số"),
    }
)
PRODUCTS: Final = MappingProxyType(
    {
        "summary": N_("báo cáo tổng hợp kết quả kiểm tra"),
        "proposal_of_measures": N_("tham mưu chỉ đạo xử lý sau kiểm tra"),
        "consolidated_remediation_report": N_("tổng hợp, báo cáo kết quả khắc phục"),
        "general_conclusion": N_("thông báo kết luận chung của cơ quan"),
    }
)


def owner_word(owner: str, workflow: str) -> str:
    """Return whose deadline it is in the words of a workflow; what nobody named stays as it is."""
    return {**OWNERS, **OWN_WORDS.get(workflow, {})}.get(owner, owner)


_COMMANDS: Final = MappingProxyType(
    {
        "establish-team": "round establish-team",
        "change-team": "round change-team",
        "end-round": "round end",
        "issue": "round issue",
        "request-extension": "extension ask",
        "approve": "extension approve",
        "refuse": "extension refuse",
        "withdraw": "extension withdraw",
        "submit": "task submit",
        "review": "task review",
        "wake": "task wake",
        "set-day": "task set-day",
        "read-as": "task read-as",
        "hand-in": "regime hand-in",
        "report-difficulty": "difficulty report",
        "answer-difficulty": "difficulty answer",
        "close-difficulty": "difficulty close",
        "reopen-difficulty": "difficulty reopen",
        "withdraw-difficulty": "difficulty withdraw",
    }
)
_SILENT: Final = frozenset({"visits-changed", "carry-over", "begin", "close-data"})
"""Events that cases tell each other, or that come with closing a year, although a person might."""


def commands_of(events: Iterable[str]) -> tuple[str, ...]:
    """Return the commands with which people send these events."""
    return tuple(_COMMANDS.get(event, event) for event in events if event not in _SILENT)
