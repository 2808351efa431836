"""Values of the core as JSON text, and back: by the types of their fields, written whole."""

import base64
import collections.abc
import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cache, lru_cache
from types import NoneType, UnionType
from typing import Final, TypeVar, Union, cast, get_args, get_origin

from engine.audit import canonical
from engine.case import Fact

Value = TypeVar("Value")
Reader = Callable[[object], object]


def dumped(value: object) -> str:
    """Return the JSON text of a value or of a container of values."""
    return canonical(plain(value))


def loaded(kind: type[Value], text: str) -> Value:
    """Return the value of that type from its JSON text."""
    return cast("Value", parsed(kind, json.loads(text)))


def loaded_dates(text: str) -> dict[str, date]:
    """Return dates by name."""
    return _dates(text).copy()


def loaded_facts(text: str) -> dict[str, Fact]:
    """Return facts by name."""
    return _facts(text).copy()


# A case is read many times for once that it changes: its words are looked at once, their values are
# frozen, and every reader gets a mapping of its own.
@lru_cache(maxsize=4096)
def _dates(text: str) -> dict[str, date]:
    return {name: date.fromisoformat(day) for name, day in json.loads(text).items()}


@lru_cache(maxsize=4096)
def _facts(text: str) -> dict[str, Fact]:
    return cast("dict[str, Fact]", fact(json.loads(text)))


def plain(value: object) -> object:
    """Return a value as JSON knows it; the order of a set does not matter, so it is sorted."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, Mapping):
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, frozenset | set):
        return sorted((plain(item) for item in value), key=repr)
    return [plain(item) for item in value] if isinstance(value, list | tuple) else value


def parsed(kind: object, raw: object) -> object:
    """Return the value of a type (a class, an optional, a tuple, a mapping) from its plain form."""
    return None if raw is None else _reader(kind)(raw)


@cache
def _reader(kind: object) -> Reader:
    """Return what reads a type; it is looked at once, for a season reads millions of fields."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in {Union, UnionType}:
        choices = [choice for choice in arguments if choice is not NoneType]
        return _reader(choices[0]) if len(choices) == 1 else fact
    if origin in {tuple, frozenset}:
        return _sequence_reader(origin, arguments[0])
    if origin is collections.abc.Mapping:
        return _mapping_reader(arguments[1])
    return _single_reader(kind) if isinstance(kind, type) else fact


def _sequence_reader(origin: type, kind: object) -> Reader:
    def read(raw: object) -> object:
        return origin([parsed(kind, item) for item in cast("list[object]", raw)])

    return read


def _mapping_reader(kind: object) -> Reader:
    def read(raw: object) -> object:
        content = cast("dict[str, object]", raw)
        return {name: parsed(kind, item) for name, item in content.items()}

    return read


def fact(raw: object) -> object:
    """Return a fact from its plain form: sequences come back as tuples, for values are frozen."""
    if isinstance(raw, list):
        return tuple(fact(item) for item in raw)
    if isinstance(raw, dict):
        return {name: fact(item) for name, item in raw.items()}
    return raw


def _single_reader(kind: type) -> Reader:
    if is_dataclass(kind):
        return _value_reader(kind)
    if issubclass(kind, Enum):
        return kind
    return cast("Reader", _READERS.get(kind, fact))


def _value_reader(kind: type) -> Reader:
    """Return what reads a value by the types of its fields.

    A name that is missing was not known when the text was written: its default holds.
    """
    hints = _hints(kind).items()

    def read(raw: object) -> object:
        content = cast("dict[str, object]", raw)
        return kind(
            **{name: parsed(hint, content[name]) for name, hint in hints if name in content}
        )

    return read


@cache
def _hints(kind: type) -> Mapping[str, object]:
    """Return the types of the fields; what stays a forward reference is a fact."""
    return {field.name: field.type for field in fields(kind)}


_READERS: Final[Mapping[type, Callable[[str], object]]] = {
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
    time: time.fromisoformat,
    bytes: base64.b64decode,
}
