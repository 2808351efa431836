"""Random draws that anybody can repeat: the order follows from a recorded seed (*mã chọn ngẫu nhiên*)."""

from collections.abc import Iterable
from hashlib import sha256

from engine.errors import InvalidInput
from engine.words import N_


def drawn(seed: str, codes: Iterable[str], count: int) -> tuple[str, ...]:
    """Return ``count`` of the codes: those whose SHA-256 of seed, line feed and code is smallest.

    The order in which the codes are given does not matter, and each is drawn once at most. Raises
    ``InvalidInput`` where there are fewer.
    """
    pool = sorted(set(codes))
    if not 0 < count <= len(pool):
        raise InvalidInput(
            N_("chọn {count} trong {size}: số phải từ 1 đến {size}"), count=count, size=len(pool)
        )
    ranked = sorted(pool, key=lambda code: sha256(f"{seed}\n{code}".encode()).hexdigest())
    return tuple(sorted(ranked[:count]))
