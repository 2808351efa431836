"""One case led through its workflow in memory: what decide() gives back is carried along."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from engine.case import Actor, Case, Command, DocumentRef, Fact
from engine.decisions import Decision, begin, decide
from engine.machine import CompiledMachine
from engine.obligations import Deadline
from engine.plan import RuleSetting
from engine.rules import Rules
from engine.situation import Links
from engine.timers import NoticeRequest, Timer
from workflows.calendars.vietnam import calendar_of_vietnam
from workflows.registry import DEFINITIONS

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
HISTORY = calendar_of_vietnam()
MACHINES = {name: CompiledMachine(item) for (name, _), item in DEFINITIONS.items()}
ACTOR = Actor("thu-ky", roles=frozenset({"officer"}))
PLAN_001 = (
    RuleSetting("notice", 10, owner="team", legal_basis="Mục III.2.a"),
    RuleSetting("report", 5, owner="unit", recipients=("Đoàn kiểm tra",)),
    RuleSetting("conclusion", 10, owner="team"),
)


def morning(day: date | str) -> datetime:
    """Return eight o'clock of a day of the office."""
    found = date.fromisoformat(day) if isinstance(day, str) else day
    return datetime.combine(found, time(8), ZONE)


def rules_of(
    workflow: str, *settings: RuleSetting, outlines: Mapping[str, tuple[str, ...]] | None = None
) -> Rules:
    """Return the rules of a workflow with the numbers of a plan."""
    numbers = {setting.name: setting for setting in settings}
    return Rules(MACHINES[workflow], numbers, HISTORY, ZONE, outlines or {})


def a_case(workflow: str = "inspection", **changes: object) -> Case:
    """Return a new case; ``changes`` replace what it begins with."""
    given: dict[str, Any] = {
        "id": "c1",
        "code": "KT-01",
        "workflow": workflow,
        "workflow_version": 1,
        "state": MACHINES[workflow].definition.initial,
        "version": 1,
        "plan": None,
        "unit": "QLDT",
    }
    return Case(**{**given, **changes})


TEAM = a_case(
    "round", id="r1", code="D1", state="visiting", dates={"team_decided_on": date(2024, 3, 1)}
)


@dataclass
class Walk:
    """A case on its way: ``send`` decides, and remembers case, deadlines and timers."""

    case: Case
    rules: Rules
    today: str
    links: Links = field(default_factory=lambda: Links(round=TEAM))
    deadlines: dict[tuple[str, int], Deadline] = field(default_factory=dict)
    timers: tuple[Timer, ...] = ()

    def begin(self) -> "Walk":
        """Bring the case into being today."""
        command = Command("open", ACTOR, date.fromisoformat(self.today))
        self._keep(begin(self.case, command, self.rules, self._links(), morning(self.today)))
        return self

    def send(
        self,
        event: str,
        today: str | None = None,
        *,
        on: str | None = None,
        document: str = "",
        reason: str = "",
        dates: Mapping[str, str | None] | None = None,
        facts: Mapping[str, Fact] | None = None,
    ) -> Decision:
        """Send an event today, or as done on an earlier day."""
        self.today = today or self.today
        command = Command(
            event,
            ACTOR,
            date.fromisoformat(on or self.today),
            DocumentRef(document) if document else None,
            reason,
            {name: date.fromisoformat(day) if day else None for name, day in (dates or {}).items()},
            facts or {},
        )
        decision = decide(self.case, command, self.rules, self._links(), morning(self.today))
        self._keep(decision)
        return decision

    def rounds(self, name: str) -> list[Deadline]:
        """Return all rounds of a deadline in order."""
        return [item for key, item in sorted(self.deadlines.items()) if key[0] == name]

    def deadline(self, name: str) -> Deadline:
        """Return the newest round of a deadline."""
        return self.rounds(name)[-1]

    def due(self, name: str) -> str | None:
        """Return the due day of the newest round as text."""
        due_on = self.deadline(name).due_on
        return due_on.isoformat() if due_on else None

    def rungs(self, name: str) -> list[tuple[int, str, str]]:
        """Return offset, day and audience of the timers that remind of a deadline."""
        return [
            (
                timer.act.offset,
                timer.fires_at.astimezone(ZONE).date().isoformat(),
                timer.act.audience,
            )
            for timer in self.timers
            if isinstance(timer.act, NoticeRequest) and timer.act.deadline == name
        ]

    def _links(self) -> Links:
        return replace(self.links, deadlines=tuple(self.deadlines.values()))

    def _keep(self, decision: Decision) -> None:
        self.case, self.timers = decision.case, decision.timers
        self.deadlines |= {(item.name, item.round): item for item in decision.deadlines}


def inspection(today: str = "2024-04-01", visit: str | None = "2024-06-06", **facts: Fact) -> Walk:
    """Return an inspection that begins today, under numbers like those of Bình Định."""
    day = date.fromisoformat(visit) if visit else None
    dates = {"visit_on": day, "visit_end_on": day} if day else {}
    case = a_case(dates=dates, facts=facts)
    return Walk(case, rules_of("inspection", *PLAN_001), today).begin()


def remediation(today: str = "2024-06-20", *settings: RuleSetting, **changes: object) -> Walk:
    """Return a remediation whose conclusion was issued today."""
    changes.setdefault("dates", {"issued_on": date.fromisoformat(today)})
    return Walk(a_case("remediation", **changes), rules_of("remediation", *settings), today).begin()
