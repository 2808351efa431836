"""Round (*đợt kiểm tra*): the visits of one team, and what is due after the last of them."""

from datetime import date

from engine.case import Case
from engine.deadlines import RuleKind
from engine.definition import Guard, Letter, RuleTemplate, State, Transition, WorkflowDefinition
from engine.obligations import DeadlineState
from engine.situation import Effect, Situation, Tell
from engine.words import N_
from workflows.difficulties import reporting
from workflows.extending import extending
from workflows.guards import names_of, negated

NAME = "round"
OPEN_STATES = ("forming", "visiting", "ended")
PRODUCTS = (
    "summary",
    "proposal_of_measures",
    "consolidated_remediation_report",
    "general_conclusion",
)
_BEFORE_VISIT = frozenset({"planned", "announced", "notified", "report_received"})


def _visits(situation: Situation) -> tuple[Case, ...]:
    children = situation.links.children
    return tuple(c for c in children if c.workflow == "inspection" and c.state != "cancelled")


def _last_visit_on(situation: Situation) -> date | None:
    days = [
        visit.dates["visit_end_on"]
        for visit in _visits(situation)
        if visit.state != "postponed" and "visit_end_on" in visit.dates
    ]
    return max(days, default=None)


def _all_visited(situation: Situation) -> bool:
    states = {c.state for c in situation.links.children if c.workflow == "inspection"}
    return bool(states) and not states & {*_BEFORE_VISIT, "postponed"}


def _only_postponed_left(situation: Situation) -> bool:
    states = [visit.state for visit in _visits(situation)]
    return "postponed" in states and not _BEFORE_VISIT & set(states)


def _products_left(situation: Situation) -> set[str]:
    open_products = {
        d.name
        for d in situation.links.deadlines
        if d.name in PRODUCTS and d.state is DeadlineState.OPEN
    }
    return open_products - {str(situation.command.facts.get("product"))}


def _look(situation: Situation) -> Effect:
    """Follow the last visit; when all visits are over, tell oneself that the round has ended."""
    tell = Tell(situation.case.id, "all-visited", optional=True)
    days = [visit.dates["visit_on"] for visit in _visits(situation) if "visit_on" in visit.dates]
    return Effect(
        dates={
            "first_visit_on": min(days, default=None),
            "last_visit_on": _last_visit_on(situation),
        },
        tells=(tell,),
    )


def _end(situation: Situation) -> Effect:
    """End with the last visit, in whatever order the visits were recorded."""
    last, recorded = _last_visit_on(situation), situation.command.occurred_on
    return Effect(dates={"last_visit_on": last, "ended_on": max(last or recorded, recorded)})


def _issue(situation: Situation) -> Effect:
    product = str(situation.command.facts.get("product"))
    return Effect(dates={f"{product}_on": situation.command.occurred_on}, facts={"product": None})


def _change_team(situation: Situation) -> Effect:
    changes = situation.case.facts.get("team_changes")
    return Effect(facts={"team_changes": (changes if isinstance(changes, int) else 0) + 1})


def _wants(product: str) -> Guard:
    return Guard(
        f"wants-{product}",
        N_("kế hoạch không yêu cầu sản phẩm này, hoặc đã ban hành"),
        lambda situation: (
            product in names_of(situation.case.facts.get("products"))
            and f"{product}_on" not in situation.case.dates
        ),
    )


def _is_product(product: str) -> Guard:
    return Guard(
        f"is-{product}",
        N_("sản phẩm khác"),
        lambda situation: situation.command.facts.get("product") == product,
    )


all_visited = Guard("all-visited", N_("còn cuộc kiểm tra chưa tiến hành"), _all_visited)
only_postponed_left = Guard(
    "only-postponed-left",
    N_("còn cuộc kiểm tra chưa tiến hành và không phải đang hoãn"),
    lambda situation: _all_visited(situation) or _only_postponed_left(situation),
    of_case=True,
)
waits_for_postponed = Guard(
    "waits-for-postponed", N_("không có cuộc nào đang hoãn"), _only_postponed_left
)
goes_on = negated(waits_for_postponed, N_("chỉ còn cuộc đang hoãn"))
product_awaited = Guard(
    "product-awaited",
    N_("đợt này không chờ sản phẩm đó; xem “dondoc round show”"),
    lambda situation: any(
        d.name == situation.command.facts.get("product") and d.state is DeadlineState.OPEN
        for d in situation.links.deadlines
    ),
)
last_product = Guard(
    "last-product", N_("còn sản phẩm khác phải làm"), lambda s: not _products_left(s)
)
more_products = negated(last_product, N_("đây là sản phẩm cuối cùng của đợt"))
has_products = Guard(
    "has-products",
    N_("đợt này không có sản phẩm nào phải làm"),
    lambda situation: bool(names_of(situation.case.facts.get("products"))),
)
no_products = negated(has_products, N_("đợt còn sản phẩm phải làm"))


