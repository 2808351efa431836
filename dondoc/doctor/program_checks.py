"""The program: whether its packages are its own, its versions, its settings."""

import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from dondoc.doctor.finding import Finding, Patient, good, unknown, wrong
from engine.words import N_
from store.database import SCHEMA_VERSION

PACKAGES: Final = ("dondoc", "engine", "notifiers", "store", "workflows")
OURS: Final = N_("các gói {names} đều là của dondoc")
STRANGE: Final = N_("gói {name} không phải của dondoc mà ở {where}; chương trình sẽ chạy sai")
VERSION: Final = N_("dondoc {version}, Python {python}, cơ sở dữ liệu phiên bản {schema}")
NO_VERSION: Final = N_("dondoc chạy từ mã nguồn, không biết phiên bản đã cài")
SETTINGS: Final = N_("cấu hình đọc được, từ {path}")
NO_FILE: Final = N_("chạy bằng giá trị mặc định và biến môi trường, không có tệp cấu hình")
NO_ACTOR: Final = N_("chưa khai người quản trị (actor); lệnh theo lịch như sao lưu sẽ bị từ chối")
REINSTALL: Final = "python3 -m pip install --force-reinstall --no-deps dondoc"


def packages(_patient: Patient) -> Iterator[Finding]:
    """Look whether another distribution has taken one of our names."""
    root = Path(__file__).parents[2]
    for name in PACKAGES:
        spec = find_spec(name)
        where = Path(spec.origin).parents[1] if spec and spec.origin else None
        if where != root:
            yield wrong("packages", REINSTALL, STRANGE, name=name, where=str(where or "-"))
            return
    yield good("packages", OURS, names=", ".join(PACKAGES))


def versions(_patient: Patient) -> Iterator[Finding]:
    """Tell what runs here."""
    python = ".".join(map(str, sys.version_info[:3]))
    try:
        installed = version("dondoc")
    except PackageNotFoundError:
        yield unknown("version", NO_VERSION)
        return
    yield good("version", VERSION, version=installed, python=python, schema=SCHEMA_VERSION)


def settings(patient: Patient) -> Iterator[Finding]:
    """Tell which settings file is used, and whether it names who acts."""
    path = patient.settings.config_file
    yield good("settings", SETTINGS, path=str(path)) if path else good("settings", NO_FILE)
    if not patient.settings.actor:
        yield wrong("actor", "export DONDOC_ACTOR=VP-01", NO_ACTOR)
