"""English texts of tasks, in their workflow and in plan files."""

from typing import Final

TEXTS: Final = {
    "nhiệm vụ {row}: văn bản không nêu thời gian; hỏi lại, hoặc ghi read_as": (
        "task {row}: the text names no time; ask, or give read_as"
    ),
    "đơn vị hoặc nhóm": "unit or group",
    "nhiệm vụ {row} chưa có đơn vị chủ trì: “{organiser}” giữ việc cho đến khi đính chính": (
        "task {row} has no lead unit: “{organiser}” has it until corrected"
    ),
    "nhiệm vụ {row}: chưa đọc được thời gian “{time}”: {why}; hỏi lại, hoặc ghi read_as": (
        "task {row}: the time “{time}” is not understood: {why}; ask, or give read_as"
    ),
    "tổng thể “{code}”: không đơn vị nào thuộc nhóm hoặc cấp “{named}”": (
        "population “{code}”: no unit is of the group or level “{named}”"
    ),
    "{cases} việc của {rows} nhiệm vụ: {dated} có ngày, {ongoing} thường xuyên, {waiting} chờ sự kiện": (
        "{cases} pieces of work of {rows} tasks: {dated} with a day, {ongoing} ongoing, {waiting} waiting"
    ),
    "[VÀNG] {asked} việc chưa đọc được thời gian, phải hỏi lại": (
        "[VÀNG] the time of {asked} is not understood and has to be asked"
    ),
    "Thời gian, như in: “{text}”": "Time, as printed: “{text}”",
    "Đọc là: “{text}”": "Read as: “{text}”",
    "[VÀNG] Chưa đọc được thời gian, cần hỏi lại: {text}": (
        "[VÀNG] the time is not understood, ask: {text}"
    ),
    "Chờ sự kiện: {text}": "Waits for: {text}",
    "Theo văn bản: {text}": "By: {text}",
    "Sản phẩm: {text}": "Product: {text}",
    "Mục tiêu: {text}": "Target: {text}",
    "Chủ trì, như in: {text}": "Lead, as printed: {text}",
    "Phối hợp: {text}": "Together with: {text}",
    "Chờ {count} nhiệm vụ khác hoàn thành": "Waits for {count} other tasks to end",
    "đơn vị chủ trì": "lead unit",
    "ngày ban hành kế hoạch": "day the plan was issued",
    "ngày bắt đầu kỳ": "first day of the period",
    "ngày bắt đầu thực hiện": "day of the beginning",
    "ngày nêu trong kế hoạch": "day named in the plan",
    "ngày phải hoàn thành": "day on which it has to be done",
    "ngày sự kiện hoặc văn bản": "day of the event or document",
    "ngày cập nhật tình hình": "day of the last word on it",
    "ngày hủy": "day of cancelling",
    "nhiệm vụ bắt đầu": "task begins",
    "trả lại kết quả nhiệm vụ": "result of a task returned",
    "trả lời: thời gian của nhiệm vụ chưa đọc được": "answer: the time of the task is not understood",
    "thời gian đã rõ": "the time is clear",
    "còn câu hỏi về thời gian": "there is a question about the time",
    "báo cáo kết quả thực hiện nhiệm vụ": "report the result of the task",
    "phải nêu tình hình: --reason, --document hoặc --explanation": (
        "say how it stands: --reason, --document or --explanation"
    ),
    "phải nêu sự kiện hoặc văn bản: --reason hoặc --document": (
        "name the event or the document: --reason or --document"
    ),
    "Nhiệm vụ: nộp kết quả, cập nhật tình hình, bắt đầu việc đang chờ": (
        "Tasks: hand in results, say how they stand, start what waits"
    ),
    "Nộp kết quả nhiệm vụ, có minh chứng hoặc giải trình.": (
        "Hand in the result of a task, with a file or an explanation."
    ),
    "Cập nhật tình hình việc thường xuyên hoặc việc đang chờ.": (
        "Say how ongoing or waiting work stands."
    ),
    "Bắt đầu việc đang chờ: sự kiện đã xảy ra hoặc văn bản đã có.": (
        "Start what waits: the event happened, or the document is there."
    ),
    "Ngày hoàn thành, nếu văn bản đã nêu.": "The day of completion, if the document names it.",
    "Đặt ngày hoàn thành cho việc chưa có ngày.": "Give a day to a task that has none.",
    "Ngày hoàn thành.": "The day of completion.",
    "nhiệm vụ đã có ngày; kéo dài là việc gia hạn": (
        "the task has a day already; a later one is an extension"
    ),
    "không có nhiệm vụ nào bắt đầu khi việc này quá hạn": "no task starts when this one is late",
    "còn chờ nhiệm vụ khác hoàn thành": "other tasks have to end first",
    "bắt đầu thực hiện": "begin",
    "báo cáo kết quả thực hiện": "report the result",
    "công nhận hoàn thành": "accept as done",
    "trả lại, yêu cầu thực hiện tiếp": "return, to be continued",
    "cập nhật tình hình": "say how it stands",
    "bắt đầu theo sự kiện hoặc văn bản": "start after an event or a document",
    "nhiệm vụ được chờ đã hoàn thành": "a task that was waited for is done",
    "đặt thời hạn": "set the deadline",
    "quá hạn, các nhiệm vụ kèm theo bắt đầu": "overdue, the tasks that follow start",
    "hủy nhiệm vụ": "cancel the task",
    "bắt đầu nhiệm vụ": "beginning of the task",
    "rà soát: sự kiện hoặc văn bản đang chờ": "review: the event or document awaited",
    "cập nhật tình hình nhiệm vụ thường xuyên": "say how ongoing work stands",
    "xem xét kết quả nhiệm vụ": "look at the result of the task",
    "nhiệm vụ": "task",
    "có ngày": "has a day",
    "trước ngày": "before a day",
    "chưa đến kỳ": "not yet due",
    "đang thực hiện": "under way",
    "chờ sự kiện": "waiting for an event",
    "thường xuyên": "ongoing",
    "đã báo cáo": "reported",
    "hoàn thành": "done",
    "Nhiệm vụ: dòng của phụ lục hoặc việc nêu trong thân kế hoạch.": (
        "Tasks: rows of the annex, or duties in the body of the plan."
    ),
    "Chế độ báo cáo định kỳ, với ngày hiệu lực.": "Regimes of periodic reports, with their validity.",
    "số thứ tự như in, không trùng trong kế hoạch": "the number as printed, unique in the plan",
    "tên nhiệm vụ, ngắn gọn": "the task in a few words",
    "phần của phụ lục hoặc của kế hoạch": "the section of the annex or of the plan",
    "mã đơn vị chủ trì, hoặc tên nhóm: mỗi đơn vị của nhóm một việc": (
        "codes of lead units, or the name of a group: one task for each of its units"
    ),
    "đơn vị chủ trì như in, khi khác tên đơn vị": (
        "the lead as printed, where it differs from the names of the units"
    ),
    "đơn vị phối hợp như in": "coordinating units as printed",
    "sản phẩm": "product",
    "mục tiêu": "target",
    "cụm từ chỉ thời gian như in": "the time phrase as printed",
    "cụm từ rõ hơn do người nhập ghi, khi bản in không đọc được": (
        "a clearer phrase from a clerk, where the print cannot be read"
    ),
    "việc không có ngày: mấy tháng rà soát một lần; mặc định 3": (
        "without a day: every how many months it is looked at; 3 if not given"
    ),
    "các nhiệm vụ (id) mà khi hoàn thành thì việc này bắt đầu": (
        "rows (id) whose end starts this one"
    ),
    "các nhiệm vụ (id) bắt đầu khi việc này quá hạn": "rows (id) that start when this one is late",
    "nơi nhận kết quả": "where the result is handed in",
    "mục, phụ lục của văn bản": "section or annex of the document",
    "nơi nhận báo cáo": "where the report is handed in",
    "kế hoạch chưa có việc gì: thêm ít nhất một bảng trong {tables}": (
        "the plan holds nothing to do: add at least one table of {tables}"
    ),
    "mã chế độ báo cáo": "code of the regime",
    "tên báo cáo": "name of the report",
    "các kỳ: Q1–Q4, H1, H2 (6 tháng), M9, Y (năm), M (tháng), W (tuần); bỏ trống: theo yêu cầu": (
        "periods: Q1–Q4, H1, H2 (half-years), M9, Y (year), M (month), W (week); empty: on demand"
    ),
    "mã đơn vị lập báo cáo": "code of the unit that writes it",
    "ngày bắt đầu áp dụng": "first day in force",
    "ngày cuối áp dụng": "last day in force",
    "ngày chốt số liệu, trong tháng cuối kỳ": "day on which data close, in the period's last month",
    "hạn của cấp trên, ngày trong tháng cuối kỳ": (
        "the limit from above, a day of the period's last month"
    ),
    (
        "ngày của cơ quan (báo cáo tuần: thứ mấy, 2–7); bỏ trống: chưa xác định thời hạn"
    ): "the office's own day (weekly reports: 2 Monday to 7 Saturday); empty: deadline not set",
    "1: ngày của cơ quan ở tháng (tuần) sau kỳ báo cáo": (
        "1: the own day lies in the month (week) after the period"
    ),
    "câu chữ như in trong văn bản": "the words as printed",
    "văn bản quy định": "the document that says so",
}
