"""Codes and names read quickly from a SQLite file, for completion while somebody types.

Only the standard library is loaded. What does not exist for a viewer is left out by the same rule
as in ``store.visibility``; a test holds both to the same answers.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final
from urllib.parse import quote

MOST: Final = 200
WAIT_SECONDS: Final = 0.5
HIDDEN: Final = """
WITH RECURSIVE hidden(id) AS (
    SELECT id FROM case_ WHERE secret AND NOT :sees
        AND id NOT IN (SELECT case_id FROM case_insider WHERE person = :person)
    UNION
    SELECT case_.id FROM case_ JOIN hidden
        ON case_.parent_id = hidden.id OR case_.round_id = hidden.id
)
"""
SEES: Final = """
SELECT EXISTS (SELECT 1 FROM appointment WHERE person = :person
    AND role IN ('leadership', 'auditor')
    AND (valid_from IS NULL OR valid_from <= :day) AND (valid_to IS NULL OR :day <= valid_to))
"""
QUERIES: Final = {
    "case": f"""{HIDDEN}
    SELECT code, coalesce(unit, '') FROM case_
    WHERE id NOT IN (SELECT id FROM hidden) AND substr(lower(code), 1, :size) = lower(:start)
    ORDER BY code LIMIT :most""",  # noqa: S608 (ours; what is typed goes by name)
    "plan": """
    SELECT code, json_extract(content, '$.title') FROM plan
    WHERE substr(lower(code), 1, :size) = lower(:start) ORDER BY code LIMIT :most""",
    "unit": """
    SELECT code, json_extract(names, '$[#-1].name') FROM unit
    WHERE substr(lower(code), 1, :size) = lower(:start) ORDER BY code LIMIT :most""",
    "person": """
    SELECT code, name FROM person
    WHERE substr(lower(code), 1, :size) = lower(:start) ORDER BY code LIMIT :most""",
}


@dataclass(frozen=True, slots=True)
class Viewing:
    """Who types, and on which day."""

    person: str
    day: date


def codes(path: Path, kind: str, start: str, viewing: Viewing) -> tuple[tuple[str, str], ...]:
    """Return (code, name) of what begins so and exists for who types; nothing when in doubt."""
    try:
        return tuple(_read(path, kind, start, viewing))
    except sqlite3.Error:
        return ()  # missing, older, busy, damaged: completion is silent, the command will say it


def _read(path: Path, kind: str, start: str, viewing: Viewing) -> Iterator[tuple[str, str]]:
    address = f"file:{quote(str(path))}?mode=ro"
    who = {"person": viewing.person, "day": viewing.day.isoformat()}
    with closing(sqlite3.connect(address, uri=True, timeout=WAIT_SECONDS)) as connection:
        sees = connection.execute(SEES, who).fetchone()[0]
        asked = who | {"sees": sees, "start": start, "size": len(start), "most": MOST}
        for code, name in connection.execute(QUERIES[kind], asked):
            yield str(code), str(name or "")
