"""The English of the year of a plan as it is simulated."""

from typing import Final

TEXTS: Final = {
    "In cả năm của kế hoạch: nghĩa vụ, lượt nhắc, báo cáo, chỉ tiêu.": (
        "Print the plan's whole year: obligations, reminders, reports, quotas."
    ),
    "Cùng tệp kế hoạch: cả năm không ai làm gì.": "With a plan file: nobody does anything all year.",
    "--year và --nobody đi cùng một tệp kế hoạch; với --from-now vốn không ai làm gì": (
        "--year and --nobody go with a plan file; with --from-now nobody acts anyway"
    ),
    "kịch bản nói ai làm khác đi, nên không đi cùng --nobody": (
        "a scenario says who acts otherwise, so it does not go with --nobody"
    ),
    "[[visit]] chỉ dùng khi mô phỏng một tệp kế hoạch; bỏ khỏi kịch bản": (
        "[[visit]] is only for the simulation of a plan file; take it out of the scenario"
    ),
    "NGHĨA VỤ": "OBLIGATIONS",
    "lượt": "times",
    "đã xong": "done",
    "thường xuyên, theo dõi định kỳ": "without end, under review",
    "chờ sự kiện, văn bản, trả lời": "waiting for event or answer",
    "bước khác chưa có số": "other steps without a number",
    "LƯỢT NHẮC, theo bậc và tháng (mỗi người một việc một bậc là một lượt): {total}": (
        "REMINDERS by rung and month (one person, one matter, one rung each): {total}"
    ),
    "cả kỳ": "in all",
    "rà soát": "review",
    "đúng ngày": "due day",
    "trước {days}": "{days} before",
    "quá {days}": "{days} past",
    "THƯ: {digests} bản tin, {letters} thư theo bước, gửi {people} người trong {days} ngày": (
        "MAIL: {digests} digests, {letters} letters, to {people} people on {days} days"
    ),
    "  một người một ngày nhiều nhất {most} thư ({name}, {on}); cả kỳ {total} ({busy})": (
        "  most for one person on one day {most} ({name}, {on}); in all {total} ({busy})"
    ),
    "BÁO CÁO ĐỊNH KỲ: {regimes} chế độ, {count} kỳ, đã nộp {handed}, trễ {late}": (
        "PERIODIC REPORTS: {regimes} regimes, {count} periods, handed in {handed}, late {late}"
    ),
    "hạn riêng": "own day",
    "hạn cấp trên": "outer limit",
    "nộp": "handed in",
    "chưa đặt": "not set",
    "chưa nộp": "not yet",
    "CHỈ TIÊU KIỂM TRA đến {day}: {count}": "INSPECTION QUOTAS on {day}: {count}",
    "{quota}: {bodies} nơi, {counts}": "{quota}: {bodies} bodies, {counts}",
    "{quota}: {done} trong {size}, cần {need}: {standing}": (
        "{quota}: {done} of {size}, {need} needed: {standing}"
    ),
    "CHỈ TIÊU KẾT QUẢ: {count}, đã đo {measured}, đạt {met}": (
        "RESULT INDICATORS: {count}, measured {measured}, met {met}"
    ),
    "Đợt kiểm tra của kịch bản": "Round of the scenario",
    "Thêm một cuộc kiểm tra vào đợt đầu của kế hoạch, khi kế hoạch không nêu tên đơn vị.": (
        "A further visit in the plan's first round, where the plan names no units."
    ),
    "mã đơn vị": "code of the unit",
    "hình thức kiểm tra; mặc định: trực tiếp": "form of the inspection; by default on site",
}
