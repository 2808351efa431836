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
}
