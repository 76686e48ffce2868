"""Exports of a build for other tools: one writer a format, in one registry."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import ExportError
from kg.export.files import archive, inside, replaced, replaced_folder
from kg.export.job import Job, Progress
from kg.export.selection import EVERYTHING, Selection

if TYPE_CHECKING:
    from kg.graph.source import Source

__all__ = ["WRITERS", "Format", "Job", "Progress", "Selection", "run", "write"]


class Format(NamedTuple):
    """A format: the module of kg.export whose `write(job, path)` makes it, and whether that is a folder.

    `signs` are files by which a package is known; tables, which may stand beside other files, have none.
    """

    module: str
    says: str
    folder: bool = False
    signs: tuple[str, ...] = ()
    cells: bool = False
    """Whether its CSV files may begin with a byte order mark."""

    @property
    def writer(self) -> Callable[[Job, Path], None]:
        """The function that fills a file, or an empty folder."""
        found: Callable[[Job, Path], None] = import_module(f"kg.export.{self.module}").write
        return found


WRITERS: dict[str, Format] = {
    "tables": Format("csvs", "tables as CSV", folder=True, cells=True),
    "xlsx": Format("xlsx", "tables as one workbook"),
    "parquet": Format("parquet", "tables as Parquet", folder=True),
    "ttl": Format("rdf", "Turtle"),
    "trig": Format("rdf", "TriG"),
    "nt": Format("rdf", "N-Triples"),
    "nq": Format("rdf", "N-Quads"),
    "rdf": Format("rdf", "RDF/XML"),
    "jsonld": Format("rdf", "JSON-LD"),
    "graphml": Format("graphs", "the network as GraphML"),
    "gexf": Format("graphs", "the network as GEXF, for Gephi"),
    "cytoscape": Format("graphs", "the network as Cytoscape JSON"),
    "neo4j": Format("neo4j", "CSV for neo4j-admin", folder=True, signs=("constraints.cypher", "import.sh")),
    "crate": Format(
        "crate",
        "an RO-Crate and data package to deposit",
        folder=True,
        signs=("ro-crate-metadata.json", "graph.nq"),
        cells=True,
    ),
}
"""Format -> writer. A new format is a new line here."""
ARCHIVE = ".zip"


def write(
    form: str,
    path: Path,
    build: Path | Source,
    *,
    selection: Selection = EVERYTHING,
    bom: bool = False,
    raw: bool = False,
    progress: Progress | None = None,
) -> list[Path]:
    """Write the current graph of a build, or of an endpoint, to a path, whole or not at all; returns the files written.

    What is a folder becomes one archive where the path ends in .zip.

    Args:
        selection: the facts to keep (kg.export.choices.select makes one from names).
        bom: begin CSV files with a byte order mark, as some versions of Excel want.
        raw: leave cells of CSV files as they are that a spreadsheet would run as formulas.
        progress: called with what is written, how much is done and how much there is.

    Raises:
        ExportError: if the format is unknown, does not go with the path, or a file cannot be written.
        StoreError: if there is no graph.
    """
    return run(Job(build, form, selection, bom, raw, progress), path)


def check(form: str, path: Path, *, bom: bool = False) -> None:
    """Refuse what makes no sense, before any work.

    Raises:
        ExportError: if there is no such format, it is one file and the path an archive, or has no CSV and a mark is
            asked for.
    """
    if form not in WRITERS:
        raise ExportError(f"there is no format {form!r}", cure=f"choose one of {', '.join(WRITERS)}")
    if not WRITERS[form].folder and path.suffix.lower() == ARCHIVE:
        raise ExportError(f"{form} is one file, not an archive: {path}", cure=f"name it {path.with_suffix('.' + form)}")
    if bom and not WRITERS[form].cells:
        having = ", ".join(name for name, each in WRITERS.items() if each.cells)
        raise ExportError(f"{form} has no CSV tables for a byte order mark", cure=f"leave --bom away; {having} take it")


def run(job: Job, path: Path) -> list[Path]:
    """Do a job; afterwards `job.kept` says how many facts were written."""
    check(job.form, path, bom=job.bom)
    form = WRITERS[job.form]
    if form.folder and path.suffix.lower() != ARCHIVE:
        with replaced_folder(path, form.signs) as folder:
            form.writer(job, folder)
        return [path / name for name in inside(path)]
    if path.is_dir():
        raise ExportError(f"{path} is a folder", cure=f"name a file in it, such as {path / f'graph.{job.form}'}")
    with replaced(path) as temporary:
        if form.folder:
            with TemporaryDirectory(prefix=f".{path.name}.", dir=temporary.parent) as folder:
                inner = Path(folder) / path.stem
                inner.mkdir()
                form.writer(job, inner)
                archive(inner, temporary)
        else:
            form.writer(job, temporary)
    return [path]
