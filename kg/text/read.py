"""Bytes of a file to raw text, strictly: what cannot be read for certain is an error, never a guess."""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kg.errors import CorpusError

SUFFIXES = (".txt", ".md")
"""The kinds of file that kg reads."""

MAX_BYTES = 256 * 1024 * 1024
"""Largest file read, in bytes: some 90 million Chinese characters, far beyond any plan."""

SAMPLE = 20_000
COMMON = frozenset("的一是不和年在市、,。,:;《》“”一二三工作的建设发展理制生态环境實施國產業")
MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
)


class Source(NamedTuple):
    """A file as read: its path, its bytes, their SHA-256, the name of the encoding, and the raw text (`text`).

    In the raw text line ends are \\n and a byte order mark stays as a character, so that its offsets
    are those of any reader with universal newlines.
    """

    path: Path
    data: bytes
    sha256: str
    encoding: str
    text: str

    @property
    def stem(self) -> str:
        """The document's id."""
        return self.path.stem


def read(path: Path) -> Source:
    """Read a document.

    Raises:
        CorpusError: if the file is missing, empty, too large, binary, in no encoding known or of no suffix known.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise CorpusError(
            f"{path}: kg does not read {path.suffix or 'files without a suffix'}",
            cure=f"save it as text with one of the suffixes {', '.join(SUFFIXES)}, or move it out of the corpus",
        )
    data = _bytes(path)
    encoding, text = decode(data, path)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip("\ufeff \t\n\u3000"):
        raise CorpusError(f"{path} holds no text", cure="restore the file or take it out of the corpus")
    return Source(path, data, hashlib.sha256(data).hexdigest(), encoding, text)


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise CorpusError(f"{path} has {size} bytes, more than {MAX_BYTES}", cure="split it into documents")
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise CorpusError(f"cannot read {path}: {reason}", cure="check that it is a readable file") from error
    if not data:
        raise CorpusError(f"{path} is empty", cure="restore the file or take it out of the corpus")
    return data


def decode(data: bytes, path: Path) -> tuple[str, str]:
    """Encoding and text: by byte order mark, else UTF-8, else UTF-16 or GB 18030 if that reads as Chinese.

    Raises:
        CorpusError: if the bytes are binary or in no encoding known.
    """
    for magic, what in MAGIC:
        if data.startswith(magic):
            raise CorpusError(f"{path} is {what}, not text", cure="save it as UTF-8 text")
    for encoding, text in _candidates(data):
        if "\0" in text:
            continue
        return encoding, text
    what = (
        "is binary: it holds NUL bytes"
        if b"\0" in data
        else "is in no encoding that kg knows (UTF-8, UTF-16, GB 18030)"
    )
    raise CorpusError(f"{path} {what}", cure="save it as UTF-8 text")


def _candidates(data: bytes) -> Iterator[tuple[str, str]]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16-le" if data.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"
        yield from _strict(data, encoding)
        return
    yield from _strict(data, "utf-8")
    for encoding in ("utf-16-le", "utf-16-be") if b"\0" in data else ("gb18030",):
        yield from ((name, text) for name, text in _strict(data, encoding) if is_chinese(text))


def _strict(data: bytes, encoding: str) -> Iterator[tuple[str, str]]:
    try:
        yield encoding, data.decode(encoding)
    except UnicodeDecodeError:
        return


def is_chinese(text: str) -> bool:
    """Whether a text reads as Chinese: bytes of another encoding also decode, but to rare characters.

    >>> is_chinese("到2025年,全市森林覆盖率达到省定指标。"), is_chinese("瑋堿闌鎘")
    (True, False)
    """
    sample = [char for char in text[:SAMPLE] if char > "\x7f"]
    return bool(sample) and sum(char in COMMON for char in sample) >= 0.02 * len(sample)
