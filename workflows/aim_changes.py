"""What a revised plan changes of what it wants to be reached: populations, quotas, indicators, bands."""

from collections.abc import Iterable
from dataclasses import dataclass

from engine.quotas import Aims, Band, Indicator, Population, Quota
from workflows.plan_parts import Parts, by_code, compared, with_parts


@dataclass(frozen=True, slots=True)
class AimChanges:
    """The difference between two states; bands go by what they score and from where."""

    populations: Parts[Population]
    quotas: Parts[Quota]
    indicators: Parts[Indicator]
    bands: Parts[Band]

    def __bool__(self) -> bool:
        """Tell whether anything differs."""
        return any((self.populations, self.quotas, self.indicators, self.bands))


def aim_changes(old: Aims, new: Aims) -> AimChanges:
    """Return what leads from one state to another."""
    return AimChanges(
        compared(by_code(old.populations), by_code(new.populations)),
        compared(by_code(old.quotas), by_code(new.quotas)),
        compared(by_code(old.indicators), by_code(new.indicators)),
        compared(_bands(old.bands), _bands(new.bands)),
    )


def with_aims(aims: Aims, changes: AimChanges) -> Aims:
    """Return aims with changes made to them."""
    return Aims(
        tuple(with_parts(by_code(aims.populations), changes.populations).values()),
        tuple(with_parts(by_code(aims.quotas), changes.quotas).values()),
        tuple(with_parts(by_code(aims.indicators), changes.indicators).values()),
        tuple(with_parts(_bands(aims.bands), changes.bands).values()),
    )


def _bands(bands: Iterable[Band]) -> dict[str, Band]:
    return {f"{band.of} {band.from_percent}": band for band in bands}
