"""What holds for extensions where a plan says nothing: how often, for which reasons, who answers."""

from typing import Final

from engine.plan import ExtensionPolicy, ExtensionReason
from engine.words import N_

ANSWERERS: Final = ("leadership", "organiser", "team_lead")
REASONS: Final = (
    ExtensionReason("cho-huong-dan", N_("chờ hướng dẫn của cấp trên")),
    ExtensionReason("cho-kinh-phi", N_("chờ bố trí kinh phí")),
    ExtensionReason("thay-doi-to-chuc", N_("thay đổi tổ chức, nhân sự")),
    ExtensionReason("thien-tai-dich-benh", N_("thiên tai, dịch bệnh")),
    ExtensionReason("khac", N_("lý do khác"), needs_note=True),
)
DEFAULT: Final = ExtensionPolicy(reasons=REASONS)


def policy_of(given: ExtensionPolicy | None) -> ExtensionPolicy:
    """Return what a plan says, else what holds without a plan."""
    return given or DEFAULT


def reason_of(policy: ExtensionPolicy, key: str) -> ExtensionReason | None:
    """Return the reason of a key; capitals and spaces around it do not matter."""
    wanted = key.strip().casefold()
    return next((reason for reason in policy.reasons if reason.key.casefold() == wanted), None)


def reason_words(policy: ExtensionPolicy, key: object) -> str:
    """Return the words of a reason, or its key when the plan has it no more."""
    found = reason_of(policy, str(key or ""))
    return found.words if found else str(key or "")
