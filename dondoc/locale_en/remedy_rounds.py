"""English texts of the further rounds of a remediation."""

from typing import Final

TEXTS: Final = {
    "ngày yêu cầu tiếp tục khắc phục": "day of the return",
}
