"""The tables of what a plan wants to be reached: populations, quotas, indicators, bands of scoring."""

from collections.abc import Mapping
from typing import Final

from engine.quotas import Aims, Band, Goal, Indicator, Population, Quota, Share
from engine.words import N_
from workflows.fields import Field, Kind, Table
from workflows.problems import Findings
from workflows.records import Record

COUNTS: Final = ("planned", "unannounced")
_GOAL: Final = (
    Field("at_least_percent", Kind.NUMBER, N_("ít nhất bao nhiêu phần trăm, làm tròn lên")),
    Field("more_than_percent", Kind.NUMBER, N_("trên bao nhiêu phần trăm")),
    Field("exactly_percent", Kind.NUMBER, N_("đúng bao nhiêu phần trăm, thường là 100")),
    Field("at_least", Kind.NUMBER, N_("ít nhất bao nhiêu")),
    Field("at_most", Kind.NUMBER, N_("nhiều nhất bao nhiêu")),
    Field("expected", Kind.NUMBER, N_("con số mà văn bản nêu, để đối chiếu")),
)
_BY: Final = Field("by", Kind.DAY, N_("ngày cuối phải đạt; không dời sang ngày khác"))
_TEXT: Final = Field("text", Kind.TEXT, N_("câu chữ như in trong văn bản"))
_BASIS: Final = Field("legal_basis", Kind.TEXT, N_("mục của văn bản"))
_EXAMPLE: Final = Field(
    "example", Kind.FLAG, N_("true: mục này là ví dụ thêm vào, không có trong văn bản")
)

POPULATIONS: Final = Table(
    "populations",
    N_("Tổng thể để tính tỷ lệ: các đơn vị nào, tính đến ngày nào."),
    (
        Field("code", Kind.CODE, N_("mã tổng thể"), required=True),
        Field("name", Kind.TEXT, N_("tên như in trong văn bản"), required=True),
        Field("on", Kind.DAY, N_("tính đến ngày")),
        Field("units", Kind.TEXTS, N_("mã các đơn vị")),
        Field("group", Kind.TEXT, N_("hoặc: các đơn vị của nhóm này")),
        Field("level", Kind.TEXT, N_("hoặc: các đơn vị của cấp này")),
        Field("below", Kind.TEXT, N_("hoặc: các đơn vị trực thuộc đơn vị mang mã này")),
        Field("size", Kind.NUMBER, N_("hoặc: chỉ biết có bao nhiêu")),
        Field("source", Kind.TEXT, N_("nguồn của danh sách hoặc con số")),
        _EXAMPLE,
    ),
    many=True,
)
QUOTAS: Final = Table(
    "quotas",
    N_("Chỉ tiêu kiểm tra: bao nhiêu của tổng thể nào, đến ngày nào."),
    (
        Field("code", Kind.CODE, N_("mã chỉ tiêu"), required=True),
        Field("population", Kind.TEXT, N_("mã tổng thể")),
        *_GOAL,
        Field("counts", Kind.TEXTS, N_("cuộc nào được tính: planned, unannounced; bỏ trống: cả hai"),
              choices=COUNTS),
        Field("forms", Kind.TEXTS, N_("chỉ tính các hình thức này")),
        Field("subjects", Kind.TEXTS, N_("chỉ tính các nội dung này")),
        Field("kinds", Kind.TEXTS, N_("chỉ tính các loại này")),
        Field("of", Kind.TEXT, N_("tỷ lệ của gì: units (mỗi đơn vị một lần), inspections, findings"),
              choices=tuple(Share)),
        _BY,
        Field("actor", Kind.TEXT, N_("mã đơn vị phải đạt; bỏ trống: cơ quan chủ trì")),
        Field("each", Kind.TEXT, N_("mã tổng thể mà mỗi đơn vị tự kiểm tra các đơn vị của mình")),
        Field("overrides", Kind.TEXT, N_("mã chỉ tiêu mà chỉ tiêu này thay cho tổng thể của nó")),
        _TEXT,
        _BASIS,
        _EXAMPLE,
    ),
    many=True,
)  # fmt: skip
INDICATORS: Final = Table(
    "indicators",
    N_("Chỉ tiêu phần trăm, theo dõi bằng tử số, mẫu số và nguồn."),
    (
        Field("code", Kind.CODE, N_("mã chỉ tiêu"), required=True),
        Field("name", Kind.TEXT, N_("tên chỉ tiêu, ngắn gọn"), required=True),
        *_GOAL,
        Field("numerator", Kind.TEXT, N_("tử số là gì")),
        Field("denominator", Kind.TEXT, N_("mẫu số là gì")),
        _BY,
        Field("baseline", Kind.TEXT, N_("mức của năm trước, như in")),
        _TEXT,
        _BASIS,
        _EXAMPLE,
    ),
    many=True,
)
BANDS: Final = Table(
    "bands",
    N_("Thang điểm: từ tỷ lệ này thì được số điểm này."),
    (
        Field("of", Kind.CODE, N_("mã chỉ tiêu"), required=True),
        Field("from_percent", Kind.NUMBER, N_("từ bao nhiêu phần trăm"), required=True),
        Field("points", Kind.TEXT, N_("số điểm"), required=True),
    ),
    many=True,
)
AIM_TABLES: Final = (POPULATIONS, QUOTAS, INDICATORS, BANDS)


