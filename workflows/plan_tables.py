"""The tables of a plan file, each field with its meaning: what the reader takes and docs print."""

from collections.abc import Iterator
from typing import Final

from engine.parties import Role
from engine.words import N_
from workflows.conflict_table import CONFLICTS
from workflows.extension_policy import ANSWERERS
from workflows.fields import Field, FieldDoc, Kind, Table, describe
from workflows.plan_prints import HEADINGS, PRINTS
from workflows.quota_tables import AIM_TABLES
from workflows.tasks.tables import REGIMES, TASKS

AUDIENCES: Final = ("team", "unit", "organiser", "leadership")
UNIT_WORDS: Final = {
    "working_days": N_("ngày làm việc"),
    "calendar_days": N_("ngày theo lịch"),
    "weeks": N_("tuần"),
    "months": N_("tháng"),
    "hours": N_("giờ"),
}
TIME_UNITS: Final = tuple(UNIT_WORDS)
WITHIN: Final = "trong thời hạn"
READINGS: Final = (WITHIN, "ít nhất trước", "sớm nhất sau")
KINDS: Final = ("toàn diện", "chuyên đề", "đột xuất")
UNANNOUNCED: Final = "đột xuất"
FORMS: Final = (
    "trực tiếp",
    "trực tuyến",
    "qua báo cáo",
    "qua hồ sơ, tài liệu",
    "qua hệ thống thông tin",
)
SCOPES: Final = ("toàn bộ", "một phần")
SEPARATE: Final = "separate"
COMMON: Final = "common"

EXAMPLE_FLAG: Final = Field(
    "example", Kind.FLAG, N_("true: mục này là ví dụ thêm vào, không có trong văn bản")
)

PLAN: Final = Table(
    "plan",
    N_("Văn bản kế hoạch: số, ngày, cơ quan ban hành và khoảng thời gian kiểm tra."),
    (
        Field("code", Kind.CODE, N_("mã kế hoạch, không trùng kế hoạch nào khác"), required=True),
        Field("title", Kind.TEXT, N_("tên kế hoạch như in trong văn bản"), required=True),
        Field("number", Kind.TEXT, N_("số, ký hiệu văn bản; bỏ trống nếu văn bản chưa ghi")),
        Field("issuer", Kind.TEXT, N_("cơ quan hoặc người ban hành"), required=True),
        Field("issued_on", Kind.DAY, N_("ngày ban hành; bỏ trống nếu văn bản chưa ghi")),
        Field("signed_after", Kind.DAY, N_("khi chưa rõ ngày ban hành: ngày sớm nhất có thể ký")),
        Field("year", Kind.NUMBER, N_("năm của kế hoạch"), required=True),
        Field("organiser", Kind.CODE, N_("mã đơn vị chủ trì, tổ chức kiểm tra"), required=True),
        Field("window_first_on", Kind.DAY, N_("ngày đầu của khoảng kiểm tra"), required=True),
        Field("window_last_on", Kind.DAY, N_("ngày cuối của khoảng kiểm tra"), required=True),
        Field("expected_units", Kind.NUMBER, N_("tổng số đơn vị mà văn bản nêu, để đối chiếu")),
        *PRINTS,
    ),
    required=True,
)

UNIT_NAME: Final = Table(
    "names",
    N_("Tên theo thời gian."),
    (
        Field("name", Kind.TEXT, N_("tên đầy đủ"), required=True),
        Field("short_name", Kind.TEXT, N_("tên gọi tắt")),
        Field("from", Kind.DAY, N_("ngày đầu mang tên này")),
        Field("to", Kind.DAY, N_("ngày cuối mang tên này")),
    ),
)

