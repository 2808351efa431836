"""The language of this process: Vietnamese sentences as keys, English from a catalogue."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Final

from dondoc.clock import OFFICE_ZONE
from engine.errors import DondocError

LANGUAGES: Final = ("vi", "en")

_chosen: Final = {"language": "vi"}  # once per process; a mapping because it is set after import


def set_language(language: str) -> None:
    """Choose the language of all output of this process, ``vi`` or ``en``."""
    if language not in LANGUAGES:
        raise ValueError(language)
    _chosen["language"] = language


def current_language() -> str:
    """Return the chosen language."""
    return _chosen["language"]


@cache
def english() -> Mapping[str, str]:
    """Return the English catalogue, merged from ``language_en`` and ``locale_en``."""
    texts: dict[str, str] = {}
    for module in ("dondoc.language_en", *_parts()):
        texts.update(import_module(module).TEXTS)
    return texts


def _parts() -> Iterable[str]:
    import dondoc.locale_en as parts

    return sorted(f"{parts.__name__}.{found.name}" for found in iter_modules(parts.__path__))


def _(text: str, /, **params: object) -> str:
    """Return ``text`` in the chosen language, its ``{places}`` filled when there are any."""
    known = english().get(text, text) if _chosen["language"] == "en" else text
    return (
        known.format(**{name: _shown(value) for name, value in params.items()}) if params else known
    )


def translate_error(error: DondocError) -> str:
    """Return the sentence of a refusal in the chosen language."""
    return _(error.text, **error.params)


def format_day(day: date) -> str:
    """Return a day as tables show it: 06/06/2024."""
    return f"{day:%d/%m}/{day.year:04d}"


def format_moment(moment: datetime) -> str:
    """Return a moment as people of the office read it: 08:00 06/06/2024."""
    local = moment.astimezone(OFFICE_ZONE)
    return f"{local:%H:%M} {format_day(local)}"


def _shown(value: object) -> object:
    """Return a parameter as people read it; figures stay figures, for format specifications."""
    match value:
        case Enum():
            return _(str(value.value))
        case str():
            return _(value)
        case datetime():
            return format_moment(value)
        case date():
            return format_day(value)
        case DondocError():
            return translate_error(value)
        case tuple() | list() | set() | frozenset():
            return _joined(value)
        case _:
            return "" if value is None else value


def _joined(values: Iterable[object]) -> str:
    """Return a series: problems one to a line, anything else with commas."""
    items = list(values)
    if any(isinstance(item, DondocError) for item in items):
        return "".join(f"\n  - {_shown(item)}" for item in items)
    return ", ".join(str(_shown(item)) for item in items)
