"""What a graph must be able to do to be asked: a store of ours can, and so can a remote one (kg.graph.remote)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import pyoxigraph as ox

Asked = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Found = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


class Source(Protocol):
    """The reading half of ox.Store."""

    def query(
        self,
        query: str,
        /,
        *,
        prefixes: dict[str, str] | None = None,
        use_default_graph_as_union: bool = False,
        substitutions: dict[ox.Variable, Asked] | None = None,
    ) -> Found:
        """The answer to SPARQL text."""

    def quads_for_pattern(
        self,
        subject: ox.NamedNode | None,
        predicate: ox.NamedNode | None,
        object: ox.NamedNode | ox.Literal | None,
        graph_name: ox.NamedNode | None = None,
        /,
    ) -> Iterator[ox.Quad]:
        """The quads that have the given terms, in any graph where none is given."""


def select(source: Source, text: str) -> list[ox.QuerySolution]:
    """The solutions of a SELECT over the union of all graphs.

    >>> store = ox.Store()
    >>> store.add(ox.Quad(ox.NamedNode("x:a"), ox.NamedNode("x:b"), ox.Literal("c"), ox.NamedNode("x:g")))
    >>> [row["o"].value for row in select(store, "SELECT ?o { ?s ?p ?o }")]
    ['c']
    """
    found = source.query(text, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    return list(found)
