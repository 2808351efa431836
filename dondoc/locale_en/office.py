"""English texts of beginning an office, its daemon, its log and the rights to change it."""

from typing import Final

TEXTS: Final = {
    "nạp": "load",
    "nạp danh mục": "load the register",
    "khởi tạo": "initialise",
    "ghi vào danh mục": "register",
    "đổi tên": "rename",
    "giao vai trò": "appoint",
    "thôi vai trò": "end a role",
    "đổi địa chỉ": "change an address",
    "đóng mốc xác nhận": "seal",
    "gửi lại thư": "send messages again",
    "bản ghi thứ {position} của {chain} không khớp mã băm, thứ tự hoặc thời điểm": (
        "entry {position} of {chain} does not fit its hash, order or moment"
    ),
    "{chain} thiếu bản ghi cuối: mốc xác nhận {seal} ghi {sealed} bản ghi, hiện còn {found}": (
        "{chain} lacks its last entries: seal {seal} counts {sealed}, {found} are left"
    ),
    "bản ghi thứ {position} của {chain} khác với mốc xác nhận {seal}": (
        "entry {position} of {chain} differs from seal {seal}"
    ),
    "mốc xác nhận {seal} không khớp mã băm hoặc thứ tự": (
        "seal {seal} does not fit its hash or order"
    ),
    "{chain} khác với nhật ký của nó ở: {names}": "{chain} differs from its log in: {names}",
    "{chain} không có bản ghi nhật ký nào": "{chain} has no log entry at all",
    "không có mốc xác nhận {seal} với mã {root}…; nhật ký đã bị thay hoặc cắt": (
        "there is no seal {seal} with the root {root}…; the log was replaced or cut"
    ),
    "một dịch vụ dondoc khác đang chạy trên {path}; dừng dịch vụ đó trước, hoặc xem “dondoc "
    "daemon status”": (
        "another dondoc daemon runs on {path}; stop it first, or see “dondoc daemon status”"
    ),
    "không tạo được khóa {path} ({reason}); cấp quyền ghi cho thư mục": (
        "cannot make the lock {path} ({reason}); allow writing in the folder"
    ),
    "không có thư hay kênh nào cần gửi lại; xem: dondoc outbox list --all": (
        "there is no message or channel to retry; see: dondoc outbox list --all"
    ),
    "{person} không có quyền “{action}”; cần một trong các vai trò: {allowed}": (
        "{person} has no right to “{action}”; it takes one of the roles: {allowed}"
    ),
    "“{code}” là tên riêng của dịch vụ, không ai đứng tên này; ghi mã của một người": (
        "“{code}” is the name of the daemon and nobody’s; give the code of a person"
    ),
    "{code}: vai trò kết thúc {last} trước khi bắt đầu {first}": (
        "{code}: the role ends on {last}, before it begins on {first}"
    ),
    "{code} không giữ vai trò nào như vậy sau {last}; xem: dondoc person show {code}": (
        "{code} holds no such role after {last}; see: dondoc person show {code}"
    ),
    "{code} đã có tên “{name}” từ {day}; chọn ngày sau đó": (
        "{code} has the name “{name}” from {day}; choose a later day"
    ),
    "{code} đang giữ vai trò {role}; kết thúc trước bằng: dondoc person end {code}": (
        "{code} holds the role {role}; end it first: dondoc person end {code}"
    ),
    "không có đơn vị {code}; xem: dondoc unit list": (
        "there is no unit {code}; see: dondoc unit list"
    ),
    "không có người {code}; xem: dondoc person list": (
        "there is no person {code}; see: dondoc person list"
    ),
    "đơn vị {code} đã có; đổi tên bằng: dondoc unit rename {code}": (
        "the unit {code} exists; rename it with: dondoc unit rename {code}"
    ),
    "người {code} đã có; giao vai trò bằng: dondoc person appoint {code}": (
        "the person {code} exists; give a role with: dondoc person appoint {code}"
    ),
    "không tạo được thư mục {path} ({reason}); chọn nơi khác bằng --db": (
        "cannot make the folder {path} ({reason}); choose another place with --db"
    ),
    "không ghi được tệp cấu hình {path} ({reason}); cấp quyền ghi rồi chạy lại": (
        "cannot write the settings file {path} ({reason}); allow writing and run again"
    ),
    "Các bản ghi theo bộ lọc, giá trị trước và sau cạnh nhau; mới nhất ở cuối.": (
        "The entries of a filter, before and after side by side; the newest last."
    ),
    "Mã người thực hiện hoặc người được làm thay.": "Code of who acted, or for whom.",
    "Sự kiện, ví dụ reschedule.": "The event, for example reschedule.",
    "Mã hồ sơ.": "Code of the case.",
    "Ghi từ ngày này.": "Recorded from this day.",
    "Ghi đến hết ngày này.": "Recorded until the end of this day.",
    "Kết quả: done, hoặc refused:right-missing.": "The outcome: done, or refused:right-missing.",
    "Số bản ghi mới nhất (mặc định 50 khi in bảng; --json và --csv in tất cả).": (
        "How many of the newest entries (50 on the screen; --json and --csv give all)."
    ),
    "In CSV, mỗi thay đổi một dòng.": "Print CSV, a line for each change.",
    "{count} bản ghi; SHA-256 của bản xuất: {sha256}": (
        "{count} entries; SHA-256 of the export: {sha256}"
    ),
    "Một bản ghi theo số hoặc đầu mã băm, với nội dung chữ nếu chưa bị xóa.": (
        "One entry by number or beginning of its hash, with its texts if not erased."
    ),
    "Kiểm tra chuỗi mã băm, mốc xác nhận, và từng hồ sơ với nhật ký của nó; sai thì mã thoát 1.": (
        "Verify chains, seals, and each case against its log; exit code 1 when something does "
        "not fit."
    ),
    "Tệp ba dòng do “audit seal” in ra trước đây.": (
        "A file of three lines that “audit seal” printed before."
    ),
    "Đóng mốc xác nhận cho phần nhật ký mới và in mốc ba dòng: nguồn, số mốc, mã gốc.": (
        "Seal what the log grew by and print the checkpoint of three lines: origin, number of "
        "seals, root."
    ),
    "--checkpoint: {path} phải có ba dòng như “dondoc audit seal” in ra": (
        "--checkpoint: {path} must have three lines as “dondoc audit seal” prints them"
    ),
    "{count} bản ghi mới nhất; xem thêm bằng --limit, --from, --to": (
        "the {count} newest entries; see more with --limit, --from, --to"
    ),
    "{person} thay {other}": "{person} for {other}",
    "(đã xóa)": "(erased)",
    "KHÔNG nguyên vẹn: {first} (đã kiểm {entries} bản ghi, {days}, khớp {matched}/{seals} "
    "mốc xác nhận)": (
        "NOT intact: {first} (checked {entries} entries, {days}, {matched}/{seals} seals match)"
    ),
    "bị từ chối: {outcome}": "refused: {outcome}",
    "lý do: {reason}": "reason: {reason}",
    "Trước": "Before",
    "Sau": "After",
    "Nguyên vẹn: {entries} bản ghi, {days}, khớp {matched}/{seals} mốc xác nhận, {cases} hồ "
    "sơ đúng như nhật ký": (
        "Intact: {entries} entries, {days}, {matched}/{seals} seals match, {cases} cases are "
        "as the log says"
    ),
    "  … và {count} chỗ nữa": "  … and {count} more",
    "ngày thực hiện {day}": "done on {day}",
    "Bản ghi": "Entry",
    "Đối tượng": "Subject",
    "Ngày thực hiện": "Done on",
    "Ghi lúc": "Recorded at",
    "Kết quả": "Outcome",
    "Mã băm trước": "Previous hash",
    "Mã băm": "Hash",
    "mốc nhắc và sự kiện đến hạn": "rungs and events that were due",
    "thư theo bước vừa soạn": "letters composed",
    "bản tin nhắc việc vừa gom": "digests gathered",
    "thư đã gửi": "messages sent",
    "thư chờ gửi lại": "messages put off",
    "thư không gửi được, cần người xem": "messages given up, for a person to see",
    "kênh vừa tạm dừng": "channels paused",
    "{hours} giờ {minutes} phút": "{hours} h {minutes} min",
    "dondoc: dịch vụ nhắc việc im lặng {silence}, từ {since}; chạy: dondoc daemon run": (
        "dondoc: the daemon has been silent for {silence}, since {since}; run: dondoc daemon run"
    ),
    "Chạy cho tới khi bị dừng; với --once thì làm một lượt rồi thôi.": (
        "Run until stopped; with --once do what is due and end."
    ),
    "Làm một lượt việc đến hạn rồi dừng.": "Do what is due once and end.",
    "Một lượt lúc {at}:": "One tick at {at}:",
    "Dịch vụ làm việc lần cuối khi nào, còn chờ những gì.": (
        "When the daemon last worked, and what waits."
    ),
    "{days} ngày {hours} giờ": "{days} days {hours} h",
    "dondoc: dịch vụ nhắc việc chưa chạy lần nào; chạy: dondoc daemon run": (
        "dondoc: the daemon has never run; run: dondoc daemon run"
    ),
    "{count} thư chưa đi, vẫn giữ; xem lý do: dondoc outbox list": (
        "{count} messages did not go and are kept; see why: dondoc outbox list"
    ),
    "dondoc: kênh {channel} đang tạm dừng ({reason}); thư vẫn giữ, tự thử lại sau 30 phút "
    "hoặc: dondoc outbox retry --channel {channel}": (
        "dondoc: the channel {channel} is paused ({reason}); its messages are kept and tried "
        "again after 30 minutes, or with: dondoc outbox retry --channel {channel}"
    ),
    "dondoc: dịch vụ đang chạy; dừng bằng Ctrl+C hoặc SIGTERM": (
        "dondoc: the daemon runs; stop it with Ctrl+C or SIGTERM"
    ),
    "đã đóng mốc xác nhận nhật ký của ngày": "the log of the day is sealed",
    "Làm việc lần cuối": "Last at work",
    "Im lặng": "Silent for",
    "Mốc nhắc chờ đến hạn": "Rungs to come",
    "Nhắc việc chờ gom": "Reminders to be gathered",
    "Thư chờ gửi": "Messages waiting",
    "Thư chờ gửi lâu nhất, từ": "Oldest message waiting, since",
    "Thư cần người xem": "Messages for a person to see",
    "Kênh tạm dừng": "Paused channels",
    "không có việc đến hạn": "nothing is due",
    "chưa lần nào": "never",
    "Cơ quan tổ chức kiểm tra": "The organising office",
    "Người quản trị": "The operator",
    "Tên cơ quan": "Name of the office",
    "Mã cơ quan": "Code of the office",
    "Mã người quản trị": "Code of the operator",
    "Họ tên người quản trị": "Name of the operator",
    "Thư điện tử của người quản trị (có thể để trống)": "E-mail of the operator (may be empty)",
    "Tạo cơ sở dữ liệu và cấu hình đầu tiên; chạy lại không đổi gì.": (
        "Create the database and the first settings; running it again changes nothing."
    ),
    "Tên cơ quan.": "Name of the office.",
    "Mã cơ quan, không dấu cách.": "Code of the office, without blanks.",
    "Mã người quản trị (vai trò chuyên viên và cài đặt).": (
        "Code of the operator (roles officer and operator)."
    ),
    "Họ tên người quản trị.": "Name of the operator.",
    "Thư điện tử của người quản trị.": "E-mail of the operator.",
    "Ghi dondoc.toml dù đã dùng tệp khác.": "Write dondoc.toml although another file is in use.",
    "{path} đã có, giữ nguyên": "{path} exists and is left as it is",
    "{option}: mã gồm 1 đến 40 chữ không dấu, số, dấu . _ -, không phải “{value}”": (
        "{option}: a code has 1 to 40 plain letters, figures, . _ -, not “{value}”"
    ),
    "{option}: “{value}” không phải địa chỉ thư; viết như kiemtra@example.vn": (
        "{option}: “{value}” is no mail address; write like kiemtra@example.vn"
    ),
    "{option}: tên phải có chữ, viết trên một dòng": (
        "{option}: a name has letters and stands on one line"
    ),
    "Đã khởi tạo {office_name} ({office_code}) tại {database}": (
        "Initialised {office_name} ({office_code}) at {database}"
    ),
    "Người quản trị: {operator_name} ({operator}); thêm --as {operator}": (
        "Operator: {operator_name} ({operator}); add --as {operator}"
    ),
    "Đã khởi tạo từ trước: {office_name} ({office_code}) tại {database}; không đổi gì": (
        "Initialised before: {office_name} ({office_code}) at {database}; nothing changed"
    ),
    "Cấu hình: {config}": "Settings: {config}",
}
