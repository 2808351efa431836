"""All commands in one place: name, Vietnamese name, where the code is, one line of help."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from engine.words import N_

PLANS: Final = N_("Kế hoạch và tra cứu")
TRADE: Final = N_("Các bước của cuộc kiểm tra")
REMEDY: Final = N_("Khắc phục kiến nghị")
RUNNING: Final = N_("Vận hành")
SECTIONS: Final = (PLANS, TRADE, REMEDY, RUNNING)


ROOMS: Final[Mapping[str, tuple[str, ...]]] = {
    "boards": ("board", "due"),
    "calendars": ("calendar", "deadline"),
    "cases": ("case",),
    "difficulties": ("difficulty",),
    "extensions": ("extension",),
    "linked_documents": ("document",),
    "people": ("person",),
    "plans": ("plan",),
    "quotas": ("indicator", "quota"),
    "regimes": ("regime",),
    "reports": ("report",),
    "rounds": ("round",),
    "running": (
        "audit", "backup", "completion", "config", "daemon", "doctor", "init", "office", "outbox",
        "restore",
    ),
    "simulations": ("simulate",),
    "tasks": ("task",),
    "units": ("unit",),
}  # fmt: skip
"""Where the command of a name lives within ``dondoc.cli``; one that is named nowhere is at home there."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One command; ``target`` reads ``module:attribute`` and is imported when it is called."""

    name: str
    alias: str
    target: str
    section: str
    help: str


def _trade(name: str, alias: str, text: str) -> Entry:
    return Entry(name, alias, f"dondoc.cli.advance:{name.replace('-', '_')}", TRADE, text)


def _remedy(name: str, alias: str, text: str) -> Entry:
    attribute = "return_" if name == "return" else name.replace("-", "_")
    return Entry(name, alias, f"dondoc.cli.remediation:{attribute}", REMEDY, text)


def _tool(name: str, alias: str, section: str, text: str) -> Entry:
    attribute = {"round": "round_"}.get(name, name)
    room = next((f"{room}." for room, names in ROOMS.items() if name in names), "")
    return Entry(name, alias, f"dondoc.cli.{room}{name}:{attribute}", section, text)


