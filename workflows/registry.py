"""The workflows by name and version."""

from types import MappingProxyType
from typing import Final

from engine.definition import WorkflowDefinition
from engine.errors import NotFound
from engine.words import N_
from workflows.difficulty import DIFFICULTIES
from workflows.extension import EXTENSIONS
from workflows.inspection import INSPECTION
from workflows.periodic_report import PERIODIC_REPORT
from workflows.remediation import REMEDIATION
from workflows.round import ROUND
from workflows.task import TASK

DEFINITIONS: Final = MappingProxyType(
    {
        (item.name, item.version): item
        for item in (
            INSPECTION,
            REMEDIATION,
            ROUND,
            EXTENSIONS,
            TASK,
            DIFFICULTIES,
            PERIODIC_REPORT,
        )
    }
)


def newest(name: str) -> WorkflowDefinition:
    """Return the newest version of a workflow; ``NotFound`` names the ones there are."""
    versions = [item for (known, _), item in DEFINITIONS.items() if known == name]
    if not versions:
        raise NotFound(
            N_("không có quy trình {name}; hiện có: {known}"),
            name=name,
            known=", ".join(sorted({known for known, _ in DEFINITIONS})),
        )
    return max(versions, key=lambda item: item.version)
