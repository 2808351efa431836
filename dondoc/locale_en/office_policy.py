"""English texts of what the office settles for itself."""

from typing import Final

TEXTS: Final = {
    "{name}: không nhận giá trị “{value}”; chọn trong: {allowed}": (
        "{name}: does not take the value “{value}”; choose within: {allowed}"
    ),
    "ghi lùi quá số ngày làm việc này thì phải ghi lý do": (
        "entering a step later than this many working days asks for a reason"
    ),
    "cơ quan không có quy định “{name}”; gần giống: {near}; xem: dondoc office show": (
        "the office has no setting “{name}”; nearest: {near}; see: dondoc office show"
    ),
    "{name} đang là {value}, không có gì để đổi": "{name} is {value} already; nothing to change",
    "Quy định của cơ quan: số ngày ghi lùi và các mức tự đặt khác": (
        "What the office settles for itself: days of backdating and other limits"
    ),
    "Các quy định với giá trị đang dùng.": "The settings with the values in force.",
    (
        "ngày thực hiện {day} lùi quá {most} ngày làm việc (không lý do thì sớm nhất "
        "{earliest}); ghi thêm --reason, hoặc xem mức này: dondoc office show"
    ): (
        "the day {day} lies more than {most} working days back (without a reason not before "
        "{earliest}); add --reason, or look at this limit: dondoc office show"
    ),
    "Chỉ những bước ghi lùi quá mức của cơ quan (xem: dondoc office show).": (
        "Only steps entered later than the office’s limit (see: dondoc office show)."
    ),
    "Quy định": "Setting",
    "Đang dùng": "In force",
    "Được chọn": "Allowed",
    "Đặt một quy định; giá trị cũ và mới vào nhật ký của cơ quan.": (
        "Settle something; the old and the new value go into the office's log."
    ),
    "Quy định của cơ quan": "What the office settled for itself",
    "đặt quy định của cơ quan": "settle something for the office",
}
