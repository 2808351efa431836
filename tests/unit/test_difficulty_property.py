"""Whatever people and the clock do: a difficulty is asked about until it ends, and only its side ends it."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from engine.case import DAEMON, Actor, Case, Command, Fact
from engine.decisions import begin, decide
from engine.errors import DondocError
from engine.obligations import Deadline, DeadlineState
from engine.parties import Team
from engine.rights import may_send
from engine.situation import Links
from engine.timers import EventRequest
from tests.unit.core_walk import a_case, morning, rules_of

RULES = rules_of("difficulty")
BORN = {"first_raised_on": date(2024, 3, 4), "raised_on": date(2024, 3, 4)}
FACTS: dict[str, Fact] = {
    "text_ref": "t1",
    "asked_by": "dau-moi",
    "addressed_as": "leadership",
    "holds_up": "unit",
}
PEOPLE = {
    "dau-moi": Actor("dau-moi", roles=frozenset({"focal"}), units=frozenset({"QLDT"})),
    "dong-nghiep": Actor("dong-nghiep", roles=frozenset({"member"}), units=frozenset({"QLDT"})),
    "lanh-dao": Actor("lanh-dao", roles=frozenset({"leadership"})),
    "van-thu": Actor("van-thu", "dau-moi", roles=frozenset({"officer"})),
    "chuyen-vien": Actor("chuyen-vien", roles=frozenset({"officer"})),
    "nguoi-la": Actor("nguoi-la"),
}
THEIRS = {"dau-moi", "dong-nghiep", "van-thu"}
EVENTS = ("answer-difficulty", "close-difficulty", "reopen-difficulty", "withdraw-difficulty")
STEPS = st.lists(
    st.tuples(st.integers(0, 9), st.sampled_from([*EVENTS, "ask"]), st.sampled_from([*PEOPLE])),
    max_size=25,
)


class Trouble:
    """A difficulty with its deadlines, led by people who may and by the clock."""

    def __init__(self) -> None:
        case = a_case("difficulty", dates=BORN, facts=FACTS)
        command = Command("open", PEOPLE["dau-moi"], BORN["raised_on"])
        found = begin(case, command, RULES, Links(), morning(BORN["raised_on"]))
        self.case: Case = found.case
        self.kept: dict[tuple[str, int], Deadline] = {(d.name, d.round): d for d in found.deadlines}
        self.timers = found.timers

    def step(self, event: str, who: str, day: date) -> bool:
        """Send an event; ``False`` when it is refused."""
        actor = Actor(DAEMON) if event == "ask" else PEOPLE[who]
        facts: dict[str, Fact] = {"deadline": "reply" if self.case.state == "open" else "consent"}
        ways = RULES.definition.leaving(self.case.state, event)
        if event != "ask" and not any(may_send(actor, self.case, Team(), way) for way in ways):
            return False
        command = Command(event, actor, day, reason="như đã nêu", facts=facts)
        links = Links(deadlines=tuple(self.kept.values()))
        try:
            found = decide(self.case, command, RULES, links, morning(day))
        except DondocError:
            return False
        self.case, self.timers = found.case, found.timers
        self.kept |= {(d.name, d.round): d for d in found.deadlines}
        return True


@given(STEPS)
def test_only_the_side_that_reported_ends_a_difficulty_and_the_clock_never_stops_asking(
    steps: list[tuple[int, str, str]],
) -> None:
    trouble, day = Trouble(), BORN["raised_on"]
    for later, event, who in steps:
        day += timedelta(days=later)
        before = trouble.case
        taken = trouble.step(event, who, day)
        after = trouble.case
        if event == "ask":
            assert after.state == before.state
        if after.state in {"closed", "withdrawn"} and taken:
            assert who in THEIRS
        if after.state == "closed" and taken:
            assert before.facts["answerer"] not in {who, PEOPLE[who].on_behalf_of}
        if event == "answer-difficulty" and taken:
            assert "dau-moi" not in {who, PEOPLE[who].on_behalf_of}
        running = [d for d in trouble.kept.values() if d.state is DeadlineState.OPEN]
        wanted = {"open": ["reply"], "answered": ["consent"]}.get(after.state, [])
        assert [d.name for d in running] == wanted
        asks = [t for t in trouble.timers if isinstance(t.act, EventRequest)]
        assert len(asks) == len(wanted)
