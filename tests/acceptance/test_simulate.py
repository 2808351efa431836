"""``dondoc simulate`` as it is typed: the same bytes each time, one screen, nothing touched."""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dondoc.cli.output import display_width
from tests.acceptance.small_office import (
    BINH_DINH,
    BINH_DUONG,
    PLANS,
    SmallOffice,
    an_office,
    call,
    done,
)
from workflows.plan_file import read_plan_file

SCENARIO = PLANS / "scenarios" / "binh-dinh-2024.toml"
MODULE = ("-m", "dondoc.cli.main")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SmallOffice]:
    yield from an_office(tmp_path, monkeypatch)


@pytest.fixture(scope="module")
def season_of_000(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Play the plan in two processes whose sets and mappings hash differently; return the answer."""
    folder = tmp_path_factory.mktemp("season")
    environ = {name: value for name, value in os.environ.items() if not name.startswith("DONDOC_")}
    words = ("simulate", str(BINH_DUONG), "--json", "--timeline")
    running = [
        subprocess.Popen(
            [sys.executable, *MODULE, *words],
            cwd=folder,
            env={**environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(PLANS.parent)},
            stdout=subprocess.PIPE,
        )
        for seed in ("1", "4711")
    ]
    first, second = (each.communicate(timeout=120)[0] for each in running)
    assert [each.returncode for each in running] == [0, 0]
    assert first == second
    assert [*folder.iterdir()] == []
    return first


def test_the_season_of_000_on_time_has_nothing_late(season_of_000: bytes) -> None:
    played: dict[str, Any] = json.loads(season_of_000)
    assert (played["schema"], played["kind"]) == (1, "simulation")
    assert played["late"] == played["opened"] == played["stuck"] == []
    assert played["cases"] == {
        "inspection": {"all": 7, "ended": 7},
        "round": {"all": 1, "ended": 1},
    }
    assert played["first"] == "2024-03-20"
    dated = [kind["name"] for kind in played["kinds"] if not kind["unset"]]
    assert dated == ["visit", "conclusion"]  # to all other steps the plan gives no number


def test_the_timeline_tells_each_day_in_order(season_of_000: bytes) -> None:
    told = json.loads(season_of_000)["timeline"]
    days = [line["on"] for line in told]
    assert days == sorted(days)
    due = [line["on"] for line in told if line["kind"] == "đến hạn"]
    assert due == ["2024-06-06"] * 3 + ["2024-06-07"] * 4 + ["2024-06-20"] * 3 + ["2024-06-21"] * 4


def screen(*words: str | Path) -> list[str]:
    """Return the lines of an answer, which must fit on one screen."""
    lines = done(*words).stdout.splitlines()
    assert len(lines) <= 45
    assert max(map(display_width, lines)) <= 100
    return lines


def test_a_season_with_troubles_fits_on_a_screen(office: SmallOffice) -> None:
    short = office.folder / "short.toml"
    text = SCENARIO.read_text(encoding="utf-8").replace("2024-12-31", "2024-05-20")
    short.write_text(text, encoding="utf-8")
    lines = screen("simulate", BINH_DINH, "--scenario", short, "--bearable", "1")
    assert "TRỄ HẠN: 1 (quá hạn tính bằng ngày làm việc)" in lines
    assert any(line.split()[:1] == ["BDI-24-02"] and "  2  " in line for line in lines)
    assert any(line.startswith("  22/04/2024 tính lại theo lịch nghỉ mới") for line in lines)
    assert any(line.startswith("QUÁ TẢI, trên 1 thư một người một ngày: ") for line in lines)


@pytest.fixture
def loaded(office: SmallOffice, monkeypatch: pytest.MonkeyPatch) -> SmallOffice:
    """Return an office with the plan of 000 and mail settings that would fail when used."""
    done("plan", "load", BINH_DUONG)
    monkeypatch.setenv("DONDOC_SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("DONDOC_SMTP_PORT", "9")
    monkeypatch.setenv("DONDOC_SMTP_SECURITY", "none")
    monkeypatch.setenv("DONDOC_MAIL_FROM", "dondoc@example.vn")
    return office


def hashes(folder: Path) -> dict[str, str]:
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_nothing_of_the_office_is_touched_and_nothing_is_left(
    loaded: SmallOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = loaded.folder / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    before, rows = hashes(loaded.folder), loaded.dump()
    for policy in ((), ("--on-time",)):
        lines = screen("simulate", "--from-now", "14", *policy)
        assert any(line.startswith("THƯ: ") and not line.startswith("THƯ: 0 ") for line in lines)
    assert loaded.dump() == rows
    after = hashes(loaded.folder)
    assert {name: after[name] for name in before} == before
    assert {name for name in after if name not in before} <= {
        "office.sqlite3-wal",
        "office.sqlite3-shm",
    }
    assert [*temporary.iterdir()] == []


def test_the_next_days_are_the_same_each_time(loaded: SmallOffice) -> None:
    words = ("simulate", "--from-now", "20", "--json", "--timeline")
    assert done(*words).stdout == done(*words).stdout


def test_tables_by_day_and_by_person_and_the_timeline(loaded: SmallOffice) -> None:
    words = ("simulate", "--from-now", "10")
    by_day = done(*words, "--by-day").stdout.splitlines()
    assert by_day[4].split("  ")[0] == "Ngày"
    assert by_day[6].startswith("08/04/2024")
    assert "Lê Thị Hạnh" in done(*words, "--by-person").stdout
    timeline = done(*words, "--timeline").stdout
    assert "nhắc rà soát" in timeline
    assert "nhắc trước hạn" not in timeline  # nothing that is due so early has a number
    english = done("--lang", "en", *words, "--on-time", "--timeline").stdout
    assert "set up the team" in english


def test_a_scenario_of_the_office_names_its_cases(loaded: SmallOffice) -> None:
    file = loaded.folder / "s.toml"
    file.write_text('[[never]]\ncase = "BDG-KCN-24-01"\nstep = "notice"\n', encoding="utf-8")
    words = ("simulate", "--from-now", "5", "--on-time", "--scenario", file)
    assert "theo kịch bản" in screen(*words)[1]
    file.write_text('[[never]]\ncase = "BDI-24-01"\nstep = "notice"\n', encoding="utf-8")
    refused = call(*words)
    assert refused.exit_code == 1
    assert f"{file}:2: never[1].case:" in refused.stdout


def test_the_year_of_a_plan_in_which_nobody_acts_is_one_page(office: SmallOffice) -> None:
    lines = done("simulate", BINH_DUONG, "--nobody", "--year").stdout.splitlines()
    assert len(lines) <= 60
    assert max(map(display_width, lines)) <= 100
    assert lines[1].endswith(": không ai làm gì")
    kept = {line.split("  ")[0]: line.split()[-7:-1] for line in lines[6:10]}
    assert kept["có ngày"] == ["14", "7", "14", "-", "14", "14"]
    rungs = {line.split("  ")[1]: line.split()[-1] for line in lines if line.startswith("  quá ")}
    assert set(rungs) == {"quá 1", "quá 3", "quá 5", "quá 10"}
    told = json.loads(done("simulate", BINH_DUONG, "--nobody", "--json").stdout)["year"]
    assert [shape["shape"] for shape in told["shapes"]] == ["dated", "reviewed", "waiting", "unset"]
    assert told["shapes"][0]["late"] == 14
    assert {rung["offset"] for rung in told["rungs"]} >= {None, -5, 0, 10}


def test_visits_of_a_scenario_count_for_the_quotas_of_the_year(office: SmallOffice) -> None:
    file = office.folder / "s.toml"
    known = read_plan_file(BINH_DUONG.read_bytes()).plan
    assert known is not None
    visited = {visit.unit for visit in known.visits}
    unit = next(item.code for item in known.units if item.code not in visited)
    text = f"""[season]
until = 2024-04-01
[[visit]]
unit = "{unit}"
on = 2024-06-12
form = "trực tuyến"
"""
    file.write_text(text, encoding="utf-8")
    told = json.loads(done("simulate", BINH_DUONG, "--scenario", file, "--json").stdout)
    assert told["cases"]["inspection"]["all"] == len(known.visits) + 1
    done("plan", "load", BINH_DUONG)
    file.write_text(text.replace(unit, known.visits[0].unit), encoding="utf-8")
    refused = call("simulate", "--from-now", "5", "--on-time", "--scenario", file)
    assert refused.exit_code == 2
    assert "[[visit]]" in refused.stderr


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("simulate",), 2, "cần một tệp kế hoạch, hoặc --from-now"),
        (("simulate", BINH_DUONG, "--from-now", "3"), 2, "không cả hai"),
        (("simulate", BINH_DUONG, "--on-time"), 2, "--on-time đi cùng --from-now"),
        (("simulate", "--from-now", "3", "--scenario", SCENARIO), 2, "phải thêm --on-time"),
        (("simulate", "--from-now", "0"), 2, "--from-now"),
        (("simulate", "--from-now", "3", "--year"), 2, "đi cùng một tệp kế hoạch"),
        (("simulate", "--from-now", "3", "--nobody"), 2, "đi cùng một tệp kế hoạch"),
        (("simulate", BINH_DUONG, "--nobody", "--scenario", SCENARIO), 2, "không đi cùng --nobody"),
        (("simulate", "none.toml"), 2, "không có tệp"),
        (("simulate", BINH_DUONG, "--scenario", "none.toml"), 2, "không có tệp"),
        (("simulate", BINH_DUONG, "--scenario", SCENARIO), 1, "sửa hết lỗi"),
        (("simulate", SCENARIO), 1, "sửa hết lỗi"),
        (("simulate", SCENARIO, "--json"), 1, "sửa hết lỗi"),
    ],
)
def test_what_cannot_be_played_is_refused_in_one_line(
    office: SmallOffice, words: tuple[str | Path, ...], code: int, said: str
) -> None:
    refused = call(*words)
    assert refused.exit_code == code, refused.output
    (line,) = [each for each in refused.stderr.splitlines() if each.startswith("dondoc:")]
    assert said in line
    assert "Traceback" not in refused.output
