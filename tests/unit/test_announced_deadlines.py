"""What an announcement does to one deadline, and to many at once: the same."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.announced_deadlines import after_announcement, other_due_on, reminded_by
from engine.calendar import AnnouncedDay, CalendarDocument, CalendarHistory, DayKind
from engine.calendar_changes import OpenCase, planned
from engine.case import DAEMON, Actor, Case, Command
from engine.deadline_changes import CALENDAR_CHANGED
from engine.deadlines import DeadlineRule, Pause, RuleKind, TimeUnit, reckon
from engine.decisions import Decision, decide
from engine.errors import CalendarNotCovered
from engine.ladder import timers_for
from engine.machine import CompiledMachine
from engine.obligations import Deadline
from engine.plan import RuleSetting
from engine.rules import Rules, rule_of
from engine.situation import Links
from engine.timers import Timer
from workflows.calendars.vietnam import calendar_of_vietnam
from workflows.inspection import INSPECTION

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
SHIPPED = calendar_of_vietnam()
SHORT = CalendarHistory(  # a spring of few days is soon built
    [it for it in SHIPPED.announced if it.day.year == 2025],
    (),
    {2025: date(2024, 11, 26)},
    date(2024, 12, 1),
    date(2025, 8, 31),
)
MACHINE = CompiledMachine(INSPECTION)
LETTER = (CalendarDocument("x", "", "1/TB", "", date(2025, 3, 3)),)


def told(history: CalendarHistory, known_on: date, *days: tuple[date, bool]) -> CalendarHistory:
    """Return a history in which these days are announced, as off or as worked."""
    return history.with_days(
        AnnouncedDay(day, works, DayKind.WORKED if works else DayKind.LOCAL, "x", LETTER, known_on)
        for day, works in days
    )


def a_deadline(
    rule: DeadlineRule, anchor_on: date, known_on: date, history: CalendarHistory = SHIPPED
) -> Deadline:
    found = reckon(rule, anchor_on, history.as_known_on(known_on))
    assert found is not None
    return Deadline(
        "c1",
        rule.name,
        1,
        0,
        rule,
        "team",
        anchor_on=anchor_on,
        nominal_on=found.nominal_on,
        due_on=found.due_on,
        due_at=found.due_at,
        target_on=found.target_on,
        first_day=found.first_day,
        last_day=found.last_day,
        original_due_on=found.due_on,
        calendar_version=found.calendar_version,
        provisional=found.provisional,
    )


BEFORE = DeadlineRule("notice", RuleKind.AT_LEAST_BEFORE, "visit_on", 5)
WITHIN = DeadlineRule("conclusion", RuleKind.WITHIN, "visit_end_on", 5)
MONDAY, TUESDAY = date(2025, 3, 10), date(2025, 3, 11)


def test_what_lies_ahead_moves_and_counts_a_revision() -> None:
    deadline = a_deadline(WITHIN, date(2025, 3, 7), date(2025, 3, 7))
    history = told(SHIPPED, date(2025, 3, 10), (TUESDAY, False))
    moved = after_announcement(deadline, history, MONDAY)
    assert (deadline.due_on, moved.due_on) == (date(2025, 3, 14), date(2025, 3, 17))
    assert (moved.revision, moved.original_due_on) == (1, date(2025, 3, 14))
    assert moved.calendar_version.startswith("2025-03-10")
    assert after_announcement(moved, history, MONDAY) == moved


def test_what_would_move_into_the_past_stays_and_is_held_against_nobody() -> None:
    deadline = a_deadline(BEFORE, date(2025, 3, 18), date(2025, 3, 3))
    assert deadline.due_on == TUESDAY
    history = told(SHIPPED, date(2025, 3, 10), (date(2025, 3, 14), False))
    assert after_announcement(deadline, history, MONDAY).due_on == MONDAY  # today is not the past
    kept = after_announcement(deadline, history, TUESDAY)
    assert (kept.due_on, kept.revision, kept.excused) == (TUESDAY, 0, True)
    undone = told(history, date(2025, 3, 11), (date(2025, 3, 14), True))
    assert after_announcement(kept, undone, TUESDAY).excused is False


def test_what_had_passed_stays_unless_it_never_had() -> None:
    deadline = a_deadline(WITHIN, date(2025, 3, 3), date(2025, 3, 3))
    assert deadline.due_on == MONDAY
    before = told(SHIPPED, date(2025, 3, 7), (MONDAY, False))
    after = told(SHIPPED, TUESDAY, (MONDAY, False))
    assert after_announcement(deadline, before, TUESDAY).due_on == TUESDAY
    assert after_announcement(deadline, after, TUESDAY).due_on == MONDAY
    assert after_announcement(deadline, before, date(2025, 3, 20)).due_on == MONDAY


def test_hours_pauses_and_what_has_no_date_stay() -> None:
    hours = DeadlineRule("hours", RuleKind.WITHIN, "visit_on", 48, TimeUnit.HOURS)
    running = replace(
        a_deadline(WITHIN, date(2025, 3, 7), date(2025, 3, 7)),
        rule=hours,
        due_at=datetime(2025, 3, 14, tzinfo=UTC),
    )
    history = told(SHIPPED, MONDAY, (TUESDAY, False))
    assert after_announcement(running, history, MONDAY).due_on == running.due_on
    assert other_due_on(replace(running, provisional=True), history.current) is None
    unset = replace(running, due_on=None, anchor_on=None)
    assert after_announcement(unset, history, MONDAY) == unset
    assert reminded_by(unset, history.current) is None
    paused = replace(
        a_deadline(WITHIN, date(2025, 3, 7), date(2025, 3, 7)), pauses=(Pause(TUESDAY),)
    )
    assert after_announcement(paused, history, MONDAY) == paused


def test_of_two_possible_days_reminders_go_by_the_earlier() -> None:
    known_on = date(2026, 9, 1)  # Tết 2027 is only projected
    calendar = SHIPPED.as_known_on(known_on)
    forward = a_deadline(WITHIN, date(2027, 2, 2), known_on)
    assert (forward.due_on, forward.provisional) == (date(2027, 2, 16), True)
    assert reminded_by(forward, calendar) == other_due_on(forward, calendar) == date(2027, 2, 9)
    backward = a_deadline(BEFORE, date(2027, 2, 15), known_on)
    assert (backward.due_on, other_due_on(backward, calendar)) == (
        date(2027, 2, 1),
        date(2027, 2, 8),
    )
    assert reminded_by(backward, calendar) == backward.due_on


# --- Many at once --------------------------------------------------------------------------------

SETTINGS = tuple(
    RuleSetting(name, amount, owner=owner)
    for name, amount, owner in (
        ("notice", 10, "team"),
        ("report", 5, "unit"),
        ("conclusion", 8, "team"),
    )
)
NAMES = ("notice", "report", "visit", "conclusion")
STATES = ("planned", "notified", "inspected")


def rules_with(history: CalendarHistory) -> Rules:
    return Rules(MACHINE, {item.name: item for item in SETTINGS}, history, ZONE)


def moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 8, tzinfo=ZONE).astimezone(UTC)


days = st.dates(date(2025, 2, 10), date(2025, 5, 30))
announced = st.lists(st.tuples(days, st.booleans()), min_size=1, max_size=3)
visits = st.lists(
    st.tuples(days.filter(lambda day: day.weekday() < 5), st.sampled_from(STATES)),
    min_size=1,
    max_size=3,
)


def opened(number: int, visit: tuple[date, str], begun: date) -> tuple[OpenCase, Links]:
    """Return a case with what awaits it in its state, reckoned when it began, and its timers."""
    visit_on, state = visit
    dates = {"visit_on": visit_on, "visit_end_on": visit_on}
    case = Case(f"c{number}", f"C{number}", "inspection", 1, state, 1, None, "U", dates=dates)
    rules = rules_with(SHORT)
    found = []
    for template in INSPECTION.rules:
        if template.name not in NAMES or state not in template.awaited_in:
            continue
        setting = rules.settings.get(template.name)
        awaited = a_deadline(rule_of(template, setting), visit_on, begun, SHORT)
        owner = setting.owner if setting else template.owner
        found.append(replace(awaited, case_id=case.id, owner=owner, label=template.label))
    timers = timers_for(case, tuple(found), rules, moment(begun))
    return OpenCase(case, rules, tuple(found), timers), Links(deadlines=tuple(found))


def alone(item: OpenCase, links: Links, rules: Rules, today: date) -> Decision:
    """Return what the step of a single case does with the same announcement."""
    command = Command(CALENDAR_CHANGED, Actor(DAEMON), today)
    return decide(item.case, command, rules, links, moment(today))


@settings(max_examples=100, deadline=None)
@given(visits, announced, st.integers(0, 40))
def test_many_at_once_become_what_each_becomes_alone(
    planned_visits: list[tuple[date, str]], news: list[tuple[date, bool]], wait: int
) -> None:
    begun = date(2025, 1, 20)
    today = date(2025, 2, 3) + timedelta(days=wait)
    rules = rules_with(told(SHORT, today, *news))
    pairs = [opened(number, visit, begun) for number, visit in enumerate(planned_visits)]
    cases = [replace(item, rules=rules) for item, _links in pairs]
    change = planned(cases, "v", (), moment(today), lambda _case, audience: (audience,))
    together = {item.case.id: item for item in change.cases}
    for (item, links), case in zip(pairs, cases, strict=True):
        decision = alone(case, links, rules, today)
        done = together.get(item.case.id)
        after = {it.after.name: it.after for it in done.deadlines} if done else {}
        for deadline in item.deadlines:
            single = next((d for d in decision.deadlines if d.name == deadline.name), deadline)
            found = after.get(deadline.name, deadline)
            same = replace(found, calendar_version=single.calendar_version)
            assert same == single
        assert _waiting(item, done) == {timer.key: timer for timer in decision.timers}


def _waiting(item: OpenCase, done: object) -> dict[str, Timer]:
    """Return the timers of a case after a change, when none had fired before."""
    timers = {timer.key: timer for timer in item.timers}
    for change in getattr(done, "deadlines", ()):
        for key in change.withdrawn:
            del timers[key]
        timers |= {timer.key: timer for timer in (*change.added, *change.moved)}
    return timers


def test_a_date_beyond_the_data_keeps_nothing_else_waiting() -> None:
    near, links = opened(1, (date(2025, 3, 18), "planned"), date(2025, 1, 20))
    del links
    far = replace(near.deadlines[0], name="report", anchor_on=date(2040, 1, 1))
    today = date(2025, 2, 3)
    rules = rules_with(told(SHORT, today, (date(2025, 3, 14), False)))
    try:
        after_announcement(far, rules.history, today)
    except CalendarNotCovered:
        pass
    else:  # pragma: no cover  (the test would say nothing)
        raise AssertionError(far)
    case = replace(near, rules=rules, deadlines=(near.deadlines[0], far))
    change = planned([case], "v", (), moment(today), lambda _case, _audience: ())
    assert [item.before.name for item in change.deadlines] == ["notice"]
