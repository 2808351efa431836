"""English texts of what is wrong or doubtful in plan files and people files."""

from typing import Final

TEXTS: Final = {
    "cần {kind}, ví dụ {example}; đang là {value}": (
        "needs {kind}, for example {example}; it is {value}"
    ),
    "một bảng hoặc danh sách": "a table or a list",
    "{value} không dùng được; chọn một trong: {choices}": (
        "{value} cannot be used; choose one of: {choices}"
    ),
    "số quá lớn": "a number too large",
    "không được để trống": "must not be empty",
    "dài {length} ký tự; tối đa {limit}": "has {length} characters; at most {limit}",
    "có ký tự điều khiển hoặc xuống dòng; hãy viết trên một dòng": (
        "has a control character or a line break; write it on one line"
    ),
    "mã {value} không hợp lệ; mã gồm chữ không dấu, số, “-”, “.”, “_”, tối đa 40 ký tự": (
        "code {value} is not valid; a code has plain letters, digits, “-”, “.”, “_”, at most "
        "40 of them"
    ),
    "{value} không phải địa chỉ e-mail, ví dụ {example}": (
        "{value} is not an e-mail address, for example {example}"
    ),
    "{value} nằm ngoài khoảng 1 đến {limit}": "{value} is not between 1 and {limit}",
    "cần ngày không kèm giờ, ví dụ {example}; giờ ghi ở khóa riêng": (
        "needs a day without an hour, for example {example}; the hour has a key of its own"
    ),
    "năm {year} nằm ngoài khoảng {first} đến {last}": (
        "the year {year} is not between {first} and {last}"
    ),
    "ngày {value} không có trong lịch": "the day {value} does not exist",
    "giờ {value} không có trong ngày": "the hour {value} does not exist",
    "ngày cuối {last} sớm hơn ngày đầu {first}": (
        "the last day {last} is before the first day {first}"
    ),
    "đơn vị cần name hoặc names (và chỉ một trong hai)": (
        "a unit needs name or names (and only one of them)"
    ),
    "hai tên “{earlier}”, “{later}” cùng có hiệu lực; hãy ghi to = {to} cho tên cũ": (
        "two names “{earlier}”, “{later}” hold at once; write to = {to} for the old one"
    ),
    "đơn vị": "unit",
    "người": "person",
    "dòng đầu phải là tên cột; thiếu cột code; các cột: {known}": (
        "the first row must name the columns; column code is missing; the columns: {known}"
    ),
    "cột “{name}” có hai lần": "column “{name}” is there twice",
    "dòng có {count} ô, nhiều hơn {limit} cột": (
        "the row has {count} cells, more than the {limit} columns"
    ),
    "tệp CSV sai cú pháp: dấu nháy kép không khép hoặc ô quá dài": (
        "malformed CSV: a double quote is not closed or a cell is too long"
    ),
    "chỉ nhận tệp .toml hoặc .csv, không nhận “{suffix}”": (
        "takes .toml or .csv files only, not “{suffix}”"
    ),
    "tệp không có đơn vị ([[units]]) hay người ([[people]]) nào": (
        "the file has no units ([[units]]) and no people ([[people]])"
    ),
    "văn bản nêu {count} nơi nhận: {stated}; đang dùng “{used}”, hãy hỏi lại": (
        "the text states {count} recipients: {stated}; “{used}” is used, please ask"
    ),
    "from và to phải đi cùng nhau; nếu chỉ một ngày hãy dùng on": (
        "from and to go together; for a single day use on"
    ),
    "cuộc kiểm tra dài {length} ngày; tối đa {limit} ngày": (
        "the inspection takes {length} days; at most {limit} days"
    ),
    "chỉ dùng on, hoặc from cùng với to": "use on alone, or from together with to",
    "đợt": "round",
    "mã “{code}” thuộc dãy mã “{series}” dành cho kiểm tra đột xuất; dùng mã khác": (
        "code “{code}” is of the series “{series}” kept for unannounced inspections; use another"
    ),
    "mã “{code}” phải bắt đầu bằng mã kế hoạch “{plan}-”": (
        "code “{code}” must begin with the code of the plan “{plan}-”"
    ),
    "đơn vị “{code}” nằm dưới chính nó": "unit “{code}” is above itself",
    "“{parent}” cũng là cuộc ở đơn vị trực thuộc; chỉ có một cấp": (
        "“{parent}” is a sub-inspection itself; there is one level only"
    ),
    "phải cùng đợt với cuộc “{parent}”": "must be in the round of “{parent}”",
    "đơn vị “{unit}” không trực thuộc “{above}” của cuộc “{parent}”": (
        "unit “{unit}” does not belong to “{above}” of “{parent}”"
    ),
    "ngày {day} nằm ngoài các ngày của cuộc “{parent}”": (
        "{day} is not among the days of “{parent}”"
    ),
    "at_most nhỏ hơn at_least": "at_most is less than at_least",
    "cuộc kiểm tra": "inspection",
    "văn bản ghi tổng {expected} đơn vị, nhưng nêu tên {named}; kể cả đơn vị trực thuộc là "
    "{low} đến {high}; hãy hỏi lại": (
        "the text states {expected} units in all, but names {named}; with sub-units they are "
        "{low} to {high}; please ask"
    ),
    "văn bản ghi tổng {expected} đơn vị, nhưng nêu tên {named}; hãy hỏi lại": (
        "the text states {expected} units in all, but names {named}; please ask"
    ),
    "“{code}” có {count} đơn vị trực thuộc, văn bản nêu {low} đến {high}": (
        "“{code}” has {count} sub-units, the text says {low} to {high}"
    ),
    "common cần parent: kết luận chung với cuộc nào?": (
        "common needs parent: in common with which inspection?"
    ),
    "đoàn": "the team",
    "{who} đã ở {place} lúc {hour} ngày {day} ({other})": (
        "{who} is at {place} at {hour} on {day} already ({other})"
    ),
    "{who} cũng ở {place} ngày {day} ({other}); hãy ghi giờ để tránh trùng": (
        "{who} is at {place} on {day} too ({other}); give hours to keep them apart"
    ),
    "{people} cũng có tên trong đoàn của đợt khác": (
        "{people} is on the team of another round too"
    ),
    "trong đoàn có {people} thuộc đơn vị được kiểm tra hoặc cấp trên; lý do: {reason}": (
        "on the team, {people} belongs to the inspected unit or its parent; reason: {reason}"
    ),
    "trong đoàn có {people} thuộc đơn vị được kiểm tra hoặc cấp trên; hãy thay người hoặc "
    "ghi conflict_reason": (
        "on the team, {people} belongs to the inspected unit or its parent; name somebody "
        "else or give conflict_reason"
    ),
    "{count} đơn vị chưa có đầu mối hoặc người đứng đầu có e-mail: {units}": (
        "{count} units have no focal point and no head with an e-mail address: {units}"
    ),
    "chưa có chuyên viên (officer) hoặc lãnh đạo (leadership) nào có e-mail": (
        "no officer and nobody of the leadership has an e-mail address"
    ),
    "đợt chưa có trưởng đoàn": "the round has no lead yet",
    "đợt chưa có thư ký": "the round has no secretary yet",
    "đợt không có cuộc kiểm tra nào nên không kết thúc": (
        "the round has no inspection, so it never ends"
    ),
    "đơn vị chủ trì cũng là đơn vị được kiểm tra; cần conflict_reason": (
        "the organiser is inspected too; conflict_reason is needed"
    ),
    "có {count} mục đánh dấu ví dụ, không có trong văn bản; thay bằng số liệu thật": (
        "{count} entries are marked as examples, not in the text; put real ones in their place"
    ),
    "văn bản chưa có số, ký hiệu; bổ sung khi có": (
        "the document has no number yet; add it when known"
    ),
    "văn bản chưa có ngày ban hành; bổ sung khi có": (
        "the document has no day of issue yet; add it when known"
    ),
    "khoảng kiểm tra kết thúc {last} trước khi bắt đầu {first}": (
        "the window ends on {last}, before it begins on {first}"
    ),
    "khoảng kiểm tra bắt đầu {first}, trước ngày ký {signed}; giữ nguyên như in": (
        "the window begins on {first}, before the signing on {signed}; kept as printed"
    ),
    "năm {year} khác năm của khoảng kiểm tra ({first})": (
        "the year {year} is not that of the window ({first})"
    ),
    "“{text}” được hiểu là “{reading}”: hết thời gian đó là quá hạn; hãy xác nhận": (
        "“{text}” is read as “{reading}”: when that time is over it is late; please confirm"
    ),
    "bản in ghi “{text}” nhưng amount là {amount}; hãy đối chiếu": (
        "the print says “{text}” but amount is {amount}; please compare"
    ),
    "bản in ghi “{text}” nhưng unit là {unit}; hãy đối chiếu": (
        "the print says “{text}” but unit is {unit}; please compare"
    ),
    "báo cáo phải nộp ({report}) trước hoặc cùng lúc gửi thông báo lịch ({notice})": (
        "the report is due ({report}) before or with the notice of schedule ({notice})"
    ),
    "ngày ban hành {day} sau hôm nay {today}": "the day of issue {day} is after today {today}",
    "{about}: văn bản nêu {count} cách: {stated}{sections}; {reading}": (
        "{about}: the text states {count} versions: {stated}{sections}; {reading}"
    ),
    "{about}: bản in ghi “{stated}”{sections}; {reading}": (
        "{about}: the print says “{stated}”{sections}; {reading}"
    ),
    "chưa xác định": "not set",
    "hãy hỏi lại": "please ask",
    "quá sớm: hạn thông báo lịch là {due}, trước ngày ký {signed}; sớm nhất có thể: {day}": (
        "too early: the notice would be due on {due}, before the signing on {signed}; the "
        "earliest possible day: {day}"
    ),
    "cuộc đột xuất không ghi ở tệp kế hoạch, nơi ai cũng đọc được; hãy tạo bằng lệnh": (
        "an unannounced inspection does not belong in a plan file, which anybody can read; "
        "create it by command"
    ),
    "ngày kiểm tra {day} nằm ngoài khoảng {first} đến {last} của kế hoạch": (
        "the visit on {day} is outside the window {first} to {last} of the plan"
    ),
    "ngày kiểm tra {day} trước ngày ký {signed}; giữ nguyên như in, hãy hỏi lại": (
        "the visit on {day} is before the signing on {signed}; kept as printed, please ask"
    ),
    "chưa có ngày kiểm tra; sẽ hỏi lại cho tới khi có": (
        "no day of the visit yet; it will be asked for until there is one"
    ),
    "ngày kiểm tra {day} là ngày nghỉ; ngày làm việc gần nhất: {before}, {after}": (
        "the visit on {day} is on a day off; the nearest working days: {before}, {after}"
    ),
    "hạn thông báo lịch {due} đã qua; báo trước không còn đủ {amount} {unit}": (
        "the notice was due on {due}; {amount} {unit} before the visit can no longer be kept"
    ),
    "rules phải là bảng, ví dụ [rules.inspection.notice]": (
        "rules must be a table, for example [rules.inspection.notice]"
    ),
    "thiếu bảng {header}: {doc}": "table {header} is missing: {doc}",
    "{name} phải là bảng, ví dụ [{name}.{rule}]": (
        "{name} must be a table, for example [{name}.{rule}]"
    ),
    "{path} phải là một bảng; hãy viết {header}": "{path} must be a table; write {header}",
    "{path} phải là một dãy bảng; hãy viết [[{path}]] cho từng mục": (
        "{path} must be an array of tables; write [[{path}]] for each entry"
    ),
    "khóa lạ “{name}”; các khóa dùng được: {known}": (
        "unknown key “{name}”; the keys are: {known}"
    ),
    "khóa lạ “{name}”; có phải “{guess}”?": "unknown key “{name}”; did you mean “{guess}”?",
    "thiếu khóa “{name}” ({doc}), ví dụ {name} = {example}": (
        "key “{name}” is missing ({doc}), for example {name} = {example}"
    ),
    "{kind} “{code}” không có trong tệp và danh mục": (
        "{kind} “{code}” is neither in the file nor known to the office"
    ),
    "{kind} “{code}” không có trong tệp và danh mục; có phải “{guess}”?": (
        "{kind} “{code}” is neither in the file nor known to the office; did you mean “{guess}”?"
    ),
    "mã “{code}” đã dùng ở {earlier} (dòng {line})": (
        "code “{code}” is used by {earlier} already (line {line})"
    ),
    "không đọc được": "cannot be read",
    "ngày hoặc giờ không có thật": "a day or hour that does not exist",
    "một khóa được viết hai lần": "a key is written twice",
    "một bảng được khai báo hai lần; bảng lặp lại viết [[tên]]": (
        "a table is declared twice; repeated tables are written [[name]]"
    ),
    "không thể thêm vào bảng hoặc dãy đã viết trong một dòng": (
        "nothing can be added to a table or array written in one line"
    ),
    "thiếu dấu “=” sau tên khóa; tên có dấu phải đặt trong dấu nháy": (
        "“=” is missing after the key; names with diacritics need quotes"
    ),
    "tên bảng thiếu dấu “]”": "the name of the table lacks “]”",
    "thừa chữ ở cuối dòng; chữ phải đặt trong dấu nháy": (
        "something is left at the end of the line; texts need quotes"
    ),
    "giá trị không đọc được; chữ phải đặt trong dấu nháy": (
        "the value cannot be read; texts need quotes"
    ),
    "dòng không đọc được": "the line cannot be read",
    "tên khóa không hợp lệ; tên có dấu phải đặt trong dấu nháy": (
        "the key is not valid; names with diacritics need quotes"
    ),
    "chuỗi chữ thiếu dấu nháy đóng": "the closing quote of a text is missing",
    "danh sách thiếu dấu “]”": "a list lacks “]”",
    "bảng trong dòng thiếu dấu ngoặc nhọn đóng": "an inline table lacks its closing brace",
    "ký tự không được phép; chữ nhiều dòng phải đặt trong ba dấu nháy": (
        "a character that is not allowed; texts of several lines need three quotes"
    ),
    "dấu “\\” không hợp lệ; hãy viết “\\\\” hoặc dùng dấu nháy đơn": (
        "a “\\” that is not valid; write “\\\\” or use single quotes"
    ),
    "sai cú pháp TOML ở dòng {line}: {detail}": "malformed TOML in line {line}: {detail}",
    "tệp dài {size} MB; tối đa {limit} MB: hãy kiểm tra đã chọn đúng tệp hoặc tách tệp": (
        "the file has {size} MB; at most {limit} MB: see whether it is the right file, or split it"
    ),
    "tệp nhị phân, không phải tệp chữ; hãy chọn tệp .toml hoặc .csv": (
        "a binary file, not a text; choose a .toml or .csv file"
    ),
    "tệp trống; hãy chọn tệp khác hoặc bắt đầu từ một tệp mẫu": (
        "the file is empty; choose another or begin with a sample"
    ),
    "tệp không phải chữ UTF-8 (dòng {line}); hãy lưu lại với bảng mã UTF-8": (
        "the file is not UTF-8 text (line {line}); save it again as UTF-8"
    ),
    "tệp lồng bảng hoặc danh sách quá sâu; hãy viết phẳng hơn": (
        "tables or lists are nested too deeply; write them flatter"
    ),
    "lý do {keys} ghi hai lần": "the reason {keys} stands there twice",
}
