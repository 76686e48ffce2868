"""Tables as CSV files as RFC 4180 says, written row by row."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TextIO

from kg.export import codebook
from kg.export.cells import cell
from kg.export.job import Job
from kg.export.tables import of_job


class Sheets:
    """CSV files that are open together, one a table, and take rows as they come.

    RFC 4180: with another line end the csv module leaves a bare carriage return unquoted.
    """

    def __init__(self, folder: Path, *, bom: bool = False, raw: bool = False) -> None:
        self._raw, self._files = raw, ExitStack()
        self._writers: dict[str, Any] = {}
        self.paths: dict[str, Path] = {}
        for name, table in codebook.TABLES.items():
            self.paths[name] = folder / f"{name}.csv"
            handle = self._files.enter_context(opened(self.paths[name], bom=bom))
            self._writers[name] = csv.writer(handle, lineterminator="\r\n")
            self._writers[name].writerow(table.columns)

    def __enter__(self) -> Sheets:
        return self

    def __exit__(self, *_: object) -> None:
        self._files.close()

    def add(self, table: str, row: Mapping[str, Any]) -> None:
        """Write a row, which has the columns of its table in their order."""
        self._writers[table].writerow([cell(value, raw=self._raw) for value in row.values()])


def opened(path: Path, *, bom: bool = False) -> TextIO:
    """A CSV file to write."""
    return path.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="")


def write(job: Job, folder: Path) -> None:
    """Write every table as FOLDER/NAME.csv, row by row."""
    with Sheets(folder, bom=job.bom, raw=job.raw) as sheets:
        spool(job, sheets)


def spool(job: Job, sheets: Sheets) -> None:
    """Write the rows of a job into open files."""
    for table, row in of_job(job):
        sheets.add(table, row)


def write_rows(path: Path, columns: Iterable[str], rows: Iterable[Iterable[object]], *, raw: bool = False) -> None:
    """Write one table of other columns."""
    with opened(path) as handle:
        writer = csv.writer(handle, lineterminator="\r\n")
        writer.writerow(columns)
        writer.writerows([cell(value, raw=raw) for value in row] for row in rows)
