"""English texts of ``dondoc doctor``."""

from typing import Final

TEXTS: Final = {
    "Khám: có chạy tốt không, chỗ nào phải sửa": "Examine: is all well, what is to be mended",
    "Khám máy, chương trình, cơ sở dữ liệu, cơ quan, thư, lịch, dịch vụ và sao lưu; mỗi dòng ✘ kèm "
    "lệnh sửa. Mã thoát 0 khi tất cả đạt, 1 khi có chỗ phải sửa.": (
        "Examine machine, program, database, office, mail, calendar, daemon and backups; each ✘ "
        "comes with the command that mends it. Exit code 0 when all is well, 1 when something is "
        "to be mended."
    ),
    "✔ đạt ": "✔ good",
    "✘ SỬA ": "✘ MEND",
    "– chưa rõ ": "– unknown",
    "sửa: {command}": "mend: {command}",
    "{count} chỗ phải sửa": "{count} things to mend",
    "Không có gì phải sửa": "Nothing to mend",
    "chưa xem được khi cơ sở dữ liệu chưa mở được": "not seen while the database does not open",
    "chạy bằng root nên không kết luận được quyền của tài khoản dịch vụ; chạy lại bằng tài khoản đó": (
        "run by root, which proves nothing about the rights of the daemon's account; run it again "
        "as that account"
    ),
    # machine
    "Máy": "Machine",
    "giờ máy {now}": "the clock says {now}",
    "giờ {now} do DONDOC_CLOCK đặt, không xét được giờ máy": (
        "the time {now} is set by DONDOC_CLOCK, the machine's clock cannot be judged"
    ),
    "giờ máy {now} đi sau {what} ({then}); thời hạn sẽ tính sai": (
        "the clock says {now}, before {what} ({then}); deadlines will be wrong"
    ),
    "bản phát hành": "the release",
    "nhịp của dịch vụ": "the daemon's sign of life",
    "có dữ liệu múi giờ {zone}": "the time zone {zone} is known",
    "thiếu hoặc sai dữ liệu múi giờ {zone}": "the time zone {zone} is missing or wrong",
    "đĩa còn đủ chỗ (hơn {least} MB)": "the disk has room (more than {least} MB)",
    "đĩa của {path} chỉ còn {free} MB, cần ít nhất {least} MB": (
        "the disk of {path} has {free} MB left, at least {least} MB are needed"
    ),
    "không xem được chỗ trống của {path}": "cannot see how much room {path} has",
    "{what} chỉ chủ tệp đọc được": "{what}: readable by its owner only",
    "cơ sở dữ liệu": "the database",
    "cấu hình": "the settings",
    "mật khẩu": "the password",
    "chỉ chủ tệp sửa được cấu hình": "the settings can be changed by their owner only",
    "người khác trên máy đọc hoặc ghi được {path}": (
        "others on this machine can read or write {path}"
    ),
    "ghi được vào thư mục {path}": "the folder {path} can be written",
    "không ghi được vào thư mục {path}": "the folder {path} cannot be written",
    # program
    "Chương trình": "Program",
    "các gói {names} đều là của dondoc": "the packages {names} are those of dondoc",
    "gói {name} không phải của dondoc mà ở {where}; chương trình sẽ chạy sai": (
        "the package {name} is not that of dondoc but lies in {where}; the program will go wrong"
    ),
    "dondoc {version}, Python {python}, cơ sở dữ liệu phiên bản {schema}": (
        "dondoc {version}, Python {python}, database version {schema}"
    ),
    "dondoc chạy từ mã nguồn, không biết phiên bản đã cài": (
        "dondoc runs from its source, the installed version is not known"
    ),
    "cấu hình đọc được, từ {path}": "the settings can be read, from {path}",
    "chạy bằng giá trị mặc định và biến môi trường, không có tệp cấu hình": (
        "runs with defaults and environment variables, there is no settings file"
    ),
    "chưa khai người quản trị (actor); lệnh theo lịch như sao lưu sẽ bị từ chối": (
        "no actor is set; scheduled commands such as backups will be refused"
    ),
    # database
    "Cơ sở dữ liệu": "Database",
    "cơ sở dữ liệu {where} mở được, phiên bản {version}, cơ quan {code}": (
        "the database {where} opens, version {version}, office {code}"
    ),
    "cơ sở dữ liệu {where} chưa có cơ quan": "the database {where} has no office yet",
    "cơ sở dữ liệu ở phiên bản {found}, chương trình cần {known}": (
        "the database has version {found}, the program needs {known}"
    ),
    "cơ sở dữ liệu ở phiên bản {found}, mới hơn {known} của chương trình": (
        "the database has version {found}, newer than {known} of the program"
    ),
    "tệp cơ sở dữ liệu nguyên vẹn (kiểm nhanh)": "the database file is whole (quick look)",
    "tệp cơ sở dữ liệu bị hỏng: {damage}": "the database file is damaged: {damage}",
    "máy chủ PostgreSQL tự giữ tệp của nó; xem nhật ký của máy chủ": (
        "the PostgreSQL server keeps its files itself; see the server's log"
    ),
    "nhật ký ghi trước (WAL) nhỏ hơn {limit} MB": "the write-ahead log is below {limit} MB",
    "nhật ký ghi trước (WAL) {size} MB chưa được gộp; có tiến trình đọc quá lâu": (
        "the write-ahead log has {size} MB; some process reads for too long"
    ),
    "nhật ký khớp mốc xác nhận cuối (số {number}, {at})": (
        "the log fits its last seal (number {number}, {at})"
    ),
    "nhật ký chưa có mốc xác nhận nào": "the log has no seal yet",
    "mốc xác nhận cuối từ {at}, đã quá {days} ngày": (
        "the last seal is of {at}, more than {days} days old"
    ),
    "nhật ký không khớp mốc xác nhận cuối (số {number})": (
        "the log does not fit its last seal (number {number})"
    ),
    # office
    "Cơ quan": "Office",
    "có đủ lãnh đạo, chuyên viên và kiểm toán": "there are leadership, officers and auditors",
    "chưa có ai là {role}; nấc nhắc và quyền của vai trò đó không có người": (
        "nobody is {role}; rungs and rights of that role have nobody"
    ),
    "ai có vai trò cũng có địa chỉ thư": "everybody with a role has a mail address",
    "{count} người có vai trò nhưng chưa có địa chỉ thư: {people}": (
        "{count} people have a role but no mail address: {people}"
    ),
    "đơn vị nào có việc đang mở cũng có đầu mối": ("every unit with open work has a focal person"),
    "{count} đơn vị có việc đang mở nhưng chưa có đầu mối: {units}": (
        "{count} units have open work but no focal person: {units}"
    ),
    "việc đến hạn nào cũng có người nhận": "every deadline has somebody who is told",
    "{count} việc đến hạn chưa có ai nhận: {cases}": (
        "{count} cases have deadlines of which nobody is told: {cases}"
    ),
    "thời hạn chưa xác định nào cũng có ngày hỏi lại": (
        "every deadline without a number has a day on which somebody asks"
    ),
    "{count} việc chưa có số ngày lẫn ngày hỏi lại: {cases}": (
        "{count} cases have neither a number of days nor a day on which somebody asks: {cases}"
    ),
    # mail
    "Thư": "Mail",
    "thư được ghi vào thư mục {path}": "mail is written to the folder {path}",
    "không ghi được thư vào thư mục {path}": "mail cannot be written to the folder {path}",
    "máy chủ thư {host}:{port} nhận kết nối, bảo mật {security}, đăng nhập được": (
        "the mail server {host}:{port} answers, security {security}, login works"
    ),
    "máy chủ thư {host}:{port} không dùng được: {reason}": (
        "the mail server {host}:{port} cannot be used: {reason}"
    ),
    "không có thư nào phải bỏ dở": "no message was given up",
    "{count} thư không gửi được, cần người xem": "{count} messages could not be sent",
    "không kênh nào tạm dừng": "no channel is paused",
    "kênh {channel} đang tạm dừng: {reason}": "the channel {channel} is paused: {reason}",
    # calendar
    "Lịch làm việc": "Working calendar",
    "dữ liệu lịch làm việc đúng": "the data of the working calendar is sound",
    "dữ liệu lịch làm việc có {count} chỗ sai": "the data of the working calendar has {count} faults",
    "lịch làm việc có đến {day}": "the working calendar goes to {day}",
    "lịch làm việc chỉ có đến {day}; thời hạn sau ngày đó không tính được": (
        "the working calendar ends on {day}; later deadlines cannot be reckoned"
    ),
    "lịch nghỉ năm {year} đã công bố": "the holidays of {year} are announced",
    "lịch nghỉ năm {year} chưa công bố, còn dự kiến; thường có vào tháng 11, 12": (
        "the holidays of {year} are not announced yet, still projected; they usually come in "
        "November or December"
    ),
    "đã tháng 12 mà lịch nghỉ năm {year} còn là dự kiến": (
        "it is December and the holidays of {year} are still projected"
    ),
    # daemon
    "Dịch vụ": "Daemon",
    "dịch vụ làm việc lần cuối {at}": "the daemon was last at work at {at}",
    "dịch vụ nhắc việc im lặng quá lâu, không ai được nhắc": (
        "the daemon has been silent too long, nobody is reminded"
    ),
    "dịch vụ nhắc việc chưa chạy lần nào": "the daemon never ran",
    "dịch vụ đang chạy trên máy này": "the daemon runs on this machine",
    "lúc này không có dịch vụ nào chạy; bình thường nếu chạy --once theo lịch": (
        "no daemon runs at this moment; that is fine where --once runs on a schedule"
    ),
    "bản khôi phục từ {since} đang giữ thư, không ai được nhắc": (
        "the office restored at {since} holds its mail, nobody is reminded"
    ),
    # backups
    "Sao lưu": "Backups",
    "bản sao lưu gần nhất {at}, đã chứng minh": "the last backup is of {at}, and proven",
    "chưa sao lưu lần nào": "there is no backup yet",
    "bản sao lưu gần nhất từ {at}, quá {days} ngày": (
        "the last backup is of {at}, more than {days} days old"
    ),
    "không thấy tệp của bản sao lưu gần nhất: {path}": (
        "the file of the last backup is not there: {path}"
    ),
    "khôi phục thử gần nhất {at}, đạt": "the last trial restore, at {at}, succeeded",
    "bản sao lưu chưa được khôi phục thử lần nào": "no backup was ever restored for trial",
    "khôi phục thử gần nhất từ {at}, quá {days} ngày": (
        "the last trial restore is of {at}, more than {days} days old"
    ),
    "khôi phục thử lúc {at} không đạt": "the trial restore at {at} failed",
}
