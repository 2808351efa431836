"""English of the workflows: states, events, deadlines, and the words of guards that do not hold."""

from typing import Final

TEXTS: Final = {
    "ban hành sản phẩm của đợt": "issue a product of the round",
    "ban hành thông báo kết luận": "issue the conclusion",
    "ban hành thông báo kết luận kiểm tra": "issue the conclusion of the inspection",
    "báo cáo của đơn vị đã được chấp nhận": "the unit's report was accepted already",
    "báo cáo khắc phục": "report the remediation",
    "báo cáo kết quả khắc phục": "report on the remediation",
    "báo cáo tổng hợp kết quả kiểm tra": "summary report of the inspections",
    "chưa có ngày kiểm tra; đặt bằng “dondoc reschedule”": (
        "there is no day of the visit; set one with “dondoc reschedule”"
    ),
    "chưa có quyết định thành lập đoàn": "no decision to set up the team yet",
    "chưa có quyết định thành lập đoàn; ghi trước bằng “dondoc round establish-team”": (
        "there is no decision to set up the team; record it first with “dondoc round establish-team”"
    ),
    "chưa mở phúc tra": "no re-inspection was ordered",
    "chưa nhận báo cáo của đơn vị": "the unit's report was not received",
    "chưa đạt, yêu cầu tiếp tục khắc phục": "returned, remediation goes on",
    "chấp nhận báo cáo": "accept the report",
    "chỉ cuộc kiểm tra đột xuất mới công bố; cuộc theo kế hoạch thì gửi thông báo lịch": (
        "only an unannounced inspection is announced; for a planned one send the notice of schedule"
    ),
    "chỉ còn cuộc đang hoãn": "only postponed visits are left",
    "cuộc kiểm tra": "inspection",
    "cuộc này kết luận chung với đơn vị cấp trên; ban hành kết luận ở hồ sơ cấp trên": (
        "this inspection is concluded with its parent unit; issue the conclusion on the parent case"
    ),
    "còn cuộc kiểm tra chưa tiến hành": "some visits have not taken place",
    "còn cuộc kiểm tra chưa tiến hành và không phải đang hoãn": (
        "some visits have not taken place and are not postponed"
    ),
    "còn kiến nghị chưa khắc phục xong; hồ sơ chỉ kết thúc khi mọi kiến nghị kết thúc": (
        "some recommendations are still open; the case ends only when all of them have ended"
    ),
    "còn kiến nghị chưa kết thúc hoặc còn phúc tra": (
        "a recommendation or a re-inspection is still open"
    ),
    "còn sản phẩm khác phải làm": "other products are still to be made",
    "còn đơn vị trực thuộc kết luận chung chưa kiểm tra; kiểm tra hoặc hủy cuộc đó trước": (
        "a sub-inspection with a common conclusion has not taken place; inspect or cancel it first"
    ),
    "có mã kiến nghị không thuộc hồ sơ này; xem mã bằng “dondoc case show”": (
        "a code is no recommendation of this case; see the codes with “dondoc case show”"
    ),
    "công bố kiểm tra đột xuất": "announce the unannounced inspection",
    "công nhận đã khắc phục": "accept as remedied",
    "cấp có thẩm quyền đã trả lời": "answered by the competent authority",
    "dời lịch kiểm tra": "reschedule the visit",
    "dự kiến": "planned",
    "ghi công văn đôn đốc": "register an urging letter",
    "ghi kiến nghị, đề xuất của đơn vị": "record a proposal of the unit",
    "ghi kết quả phúc tra": "record the result of the re-inspection",
    "ghi trả lời của cấp có thẩm quyền": "record the answer of the competent authority",
    "gửi báo cáo phục vụ kiểm tra": "hand in the report for the inspection",
    "gửi thông báo lịch kiểm tra": "send the notice of schedule",
    "hoãn, chưa có ngày mới": "postpone without a new day",
    "hoãn, chờ xác định lịch": "postponed, waiting for a day",
    "hồ sơ không có đơn vị": "the case has no unit",
    "hủy": "cancelled",
    "hủy cuộc kiểm tra": "cancel the inspection",
    "không có cuộc nào đang hoãn": "no visit is postponed",
    "không có quy trình {name}; hiện có: {known}": "no workflow {name}; there are: {known}",
    "không có đề xuất nào đang chờ trả lời": "no proposal waits for an answer",
    "không có thời hạn nào đang tạm dừng": "no deadline is paused",
    "kế hoạch không cho tạm dừng thời hạn nào của hồ sơ này": (
        "the plan allows no pause of any deadline of this case"
    ),
    "không có đề xuất số đó đang chờ trả lời": "no proposal of that number waits for an answer",
    "khắc phục kiến nghị": "remediation of a recommendation",
    "kiến nghị cấp có thẩm quyền": "pass on to the competent authority",
    "kiểm tra đột xuất không có thông báo lịch và báo cáo trước; dùng “announce”": (
        "an unannounced inspection has no notice and no prior report; use “announce”"
    ),
    "kiện toàn đoàn kiểm tra": "change the team",
    "kế hoạch không cho tạm dừng thời hạn này, hoặc nó đang tạm dừng hay đã quá hạn": (
        "the plan does not allow a pause of this deadline, or it is paused or overdue already"
    ),
    "kế hoạch không yêu cầu sản phẩm này, hoặc đã ban hành": (
        "the plan does not ask for this product, or it is issued"
    ),
    "kiến nghị đã chuyển cấp có thẩm quyền thì không trả lại đơn vị; bỏ mã đó khỏi --unresolved": (
        "a recommendation passed on to the competent authority is not returned to the unit; "
        "leave its code out of --unresolved"
    ),
    "kết luận chung với đơn vị cấp trên": "concluded with the parent unit",
    "kết luận có kiến nghị": "the conclusion has recommendations",
    "kết luận không có kiến nghị": "the conclusion has no recommendations",
    "kết thúc": "closed",
    "kết thúc các cuộc kiểm tra của đợt": "end of the visits of the round",
    "kết thúc hồ sơ": "close the case",
    "kết thúc đợt kiểm tra": "end the round",
    "kết thúc đợt kiểm tra hay chờ cuộc đang hoãn?": "end the round, or wait for what is postponed?",
    "lịch các cuộc kiểm tra thay đổi": "the schedule of the visits changed",
    "lịch còn là dự kiến; thống nhất với đơn vị bằng “dondoc agree-visit” hoặc dời bằng “reschedule”": (
        "the day is still tentative; agree it with “dondoc agree-visit” or move it with “reschedule”"
    ),
    "lịch không còn là dự kiến": "the day is no longer tentative",
    "mọi cuộc kiểm tra đã xong": "all visits are over",
    "mọi kiến nghị đã kết thúc": "all recommendations have ended",
    "mở phúc tra": "order a re-inspection",
    "ngày cuối của cuộc kiểm tra ở trước ngày đầu": "the last day of the visit lies before its first",
    "ngày kiểm tra rơi vào ngày nghỉ; chọn một ngày làm việc (xem “dondoc calendar day”)": (
        "the visit falls on a day off; choose a working day (see “dondoc calendar day”)"
    ),
    "nhận báo cáo của đơn vị": "receive the unit's report",
    "nhắc rà soát": "ask for a review",
    "ngày kiểm tra đã qua; dời lịch bằng “dondoc reschedule” trước khi thông báo": (
        "the day of the visit has passed; move it with “dondoc reschedule” before the notice"
    ),
    "phúc tra thấy chưa đạt": "found unresolved by the re-inspection",
    "phải nêu mục còn thiếu theo đề cương (--missing “II.3”); xem đề cương bằng “dondoc plan show”": (
        "name the missing sections of the outline (--missing “II.3”); see it with “dondoc plan show”"
    ),
    "quyết định có phúc tra không; hết hạn thì hồ sơ tự kết thúc": (
        "decide on a re-inspection; after that day the case closes by itself"
    ),
    "quyết định thành lập đoàn kiểm tra": "decision to set up the team",
    "sản phẩm khác": "another product",
    "theo dõi trả lời của cấp có thẩm quyền": "follow the answer of the competent authority",
    "theo dõi việc khắc phục các kiến nghị": "follow the remediation of the recommendations",
    "thiếu minh chứng; kèm tệp bằng --evidence hoặc giải trình bằng --explanation": (
        "evidence is missing; attach a file with --evidence or explain with --explanation"
    ),
    "thành lập đoàn kiểm tra": "set up the team",
    "thông báo kết luận chung của cơ quan": "general conclusion of the agency",
    "thống nhất lịch kiểm tra với đơn vị": "agree the day of the visit with the unit",
    "thống nhất lịch với đơn vị": "agree the day with the unit",
    "thời hạn khắc phục đã có ngày; kéo dài là việc gia hạn": (
        "the remediation has a deadline already; a longer one is an extension"
    ),
    "thời hạn này không đang tạm dừng": "this deadline is not paused",
    "tiến hành kiểm tra": "carry out the visit",
    "tiến hành kiểm tra khi chưa có báo cáo": "carry out the visit without the report",
    "tiến hành phúc tra": "carry out the re-inspection",
    "tiếp tục tính hạn": "resume the count",
    "trả lại, yêu cầu tiếp tục khắc phục": "return, remediation goes on",
    "trả lời kiến nghị, đề xuất": "answer a proposal",
    "tạm dừng tính hạn": "pause the count",
    "tính lại theo lịch nghỉ mới": "reckon again by the new calendar",
    "tổng hợp, báo cáo kết quả khắc phục": "consolidated report on the remediation",
    "tham mưu chỉ đạo xử lý sau kiểm tra": "proposal of measures after the inspections",
    "xem xét báo cáo khắc phục": "review the report on the remediation",
    "xác định ngày kiểm tra mới sau khi hoãn": "set a new day after the postponement",
    "xác định ngày kiểm tra trong khung thời gian của kế hoạch": (
        "set the day of the visit within the window of the plan"
    ),
    "yêu cầu bổ sung báo cáo": "ask for the missing parts of the report",
    "đang có phúc tra chưa thực hiện; ghi kết quả bằng “dondoc reinspect”": (
        "a re-inspection is ordered and not yet done; record it with “dondoc reinspect”"
    ),
    "đang kiểm tra": "visits under way",
    "đây là sản phẩm cuối cùng của đợt": "this is the last product of the round",
    "đã ban hành kết luận": "concluded",
    "đã báo cáo khắc phục": "reported",
    "đã có ngày kiểm tra": "the day of the visit is set",
    "đã công bố (đột xuất)": "announced (unannounced inspection)",
    "đã giao khắc phục": "assigned",
    "đã khắc phục": "remedied",
    "đã kiến nghị cấp có thẩm quyền": "passed on to the competent authority",
    "đã kiểm tra": "inspected",
    "đã kết thúc đợt kiểm tra": "round ended",
    "đã nhận báo cáo": "report received",
    "đã phúc tra": "re-inspected",
    "đã thông báo": "notified",
    "đơn vị chưa được thông báo lịch": "the unit was not notified",
    "đơn vị đã được thông báo lịch": "the unit was notified",
    "đặt thời hạn khắc phục": "set the deadline of the remediation",
    "đợt còn sản phẩm phải làm": "the round has products to make",
    "đợt kiểm tra": "round",
    "đợt này không chờ sản phẩm đó; xem “dondoc round show”": (
        "this round does not wait for that product; see “dondoc round show”"
    ),
    "đợt này không có sản phẩm nào phải làm": "this round has no products to make",
}
