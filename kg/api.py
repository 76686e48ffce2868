"""The Python face of kg: a few verbs for notebooks and scripts. `import kg` exports them.

Everything heavy (spaCy, pandas, rdflib, networkx) is imported by the verb that needs it.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from kg import paths
from kg.errors import ExportError
from kg.model import Plan

if TYPE_CHECKING:
    import networkx
    import pandas
    import pyoxigraph
    import rdflib


def open(folder: str | Path | None = None) -> Graph:
    """The graph of a build.

    Args:
        folder: what `kg build --out` was given; default: $KG_STORE, else build/.

    Raises:
        StoreError: if there is no graph.
    """
    return Graph(Path(folder) if folder else paths.build())


def build(corpus: str | Path | None = None, out: str | Path | None = None, *, workers: int = 1) -> Graph:
    """Build the graph of a folder of documents and open it. Defaults as of `kg build`.

    Raises:
        CorpusError: if the catalogue and the files disagree or a file cannot be read.
        ValidationError: if the graph breaks the shapes.
    """
    from kg.graph.build import build as run

    folder = Path(out) if out else paths.build()
    run(Path(corpus) if corpus else paths.corpus(), folder, workers=workers)
    return Graph(folder)


def read(text: str | Path) -> Plan:
    """Read one text, or one file (a Path), without a build: all its facts as frozen records.

    >>> plan = read("到2025年,全市PM2.5平均浓度控制在32微克/立方米以下。")
    >>> [(target.value, target.comparator, target.deadline) for target in plan.targets]
    [(32.0, '<=', '2025')]
    """
    from kg import catalogue, pipeline
    from kg.text.read import Source
    from kg.text.read import read as read_file

    if isinstance(text, Path):
        source = read_file(text)
    else:
        data = text.encode("utf-8")
        source = Source(Path("text.txt"), data, sha256(data).hexdigest(), "utf-8", text)
    return pipeline.read_source(source, catalogue.Row(source.path.name, sha256=source.sha256))


class Graph:
    """A built graph. The store is opened read-only, so that a build may run beside it.

    Raises:
        StoreError: if the folder holds no graph.
    """

    def __init__(self, folder: Path) -> None:
        from kg.graph.store import open_store

        self.folder = folder
        self.store: pyoxigraph.Store = open_store(folder)
        self._tables: dict[str, pandas.DataFrame] = {}

    def __repr__(self) -> str:
        return f"kg.open({str(self.folder)!r})"

    def query(self, question: str, **parameters: str) -> pandas.DataFrame:
        """The answer to a named query, a .rq file or SPARQL text, one row a solution.

        Args:
            question: as for `kg query`.
            parameters: values of the parameters that the query declares, such as city="上海".

        Raises:
            QueryError: if the query is unknown, malformed, not read-only or lacks a parameter.
        """
        import pandas

        from kg.query import run

        result = run(self.store, question, parameters)
        return pandas.DataFrame(result.rows, columns=list(result.columns))

    def table(self, name: str) -> pandas.DataFrame:
        """One of the tables of `kg export tables` (kg.export.tables.COLUMNS): documents, targets, measures, duties…

        Raises:
            ExportError: if there is no such table.
        """
        import pandas

        from kg.export.tables import COLUMNS, tables
        from kg.graph.read import plans

        if name not in COLUMNS:
            raise ExportError(f"there is no table {name!r}", cure=f"choose one of {', '.join(COLUMNS)}")
        if not self._tables:
            rows = tables(plans(self.store))
            self._tables = {each: pandas.DataFrame(rows[each], columns=COLUMNS[each].split()) for each in COLUMNS}
        return self._tables[name].copy()

    def documents(self) -> pandas.DataFrame:
        """One row a document."""
        return self.table("documents")

    def targets(self) -> pandas.DataFrame:
        """One row a target or outcome."""
        return self.table("targets")

    def measures(self) -> pandas.DataFrame:
        """One row a document, city and measure concept, and its clearest words; every one: table("measure-facts")."""
        return self.table("measures")

    def programmes(self) -> pandas.DataFrame:
        """One row a document, city and programme; every single naming: table("programme-facts")."""
        return self.table("programmes")

    def bodies(self) -> pandas.DataFrame:
        """One row a document, city, body and role; every single duty: table("duties")."""
        return self.table("bodies")

    def graph(self) -> rdflib.Dataset:
        """The graph as an rdflib Dataset over the same store; its default graph is the union of all."""
        from kg.graph.store import dataset

        return dataset(self.folder)

    def network(self) -> networkx.Graph[str]:
        """Cities, measure concepts and programmes, joined where a city's documents commit to or name them.

        Nodes have `kind` (city, measure, programme) and `label`; edges have `relation`, `count` and `docs`.
        """
        from kg.graph.read import plans
        from kg.network import network

        return network(plans(self.store))

    def _repr_html_(self) -> str:
        from html import escape

        return f"<p>{escape(repr(self))}: {len(self.documents())} documents</p>"
