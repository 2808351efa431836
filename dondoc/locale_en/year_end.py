"""English texts of the year's end."""

from typing import Final

TEXTS: Final = {
    "Không hỏi lại; cần có khi không chạy ở cửa sổ dòng lệnh.": (
        "Do not ask; needed where there is no terminal."
    ),
    "việc này không lấy lại được mà không có ai để hỏi; xem trước bằng --dry-run, rồi thêm --yes": (
        "this cannot be taken back and there is nobody to ask; look first with --dry-run, "
        "then add --yes"
    ),
    "{question} Gõ {code} để đồng ý": "{question} Type {code} to agree",
    "đã thôi, chưa ghi gì: phải gõ đúng {code}": (
        "given up, nothing was written: {code} must be typed exactly"
    ),
    "hoàn thành đúng hạn": "done on time",
    "hoàn thành quá hạn": "done late",
    "chưa hoàn thành trong hạn": "not done, in time",
    "chưa hoàn thành quá hạn": "not done, late",
    "đã hoàn thành, không có thời hạn": "done, had no date",
    "Chốt số liệu năm: liệt kê việc còn mở, chuyển tiếp hoặc hủy, rồi đóng số liệu kèm mã băm": (
        "Close a year: list what is open, carry it over or cancel it, freeze the figures with a hash"
    ),
    "Chuyển tiếp sang năm sau, giữ thời hạn ban đầu; all là tất cả.": (
        "Carry over into the next year with the original deadline; all means everything."
    ),
    "Hủy, kèm lý do.": "Cancel, with a reason.",
    "Số liệu năm {year} chốt rồi không mở lại được.": (
        "The figures of {year} cannot be opened again once closed."
    ),
    "Số liệu của năm: số đã chốt kèm mã băm, hoặc số hiện nay nếu chưa chốt": (
        "The figures of a year: as frozen with their hash, or as of now when it is not closed"
    ),
    "Số hiện nay, cả khi năm đã chốt.": "The figures of now, also where the year is closed.",
    "số liệu {year} của {plan} không khớp mã băm {sha}…; chạy: dondoc audit verify": (
        "the figures {year} of {plan} do not fit their hash {sha}…; run: dondoc audit verify"
    ),
    "không có kế hoạch nào của “{asked}”; đã nạp: {known}": (
        "there is no plan of “{asked}”; loaded: {known}"
    ),
    "--cancel {value}: phải ghi MÃ=LÝ-DO, thí dụ KH-01='Đơn vị giải thể'": (
        "--cancel {value}: write CODE=REASON, say KH-01='unit dissolved'"
    ),
    "{plan}, năm {year}: còn mở {count} hồ sơ": "{plan}, year {year}: {count} cases open",
    "Còn phải làm": "Still owed",
    "Thời hạn ban đầu": "Original deadline",
    (
        "chưa chốt gì; ghi quyết định: --carry-over MÃ (hoặc all), --cancel MÃ=LÝ-DO, "
        "xem trước bằng --dry-run"
    ): (
        "nothing is closed; say what becomes of each: --carry-over CODE (or all), "
        "--cancel CODE=REASON, look first with --dry-run"
    ),
    "{original}, điều chỉnh {due}": "{original}, adjusted {due}",
    "Số liệu năm {year} của {plan}, đến hết {as_of}": "Figures {year} of {plan}, up to {as_of}",
    "Đã chốt, SHA-256 {sha}": "Closed, SHA-256 {sha}",
    "Chưa chốt": "Not closed",
    "Nhiệm vụ": "Duties",
    "Số lượng": "Number",
    "Theo việc": "By step",
    "Theo đơn vị": "By unit",
    "Còn mở, chuyển tiếp: {code}": "Open, carried over: {code}",
    "Đã hủy: {code}": "Cancelled: {code}",
    "Tồn tại của các năm trước (ngoài số liệu năm): còn {open}, đã xong {ended}": (
        "Findings of earlier years (outside the year's figures): {open} open, {ended} ended"
    ),
    "Đúng hạn": "In time",
    "Quá hạn": "Late",
    "Còn, trong hạn": "Open, in time",
    "Còn, quá hạn": "Open, late",
    "Chưa có hạn": "No date",
    "Ngày trễ": "Days late",
    "chuyển tiếp sang năm sau": "carry over into the next year",
    "chốt số liệu năm": "close the year",
    "năm {year} của kế hoạch {plan} đã chốt, không chốt lại; xem: dondoc plan figures {plan}": (
        "the year {year} of plan {plan} is closed and stays so; see: dondoc plan figures {plan}"
    ),
    "{code} không hủy được khi {state}; hãy chuyển tiếp: --carry-over {code}": (
        "{code} cannot be cancelled while {state}; carry it over: --carry-over {code}"
    ),
    "{codes}: không phải hồ sơ còn mở của năm {year}, hoặc vừa chuyển tiếp vừa hủy": (
        "{codes}: no open case of {year}, or both carried over and cancelled"
    ),
    (
        "còn {count} hồ sơ chưa có quyết định: {codes}; ghi --carry-over MÃ (hoặc all), "
        "hay --cancel MÃ=LÝ-DO"
    ): (
        "{count} cases are undecided: {codes}; write --carry-over CODE (or all), "
        "or --cancel CODE=REASON"
    ),
    "Năm {year} đã chốt: số liệu đã chốt giữ nguyên, chỉ hồ sơ còn mở theo thay đổi này.": (
        "The year {year} is closed: its frozen figures stay as they are, only open cases follow."
    ),
    "{code}: số liệu năm {year} đã chốt, không bổ sung nữa; hãy đưa vào một kế hoạch khác": (
        "{code}: the figures of {year} are frozen, nothing is added; put it into another plan"
    ),
}
