"""One daemon for one SQLite file: a lock beside the database that dies with its process."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from engine.errors import StorageBusy, StorageUnavailable
from engine.words import N_

SUFFIX: Final = ".daemon-lock"


@contextmanager
def only_daemon(database: Path | None) -> Iterator[None]:
    """Hold the lock of a database file; PostgreSQL (``None``) serves several daemons by itself."""
    if database is None:
        yield
        return
    handle = _opened(database.with_name(database.name + SUFFIX))
    try:
        # The kernel gives the lock back when the process ends, however it ends.
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise StorageBusy(
            N_(
                "một dịch vụ dondoc khác đang chạy trên {path}; dừng dịch vụ đó trước, hoặc xem "
                "“dondoc daemon status”"
            ),
            path=str(database),
        ) from None
    finally:
        os.close(handle)


def _opened(path: Path) -> int:
    try:
        return os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
    except OSError as refused:
        raise StorageUnavailable(
            N_("không tạo được khóa {path} ({reason}); cấp quyền ghi cho thư mục"),
            path=str(path),
            reason=refused.strerror,
        ) from refused
