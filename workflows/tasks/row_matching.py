"""Which waiting rows a document or an event may wake: proposed by the words they share, never decided.

Words are compared folded, abbreviations written out. Every point of a score has words that explain it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from workflows.phrase_grammar.tokens import folded, normalised, tokens_of

DOCUMENT_KINDS: Final = {
    "qd": "quyet dinh", "kh": "ke hoach", "ct": "chi thi", "tt": "thong tu", "nd": "nghi dinh",
    "nq": "nghi quyet", "cv": "cong van", "hd": "huong dan", "tb": "thong bao", "bc": "bao cao",
    "da": "de an", "ctr": "chuong trinh",
}  # fmt: skip
"""How the sign of a number (1234/QĐ-UBND) names the kind of a document, folded."""
KIND_NAMES: Final = {
    "qd": "quyết định", "kh": "kế hoạch", "ct": "chỉ thị", "tt": "thông tư", "nd": "nghị định",
    "nq": "nghị quyết", "cv": "công văn", "hd": "hướng dẫn", "tb": "thông báo", "bc": "báo cáo",
    "da": "đề án", "ctr": "chương trình",
}  # fmt: skip
ALSO_SAID: Final = {
    "qd": ("phe duyet", "ban hanh", "quy dinh", "de an", "trien khai"),
    "kh": ("trien khai", "lo trinh", "tien do"),
    "ct": ("chi dao", "trien khai"),
    "tt": ("huong dan", "quy dinh"),
    "nd": ("quy dinh",),
    "nq": ("quy dinh",),
    "cv": ("huong dan", "trien khai", "chi dao"),
    "hd": ("trien khai",),
    "ctr": ("trien khai", "lo trinh"),
}
"""Words of a row that a document of a kind may answer besides its own name."""
ABBREVIATIONS: Final = {
    "ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "vp": "van phong", "tw": "trung uong",
    "snv": "so noi vu", "bnv": "bo noi vu", "stttt": "so thong tin truyen thong", "ttg": "thu tuong",
    "btttt": "bo thong tin truyen thong", "tttt": "thong tin truyen thong", "cp": "chinh phu",
    "stp": "so tu phap", "stc": "so tai chinh", "cchc": "cai cach hanh chinh",
    "tthc": "thu tuc hanh chinh", "cntt": "cong nghe thong tin", "qppl": "quy pham phap luat",
    "dvc": "dich vu cong", "vtvl": "vi tri viec lam", "kcn": "khu cong nghiep", "bql": "ban quan ly",
    "cbccvc": "can bo cong chuc vien chuc", "kh": "ke hoach", "qd": "quyet dinh",
    "khdt": "ke hoach dau tu", "ttcp": "thanh tra chinh phu",
}  # fmt: skip
LEFT_OUT: Final = frozenset(
    {"va", "cua", "cac", "theo", "khi", "co", "sau", "ngay", "tai", "cho", "ve", "nam", "trong", "do",
     "duoc", "voi", "nhung", "nay", "tu", "den", "thang", "quy", "neu", "phai"}
)  # fmt: skip
JOINERS: Final = frozenset({"va", "cua"})
BODIES: Final = (
    ("so",),
    ("bo",),
    ("uy", "ban"),
    ("ban", "quan", "ly"),
    ("trung", "uong"),
    ("tinh",),
)
"""How the bodies begin that a row may wait for."""
CENTRAL: Final = ("trung uong", "bo nganh")
CENTRAL_ISSUERS: Final = ("bo", "chinh phu", "thu tuong", "quoc hoi", "thanh tra chinh phu")
ISSUER_POINTS: Final = 4
CENTRAL_POINTS: Final = 2
KIND_POINTS: Final = 2
ALSO_POINTS: Final = 1
MOST_TITLE: Final = 3
MOST_AWAITED: Final = 6
FEWEST_WORDS: Final = 3
"""A body is named by so many words at least: Sở Nội vụ."""
ENOUGH: Final = 2
"""The score from which a row is proposed."""
STRONG: Final = 5


class Ground(StrEnum):
    """What speaks for a row."""

    ISSUER = "issuer"
    KIND = "kind"
    AWAITED = "awaited"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Notable:
    """What was linked or happened: number and issuer of a document, its title or the words of an event."""

    text: str
    number: str = ""
    issuer: str = ""

    @property
    def kind(self) -> str:
        """Return the kind that the number names; a sign that names none is that of an official letter."""
        signs = [
            sign for sign in folded(self.number).replace("/", "-").split("-") if sign.isalpha()
        ]
        if not signs:
            return ""
        return signs[0] if signs[0] in DOCUMENT_KINDS else "cv"


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A row that waits: what for (an event or another document) and what it is about, as printed."""

    code: str
    title: str
    awaited: str


@dataclass(frozen=True, slots=True)
class Match:
    """One thing that speaks for a row, with the words that say so and its points."""

    ground: Ground
    words: str
    points: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """A row that may be woken, and what speaks for it."""

    row: WaitingRow
    matches: tuple[Match, ...]

    @property
    def score(self) -> int:
        """Return the sum of all points."""
        return sum(match.points for match in self.matches)

    @property
    def strong(self) -> bool:
        """Tell whether much speaks for it."""
        return self.score >= STRONG


