"""The catalogue of a corpus: one row a document, in catalogue.csv beside the files."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from kg import gazetteer
from kg.errors import CorpusError
from kg.model import DOCUMENT_TYPES
from kg.text.read import read

FILE = "catalogue.csv"
COLUMNS = ("file", "title", "cities", "type", "exercise", "issued", "publisher", "source", "sha256")
ASIDE = ("readme", "license", "licence", "changelog", "citation")
"""Files of these names (whatever their suffix) describe a corpus and are no documents."""

CODE = re.compile(r"[1-9]\d{5}")
DATE = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
TYPE = re.compile("|".join(DOCUMENT_TYPES))
HASH = re.compile(r"[0-9a-f]{64}")


class Row(NamedTuple):
    """What the catalogue says of a document; what it leaves empty is read from the text.

    `file` is the path inside the corpus, `cities` six-digit codes, `type` one of DOCUMENT_TYPES,
    `issued` an ISO date prefix, `sha256` that of the file's bytes.
    """

    file: str
    title: str = ""
    cities: tuple[str, ...] = ()
    type: str = ""
    exercise: str = ""
    issued: str = ""
    publisher: str = ""
    source: str = ""
    sha256: str = ""

    @property
    def id(self) -> str:
        """The document's id: its file's stem."""
        name = self.file.rpartition("/")[2]
        at = name.rfind(".")
        return name[:at] if 0 < at < len(name) - 1 else name


def load(folder: Path) -> tuple[Row, ...]:
    """The rows of a corpus in the order of their ids; without a catalogue, rows with only file and hash.

    Raises:
        CorpusError: if catalogue and files disagree, a row is malformed or a file cannot be read.
    """
    if not folder.is_dir():
        raise CorpusError(f"{folder} is no folder", cure="name the folder of your documents")
    files = documents(folder)
    if not files:
        raise CorpusError(f"{folder} holds no documents", cure="put .txt or .md files into it")
    _unique(folder, files)
    if not (folder / FILE).is_file():
        rows = tuple(Row(file, sha256=read(folder / file).sha256) for file in files)
    else:
        rows = tuple(_listed(folder, files))
    return tuple(sorted(rows, key=lambda row: row.id))


def documents(folder: Path) -> list[str]:
    """Paths, inside the folder, of the files that ought to be documents, sorted."""
    found = []
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        hidden = any(part.startswith((".", "~$")) for part in inside.parts)
        aside = inside.as_posix() == FILE or path.stem.lower() in ASIDE
        if path.is_file() and not hidden and not aside:
            found.append(inside.as_posix())
    return found


def _unique(folder: Path, files: list[str]) -> None:
    seen: dict[str, str] = {}
    for file in files:
        stem = PurePosixPath(file).stem
        if stem in seen:
            raise CorpusError(f"{folder}: {seen[stem]} and {file} have the same name", cure="rename one of them")
        seen[stem] = file


def _listed(folder: Path, files: list[str]) -> Iterator[Row]:
    path = folder / FILE
    seen: dict[str, int] = {}
    for line, row in _rows(path):
        where = f"{path}, line {line}"
        if row.file in seen:
            raise CorpusError(f"{where}: {row.file} stands in line {seen[row.file]} too", cure="delete one of the rows")
        seen[row.file] = line
        if row.file not in files:
            raise CorpusError(f"{where}: there is no file {row.file}", cure="restore the file or delete the row")
        found = read(folder / row.file).sha256
        if row.sha256 and row.sha256 != found:
            raise CorpusError(
                f"{where}: {row.file} has SHA-256 {found}, not {row.sha256}",
                cure="restore the file; if the change is meant, write the new hash into the catalogue",
            )
        yield row._replace(sha256=found)
    for file in files:
        if file not in seen:
            raise CorpusError(f"{path}: {file} is not listed", cure="add a row for it or move it out of the folder")


def _rows(path: Path) -> Iterator[tuple[int, Row]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"cannot read {path}: {error}", cure="save it as CSV in UTF-8") from error
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
        if missing:
            cure = f"its columns are {','.join(COLUMNS)}"
            raise CorpusError(f"{path} lacks the column {', '.join(missing)}", cure=cure)
        for cells in reader:
            yield reader.line_num, _row(f"{path}, line {reader.line_num}", cells)
    except csv.Error as error:
        raise CorpusError(f"{path}, line {reader.line_num}: {error}", cure="save it as CSV in UTF-8") from error


def _row(where: str, cells: dict[str, str | None]) -> Row:
    if None in cells or None in cells.values():
        raise CorpusError(f"{where}: not as many cells as columns", cure="put quotation marks round cells with commas")
    value = {column: (cells[column] or "").strip() for column in COLUMNS}
    cities = tuple(value["cities"].split())
    _check_path(where, value["file"])
    checks = [("city code", code, CODE, "a six-digit GB/T 2260 code") for code in cities]
    checks += (
        ("type", value["type"], TYPE, f"one of {', '.join(DOCUMENT_TYPES)}"),
        ("date", value["issued"], DATE, "a date such as 2023-04-03"),
        ("SHA-256", value["sha256"], HASH, "64 hexadecimal digits"),
    )
    for name, cell, form, cure in checks:
        if cell and not form.fullmatch(cell):
            raise CorpusError(f"{where}: {value['file']}: {cell!r} is no {name}", cure=f"write {cure}")
    for code in cities:
        if gazetteer.by_code(code) is None:
            cure = "correct the code; ontology/places lists the divisions with theirs"
            raise CorpusError(f"{where}: {value['file']}: no division has the code {code}", cure=cure)
    if len(set(cities)) < len(cities):
        raise CorpusError(f"{where}: {value['file']}: a city is named twice", cure="name each city once")
    return Row(**{**value, "cities": cities})  # type: ignore[arg-type]


def _check_path(where: str, file: str) -> None:
    path = PurePosixPath(file)
    inside = file and not path.is_absolute() and ".." not in path.parts and "\\" not in file and ":" not in file
    if not inside or path.as_posix() != file:
        cure = "write the file's name, as a.txt or 2023/a.txt"
        raise CorpusError(f"{where}: {file!r} is no path inside the corpus", cure=cure)
