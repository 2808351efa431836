"""Settings: flag over environment over file, all problems at once, secrets unseen."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from dondoc.language import translate_error
from dondoc.settings import Settings, load_settings, peek_language
from engine.errors import InvalidInput


@pytest.fixture(autouse=True)
def a_home_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def load(
    folder: Path,
    *,
    flags: Mapping[str, str] | None = None,
    environ: Mapping[str, str] | None = None,
    file: str | None = None,
) -> Settings:
    if file is not None:
        (folder / "dondoc.toml").write_text(file, encoding="utf-8")
    return load_settings(flags or {}, environ or {}, folder=folder)


def problems(folder: Path, **given: object) -> list[str]:
    with pytest.raises(InvalidInput) as refused:
        load(folder, **given)  # type: ignore[arg-type]  # handed through by name
    first, *lines = translate_error(refused.value).split("\n  - ")
    assert first == f"Cấu hình có {len(lines)} chỗ phải sửa:"
    return lines


def test_without_anything_the_database_lies_in_the_users_folder(tmp_path: Path) -> None:
    settings = load(tmp_path)
    assert settings.database_url == f"sqlite:///{tmp_path}/data/dondoc/dondoc.sqlite3"
    assert settings.outbox_dir == tmp_path / "data/dondoc/outbox"
    assert (settings.language, settings.smtp_host, settings.smtp_port) == ("vi", "", 587)
    assert settings.config_file is None


def test_flag_wins_over_environment_over_file_and_each_value_knows_its_origin(
    tmp_path: Path,
) -> None:
    settings = load(
        tmp_path,
        flags={"actor": "cờ"},
        environ={"DONDOC_ACTOR": "môi trường", "DONDOC_LANGUAGE": "en", "DONDOC_MAIL_REPLY_TO": ""},
        file='actor = "tệp"\nlanguage = "vi"\nsmtp_host = "thu.example.vn"\nsmtp_security = "ssl"\n'
        'mail_from = "kiemtra@example.vn"',
    )
    assert (settings.actor, settings.language) == ("cờ", "en")
    assert (settings.smtp_port, settings.mail_domain) == (465, "example.vn")
    shown = {name: origin for name, _value, origin in settings.shown()}
    assert shown["actor"] == "flag"
    assert shown["language"] == "environment"
    assert shown["smtp_host"] == str(tmp_path / "dondoc.toml")
    assert shown["poll_seconds"] == "default"


def test_paths_in_the_file_are_meant_from_its_folder_and_typed_ones_from_here(
    tmp_path: Path,
) -> None:
    (tmp_path / "office").mkdir()
    path = tmp_path / "office/settings.toml"
    path.write_text('database_url = "a.sqlite3"\noutbox_dir = "mail"', encoding="utf-8")
    there = load_settings({}, {"DONDOC_CONFIG": "office/settings.toml"}, folder=tmp_path)
    assert there.database_url == f"sqlite:///{tmp_path}/office/a.sqlite3"
    assert there.outbox_dir == tmp_path / "office/mail"
    here = load_settings(
        {"database_url": "b.sqlite3"}, {}, config="office/settings.toml", folder=tmp_path
    )
    assert here.database_url == f"sqlite:///{tmp_path}/b.sqlite3"


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("sqlite:////srv/a.sqlite3", "sqlite:////srv/a.sqlite3"),
        ("/srv/a.sqlite3", "sqlite:////srv/a.sqlite3"),
        ("postgresql://an@may/dd", "postgresql+psycopg://an@may/dd"),
        ("postgres:///dd?host=/run", "postgresql+psycopg:///dd?host=/run"),
    ],
)
def test_a_database_is_a_path_or_an_address(tmp_path: Path, given: str, meant: str) -> None:
    assert load(tmp_path, flags={"database_url": given}).database_url == meant


def test_all_problems_are_told_together(tmp_path: Path) -> None:
    lines = problems(
        tmp_path,
        flags={"database_url": "mysql://x"},
        environ={"DONDOC_SMPT_HOST": "x", "DONDOC_POLL_SECONDS": "0", "DONDOC_TEST_X": "1"},
        file='smtp_security = "tls"\nsmtp_port = 99999\nmail_from = "kiem tra"\nlangage = "vi"\n'
        'actor = ["a"]\nsmtp_password = "bí mật"\nmail_from_name = "a\\nb"',
    )
    assert "không có khóa 'langage'; gần nhất: language" in lines[0]
    assert "mật khẩu không để trong tệp này" in lines[1]
    assert lines[2] == "environment: không có khóa 'DONDOC_SMPT_HOST'; gần nhất: smtp_host"
    assert lines[3:] == [
        "smtp_security: 'tls' không dùng được; chọn một trong: none, starttls, ssl",
        "smtp_port: phải là số từ 1 đến 65535, không phải '99999'",
        "mail_from: 'kiem tra' không phải địa chỉ thư; viết như kiemtra@example.vn",
        "actor: phải là chữ hoặc số, không phải ['a']",
        "mail_from_name: có ký tự điều khiển; viết trên một dòng",
        "poll_seconds: phải là số từ 1 đến 3600, không phải '0'",
        (
            "database_url: không dùng được cơ sở dữ liệu 'mysql'; dùng đường dẫn tệp, "
            "sqlite:///... hoặc postgresql://..."
        ),
    ]
    assert "bí mật" not in "".join(lines)


def test_a_database_that_keeps_nothing_is_refused(tmp_path: Path) -> None:
    assert "giữ được dữ liệu" in problems(tmp_path, flags={"database_url": ":memory:"})[0]


@pytest.mark.parametrize(
    ("text", "told"),
    [("actor = ", "không phải TOML"), (None, "không đọc được")],
)
def test_a_settings_file_that_cannot_be_read_is_told(
    tmp_path: Path, text: str | None, told: str
) -> None:
    if text:
        (tmp_path / "x.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInput) as refused:
        load_settings({}, {}, config="x.toml", folder=tmp_path)
    assert told in translate_error(refused.value)


def test_a_password_comes_from_the_environment_or_a_closed_file_and_is_never_shown(
    tmp_path: Path,
) -> None:
    secret = tmp_path / "mat-khau"
    secret.write_text("từ tệp\n", encoding="utf-8")
    secret.chmod(0o600)
    environ = {"DONDOC_SMTP_PASSWORD_FILE": str(secret)}
    assert load(tmp_path, environ=environ).smtp_password == "từ tệp"
    settings = load(tmp_path, environ={**environ, "DONDOC_SMTP_PASSWORD": "từ môi trường"})
    assert settings.smtp_password == "từ môi trường"
    assert "từ môi trường" not in repr(settings) + repr(settings.shown())


def test_a_password_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "mat-khau"
    secret.write_text("x", encoding="utf-8")
    secret.chmod(0o644)
    environ = {"DONDOC_SMTP_PASSWORD_FILE": str(secret)}
    assert problems(tmp_path, environ=environ) == [
        f"{secret}: người khác trên máy đọc được mật khẩu; chạy: chmod 600 {secret}"
    ]
    secret.unlink()
    assert "không đọc được" in problems(tmp_path, environ=environ)[0]


def test_the_password_of_a_database_is_masked_and_not_typed_on_the_command_line(
    tmp_path: Path,
) -> None:
    url = "postgresql://an:bimat@may/dd"
    settings = load(tmp_path, environ={"DONDOC_DATABASE_URL": url})
    assert "bimat" in settings.database_url
    assert settings.shown()[0][1] == "postgresql+psycopg://an:***@may/dd"
    assert "DONDOC_DATABASE_URL" in problems(tmp_path, flags={"database_url": url})[0]


def test_a_database_password_in_an_open_file_is_refused(tmp_path: Path) -> None:
    file = 'database_url = "postgresql://an:bimat@may/dd"'
    (tmp_path / "dondoc.toml").touch(mode=0o644)
    assert "chmod 600" in problems(tmp_path, file=file)[0]
    (tmp_path / "dondoc.toml").chmod(0o600)
    assert "bimat" in load(tmp_path, file=file).database_url


def test_mail_settings_must_fit_together(tmp_path: Path) -> None:
    lines = problems(
        tmp_path,
        environ={
            "DONDOC_SMTP_HOST": "thu.example.vn",
            "DONDOC_SMTP_USER": "an",
            "DONDOC_SMTP_SECURITY": "none",
        },
    )
    assert [line.split(":")[0] for line in lines] == ["mail_from", "smtp_user", "smtp_security"]


def test_a_server_on_this_machine_may_be_asked_without_encryption(tmp_path: Path) -> None:
    environ = {
        "DONDOC_SMTP_HOST": "127.0.0.1",
        "DONDOC_SMTP_USER": "an",
        "DONDOC_SMTP_PASSWORD": "x",
        "DONDOC_SMTP_SECURITY": "none",
        "DONDOC_MAIL_FROM": "kiemtra@example.vn",
    }
    assert load(tmp_path, environ=environ).smtp_port == 25


def test_the_language_can_be_read_before_the_rest_is_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert peek_language({}) == "vi"
    (tmp_path / "dondoc.toml").write_text('language = "en"\nsai = 1', encoding="utf-8")
    assert peek_language({}) == "en"
    assert peek_language({"DONDOC_LANGUAGE": "fr"}) == "vi"
