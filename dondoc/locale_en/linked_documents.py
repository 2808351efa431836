"""English texts of linked documents, of steps taken together, and of clearer words for times."""

from typing import Final

TEXTS: Final = {
    "ngày báo cáo kết quả": "day of the result",
    "ngày trả lại kết quả": "day on which the result was returned",
    "báo cáo kết quả thực hiện nhiệm vụ trước ngày ấn định": "hand in the result before a day",
    "báo cáo kết quả thực hiện nhiệm vụ sau khi bắt đầu": "hand in the result once it has begun",
    "các nhiệm vụ chờ nhau thành vòng: {circle}; không việc nào bắt đầu được, bỏ một after": (
        "tasks wait for each other in a circle: {circle}; none can begin, take one “after” out"
    ),
    "liên kết văn bản": "link a document",
    "ghi sự kiện": "record an event",
    "Văn bản và sự kiện mà nhiệm vụ đang chờ: liên kết, chọn việc bắt đầu": (
        "Documents and events that tasks wait for: link them, choose what begins"
    ),
    "Liên kết văn bản với kế hoạch: đề xuất việc đang chờ, chỉ việc được chọn bắt đầu": (
        "Link a document to a plan: waiting rows are proposed, only those chosen begin"
    ),
    "Cơ quan ban hành.": "Who issued it.",
    "Trích yếu của văn bản.": "Title of the document.",
    "Ghi một sự kiện đã xảy ra: đề xuất việc đang chờ sự kiện, chỉ việc được chọn bắt đầu": (
        "Record an event: rows that wait for one are proposed, only those chosen begin"
    ),
    "Ngày xảy ra.": "Day on which it happened.",
    "Sự kiện gì.": "What happened.",
    "Văn bản và sự kiện đã liên kết, việc đã bắt đầu theo, việc còn chờ": (
        "Documents and events linked, what they woke, what still waits"
    ),
    "thiếu trích yếu của văn bản; ghi --title “…”": "the title is missing; add --title “…”",
    "văn bản cần đủ số, ngày và cơ quan ban hành; ghi '1234/QĐ-UBND, 20/8/2018' --issuer “…”": (
        "a document needs number, day and issuer; write '1234/QĐ-UBND, 20/8/2018' --issuer “…”"
    ),
    "văn bản ngày {day} ở sau hôm nay {today}; ghi văn bản đã ban hành": (
        "the document of {day} lies after today {today}; link what has been issued"
    ),
    "sự kiện phải được nói rõ; ghi --text “…”": "an event must be put in words; add --text “…”",
    "Bắt đầu {count} việc:": "{count} tasks begin:",
    "Việc từ nay làm thường xuyên, không có ngày kết thúc; ghi nhiều lần.": (
        "A task that goes on without end from now on; may be repeated."
    ),
    "Ngày hoàn thành của các việc được chọn, hoặc của một việc.": (
        "Day by which the tasks chosen, or one of them, are to be done."
    ),
    "Việc bắt đầu; ghi nhiều lần. Không chọn thì không việc nào bắt đầu.": (
        "A task that begins; may be repeated. Without it nothing begins."
    ),
    "Văn bản này đã liên kết trước đó, không liên kết lần nữa": (
        "This document was linked before and is not linked again"
    ),
    "Chưa việc nào bắt đầu; chọn bằng --wake MÃ, hoặc --wake all-proposed": (
        "Nothing begins yet; choose with --wake CODE or --wake all-proposed"
    ),
    "{codes}: ghi một trong hai: --by hoặc --ongoing": "{codes}: give one of both: --by or --ongoing",
    "--by cần việc để đặt ngày; chọn việc bằng --wake MÃ": (
        "--by needs a task to give the day to; choose it with --wake CODE"
    ),
    "{option}: {code} không nằm trong các việc được chọn; thêm --wake {code}": (
        "{option}: {code} is not among the tasks chosen; add --wake {code}"
    ),
    "{code} không phải việc đang chờ của kế hoạch; đang chờ: dondoc document list {plan}": (
        "{code} is no waiting task of the plan; see what waits: dondoc document list {plan}"
    ),
    "cơ quan ban hành “{words}”": "issuer “{words}”",
    "loại văn bản “{words}”": "kind of document “{words}”",
    "điều đang chờ có “{words}”": "what it waits for says “{words}”",
    "tên việc có “{words}”": "its title says “{words}”",
    "Văn bản {number} ngày {day} của {issuer}: {text}": "Document {number} of {day} by {issuer}: {text}",
    "Sự kiện ngày {day}: {text}": "Event of {day}: {text}",
    "{count} việc đang chờ có thể bắt đầu, khớp nhất đứng trước:": (
        "{count} waiting tasks that may begin, the best match first:"
    ),
    "khớp nhiều": "strong match",
    "khớp ít": "weak match",
    "Còn chờ: {count} việc": "Still waiting: {count} tasks",
    "còn câu hỏi về thời gian": "its time is still asked about",
    "Không có việc đang chờ nào khớp; chọn theo mã: --wake MÃ": (
        "No waiting task matches; choose by code: --wake CODE"
    ),
    "Chưa liên kết văn bản hay sự kiện nào": "No document or event has been linked",
    "{how}: {why}": "{how}: {why}",
    "đang chờ: {what}": "waits for: {what}",
    "chưa việc nào bắt đầu theo": "nothing has begun by it",
    "văn bản số {number} vừa được người khác liên kết; chạy lại lệnh để thấy": (
        "somebody else has just linked document {number}; run the command again to see it"
    ),
    "Cập nhật tình hình việc thường xuyên hoặc việc đang chờ; nhiều việc một lần được.": (
        "Say how ongoing or waiting work stands; several tasks at once if wanted."
    ),
    "Từ nay làm thường xuyên, không có ngày kết thúc.": "Goes on without end from now on.",
    "Trả lời câu hỏi về thời gian bằng cụm từ rõ hơn; bản in vẫn giữ nguyên.": (
        "Answer a question about the time in clearer words; the print stays."
    ),
    "ghi một trong hai: --by NGÀY hoặc --ongoing": "give one of both: --by DAY or --ongoing",
    "{code} không phải nhiệm vụ của kế hoạch, không có cụm từ thời gian": (
        "{code} is no task of a plan and has no time phrase"
    ),
    "[VÀNG] {code}: đã qua {days}; kiểm tra lại năm và cụm từ": (
        "[VÀNG] {code}: {days} have passed; look again at the year and the words"
    ),
    "{event}, {day}: {count} việc": "{event}, {day}: {count} cases",
    "việc có ngày kết thúc thì không thường xuyên": "what has a day does not go on without end",
    "việc có ngày kết thúc thì không thường xuyên; bỏ --ongoing": (
        "what has a day does not go on without end; leave out --ongoing"
    ),
    "chưa có cụm từ rõ hơn; ghi như “Quý III”": "clearer words are missing; write as “Quý III”",
    "cụm từ đọc được thành trạng thái khác": "the words lead into another state",
    "đọc lại thời gian theo cụm từ rõ hơn": "read the time in clearer words",
    "nhiệm vụ được chờ có thêm lần thực hiện": "a task waited for has further times",
    "{code}: vẫn chưa đọc được “{words}”: {why}; thử trước bằng “dondoc phrase”": (
        "{code}: “{words}” cannot be read either: {why}; try it with “dondoc phrase” first"
    ),
    "ghi cụm từ thời gian như “Quý III”, tối đa {most} ký tự": (
        "write a time phrase as “Quý III”, at most {most} characters"
    ),
    "{code} còn chờ nhiệm vụ khác nên chỉ nhận một thời hạn, “{words}” nêu {count}; tách thành "
    "nhiều nhiệm vụ trong tệp kế hoạch rồi “dondoc plan amend”": (
        "{code} waits for other tasks and takes one day only, “{words}” names {count}; split the row "
        "in the plan file, then “dondoc plan amend”"
    ),
}
