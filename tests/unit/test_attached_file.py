"""Files as evidence: limits, and the mark of a state secret."""

from pathlib import Path

import pytest

from dondoc.cli import attached_file
from dondoc.cli.attached_file import MOST_BYTES, is_marked_secret, read_evidence, read_file
from dondoc.language import translate_error
from engine.errors import InvalidInput


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("báo cáo Mật.docx", ""),
        ("toi-mat_2024.pdf", ""),
        ("a.txt", "ỦY BAN NHÂN DÂN TỈNH\nMẬT\nBÁO CÁO"),
        ("a.txt", "TỐI MẬT"),
        ("a.txt", "Số: 01/BC - TUYỆT MẬT"),
    ],
)
def test_what_is_marked_is_refused(tmp_path: Path, name: str, head: str) -> None:
    path = tmp_path / name
    path.write_text(head or "nội dung", encoding="utf-8")
    with pytest.raises(InvalidInput, match="có dấu Mật"):
        read_evidence(str(path))


def test_a_text_in_utf_16_is_looked_at_too() -> None:
    assert is_marked_secret("a.txt", "MẬT\n".encode("utf-16"))


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("bảo mật thông tin.pdf", ""),
        ("mat-bang.jpg", ""),
        ("a.txt", "AN TOÀN, BẢO MẬT THÔNG TIN"),
        ("a.txt", "MẬTTHƯ"),
        ("a.txt", "giữ bí mật kinh doanh"),
        ("a.txt", "\n" * 40 + "MẬT"),
    ],
)
def test_words_that_only_look_like_it_pass(name: str, head: str) -> None:
    assert not is_marked_secret(name, head.encode())


def test_a_file_too_large_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "phim.mp4"
    with path.open("wb") as file:
        file.truncate(2 * MOST_BYTES)
    monkeypatch.setattr(Path, "read_bytes", lambda _path: pytest.fail("read"))
    with pytest.raises(InvalidInput) as caught:
        read_file(str(path))
    assert translate_error(caught.value) == (
        "tệp phim.mp4 quá lớn: 50.0 MB, tối đa 25 MB; chia nhỏ hoặc nén lại"
    )


def test_an_empty_or_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "trong").write_bytes(b" \n")
    for name, part in (("trong", "trống"), ("khong-co", "không đọc được"), (".", "không đọc được")):
        with pytest.raises(InvalidInput, match=part):
            read_file(str(tmp_path / name))


def test_the_limit_is_that_of_the_store() -> None:
    from store.parts.records import MOST_MEGABYTES

    assert attached_file.MOST_MEGABYTES == MOST_MEGABYTES
