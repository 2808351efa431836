"""English texts of slips of print that the check of a plan finds."""

from typing import Final

TEXTS: Final = {
    "số, ký hiệu của kế hoạch như in ở từng chỗ, để đối chiếu": (
        "number and sign of the plan as printed in each place, to be compared"
    ),
    "ngày ban hành như in ở từng chỗ, để đối chiếu": (
        "day of issue as printed in each place, to be compared"
    ),
    "văn bản được viện dẫn, đúng như in: loại, số, ký hiệu, ngày": (
        "documents that are cited, exactly as printed: kind, number, sign, day"
    ),
    "số thứ tự như in, khi khác phần cuối của id; “-”: bản in bỏ trống": (
        "number as printed where it is not the end of id; “-”: left blank in print"
    ),
    "Các đề mục của văn bản, đúng như in và theo thứ tự, để tìm số bị mất hoặc in hai lần.": (
        "Headings of the document, exactly as printed and in order, to find numbers lost or printed twice."
    ),
    "đề mục ở trên, hoặc tên phụ lục; bỏ trống: cấp cao nhất": (
        "the heading above, or the annex; empty: the top level"
    ),
    "từng đề mục như in, ví dụ “I. MỤC ĐÍCH”": "each heading as printed, such as “I. MỤC ĐÍCH”",
    "số thứ tự nhảy đến “{before}”: không có {missing}; hỏi lại có mất nhiệm vụ nào không": (
        "the numbers jump to “{before}”: there is no {missing}; ask whether a task is lost"
    ),
    "nhiệm vụ {row}: bản in không đánh số; số này do người nhập đặt": (
        "task {row}: printed without a number; this one was given by the clerk"
    ),
    "nhiệm vụ {row}: bản in đánh số “{printed}”; hãy đối chiếu": (
        "task {row}: printed as number “{printed}”; compare"
    ),
    "{count} nhiệm vụ có nhiều đơn vị chủ trì trong một ô: {rows}; mỗi đơn vị giữ một việc,"
    " hỏi lại ai chịu trách nhiệm chính": (
        "{count} tasks have several lead units in one cell: {rows}; each has a case, ask who answers for all"
    ),
    "{count} nhiệm vụ bỏ trống đơn vị phối hợp, các dòng cùng phần đều có: {rows}; hỏi lại": (
        "{count} tasks have no coordinating unit where rows of the same part have one: {rows}; ask"
    ),
    "{count} nhiệm vụ in {times} không ghi năm ({rows}); đang hiểu là năm {year}, hãy xác nhận": (
        "{count} tasks say {times} without a year ({rows}); understood as of {year}, please confirm"
    ),
    "{count} nhiệm vụ chỉ in năm: {times} ({rows}); đang hiểu hạn là ngày cuối năm {year}": (
        "{count} tasks say a year alone: {times} ({rows}); understood as due on the last day of {year}"
    ),
    "{count} nhiệm vụ chờ một văn bản mà không nói của ai: {rows}; hỏi lại là văn bản nào": (
        "{count} tasks wait for a document without saying whose: {rows}; ask which"
    ),
    "nhiệm vụ {row}: hạn {days} (“{time}”) trước ngày ký {signed}; hỏi lại, không tính quá hạn": (
        "task {row}: due {days} (“{time}”), before the signing on {signed}; asked about, not counted as late"
    ),
    "nhiệm vụ {row}: hạn {days} (“{time}”) trước năm {year} của kế hoạch, ký ngày {signed};"
    " hỏi lại hạn nào đúng": (
        "task {row}: due {days} (“{time}”), before the plan's year {year}, signed on {signed};"
        " ask which day is right"
    ),
    "nhiệm vụ {row}: văn bản không nêu thời gian; đang đọc “{time}” do người nhập ghi": (
        "task {row}: the text names no time; read from the clerk's words “{time}”"
    ),
    "số của kế hoạch có chỗ in “{printed}”, {how}; đang dùng “{used}”": (
        "the plan's number is printed “{printed}” in one place, {how}; “{used}” is used"
    ),
    "số của kế hoạch in “{printed}”, có khoảng trắng hoặc dấu lạ; đang dùng “{used}”": (
        "the plan's number is printed “{printed}”, with blanks or stray marks; “{used}” is used"
    ),
    "khác ký hiệu": "with another sign",
    "mất chữ số": "with a digit lost",
    "khác số": "another number",
    "ngày ban hành in “{printed}”: chưa đọc được": "day of issue printed “{printed}”: not readable",
    "ngày ban hành có chỗ in “{printed}”; đang dùng {used}": (
        "the day of issue is printed “{printed}” in one place; {used} is used"
    ),
    "(bỏ trống)": "(left blank)",
    "viện dẫn “{printed}”: chưa đọc được số, ký hiệu": "cited “{printed}”: number and sign not readable",
    "viện dẫn “{printed}”: ký hiệu “{sign}” không hợp với loại văn bản, có lẽ là {kind}": (
        "cited “{printed}”: sign “{sign}” does not suit that kind of document, perhaps {kind}"
    ),
    "viện dẫn “{printed}”: thiếu năm trong số, ký hiệu": (
        "cited “{printed}”: the year is missing in the number"
    ),
    "viện dẫn “{printed}”: năm trong số khác năm ban hành": (
        "cited “{printed}”: the year in the number is not that of the day"
    ),
    "viện dẫn “{printed}”: chỗ khác ghi ngày {day}": "cited “{printed}”: elsewhere dated {day}",
    "viện dẫn “{printed}”: văn bản mang số này ban hành ngày {day}; hãy đối chiếu": (
        "cited “{printed}”: the document of this number was issued on {day}; compare"
    ),
    "thân kế hoạch": "body of the plan",
    "{where}: các đề mục cùng tên: {titles}; hãy đối chiếu nội dung": (
        "{where}: headings of the same name: {titles}; compare what they hold"
    ),
    "{where}: số “{label}” in hai lần": "{where}: number “{label}” is printed twice",
    "{where}: trước “{label}” không có {missing}; hỏi lại có mất mục nào không": (
        "{where}: no {missing} before “{label}”; ask whether a part is lost"
    ),
    "một cơ quan in {count} cách: {names}; có lẽ là một, hãy xác nhận": (
        "one body is printed in {count} ways: {names}; perhaps one, please confirm"
    ),
    "{count} bước văn bản không nêu số ngày, chưa xác định thời hạn: {steps}": (
        "{count} steps have no number of days in the text, their deadline is not set: {steps}"
    ),
    "“{text}” không nói trước mốc nào; hãy xác nhận": (
        "“{text}” does not say before what; please confirm"
    ),
}
