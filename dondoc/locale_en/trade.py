"""English texts of the steps of the trade: words, options, refusals, what a step did."""

from typing import Final

TEXTS: Final = {
    # who and when
    "đơn vị được kiểm tra": "inspected unit",
    "người đứng đầu đơn vị": "head of the unit",
    "Đoàn kiểm tra": "the team",
    "Trưởng đoàn": "Team lead",
    "cơ quan chủ trì": "organiser",
    "lãnh đạo": "leadership",
    "đơn vị cấp trên": "parent unit",
    "dịch vụ nhắc việc": "reminder service",
    "hồ sơ liên quan": "related case",
    "ngày kiểm tra": "day of the visit",
    "ngày kết thúc kiểm tra": "end of the visit",
    "ngày cuối của khung thời gian kiểm tra": "last day of the window of visits",
    "ngày thông báo lịch": "day of the notice",
    "ngày công bố": "day of the announcement",
    "ngày thống nhất lịch": "day on which the visit was agreed",
    "ngày hoãn": "day of the postponement",
    "ngày nhận báo cáo": "day on which the report was received",
    "ngày đã ấn định": "day that was set",
    "ngày ban hành kết luận": "issue of the conclusion",
    "ngày báo cáo khắc phục": "report on the remediation",
    "ngày kiến nghị cấp có thẩm quyền": "passing on to the competent authority",
    "ngày khắc phục xong": "end of the remediation",
    "ngày phúc tra": "day of the re-inspection",
    "ngày của cuộc kiểm tra đầu tiên": "first visit",
    "ngày kết thúc cuộc kiểm tra cuối cùng": "end of the last visit",
    "ngày kết thúc đợt kiểm tra": "end of the round",
    "ngày thành lập đoàn": "decision that sets up the team",
    "năm": "years",
    # letters
    "thông báo lịch kiểm tra": "notice of schedule",
    "lịch đã thống nhất": "visit agreed",
    "phiếu tiếp nhận báo cáo": "receipt of the report",
    "thay đổi lịch kiểm tra": "change of the visit",
    "hoãn lịch kiểm tra": "visit postponed",
    "thông báo kết luận kiểm tra": "conclusion",
    "kết quả phúc tra": "outcome of the re-inspection",
    "công văn đôn đốc": "urging letter",
    "giao khắc phục": "remediation assigned",
    "nhắc việc": "reminder",
    # fields of reform
    "công tác chỉ đạo, điều hành": "direction and administration",
    "cải cách thể chế": "institutional reform",
    "cải cách thủ tục hành chính": "reform of administrative procedures",
    "cải cách tổ chức bộ máy": "reform of the organisation",
    "cải cách chế độ công vụ": "reform of the civil service",
    "cải cách tài chính công": "reform of public finance",
    "chính quyền điện tử, chính quyền số": "electronic and digital government",
    # progress
    "không còn áp dụng": "does not apply any more",
    "hoàn thành đúng hạn": "done on time",
    "đã hoàn thành": "done",
    "chưa xác định thời hạn": "deadline not set",
    "trong hạn, còn {days} ngày làm việc": "in time, {days} working days left",
    "văn bản không nêu số ngày": "the document gives no number of days",
    "trước {anchor} ít nhất {amount} {unit}": "at least {amount} {unit} before {anchor}",
    "trong thời hạn {amount} {unit} kể từ {anchor}": "within {amount} {unit} from {anchor}",
    "hoàn thành quá hạn {days} ngày làm việc": "done {days} working days late",
    "chưa đến kỳ": "not yet its time",
    "chờ sự kiện": "waits for an event",
    "quá hạn {days} ngày làm việc": "{days} working days late",
    "đến hạn hôm nay": "due today",
    "sắp đến hạn, còn {days} ngày làm việc": "due soon, {days} working days left",
    "quá hạn {days} ngày làm việc, rồi đổi hạn": "{days} working days late, then moved",
    # codes and files
    "không có người mã {code}; gần giống: {near}": "there is no person {code}; nearest: {near}",
    "không có đơn vị mã {code}; gần giống: {near}": "there is no unit {code}; nearest: {near}",
    "tệp {name} trống; chọn tệp có nội dung": "{name} is empty; choose a file with content",
    "tệp {name} có dấu Mật: không lưu vào đây; nộp theo quy định về bí mật nhà nước": (
        "{name} is marked as a state secret: it is not kept here; hand it in as the law on state "
        "secrets says"
    ),
    "tệp {name} không phải văn bản UTF-8; lưu lại dạng TOML, CSV hoặc JSON": (
        "{name} is no UTF-8 text; save it as TOML, CSV or JSON"
    ),
    "tệp {name} quá lớn: {size} MB, tối đa {most} MB; chia nhỏ hoặc nén lại": (
        "{name} is too large: {size} MB, at most {most} MB; part or compress it"
    ),
    "không đọc được tệp {name}: {reason}; kiểm tra đường dẫn và quyền đọc": (
        "cannot read {name}: {reason}; check the path and the right to read"
    ),
    "tệp {name} có {count} kiến nghị; phải có từ 1 đến {most}": (
        "{name} has {count} recommendations; it must have 1 to {most}"
    ),
    "tệp {name} có {count} chỗ phải sửa:{problems}": "{name}: {count} things to mend:{problems}",
    "phải là một bảng có các khóa {names}": "must be a table with the keys {names}",
    "thiếu nội dung (text)": "the text is missing",
    "nội dung dài hơn {most} ký tự": "the text is longer than {most} characters",
    "không có đơn vị mã {code}": "there is no unit {code}",
    "lĩnh vực (field) phải là số từ 1 đến 7": "field must be a number from 1 to 7",
    "mức độ (severity) dài quá {most} ký tự": "severity is longer than {most} characters",
    "trách nhiệm (responsibility) là một trong: {kinds}": "responsibility is one of: {kinds}",
    "hạn {day} ở trước ngày kết luận {issued}": "{day} lies before the conclusion of {issued}",
    "KN{number}: {what}": "KN{number}: {what}",
    "tệp {name} không đọc được: {reason}; xem mẫu trong hướng dẫn": (
        "cannot read {name}: {reason}; see the sample in the guide"
    ),
    "không có khóa “{key}”; dùng {names}": "there is no key “{key}”; use {names}",
    "{problem}": "{problem}",
    "“{key}” phải là chữ, số hoặc ngày": "“{key}” must be text, a number or a day",
    "thời hạn “{words}” không dùng được ở đây; viết như “15 ngày làm việc”, “30 ngày”": (
        "the period “{words}” cannot be used here; write “15 working days” or “30 days”"
    ),
    "chỉ ghi một trong hai: --within (số ngày) hoặc --by (ngày)": (
        "give only one of --within (a period) and --by (a day)"
    ),
    # what a step did
    "mở hồ sơ": "open the case",
    "xác nhận đã nhận nhắc việc": "acknowledge a reminder",
    "; hỏi lại {day}": "; asked again {day}",
    " (hạn {day})": " (due {day})",
    "Trạng thái: {state}": "State: {state}",
    "Gửi thư “{letter}”: {people}": "Letter “{letter}”: {people}",
    "mới: {state}": "new: {state}",
    "Tiếp theo: {what}": "Next: {what}",
    "  Vì sao: {why}; ai: {who}": "  Why: {why}; who: {who}",
    "{what}, chậm nhất {day}": "{what}, at the latest {day}",
    "Liên quan {code}: {state}": "Related {code}: {state}",
    "Công văn đôn đốc lần {here} của hồ sơ, lần {all} của đơn vị": (
        "Urging letter no. {here} of the case, no. {all} of the unit"
    ),
    "Ghi là đề xuất số {number}": "Kept as proposal no. {number}",
    "Tiếp theo: không còn việc phải làm": "Next: nothing is left to do",
    " (chưa có địa chỉ)": " (no address)",
    "--reason dài quá {most} ký tự; viết ngắn lại": (
        "--reason is longer than {most} characters; shorten it"
    ),
    "Đã ghi; thư sẽ được soạn khi dịch vụ chạy ({problem})": (
        "Recorded; the letters will be composed by the daemon ({problem})"
    ),
    "không đọc được giờ “{value}”; viết như 08:00 hoặc 14h30": (
        "cannot read the hour “{value}”; write 08:00 or 14h30"
    ),
    # options of the steps
    "Nội dung.": "The text.",
    "Mục còn thiếu theo đề cương; ghi nhiều lần.": "A section of the outline; may be repeated.",
    "Ngày phải gửi lại; không ghi là chưa xác định.": "Day of the next report; else not set.",
    "Ngày cuối của cuộc kiểm tra nhiều ngày.": "Last day of a visit of several days.",
    "Giờ bắt đầu; không ghi thì giữ giờ cũ.": "Hour of the start; else the old one stays.",
    "Ngày đã thống nhất, nếu khác ngày dự kiến.": "Agreed day, if it is not the tentative one.",
    "Ngày kiểm tra mới.": "New day of the visit.",
    "--until cần đi cùng --to: ghi cả ngày đầu và ngày cuối": "--until needs --to: give both days",
    "Thời hạn theo số ngày: “15 ngày làm việc”, “30 ngày”.": (
        "A period: “15 working days”, “30 days”."
    ),
    "Thời hạn là một ngày.": "A day.",
    "Tệp kiến nghị (TOML, CSV hoặc JSON): text, unit, field, severity, responsibility, deadline.": (
        "Recommendations (TOML, CSV or JSON): text, unit, field, severity, responsibility, "
        "deadline."
    ),
    "Kết luận không có kiến nghị: hồ sơ kết thúc.": "No recommendations: the case closes.",
    "Ngày sẽ phúc tra.": "Day of the re-inspection.",
    "Mã kiến nghị còn chưa đạt; ghi nhiều lần.": "A recommendation unresolved; may be repeated.",
    "cần đúng một trong hai: --findings TỆP (có kiến nghị) hoặc --no-findings (không có)": (
        "give exactly one of --findings FILE (recommendations) and --no-findings (none)"
    ),
    "{code} không có kiến nghị {typed}; các mã: {codes}": (
        "{code} has no recommendation {typed}; there are: {codes}"
    ),
    "Tệp minh chứng, tối đa 25 MB; ghi nhiều lần. Không nhận tệp Mật.": (
        "A file as evidence, at most 25 MB; may be repeated. No state secrets."
    ),
    "Giải trình bằng văn bản.": "A written explanation.",
    "Nội dung trả lời.": "What was answered.",
    "thiếu thời hạn: ghi --within “15 ngày làm việc” hoặc --by NGÀY": (
        "the deadline is missing: give --within “15 working days” or --by DAY"
    ),
    "[VÀNG] tệp {name} đã là minh chứng của {code}": "[VÀNG] {name} is already evidence of {code}",
    "Thôi nhắc sớm; nếu quá hạn vẫn nhắc": "No more early reminders; late ones still come",
    "{code}: đã xác nhận “{what}”": "{code}: acknowledged “{what}”",
    "{person} không liên quan đến {code}; chỉ người được nhắc mới xác nhận": (
        "{person} has nothing to do with {code}; only who is reminded can acknowledge"
    ),
    "{code} không có thời hạn nào đang mở để xác nhận; xem “dondoc case show”": (
        "{code} has no open deadline to acknowledge; see “dondoc case show”"
    ),
}
