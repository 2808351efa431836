"""How headers of our mail are written: Vietnamese subjects and names that survive the wire.

The folding of Python's own ``EmailPolicy`` (3.11 to 3.13) loses or doubles spaces in long texts
that are not ASCII (cpython gh-144156). Here such a text becomes one run of RFC 2047 words that
carries every space inside a word, so nothing depends on how the reader joins them.
"""

from base64 import b64encode
from collections.abc import Iterator
from email.headerregistry import Address
from email.policy import EmailPolicy
from typing import Any, Final

LINE_LIMIT: Final = 76  # RFC 2047: a line with an encoded word
WORD_LIMIT: Final = 75  # RFC 2047: an encoded word
WORD_START: Final = "=?utf-8?b?"
WORD_END: Final = "?="
CRLF: Final = "\r\n"


def _bytes_that_fit(room: int) -> int:
    """Return how many bytes an encoded word of at most ``room`` characters can carry."""
    payload = min(room, WORD_LIMIT) - len(WORD_START) - len(WORD_END)
    return max(payload, 0) // 4 * 3


def encoded_words(text: str, used: int) -> Iterator[str]:
    """Cut ``text`` into RFC 2047 words at character boundaries.

    ``used`` characters of the first line are taken already; each word of more stands on a line of
    its own behind one space.
    """
    fits = _bytes_that_fit(LINE_LIMIT - used)
    held = b""
    for character in text:
        piece = character.encode()
        if held and len(held) + len(piece) > fits:
            yield WORD_START + b64encode(held).decode() + WORD_END
            fits = _bytes_that_fit(LINE_LIMIT - 1)
            held = b""
        held += piece
    yield WORD_START + b64encode(held).decode() + WORD_END


def _is_plain(text: str, used: int) -> bool:
    """Tell whether ``text`` may stand as it is, on one line and without being taken for a word.

    A line break can hide in a value as an encoded word that the header registry has decoded; it
    must not come out as one.
    """
    fits = len(text) + used <= LINE_LIMIT
    return fits and text.isascii() and text.isprintable() and "=?" not in text


def _folded_text(name: str, text: str) -> str:
    """Write an unstructured header."""
    used = len(name) + 2
    if _is_plain(text, used):
        return f"{name}: {text}"
    return f"{name}: " + f"{CRLF} ".join(encoded_words(text, used))


def _folded_address(address: Address, used: int) -> str:
    """Write one mailbox of an address header."""
    if not address.display_name or _is_plain(str(address), used):
        return str(address)
    words = f"{CRLF} ".join(encoded_words(address.display_name, used))
    return f"{words}{CRLF} <{address.addr_spec}>"


class VietnameseMailPolicy(EmailPolicy):
    """An ``EmailPolicy`` with CRLF whose subjects and display names come back as they went."""

    def fold(self, name: str, value: Any) -> str:  # noqa: ANN401  (the base class says Any)
        """Return the header as text, ready for the wire."""
        addresses = getattr(value, "addresses", None)
        if addresses is not None:
            first = _folded_address(addresses[0], len(name) + 2)
            more = [_folded_address(address, 1) for address in addresses[1:]]
            return f"{name}: " + f",{CRLF} ".join([first, *more]) + CRLF
        if name.lower() == "message-id":  # an identifier is never cut
            return f"{name}: {value}{CRLF}"
        if name.lower() == "subject" or name.startswith("X-") or not str(value).isascii():
            return _folded_text(name, str(value)) + CRLF
        folded: str = super().fold(name, value)
        return folded

    def fold_binary(self, name: str, value: Any) -> bytes:  # noqa: ANN401  (the same)
        """Return the header as bytes; everything in it is ASCII."""
        return self.fold(name, value).encode("ascii")


MAIL_POLICY: Final = VietnameseMailPolicy(linesep=CRLF)
