"""The plan file as JSON Schema, for editors."""

import json

from dondoc.language import _
from workflows.plan_schema import plan_schema


def schema_text() -> str:
    """Return the schema with its words in the chosen language."""
    return json.dumps(plan_schema(_), ensure_ascii=False, indent=2) + "\n"
