"""The tables of a graph as Parquet files: those of kg.export.codebook and of kg.compare.reference, from one reading."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.compare import reference
from kg.compare.connection import UNFINISHED, Progress, connected
from kg.export import csvs, parquet, tables
from kg.graph import read
from kg.graph.source import Source
from kg.model import Plan


def make(source: Source, folder: Path, progress: Progress | None = None) -> None:
    """Write every table of a graph as FOLDER/NAME.parquet.

    Raises:
        ExportError: if DuckDB cannot write them.
        OSError: if the disk is full.
    """
    total = len(read.documents(source)) if progress else 0
    gathered = reference.Gathered()

    def plans() -> Iterator[Plan]:
        done = 0
        for plan in read.plans(source):  # enumerate would keep each plan until the next is made
            gathered.add(plan)
            name, done = plan.document.id, done + 1
            yield plan
            del plan
            if progress:
                progress(name, done, total)

    with TemporaryDirectory(prefix=UNFINISHED, dir=folder) as scratch:
        with csvs.Sheets(Path(scratch), raw=True) as sheets:
            for table, row in tables.stream(plans()):
                sheets.add(table, row)
        parquet.convert(sheets.paths, folder)
        with connected() as connection:
            for name, columns in reference.TABLES.items():
                source_file = Path(scratch) / f"{name}.csv"
                csvs.write_rows(source_file, columns, gathered.rows(name), raw=True)
                target = str(folder / f"{name}.parquet").replace("'", "''")
                typed = ", ".join(f"'{column}': '{parquet.TYPES[type_]}'" for column, type_ in columns.items())
                copy = parquet.COPY.format(line=parquet.LINE, buffer=2 * parquet.LINE, columns=typed, target=target)
                connection.execute(copy, {"source": str(source_file)})
