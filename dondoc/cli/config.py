"""``config``: the settings in use, and where each value came from."""

from typing import Final

from dondoc.cli.commands import group
from dondoc.cli.context import Session, pass_session
from dondoc.cli.options import json_option
from dondoc.cli.output import emit_json, print_table
from dondoc.language import _
from dondoc.settings import DEFAULT
from engine.words import N_

ORIGINS: Final = {
    DEFAULT: N_("mặc định"),
    "environment": N_("biến môi trường"),
    "flag": N_("dòng lệnh"),
}


@group(
    help=N_("Cấu hình đang dùng và nguồn của từng giá trị"),
    examples=("dondoc config show", "dondoc cau-hinh xem --json"),
)
def config() -> None:
    """Group the commands about settings."""


@config.command(
    "show",
    alias="xem",
    help=N_("In từng giá trị và nguồn: dòng lệnh, biến môi trường, tệp, hay mặc định."),
    examples=("dondoc config show", "dondoc --db /srv/dondoc/co-quan.sqlite3 cau-hinh xem --json"),
)
@json_option
@pass_session
def show(session: Session, as_json: bool) -> None:
    """Print the settings; secrets are masked."""
    rows = session.settings.shown()
    if as_json:
        settings = {name: {"value": value, "origin": origin} for name, value, origin in rows}
        emit_json("settings", {"settings": settings})
        return
    named = [(name, value, _(ORIGINS.get(origin, origin))) for name, value, origin in rows]
    print_table((_("Khóa"), _("Giá trị"), _("Nguồn")), named)
