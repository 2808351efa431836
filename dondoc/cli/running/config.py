"""``config``: the settings in use, and where each value came from."""

from typing import TYPE_CHECKING, Final

import click

from dondoc.cli.commands import group
from dondoc.cli.context import Session, pass_session
from dondoc.cli.options import json_option
from dondoc.cli.output import emit_json, print_table
from dondoc.language import _
from dondoc.settings import DEFAULT
from engine.words import N_

if TYPE_CHECKING:
    from dondoc.settings_origin import Origin

ORIGINS: Final = {
    DEFAULT: N_("mặc định"),
    "environment": N_("biến môi trường"),
    "flag": N_("dòng lệnh"),
}


@group(
    help=N_("Cấu hình đang dùng và nguồn của từng giá trị"),
    examples=("dondoc config show --origin", "dondoc cau-hinh xem --json"),
)
def config() -> None:
    """Group the commands about settings."""


@config.command(
    "show",
    alias="xem",
    help=N_("In từng giá trị và nguồn: dòng lệnh, biến môi trường, tệp, hay mặc định."),
    examples=(
        "dondoc config show --origin",
        "dondoc --db /srv/dondoc/co-quan.sqlite3 cau-hinh xem --json",
    ),
)
@click.option(
    "--origin", "exactly", is_flag=True, help=N_("Nguồn ghi rõ: tùy chọn, tên biến, tệp và dòng.")
)
@json_option
@pass_session
def show(session: Session, exactly: bool, as_json: bool) -> None:
    """Print the settings; secrets are masked."""
    if exactly:
        _show_exactly(session, as_json=as_json)
        return
    rows = session.settings.shown()
    if as_json:
        settings = {name: {"value": value, "origin": origin} for name, value, origin in rows}
        emit_json("settings", {"settings": settings})
        return
    named = [(name, value, _(ORIGINS.get(origin, origin))) for name, value, origin in rows]
    print_table((_("Khóa"), _("Giá trị"), _("Nguồn")), named)


def _show_exactly(session: Session, *, as_json: bool) -> None:
    from dondoc.settings_origin import origins_of

    found = tuple(origins_of(session.settings, session.environ))
    if as_json:
        emit_json("settings", {"settings": {item.name: item for item in found}})
        return
    rows = [(item.name, item.value, _place(item)) for item in found]
    print_table((_("Khóa"), _("Giá trị"), _("Nguồn")), rows)


def _place(item: "Origin") -> str:
    if item.kind == "file":
        line = f":{item.line}" if item.line else ""
        return f"{item.place}{line}"
    words = _(ORIGINS[item.kind])
    return f"{words} {item.place}".strip()
