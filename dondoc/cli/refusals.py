"""How a call ends: one line on stderr and an exit code for everything that can go wrong."""

import errno
import sys
import traceback
from typing import Final

import click

from dondoc.cli.output import say
from dondoc.language import _, translate_error
from engine.errors import DondocError

USAGE: Final = 2
DEFECT: Final = 70
NOT_WRITTEN: Final = 74
INTERRUPTED: Final = 130
BROKEN_PIPE: Final = 141
STORAGE: Final = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO)


def end(error: BaseException) -> int:
    """Say what went wrong and return the exit code."""
    match error:
        case SystemExit():
            return error.code if isinstance(error.code, int) else int(error.code is not None)
        case DondocError():
            say(f"dondoc: {translate_error(error)}")
            return error.exit_code
        case click.exceptions.NoArgsIsHelpError():
            click.echo(error.format_message(), err=True)
            return USAGE
        case click.UsageError():
            say(" ".join(f"dondoc: {usage_text(error)}{_hint(error)}".split()))
            return USAGE
        case click.ClickException():
            say(f"dondoc: {error.format_message()}")
            return error.exit_code
        case KeyboardInterrupt() | click.Abort():
            say(_("dondoc: đã dừng theo yêu cầu"))
            return INTERRUPTED
        case BrokenPipeError():
            return BROKEN_PIPE
    return _unexpected(error)


def _unexpected(error: BaseException) -> int:
    if isinstance(error, OSError) and error.errno in STORAGE:
        say(_("dondoc: không ghi được: {reason}", reason=error.strerror))
        return NOT_WRITTEN
    traceback.print_exception(error, file=sys.stderr)
    say(_("dondoc: lỗi của chương trình; gửi toàn bộ phần trên cho người bảo trì"))
    return DEFECT


def _hint(error: click.UsageError) -> str:
    path = error.ctx.command_path if error.ctx else "dondoc"
    return _("; xem: {command} --help", command=path)


def usage_text(error: click.UsageError) -> str:
    """Return what is wrong with the words of the call, in the chosen language."""
    match error:
        case click.NoSuchOption():
            text = _("Không có tùy chọn '{name}'", name=error.option_name)
            near = error.possibilities or []
            return text + (_("; gần nhất: {nearest}", nearest=near) if near else "")
        case click.MissingParameter():
            return _("Thiếu {name}", name=_place(error))
        case click.BadOptionUsage():
            return _("Tùy chọn {name} cần một giá trị", name=error.option_name)
        case click.BadParameter():
            return _bad_value(error)
    if error.message.startswith("Got unexpected extra"):
        words = error.message.partition("(")[2].rpartition(")")[0]
        return _("Thừa: {words}", words=words[:80])
    if error.message.startswith("Missing command"):
        return _("Thiếu tên lệnh")
    return error.format_message()


def _place(error: click.BadParameter) -> str:
    from dondoc.cli.options import place_of

    return place_of(error.param) if error.param else str(error.param_hint or "")


def _bad_value(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    match kind:
        case click.Choice():
            allowed = [str(choice) for choice in kind.choices]
            return _("{place}: chọn một trong: {allowed}", place=_place(error), allowed=allowed)
        case click.types.IntParamType():
            return _("{place}: phải là số nguyên{range}", place=_place(error), range=_range(kind))
        case click.Path() | click.File():
            return _(
                "{place}: không đọc được tệp ({reason})",
                place=_place(error),
                reason=error.message,
            )
    return _("{place}: {reason}", place=_place(error), reason=error.message)


def _range(kind: click.types.IntParamType) -> str:
    if not isinstance(kind, click.IntRange):
        return ""
    return _(" từ {low} đến {high}", low=kind.min, high="∞" if kind.max is None else kind.max)
