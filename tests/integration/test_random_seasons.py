"""Random seasons: whatever people send, in whatever order, nothing open is left without a next date."""

import tempfile
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from dondoc.testing import PlayedOffice
from engine.audit import first_broken, fold
from engine.case import Case, Command, DocumentRef, Fact
from engine.decisions import OPEN, columns_of, deadline_columns
from engine.errors import DondocError
from engine.obligations import Deadline, DeadlineState
from engine.plan import PlannedVisit
from engine.timers import EventRequest
from tests.integration.story_office import FIRST, PLAN, ROUND, VISITS, to_concluded
from workflows.registry import DEFINITIONS

# It plays the same code as the stories, many times over: tracing it would only take time.
pytestmark = pytest.mark.no_cover

SUB = "KH-01-X1"
PRODUCTS = ("summary", "proposal_of_measures")
SEASON = replace(
    PLAN,
    rounds=(replace(PLAN.rounds[0], products=PRODUCTS),),
    visits=(
        VISITS[0],
        replace(VISITS[1], tentative=True),
        PlannedVisit(
            SUB,
            ROUND,
            "VP",
            date(2024, 6, 6),
            parent=FIRST,
            conclusion="common",
            conflict_reason="một nhà",
        ),
    ),
)
BEGINS, LAST = date(2024, 5, 2), date(2025, 12, 1)
DEADLINES = tuple(rule.name for d in DEFINITIONS.values() for rule in d.rules)
LIKELY = (
    "agree-visit",
    "notify",
    "receive-report",
    "inspect",
    "conclude",
    "remediate",
    "accept",
    "return",
    "pass-on",
    "answer",
    "order-reinspection",
    "reinspect",
    "establish-team",
    "issue",
)
EVENTS = (*LIKELY, *dict.fromkeys(e for d in DEFINITIONS.values() for e in d.events), "fly")
REMEDIES: tuple[dict[str, Fact] | None, ...] = (
    None,
    {},
    {"amount": 3},
    {"amount": 1, "unit": "months"},
    {"unit": "date"},
)


