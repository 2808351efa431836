"""Bands of scoring (*thang điểm*): the points that a share gives, and what the next ones need; data only."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from engine.quotas import WHOLE, Band


@dataclass(frozen=True, slots=True)
class BandState:
    """The band that a share has reached, and the next one; ``None`` below the first and in the last."""

    reached: Band | None
    next: Band | None


def band_of(bands: Iterable[Band], of: str, share: Fraction) -> BandState | None:
    """Return where a share (in percent) of a quota or indicator stands; ``None`` without bands."""
    own = sorted((band for band in bands if band.of == of), key=_start)
    if not own:
        return None
    below = [band for band in own if band.from_percent <= share]
    above = [band for band in own if band.from_percent > share]
    return BandState(below[-1] if below else None, above[0] if above else None)


def still_needed(band: Band, done: int, size: int) -> int:
    """Return how many more of ``size`` reach a band, rounded up."""
    return max(0, -(-size * band.from_percent // WHOLE) - done)


def _start(band: Band) -> int:
    return band.from_percent
