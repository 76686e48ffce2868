"""Bytes to text: every encoding for certain, every failure with its cure."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from kg.errors import CorpusError
from kg.text import read as module
from kg.text.read import read

TEXT = "到2025年,全市PM2.5平均浓度控制在35微克/立方米以下。\n推进大气污染防治的工作。\n"


def written(tmp_path: Path, data: bytes, name: str = "a.txt") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "gbk", "utf-16-le", "utf-16-be", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    source = read(written(tmp_path, TEXT.encode(encoding)))
    assert source.text.removeprefix("\ufeff") == TEXT


def test_hash_and_bytes_are_the_files(tmp_path: Path) -> None:
    source = read(written(tmp_path, TEXT.encode()))
    assert source.data == TEXT.encode()
    assert source.sha256 == sha256(TEXT.encode()).hexdigest()
    assert source.stem == "a"


def test_offsets_are_those_of_universal_newlines_with_the_mark_kept(tmp_path: Path) -> None:
    path = written(tmp_path, b"\xef\xbb\xbf" + "甲\r\n乙\r丙\n".encode())
    with path.open(encoding="utf-8") as file:
        assert read(path).text == file.read() == "\ufeff甲\n乙\n丙\n"


def test_the_corpus_is_read_as_it_is() -> None:
    for path in sorted(Path(__file__).parents[2].joinpath("corpus").glob("*.txt")):
        with path.open(encoding="utf-8") as file:
            assert read(path).text == file.read()


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "a.txt", "is empty"),
        (b" \n\r\n", "a.txt", "holds no text"),
        (b"a\0b\0\0c", "a.txt", "NUL"),
        (b"%PDF-1.4 \xe2\xe3", "a.txt", "a PDF"),
        (b"PK\x03\x04rest", "a.txt", "Word"),
        ("空氣品質改善計畫與碳排放管理辦法".encode("big5"), "a.txt", "no encoding"),
        (b"caf\xe9 au lait", "a.txt", "no encoding"),
        (b"text", "a.docx", "does not read .docx"),
        (b"text", "a", "without a suffix"),
    ],
)
def test_what_cannot_be_read_names_file_and_cure(tmp_path: Path, data: bytes, name: str, words: str) -> None:
    with pytest.raises(CorpusError, match=words) as caught:
        read(written(tmp_path, data, name))
    assert name in str(caught.value) and "Cure: " in str(caught.value)


def test_missing_file_folder_and_giant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "folder.txt").mkdir()
    for name in ("none.txt", "folder.txt"):
        with pytest.raises(CorpusError, match=f"cannot read .*{name}"):
            read(tmp_path / name)
    monkeypatch.setattr(module, "MAX_BYTES", 10)
    with pytest.raises(CorpusError, match="more than 10"):
        read(written(tmp_path, TEXT.encode()))
