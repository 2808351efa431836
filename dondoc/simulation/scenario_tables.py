"""The tables of a scenario file, each field with its meaning: what the reader takes and docs print."""

from collections.abc import Iterator
from typing import Final

from engine.words import N_
from workflows.fields import Field, FieldDoc, Kind, Table, describe
from workflows.registry import DEFINITIONS

_WORKFLOWS: Final = tuple(sorted({name for name, _version in DEFINITIONS}))
_REASON: Final = Field("reason", Kind.TEXT, N_("lý do, chỉ để người đọc kịch bản hiểu"))
_DAYS: Final = Field(
    "working_days", Kind.NUMBER, N_("thời hạn khắc phục, ngày làm việc; bỏ trống là không đặt")
)
_CASE: Final = Field("case", Kind.CODE, N_("mã hồ sơ"), required=True)
_WHOM: Final = (
    Field("case", Kind.CODE, N_("chỉ hồ sơ này và các kiến nghị của nó")),
    Field("unit", Kind.CODE, N_("chỉ hồ sơ của đơn vị này")),
    Field("workflow", Kind.TEXT, N_("chỉ hồ sơ của quy trình này"), choices=_WORKFLOWS),
)
_STEP: Final = Field(
    "step", Kind.TEXT, N_("tên thời hạn hoặc bước, như conclusion hoặc conclude"), required=True
)

SEASON: Final = Table(
    "season",
    N_("Cả mùa: tên kịch bản, mọi người làm sớm bao nhiêu ngày, mô phỏng đến ngày nào."),
    (
        Field("title", Kind.TEXT, N_("tên kịch bản, in ở đầu kết quả")),
        Field("ahead", Kind.NUMBER, N_("mọi người làm trước hạn bấy nhiêu ngày làm việc")),
        Field("until", Kind.DAY, N_("ngày cuối; mặc định khi mọi hồ sơ kết thúc")),
    ),
)
LATE: Final = Table(
    "late",
    N_("Một bước làm chậm."),
    (
        *_WHOM,
        _STEP,
        Field("working_days", Kind.NUMBER, N_("chậm bao nhiêu ngày làm việc"), required=True),
    ),
    many=True,
)
NEVER: Final = Table("never", N_("Một bước không bao giờ làm."), (*_WHOM, _STEP), many=True)
NO_REPORT: Final = Table(
    "no_report", N_("Đơn vị không gửi báo cáo; đoàn vẫn kiểm tra."), _WHOM[:2], many=True
)
MOVE: Final = Table(
    "move",
    N_("Đổi lịch một cuộc kiểm tra."),
    (
        _CASE,
        Field("on", Kind.DAY, N_("ngày đổi"), required=True),
        Field("to", Kind.DAY, N_("ngày kiểm tra mới"), required=True),
        Field("until", Kind.DAY, N_("ngày cuối của cuộc kiểm tra, khi nhiều ngày")),
        _REASON,
    ),
    many=True,
)
POSTPONE: Final = Table(
    "postpone",
    N_("Hoãn một cuộc kiểm tra."),
    (
        _CASE,
        Field("on", Kind.DAY, N_("ngày hoãn"), required=True),
        Field("to", Kind.DAY, N_("ngày kiểm tra mới; bỏ trống là chờ mãi")),
        Field("decided_on", Kind.DAY, N_("ngày định lịch mới; mặc định khi được nhắc")),
        _REASON,
    ),
    many=True,
)
ANNOUNCEMENT: Final = Table(
    "announcement",
    N_("Thông báo nghỉ hoán đổi: ngày nghỉ, ngày làm bù và ngày biết tin."),
    (
        Field("off", Kind.DAY, N_("ngày làm việc thành ngày nghỉ"), required=True),
        Field("worked", Kind.DAY, N_("ngày nghỉ thành ngày làm bù")),
        Field("known_on", Kind.DAY, N_("ngày biết tin"), required=True),
        Field("document", Kind.TEXT, N_("số văn bản")),
    ),
    many=True,
)
FINDINGS: Final = Table(
    "findings",
    N_("Kết luận có kiến nghị; nơi không nêu thì kết luận không có kiến nghị."),
    (
        *_WHOM[:2],
        Field("count", Kind.NUMBER, N_("số kiến nghị"), required=True),
        _DAYS,
    ),
    many=True,
)
RETURN: Final = Table(
    "return",
    N_("Báo cáo khắc phục bị trả lại."),
    (*_WHOM[:2], Field("times", Kind.NUMBER, N_("số lần; mặc định 1")), _DAYS),
    many=True,
)
OUTAGE: Final = Table(
    "outage",
    N_("Dịch vụ nhắc việc ngừng chạy; người vẫn làm việc."),
    (
        Field("from", Kind.DAY, N_("ngày đầu"), required=True),
        Field("to", Kind.DAY, N_("ngày cuối"), required=True),
    ),
    many=True,
)
VISIT: Final = Table(
    "visit",
    N_("Thêm một cuộc kiểm tra vào đợt đầu của kế hoạch, khi kế hoạch không nêu tên đơn vị."),
    (
        Field("unit", Kind.CODE, N_("mã đơn vị"), required=True),
        Field("on", Kind.DAY, N_("ngày kiểm tra"), required=True),
        Field("until", Kind.DAY, N_("ngày cuối của cuộc kiểm tra, khi nhiều ngày")),
        Field("form", Kind.TEXT, N_("hình thức kiểm tra; mặc định: trực tiếp")),
    ),
    many=True,
)
TABLES: Final = (
    SEASON,
    LATE,
    NEVER,
    NO_REPORT,
    MOVE,
    POSTPONE,
    ANNOUNCEMENT,
    FINDINGS,
    RETURN,
    OUTAGE,
    VISIT,
)


def describe_scenario_fields() -> Iterator[FieldDoc]:
    """Yield the reference of a scenario file."""
    for table in TABLES:
        yield from describe(table)
