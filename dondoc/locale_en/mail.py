"""English texts of the mail channels, by their Vietnamese key."""

from typing import Final

TEXTS: Final = {
    "“{value}” không phải địa chỉ thư điện tử; hãy sửa phần thư điện tử của cấu hình": (
        "“{value}” is not an e-mail address; mend the mail part of the settings"
    ),
    "địa chỉ thư điện tử không hợp lệ; hãy sửa địa chỉ của người nhận": (
        "the e-mail address is not valid; mend the address of the recipient"
    ),
    "nội dung thư có ký tự không ghi được bằng Unicode; hãy lập lại thư": (
        "the message has characters that Unicode cannot write; compose it again"
    ),
    "máy chủ thư có tài khoản nhưng kết nối không mã hóa; hãy đặt bảo mật là starttls hoặc ssl": (
        "the mail server has an account but an open connection; set security to starttls or ssl"
    ),
    "chưa khai tên máy chủ thư; hãy khai trong cấu hình thư điện tử": (
        "no mail server is named; name it in the mail settings"
    ),
    "không đọc được tệp chứng thư gốc (CA) của máy chủ thư; hãy xem lại cấu hình": (
        "cannot read the CA file of the mail server; look at the settings again"
    ),
    "chứng thư của máy chủ thư không được tin cậy; hãy khai tệp CA của đơn vị": (
        "the certificate of the mail server is not trusted; name the CA file of the office"
    ),
    "máy chủ thư không hỗ trợ STARTTLS": "the mail server does not offer STARTTLS",
    "không lập được kết nối mã hóa với máy chủ thư; hãy xem lại cổng và kiểu bảo mật": (
        "no encrypted connection to the mail server; look at port and security again"
    ),
    "không tìm thấy tên máy chủ thư": "the name of the mail server was not found",
    "máy chủ thư không trả lời trong thời gian chờ": "the mail server did not answer in time",
    "không nối được máy chủ thư": "cannot connect to the mail server",
    "tên máy chủ thư không hợp lệ; hãy xem lại cấu hình": (
        "the name of the mail server is not valid; look at the settings again"
    ),
    "máy chủ thư không có cách đăng nhập PLAIN hoặc LOGIN": (
        "the mail server offers neither the login PLAIN nor LOGIN"
    ),
    "thư lớn hơn giới hạn của máy chủ thư": "the message is larger than the mail server takes",
    "mất kết nối sau khi đã gửi hết thư; không rõ máy chủ đã nhận chưa": (
        "connection lost after the whole message was out; it may have been accepted"
    ),
    "mất kết nối với máy chủ thư khi đang gửi": "connection to the mail server lost while sending",
    "không ghi được vào thư mục thư đi; hãy xem lại quyền ghi và dung lượng đĩa": (
        "cannot write to the outbox folder; look at permissions and disk space"
    ),
    "đã thử nhiều lần trong 48 giờ mà không gửi được": "tried for 48 hours without success",
    "đã quá thời điểm thư còn có ích": "too late for the message to be of use",
    "địa chỉ người nhận không dùng được": "the address of the recipient does not work",
    "hộp thư của người nhận đầy trong nhiều ngày": "the recipient's mailbox was full for days",
    "máy chủ không nhận nội dung thư này": "the server does not take this content",
    "kênh này hiện không gửi được cho người nhận": "this channel cannot reach the recipient now",
    "không có mẫu thư “{template}”": "there is no letter template “{template}”",
    "mẫu thư “{template}” còn thiếu: {missing}": "the letter “{template}” still lacks: {missing}",
    "giá trị “{value}” của “{name}” trong thư không đọc được": (
        "cannot read the value “{value}” of “{name}” in a letter"
    ),
}
