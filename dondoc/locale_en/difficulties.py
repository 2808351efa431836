"""English texts of difficulties."""

from typing import Final

TEXTS: Final = {
    "được công bố cùng hồ sơ": "made known together with its case",
    "Khó khăn, vướng mắc": "Difficulties",
    "Khó khăn, vướng mắc: báo, trả lời, theo dõi": "Difficulties: reported, answered, followed",
    "Bên báo đồng ý: đã giải quyết được": "The reporter agrees: it is solved",
    "Câu trả lời chưa giải quyết được: hỏi lại": "The answer did not help: ask again",
    "Rút vướng mắc, có lý do": "Take a difficulty back, with a reason",
    "Báo vướng mắc của một nhiệm vụ hoặc hồ sơ; người nhận được thư ngay": (
        "Report a difficulty of a task or case; the addressee gets a letter at once"
    ),
    "Mã người, hoặc: lanh-dao (truong-ban), dau-moi, nguoi-dung-dau, truong-doan, don-vi.": (
        "Code of a person, or: leadership, organiser, unit-head, team-lead, unit."
    ),
    "Cơ quan ngoài; đầu mối của cơ quan chủ trì theo dõi.": (
        "A body outside; the organiser's officers follow it up."
    ),
    "Vướng mắc gì.": "What the difficulty is.",
    "Đề xuất cách giải quyết.": "How it could be solved.",
    "Ghi câu trả lời; người báo và bên có việc được tin ngay": (
        "Record the answer; the reporter and whose work it is hear of it at once"
    ),
    "Câu trả lời.": "The answer.",
    "Các vướng mắc chưa khép lại, chưa trả lời đứng trước; --all: cả đã xong": (
        "Difficulties not closed, unanswered ones first; --all: the others too"
    ),
    "Cả vướng mắc đã giải quyết, đã rút.": "Those solved or taken back, too.",
    "vướng mắc phải được nói rõ; ghi --text “…”": (
        "a difficulty must be put in words; add --text “…”"
    ),
    "{code} đã là vướng mắc; báo trên hồ sơ gốc {parent}, hoặc hỏi lại bằng “reopen”": (
        "{code} is a difficulty already; report on its case {parent}, or ask again with “reopen”"
    ),
    "Không có vướng mắc nào như vậy": "There are no such difficulties",
    "Vướng mắc": "Difficulty",
    "Gửi": "To",
    "Ngày báo": "Reported",
    "Đã mở": "Open for",
    "{days} ngày làm việc": "{days} working days",
    "{body} (theo dõi: {names})": "{body} (followed by: {names})",
    "Việc: {what}": "Work: {what}",
    "Vướng mắc: {text}": "Difficulty: {text}",
    "Người báo: {names}, ngày {day}": "Reported by: {names}, {day}",
    "Gửi: {who}": "To: {who}",
    "Đề xuất: {text}": "Proposal: {text}",
    "Gửi cơ quan ngoài: {text}": "To a body outside: {text}",
    "Trả lời: {text}": "Answer: {text}",
    "Trả lời ngày {day}: {text}": "Answered {day}: {text}",
    "Đã hỏi lại {count} lần vì chưa giải quyết được": "Asked again {count} times: not solved",
    "Phải trả lời chậm nhất {day}": "To be answered by {day}",
    "Chưa trả lời, đã {waited} ngày làm việc; chưa có trả lời thì hỏi lại {day}": (
        "Not answered for {waited} working days; asked about again {day}"
    ),
    "Chờ bên báo đồng ý hoặc hỏi lại; hỏi {day}": (
        "The reporter is to agree or to ask again; asked {day}"
    ),
    "không có người hoặc vai trò “{to}”; gần giống: {near}": (
        "there is no person or role “{to}”; nearest: {near}"
    ),
    "{option} dài quá {most} ký tự; viết ngắn lại": (
        "{option} is longer than {most} characters; shorten it"
    ),
    "ghi một trong hai: --to NGƯỜI hoặc vai trò, hoặc --to-body CƠ-QUAN": (
        "give one of both: --to a person or role, or --to-body a body outside"
    ),
    "{person} đã nghỉ từ {day}; gửi người đang làm, hoặc --to lanh-dao": (
        "{person} left on {day}; put it before somebody who is here, or --to leadership"
    ),
    "{person} không được biết hồ sơ {code}; gửi người được biết, hoặc --to lanh-dao": (
        "{person} may not know of {code}; put it before somebody who may, or --to leadership"
    ),
    "{code} không phải vướng mắc; vướng mắc của hồ sơ này: {found}": (
        "{code} is no difficulty; the difficulties of this case: {found}"
    ),
    "người nhận": "addressee",
    "người báo": "reporter",
    "người báo, người xin": "reporter, asker",
    "ngày báo vướng mắc": "day of the report",
    "ngày trả lời": "day of the answer",
    "khó khăn, vướng mắc": "difficulty",
    "trả lời vướng mắc": "answer to a difficulty",
    "vướng mắc đã rút": "difficulty taken back",
    "người phải trả lời vướng mắc": "who is to answer a difficulty",
    "báo khó khăn, vướng mắc": "report a difficulty",
    "vướng mắc gửi ai? ghi --to NGƯỜI, --to truong-ban, dau-moi …, hoặc --to-body CƠ-QUAN": (
        "before whom? add --to a person, --to leadership, organiser …, or --to-body a body outside"
    ),
    "thiếu câu trả lời; ghi --text “…” hoặc --document": (
        "the answer is missing; add --text “…” or --document"
    ),
    "chỉ bên đã báo vướng mắc mới khép lại được; nhập thay thì ghi --on-behalf-of NGƯỜI-BÁO": (
        "only who reported it can end it; entering it for them, add --on-behalf-of REPORTER"
    ),
    "không vướng việc của đơn vị": "it is not the unit's work",
    "không vướng việc của Đoàn": "it is not the team's work",
    "đồng ý, vướng mắc đã giải quyết": "agree that it is solved",
    "chưa giải quyết được, hỏi lại": "not solved, ask again",
    "rút vướng mắc": "take a difficulty back",
    "đã trả lời": "answered",
    "đã giải quyết": "solved",
    "trả lời khó khăn, vướng mắc": "answer a difficulty",
    "xem câu trả lời đã giải quyết được vướng mắc chưa": "say whether the answer solves it",
    "trả lời khó khăn, vướng mắc, kể từ ngày báo": "answer a difficulty, from the day of its report",
}
