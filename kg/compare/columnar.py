"""The facts as columns: DuckDB over Parquet files of the tables of kg.export.codebook and of kg.compare.reference.

A build's files lie beside its graph, in the folder `tables` of the generation. They are made at the first use, as a
whole or not at all, and a new generation (a build, an import) has none yet. A seal says what they were made from:
files that it does not fit, or that DuckDB cannot read, are made again. Where the folder cannot be written, they lie in
the user's cache; those of an endpoint in a temporary folder that goes with the Tables.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import TYPE_CHECKING, Any

from kg import paths
from kg.compare import reference
from kg.errors import StoreError
from kg.export import codebook, csvs, parquet, tables

if TYPE_CHECKING:
    import duckdb

    from kg.graph.source import Source
    from kg.model import Plan

FOLDER, SEAL, UNFINISHED = "tables", "seal.json", ".tables-"
KNOWN = (*codebook.TABLES, *reference.TABLES)
MADE_BY = (
    *("compare/columnar.py", "compare/reference.py", "compare/offices.py", "compare/absences.py", "compare/scopes.py"),
    *("export/codebook.py", "export/tables.py", "graph/read.py", "link/outcomes.py"),
)
"""Modules that decide what the tables hold."""
KEPT = 8
"""Builds whose tables the user's cache holds."""
SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
CURE = "free some space, or run kg build --force"
Progress = Callable[[str, int, int], None]
Row = dict[str, Any]


def open_tables(source: Path | Source, *, progress: Progress | None = None) -> Tables:
    """The tables of a build folder, or of any graph that can be asked (an endpoint, an opened store).

    Args:
        progress: called while the tables are made, with the id of a document, how many are done and how many there are.

    Raises:
        StoreError: if there is no graph, or no room for the tables.
        EndpointError: if the endpoint does not answer.
    """
    if isinstance(source, Path):
        return Tables(*_of_build(source, progress), again=lambda: _of_build(source, progress, anew=True))
    scratch = TemporaryDirectory(prefix="kg-tables-")
    make(source, Path(scratch.name), progress)
    return Tables(Path(scratch.name), scratch)


class Tables:
    """A connection to the tables. In SQL a table has its name with _ for - (measure_facts).

    >>> import pyoxigraph
    >>> with open_tables(pyoxigraph.Store()) as tables:
    ...     tables.sql("SELECT count(*) FROM measure_facts WHERE city = ?", ["徐州市"])
    [(0,)]
    """

    def __init__(
        self,
        folder: Path,
        scratch: TemporaryDirectory[str] | None = None,
        *,
        again: Callable[[], tuple[Path, TemporaryDirectory[str] | None]] | None = None,
    ) -> None:
        self.folder = folder
        self._scratch, self._again = scratch, again
        self._views: set[str] = set()
        self._connection = _connected()

    def __enter__(self) -> Tables:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        self._connection.close()
        if self._scratch:
            self._scratch.cleanup()

    def sql(self, text: str, parameters: list[Any] | dict[str, Any] | None = None) -> list[tuple[Any, ...]]:
        """The rows that SQL answers; parameters stand for ? or $name.

        Raises:
            StoreError: if the files cannot be read even when made again.
        """
        import duckdb

        try:
            return self._sql(text, parameters)
        except (duckdb.IOException, duckdb.InvalidInputException, duckdb.SerializationException) as error:
            if not self._again:
                raise StoreError(f"cannot read the tables: {parquet.reason(error)}", cure=CURE) from error
        self._connection.close()
        self.folder, self._scratch = self._again()
        self._again, self._connection, self._views = None, _connected(), set()
        return self.sql(text, parameters)

    def dicts(self, text: str, parameters: list[Any] | dict[str, Any] | None = None) -> list[Row]:
        """The rows that SQL answers, as dicts by column."""
        rows = self.sql(text, parameters)
        heads = [column[0] for column in self._connection.description or ()]
        return [dict(zip(heads, row, strict=True)) for row in rows]

    def rows(self, table: str, columns: str = "", **where: Any) -> list[Row]:
        """The rows of a table (by any of its two names) as dicts, in the order of documents and texts.

        Args:
            columns: names parted by blanks; all where none is given.
            where: values that columns must have; None for an empty cell.
        """
        names = ", ".join(f'"{name}"' for name in columns.split()) or "*"
        tests = [f'"{name}" IS NOT DISTINCT FROM ?' for name in where]
        condition = f" WHERE {' AND '.join(tests)}" if tests else ""
        view = table.replace("-", "_")
        found = self.sql(f'SELECT {names} FROM "{view}"{condition}', list(where.values()))
        heads = columns.split() or self.columns(table)
        return [dict(zip(heads, row, strict=True)) for row in found]

    def columns(self, table: str) -> list[str]:
        """The columns of a table, in order.

        Raises:
            KeyError: if there is no such table.
        """
        known = {name.replace("-", "_"): name for name in KNOWN}
        name = known[table.replace("-", "_")]
        return list(reference.TABLES[name]) if name in reference.TABLES else list(codebook.TABLES[name].columns)

    def _sql(self, text: str, parameters: list[Any] | dict[str, Any] | None) -> list[tuple[Any, ...]]:
        for name in KNOWN:
            view = name.replace("-", "_")
            if view not in self._views and re.search(rf"\b{view}\b", text):
                path = str(self.folder / f"{name}.parquet").replace("'", "''")
                self._connection.execute(f"CREATE VIEW \"{view}\" AS SELECT * FROM read_parquet('{path}')")
                self._views.add(view)
        return self._connection.execute(text, parameters or []).fetchall()


