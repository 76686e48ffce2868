"""The network of cities, measure concepts and programmes as a networkx graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from kg import lexicon
from kg.graph import iris
from kg.lexicon import SKOS
from kg.model import Place, Plan

if TYPE_CHECKING:
    import networkx


class Tie(NamedTuple):
    """A city and a thing that one of its facts is about."""

    city: str
    city_name: str
    thing: str
    kind: str
    label: str
    relation: str


def network(plans: Iterable[Plan]) -> networkx.Graph[str]:
    """Join each city to the measure concepts it commits to and the programmes it names.

    Nodes are IRIs with `kind` (city, measure, programme) and `label`; edges have `relation` (commits, names), `count`
    of facts and `docs`, the ids of the documents. Facts of no known city and measures of no concept are left out.
    """
    import networkx

    counts: dict[Tie, int] = defaultdict(int)
    docs: dict[Tie, set[str]] = defaultdict(set)
    for plan in plans:
        for tie in ties(plan):
            counts[tie] += 1
            docs[tie].add(plan.document.id)
    graph: networkx.Graph[str] = networkx.Graph()
    for tie in sorted(counts):
        graph.add_node(tie.city, kind="city", label=tie.city_name)
        graph.add_node(tie.thing, kind=tie.kind, label=tie.label)
        graph.add_edge(tie.city, tie.thing, relation=tie.relation, count=counts[tie], docs=sorted(docs[tie]))
    return graph


def ties(plan: Plan) -> Iterator[Tie]:
    """What the facts of one plan join, one for each fact."""
    labels = lexicon.values("measures.ttl", SKOS + "prefLabel", language="zh")
    for measure in plan.measures:
        if measure.concept and measure.city:
            thing, label = iris.concept("measure", measure.concept), labels.get(measure.concept, [measure.label])[0]
            yield Tie(*_city(measure.city), thing, "measure", label, "commits")
    for programme in plan.programmes:
        if programme.city:
            known = iris.concept("programme", programme.concept) if programme.concept else ""
            thing = known or iris.mint("programme", programme.name)
            yield Tie(*_city(programme.city), thing, "programme", programme.name, "names")


def _city(place: Place) -> tuple[str, str]:
    return iris.place(place.code, place.name), place.name
