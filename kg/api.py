"""The Python face of kg: a few verbs for notebooks and scripts. `import kg` exports them.

Everything heavy (spaCy, pandas, rdflib, networkx) is imported by the verb that needs it.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from kg import paths
from kg.errors import ExportError, StoreError
from kg.model import Plan

if TYPE_CHECKING:
    import networkx
    import pandas
    import rdflib

    from kg.compare.columnar import Tables
    from kg.graph.remote import Remote
    from kg.graph.source import Source
    from kg.visualise.picture import Picture


def open(
    folder: str | Path | None = None, *, user: str = "", password: str | None = None, token: str | None = None
) -> Graph:
    """The graph of a build, or of a remote SPARQL endpoint.

    Args:
        folder: what `kg build --out` was given, or the URL of an endpoint; default: $KG_STORE, else build/.
        user: of the endpoint.
        password: of that user; default: $KG_PASSWORD.
        token: for an endpoint that takes bearer tokens; default: $KG_TOKEN.

    Raises:
        StoreError: if there is no graph, or the URL is none or holds a password.
    """
    if not isinstance(folder, str) or not folder.lower().startswith(("http://", "https://")):
        return Graph(Path(folder) if folder else paths.build())
    from kg.graph.client import Credentials
    from kg.graph.remote import Remote

    secret = os.environ.get("KG_PASSWORD", "") if password is None else password
    bearer = os.environ.get("KG_TOKEN", "") if token is None else token
    return Graph(Remote(folder, Credentials(user, secret) if user else Credentials(token=bearer)))


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
    """A built graph, opened read-only, so that a build may run beside it; or one of an endpoint.

    Raises:
        StoreError: if the folder holds no graph.
    """

    def __init__(self, folder: Path | Remote) -> None:
        from kg.graph.client import shown
        from kg.graph.store import open_store

        self.folder = folder
        self.store: Source = open_store(folder) if isinstance(folder, Path) else folder
        self._name = str(folder) if isinstance(folder, Path) else shown(folder.given)
        self._tables: dict[str, pandas.DataFrame] = {}
        self._columnar: Tables | None = None

    def __repr__(self) -> str:
        return f"kg.open({self._name!r})"

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

    def compare(self, *cities: str, by: str = "measure", theme: str = "", quotes: bool = False) -> pandas.DataFrame:
        """What cities share and what only one of them has: one row a thing and city, or by="target" one a target.

        Args:
            cities: names or codes; none: all. A province stands for its cities.
            by: measure, programme, target, body or citation.
            theme: of the taxonomy, for measures and targets.
            quotes: one row for the words of every fact, instead of the clearest.

        Raises:
            QueryError: for a name that means nothing.
        """
        from kg.compare.frames import of_comparison

        return of_comparison(self._columns(), cities, by=by, theme=theme, quotes=quotes)

    def similarities(self, *cities: str, by: str = "measure", theme: str = "") -> pandas.DataFrame:
        """How alike each pair of cities is (kg.compare.similarity.Pair), and the things that say why, by id."""
        from kg.compare.frames import of_similarities

        return of_similarities(self._columns(), cities, by=by, theme=theme)

    def side_by_side(self, indicator: str = "", *cities: str) -> pandas.DataFrame:
        """The targets of cities for one indicator, or all: one row a target, on an axis or left out with the reason.

        Args:
            indicator: its id or name; "" for all.
            cities: names or codes; none: all.
        """
        from kg.compare.frames import of_targets

        return of_targets(self._columns(), cities, indicator)

    def propose_concepts(self, *cities: str, min_cities: int = 2, threshold: float | None = None) -> pandas.DataFrame:
        """Groups of measures without a concept that cities share by their words; proposals to judge, no facts.

        Args:
            cities: full names or codes, only clauses of which are grouped; none: all.
            min_cities: cities that must say it.
            threshold: mean cosine of the texts of a group, above 0; default: as measured in docs/alignment.md.
        """
        import pandas

        from kg.compare.alignment import THRESHOLD
        from kg.compare.proposals import HEADINGS, propose, rows

        least = THRESHOLD if threshold is None else threshold
        found = propose(self._columns(), least, min_cities=min_cities, cities=cities or None)
        return pandas.DataFrame(list(rows(found)), columns=list(HEADINGS))

    def _columns(self) -> Tables:
        if self._columnar is None:
            from kg.compare.columnar import open_tables

            self._columnar = open_tables(self.folder)
        return self._columnar

    def graph(self) -> rdflib.Dataset:
        """The graph as an rdflib Dataset over the same store; its default graph is the union of all."""
        from kg.graph.store import dataset

        if not isinstance(self.folder, Path):
            raise StoreError("an rdflib Dataset needs a build on disk", cure="use query(), with CONSTRUCT for triples")
        return dataset(self.folder)

    def network(self) -> networkx.Graph[str]:
        """Cities, measure concepts and programmes, joined where a city's documents commit to or name them.

        Nodes have `kind` (city, measure, programme) and `label`; edges have `relation`, `count` and `docs`.
        """
        from kg.graph.read import plans
        from kg.network import network

        return network(plans(self.store))

    def draw(
        self,
        name: str,
        out: str | Path | None = None,
        *,
        language: str = "zh",
        cities: Sequence[str] = (),
        themes: Sequence[str] = (),
        indicator: str = "",
        min_cities: int = 1,
    ) -> Picture:
        """A picture of the comparison: network, matrix, upset, targets, timeline, map or duties.

        Args:
            out: file to write, ending in .html, .svg, .png or .pdf; None for none.
            language: zh or en.
            cities: names or codes; none: all. Likewise themes.
            indicator: for targets.
            min_cities: leave out what fewer cities have.

        Raises:
            DrawError: if there is no such picture, or it cannot be drawn so.
            QueryError: for a city, theme or indicator that there is not.
        """
        from kg.compare.columnar import open_tables
        from kg.export.files import replaced
        from kg.visualise import PICTURES, DrawError, Options

        if name not in PICTURES:
            raise DrawError(f"there is no picture {name!r}", cure=f"choose one of {', '.join(PICTURES)}")
        with open_tables(self.folder) as tables:
            picture = PICTURES[name](tables, Options(tuple(cities), tuple(themes), min_cities, indicator))
        if out is not None:
            made = picture.written(Path(out).suffix.lower()[1:], language)
            with replaced(Path(out)) as path:
                path.write_bytes(made)
        return picture

    def _repr_html_(self) -> str:
        from html import escape

        return f"<p>{escape(repr(self))}: {len(self.documents())} documents</p>"