def build_aims(tables: Mapping[str, tuple[Record, ...]], findings: Findings) -> Aims:
    """Return everything that a plan wants to be reached; what refers to nothing is a problem."""
    populations, quotas, indicators, bands = (tables.get(table.name, ()) for table in AIM_TABLES)
    aims = Aims(
        tuple(map(_population, populations)),
        tuple(_quota(record, findings) for record in quotas),
        tuple(_indicator(record, findings) for record in indicators),
        tuple(
            Band(record.text("of"), record.number("from_percent") or 0, record.text("points"))
            for record in bands
        ),
    )
    _check_references(aims, findings)
    return aims


def _population(record: Record) -> Population:
    return Population(
        code=record.text("code"),
        name=record.text("name"),
        on=record.day("on"),
        units=record.texts("units"),
        group=record.text("group"),
        level=record.text("level"),
        size=record.number("size"),
        source=record.text("source"),
        example=record.flag("example"),
        below=record.text("below"),
    )


def _quota(record: Record, findings: Findings) -> Quota:
    return Quota(
        code=record.text("code"),
        goal=_goal(record, findings),
        population=record.text("population"),
        counts=record.texts("counts") or COUNTS,
        forms=record.texts("forms"),
        subjects=record.texts("subjects"),
        kinds=record.texts("kinds"),
        of=Share(record.text("of") or Share.UNITS),
        by=record.day("by"),
        actor=record.text("actor"),
        each=record.text("each"),
        overrides=record.text("overrides"),
        text=record.text("text"),
        legal_basis=record.text("legal_basis"),
        example=record.flag("example"),
    )


def _indicator(record: Record, findings: Findings) -> Indicator:
    goal = _goal(record, findings)
    if goal != Goal() and not goal.is_share:
        findings.error(
            record.key("code"), N_("chỉ tiêu theo dõi bằng tỷ lệ thì mức phải đạt là phần trăm")
        )
    return Indicator(
        code=record.text("code"),
        name=record.text("name"),
        goal=goal,
        numerator=record.text("numerator"),
        denominator=record.text("denominator"),
        by=record.day("by"),
        baseline=record.text("baseline"),
        text=record.text("text"),
        legal_basis=record.text("legal_basis"),
        example=record.flag("example"),
    )


def _goal(record: Record, findings: Findings) -> Goal:
    goal = Goal(**{field.name: record.number(field.name) for field in _GOAL})
    shares = (goal.at_least_percent, goal.more_than_percent, goal.exactly_percent)
    if sum(share is not None for share in shares) > 1:
        findings.error(record.key("code"), N_("chỉ dùng một trong các mức phần trăm"))
    if any(share is not None and share > 100 for share in shares):  # noqa: PLR2004  (the whole)
        findings.error(record.key("code"), N_("phần trăm không quá 100"))
    if goal == Goal():
        findings.error(
            record.key("code"), N_("chưa nêu mức phải đạt, thí dụ at_least_percent = 40")
        )
    return goal


def _check_references(aims: Aims, findings: Findings) -> None:
    codes = {population.code for population in aims.populations}
    quotas = {quota.code for quota in aims.quotas}
    known = quotas | {indicator.code for indicator in aims.indicators}
    for quota in aims.quotas:
        named = {quota.population, quota.each} - {""} - codes
        named |= {quota.overrides} - {""} - quotas
        for name in sorted(named):
            findings.error("quotas", N_("{code}: không có mã {name}"), code=quota.code, name=name)
    for band in aims.bands:
        if band.of not in known:
            findings.error("bands", N_("{code}: không có mã {name}"), code="bands", name=band.of)