class Season(RuleBasedStateMachine):
    """People send possible and impossible events; the daemon ticks; days go by."""

    @initialize(start=st.sampled_from(["new", "planned", "concluded", "concluded"]))
    def begin(self, start: str) -> None:
        """Load the plan and add an unannounced inspection; sometimes the season is far on already."""
        self.folder = tempfile.TemporaryDirectory()
        self.office = PlayedOffice.found(Path(self.folder.name), f"{BEGINS}T08:00")
        self.office.load(SEASON)
        if start != "new":
            self.office.send(ROUND, "establish-team", document="05/QĐ")
        born = Case(
            id=self.office.application.identities.new_id(),
            code="DX-1",
            workflow="inspection",
            workflow_version=1,
            state="planned",
            version=1,
            plan="KH",
            unit="QLDT",
            secret=True,
            insiders=frozenset({"thu-ky"}),
            dates={"visit_on": date(2024, 6, 6), "visit_end_on": date(2024, 6, 6)},
            facts={
                "unannounced": True,
                "lead": "truong-doan",
                "secretary": "thu-ky",
                "at": "15:00",
                "conflict_text": "có phản ánh",
            },
        )
        actor = self.office.application.actor("lanh-dao")
        self.office.application.cases.open([born], Command(OPEN, actor, BEGINS))
        self.seen: dict[str, Case] = {}
        if start == "concluded":
            self.office.send(SUB, "notify", document="2/TB")
            self.office.clock.move_to("2024-06-06T17:00")
            self.office.send(SUB, "inspect", reason="chung báo cáo")
            self.office.clock.move_to(f"{BEGINS}T09:00")
            to_concluded(self.office, {"amount": 5}, {})

    @rule(
        data=st.data(),
        choice=st.sampled_from(["likely", "likely", "possible", "any"]),
        back=st.sampled_from([0, 0, 0, 0, 1, 5]),
        ahead=st.integers(-3, 20),
        remedy=st.sampled_from(REMEDIES),
        complete=st.sampled_from([True, True, True, True, False]),
        deadline=st.sampled_from(DEADLINES),
        someone=st.sampled_from(["lanh-dao"] * 6 + ["thu-ky", "dm-dautu", "nobody"]),
    )
    def send(
        self,
        data: st.DataObject,
        choice: str,
        back: int,
        ahead: int,
        remedy: dict[str, Fact] | None,
        *,
        complete: bool,
        deadline: str,
        someone: str,
    ) -> None:
        """Send one event, with everything that could come with it or with nothing."""
        cases = self.cases()
        case = data.draw(st.sampled_from(self.lively(cases)))
        possible = DEFINITIONS[case.workflow, 1].possible(case.state)
        likely = [event for event in possible if event in LIKELY]
        events = {"likely": likely or possible, "possible": possible}.get(choice) or EVENTS
        event = data.draw(st.sampled_from(events))
        day = self.office.today + timedelta(days=ahead)
        points = [c.code for c in cases if c.parent_id == case.id and c.workflow == "remediation"]
        given: dict[str, Any] = {"dates": {}, "facts": {}}
        if complete:
            given = self.everything(event, day, remedy, deadline)
            if event == "reinspect" and points:
                given["facts"]["unresolved"] = data.draw(
                    st.lists(st.sampled_from(points), unique=True)
                )
        command = Command(
            event,
            self.office.application.actor(someone),
            self.office.today - timedelta(days=back),
            document=DocumentRef("1/VB") if complete else None,
            reason="lý do" if complete else "",
            **given,
        )
        before = {c.id: c for c in cases}
        refusal, version = self.advanced(case.code, command)
        if refusal:
            assert "\n" not in refusal
            assert {c.id: c for c in self.cases()} == before
        else:
            assert version == before[case.id].version + 1

    def advanced(self, code: str, command: Command) -> tuple[str, int]:
        """Return the words of the refusal, or the version that the case has now."""
        try:
            decisions = self.office.application.cases.advance(code, command)
        except DondocError as refused:
            return str(refused), 0
        return "", decisions[0].case.version

    def lively(self, cases: list[Case]) -> list[Case]:
        """Return the cases that are still open, or all when none is."""
        return [c for c in cases if DEFINITIONS[c.workflow, 1].possible(c.state)] or cases

    def everything(
        self, event: str, day: date, remedy: dict[str, Fact] | None, deadline: str
    ) -> dict[str, Any]:
        """Return the dates and facts that an event can come with."""
        by = {"remedy_by": day} if remedy and remedy.get("unit") == "date" else {}
        point: dict[str, Fact] = {"text": "Kiến nghị", "remedy": remedy}
        if by:
            point["by"] = day.isoformat()
        facts: dict[str, dict[str, Fact]] = {
            "conclude": {"recommendations": [point] * (day.day % 4)},
            "request-supplement": {"missing": ["II.3"]},
            "propose": {"proposal_text": "Đề xuất"},
            "answer-proposal": {"proposal": 1, "answer_text": "Trả lời"},
            "remediate": {"explanation_text": "Giải trình"},
            "issue": {"product": PRODUCTS[day.day % 2]},
            "pause": {"deadline": deadline},
            "resume": {"deadline": deadline},
            "ask": {"deadline": deadline},
            "request-extension": {
                "extension": {"deadline": deadline, "reason": "khac", "note_text": "Vì bão"}
            },
        }
        dates: dict[str, dict[str, date]] = {
            "reschedule": {"visit_on": day},
            "order-reinspection": {"reinspection_on": day},
            "request-extension": {"proposed_on": day},
            "request-supplement": {"report_by": day} if day.day % 2 else {},
        }
        given: dict[str, Fact] = {**facts.get(event, {}), "remedy": remedy}
        return {"facts": given, "dates": {**dates.get(event, {}), **by}}

    @precondition(lambda self: self.office.today < LAST)
    @rule(days=st.sampled_from([0, 1, 1, 3, 10, 40]))
    def pass_time(self, days: int) -> None:
        """Let days go by and the daemon work once."""
        later = self.office.today + timedelta(days=days)
        self.office.clock.move_to(f"{later}T{8 if days else 9:02}:00")
        self.office.tick()

    def cases(self) -> list[Case]:
        """Return every case there is."""
        with self.office.application.store.read() as uow:
            found = {c.id: c for c in uow.cases.of_plan("KH")}
        return sorted(found.values(), key=lambda case: case.code)

    @invariant()
    def whatever_is_open_has_an_owner_a_next_date_and_a_way_out(self) -> None:
        """Nothing is ever stuck, and timers wait for open deadlines only."""
        if not hasattr(self, "office"):
            return
        with self.office.application.store.read() as uow:
            cases = {c.id: c for c in uow.cases.of_plan("KH")}
            deadlines = {c: uow.deadlines.of_case(c) for c in cases}
            pending = {
                c: [row.timer for row in uow.timers.of_case(c) if row.state == "pending"]
                for c in cases
            }
            keys = Counter((n.key, n.person) for c in cases for n in uow.notices.of_case(c))
        assert max(keys.values(), default=1) == 1
        for case in cases.values():
            assert case.version >= self.seen.get(case.id, case).version
            check(case, deadlines[case.id], cases, deadlines)
            opened = {d.key for d in deadlines[case.id] if d.state is DeadlineState.OPEN}
            for timer in pending[case.id]:
                assert timer.key.rsplit("/", 2)[0] in opened, timer.key
                assert isinstance(timer.act, EventRequest) or timer.act.deadline
        self.seen = cases

    @invariant()
    def the_log_says_what_the_cases_are(self) -> None:
        """Folding a case's entries gives the case and its deadlines; no chain is broken."""
        if not hasattr(self, "office"):
            return
        with self.office.application.store.read() as uow:
            office = uow.settings.office()
            assert office is not None
            for case in uow.cases.of_plan("KH"):
                entries = uow.audit.chain(f"case:{case.id}")
                assert first_broken(office.id, entries) is None
                stored = columns_of(case) | deadline_columns(uow.deadlines.of_case(case.id))
                given = {name: value for name, value in stored.items() if value is not None}
                assert fold(entries) == plain(given)

    def teardown(self) -> None:
        """Remove the database."""
        if hasattr(self, "office"):
            self.office.application.store.dispose()
            self.folder.cleanup()


def plain(value: Any) -> Any:  # noqa: ANN401  (facts of any depth)
    """Return facts as JSON gives them back: tuples are lists."""
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list | tuple) else value


def check(
    case: Case,
    own: tuple[Deadline, ...],
    cases: dict[str, Case],
    deadlines: dict[str, tuple[Deadline, ...]],
) -> None:
    """Check that an open case has a way out, and somebody who is asked or reminded some day."""
    definition = DEFINITIONS[case.workflow, 1]
    opened = [d for d in own if d.state is DeadlineState.OPEN]
    if definition.state(case.state).final:
        assert not opened, case
        return
    assert definition.possible(case.state), case
    family = [c.id for c in cases.values() if case.id in {c.parent_id, c.round_id}]
    dated = [d for d in opened if d.next_on]
    below = [d for c in family for d in deadlines[c] if d.state is DeadlineState.OPEN and d.next_on]
    assert dated or below, (case.code, case.state, own)
    assert all(d.owner for d in opened)
    rounds = Counter(d.name for d in opened)
    assert max(rounds.values(), default=1) == 1


TestSeason = Season.TestCase
TestSeason.settings = settings(
    max_examples=8,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
