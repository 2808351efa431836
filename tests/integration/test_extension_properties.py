"""Whatever is asked and answered, in whatever order: extensions stay within their bounds."""

import tempfile
from collections import Counter
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dondoc.testing import PlayedOffice
from engine.case import Actor, Case, Command
from engine.errors import DondocError
from engine.obligations import DeadlineState
from engine.parties import Appointment, Contact, Person, Role
from tests.integration.story_office import FIRST, opened, rounds, to_concluded

POINT: Final = f"{FIRST}-KN1"
PEOPLE: Final = ("dm-dautu", "tp-dautu", "lanh-dao", "pho-ban", "chuyen-vien", "thu-ky", "daemon")
DEPUTY: Final = Person(
    "pho-ban",
    "Phó ban",
    (Appointment(Role.LEADERSHIP, "VP"), Appointment(Role.HEAD, "QLDT")),
    (Contact("email", "pho@example.vn"),),
)
ANSWERS: Final = ("approve", "approve", "refuse", "withdraw")
STEPS: Final = ("remediate", "return", "accept")
people = st.sampled_from(PEOPLE)
asking = st.tuples(st.just("ask"), people, st.none() | people, st.integers(-2, 15))
answering = st.tuples(st.sampled_from(ANSWERS), people, st.none() | people, st.integers(1, 5))
others = st.tuples(st.sampled_from((*STEPS, "wait")), people, st.none(), st.integers(0, 4))


def command(office: PlayedOffice, what: str, who: str, behalf: str | None, days: int) -> Command:
    """Return one act with all that it could need."""
    known = office.application.actor(who) if who != "daemon" else Actor("daemon")
    actor = Actor(known.person, behalf, known.roles, known.units)
    if what == "ask":
        day = office.today + timedelta(days=days)
        words = {"deadline": "remedy", "reason": "cho-kinh-phi"}
        return Command(
            "request-extension",
            actor,
            office.today,
            dates={"proposed_on": day},
            facts={"extension": words},
        )
    facts = {"explanation_text": "Đã làm"} if what == "remediate" else {"remedy": {"amount": days}}
    return Command(what, actor, office.today, reason="lý do", facts=facts)


def requests(office: PlayedOffice) -> list[Case]:
    with office.application.store.read() as uow:
        found = uow.cases.children(office.case(POINT).id)
    return [case for case in found if case.workflow == "extension"]


@given(acts=st.lists(asking | asking | answering | answering | others, min_size=6, max_size=16))
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_extensions_stay_within_their_bounds(acts: list[tuple[str, str, str | None, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        office = opened(Path(folder))
        with office.application.store.write() as uow:
            uow.parties.put_person(DEPUTY)
            uow.commit()
        to_concluded(office, {"amount": 5})
        first: dict[int, date | None] = {}
        for what, who, behalf, days in acts:
            if what == "wait":
                office.live_until(office.today + timedelta(days=days))
            else:
                code = f"{POINT}-GH{days}" if what in ANSWERS else POINT
                with suppress(DondocError):
                    sent = command(office, what, who, behalf, days)
                    office.application.cases.advance(code, sent)
            keep_within_bounds(office, first)
        office.application.store.dispose()


def keep_within_bounds(office: PlayedOffice, first: dict[int, date | None]) -> None:
    asked = requests(office)
    number = Counter(case.facts["about_round"] for case in asked if case.state == "approved")
    waiting = Counter(case.facts["about_round"] for case in asked if case.state == "asked")
    assert max(number.values(), default=0) <= 2
    assert max(waiting.values(), default=0) <= 1
    for item in rounds(office, POINT, "remedy"):
        assert first.setdefault(item.round, item.original_due_on) == item.original_due_on
        assert item.due_on is not None
        assert item.original_due_on is not None
        assert (item.due_on > item.original_due_on) == bool(number[item.round])
        given_on = [
            case.dates["proposed_on"]
            for case in asked
            if case.state == "approved" and case.facts["about_round"] == item.round
        ]
        assert item.due_on == max(given_on, default=item.original_due_on)
        if item.state is DeadlineState.MET and item.met_on is not None:
            assert item.on_time == (item.met_on <= item.due_on)
    with office.application.store.read() as uow:
        for case in asked:
            for entry in uow.audit.chain(f"case:{case.id}"):
                if entry.action in {"approve", "refuse"} and entry.outcome == "done":
                    barred = {case.facts.get("asked_by"), case.facts.get("asked_for")} - {None}
                    assert not barred & {entry.person, entry.on_behalf_of}
                    assert entry.person in {"lanh-dao", "pho-ban"}
