"""``dondoc workflow``: the states, events, deadlines and reminders of each workflow."""

from collections.abc import Iterable
from pathlib import Path

import click

from dondoc import workflow_text as text
from dondoc.cli.commands import group
from dondoc.cli.context import Session, pass_session
from dondoc.cli.options import dry_run_option, json_option
from dondoc.cli.output import data, emit_json, mark_dry_run, print_table
from dondoc.cli.running.office_file import FILE
from dondoc.language import _, current_language, set_language
from engine.definition import RuleTemplate, Transition, WorkflowDefinition
from engine.errors import NotFound, StorageUnavailable
from engine.plan import RuleSetting
from engine.words import N_
from workflows.registry import DEFINITIONS, newest

FOLDER = Path("reference") / "workflows"


@group(
    help=N_("Các bước, thời hạn, mốc nhắc của một quy trình"),
    examples=("dondoc workflow show inspection", "dondoc quy-trinh danh-sach"),
)
def workflow() -> None:
    """Group the commands about workflows."""


@workflow.command(
    "list",
    alias="danh-sach",
    help=N_("Các quy trình hiện có."),
    examples=("dondoc workflow list", "dondoc quy-trinh danh-sach --json"),
)
@json_option
def list_(as_json: bool) -> None:
    """List the workflows."""
    if as_json:
        found = [
            {"name": it.name, "version": it.version, "label": _(it.label)}
            for it in DEFINITIONS.values()
        ]
        emit_json("workflows", {"workflows": found})
        return
    rows = [
        (it.name, _(it.label), it.version, len(it.states), len(it.events), len(it.rules))
        for it in DEFINITIONS.values()
    ]
    heads = (
        _("Mã"), _("Quy trình"), _("Bản"), _("Trạng thái"), _("Sự kiện"), _("Thời hạn")
    )  # fmt: skip
    print_table(heads, rows, right={2, 3, 4, 5})


@workflow.command(
    "show",
    alias="xem",
    help=N_("Một quy trình: trạng thái, sự kiện, thời hạn, mốc nhắc; --plan thêm số của kế hoạch."),
    examples=(
        "dondoc workflow show inspection --plan BDI-24",
        "dondoc quy-trinh xem remediation --mermaid",
    ),
)
@click.argument("name")
@click.option("--plan", help=N_("Mã kế hoạch: in thời hạn với số và căn cứ của kế hoạch đó."))
@click.option("--mermaid", is_flag=True, help=N_("In sơ đồ trạng thái bằng Mermaid."))
@json_option
@pass_session
def show(session: Session, name: str, plan: str | None, mermaid: bool, as_json: bool) -> None:
    """Show one workflow."""
    definition = newest(name)
    settings = _settings(session, plan, name) if plan else ()
    if mermaid:
        data(text.mermaid(definition).rstrip())
    elif as_json:
        emit_json("workflow", _content(definition, settings))
    else:
        _print(definition, settings)


def _settings(session: Session, code: str, name: str) -> tuple[RuleSetting, ...]:
    from dondoc.cli.desk import plan_of, reading

    with reading(session).views() as views:
        found = plan_of(views, code)
    if found is None:
        raise NotFound(N_("không có kế hoạch {code}; xem: dondoc plan list"), code=code[:80])
    return tuple(found.rules.get(name, ()))


def _print(definition: WorkflowDefinition, settings: tuple[RuleSetting, ...]) -> None:
    data(f"{_(definition.label)} ({definition.name}/{definition.version})")
    data()
    print_table(text.state_heads(), text.state_rows(definition))
    _print_blocks(text.event_heads(), text.event_rows(definition))
    _print_blocks(text.deadline_heads(), text.deadline_rows(definition, settings))
    data()
    print_table(text.ladder_heads(), text.ladder_rows(definition))


def _print_blocks(heads: text.Row, rows: Iterable[text.Row]) -> None:
    """Print rows too wide for a screen: the first two cells as a head, the others below it."""
    data()
    data(f"{heads[0]}:")
    for label, name, *cells in rows:
        data(f"  {label} ({name})")
        for head, cell in zip(heads[2:], cells, strict=True):
            if cell:
                data(f"      {head}: {cell}")


def _content(
    definition: WorkflowDefinition, settings: tuple[RuleSetting, ...]
) -> dict[str, object]:
    """Return what programs read of a workflow: names as they are stored, labels beside them."""
    given = {setting.name: setting for setting in settings}
    return {
        "name": definition.name,
        "version": definition.version,
        "initial": definition.initial,
        "states": [
            {"name": it.name, "label": _(it.label), "final": it.final} for it in definition.states
        ],
        "events": [_event(it) for it in definition.transitions],
        "deadlines": [_deadline(it, given.get(it.name)) for it in definition.rules],
        "ladder": definition.ladder,
    }


def _event(item: Transition) -> dict[str, object]:
    return {
        "event": item.event,
        "label": _(item.label),
        "from": item.sources,
        "to": item.target,
        "by": item.by,
        "needs": [*item.needs, *item.needs_dates],
        "guards": [{"name": guard.name, "label": _(guard.label)} for guard in item.guards],
    }


def _deadline(item: RuleTemplate, setting: RuleSetting | None) -> dict[str, object]:
    return {
        "name": item.name,
        "label": _(item.label),
        "kind": item.kind,
        "anchor": item.anchor,
        "owner": item.owner,
        "met_by": item.met_by,
        "setting": setting,
    }


@workflow.command(
    "diagram",
    alias="so-do",
    help=N_("Ghi trang tham khảo có sơ đồ của mọi quy trình vào thư mục tài liệu."),
    examples=("dondoc workflow diagram --write docs/", "dondoc quy-trinh so-do --write docs/"),
)
@click.option("--write", "folder", type=FILE, required=True, help=N_("Thư mục tài liệu."))
@dry_run_option
def diagram(folder: Path, dry_run: bool) -> None:
    """Write the reference pages of all workflows."""
    for path, content in pages(folder).items():
        if not dry_run:
            _write(path, content)
        data(str(path))
    mark_dry_run(dry_run)


def pages(folder: Path) -> dict[Path, str]:
    """Return the pages by their place; they are always written in the office's language."""
    chosen = current_language()
    set_language("vi")
    try:
        return {folder / FOLDER / f"{it.name}.md": text.page(it) for it in DEFINITIONS.values()}
    finally:
        set_language(chosen)


def _write(path: Path, content: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    except OSError as refused:
        raise StorageUnavailable(
            N_("không ghi được {path} ({reason}); chọn thư mục khác hoặc cấp quyền ghi"),
            path=str(path),
            reason=refused.strerror,
        ) from refused