def _connected() -> duckdb.DuckDBPyConnection:
    import duckdb

    return duckdb.connect(config=SETTINGS)


def _of_build(
    build: Path, progress: Progress | None, *, anew: bool = False
) -> tuple[Path, TemporaryDirectory[str] | None]:
    """The folder with the tables of a build, made if need be."""
    from kg.graph import store

    generation = store.current(build)
    seal = sealed(build)
    beside, cached = generation / FOLDER, _cache(seal)
    if not anew:
        for folder in (beside, cached):
            if fits(folder, seal):
                return folder, None
    for folder in (beside, cached):
        with suppress(OSError):
            return _publish(build, folder, seal, progress), None
    scratch = TemporaryDirectory(prefix="kg-tables-")
    make(store.open_store(build), Path(scratch.name), progress)
    return Path(scratch.name), scratch


def sealed(build: Path) -> dict[str, str]:
    """What tables of a build's current generation are made from: its graph, and code and ontology that make them."""
    from kg.graph import store

    generation = store.current(build)
    graph = ""
    with suppress(StoreError):
        graph = store.manifest(build).get("graph_sha256", "")
    code = sha256()
    for path in [*(paths.PACKAGE / name for name in MADE_BY), *reference.files()]:
        code.update(path.read_bytes())
    return {"graph": graph or store.sha256_of(generation / store.GRAPH), "made_by": code.hexdigest()}


def fits(folder: Path, seal: dict[str, str]) -> bool:
    """Whether a folder holds whole tables that were made from this."""
    try:
        said = json.loads((folder / SEAL).read_text(encoding="utf-8"))
        sizes = {name: (folder / f"{name}.parquet").stat().st_size for name in KNOWN}
    except (OSError, ValueError):
        return False
    return bool(said == {**seal, "sizes": sizes})


def _cache(seal: dict[str, str]) -> Path:
    root = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return root / "kg-cn-plans" / f"{seal['graph'][:20]}-{seal['made_by'][:12]}"


def _publish(build: Path, folder: Path, seal: dict[str, str], progress: Progress | None) -> Path:
    """Make the tables beside a folder and put them in its place."""
    from kg.graph import store

    if folder.name != FOLDER:
        folder.parent.mkdir(parents=True, exist_ok=True)
        for old in sorted(folder.parent.iterdir(), key=lambda path: path.stat().st_mtime)[: -KEPT + 1]:
            shutil.rmtree(old, ignore_errors=True)
    fresh = Path(mkdtemp(prefix=UNFINISHED, dir=folder.parent))
    try:
        made = fresh / FOLDER
        made.mkdir()
        make(store.open_store(build), made, progress)
        sizes = {name: (made / f"{name}.parquet").stat().st_size for name in KNOWN}
        (made / SEAL).write_text(json.dumps({**seal, "sizes": sizes}), encoding="utf-8")
        with suppress(FileNotFoundError):
            folder.rename(fresh / "old")
        try:
            made.rename(folder)
        except OSError:  # another process was quicker
            if not fits(folder, seal):
                raise
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return folder


def make(source: Source, folder: Path, progress: Progress | None = None) -> None:
    """Write every table of a graph as FOLDER/NAME.parquet.

    Raises:
        ExportError: if DuckDB cannot write them.
        OSError: if the disk is full.
    """
    from kg.graph import read

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
        with _connected() as connection:
            for name, columns in reference.TABLES.items():
                source_file = Path(scratch) / f"{name}.csv"
                csvs.write_rows(source_file, columns, gathered.rows(name), raw=True)
                target = str(folder / f"{name}.parquet").replace("'", "''")
                typed = ", ".join(f"'{column}': '{parquet.TYPES[type_]}'" for column, type_ in columns.items())
                copy = parquet.COPY.format(line=parquet.LINE, buffer=2 * parquet.LINE, columns=typed, target=target)
                connection.execute(copy, {"source": str(source_file)})
