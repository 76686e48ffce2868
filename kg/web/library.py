"""What pages are made from: the tables of the facts, the texts, the names of concepts, and what the whole is called.

Every page of the report and of the server is a function of one Library, which reads a build or an endpoint.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pyoxigraph as ox

from kg import __version__
from kg.errors import QueryError
from kg.export import codebook
from kg.export.notes import LICENCE, NAMES, RIGHTS, TITLE
from kg.graph import iris, papers, read
from kg.graph.source import Source
from kg.graph.store import manifest, open_store
from kg.model import Document, Plan
from kg.vocabulary import DCAT, DCTERMS, ONTOLOGY
from kg.web.labels import Labels

if TYPE_CHECKING:
    from kg.compare.columnar import Tables

Row = dict[str, Any]
TEXT_ORDER = 'doc, start, "end", iri'
"""Facts in the order of documents and texts."""


class Site(NamedTuple):
    """What the whole is called. `graph` is the SHA-256 of the build's graph, "" of an endpoint's."""

    version: str
    citation: str
    licence: str
    licence_name: str
    rights: str
    graph: str
    made_with: tuple[tuple[str, str], ...]


class Library:
    """The facts and texts of a build (its folder) or of an endpoint.

    Args:
        given: the folder, or what can be asked.
        pictures: whether any are drawn.
        graph_sha256: hash of the graph's file, where there is no folder that knows it.

    Raises:
        StoreError: if the folder holds no graph.
    """

    def __init__(self, given: Path | Source, *, pictures: bool = True, graph_sha256: str = "") -> None:
        self.given, self.pictures, self._graph_sha256 = given, pictures, graph_sha256
        self.source: Source = open_store(given) if isinstance(given, Path) else given
        self._held: Plan | None = None
        self.kept: dict[object, Any] = {}
        """What pages have made of the same facts and need again."""

    @cached_property
    def tables(self) -> Tables:
        """The facts as tables."""
        from kg.compare.columnar import open_tables

        return open_tables(self.given)

    @cached_property
    def labels(self) -> Labels:
        """The names of concepts and codes."""
        return Labels(self.source)

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Every document by its id."""
        return {document.id: document for document in read.documents(self.source)}

    @cached_property
    def site(self) -> Site:
        """What the whole is called."""
        made = manifest(self.given) if isinstance(self.given, Path) else {}
        licence = self._said(iris.CATALOGUE, DCTERMS.license) or self._said(ONTOLOGY, DCTERMS.license) or LICENCE
        version = self._said(iris.DATASET, DCAT.version) or __version__
        return Site(
            version,
            self._said(iris.DATASET, DCTERMS.bibliographicCitation) or f"{TITLE}, version {version}",
            licence,
            NAMES.get(licence, (licence, licence))[1],
            self._said(iris.DATASET, DCTERMS.rights) or RIGHTS,
            self._graph_sha256 or str(made.get("graph_sha256", "")),
            tuple(papers.versions(self.source).items()),
        )

    def rows(self, table: str, where: str = "TRUE", *values: object, order: str = TEXT_ORDER) -> list[Row]:
        """The rows of a table that a condition of SQL keeps, a dict each; `values` stand for its question marks."""
        columns = codebook.TABLES[table].columns
        named = ", ".join(f'"{column}"' for column in columns)
        view = table.replace("-", "_")
        found = self.sql(f"SELECT {named} FROM {view} WHERE {where} ORDER BY {order}", *values)
        return [dict(zip(columns, row, strict=True)) for row in found]

    def sql(self, text: str, *values: object) -> list[tuple[Any, ...]]:
        """The answer to SQL over the tables."""
        return self.tables.sql(text, list(values))

    def plans(self) -> Iterator[Plan]:
        """Every document with its text, one at a time; the one in hand is what plan() gives."""
        for plan in read.plans(self.source):
            self._held = plan
            yield plan
            del plan

    def plan(self, doc: str) -> Plan:
        """One document with its text and facts.

        Raises:
            QueryError: if there is none of that id.
        """
        if self._held is None or self._held.document.id != doc:
            found = next(iter(read.plans(self.source, only=lambda document: document.id == doc)), None)
            if found is None:
                raise QueryError(f"there is no document {doc!r}", cure="kg info lists the documents")
            self._held = found
        return self._held

    def _said(self, node: str, predicate: str) -> str:
        for quad in self.source.quads_for_pattern(ox.NamedNode(node), ox.NamedNode(predicate), None):
            if isinstance(quad.object, ox.NamedNode) or getattr(quad.object, "language", "") in (None, "en"):
                return str(getattr(quad.object, "value", ""))
        return ""
