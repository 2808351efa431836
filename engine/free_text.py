"""Free text leaves the facts: what stays is a reference to a text that can be erased."""

from collections.abc import Callable, Mapping
from typing import Final

from engine.case import Fact

SUFFIX: Final = "_ref"
FREE: Final = "text"


def with_refs(facts: Mapping[str, Fact], put: Callable[[str], str]) -> dict[str, Fact]:
    """Return the facts with every free text replaced by the reference that ``put`` gives for it.

    A fact is free text when its name is ``text`` or ends in ``_text``, at any depth.
    """
    return dict(_replaced(name, value, put) for name, value in facts.items())


def _replaced(name: str, value: Fact, put: Callable[[str], str]) -> tuple[str, Fact]:
    if isinstance(value, str) and (name == FREE or name.endswith(f"_{FREE}")):
        return name + SUFFIX, put(value)
    return name, _deep(value, put)


def _deep(value: Fact, put: Callable[[str], str]) -> Fact:
    if isinstance(value, Mapping):
        return with_refs(value, put)
    if isinstance(value, list | tuple):
        return [_deep(item, put) for item in value]
    return value
