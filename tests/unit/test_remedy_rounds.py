"""A further round of a remediation is counted from its return, not from the conclusion."""

from datetime import date

from tests.unit.core_walk import remediation


def test_ten_working_days_given_with_a_return_begin_on_the_day_of_the_return() -> None:
    walk = remediation("2024-06-18")
    walk.send("remediate", "2024-07-05", facts={"evidence": ["ab"]})
    walk.send("return", "2024-07-05", reason="thiếu ba thủ tục", facts={"remedy": {"amount": 10}})
    remedy = walk.deadline("remedy")
    assert (remedy.anchor_on, remedy.due_on) == (date(2024, 7, 5), date(2024, 7, 19))


def test_days_set_after_a_return_without_any_begin_there_too() -> None:
    walk = remediation("2024-06-18")
    walk.send("remediate", "2024-07-05", facts={"evidence": ["ab"]})
    walk.send("return", "2024-07-05", reason="thiếu ba thủ tục")
    walk.send("set-deadline", "2024-07-08", facts={"remedy": {"amount": 10}})
    assert walk.due("remedy") == "2024-07-19"
