"""The JSON Schema of the plan file: the shipped plans keep it, and it says what the reader says."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from dondoc.cli.main import cli
from dondoc.language import _, set_language
from workflows.plan_file import read_plan_file
from workflows.plan_schema import DRAFT, plan_schema
from workflows.plan_tables import describe_fields

PLANS = sorted((Path(__file__).parents[2] / "plans").glob("*.toml"))
USED = {
    "$schema", "$id", "title", "description", "examples", "type", "required", "properties",
    "additionalProperties", "items", "enum", "pattern", "format", "minimum", "maximum",
    "minLength", "maxLength",
}  # fmt: skip
TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return plan_schema(str)


def problems(value: object, schema: Mapping[str, Any], path: str = "") -> Iterator[str]:
    """Check a value by the words of JSON Schema that ours uses, as an editor of TOML does."""
    if isinstance(value, date | time):
        value = value.isoformat()
    kind = schema["type"]
    fits = isinstance(value, TYPES[kind]) and not (kind == "integer" and isinstance(value, bool))
    if not fits:
        yield f"{path}: no {kind}"
        return
    match value:
        case dict():
            yield from _of_object(value, schema, path)
        case list():
            for place, item in enumerate(value):
                yield from problems(item, schema["items"], f"{path}[{place}]")
        case str():
            yield from _of_text(value, schema, path)
        case int():
            if not schema.get("minimum", value) <= value <= schema.get("maximum", value):
                yield f"{path}: out of range"


def _of_text(value: str, schema: Mapping[str, Any], path: str) -> Iterator[str]:
    if "enum" in schema and value not in schema["enum"]:
        yield f"{path}: not one of the choices"
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{path}: not of the pattern"
    if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", 10**6):
        yield f"{path}: wrong length"


def _of_object(value: Mapping[str, object], schema: Mapping[str, Any], path: str) -> Iterator[str]:
    known, more = schema.get("properties", {}), schema["additionalProperties"]
    yield from (
        f"{path}.{name}: missing" for name in schema.get("required", []) if name not in value
    )
    for name, item in value.items():
        if name in known:
            yield from problems(item, known[name], f"{path}.{name}")
        elif more:
            yield from problems(item, more, f"{path}.{name}")
        else:
            yield f"{path}.{name}: unknown"


def nodes(schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the schema and every schema inside it."""
    yield schema
    for inner in schema.get("properties", {}).values():
        yield from nodes(inner)
    for word in ("items", "additionalProperties"):
        if isinstance(schema.get(word), dict):
            yield from nodes(schema[word])


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_the_shipped_plans_keep_it(path: Path, schema: dict[str, Any]) -> None:
    assert list(problems(tomllib.loads(path.read_text("utf-8")), schema)) == []


def test_it_is_a_schema_of_the_draft_it_names(schema: dict[str, Any]) -> None:
    assert schema["$schema"] == DRAFT == "https://json-schema.org/draft/2020-12/schema"
    for node in nodes(schema):
        assert set(node) <= USED
        assert node["type"] in TYPES
        assert "description" in node or node is schema or "enum" in node or "pattern" in node or (
            node["type"] in {"object", "string"}
        )  # fmt: skip
        for word in ("required",):
            assert set(node.get(word, [])) <= set(node.get("properties", {}))
        for word in ("pattern",):
            re.compile(node.get(word, ""))
        examples = node.get("examples", [])
        assert [item for example in examples for item in problems(example, node)] == []


def test_every_field_of_the_reference_is_in_it(schema: dict[str, Any]) -> None:
    for line in describe_fields():
        names = re.findall(r"[^.\[\]<>]+", line.table)
        if names[0] == "rules":
            node = schema["properties"]["rules"]["properties"]["inspection"]["properties"]["notice"]
            if len(names) > 1 and "workflow" not in names:
                rules = schema["properties"]["rules"]["properties"]
                node = rules[names[1]]["properties"][names[2]]
        else:
            node = schema["properties"][names[0]]
            node = node.get("items", node)
        for name in [part for part in line.name.replace("[]", "").split(".") if part]:
            node = node.get("items", node)
            if name.startswith("<"):
                node = node["additionalProperties"]
                break
            node = node["properties"][name]


WRONG = (
    ("[plan]\nyear = 2024\n", ".plan.code: missing"),
    ('[plan]\ncode = "A B"\n', ".plan.code: not of the pattern"),
    ('[plan]\nyear = "x"\n', ".plan.year: no integer"),
    ("[plan]\nyear = 0\n", ".plan.year: out of range"),
    ('[plan]\ntitle = ""\n', ".plan.title: wrong length"),
    ('[plan]\nissued_on = "mai"\n', ".plan.issued_on: not of the pattern"),
    ('[plan]\nnumbr = "1"\n', ".plan.numbr: unknown"),
    ('[[visits]]\nkind = "lạ"\n', ".visits[0].kind: not one of the choices"),
    ('[[visits]]\ntentative = "true"\n', ".visits[0].tentative: no boolean"),
    ("[rules.inspection.notise]\namount = 1\n", ".rules.inspection.notise: unknown"),
    ('[[people]]\ncode = "a"\nroles = [{ role = "x" }]\n', ".people[0].roles[0].role: not one"),
    ("[outlines]\nx = [1]\n", ".outlines.x[0]: no string"),
    ("[plam]\n", ".plam: unknown"),
)


@pytest.mark.parametrize(("text", "told"), WRONG, ids=[told for _text, told in WRONG])
def test_what_the_reader_refuses_it_refuses(text: str, told: str, schema: dict[str, Any]) -> None:
    found = list(problems(tomllib.loads(text), schema))
    assert any(problem.startswith(told) for problem in found), found
    assert read_plan_file(text.encode()).plan is None


def test_the_command_prints_it_in_the_language_that_is_asked_for() -> None:
    printed = CliRunner().invoke(cli, ["plan", "schema"])
    assert json.loads(printed.stdout) == plan_schema(str)
    english = json.loads(CliRunner().invoke(cli, ["--lang", "en", "ke-hoach", "luoc-do"]).stdout)
    set_language("en")
    assert english == plan_schema(_)
    set_language("vi")
    assert english["title"] == "Plan file of dondoc"
