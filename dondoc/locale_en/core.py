"""English of the core: refusals of steps, rights, and what delivery says."""

from typing import Final

TEXTS: Final = {
    "Quy trình {name} chưa hợp lệ: {problems}; sửa định nghĩa rồi chạy lại": (
        "Workflow {name} is not sound: {problems}; mend the definition and run again"
    ),
    "cơ sở dữ liệu chưa được khởi tạo; chạy “dondoc init” trước": (
        "the database is not set up; run “dondoc init” first"
    ),
    (
        "cơ sở dữ liệu {code} là bản chạy thử theo DONDOC_CLOCK, không ghi lẫn số liệu thật: "
        "đặt DONDOC_CLOCK hoặc chọn tệp khác bằng --db"
    ): (
        "database {code} was played under DONDOC_CLOCK and takes no real records: "
        "set DONDOC_CLOCK or choose another file with --db"
    ),
    (
        "cơ sở dữ liệu {code} là bản thật, không ghi lẫn số liệu chạy thử: bỏ DONDOC_CLOCK "
        "hoặc chọn tệp khác bằng --db"
    ): (
        "database {code} is a real one and takes no played records: unset DONDOC_CLOCK "
        "or choose another file with --db"
    ),
    "Hồ sơ {code} có thông báo mới": "Case {code}: news",
    (
        "Hồ sơ {code} vừa có bước mới, văn bản số {document}. "
        "Xem chi tiết bằng lệnh: dondoc case show {code}"
    ): (
        "Case {code} took a new step, document {document}. "
        "See the details with: dondoc case show {code}"
    ),
    "không có hồ sơ {code}; xem danh sách bằng “dondoc case list”": (
        "no case {code}; see the list with “dondoc case list”"
    ),
    "ngày thực hiện {day} ở sau hôm nay {today}; ghi ngày đã xảy ra, không ghi trước": (
        "the day of the act {day} lies after today {today}; record what has happened, not what will"
    ),
    "người nhận chưa có địa chỉ; thêm bằng “dondoc person contact”": (
        "the recipient has no address; add one with “dondoc person contact”"
    ),
    "{code} đang ở trạng thái “{state}”, không “{event}” được; lúc này có thể: {possible}": (
        "{code} is “{state}” and cannot “{event}”; possible now: {possible}"
    ),
    "{code} đang ở trạng thái “{state}”: chưa thực hiện được “{event}” vì {guard}": (
        "{code} is “{state}”: “{event}” is not possible because {guard}"
    ),
    "{code} đã ở trạng thái “{state}”: hồ sơ không còn thao tác nào": (
        "{code} is “{state}”: nothing is left to do with this case"
    ),
    "{person} không có quyền “{event}” đối với {code}; cần một trong: {allowed}": (
        "{person} has no right to “{event}” on {code}; it takes one of: {allowed}"
    ),
    "“{event}” cho {code} còn thiếu: {missing}; ghi thêm {options}": (
        "“{event}” on {code} lacks: {missing}; add {options}"
    ),
    "“{event}” ngày {day} lại trước mốc {name} ngày {earliest}; kiểm tra lại --on": (
        "“{event}” of {day} would precede {name} of {earliest}; check --on"
    ),
}
