"""The power of the machine: watched at every point, or cut at one, after which nothing works."""

from collections.abc import Callable
from dataclasses import dataclass


class Died(BaseException):
    """The process is gone; no code of the program may catch this, and none may act after it."""


@dataclass
class Power:
    """Counts the points it is told of: before and after each statement, commit and network call.

    ``cut_at`` is the number of the point at which the process dies (never, when 0); ``watch`` is
    told every point.
    """

    cut_at: int = 0
    watch: Callable[[int, str], None] | None = None
    points: int = 0
    dead: bool = False

    def __call__(self, label: str) -> None:
        """Pass a point, or die at it."""
        if not self.dead:
            self.points += 1
            self.dead = self.points == self.cut_at
            if self.watch is not None:
                self.watch(self.points, label)
        if self.dead:
            # Also what unwinding would still do (close, settle, clean up) does not happen.
            raise Died(label)
