"""The tables as Parquet files with the types of the codebook, made by DuckDB from CSV files that are streamed first.

One thread and the order of the rows: the same graph gives the same bytes.
"""

from __future__ import annotations

import errno
import json
import os
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.errors import ExportError
from kg.export import codebook, columns
from kg.export.csvs import Sheets, spool
from kg.export.job import Job

TYPES = {
    columns.TEXT: "VARCHAR",
    columns.INTEGER: "BIGINT",
    columns.DOUBLE: "DOUBLE",
    columns.BOOLEAN: "BOOLEAN",
}
LINE = 1 << 26
"""Bytes of the longest row that is read."""
CURE = "free some space or memory; tables as CSV need less of both (kg export tables)"
SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "preserve_insertion_order": True,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
COPY = """COPY (SELECT * FROM read_csv($source, auto_detect = false, header = true,
delim = ',', quote = '"', escape = '"', nullstr = '', parallel = false,
max_line_size = {line}, buffer_size = {buffer}, columns = {{{columns}}}))
TO '{target}' (FORMAT parquet, COMPRESSION zstd)"""


def write(job: Job, folder: Path) -> None:
    """Write every table as FOLDER/NAME.parquet."""
    with TemporaryDirectory(prefix=".tables.", dir=folder.parent) as scratch:
        with Sheets(Path(scratch), raw=True) as sheets:
            spool(job, sheets)
        convert(sheets.paths, folder)


def convert(sources: dict[str, Path], folder: Path) -> None:
    """Unguarded CSV files, by table, to Parquet files.

    Raises:
        ExportError: if DuckDB cannot read or write them.
        OSError: if the disk is full.
    """
    import duckdb

    with TemporaryDirectory(prefix=".duckdb.", dir=folder.parent) as scratch:
        settings = {**SETTINGS, "temp_directory": scratch}
        try:
            with duckdb.connect(config=settings) as connection:
                for table, source in sources.items():
                    connection.execute(statement(table, folder / f"{table}.parquet"), {"source": str(source)})
        except duckdb.Error as error:
            full = os.strerror(errno.ENOSPC)
            if full in str(error):
                raise OSError(errno.ENOSPC, full) from error
            raise ExportError(f"DuckDB cannot write Parquet: {reason(error)}", cure=CURE) from error


def reason(error: Exception) -> str:
    """What DuckDB says, in one line; some of its errors are JSON.

    >>> reason(OSError('{"exception_type":"IO","exception_message":"No space left on device"}'))
    'No space left on device'
    """
    said = str(error).strip()
    with suppress(ValueError):
        found = json.loads(said[said.index("{") :])
        said = str(found.get("exception_message") or said) if isinstance(found, dict) else said
    return said.split("\n", 1)[0].strip()


def statement(table: str, target: Path) -> str:
    """The statement that makes one Parquet file from $source."""
    columns = ", ".join(f"'{name}': '{TYPES[each.type]}'" for name, each in codebook.columns(table).items())
    quoted = str(target).replace("'", "''")
    return COPY.format(line=LINE, buffer=2 * LINE, columns=columns, target=quoted)
