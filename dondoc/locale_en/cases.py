"""English texts of screens and lists: one case, rounds, what is due, the board."""

from typing import Final

TEXTS: Final = {
    # rounds and teams
    "Các đợt kiểm tra và việc tiếp theo của từng đợt": "The rounds and what comes next in each",
    "Chỉ của kế hoạch này.": "Only of this plan.",
    "Trưởng đoàn: {name}": "Team lead: {name}",
    "Thư ký: {name}": "Secretary: {name}",
    "Thành viên: {names}": "Members: {names}",
    "Một đợt: đoàn, các cuộc, sản phẩm phải làm và thời hạn": (
        "One round: its team, visits, products and deadlines"
    ),
    "Quyết định thành lập đoàn; không ghi người thì lấy như kế hoạch": (
        "The decision that sets up the team; without names the team of the plan"
    ),
    "Quyết định kiện toàn đoàn; ai không ghi thì giữ nguyên": (
        "The decision that changes the team; who is not named stays"
    ),
    "Kết thúc đợt kiểm tra, không chờ cuộc đang hoãn": (
        "End the round without waiting for a postponed visit"
    ),
    "Đã ban hành một sản phẩm của đợt": "A product of the round was issued",
    "Chưa có đợt kiểm tra nào": "There are no rounds yet",
    "Đợt": "Round",
    "Trạng thái": "State",
    "Cuộc": "Visits",
    "Tiếp theo": "Next",
    "Đơn vị": "Unit",
    "Ngày kiểm tra": "Visit",
    "Việc": "What",
    "Hạn": "Due",
    "Tình trạng": "Progress",
    "{code} không phải đợt kiểm tra; xem các đợt bằng “dondoc round list”": (
        "{code} is no round; see “dondoc round list”"
    ),
    "đoàn chưa có Trưởng đoàn; ghi --lead MÃ": "the team has no lead; give --lead CODE",
    "đoàn chưa có Trưởng đoàn; ghi --lead MÃ hoặc --team-from MÃ-ĐỢT": (
        "the team has no lead; give --lead CODE or --team-from ROUND"
    ),
    "Mã Trưởng đoàn.": "Code of the team lead.",
    "Mã thư ký đoàn.": "Code of the secretary.",
    "Mã thành viên; ghi nhiều lần.": "Code of a member; may be repeated.",
    # lists of cases
    "Danh sách hồ sơ với trạng thái và việc tiếp theo": "Cases with their state and what is next",
    "Chỉ của đơn vị này.": "Only of this unit.",
    "Chỉ ở trạng thái này; ghi nhiều lần.": "Only in this state; may be repeated.",
    "Chỉ của quy trình này.": "Only of this workflow.",
    "Chỉ hồ sơ chưa kết thúc.": "Only open cases.",
    "Một màn hình: đang ở đâu, việc gì tiếp theo và vì sao, ai liên quan, nhật ký": (
        "One screen: where it stands, what is next and why, who is concerned, the log"
    ),
    "Năm": "Year",
    "Nội dung": "Text",
    "Tồn tại các năm trước còn phải theo dõi, theo đơn vị": (
        "Findings of earlier years still followed, by unit"
    ),
    "Không có hồ sơ nào như vậy": "There are no such cases",
    "Không có tồn tại năm trước nào đang theo dõi": "No findings of earlier years are followed",
    # the screen of a case
    "Thư ký": "Secretary",
    "Thành viên": "Members",
    "Đầu mối đơn vị": "Focal point of the unit",
    "Người đứng đầu đơn vị": "Head of the unit",
    "chưa có ngày": "no day yet",
    " (dự kiến)": " (tentative)",
    "Ngày kiểm tra: {day}": "Visit: {day}",
    "Nội dung: {about}": "About: {about}",
    "Lần": "Round",
    "Ban đầu": "Original",
    "Hiện nay": "Now",
    "Thực hiện": "Occurred on",
    "Cập nhật": "Recorded at",
    "Ai": "Who",
    "Văn bản, lý do": "Document, reason",
    " (nhập thay {person})": " (for {person})",
    "tự động": "automatic",
    "tự động, sau {person}": "automatic, after {person}",
    "Đơn vị trực thuộc": "Sub-inspections",
    "Kiến nghị": "Recommendations",
    "Tồn tại các năm trước của đơn vị": "The unit's findings of earlier years",
    "[ĐỎ] chưa công bố: chỉ Đoàn, người quyết định, lãnh đạo và kiểm toán được biết": (
        "[ĐỎ] not announced: known only to the team, who ordered it, leadership and auditor"
    ),
    "Lĩnh vực, mức độ, trách nhiệm: {parts}": "Field, severity, responsibility: {parts}",
    "Tồn tại từ năm {year}": "Found in {year}",
    "Tiếp nối {code} sau phúc tra": "Follows {code} after a re-inspection",
    "Vì sao: {why}": "Why: {why}",
    ", đọc là “{reading}”": ", read as “{reading}”",
    "Ai: {who}": "Who: {who}",
    "hỏi lại {day}": "asked again {day}",
    "Kiến nghị, đề xuất của đơn vị:": "Proposals of the unit:",
    "đã trả lời {day}: {answer}": "answered {day}: {answer}",
    "chưa trả lời": "not answered",
    "Công văn đôn đốc: {count} trong hồ sơ này, {all} của đơn vị": (
        "Urging letters: {count} in this case, {all} to the unit"
    ),
    "Giải trình: {text}": "Explanation: {text}",
    "Minh chứng: {name} (sha256 {hash})": "Evidence: {name} (sha256 {hash})",
    "Có thể: {commands}": "Possible: {commands}",
    "Hồ sơ đã kết thúc, không còn thao tác": "The case has ended, nothing can be done with it",
    "[ĐỎ] bị từ chối: ": "[ĐỎ] refused: ",
    "Hạn: {when}": "Due: {when}",
    "[VÀNG] Dự kiến: lịch năm liên quan chưa công bố đủ": (
        "[VÀNG] Provisional: the calendar of that year is not wholly announced"
    ),
    "Văn bản ghi: “{printed}”": "The document says: “{printed}”",
    # cases that no plan names
    "{person} không có quyền mở hồ sơ; cần vai trò chuyên viên cơ quan chủ trì hoặc lãnh đạo": (
        "{person} has no right to open cases; only the organiser's officers and leadership have"
    ),
    "không có kế hoạch {code}; đã nạp: {known}": "there is no plan {code}; loaded: {known}",
    "Mở cuộc kiểm tra đột xuất, giữ kín tới khi công bố": (
        "Open an unannounced inspection, kept secret until it is announced"
    ),
    "Kiểm tra đột xuất (bắt buộc ghi).": "Unannounced (must be given).",
    "Mã kế hoạch.": "Code of the plan.",
    "Mã đơn vị được kiểm tra.": "Code of the inspected unit.",
    "Ngày kiểm tra; có thể ở phía trước.": "Day of the visit; may lie ahead.",
    "Giờ bắt đầu.": "Hour of the start.",
    "Mã người quyết định.": "Code of the person who orders it.",
    "Lấy đoàn của đợt này.": "Take the team of this round.",
    "Nội dung kiểm tra.": "Subject of the inspection.",
    "Phạm vi: toàn bộ hoặc một phần.": "Scope: whole or part.",
    "ghi --unannounced: ở đây chỉ thêm cuộc đột xuất, cuộc khác nằm trong tệp kế hoạch": (
        "give --unannounced: only such cases are added here, others stand in the plan file"
    ),
    "ngày kiểm tra {day} là ngày nghỉ hoặc sai thứ tự; chọn ngày làm việc khác": (
        "{day} is a day off or out of order; choose another working day"
    ),
    "Nhập tồn tại của các năm trước để theo dõi tiếp": "Enter findings of earlier years to follow",
    "Mã đơn vị.": "Code of the unit.",
    "Năm phát hiện.": "Year of the finding.",
    "Tệp tồn tại, như của conclude.": "File of findings, like that of conclude.",
    "Mã kế hoạch theo dõi tiếp.": "Plan under which they are followed.",
    "Ngày kết luận cũ; hạn tính từ ngày này.": "Day of the old conclusion; periods count from it.",
    "Đã nhập {count} tồn tại để theo dõi": "{count} findings entered",
    "hạn tính theo số ngày cần ngày kết luận cũ: ghi --issued-on NGÀY": (
        "a period needs the day of the old conclusion: give --issued-on DAY"
    ),
    # what is due, and the board
    "Chỉ việc của người này, hoặc của: unit, team, organiser, leadership.": (
        "Only of this person, or of: unit, team, organiser, leadership."
    ),
    "Đến hết ngày này (mặc định 14 ngày tới).": "Up to this day (14 days ahead by default).",
    "Cả thời hạn chưa đến kỳ.": "Also deadlines whose time has not come.",
    "Không có việc nào đến hạn đến hết {day}": "Nothing is due up to {day}",
    "Quá hạn": "Late",
    "Đến hạn hôm nay": "Due today",
    "Sắp tới, trong 14 ngày": "Coming, within 14 days",
    "Chưa có ngày, phải rà soát": "Without a day, to be reviewed",
    "Tình hình {day}": "As of {day}",
    "{title}: {count}": "{title}: {count}",
    "Kế hoạch": "Plan",
    "Quy trình": "Workflow",
    "Số hồ sơ": "Cases",
    "… và {count} việc nữa; xem “dondoc due”": "… and {count} more; see “dondoc due”",
}
