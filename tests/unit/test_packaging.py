"""What pyproject.toml says is what lies in the folders."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_the_named_packages_are_the_folders_with_an_init_and_all_are_typed(
    project: dict[str, Any],
) -> None:
    folders = sorted(path.parent.name for path in ROOT.glob("*/__init__.py"))
    assert project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"] == folders
    assert project["tool"]["coverage"]["run"]["source"] == folders
    assert project["tool"]["importlinter"]["root_packages"] == folders
    assert all((ROOT / folder / "py.typed").is_file() for folder in folders)


def test_every_dependency_has_its_exact_version_in_the_constraints(
    project: dict[str, Any],
) -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    names = {line.partition("==")[0].lower() for line in lines}
    assert all(line.count("==") == 1 and "/" not in line for line in lines)
    extras = project["project"]["optional-dependencies"].values()
    wanted = [*project["project"]["dependencies"], *(item for extra in extras for item in extra)]
    bare = {item.partition(">")[0].partition("[")[0].lower() for item in wanted}
    assert bare <= names