def _product(name: str, label: str) -> RuleTemplate:
    return RuleTemplate(
        name,
        label,
        RuleKind.WITHIN,
        "last_visit_on",
        "team",
        ("visiting", "ended"),
        ("issue",),
        review_working_days=10,
        reminded_in=("ended",),
        when=_wants(name),
        met_if=_is_product(name),
    )


def _ending(event: str, label: str, guard: Guard, by: tuple[str, ...]) -> tuple[Transition, ...]:
    sources = ("visiting",)
    return (
        Transition(
            event,
            label,
            sources,
            "closed",
            guards=(guard, no_products),
            date="ended_on",
            by=by,
            effect=_end,
        ),
        Transition(
            event,
            label,
            sources,
            "ended",
            guards=(guard, has_products),
            date="ended_on",
            by=by,
            letters=(Letter("round-ended", "team"),),
            effect=_end,
        ),
    )


ROUND = WorkflowDefinition(
    name=NAME,
    label=N_("đợt kiểm tra"),
    version=1,
    initial="forming",
    states=(
        State("forming", N_("chưa có quyết định thành lập đoàn")),
        State("visiting", N_("đang kiểm tra")),
        State("ended", N_("đã kết thúc đợt kiểm tra")),
        State("closed", N_("kết thúc"), final=True),
    ),
    transitions=(
        Transition(
            "establish-team",
            N_("thành lập đoàn kiểm tra"),
            ("forming",),
            "visiting",
            date="team_decided_on",
            needs=("document",),
            by=("organiser",),
            effect=_look,
        ),
        Transition(
            "change-team",
            N_("kiện toàn đoàn kiểm tra"),
            ("visiting", "ended"),
            None,
            date="team_changed_on",
            not_before=("team_decided_on",),
            needs=("document", "reason"),
            by=("organiser",),
            effect=_change_team,
        ),
        Transition(
            "visits-changed",
            N_("lịch các cuộc kiểm tra thay đổi"),
            OPEN_STATES,
            None,
            by=("told",),
            effect=_look,
        ),
        *_ending("all-visited", N_("mọi cuộc kiểm tra đã xong"), all_visited, ("told",)),
        *_ending(
            "end-round",
            N_("kết thúc đợt kiểm tra"),
            only_postponed_left,
            ("organiser", "team"),
        ),
        Transition(
            "issue",
            N_("ban hành sản phẩm của đợt"),
            ("ended",),
            "closed",
            guards=(product_awaited, last_product),
            date="closed_on",
            not_before=("ended_on",),
            needs=("document",),
            effect=_issue,
        ),
        Transition(
            "issue",
            N_("ban hành sản phẩm của đợt"),
            ("ended",),
            None,
            guards=(product_awaited, more_products),
            not_before=("ended_on",),
            needs=("document",),
            effect=_issue,
        ),
        *extending(NAME, OPEN_STATES, ("ended_on",)),
        reporting(OPEN_STATES),
        Transition(
            "calendar-changed", N_("tính lại theo lịch nghỉ mới"), OPEN_STATES, None, by=("daemon",)
        ),
        Transition("ask", N_("nhắc rà soát"), OPEN_STATES, None, by=("daemon",)),
    ),
    rules=(
        RuleTemplate(
            "team_decision",
            N_("quyết định thành lập đoàn kiểm tra"),
            RuleKind.AT_LEAST_BEFORE,
            "first_visit_on",
            "organiser",
            ("forming",),
            ("establish-team",),
            review_working_days=5,
        ),
        RuleTemplate(
            "visits",
            N_("kết thúc các cuộc kiểm tra của đợt"),
            RuleKind.ON,
            "last_visit_on",
            "team",
            ("forming", "visiting"),
            ("all-visited", "end-round"),
            review_working_days=10,
            when=goes_on,
            rungs=False,
        ),
        RuleTemplate(
            "end_or_wait",
            N_("kết thúc đợt kiểm tra hay chờ cuộc đang hoãn?"),
            RuleKind.WITHIN,
            "ended_on",
            "team_lead",
            ("visiting",),
            ("all-visited", "end-round"),
            review_working_days=1,
            when=waits_for_postponed,
        ),
        _product("summary", N_("báo cáo tổng hợp kết quả kiểm tra")),
        _product("proposal_of_measures", N_("tham mưu chỉ đạo xử lý sau kiểm tra")),
        _product("consolidated_remediation_report", N_("tổng hợp, báo cáo kết quả khắc phục")),
        _product("general_conclusion", N_("thông báo kết luận chung của cơ quan")),
    ),
)
