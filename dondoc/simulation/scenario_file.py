"""A scenario file becomes a scenario, or all of its problems at once."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from dondoc.simulation import scenario_tables as tables
from dondoc.simulation.scenario import (
    Announcement,
    Findings,
    Late,
    Move,
    Postponement,
    Returned,
    Scenario,
    Visit,
    Whom,
)
from engine.calendar import SATURDAY
from engine.words import N_
from workflows import problems
from workflows.fields import Table
from workflows.problems import Problem, errors_of, in_order
from workflows.records import Record, nearest, read_record, read_records, refuse_unknown_tables
from workflows.registry import DEFINITIONS
from workflows.toml_file import read_toml

FORM: Final = "trực tiếp"
RECOMMENDATION: Final = re.compile(r"-KN\d+$", re.IGNORECASE)
STEPS: Final = tuple(
    sorted(
        {
            word
            for definition in DEFINITIONS.values()
            for template in definition.rules
            for word in (template.name, *template.met_by)
        }
    )
)


@dataclass(frozen=True, slots=True)
class Known:
    """The codes that a scenario may name."""

    cases: Collection[str] = ()
    units: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class ScenarioFile:
    """What was read: the scenario when nothing is wrong, and every problem met on the way."""

    draft: Scenario
    problems: tuple[Problem, ...] = ()

    @property
    def scenario(self) -> Scenario | None:
        """The scenario when it may be played."""
        return None if errors_of(self.problems) else self.draft


@dataclass
class _Reading:
    """One file while it is read."""

    raw: Mapping[str, object]
    known: Known
    findings: problems.Findings
    records: dict[str, tuple[Record, ...]] = field(default_factory=dict)

    def many(self, table: Table) -> tuple[Record, ...]:
        """Return the entries of a table that have all they must have."""
        if table.name not in self.records:
            raw = self.raw.get(table.name, [])
            self.records[table.name] = read_records(table, raw, table.name, self.findings)
        required = {item.name for item in table.fields if item.required}
        return tuple(item for item in self.records[table.name] if required <= {*item.values})

    def whom(self, record: Record) -> Whom:
        """Return the cases that an entry means."""
        words = (record.code(name) or "" for name in ("case", "unit", "workflow"))
        return Whom(*words)

    def refuse_unknown_codes(self) -> None:
        """Note every code of a case or unit, and every step, that nothing has."""
        cases, units = _folded(self.known.cases), _folded(self.known.units)
        for records in self.records.values():
            for record in records:
                case = RECOMMENDATION.sub("", record.code("case") or "")
                self._refuse(record, "case", N_("hồ sơ"), case, cases)
                self._refuse(record, "unit", N_("đơn vị"), record.code("unit") or "", units)
                steps = {step: step for step in STEPS}
                self._refuse(record, "step", N_("bước"), record.text("step"), steps)

    def _refuse(
        self, record: Record, name: str, kind: str, code: str, known: Mapping[str, str]
    ) -> None:
        if not code or code.casefold() in known:
            return
        path, guess = record.key(name), nearest(code, list(known.values()))
        if guess is None:
            text = N_("không có {kind} “{code}” trong kế hoạch")
            self.findings.error(path, text, kind=kind, code=code)
        else:
            text = N_("không có {kind} “{code}” trong kế hoạch; có phải “{guess}”?")
            self.findings.error(path, text, kind=kind, code=code, guess=guess)


def read_scenario(content: bytes, known: Known) -> ScenarioFile:
    """Read the bytes of a scenario file; answers with problems, never with an exception."""
    source = read_toml(content)
    if source.tables is None:
        return ScenarioFile(Scenario(), in_order(source.findings.problems))
    reading = _Reading(source.tables, known, source.findings)
    refuse_unknown_tables(source.tables, [t.name for t in tables.TABLES], "", source.findings)
    draft = _scenario(reading)
    reading.refuse_unknown_codes()
    return ScenarioFile(draft, in_order(source.findings.problems))


def _folded(codes: Iterable[str]) -> dict[str, str]:
    return {code.casefold(): code for code in sorted(codes)}


def _scenario(reading: _Reading) -> Scenario:
    season = read_record(tables.SEASON, reading.raw.get("season", {}), "season", reading.findings)
    return Scenario(
        title=season.text("title"),
        ahead=season.number("ahead") or 0,
        until=season.day("until"),
        late=(*_never(reading), *_late(reading)),
        moves=tuple(_move(item) for item in reading.many(tables.MOVE)),
        postponements=tuple(_postponement(item) for item in reading.many(tables.POSTPONE)),
        announcements=_announcements(reading),
        findings=tuple(
            Findings(reading.whom(item), item.number("count") or 0, item.number("working_days"))
            for item in reading.many(tables.FINDINGS)
        ),
        returned=tuple(
            Returned(reading.whom(item), item.number("times") or 1, item.number("working_days"))
            for item in reading.many(tables.RETURN)
        ),
        outages=_outages(reading),
        visits=tuple(_visit(item) for item in reading.many(tables.VISIT)),
    )


def _never(reading: _Reading) -> Iterable[Late]:
    for item in reading.many(tables.NEVER):
        yield Late(reading.whom(item), item.text("step"), None)
    for item in reading.many(tables.NO_REPORT):
        yield Late(reading.whom(item), "report", None)


def _late(reading: _Reading) -> Iterable[Late]:
    for item in reading.many(tables.LATE):
        yield Late(reading.whom(item), item.text("step"), item.number("working_days"))


def _move(item: Record) -> Move:
    on, to = item.day("on"), item.day("to")
    assert on is not None  # noqa: S101  (both are required)
    assert to is not None  # noqa: S101  (the same)
    return Move(item.text("case"), on, to, item.day("until"))


def _visit(item: Record) -> Visit:
    on = item.day("on")
    assert on is not None  # noqa: S101  (required)
    return Visit(item.code("unit") or "", on, item.day("until"), item.text("form") or FORM)


def _postponement(item: Record) -> Postponement:
    on = item.day("on")
    assert on is not None  # noqa: S101  (required)
    return Postponement(item.text("case"), on, item.day("to"), item.day("decided_on"))


def _announcements(reading: _Reading) -> tuple[Announcement, ...]:
    found = []
    for item in reading.many(tables.ANNOUNCEMENT):
        off, known_on, worked = item.day("off"), item.day("known_on"), item.day("worked")
        assert off is not None  # noqa: S101  (both are required)
        assert known_on is not None  # noqa: S101  (the same)
        if off.weekday() >= SATURDAY:
            text = N_("{day} là thứ Bảy hoặc Chủ nhật; chọn một ngày trong tuần")
            reading.findings.error(item.key("off"), text, day=off)
        if worked is not None and worked.weekday() < SATURDAY:
            text = N_("{day} không phải thứ Bảy hay Chủ nhật; chọn một ngày nghỉ cuối tuần")
            reading.findings.error(item.key("worked"), text, day=worked)
        found.append(Announcement(off, known_on, worked, item.text("document")))
    return tuple(found)


def _outages(reading: _Reading) -> tuple[tuple[date, date], ...]:
    found = []
    for item in reading.many(tables.OUTAGE):
        first, last = item.day("from"), item.day("to")
        assert first is not None  # noqa: S101  (both are required)
        assert last is not None  # noqa: S101  (the same)
        if last < first:
            text = N_("ngày cuối {last} ở trước ngày đầu {first}")
            reading.findings.error(item.key("to"), text, last=last, first=first)
        found.append((first, last))
    return tuple(found)
