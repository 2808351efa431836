"""Options that write what a command shows into files: --csv, --xlsx, --force."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from dondoc.cli.options import AnyFunction
from dondoc.cli.output import say
from dondoc.language import _
from engine.errors import InvalidInput
from engine.words import N_

if TYPE_CHECKING:
    from dondoc.sheets.table import Sheet

CSV: Final = ".csv"
XLSX: Final = ".xlsx"


@dataclass(frozen=True, slots=True)
class Export:
    """Which files are wanted beside what a command prints."""

    csv: Path | None = None
    xlsx: Path | None = None
    force: bool = False

    @property
    def wanted(self) -> bool:
        """Tell whether any file is wanted, so that nothing is composed for none."""
        return self.csv is not None or self.xlsx is not None

    def write(self, sheets: "Sequence[Sheet]", on: date) -> None:
        """Write the wanted files and name them on stderr; ``on`` is the day of the figures.

        Write before anything is printed: a refusal then stands alone.
        """
        from dondoc.sheets.table import csv_paths, require_places, write_csv, write_workbook

        rows = sum(len(sheet.rows) for sheet in sheets)
        if self.csv:
            require_places(csv_paths(sheets, self.csv), overwrite=self.force)
        if self.xlsx:
            write_workbook(sheets, self.xlsx, on=on, overwrite=self.force)
            say(_("Đã ghi {path} ({rows} dòng)", path=str(self.xlsx), rows=rows))
        if self.csv:
            write_csv(sheets, self.csv, overwrite=self.force)
            for path, sheet in csv_paths(sheets, self.csv).items():
                say(_("Đã ghi {path} ({rows} dòng)", path=str(path), rows=len(sheet.rows)))
            for note in dict.fromkeys(note for sheet in sheets for note in sheet.notes):
                say(note)  # a CSV has no place for it


def sheet_options(function: AnyFunction) -> Callable[..., Any]:
    """Add --csv, --xlsx and --force; the command gets them as one ``export: Export``."""

    @click.option(
        "--csv",
        "csv_path",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help=N_("Ghi bảng ra tệp CSV (mở bằng Excel); nhiều bảng thì mỗi bảng một tệp."),
    )
    @click.option(
        "--xlsx",
        "xlsx_path",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help=N_("Ghi bảng ra tệp Excel, in được ngay trên giấy A4."),
    )
    @click.option("--force", is_flag=True, help=N_("Ghi đè tệp CSV, Excel đã có."))
    @wraps(function)
    def asked(
        *args: object, csv_path: Path | None, xlsx_path: Path | None, force: bool, **values: object
    ) -> object:
        return function(*args, export=_export(csv_path, xlsx_path, force=force), **values)

    return asked


def _export(csv: Path | None, xlsx: Path | None, *, force: bool) -> Export:
    """Return what is wanted; refuse a name whose ending says something else."""
    for option, path, ending in (("--csv", csv, CSV), ("--xlsx", xlsx, XLSX)):
        if path is not None and (path.suffix.casefold() != ending or not path.stem):
            raise InvalidInput(
                N_("{option}: tên tệp phải kết thúc bằng {ending}; ví dụ: {example}"),
                option=option,
                ending=ending,
                example=f"{option} bao-cao{ending}",
            )
    export = Export(csv and csv.expanduser(), xlsx and xlsx.expanduser(), force)
    if export.wanted:
        from dondoc.sheets.placing import require_places

        # Names of several CSV files are known later; that the folder is there, already now.
        require_places(filter(None, (export.csv,)), overwrite=True)
        require_places(filter(None, (export.xlsx,)), overwrite=force)
    return export
