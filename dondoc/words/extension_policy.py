"""What a plan says about extensions, in one sentence."""

from dondoc.language import _
from dondoc.words.trade import OWNERS
from engine.plan import ExtensionPolicy
from workflows.extension_policy import policy_of


def policy_words(given: ExtensionPolicy | None) -> str:
    """Return how often, for which reasons, who answers and in how many working days."""
    policy = policy_of(given)
    also = {"leadership", policy.answered_by}
    return _(
        "mỗi thời hạn {allowed} lần; {who} trả lời trong {days} ngày làm việc; lý do: {reasons}",
        allowed=policy.allowed,
        who=[words for owner, words in OWNERS.items() if owner in also],
        days=policy.answer_within,
        reasons=[reason.key for reason in policy.reasons],
    )
