"""A remote graph brought near: what will be looked up is fetched many nodes at a time, and kept.

A question over HTTP takes milliseconds, a look-up in a store of ours microseconds. Code that looks up node by node
(kg show, kg explain) says beforehand which nodes it will ask for; other look-ups go through one at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.graph import iris
from kg.graph.remote import Remote
from kg.graph.source import Asked, Found, Source
from kg.vocabulary import KG, OA, RDF

BATCH = 400
"""Nodes of one question."""
LEFT = frozenset({RDF.type, OA.hasSource, KG.document, KG.clause})
ABOUT = "SELECT * {{ VALUES ?s {{ {} }} GRAPH ?g {{ ?s ?p ?o }} }}"
POINTING = "SELECT * {{ VALUES ?p {{ {} }} VALUES ?o {{ {} }} GRAPH ?g {{ ?s ?p ?o }} }}"


class Near:
    """A remote source with what has been fetched of it."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._kept = ox.Store()
        self._about: set[ox.NamedNode] = set()
        self._pointing: set[tuple[ox.NamedNode, ox.NamedNode]] = set()

    def query(
        self,
        query: str,
        /,
        *,
        prefixes: dict[str, str] | None = None,
        use_default_graph_as_union: bool = False,
        substitutions: dict[ox.Variable, Asked] | None = None,
    ) -> Found:
        """The answer of the remote source."""
        return self.source.query(
            query,
            prefixes=prefixes,
            use_default_graph_as_union=use_default_graph_as_union,
            substitutions=substitutions,
        )

    def quads_for_pattern(
        self,
        subject: ox.NamedNode | None,
        predicate: ox.NamedNode | None,
        object: ox.NamedNode | ox.Literal | None,
        graph_name: ox.NamedNode | None = None,
        /,
    ) -> Iterator[ox.Quad]:
        """The quads that have the given terms; of a node all is fetched the first time."""
        if subject:
            self.fetch([subject])
        elif (predicate, object) not in self._pointing:
            yield from self.source.quads_for_pattern(subject, predicate, object, graph_name)
            return
        yield from self._kept.quads_for_pattern(subject, predicate, object, graph_name)

    def fetch(self, nodes: Iterable[ox.NamedNode]) -> None:
        """Fetch all that is said of nodes, those apart that are here."""
        new = sorted(set(nodes) - self._about, key=str)
        for batch in batches(new):
            self._keep(ABOUT.format(" ".join(map(str, batch))))
        self._about.update(new)

    def fetch_pointing(self, predicates: Iterable[ox.NamedNode], nodes: Iterable[ox.NamedNode]) -> None:
        """Fetch what points at nodes by some predicates."""
        ways = sorted(predicates, key=str)
        new = sorted({node for node in nodes if any((way, node) not in self._pointing for way in ways)}, key=str)
        for batch in batches(new):
            self._keep(POINTING.format(" ".join(map(str, ways)), " ".join(map(str, batch))))
        self._pointing.update((way, node) for way in ways for node in new)

    def fetch_around(self, nodes: Iterable[ox.NamedNode], *, steps: int) -> None:
        """Fetch all that is said of nodes, and of those that they point at, and so on.

        Texts, documents and clauses are left out, and what concepts point at; of predicates the labels come along.
        """
        wanted = set(nodes)
        for _ in range(steps):
            self.fetch(wanted)
            told = [node for node in wanted if node.value.startswith(iris.DATA) or not node.value.startswith(iris.BASE)]
            quads = [quad for node in told for quad in self._kept.quads_for_pattern(node, None, None)]
            ends = {quad.object for quad in quads if quad.predicate.value not in LEFT}
            ends |= {quad.predicate for quad in quads}
            wanted = {node for node in ends if isinstance(node, ox.NamedNode)} - self._about

    def _keep(self, text: str) -> None:
        found = self.source.query(text, use_default_graph_as_union=True)
        assert isinstance(found, ox.QuerySolutions)
        self._kept.extend(ox.Quad(row["s"], row["p"], row["o"], row["g"]) for row in found)


def batches(nodes: list[ox.NamedNode]) -> Iterator[list[ox.NamedNode]]:
    """Nodes, so many at a time."""
    return (nodes[at : at + BATCH] for at in range(0, len(nodes), BATCH))


def near(source: Source) -> Source:
    """A source for look-ups node by node: a remote one brought near, any other as it is."""
    return Near(source) if isinstance(source, Remote) else source