UNITS: Final = Table(
    "units",
    N_("Đơn vị được kiểm tra, đơn vị chủ trì và đơn vị cử người."),
    (
        Field("code", Kind.CODE, N_("mã đơn vị, không bao giờ đổi"), required=True),
        Field("name", Kind.TEXT, N_("tên đầy đủ; nếu tên đổi theo thời gian thì dùng names")),
        Field("short_name", Kind.TEXT, N_("tên gọi tắt, dùng trong bảng")),
        Field(
            "names", Kind.ENTRIES, N_("các tên theo thời gian, thay cho name"), entries=UNIT_NAME
        ),
        Field("parent", Kind.CODE, N_("mã đơn vị cấp trên trực tiếp")),
        Field("groups", Kind.TEXTS, N_("các nhóm, khối mà đơn vị thuộc về")),
        Field("level", Kind.TEXT, N_("cấp: tỉnh, huyện, xã, phòng …")),
        EXAMPLE_FLAG,
    ),
    many=True,
)

APPOINTMENT: Final = Table(
    "roles",
    N_("Vai trò theo thời gian."),
    (
        Field(
            "role",
            Kind.TEXT,
            N_("head: người đứng đầu; focal: đầu mối nhận thư, nhắc việc; officer: chuyên viên"
               " cơ quan tổ chức; leadership: lãnh đạo; auditor: kiểm toán, thanh tra; operator:"
               " người cài đặt; member: công chức"),
            required=True,
            choices=tuple(role.value for role in Role),
        ),
        Field("unit", Kind.CODE, N_("mã đơn vị; bỏ trống nếu giữ vai trò trong cả cơ quan")),
        Field("from", Kind.DAY, N_("ngày đầu giữ vai trò")),
        Field("to", Kind.DAY, N_("ngày cuối giữ vai trò")),
    ),
)  # fmt: skip

PEOPLE: Final = Table(
    "people",
    N_("Người có tên trong đoàn, đầu mối và người đứng đầu các đơn vị, lãnh đạo."),
    (
        Field("code", Kind.CODE, N_("mã người, không bao giờ đổi"), required=True),
        Field("name", Kind.TEXT, N_("họ và tên"), required=True),
        Field("title", Kind.TEXT, N_("chức vụ")),
        Field("email", Kind.EMAIL, N_("địa chỉ nhận thư")),
        Field("roles", Kind.ENTRIES, N_("vai trò trong từng đơn vị"), entries=APPOINTMENT),
        EXAMPLE_FLAG,
    ),
    many=True,
)

RULE: Final = Table(
    "rules.<workflow>.<rule>",
    N_("Thời hạn của một bước như kế hoạch quy định; bước không có số ngày vẫn ghi, bỏ amount."),
    (
        Field("amount", Kind.NUMBER, N_("số ngày, tuần, tháng; bỏ trống: chưa xác định thời hạn")),
        Field("unit", Kind.TEXT, N_("đơn vị tính, mặc định working_days"), choices=TIME_UNITS),
        Field("text", Kind.TEXT, N_("cụm từ về thời hạn như in trong văn bản")),
        Field("reading", Kind.TEXT, N_("cách hiểu cụm từ đó"), choices=READINGS),
        Field("owner", Kind.TEXT, N_("bên chịu trách nhiệm"), choices=AUDIENCES),
        Field("legal_basis", Kind.TEXT, N_("mục của kế hoạch quy định bước này")),
        Field("recipients", Kind.TEXTS, N_("nơi nhận; nếu văn bản nêu hai nơi thì ghi cả hai")),
        Field("copies", Kind.TEXTS, N_("nơi được gửi để biết, theo dõi")),
        Field("pausable", Kind.FLAG, N_("true: kế hoạch cho tạm dừng tính thời hạn này")),
    ),
)

PRODUCTS: Final = (
    "summary",
    "proposal_of_measures",
    "consolidated_remediation_report",
    "general_conclusion",
)

