"""What is particular in this season: who keeps which plan, what was found, who is late and when."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

PLANS: Final = Path(__file__).parents[2] / "plans"
BINH_DUONG: Final = PLANS / "binh-duong-bql-kcn-2024.toml"
BINH_DINH: Final = PLANS / "binh-dinh-ubnd-2024.toml"

FIRST_DAY: Final = date(2024, 4, 1)
LAST_DAY: Final = date(2024, 11, 15)

KEEPER: Final = "quan-tri"
AUDITOR: Final = "kiem-toan"
LEADER: Final = "lanh-dao"
CLERKS: Final = {"BDG-KCN-24": "thu-ky", "BDI-24": "cv-cchc"}

LATE_REPORT: Final = "BDI-24-02"
LATE_REPORT_ON: Final = date(2024, 5, 10)
MOVED_VISIT: Final = "BDI-24-04"
MOVED_ON, MOVED_TO = date(2024, 5, 27), date(2024, 6, 12)
KILL_ON: Final = date(2024, 5, 22)
KILL_AFTER: Final = 7
SILENT: Final = "BDI-24-01-KN1"
SILENT_UNTIL: Final = date(2024, 7, 12)
RETURNED: Final = "BDI-24-03-KN1"
PASSED_ON: Final = "BDG-KCN-24-07-KN1"
UNSET: Final = "BDG-KCN-24-04-KN2"
REINSPECTED: Final = "BDI-24-05"
REINSPECTION_ON: Final = date(2024, 8, 15)
SURPRISED_UNIT: Final = "SCT"
# The team, whoever ordered it, and leadership: nobody else may read of it before its day.
MAY_KNOW: Final = frozenset(
    f"{name}@example.vn"
    for name in ("tdsnv", "tksnv", "tvvpubnd", "tvtttt", "tvtc", "tvtp", "tvtnmt", "lanhdao")
)
SURPRISE_ORDERED_ON, SURPRISE_ON = date(2024, 7, 22), date(2024, 7, 25)

# Bình Dương gives these steps no number of days: the office settles them itself.
OWN_DAYS: Final = {
    "team_decision": date(2024, 4, 2),
    "agree_visit": date(2024, 5, 20),
    "notice": KILL_ON,
    "report": date(2024, 5, 30),
}

# Steps that are printed, each under its own title.
TOLD: Final = {
    ("establish-team", "BDG-KCN-24-D1"): "Trước hết là quyết định thành lập đoàn",
    ("agree-visit", "BDG-KCN-24-01"): "Lịch dự kiến của Bình Dương được thống nhất với từng phòng",
    ("receive-report", LATE_REPORT): "Một đơn vị nộp báo cáo chậm 2 ngày làm việc",
    ("remediate", SILENT): "Sau hơn một tháng im lặng, đơn vị báo cáo khắc phục",
    ("return", RETURNED): "Một báo cáo khắc phục bị trả lại, có hạn mới",
    (
        "pass-on",
        PASSED_ON,
    ): "Việc ngoài thẩm quyền được kiến nghị lên cấp trên, vẫn theo dõi trả lời",
    ("reinspect", REINSPECTED): "Phúc tra: một nội dung chưa đạt, việc khắc phục đi tiếp",
    (
        "issue",
        "BDI-24-D2",
    ): "Đoàn 2 ban hành báo cáo tổng hợp, trong 20 ngày làm việc sau cuộc cuối",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A recommendation of a conclusion, and the time the team gives for it."""

    text: str
    deadline: str
    field: int = 3


FINDINGS: Final[dict[str, tuple[Finding, ...]]] = {
    "BDG-KCN-24-01": (Finding("Niêm yết đủ 12 thủ tục về đầu tư", "15 ngày làm việc"),),
    "BDG-KCN-24-03": (Finding("Rút ngắn thời gian cấp giấy phép xây dựng", "30 ngày"),),
    "BDG-KCN-24-04": (
        Finding("Trả kết quả đúng hẹn, có thư xin lỗi khi trễ", "15 ngày làm việc"),
        Finding("Rà soát quy trình nội bộ về môi trường", "", 6),
    ),
    "BDG-KCN-24-05": (Finding("Cập nhật hồ sơ doanh nghiệp lên hệ thống", "20 ngày làm việc", 6),),
    "BDG-KCN-24-07": (Finding("Bố trí thêm máy quét cho bộ phận một cửa", "15 ngày làm việc", 5),),
    "BDI-24-01": (Finding("Công khai kết quả giải quyết hồ sơ quá hạn", "15 ngày làm việc"),),
    "BDI-24-02": (Finding("Ban hành kế hoạch tự kiểm tra", "2024-06-28", 1),),
    "BDI-24-03": (Finding("Sửa quy chế của bộ phận một cửa", "20 ngày làm việc", 2),),
    "BDI-24-04": (Finding("Số hóa hồ sơ khi tiếp nhận", "30 ngày làm việc", 6),),
    "BDI-24-05": (
        Finding("Kiện toàn bộ phận tiếp nhận", "15 ngày làm việc", 4),
        Finding("Công khai phí, lệ phí tại nơi tiếp nhận", "15 ngày làm việc"),
    ),
    "BDI-24-07": (Finding("Lưu hồ sơ một cửa theo quy định", "20 ngày làm việc"),),
    "BDI-24-07-X1": (Finding("Mở sổ theo dõi hồ sơ tại xã", "15 ngày làm việc"),),
    "BDI-24-08": (Finding("Xử lý phản ánh kiến nghị đúng hạn", "15 ngày làm việc"),),
    "BDI-24-09": (Finding("Tập huấn dịch vụ công trực tuyến", "15 ngày làm việc", 6),),
    "BDI-24-10": (Finding("Bố trí công chức chuyên trách một cửa", "40 ngày làm việc", 4),),
    "BDI-24-11": (Finding("Cập nhật mã số hồ sơ trên hệ thống", "15 ngày làm việc"),),
    "BDI-24-12": (Finding("Niêm yết thủ tục đã sửa đổi", "15 ngày làm việc"),),
}


def findings_file(folder: Path, code: str) -> Path:
    """Write the recommendations of a conclusion as the secretary would type them."""
    file = folder / "findings" / f"{code}.csv"
    file.parent.mkdir(exist_ok=True)
    rows = [f'"{item.text}","{item.field}","{item.deadline}"' for item in FINDINGS[code]]
    file.write_text("\n".join(("text,field,deadline", *rows)) + "\n", encoding="utf-8")
    return file
