"""What a plan file carries of the print for the checks alone: numbers, days, citations, headings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from engine.words import N_
from workflows.fields import Field, Kind, Table
from workflows.records import Record

UNNUMBERED: Final = "-"
PRINTS: Final = (
    Field("printed_numbers", Kind.TEXTS, N_("số, ký hiệu của kế hoạch như in ở từng chỗ, để đối chiếu")),
    Field("printed_days", Kind.TEXTS, N_("ngày ban hành như in ở từng chỗ, để đối chiếu")),
    Field("cited", Kind.TEXTS, N_("văn bản được viện dẫn, đúng như in: loại, số, ký hiệu, ngày")),
)  # fmt: skip
"""Fields of ``[plan]``."""
PRINTED_ID: Final = Field(
    "printed_id", Kind.TEXT, N_("số thứ tự như in, khi khác phần cuối của id; “-”: bản in bỏ trống")
)
"""A field of ``[[tasks]]``."""
HEADINGS: Final = Table(
    "headings",
    N_("Các đề mục của văn bản, đúng như in và theo thứ tự, để tìm số bị mất hoặc in hai lần."),
    (
        Field("under", Kind.TEXT, N_("đề mục ở trên, hoặc tên phụ lục; bỏ trống: cấp cao nhất")),
        Field("printed", Kind.TEXTS, N_("từng đề mục như in, ví dụ “I. MỤC ĐÍCH”"), required=True),
    ),
    many=True,
)


@dataclass(frozen=True, slots=True)
class Headings:
    """Headings of one level as printed, in their order, under another one or at the top."""

    under: str
    printed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prints:
    """What is printed and serves the checks alone; ``row_ids`` are printed numbers of tasks by place."""

    numbers: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()
    headings: tuple[Headings, ...] = ()
    row_ids: Mapping[int, str] = field(default_factory=dict)


def build_prints(plan: Record, headings: Iterable[Record], tasks: Iterable[Record]) -> Prints:
    """Return what a plan file says of its print."""
    return Prints(
        numbers=plan.texts("printed_numbers"),
        days=plan.texts("printed_days"),
        cited=plan.texts("cited"),
        headings=tuple(
            Headings(record.text("under"), record.texts("printed")) for record in headings
        ),
        row_ids={
            place: record.text("printed_id")
            for place, record in enumerate(tasks, start=1)
            if record.text("printed_id")
        },
    )
