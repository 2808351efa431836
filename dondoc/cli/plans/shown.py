"""How a plan is printed: its rules with basis and reading, rounds, visits with their deadlines."""

from collections.abc import Iterable, Iterator, Mapping

from dondoc.cli.output import data, format_day, print_table
from dondoc.cli.regimes.shown import report_sums
from dondoc.cli.tasks.shown import task_sums
from dondoc.language import _
from dondoc.plan_loading import LoadedPlan
from dondoc.words.rules import deadline_words, owner_words
from engine.case import Case
from engine.obligations import Deadline
from engine.plan import Plan, PlannedRound, PlannedVisit, RuleSetting
from workflows.registry import newest

VISIT_DEADLINES = ("notice", "report", "conclusion")
Dated = Mapping[str, Deadline]


def rule_rows(
    rules: Mapping[str, tuple[RuleSetting, ...]],
) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield what each rule is about, how it is reckoned, whose it is, its basis and its words."""
    for workflow, settings in rules.items():
        definition = newest(workflow)
        templates = {template.name: template for template in definition.rules}
        for setting in settings:
            template = templates.get(setting.name)
            if template is None:
                continue
            printed = f"“{setting.text}”" if setting.text else ""
            reading = _("hiểu là “{reading}”", reading=setting.reading) if setting.reading else ""
            yield (
                _(template.label),
                deadline_words(template, setting),
                owner_words(template, setting, workflow),
                setting.legal_basis,
                ", ".join(text for text in (printed, reading) if text),
            )


def print_rules(rules: Mapping[str, tuple[RuleSetting, ...]]) -> None:
    """Print the deadlines of a plan."""
    heads = (_("Thời hạn"), _("Cách tính"), _("Chủ trì"), _("Căn cứ"), _("Bản in"))
    print_table(heads, rule_rows(rules))


def print_rounds(rounds: Iterable[PlannedRound], people: Mapping[str, str]) -> None:
    """Print the rounds with their teams and products."""
    labels = {template.name: template.label for template in newest("round").rules}
    rows = [
        (
            item.code,
            item.name,
            people.get(item.team.lead or "", item.team.lead or "…"),
            len(item.team.everyone()),
            ", ".join(_(labels.get(name, name)) for name in item.products),
        )
        for item in rounds
    ]
    print_table(
        (_("Đợt"), _("Tên"), _("Trưởng đoàn"), _("Số người"), _("Sản phẩm")), rows, right={3}
    )


def visit_deadlines(deadlines: Iterable[Deadline]) -> Dated:
    """Return the newest round of each of the deadlines that a list of visits shows."""
    return {
        item.name: item
        for item in sorted(deadlines, key=lambda each: each.round)
        if item.name in VISIT_DEADLINES
    }


def unset_rules(plan: Plan) -> frozenset[str]:
    """Return the deadlines of an inspection that the plan names without a number."""
    settings = plan.rules.get("inspection", ())
    return frozenset(setting.name for setting in settings if setting.amount is None)


def visit_row(
    visit: PlannedVisit, case: Case | None, dated: Dated, unit: str, unset: frozenset[str]
) -> tuple[str, ...]:
    """Return one visit: where it stands, when, and by when what is due."""
    first = case.dates.get("visit_on") if case else visit.first_on
    last = case.dates.get("visit_end_on") if case else visit.last_on
    days = format_day(first) if first else "…"
    if first and last and last != first:
        days = f"{days}–{format_day(last)}"
    tentative = visit.tentative if case is None else bool(case.facts.get("tentative"))
    mark = _("lịch chờ thống nhất") if tentative else ""
    state = _(newest("inspection").state(case.state).label) if case else ""
    marks = ", ".join(text for text in (state, mark, _("ví dụ") if visit.example else "") if text)
    return (
        visit.code,
        unit,
        days,
        *(_due(dated.get(name), name in unset) for name in VISIT_DEADLINES),
        marks,
    )


def _due(deadline: Deadline | None, unset: bool) -> str:
    if deadline is None:
        return _("chưa xác định") if unset else ""
    if deadline.due_on is None:
        return _("chưa xác định")
    sign = _(" (tạm tính)") if deadline.provisional else ""
    return format_day(deadline.due_on) + sign


def print_visits(rows: Iterable[tuple[str, ...]]) -> None:
    """Print the visits of a plan."""
    heads = (
        _("Cuộc"),
        _("Đơn vị"),
        _("Ngày kiểm tra"),
        _("Thông báo chậm nhất"),
        _("Báo cáo chậm nhất"),
        _("Kết luận chậm nhất"),
        _("Tình trạng"),
    )
    print_table(heads, rows)


def print_loaded(loaded: LoadedPlan) -> None:
    """Print what loading a plan brought into being, and its first deadlines."""
    plan = loaded.plan
    facts = {"code": plan.code, "title": plan.title}
    if loaded.already:
        data(
            _("Kế hoạch {code} ({title}) đã nạp từ trước với cùng nội dung; không ghi gì", **facts)
        )
        return
    visits = [case for case in loaded.cases if case.workflow == "inspection"]
    data(_("Nạp kế hoạch {code}: {title}", **facts))
    data(
        _(
            "{units} đơn vị mới, {people} người mới, {rounds} đợt, {visits} cuộc kiểm tra",
            units=len(loaded.units),
            people=len(loaded.people),
            rounds=len(plan.rounds),
            visits=len(visits),
        )
    )
    for line in (*task_sums(loaded.cases), *report_sums(loaded.plan, loaded.cases)):
        data(line)
    if not plan.visits:
        return
    names = {unit.code: unit.names[0].name for unit in plan.units}
    dated = loaded_deadlines(loaded)
    cases = {case.code: case for case in visits}
    print_visits(
        visit_row(visit, cases.get(visit.code), dated.get(visit.code, {}),
                  names.get(visit.unit, visit.unit), unset_rules(plan))
        for visit in plan.visits
    )  # fmt: skip


def loaded_deadlines(loaded: LoadedPlan) -> dict[str, Dated]:
    """Return the first deadlines of each new case by its code."""
    found: dict[str, list[Deadline]] = {}
    for decision in loaded.decisions:
        found.setdefault(decision.case.code, []).extend(decision.deadlines)
    return {code: visit_deadlines(deadlines) for code, deadlines in found.items()}
