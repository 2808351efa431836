"""English texts of the store: databases that cannot be used, conflicts, names that are not there."""

from typing import Final

TEXTS: Final = {
    "bản tin nhắc việc": "reminder digest",
    "Chỉ người nhận đọc được nội dung bản tin này.": "Only its reader can read this digest.",
    # addresses and versions
    "Địa chỉ cơ sở dữ liệu không hợp lệ: phải là đường dẫn tệp, sqlite:///tệp "
    "hoặc postgresql://máy/tên": (
        "The address of the database is not valid: it must be the path of a file, sqlite:///file "
        "or postgresql://host/name"
    ),
    "Tên lược đồ {name} không hợp lệ: chỉ gồm chữ thường a-z, số và dấu _": (
        "The schema name {name} is not valid: it has only small letters a-z, digits and _"
    ),
    "Cơ sở dữ liệu {where} ở phiên bản {found}, chương trình cần phiên bản {known}"
    "; hãy chạy: dondoc init, lệnh này tự sao lưu trước": (
        "The database {where} has version {found}, the program needs version {known}"
        "; run: dondoc init, which makes a backup first"
    ),
    "Cơ sở dữ liệu {where} ở phiên bản {found}, mới hơn phiên bản {known} mà "
    "chương trình này biết; hãy nâng cấp dondoc": (
        "The database {where} has version {found}, newer than version {known} that "
        "this program knows; upgrade dondoc"
    ),
    "Thiếu thư viện cho PostgreSQL; hãy cài: pip install 'dondoc[postgresql]'": (
        "The library for PostgreSQL is missing; install it: pip install 'dondoc[postgresql]'"
    ),
    # what goes wrong in the world
    "Cơ sở dữ liệu {where} đang bận quá lâu; hãy thử lại sau ít phút": (
        "The database {where} is busy for too long; try again in a few minutes"
    ),
    "Cơ sở dữ liệu {where} chưa được khởi tạo; hãy chạy: dondoc init": (
        "The database {where} has not been set up; run: dondoc init"
    ),
    "Cơ sở dữ liệu {where} chỉ cho đọc; hãy cấp quyền ghi rồi chạy lại": (
        "The database {where} is read-only; give the right to write and run again"
    ),
    "Hết chỗ chứa cho cơ sở dữ liệu {where}, chưa ghi gì cả; hãy giải phóng đĩa rồi chạy lại": (
        "No space left for the database {where}, nothing was written; free the disk and run again"
    ),
    "Không mở được cơ sở dữ liệu {where}; hãy xem lại đường dẫn và quyền": (
        "Cannot open the database {where}; look at the path and the rights again"
    ),
    "Tệp {where} không phải cơ sở dữ liệu của dondoc; hãy chọn tệp khác bằng --db": (
        "The file {where} is not a database of dondoc; name another one with --db"
    ),
    "Cơ sở dữ liệu {where} bị hỏng ({why}); hãy phục hồi từ bản sao lưu": (
        "The database {where} is damaged ({why}); restore it from a backup"
    ),
    "Lỗi đĩa khi dùng cơ sở dữ liệu {where} ({why}); hãy kiểm tra ổ đĩa": (
        "A disk error in the database {where} ({why}); check the disk"
    ),
    "Không dùng được máy chủ PostgreSQL {where} ({why}); hãy kiểm tra kết nối": (
        "Cannot use the PostgreSQL server {where} ({why}); check the connection"
    ),
    "Tài khoản PostgreSQL không có quyền trên {where} ({why}); hãy cấp quyền": (
        "The PostgreSQL account has no right on {where} ({why}); give it the right"
    ),
    # conflicts
    "Có người khác vừa ghi cùng lúc vào {where}; hãy chạy lại lệnh": (
        "Somebody else wrote into {where} at the same time; run the command again"
    ),
    "Mốc xác nhận vừa được người khác ghi; hãy chạy lại": (
        "Somebody else has just written the checkpoint; run again"
    ),
    "Nhật ký {chain} vừa được người khác ghi thêm; hãy chạy lại lệnh": (
        "Somebody else has just added to the log {chain}; run the command again"
    ),
    "Mã hồ sơ {code} đã được dùng; hãy chọn mã khác": (
        "The case code {code} is taken; choose another one"
    ),
    "Hồ sơ {code} vừa được người khác cập nhật; hãy xem lại rồi làm lại": (
        "Somebody else has just changed the case {code}; look at it again, then repeat"
    ),
    "Kế hoạch {code} đã được nạp; hãy dùng mã khác nếu là kế hoạch khác": (
        "The plan {code} is loaded already; use another code if it is another plan"
    ),
    "Cơ sở dữ liệu này đã có cơ quan; hãy dùng tệp khác bằng --db": (
        "This database has its office already; name another file with --db"
    ),
    # names that are not there
    "Tệp {name} quá lớn: tối đa {most} MB; hãy chia nhỏ hoặc nén lại": (
        "The file {name} is too big: at most {most} MB; split it or pack it"
    ),
    "Không có hồ sơ {code}; gần giống: {near}": "There is no case {code}; nearest: {near}",
    "Không có hồ sơ {code}; hãy xem danh sách bằng: dondoc case list": (
        "There is no case {code}; see the list with: dondoc case list"
    ),
    "Không có thư {reference}; hãy xem danh sách bằng: dondoc outbox list": (
        "There is no message {reference}; see the list with: dondoc outbox list"
    ),
    "Có nhiều thư bắt đầu bằng {reference}; hãy ghi thêm ký tự của mã": (
        "Several messages begin with {reference}; give more letters of the id"
    ),
    "Không có bản ghi nhật ký {reference}; hãy xem: dondoc audit log": (
        "There is no log entry {reference}; see: dondoc audit log"
    ),
    "Có nhiều bản ghi bắt đầu bằng {reference}; hãy ghi thêm ký tự của mã băm": (
        "Several entries begin with {reference}; give more letters of the hash"
    ),
}
