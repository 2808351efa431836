"""The words for fields and values of a plan that differ: rows of the annex, aims, answers to conflicts."""

from datetime import date, time
from enum import StrEnum
from typing import Final

from dondoc.cli.desk import Book
from dondoc.cli.output import format_day
from dondoc.language import _
from engine.parties import Person, Team, Unit
from engine.plan import PlannedRound, PlannedVisit
from engine.planned_tasks import PlannedTask, ReportRegime
from engine.quotas import Band, Goal, Indicator, Population, Quota
from engine.words import N_

LABELS: Final = {
    "title": N_("tên kế hoạch"),
    "number": N_("số văn bản"),
    "issuer": N_("cơ quan ban hành"),
    "issued_on": N_("ngày ban hành"),
    "window_first_on": N_("ngày đầu của khoảng kiểm tra"),
    "window_last_on": N_("ngày cuối của khoảng kiểm tra"),
    "expected_units": N_("tổng số đơn vị văn bản nêu"),
    "first_on": N_("ngày kiểm tra"),
    "last_on": N_("ngày cuối của cuộc kiểm tra"),
    "at": N_("giờ bắt đầu"),
    "place": N_("địa điểm"),
    "tentative": N_("lịch dự kiến"),
    "example": N_("ví dụ"),
    "subject": N_("nội dung"),
    "kind": N_("loại kiểm tra"),
    "form": N_("hình thức"),
    "scope": N_("phạm vi"),
    "period_from": N_("ngày đầu thời kỳ được kiểm tra"),
    "period_to": N_("ngày cuối thời kỳ được kiểm tra"),
    "conclusion": N_("kết luận"),
    "conflict_reason": N_("lý do giữ người của đơn vị trong đoàn"),
    "name": N_("tên"),
    "team": N_("thành phần đoàn"),
    "products": N_("sản phẩm"),
    "established_by": N_("nơi quyết định thành lập đoàn"),
    "hand_in_to": N_("nơi nhận"),
    "sections": N_("đề cương báo cáo"),
    "extensions": N_("gia hạn thời hạn"),
    "task.title": N_("tên nhiệm vụ"),
    "task.row": N_("đánh số lại"),
    "section": N_("phần"),
    "lead": N_("chủ trì"),
    "lead_text": N_("chủ trì, như in"),
    "coordinating": N_("phối hợp"),
    "product": N_("sản phẩm"),
    "target": N_("mục tiêu"),
    "time": N_("thời gian"),
    "read_as": N_("đọc là"),
    "review_months": N_("số tháng rà soát một lần"),
    "after": N_("bắt đầu sau nhiệm vụ"),
    "on_late": N_("quá hạn thì bắt đầu"),
    "legal_basis": N_("căn cứ"),
    "goal": N_("mức phải đạt"),
    "population": N_("tổng thể"),
    "counts": N_("cuộc được tính"),
    "forms": N_("hình thức được tính"),
    "subjects": N_("nội dung được tính"),
    "kinds": N_("loại được tính"),
    "of": N_("tỷ lệ của"),
    "by": N_("ngày cuối phải đạt"),
    "actor": N_("đơn vị phải đạt"),
    "each": N_("mỗi đơn vị của"),
    "overrides": N_("thay cho chỉ tiêu"),
    "text": N_("câu chữ như in"),
    "on": N_("tính đến ngày"),
    "units": N_("các đơn vị"),
    "group": N_("nhóm"),
    "level": N_("cấp"),
    "size": N_("tổng số"),
    "source": N_("nguồn"),
    "numerator": N_("tử số"),
    "denominator": N_("mẫu số"),
    "baseline": N_("mức năm trước"),
    "points": N_("số điểm"),
    "from_percent": N_("từ phần trăm"),
    "day": N_("ngày báo cáo của cơ quan"),
    "month_offset": N_("số tháng sau kỳ"),
    "periods": N_("các kỳ báo cáo"),
    "owner": N_("đơn vị lập báo cáo"),
    "valid_from": N_("áp dụng từ ngày"),
    "valid_to": N_("áp dụng đến ngày"),
    "data_closing_day": N_("ngày chốt số liệu"),
    "outer_day": N_("hạn của cấp trên"),
    "suppliers": N_("đơn vị cung cấp số liệu"),
    "row": N_("nhiệm vụ cùng báo cáo"),
    "conflicts.team": N_("một đoàn ở hai nơi cùng giờ"),
    "conflicts.member": N_("một người ở hai nơi cùng giờ"),
    "conflicts.no_hour": N_("cùng ngày, chưa rõ giờ"),
    "conflicts.same_unit": N_("cùng đơn vị, cùng nội dung"),
    "conflicts.own_unit": N_("thành viên thuộc đơn vị được kiểm tra"),
    "conflicts.own_unit_lead": N_("trưởng đoàn thuộc đơn vị được kiểm tra"),
    "conflicts.organiser": N_("đơn vị chủ trì được kiểm tra"),
    "conflicts.travel": N_("không đủ giờ đi lại"),
    "conflicts.row": N_("từ ba cuộc liền nhau"),
    "conflicts.same_unit_months": N_("số tháng xét trùng đơn vị"),
    "conflicts.visit_minutes": N_("số phút một cuộc kiểm tra"),
    "conflicts.travel_minutes": N_("số phút đi lại"),
}
VALUES: Final = {
    "refuse": N_("từ chối"),
    "reason": N_("đòi lý do"),
    "warn": N_("chỉ nêu ra"),
    "planned": N_("có thông báo"),
    "unannounced": N_("đột xuất"),
    "inspections": N_("cuộc kiểm tra"),
    "findings": N_("kiến nghị"),
}
MOST_NAMED: Final = 6
"""More items of a list than these are only counted."""


def label_of(kind: str, field: str) -> str:
    """Return the words for a field of a kind of item."""
    return _(LABELS.get(f"{kind}.{field}", LABELS.get(field, field)))


def value_words(value: object, book: Book, *, named: bool = False) -> str:
    """Return a value of a plan in words; short lists are ``named``, others only counted."""
    match value:
        case PlannedVisit():
            return _visit(value, book)
        case Team():
            return ", ".join(book.person(person) for person in value.everyone())
        case Unit():
            return value.names[0].name
        case PlannedTask():
            return value.title
        case PlannedRound() | Person() | Population() | Indicator() | ReportRegime():
            return value.name
        case Quota():
            return value.text or value.code
        case Band():
            return value.points
        case tuple() if named and len(value) <= MOST_NAMED:
            return ", ".join(_named(str(item), book) for item in value) or "…"
    return _plain(value)


def _named(item: str, book: Book) -> str:
    return _(VALUES[item]) if item in VALUES else book.unit(item)


def _plain(value: object) -> str:
    match value:
        case None | "":
            return "…"
        case bool():
            return _("có") if value else _("không")
        case StrEnum():
            return _(VALUES.get(value.value, value.value))
        case date():
            return format_day(value)
        case time():
            return f"{value:%H:%M}"
        case Goal():
            from dondoc.cli.quotas.indicator_shown import goal_words  # loads more than most need

            return goal_words(value)
        case tuple():
            return _("{count} mục", count=len(value))
    return str(value)


def _visit(visit: PlannedVisit, book: Book) -> str:
    day = format_day(visit.first_on) if visit.first_on else "…"
    hour = f" {visit.at:%H:%M}" if visit.at else ""
    return f"{book.unit(visit.unit)}, {day}{hour}"
