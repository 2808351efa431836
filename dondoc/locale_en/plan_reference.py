"""English texts of the reference of plan files and people files."""

from typing import Final

TEXTS: Final = {
    "chữ": "text",
    "mã": "code",
    "địa chỉ e-mail": "e-mail address",
    "số nguyên dương": "positive whole number",
    "ngày": "day",
    "ngày theo lịch": "calendar days",
    "tuần": "weeks",
    "tháng": "months",
    "giờ": "hour",
    "ngày làm việc": "working days",
    "true hoặc false": "true or false",
    "danh sách chữ": "list of texts",
    "danh sách mã": "list of codes",
    "danh sách bảng con": "list of inner tables",
    "true: mục này là ví dụ thêm vào, không có trong văn bản": (
        "true: this entry is an example that was added, not in the document"
    ),
    "Văn bản kế hoạch: số, ngày, cơ quan ban hành và khoảng thời gian kiểm tra.": (
        "The document of the plan: number, day, issuer and the window of the inspections."
    ),
    "Tên theo thời gian.": "Names by date.",
    "Đơn vị được kiểm tra, đơn vị chủ trì và đơn vị cử người.": (
        "Units that are inspected, that organise and that send people."
    ),
    "Vai trò theo thời gian.": "Roles by date.",
    "Người có tên trong đoàn, đầu mối và người đứng đầu các đơn vị, lãnh đạo.": (
        "People of the teams, focal points and heads of units, the leadership."
    ),
    "Thời hạn của một bước như kế hoạch quy định; bước không có số ngày vẫn ghi, bỏ amount.": (
        "The deadline of a step as the plan sets it; a step without a number is given too, "
        "without amount."
    ),
    "Đợt kiểm tra: các cuộc kiểm tra của một đoàn, và việc phải làm sau cuộc cuối cùng.": (
        "A round: the inspections of one team, and what is due after the last of them."
    ),
    "Cuộc kiểm tra: một đơn vị, một hoặc nhiều ngày; cũng là kiểm tra tại đơn vị trực thuộc.": (
        "An inspection: one unit, one day or several; sub-inspections too."
    ),
    "Số đơn vị trực thuộc được kiểm tra ở mỗi đơn vị cấp trên, như văn bản nêu.": (
        "How many sub-units of each unit are inspected, as the text says."
    ),
    "Chỗ văn bản nêu hai cách hoặc in có thể sai: giữ nguyên bản in, nêu ra để hỏi.": (
        "Where the text says two things or may be misprinted: the print is kept and put forward."
    ),
    "Đề cương báo cáo theo loại kiểm tra: tên loại = danh sách các mục phải có.": (
        "Outline of the report by kind of inspection: name of the kind = list of its sections."
    ),
    "thống nhất lịch kiểm tra với đơn vị": "agreeing the visit with the unit",
    "thông báo lịch kiểm tra, trước ngày kiểm tra": "notice of schedule, before the visit",
    "báo cáo của đơn vị phục vụ kiểm tra, trước ngày kiểm tra": (
        "the unit's report, before the visit"
    ),
    "thông báo kết luận kiểm tra, sau ngày kết thúc kiểm tra": (
        "conclusion, after the end of the visit"
    ),
    "báo cáo kết quả khắc phục, sau kết luận": "report on remediation, after the conclusion",
    "phúc tra, tái kiểm tra khi cần thiết": "re-inspection where needed",
    "khắc phục một kiến nghị của Đoàn": "remedying one recommendation of the team",
    "xem xét báo cáo khắc phục": "reviewing the report on remediation",
    "cấp có thẩm quyền trả lời": "answer of the competent authority",
    "quyết định thành lập đoàn của đợt": "decision that sets up the team of the round",
    "tổng hợp, báo cáo kết quả kiểm tra, sau khi kết thúc đợt": (
        "summary of the results, after the end of the round"
    ),
    "tham mưu chỉ đạo xử lý sau kiểm tra": "proposal of measures after the inspections",
    "tổng hợp, báo cáo kết quả khắc phục": "consolidated report on remediation",
    "kết luận chung của cơ quan": "general conclusion of the agency",
    "mã kế hoạch, không trùng kế hoạch nào khác": "code of the plan, like no other",
    "tên kế hoạch như in trong văn bản": "title as printed",
    "số, ký hiệu văn bản; bỏ trống nếu văn bản chưa ghi": (
        "number of the document; left out while the document has none"
    ),
    "cơ quan hoặc người ban hành": "body or person that issued it",
    "ngày ban hành; bỏ trống nếu văn bản chưa ghi": (
        "day of issue; left out while the document has none"
    ),
    "khi chưa rõ ngày ban hành: ngày sớm nhất có thể ký": (
        "while the day of issue is unknown: the first day on which it can have been signed"
    ),
    "năm của kế hoạch": "year of the plan",
    "mã đơn vị chủ trì, tổ chức kiểm tra": "code of the unit that organises the inspections",
    "ngày đầu của khoảng kiểm tra": "first day of the window",
    "ngày cuối của khoảng kiểm tra": "last day of the window",
    "tổng số đơn vị mà văn bản nêu, để đối chiếu": (
        "total of units that the text states, for comparison"
    ),
    "tên đầy đủ": "full name",
    "tên gọi tắt": "short name",
    "ngày đầu mang tên này": "first day of this name",
    "ngày cuối mang tên này": "last day of this name",
    "mã đơn vị, không bao giờ đổi": "code of the unit, which never changes",
    "tên đầy đủ; nếu tên đổi theo thời gian thì dùng names": (
        "full name; where names changed, use names"
    ),
    "tên gọi tắt, dùng trong bảng": "short name, for tables",
    "các tên theo thời gian, thay cho name": "names by date, in place of name",
    "mã đơn vị cấp trên trực tiếp": "code of the unit directly above",
    "các nhóm, khối mà đơn vị thuộc về": "groups to which the unit belongs",
    "cấp: tỉnh, huyện, xã, phòng …": "level: province, district, commune, division …",
    "head: người đứng đầu; focal: đầu mối nhận thư, nhắc việc; officer: chuyên viên cơ quan "
    "tổ chức; leadership: lãnh đạo; auditor: kiểm toán, thanh tra; operator: người cài đặt; "
    "member: công chức": (
        "head: head of the unit; focal: focal point, who gets letters and reminders; "
        "officer: of the organiser; leadership; auditor; operator: who runs the machine; "
        "member: official"
    ),
    "mã đơn vị; bỏ trống nếu giữ vai trò trong cả cơ quan": (
        "code of the unit; left out for a role in the whole office"
    ),
    "ngày đầu giữ vai trò": "first day of the role",
    "ngày cuối giữ vai trò": "last day of the role",
    "mã người, không bao giờ đổi": "code of the person, which never changes",
    "họ và tên": "name",
    "chức vụ": "title",
    "địa chỉ nhận thư": "address for mail",
    "vai trò trong từng đơn vị": "roles in units",
    "số ngày, tuần, tháng; bỏ trống: chưa xác định thời hạn": (
        "number of days, weeks, months; left out: not set"
    ),
    "đơn vị tính, mặc định working_days": "unit of time, working_days unless given",
    "cụm từ về thời hạn như in trong văn bản": "the phrase of time as printed",
    "cách hiểu cụm từ đó": "how that phrase is read",
    "bên chịu trách nhiệm": "who is responsible",
    "mục của kế hoạch quy định bước này": "section of the plan that sets this step",
    "nơi nhận; nếu văn bản nêu hai nơi thì ghi cả hai": (
        "recipient; where the text states two, give both"
    ),
    "nơi được gửi để biết, theo dõi": "who gets a copy",
    "true: kế hoạch cho tạm dừng tính thời hạn này": (
        "true: the plan lets this deadline be paused"
    ),
    "mã đợt": "code of the round",
    "tên đợt hoặc tên đoàn": "name of the round or team",
    "mã người làm trưởng đoàn": "code of the lead",
    "mã người làm thư ký": "code of the secretary",
    "mã các thành viên": "codes of the members",
    "các sản phẩm sau khi kết thúc đợt, theo thứ tự": (
        "products after the end of the round, in order"
    ),
    "người hoặc đơn vị quyết định thành lập đoàn": "person or unit that sets up the team",
    "mã cuộc kiểm tra, bắt đầu bằng mã kế hoạch": (
        "code of the inspection, beginning with that of the plan"
    ),
    "mã đơn vị được kiểm tra": "code of the inspected unit",
    "ngày kiểm tra, khi chỉ một ngày; bỏ trống nếu chưa định": (
        "day of the visit, when it is one day; left out while not set"
    ),
    "ngày đầu, khi nhiều ngày": "first day, when there are several",
    "ngày cuối, khi nhiều ngày": "last day, when there are several",
    "giờ bắt đầu": "hour of beginning",
    "true: lịch dự kiến, còn phải thống nhất với đơn vị": (
        "true: tentative, to be agreed with the unit"
    ),
    "nội dung: CCHC, kiểm soát TTHC, công vụ …": (
        "subject: administrative reform, control of procedures, public service …"
    ),
    "loại kiểm tra, mặc định toàn diện": "kind, comprehensive unless given",
    "hình thức, mặc định trực tiếp": "form, on site unless given",
    "phạm vi, mặc định toàn bộ": "scope, whole unless given",
    "ngày đầu của thời kỳ được kiểm tra": "first day of the period under inspection",
    "ngày cuối của thời kỳ được kiểm tra": "last day of the period under inspection",
    "địa điểm làm việc": "place of the meeting",
    "mã cuộc kiểm tra ở đơn vị cấp trên mà cuộc này thuộc về": (
        "code of the inspection above, of which this is a sub-inspection"
    ),
    "separate: kết luận riêng; common: chung với cuộc ở đơn vị cấp trên": (
        "separate: a conclusion of its own; common: with that of the inspection above"
    ),
    "mã các cuộc kiểm tra ở đơn vị cấp trên": "codes of the inspections above",
    "ít nhất bao nhiêu": "at least how many",
    "nhiều nhất bao nhiêu": "at most how many",
    "cụm từ như in trong văn bản": "the phrase as printed",
    "mục của kế hoạch": "section of the plan",
    "nói về việc gì": "what it is about",
    "từng cách nêu, đúng như in": "each version, as printed",
    "mục của từng cách nêu": "section of each version",
    "đang dùng cách nào": "which version is used",
    "các mục mà báo cáo của đơn vị phải có": "sections that the unit's report must have",
    "Lý do được xin gia hạn.": "Reasons for which an extension may be asked.",
    "từ khóa của lý do, dùng trong lệnh": "key of the reason, used in the command",
    "lý do bằng lời, in trong thư": "the reason in words, printed in letters",
    "true: lý do này phải kèm lời giải thích": "true: this reason needs an explanation",
    "Gia hạn thời hạn; bỏ bảng này thì mỗi thời hạn được gia hạn 2 lần, lãnh đạo trả lời.": (
        "Extensions of deadlines; without this table each deadline may be extended twice, and "
        "leadership answers."
    ),
    "mỗi thời hạn được gia hạn nhiều nhất mấy lần": "how often each deadline may be extended",
    "danh mục lý do, thay cho danh mục có sẵn": "the list of reasons, in the place of the usual one",
    "ngoài lãnh đạo, ai được trả lời và được nhắc trả lời": (
        "who may answer besides leadership, and is reminded to"
    ),
    "trả lời trong mấy ngày làm việc, mặc định 2": "working days to answer, 2 by default",
}
