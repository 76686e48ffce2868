"""What facts of all documents together say: outcomes against targets, measures that are like others."""

from __future__ import annotations

from collections.abc import Iterable

from kg.graph import iris
from kg.graph.facts import code
from kg.graph.nquads import Graph
from kg.model import Answer, Suggestion
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


def suggestions(graph: Graph, found: Iterable[Suggestion]) -> None:
    """Write what measures without a concept are like."""
    for suggestion in found:
        like = iris.fact("measure", suggestion.like) if suggestion.like else ""
        concept = iris.concept("measure", suggestion.concept) if suggestion.concept else ""
        node = iris.suggestion(suggestion.measure, concept or like)
        graph.types(node, KG.Suggestion)
        graph.iri(node, KG.about, iris.fact("measure", suggestion.measure))
        graph.iri(node, KG.suggestedMeasure, concept)
        graph.iri(node, KG.similarTo, like)
        graph.decimal(node, KG.similarity, suggestion.score)
