"""English texts of the frame of the program, by their Vietnamese key."""

from typing import Final

TEXTS: Final = {
    "Ví dụ:": "Examples:",
    "Cách gọi: {line}": "Usage: {line}",
    "Các lệnh:": "Commands:",
    "Tùy chọn:": "Options:",
    "Xem hướng dẫn này.": "Show this help.",
    "Không có lệnh '{name}'": "There is no command '{name}'",
    "Không có lệnh '{name}'; gần nhất: {nearest}": (
        "There is no command '{name}'; nearest: {nearest}"
    ),
    "Lệnh '{name}' chưa có trong bản này": "The command '{name}' is not in this version yet",
    "Chưa biết ai thực hiện; thêm --as MÃ-NGƯỜI, hoặc đặt DONDOC_ACTOR, hoặc actor trong "
    "dondoc.toml": (
        "Nobody is named as acting; add --as PERSON, or set DONDOC_ACTOR, or actor in dondoc.toml"
    ),
    "dondoc đôn đốc các cuộc kiểm tra, từ kế hoạch đã ký đến kiến nghị cuối cùng.": (
        "dondoc urges inspections on, from the signed plan to the last recommendation."
    ),
    "Tệp SQLite hoặc địa chỉ PostgreSQL.": "SQLite file or PostgreSQL address.",
    "Tệp cấu hình (mặc định ./dondoc.toml).": "Settings file (by default ./dondoc.toml).",
    "Mã người thực hiện (hoặc DONDOC_ACTOR).": "Code of the person acting (or DONDOC_ACTOR).",
    "Nhập thay: mã người được nhập thay.": "Code of the person on whose behalf this is entered.",
    "Ngôn ngữ của kết quả.": "Language of the output.",
    "Không dùng màu.": "Use no colour.",
    "In phiên bản.": "Print the version.",
    "{place}: không đọc được ngày '{value}'; viết như 20/5/2024, 2024-05-20, hom-nay, hom-qua": (
        "{place}: cannot read the day '{value}'; write 20/5/2024, 2024-05-20, today, yesterday"
    ),
    "{place}: không có ngày '{value}' trong lịch; xem lại ngày và tháng": (
        "{place}: no calendar has the day '{value}'; look at day and month again"
    ),
    "{place}: {day} còn ở phía trước, hôm nay là {today}; ghi ngày đã thực hiện": (
        "{place}: {day} lies ahead, today is {today}; give the day on which it happened"
    ),
    "{place}: số văn bản phải có từ 1 đến {limit} ký tự, viết như '45/TB-ĐKT, 20/5/2024'": (
        "{place}: the number of a document has 1 to {limit} characters; write "
        "'45/TB-ĐKT, 20/5/2024'"
    ),
    "In kết quả dạng JSON cho chương trình khác.": "Print the result as JSON for other programs.",
    "Chạy thử: in đúng như khi chạy thật nhưng không ghi gì.": (
        "Trial run: print what the real run prints, and write nothing."
    ),
    "Ngày thực hiện (mặc định hôm nay); có thể lùi về trước, không được ở tương lai.": (
        "Day on which it happened (today by default); may lie in the past, not in the future."
    ),
    "Văn bản: số[, ngày[, nơi ban hành]].": "Document: number[, day[, issuer]].",
    "Lý do, được ghi vào nhật ký.": "Reason, kept in the log.",
    "[CHƯA GHI] chạy thử, chưa có gì được ghi": "[CHƯA GHI] trial run, nothing was written",
    "; xem: {command} --help": "; see: {command} --help",
    "; gần nhất: {nearest}": "; nearest: {nearest}",
    " từ {low} đến {high}": " from {low} to {high}",
    "{place}: {reason}": "{place}: {reason}",
    "{place}: chọn một trong: {allowed}": "{place}: choose one of: {allowed}",
    "{place}: phải là số nguyên{range}": "{place}: must be a whole number{range}",
    "{place}: không đọc được tệp ({reason})": "{place}: cannot read the file ({reason})",
    "Không có tùy chọn '{name}'": "There is no option '{name}'",
    "Thiếu {name}": "Missing {name}",
    "Thiếu tên lệnh": "Missing the name of a command",
    "Thừa: {words}": "Too much: {words}",
    "Tùy chọn {name} cần một giá trị": "The option {name} needs a value",
    "dondoc: không ghi được: {reason}": "dondoc: cannot write: {reason}",
    "dondoc: đã dừng theo yêu cầu": "dondoc: stopped as asked",
    "dondoc: lỗi của chương trình; gửi toàn bộ phần trên cho người bảo trì": (
        "dondoc: a defect of the program; send all of the above to its maintainers"
    ),
}
