"""English texts of conflicts: visits that stand in each other's way, inspections by other bodies."""

from typing import Final

TEXTS: Final = {
    "Đoàn đã có lịch lúc {at} ngày {day} tại {unit} ({other})": (
        "the team is already to be at {unit} at {at} on {day} ({other})"
    ),
    "{people} đã có lịch lúc {at} ngày {day} tại {unit} ({other})": (
        "{people} is already to be at {unit} at {at} on {day} ({other})"
    ),
    "{people} cũng ở {unit} ngày {day} ({other}), chưa rõ giờ": (
        "{people} is to be at {unit} on {day} as well ({other}), at an hour not yet fixed"
    ),
    "{unit} có cuộc kiểm tra cùng nội dung ngày {day} ({other})": (
        "{unit} has an inspection on the same subject on {day} ({other})"
    ),
    "{body} cũng kiểm tra {unit} về nội dung này từ ngày {day}": (
        "{body} inspects {unit} on this subject as well, from {day}"
    ),
    "{people} thuộc đơn vị được kiểm tra hoặc cấp trên ({unit})": (
        "{people} belongs to the inspected unit or the one above it ({unit})"
    ),
    "Trưởng đoàn {people} thuộc đơn vị được kiểm tra hoặc cấp trên ({unit})": (
        "the lead {people} belongs to the inspected unit or the one above it ({unit})"
    ),
    "đơn vị chủ trì cũng là đơn vị được kiểm tra ({unit})": (
        "the organiser is itself inspected ({unit})"
    ),
    "{people} khó kịp đi lại: ở {unit} lúc {at} ngày {day} ({other})": (
        "{people} hardly has time to travel: at {unit} at {at} on {day} ({other})"
    ),
    "Đoàn có từ ba cuộc liền nhau ngày {day}: {other}": (
        "the team has three or more visits right after one another on {day}: {other}"
    ),
    "Đoàn": "the team",
    "{code}: {conflict}; chọn giờ, ngày hoặc người khác": (
        "{code}: {conflict}; choose another hour, day or person"
    ),
    "{code}: {conflict}; sửa lịch, thay người hoặc ghi conflict_reason trong tệp kế hoạch": (
        "{code}: {conflict}; change the day, name somebody else, or write conflict_reason in the plan "
        "file"
    ),
    "{code}: {conflict}; ghi giờ bằng --at, hoặc nêu lý do bằng --conflict-reason": (
        "{code}: {conflict}; fix the hour with --at, or give a reason with --conflict-reason"
    ),
    "{code}: {conflict}; đổi lịch, thay người hoặc nêu lý do bằng --conflict-reason": (
        "{code}: {conflict}; change the day, name somebody else, or give a reason with "
        "--conflict-reason"
    ),
    "Lý do vẫn giữ lịch hoặc người khi có xung đột; được lưu trong hồ sơ và nhật ký.": (
        "Why the day or the person is kept in spite of a conflict; kept in the case and the log."
    ),
    "--conflict-reason dài quá {most} ký tự; viết ngắn lại": (
        "--conflict-reason has more than {most} characters; make it shorter"
    ),
    "[VÀNG] {conflict}": "[VÀNG] {conflict}",
    "[VÀNG] {code}: {conflict}": "[VÀNG] {code}: {conflict}",
    "{conflict}": "{conflict}",
    "Lý do giữ lịch, giữ người: {reason}": "Why day and people were kept: {reason}",
    "trùng lịch với cuộc khác": "clash with another visit",
    "báo trùng lịch": "notice of a clash",
    "ghi cuộc kiểm tra của cơ quan khác": "enter an inspection by another body",
    "rút cuộc kiểm tra của cơ quan khác": "withdraw an inspection by another body",
    # plan files
    "{place} đã có cuộc kiểm tra cùng nội dung ngày {day} ({other}); bỏ bớt hoặc ghi conflict_reason": (
        "{place} has an inspection on the same subject on {day} already ({other}); leave one out or "
        "give conflict_reason"
    ),
    "{who} khó kịp đi lại: ở {place} lúc {hour} ngày {day} ({other})": (
        "{who} hardly has time to travel: at {place} at {hour} on {day} ({other})"
    ),
    "đoàn có từ ba cuộc liền nhau ngày {day}, cùng {other}": (
        "the team has three or more visits right after one another on {day}, with {other}"
    ),
    "Xung đột lịch và người: refuse từ chối, reason đòi lý do và lưu lại, warn chỉ nêu ra.": (
        "Conflicts of visits and people: refuse, ask for a reason and keep it, or warn only."
    ),
    "một đoàn ở hai nơi cùng giờ; mặc định refuse": (
        "one team at two places at an hour; refuse by default"
    ),
    "một người của đoàn ở hai nơi cùng giờ; mặc định refuse": (
        "somebody of the team at two places at an hour; refuse by default"
    ),
    "cùng ngày mà một cuộc chưa rõ giờ; mặc định reason": (
        "the same day, with an hour that is not fixed; reason by default"
    ),
    "cùng đơn vị, cùng nội dung trong số tháng ở same_unit_months; mặc định reason": (
        "the same unit on the same subject within same_unit_months; reason by default"
    ),
    "thành viên, thư ký thuộc đơn vị được kiểm tra hoặc cấp trên của nó; mặc định reason": (
        "a member or the secretary belongs to the inspected unit or the one above; reason by default"
    ),
    "trưởng đoàn thuộc đơn vị được kiểm tra hoặc cấp trên của nó; mặc định reason": (
        "the lead belongs to the inspected unit or the one above; reason by default"
    ),
    "đơn vị chủ trì là đơn vị được kiểm tra; mặc định reason": (
        "the organiser itself is inspected; reason by default"
    ),
    "không đủ giờ đi từ cuộc này đến cuộc kia; mặc định warn": (
        "no time to get from one visit to the other; warn by default"
    ),
    "từ ba cuộc liền nhau trong ngày; mặc định warn": (
        "three or more visits right after one another on a day; warn by default"
    ),
    "số tháng, trước và sau, của same_unit; mặc định 6": (
        "the months of same_unit, before and after; 6 by default"
    ),
    "một cuộc kiểm tra kéo dài mấy phút kể từ giờ bắt đầu; mặc định 60": (
        "how many minutes a visit lasts from its hour; 60 by default"
    ),
    "đi từ nơi này đến nơi khác cần mấy phút; mặc định 30": (
        "how many minutes it takes from one place to another; 30 by default"
    ),
    "lý do giữ lịch, giữ người dù có xung đột": "why day and people are kept in spite of a conflict",
    # inspections by other bodies
    "rút một cuộc đã ghi thì cần lý do; ghi thêm --reason": (
        "withdrawing an entry needs a reason; add --reason"
    ),
    "cuộc {id} đã rút rồi; xem “dondoc unit elsewhere --all”": (
        "the entry {id} is withdrawn already; see “dondoc unit elsewhere --all”"
    ),
    "--to {last} ở trước --from {first}; ghi ngày đầu rồi ngày cuối": (
        "--to {last} is before --from {first}; give the first day, then the last"
    ),
    "từ {first} đến {last} dài hơn một năm; xem lại --from và --to": (
        "from {first} to {last} is more than a year; look at --from and --to again"
    ),
    "{name} phải có từ 1 đến {limit} ký tự trên một dòng": (
        "{name} has 1 to {limit} characters on one line"
    ),
    "{unit}: cuộc của {body} từ ngày {day} đã ghi ({id}); ghi sai thì rút cuộc đó": (
        "{unit}: the inspection by {body} from {day} is entered already ({id}); withdraw it if it is "
        "wrong"
    ),
    "không có đúng một cuộc mang mã {reference}; xem “dondoc unit elsewhere”": (
        "there is not exactly one entry {reference}; see “dondoc unit elsewhere”"
    ),
    "Ghi cuộc kiểm tra đơn vị do cơ quan khác tiến hành, để tránh chồng chéo.": (
        "Enter an inspection of a unit by another body, so that visits do not pile up."
    ),
    "Cơ quan kiểm tra.": "The body that inspects.",
    "Ngày đầu.": "First day.",
    "Ngày cuối; không ghi là trong một ngày.": "Last day; left out, it is one day.",
    "[VÀNG] {code} cùng đơn vị, cùng nội dung và gần ngày; dời hoặc thống nhất lịch sẽ hỏi lý do": (
        "[VÀNG] {code} is at the same unit on the same subject at nearly the same time; moving or "
        "agreeing it will ask for a reason"
    ),
    "Các cuộc kiểm tra đơn vị do cơ quan khác tiến hành.": "Inspections of units by other bodies.",
    "Kể cả cuộc đã rút.": "Withdrawn ones as well.",
    "Cơ quan kiểm tra": "Body",
    "Nội dung kiểm tra": "Subject",
    "Rút một cuộc đã ghi nhầm; bản ghi cũ vẫn còn.": (
        "Withdraw an entry made by mistake; the old entry stays."
    ),
    "Đã rút: {line}": "Withdrawn: {line}",
    " (đã rút)": " (withdrawn)",
    "{id}  {unit}: {body} kiểm tra {subject}, {days}": "{id}  {unit}: {body} inspects {subject}, {days}",
    # the schedule of a team
    "Lịch của đoàn: từng ngày, từng thành viên, chỗ nào trùng hoặc vướng": (
        "The schedule of a team: day by day, who is where, and what stands in the way"
    ),
    "Từ ngày này.": "From this day.",
    "Đến hết ngày này.": "Up to and including this day.",
    "Chưa có cuộc kiểm tra nào trong các ngày này": "No inspection on these days",
    "{code} không có đoàn riêng; xem các đợt bằng “dondoc round list”": (
        "{code} has no team of its own; see the rounds with “dondoc round list”"
    ),
    "Giờ": "Hour",
    " (thư ký)": " (secretary)",
    " (trưởng đoàn)": " (lead)",
    "! trùng giờ với cuộc khác": "! at another visit at that hour",
    "? cùng ngày với cuộc khác mà chưa rõ giờ": (
        "? at another visit that day, at an hour not yet fixed"
    ),
    "* thuộc đơn vị được kiểm tra hoặc cấp trên của đơn vị đó": (
        "* belongs to the inspected unit or the one above it"
    ),
    "[ĐỎ] {code}: rơi vào ngày nghỉ": "[ĐỎ] {code}: falls on a day off",
    "[ĐỎ] {code}: {conflict}": "[ĐỎ] {code}: {conflict}",
}
