"""English texts of extensions."""

from typing import Final

TEXTS: Final = {
    "chờ hướng dẫn của cấp trên": "waiting for guidance from above",
    "chờ bố trí kinh phí": "waiting for funds",
    "thay đổi tổ chức, nhân sự": "changes of organisation or staff",
    "thiên tai, dịch bệnh": "natural disaster, epidemic",
    "lý do khác": "another reason",
    "đề nghị gia hạn": "request for an extension",
    "gia hạn": "extension given",
    "không có thời hạn nào đang chạy để gia hạn": "no deadline is running that could be extended",
    "thời hạn này của {code} đang có đề nghị {waiting} chờ trả lời; chờ trả lời, hoặc rút "
    "bằng “dondoc extension withdraw {waiting}”": (
        "the request {waiting} about this deadline of {code} waits for an answer; wait for it, or "
        "take it back with “dondoc extension withdraw {waiting}”"
    ),
    "thời hạn này của {code} đã gia hạn {done} lần, tối đa {allowed} lần; thực hiện ngay và "
    "nêu lý do chậm, hoặc trình cơ quan chủ trì điều chỉnh kế hoạch": (
        "this deadline of {code} was extended {done} times, at most {allowed} are allowed; do the "
        "work now and say why it is late, or ask the organiser to amend the plan"
    ),
    "thời hạn này không còn chờ, hoặc đã ở ngày không sớm hơn ngày đề nghị; từ chối hoặc rút": (
        "this deadline is awaited no more, or already lies no earlier than the proposed day; refuse "
        "the request or withdraw it"
    ),
    "“{name}” không phải thời hạn đang chạy của {code}; ghi --deadline: {known}": (
        "“{name}” is no running deadline of {code}; give --deadline: {known}"
    ),
    "việc này không phải của {person}; nhập thay thì ghi --on-behalf-of MÃ-NGƯỜI-XIN": (
        "this is not for {person} to do; who enters it for others gives --on-behalf-of PERSON"
    ),
    "thời hạn của {code} đã hết ngày {due}, đề nghị ngày {asked} là sau hạn; chỉ xin gia "
    "hạn được đến hết ngày đến hạn; hãy thực hiện ngay và nêu lý do chậm khi báo cáo": (
        "the deadline of {code} passed on {due}, a request of {asked} comes after it; extensions "
        "can be asked for until the end of the due day; do the work now and say in the report why "
        "it is late"
    ),
    "thời hạn của {code} đã hết ngày {due}; đề nghị đã gửi trước hạn mà nay mới nhập thì cơ "
    "quan chủ trì nhập, kèm văn bản đề nghị (--document)": (
        "the deadline of {code} passed on {due}; a request sent before and entered only now is "
        "entered by the organiser, with its document (--document)"
    ),
    "thiếu ngày đề nghị gia hạn đến; ghi --to NGÀY": "the proposed day is missing; give --to DAY",
    "ngày đề nghị {to} không sau thời hạn hiện nay {due}; ghi --to ngày muộn hơn": (
        "the proposed day {to} is not after the present deadline {due}; give a later day as --to"
    ),
    "ngày đề nghị {to} là ngày nghỉ; ngày làm việc gần nhất: {before} hoặc {after}": (
        "the proposed day {to} is a day off; nearest working days: {before} or {after}"
    ),
    "lý do “{key}” không có trong danh mục; chọn một trong: {known}": (
        "the reason “{key}” is not in the list; choose one of: {known}"
    ),
    "lý do “{key}” phải được nói rõ; ghi thêm --note “…”": (
        "the reason “{key}” must be explained; add --note “…”"
    ),
    "đồng ý gia hạn": "approve the extension",
    "không đồng ý gia hạn": "refuse the extension",
    "rút đề nghị gia hạn": "withdraw the request",
    "việc xin gia hạn đã xong hoặc không còn": "what it was asked for is done or gone",
    "chờ trả lời": "waiting for an answer",
    "đã đồng ý": "approved",
    "không đồng ý": "refused",
    "đã rút": "withdrawn",
    "không còn cần": "not needed any more",
    "ai mà kế hoạch nêu": "whom the plan names",
    "; không bao giờ là người xin hay người được xin thay": (
        "; never who asked or on whose behalf it was asked"
    ),
    "người xin": "who asked",
    "ngày đề nghị gia hạn": "day of the request",
    "ngày được gia hạn": "day to which it was extended",
    "đang có đề nghị gia hạn {code} đến {day}, chưa được trả lời; thời hạn vẫn như trên": (
        "the request {code} for an extension to {day} waits for its answer; the deadline stays"
    ),
    "trả lời đề nghị gia hạn": "answer to a request for an extension",
    "{person} không được “{event}” đối với {code}: đã đứng ra xin hoặc được xin thay; "
    "phải là người khác trả lời": (
        "{person} may not “{event}” for {code}: asked for it, or it was asked on their behalf; "
        "somebody else must answer"
    ),
    "Đề nghị gia hạn": "Requests for extensions",
    "Đề nghị gia hạn và trả lời": "Ask for extensions and answer them",
    "Đề nghị gia hạn, trước khi hết hạn": "Ask for an extension before the deadline has passed",
    "Ngày đề nghị gia hạn đến.": "The proposed day.",
    "Lý do trong danh mục: cho-huong-dan, cho-kinh-phi … (hoặc của kế hoạch).": (
        "A reason from the list: cho-huong-dan, cho-kinh-phi … (or of the plan)."
    ),
    "Thời hạn nào, khi hồ sơ có nhiều thời hạn.": "Which deadline, when the case has several.",
    "Giải thích thêm; lý do “khac” phải có.": "More words; the reason “khac” needs them.",
    "Đồng ý gia hạn: thời hạn dời ngay, thời hạn ban đầu vẫn giữ": (
        "Approve: the deadline moves at once, its first day is kept"
    ),
    "Không đồng ý gia hạn, có lý do": "Refuse, with a reason",
    "Rút đề nghị chưa được trả lời": "Withdraw a request that waits",
    "Các đề nghị chờ trả lời; --all: cả đề nghị đã xong": (
        "Requests that wait for an answer; --all: those that are over too"
    ),
    "Cả đề nghị đã trả lời, đã rút.": "Answered and withdrawn ones too.",
    "Một đề nghị; với mã hồ sơ: từng thời hạn còn được xin mấy lần": (
        "One request; of a case: how often each deadline may still be extended"
    ),
    "Không có đề nghị gia hạn nào như vậy": "There is no such request",
    "{code} không có thời hạn nào đang chạy để gia hạn; xem “dondoc case show {code}”": (
        "{code} has no running deadline that could be extended; see “dondoc case show {code}”"
    ),
    "{code} có nhiều thời hạn; ghi --deadline là một trong: {known}": (
        "{code} has several deadlines; give --deadline, one of: {known}"
    ),
    "{person} không thuộc bên phải thực hiện việc này; --on-behalf-of phải là người đó": (
        "{person} does not belong to those who owe this; --on-behalf-of must name one of them"
    ),
    "{code} không phải đề nghị gia hạn; đang chờ trả lời của hồ sơ này: {waiting}": (
        "{code} is no request for an extension; requests of this case that wait: {waiting}"
    ),
    "Việc: {what} ({code})": "About: {what} ({code})",
    "Thời hạn ban đầu: {day}": "First deadline: {day}",
    "Thời hạn hiện nay: {old}; đề nghị đến: {new}, thêm {gained} ngày làm việc": (
        "Present deadline: {old}; proposed: {new}, {gained} working days more"
    ),
    "Thời hạn điều chỉnh: {new} (trước đó {old}), thêm {gained} ngày làm việc": (
        "Adjusted deadline: {new} (before: {old}), {gained} working days more"
    ),
    "Đã xin từ {old} đến {new}; thời hạn không đổi": (
        "Asked for from {old} to {new}; the deadline did not change"
    ),
    "{what}: {old} -> {new}": "{what}: {old} -> {new}",
    "Lần gia hạn thứ {number}, tối đa {allowed} lần; đã gia hạn {done} lần, còn được {left} lần": (
        "Extension no. {number}, at most {allowed}; extended {done} times so far, {left} left"
    ),
    "Lý do: {reason}": "Reason: {reason}",
    "Người xin: {names}, ngày {day}": "Asked by: {names}, on {day}",
    " (do {person} nhập thay)": " (entered by {person})",
    "Ý kiến khi trả lời: {text}": "Said with the answer: {text}",
    "Phải trả lời chậm nhất {day}; không trả lời thì chỉ nhắc, không tự duyệt": (
        "To be answered by {day}; without an answer there are reminders, never an approval"
    ),
    "[VÀNG] chưa có ai khác được quyền trả lời; thêm một lãnh đạo bằng “person appoint”": (
        "[VÀNG] nobody else may answer yet; add somebody of leadership with “person appoint”"
    ),
    "[VÀNG] ngày này ở sau 31/12/{year}: số liệu năm {year} vẫn tính việc này là chưa xong": (
        "[VÀNG] this day is after 31/12/{year}: the figures of {year} still count it as not done"
    ),
    "ngày đề nghị {day} lùi quá {most} ngày làm việc (không giải thích thì sớm nhất "
    "{earliest}); ghi thêm --note, hoặc xem mức này: dondoc office show": (
        "the request of {day} is entered more than {most} working days later (without a word "
        "{earliest} at the earliest); add --note, or see this limit: dondoc office show"
    ),
    "mỗi thời hạn {allowed} lần; {who} trả lời trong {days} ngày làm việc; lý do: {reasons}": (
        "each deadline {allowed} times; {who} answers within {days} working days; reasons: {reasons}"
    ),
    "gia hạn thời hạn": "extensions of deadlines",
    "Gia hạn: {words}": "Extensions: {words}",
    "Hạn khi xin": "Due when asked",
    "Xin đến": "Asked to",
    "{code} không có thời hạn nào đang chạy để gia hạn": (
        "{code} has no running deadline that could be extended"
    ),
    "{name}: {what}, hạn {day}; đã gia hạn {done} lần, còn được xin {left} lần": (
        "{name}: {what}, due {day}; extended {done} times, may be asked {left} times more"
    ),
    "Lý do được xin:": "Reasons that may be given:",
    " (kèm --note)": " (with --note)",
}
