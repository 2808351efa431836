"""The names of the figures of a report: for the command line, for people, and of its rows."""

import unicodedata
from dataclasses import dataclass
from typing import Final

import click
from click.shell_completion import CompletionItem

from dondoc.cli.commands import plain_name
from dondoc.cli.desk import Book
from dondoc.cli.options import place_of
from dondoc.language import _
from dondoc.reports.report import NOBODY, Report
from engine.errors import InvalidInput
from engine.report_figures import Figure, Holder, Row, Side
from engine.words import N_

OLDER: Final = "older"
STOCK: Final = "stock"
SLIPS: Final = "slips"
URGINGS: Final = "urgings"
DIFFICULTIES: Final = "difficulties"
QUOTAS: Final = "quotas"
INDICATORS: Final = "indicators"
FIGURES: Final = {
    Figure.DATED: ("co-han", N_("có thời hạn")),
    Figure.DONE_ON_TIME: ("dung-han", N_("hoàn thành đúng hạn")),
    Figure.DONE_LATE: ("qua-han", N_("hoàn thành quá hạn")),
    Figure.OPEN_IN_TIME: ("con-han", N_("chưa hoàn thành trong hạn")),
    Figure.OPEN_LATE: ("tre-han", N_("chưa hoàn thành quá hạn")),
    Figure.FALLEN_DUE: ("da-den-han", N_("đã đến hạn: mẫu số của tỷ lệ đúng hạn")),
    Figure.LATE: ("ngay-tre", N_("quá hạn, đã hoặc chưa hoàn thành")),
    Figure.DONE_WITHOUT_DATE: ("xong-khong-han", N_("đã hoàn thành, không có thời hạn")),
    Figure.OPEN_WITHOUT_DATE: ("chua-co-han", N_("chưa xác định thời hạn")),
}
SECTIONS: Final = {
    OLDER: ("tre-tu-truoc", N_("đến hạn trước kỳ, còn quá hạn")),
    STOCK: ("ton-nam-truoc", N_("tồn tại của các năm trước")),
    SLIPS: ("doi-han", N_("đổi thời hạn")),
    URGINGS: ("don-doc", N_("công văn đôn đốc")),
    DIFFICULTIES: ("vuong-mac", N_("khó khăn, vướng mắc chưa giải quyết")),
    QUOTAS: ("chi-tieu", N_("chỉ tiêu kiểm tra")),
    INDICATORS: ("chi-so", N_("chỉ tiêu phần trăm")),
}
OPENS: Final = {
    **{figure.value: alias for figure, (alias, _words) in FIGURES.items()},
    **{name: alias for name, (alias, _words) in SECTIONS.items()},
}
"""Everything that opens, by its English name, with its name for Vietnamese fingers."""
WAYS: Final = {"unit": "don-vi", "head": "nguoi-dung-dau", "step": "viec", "plan": "ke-hoach"}
WAY_WORDS: Final = {
    "unit": N_("Đơn vị"),
    "head": N_("Người đứng đầu"),
    "step": N_("Việc"),
    "plan": N_("Kế hoạch"),
}


class Named(click.ParamType[str]):
    """One of some names, English or Vietnamese without diacritics, however it is capitalised."""

    name = "name"

    def __init__(self, names: dict[str, str], metavar: str) -> None:
        """Accept the keys and values of ``names``; the key is what the command gets."""
        self.names, self.metavar = names, metavar

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return what help shows in the place of the value."""
        del param, ctx
        return self.metavar

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return both names of everything that begins so."""
        del ctx, param
        return [
            CompletionItem(typed, help=other)
            for name, alias in self.names.items()
            for typed, other in ((alias, name), (name, alias))
            if typed.startswith(incomplete)
        ]

    def convert(
        self,
        value: object,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str:
        """Return the English name of what was typed."""
        del ctx
        typed = plain_name(unicodedata.normalize("NFC", str(value)))
        for name, alias in self.names.items():
            if typed in {name.replace("_", "-"), alias}:
                return name
        raise InvalidInput(
            N_("{place}: không có “{value}”; chọn một trong: {allowed}"),
            place=place_of(param),
            value=str(value)[:60],
            allowed=", ".join(f"{alias} ({name})" for name, alias in self.names.items()),
        )


@dataclass(frozen=True, slots=True)
class RowNames:
    """What the rows of a report are called."""

    report: Report
    book: Book

    def of(self, row: Row) -> str:
        """Return the name of a row."""
        named = {"unit": self._unit, "head": self._head, "step": self._step, "plan": self._plan}
        return named[self.report.by](row)

    def _unit(self, row: Row) -> str:
        return self.holder(row.items[0].holder) or _("(chưa rõ đơn vị)")

    def holder(self, holder: Holder) -> str:
        """Return who owes something: a unit, or a team by who leads it."""
        return self.team(holder.code) if holder.side is Side.TEAM else self.book.unit(holder.code)

    def team(self, code: str) -> str:
        """Return a team by who leads it."""
        lead = self.report.leads.get(code)
        if not lead:
            return _("Đoàn kiểm tra")
        return _("Đoàn ({lead})", lead=self.book.person(lead))

    def _head(self, row: Row) -> str:
        if row.items[0].holder.side is Side.TEAM:
            return self.team(row.key)
        if row.key == NOBODY:
            return _("(đơn vị chưa có người đứng đầu)")
        return ", ".join(self.book.person(code) for code in row.key.split("+"))

    def _step(self, row: Row) -> str:
        return _(row.items[0].deadline.label)

    def _plan(self, row: Row) -> str:
        plans = {plan.code: plan for plan in self.report.scope.plans}
        known = plans.get(row.key)
        if known is None:
            return _("(ngoài kế hoạch)")
        return f"{known.number or known.title} ({known.year})"
