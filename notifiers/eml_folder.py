"""The channel of an office without a mail server: one ``.eml`` file per message, ready to open."""

import os
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from engine.timers import Message, Outcome, Verdict
from engine.words import N_
from notifiers.mime import MailIdentity, UnusableAddress, UnusableContent, plain_name, to_bytes

OFFICE_ZONE: Final = "Asia/Ho_Chi_Minh"
NAME_LIMIT: Final = 90
AS_DRAFT: Final = {"X-Unsent": "1"}  # mail programs then open the file with a button to send it


class EmlFolderChannel:
    """Writes messages into a folder; the same message again replaces its own file."""

    name = "email"
    provider = "eml"

    def __init__(self, folder: Path, identity: MailIdentity, zone: str = OFFICE_ZONE) -> None:
        """Remember the folder; it is made when the first message comes."""
        self._folder = folder
        self._identity = identity
        self._zone = ZoneInfo(zone)

    def send(self, message: Message) -> Outcome:
        """Write one file, whole or not at all."""
        try:
            wire = to_bytes(message, self._identity, AS_DRAFT)
        except UnusableAddress as error:
            return Outcome(Verdict.RECIPIENT, self.provider, error.code, str(error))
        except UnusableContent as error:
            return Outcome(Verdict.PAYLOAD, self.provider, error.code, str(error))
        name = self.file_name(message)
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            _write_whole(self._folder / name, wire)
        except OSError as error:
            text = N_("không ghi được vào thư mục thư đi; hãy xem lại quyền ghi và dung lượng đĩa")
            return Outcome(Verdict.CONFIG, self.provider, f"errno-{error.errno}", text)
        return Outcome(Verdict.OK, self.provider, "written", "", name)

    def close(self) -> None:
        """Nothing stays open between two messages."""

    def file_name(self, message: Message) -> str:
        """Return day, hour and key in plain letters; the end keeps similar keys apart."""
        moment = message.created_at.astimezone(self._zone)
        key = plain_name(message.key)[:NAME_LIMIT]
        mark = plain_name(message.id)[-12:]
        return f"{moment:%Y%m%d-%H%M%S}-{key}-{mark}.eml"


def _write_whole(path: Path, content: bytes) -> None:
    """Write beside the final name, force it to the disk, then rename.

    The temporary name follows from the final one, so an interrupted attempt leaves at most one such
    file and the next attempt uses it up. Only the owner may read: letters can be confidential.
    """
    temporary = path.with_name(f".{path.name}.part")
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    with os.fdopen(os.open(temporary, flags, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
