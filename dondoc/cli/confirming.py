"""Questions before what cannot be taken back: asked on a terminal only, answered by typing the code."""

import sys

import click

from dondoc.language import _
from engine.errors import InvalidInput
from engine.words import N_

yes_option = click.option(
    "--yes", is_flag=True, help=N_("Không hỏi lại; cần có khi không chạy ở cửa sổ dòng lệnh.")
)


def confirm(code: str, question: str, *, yes: bool) -> None:
    """Go on when ``code`` is typed; without a terminal only when ``--yes`` was given."""
    if yes:
        return
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise InvalidInput(
            N_("việc này không lấy lại được mà không có ai để hỏi; xem trước bằng --dry-run, "
               "rồi thêm --yes")
        )  # fmt: skip
    typed = click.prompt(
        _("{question} Gõ {code} để đồng ý", question=question, code=code), err=True
    )
    if str(typed).strip().casefold() != code.casefold():
        raise InvalidInput(N_("đã thôi, chưa ghi gì: phải gõ đúng {code}"), code=code)
