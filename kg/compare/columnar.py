"""The facts as columns: DuckDB over Parquet files of the tables of kg.export.codebook and of kg.compare.reference.

kg.compare.making writes them; this module opens them and imports little, for most commands find them made. A build's
files lie beside its graph, in the folder `tables` of the generation. They are made at the first use, as a whole or not
at all, and a new generation (a build, an import) has none yet. A seal says what they were made from: files that it does
not fit, or that DuckDB cannot read, are made again. Where the folder cannot be written, they lie in the user's cache;
those of an endpoint in a temporary folder that goes with the Tables.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import TYPE_CHECKING, Any

from kg import paths
from kg.compare.connection import UNFINISHED, Progress, connected
from kg.errors import StoreError

if TYPE_CHECKING:
    from kg.graph.source import Source

FOLDER, SEAL = "tables", "seal.json"
MADE_BY = (
    *("compare/making.py", "compare/reference.py", "compare/offices.py", "compare/absences.py", "compare/scopes.py"),
    *("export/codebook.py", "export/tables.py", "graph/read.py", "link/outcomes.py"),
)
ONTOLOGY = (
    "measures.ttl",
    "indicators.ttl",
    "programmes.ttl",
    "core.ttl",
    "comparison.ttl",
    "units.ttl",
    "quantities.ttl",
)
"""Modules and files of ontology/ that decide what the tables hold."""
KEPT = 8
"""Builds whose tables the user's cache holds."""
CURE = "free some space, or run kg build --force"
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
    return Tables(*_temporary(source, progress))


class Tables:
    """A connection to the tables, for one thread. In SQL a table has its name with _ for - (measure_facts); so called
    with _numbered it has one column more, file_row_number, in the order of documents and texts.

    >>> import pyoxigraph
    >>> with open_tables(pyoxigraph.Store()) as tables:
    ...     tables.sql("SELECT count(*) FROM measure_facts WHERE city = ?", ["宁波市"])
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
        self._connection = connected()

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
                raise StoreError(f"cannot read the tables: {str(error).splitlines()[0]}", cure=CURE) from error
        self._connection.close()
        self.folder, self._scratch = self._again()
        self._again, self._connection, self._views = None, connected(), set()
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
            StoreError: if there is no such table.
        """
        name = table.replace("-", "_")
        if name not in {path.stem.replace("-", "_") for path in self._files}:
            raise StoreError(f"there is no table {table!r}", cure="kg.export.codebook says which there are")
        return [column for column, *_ in self.sql(f'DESCRIBE SELECT * FROM "{name}"')]

    @property
    def _files(self) -> list[Path]:
        return sorted(self.folder.glob("*.parquet"))

    def _sql(self, text: str, parameters: list[Any] | dict[str, Any] | None) -> list[tuple[Any, ...]]:
        for path in self._files:
            view = path.stem.replace("-", "_")
            if view not in self._views and re.search(rf"\b{view}(_numbered)?\b", text):
                quoted = str(path).replace("'", "''")
                for name, number in ((view, "false"), (f"{view}_numbered", "true")):
                    read = f"read_parquet('{quoted}', file_row_number = {number})"
                    self._connection.execute(f'CREATE VIEW "{name}" AS SELECT * FROM {read}')
                self._views.add(view)
        return self._connection.execute(text, parameters or []).fetchall()


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
    return _temporary(store.open_store(build), progress)


def _temporary(source: Source, progress: Progress | None) -> tuple[Path, TemporaryDirectory[str]]:
    """A temporary folder with the tables of a graph."""
    from kg.compare.making import make

    scratch = TemporaryDirectory(prefix="kg-tables-")
    make(source, Path(scratch.name), progress)
    return Path(scratch.name), scratch


def sealed(build: Path) -> dict[str, str]:
    """What tables of a build's current generation are made from: its graph, and code and ontology that make them."""
    from kg.graph import store

    generation = store.current(build)
    graph = ""
    with suppress(StoreError):
        graph = store.manifest(build).get("graph_sha256", "")
    code = sha256()
    for path in [*(paths.PACKAGE / name for name in MADE_BY), *(paths.ontology() / name for name in ONTOLOGY)]:
        code.update(path.read_bytes())
    return {"graph": graph or store.sha256_of(generation / store.GRAPH), "made_by": code.hexdigest()}


def fits(folder: Path, seal: dict[str, str]) -> bool:
    """Whether a folder holds whole tables that were made from this."""
    try:
        said = json.loads((folder / SEAL).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(said == {**seal, "sizes": sizes_of(folder)})


def sizes_of(folder: Path) -> dict[str, int]:
    """The size of each table's file."""
    return {path.name: path.stat().st_size for path in sorted(folder.glob("*.parquet"))}


def _cache(seal: dict[str, str]) -> Path:
    root = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return root / "kg-cn-plans" / f"{seal['graph'][:20]}-{seal['made_by'][:12]}"


def _publish(build: Path, folder: Path, seal: dict[str, str], progress: Progress | None) -> Path:
    """Make the tables beside a folder and put them in its place."""
    from kg.compare.making import make
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
        (made / SEAL).write_text(json.dumps({**seal, "sizes": sizes_of(made)}), encoding="utf-8")
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
