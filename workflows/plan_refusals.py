"""What no document can amend: a visit that took place, a unit replaced, a round that has ended."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from engine.case import Case
from engine.plan import Plan, PlannedVisit
from engine.words import N_
from workflows.amended_cases import MOVABLE, CaseChange, visit_change
from workflows.plan_changes import PlanChanges
from workflows.problems import Findings, Problem
from workflows.tasks.amended_tasks import RowOutcome

FIXED: Final = ("unit", "round", "parent")
FIXED_HEAD: Final = ("organiser", "year")
ROUND_OVER: Final = ("ended", "closed")
GONE: Final = "cancelled"
OVER: Final = {
    GONE: N_("{code} đã hủy: muốn kiểm tra lại thì thêm cuộc mới với mã khác"),
    "closed": N_("{code} đã kết thúc, không điều chỉnh được nữa; nếu ghi sai thì đính chính hồ sơ"),
}
NO_MORE: Final = N_(
    "{code}: số liệu năm {year} đã chốt, không bổ sung nữa; hãy đưa vào một kế hoạch khác"
)
WITH_UNIT: Final = N_(
    "{code} đổi đơn vị từ {old} sang {new}: hãy rút cuộc cũ và thêm cuộc mới với mã khác"
)
WITH_ROUND: Final = N_(
    "{code} chuyển từ {old} sang {new}: hãy rút cuộc cũ và thêm cuộc mới với mã khác"
)


@dataclass(frozen=True, slots=True)
class Amendable:
    """What a refusal looks at: both states of the plan, its cases by code, and codes in use elsewhere.

    ``lines`` gives the line of each place in the revised file; ``closed_year`` is the plan's year
    when its figures are frozen; ``tasks`` is what would become of each row.
    """

    old: Plan
    new: Plan
    changes: PlanChanges
    cases: Mapping[str, Case]
    elsewhere: frozenset[str]
    lines: Mapping[str, int]
    closed_year: int | None = None
    tasks: Sequence[RowOutcome] = ()


def refusals(given: Amendable) -> tuple[Problem, ...]:
    """Return everything about a revised plan that cannot be carried out, all at once."""
    findings = Findings(given.lines)
    _check_head(given, findings)
    _check_rounds(given, findings)
    _check_changed(given, findings)
    _check_withdrawn(given, findings)
    _check_added(given, findings)
    _check_closed(given, findings)
    return tuple(findings.problems)


def _check_head(given: Amendable, findings: Findings) -> None:
    for name in FIXED_HEAD:
        if name in given.changes.head:
            old, new = given.changes.head[name]
            findings.error(
                f"plan.{name}",
                N_("{name} đổi từ {old} sang {new}: đó là một kế hoạch khác, hãy nạp với mã khác"),
                name=name,
                old=old,
                new=new,
            )


def _check_rounds(given: Amendable, findings: Findings) -> None:
    for code in given.changes.rounds.removed:
        findings.error(
            "rounds",
            N_("đợt {code} không còn trong tệp: giữ đợt lại, chỉ rút các cuộc của đợt"),
            code=code,
        )
    for code in given.changes.rounds.changed:
        case = given.cases.get(code)
        if case is not None and case.state == "closed":
            findings.error(
                _place("rounds", [item.code for item in given.new.rounds], code),
                N_("đợt {code} đã kết thúc, không điều chỉnh được nữa"),
                code=code,
            )


def _check_changed(given: Amendable, findings: Findings) -> None:
    for visit, case, change in _kept(given):
        place = _visit_place(given, visit.code)
        if visit.code in given.changes.visits.changed:
            _check_fixed(given, case, place, findings)
            if case.state in OVER and change:
                findings.error(place, OVER[case.state], code=visit.code)
                continue
        if change.event and case.state not in MOVABLE:
            findings.error(
                place,
                N_("{code} đã kiểm tra, không dời được; nếu ghi sai ngày thì đính chính hồ sơ"),
                code=visit.code,
            )


def _kept(given: Amendable) -> Iterator[tuple[PlannedVisit, Case, CaseChange]]:
    before = {visit.code: visit for visit in given.old.visits}
    for visit in given.new.visits:
        case = given.cases.get(visit.code)
        if visit.code in before and case is not None:
            plans, visits = (given.old, given.new), (before[visit.code], visit)
            yield visit, case, visit_change(plans, visits, case)


def _check_fixed(given: Amendable, case: Case, place: str, findings: Findings) -> None:
    """Refuse another unit, round or parent; a unit that took the case over already is no other."""
    old, new = given.changes.visits.changed[case.code]
    for name in FIXED:
        was, becomes = getattr(old, name), getattr(new, name)
        followed = name == "unit" and becomes == case.unit
        if was != becomes and not followed:
            text = WITH_UNIT if name == "unit" else WITH_ROUND
            findings.error(place, text, code=case.code, old=was or "-", new=becomes or "-")


def _check_withdrawn(given: Amendable, findings: Findings) -> None:
    for code in given.changes.visits.removed:
        case = given.cases.get(code)
        if case is not None and case.state not in {*MOVABLE, GONE}:
            findings.error(
                "visits",
                N_("{code} đã kiểm tra, không rút được: giữ cuộc này trong tệp"),
                code=code,
            )


def _check_added(given: Amendable, findings: Findings) -> None:
    for code, visit in given.changes.visits.added.items():
        place = _visit_place(given, code)
        of_round, parent = given.cases.get(visit.round), given.cases.get(visit.parent or "")
        if code in given.elsewhere:
            findings.error(place, N_("mã {code} đã dùng cho hồ sơ khác; chọn mã mới"), code=code)
        if of_round is not None and of_round.state in ROUND_OVER:
            findings.error(
                place,
                N_("{code}: đợt {of} đã kết thúc, hãy thêm vào một đợt mới"),
                code=code,
                of=visit.round,
            )
        if parent is not None and parent.state not in {*MOVABLE, "inspected"}:
            findings.error(
                place,
                N_("{code}: cuộc cấp trên {of} đã kết luận hoặc đã hủy"),
                code=code,
                of=parent.code,
            )


def _check_closed(given: Amendable, findings: Findings) -> None:
    """Refuse what is new in a year that is closed: no figures would ever count it."""
    if given.closed_year is None:
        return
    kinds = (
        ("visits", given.new.visits, given.changes.visits.added),
        ("rounds", given.new.rounds, given.changes.rounds.added),
    )
    for table, items, added in kinds:
        for code in added:
            place = _place(table, [item.code for item in items], code)
            findings.error(place, NO_MORE, code=code, year=given.closed_year)
    _check_closed_rows(given, findings)


def _check_closed_rows(given: Amendable, findings: Findings) -> None:
    rows = [task.row for task in given.new.tasks]
    for outcome in given.tasks:
        if outcome.opened or any(change.reopened for change in outcome.changes):
            place = _place("tasks", rows, outcome.row) if outcome.row in rows else "regimes"
            findings.error(place, NO_MORE, code=outcome.row, year=given.closed_year)


def _visit_place(given: Amendable, code: str) -> str:
    return _place("visits", [visit.code for visit in given.new.visits], code)


def _place(table: str, codes: Iterable[str], code: str) -> str:
    """Return the place of an item in the file, counted from 1 as in every problem."""
    return f"{table}[{list(codes).index(code) + 1}]"