RULES: Final[dict[str, dict[str, str]]] = {
    "inspection": {
        "agree_visit": N_("thống nhất lịch kiểm tra với đơn vị"),
        "notice": N_("thông báo lịch kiểm tra, trước ngày kiểm tra"),
        "report": N_("báo cáo của đơn vị phục vụ kiểm tra, trước ngày kiểm tra"),
        "conclusion": N_("thông báo kết luận kiểm tra, sau ngày kết thúc kiểm tra"),
        "remediation": N_("báo cáo kết quả khắc phục, sau kết luận"),
        "reinspection": N_("phúc tra, tái kiểm tra khi cần thiết"),
    },
    "remediation": {
        "remedy": N_("khắc phục một kiến nghị của Đoàn"),
        "review_report": N_("xem xét báo cáo khắc phục"),
        "answer": N_("cấp có thẩm quyền trả lời"),
    },
    "difficulty": {"reply": N_("trả lời khó khăn, vướng mắc, kể từ ngày báo")},
    "round": {
        "team_decision": N_("quyết định thành lập đoàn của đợt"),
        "summary": N_("tổng hợp, báo cáo kết quả kiểm tra, sau khi kết thúc đợt"),
        "proposal_of_measures": N_("tham mưu chỉ đạo xử lý sau kiểm tra"),
        "consolidated_remediation_report": N_("tổng hợp, báo cáo kết quả khắc phục"),
        "general_conclusion": N_("kết luận chung của cơ quan"),
    },
}

ROUNDS: Final = Table(
    "rounds",
    N_("Đợt kiểm tra: các cuộc kiểm tra của một đoàn, và việc phải làm sau cuộc cuối cùng."),
    (
        Field("code", Kind.CODE, N_("mã đợt"), required=True),
        Field("name", Kind.TEXT, N_("tên đợt hoặc tên đoàn"), required=True),
        Field("lead", Kind.CODE, N_("mã người làm trưởng đoàn")),
        Field("secretary", Kind.CODE, N_("mã người làm thư ký")),
        Field("members", Kind.CODES, N_("mã các thành viên")),
        Field(
            "products",
            Kind.TEXTS,
            N_("các sản phẩm sau khi kết thúc đợt, theo thứ tự"),
            choices=PRODUCTS,
        ),
        Field("established_by", Kind.TEXT, N_("người hoặc đơn vị quyết định thành lập đoàn")),
        Field("hand_in_to", Kind.TEXTS, N_("nơi nhận; nếu văn bản nêu hai nơi thì ghi cả hai")),
    ),
    many=True,
)

VISITS: Final = Table(
    "visits",
    N_("Cuộc kiểm tra: một đơn vị, một hoặc nhiều ngày; cũng là kiểm tra tại đơn vị trực thuộc."),
    (
        Field("code", Kind.CODE, N_("mã cuộc kiểm tra, bắt đầu bằng mã kế hoạch"), required=True),
        Field("round", Kind.CODE, N_("mã đợt"), required=True),
        Field("unit", Kind.CODE, N_("mã đơn vị được kiểm tra"), required=True),
        Field("on", Kind.DAY, N_("ngày kiểm tra, khi chỉ một ngày; bỏ trống nếu chưa định")),
        Field("from", Kind.DAY, N_("ngày đầu, khi nhiều ngày")),
        Field("to", Kind.DAY, N_("ngày cuối, khi nhiều ngày")),
        Field("at", Kind.HOUR, N_("giờ bắt đầu")),
        Field("tentative", Kind.FLAG, N_("true: lịch dự kiến, còn phải thống nhất với đơn vị")),
        Field("subject", Kind.TEXT, N_("nội dung: CCHC, kiểm soát TTHC, công vụ …")),
        Field("kind", Kind.TEXT, N_("loại kiểm tra, mặc định toàn diện"), choices=KINDS),
        Field("form", Kind.TEXT, N_("hình thức, mặc định trực tiếp"), choices=FORMS),
        Field("scope", Kind.TEXT, N_("phạm vi, mặc định toàn bộ"), choices=SCOPES),
        Field("period_from", Kind.DAY, N_("ngày đầu của thời kỳ được kiểm tra")),
        Field("period_to", Kind.DAY, N_("ngày cuối của thời kỳ được kiểm tra")),
        Field("place", Kind.TEXT, N_("địa điểm làm việc")),
        Field("parent", Kind.CODE, N_("mã cuộc kiểm tra ở đơn vị cấp trên mà cuộc này thuộc về")),
        Field(
            "conclusion",
            Kind.TEXT,
            N_("separate: kết luận riêng; common: chung với cuộc ở đơn vị cấp trên"),
            choices=(SEPARATE, COMMON),
        ),
        Field("conflict_reason", Kind.TEXT, N_("lý do giữ lịch, giữ người dù có xung đột")),
        EXAMPLE_FLAG,
    ),
    many=True,
)

