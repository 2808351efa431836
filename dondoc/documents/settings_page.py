"""The reference of the settings: file key, variable, default, meaning."""

from collections.abc import Iterator
from dataclasses import MISSING, fields
from typing import Final

from dondoc.documents.markdown import code, head, page, table
from dondoc.language import _
from dondoc.settings import KEYS, PORTS, PREFIX, Settings
from dondoc.settings_values import CHOICES, RANGES
from engine.words import N_

TITLE = N_("Cấu hình")
ABOUT = N_(
    "Thứ tự ưu tiên: dòng lệnh, biến môi trường, tệp `dondoc.toml`, mặc định. Tệp được tìm lần lượt:"
    " `--config`, `DONDOC_CONFIG`, thư mục đang đứng, thư mục cấu hình của người dùng. Khóa lạ và mọi"
    " giá trị sai được báo cùng lúc. `dondoc config show` in giá trị đang dùng và nguồn của từng giá"
    " trị."
)
MEANINGS: Final = {
    "database_url": N_(
        "đường dẫn tệp SQLite, hoặc `postgresql://…`; mặc định là `dondoc.sqlite3` trong thư mục dữ"
        " liệu của người dùng (`--db`)"
    ),
    "outbox_dir": N_("thư mục nhận tệp .eml khi chưa có smtp_host; mặc định cạnh cơ sở dữ liệu"),
    "actor": N_("mã người thực hiện khi không ghi --as"),
    "language": N_("ngôn ngữ của kết quả (--lang)"),
    "smtp_host": N_("máy chủ gửi thư; bỏ trống thì thư thành tệp .eml"),
    "smtp_port": N_("cổng của máy chủ gửi thư"),
    "smtp_security": N_("mã hóa đường truyền tới máy chủ gửi thư"),
    "smtp_user": N_("tài khoản gửi thư; có tài khoản thì phải có mật khẩu"),
    "smtp_password_file": N_("tệp chứa mật khẩu, chỉ chủ tệp đọc được (chmod 600)"),
    "smtp_ca_file": N_("chứng thư gốc của máy chủ thư nội bộ"),
    "mail_from": N_("địa chỉ người gửi"),
    "mail_from_name": N_("tên người gửi"),
    "mail_reply_to": N_("địa chỉ nhận thư trả lời"),
    "mail_domain": N_("tên miền trong mã số thư; mặc định theo mail_from"),
    "poll_seconds": N_("dịch vụ tìm việc đến hạn mỗi bao nhiêu giây"),
}
VARIABLES: Final = {
    "DONDOC_CONFIG": N_("đường dẫn tệp cấu hình"),
    "DONDOC_SMTP_PASSWORD": N_("mật khẩu gửi thư; không bao giờ viết trong tệp cấu hình"),
    "DONDOC_CLOCK": N_(
        "thời điểm cố định để chạy thử, ví dụ `2024-05-20T08:00`; cơ sở dữ liệu chạy thử không"
        " dùng lẫn với giờ thật"
    ),
}


def settings_page() -> str:
    """Return the page of the settings."""
    return page(_lines())


def _lines() -> Iterator[str]:
    yield from head(_(TITLE), _(ABOUT))
    heads = (N_("Khóa"), N_("Biến môi trường"), N_("Mặc định"), N_("Ý nghĩa"))
    rows = [
        (code(name), code(f"{PREFIX}{name.upper()}"), _default(name), _meaning(name))
        for name in KEYS
    ]
    yield from table([_(text) for text in heads], rows)
    yield f"## {_(N_('Biến môi trường khác'))}"
    yield ""
    others = [(code(name), _(text)) for name, text in VARIABLES.items()]
    yield from table((_(N_("Biến môi trường")), _(N_("Ý nghĩa"))), others)


def _default(name: str) -> str:
    if name == "smtp_port":
        return ", ".join(f"{port} ({security})" for security, port in PORTS.items())
    default = next(each.default for each in fields(Settings) if each.name == name)
    return "" if default is MISSING or default is None else code(str(default))


def _meaning(name: str) -> str:
    text = _(MEANINGS[name])
    if name in CHOICES:
        return f"{text}: {', '.join(map(code, CHOICES[name]))}"
    if name in RANGES:
        return f"{text} ({'–'.join(map(str, RANGES[name]))})"
    return text
