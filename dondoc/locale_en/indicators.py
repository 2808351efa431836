"""English texts of indicators and bands."""

from typing import Final

TEXTS: Final = {
    "Chỉ tiêu phần trăm: ghi giá trị theo ngày, đạt hay chưa": (
        "Indicators: enter values by date, met or not"
    ),
    "Chỉ tiêu phần trăm: ghi giá trị theo ngày, xem đạt hay chưa": (
        "Indicators: enter values by date, see whether they are met"
    ),
    "Ghi giá trị của một chỉ tiêu tính đến một ngày, với nguồn số liệu.": (
        "Enter the value of an indicator as of a day, with its source."
    ),
    "Đính chính một giá trị theo mã của nó, hoặc giá trị mới nhất của chỉ tiêu; giá trị cũ vẫn còn.": (
        "Correct a value by its id, or the latest of an indicator; the old one stays readable."
    ),
    "Rút một giá trị ghi nhầm, theo mã của nó hoặc của chỉ tiêu; bản ghi cũ vẫn còn.": (
        "Withdraw a value by its id or its indicator's code; the old entry stays."
    ),
    "Các chỉ tiêu phần trăm của một kế hoạch; nêu mã thì xem từng giá trị theo ngày.": (
        "The indicators of a plan; with a code, each value by date."
    ),
    "Tử số.": "The numerator.",
    "Mẫu số.": "The denominator.",
    "Tỷ lệ, khi không có tử số và mẫu số.": (
        "The percentage, where there is no numerator and denominator."
    ),
    "Số liệu tính đến hết ngày nào.": "The end of which day the figure is as of.",
    "Số liệu lấy từ đâu.": "Where the figure comes from.",
    "Của riêng đơn vị này; bỏ trống: của cả kế hoạch.": "Of this unit; else of the whole plan.",
    "Ngày đúng, khi ghi sai ngày.": "The right day, where the day was wrong.",
    "Nguồn đúng, khi ghi sai nguồn.": "The right source, where it was wrong.",
    "Kể cả giá trị đã đính chính, đã rút.": "Also values that were corrected or withdrawn.",
    "[XANH] đạt": "[XANH] met",
    "[VÀNG] chưa đạt": "[VÀNG] not met yet",
    "chưa đo": "not measured yet",
    "[ĐỎ] không đạt": "[ĐỎ] not met",
    "[VÀNG] hết kỳ, chưa đo": "[VÀNG] its day has passed, not measured",
    "Chỉ tiêu": "Indicator",
    "Mức": "Goal",
    "Giá trị": "Value",
    "Tính đến": "As of",
    "Kết quả": "Result",
    "Tử/mẫu": "Of",
    "Nguồn": "Source",
    "Văn bản: “{text}” ({basis})": "Text: “{text}” ({basis})",
    "Mức: {goal}; đến {by}": "Goal: {goal}; until {by}",
    "Tử số: {numerator}; mẫu số: {denominator}": (
        "Numerator: {numerator}; denominator: {denominator}"
    ),
    "Năm trước: {baseline}": "Year before: {baseline}",
    "{percent}, tính đến {day}": "{percent}, as of {day}",
    "Điểm: {points}": "Points: {points}",
    "Từ {percent} %: {points} điểm, còn thiếu {gap} %": (
        "From {percent} %: {points} points, {gap} % missing"
    ),
    "[rút {id}: {reason}]": "[withdraws {id}: {reason}]",
    "[thay {id}: {reason}]": "[replaces {id}: {reason}]",
    "[lý do: {reason}]": "[reason: {reason}]",
    "[không còn tính]": "[no longer counts]",
    "[VÀNG] số liệu sau {by} không tính cho chỉ tiêu này": (
        "[VÀNG] figures after {by} do not count for this indicator"
    ),
    "{id}  {code} tính đến {day}: đã rút {percent}": "{id}  {code} as of {day}: withdrawn {percent}",
    "{id}  {code} tính đến {day}: {percent}, nguồn: {source}": (
        "{id}  {code} as of {day}: {percent}, source: {source}"
    ),
    "Chỉ tiêu phần trăm của {plan} đến {day}": "Indicators of {plan} on {day}",
    "Kế hoạch này không nêu chỉ tiêu phần trăm nào": "This plan states no indicator",
    "{total} chỉ tiêu: {met} đạt, {missed} chưa đạt, {unknown} chưa đo": (
        "{total} indicators: {met} met, {missed} not met, {unknown} not measured"
    ),
    "kế hoạch {plan} không nêu chỉ tiêu phần trăm nào": "plan {plan} states no indicator",
    "kế hoạch {plan} không có chỉ tiêu mã {code}; gần giống: {near}": (
        "plan {plan} has no indicator {code}; nearest: {near}"
    ),
    "ghi giá trị chỉ tiêu": "enter a value of an indicator",
    "đính chính giá trị chỉ tiêu": "correct a value of an indicator",
    "rút giá trị chỉ tiêu": "withdraw a value of an indicator",
    "không có đúng một giá trị mang mã “{reference}”; xem “dondoc indicator show”": (
        "not exactly one value has the id “{reference}”; see “dondoc indicator show”"
    ),
    "số liệu tính đến {day} ghi muộn quá {most} ngày làm việc (không giải thích thì sớm nhất "
    "{earliest}); ghi thêm --document hoặc --reason": (
        "a figure as of {day} is entered more than {most} working days late (unexplained, the "
        "earliest is {earliest}); add --document or --reason"
    ),
    "sửa hoặc rút một giá trị đã ghi thì cần lý do; ghi thêm --reason": (
        "correcting or withdrawing a value needs a reason; add --reason"
    ),
    "ghi --numerator TỬ-SỐ và --denominator MẪU-SỐ, hoặc chỉ --percent TỶ-LỆ": (
        "give --numerator N and --denominator N, or --percent P alone"
    ),
    "mẫu số bằng 0 thì chưa có gì để tính tỷ lệ; khi có phát sinh hãy ghi": (
        "a denominator of 0 leaves nothing to take a share of; enter it once there is something"
    ),
    "tử số {numerator} lớn hơn mẫu số {denominator}; xem lại hai số, nếu đúng là vượt 100 % "
    "thì ghi lý do bằng --reason": (
        "the numerator {numerator} is larger than the denominator {denominator}; look at both, and "
        "if it is truly more than 100 % say why with --reason"
    ),
    "tỷ lệ {percent} % ngoài khoảng 0–100; nếu vượt 100 % thật thì ghi tử số và mẫu số": (
        "{percent} % is outside 0–100; if it is truly more, give numerator and denominator"
    ),
    "{indicator} đã có giá trị tính đến {day} ({id}); sai thì đính chính: "
    "dondoc indicator correct {plan} {id}": (
        "{indicator} has a value as of {day} already ({id}); if it is wrong, correct it: "
        "dondoc indicator correct {plan} {id}"
    ),
    "giá trị {id} đã được đính chính hoặc đã rút; xem “dondoc indicator show {plan} {code}”": (
        "value {id} was corrected or withdrawn already; see “dondoc indicator show {plan} {code}”"
    ),
    "{place}: “{value}” có thể là {whole} hoặc số lẻ; viết liền {whole}, hoặc bỏ số 0 cuối": (
        "{place}: “{value}” may be {whole} or a fraction; write {whole}, or drop the zeros at its end"
    ),
    "{place}: {value} % ngoài khoảng 0–100; vượt 100 % thật thì ghi --numerator và --denominator": (
        "{place}: {value} % is outside 0–100; if it is truly more, give --numerator and --denominator"
    ),
    "{place}: không đọc được số “{value}”; viết như 312, 95,5 hoặc 95.5": (
        "{place}: cannot read the number “{value}”; write it as 312, 95,5 or 95.5"
    ),
}
