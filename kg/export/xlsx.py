"""The tables as one workbook: typed columns, a sheet of notes, a codebook, and a sheet or more for each table.

Written row by row (constant memory), with a fixed date. Texts are never formulas or links. What a sheet cannot hold is
dealt with: more rows than fit go on in a further sheet, longer texts are cut with a mark, line ends are line feeds, and
control characters, which the format lacks, become U+FFFD.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from kg.export import codebook, columns, notes
from kg.export.job import Job

ROWS = 1_048_576
"""Rows of a sheet, its heading among them."""
LONGEST = 32_767
"""UTF-16 code units of a cell."""
MARK = "…[cut; whole in CSV and Parquet]"
CREATED = datetime(2000, 1, 1)
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
WIDTHS = {columns.TEXT: 14, columns.INTEGER: 9, columns.DOUBLE: 11, columns.BOOLEAN: 9}
WIDE = {"quote": 60, "clause": 60, "target_quote": 50, "other_quote": 50, "title": 50, "section": 34, "indicator": 24,
        "label": 28, "body": 28, "sha256": 20, "doc": 30, "name": 24, "zh": 44, "en": 60, "values": 44, "object": 24,
        "what": 18, "said": 100}  # fmt: skip
SETTINGS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write(job: Job, path: Path) -> None:
    """Write the workbook."""
    from tempfile import TemporaryDirectory

    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.exceptions import FileCreateError  # type: ignore[import-untyped]

    from kg.export.tables import of_job

    with TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as scratch:
        workbook = Workbook(str(path), {**SETTINGS, "tmpdir": scratch})
        book = Book(workbook, job)
        for table, row in of_job(job):
            book.add(table, row)
        book.finish()
        try:
            workbook.close()
        except FileCreateError as error:
            cause = error.args[0] if error.args and isinstance(error.args[0], OSError) else OSError(str(error))
            raise cause from error


def safe(text: str) -> str:
    """A text as a cell can hold it.

    >>> safe("a\\r\\nb\\x07"), len(safe("x" * 40000))
    ('a\\nb�', 32767)
    """
    text = ILLEGAL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text) <= LONGEST // 2 or units(text) <= LONGEST:
        return text
    room, head = LONGEST - len(MARK), text[: LONGEST - len(MARK)]
    while (over := units(head) - room) > 0:
        head = head[: -max(1, over // 2)]
    return head + MARK


def units(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text) + sum(char > "\uffff" for char in text)


class Book:
    """A workbook whose sheets take rows as they come."""

    def __init__(self, workbook: Any, job: Job) -> None:
        self._workbook, self._job = workbook, job
        self._bold = workbook.add_format({"bold": True, "bottom": 1})
        self._top = workbook.add_format({"valign": "top"})
        workbook.set_properties({"title": notes.TITLE, "comments": notes.licence(job), "created": CREATED})
        self._sheets: dict[str, Sheet] = {}
        self._more: dict[str, int] = {}
        workbook.use_zip64()
        self._notes = self._text("notes", ("what", "said"))
        about = self._text("codebook", codebook.HEADINGS)
        for row in codebook.rows():
            about.add(row)
        about.finish()
        for table in codebook.TABLES:
            self._sheets[table] = self._sheet(table, codebook.columns(table))

    def _text(self, name: str, headings: Sequence[str]) -> Sheet:
        return self._sheet(name, {heading: columns.Column(columns.TEXT, "", "") for heading in headings})

    def _sheet(self, name: str, columns: Mapping[str, columns.Column]) -> Sheet:
        return Sheet(self._workbook.add_worksheet(name), columns, self._bold, self._top)

    def add(self, table: str, row: Mapping[str, Any]) -> None:
        """Write a row, in a further sheet where the last is full."""
        if self._sheets[table].rows >= ROWS:
            self._sheets[table].finish()
            self._more[table] = self._more.get(table, 1) + 1
            self._sheets[table] = self._sheet(f"{table} ({self._more[table]})", codebook.columns(table))
        self._sheets[table].add(row.values())

    def finish(self) -> None:
        """Write the notes and set the filters, now that all rows are known."""
        for row in notes.rows(self._job):
            self._notes.add(row)
        for sheet in (self._notes, *self._sheets.values()):
            sheet.finish()


class Sheet:
    """One sheet: a heading that stays in sight, and typed columns."""

    def __init__(self, sheet: Any, columns: Mapping[str, columns.Column], bold: Any, top: Any) -> None:
        self._sheet, self._width = sheet, len(columns)
        self.rows = 1
        self._put = tuple(self._writer(column.type) for column in columns.values())
        for i, (name, column) in enumerate(columns.items()):
            sheet.set_column(i, i, WIDE.get(name, WIDTHS[column.type]), top)
        for i, name in enumerate(columns):
            sheet.write_string(0, i, name, bold)
        sheet.freeze_panes(1, 0)

    def _writer(self, type: str) -> Any:
        if type == columns.TEXT:
            return lambda row, column, value: self._sheet.write_string(row, column, safe(value))
        return self._sheet.write_boolean if type == columns.BOOLEAN else self._sheet.write_number

    def add(self, values: Any) -> None:
        """Write a row; None and "" are empty cells."""
        for i, (put, value) in enumerate(zip(self._put, values, strict=True)):
            if value is not None and value != "":
                put(self.rows, i, value)
        self.rows += 1

    def finish(self) -> None:
        """Put a filter over what was written."""
        self._sheet.autofilter(0, 0, self.rows - 1, self._width - 1)
