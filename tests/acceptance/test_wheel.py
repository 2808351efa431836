"""The built wheel holds everything it needs, owns its names alone, and starts."""

import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("dondoc", "engine", "notifiers", "store", "workflows")
LEFT_OUT = {".pyc"}


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT],
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("dondoc-*.whl")
    with ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_every_file_of_the_packages_is_in_the_wheel(unpacked: Path) -> None:
    wanted = {
        path.relative_to(ROOT)
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and path.suffix not in LEFT_OUT
    }
    shipped = {path.relative_to(unpacked) for path in unpacked.rglob("*") if path.is_file()}
    assert wanted - shipped == set()
    plans = {path.name for path in (ROOT / "plans").glob("*.toml")}
    assert plans == {path.name for path in shipped if path.match("share/dondoc/plans/*.toml")}


def test_no_other_distribution_brings_folders_of_our_names() -> None:
    ours = {name for found in distributions(name="dondoc") for name in [found.metadata["Name"]]}
    others = {
        (found.metadata["Name"], file.parts[0])
        for found in distributions()
        if found.metadata["Name"] not in ours
        for file in found.files or ()
        if file.parts[0] in PACKAGES
    }
    assert others == set()


def test_the_command_starts_from_the_wheel_alone(unpacked: Path, tmp_path: Path) -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(unpacked)!r}); import dondoc.cli.main as main; "
        f"assert main.__file__.startswith({str(unpacked)!r}), main.__file__; "
        "sys.argv = ['dondoc', '--version']; main.run()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert done.stdout == "dondoc 0.1.0\n"
