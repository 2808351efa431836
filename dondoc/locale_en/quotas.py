"""English texts of quotas, in plan files and commands."""

from typing import Final

TEXTS: Final = {
    "chưa tính được: chưa có danh sách hoặc tổng số": "cannot be computed: no list and no total",
    "[XANH] đã đạt": "[XANH] reached",
    "[XANH] đủ theo kế hoạch": "[XANH] covered by what is planned",
    "[VÀNG] còn thiếu": "[VÀNG] short",
    "[VÀNG] còn thiếu, sắp không kịp": "[VÀNG] short, soon too late",
    "[ĐỎ] không kịp thông báo, chỉ còn kiểm tra đột xuất": (
        "[ĐỎ] too late for a notice, unannounced visits only"
    ),
    "[ĐỎ] không thể đạt": "[ĐỎ] can no longer be met",
    "[ĐỎ] vượt mức": "[ĐỎ] more than allowed",
    "{count} đã đạt": "{count} reached",
    "{count} đủ theo kế hoạch": "{count} covered by what is planned",
    "{count} còn thiếu": "{count} short",
    "{count} sắp không kịp": "{count} soon too late",
    "{count} chỉ còn đột xuất": "{count} unannounced visits only",
    "{count} không thể đạt": "{count} can no longer be met",
    "{count} vượt mức": "{count} more than allowed",
    "{count} chưa tính được": "{count} not computable",
    "chưa tính được: chưa có cuộc kiểm tra nào": "cannot be computed: no inspection yet",
    "chưa tính được: chưa có kiến nghị nào": "cannot be computed: no recommendation yet",
    "{bodies} cơ quan: {counts} ({goal} của mỗi cơ quan)": (
        "{bodies} bodies: {counts} ({goal} of each)"
    ),
    "Cơ quan": "Body",
    "Đạt/cần": "Reached/needed",
    "Còn thiếu": "Missing",
    "Từ {percent} %: {points} điểm, cần thêm {count} {thing}": (
        "From {percent} %: {points} points, {count} more {thing} needed"
    ),
    "[VÀNG] {count} kiến nghị có hạn sau ngày chốt số liệu {by}:": (
        "[VÀNG] {count} recommendations are due after {by}, when the figure is closed:"
    ),
    "{code}: hạn {nominal} là ngày nghỉ, quá hạn sau {due}, nhưng số liệu năm chốt {by}": (
        "{code}: due on {nominal}, a day off, late after {due}, but the year's figure closes {by}"
    ),
    "{code}: hạn {due}, sau {by}": "{code}: due on {due}, after {by}",
    "Số liệu tính đến hết {by}; việc có hạn ngày đó thì sau {late} mới là quá hạn": (
        "The figure is closed at the end of {by}; what is due on that day is late only after {late}"
    ),
    "tình trạng chỉ tiêu thay đổi": "a quota stands differently",
    "thư về chỉ tiêu vừa soạn": "letters about quotas composed",
    "[VÀNG] chỉ tiêu {quota}: {words}": "[VÀNG] quota {quota}: {words}",
    "hoặc: các đơn vị trực thuộc đơn vị mang mã này": "or: the units right below the unit of this code",
    "chỉ tiêu theo dõi bằng tỷ lệ thì mức phải đạt là phần trăm": (
        "what is followed as a percentage has a percentage as its goal"
    ),
    "cảnh báo chỉ tiêu kiểm tra": "warning about quotas",
    "đơn vị": "units",
    "cuộc kiểm tra": "inspections",
    "kiến nghị": "recommendations",
    "Chỉ tiêu kiểm tra: đã đạt, đã lên lịch, còn thiếu, ngày cuối còn kịp": (
        "Quotas: reached, planned, missing, the last day that still meets them"
    ),
    "Chỉ tiêu kiểm tra: đã đạt, còn thiếu, ngày cuối còn kịp": (
        "Quotas: reached, missing, the last day that still meets them"
    ),
    "Từng chỉ tiêu của một kế hoạch, với các cuộc làm nên con số.": (
        "Each quota of a plan, with the inspections behind its figures."
    ),
    "Nêu từng đơn vị, từng cuộc đã tính.": "Name every unit and inspection that was counted.",
    "Chỉ tiêu của {plan} đến {day}": "Quotas of {plan} on {day}",
    "Kế hoạch này không nêu chỉ tiêu kiểm tra nào": "This plan states no quota",
    "{thing}: {reached}/{need} (cần {need}: {goal}), đã lên lịch {planned}, còn thiếu {missing}": (
        "{thing}: {reached}/{need} (need {need}: {goal}), planned {planned}, missing {missing}"
    ),
    "{goal} của {size}": "{goal} of {size}",
    "Chậm nhất phải thông báo: {day}": "Last day for a notice: {day}",
    "Chậm nhất phải kiểm tra: {day}": "Last day for a visit: {day}",
    "Đã tính": "Counted",
    "Đã lên lịch": "Planned",
    "Chọn ngẫu nhiên đơn vị của một tổng thể; mã chọn ngẫu nhiên vào nhật ký.": (
        "Draw units of a population at random; the seed goes into the log."
    ),
    "Mã tổng thể.": "Code of the population.",
    "Chọn mấy đơn vị.": "How many units.",
    "Mã chọn ngẫu nhiên; bỏ trống: máy tự sinh.": "The seed; made up when left out.",
    "Mã chọn ngẫu nhiên: {seed}; chọn {count} trong {size} đơn vị chưa kiểm tra": (
        "Seed: {seed}; {count} of {size} units not yet inspected"
    ),
    "không có danh sách đơn vị của tổng thể “{name}”; kế hoạch có: {known}": (
        "no list of units for the population “{name}”; the plan has: {known}"
    ),
    "chọn {count} trong {size}: số phải từ 1 đến {size}": (
        "{count} of {size}: the number must be from 1 to {size}"
    ),
    "chọn ngẫu nhiên": "draw at random",
    "ít nhất bao nhiêu phần trăm, làm tròn lên": "at least so many percent, rounded up",
    "trên bao nhiêu phần trăm": "more than so many percent",
    "đúng bao nhiêu phần trăm, thường là 100": "exactly so many percent, usually 100",
    "ít nhất bao nhiêu": "at least so many",
    "nhiều nhất bao nhiêu": "at most so many",
    "con số mà văn bản nêu, để đối chiếu": "the number that the text states, to compare with",
    "ngày cuối phải đạt; không dời sang ngày khác": "the last day; it never moves",
    "mục của văn bản": "section of the document",
    "Tổng thể để tính tỷ lệ: các đơn vị nào, tính đến ngày nào.": (
        "Populations of which shares are taken: which units, as of which day."
    ),
    "mã tổng thể": "code of the population",
    "tên như in trong văn bản": "name as printed",
    "tính đến ngày": "as of this day",
    "mã các đơn vị": "codes of the units",
    "hoặc: các đơn vị của nhóm này": "or: the units of this group",
    "hoặc: các đơn vị của cấp này": "or: the units of this level",
    "hoặc: chỉ biết có bao nhiêu": "or: only how many there are",
    "nguồn của danh sách hoặc con số": "source of the list or the number",
    "Chỉ tiêu kiểm tra: bao nhiêu của tổng thể nào, đến ngày nào.": (
        "Quotas: how many of which population, until which day."
    ),
    "mã chỉ tiêu": "code of the quota or indicator",
    "cuộc nào được tính: planned, unannounced; bỏ trống: cả hai": (
        "which inspections count: planned, unannounced; both if empty"
    ),
    "chỉ tính các hình thức này": "only these forms count",
    "chỉ tính các nội dung này": "only these subjects count",
    "chỉ tính các loại này": "only these kinds count",
    "tỷ lệ của gì: units (mỗi đơn vị một lần), inspections, findings": (
        "share of what: units (each once), inspections, findings"
    ),
    "mã đơn vị phải đạt; bỏ trống: cơ quan chủ trì": (
        "code of who has to reach it; the organiser if empty"
    ),
    "mã tổng thể mà mỗi đơn vị tự kiểm tra các đơn vị của mình": (
        "population each of whose units inspects its own units"
    ),
    "mã chỉ tiêu mà chỉ tiêu này thay cho tổng thể của nó": (
        "quota that this one replaces for its population"
    ),
    "Chỉ tiêu phần trăm, theo dõi bằng tử số, mẫu số và nguồn.": (
        "Indicators: percentages followed by numerator, denominator and source."
    ),
    "tên chỉ tiêu, ngắn gọn": "name of the indicator, in short",
    "tử số là gì": "what the numerator is",
    "mẫu số là gì": "what the denominator is",
    "mức của năm trước, như in": "the level of the year before, as printed",
    "Thang điểm: từ tỷ lệ này thì được số điểm này.": "Bands: from this share on, these points.",
    "từ bao nhiêu phần trăm": "from so many percent",
    "số điểm": "points",
    "chỉ dùng một trong các mức phần trăm": "use only one of the percentages",
    "phần trăm không quá 100": "a percentage is at most 100",
    "chưa nêu mức phải đạt, thí dụ at_least_percent = 40": (
        "the level to reach is missing, say at_least_percent = 40"
    ),
    "{code}: không có mã {name}": "{code}: there is no code {name}",
}
