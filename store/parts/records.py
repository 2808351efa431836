"""Free texts, evidence, settings and signs of life in the database."""

import hashlib
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, select

from engine.audit import digest
from engine.errors import Conflict, InvalidInput
from engine.ports import Office
from engine.words import N_
from store.mapping.parties import office_columns, office_of
from store.rows import table
from store.statements import insert_missing, row_of, rows_of, upsert

FREE_TEXT: Final = table("free_text")
EVIDENCE: Final = table("evidence")
OFFICE: Final = table("office")
SETTING: Final = table("setting")
HEARTBEAT: Final = table("heartbeat")
MOST_MEGABYTES: Final = 25
_TEXT: Final = select(FREE_TEXT.c.text).where(FREE_TEXT.c.ref == bindparam("ref"))
_SETTING: Final = select(SETTING.c.value).where(SETTING.c.name == bindparam("name"))
_OFFICE: Final = select(OFFICE)


class SqlTexts:
    """Free text that can be erased."""

    def __init__(self, connection: Connection) -> None:
        """Work in the transaction of a connection."""
        self._connection = connection

    def put(self, text: str, salt: str) -> str:
        """Keep a text and return its reference; an empty text has the empty reference."""
        if not text:
            return ""
        ref = digest([salt, text])
        insert_missing(self._connection, FREE_TEXT, [{"ref": ref, "salt": salt, "text": text}])
        return ref

    def get(self, ref: str) -> str:
        """Return the text, or an empty string when it was erased."""
        found = row_of(self._connection, _TEXT, ref=ref)
        return "" if found is None else str(found["text"])


class SqlEvidence:
    """Files under their SHA-256."""

    def __init__(self, connection: Connection) -> None:
        """Work in the transaction of a connection."""
        self._connection = connection

    def put(self, name: str, content: bytes, now: datetime) -> str:
        """Keep a file and return its hash; the same bytes are kept once."""
        if len(content) > MOST_MEGABYTES * 1024 * 1024:
            raise InvalidInput(
                N_("Tệp {name} quá lớn: tối đa {most} MB; hãy chia nhỏ hoặc nén lại"),
                name=name,
                most=MOST_MEGABYTES,
            )
        sha256 = hashlib.sha256(content).hexdigest()
        row = {"sha256": sha256, "name": name, "content": content, "added_at": now}
        insert_missing(self._connection, EVIDENCE, [row])
        return sha256

    def get(self, sha256: str) -> tuple[str, bytes] | None:
        """Return name and bytes."""
        query = select(EVIDENCE.c.name, EVIDENCE.c.content).where(EVIDENCE.c.sha256 == sha256)
        row = row_of(self._connection, query)
        return None if row is None else (row["name"], bytes(row["content"]))


class SqlSettings:
    """The office and what is set for it."""

    def __init__(self, connection: Connection) -> None:
        """Work in the transaction of a connection."""
        self._connection = connection

    def office(self) -> Office | None:
        """Return the office, ``None`` before ``init``."""
        row = row_of(self._connection, _OFFICE)
        return None if row is None else office_of(row)

    def set_office(self, office: Office) -> None:
        """Write the office once; ``Conflict`` when there is one already."""
        if not insert_missing(self._connection, OFFICE, [office_columns(office)]):
            raise Conflict(N_("Cơ sở dữ liệu này đã có cơ quan; hãy dùng tệp khác bằng --db"))

    def get(self, name: str) -> str | None:
        """Return a setting."""
        row = row_of(self._connection, _SETTING, name=name)
        return None if row is None else str(row["value"])

    def set(self, name: str, value: str) -> None:
        """Write a setting."""
        upsert(self._connection, SETTING, [{"name": name, "value": value}])


class SqlHeartbeats:
    """When each daemon was last at work."""

    def __init__(self, connection: Connection) -> None:
        """Work in the transaction of a connection."""
        self._connection = connection

    def beat(self, name: str, at: datetime, detail: str = "") -> None:
        """Write a sign of life."""
        upsert(self._connection, HEARTBEAT, [{"name": name, "beat_at": at, "detail": detail}])

    def all(self) -> dict[str, tuple[datetime, str]]:
        """Return the last sign of each, by name."""
        rows = rows_of(self._connection, select(HEARTBEAT).order_by(HEARTBEAT.c.name))
        return {row["name"]: (row["beat_at"], row["detail"]) for row in rows}
