"""English texts of what keeps an office at home on its machine: copies, backups, restores."""

from typing import Final

TEXTS: Final = {
    "Tệp {where} đã có; bản sao chỉ ghi vào tệp mới, hãy chọn tên khác": (
        "The file {where} exists; a copy is written to a new file only, choose another name"
    ),
}
