"""What facts of all documents together say: outcomes against targets."""

from __future__ import annotations

from collections.abc import Iterable

from kg.graph import iris
from kg.graph.facts import code
from kg.graph.nquads import Graph
from kg.model import Answer
from kg.vocabulary import KG


def answers(graph: Graph, found: Iterable[Answer]) -> None:
    """Write what outcomes say about targets."""
    for answer in found:
        node = iris.answer(answer.outcome, answer.target)
        graph.types(node, KG.Answer)
        graph.iri(node, KG.outcome, iris.fact("target", answer.outcome))
        graph.iri(node, KG.target, iris.fact("target", answer.target))
        graph.iri(node, KG.city, iris.place(answer.outcome.city.code, answer.outcome.city.name))
        graph.iri(node, KG.verdict, code("verdict", answer.verdict))
        graph.iri(node, KG.reason, code("reason", answer.reason))
