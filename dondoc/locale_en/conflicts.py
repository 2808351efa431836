"""English texts of conflicts: visits that stand in each other's way, inspections by other bodies."""

from typing import Final

TEXTS: Final = {
    "Đoàn đã có lịch lúc {at} ngày {day} tại {unit} ({other})": (
        "the team is already to be at {unit} at {at} on {day} ({other})"
    ),
    "{people} đã có lịch lúc {at} ngày {day} tại {unit} ({other})": (
        "{people} is already to be at {unit} at {at} on {day} ({other})"
    ),
    "{people} cũng ở {unit} ngày {day} ({other}), chưa rõ giờ": (
        "{people} is to be at {unit} on {day} as well ({other}), at an hour not yet fixed"
    ),
    "{unit} có cuộc kiểm tra cùng nội dung ngày {day} ({other})": (
        "{unit} has an inspection on the same subject on {day} ({other})"
    ),
    "{body} cũng kiểm tra {unit} về nội dung này từ ngày {day}": (
        "{body} inspects {unit} on this subject as well, from {day}"
    ),
    "{people} thuộc đơn vị được kiểm tra hoặc cấp trên ({unit})": (
        "{people} belongs to the inspected unit or the one above it ({unit})"
    ),
    "Trưởng đoàn {people} thuộc đơn vị được kiểm tra hoặc cấp trên ({unit})": (
        "the lead {people} belongs to the inspected unit or the one above it ({unit})"
    ),
    "đơn vị chủ trì cũng là đơn vị được kiểm tra ({unit})": (
        "the organiser is itself inspected ({unit})"
    ),
    "{people} khó kịp đi lại: ở {unit} lúc {at} ngày {day} ({other})": (
        "{people} hardly has time to travel: at {unit} at {at} on {day} ({other})"
    ),
    "Đoàn có từ ba cuộc liền nhau ngày {day}: {other}": (
        "the team has three or more visits right after one another on {day}: {other}"
    ),
    "Đoàn": "the team",
    "{code}: {conflict}; chọn giờ, ngày hoặc người khác": (
        "{code}: {conflict}; choose another hour, day or person"
    ),
    "{code}: {conflict}; sửa lịch, thay người hoặc ghi conflict_reason trong tệp kế hoạch": (
        "{code}: {conflict}; change the day, name somebody else, or write conflict_reason in the plan "
        "file"
    ),
    "{code}: {conflict}; ghi giờ bằng --at, hoặc nêu lý do bằng --conflict-reason": (
        "{code}: {conflict}; fix the hour with --at, or give a reason with --conflict-reason"
    ),
    "{code}: {conflict}; đổi lịch, thay người hoặc nêu lý do bằng --conflict-reason": (
        "{code}: {conflict}; change the day, name somebody else, or give a reason with "
        "--conflict-reason"
    ),
    "Lý do vẫn giữ lịch hoặc người khi có xung đột; được lưu trong hồ sơ và nhật ký.": (
        "Why the day or the person is kept in spite of a conflict; kept in the case and the log."
    ),
    "--conflict-reason dài quá {most} ký tự; viết ngắn lại": (
        "--conflict-reason has more than {most} characters; make it shorter"
    ),
    "[VÀNG] {conflict}": "[VÀNG] {conflict}",
    "[VÀNG] {code}: {conflict}": "[VÀNG] {code}: {conflict}",
    "{conflict}": "{conflict}",
    "trùng lịch với cuộc khác": "clash with another visit",
    "báo trùng lịch": "notice of a clash",
    "ghi cuộc kiểm tra của cơ quan khác": "enter an inspection by another body",
    "rút cuộc kiểm tra của cơ quan khác": "withdraw an inspection by another body",
}
