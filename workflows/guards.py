"""Conditions that several workflows share, each with the words people read when it does not hold."""

from collections.abc import Mapping, Sequence
from datetime import date

from engine.case import Case, Fact
from engine.definition import Guard
from engine.situation import Situation
from engine.words import N_

WITHDRAWN = "withdrawn"
"""The state of a recommendation that was entered on the wrong case: nobody follows it any more."""
ENDED_REMEDIATIONS = frozenset({"accepted", "answered", WITHDRAWN})


def negated(guard: Guard, label: str) -> Guard:
    """Return the opposite of a guard under a label of its own."""
    return Guard(
        f"not-{guard.name}", label, lambda situation: not guard.holds(situation), guard.of_case
    )


def items_of(value: Fact) -> tuple[Mapping[str, Fact], ...]:
    """Return the mappings of a list fact; anything else counts as an empty list."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        return ()
    return tuple(item for item in value if isinstance(item, Mapping))


def names_of(value: Fact) -> tuple[str, ...]:
    """Return the words of a list fact; anything else counts as an empty list."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        return ()
    return tuple(item for item in value if isinstance(item, str))


def number_of(value: Fact) -> int:
    """Return a counter, 0 when it was never set."""
    return value if isinstance(value, int) else 0


def remediations(situation: Situation) -> tuple[Case, ...]:
    """Return the remediations that belong to this inspection."""
    return tuple(c for c in situation.links.children if c.workflow == "remediation")


def open_remediations(situation: Situation) -> tuple[Case, ...]:
    """Return the remediations that have not come to their end."""
    return tuple(c for c in remediations(situation) if c.state not in ENDED_REMEDIATIONS)


def _team_established(situation: Situation) -> bool:
    round_case = situation.links.round
    carrier = round_case if round_case is not None else situation.case
    return "team_decided_on" in carrier.dates


def visit_end(situation: Situation) -> date | None:
    """Return the last day of the visit: the one given, else the first day given, else the case's."""
    given = situation.command.dates
    if "visit_end_on" in given:
        return given["visit_end_on"]
    return given["visit_on"] if "visit_on" in given else situation.case.dates.get("visit_end_on")


def _visit_on_working_day(situation: Situation) -> bool:
    days = (situation.date("visit_on"), visit_end(situation))
    return all(day is None or situation.calendar.is_working_day(day) for day in days)


def _visit_in_order(situation: Situation) -> bool:
    first, last = situation.date("visit_on"), visit_end(situation)
    return first is None or last is None or first <= last


unannounced = Guard(
    "unannounced",
    N_("chỉ cuộc kiểm tra đột xuất mới công bố; cuộc theo kế hoạch thì gửi thông báo lịch"),
    lambda situation: bool(situation.case.facts.get("unannounced")),
    of_case=True,
)
by_plan = negated(
    unannounced, N_("kiểm tra đột xuất không có thông báo lịch và báo cáo trước; dùng “announce”")
)
team_established = Guard(
    "team-established",
    N_("chưa có quyết định thành lập đoàn; ghi trước bằng “dondoc round establish-team”"),
    _team_established,
    of_case=True,
)
visit_known = Guard(
    "visit-known",
    N_("chưa có ngày kiểm tra; đặt bằng “dondoc reschedule”"),
    lambda situation: situation.date("visit_on") is not None,
)
no_visit_day = negated(visit_known, N_("đã có ngày kiểm tra"))
visit_on_working_day = Guard(
    "visit-on-working-day",
    N_("ngày kiểm tra rơi vào ngày nghỉ; chọn một ngày làm việc (xem “dondoc calendar day”)"),
    _visit_on_working_day,
)
visit_in_order = Guard(
    "visit-in-order", N_("ngày cuối của cuộc kiểm tra ở trước ngày đầu"), _visit_in_order
)
tentative = Guard(
    "tentative",
    N_("lịch không còn là dự kiến"),
    lambda situation: bool(situation.fact("tentative")),
    of_case=True,
)
settled = Guard(
    "settled",
    N_("ngày mới vẫn là dự kiến"),
    lambda situation: not situation.command.facts.get("tentative"),
)
agreed = negated(
    tentative,
    N_(
        "lịch còn là dự kiến; thống nhất với đơn vị bằng “dondoc agree-visit” hoặc dời bằng “reschedule”"
    ),
)
has_recommendations = Guard(
    "has-recommendations",
    N_("kết luận không có kiến nghị"),
    lambda situation: bool(items_of(situation.command.facts.get("recommendations"))),
)
all_remediated = Guard(
    "all-remediated",
    N_("còn kiến nghị chưa khắc phục xong; hồ sơ chỉ kết thúc khi mọi kiến nghị kết thúc"),
    lambda situation: not open_remediations(situation),
)