SUB_INSPECTIONS: Final = Table(
    "sub_inspections",
    N_("Số đơn vị trực thuộc được kiểm tra ở mỗi đơn vị cấp trên, như văn bản nêu."),
    (
        Field("of", Kind.CODES, N_("mã các cuộc kiểm tra ở đơn vị cấp trên"), required=True),
        Field("at_least", Kind.NUMBER, N_("ít nhất bao nhiêu"), required=True),
        Field("at_most", Kind.NUMBER, N_("nhiều nhất bao nhiêu"), required=True),
        Field("text", Kind.TEXT, N_("cụm từ như in trong văn bản")),
        Field("legal_basis", Kind.TEXT, N_("mục của kế hoạch")),
    ),
    many=True,
)

STATEMENTS: Final = Table(
    "statements",
    N_("Chỗ văn bản nêu hai cách hoặc in có thể sai: giữ nguyên bản in, nêu ra để hỏi."),
    (
        Field("about", Kind.TEXT, N_("nói về việc gì"), required=True),
        Field("stated", Kind.TEXTS, N_("từng cách nêu, đúng như in"), required=True),
        Field("sections", Kind.TEXTS, N_("mục của từng cách nêu")),
        Field("reading", Kind.TEXT, N_("đang dùng cách nào")),
    ),
    many=True,
)

OUTLINES: Final = Table(
    "outlines",
    N_("Đề cương báo cáo theo loại kiểm tra: tên loại = danh sách các mục phải có."),
    (Field("<loại kiểm tra>", Kind.TEXTS, N_("các mục mà báo cáo của đơn vị phải có")),),
    free=True,
)

EXTENSION_REASON: Final = Table(
    "reasons",
    N_("Lý do được xin gia hạn."),
    (
        Field("key", Kind.CODE, N_("từ khóa của lý do, dùng trong lệnh"), required=True),
        Field("words", Kind.TEXT, N_("lý do bằng lời, in trong thư"), required=True),
        Field("needs_note", Kind.FLAG, N_("true: lý do này phải kèm lời giải thích")),
    ),
)

EXTENSIONS: Final = Table(
    "extensions",
    N_("Gia hạn thời hạn; bỏ bảng này thì mỗi thời hạn được gia hạn 2 lần, lãnh đạo trả lời."),
    (
        Field("allowed", Kind.NUMBER, N_("mỗi thời hạn được gia hạn nhiều nhất mấy lần")),
        Field(
            "reasons",
            Kind.ENTRIES,
            N_("danh mục lý do, thay cho danh mục có sẵn"),
            entries=EXTENSION_REASON,
        ),
        Field(
            "answered_by",
            Kind.TEXT,
            N_("ngoài lãnh đạo, ai được trả lời và được nhắc trả lời"),
            choices=ANSWERERS,
        ),
        Field("answer_within", Kind.NUMBER, N_("trả lời trong mấy ngày làm việc, mặc định 2")),
    ),
)

TABLES: Final = (
    PLAN,
    UNITS,
    PEOPLE,
    ROUNDS,
    VISITS,
    SUB_INSPECTIONS,
    STATEMENTS,
    HEADINGS,
    EXTENSIONS,
    CONFLICTS,
    TASKS,
    REGIMES,
    *AIM_TABLES,
    OUTLINES,
)
RULES_TABLE: Final = "rules"


def describe_fields() -> tuple[FieldDoc, ...]:
    """Return the reference of a plan file: each table, each field, each rule that can be set."""
    return tuple(_reference())


def _reference() -> Iterator[FieldDoc]:
    for table in (*TABLES[:3], RULE, *TABLES[3:]):
        yield from describe(table)
        if table is RULE:
            yield from _rule_names()


def _rule_names() -> Iterator[FieldDoc]:
    for workflow, rules in RULES.items():
        for name, doc in rules.items():
            yield FieldDoc(f"[{RULES_TABLE}.{workflow}.{name}]", "", "", required=False, doc=doc,
                           example="")  # fmt: skip
