"""``dondoc init``: prepare the database, name the office, register who keeps it."""

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

import click

from dondoc.cli.commands import command
from dondoc.cli.context import Session, pass_session
from dondoc.cli.options import dry_run_option, json_option
from dondoc.cli.output import data, emit_json, mark_dry_run, say
from dondoc.language import _
from dondoc.settings_file import config_place, make_folder, write_config
from dondoc.settings_values import ADDRESS
from engine.errors import InvalidInput
from engine.words import N_
from workflows.field_values import CODE

if TYPE_CHECKING:  # loads the database
    from dondoc.beginning import Beginning, Begun
    from dondoc.copies.upgrading import Upgraded


DEFAULTS: Final = {
    "office_name": N_("Cơ quan tổ chức kiểm tra"),
    "office_code": "CQ",
    "operator": "QTHT",
    "operator_name": N_("Người quản trị"),
    "operator_email": "",
}
QUESTIONS: Final = {
    "office_name": N_("Tên cơ quan"),
    "office_code": N_("Mã cơ quan"),
    "operator": N_("Mã người quản trị"),
    "operator_name": N_("Họ tên người quản trị"),
    "operator_email": N_("Thư điện tử của người quản trị (có thể để trống)"),
}


@command(
    "init",
    help=N_("Tạo cơ sở dữ liệu và cấu hình đầu tiên; chạy lại không đổi gì."),
    examples=(
        "dondoc init",
        'dondoc init --db /srv/bql.sqlite3 --office-name "Ban Quản lý các KCN" --operator VP-01',
    ),
)
@click.option("--office-name", help=N_("Tên cơ quan."))
@click.option("--office-code", help=N_("Mã cơ quan, không dấu cách."))
@click.option("--operator", help=N_("Mã người quản trị (vai trò chuyên viên và cài đặt)."))
@click.option("--operator-name", help=N_("Họ tên người quản trị."))
@click.option("--operator-email", help=N_("Thư điện tử của người quản trị."))
@click.option("--write-config", is_flag=True, help=N_("Ghi dondoc.toml dù đã dùng tệp khác."))
@dry_run_option
@json_option
@pass_session
def init(
    session: Session, /, write_config: bool, dry_run: bool, as_json: bool, **typed: str | None
) -> None:
    """Begin an office."""
    given = {name: _checked(name, value) for name, value in typed.items() if value is not None}
    if dry_run:
        _preview(session, given, as_json=as_json)
        return
    begun, answers, upgraded = _begin(session, given)
    config = _config(session, answers.operator, wanted=write_config, new=begun.new)
    shown = asdict(answers) if begun.new else {}
    found = {"office_code": begun.office.code, "office_name": begun.office.name}
    _report_upgrade(upgraded, as_json=as_json)
    facts = shown | found | _places(session, config)
    if upgraded:
        facts |= {"upgraded_from": upgraded.found, "backup": str(upgraded.backup.path)}
    _report(facts, new=begun.new, as_json=as_json)


def _report_upgrade(upgraded: "Upgraded | None", *, as_json: bool) -> None:
    if upgraded and not as_json:
        from store.database import SCHEMA_VERSION

        versions = {"found": upgraded.found, "known": SCHEMA_VERSION}
        data(_("Đã sao lưu trước khi nâng cấp: {path}", path=str(upgraded.backup.path)))
        data(_("Đã nâng cấp cơ sở dữ liệu từ phiên bản {found} lên {known}", **versions))


def _preview(session: Session, given: dict[str, str], *, as_json: bool) -> None:
    from dondoc.copies.upgrading import older_version

    config = "" if session.settings.config_file else str(config_place(session.settings))
    if (found := older_version(session.application)) and not as_json:
        data(_("Sẽ sao lưu rồi nâng cấp cơ sở dữ liệu từ phiên bản {found}", found=found))
    facts = _asked(given) | _places(session, config)
    _report(facts, new=True, as_json=as_json)
    mark_dry_run(dry_run=True)


def _begin(
    session: Session, given: dict[str, str]
) -> tuple["Begun", "Beginning", "Upgraded | None"]:
    from dondoc.beginning import Beginning, begin_office, office_of
    from dondoc.copies.upgrading import prepare

    make_folder(session.settings)
    upgraded = prepare(session.application)
    known = office_of(session.application)
    answers = Beginning(**(_defaults() | given if known else _asked(given)))
    return begin_office(session.application, answers), answers, upgraded


def _config(session: Session, operator: str, *, wanted: bool, new: bool) -> str:
    """Write a settings file when it is asked for, or when a new office has none; say where."""
    settings = session.settings
    if not wanted and (settings.config_file or not new):
        return ""
    written = write_config(settings, settings.actor or operator)
    if written is None and wanted:
        say(_("{path} đã có, giữ nguyên", path=str(config_place(settings))))
    return str(written or "")


def _places(session: Session, config: str) -> dict[str, str]:
    database = {name: value for name, value, _origin in session.settings.shown()}
    return {"database": database["database_url"].removeprefix("sqlite:///"), "config": config}


def _defaults() -> dict[str, str]:
    return {name: _(value) for name, value in DEFAULTS.items()}


def _asked(given: dict[str, str]) -> dict[str, str]:
    """Return the answers: what was typed, else what is asked on a terminal, else the defaults."""
    answers = _defaults() | given
    if sys.stdin.isatty() and sys.stderr.isatty():
        for name, question in QUESTIONS.items():
            if name not in given:
                typed = click.prompt(_(question), default=answers[name], err=True)
                answers[name] = _checked(name, str(typed))
    return answers


def _checked(name: str, value: str) -> str:
    text = value.strip()
    option = f"--{name.replace('_', '-')}"
    if name in {"office_code", "operator"} and not CODE.fullmatch(text):
        raise InvalidInput(
            N_("{option}: mã gồm 1 đến 40 chữ không dấu, số, dấu . _ -, không phải “{value}”"),
            option=option,
            value=text[:40],
        )
    if name == "operator_email" and text and not ADDRESS.fullmatch(text):
        raise InvalidInput(
            N_("{option}: “{value}” không phải địa chỉ thư; viết như kiemtra@example.vn"),
            option=option,
            value=text[:80],
        )
    if name.endswith("_name") and not (text and text.isprintable()):
        raise InvalidInput(N_("{option}: tên phải có chữ, viết trên một dòng"), option=option)
    return text


def _report(facts: dict[str, str], *, new: bool, as_json: bool) -> None:
    if as_json:
        emit_json("init", {"new": new, **facts})
        return
    if new:
        data(_("Đã khởi tạo {office_name} ({office_code}) tại {database}", **facts))
        data(_("Người quản trị: {operator_name} ({operator}); thêm --as {operator}", **facts))
    else:
        data(
            _(
                "Đã khởi tạo từ trước: {office_name} ({office_code}) tại {database}; không đổi gì",
                **facts,
            )
        )
    if facts["config"]:
        data(_("Cấu hình: {config}", **facts))
