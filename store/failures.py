"""What goes wrong in a database, in the words of the office: one line each."""

import sqlite3
from typing import Final

from sqlalchemy import event
from sqlalchemy.engine import Engine, ExceptionContext

from engine.errors import Conflict, DondocError, StorageBusy, StorageUnavailable
from engine.words import N_

BUSY: Final = N_("Cơ sở dữ liệu {where} đang bận quá lâu; hãy thử lại sau ít phút")
NOT_READY: Final = N_("Cơ sở dữ liệu {where} chưa được khởi tạo; hãy chạy: dondoc init")
READ_ONLY: Final = N_("Cơ sở dữ liệu {where} chỉ cho đọc; hãy cấp quyền ghi rồi chạy lại")
FULL: Final = N_(
    "Hết chỗ chứa cho cơ sở dữ liệu {where}, chưa ghi gì cả; hãy giải phóng đĩa rồi chạy lại"
)
CANNOT_OPEN: Final = N_("Không mở được cơ sở dữ liệu {where}; hãy xem lại đường dẫn và quyền")
NOT_A_DATABASE: Final = N_(
    "Tệp {where} không phải cơ sở dữ liệu của dondoc; hãy chọn tệp khác bằng --db"
)
DAMAGED: Final = N_("Cơ sở dữ liệu {where} bị hỏng ({why}); hãy phục hồi từ bản sao lưu")
DISK_ERROR: Final = N_("Lỗi đĩa khi dùng cơ sở dữ liệu {where} ({why}); hãy kiểm tra ổ đĩa")
NO_SERVER: Final = N_("Không dùng được máy chủ PostgreSQL {where} ({why}); hãy kiểm tra kết nối")
NO_RIGHT: Final = N_("Tài khoản PostgreSQL không có quyền trên {where} ({why}); hãy cấp quyền")
COLLIDED: Final = N_("Có người khác vừa ghi cùng lúc vào {where}; hãy chạy lại lệnh")

_SQLITE: Final = (
    ("SQLITE_BUSY", BUSY),
    ("SQLITE_LOCKED", BUSY),
    ("SQLITE_READONLY", READ_ONLY),
    ("SQLITE_FULL", FULL),
    ("SQLITE_CANTOPEN", CANNOT_OPEN),
    ("SQLITE_PERM", CANNOT_OPEN),
    ("SQLITE_NOTADB", NOT_A_DATABASE),
    ("SQLITE_CORRUPT", DAMAGED),
    ("SQLITE_IOERR", DISK_ERROR),
)
_POSTGRESQL: Final = (
    ("40", COLLIDED),  # serialization failure, deadlock: the other one was served
    ("55P03", BUSY),  # lock timeout
    ("57014", BUSY),  # statement timeout
    ("53100", FULL),
    ("53", NO_SERVER),  # out of connections or memory
    ("25006", READ_ONLY),
    ("42501", NO_RIGHT),
    ("42P01", NOT_READY),
    ("3F000", NOT_READY),
    ("57P", NO_SERVER),  # shut down or starting
    ("08", NO_SERVER),
    ("28", NO_RIGHT),
    ("3D", NO_SERVER),  # no such database
)
_KINDS: Final[dict[str, type[DondocError]]] = {BUSY: StorageBusy, COLLIDED: Conflict}


def translate_failures(engine: Engine, where: str) -> None:
    """Let every failure of the world on this engine leave as one of our errors."""

    @event.listens_for(engine, "handle_error")
    def _translate(context: ExceptionContext) -> DondocError | None:
        return failure(context.original_exception, where)


def failure(error: BaseException, where: str) -> DondocError | None:
    """Return our error for one of a database driver; ``None`` for a defect of the program."""
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(error, where)
    if type(error).__module__.startswith("psycopg"):
        return _of_postgresql(error, where)
    return None


def _of_sqlite(error: sqlite3.Error, where: str) -> DondocError | None:
    name = getattr(error, "sqlite_errorname", None) or ""
    text = next((text for start, text in _SQLITE if name.startswith(start)), None)
    if text is None and "no such table" in str(error):
        text = NOT_READY
    return None if text is None else _said(text, where, error)


def _of_postgresql(error: BaseException, where: str) -> DondocError | None:
    state = getattr(error, "sqlstate", None)
    if state is None:  # no answer at all: refused, lost or unknown host
        lost = type(error).__name__ == "OperationalError"
        return _said(NO_SERVER, where, error) if lost else None
    text = next((text for start, text in _POSTGRESQL if state.startswith(start)), None)
    return None if text is None else _said(text, where, error)


def _said(text: str, where: str, error: BaseException) -> DondocError:
    # One line, and the first one only: drivers add hints and addresses below it.
    why = (str(error).strip() or type(error).__name__).splitlines()[0]
    return _KINDS.get(text, StorageUnavailable)(text, where=where, why=why)
