"""`config show --origin`: each value with the flag, the variable, or the file and line it is from."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dondoc.cli.main import cli
from dondoc.settings_values import masked, password_in


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    for variable in ("DONDOC_DATABASE_URL", "DONDOC_ACTOR", "DONDOC_CONFIG", "DONDOC_CLOCK"):
        monkeypatch.delenv(variable, raising=False)
    (tmp_path / "smtp-password").write_text("bi-mat-123", "utf-8")
    (tmp_path / "smtp-password").chmod(0o600)
    (tmp_path / "dondoc.toml").write_text(
        "# của Văn phòng\n"
        'actor = "VP-01"\n'
        "\n"
        'smtp_host = "mail.example.vn"\n'
        'smtp_user = "kiemtra"\n'
        'smtp_password_file = "smtp-password"\n'
        '"mail_from" = "kiemtra@example.vn"\n',
        "utf-8",
    )
    return tmp_path


def shown(*words: str) -> Result:
    result = CliRunner().invoke(cli, [*words, "config", "show", "--origin"], prog_name="dondoc")
    assert result.exit_code == 0, result.output
    return result


def test_each_value_says_flag_variable_line_or_default(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DONDOC_POLL_SECONDS", "10")
    result = CliRunner().invoke(cli, ["--db", "x.sqlite3", "config", "show", "--origin", "--json"])
    found = json.loads(result.stdout)["settings"]
    places = {name: (item["kind"], item["place"], item["line"]) for name, item in found.items()}
    file = str(folder / "dondoc.toml")
    assert places["database_url"] == ("flag", "--db", None)
    assert places["poll_seconds"] == ("environment", "DONDOC_POLL_SECONDS", None)
    assert places["actor"] == ("file", file, 2)
    assert places["mail_from"] == ("file", file, 7)
    assert places["smtp_port"] == ("default", "", None)


def test_people_read_it_as_a_table(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONDOC_POLL_SECONDS", "10")
    lines = shown("--as", "an").stdout.splitlines()
    ends = {line.split()[0]: line for line in lines[2:]}
    assert ends["actor"].endswith("dòng lệnh --as")
    assert ends["poll_seconds"].endswith("biến môi trường DONDOC_POLL_SECONDS")
    assert ends["smtp_host"].endswith(f"{folder}/dondoc.toml:4")
    assert ends["smtp_port"].endswith("mặc định")


def test_the_password_shows_where_it_is_and_never_what_it_is(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = shown().stdout
    assert "bi-mat-123" not in text
    (line,) = [line for line in text.splitlines() if line.startswith("smtp_password ")]
    assert line.split()[1:] == ["***", str(folder / "smtp-password")]
    monkeypatch.setenv("DONDOC_SMTP_PASSWORD", "bi-mat-456")
    text = shown().stdout
    assert "bi-mat-456" not in text
    assert "biến môi trường DONDOC_SMTP_PASSWORD" in text


def test_a_password_in_any_place_of_an_address_is_masked() -> None:
    for url in ("postgresql://a:s3cret@h/d", "postgresql://a@h/d?password=s3cret&schema=x"):
        assert password_in(url) == "s3cret"
        assert "s3cret" not in masked("database_url", url)
    assert masked("mail_from", "a?password=x") == "a?password=x"


def test_without_a_file_everything_is_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    for variable in ("DONDOC_DATABASE_URL", "DONDOC_ACTOR", "DONDOC_CONFIG", "DONDOC_CLOCK"):
        monkeypatch.delenv(variable, raising=False)
    assert "dondoc.toml" not in shown().stdout
