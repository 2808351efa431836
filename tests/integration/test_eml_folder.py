"""Without a mail server each message becomes one file that a mail program opens."""

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path

from engine.timers import Message, Verdict
from notifiers.eml_folder import EmlFolderChannel
from notifiers.mime import MailIdentity

IDENTITY = MailIdentity("dondoc@example.vn", "Đôn đốc", "dondoc.example.vn")
MESSAGE = Message(
    id="0b5e7c1a-4711-4b5e-9d5f-000000000001",
    key="digest/nguyễn-văn-an/email/2024-05-20",
    channel="email",
    person="an",
    address="an@example.vn",
    display_name="Nguyễn Văn An",
    subject="[Đôn đốc] 2 việc cần làm – 20/5/2024",
    text="Kính gửi\n",
    html="<p>Kính gửi</p>",
    created_at=datetime(2024, 5, 20, 0, 30, tzinfo=UTC),
)
NAME = "20240520-073000-digest-nguyen-van-an-email-2024-05-20-000000000001.eml"


def test_the_same_message_twice_leaves_one_whole_file(tmp_path: Path) -> None:
    folder = tmp_path / "outbox" / "thư đi"
    channel = EmlFolderChannel(folder, IDENTITY)
    for _ in range(2):
        outcome = channel.send(MESSAGE)
        assert outcome.verdict is Verdict.OK
        assert outcome.provider_message_id == NAME
    assert [path.name for path in folder.iterdir()] == [NAME]
    mail = message_from_bytes((folder / NAME).read_bytes(), policy=policy.default)
    assert mail["Subject"] == MESSAGE.subject
    assert mail["X-Unsent"] == "1"
    assert (folder / NAME).stat().st_mode & 0o777 == 0o600
    channel.close()


def test_an_attempt_that_died_half_way_is_made_good_by_the_next(tmp_path: Path) -> None:
    (tmp_path / f".{NAME}.part").write_bytes(b"half")
    assert EmlFolderChannel(tmp_path, IDENTITY).send(MESSAGE).verdict is Verdict.OK
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_two_messages_never_share_a_file(tmp_path: Path) -> None:
    channel = EmlFolderChannel(tmp_path, IDENTITY)
    other = replace(MESSAGE, id="0b5e7c1a-4711-4b5e-9d5f-000000000002", key="x" * 300)
    assert channel.send(MESSAGE).verdict is channel.send(other).verdict is Verdict.OK
    assert len(list(tmp_path.iterdir())) == 2


def test_a_folder_that_cannot_be_written_stops_the_channel(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    outcome = EmlFolderChannel(tmp_path / "file", IDENTITY).send(MESSAGE)
    assert outcome.verdict is Verdict.CONFIG
    assert outcome.code.startswith("errno-")
    assert "an@example.vn" not in outcome.detail


def test_what_cannot_be_a_mail_is_an_outcome(tmp_path: Path) -> None:
    channel = EmlFolderChannel(tmp_path, IDENTITY)
    assert channel.send(replace(MESSAGE, address="an")).verdict is Verdict.RECIPIENT
    assert channel.send(replace(MESSAGE, text="\ud800")).verdict is Verdict.PAYLOAD
    assert list(tmp_path.iterdir()) == []
