"""The words for acts of the office, beside the events of workflows."""

from types import MappingProxyType
from typing import Final

from engine.words import N_

ACTS: Final = MappingProxyType(
    {
        "open": N_("mở hồ sơ"),
        "load": N_("nạp"),
        "amend": N_("điều chỉnh kế hoạch"),
        "set-rule": N_("đặt số ngày của một thời hạn"),
        "plan-amended": N_("theo kế hoạch điều chỉnh"),
        "load-register": N_("nạp danh mục"),
        "init": N_("khởi tạo"),
        "register": N_("ghi vào danh mục"),
        "rename": N_("đổi tên"),
        "appoint": N_("giao vai trò"),
        "end": N_("thôi vai trò"),
        "contact": N_("đổi địa chỉ"),
        "hand-over": N_("bàn giao việc"),
        "made-known": N_("được công bố cùng hồ sơ"),
        "handed-over": N_("việc được bàn giao cho người khác"),
        "leave": N_("ghi nghỉ, chuyển đi"),
        "erase": N_("xóa dữ liệu cá nhân"),
        "merge": N_("sáp nhập đơn vị"),
        "split": N_("chia tách đơn vị"),
        "dissolve": N_("kết thúc hoạt động của đơn vị"),
        "move": N_("chuyển việc sang đơn vị khác"),
        "inherit": N_("theo đơn vị kế tiếp"),
        "unit-succeeded": N_("chuyển sang đơn vị kế tiếp"),
        "unit-question": N_("hỏi đơn vị tiếp nhận"),
        "correct": N_("đính chính"),
        "settle": N_("đặt quy định của cơ quan"),
        "add-swap": N_("thêm ngày hoán đổi"),
        "add-off": N_("thêm ngày nghỉ"),
        "import-calendar": N_("nhập tệp lịch mới hơn"),
        "follow-calendar": N_("tính lại theo lịch mới được biết"),
        "seal": N_("đóng mốc xác nhận"),
        "outbox-retry": N_("gửi lại thư"),
        "visit-clash": N_("trùng lịch với cuộc khác"),
        "inspected-elsewhere": N_("ghi cuộc kiểm tra của cơ quan khác"),
        "withdraw-elsewhere": N_("rút cuộc kiểm tra của cơ quan khác"),
        "carry-over": N_("chuyển tiếp sang năm sau"),
        "close-year": N_("chốt số liệu năm"),
        "draw": N_("chọn ngẫu nhiên"),
        "quota-turned": N_("tình trạng chỉ tiêu thay đổi"),
        "record-indicator": N_("ghi giá trị chỉ tiêu"),
        "correct-indicator": N_("đính chính giá trị chỉ tiêu"),
        "withdraw-indicator": N_("rút giá trị chỉ tiêu"),
        "backup": N_("sao lưu"),
        "restore": N_("khôi phục từ bản sao lưu"),
        "restore-trial": N_("khôi phục thử"),
        "release": N_("cho bản khôi phục gửi thư"),
        "upgrade": N_("nâng cấp cơ sở dữ liệu"),
    }
)
