"""The files of ontology/ as quads of one graph. Blank nodes become IRIs, so that the graph is the same every time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from kg import paths
from kg.errors import OntologyError
from kg.graph import iris
from kg.graph.definitions import definitions
from kg.graph.nquads import kept

SHAPES, DATASET = "shapes.ttl", "dataset.ttl"
"""Files that are not of the ontology's graph: what validates a graph, what the data set says of itself."""


def files(folder: Path | None = None) -> list[Path]:
    """Every Turtle file of ontology/ that is not the shapes, in the order of their names."""
    root = folder or paths.ontology()
    return sorted(path for path in root.rglob("*.ttl") if path.name != SHAPES)


def triples(path: Path) -> Iterator[ox.Triple]:
    """The triples of a file without blank nodes.

    Raises:
        OntologyError: if the file is no Turtle.
    """
    graph = ox.Dataset()
    try:
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            graph.add(ox.Quad(quad.subject, quad.predicate, quad.object))
    except (OSError, SyntaxError) as error:
        raise OntologyError(f"cannot read {path}: {error}", cure="restore the file or correct the line") from error
    if any(isinstance(term, ox.BlankNode) for quad in graph for term in (quad.subject, quad.object)):
        graph.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    for quad in graph:
        subject, object = _named(quad.subject, path.name), _named(quad.object, path.name)
        assert isinstance(subject, ox.NamedNode)
        yield ox.Triple(subject, quad.predicate, object)


def _named(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple, file: str) -> ox.NamedNode | ox.Literal:
    if isinstance(term, ox.BlankNode):
        return ox.NamedNode(iris.mint("blank", file, term.value))
    assert not isinstance(term, ox.Triple)
    return kept(term) if isinstance(term, ox.Literal) else term


def lines(folder: Path | None = None) -> list[str]:
    """The ontology's graph as sorted N-Quads lines, with a definition for every concept (kg.graph.definitions)."""
    known = [triple for path in files(folder) if path.name != DATASET for triple in triples(path)]
    tail = f" <{iris.ONTOLOGY_GRAPH}> .\n"
    return sorted({f"{triple}{tail}" for triple in (*known, *definitions(known))})


def lines_of(graph: str, paths: Iterable[Path]) -> list[str]:
    """The triples of files as sorted N-Quads lines of one graph."""
    tail = f" <{graph}> .\n"
    return sorted({f"{triple}{tail}" for path in paths for triple in triples(path)})
