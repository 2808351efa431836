"""English texts of plans, units, people, workflows and messages."""

from typing import Final

TEXTS: Final = {
    "ngày ấn định cho từng việc": "a day set case by case",
    "sau {anchor}: chưa xác định thời hạn": "after {anchor}: no time set",
    "trước {anchor}: chưa xác định thời hạn": "before {anchor}: no time set",
    "trước {anchor}": "before {anchor}",
    "chậm nhất {anchor}": "by {anchor}",
    "đến hết kỳ của {anchor}": "by the end of the period of {anchor}",
    "từ {anchor}": "from {anchor}",
    "đến {anchor}": "until {anchor}",
    "hằng tháng, theo {anchor}": "monthly, by {anchor}",
    "ngày {amount} hằng tháng": "on day {amount} of each month",
    "sau khi hết {amount} {unit} kể từ {anchor}": "once {amount} {unit} have passed since {anchor}",
    "trước hạn {count} ngày làm việc": "{count} working days before",
    "đúng ngày đến hạn": "on the due day",
    "quá hạn {count} ngày làm việc": "{count} working days late",
    "văn bản": "a document",
    "lý do": "a reason",
    "người thực hiện": "the owner",
    "người đứng đầu nơi thực hiện": "the head of the owner",
    "chuyên viên cơ quan chủ trì": "the organiser’s officer",
    "Quy trình {label} (`{name}`, bản {version})": "Workflow {label} (`{name}`, version {version})",
    "Sự kiện": "Events",
    "Từ": "From",
    "Tới": "To",
    "Ai được làm": "Who may",
    "Cần có": "Needs",
    "Không được khi": "Not when",
    "mọi bước chưa kết thúc": "every open state",
    "Thời hạn": "Deadline",
    "Chủ trì": "Owner",
    "Xong khi": "Met by",
    "Căn cứ": "Basis",
    "Chưa có số thì hỏi lại sau": "Without a number asked again after",
    " (hỏi {who})": " (asking {who})",
    "{count} ngày làm việc": "{count} working days",
    "Mốc nhắc": "Rung",
    "Nhắc ai": "Who is reminded",
    "bắt đầu": "first",
    "Trang này do `dondoc workflow diagram --write docs/` sinh ra; không sửa tay.": (
        "This page is written by `dondoc workflow diagram --write docs/`; do not edit it."
    ),
    "giữ nguyên": "unchanged",
    "không có tệp {path}; xem lại tên và thư mục": (
        "there is no file {path}; check its name and folder"
    ),
    "{path} là thư mục; hãy chọn một tệp": "{path} is a folder; choose a file",
    "{path} không phải tệp thường; hãy chọn một tệp": "{path} is no plain file; choose a file",
    "không đọc được tệp {path} ({reason}); hãy cấp quyền đọc": (
        "cannot read the file {path} ({reason}); allow reading it"
    ),
    "tệp {path} dài {size} MB, tối đa {limit} MB; xem lại đã chọn đúng tệp": (
        "the file {path} has {size} MB, at most {limit} MB are read; check that it is the right one"
    ),
    "[LỖI]": "[ERROR]",
    "[CẢNH BÁO]": "[WARNING]",
    "chờ gửi": "waiting",
    "đang gửi": "being sent",
    "đã gửi": "sent",
    "chưa rõ đã tới chưa": "perhaps delivered",
    "không gửi được": "given up",
    "đã thay bằng bản mới": "replaced",
    "bỏ, không còn ích": "dropped, of no use",
    "kênh đang tạm dừng": "the channel is paused",
    "máy chủ thư không trả lời": "the mail server does not answer",
    "chưa tới lượt": "not yet its turn",
    "Kênh, ví dụ email.": "The channel, for example email.",
    "Thư": "Message",
    "Kênh": "Channel",
    "Người nhận": "Recipient",
    "Tiêu đề": "Subject",
    "Gửi lại lúc": "Tried again at",
    "Thư chờ gửi và thư cần người xem, kèm lý do; --all thêm thư đã xong.": (
        "Messages that wait or need a person, with reasons; --all adds those that are over."
    ),
    "Cả thư đã gửi, đã thay, đã bỏ.": "Also messages sent, replaced, dropped.",
    "Mã người nhận.": "Code of the recipient.",
    "Số thư mới nhất.": "How many of the newest messages.",
    "Một thư theo đầu mã của nó: người nhận, lần gửi, lý do, nội dung.": (
        "One message by the beginning of its id: recipient, attempts, reason, words."
    ),
    "Cho thư không gửi được đi lại; --channel mở lại kênh đang tạm dừng; --all là mọi thư "
    "không gửi được (của kênh, nếu có).": (
        "Let messages that were given up go again; --channel opens a paused channel; --all "
        "means all of them (of the channel, if given)."
    ),
    "Mọi thư không gửi được.": "All messages that were given up.",
    "Địa chỉ": "Address",
    "Hồ sơ": "Cases",
    "Soạn lúc": "Composed at",
    "Số lần gửi": "Attempts",
    "Xong lúc": "Settled at",
    "Tệp kèm": "Attachments",
    "Chưa nói gửi lại gì; thêm mã thư, --channel KÊNH, hoặc --all": (
        "Nothing was named to retry; add the id of a message, --channel CHANNEL, or --all"
    ),
    "{count} thư sẽ đi ở lượt sau của dịch vụ": (
        "{count} messages go with the next tick of the daemon"
    ),
    "Kênh {channel} đã mở lại": "The channel {channel} is open again",
    "Vai trò: head, focal, officer, leadership…": "The role: head, focal, officer, leadership…",
    "Mã đơn vị; bỏ trống là vai trò của cả cơ quan.": (
        "Code of the unit; without it the role is of the whole office."
    ),
    "Họ tên": "Name",
    "Chức danh": "Title",
    "Vai trò": "Roles",
    "Địa chỉ thư": "Mail address",
    "Những người trong danh mục với vai trò hôm nay.": (
        "The people of the register with their roles of today."
    ),
    "Một người: vai trò và địa chỉ, cả những gì đã hết hiệu lực.": (
        "One person: roles and addresses, also those that are over."
    ),
    "Thêm một người, có thể kèm một vai trò và địa chỉ.": (
        "Add a person, perhaps with a role and an address."
    ),
    "Họ tên.": "The name.",
    "Chức danh.": "The title.",
    "Địa chỉ thư điện tử.": "The e-mail address.",
    "Vai trò từ ngày này.": "The role from this day.",
    "Giao một vai trò từ ngày (--from) đến ngày (--to).": (
        "Give a role from a day (--from) to a day (--to)."
    ),
    "Vai trò được giao.": "The role to give.",
    "Từ ngày.": "From the day.",
    "Đến hết ngày.": "Until the end of the day.",
    "Kết thúc một vai trò; không ghi --role thì mọi vai trò và địa chỉ đều thôi dùng.": (
        "End a role; without --role all roles and addresses end."
    ),
    "Ngày cuối còn vai trò.": "The last day of the role.",
    "Đổi địa chỉ từ một ngày; nhật ký chỉ giữ mã băm của địa chỉ. Để trống là thôi dùng.": (
        "Change an address from a day on; the log keeps only its hash. Empty means none any more."
    ),
    "Địa chỉ thư điện tử; trống là thôi dùng.": "The e-mail address; empty means none any more.",
    "Dùng từ ngày.": "In use from the day.",
    "Nạp đơn vị và người từ tệp TOML hoặc CSV; --dry-run cho xem trước từng thay đổi.": (
        "Load units and people from a TOML or CSV file; --dry-run shows each change first."
    ),
    "Hiệu lực": "Valid",
    "có": "yes",
    "chưa có": "none yet",
    "{file} nạp được, có {warnings} cảnh báo": "{file} can be loaded, with {warnings} warnings",
    "{number} ngày {day}": "{number} of {day}",
    "Liệt kê mọi lỗi và cảnh báo của tệp kế hoạch; không ghi gì. Có lỗi thì mã thoát là 1.": (
        "List all errors and warnings of a plan file; writes nothing. With errors the exit "
        "code is 1."
    ),
    "dondoc: {file} có {errors} lỗi, {warnings} cảnh báo; sửa hết lỗi rồi mới nạp được": (
        "dondoc: {file} has {errors} errors, {warnings} warnings; it can be loaded once the "
        "errors are mended"
    ),
    "Nạp kế hoạch: tất cả hoặc không gì cả; nạp lại cùng nội dung thì không đổi gì.": (
        "Load a plan: all or nothing; the same content again changes nothing."
    ),
    "Tên": "Name",
    "Thời gian": "Time",
    "Số đợt": "Rounds",
    "Các kế hoạch đã nạp.": "The loaded plans.",
    "Một kế hoạch: thời hạn và căn cứ, các đợt, các cuộc với ngày phải làm.": (
        "One plan: deadlines and basis, rounds, visits with the days by which."
    ),
    "Văn bản: {document}, {issuer}": "Document: {document}, {issuer}",
    "Chủ trì: {organiser}; thời gian: {window}": "Organiser: {organiser}; time: {window}",
    "Tệp nguồn SHA-256: {sha256}": "Source file SHA-256: {sha256}",
    "Đề cương báo cáo, kiểm tra {kind}:": "Outline of the report, inspection {kind}:",
    "không có kế hoạch {code}; xem: dondoc plan list": (
        "there is no plan {code}; see: dondoc plan list"
    ),
    "Bản in": "As printed",
    "lịch chờ thống nhất": "tentative",
    " (tạm tính)": " (provisional)",
    "Thông báo chậm nhất": "Notice by",
    "Báo cáo chậm nhất": "Report by",
    "Kết luận chậm nhất": "Conclusion by",
    "Nạp kế hoạch {code}: {title}": "Loading plan {code}: {title}",
    "{units} đơn vị mới, {people} người mới, {rounds} đợt, {visits} cuộc kiểm tra": (
        "{units} new units, {people} new people, {rounds} rounds, {visits} visits"
    ),
    "Số người": "People",
    "Sản phẩm": "Products",
    "Kế hoạch {code} ({title}) đã nạp từ trước với cùng nội dung; không ghi gì": (
        "The plan {code} ({title}) was loaded before with the same content; nothing written"
    ),
    "hiểu là “{reading}”": "read as “{reading}”",
    "ví dụ": "example",
    "thêm": "added",
    "đổi": "changed",
    "tên": "name",
    "tên viết tắt": "short name",
    "nhóm": "groups",
    "cấp": "level",
    "chức danh": "title",
    "thư điện tử": "e-mail",
    "vai trò": "roles",
    "{place}: mã gồm 1 đến 40 chữ không dấu, số, dấu . _ -, không phải “{value}”": (
        "{place}: a code has 1 to 40 plain letters, figures, . _ -, not “{value}”"
    ),
    "{place}: tên phải có từ 1 đến {limit} ký tự trên một dòng": (
        "{place}: a name has 1 to {limit} characters on one line"
    ),
    "không có gì thay đổi": "nothing changes",
    "dondoc: {file} có {errors} lỗi; chưa ghi gì": (
        "dondoc: {file} has {errors} errors; nothing written"
    ),
    "{added} thêm, {changed} đổi, {unchanged} giữ nguyên": (
        "{added} added, {changed} changed, {unchanged} unchanged"
    ),
    "Các đơn vị với tên đang có hiệu lực.": "The units with the names of today.",
    "  Cấp trên: {parent}": "  Parent: {parent}",
    "  Hồ sơ đang mở: {cases}": "  Open cases: {cases}",
    "Một đơn vị: tên theo thời gian, người giữ vai trò, hồ sơ đang mở.": (
        "One unit: names by date, who holds roles, open cases."
    ),
    "Thêm một đơn vị.": "Add a unit.",
    "Tên đầy đủ.": "The full name.",
    "Tên viết tắt.": "The short name.",
    "Mã đơn vị cấp trên.": "Code of the parent unit.",
    "Cấp: tỉnh, sở, huyện, xã…": "The level: tỉnh, sở, huyện, xã…",
    "Nhóm; ghi được nhiều lần.": "A group; may be given several times.",
    "Tên có hiệu lực từ ngày này.": "The name is valid from this day.",
    "Đổi tên từ một ngày; tên cũ còn trong văn bản của ngày trước đó, mã không đổi.": (
        "Rename from a day on; documents of earlier days keep the old name, the code never changes."
    ),
    "Tên mới.": "The new name.",
    "Tên viết tắt mới.": "The new short name.",
    "Ngày tên mới có hiệu lực.": "The day from which the new name is valid.",
    "Cấp trên": "Parent",
    "Cấp": "Level",
    "Nhóm": "Groups",
    "Viết tắt": "Short",
    "Người": "Person",
    "Bản": "Version",
    "Các quy trình hiện có.": "The workflows there are.",
    "Một quy trình: trạng thái, sự kiện, thời hạn, mốc nhắc; --plan thêm số của kế hoạch.": (
        "One workflow: states, events, deadlines, ladder; --plan adds the numbers of a plan."
    ),
    "Mã kế hoạch: in thời hạn với số và căn cứ của kế hoạch đó.": (
        "Code of a plan: print deadlines with its numbers and basis."
    ),
    "In sơ đồ trạng thái bằng Mermaid.": "Print the state diagram as Mermaid.",
    "Ghi trang tham khảo có sơ đồ của mọi quy trình vào thư mục tài liệu.": (
        "Write the reference page with diagram of each workflow into the folder of documents."
    ),
    "Thư mục tài liệu.": "The folder of documents.",
    "không ghi được {path} ({reason}); chọn thư mục khác hoặc cấp quyền ghi": (
        "cannot write {path} ({reason}); choose another folder or allow writing"
    ),
}
