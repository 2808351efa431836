"""The words of a time phrase, folded: no accents, no capitals, slips of print mended where that is safe."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

LONGEST: Final = 400
_RUN: Final = re.compile(r"[^\W_]+|[^\w\s]|_")
_DASHES: Final = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_DIGITS_WITH_SLIPS: Final = re.compile(r"(?=.*\d)[\doOlI]{1,4}")
_PARTS: Final = re.compile(r"\d+|[^\W\d_]+")
_ROMAN_SLIP: Final = re.compile(r"[il1]{1,3}|[il1]v")
_MARKS: Final = re.compile("([\u0300\u0301\u0303\u0309\u0323])([\u0302\u0306\u031b])")
_STROKES: Final = re.compile(r"(?<=[IiVv|])\||\|(?=[IiVv|])")
_LETTER_SLIPS: Final = str.maketrans("01", "ol")
_WHICH_QUARTER: Final = re.compile(r"qui[iv]")
_SHORT_QUARTER: Final = re.compile(r"q(i{1,3}|iv)")
_LETTERS_THAT_FOLD: Final = str.maketrans({"đ": "d", "Đ": "D"})

_SYLLABLES: Final = """
bo chu co it kh la lo tw vp
ba ban bao bay boi bon buoi ca cac can cao cap cau cham chap chi chieu chinh cho chot chuc cong
cua cung cuoi dan dang danh dao dau de den diem dinh do doan doi dong dot du duoc duong duyet
gia giai giam gian gieng gio giua gui hai han hang hanh het hien hieu hoac hoach hoan hoi hop
huong huyen ke ket khai khan khao khi kho khong kiem kien ky lai lam lan lich lien luat luc mac
mo moi mong mot mung muoi muon nam nay neu nganh ngay nghi nhan nhat nhiem noi nua o phap phat
phe pho phong qua quan qui quy quyet sang sat sau sinh so sua sung suot tai tam tao tham thang
thanh thay the theo thiet thieu thoi thong thu thuc thuong tien tin tinh toan toi tong tra trach
tri trien trinh tro trong trung truoc truong truyen tu tuan tuc tung tuy uong va van vao ve vi
viec voi vong vuong xet xong xuat xuyen yeu
"""
KNOWN: Final = frozenset(_SYLLABLES.split())
"""Syllables, folded, into which words that were printed without a space are taken apart."""
_ROMANS: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_FEWEST_GLUED: Final = 2
_MONTHS: Final = 12
_BEHIND_A_NUMBER: Final = 2


@dataclass(frozen=True, slots=True)
class Token:
    """A number, a word or a sign: as printed in small letters, and folded.

    ``number`` is the value of digits; ``start`` and ``end`` are its place in the normalised text.
    """

    text: str
    fold: str
    number: int | None
    start: int
    end: int

    @property
    def accented(self) -> bool:
        """Tell whether the print carries an accent."""
        return self.text != self.fold


def normalised(text: str) -> str:
    """Return a phrase composed (NFC), with plain digits, dashes and single blanks."""
    apart = unicodedata.normalize("NFKD", text).translate(_DASHES)
    composed = unicodedata.normalize("NFC", _MARKS.sub(r"\2\1", apart))
    return " ".join(_STROKES.sub("I", composed).split())


def folded(text: str) -> str:
    """Return a text in small letters without accents; ``qui`` is written ``quy``."""
    plain = unicodedata.normalize("NFD", text.lower().translate(_LETTERS_THAT_FOLD))
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return "quy" if bare == "qui" else bare


def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the tokens of a normalised phrase."""
    return tuple(token for run in _RUN.finditer(text) for token in _run(run.group(), run.start()))


def roman(token: Token) -> int | None:
    """Return the quarter that a numeral names, its usual slips (``lll``, ``1V``) mended."""
    fold = token.fold
    if fold in _ROMANS:
        return _ROMANS[fold]
    text = token.text
    if text.isdecimal() or not _ROMAN_SLIP.fullmatch(text):
        return None
    return _ROMANS.get(text.replace("l", "i").replace("1", "i"))


