"""What a graph holds, as its own catalogue counts it: a build's or a remote store's, with what each import adds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from kg.graph import iris, papers
from kg.graph.nodes import Nodes
from kg.graph.source import Source
from kg.model import Document
from kg.vocabulary import KG, VOID

CLASSES = {
    KG.Citation: "citations", KG.Document: "documents", KG.Duty: "duties", KG.Measure: "measures",
    KG.PlaceMention: "mentions", KG.ProgrammeReference: "programmes", KG.Target: "targets", KG.Outcome: "targets",
}  # fmt: skip
"""Class -> what a count of it is called."""


class Inventory(NamedTuple):
    """Counts by kind and of statements (`quads`); versions; of each import its counts; documents with their import."""

    counts: dict[str, int]
    versions: dict[str, str]
    imported: dict[str, dict[str, Any]]
    documents: list[tuple[Document, str]]


def inventory(source: Source) -> Inventory:
    """What a graph holds, its imports with it."""
    nodes = papers.catalogue(source)
    imported: dict[str, dict[str, Any]] = {}
    for name, graphs in papers.imports(source, nodes).items():
        statements = sum(number(nodes, graph, VOID.triples) for graph in graphs)
        imported[name] = {"statements": statements, "counts": facts(nodes, graphs)}
    whole = {**facts(nodes, [iris.DATASET]), "quads": number(nodes, iris.DATASET, VOID.triples)}
    return Inventory(dict(sorted(whole.items())), papers.versions(source, nodes), imported, papers.listed(source))


def facts(nodes: Nodes, graphs: Iterable[str]) -> dict[str, int]:
    """How many documents and facts of each kind some graphs have, as VoID says."""
    found = Counter[str]()
    for graph in graphs:
        for part in nodes.all(graph, VOID.classPartition):
            if name := CLASSES.get(nodes.one(part, VOID.class_)):
                found[name] += number(nodes, part, VOID.entities)
    return dict(sorted(found.items()))


def number(nodes: Nodes, node: str, predicate: str) -> int:
    """A count of a node, 0 where it has none."""
    return int(nodes.one(node, predicate) or 0)
