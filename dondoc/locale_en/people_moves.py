"""English texts of people who hand over, leave and are erased."""

from typing import Final

TEXTS: Final = {
    "bàn giao việc": "hand work over",
    "việc được bàn giao cho người khác": "work handed over to somebody else",
    "ghi nghỉ, chuyển đi": "record that somebody leaves",
    "xóa dữ liệu cá nhân": "erase personal data",
    "  Nghỉ từ {day}": "  Left on {day}",
    "đã nghỉ từ {day}": "left on {day}",
    (
        "Cuộc kiểm tra chưa công bố mà người thực hiện không được biết, nếu có, không nằm trong "
        "danh sách này và giữ nguyên; người được biết bàn giao riêng"
    ): (
        "Unannounced inspections that the actor may not know of, if any, are not in this list and "
        "stay as they are; whoever knows of them hands them over"
    ),
    "Bàn giao mọi việc đang mở của một người cho người khác, trong một lần.": (
        "Hand all open work of one person over to another, in one act."
    ),
    "Lý do vẫn giao dù người nhận vướng (cùng đơn vị…).": (
        "Why it is handed over although the new owner is in conflict (same unit, ...)."
    ),
    "Bàn giao: {old} ({old_code}) → {new} ({new_code}), từ {day}": (
        "Handed over: {old} ({old_code}) → {new} ({new_code}), from {day}"
    ),
    "  Tin đang chờ, chuyển cho người nhận: {count}": (
        "  Notices that wait, given to the new owner: {count}"
    ),
    "Một người nghỉ, chuyển đi: từ ngày đó không nhận tin nữa, tên còn trong nhật ký.": (
        "Somebody leaves: from that day they receive nothing, their name stays in the log."
    ),
    "Ngày đầu tiên không còn làm ở đây.": "First day on which they are no longer here.",
    "Vẫn cho nghỉ khi còn đứng tên hồ sơ đang mở.": (
        "Let them leave although open cases bear their name."
    ),
    "{name} ({code}) nghỉ từ {day}; tên còn trong nhật ký và hồ sơ": (
        "{name} ({code}) leaves on {day}; the name stays in the log and in cases"
    ),
    "  Tin đang chờ, chuyển cho người thay thế: {count}": (
        "  Notices that wait, given to who stands in: {count}"
    ),
    "Xóa dữ liệu cá nhân của người đã nghỉ; nhật ký vẫn xác minh được. Không lấy lại được.": (
        "Erase the personal data of somebody who has left; the log still verifies. For good."
    ),
    "Xóa dữ liệu cá nhân của {code} (đã nghỉ từ {day})": (
        "Erase the personal data of {code} (left on {day})"
    ),
    "ghi lý do: --reason '…'": "give a reason: --reason '...'",
    "[VÀNG] {code} chưa có địa chỉ thư: dondoc person contact {code}": (
        "[VÀNG] {code} has no e-mail address: dondoc person contact {code}"
    ),
    "  Hồ sơ đi theo vai trò ({count}): {codes}": "  Cases that come with a role ({count}): {codes}",
    "  Không có việc nào đang mở": "  Nothing is open",
    "  Vẫn đứng tên, người thay thế nhận nhắc việc:": (
        "  Still in their name, others receive the reminders:"
    ),
    "ghi văn bản làm căn cứ xóa: --document 'số, ngày'": (
        "give the document that asks for it: --document 'number, day'"
    ),
    "Xóa dữ liệu cá nhân của {code}, không lấy lại được.": (
        "Erase the personal data of {code}, for good."
    ),
    "địa chỉ": "addresses",
    "đoạn chữ trong nhật ký": "texts of the log",
    "kế hoạch có địa chỉ": "plans with an address",
    "Xóa:": "Erased:",
    "Giữ lại:": "Kept:",
    (
        "Tệp cơ sở dữ liệu còn trang cũ chờ ghi đè; máy chủ hoặc lần ghi sau sẽ dùng lại chỗ đó"
    ): "The database still has old pages; the server, or later writing, uses them again",
    "Đứng tên": "As",
    "Địa chỉ thôi dùng": "Address given up",
    "mọi địa chỉ trong danh mục và trong các kế hoạch đã nạp": (
        "every address in the register and in loaded plans"
    ),
    "địa chỉ, tên người nhận và nội dung các thư đã gửi cho người này": (
        "address, name and words of the messages sent to this person"
    ),
    "họ tên, chức danh trong danh mục và các lý do trong nhật ký của người này": (
        "name and title in the register, and the reasons in this person's log"
    ),
    "muối của mã băm địa chỉ: không ai thử lại được địa chỉ từ nhật ký": (
        "the salt of the address hashes: nobody can try addresses against the log"
    ),
    "mã người và mọi việc đã làm, trong nhật ký và hồ sơ": (
        "the code and every act, in the log and in cases"
    ),
    "họ tên in trong kế hoạch đã ký và trong thư đã gửi cho người khác": (
        "the name printed in signed plans and in messages sent to others"
    ),
    "thư đã rời máy này: tệp .eml, máy chủ thư, bản sao lưu": (
        "what has left this database: .eml files, mail servers, backups"
    ),
    "{code} còn vai trò hoặc chưa nghỉ; ghi nghỉ trước: dondoc person leave {code}": (
        "{code} has roles or has not left; record that first: dondoc person leave {code}"
    ),
    "{code} còn đứng tên {cases}; bàn giao trước: dondoc person hand-over {code}": (
        "{code} still stands in {cases}; hand over first: dondoc person hand-over {code}"
    ),
    "còn thư đang gửi cho {code}; để dịch vụ chạy xong một lượt rồi làm lại": (
        "a message to {code} is on its way; let the daemon finish a tick and try again"
    ),
    "Thư ký đoàn": "Secretary of the team",
    "Thành viên đoàn": "Member of the team",
    "người được biết cuộc kiểm tra chưa công bố": "knows of the unannounced inspection",
    "{code}: người giao và người nhận là một; ghi mã của hai người khác nhau": (
        "{code}: both are the same person; give the codes of two"
    ),
    "{code} đã nghỉ từ {day}, không nhận bàn giao được; chọn người khác": (
        "{code} left on {day} and cannot take over; choose somebody else"
    ),
    (
        "{code} còn đứng tên {cases}; bàn giao trước: dondoc person hand-over {code} "
        "NGƯỜI-NHẬN, hoặc ghi --leave-open để người thay thế nhận nhắc việc"
    ): (
        "{code} still stands in {cases}; hand over first: dondoc person hand-over {code} TO, or "
        "give --leave-open and others receive the reminders"
    ),
    "{code} đã nghỉ từ {day}; xem: dondoc person show {code}": (
        "{code} left on {day}; see: dondoc person show {code}"
    ),
    "{code} đã nghỉ từ {day}; giao vai trò trước: dondoc person appoint {code}": (
        "{code} left on {day}; give a role first: dondoc person appoint {code}"
    ),
    "{person} đã nghỉ từ {day}, không thao tác được nữa; ghi --as người đang làm": (
        "{person} left on {day} and acts no more; give --as somebody who is here"
    ),
}
