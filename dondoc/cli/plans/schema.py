"""``dondoc plan schema``: the plan file as JSON Schema, for editors that help while writing."""

import click

from dondoc.cli.commands import command
from engine.words import N_


@command(
    "schema",
    help=N_(
        "In JSON Schema (bản 2020-12) của tệp kế hoạch: trình soạn thảo gợi ý khóa, báo sai khi gõ."
    ),
    examples=(
        "dondoc plan schema > plan.schema.json",
        "dondoc --lang en ke-hoach luoc-do > plan.schema.json",
    ),
)
def schema() -> None:
    """Print the schema."""
    from dondoc.words.plan_schema import schema_text

    click.echo(schema_text(), nl=False)
