"""The plan file as JSON Schema (draft 2020-12), for editors: from the tables that the reader uses."""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from engine.words import N_
from workflows.field_values import CODE, DAY, HOUR, LARGEST_NUMBER, LONGEST_TEXT
from workflows.fields import EXAMPLES, Field, Kind, Table
from workflows.plan_tables import RULE, RULES, RULES_TABLE, TABLES

Schema: TypeAlias = dict[str, object]
Say: TypeAlias = Callable[[str], str]

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
ID: Final = "urn:dondoc:plan"
TITLE: Final = N_("Tệp kế hoạch của dondoc")
KINDS: Final[Mapping[Kind, Mapping[str, object]]] = {
    Kind.TEXT: {"type": "string", "maxLength": LONGEST_TEXT},
    Kind.CODE: {"type": "string", "pattern": f"^{CODE.pattern}$"},
    Kind.EMAIL: {"type": "string", "format": "email"},
    Kind.NUMBER: {"type": "integer", "minimum": 1, "maximum": LARGEST_NUMBER},
    # Editors of TOML hand days and hours to a schema as texts, as 2024-06-06 and 08:00:00.
    Kind.DAY: {"type": "string", "pattern": f"^(?:{DAY.pattern})$"},
    Kind.HOUR: {"type": "string", "pattern": f"^{HOUR.pattern}$"},
    Kind.FLAG: {"type": "boolean"},
}
ITEMS: Final = {Kind.TEXTS: Kind.TEXT, Kind.CODES: Kind.CODE}


def plan_schema(say: Say) -> Schema:
    """Return the schema; ``say`` gives the words of a description in the chosen language."""
    properties: Schema = {table.name: _of_table(table, say) for table in TABLES}
    properties[RULES_TABLE] = _rules(say)
    return {
        "$schema": DRAFT,
        "$id": ID,
        "title": say(TITLE),
        "type": "object",
        "required": [table.name for table in TABLES if table.required],
        "additionalProperties": False,
        "properties": properties,
    }


def _of_table(table: Table, say: Say) -> Schema:
    record = _record(table, say)
    if not table.many:
        return record
    return {"type": "array", "description": say(table.doc), "items": record}


def _record(table: Table, say: Say) -> Schema:
    described: Schema = {"type": "object", "description": say(table.doc)}
    if table.free:
        return described | {"additionalProperties": _of_field(table.fields[0], say)}
    return described | {
        "required": [item.name for item in table.fields if item.required],
        "additionalProperties": False,
        "properties": {item.name: _of_field(item, say) for item in table.fields},
    }


def _of_field(item: Field, say: Say) -> Schema:
    about: Schema = {"description": say(item.doc)}
    if item.entries is not None:
        return about | {"type": "array", "items": _record(item.entries, say)}
    if item.kind in ITEMS:
        return about | {"type": "array", "items": _single(ITEMS[item.kind], item)}
    filled: Schema = {"minLength": 1} if item.required and item.kind is Kind.TEXT else {}
    return about | _single(item.kind, item) | filled


def _single(kind: Kind, item: Field) -> Schema:
    if item.choices:
        return {"type": "string", "enum": list(item.choices)}
    return {**KINDS[kind], "examples": [_example(kind)]}


def _example(kind: Kind) -> object:
    text = EXAMPLES[kind]
    if text.startswith('"'):
        return text.strip('"')
    return {"true": True}.get(text, int(text) if text.isdecimal() else text)


def _rules(say: Say) -> Schema:
    """Return the schema of the deadlines: each rule of each workflow by its name."""
    rule = _record(RULE, say)
    workflows: Schema = {
        workflow: {
            "type": "object",
            "additionalProperties": False,
            "properties": {name: rule | {"description": say(doc)} for name, doc in rules.items()},
        }
        for workflow, rules in RULES.items()
    }
    return {
        "type": "object",
        "description": say(RULE.doc),
        "additionalProperties": False,
        "properties": workflows,
    }
