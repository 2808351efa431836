"""English texts of the list of commands."""

from typing import Final

TEXTS: Final = {
    "Kế hoạch và tra cứu": "Plans and look-up",
    "Các bước của cuộc kiểm tra": "Steps of an inspection",
    "Khắc phục kiến nghị": "Remediation of recommendations",
    "Vận hành": "Running the program",
    "Kiểm tra và nạp tệp kế hoạch": "Check and load a plan file",
    "Xem một cuộc kiểm tra hoặc một việc khắc phục": "Show an inspection or a remediation",
    "Bảng tình hình: quá hạn và ai chịu trách nhiệm, đang chờ, chưa có ngày": (
        "The board: overdue and who answers, waiting, without a day"
    ),
    "Việc đến hạn: ai, việc gì, ngày nào": "What is due: who, what, when",
    "Đợt kiểm tra của một đoàn": "The round of a team",
    "Lịch làm việc: ngày nghỉ, ngày làm bù, ngày dự kiến": (
        "Working calendar: days off, worked Saturdays, provisional days"
    ),
    "Tính một thời hạn và giải thích từng ngày": "Reckon a deadline and explain every day",
    "Các bước, thời hạn, mốc nhắc của một quy trình": (
        "States, events, deadlines and ladder of a workflow"
    ),
    "Đơn vị và tên gọi theo thời gian": "Units and their names by date",
    "Người, vai trò và địa chỉ theo thời gian": "People, their roles and addresses by date",
    "Thống nhất ngày giờ kiểm tra với đơn vị": "Agree day and hour of the visit with the unit",
    "Đã thông báo lịch kiểm tra": "The schedule was notified",
    "Đã nhận báo cáo của đơn vị": "The unit's report was received",
    "Yêu cầu bổ sung báo cáo còn thiếu mục": "Ask for the missing sections of a report",
    "Chấp nhận báo cáo": "Accept the report",
    "Đã kiểm tra tại đơn vị": "The visit took place",
    "Công bố cuộc kiểm tra đột xuất": "Announce an unannounced inspection",
    "Đã ban hành thông báo kết luận": "The conclusion was issued",
    "Hoãn, chưa có ngày mới": "Postpone without a new date",
    "Đổi lịch sang ngày khác": "Move the visit to another day",
    "Hủy cuộc kiểm tra": "Cancel the inspection",
    "Mở phúc tra các nội dung chưa đạt": "Order a re-inspection of unresolved points",
    "Đã phúc tra": "The re-inspection took place",
    "Ghi nhận công văn đôn đốc": "Register an urging letter",
    "Ghi nhận đề xuất của đơn vị": "Record a proposal of the unit",
    "Trả lời đề xuất của đơn vị": "Answer a proposal of the unit",
    "Tạm dừng tính thời hạn": "Pause the deadlines",
    "Tiếp tục tính thời hạn": "Resume the deadlines",
    "Đơn vị báo cáo khắc phục, có minh chứng": "The unit reports a remedy, with evidence",
    "Khắc phục đạt": "Accept the remedy",
    "Khắc phục chưa đạt, đặt hạn mới": "Return the remedy with a new deadline",
    "Kiến nghị cấp có thẩm quyền": "Pass on to the competent authority",
    "Cấp có thẩm quyền đã trả lời": "The competent authority answered",
    "Đặt hạn cho việc chưa xác định thời hạn": "Set a deadline that was not set",
    "Xác nhận đã nhận nhắc việc": "Acknowledge a reminder",
    "Tạo cơ sở dữ liệu và cấu hình đầu tiên": "Create the database and the first settings",
    "Cấu hình đang dùng và nguồn của từng giá trị": "Settings in use and their origins",
    "Nhật ký: xem, lọc, xác minh": "Log: read, filter, verify",
    "Thư chờ gửi, đã gửi, không gửi được": "Mail that waits, was sent, or cannot be delivered",
    "Dịch vụ nhắc việc và gửi thư": "The service that reminds and sends mail",
}
