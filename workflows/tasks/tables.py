"""The tables ``[[tasks]]`` and ``[[regimes]]`` of a plan file: annex rows, and periodic reports."""

from collections.abc import Iterable
from typing import Final

from engine.planned_tasks import PlannedTask, ReportRegime
from engine.words import N_
from workflows.fields import Field, Kind, Table
from workflows.plan_prints import PRINTED_ID
from workflows.records import Record

PERIODS: Final = ("Q1", "Q2", "Q3", "Q4", "H1", "H2", "M9", "Y", "M", "W")
EXAMPLE: Final = Field(
    "example", Kind.FLAG, N_("true: mục này là ví dụ thêm vào, không có trong văn bản")
)

TASKS: Final = Table(
    "tasks",
    N_("Nhiệm vụ: dòng của phụ lục hoặc việc nêu trong thân kế hoạch."),
    (
        Field("id", Kind.TEXT, N_("số thứ tự như in, không trùng trong kế hoạch"), required=True),
        PRINTED_ID,
        Field("title", Kind.TEXT, N_("tên nhiệm vụ, ngắn gọn"), required=True),
        Field("section", Kind.TEXT, N_("phần của phụ lục hoặc của kế hoạch")),
        Field("lead", Kind.TEXTS, N_("mã đơn vị chủ trì, hoặc tên nhóm: mỗi đơn vị của nhóm một việc")),
        Field("lead_text", Kind.TEXT, N_("đơn vị chủ trì như in, khi khác tên đơn vị")),
        Field("coordinating", Kind.TEXTS, N_("đơn vị phối hợp như in")),
        Field("product", Kind.TEXT, N_("sản phẩm")),
        Field("target", Kind.TEXT, N_("mục tiêu")),
        Field("time", Kind.TEXT, N_("cụm từ chỉ thời gian như in")),
        Field("read_as", Kind.TEXT, N_("cụm từ rõ hơn do người nhập ghi, khi bản in không đọc được")),
        Field("review_months", Kind.NUMBER, N_("việc không có ngày: mấy tháng rà soát một lần; mặc định 3")),
        Field("after", Kind.TEXTS, N_("các nhiệm vụ (id) mà khi hoàn thành thì việc này bắt đầu")),
        Field("on_late", Kind.TEXTS, N_("các nhiệm vụ (id) bắt đầu khi việc này quá hạn")),
        Field("hand_in_to", Kind.TEXTS, N_("nơi nhận kết quả")),
        Field("legal_basis", Kind.TEXT, N_("mục, phụ lục của văn bản")),
        EXAMPLE,
    ),
    many=True,
)  # fmt: skip

REGIMES: Final = Table(
    "regimes",
    N_("Chế độ báo cáo định kỳ, với ngày hiệu lực."),
    (
        Field("code", Kind.CODE, N_("mã chế độ báo cáo"), required=True),
        Field("name", Kind.TEXT, N_("tên báo cáo"), required=True),
        Field("periods", Kind.TEXTS, N_("các kỳ: Q1–Q4, H1, H2 (6 tháng), M9, Y (năm), M (tháng), W (tuần);"
                                        " bỏ trống: theo yêu cầu"), choices=PERIODS),
        Field("owner", Kind.CODE, N_("mã đơn vị lập báo cáo"), required=True),
        Field("valid_from", Kind.DAY, N_("ngày bắt đầu áp dụng")),
        Field("valid_to", Kind.DAY, N_("ngày cuối áp dụng")),
        Field("data_closing_day", Kind.NUMBER, N_("ngày chốt số liệu, trong tháng cuối kỳ")),
        Field("outer_day", Kind.NUMBER, N_("hạn của cấp trên, ngày trong tháng cuối kỳ")),
        Field("day", Kind.NUMBER, N_("ngày của cơ quan (báo cáo tuần: thứ mấy, 2–7);"
                                     " bỏ trống: chưa xác định thời hạn")),
        Field("month_offset", Kind.NUMBER, N_("1: ngày của cơ quan ở tháng (tuần) sau kỳ báo cáo")),
        Field("suppliers", Kind.TEXTS, N_("mã đơn vị hoặc tên nhóm cung cấp số liệu, được nhắc ngày chốt")),
        Field("hand_in_to", Kind.TEXTS, N_("nơi nhận báo cáo")),
        Field("text", Kind.TEXT, N_("câu chữ như in trong văn bản")),
        Field("legal_basis", Kind.TEXT, N_("văn bản quy định")),
        Field("row", Kind.TEXT, N_("nhiệm vụ (id) đòi cùng báo cáo này: nộp báo cáo là xong việc đó")),
    ),
    many=True,
)  # fmt: skip


def build_tasks(records: Iterable[Record]) -> tuple[PlannedTask, ...]:
    """Return the tasks of a plan file."""
    return tuple(
        PlannedTask(
            row=record.text("id"),
            title=record.text("title"),
            section=record.text("section"),
            lead=record.texts("lead"),
            lead_text=record.text("lead_text"),
            coordinating=record.texts("coordinating"),
            product=record.text("product"),
            target=record.text("target"),
            time=record.text("time"),
            read_as=record.text("read_as"),
            review_months=record.number("review_months") or 3,
            after=record.texts("after"),
            on_late=record.texts("on_late"),
            hand_in_to=record.texts("hand_in_to"),
            legal_basis=record.text("legal_basis"),
            example=record.flag("example"),
        )
        for record in records
    )


def build_regimes(records: Iterable[Record]) -> tuple[ReportRegime, ...]:
    """Return the report regimes of a plan file."""
    return tuple(
        ReportRegime(
            code=record.text("code"),
            name=record.text("name"),
            periods=record.texts("periods"),
            owner=record.text("owner"),
            valid_from=record.day("valid_from"),
            valid_to=record.day("valid_to"),
            data_closing_day=record.number("data_closing_day"),
            outer_day=record.number("outer_day"),
            day=record.number("day"),
            month_offset=record.number("month_offset") or 0,
            hand_in_to=record.texts("hand_in_to"),
            text=record.text("text"),
            legal_basis=record.text("legal_basis"),
            row=record.text("row"),
            suppliers=record.texts("suppliers"),
        )
        for record in records
    )
