"""Conditions of an inspection alone."""

from engine.case import Case
from engine.deadline_governing import is_paused
from engine.definition import Guard
from engine.obligations import Deadline, DeadlineState
from engine.situation import Situation
from engine.words import N_
from workflows.guards import items_of, names_of, negated

_VISITED = frozenset({"inspected", "concluded", "remediated", "reinspected", "closed", "cancelled"})


def subs(situation: Situation) -> tuple[Case, ...]:
    """Return the sub-inspections that belong to this inspection."""
    return tuple(c for c in situation.links.children if c.workflow == "inspection")


def _concludes_alone(situation: Situation) -> bool:
    parent = situation.links.parent
    orphaned = parent is not None and parent.state == "cancelled"
    return situation.case.facts.get("conclusion") != "common" or orphaned


def _sections_known(situation: Situation) -> bool:
    outline = situation.outlines.get(str(situation.case.facts.get("kind")), ())
    missing = names_of(situation.command.facts.get("missing"))
    return bool(missing) and (not outline or all(_in(name, outline) for name in missing))


def _in(name: str, outline: tuple[str, ...]) -> bool:
    """Tell whether a section is named, by its number ("II.3") or by its whole title."""
    return any(title == name or title.split(" ", 1)[0].rstrip(".") == name for title in outline)


def _named(situation: Situation) -> Deadline | None:
    name = situation.command.facts.get("deadline")
    opened = (d for d in situation.links.deadlines if d.state is DeadlineState.OPEN)
    return next((d for d in opened if d.name == name), None)


def _stands_still(situation: Situation) -> bool:
    deadline = _named(situation)
    return bool(deadline and deadline.pauses and deadline.pauses[-1].to_on is None)


def _pausable(situation: Situation) -> bool:
    name = situation.command.facts.get("deadline")
    allowed = names_of(situation.case.facts.get("pausable"))
    deadline = _named(situation)
    if deadline is None or name not in allowed or _stands_still(situation):
        return False
    return deadline.due_on is None or situation.command.occurred_on <= deadline.due_on


def _proposal_open(situation: Situation) -> bool:
    number = situation.command.facts.get("proposal")
    proposals = items_of(situation.case.facts.get("proposals"))
    return any(p.get("no") == number and not p.get("answered_on") for p in proposals)


sections_known = Guard(
    "sections-known",
    N_(
        "phải nêu mục còn thiếu theo đề cương (--missing “II.3”); xem đề cương bằng “dondoc plan show”"
    ),
    _sections_known,
)
concludes_alone = Guard(
    "concludes-alone",
    N_("cuộc này kết luận chung với đơn vị cấp trên; ban hành kết luận ở hồ sơ cấp trên"),
    _concludes_alone,
    of_case=True,
)
subs_visited = Guard(
    "subs-visited",
    N_("còn đơn vị trực thuộc kết luận chung chưa kiểm tra; kiểm tra hoặc hủy cuộc đó trước"),
    lambda situation: all(
        sub.state in _VISITED for sub in subs(situation) if sub.facts.get("conclusion") == "common"
    ),
    of_case=True,
)
known_unit = Guard(
    "known-unit", N_("hồ sơ không có đơn vị"), lambda situation: situation.case.unit is not None
)
reinspection_ordered = Guard(
    "reinspection-ordered",
    N_("chưa mở phúc tra"),
    lambda situation: situation.date("reinspection_on") is not None,
)
no_reinspection_ordered = Guard(
    "no-reinspection-ordered",
    N_("đang có phúc tra chưa thực hiện; ghi kết quả bằng “dondoc reinspect”"),
    lambda situation: "reinspection_on" not in situation.case.dates,
    of_case=True,
)
was_notified = Guard(
    "was-notified",
    N_("đơn vị chưa được thông báo lịch"),
    lambda situation: (
        "notified_on" in situation.case.dates or "announced_on" in situation.case.dates
    ),
    of_case=True,
)
was_reported = Guard(
    "was-reported",
    N_("chưa nhận báo cáo của đơn vị"),
    lambda situation: situation.case.facts.get("postponed_from") == "report_received",
)
was_only_planned = negated(was_notified, N_("đơn vị đã được thông báo lịch"))
pausable = Guard(
    "pausable",
    N_("kế hoạch không cho tạm dừng thời hạn này, hoặc nó đang tạm dừng hay đã quá hạn"),
    _pausable,
)
paused = Guard("paused", N_("thời hạn này không đang tạm dừng"), _stands_still)
proposal_open = Guard(
    "proposal-open", N_("không có đề xuất số đó đang chờ trả lời"), _proposal_open
)
may_pause = Guard(
    "may-pause",
    N_("kế hoạch không cho tạm dừng thời hạn nào của hồ sơ này"),
    lambda situation: bool(names_of(situation.case.facts.get("pausable"))),
    of_case=True,
)
anything_paused = Guard(
    "anything-paused",
    N_("không có thời hạn nào đang tạm dừng"),
    lambda situation: any(
        d.state is DeadlineState.OPEN and is_paused(d) for d in situation.links.deadlines
    ),
    of_case=True,
)
proposals_waiting = Guard(
    "proposals-waiting",
    N_("không có đề xuất nào đang chờ trả lời"),
    lambda situation: any(
        not item.get("answered_on") for item in items_of(situation.case.facts.get("proposals"))
    ),
    of_case=True,
)
before_visit = Guard(
    "before-visit",
    N_("ngày kiểm tra đã qua; dời lịch bằng “dondoc reschedule” trước khi thông báo"),
    lambda situation: (
        situation.command.occurred_on
        <= situation.case.dates.get("visit_on", situation.command.occurred_on)
    ),
)
report_not_accepted = Guard(
    "report-not-accepted",
    N_("báo cáo của đơn vị đã được chấp nhận"),
    lambda situation: "report_accepted_on" not in situation.case.dates,
    of_case=True,
)
