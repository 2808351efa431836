"""The demonstration, as a newcomer runs it: one season, one last screen, three commands to try."""

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from dondoc.cli.output import display_width
from dondoc.demo.screen import HEIGHT, WIDTH

ROOT = Path(__file__).parents[2]


def run(words: list[str], environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=500, check=False
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("play") / "demo"


@pytest.fixture(scope="module")
def played(folder: Path) -> subprocess.CompletedProcess[str]:
    # Not measured: a season of a thousand commands and ticks would take twice as long for nothing.
    unmeasured = {key: value for key, value in os.environ.items() if "COV" not in key}
    return run([sys.executable, "-m", "dondoc.demo", str(folder)], unmeasured)


@pytest.fixture
def screen(played: subprocess.CompletedProcess[str]) -> list[str]:
    assert played.returncode == 0, played.stdout[-4000:] + played.stderr
    lines = played.stdout.splitlines()
    return lines[lines.index("=" * WIDTH) :]


def test_the_season_ends_on_one_screen(screen: list[str]) -> None:
    assert len(screen) <= HEIGHT
    assert max(map(display_width, screen)) <= WIDTH
    assert not [line for line in screen if line.endswith("…")]


def test_the_screen_says_what_was_late_what_is_open_and_that_nothing_was_lost(
    screen: list[str],
) -> None:
    text = "\n".join(screen)
    assert "TRỄ HẠN: 2 việc" in text
    assert "quá hạn 2 ngày làm việc" in text
    assert "quá hạn 23 ngày làm việc" in text
    assert "lãnh đạo 25/06" in text
    assert "CÒN MỞ: 3 việc" in text
    assert "mất 0 thư, 1 thư đến hai lần" in text
    assert "Nguyên vẹn" in text
    assert "11/11 điều mong đợi đúng" in text


def test_the_story_shows_old_and_new_deadlines_of_the_moved_visit(
    screen: list[str], played: subprocess.CompletedProcess[str]
) -> None:
    assert "05/06/2024 -> thứ Tư 12/06/2024" in played.stdout
    assert "19/06/2024 -> thứ Tư 26/06/2024" in played.stdout


def test_the_mails_can_be_opened(screen: list[str], folder: Path) -> None:
    mails = sorted((folder / "mail").glob("*.eml"))
    assert len(mails) > 600
    subjects = [
        message_from_bytes(path.read_bytes(), policy=policy.default)["Subject"] for path in mails
    ]
    assert sum(subject.startswith("[Đôn đốc]") for subject in subjects) > 300


def test_the_three_commands_to_try_work_as_they_stand(screen: list[str]) -> None:
    tried = [line.strip() for line in screen if line.startswith("  dondoc ")]
    exported = [line.split()[1:] for line in screen if line.startswith("  export ")]
    given = dict(word.split("=", 1) for line in exported for word in line)
    environment = {**os.environ, **given, "PATH": os.environ["PATH"]}
    assert len(tried) == 3
    for line in tried:
        words = [sys.executable, "-m", "dondoc.cli.main", *shlex.split(line)[1:]]
        answer = run(words, environment)
        assert answer.returncode == 0, (line, answer.stderr)
        assert answer.stdout.strip()
