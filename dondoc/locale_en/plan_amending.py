"""English of amended plans: what changes, what cannot, and rules set by a letter."""

from typing import Final

TEXTS: Final = {
    "ngày mới vẫn là dự kiến": "the new day is still tentative",
    "điều chỉnh kế hoạch": "amend the plan",
    "đặt số ngày của một thời hạn": "set the number of a deadline",
    "theo kế hoạch điều chỉnh": "as the amended plan says",
    "Ghi những thay đổi trên?": "Write these changes?",
    "Mã xem trước: từ chối nếu những gì sẽ đổi đã khác đi.": (
        "Code of the preview: refuse when what would change has changed."
    ),
    "Ngày có hiệu lực; không ghi là ngày của văn bản.": (
        "Day from which it holds; by default the day of the document."
    ),
    "Điều chỉnh kế hoạch theo văn bản: xem trước mọi thay đổi, rồi ghi đúng như vậy": (
        "Amend a plan by a document: preview every change, then write just that"
    ),
    "dondoc: {file} chưa điều chỉnh được; sửa tệp rồi làm lại, chưa ghi gì": (
        "dondoc: {file} cannot amend the plan; mend the file and try again, nothing was written"
    ),
    "Đặt số ngày cho một thời hạn của kế hoạch theo một văn bản, từ ngày văn bản trở đi": (
        "Set the number of a deadline of a plan by a letter, from the day of the letter on"
    ),
    "Số ngày, tuần, tháng.": "Number of days, weeks, months.",
    "Đơn vị tính.": "Unit.",
    "Quy trình có thời hạn đó.": "Workflow of the deadline.",
    "không có thời hạn “{name}”; chọn một trong: {known}": (
        "there is no deadline “{name}”; choose one of: {known}"
    ),
    "Đã ghi bản {number} của kế hoạch {code}": "Revision {number} of plan {code} is written",
    "chưa ghi văn bản điều chỉnh; thêm --document '12/KH-BQL, 20/5/2024'": (
        "the amending document is missing; add --document '12/KH-BQL, 20/5/2024'"
    ),
    "Kế hoạch {code} đã như vậy (bản {number}); không ghi gì": (
        "Plan {code} is so already (revision {number}); nothing written"
    ),
    "Kế hoạch {code}, bản {number} theo {document}, có hiệu lực từ {day}": (
        "Plan {code}, revision {number} by {document}, in force from {day}"
    ),
    "Cũ": "Old",
    "Mới": "New",
    "Ghi chú": "Note",
    "Mỗi người một thư": "One letter each",
    "Không thời hạn nào đổi ngày.": "No deadline moves.",
    "Không ai phải nhận tin.": "Nobody needs to be told.",
    "Mã xem trước: {hash}": "Code of the preview: {hash}",
    "giữ kết quả: quá hạn {late} ngày làm việc": "keeps its verdict: {late} working days late",
    "lần {round}": "round {round}",
    "Về hồ sơ": "About",
    "chưa có địa chỉ": "no address yet",
    "thêm vào kế hoạch": "added",
    "rút khỏi kế hoạch": "withdrawn",
    "tệp ghi khác danh mục; danh mục giữ nguyên": (
        "the file differs from the register, which stays as it is"
    ),
    "tên kế hoạch": "title",
    "cơ quan ban hành": "issuer",
    "ngày ban hành": "day of issue",
    "tổng số đơn vị văn bản nêu": "number of units the text states",
    "ngày cuối của cuộc kiểm tra": "last day of the visit",
    "địa điểm": "place",
    "lịch dự kiến": "tentative",
    "loại kiểm tra": "kind",
    "hình thức": "form",
    "phạm vi": "scope",
    "ngày đầu thời kỳ được kiểm tra": "first day of the period looked at",
    "ngày cuối thời kỳ được kiểm tra": "last day of the period looked at",
    "kết luận": "conclusion",
    "lý do giữ người của đơn vị trong đoàn": "reason for keeping the unit's people in the team",
    "thành phần đoàn": "team",
    "sản phẩm": "products",
    "nơi quyết định thành lập đoàn": "who sets up the team",
    "nơi nhận": "recipient",
    "đề cương báo cáo": "outline of the report",
    "kế hoạch chưa nêu": "not named by the plan",
    "{before} -> không còn trong kế hoạch": "{before} -> no longer in the plan",
    "thời hạn": "deadline",
    "{count} mục": "{count} items",
    "Như có hiệu lực vào ngày này.": "As it was in force on this day.",
    "Kế hoạch đã được điều chỉnh bởi những văn bản nào, từ ngày nào, đổi những gì": (
        "By which documents a plan was amended, from when, and what changed"
    ),
    "Bản {number}: theo {document}, có hiệu lực từ {day}, ghi lúc {at}": (
        "Revision {number}: by {document}, in force from {day}, written {at}"
    ),
    "Bản {number}: {document}, nạp lúc {at}": "Revision {number}: {document}, loaded {at}",
    "Điều chỉnh bởi: {documents}": "Amended by: {documents}",
    "điều chỉnh kế hoạch theo {document}": "plan amended by {document}",
    "rút {codes}: cuộc bị rút kết thúc kèm lý do; ghi thêm --reason": (
        "withdrawing {codes}: what is withdrawn ends with a reason; add --reason"
    ),
    "thành phần đoàn kiểm tra thay đổi": "the team has changed",
    "bổ sung cuộc kiểm tra": "an inspection was added",
    "có {count} điều không điều chỉnh được; sửa tệp rồi làm lại, chưa ghi gì": (
        "{count} things cannot be amended; mend the file and try again, nothing was written"
    ),
    "{document} có hiệu lực từ {day}, hôm nay mới {today}; điều chỉnh từ ngày đó": (
        "{document} holds from {day}, today is {today}; amend from that day on"
    ),
    (
        "những gì sẽ đổi không còn như bản xem trước {preview} (nay là {now}); "
        "xem lại rồi làm lại, chưa ghi gì"
    ): (
        "what would change is no longer as previewed in {preview} (now {now}); "
        "look again and try again, nothing was written"
    ),
    "chưa nạp kế hoạch {code}; nạp lần đầu bằng “dondoc plan load”": (
        "plan {code} is not loaded; load it first with “dondoc plan load”"
    ),
    (
        "kế hoạch {code} đã nạp với nội dung khác ({known}… không phải {new}…); điều chỉnh "
        "bằng: dondoc plan amend TỆP --document “số, ngày”"
    ): (
        "plan {code} is loaded with other content ({known}… instead of {new}…); amend it "
        "with: dondoc plan amend FILE --document “number, day”"
    ),
    "{plan} (điều chỉnh bởi {documents})": "{plan} (amended by {documents})",
    "Kế hoạch {code} vừa được người khác điều chỉnh; xem lại rồi làm lại": (
        "Plan {code} has just been amended by somebody else; look again and try again"
    ),
    "{code} đổi đơn vị từ {old} sang {new}: hãy rút cuộc cũ và thêm cuộc mới với mã khác": (
        "{code} changes its unit from {old} to {new}: withdraw the old visit and add a new one "
        "with another code"
    ),
    "{code} chuyển từ {old} sang {new}: hãy rút cuộc cũ và thêm cuộc mới với mã khác": (
        "{code} goes from {old} to {new}: withdraw the old visit and add a new one with another code"
    ),
    "{code} đã hủy: muốn kiểm tra lại thì thêm cuộc mới với mã khác": (
        "{code} is cancelled: to inspect after all, add a new visit with another code"
    ),
    "{code} đã kết thúc, không điều chỉnh được nữa; nếu ghi sai thì đính chính hồ sơ": (
        "{code} is closed and cannot be amended; a wrong entry is corrected in its case"
    ),
    "đợt {code} không còn trong tệp: giữ đợt lại, chỉ rút các cuộc của đợt": (
        "round {code} is missing from the file: keep the round, withdraw only its visits"
    ),
    "{name} đổi từ {old} sang {new}: đó là một kế hoạch khác, hãy nạp với mã khác": (
        "{name} changes from {old} to {new}: that is another plan, load it with another code"
    ),
    "đợt {code} đã kết thúc, không điều chỉnh được nữa": (
        "round {code} is closed and cannot be amended"
    ),
    "{code} đã kiểm tra, không dời được; nếu ghi sai ngày thì đính chính hồ sơ": (
        "{code} took place and cannot be moved; a wrong day is corrected in its case"
    ),
    "{code} đã kiểm tra, không rút được: giữ cuộc này trong tệp": (
        "{code} took place and cannot be withdrawn: keep it in the file"
    ),
    "mã {code} đã dùng cho hồ sơ khác; chọn mã mới": (
        "the code {code} is used by another case; choose a new one"
    ),
    "{code}: đợt {of} đã kết thúc, hãy thêm vào một đợt mới": (
        "{code}: round {of} has ended, add it to a new round"
    ),
    "{code}: cuộc cấp trên {of} đã kết luận hoặc đã hủy": (
        "{code}: the inspection above, {of}, is concluded or cancelled"
    ),
}
