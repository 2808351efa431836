"""English texts of the simulation."""

from typing import Final

TEXTS: Final = {
    "Chạy thử cả mùa, hoặc những ngày tới, trong thời gian ảo": (
        "Play a whole season, or the next days, in virtual time"
    ),
    "Chạy một kế hoạch, hoặc những ngày tới của cơ quan, trong thời gian ảo: thời hạn, thư, "
    "nhắc việc, báo cáo cấp trên, việc trễ, quá tải. Không ghi và không gửi gì.": (
        "Play a plan, or the next days of the office, in virtual time: deadlines, letters, "
        "reminders, escalations, lateness, overloads. Nothing is written and nothing is sent."
    ),
    "Tệp kịch bản: ai chậm, cuộc nào dời, lịch nghỉ đổi.": (
        "Scenario file: who is late, which visit moves, which holiday changes."
    ),
    "Chạy tiếp bản sao dữ liệu của cơ quan bấy nhiêu ngày; mặc định không ai làm gì.": (
        "Play a copy of the office's data forward so many days; by default nobody acts."
    ),
    "Cùng --from-now: mọi người làm đúng hạn.": "With --from-now: everyone is on time.",
    "Số thư một người nhận trong một ngày còn coi là vừa.": (
        "Mails to one person in one day that are not yet too many."
    ),
    "In từng việc theo ngày.": "Print everything that happens, by day.",
    "In bảng thư theo ngày.": "Print the table of mail by day.",
    "In bảng thư theo người.": "Print the table of mail by person.",
    "dondoc: {file} có {errors} lỗi; sửa hết lỗi rồi mới mô phỏng được": (
        "dondoc: {file} has {errors} errors; mend all of them before it can be played"
    ),
    "cần một tệp kế hoạch, hoặc --from-now SỐ-NGÀY cho dữ liệu của cơ quan, không cả hai": (
        "give a plan file, or --from-now DAYS for the data of the office, not both"
    ),
    "--on-time đi cùng --from-now; mô phỏng tệp kế hoạch thì vốn mọi người đúng hạn": (
        "--on-time goes with --from-now; in a plan that is played everyone is on time anyway"
    ),
    "kịch bản nói ai làm khác đi, nên cùng --from-now phải thêm --on-time": (
        "a scenario says who acts otherwise, so with --from-now it needs --on-time"
    ),
    "Mô phỏng {first}–{last} ({days} ngày): {how}": "Played {first}–{last} ({days} days): {how}",
    "Đã kết thúc: {cases}": "Ended: {cases}",
    "không ai làm gì": "nobody acts",
    "mọi người đúng hạn": "everyone on time",
    "theo kịch bản": "by the scenario",
    "THỜI HẠN": "DEADLINE",
    "số": "all",
    "đúng": "on time",
    "trễ": "late",
    "trễ nhất": "latest",
    "chưa có số": "not set",
    "chưa số": "not set",
    "còn mở": "open",
    "từ – đến": "from – to",
    "TRỄ HẠN: không": "LATE: none",
    "TRỄ HẠN: {count}, mới từ hôm nay {new} (quá hạn tính bằng ngày làm việc)": (
        "LATE: {count}, of which from today on {new} (in working days)"
    ),
    "không": "none",
    "  lượt nhắc sau hạn, theo cấp: {levels}": "  reminders after the due day, by level: {levels}",
    "người được giao": "the person charged",
    "chưa xong": "not done",
    "hạn": "due",
    "quá hạn": "overdue",
    "xong": "done",
    "TRỄ HẠN: {count} (quá hạn tính bằng ngày làm việc)": "LATE: {count} (in working days)",
    "đã báo đến": "told up to",
    "không làm": "never done",
    "ĐẾN HẠN theo tuần, từ thứ Hai: {count} việc": "DUE by week, from Monday: {count}",
    "KHÔNG LÀM ĐƯỢC: {count}": "COULD NOT BE DONE: {count}",
    "THỜI HẠN DỜI: {count}": "DEADLINES MOVED: {count}",
    "{on} {why}: {count} thời hạn, như": "{on} {why}: {count} deadlines, such as",
    "{case} {label}: {old} → {new}": "{case} {label}: {old} → {new}",
    "KHÔNG CÒN NGÀY LÀM VIỆC GIỮA HAI BƯỚC: {count}": "NO WORKING DAY BETWEEN TWO STEPS: {count}",
    "  {case}: {before} {before_on} – {after} {after_on}": (
        "  {case}: {before} {before_on} – {after} {after_on}"
    ),
    "CÒN MỞ: {count}": "STILL OPEN: {count}",
    "THƯ: {all} trong {days} ngày: {letters} thư theo bước, {digests} bản tin nhắc việc": (
        "MAIL: {all} on {days} days: {letters} letters of steps, {digests} digests"
    ),
    "  nhiều nhất một ngày: {name} {most} thư ({on}); cả thời gian: {busy} {total} thư": (
        "  most in a day: {name} {most} ({on}); in all: {busy} {total}"
    ),
    "  ngày nhiều việc đến hạn nhất: {on}, {count} việc": "  most falls due on {on}: {count}",
    "QUÁ TẢI, trên {bearable} thư một người một ngày: {count}": (
        "OVERLOAD, more than {bearable} mails for one person in a day: {count}"
    ),
    "  … và {count} dòng nữa": "  … and {count} more lines",
    "thư theo bước": "letters",
    "bản tin": "digests",
    "số người": "people",
    "nhiều nhất": "most",
    "thư": "mails",
    "việc gì": "what",
    "nội dung": "content",
    "{label}: {old} → {new}": "{label}: {old} → {new}",
    "{label}: quá hạn {days} ngày làm việc, {done}": "{label}: {days} working days late, {done}",
    "{label}: còn mở": "{label}: open",
    "{label}: đúng hạn {done}": "{label}: on time {done}",
    "dời hạn": "moved",
    "nhắc trước hạn": "reminded",
    "nhắc quá hạn": "overdue",
    "làm": "done",
    "đến hạn": "due",
    "đã làm xong (mô phỏng)": "done (simulation)",
    "mô phỏng": "simulation",
    "Nghỉ hoán đổi theo kịch bản": "Day off in exchange, by the scenario",
    "hồ sơ": "case",
    "bước": "step",
    "không có {kind} “{code}” trong kế hoạch": "the plan has no {kind} “{code}”",
    "không có {kind} “{code}” trong kế hoạch; có phải “{guess}”?": (
        "the plan has no {kind} “{code}”; did you mean “{guess}”?"
    ),
    "{day} là thứ Bảy hoặc Chủ nhật; chọn một ngày trong tuần": (
        "{day} is a Saturday or Sunday; choose a day of the week"
    ),
    "{day} không phải thứ Bảy hay Chủ nhật; chọn một ngày nghỉ cuối tuần": (
        "{day} is no Saturday or Sunday; choose a day of a weekend"
    ),
    "ngày cuối {last} ở trước ngày đầu {first}": "the last day {last} is before the first {first}",
    "lý do, chỉ để người đọc kịch bản hiểu": "reason, for readers of the scenario only",
    "thời hạn khắc phục, ngày làm việc; bỏ trống là không đặt": (
        "time for the remedy in working days; left out it is not set"
    ),
    "mã hồ sơ": "code of a case",
    "chỉ hồ sơ này và các kiến nghị của nó": "only this case and its recommendations",
    "chỉ hồ sơ của đơn vị này": "only cases of this unit",
    "chỉ hồ sơ của quy trình này": "only cases of this workflow",
    "tên thời hạn hoặc bước, như conclusion hoặc conclude": (
        "name of a deadline or step, such as conclusion or conclude"
    ),
    "Cả mùa: tên kịch bản, mọi người làm sớm bao nhiêu ngày, mô phỏng đến ngày nào.": (
        "The whole season: name of the scenario, how early everybody is, until when it is played."
    ),
    "tên kịch bản, in ở đầu kết quả": "name of the scenario, printed above the result",
    "mọi người làm trước hạn bấy nhiêu ngày làm việc": (
        "everyone acts so many working days before the due day"
    ),
    "ngày cuối; mặc định khi mọi hồ sơ kết thúc": (
        "the last day; by default when all cases have ended"
    ),
    "Một bước làm chậm.": "A step that is late.",
    "chậm bao nhiêu ngày làm việc": "how many working days late",
    "Một bước không bao giờ làm.": "A step that is never done.",
    "Đơn vị không gửi báo cáo; đoàn vẫn kiểm tra.": (
        "The unit sends no report; the team visits all the same."
    ),
    "Đổi lịch một cuộc kiểm tra.": "A visit gets another day.",
    "ngày đổi": "the day of the change",
    "ngày kiểm tra mới": "the new day of the visit",
    "ngày cuối của cuộc kiểm tra, khi nhiều ngày": "the last day of a visit of several days",
    "Hoãn một cuộc kiểm tra.": "A visit is put off.",
    "ngày kiểm tra mới; bỏ trống là chờ mãi": "the new day; left out it never gets one",
    "ngày định lịch mới; mặc định khi được nhắc": (
        "the day on which the new day is set; by default when somebody is asked"
    ),
    "Thông báo nghỉ hoán đổi: ngày nghỉ, ngày làm bù và ngày biết tin.": (
        "A day off in exchange: the day off, the day worked for it, the day it became known."
    ),
    "ngày làm việc thành ngày nghỉ": "the working day that becomes a day off",
    "ngày nghỉ thành ngày làm bù": "the day off that becomes a working day",
    "ngày biết tin": "the day on which it became known",
    "số văn bản": "number of the document",
    "Kết luận có kiến nghị; nơi không nêu thì kết luận không có kiến nghị.": (
        "Conclusions with recommendations; where nothing is said there are none."
    ),
    "số kiến nghị": "number of recommendations",
    "Báo cáo khắc phục bị trả lại.": "Reports of remediation that are sent back.",
    "số lần; mặc định 1": "how often; 1 by default",
    "Dịch vụ nhắc việc ngừng chạy; người vẫn làm việc.": (
        "The daemon does not run; people go on working."
    ),
    "ngày đầu": "the first day",
    "ngày cuối": "the last day",
    "Tệp kịch bản": "Scenario file",
    "Tệp kịch bản cho `dondoc simulate` là TOML, bảng mã UTF-8: ai chậm, cuộc nào dời, lịch nghỉ "
    "biết khi nào. Điều không nêu thì diễn ra đúng hạn. Dấu ● là trường bắt buộc.": (
        "A scenario file for `dondoc simulate` is TOML in UTF-8: who is late, which visit moves, "
        "when a holiday becomes known. What it does not name happens on time. ● marks required "
        "fields."
    ),
}
