"""Deadlines of workflows and plans in the words of the office."""

from typing import Final

from dondoc.language import _
from dondoc.words.trade import UNITS, anchor_word, owner_word
from engine.deadlines import RuleKind, TimeUnit
from engine.definition import RuleTemplate
from engine.plan import RuleSetting
from engine.words import N_

ON_DATE: Final = "date"
WITHOUT_AMOUNT: Final = {
    RuleKind.WITHIN: N_("sau {anchor}: chưa xác định thời hạn"),
    RuleKind.AT_LEAST_BEFORE: N_("trước {anchor}: chưa xác định thời hạn"),
    RuleKind.BEFORE_DAY: N_("trước {anchor}"),
    RuleKind.ON: N_("chậm nhất {anchor}"),
    RuleKind.PERIOD_END: N_("đến hết kỳ của {anchor}"),
    RuleKind.WINDOW_START: N_("từ {anchor}"),
    RuleKind.WINDOW_END: N_("đến {anchor}"),
    RuleKind.DAY_OF_MONTH: N_("hằng tháng, theo {anchor}"),
    RuleKind.NOT_BEFORE: N_("sau {anchor}: chưa xác định thời hạn"),
}
WITH_AMOUNT: Final = {
    RuleKind.WITHIN: N_("trong thời hạn {amount} {unit} kể từ {anchor}"),
    RuleKind.AT_LEAST_BEFORE: N_("trước {anchor} ít nhất {amount} {unit}"),
    RuleKind.DAY_OF_MONTH: N_("ngày {amount} hằng tháng"),
    RuleKind.NOT_BEFORE: N_("sau khi hết {amount} {unit} kể từ {anchor}"),
}
CASE_BY_CASE: Final = N_("ngày ấn định cho từng việc")


def deadline_words(template: RuleTemplate, setting: RuleSetting | None = None) -> str:
    """Return how a deadline is reckoned, with the number of a plan where there is one."""
    if setting is not None and setting.unit == ON_DATE:
        return _(CASE_BY_CASE)
    amount = template.amount if setting is None else setting.amount
    unit = template.unit if setting is None else TimeUnit(setting.unit)
    anchor = _(anchor_word(template.name, template.anchor))
    if amount is None or template.kind not in WITH_AMOUNT:
        return _(WITHOUT_AMOUNT[template.kind], anchor=anchor)
    return _(WITH_AMOUNT[template.kind], amount=amount, unit=UNITS[unit], anchor=anchor)


def owner_words(
    template: RuleTemplate, setting: RuleSetting | None = None, workflow: str = ""
) -> str:
    """Return whose deadline it is."""
    owner = (setting.owner if setting else "") or template.owner
    return _(owner_word(owner, workflow))
