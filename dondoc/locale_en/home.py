"""English texts of what keeps an office at home on its machine: copies, backups, restores."""

from typing import Final

TEXTS: Final = {
    "Chỉ giữ chừng này bản mới nhất trong thư mục; xóa bản cũ sau khi bản mới đã đạt.": (
        "Keep only so many of the newest in the folder; older ones go once the new one has proved "
        "itself."
    ),
    "Đã xóa bản cũ {path}": "Removed the older {path}",
    "Tệp {where} đã có; bản sao chỉ ghi vào tệp mới, hãy chọn tên khác": (
        "The file {where} exists; a copy is written to a new file only, choose another name"
    ),
    # proof of a copy
    "mở được, là cơ sở dữ liệu của dondoc": "opens, is a database of dondoc",
    "tệp nguyên vẹn": "the file is whole",
    "tệp bị hỏng: {damage}": "the file is damaged: {damage}",
    "mọi tham chiếu giữa các bảng đều có đích": "every reference between tables has its target",
    "{count} dòng tham chiếu tới dòng không có": "{count} rows refer to rows that do not exist",
    "phiên bản {found}, chương trình này đọc được": "version {found}, which this program reads",
    "phiên bản {found} mới hơn phiên bản {known} của chương trình; nâng cấp dondoc": (
        "version {found} is newer than version {known} of the program; upgrade dondoc"
    ),
    "của cơ quan {code}": "of the office {code}",
    "chưa có cơ quan nào trong cơ sở dữ liệu": "there is no office in the database",
    "số dòng của {tables} bảng bằng đúng bản gốc lúc sao": (
        "the rows of {tables} tables are as many as in the original when it was copied"
    ),
    "số dòng khác bản gốc ở: {tables}": "the number of rows differs from the original in: {tables}",
    "nhật ký nguyên vẹn, khớp {matched}/{seals} mốc xác nhận": (
        "the log is intact, {matched} of {seals} seals fit"
    ),
    "nhật ký không khớp mã băm; xem từng chỗ bằng: dondoc audit verify": (
        "the log does not fit its hashes; see each place with: dondoc audit verify"
    ),
    "Dung lượng": "Size",
    "Mốc xác nhận cuối": "Last seal",
    "chưa có mốc nào": "none yet",
    "Bản ghi nhật ký": "Log entries",
    "Số dòng": "Rows",
    # backup
    "Sao lưu khi đang chạy, bản sao tự chứng minh": "Back up while running; the copy proves itself",
    "Sao lưu cả cơ quan khi đang chạy vào một tệp SQLite, rồi kiểm tra chính bản sao: mở được, "
    "nguyên vẹn, đủ dòng, nhật ký khớp. Không nêu tên thì ghi vào thư mục backups cạnh cơ sở "
    "dữ liệu; sai chỗ nào thì mã thoát 1.": (
        "Copy the whole office while it runs into one SQLite file, then check the copy itself: it "
        "opens, is whole, has every row, its log fits. Without a name it goes into the folder "
        "backups beside the database; exit code 1 when anything is wrong."
    ),
    "Bản sao lưu {path}": "Backup {path}",
    "Bản sao CHƯA ĐẠT {path}": "Copy that is NOT PROVEN {path}",
    "dondoc: bản sao không đạt, được giữ tại {path} và không tính là bản sao lưu; xem các dòng ✘": (
        "dondoc: the copy is not proven; it is kept as {path} and counts as no backup; see the "
        "lines with ✘"
    ),
    "{path} đã có; bản sao lưu không ghi đè tệp nào, hãy chọn tên khác": (
        "{path} exists; a backup is never written over a file, choose another name"
    ),
    "không dùng được thư mục {path} ({reason}); tạo thư mục hoặc chọn nơi khác": (
        "cannot use the folder {path} ({reason}); create it or choose another place"
    ),
    # upgrade
    "Đã sao lưu trước khi nâng cấp: {path}": "Backup made before the upgrade: {path}",
    "Đã nâng cấp cơ sở dữ liệu từ phiên bản {found} lên {known}": (
        "The database was upgraded from version {found} to {known}"
    ),
    "Sẽ sao lưu rồi nâng cấp cơ sở dữ liệu từ phiên bản {found}": (
        "Would make a backup, then upgrade the database from version {found}"
    ),
    "chưa nâng cấp: bản sao lưu trước nâng cấp không đạt, được giữ tại {path}; xem lỗi bằng: "
    "dondoc restore --dry-run {path} --to /tmp/thu.sqlite3": (
        "not upgraded: the backup before the upgrade is not proven, it is kept as {path}; see what "
        "is wrong: dondoc restore --dry-run {path} --to /tmp/thu.sqlite3"
    ),
    # restore
    "Khôi phục vào chỗ mới, hoặc khôi phục thử": "Restore to a new place, or try a restore",
    "Khôi phục một bản sao lưu vào chỗ mới, sau khi kiểm tra lại; bản khôi phục không gửi thư nào "
    "cho tới khi “dondoc outbox release”. --trial khôi phục thử rồi xóa; không nêu tệp thì thử "
    "bản sao lưu gần nhất.": (
        "Restore a backup to a new place after checking it again; the restored office sends no mail "
        "until “dondoc outbox release”. --trial restores and removes; without a file it tries the "
        "last backup."
    ),
    "Tệp mới, hoặc địa chỉ PostgreSQL có lược đồ trống.": (
        "A new file, or the address of a PostgreSQL with an empty schema."
    ),
    "Khôi phục thử, ghi nhớ ngày thử và kết quả.": (
        "Try a restore and remember the day and how it went."
    ),
    "Đã khôi phục vào {where}": "Restored to {where}",
    "Bản này GIỮ THƯ: soạn nhưng không gửi. Cho gửi: dondoc --db {where} outbox release --reason "
    "LÝ-DO": (
        "It HOLDS ITS MAIL: composes and does not send. To let it send: dondoc --db {where} outbox "
        "release --reason REASON"
    ),
    "Khôi phục đi đâu? Thêm --to TỆP-MỚI, hoặc --trial để khôi phục thử": (
        "Restore to where? Add --to NEW-FILE, or --trial to try a restore"
    ),
    "Khôi phục tệp nào? Nêu tên tệp do “dondoc backup” ghi ra": (
        "Restore which file? Name one that “dondoc backup” wrote"
    ),
    "--to: mật khẩu không viết trên dòng lệnh; dùng biến PGPASSWORD": (
        "--to: a password is not written on the command line; use the variable PGPASSWORD"
    ),
    "dondoc: bản sao lưu không đạt, không khôi phục gì; xem các dòng ✘": (
        "dondoc: the backup is not proven, nothing was restored; see the lines with ✘"
    ),
    "Khôi phục thử đạt; bản thử đã xóa": "The trial restore succeeded; its copy was removed",
    "{path} là cơ sở dữ liệu đang dùng (còn tệp {journal}), chép như vậy sẽ thiếu; hãy tạo bản sao "
    "bằng: dondoc backup": (
        "{path} is a database in use (there is {journal}), a plain copy would lack something; make "
        "a copy with: dondoc backup"
    ),
    "{where} đã có dữ liệu; chỉ khôi phục vào tệp mới hoặc lược đồ trống": (
        "{where} holds data; a restore goes to a new file or an empty schema only"
    ),
    "bản sao lưu là của cơ quan {found}, không phải {known}": (
        "the backup is of the office {found}, not of {known}"
    ),
    "chưa có bản sao lưu nào được ghi nhớ; chạy “dondoc backup” hoặc nêu tên tệp": (
        "no backup is remembered yet; run “dondoc backup” or name a file"
    ),
    "nâng cấp từ phiên bản {found} lên {known} trong bản khôi phục": (
        "upgraded from version {found} to {known} in the restored copy"
    ),
    "không chép được {path} ({reason}); xem lại quyền đọc và chỗ trống trên đĩa": (
        "cannot copy {path} ({reason}); look at the right to read and at the room on the disk"
    ),
    # release
    "dondoc: bản khôi phục từ {since} đang GIỮ THƯ, soạn nhưng không gửi; cho gửi: dondoc outbox "
    "release --reason LÝ-DO": (
        "dondoc: the office restored at {since} HOLDS ITS MAIL, it composes and does not send; to "
        "let it send: dondoc outbox release --reason REASON"
    ),
    "Cho bản khôi phục gửi thư trở lại. Thư mà bản gốc có thể đã gửi sau lúc sao lưu được liệt kê, "
    "rồi bỏ (--drop) hoặc gửi (--send); không bao giờ tự gửi.": (
        "Let a restored office send again. Messages that the original may have sent after the "
        "backup are listed, then dropped (--drop) or sent (--send); never sent unasked."
    ),
    "Bỏ những thư đang chờ: bản gốc đã gửi.": "Drop the messages that wait: the original sent them.",
    "Gửi những thư đang chờ: bản gốc chưa gửi.": (
        "Send the messages that wait: the original did not send them."
    ),
    "dondoc: dừng dịch vụ của bản gốc, nếu nó còn chạy": (
        "dondoc: stop the daemon of the original, if it still runs"
    ),
    "--drop và --send không đi cùng nhau; chọn một": "--drop and --send exclude each other",
    "--reason: hãy ghi lý do": "--reason: give a reason",
    "Bỏ hay gửi?": "Drop (bo) or send (gui)?",
    "{count} nhắc việc chưa gom thành thư": "{count} reminders not yet gathered into mail",
    "Không có thư nào chờ; từ nay gửi thư bình thường": (
        "No message waits; from now on mail goes as usual"
    ),
    "Đã bỏ những thư trên; từ nay gửi thư bình thường": (
        "Those messages were dropped; from now on mail goes as usual"
    ),
    "Những thư trên đi ở lượt sau của dịch vụ; từ nay gửi thư bình thường": (
        "Those messages go at the daemon's next tick; from now on mail goes as usual"
    ),
    "cơ sở dữ liệu này không bị giữ thư; không có gì để cho gửi": (
        "this database does not hold its mail; there is nothing to release"
    ),
    "chưa biết hết thư nào đến hạn; chạy “dondoc daemon run --once” (chỉ soạn, không gửi) rồi chạy "
    "lại lệnh này": (
        "not every message that is due is known yet; run “dondoc daemon run --once” (it composes "
        "and does not send), then this command again"
    ),
    "bản gốc có thể đã gửi {messages} thư và {notices} nhắc việc ở trên sau lúc sao lưu; chọn "
    "--drop (bỏ) hoặc --send (gửi)": (
        "the original may have sent the {messages} messages and {notices} reminders above after "
        "the backup; choose --drop or --send"
    ),
    "sao lưu": "back up",
    "khôi phục từ bản sao lưu": "restore from a backup",
    "khôi phục thử": "try a restore",
    "cho bản khôi phục gửi thư": "let a restored office send",
    "nâng cấp cơ sở dữ liệu": "upgrade the database",
    # settings and systemd
    "Nguồn ghi rõ: tùy chọn, tên biến, tệp và dòng.": (
        "Where each value is from: option, name of the variable, file and line."
    ),
    "In dịch vụ systemd (có canh treo), và sao lưu hằng tuần kèm khôi phục thử; --write ghi thành "
    "tệp.": (
        "Print the systemd service (with a watchdog) and a weekly backup with a trial restore; "
        "--write writes them to files."
    ),
    "Tài khoản chạy dịch vụ (mặc định: chủ của cơ sở dữ liệu).": (
        "Account that runs the service (by default the owner of the database)."
    ),
    "--user: “{name}” không phải tên tài khoản, chỉ gồm a-z, số, _ và -": (
        "--user: “{name}” is no name of an account, which has only a-z, digits, _ and -"
    ),
    "Ghi vào thư mục này.": "Write to this folder.",
    "--write: không có thư mục {path}": "--write: there is no folder {path}",
    "{path} đã có và khác; xem rồi đổi tên tệp cũ, hoặc chọn thư mục khác": (
        "{path} exists and differs; look at it and rename it, or choose another folder"
    ),
    "không ghi được {path} ({reason}); chạy bằng tài khoản có quyền": (
        "cannot write {path} ({reason}); run it by an account that may"
    ),
    "Tệp {path}": "File {path}",
    "Bật: systemctl daemon-reload && systemctl enable --now {units}": (
        "To start: systemctl daemon-reload && systemctl enable --now {units}"
    ),
    # completion
    "Gợi ý lệnh và mã khi gõ, cho các loại shell": "Complete commands and codes while typing",
    "Gợi ý lệnh và mã khi gõ, cho bash, zsh, fish và PowerShell": (
        "Complete commands and codes while typing, for bash, zsh, fish and PowerShell"
    ),
    "In kịch bản cho bash; thêm dòng đầu của ví dụ vào ~/.bashrc.": (
        "Print the script for bash; add the first example to ~/.bashrc."
    ),
    "In kịch bản cho zsh; thêm dòng đầu của ví dụ vào ~/.zshrc.": (
        "Print the script for zsh; add the first example to ~/.zshrc."
    ),
    "In kịch bản cho fish.": "Print the script for fish.",
    "In kịch bản cho PowerShell; thêm dòng đầu của ví dụ vào $PROFILE.": (
        "Print the script for PowerShell; add the first example to $PROFILE."
    ),
    "Các từ có thể đứng tiếp theo; các kịch bản gọi lệnh này.": (
        "The words that may follow; the scripts call this command."
    ),
    "Phần đã gõ của từ đang gõ.": "What is typed so far of the word being typed.",
    # schema
    "Tệp kế hoạch của dondoc": "Plan file of dondoc",
    "In JSON Schema (bản 2020-12) của tệp kế hoạch: trình soạn thảo gợi ý khóa, báo sai khi gõ.": (
        "Print the JSON Schema (draft 2020-12) of the plan file: editors offer keys and mark "
        "mistakes while you type."
    ),
}
