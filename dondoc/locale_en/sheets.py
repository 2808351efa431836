"""English texts of files with tables, and of the options that write them."""

from typing import Final

TEXTS: Final = {
    "… (bị cắt: ô Excel chứa tối đa 32.767 ký tự)": (
        "… (cut: a cell of Excel holds 32,767 characters)"
    ),
    "Bảng": "Table",
    "trang {page}/{pages}": "page {page}/{pages}",
    "{path} đã có; chọn tên khác, hoặc thêm --force để ghi đè": (
        "{path} exists; choose another name, or add --force to overwrite it"
    ),
    "không ghi được {path} ({reason}); nếu tệp đang mở thì đóng lại, hoặc chọn nơi khác": (
        "cannot write {path} ({reason}); close it if it is open, or choose another place"
    ),
    "Ghi bảng ra tệp CSV (mở bằng Excel); nhiều bảng thì mỗi bảng một tệp.": (
        "Write the table as CSV for Excel; of several tables, one file for each."
    ),
    "Ghi bảng ra tệp Excel, in được ngay trên giấy A4.": (
        "Write the table as a workbook, ready to print on A4."
    ),
    "Ghi đè tệp CSV, Excel đã có.": "Overwrite a CSV or Excel file that exists.",
    "{option}: tên tệp phải kết thúc bằng {ending}; ví dụ: {example}": (
        "{option}: the name of the file must end in {ending}; for example: {example}"
    ),
    "Đã ghi {path} ({rows} dòng)": "Wrote {path} ({rows} rows)",
}