ENTRIES: Final = (
    _tool("plan", "ke-hoach", PLANS, N_("Kiểm tra và nạp tệp kế hoạch")),
    _tool("case", "cuoc", PLANS, N_("Xem một cuộc kiểm tra hoặc một việc khắc phục")),
    _tool(
        "board",
        "bang",
        PLANS,
        N_("Bảng tình hình: quá hạn và ai chịu trách nhiệm, đang chờ, chưa có ngày"),
    ),
    _tool("due", "han", PLANS, N_("Việc đến hạn: ai, việc gì, ngày nào")),
    _tool(
        "report",
        "bao-cao",
        PLANS,
        N_("Báo cáo theo kế hoạch, đơn vị, người đứng đầu, kỳ; mỗi con số mở ra được"),
    ),
    _tool("round", "dot", PLANS, N_("Đợt kiểm tra của một đoàn")),
    _tool(
        "task",
        "nhiem-vu",
        PLANS,
        N_("Nhiệm vụ: nộp kết quả, cập nhật tình hình, bắt đầu việc đang chờ"),
    ),
    _tool(
        "quota", "chi-tieu", PLANS, N_("Chỉ tiêu kiểm tra: đã đạt, còn thiếu, ngày cuối còn kịp")
    ),
    _tool(
        "indicator",
        "chi-so",
        PLANS,
        N_("Chỉ tiêu phần trăm: ghi giá trị theo ngày, đạt hay chưa"),
    ),
    _tool(
        "regime",
        "che-do-bao-cao",
        PLANS,
        N_("Chế độ báo cáo: các kỳ, ngày của cơ quan, hạn của cấp trên, nộp báo cáo"),
    ),
    _tool(
        "document",
        "van-ban",
        PLANS,
        N_("Văn bản và sự kiện mà nhiệm vụ đang chờ: liên kết, chọn việc bắt đầu"),
    ),
    _tool("phrase", "cum-tu", PLANS, N_("Đọc cụm từ chỉ thời gian của kế hoạch")),
    _tool("calendar", "lich", PLANS, N_("Lịch làm việc: ngày nghỉ, ngày làm bù, ngày dự kiến")),
    _tool("deadline", "thoi-han", PLANS, N_("Tính một thời hạn và giải thích từng ngày")),
    _tool(
        "simulate",
        "mo-phong",
        PLANS,
        N_("Chạy thử cả mùa, hoặc những ngày tới, trong thời gian ảo"),
    ),
    _tool("workflow", "quy-trinh", PLANS, N_("Các bước, thời hạn, mốc nhắc của một quy trình")),
    _tool("unit", "don-vi", PLANS, N_("Đơn vị và tên gọi theo thời gian")),
    _tool("person", "nguoi", PLANS, N_("Người, vai trò và địa chỉ theo thời gian")),
    _trade("agree-visit", "thong-nhat-lich", N_("Thống nhất ngày giờ kiểm tra với đơn vị")),
    _trade("notify", "thong-bao", N_("Đã thông báo lịch kiểm tra")),
    _trade("receive-report", "nhan-bao-cao", N_("Đã nhận báo cáo của đơn vị")),
    _trade("request-supplement", "yeu-cau-bo-sung", N_("Yêu cầu bổ sung báo cáo còn thiếu mục")),
    _trade("accept-report", "chap-nhan-bao-cao", N_("Chấp nhận báo cáo")),
    _trade("inspect", "kiem-tra", N_("Đã kiểm tra tại đơn vị")),
    _trade("announce", "cong-bo", N_("Công bố cuộc kiểm tra đột xuất")),
    _trade("conclude", "ket-luan", N_("Đã ban hành thông báo kết luận")),
    _trade("postpone", "hoan", N_("Hoãn, chưa có ngày mới")),
    _trade("reschedule", "doi-lich", N_("Đổi lịch sang ngày khác")),
    _trade("cancel", "huy", N_("Hủy cuộc kiểm tra")),
    _trade("order-reinspection", "mo-phuc-tra", N_("Mở phúc tra các nội dung chưa đạt")),
    _trade("reinspect", "phuc-tra", N_("Đã phúc tra")),
    _trade("urge", "don-doc", N_("Ghi nhận công văn đôn đốc")),
    _trade("propose", "de-xuat", N_("Ghi nhận đề xuất của đơn vị")),
    _trade("answer-proposal", "tra-loi-de-xuat", N_("Trả lời đề xuất của đơn vị")),
    Entry(
        "correct",
        "sua",
        "dondoc.cli.corrections.correct:correct",
        TRADE,
        N_("Đính chính bản ghi sai"),
    ),
    _trade("pause", "tam-dung", N_("Tạm dừng tính thời hạn")),
    _trade("resume", "tiep-tuc", N_("Tiếp tục tính thời hạn")),
    _remedy("remediate", "khac-phuc", N_("Đơn vị báo cáo khắc phục, có minh chứng")),
    _remedy("accept", "dat", N_("Khắc phục đạt")),
    _remedy("return", "chua-dat", N_("Khắc phục chưa đạt, đặt hạn mới")),
    _remedy("pass-on", "chuyen-cap-tren", N_("Kiến nghị cấp có thẩm quyền")),
    _remedy("answer", "tra-loi", N_("Cấp có thẩm quyền đã trả lời")),
    _remedy("set-deadline", "dat-han", N_("Đặt hạn cho việc chưa xác định thời hạn")),
    _remedy("acknowledge", "da-nhan", N_("Xác nhận đã nhận nhắc việc")),
    _tool("difficulty", "vuong-mac", REMEDY, N_("Khó khăn, vướng mắc: báo, trả lời, theo dõi")),
    _tool("extension", "gia-han", REMEDY, N_("Đề nghị gia hạn và trả lời")),
    _tool("init", "khoi-tao", RUNNING, N_("Tạo cơ sở dữ liệu và cấu hình đầu tiên")),
    _tool("config", "cau-hinh", RUNNING, N_("Cấu hình đang dùng và nguồn của từng giá trị")),
    _tool("office", "co-quan", RUNNING, N_("Quy định của cơ quan")),
    _tool("audit", "nhat-ky", RUNNING, N_("Nhật ký: xem, lọc, xác minh")),
    _tool("outbox", "hop-thu", RUNNING, N_("Thư chờ gửi, đã gửi, không gửi được")),
    _tool("daemon", "dich-vu", RUNNING, N_("Dịch vụ nhắc việc và gửi thư")),
    _tool("doctor", "kham", RUNNING, N_("Khám: có chạy tốt không, chỗ nào phải sửa")),
    _tool("completion", "goi-y", RUNNING, N_("Gợi ý lệnh và mã khi gõ, cho các loại shell")),
    _tool("backup", "sao-luu", RUNNING, N_("Sao lưu khi đang chạy, bản sao tự chứng minh")),
    _tool("restore", "khoi-phuc", RUNNING, N_("Khôi phục vào chỗ mới, hoặc khôi phục thử")),
)