def spelled_out(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return tokens in which ``tr.`` before a day is ``trước``."""
    found: list[Token] = []
    for place, token in enumerate(tokens):
        if token.fold == "." and place and found[-1].text == "tr" and found[-1].fold != "tr":
            continue
        ahead = tokens[place + 1 : place + 3]
        behind = ahead[1:] if ahead and ahead[0].fold == "." else ahead
        dated = bool(behind) and (
            behind[0].number is not None or behind[0].fold in {"ngay", "thang", "quy"}
        )
        found.append(replace(token, fold="truoc") if dated and token.text == "tr" else token)
    return tuple(found)


def with_full_years(tokens: tuple[Token, ...], year: int) -> tuple[Token, ...]:
    """Return tokens in which the plan's year or one beside it in two digits (``30/6/23``) is whole."""
    near = {f"{item % 100:02}": item for item in (year - 1, year, year + 1)}
    found = list(tokens)
    for place, token in enumerate(tokens):
        if token.text in near and place > 1 and _ends_a_date(tokens, place):
            found[place] = replace(token, number=near[token.text])
        elif _is_next_year(tokens, place):
            found[place] = replace(token, number=year + 1)
    return tuple(found)


def _is_next_year(tokens: tuple[Token, ...], place: int) -> bool:
    """Tell the ``sau`` of ``quý I năm sau`` and ``15/01 của năm sau``."""
    if tokens[place].fold != "sau" or place < _BEHIND_A_NUMBER or tokens[place - 1].fold != "nam":
        return False
    named = tokens[place - 3 if tokens[place - 2].fold == "cua" else place - 2]
    return named.number is not None or named.fold in _ROMANS


def names_next_year(tokens: tuple[Token, ...]) -> bool:
    """Tell whether a year is named from the plan's own: ``năm sau``."""
    return any(token.fold == "sau" and token.number is not None for token in tokens)


def _ends_a_date(tokens: tuple[Token, ...], place: int) -> bool:
    """Tell whether a number can only be the year behind a quarter, a month or a day."""
    folds = [token.fold for token in tokens]
    mark = folds[place - 1]
    if mark not in {"/", "-", "."} or folds[place + 1 : place + 2] == [mark]:
        return False
    start = place - 3 - (folds[max(place - 3, 0)] == ".")
    if place > 2 and folds[start] in {"quy", "q", "thang", "t", "th"}:  # noqa: PLR2004  (word, number, mark)
        return int(folds[place]) > _MONTHS
    day = tokens[max(place - 4, 0) : place]
    numbers = len(day) == 4 and day[0].number and day[2].number  # noqa: PLR2004  (day, mark, month, mark)
    return bool(numbers) and mark in {"/", "."} and day[1].fold == mark


def _run(run: str, start: int) -> Iterator[Token]:
    """Take a run of letters and digits apart where print lost a space."""
    if _DIGITS_WITH_SLIPS.fullmatch(run) and not run.isalpha():
        mended = run.translate(str.maketrans("oOlI", "0011"))
        yield Token(run.lower(), mended, int(mended), start, start + len(run))
        return
    mended = run.lower().translate(_LETTER_SLIPS)
    if not run.isalpha() and mended.isalpha() and folded(mended) in KNOWN:
        yield Token(mended, folded(mended), None, start, start + len(run))
        return
    if not run.isalnum() or _ROMAN_SLIP.fullmatch(run.lower()):
        yield Token(run.lower(), folded(run), None, start, start + len(run))
        return
    for part in _PARTS.finditer(run):
        yield from _word(part.group(), start + part.start())


def _word(word: str, start: int) -> Iterator[Token]:
    if word.isdecimal():
        yield Token(word, word, int(word), start, start + len(word))
        return
    text = word.lower()
    for piece, at in _pieces(text):
        number = 6 if piece == "sáu" else None  # "sau" is another word
        fold = str(number or folded(piece))
        yield Token(piece, fold, number, start + at, start + at + len(piece))


def _pieces(text: str) -> list[tuple[str, int]]:
    """Return the syllables of a word, itself where it is none of several glued ones."""
    fold = folded(text)
    if _SHORT_QUARTER.fullmatch(fold):
        return [(text[0], 0), (text[1:], 1)]
    if fold[:1] == "i" and fold not in KNOWN and f"l{fold[1:]}" in KNOWN:
        return [(f"l{text[1:]}", 0)]
    torn = _WHICH_QUARTER.search(text)  # “quiii” is “quí II” or “quý III” that has lost its “ý”
    if torn or fold in KNOWN or len(fold) != len(text) or len(fold) > LONGEST:
        return [(text, 0)]
    cuts = _cuts(fold)
    if cuts is None or len(cuts) < _FEWEST_GLUED:
        return [(text, 0)]
    return [(text[first:last], first) for first, last in cuts]


def _cuts(fold: str) -> list[tuple[int, int]] | None:
    """Return where a glued word falls apart into known syllables (a quarter may end it), else ``None``."""
    reached: dict[int, int] = {0: -1}
    for last in range(1, len(fold) + 1):
        for length in range(min(7, last), 0, -1):
            first = last - length
            piece = fold[first:last]
            quarter = piece in _ROMANS and (not first or fold[:first].endswith(("quy", "qui")))
            if first in reached and (quarter or piece in KNOWN):
                reached.setdefault(last, first)
    if len(fold) not in reached:
        return None
    cuts, last = [], len(fold)
    while last > 0:
        cuts.append((reached[last], last))
        last = reached[last]
    return cuts[::-1]
