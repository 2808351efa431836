"""What the mail channels say to people has its English, and every channel is a channel."""

import ast
from pathlib import Path

import notifiers
from dondoc.locale_en.mail import TEXTS
from engine.ports import Notifier
from notifiers.eml_folder import EmlFolderChannel
from notifiers.mime import MailIdentity
from notifiers.smtp import SmtpChannel
from notifiers.smtp_line import SmtpSettings

FOLDER = Path(str(notifiers.__file__)).parent


def marked_texts() -> set[str]:
    texts = set()
    for path in FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "N_":
                texts.add(ast.literal_eval(node.args[0]))
    return texts


def test_every_marked_text_has_its_english_and_no_english_is_left_over() -> None:
    assert marked_texts() == set(TEXTS)


def test_both_channels_are_notifiers(tmp_path: Path) -> None:
    identity = MailIdentity("dondoc@example.vn", "Đôn đốc", "example.vn")
    channels: list[Notifier] = [
        SmtpChannel(SmtpSettings("mail.example.vn"), identity),
        EmlFolderChannel(tmp_path, identity),
    ]
    for channel in channels:
        assert channel.name == "email"
        channel.close()
