"""A whole graph as its build wrote it: graph by graph, line by line, in the one order that there is.

Documents by id, links, catalogue, ontology; then the graphs of imports, by name. Lines of a graph are sorted. So a
build that was pushed into a remote store comes back as the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

from kg.graph import iris, read
from kg.graph.source import Source

LAST = ("", *(graph.removeprefix(iris.DATA + "graph/") for graph in
              (iris.CATALOGUE_GRAPH, iris.ONTOLOGY_GRAPH, iris.LINKS_GRAPH)))  # fmt: skip
"""Graphs of an import that come after its documents, in this order."""


def order(tail: str) -> tuple[int, str]:
    """Where a graph of an import comes among the others, by the end of its IRI.

    >>> sorted(["links", "", "ab12", "https%3A//example.org/g"], key=order)
    ['ab12', 'https%3A//example.org/g', '', 'links']
    """
    return (LAST.index(tail) if tail in LAST else -1), tail


def graphs(source: Source) -> list[str]:
    """The IRIs of the graphs of a build, in their order; graphs that are not of a build are left out."""
    own = [iris.graph(document.id) for document, imported in read.listed(source) if not imported]
    found = [*own, iris.LINKS_GRAPH, iris.CATALOGUE_GRAPH, iris.ONTOLOGY_GRAPH]
    for name, parts in sorted(read.imports(source).items()):
        root = iris.imported_graph(name)
        found += sorted(parts, key=lambda graph: order(graph.removeprefix(root).removeprefix("/")))
    return found


def lines(source: Source, graph: str) -> list[str]:
    """The lines of one graph of a build's graph.nq."""
    return sorted(f"{quad} .\n" for quad in source.quads_for_pattern(None, None, None, ox.NamedNode(graph)))


def save(source: Source, path: Path, progress: Callable[[int, int], None] = lambda done, total: None) -> None:
    """Write a graph into a file as its build did, a graph at a time in memory.

    Args:
        progress: called with the number of graphs that are done and how many there are.
    """
    every = graphs(source)
    with path.open("w", encoding="utf-8", newline="") as handle:
        for done, graph in enumerate(every, 1):
            handle.writelines(lines(source, graph))
            progress(done, len(every))
