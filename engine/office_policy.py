"""What an office can settle for itself: the known settings of its database, each one line here."""

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from engine.errors import InvalidInput, NotFound
from engine.record_ports import Settings
from engine.words import N_

YES, NO = "yes", "no"
PREFIX: Final = "policy/"


@dataclass(frozen=True, slots=True)
class OfficePolicy:
    """One setting: a whole number from ``least`` to ``most``, or one of ``choices`` where there are any."""

    name: str
    default: str
    meaning: str
    least: int = 0
    most: int = 0
    choices: tuple[str, ...] = ()

    @property
    def allowed(self) -> str:
        """Return which values are good, as people read it."""
        return ", ".join(self.choices) if self.choices else f"{self.least}-{self.most}"

    def parsed(self, text: str) -> str:
        """Return a typed value as it is kept; refuse one that is not allowed."""
        value = text.strip().lower()
        if self.choices:
            good = value in self.choices
        else:
            good = value.isdecimal() and self.least <= int(value) <= self.most
        if not good:
            raise InvalidInput(
                N_("{name}: không nhận giá trị “{value}”; chọn trong: {allowed}"),
                name=self.name,
                value=text.strip()[:40],
                allowed=self.allowed,
            )
        return value if self.choices else str(int(value))


POLICIES: Final = (
    OfficePolicy(
        "backdating_working_days",
        "5",
        N_("ghi lùi quá số ngày làm việc này thì phải ghi lý do"),
        most=60,
    ),
)


def policy_of(name: str) -> OfficePolicy:
    """Return the setting of that name, hyphens or underscores; refuse another with the nearest."""
    wanted = name.strip().lower().replace("-", "_")
    found = next((policy for policy in POLICIES if policy.name == wanted), None)
    if found is not None:
        return found
    names = [policy.name for policy in POLICIES]
    near = get_close_matches(wanted, names, n=3, cutoff=0.4) or names
    raise NotFound(
        N_("cơ quan không có quy định “{name}”; gần giống: {near}; xem: dondoc office show"),
        name=name.strip()[:40],
        near=near,
    )


def office_value(settings: Settings, name: str) -> str:
    """Return what the office settled under a name, else the default."""
    policy = policy_of(name)
    return settings.get(PREFIX + policy.name) or policy.default


def office_number(settings: Settings, name: str) -> int:
    """Return a number that the office settled, else the default."""
    return int(office_value(settings, name))
