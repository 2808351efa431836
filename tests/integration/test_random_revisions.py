"""Any annex amended to any other: nothing lost, nothing doubled, and back again as it was."""

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dondoc.testing import PlayedOffice
from engine.case import Case, DocumentRef
from engine.obligations import DeadlineState
from engine.plan import Plan
from engine.planned_tasks import PlannedTask
from tests.integration.amended_office import amended
from tests.integration.story_tasks import CODE, PLAN, done
from workflows.tasks.cases import leads_of, times_of
from workflows.tasks.pairing import LEFT, OPEN_STATES, slot_of

pytestmark = pytest.mark.no_cover
DAY = date(2018, 3, 5)
DOCUMENT = DocumentRef("77/KH", "", DAY)
TITLES = ("Kiểm tra công vụ", "Đăng ký sáng kiến", "Niêm yết thủ tục", "Tập huấn cán bộ")
PHRASES = (
    "Quý III/2018",
    "Quý II và Quý IV/2018",
    "Hàng quý",
    "Trước ngày 15/11/2018",
    "Thường xuyên",
    "Trong 10 ngày làm việc kể từ ngày Bộ công bố thủ tục",
    "vào dịp thích hợp xyz",
)
PAST = "Tháng 02/2018"
LEADS: st.SearchStrategy[tuple[str, ...]] = st.sampled_from(
    [("VP",), ("TH",), ("phòng chuyên môn",), ("DKKD", "VP"), ()]
)


@st.composite
def annexes(draw: st.DrawFn, *phrases: str) -> tuple[PlannedTask, ...]:
    """Return rows with titles of their own, numbers in any order, some waiting for those before."""
    times = st.sampled_from((*PHRASES, *phrases))
    titles = draw(st.lists(st.sampled_from(TITLES), unique=True, min_size=1))
    numbers = draw(st.permutations([f"I.{place}" for place in range(1, len(TITLES) + 1)]))
    found: list[PlannedTask] = []
    for title, number in zip(titles, numbers, strict=False):
        task = PlannedTask(number, title, lead=draw(LEADS), time=draw(times))
        waits: bool = draw(st.booleans())
        if found and waits:
            task = replace(task, after=(found[-1].row,))
        found.append(task)
    return tuple(found)


def plan_of(tasks: tuple[PlannedTask, ...], mark: str) -> Plan:
    return replace(PLAN, tasks=tasks, source_sha256=mark)


def work(office: PlayedOffice) -> Counter[object]:
    """Return what is open: of which row, whose, when, in which state, with which deadlines."""
    with office.application.store.read() as uow:
        return Counter(
            (
                case.facts["row"],
                case.unit,
                case.state,
                last_day(case),
                tuple(sorted(
                    (it.name, str(it.due_on)) for it in uow.deadlines.of_case(case.id)
                    if it.state is DeadlineState.OPEN and it.name != "start"
                )),
            )
            for case in uow.cases.of_plan(CODE)
            if case.state in OPEN_STATES and (last_day(case) or date.max) >= DAY
        )  # fmt: skip


def last_day(case: Case) -> date | None:
    before = case.dates.get("before_on")
    return case.dates.get("due_by") or before


def check_wanted(office: PlayedOffice, plan: Plan) -> None:
    """Each time that the plan names for a unit has one case, unless it was past before the document."""
    with office.application.store.read() as uow:
        live = [case for case in uow.cases.of_plan(CODE) if LEFT not in case.facts]
    slots = Counter((case.facts["row"], slot_of(case)) for case in live)
    wanted = {
        (task.row, (unit, time.key)): time
        for task in plan.tasks
        for unit in leads_of(task, plan.units)[0] or (plan.organiser,)
        for time in times_of(plan, task)
    }
    assert set(slots) <= set(wanted)
    assert set(slots.values()) <= {1}
    missing = set(wanted) - set(slots)
    assert all((wanted[slot].on or date.max) < DAY for slot in missing)


@settings(max_examples=8, deadline=None)
@given(annexes(), annexes(PAST), st.lists(st.integers(0, 9), max_size=2))
def test_there_and_back_again(
    first: tuple[PlannedTask, ...], second: tuple[PlannedTask, ...], ended: list[int]
) -> None:
    with TemporaryDirectory() as folder:
        office = PlayedOffice.found(Path(folder), "2018-03-05T08:00")
        old, new = plan_of(first, "a"), plan_of(second, "b")
        office.load(old)
        for place in ended:
            with office.application.store.read() as uow:
                cases = [it for it in uow.cases.of_plan(CODE) if it.state in OPEN_STATES]
            if place < len(cases):
                done(office, cases[place].code, by="operator")
        before = work(office)
        assert not amended(office, replace(old, source_sha256="c"), document=DOCUMENT).changes
        there = amended(office, new, document=DOCUMENT)
        check_wanted(office, new)
        back = amended(office, replace(old, source_sha256="d"), document=DOCUMENT)
        check_wanted(office, old)
        # What began because the rows it waited for had ended stays begun: a letter has said so.
        if not any(effect.woken for effect in (*there.rows, *back.rows)):
            assert work(office) == before
        office.application.store.dispose()
