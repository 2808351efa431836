"""Workflow definitions in the words of the office: tables for the screen, Mermaid and pages for docs."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from dondoc.language import _
from dondoc.words.rules import deadline_words, owner_words
from dondoc.words.trade import DATES, OWNERS
from engine.definition import RuleTemplate, Rung, Transition, WorkflowDefinition
from engine.plan import RuleSetting
from engine.words import N_

Row: TypeAlias = tuple[str, ...]
NEEDS: Final = {"document": N_("văn bản"), "reason": N_("lý do")}
WHO: Final = {
    "organiser": N_("cơ quan chủ trì"),
    "leadership": N_("lãnh đạo"),
    "team": N_("Đoàn kiểm tra"),
    "team_lead": N_("Trưởng đoàn"),
    "unit": N_("đơn vị được kiểm tra"),
    "unit_head": N_("người đứng đầu đơn vị"),
    "asker": N_("người báo, người xin"),
    "addressee": N_("người nhận"),
    "daemon": N_("dịch vụ nhắc việc"),
    "told": N_("hồ sơ liên quan"),
}
AUDIENCES: Final = {
    "owner": N_("người thực hiện"),
    "head": N_("người đứng đầu nơi thực hiện"),
    "organiser": N_("chuyên viên cơ quan chủ trì"),
    "leadership": N_("lãnh đạo"),
}
EARLY: Final = N_("trước hạn {count} ngày làm việc")
ON_DAY: Final = N_("đúng ngày đến hạn")
LATE: Final = N_("quá hạn {count} ngày làm việc")


def state_heads() -> Row:
    """Return the heads of the table of states."""
    return _("Trạng thái"), _("Mã"), ""


def state_rows(definition: WorkflowDefinition) -> Iterator[Row]:
    """Yield each state with its word and whether it begins or ends the workflow."""
    for state in definition.states:
        first = _("bắt đầu") if state.name == definition.initial else ""
        yield _(state.label), state.name, _("kết thúc") if state.final else first


def event_heads() -> Row:
    """Return the heads of the table of events."""
    return (
        _("Sự kiện"), _("Mã"), _("Từ"), _("Tới"), _("Ai được làm"), _("Cần có"),
        _("Không được khi"),
    )  # fmt: skip


def event_rows(definition: WorkflowDefinition) -> Iterator[Row]:
    """Yield each event: from where to where, who may, what must come with it, what forbids it."""
    for item in definition.transitions:
        yield (
            _(item.label),
            item.event,
            _states(definition, item.sources),
            _(definition.state(item.target).label) if item.target else _("giữ nguyên"),
            _who(item),
            _needs(item),
            "; ".join(_(guard.label) for guard in item.guards),
        )


def _who(item: Transition) -> str:
    """Return who may send an event: by relation, whom the plan names too, and who never may."""
    named = [WHO.get(name, name) for name in item.by]
    also = [N_("ai mà kế hoạch nêu")] if item.also_by else []
    barred = _("; không bao giờ là người xin hay người được xin thay") if item.not_by else ""
    return _listed([*named, *also]) + barred


def _states(definition: WorkflowDefinition, names: Sequence[str]) -> str:
    if set(names) == set(definition.open_states):
        return _("mọi bước chưa kết thúc")
    return _listed(definition.state(name).label for name in names)


def _needs(item: Transition) -> str:
    needed = [NEEDS[name] for name in item.needs]
    return _listed([*needed, *(DATES.get(name, name) for name in item.needs_dates)])


def _listed(words: Iterable[str]) -> str:
    return ", ".join(_(word) for word in words)


def deadline_heads() -> Row:
    """Return the heads of the table of deadlines."""
    return (
        _("Thời hạn"), _("Mã"), _("Cách tính"), _("Chủ trì"), _("Xong khi"), _("Căn cứ"),
        _("Chưa có số thì hỏi lại sau"),
    )  # fmt: skip


def deadline_rows(
    definition: WorkflowDefinition, settings: Iterable[RuleSetting] = ()
) -> Iterator[Row]:
    """Yield each deadline with the numbers of a plan where one is given."""
    given = {setting.name: setting for setting in settings}
    for rule in definition.rules:
        setting = given.get(rule.name)
        yield (
            _(rule.label),
            rule.name,
            deadline_words(rule, setting),
            owner_words(rule, setting, definition.name),
            _listed(dict.fromkeys(definition.event_label(event) for event in rule.met_by)),
            setting.legal_basis if setting else "",
            _review(rule),
        )


def _review(rule: RuleTemplate) -> str:
    asked = _(" (hỏi {who})", who=OWNERS.get(rule.asked, rule.asked)) if rule.asked else ""
    return _("{count} ngày làm việc", count=rule.review_working_days) + asked


def ladder_heads() -> Row:
    """Return the heads of the table of reminders."""
    return _("Mốc nhắc"), _("Nhắc ai")


def ladder_rows(definition: WorkflowDefinition) -> Iterator[Row]:
    """Yield each rung of the ladder: when, and who is reminded."""
    for rung in definition.ladder:
        yield rung_words(rung), _(AUDIENCES.get(rung.audience, rung.audience))


def rung_words(rung: Rung) -> str:
    """Return when a rung comes, seen from the due day."""
    if rung.offset == 0:
        return _(ON_DAY)
    return _(EARLY if rung.offset < 0 else LATE, count=abs(rung.offset))


def mermaid(definition: WorkflowDefinition) -> str:
    """Return the state diagram of a workflow; events that stay in their state are left out."""
    lines = ["stateDiagram-v2"]
    lines += [f'    state "{_(state.label)}" as {state.name}' for state in definition.states]
    lines.append(f"    [*] --> {definition.initial}")
    arrows: dict[tuple[str, str | None], list[str]] = {}
    for item in definition.transitions:
        for source in item.sources:
            arrows.setdefault((source, item.target), []).append(_(item.label))
    for (source, target), labels in arrows.items():
        if target and target != source:
            lines.append(f"    {source} --> {target}: {', '.join(dict.fromkeys(labels))}")
    lines += [f"    {state.name} --> [*]" for state in definition.states if state.final]
    return "\n".join(lines) + "\n"


def page(definition: WorkflowDefinition) -> str:
    """Return the reference page of a workflow."""
    title = _("Quy trình {label} (`{name}`, bản {version})", label=definition.label,
              name=definition.name, version=definition.version)  # fmt: skip
    return "\n".join(
        (
            f"# {title}",
            "",
            _("Trang này do `dondoc workflow diagram --write docs/` sinh ra; không sửa tay."),
            "",
            "```mermaid",
            mermaid(definition).rstrip(),
            "```",
            "",
            *_section(_("Trạng thái"), state_heads(), state_rows(definition)),
            *_section(_("Sự kiện"), event_heads(), event_rows(definition)),
            *_section(_("Thời hạn"), deadline_heads(), deadline_rows(definition)),
            *_section(_("Mốc nhắc"), ladder_heads(), ladder_rows(definition)),
        )
    )


def _section(title: str, heads: Row, rows: Iterable[Row]) -> Iterator[str]:
    yield from (f"## {title}", "", _line(heads), _line(["---"] * len(heads)))
    yield from map(_line, rows)
    yield ""


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
