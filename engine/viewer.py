"""Who reads: the value through which every read is filtered."""

from dataclasses import dataclass
from typing import Final

from engine.case import DAEMON


@dataclass(frozen=True, slots=True)
class Viewer:
    """A person who reads, and whether secret cases exist for them without being an insider.

    Leadership and the auditor see secrets (domain fact 4); who installs the machine does not.
    """

    person: str
    sees_secrets: bool = False


EVERYTHING: Final = Viewer(DAEMON, sees_secrets=True)
"""The daemon's own view: it must remind of secret cases too."""
