"""Names of departments in the print: two ways of writing one name are shown, none is changed."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from engine.words import N_
from workflows.phrase_grammar.tokens import folded
from workflows.plan_review import Review
from workflows.references import with_paths

_BODY: Final = re.compile(
    r"(?:Sở|Bộ|Ban|Phòng|Văn phòng|Trung tâm|Cục|Chi cục|Thanh tra|Tổng cục)\s[^,;/()]+"
)
_JOINING: Final = frozenset({"va", "&", "-", ""})
_FEWEST: Final = 2


def check_names(review: Review) -> None:
    """Show names that differ in accents, dashes or ``và`` alone: they may be one department."""
    seen: dict[str, dict[str, str]] = {}
    for path, name in _printed(review):
        spelling = " ".join(unicodedata.normalize("NFC", name).split()).strip(" .")
        key = _key(spelling)
        if len(key) >= _FEWEST:
            seen.setdefault(" ".join(key), {}).setdefault(spelling.casefold(), f"{path}|{spelling}")
    for spellings in seen.values():
        if len(spellings) > 1:
            shown = [item.partition("|") for item in spellings.values()]
            review.findings.warning(
                shown[1][0],
                N_("một cơ quan in {count} cách: {names}; có lẽ là một, hãy xác nhận"),
                count=len(shown),
                names=" / ".join(f"“{item[2]}”" for item in shown),
            )


def _key(name: str) -> list[str]:
    plain = folded(name).replace("–", "-").replace("—", "-").replace("-", " - ")
    return [word for word in plain.split() if word not in _JOINING]


def _printed(review: Review) -> Iterator[tuple[str, str]]:
    """Yield every printed name with its path; those inside time phrases begin with a kind of body."""
    for path, task in with_paths("tasks", review.plan.tasks):
        yield from ((f"{path}.coordinating", name) for name in task.coordinating)
        yield from ((f"{path}.hand_in_to", name) for name in task.hand_in_to)
        yield f"{path}.lead_text", task.lead_text
        yield from ((f"{path}.time", found[0]) for found in _BODY.finditer(task.time))
    for workflow, rules in review.plan.rules.items():
        for rule in rules:
            path = f"rules.{workflow}.{rule.name}.recipients"
            yield from ((path, name) for name in (*rule.recipients, *rule.copies))
    for path, regime in with_paths("regimes", review.plan.regimes):
        yield from ((f"{path}.hand_in_to", name) for name in regime.hand_in_to)
