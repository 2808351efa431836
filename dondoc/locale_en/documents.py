"""English texts of the generated reference pages."""

from typing import Final

TEXTS: Final = {
    "Trang này do chương trình sinh ra; sửa trong mã nguồn rồi chạy: {command}": (
        "This page is generated; change the source and run: {command}"
    ),
    "Lệnh": "Commands",
    "Mỗi lệnh có tên tiếng Anh và tên tiếng Việt không dấu; gõ có dấu cũng được. Các tùy chọn chung"
    " viết ở đâu trên dòng lệnh cũng được. `dondoc LỆNH --help` in cùng nội dung như dưới đây.": (
        "Each command has an English name and a Vietnamese one without diacritics; typing the"
        " diacritics works too. Common options may stand anywhere on the line."
        " `dondoc COMMAND --help` prints what stands below."
    ),
    "Tùy chọn chung": "Common options",
    "Tùy chọn": "Option",
    "Ý nghĩa": "Meaning",
    "Trường": "Field",
    "Kiểu": "Type",
    "Viết như": "Written like",
    "Tệp kế hoạch": "Plan file",
    "Tệp kế hoạch là TOML, bảng mã UTF-8. `dondoc plan check TỆP` báo mọi lỗi và cảnh báo cùng lúc;"
    " `dondoc plan load TỆP` nạp tất cả hoặc không gì cả. Dấu ● là trường bắt buộc. Trình soạn thảo"
    " có taplo (VS Code: Even Better TOML) gợi ý khóa và báo sai khi dòng đầu của tệp là `#:schema"
    " ./plan.schema.json`; tệp đó do `dondoc plan schema` in ra.": (
        "A plan file is TOML in UTF-8. `dondoc plan check FILE` reports all errors and warnings"
        " together; `dondoc plan load FILE` loads all or nothing. ● marks a required field. An"
        " editor with taplo (VS Code: Even Better TOML) offers keys and marks mistakes when the"
        " first line of the file is `#:schema ./plan.schema.json`, a file that `dondoc plan schema`"
        " prints."
    ),
    "Tệp đơn vị và người": "File of units and people",
    "Tệp đơn vị và người là TOML hoặc CSV, bảng mã UTF-8; tệp luôn được xem trước khi ghi."
    " Dấu ● là trường bắt buộc.": (
        "A file of units and people is TOML or CSV in UTF-8; it can be previewed before anything is"
        " written. ● marks a required field."
    ),
    "Cấu hình": "Settings",
    "Thứ tự ưu tiên: dòng lệnh, biến môi trường, tệp `dondoc.toml`, mặc định. Tệp được tìm lần lượt:"
    " `--config`, `DONDOC_CONFIG`, thư mục đang đứng, thư mục cấu hình của người dùng. Khóa lạ và mọi"
    " giá trị sai được báo cùng lúc. `dondoc config show` in giá trị đang dùng và nguồn của từng giá"
    " trị.": (
        "A flag wins over a variable, a variable over `dondoc.toml`, and that over the default. The"
        " file is looked for in this order: `--config`, `DONDOC_CONFIG`, the working folder, the"
        " user's settings folder. Unknown keys and all wrong values are reported together."
        " `dondoc config show` prints each value in use and where it came from."
    ),
    "đường dẫn tệp SQLite, hoặc `postgresql://…`; mặc định là `dondoc.sqlite3` trong thư mục dữ"
    " liệu của người dùng (`--db`)": (
        "path of a SQLite file, or `postgresql://…`; by default `dondoc.sqlite3` in the user's data"
        " folder (`--db`)"
    ),
    "thư mục nhận tệp .eml khi chưa có smtp_host; mặc định cạnh cơ sở dữ liệu": (
        "folder for .eml files while there is no smtp_host; by default beside the database"
    ),
    "mã người thực hiện khi không ghi --as": "code of who acts when --as is not given",
    "ngôn ngữ của kết quả (--lang)": "language of the output (--lang)",
    "máy chủ gửi thư; bỏ trống thì thư thành tệp .eml": (
        "mail server; without one, mail becomes .eml files"
    ),
    "cổng của máy chủ gửi thư": "port of the mail server",
    "mã hóa đường truyền tới máy chủ gửi thư": "encryption on the way to the mail server",
    "tài khoản gửi thư; có tài khoản thì phải có mật khẩu": (
        "account at the mail server; it needs a password"
    ),
    "tệp chứa mật khẩu, chỉ chủ tệp đọc được (chmod 600)": (
        "file with the password, readable by its owner only (chmod 600)"
    ),
    "chứng thư gốc của máy chủ thư nội bộ": "root certificate of an internal mail server",
    "địa chỉ người gửi": "address of the sender",
    "tên người gửi": "name of the sender",
    "địa chỉ nhận thư trả lời": "address for replies",
    "tên miền trong mã số thư; mặc định theo mail_from": (
        "domain inside Message-IDs; by default that of mail_from"
    ),
    "dịch vụ tìm việc đến hạn mỗi bao nhiêu giây": "seconds between two looks of the daemon",
    "đường dẫn tệp cấu hình": "path of the settings file",
    "mật khẩu gửi thư; không bao giờ viết trong tệp cấu hình": (
        "password for sending mail; never written in the settings file"
    ),
    "thời điểm cố định để chạy thử, ví dụ `2024-05-20T08:00`; cơ sở dữ liệu chạy thử không"
    " dùng lẫn với giờ thật": (
        "a fixed moment for trials, say `2024-05-20T08:00`; a trial database is never mixed with"
        " real time"
    ),
    "Biến môi trường": "Variable",
    "Biến môi trường khác": "Other variables",
    "Mặc định": "Default",
    "Mã thoát": "Exit code",
    "Mọi lệnh kết thúc bằng một trong các mã dưới đây. Lời từ chối là một dòng trên stderr, nêu sự"
    " việc, giới hạn và cách làm tiếp; không có gì bị ghi dở dang.": (
        "Every command ends with one of these. A refusal is one line on stderr that says the fact,"
        " the limit and the way out; nothing is left half written."
    ),
    "đã làm xong": "done",
    "bị từ chối: việc không làm được lúc này, hoặc kiểm tra thấy có lỗi": (
        "refused: not possible now, or a check found errors"
    ),
    "gọi lệnh sai, hoặc một giá trị không đọc được": "wrong usage, or a value that cannot be read",
    "lỗi của chương trình; kèm toàn bộ dấu vết để gửi người bảo trì": (
        "a defect of the program; the whole traceback is printed for its maintainers"
    ),
    "không đọc hoặc không ghi được cơ sở dữ liệu, thư mục": (
        "the database or a folder cannot be read or written"
    ),
    "tạm thời chưa được (đang bận, hoặc người khác vừa thay đổi): thử lại": (
        "not now (busy, or somebody else was faster): try again"
    ),
    "người thực hiện không có quyền; lần từ chối này được ghi vào nhật ký": (
        "who acts lacks the right; the refusal is in the audit log"
    ),
    "người dùng dừng bằng Ctrl+C": "stopped with Ctrl+C",
    "Mã của lời từ chối": "Codes of refusals",
    "Mã": "Code",
    "bước này chưa làm được; câu trả lời nêu các bước làm được": (
        "this step is not possible now; the answer names those that are"
    ),
    "giá trị người dùng đưa vào không đọc được": "a value given by a person cannot be read",
    "không có mã đó đối với người hỏi": "nothing of that code exists for who asks",
    "thiếu quyền": "a right is missing",
    "người khác vừa thay đổi cùng một hồ sơ": "somebody else changed the same case first",
    "năm đã chốt, hoặc số liệu đã chốt không còn như lúc chốt": (
        "the year is closed, or its frozen figures are no longer what was frozen"
    ),
    "ngày nằm ngoài dữ liệu lịch làm việc": "a day lies outside the data of the working calendar",
    "định nghĩa quy trình có lỗi": "the definition of a workflow has problems",
    "không dùng được cơ sở dữ liệu hoặc thư mục": "the database or a folder cannot be used",
    "cơ sở dữ liệu bị khóa quá lâu": "the database is locked for too long",
}
