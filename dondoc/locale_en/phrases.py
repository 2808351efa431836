"""English texts of time phrases."""

from typing import Final

TEXTS: Final = {
    "ngày cụ thể": "a day",
    "khoảng thời gian": "a range",
    "tháng": "month",
    "quý": "quarter",
    "6 tháng, 9 tháng": "half-year, nine months",
    "năm": "year",
    "định kỳ": "recurring",
    "theo văn bản khác": "set by another document",
    "nêu rõ trong cụm từ": "stated in the words",
    "năm, hoặc ngày cuối kỳ, suy ra từ kế hoạch": "the year or the last day follows from the plan",
    "Đọc cụm từ chỉ thời gian: loại, khoảng, ngày đến hạn; không rõ thì nêu câu hỏi": (
        "Read a time phrase: kind, windows, due days; ask where it is not clear"
    ),
    "Đọc cụm từ chỉ thời gian của kế hoạch": "Read a time phrase of a plan",
    "Năm của kế hoạch.": "The year of the plan.",
    "Đọc từng dòng của một tệp.": "Read each line of a file.",
    "cần đúng một trong hai: cụm từ, hoặc --file TỆP": "give a phrase or --file FILE, not both",
    "Cần hỏi lại: {why}": "To be asked: {why}",
    "Loại: {kind} ({code})": "Kind: {kind} ({code})",
    "Theo chữ: {text}": "Words: {text}",
    "Sự kiện: {event}{offset}": "Event: {event}{offset}",
    "Văn bản: {reference}": "Document: {reference}",
    "Là thời kỳ của số liệu, không phải hạn": "A period of facts, no due date",
    "Căn cứ: {sure}": "Basis: {sure}",
    "Ngày nêu": "Named day",
    "Hạn": "Due",
    "Nên xong": "Chase",
    "Kèm theo:": "Besides:",
    "ngoài lịch đã có": "beyond the calendar",
    "trước": "before",
    "sau": "after",
    "tệp có {count} dòng, tối đa {most}": "the file has {count} lines, at most {most}",
    "Cụm từ": "Phrase",
    "Loại": "Kind",
    "{count} cụm từ: đọc được {read}, cần hỏi lại {asked}": (
        "{count} phrases: {read} read, {asked} to be asked"
    ),
    "cần hỏi": "ask",
}
