"""A plan file with a row of every kind, and one with quotas, for tests of the command."""

TASKS = """
[plan]
code = "CC-18"
title = "Kế hoạch cải cách hành chính"
number = "10/KH"
issuer = "Sở"
issued_on = 2018-01-15
year = 2018
window_first_on = 2018-01-15
window_last_on = 2018-12-31
organiser = "VP"
[[units]]
code = "VP"
name = "Văn phòng"
[[units]]
code = "TH"
name = "Phòng Tổng hợp"
[[people]]
code = "an"
name = "An"
email = "an@example.vn"
roles = [{ role = "focal", unit = "VP" }]
[[people]]
code = "cuc"
name = "Cúc"
email = "cuc@example.vn"
roles = [{ role = "focal", unit = "TH" }]
[[tasks]]
id = "I.1"
title = "Kiểm tra công vụ"
lead = ["VP"]
product = "Báo cáo"
coordinating = ["các phòng"]
time = "Quý II/2018"
[[tasks]]
id = "I.2"
title = "Niêm yết thủ tục"
time = "Thường xuyên"
[[tasks]]
id = "I.3"
title = "Trình bộ thủ tục"
lead = ["TH"]
time = "Trong 10 ngày làm việc kể từ ngày Bộ công bố thủ tục"
[[tasks]]
id = "I.4"
title = "Tổng hợp"
lead = ["TH"]
after = ["I.1"]
[[tasks]]
id = "I.5"
title = "Việc lạ"
lead = ["TH"]
time = "vào dịp thích hợp"
"""
QUOTAS = """
[plan]
code = "DNI-24"
title = "Kế hoạch kiểm tra"
number = "1/KH"
issuer = "UBND"
issued_on = 2024-01-15
year = 2024
window_first_on = 2024-01-15
window_last_on = 2024-12-31
organiser = "SNV"
[rules.inspection.notice]
amount = 10
unit = "working_days"
[[rounds]]
code = "DNI-24-D1"
name = "Đợt 1"
lead = "an"
products = ["summary"]
[[units]]
code = "SNV"
name = "Sở Nội vụ"
[[units]]
code = "STC"
name = "Sở Tài chính"
groups = ["sở"]
[[units]]
code = "SYT"
name = "Sở Y tế"
groups = ["sở"]
[[units]]
code = "STC-CC"
name = "Chi cục"
parent = "STC"
[[people]]
code = "an"
name = "An"
email = "an@example.vn"
roles = [{ role = "officer", unit = "SNV" }, { role = "leadership", unit = "SNV" }]
[[people]]
code = "linh"
name = "Linh"
email = "linh@example.vn"
roles = [{ role = "focal", unit = "STC" }]
[[visits]]
code = "DNI-24-01"
round = "DNI-24-D1"
unit = "STC"
on = 2024-06-06
[[populations]]
code = "so"
name = "Các sở"
group = "sở"
[[populations]]
code = "xa"
name = "Các xã"
[[quotas]]
code = "Q1"
population = "so"
at_least_percent = 60
by = 2024-12-31
text = "ít nhất 60% sở"
[[quotas]]
code = "Q2"
population = "xa"
more_than_percent = 20
[[quotas]]
code = "Q3"
each = "so"
at_least = 1
by = 2024-12-31
[[quotas]]
code = "Q4"
of = "findings"
exactly_percent = 100
by = 2024-12-31
[[quotas]]
code = "Q5"
population = "so"
at_least = 1
at_most = 3
[[quotas]]
code = "Q6"
expected = 22
[[quotas]]
code = "Q7"
each = "xa"
at_least_percent = 50
"""
