"""English texts of corrections."""

from typing import Final

TEXTS: Final = {
    "{code}: “{event}” ngày {day} sẽ đứng trước mốc {name} ngày {earliest}; "
    "đính chính mốc kia trước, hoặc xem lại --to": (
        "{code}: “{event}” on {day} would come before {name} on {earliest}; correct that one "
        "first, or look at --to again"
    ),
    "hồ sơ không có bản ghi nào như vậy để đính chính": (
        "the case has no such entry that could be corrected"
    ),
    "--from và --to giống nhau ({value}), không có gì để đính chính": (
        "--from and --to are the same ({value}); nothing to correct"
    ),
    "hồ sơ đang ghi {known}, không phải {said}; ghi đúng giá trị đang có sau --from": (
        "the case says {known}, not {said}; write behind --from what it says now"
    ),
    "đính chính": "correct",
    "đúng hạn": "on time",
    "quá hạn {count} ngày làm việc": "{count} working days late",
    "kiến nghị này ghi nhầm hồ sơ, nay rút; đơn vị không phải thực hiện": (
        "this recommendation was entered on the wrong case and is withdrawn; the unit need not act"
    ),
    "đã rút, ghi nhầm hồ sơ": "withdrawn, entered on the wrong case",
    "rút kiến nghị ghi nhầm hồ sơ": "withdraw a recommendation entered on the wrong case",
    "ngày {step}": "day of “{step}”",
    "giờ kiểm tra": "hour of the visit",
    "địa điểm kiểm tra": "place of the visit",
    "hạn bổ sung báo cáo": "day by which the report is completed",
    "ngày sẽ phúc tra": "day fixed for the re-inspection",
    "nơi nhận sản phẩm": "to whom the product is handed in",
    "nội dung kiến nghị": "text of the recommendation",
    "lĩnh vực": "field",
    "mức độ": "severity",
    "trách nhiệm": "responsibility",
    "thời hạn khắc phục": "deadline of the remediation",
    "số văn bản": "number of the document",
    "kiến nghị ghi nhầm hồ sơ": "recommendation entered on the wrong case",
    "không đính chính được “{what}” ở {code}; gần giống: {near}; xem: dondoc correct {code}": (
        "“{what}” of {code} cannot be corrected; nearest: {near}; see: dondoc correct {code}"
    ),
    "{day} là ngày nghỉ; chọn một ngày làm việc (xem “dondoc calendar day”)": (
        "{day} is a day off; choose a working day (see “dondoc calendar day”)"
    ),
    "“{old}” phải có đúng một chỗ trong nội dung đang ghi: “{known}”": (
        "“{old}” must stand exactly once in the text as it is: “{known}”"
    ),
    "nội dung phải có từ 1 đến {most} ký tự; xem lại --to": (
        "a text has 1 to {most} characters; look at --to again"
    ),
    "không có đơn vị {code}; xem: dondoc unit list": (
        "there is no unit {code}; see: dondoc unit list"
    ),
    "Đính chính một bản ghi sai: bản cũ còn nguyên, thời hạn tính lại, người đã nhận tin sai "
    "được đính chính. Không ghi WHAT thì liệt kê những gì đính chính được.": (
        "Correct a wrong entry: the old one stays, deadlines are reckoned again, whoever was told "
        "something wrong gets a correction. Without WHAT, list what can be corrected."
    ),
    "Giá trị đang ghi (sai).": "The value as it is (wrong).",
    "Giá trị đúng.": "The right value.",
    "Số bản ghi sai, khi có nhiều bản ghi như nhau.": (
        "Number of the wrong entry, where several are alike."
    ),
    "đính chính cần ghi thêm: {names}": "a correction also needs: {names}",
    "Đính chính bản ghi sai": "Correct a wrong entry",
    "Bản ghi": "Entry",
    "Đang ghi": "As recorded",
    "Đã đính chính bởi": "Corrected by",
    "Đính chính": "Corrects",
    "{label} #{numbers}": "{label} #{numbers}",
    "{label} (đã đính chính bởi #{numbers})": "{label} (corrected by #{numbers})",
    "bản ghi #{number} không thuộc hồ sơ {code}; xem: dondoc correct {code}": (
        "entry #{number} does not belong to case {code}; see: dondoc correct {code}"
    ),
    "[VÀNG] {code}: thời hạn “{what}” giữ nguyên {day}, không dựng lại được từ nhật ký; "
    "hãy kiểm tra": (
        "[VÀNG] {code}: the deadline “{what}” stays {day}; it cannot be told again from the log; "
        "please check"
    ),
    "Đính chính {what}: {old} -> {new}": "Correct {what}: {old} -> {new}",
    "Gửi đính chính: {people}": "Correction to: {people}",
    "Thư chưa gửi được soạn lại: {people}": "Letters not yet sent are written anew: {people}",
    "Chưa ai nhận tin sai, không phải gửi đính chính": (
        "Nobody was told anything wrong; no correction to send"
    ),
}
