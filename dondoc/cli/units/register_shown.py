"""How changes of the register are printed, and files with units and people read."""

import re
from collections.abc import Sequence
from pathlib import Path

from dondoc.cli.context import Session
from dondoc.cli.output import data, emit_json, mark_dry_run, print_table, say
from dondoc.cli.running.office_file import counted, print_problems, problem_json, read_office_file
from dondoc.language import _
from engine.errors import InvalidInput
from engine.words import N_
from workflows.field_values import CODE
from workflows.people_changes import Change, ChangeKind

KINDS = {
    ChangeKind.ADDED: N_("thêm"),
    ChangeKind.CHANGED: N_("đổi"),
    ChangeKind.UNCHANGED: N_("giữ nguyên"),
}
FIELDS = {
    "name": N_("tên"),
    "short_name": N_("tên viết tắt"),
    "parent": N_("đơn vị cấp trên"),
    "groups": N_("nhóm"),
    "level": N_("cấp"),
    "example": N_("ví dụ"),
    "title": N_("chức danh"),
    "email": N_("thư điện tử"),
    "roles": N_("vai trò"),
}
LONGEST = 200
SPACES = re.compile(r"\s+")


def checked_code(code: str, place: str) -> str:
    """Return a code that can be one; it never changes afterwards."""
    if not CODE.fullmatch(code):
        raise InvalidInput(
            N_("{place}: mã gồm 1 đến 40 chữ không dấu, số, dấu . _ -, không phải “{value}”"),
            place=place,
            value=code[:40],
        )
    return code


def checked_name(name: str, place: str) -> str:
    """Return a name on one line."""
    text = SPACES.sub(" ", name).strip()
    if not text or len(text) > LONGEST or not text.isprintable():
        raise InvalidInput(
            N_("{place}: tên phải có từ 1 đến {limit} ký tự trên một dòng"),
            place=place,
            limit=LONGEST,
        )
    return text


def report(kind: str, changes: Sequence[Change], *, dry_run: bool, as_json: bool) -> None:
    """Print what differs, before and after side by side."""
    if as_json:
        emit_json(kind, {"dry_run": dry_run, "changes": changes})
        return
    for change in changes:
        data(f"{_(KINDS[change.kind])}: {_(change.subject)} {change.code}")
        rows = [(_(FIELDS[it.name]), it.old, "→", it.new) for it in change.fields]
        if rows:
            print_table(("", "", "", ""), rows, indent="    ")
    if not changes:
        data(_("không có gì thay đổi"))
    mark_dry_run(dry_run)


def load_file(session: Session, file: Path, *, dry_run: bool, as_json: bool) -> int:
    """Load units and people from a file, or only show what would change."""
    from dondoc.cli.desk import acting
    from dondoc.parties.register import Request, load_register
    from workflows.people_file import check_people, read_people_file
    from workflows.problems import errors_of

    content = read_office_file(file)
    desk = acting(session)
    loaded = read_people_file(content, file.name)
    with desk.views() as views:
        problems = check_people(loaded, (unit.code for unit in views.units()))
    if errors_of(problems):
        if as_json:
            found = [problem_json(problem) for problem in problems]
            emit_json("register-load", {**counted(problems), "problems": found})
        else:
            print_problems(file, problems)
        figures = counted(problems)
        say(_("dondoc: {file} có {errors} lỗi; chưa ghi gì", file=str(file), **figures))
        return 1
    request = Request(desk.actor, desk.today, dry_run=dry_run)
    _print_loaded(load_register(desk.application, loaded, request), dry_run, as_json=as_json)
    return 0


def _print_loaded(changes: Sequence[Change], dry_run: bool, *, as_json: bool) -> None:
    from dondoc.parties.register import changed

    report("register-load", changed(changes), dry_run=dry_run, as_json=as_json)
    if not as_json:
        counts = {kind.value: sum(it.kind is kind for it in changes) for kind in ChangeKind}
        say(_("{added} thêm, {changed} đổi, {unchanged} giữ nguyên", **counts))