def proposals(notable: Notable, rows: Iterable[WaitingRow]) -> tuple[Proposal, ...]:
    """Return the rows for which enough speaks, best first.

    What they wait for must be touched; a row that waits for another body is none of them.
    """
    found = (Proposal(row, tuple(_matches(notable, row))) for row in rows)
    good = [item for item in found if item.score >= ENOUGH and _fits(notable, item)]
    return tuple(sorted(good, key=lambda item: (-item.score, item.row.code)))


def _fits(notable: Notable, item: Proposal) -> bool:
    grounds = {match.ground for match in item.matches}
    elsewhere = notable.issuer and Ground.ISSUER not in grounds and _names_body(item.row.awaited)
    return grounds != {Ground.TITLE} and not elsewhere


def _names_body(awaited: str) -> bool:
    words = [word for word in _folds(_expanded(awaited)) if word not in JOINERS]
    return any(_place_of(body, words) is not None for body in BODIES)


def _matches(notable: Notable, row: WaitingRow) -> Iterator[Match]:
    awaited = _expanded(row.awaited)
    yield from _issuer(notable, awaited)
    yield from _kind(notable, awaited)
    said = _content(notable.text)
    issuer = set(_folds(_expanded(notable.issuer)))
    for ground, words, most in (
        (Ground.AWAITED, row.awaited, MOST_AWAITED), (Ground.TITLE, row.title, MOST_TITLE),
    ):  # fmt: skip
        runs = [run for run in _shared(said, _content(words)) if {w[0] for w in run} - issuer]
        if runs:
            points = min(sum(len(run) - 1 for run in runs), most)
            yield Match(ground, ", ".join(_printed(run) for run in runs), points)


Word = tuple[str, str]
"""A word folded, and as printed."""


def _issuer(notable: Notable, awaited: Sequence[Word]) -> Iterator[Match]:
    """Yield that a row waits for this issuer: named, or one of the central bodies."""
    named = [word for word in _folds(_expanded(notable.issuer)) if word not in JOINERS]
    there = [word for word in _folds(awaited) if word not in JOINERS]
    if not named or not there:
        return
    place = _place_of(named, there)
    if place is not None:
        within = place > 0 and there[place - 1] == "phong"  # the office of that body
        points = CENTRAL_POINTS if within else ISSUER_POINTS
        yield Match(Ground.ISSUER, notable.issuer, points)
    elif "tinh" in named and "tinh" in there:
        yield Match(Ground.ISSUER, "tỉnh", CENTRAL_POINTS)
    elif _is_central(" ".join(named)) and any(words in " ".join(there) for words in CENTRAL):
        yield Match(Ground.ISSUER, notable.issuer, CENTRAL_POINTS)


def _is_central(issuer: str) -> bool:
    return any(issuer == name or issuer.startswith(f"{name} ") for name in CENTRAL_ISSUERS)


def _kind(notable: Notable, awaited: Sequence[Word]) -> Iterator[Match]:
    kind = notable.kind
    if not kind:
        return
    if _found(DOCUMENT_KINDS[kind], awaited):
        yield Match(Ground.KIND, KIND_NAMES[kind], KIND_POINTS)
        return
    said = next(filter(None, (_found(it, awaited) for it in ALSO_SAID.get(kind, ()))), "")
    if said:
        yield Match(Ground.KIND, f"{KIND_NAMES[kind]} – {said}", ALSO_POINTS)


def _found(said: str, awaited: Sequence[Word]) -> str:
    """Return words as a row prints them, empty where it does not say them."""
    wanted = said.split()
    for place in range(len(awaited) - len(wanted) + 1):
        part = awaited[place : place + len(wanted)]
        if _folds(part) == wanted:
            return _printed(part)
    return ""


def _shared(one: Sequence[Word], other: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """Yield the runs of at least two words of ``other`` that stand side by side in ``one`` too."""
    pairs = {(first[0], second[0]) for first, second in pairwise(one)}
    run: list[Word] = []
    for word in other:
        if run and (run[-1][0], word[0]) in pairs:
            run.append(word)
            continue
        if len(run) > 1:
            yield tuple(run)
        run = [word]
    if len(run) > 1:
        yield tuple(run)


def _content(text: str) -> list[Word]:
    return [word for word in _expanded(text) if word[0] not in LEFT_OUT and not word[0].isdecimal()]


def _expanded(text: str) -> list[Word]:
    """Return the words of a text, abbreviations written out; signs and numbers of documents are left out."""
    found: list[Word] = []
    for token in tokens_of(normalised(text)):
        if not any(char.isalnum() for char in token.fold):
            continue
        whole = ABBREVIATIONS.get(token.fold)
        if whole is None:
            found.append((token.fold, token.text))
        else:
            found += [(word, token.text.upper()) for word in whole.split()]
    return found


def _folds(words: Iterable[Word]) -> list[str]:
    return [fold for fold, _ in words]


def _place_of(named: Sequence[str], there: Sequence[str]) -> int | None:
    """Return where a body stands among other words: in full, or without the place at its end."""
    for count in range(len(named), min(len(named), FEWEST_WORDS) - 1, -1):
        for place in range(len(there) - count + 1):
            if list(there[place : place + count]) == list(named[:count]):
                return place
    return None


def _printed(run: Iterable[Word]) -> str:
    """Return words as printed; an abbreviation stands once for all its words."""
    shown: list[str] = []
    for _, text in run:
        if not shown or shown[-1] != text:
            shown.append(text)
    return " ".join(shown)
