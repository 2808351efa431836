"""Finished files on their way to their names: written beside them, then renamed, all or none."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from errno import EISDIR, ENOENT
from pathlib import Path
from typing import Final

from engine.errors import StorageUnavailable
from engine.words import N_

EXISTS: Final = N_("{path} đã có; chọn tên khác, hoặc thêm --force để ghi đè")
NO_FOLDER: Final = N_("không dùng được thư mục {path} ({reason}); tạo thư mục hoặc chọn nơi khác")
NOT_WRITTEN: Final = N_(
    "không ghi được {path} ({reason}); nếu tệp đang mở thì đóng lại, hoặc chọn nơi khác"
)


def place_files(files: Mapping[Path, bytes], *, overwrite: bool) -> tuple[Path, ...]:
    """Write files and return their paths; on a refusal none of them is left half written."""
    require_places(files, overwrite=overwrite)
    stem = f".dondoc-{os.getpid()}"
    parts = {path: path.with_name(f"{stem}-{number}.part") for number, path in enumerate(files)}
    try:
        for path, content in files.items():
            with _refusing(path):
                _write(parts[path], content)
        for path, part in parts.items():
            with _refusing(path):
                part.replace(path)
    finally:
        for part in parts.values():
            with suppress(OSError):
                part.unlink(missing_ok=True)
    return tuple(files)


def require_places(paths: Iterable[Path], *, overwrite: bool) -> None:
    """Refuse a file that exists, and a folder that does not."""
    for path in paths:
        with _refusing(path):
            if path.is_dir():
                raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
            if path.exists() and not overwrite:
                raise StorageUnavailable(EXISTS, path=str(path))
            if not path.parent.is_dir():
                reason = os.strerror(ENOENT)
                raise StorageUnavailable(NO_FOLDER, path=str(path.parent), reason=reason)


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    """Turn what the system says against a file into a refusal."""
    try:
        yield
    except OSError as refused:
        reason = refused.strerror or str(refused)
        raise StorageUnavailable(NOT_WRITTEN, path=str(path), reason=reason) from refused


def _write(part: Path, content: bytes) -> None:
    """Write a new file down to the disk."""
    with part.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
