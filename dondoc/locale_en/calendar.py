"""English texts of calendar and deadlines."""

from typing import Final

TEXTS: Final = {
    # the calendar and its history
    "Không có lịch làm việc cho ngày {day}: lịch hiện có từ {first} đến {last}; "
    "hãy bổ sung lịch năm {year}": (
        "No working calendar for {day}: its days run from {first} to {last}; "
        "add the calendar of {year}"
    ),
    "Không còn lịch phiên bản {version}: phiên bản hiện có là {current}; "
    "hãy cài lại bản chương trình hoặc dữ liệu lịch đã dùng khi đó": (
        "Calendar version {version} is gone: the present one is {current}; "
        "install the program or the calendar data that was used then"
    ),
    "Nghỉ hằng tuần": "Weekly rest",
    "Ngày làm việc": "Working day",
    "Nghỉ Tết Nguyên đán (dự kiến, chưa có thông báo)": "Tết (expected, not announced yet)",
    "Nghỉ dịp Quốc khánh (dự kiến, chưa có thông báo)": (
        "Around National Day (expected, not announced yet)"
    ),
    # rules and pauses
    "Thời hạn {amount} không hợp lệ: số phải từ 1 đến {most}; hãy xem lại văn bản": (
        "A period of {amount} is not valid: it must be from 1 to {most}; look at the document again"
    ),
    "Giờ không dùng cho loại thời hạn {kind}: hãy dùng ngày, tuần, tháng hoặc năm": (
        "Hours do not go with the rule {kind}: use days, weeks, months or years"
    ),
    "Tạm dừng từ {first} đến {last} không hợp lệ: ngày cuối phải từ ngày đầu trở đi; "
    "hãy nhập lại hai ngày": (
        "A pause from {first} to {last} is not valid: it cannot end before it begins; "
        "enter both days again"
    ),
    "Thời điểm {moment} thiếu múi giờ: hãy ghi kèm, thí dụ +07:00": (
        "The moment {moment} has no offset: add it, such as +07:00"
    ),
    "Thời hạn tính bằng giờ mà ngày {day} chưa có giờ bắt đầu: "
    "hãy ghi cả giờ, thí dụ {day} 14:00": (
        "A period in hours needs the hour at which it starts on {day}: write {day} 14:00"
    ),
    # words of a deadline
    "Chữ 'sau' được đọc là 'trong thời hạn': hiểu đúng từng chữ thì 'sau' không đặt ngày cuối": (
        "'Sau' (after) is read as within: taken literally it would set no last day"
    ),
    "Không đọc được thời hạn '{words}': hãy viết một con số và đơn vị, như "
    "'10 ngày làm việc', 'trong thời hạn 15 ngày', 'trước 05 ngày làm việc', '1 tháng', "
    "'24 giờ' hoặc '10 working days'": (
        "Cannot read the period '{words}': write a number and a unit, such as "
        "'10 working days', '30 days', '1 month', '24 hours' or 'trước 05 ngày làm việc'"
    ),
    "'{words}' không đi với mốc đã cho: 'trước ...' cần --before, "
    "'trong thời hạn ...' và 'sau ...' cần --after": (
        "'{words}' does not go with the date given: 'before' needs --before, "
        "'within' and 'after' need --after"
    ),
    "Cần đúng một mốc: --after NGÀY (tính tới) hoặc --before NGÀY (tính lùi)": (
        "Give exactly one date: --after DAY (forward) or --before DAY (backward)"
    ),
    "{place}: không đọc được giờ '{value}'; viết như 14:00": (
        "{place}: cannot read the hour '{value}'; write 14:00"
    ),
    # checks
    "Không đọc được tệp lịch {file} ({reason}): hãy cài lại chương trình": (
        "Cannot read the calendar file {file} ({reason}): install the program again"
    ),
    "Ngày {day} nằm ngoài phạm vi của lịch": "{day} lies outside the calendar",
    "Ngày {day} ghi là '{kind}', không hợp với thứ của ngày đó": (
        "{day} is marked '{kind}', which its weekday cannot be"
    ),
    "Ngày {day} không có văn bản làm căn cứ": "{day} rests on no document",
    "Ngày {day} ghi là được biết sau khi đã qua ({known})": (
        "{day} is said to have become known only after it ({known})"
    ),
    "Ngày {day} được ghi hai lần": "{day} is given twice",
    "Ngày hoán đổi {day} không có ngày tương ứng của cùng thông báo": (
        "The swapped day {day} has no partner in the same announcement"
    ),
    "Chưa ghi lịch năm {year} đã công bố hay chưa": (
        "It is not said whether the days of {year} are announced"
    ),
    "Năm {year} có {found} ngày nghỉ lễ, Tết vào ngày thường, luật cho {expected}": (
        "{year} has {found} holidays on weekdays, the law gives {expected}"
    ),
    "Lịch làm việc có {count} lỗi, lỗi đầu: {first}; hãy chạy 'dondoc calendar check'": (
        "The working calendar has {count} faults, the first: {first}; run 'dondoc calendar check'"
    ),
    "{day}: lịch này {ours}, thư viện {theirs}": "{day}: {ours} here, {theirs} in the library",
    "Dữ liệu từ {first} đến {last}: {count} lỗi": "Data from {first} to {last}: {count} faults",
    "Khác với thư viện holidays {version}: {count} ngày, {known} ngày đã biết lý do": (
        "Different from the library holidays {version}: {count} days, {known} for a known reason"
    ),
    "Ngày dự kiến đến {day} khớp với thư viện": "Expected days up to {day} agree with the library",
    "Ngày dự kiến khác với thư viện đang cài; không thời hạn nào bị dời theo, hãy xem lại": (
        "Expected days differ from the installed library; no deadline moves with it, look at them"
    ),
    "Lịch dùng được": "The calendar can be used",
    "Lịch có chỗ phải xem lại": "The calendar must be looked at",
    # kinds of days
    "ngày làm việc": "working day",
    "nghỉ hằng tuần": "weekly rest",
    "nghỉ lễ": "holiday",
    "nghỉ Tết": "Tết",
    "nghỉ liền kề Quốc khánh": "day beside National Day",
    "nghỉ bù": "day in lieu",
    "nghỉ hoán đổi": "swapped day off",
    "làm bù": "worked in exchange",
    "nghỉ riêng của cơ quan": "closed by the office",
    "làm việc": "working",
    "nghỉ": "off",
    # the drawing
    "đã công bố": "announced",
    "mới công bố một phần: ngày trong năm còn có thể thay đổi": (
        "announced in part: days of the year may still change"
    ),
    "chưa công bố: tính theo luật và dự kiến": "not announced: by the law and as expected",
    "Năm {year}: {status}": "{year}: {status}",
    "Tháng {month}/{year}": "{month}/{year}",
    "T2 T3 T4 T5 T6 T7 CN": "Mo Tu We Th Fr Sa Su",
    "nghỉ lễ, Tết, nghỉ bù, nghỉ hoán đổi": "holiday, Tết, in lieu, swapped",
    "thứ Bảy làm bù": "worked Saturday",
    "nghỉ dự kiến, chưa có thông báo": "expected day off, not announced yet",
    "Ngày": "Day",
    "Thứ": "Weekday",
    "Lý do": "Reason",
    "Văn bản": "Document",
    "Số": "No.",
    "Cách tính": "Use",
    "Lịch năm": "Year",
    "Được biết từ": "Known since",
    "Phiên bản lịch: {version}": "Calendar version: {version}",
    "[VÀNG] Ngày nghỉ dự kiến: chưa có thông báo, có thể thay đổi": (
        "[VÀNG] Expected day off: not announced yet, it may change"
    ),
    "thứ Hai": "Monday",
    "thứ Ba": "Tuesday",
    "thứ Tư": "Wednesday",
    "thứ Năm": "Thursday",
    "thứ Sáu": "Friday",
    "thứ Bảy": "Saturday",
    "Chủ nhật": "Sunday",
    # a deadline
    "tính": "counted",
    "không tính": "not counted",
    "tạm dừng": "paused",
    "bù ngày tạm dừng": "for a paused day",
    "hạn rơi vào ngày này": "falls on this day",
    "Hạn: {moment} ({day})": "Due: {moment} ({day})",
    "Hạn: hết {day}": "Due: end of {day}",
    "Ngày tính ra: {day}, là ngày nghỉ ({reason})": "Counted date: {day}, a day off ({reason})",
    "Nên xong: {day}": "Aim for: {day}",
    "Cách đọc: {reading}": "Read as: {reading}",
    "[VÀNG] Dự kiến: lịch của năm liên quan chưa công bố đủ, hạn còn có thể thay đổi": (
        "[VÀNG] Provisional: a year concerned is not wholly announced, the date may still move"
    ),
    "Ngày dễ bị hoán đổi: {days}": "Days that a swap may take: {days}",
    # help
    "Dùng lịch đúng như đã biết vào ngày này.": "Use the calendar as it was known on this day.",
    "Mười hai tháng của một năm, kèm các ngày nghỉ và văn bản": (
        "The twelve months of a year, with days off and documents"
    ),
    "Một ngày có làm việc không, vì sao, theo văn bản nào": (
        "Whether a day is worked, why, and on which document"
    ),
    "Kiểm tra dữ liệu lịch và so với thư viện holidays": (
        "Check the data and compare it with the library holidays"
    ),
    "Ngày bắt đầu tính; ngày này không tính.": "The day to count from; it is not counted.",
    "Tính lùi từ ngày này; ngày này không tính.": "The day to count back from; it is not counted.",
    "In từng ngày tính và không tính.": "Print every day counted and not counted.",
    # holidays that carry no other date
    "Nghỉ Tết Dương lịch": "New Year's Day",
    "Nghỉ Giỗ Tổ Hùng Vương (mùng 10 tháng Ba âm lịch)": "Hùng Kings' Day (10th of the 3rd moon)",
    "Nghỉ Ngày Chiến thắng 30/4": "Victory Day, 30 April",
    "Nghỉ Ngày Quốc tế lao động 01/5": "International Labour Day, 1 May",
    "Nghỉ Quốc khánh 02/9": "National Day, 2 September",
    "Nghỉ Quốc khánh: ngày liền trước 02/9": "National Day: the day before",
    "Nghỉ Quốc khánh: ngày liền sau 02/9": "National Day: the day after",
    "Nghỉ Ngày Văn hóa Việt Nam 24/11": "Vietnam Culture Day, 24 November",
}
