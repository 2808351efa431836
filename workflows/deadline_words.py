"""The small language of ``dondoc deadline``: a number, a unit, perhaps a direction, or a refusal.

It reads what a person types for one reckoning. The phrases of whole plans are a larger grammar;
what is not surely understood here is refused, with what would be.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, TypeVar

from engine.deadlines import DeadlineRule, RuleKind, TimeUnit
from engine.errors import InvalidInput
from engine.words import N_

LONGEST: Final = 160
READ_AS_WITHIN: Final = N_(
    "Chữ 'sau' được đọc là 'trong thời hạn': hiểu đúng từng chữ thì 'sau' không đặt ngày cuối"
)
Meaning = TypeVar("Meaning")


class _Lead(Enum):
    """What stands before the number."""

    BEFORE = auto()
    WITHIN = auto()
    AFTER = auto()
    LATEST = auto()
    AT_LEAST = auto()


def _without_marks(text: str) -> str:
    """Return the text as people type it without diacritics."""
    bare = unicodedata.normalize("NFD", text.replace("đ", "d"))
    return "".join(char for char in bare if not unicodedata.combining(char))


def _phrases(meanings: Mapping[Meaning, str]) -> dict[str, Meaning]:
    """Return each phrase with all its marks and without any, longest first: no form in between."""
    forms = {
        form: meaning
        for meaning, phrases in meanings.items()
        for phrase in phrases.split("|")
        for form in (phrase, _without_marks(phrase))
    }
    return dict(sorted(forms.items(), key=lambda item: -len(item[0])))


_LEADS: Final = _phrases(
    {
        _Lead.BEFORE: "trước|trước ít nhất|chậm nhất trước|at least before",
        _Lead.WITHIN: "trong thời hạn|trong vòng|trong|thời hạn|within",
        _Lead.AFTER: "sau|after",
        _Lead.LATEST: "chậm nhất|chậm nhất là|no later than",
        _Lead.AT_LEAST: "ít nhất|at least",
    }
)
_UNITS: Final = _phrases(
    {
        TimeUnit.WORKING_DAYS: "ngày làm việc|working days|working day",
        TimeUnit.CALENDAR_DAYS: "ngày|calendar days|calendar day|days|day",
        TimeUnit.WEEKS: "tuần|weeks|week",
        TimeUnit.MONTHS: "tháng|months|month",
        TimeUnit.YEARS: "năm|years|year",
        TimeUnit.HOURS: "giờ|hours|hour",
    }
)
_TAILS: Final = _phrases(
    {
        RuleKind.WITHIN: "kể từ|tính từ|sau|after|from",
        RuleKind.AT_LEAST_BEFORE: "trước|before",
    }
)
_KINDS: Final[Mapping[tuple[_Lead | None, RuleKind | None], RuleKind | None]] = {
    (None, None): None,
    (None, RuleKind.WITHIN): RuleKind.WITHIN,
    (None, RuleKind.AT_LEAST_BEFORE): RuleKind.AT_LEAST_BEFORE,
    (_Lead.LATEST, None): None,
    (_Lead.LATEST, RuleKind.WITHIN): RuleKind.WITHIN,
    (_Lead.LATEST, RuleKind.AT_LEAST_BEFORE): RuleKind.AT_LEAST_BEFORE,
    (_Lead.WITHIN, None): RuleKind.WITHIN,
    (_Lead.WITHIN, RuleKind.WITHIN): RuleKind.WITHIN,
    (_Lead.AFTER, None): RuleKind.WITHIN,
    (_Lead.AFTER, RuleKind.WITHIN): RuleKind.WITHIN,
    (_Lead.BEFORE, None): RuleKind.AT_LEAST_BEFORE,
    (_Lead.BEFORE, RuleKind.AT_LEAST_BEFORE): RuleKind.AT_LEAST_BEFORE,
    (_Lead.AT_LEAST, RuleKind.AT_LEAST_BEFORE): RuleKind.AT_LEAST_BEFORE,
}
"""Which words go together: "ít nhất ... kể từ" is no deadline, "trước ... kể từ" is two."""

_DIGITS: Final = re.compile(r"(\d{1,6})(?: \(([^\W\d]+(?: [^\W\d]+){0,2})\))? ?(?!\d)")
_WORDS_THEN_DIGITS: Final = re.compile(r"([^\W\d]+(?: [^\W\d]+){0,2}) ?\((\d{1,6})\) ")
_DESCRIPTION: Final = re.compile(r"(?: [^\W\d_]+)*")


def _number_words() -> dict[str, int]:
    """Return the Vietnamese words for 1 to 99, with the forms that five, one and four take."""
    ones = {
        1: ("một",), 2: ("hai",), 3: ("ba",), 4: ("bốn",), 5: ("năm",),
        6: ("sáu",), 7: ("bảy", "bẩy"), 8: ("tám",), 9: ("chín",),
    }  # fmt: skip
    after_ten = {**ones, 5: ("lăm",)}
    after_tens = {**after_ten, 1: ("mốt", "một"), 4: ("tư", "bốn")}
    words = {word: number for number, forms in ones.items() for word in forms}
    words["mười"] = 10
    words |= {f"mười {word}": 10 + n for n, forms in after_ten.items() for word in forms}
    for tens in range(2, 10):
        for ten in ones[tens]:
            words[f"{ten} mươi"] = 10 * tens
            for n, forms in after_tens.items():
                words |= {f"{ten} mươi {word}": 10 * tens + n for word in forms}
    return words


_NUMBERS: Final = dict(sorted(_number_words().items(), key=lambda item: -len(item[0])))


@dataclass(frozen=True, slots=True)
class SpokenDeadline:
    """What was understood: ``kind`` is ``None`` where the words give no direction."""

    text: str
    amount: int
    unit: TimeUnit
    kind: RuleKind | None
    reading: str = ""

    def rule(self, kind: RuleKind) -> DeadlineRule:
        """Return the rule for the direction asked for, or refuse one that the words deny."""
        if self.kind not in {None, kind}:
            raise InvalidInput(
                N_(
                    "'{words}' không đi với mốc đã cho: 'trước ...' cần --before, "
                    "'trong thời hạn ...' và 'sau ...' cần --after"
                ),
                words=self.text,
            )
        return DeadlineRule(self.text, kind, "given", self.amount, self.unit, None, self.reading)


def read_deadline(text: str) -> SpokenDeadline:
    """Read a deadline as people write it, in Vietnamese or English, with or without diacritics."""
    plain = " ".join(unicodedata.normalize("NFC", text).lower().split()).strip(" .;:")
    lead, rest = _take(plain, _LEADS)
    amount, rest = _take_number(rest)
    unit, rest = _take(rest, _UNITS)
    tail, rest = _take(rest.removeprefix(","), _TAILS)
    known = _DESCRIPTION.fullmatch(f" {rest}" if rest else "") and (tail or not rest)
    if amount is None or unit is None or not known or (lead, tail) not in _KINDS:
        raise _not_read(text)
    if len(plain) > LONGEST:
        raise _not_read(text)
    reading = READ_AS_WITHIN if lead is _Lead.AFTER else ""
    return SpokenDeadline(plain, amount, unit, _KINDS[lead, tail], reading)


def _take(text: str, meanings: Mapping[str, Meaning]) -> tuple[Meaning | None, str]:
    """Return what the first whole words of ``text`` mean, and the rest of it."""
    text = text.strip()
    for form, meaning in meanings.items():
        if text == form or text.startswith((form + " ", form + ",")):
            return meaning, text[len(form) :].strip()
    return None, text


def _take_number(text: str) -> tuple[int | None, str]:
    """Return the number at the start, in digits, in words or in both when they agree."""
    if found := _DIGITS.match(text):
        digits, words = int(found[1]), found[2]
        agree = words is None or _NUMBERS.get(words) == digits
        return (digits if agree else None), text[found.end() :]
    if found := _WORDS_THEN_DIGITS.match(text):
        digits = int(found[2])
        return (digits if _NUMBERS.get(found[1]) == digits else None), text[found.end() :]
    return _take(text, _NUMBERS)


def _not_read(text: str) -> InvalidInput:
    """Return the refusal that says what can be read."""
    return InvalidInput(
        N_(
            "Không đọc được thời hạn '{words}': hãy viết một con số và đơn vị, như "
            "'10 ngày làm việc', 'trong thời hạn 15 ngày', 'trước 05 ngày làm việc', '1 tháng', "
            "'24 giờ' hoặc '10 working days'"
        ),
        words=" ".join(text.split())[:LONGEST],
    )
