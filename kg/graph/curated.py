"""Facts that stand in a graph of an import which is no document's own: what people curate, and unions of other builds.

They are read a document at a time, as those of a document's graph are: the facts that name the document, and what they
point at, wherever among these graphs that stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from kg.graph.near import Near, near
from kg.graph.source import Source, select
from kg.vocabulary import DCTERMS, ELI, KG, OA, RDF

FOLLOWED = frozenset({
    KG.evidence, KG.clause, KG.section, KG.quantity, KG.quantityMax, KG.baseline, OA.hasSelector, ELI.is_realized_by,
    KG.file, DCTERMS.publisher, KG.city, KG.place, KG.body, KG.actor, KG.work, KG.programme, KG.withinProgramme,
})  # fmt: skip
"""What leads from a document or a fact to what is told with it."""
STEPS = 4
"""Fact, evidence, selector: what is told of a fact is not further away."""
Graphs = Mapping[str, str]
"""Graph -> name of its import."""


def documents(source: Source, graphs: Graphs) -> dict[str, set[str]]:
    """The documents that facts of some graphs are about, or that they describe: IRI -> ids, none where it has none."""
    found: dict[str, set[str]] = defaultdict(set)
    for graph in sorted(graphs):
        about = f"{{ ?fact <{KG.document}> ?d }} UNION {{ ?d a <{KG.Document}> }}"
        named = f"OPTIONAL {{ ?d <{DCTERMS.identifier}> ?id }}"
        for row in select(source, f"SELECT DISTINCT ?d ?id {{ GRAPH <{graph}> {{ {about} {named} }} }}"):
            ids = found[row["d"].value]
            ids |= {row["id"].value} if row["id"] else set()
    return dict(found)


def gathered(source: Source, document: str, graphs: Graphs) -> list[ox.Quad]:
    """All that some graphs say of a document and of its facts."""
    here, found = near(source), list[ox.Quad]()
    wanted, seen = set(starting(source, document, graphs)), set[ox.NamedNode]()
    for _ in range(STEPS):
        if isinstance(here, Near):
            here.fetch(wanted)
        seen |= wanted
        new = [quad for node in sorted(wanted, key=str) for quad in said(here, node, graphs)]
        found += new
        ends = (quad.object for quad in new if quad.predicate.value in FOLLOWED)
        wanted = {node for node in ends if isinstance(node, ox.NamedNode)} - seen
    return found


def starting(source: Source, document: str, graphs: Graphs) -> Iterator[ox.NamedNode]:
    """The document and its facts."""
    yield (node := ox.NamedNode(document))
    for graph in sorted(graphs):
        for quad in source.quads_for_pattern(None, ox.NamedNode(KG.document), node, ox.NamedNode(graph)):
            if isinstance(quad.subject, ox.NamedNode):
                yield quad.subject


def said(source: Source, node: ox.NamedNode, graphs: Graphs) -> Iterator[ox.Quad]:
    """What some graphs say of a node."""
    for quad in source.quads_for_pattern(node, None, None):
        if isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value in graphs:
            yield quad


def tellers(quads: list[ox.Quad], graphs: Graphs) -> dict[str, str]:
    """Node -> name of the import that gives it its class."""
    typed = (quad for quad in quads if quad.predicate.value == RDF.type)
    return {quad.subject.value: graphs[quad.graph_name.value] for quad in typed}  # type: ignore[union-attr]
