"""The print of a plan against itself: its own number and day, headings, and what it cites."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from engine.words import N_
from workflows.phrase_grammar.tokens import folded
from workflows.phrases import PhraseKind, Reading, read_phrase
from workflows.plan_checks.known_documents import BY_NUMBER
from workflows.plan_checks.series import LETTERS, as_roman, roman_number
from workflows.plan_prints import Headings
from workflows.plan_review import Review, listed, shown_day

SYMBOLS: Final[Mapping[str, str]] = {
    "nghi dinh": "NĐ", "nghi quyet": "NQ", "quyet dinh": "QĐ", "ke hoach": "KH", "chi thi": "CT",
    "thong tu": "TT", "to trinh": "TTr", "bao cao": "BC", "thong bao": "TB", "huong dan": "HD",
    "chuong trinh": "CTr", "thong tu lien tich": "TTLT", "van ban hop nhat": "VBHN", "cong dien": "CĐ",
}  # fmt: skip
"""Kinds of documents and their signs (Nghị định 30/2020/NĐ-CP, Phụ lục III)."""
YEARLY: Final = frozenset({"NĐ", "TT", "TTLT"})
"""Signs that carry the year between number and sign (Luật Ban hành VBQPPL 2015)."""
_CITED: Final = re.compile(
    r"(?P<kind>[^\d]*?) ?(?:số:? ?)?(?P<number>\d+[a-z]?) ?/ ?(?:(?P<year>\d{4}) ?/ ?)?"
    r"(?P<sign>[^\W\d_]+)(?: ?- ?(?P<issuer>[^\W\d_&]+(?:&[^\W\d_]+)?))? ?(?:ngày)? ?(?P<day>.*)"
)
_LABEL: Final = re.compile(r"[#* ]*([IVXL]+|[a-zđ]|\d+(?:\.\d+)*) ?[.)/:]*(?: (.*))?$")
_MOST_MISSING: Final = 20
_STRAY: Final = re.compile(r"[\s*_#]+")


def check_prints(review: Review) -> None:
    """Show where the document contradicts itself in numbers, days and headings."""
    _check_numbers(review)
    _check_days(review)
    _check_cited(review)
    for place, headings in enumerate(review.source.prints.headings, start=1):
        _check_headings(review, f"headings[{place}].printed", headings)


def _check_numbers(review: Review) -> None:
    """Compare the number of the plan as printed in several places."""
    printed, used = review.source.prints.numbers, review.plan.number
    path = "plan.printed_numbers"
    for text in dict.fromkeys(printed):
        bare = _STRAY.sub("", unicodedata.normalize("NFC", text))
        if bare != used:
            review.findings.warning(
                path,
                N_("số của kế hoạch có chỗ in “{printed}”, {how}; đang dùng “{used}”"),
                printed=text,
                how=_how(bare, used),
                used=used,
            )
        elif bare != text:
            review.findings.warning(
                path,
                N_("số của kế hoạch in “{printed}”, có khoảng trắng hoặc dấu lạ; đang dùng “{used}”"),
                printed=text,
                used=used,
            )  # fmt: skip


def _how(printed: str, used: str) -> str:
    """Return how one number of a document differs from another."""
    one, other = printed.partition("/"), used.partition("/")
    if one[2] != other[2]:
        return N_("khác ký hiệu")
    fewer = iter(other[0])
    return (
        N_("mất chữ số")
        if len(one[0]) < len(other[0]) and all(digit in fewer for digit in one[0])
        else N_("khác số")
    )


def _check_days(review: Review) -> None:
    issued_on = review.plan.issued_on
    for text in dict.fromkeys(review.source.prints.days):
        day = _day(_STRAY.sub(" ", text), review.plan.year)
        if day is None:
            review.findings.warning(
                "plan.printed_days", N_("ngày ban hành in “{printed}”: chưa đọc được"), printed=text
            )
        elif day != issued_on:
            review.findings.warning(
                "plan.printed_days",
                N_("ngày ban hành có chỗ in “{printed}”; đang dùng {used}"),
                printed=text,
                used=N_("(bỏ trống)") if issued_on is None else shown_day(issued_on),
            )


def _day(text: str, year: int) -> date | None:
    reading = read_phrase(text, year)
    plain = isinstance(reading, Reading) and reading.kind is PhraseKind.FIXED_DATE
    stated = plain and isinstance(reading, Reading) and not reading.year_inferred
    return reading.nominal[0] if stated and isinstance(reading, Reading) else None


def _check_cited(review: Review) -> None:
    days: dict[str, date] = {}
    for text in review.source.prints.cited:
        found = _CITED.fullmatch(_on_one_line(text))
        if found is None:
            doubts: list[Doubt] = [(N_("viện dẫn “{printed}”: chưa đọc được số, ký hiệu"), {})]
        else:
            doubts = [*_doubtful_sign(found), *_doubtful_day(found, review.plan.year, days)]
        for words, params in doubts:
            review.findings.warning("plan.cited", words, printed=text, **params)


def _on_one_line(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


Doubt = tuple[str, dict[str, object]]


def _doubtful_sign(found: re.Match[str]) -> Iterator[Doubt]:
    """Yield what is doubtful in the sign of a document."""
    sign = found["sign"]
    kind = next((s for words, s in SYMBOLS.items() if folded(found["kind"]).endswith(words)), "")
    meant = kind or _near(sign)
    if meant and sign != meant:
        yield (
            N_("viện dẫn “{printed}”: ký hiệu “{sign}” không hợp với loại văn bản, có lẽ là {kind}"),
            {"sign": sign, "kind": meant},
        )  # fmt: skip
    if sign in YEARLY and not found["year"]:
        yield N_("viện dẫn “{printed}”: thiếu năm trong số, ký hiệu"), {}


def _doubtful_day(found: re.Match[str], year: int, days: dict[str, date]) -> Iterator[Doubt]:
    """Yield what is doubtful in the day of a document; ``days`` are those of the citations before it."""
    day = _day(f"ngày {found['day']}", year) if found["day"] else None
    if day is None:
        return
    if found["year"] and int(found["year"]) != day.year:
        yield N_("viện dẫn “{printed}”: năm trong số khác năm ban hành"), {}
    name = f"{found['number']}/{found['year'] or ''}/{found['sign']}-{found['issuer']}"
    if days.setdefault(name, day) != day:
        yield N_("viện dẫn “{printed}”: chỗ khác ghi ngày {day}"), {"day": shown_day(days[name])}
    known = BY_NUMBER.get((found["number"], f"{found['sign']}-{found['issuer']}"))
    if known and (known.day, known.month) == (day.day, day.month) and known != day:
        yield (
            N_("viện dẫn “{printed}”: văn bản mang số này ban hành ngày {day}; hãy đối chiếu"),
            {"day": shown_day(known)},
        )


def _near(sign: str) -> str:
    """Return the sign that is left when one letter printed twice is taken away, or nothing."""
    if sign in SYMBOLS.values():
        return ""
    once = "".join(one for one, last in zip(sign, f" {sign}", strict=False) if one != last)
    return once if once in SYMBOLS.values() else ""


def _check_headings(review: Review, path: str, headings: Headings) -> None:
    labelled = [
        (found[1], found[2] or "")
        for text in headings.printed
        if (found := _LABEL.match(_on_one_line(text)))
    ]
    where = headings.under or N_("thân kế hoạch")
    _check_order(review, path, where, [label for label, _title in labelled])
    titles = [folded(title).strip(" .:*#-") for _label, title in labelled]
    repeated = [
        f"{label}. {title}"
        for (label, title), fold in zip(labelled, titles, strict=True)
        if fold and titles.count(fold) > 1
    ]
    if repeated:
        review.findings.warning(
            path,
            N_("{where}: các đề mục cùng tên: {titles}; hãy đối chiếu nội dung"),
            where=where,
            titles=listed(f"“{title}”" for title in repeated),
        )


def _check_order(review: Review, path: str, where: str, labels: Sequence[str]) -> None:
    """Show numbers printed twice, and numbers left out."""
    last = 0
    for label in labels:
        place = _place(label)
        if place and place <= last:
            review.findings.warning(
                path, N_("{where}: số “{label}” in hai lần"), where=where, label=label
            )
        elif place > last + 1:
            review.findings.warning(
                path,
                N_("{where}: trước “{label}” không có {missing}; hỏi lại có mất mục nào không"),
                where=where,
                label=label,
                missing=listed(
                    _label(item, label)
                    for item in range(last + 1, min(place, last + _MOST_MISSING))
                ),
            )
        last = max(last, place)


def _place(label: str) -> int:
    """Return the place of a label in its series."""
    if roman_number(label):
        return roman_number(label)
    return LETTERS.index(label) + 1 if label in LETTERS else int(label.rpartition(".")[2] or 0)


def _label(place: int, like: str) -> str:
    if roman_number(like):
        return as_roman(place)
    if like in LETTERS:
        return LETTERS[place - 1]
    return f"{''.join(like.rpartition('.')[:2])}{place}"
