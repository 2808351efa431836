"""Raw tables become records: every value has its declared kind, or a problem says why not."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Final, TypeVar

from engine.words import N_
from workflows.field_values import READERS, Unreadable, on_one_line
from workflows.fields import EXAMPLES, Field, Table
from workflows.problems import Findings

# Beyond this many problems nobody reads guesses, and comparing names is slow.
GUESSES: Final = 100
COMPARED: Final = 1_000

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Record:
    """One table as read: what could not be read is absent, so that checking can still go on."""

    path: str
    values: Mapping[str, object] = field(default_factory=dict)
    present: frozenset[str] = frozenset()

    def text(self, name: str) -> str:
        """Return a text, empty when absent."""
        return self._typed(name, str) or ""

    def code(self, name: str) -> str | None:
        """Return a code, or ``None``."""
        return self._typed(name, str)

    def number(self, name: str) -> int | None:
        """Return a number, or ``None``."""
        return self._typed(name, int)

    def day(self, name: str) -> date | None:
        """Return a day, or ``None``."""
        return self._typed(name, date)

    def hour(self, name: str) -> time | None:
        """Return an hour, or ``None``."""
        return self._typed(name, time)

    def flag(self, name: str) -> bool:
        """Return a flag, false when absent."""
        return self._typed(name, bool) or False

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts or codes, empty when absent."""
        return tuple(item for item in self._typed(name, tuple) or () if isinstance(item, str))

    def entries(self, name: str) -> tuple["Record", ...]:
        """Return the inner tables, none when absent."""
        return tuple(item for item in self._typed(name, tuple) or () if isinstance(item, Record))

    def key(self, name: str) -> str:
        """Return the path of a field of this table."""
        return f"{self.path}.{name}"

    def _typed(self, name: str, kind: type[Value]) -> Value | None:
        value = self.values.get(name)
        return value if isinstance(value, kind) else None


def read_record(table: Table, raw: object, path: str, findings: Findings) -> Record:
    """Read one table; problems go to ``findings``, and the record holds what could be read."""
    if not isinstance(raw, Mapping):
        findings.error(
            path, N_("{path} phải là một bảng; hãy viết {header}"), path=path, header=table.header()
        )
        return Record(path)
    values: dict[str, object] = {}
    for name, value in raw.items():
        declared = table.field(name)
        if declared is None:
            _refuse_unknown(name, [item.name for item in table.fields], path, findings)
        else:
            values.update(_read_field(declared, value, f"{path}.{name}", name, findings))
    if not table.free:
        _miss_required(table, raw, path, findings)
    return Record(path, values, frozenset(raw))


def read_records(table: Table, raw: object, path: str, findings: Findings) -> tuple[Record, ...]:
    """Read an array of tables, each with its place counted from 1."""
    if not isinstance(raw, list):
        findings.error(
            path, N_("{path} phải là một dãy bảng; hãy viết [[{path}]] cho từng mục"), path=path
        )
        return ()
    return tuple(
        read_record(table, item, f"{path}[{place}]", findings)
        for place, item in enumerate(raw, start=1)
    )


def nearest(name: str, known: Sequence[str]) -> str | None:
    """Return the known name that ``name`` was probably meant to be."""
    # Only the first letters count: comparing is quadratic, and nobody types names this long.
    found = difflib.get_close_matches(name[:60], known[:COMPARED], n=1, cutoff=0.6)
    return found[0] if found else None


def refuse_unknown_tables(
    raw: Mapping[str, object], known: Sequence[str], path: str, findings: Findings
) -> None:
    """Refuse keys that no table has, with the nearest name."""
    for name in raw:
        if name not in known:
            _refuse_unknown(name, known, path, findings)


def _refuse_unknown(name: str, known: Sequence[str], path: str, findings: Findings) -> None:
    shown = on_one_line(name)
    where = f"{path}.{shown}" if path else shown
    guess = nearest(name, known) if len(findings.problems) < GUESSES else None
    if guess is None:
        findings.error(
            where,
            N_("khóa lạ “{name}”; các khóa dùng được: {known}"),
            name=shown,
            known=", ".join(known),
        )
    else:
        findings.error(where, N_("khóa lạ “{name}”; có phải “{guess}”?"), name=shown, guess=guess)


def _miss_required(table: Table, raw: Mapping[str, object], path: str, findings: Findings) -> None:
    for item in table.fields:
        if item.required and item.name not in raw:
            findings.error(
                path,
                N_("thiếu khóa “{name}” ({doc}), ví dụ {name} = {example}"),
                name=item.name,
                doc=item.doc,
                example=EXAMPLES[item.kind],
            )


def _read_field(
    declared: Field, value: object, path: str, name: str, findings: Findings
) -> Iterator[tuple[str, object]]:
    """Yield the name and its value, or nothing after noting the problem."""
    if declared.entries is not None:
        yield name, read_records(declared.entries, value, path, findings)
        return
    try:
        yield name, READERS[declared.kind](value, declared)
    except Unreadable as problem:
        findings.error(path, problem.text, **problem.params)
