"""Bad print never turns a time phrase into another one: it is read the same, or asked about."""

import json
import random
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from workflows.phrases import Question, Reading, read_phrase

# What is read well is traced in test_phrases; here the same is read again and again.
pytestmark = pytest.mark.no_cover

CASES = json.loads((Path(__file__).parent / "data" / "time-phrases.json").read_text("utf-8"))
READ = [(str(case["phrase"]), int(case["year"])) for case in CASES if not case.get("asked")]
SLIPS = {"I": "l1", "l": "I1", "1": "l", "0": "O", "O": "0", "o": "0", "5": "S", "V": "v"}
TONES = "\u0300\u0301\u0303\u0309\u0323"
Noise = Callable[[random.Random, str], str]


def without_accents(_chance: random.Random, phrase: str) -> str:
    apart = unicodedata.normalize("NFD", phrase.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in apart if not unicodedata.combining(char))


def another_tone(chance: random.Random, phrase: str) -> str:
    apart = unicodedata.normalize("NFD", phrase)
    places = [place for place, char in enumerate(apart) if char in TONES] or [-1]
    place = chance.choice(places)
    if place < 0:
        return phrase
    tone = chance.choice(["", *TONES])
    return unicodedata.normalize("NFC", apart[:place] + tone + apart[place + 1 :])


def a_slip(chance: random.Random, phrase: str) -> str:
    places = [place for place, char in enumerate(phrase) if char in SLIPS]
    if not places:
        return phrase
    place = chance.choice(places)
    return phrase[:place] + chance.choice(SLIPS[phrase[place]]) + phrase[place + 1 :]


def no_blank(chance: random.Random, phrase: str) -> str:
    words = phrase.split()
    if len(words) == 1:
        return phrase
    place = chance.randrange(1, len(words))
    return " ".join(words[:place]) + " ".join(words[place:])


def no_blanks(_chance: random.Random, phrase: str) -> str:
    return phrase.replace(" ", "")


def torn(chance: random.Random, phrase: str) -> str:
    place = chance.randrange(len(phrase))
    return f"{phrase[:place]} {phrase[place:]}"


def meaning(found: Reading) -> object:
    parts = [(part.kind, part.nominal) for part in found.secondary]
    return found.kind, found.nominal, found.windows, found.before, found.at, found.offset, parts


@pytest.mark.parametrize(
    ("noise", "fewest_percent"),
    [
        (without_accents, 97),
        (another_tone, 97),
        (a_slip, 85),
        (no_blank, 97),
        (no_blanks, 90),
        (torn, 40),
    ],
)
def test_bad_print_is_read_the_same_or_asked_about(noise: Noise, fewest_percent: int) -> None:
    chance = random.Random(20)  # noqa: S311  (no secret: noise that is the same in each run)
    read = 0
    for phrase, year in READ:
        printed = noise(chance, phrase)
        found, expected = read_phrase(printed, year), read_phrase(phrase, year)
        if isinstance(found, Question):
            continue
        assert isinstance(expected, Reading)
        assert meaning(found) == meaning(expected), printed
        read += 1
    assert read * 100 >= fewest_percent * len(READ)
