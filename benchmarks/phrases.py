"""How long a time phrase takes to be read, beside its tokens alone and one scan by an expression.

Run with ``python -m benchmarks.phrases``. The ratios are of one run on one machine.
"""

import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from workflows.phrase_grammar.tokens import LONGEST, normalised, tokens_of
from workflows.phrases import Question, read_phrase

PHRASES: Final = Path(__file__).parents[1] / "tests" / "unit" / "data" / "time-phrases.json"
DATE: Final = re.compile(
    r"\d{1,2}/\d{1,2}(/\d{4})?|qu[ýíy]\s*[IVX\d]+|th[áa]ng\s*\d+", re.IGNORECASE
)
HOSTILE: Final = (
    "quý I, ",
    "(",
    "hàng ",
    "theo kế hoạch và ",
    "1/",
    "aquy",
    "tháng",
    "từ ",
    "trước ",
)
ROUNDS: Final = 5


def seconds(work: Callable[[str], object], texts: list[str]) -> float:
    """Return the least seconds that a pass over the texts took."""
    taken: list[float] = []
    for _round in range(ROUNDS):
        started = time.perf_counter()
        for text in texts:
            work(text)
        taken.append(time.perf_counter() - started)
    return min(taken)


def main() -> int:
    """Read every known phrase, then hostile ones that grow."""
    cases = json.loads(PHRASES.read_text("utf-8"))
    texts = [case["phrase"] for case in cases]
    asked = sum(isinstance(read_phrase(case["phrase"], case["year"]), Question) for case in cases)
    whole = seconds(lambda text: read_phrase(text, 2024), texts)
    tokens = seconds(lambda text: tokens_of(normalised(text)), texts)
    scan = seconds(DATE.search, texts)
    print(f"{len(texts)} phrases, {asked} of them asked about")
    print(
        f"a phrase: {whole / len(texts) * 1e6:.0f} µs; its tokens alone: {tokens / len(texts) * 1e6:.0f} µs"
    )
    print(
        f"reading : tokens = {whole / tokens:.1f} : 1; reading : one scan = {whole / scan:.0f} : 1"
    )
    for piece in HOSTILE:
        short, long = (piece * (LONGEST // len(piece) // part) for part in (4, 1))
        first, last = (
            seconds(lambda text: read_phrase(text, 2024), [text]) for text in (short, long)
        )
        print(
            f"{piece!r}: {len(short)} letters {first * 1e3:.2f} ms, {len(long)} letters {last * 1e3:.2f} ms"
        )
    endless = seconds(lambda text: read_phrase(text, 2024), ["quý I, " * 20_000])
    print(f"140,000 letters, refused unread: {endless * 1e3:.2f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
