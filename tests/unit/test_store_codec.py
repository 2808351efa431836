"""Values as JSON text and back: nothing is lost on the way."""

from datetime import UTC, date, datetime, time
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from engine.case import Case, DocumentRef
from engine.deadlines import DeadlineRule, Pause, RuleKind, TimeUnit
from engine.obligations import Deadline, DeadlineState
from engine.parties import Person, Unit
from engine.plan import Plan, PlannedVisit, RuleSetting
from engine.timers import Attachment, EventRequest, Message, Notice, NoticeRequest, Timer
from store.codec import dumped, loaded
from store.mapping.cases import (
    case_columns,
    case_of,
    deadline_columns,
    deadline_of,
    notice_columns,
    notice_of,
    timer_columns,
    timer_of,
)
from store.mapping.messages import message_columns, message_of

# PostgreSQL keeps no NUL in a text, and nobody writes one.
texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20)
names = st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1, max_size=8)
days = st.dates(date(2015, 1, 1), date(2028, 1, 31))
moments = st.datetimes(datetime(2015, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 (bounds of aware ones)
optional_days = st.none() | days
whole = st.integers(-(2**31), 2**31 - 1)
facts = st.recursive(
    texts | whole | st.booleans() | st.none(),
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple) | st.dictionaries(names, inner, max_size=3)
    ),
    max_leaves=8,
)
fact_maps = st.dictionaries(names, facts, max_size=4)
requests = st.builds(
    NoticeRequest, names, names, st.none() | names, st.integers(-30, 30), params=fact_maps
)
cases = st.builds(
    Case,
    id=names,
    code=names,
    workflow=names,
    workflow_version=st.integers(1, 9),
    state=names,
    version=st.integers(1, 9),
    plan=st.none() | names,
    unit=st.none() | names,
    parent_id=st.none() | names,
    round_id=st.none() | names,
    secret=st.booleans(),
    insiders=st.frozensets(names, max_size=3),
    dates=st.dictionaries(names, days, max_size=4),
    facts=fact_maps,
)
rules = st.builds(
    DeadlineRule,
    name=names,
    kind=st.just(RuleKind.WITHIN),
    anchor=names,
    amount=st.none() | st.integers(1, 99),
    unit=st.sampled_from(TimeUnit),
    reading=texts,
    legal_basis=texts,
)
pauses = st.builds(Pause, st.just(date(2024, 1, 1)), st.none() | st.just(date(2024, 2, 1)))
deadlines = st.builds(
    Deadline,
    case_id=names,
    name=names,
    round=st.integers(1, 9),
    revision=st.integers(0, 9),
    rule=rules,
    owner=names,
    state=st.sampled_from(DeadlineState),
    anchor_on=optional_days,
    due_on=optional_days,
    due_at=st.none() | moments,
    review_on=optional_days,
    pauses=st.lists(pauses, max_size=3).map(tuple),
    on_time=st.none() | st.booleans(),
    late_working_days=st.none() | whole,
    label=texts,
)
attachments = st.builds(
    Attachment, names, names, st.binary(max_size=30), st.dictionaries(names, texts, max_size=2)
)
messages = st.builds(
    Message,
    *[texts] * 9,
    created_at=moments,
    attachments=st.lists(attachments, max_size=2).map(tuple),
    useless_after=st.none() | moments,
)


@given(cases)
def test_a_case_comes_back_from_its_row(case: Case) -> None:
    row: Any = case_columns(case) | {"insiders": "\n".join(case.insiders) or None}
    assert case_of(row) == case


@given(deadlines)
def test_a_deadline_comes_back_from_its_row(deadline: Deadline) -> None:
    row: Any = deadline_columns(deadline)
    assert deadline_of(row) == deadline


@given(
    st.builds(
        Timer,
        names,
        names,
        moments,
        st.none() | moments,
        requests | st.builds(EventRequest, names, st.none() | names),
    )
)
def test_a_timer_comes_back_from_its_row(timer: Timer) -> None:
    row: Any = timer_columns(timer)
    assert timer_of(row) == timer


@given(st.builds(Notice, names, names, names, requests, days))
def test_a_notice_comes_back_from_its_row(notice: Notice) -> None:
    row: Any = notice_columns(notice)
    assert notice_of(row) == notice


@given(messages)
def test_a_message_comes_back_word_for_word(message: Message) -> None:
    row: Any = message_columns(message, datetime(2024, 1, 1, tzinfo=UTC))
    assert message_of(row) == message


@given(st.from_type(Person) | st.from_type(Unit) | st.from_type(RuleSetting))
def test_parties_and_settings_come_back(value: Person | Unit | RuleSetting) -> None:
    assert loaded(type(value), dumped(value)) == value


@given(
    st.builds(
        PlannedVisit,
        *[names] * 3,
        first_on=optional_days,
        at=st.none() | st.times(),
        period_from=optional_days,
    )
)
def test_visits_of_a_plan_come_back(visit: PlannedVisit) -> None:
    plan = Plan(
        code="P",
        title="Kế hoạch",
        number="08/KH-BQL",
        issuer="BQL",
        issued_on=None,
        year=2024,
        window_first_on=date(2024, 1, 1),
        window_last_on=date(2024, 12, 31),
        organiser="VP",
        rules={"inspection": (RuleSetting("conclusion", 10),)},
        rounds=(),
        visits=(visit,),
        outlines={"toàn diện": ("I", "II")},
    )
    assert loaded(Plan, dumped(plan)) == plan


def test_a_text_written_before_a_field_was_known_takes_its_default() -> None:
    assert loaded(DocumentRef, '{"number": "45/TB"}') == DocumentRef("45/TB")


def test_the_same_value_has_one_text() -> None:
    visit = PlannedVisit("V", "R", "U", at=time(8, 30))
    assert dumped({"b": frozenset({"y", "x"}), "a": visit}) == dumped(
        {"a": visit, "b": frozenset({"x", "y"})}
    )
