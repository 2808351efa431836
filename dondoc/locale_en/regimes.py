"""English of report regimes: the periodic report, its commands, and what is checked about regimes."""

from typing import Final

TEXTS: Final = {
    # the workflow
    "báo cáo định kỳ": "periodic report",
    "đang tổng hợp": "being written",
    "đã chốt số liệu": "data closed",
    "trả lại, yêu cầu bổ sung": "returned, to be completed",
    "bắt đầu tổng hợp báo cáo": "begin the report",
    "chốt số liệu báo cáo": "close the data of the report",
    "nộp báo cáo": "hand in the report",
    "nộp báo cáo, chậm nhất theo hạn của cấp trên": (
        "hand in the report, at the latest by the limit from above"
    ),
    "công nhận báo cáo đạt yêu cầu": "accept the report",
    "trả lại, yêu cầu bổ sung báo cáo": "return the report to be completed",
    "đặt thời hạn báo cáo": "set the deadline of the report",
    "hủy báo cáo": "cancel the report",
    "hết kỳ báo cáo": "end of the period",
    "bổ sung, nộp lại báo cáo": "complete and hand in again",
    "xem xét báo cáo đã nộp": "look at the report handed in",
    "ngày nhận ở trước ngày ký văn bản; ghi --on là ngày nơi nhận nhận được báo cáo": (
        "received before it was signed; --on is the day on which the report was received"
    ),
    "có ngày chốt số liệu": "has a day on which data close",
    "không có ngày chốt số liệu": "has no day on which data close",
    "báo cáo theo yêu cầu": "report on demand",
    "cấp trên có hạn": "has a limit from above",
    "ngày của các kỳ đặt bằng dondoc regime set-day; kéo dài một kỳ là việc gia hạn": (
        "the days of periods are set with dondoc regime set-day; one period is extended with extension"
    ),
    "báo cáo theo yêu cầu nộp vào một ngày: ghi --by NGÀY": (
        "a report on demand is handed in on a day: give --by DAY"
    ),
    "quý I/{year}": "quarter I/{year}",
    "quý II/{year}": "quarter II/{year}",
    "quý III/{year}": "quarter III/{year}",
    "quý IV/{year}": "quarter IV/{year}",
    "6 tháng đầu năm {year}": "first half of {year}",
    "6 tháng cuối năm {year}": "second half of {year}",
    "9 tháng năm {year}": "nine months of {year}",
    "năm {year}": "year {year}",
    # words of dates, letters and owners
    "ngày bắt đầu tổng hợp báo cáo": "day on which the report is begun",
    "ngày chốt số liệu": "day on which data close",
    "ngày cuối kỳ": "last day of the period",
    "tháng cuối kỳ": "last month of the period",
    "tháng sau kỳ": "month after the period",
    "hạn của cấp trên": "limit from above",
    "ngày ghi trong văn bản yêu cầu": "day stated in the request",
    "ngày nộp báo cáo": "day of handing in",
    "trả lại báo cáo định kỳ": "periodic report returned",
    "đơn vị lập báo cáo": "unit that writes the report",
    "ngày {day} của tháng {month}": "day {day} of month {month}",
    "thứ {day} của tuần từ {first}": "day {day} (2 is Monday) of the week from {first}",
    "ngày nộp mà văn bản yêu cầu nêu": "day of handing in stated in the request",
    "nhiệm vụ (id) đòi cùng báo cáo này: nộp báo cáo là xong việc đó": (
        "the task (id) that asks for the same report: handing it in ends that task"
    ),
    "báo cáo theo chế độ báo cáo đã nộp": "the report of the regime was handed in",
    "Cùng báo cáo với nhiệm vụ {row}: nộp một lần": "The same report as task {row}: handed in once",
    "mã đơn vị hoặc tên nhóm cung cấp số liệu, được nhắc ngày chốt": (
        "codes of units or names of groups that supply the numbers, reminded before they close"
    ),
    "có đơn vị cung cấp số liệu trước ngày chốt": "units supply numbers before data close",
    "gửi số liệu cho báo cáo": "send the numbers for the report",
    "đơn vị cung cấp số liệu": "units that supply the numbers",
    "đơn vị, nhóm": "unit, group",
    "nhiệm vụ cùng báo cáo": "task with the same report",
    # plan amend
    "ngày báo cáo của cơ quan": "own day of reporting",
    "số tháng sau kỳ": "months after the period",
    # plan check
    "chế độ “{code}”: ngày cuối áp dụng {last} ở trước ngày đầu {first}": (
        "regime “{code}”: its last day {last} lies before its first {first}"
    ),
    "chế độ “{code}”: báo cáo tuần đếm theo thứ, kỳ khác đếm theo ngày; tách hai chế độ": (
        "regime “{code}”: weekly reports count days of the week, others days of the month; make two"
    ),
    "chế độ “{code}”: {name} = {day}; phải từ {first} đến {last}": (
        "regime “{code}”: {name} = {day}; must be from {first} to {last}"
    ),
    "chế độ “{code}”: month_offset chỉ nhận 0 (trong kỳ) hoặc 1 (tháng sau kỳ)": (
        "regime “{code}”: month_offset takes only 0 (in the period) or 1 (the month after)"
    ),
    "chế độ “{code}”: ngày {day} của cơ quan sau hạn {outer} của cấp trên; hỏi lại": (
        "regime “{code}”: the own day {day} comes after the limit {outer} from above; ask"
    ),
    (
        "chế độ “{code}”: ngày {day} không sau ngày chốt số liệu {closing}; phải cách ít nhất 1 ngày "
        "làm việc (Nghị định 09/2019/NĐ-CP Điều 8)"
    ): (
        "regime “{code}”: day {day} does not come after data close on {closing}; at least 1 working "
        "day must lie between (Nghị định 09/2019/NĐ-CP Điều 8)"
    ),
    "chế độ “{code}”: {months} không có ngày {day}, lấy ngày cuối tháng": (
        "regime “{code}”: {months} has no day {day}, its last day is taken"
    ),
    "chế độ “{code}”: không kỳ nào kết thúc trong năm {year} khi chế độ còn hiệu lực": (
        "regime “{code}”: no period ends in {year} while the regime is in force"
    ),
    (
        "chế độ “{code}”: chưa có ngày báo cáo của cơ quan, các kỳ chưa xác định thời hạn; hỏi lại, "
        "rồi đặt bằng dondoc regime set-day"
    ): (
        "regime “{code}”: no own day of reporting, the deadlines of its periods are not set; ask, then "
        "set it with dondoc regime set-day"
    ),
    "chế độ “{code}” và “{other}” cùng đòi một báo cáo cho các kỳ {periods}": (
        "regimes “{code}” and “{other}” ask for the same report of the periods {periods}"
    ),
    # the commands
    "Chế độ báo cáo: các kỳ, ngày của cơ quan, hạn của cấp trên, nộp báo cáo": (
        "Report regimes: periods, the office's own day, the limit from above, handing in"
    ),
    "Từng chế độ của một kế hoạch: các kỳ, ngày nộp, hạn của cấp trên, đã nộp hay chưa.": (
        "Each regime of a plan: periods, days of handing in, limits from above, handed in or not."
    ),
    "Nộp báo cáo; --on là ngày nơi nhận nhận được, đúng hạn hay không tính theo ngày này.": (
        "Hand in a report; --on is the day of receipt, by which it is judged."
    ),
    "Văn bản ký {signed}; tính theo ngày nhận {received}. Nhận ngày khác thì ghi --on": (
        "Signed on {signed}; judged by the day of receipt {received}. If it was another, give --on"
    ),
    "Đặt ngày báo cáo của cơ quan theo một văn bản, từ ngày văn bản trở đi.": (
        "Set the office's own day of reporting by a letter, from the letter's day on."
    ),
    "Ngày trong tháng; báo cáo tuần: thứ 2–8.": "Day of the month; weekly reports: 2 Monday to 8 Sunday.",
    "Ngày ở tháng (tuần) sau kỳ báo cáo.": "The day lies in the month (week) after the period.",
    "kế hoạch {plan} không có chế độ báo cáo “{code}”; hiện có: {known}": (
        "plan {plan} has no report regime “{code}”; there are: {known}"
    ),
    "chế độ {code} chỉ báo cáo theo yêu cầu, không có kỳ; mở bằng dondoc regime request": (
        "regime {code} asks for reports on demand only, not by period; open one with dondoc regime request"
    ),
    "--day {day} không có; ghi một ngày từ {first} đến {last}": (
        "--day {day} does not exist; give a day from {first} to {last}"
    ),
    (
        "--day {day} ở sau hạn {outer} của cấp trên ({basis}); chọn ngày sớm hơn, hoặc sửa outer_day "
        "bằng dondoc plan amend nếu cấp trên đã đổi hạn"
    ): (
        "--day {day} comes after the limit {outer} from above ({basis}); choose an earlier day, or amend "
        "outer_day with dondoc plan amend if the limit has changed"
    ),
    (
        "--day {day} không sau ngày chốt số liệu {closing}: phải cách ít nhất 1 ngày làm việc "
        "(Nghị định 09/2019/NĐ-CP Điều 8); chọn từ ngày {earliest}"
    ): (
        "--day {day} does not come after data close on {closing}: at least 1 working day must lie between "
        "(Nghị định 09/2019/NĐ-CP Điều 8); choose from day {earliest} on"
    ),
    (
        "--day {day} tháng sau ở sau hạn {outer} của cấp trên ({basis}); bỏ --next-month, hoặc sửa "
        "outer_day bằng dondoc plan amend nếu cấp trên đã đổi hạn"
    ): (
        "--day {day} of the next month comes after the limit {outer} from above ({basis}); leave out "
        "--next-month, or amend outer_day with dondoc plan amend if the limit has changed"
    ),
    "Ghi một báo cáo được yêu cầu đột xuất, với ngày nộp mà văn bản yêu cầu nêu.": (
        "Enter a report that was asked for, with the day stated in the request."
    ),
    "Ngày phải nộp mà văn bản nêu; không nêu thì để trống.": (
        "The day stated in the request; leave out if none is."
    ),
    "Nơi yêu cầu báo cáo.": "Who asks for the report.",
    "Tên báo cáo, khi khác tên của chế độ.": "Name of the report, if not that of the regime.",
    "Văn bản yêu cầu: số[, ngày[, nơi ban hành]].": "The request: number[, day[, issuer]].",
    "chế độ {code} không áp dụng ngày {day}; chọn chế độ khác (dondoc regime show)": (
        "regime {code} is not in force on {day}; choose another (dondoc regime show)"
    ),
    "--by {by} ở trước ngày được yêu cầu {day}; ghi --on là ngày nhận văn bản yêu cầu": (
        "--by {by} lies before the day of the request {day}; --on is the day on which it was received"
    ),
    "--asker và --title phải có chữ, mỗi mục nhiều nhất {most} ký tự": (
        "--asker and --title need words, at most {most} characters each"
    ),
    "Hạn: {day}": "Due: {day}",
    "Đã mở {code}: {title}": "Opened {code}: {title}",
    "Hạn: chưa xác định thời hạn; khi có ngày: dondoc set-deadline {code} --by NGÀY": (
        "Due: not set; once there is a day: dondoc set-deadline {code} --by DAY"
    ),
    # the screen
    "{reports} báo cáo của {regimes} chế độ báo cáo": "{reports} reports of {regimes} report regimes",
    "[VÀNG] chưa có ngày báo cáo của cơ quan: {codes}; đặt bằng dondoc regime set-day": (
        "[VÀNG] no own day of reporting: {codes}; set it with dondoc regime set-day"
    ),
    "quý I": "quarter I",
    "quý II": "quarter II",
    "quý III": "quarter III",
    "quý IV": "quarter IV",
    "6 tháng đầu năm": "first half",
    "6 tháng cuối năm": "second half",
    "9 tháng": "nine months",
    "theo yêu cầu": "on demand",
    "tháng {month}": "month {month}",
    "tuần đến {day}": "week to {day}",
    "Chế độ báo cáo của {plan} đến {day}": "Report regimes of {plan} on {day}",
    "Kế hoạch này không nêu chế độ báo cáo nào": "This plan names no report regime",
    ", gửi {to}": ", to {to}",
    "Căn cứ: {basis}": "Basis: {basis}",
    "Văn bản ghi: “{printed}”": "Printed: “{printed}”",
    "chốt số liệu {day}": "data close on {day}",
    "hạn của cấp trên {day}": "limit from above {day}",
    "Trong tháng cuối kỳ: {days}": "In the period's last month: {days}",
    "Áp dụng {first} – {last}": "In force {first} – {last}",
    "Áp dụng từ {first}": "In force from {first}",
    "Áp dụng đến {last}": "In force until {last}",
    "Không nêu thời gian áp dụng": "No time in force is named",
    "thứ {day}": "day {day} of the week (2 is Monday)",
    "ngày {day}": "day {day}",
    "[VÀNG] Ngày của cơ quan: chưa xác định thời hạn; đặt bằng dondoc regime set-day {plan} {code}": (
        "[VÀNG] Own day: not set; set it with dondoc regime set-day {plan} {code}"
    ),
    " tháng sau kỳ": " of the month after",
    ", từ {day}": ", from {day}",
    "Ngày của cơ quan: {day}{after}{since}": "Own day: {day}{after}{since}",
    "Chưa có báo cáo nào; khi được yêu cầu: dondoc regime request": (
        "No report yet; when one is asked for: dondoc regime request"
    ),
    "Kỳ": "Period",
    "Nộp": "Hand in",
    "Hạn cấp trên": "Limit from above",
    "nhận {day}: {how}": "received {day}: {how}",
    "chưa xác định": "not set",
    "Kỳ {first} – {last}; số liệu từ {since} đến hết {until}": (
        "Period {first} – {last}; data from {since} to {until}"
    ),
    "Theo yêu cầu của {asker}": "Asked for by {asker}",
    "{what}: {nominal} là ngày nghỉ, chậm nhất {due}": "{what}: {nominal} is a day off, at the latest {due}",
    "Văn bản ký {signed}; tính theo ngày nhận {received}": (
        "Signed on {signed}; judged by the day of receipt {received}"
    ),
}
