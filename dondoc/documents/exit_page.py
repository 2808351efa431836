"""The reference of the exit codes and of the codes of refusals."""

from collections.abc import Iterator
from typing import Final

from dondoc.documents.markdown import code, head, page, table
from dondoc.language import _
from engine import errors
from engine.errors import DondocError
from engine.words import N_

TITLE = N_("Mã thoát")
ABOUT = N_(
    "Mọi lệnh kết thúc bằng một trong các mã dưới đây. Lời từ chối là một dòng trên stderr, nêu sự"
    " việc, giới hạn và cách làm tiếp; không có gì bị ghi dở dang."
)
MEANINGS: Final = {
    0: N_("đã làm xong"),
    1: N_("bị từ chối: việc không làm được lúc này, hoặc kiểm tra thấy có lỗi"),
    2: N_("gọi lệnh sai, hoặc một giá trị không đọc được"),
    70: N_("lỗi của chương trình; kèm toàn bộ dấu vết để gửi người bảo trì"),
    74: N_("không đọc hoặc không ghi được cơ sở dữ liệu, thư mục"),
    75: N_("tạm thời chưa được (đang bận, hoặc người khác vừa thay đổi): thử lại"),
    77: N_("người thực hiện không có quyền; lần từ chối này được ghi vào nhật ký"),
    130: N_("người dùng dừng bằng Ctrl+C"),
}
REFUSALS: Final = {
    "event-refused": N_("bước này chưa làm được; câu trả lời nêu các bước làm được"),
    "invalid-input": N_("giá trị người dùng đưa vào không đọc được"),
    "not-found": N_("không có mã đó đối với người hỏi"),
    "right-missing": N_("thiếu quyền"),
    "conflict": N_("người khác vừa thay đổi cùng một hồ sơ"),
    "year-closed": N_("năm đã chốt, hoặc số liệu đã chốt không còn như lúc chốt"),
    "calendar-not-covered": N_("ngày nằm ngoài dữ liệu lịch làm việc"),
    "definition-unsound": N_("định nghĩa quy trình có lỗi"),
    "storage-unavailable": N_("không dùng được cơ sở dữ liệu hoặc thư mục"),
    "storage-busy": N_("cơ sở dữ liệu bị khóa quá lâu"),
}


def exit_page() -> str:
    """Return the page of the exit codes."""
    return page(_lines())


def _lines() -> Iterator[str]:
    yield from head(_(TITLE), _(ABOUT))
    rows = [(str(number), _(text)) for number, text in MEANINGS.items()]
    yield from table((_(N_("Mã thoát")), _(N_("Ý nghĩa"))), rows)
    yield f"## {_(N_('Mã của lời từ chối'))}"
    yield ""
    refusals = [(code(kind.code), str(kind.exit_code), _(REFUSALS[kind.code])) for kind in kinds()]
    yield from table((_(N_("Mã")), _(N_("Mã thoát")), _(N_("Ý nghĩa"))), refusals)


def kinds() -> list[type[DondocError]]:
    """Return the kinds of refusal that every part of the program shares."""
    found = [each for each in vars(errors).values() if isinstance(each, type)]
    return [kind for kind in found if issubclass(kind, DondocError) and kind is not DondocError]
