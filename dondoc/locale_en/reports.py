"""English texts of reports."""

from typing import Final

TEXTS: Final = {
    "Báo cáo theo kế hoạch, đơn vị, người đứng đầu, kỳ; mỗi con số mở ra được": (
        "Reports by plan, unit, head of unit, period; every figure opens"
    ),
    "Báo cáo theo kế hoạch, đơn vị, người đứng đầu, kỳ: bốn ô tiến độ, tỷ lệ đúng hạn, đổi thời "
    "hạn, đôn đốc, chỉ tiêu; mỗi con số mở ra được": (
        "Reports by plan, unit, head of unit, period: the four boxes of progress, the share done on "
        "time, slips of dates, urging letters, quotas; every figure opens"
    ),
    "Báo cáo tình hình thực hiện: {plan}, {label}, đến hết {day}": (
        "Report on progress: {plan}, {label}, up to {day}"
    ),
    "Chỉ việc của đơn vị này.": "Only what this unit owes.",
    "Chỉ việc của các đơn vị mà người này đứng đầu.": "Only what units owe that this person heads.",
    "Kỳ: Q3, 'quý 3', '6 tháng đầu năm', 2024-07, 2024.": (
        "Period: Q3, 'quý 3', '6 tháng đầu năm', 2024-07, 2024."
    ),
    "Hoặc: từ ngày.": "Or: from this day.",
    "Hoặc: đến hết ngày.": "Or: up to this day.",
    "Mỗi dòng là một: unit (đơn vị), head (người đứng đầu), step (việc), plan.": (
        "A row for each: unit, head (of a unit), step, plan."
    ),
    "Mở một con số: dung-han, qua-han, con-han, tre-han, doi-han, don-doc, ...": (
        "Open a figure: done_on_time, done_late, open_in_time, open_late, slips, urgings, ..."
    ),
    "Cùng --open: chỉ dòng có mã này.": "With --open: only the row of this key.",
    "{person} không đứng đầu đơn vị nào ngày {day}; người đứng đầu: {known}": (
        "{person} heads no unit on {day}; heads are: {known}"
    ),
    "Tổng hợp": "Summary",
    "Chi tiết": "Detail",
    "Từng việc đã tính": "Everything that was counted",
    "mở một con số: thêm --open dung-han, qua-han, con-han, tre-han …, và --row MÃ": (
        "to open a figure add --open done_on_time, done_late, open_in_time, open_late …, and --row KEY"
    ),
    "dùng --unit hoặc --head, không dùng cả hai": "use --unit or --head, not both",
    "--row chỉ dùng cùng --open của một con số trong bảng": (
        "--row goes with --open of a figure of the table"
    ),
    "báo cáo này không có dòng {key}; các dòng: {known}": (
        "this report has no row {key}; its rows: {known}"
    ),
    "tất cả kế hoạch": "all plans",
    "--period “{value}”: {why}; viết như {examples}": "--period “{value}”: {why}; write as {examples}",
    "Tháng {number} năm {year}": "month {number} of {year}",
    "Năm {year}": "year {year}",
    "9 tháng đầu năm {year}": "first nine months of {year}",
    "Quý {number} năm {year}": "quarter {number} of {year}",
    "dùng --period, hoặc --from và --to, không dùng cả hai": (
        "use --period, or --from and --to, not both"
    ),
    "--to {last} ở trước --from {first}; đổi lại hai ngày": (
        "--to {last} is before --from {first}; exchange the two days"
    ),
    "không phải một khoảng ngày": "this is no span of days",
    "không phải một khoảng ngày liền nhau": "this is no span of days without a gap",
    "tất cả các ngày": "all days",
    "đến hết {day}": "up to {day}",
    "Có hạn": "Dated",
    "trong hạn": "in time",
    "Tỷ lệ": "Share",
    "còn": "left",
    ", đã đo {measured}, đạt {met}": ", measured {measured}, met {met}",
    "Hoàn thành": "Done",
    "Chưa hoàn thành": "Open",
    "Không hạn": "No date",
    "BÁO CÁO TÌNH HÌNH THỰC HIỆN": "REPORT ON PROGRESS",
    "Kỳ báo cáo: {label}": "Period: {label}",
    "Số liệu đến hết ngày {day}, theo ngày thực hiện": (
        "Figures up to the end of {day}, by the days on which things were done"
    ),
    "người không nêu tên": "somebody not named",
    "Phạm vi: các hồ sơ mà {who} được biết": "Scope: the cases of which {who} may know",
    "[VÀNG] Số liệu năm {year} đã chốt lúc {day} (SHA-256 {sha}…), nhật ký nay khác:": (
        "[VÀNG] The figures of {year} were frozen at {day} (SHA-256 {sha}…), the log now differs:"
    ),
    "Quyết định": "Decided",
    "lần {number}: {document}, {day}": "no. {number}: {document}, {day}",
    "Xong": "Done",
    "đã đổi hạn": "date moved",
    " (lần {number})": " (round {number})",
    "Kế hoạch: {plan}": "Plan: {plan}",
    "Kế hoạch: tất cả ({codes})": "Plans: all ({codes})",
    "Người đứng đầu: {person} ({units})": "Head: {person} ({units})",
    "Đơn vị: {unit}": "Unit: {unit}",
    "Cộng": "Total",
    "Đến hạn trước kỳ, còn quá hạn (ngoài bảng trên): {count}": (
        "Due before the period, still owed late (outside the table): {count}"
    ),
    "Tồn tại của các năm trước (ngoài bảng trên): còn {open}, đã xong {ended}": (
        "Findings of earlier years (outside the table): {open} open, {ended} ended"
    ),
    "Số liệu năm {year} đã chốt lúc {day} (SHA-256 {sha}…): nhật ký vẫn khớp": (
        "The figures of {year} were frozen at {day} (SHA-256 {sha}…): the log still agrees"
    ),
    ", hồ sơ đổi từ hai lần trở lên: {often}": ", cases that slipped twice or more: {often}",
    "(không của riêng đơn vị nào)": "(of no single unit)",
    "{box}: đã chốt {kept}, nay tính {now}": "{box}: frozen {kept}, now {now}",
    "… và {count} dòng nữa: --open {name}": "… and {count} more: --open {name}",
    "Tất cả: --open {name}": "All of them: --open {name}",
    "{number}, {day}": "{number}, {day}",
    "Tỷ lệ đúng hạn": "Share on time",
    "Tỷ lệ đúng hạn, %": "Share on time, %",
    "Quá hạn, ngày làm việc": "Late, working days",
    "{count} dòng chỉ có việc chưa xác định thời hạn": "{count} rows with nothing but undated work",
    "Theo {way}": "By {way}",
    "Còn": "Valid",
    "Số lần của hồ sơ": "Times of the case",
    "Sang ngày": "To day",
    "Quyết định ngày": "Decided on",
    "Hình thức": "By",
    "Còn hiệu lực": "In force",
    "chưa có ngày mới": "no new day yet",
    "Vướng ở": "Holds up",
    "Lịch": "Planned visits",
    "Người đứng đầu": "Head",
    "có thời hạn": "with a date",
    "đã đến hạn: mẫu số của tỷ lệ đúng hạn": "fallen due: what the share on time is of",
    "quá hạn, đã hoặc chưa hoàn thành": "late, done or not",
    "đến hạn trước kỳ, còn quá hạn": "due before the period, still owed late",
    "tồn tại của các năm trước": "findings of earlier years",
    "đổi thời hạn": "slips of dates",
    "khó khăn, vướng mắc chưa giải quyết": "difficulties not settled",
    "chỉ tiêu kiểm tra": "quotas",
    "chỉ tiêu phần trăm": "indicators",
    "Đoàn ({lead})": "Team ({lead})",
    "{place}: không có “{value}”; chọn một trong: {allowed}": (
        "{place}: there is no “{value}”; choose one of: {allowed}"
    ),
    "(chưa rõ đơn vị)": "(unit not known)",
    "(đơn vị chưa có người đứng đầu)": "(units without a head)",
    "(ngoài kế hoạch)": "(in no plan)",
}
