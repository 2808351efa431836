"""Ids, tokens and random draws for the running program."""

import secrets
import uuid
from typing import Final

ALPHABET: Final = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
"""Capitals and digits that nobody confuses when reading aloud: no I, L, O, U, 0, 1."""


class RandomIdentities:
    """Fresh ids from the operating system's randomness."""

    def new_id(self) -> str:
        """Return 32 hexadecimal digits."""
        return uuid.uuid4().hex

    def token(self, length: int) -> str:
        """Return so many characters of the alphabet."""
        return "".join(secrets.choice(ALPHABET) for _ in range(length))
