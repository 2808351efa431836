"""English texts of announcements that change the calendar."""

from typing import Final

TEXTS: Final = {
    # acts in the log
    "thêm ngày hoán đổi": "swap added",
    "thêm ngày nghỉ": "day off added",
    "nhập tệp lịch mới hơn": "newer calendar file imported",
    "tính lại theo lịch mới được biết": "reckoned by the calendar that became known",
    # refusals
    "văn bản {number} chưa có ngày: lịch nghỉ chỉ đổi theo văn bản có số và ngày; ghi --document "
    "“số, ngày”": (
        "the document {number} has no day: the calendar changes only by a document with number and "
        "day; give --document “number, day”"
    ),
    "ngày {day} còn ở phía trước, hôm nay là {today}: chưa ai biết văn bản này; xem lại --document, "
    "--known-on": (
        "{day} lies ahead, today is {today}: nobody knows this document yet; look at --document and "
        "--known-on again"
    ),
    "--known-on {known} không hợp: văn bản ngày {issued}, ngày nghỉ hoặc làm bù đầu tiên là {first}; "
    "ngày được biết phải ở giữa": (
        "--known-on {known} does not fit: the document is of {issued}, the first day off or worked is "
        "{first}; the day it became known lies between them"
    ),
    "{day} vốn là ngày nghỉ hằng tuần; chỉ thêm được ngày nghỉ từ thứ Hai đến thứ Sáu": (
        "{day} is a weekly day of rest anyway; only Monday to Friday can become days off"
    ),
    "{day} đã là ngày nghỉ ({reason}); xem bằng “dondoc calendar day {iso}”": (
        "{day} is a day off already ({reason}); see “dondoc calendar day {iso}”"
    ),
    "{day} là ngày làm bù ({reason}), không nghỉ thêm được; xem lại ngày": (
        "{day} is worked in exchange ({reason}) and cannot be off; look at the day again"
    ),
    "{day} không phải thứ Bảy: ngày làm bù của ngày hoán đổi là một thứ Bảy; xem lại": (
        "{day} is no Saturday: the day worked in exchange is a Saturday; look again"
    ),
    "{day} đã là ngày làm việc ({reason}); xem bằng “dondoc calendar day {iso}”": (
        "{day} is a working day already ({reason}); see “dondoc calendar day {iso}”"
    ),
    "{day} là ngày lễ ({reason}), không làm bù vào ngày này; xem lại văn bản": (
        "{day} is a holiday ({reason}) and not worked in exchange; look at the document again"
    ),
    "năm {year} đang dự kiến {count} ngày nghỉ dịp này ({days}); ghi đủ {count} ngày của văn bản "
    "trong một lệnh": (
        "{count} days off are expected here in {year} ({days}); enter all {count} days of the "
        "document in one command"
    ),
    "tệp lịch từ {first} đến {last} ngắn hơn lịch đang dùng ({have_first} đến {have_last}); chọn tệp "
    "mới hơn": (
        "the calendar file from {first} to {last} is shorter than the calendar in use ({have_first} "
        "to {have_last}); choose a newer file"
    ),
    "tệp lịch thiếu ngày {day} ({reason}) mà lịch đang dùng đã có; chọn tệp mới hơn": (
        "the calendar file lacks {day} ({reason}), which the calendar in use has; choose a newer file"
    ),
    "tệp lịch không có gì mới so với lịch đang dùng (biết đến {day}); không cần nhập": (
        "the calendar file has nothing new beside the calendar in use (it knows until {day}); no need "
        "to import it"
    ),
    "Không đọc được tệp lịch {file} ({reason}): cần tệp dạng như vietnam.json": (
        "Cannot read the calendar file {file} ({reason}): it must have the form of vietnam.json"
    ),
    "mất tệp lịch {sha256}… đã nhập; phục hồi từ bản sao lưu": (
        "the imported calendar file {sha256}… is lost; restore a backup"
    ),
    "các hồ sơ đã khác so với bản xem trước {previewed}…, chưa ghi gì; hãy xem trước lại rồi áp dụng": (
        "the cases are no longer as previewed ({previewed}…), nothing was written; preview again, then "
        "apply"
    ),
    "bản vừa tính {found}… khác bản xem trước {previewed}…, chưa ghi gì; xem lại bản trên rồi áp dụng "
    "bằng mã mới": (
        "what was just planned ({found}…) differs from the preview {previewed}…, nothing was written; "
        "look at it above and apply it by its new hash"
    ),
    "--preview: mã bản xem trước phải có ít nhất {least} ký tự": (
        "--preview: the hash of a preview has at least {least} characters"
    ),
    "--reason phải có từ 1 đến {most} ký tự in được": (
        "--reason must have 1 to {most} printable characters"
    ),
    "--document: văn bản {number} thiếu ngày; viết như '2450/VPCP-KGVX, 12/4/2024'": (
        "--document: the document {number} lacks its day; write '2450/VPCP-KGVX, 12/4/2024'"
    ),
    "chưa áp dụng gì; thêm --yes hoặc --preview MÃ để áp dụng, hay --dry-run để chỉ xem": (
        "nothing was applied; add --yes or --preview HASH to apply it, or --dry-run only to look"
    ),
    "Nhật ký vừa được người khác ghi thêm; hãy chạy lại lệnh": (
        "Somebody else has just written into the log; run the command again"
    ),
    # options and help
    "Văn bản công bố: số, ngày[, nơi ban hành].": "The announcement: number, day[, issuer].",
    "Văn bản công bố, nếu khác với văn bản trong tệp.": (
        "The announcement, where it is another than in the file."
    ),
    "Ngày được biết (mặc định là ngày của văn bản).": (
        "Day on which it became known (by default that of the document)."
    ),
    "Áp dụng ngay đúng như bản vừa in, không hỏi.": "Apply at once what was printed, without asking.",
    "Chỉ áp dụng nếu vẫn đúng như bản xem trước có mã này.": (
        "Apply only what is still as in the preview of this hash."
    ),
    "Lý do nghỉ, in trên lịch.": "Why the day is off, printed in the calendar.",
    "Thêm ngày hoán đổi: một ngày thường nghỉ, một thứ Bảy làm bù; xem trước rồi áp dụng": (
        "Add a swap: a weekday off, a Saturday worked for it; previewed, then applied"
    ),
    "Thêm ngày nghỉ theo văn bản; xem trước rồi áp dụng": (
        "Add days off by a document; previewed, then applied"
    ),
    "Nhập tệp lịch mới hơn (dạng như vietnam.json); xem trước rồi áp dụng": (
        "Import a newer calendar file (of the form of vietnam.json); previewed, then applied"
    ),
    "Áp dụng đúng như trên?": "Apply exactly this?",
    "Đã thôi, chưa ghi gì": "Left as it was, nothing was written",
    "Đã ghi vào lịch và nhật ký": "Written into calendar and log",
    "Dùng lịch kèm chương trình, không có ngày của cơ quan ({problem})": (
        "Using the calendar of the program, without the days of the office ({problem})"
    ),
    # the preview
    "dời": "moved",
    "giữ hạn cũ, không tính lỗi": "old date kept, held against nobody",
    "thành hạn chính thức": "becomes firm",
    "Mã": "Code",
    "Việc": "What",
    "Hạn cũ": "Old date",
    "Hạn mới": "New date",
    "Ghi chú": "Note",
    "Mốc nhắc của việc": "Reminder of",
    "Nhắc ai": "To whom",
    "Ngày cũ": "Old day",
    "Ngày mới": "New day",
    "Nghỉ: {days}": "Off: {days}",
    "Làm bù: {days}": "Worked: {days}",
    "Ngày đổi trong lịch: {days}": "Days that change: {days}",
    "Văn bản: {document}": "Document: {document}",
    "Được biết từ: {day}": "Known since: {day}",
    "{moved} hạn dời, {kept} hạn giữ ngày cũ (không tính lỗi), {firm} hạn thành chính thức, {retimed} "
    "mốc nhắc đổi ngày": (
        "{moved} dates moved, {kept} old dates kept (held against nobody), {firm} become firm, "
        "{retimed} reminders re-timed"
    ),
    "Gửi {count} người, mỗi người một thư: {people}": "Told, one letter each ({count}): {people}",
    "Không ai phải nhận thư": "Nobody gets a letter",
    "Mã bản xem trước: {hash}": "Hash of the preview: {hash}",
    # both days of a provisional deadline
    "Chỉ tính ngày nghỉ đã công bố thì hạn là {day}; đang nhắc theo ngày sớm hơn": (
        "With the announced days off alone it is due on {day}; reminders go by the earlier day"
    ),
    "Giữ hạn cũ khi lịch nghỉ đổi, không tính lỗi": (
        "The old date was kept when the calendar changed: held against nobody"
    ),
    "Chỉ tính ngày nghỉ đã công bố: hết {day}": "With the announced days off alone: end of {day}",
    # letters
    "chưa quá hạn": "not late",
    "tạm tính, lịch nghỉ chưa công bố đủ": "provisional, the calendar is not wholly announced",
    "hạn chính thức, không còn tạm tính": "firm, no longer provisional",
    "giữ hạn cũ; theo lịch mới là {day}, đã qua, không tính lỗi": (
        "the old date holds; by the new calendar it would be {day}, which has passed: held against "
        "nobody"
    ),
}
