"""`dondoc daemon unit`: units printed or written, never over somebody else's."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dondoc.language import set_language
from tests.acceptance.small_office import call, done, settle_in


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    settle_in(tmp_path, monkeypatch, "2024-04-01T08:00")
    (tmp_path / "units").mkdir()
    yield tmp_path
    set_language("vi")


def test_all_three_are_printed() -> None:
    text = done("daemon", "unit", "--user", "kiemtra").stdout
    assert text.count("# ---- dondoc") == 3
    assert text.count("User=kiemtra") == 2
    assert set(json.loads(done("daemon", "unit", "--json").stdout)["units"]) == {
        "dondoc.service", "dondoc-backup.service", "dondoc-backup.timer",
    }  # fmt: skip


def test_they_are_written_twice_alike_and_never_over_others(folder: Path) -> None:
    preview = done("daemon", "unit", "--write", "units", "--dry-run")
    assert "[CHƯA GHI]" in preview.stderr
    assert not list((folder / "units").iterdir())
    result = done("dich-vu", "don-vi-systemd", "--write", "units")
    assert result.stdout == preview.stdout
    assert "systemctl enable --now dondoc.service dondoc-backup.timer" in result.stderr
    assert (folder / "units" / "dondoc.service").stat().st_mode & 0o777 == 0o644
    done("daemon", "unit", "--write", "units")
    (folder / "units" / "dondoc.service").write_text("[Service]\n# mine\n", "utf-8")
    refused = call("daemon", "unit", "--write", "units")
    assert refused.exit_code == 74
    assert "đã có và khác" in refused.stderr
    assert "# mine" in (folder / "units" / "dondoc.service").read_text("utf-8")


def test_a_folder_that_is_not_there_or_cannot_be_written_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = call("daemon", "unit", "--write", "nowhere")
    assert missing.exit_code == 2
    assert "không có thư mục nowhere" in missing.stderr

    def refuse(*_args: object, **_named: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "write_text", refuse)
    refused = call("daemon", "unit", "--write", "units")
    assert refused.exit_code == 74
    assert "không ghi được units/dondoc.service" in refused.stderr


def test_an_account_is_a_name_and_nothing_more() -> None:
    refused = call("daemon", "unit", "--user", "a\nExecStart=/bin/sh")
    assert refused.exit_code == 2
    assert "không phải tên tài khoản" in refused.stderr
