"""English texts of settings and clock."""

from typing import Final

TEXTS: Final = {
    "{variable}: không đọc được thời điểm '{value}'; viết như 2024-05-20T08:00": (
        "{variable}: cannot read the moment '{value}'; write 2024-05-20T08:00"
    ),
    "Cấu hình có {count} chỗ phải sửa:{problems}": (
        "The settings have {count} points to mend:{problems}"
    ),
    "{origin}: không có khóa '{name}'; gần nhất: {nearest}": (
        "{origin}: there is no key '{name}'; nearest: {nearest}"
    ),
    "{origin}: mật khẩu không để trong tệp này; dùng DONDOC_SMTP_PASSWORD hoặc "
    "smtp_password_file": (
        "{origin}: a password does not belong here; use DONDOC_SMTP_PASSWORD or smtp_password_file"
    ),
    "{path}: không đọc được ({reason})": "{path}: cannot be read ({reason})",
    "{path}: không phải TOML ({reason})": "{path}: is not TOML ({reason})",
    "{path}: người khác trên máy đọc được mật khẩu; chạy: chmod 600 {path}": (
        "{path}: others on this machine can read the password; run: chmod 600 {path}"
    ),
    "{name}: phải là số từ {low} đến {high}, không phải '{value}'": (
        "{name}: must be a number from {low} to {high}, not '{value}'"
    ),
    "{name}: có ký tự điều khiển; viết trên một dòng": (
        "{name}: holds control characters; write it on one line"
    ),
    "{name}: '{value}' không dùng được; chọn một trong: {choices}": (
        "{name}: '{value}' cannot be used; choose one of: {choices}"
    ),
    "{name}: '{value}' không phải địa chỉ thư; viết như kiemtra@example.vn": (
        "{name}: '{value}' is not a mail address; write kiemtra@example.vn"
    ),
    "{name}: phải là chữ hoặc số, không phải {value}": (
        "{name}: must be text or a number, not {value}"
    ),
    "{name}: phải là tệp hoặc máy chủ giữ được dữ liệu, ví dụ /srv/dondoc/co-quan.sqlite3": (
        "{name}: must be a file or a server that keeps data, such as /srv/dondoc/office.sqlite3"
    ),
    "{name}: không dùng được cơ sở dữ liệu '{value}'; dùng đường dẫn tệp, sqlite:///... hoặc "
    "postgresql://...": (
        "{name}: cannot use the database '{value}'; use a file path, sqlite:///... or "
        "postgresql://..."
    ),
    "mail_from: phải có địa chỉ người gửi khi đã đặt smtp_host": (
        "mail_from: a sender's address is needed once smtp_host is set"
    ),
    "smtp_user: thiếu mật khẩu; đặt DONDOC_SMTP_PASSWORD hoặc smtp_password_file": (
        "smtp_user: the password is missing; set DONDOC_SMTP_PASSWORD or smtp_password_file"
    ),
    "smtp_security: không gửi mật khẩu trên đường truyền không mã hóa; chọn starttls hoặc ssl": (
        "smtp_security: no password is sent over an open line; choose starttls or ssl"
    ),
    "--db: mật khẩu không viết trên dòng lệnh; dùng DONDOC_DATABASE_URL": (
        "--db: a password is not written on the command line; use DONDOC_DATABASE_URL"
    ),
    "mặc định": "default",
    "biến môi trường": "environment",
    "dòng lệnh": "command line",
    "Khóa": "Key",
    "Giá trị": "Value",
    "Nguồn": "Origin",
    "In từng giá trị và nguồn: dòng lệnh, biến môi trường, tệp, hay mặc định.": (
        "Print each value and its origin: command line, environment, file, or default."
    ),
}
