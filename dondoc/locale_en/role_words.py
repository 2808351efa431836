"""English texts of the roles of people and of lists without an entry."""

from typing import Final

TEXTS: Final = {
    "người đứng đầu": "head",
    "đầu mối": "focal point",
    "chuyên viên cơ quan tổ chức": "officer of the organiser",
    "kiểm toán": "auditor",
    "người cài đặt": "operator",
    "công chức": "official",
    "(không có)": "(none)",
}
