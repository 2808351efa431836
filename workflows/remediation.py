"""Remediation (*khắc phục*): takes one recommendation to its end, round after round if need be."""

from collections.abc import Mapping
from dataclasses import replace

from engine.deadlines import RuleKind
from engine.definition import Guard, Letter, RuleTemplate, State, Transition, WorkflowDefinition
from engine.plan import RuleSetting
from engine.rules import setting_from
from engine.situation import Effect, Situation
from engine.words import N_
from workflows.difficulties import reporting
from workflows.extending import extending
from workflows.guards import number_of
from workflows.urging import urging

NAME = "remediation"
OPEN_STATES = ("assigned", "returned", "reported", "passed_on")
TO_DO = ("assigned", "returned")


def _with_evidence(situation: Situation) -> bool:
    facts, document = situation.command.facts, situation.command.document
    attached = document is not None and document.evidence_sha256 is not None
    return attached or bool(facts.get("evidence")) or bool(facts.get("explanation_text_ref"))


def _deadline_given(situation: Situation) -> RuleSetting | None:
    """Return the deadline that came with the command (a number of days, a date, or none)."""
    given = situation.command.facts.get("remedy")
    return setting_from("remedy", given) if isinstance(given, Mapping) else None


def _forgetting(effect: Effect) -> Effect:
    """Keep the deadline given with a command out of the facts: it lives in the settings."""
    return replace(effect, facts={**effect.facts, "remedy": None})


def _report(situation: Situation) -> Effect:
    reports = number_of(situation.case.facts.get("reports"))
    return Effect(facts={"reports": reports + 1})


def _return(situation: Situation) -> Effect:
    rounds = number_of(situation.case.facts.get("returns"))
    given = _deadline_given(situation) or RuleSetting("remedy")
    # A further round counts from the return: from the conclusion it could end before it began.
    since = replace(given, anchor="returned_on")
    return _forgetting(Effect(facts={"returns": rounds + 1}, rounds={"remedy": since}))


def _set_deadline(situation: Situation) -> Effect:
    given = _deadline_given(situation) or RuleSetting("remedy")
    since = "returned_on" if situation.case.state == "returned" else ""
    return _forgetting(Effect(rounds={"remedy": replace(given, anchor=since)}))


evidenced = Guard(
    "evidenced",
    N_("thiếu minh chứng; kèm tệp bằng --evidence hoặc giải trình bằng --explanation"),
    _with_evidence,
)
without_date = Guard(
    "without-date",
    N_("thời hạn khắc phục đã có ngày; kéo dài là việc gia hạn"),
    lambda situation: (
        not any(
            d.name == "remedy" and d.state == "open" and d.due_on for d in situation.links.deadlines
        )
    ),
    of_case=True,
)

REMEDIATION = WorkflowDefinition(
    name=NAME,
    label=N_("khắc phục kiến nghị"),
    version=1,
    initial="assigned",
    states=(
        State("assigned", N_("đã giao khắc phục")),
        State("reported", N_("đã báo cáo khắc phục")),
        State("returned", N_("chưa đạt, yêu cầu tiếp tục khắc phục")),
        State("passed_on", N_("đã kiến nghị cấp có thẩm quyền")),
        State("accepted", N_("đã khắc phục"), final=True),
        State("answered", N_("cấp có thẩm quyền đã trả lời"), final=True),
        State("withdrawn", N_("đã rút, ghi nhầm hồ sơ"), final=True),
    ),
    transitions=(
        Transition(
            "remediate",
            N_("báo cáo khắc phục"),
            TO_DO,
            "reported",
            guards=(evidenced,),
            date="reported_on",
            not_before=("issued_on",),
            by=("organiser", "team", "unit"),
            effect=_report,
        ),
        Transition(
            "accept",
            N_("công nhận đã khắc phục"),
            ("reported",),
            "accepted",
            date="accepted_on",
            not_before=("reported_on",),
            letters=(Letter("remediation-accepted", "unit"),),
            tells=(("parent", "recommendation-ended"),),
        ),
        Transition(
            "return",
            N_("trả lại, yêu cầu tiếp tục khắc phục"),
            ("reported",),
            "returned",
            date="returned_on",
            not_before=("reported_on",),
            needs=("reason",),
            letters=(Letter("remediation-returned", "unit"),),
            effect=_return,
        ),
        Transition(
            "find-unresolved",
            N_("phúc tra thấy chưa đạt"),
            ("assigned", "returned", "reported"),
            "returned",
            date="returned_on",
            by=("told",),
            letters=(Letter("remediation-returned", "unit"),),
            effect=_return,
        ),
        Transition(
            "pass-on",
            N_("kiến nghị cấp có thẩm quyền"),
            ("assigned", "returned", "reported"),
            "passed_on",
            date="passed_on_on",
            not_before=("issued_on",),
            needs=("document",),
            by=("organiser", "team", "unit"),
            letters=(Letter("passed-on", "team"),),
        ),
        Transition(
            "answer",
            N_("ghi trả lời của cấp có thẩm quyền"),
            ("passed_on",),
            "answered",
            date="answered_on",
            not_before=("passed_on_on",),
            needs=("document",),
            tells=(("parent", "recommendation-ended"),),
        ),
        Transition(
            "set-deadline",
            N_("đặt thời hạn khắc phục"),
            TO_DO,
            None,
            guards=(without_date,),
            letters=(Letter("remediation-assigned", "unit"),),
            effect=_set_deadline,
        ),
        urging(N_("ghi công văn đôn đốc"), OPEN_STATES),
        *extending(NAME, OPEN_STATES, ("issued_on", "reported_on", "returned_on", "passed_on_on")),
        reporting(OPEN_STATES),
        Transition(
            "withdraw-wrong",
            N_("rút kiến nghị ghi nhầm hồ sơ"),
            OPEN_STATES,
            "withdrawn",
            date="withdrawn_on",
            needs=("reason",),
            by=("told",),  # by “dondoc correct”, which tells whoever heard of it
            tells=(("parent", "recommendation-ended"),),
        ),
        Transition(
            "calendar-changed", N_("tính lại theo lịch nghỉ mới"), OPEN_STATES, None, by=("daemon",)
        ),
        Transition("ask", N_("nhắc rà soát"), OPEN_STATES, None, by=("daemon",)),
    ),
    rules=(
        RuleTemplate(
            "remedy",
            N_("báo cáo kết quả khắc phục"),
            RuleKind.WITHIN,
            "issued_on",
            "unit",
            TO_DO,
            ("remediate", "pass-on"),
            review_working_days=5,
            asked="team",
        ),
        RuleTemplate(
            "review_report",
            N_("xem xét báo cáo khắc phục"),
            RuleKind.WITHIN,
            "reported_on",
            "team",
            ("reported",),
            ("accept", "return", "pass-on"),
            review_working_days=5,
        ),
        RuleTemplate(
            "answer",
            N_("theo dõi trả lời của cấp có thẩm quyền"),
            RuleKind.WITHIN,
            "passed_on_on",
            "organiser",
            ("passed_on",),
            ("answer",),
            review_working_days=20,
        ),
    ),
)
