"""What documents say together, in the graph."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.graph import iris, links
from kg.graph.nquads import Graph
from kg.graph.read import notation, plans
from kg.graph.store import open_store
from kg.link.linker import Linker
from kg.vocabulary import KG


def test_the_graphs_links_are_those_of_its_facts(built: Path) -> None:
    store = open_store(built)
    linker = Linker()
    for plan in plans(store):
        linker.add(plan)
    graph = Graph(iris.LINKS_GRAPH)
    links.answers(graph, linker.answers())
    links.suggestions(graph, linker.suggestions())
    found = store.quads_for_pattern(None, None, None, ox.NamedNode(iris.LINKS_GRAPH))
    stored = {f"{quad} .\n" for quad in found}
    assert graph.lines == stored
    verdicts = {notation(quad.object.value) for quad in store.quads_for_pattern(None, ox.NamedNode(KG.verdict), None)}
    assert {"reached", "not-comparable"} <= verdicts


def test_links_point_at_facts_of_the_graph(built: Path) -> None:
    store = open_store(built)
    for predicate, cls in (
        (KG.outcome, KG.Outcome),
        (KG.target, KG.Target),
        (KG.about, KG.Measure),
        (KG.similarTo, KG.Measure),
    ):
        pointed = [quad.object for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), None)]
        assert pointed
        for node in pointed:
            types = [quad.object.value for quad in store.quads_for_pattern(node, None, None) if "type" in str(quad)]
            assert cls in types
