"""The references of plan, people and scenario files: every table, every field."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from dondoc.documents.markdown import code, head, page, table
from dondoc.language import _
from dondoc.simulation.scenario_tables import describe_scenario_fields
from engine.words import N_
from workflows.fields import EXAMPLES, FieldDoc, Kind
from workflows.people_file import describe_people_fields
from workflows.plan_tables import describe_fields

TITLE = N_("Tệp kế hoạch")
ABOUT = N_(
    "Tệp kế hoạch là TOML, bảng mã UTF-8. `dondoc plan check TỆP` báo mọi lỗi và cảnh báo cùng lúc;"
    " `dondoc plan load TỆP` nạp tất cả hoặc không gì cả. Dấu ● là trường bắt buộc. Trình soạn thảo"
    " có taplo (VS Code: Even Better TOML) gợi ý khóa và báo sai khi dòng đầu của tệp là `#:schema"
    " ./plan.schema.json`; tệp đó do `dondoc plan schema` in ra."
)
PEOPLE_TITLE = N_("Tệp đơn vị và người")
PEOPLE_ABOUT = N_(
    "Tệp đơn vị và người là TOML hoặc CSV, bảng mã UTF-8; tệp luôn được xem trước khi ghi."
    " Dấu ● là trường bắt buộc."
)
SCENARIO_TITLE = N_("Tệp kịch bản")
SCENARIO_ABOUT = N_(
    "Tệp kịch bản cho `dondoc simulate` là TOML, bảng mã UTF-8: ai chậm, cuộc nào dời, lịch nghỉ "
    "biết khi nào. Điều không nêu thì diễn ra đúng hạn. Dấu ● là trường bắt buộc."
)


def plan_page() -> str:
    """Return the page of the plan file."""
    return page([*head(_(TITLE), _(ABOUT)), *_tables(describe_fields())])


def people_page() -> str:
    """Return the page of the file of units and people."""
    return page([*head(_(PEOPLE_TITLE), _(PEOPLE_ABOUT)), *_tables(describe_people_fields())])


def scenario_page() -> str:
    """Return the page of the scenario file."""
    head_lines = head(_(SCENARIO_TITLE), _(SCENARIO_ABOUT))
    return page([*head_lines, *_tables(describe_scenario_fields())])


def _kinds() -> list[str]:
    rows = [(_(kind.value), code(EXAMPLES[kind])) for kind in Kind]
    return table((_(N_("Kiểu")), _(N_("Viết như"))), rows)


def _tables(fields: Iterable[FieldDoc]) -> Iterator[str]:
    yield from _kinds()
    for name, found in groupby(fields, key=lambda item: item.table):
        first, *rest = found
        yield f"## {name}"
        yield ""
        yield _(first.doc)
        yield ""
        if rest:
            yield from _fields(rest)


def _fields(fields: Iterable[FieldDoc]) -> list[str]:
    rows = [
        (code(item.name), "●" if item.required else "", _(item.kind), _meaning(item))
        for item in fields
    ]
    heads = (N_("Trường"), "●", N_("Kiểu"), N_("Ý nghĩa"))
    return table([_(text) for text in heads], rows)


def _meaning(item: FieldDoc) -> str:
    chosen = ", ".join(code(choice) for choice in item.choices)
    return f"{_(item.doc)} ({chosen})" if chosen else _(item.doc)
