"""English texts of units that merge, split, end, and of open work that follows."""

from typing import Final

TEXTS: Final = {
    "sáp nhập đơn vị": "merge units",
    "chia tách đơn vị": "split a unit",
    "kết thúc hoạt động của đơn vị": "dissolve a unit",
    "chuyển việc sang đơn vị khác": "move work to another unit",
    "theo đơn vị kế tiếp": "follow the succeeding unit",
    "chuyển sang đơn vị kế tiếp": "moved to the succeeding unit",
    "hỏi đơn vị tiếp nhận": "asked which unit takes over",
    "đơn vị chịu trách nhiệm": "responsible unit",
    "chưa rõ đơn vị nào tiếp nhận": "it is not known which unit takes over",
    "chọn đơn vị: dondoc unit move {code} --to MÃ": "choose: dondoc unit move {code} --to CODE",
    "ngày {day} không có đơn vị {code}; xem: dondoc unit show {code}": (
        "on {day} there is no unit {code}; see: dondoc unit show {code}"
    ),
    "{code} đã kết thúc, hoặc đã là việc của {heir}; không có gì để chuyển": (
        "{code} is over, or is the work of {heir} already; there is nothing to move"
    ),
    "(trước đây: {names})": "(formerly: {names})",
    " (trước đây: {names})": " (formerly: {names})",
    "Kết thúc": "Ended",
    "đơn vị “{code}” kết thúc từ {day}; đơn vị kế tiếp: {heirs}": (
        "the unit “{code}” ended on {day}; its successors: {heirs}"
    ),
    "“{code}” đã nghỉ từ {day}; thay người trong đoàn": (
        "“{code}” left on {day}; put somebody else into the team"
    ),
    "  Kết thúc và đơn vị kế tiếp: {words}": "  End and successors: {words}",
    "  Kế tiếp của: {units}": "  Succeeds: {units}",
    "Ngày có hiệu lực; có thể ở phía trước.": "Day of effect; may lie ahead.",
    "Sáp nhập các đơn vị từ một ngày: việc còn mở chuyển sang đơn vị kế tiếp.": (
        "Merge units from a day on: open work moves to the succeeding unit."
    ),
    "Mã đơn vị tiếp nhận; có thể là một trong số đó.": (
        "Code of the unit that takes over; may be one of them."
    ),
    "Tên, nếu đơn vị tiếp nhận được lập mới hôm ấy.": "Name, if that unit is new on the day.",
    "Tên viết tắt của đơn vị mới.": "Short name of the new unit.",
    "Mã đơn vị cấp trên của đơn vị mới.": "Code of the unit above the new one.",
    "Cấp của đơn vị mới: tỉnh, sở, xã…": "Level of the new unit: tỉnh, sở, xã...",
    "Chia một đơn vị từ một ngày; hồ sơ không ghi --move thì hỏi cơ quan tổ chức.": (
        "Split a unit from a day on; the organiser is asked about cases without --move."
    ),
    "Mã đơn vị tiếp nhận; ghi nhiều lần.": "Code of a unit that takes over; may be repeated.",
    "Hồ sơ nào về đơn vị nào.": "Which case goes to which unit.",
    "Một đơn vị kết thúc hoạt động từ một ngày; việc còn mở về đơn vị được ghi.": (
        "Dissolve a unit from a day on; open work goes to the unit named."
    ),
    "Mã đơn vị nhận việc còn mở; bỏ trống thì hỏi cơ quan tổ chức.": (
        "Code of the unit that takes open work; left out, the organiser is asked."
    ),
    "Chuyển từng hồ sơ đang mở sang đơn vị khác, kèm những việc khắc phục của nó.": (
        "Move open cases to another unit, with what hangs on them."
    ),
    "Mã đơn vị tiếp nhận.": "Code of the unit that takes over.",
    "Đơn vị cũ": "Former unit",
    "Có thể tiếp nhận": "Could take over",
    "Hồ sơ đang mở của đơn vị đã kết thúc mà chưa rõ ai tiếp nhận.": (
        "Open cases of units that have ended and that nobody has taken over."
    ),
    "ghi văn bản sắp xếp đơn vị: --document 'số, ngày, nơi ban hành'": (
        "give the document that changes the units: --document 'number, day, issuer'"
    ),
    "ghi ít nhất một đơn vị khác với đơn vị tiếp nhận --into": (
        "give at least one unit other than the one named by --into"
    ),
    (
        "--move: viết MÃ-HỒ-SƠ=MÃ-ĐƠN-VỊ với một trong các đơn vị {heirs}, không phải “{given}”"
    ): "--move: write CASE=CODE with one of the units {heirs}, not “{given}”",
    "--move: {code} không phải việc của {unit}": "--move: {code} is not the work of {unit}",
    "không có hồ sơ nào chờ đơn vị tiếp nhận": "no case waits for a unit",
    "Sang": "To",
    "Sáp nhập": "Merged",
    "Chia tách": "Split",
    "Kết thúc hoạt động": "Dissolved",
    "{kind} từ {day} theo {document}: {old} → {new}": "{kind} on {day} by {document}: {old} → {new}",
    "  Đã chuyển {count} hồ sơ đang mở, thời hạn giữ nguyên:": (
        "  {count} open cases moved, their deadlines stay:"
    ),
    "  Sẽ chuyển {count} hồ sơ đang mở khi đến ngày, thời hạn giữ nguyên:": (
        "  {count} open cases will move on that day, their deadlines stay:"
    ),
    "  Chưa rõ đơn vị tiếp nhận ({count}), giữ ở đơn vị cũ:": (
        "  Without a unit to take over ({count}), left with the former one:"
    ),
    "Chọn đơn vị: dondoc unit move MÃ-HỒ-SƠ --to MÃ --document '…'": (
        "Choose: dondoc unit move CASE --to CODE --document '...'"
    ),
    "  Không có hồ sơ nào đang mở": "  No case is open",
    (
        "[VÀNG] {code} chưa có đầu mối hay người đứng đầu vào ngày đó: tin sẽ tới cơ quan tổ chức; "
        "giao vai trò: dondoc person appoint MÃ --role focal --unit {code}"
    ): (
        "[VÀNG] {code} has no focal point and no head on that day: the organiser will be told; "
        "give a role: dondoc person appoint CODE --role focal --unit {code}"
    ),
    "{code} chưa có vào ngày {day}; chọn ngày muộn hơn hoặc đơn vị khác": (
        "{code} is not there yet on {day}; choose a later day or another unit"
    ),
    "{code} đã kết thúc từ {day}; việc còn mở chuyển bằng “dondoc unit move”": (
        "{code} ended on {day}; move open work with “dondoc unit move”"
    ),
    "{code} chỉ có từ {first}, không thể kết thúc ngày {day}; chọn ngày sau đó": (
        "{code} exists from {first} only and cannot end on {day}; choose a later day"
    ),
    (
        "{code} không thể tự tiếp nhận việc của mình; nếu {code} vẫn còn, chuyển từng hồ sơ bằng "
        "“dondoc unit move”"
    ): (
        "{code} cannot take over its own work; if {code} goes on, move single cases with "
        "“dondoc unit move”"
    ),
    "{code} đã kết thúc từ {day}, không nhận việc được; ghi đơn vị kế tiếp: {heirs}": (
        "{code} ended on {day} and cannot take over; name its successors: {heirs}"
    ),
    (
        "{code} không thể kết thúc ngày {day}: còn nhận việc của {earlier} từ {later}; chọn ngày "
        "từ {later}, hoặc sửa việc sắp xếp {earlier} trước"
    ): (
        "{code} cannot end on {day}: it takes over from {earlier} on {later}; choose a day from "
        "{later} on, or change what becomes of {earlier} first"
    ),
}
