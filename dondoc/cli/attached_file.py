"""Files that come with a command: their limits, and those that must not come at all."""

import re
import unicodedata
from pathlib import Path
from typing import Final

import click

from engine.case import Fact
from engine.errors import InvalidInput
from engine.words import N_

MOST_MEGABYTES: Final = 25
MOST_BYTES: Final = MOST_MEGABYTES * 1024 * 1024
HEAD_BYTES: Final = 4096
HEAD_LINES: Final = 20

_MARK: Final = re.compile(r"(?<![^\W_])(?<!BẢO )(?:TUYỆT MẬT|TỐI MẬT|MẬT)(?![^\W_])")
_IN_NAME: Final = re.compile(r"(?:^| )(?<!bảo )(?:mật|toi mat|tuyet mat)(?= |$)")


def read_file(path: str) -> tuple[str, bytes]:
    """Return the name and the bytes of a file; refuse one that is missing, empty or too large."""
    place = Path(path).expanduser()
    try:
        size = place.stat().st_size
        if size > MOST_BYTES:
            raise InvalidInput(
                N_("tệp {name} quá lớn: {size} MB, tối đa {most} MB; chia nhỏ hoặc nén lại"),
                name=place.name,
                size=f"{size / 1024 / 1024:.1f}",
                most=MOST_MEGABYTES,
            )
        content = place.read_bytes()
    except OSError as error:
        raise InvalidInput(
            N_("không đọc được tệp {name}: {reason}; kiểm tra đường dẫn và quyền đọc"),
            name=str(place),
            reason=error.strerror or str(error),
        ) from None
    if not content.strip():
        raise InvalidInput(N_("tệp {name} trống; chọn tệp có nội dung"), name=place.name)
    return place.name, content


def read_evidence(path: str) -> tuple[str, bytes]:
    """Return a file as evidence; one marked as a state secret is refused.

    The mark is looked for in the name and the first lines of text (Luật Bảo vệ bí mật nhà nước
    2018); the inside of a PDF or a Word file is not opened.
    """
    name, content = read_file(path)
    if is_marked_secret(name, content):
        raise InvalidInput(
            N_("tệp {name} có dấu Mật: không lưu vào đây; nộp theo quy định về bí mật nhà nước"),
            name=name,
        )
    return name, content


def is_marked_secret(name: str, content: bytes) -> bool:
    """Tell whether name or first lines bear the mark Mật, Tối mật or Tuyệt mật."""
    stem = unicodedata.normalize("NFC", Path(name).stem).casefold()
    if _IN_NAME.search(re.sub(r"[\W_]+", " ", stem)):
        return True
    head = _decoded(content[:HEAD_BYTES])
    first = "\n".join(head.splitlines()[:HEAD_LINES])
    return _MARK.search(first) is not None


def _decoded(head: bytes) -> str:
    encoding = "utf-16" if head[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"
    return unicodedata.normalize("NFC", head.decode(encoding, errors="replace"))


def read_text(path: str) -> tuple[str, str]:
    """Return the name and the text of a file; refuse one that is not text."""
    name, content = read_file(path)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise InvalidInput(
            N_("tệp {name} không phải văn bản UTF-8; lưu lại dạng TOML, CSV hoặc JSON"), name=name
        )
    return name, unicodedata.normalize("NFC", text)


evidence_option: Final = click.option(
    "--evidence",
    multiple=True,
    metavar="FILE",
    help=N_("Tệp minh chứng, tối đa 25 MB; ghi nhiều lần. Không nhận tệp Mật."),
)
explanation_option: Final = click.option(
    "--explanation", default="", help=N_("Giải trình bằng văn bản.")
)


def explained(explanation: str) -> dict[str, Fact]:
    """Return an explanation as a fact that comes with a step; an empty one is none."""
    return {"explanation_text": explanation} if explanation.strip() else {}
