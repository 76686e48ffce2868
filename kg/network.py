"""The network of cities, of what they commit to, aim at and name, and of bodies, as a networkx graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kg import gazetteer, lexicon
from kg.graph import iris
from kg.lexicon import SKOS
from kg.model import Place, Plan

if TYPE_CHECKING:
    import networkx

KINDS = ("measure", "programme", "indicator", "body")
"""Kinds of things beside cities that a network may hold."""
USUAL = ("measure", "programme")
FILES = {"measure": "measures.ttl", "programme": "programmes.ttl", "indicator": "indicators.ttl"}


class Node(NamedTuple):
    """A thing of the network: IRI, kind, and its label in Chinese and English ("" where there is none)."""

    iri: str
    kind: str
    label: str
    label_en: str


class Tie(NamedTuple):
    """Two things that one fact joins, and how: commits, names, sets, reports, charges, carries-out."""

    one: Node
    other: Node
    relation: str


def network(plans: Iterable[Plan], kinds: Collection[str] = USUAL) -> networkx.Graph[str]:
    """Join each city to the measure concepts it commits to and the programmes it names.

    With more kinds also to the indicators that it sets targets for (or only reports on) and the bodies that it charges,
    and those to the measures that they carry out. Nodes are IRIs with `kind` (city, measure, programme, indicator,
    body), `label` and `label_en`; nodes and edges have `count` of facts and `docs`, the ids of the documents; edges
    have `relation`, those to indicators also `targets` and `outcomes`, their counts. Facts of no known city and
    measures and targets of no concept are left out.

    Args:
        kinds: some of KINDS: what is joined to cities.
    """
    import networkx

    things: dict[str, Seen] = defaultdict(Seen)
    edges: dict[tuple[str, str], Seen] = defaultdict(Seen)
    nodes: dict[str, Node] = {}
    for plan in plans:
        for tie in ties(plan, kinds):
            nodes |= {tie.one.iri: tie.one, tie.other.iri: tie.other}
            edges[tie.one.iri, tie.other.iri].add(tie.relation, plan.document.id)
            things[tie.other.iri].add(tie.relation, plan.document.id)
            things[tie.one.iri].add(tie.relation, plan.document.id)
    graph: networkx.Graph[str] = networkx.Graph()
    for iri in sorted(nodes):
        _, kind, label, english = nodes[iri]
        graph.add_node(iri, kind=kind, label=label, label_en=english, **things[iri].counted())
    for one, other in sorted(edges):
        graph.add_edge(one, other, **edges[one, other].related())
    return graph


class Seen:
    """How often something is said, in which way, in which documents."""

    def __init__(self) -> None:
        self.relations: dict[str, int] = defaultdict(int)
        self.docs: set[str] = set()

    def add(self, relation: str, doc: str) -> None:
        """Count one fact."""
        self.relations[relation] += 1
        self.docs.add(doc)

    def counted(self) -> dict[str, object]:
        """Attributes of a node."""
        return {"count": sum(self.relations.values()), "docs": sorted(self.docs)}

    def related(self) -> dict[str, object]:
        """Attributes of an edge. A city that sets targets for an indicator and reports on it has one edge to it."""
        said: dict[str, object] = {"relation": max(self.relations), **self.counted()}
        if self.relations.keys() & {"sets", "reports"}:
            said |= {"targets": self.relations.get("sets", 0), "outcomes": self.relations.get("reports", 0)}
        return said


def ties(plan: Plan, kinds: Collection[str] = USUAL) -> Iterator[Tie]:
    """What the facts of one plan join."""
    for tie in (*_measures(plan), *_programmes(plan), *_indicators(plan), *_bodies(plan)):
        if tie.other.kind in kinds and tie.one.kind in ("city", *kinds):
            yield tie


def _measures(plan: Plan) -> Iterator[Tie]:
    for measure in plan.measures:
        if measure.concept and measure.city:
            known = concept("measure", measure.concept, measure.label)
            yield Tie(_city(measure.city), known, "commits")
            for name in measure.bodies:
                yield Tie(_body(name), known, "carries-out")


def _programmes(plan: Plan) -> Iterator[Tie]:
    for programme in plan.programmes:
        if programme.city:
            named = Node(iris.mint("programme", programme.name), "programme", programme.name, "")
            known = concept("programme", programme.concept, programme.name) if programme.concept else named
            yield Tie(_city(programme.city), known, "names")


def _indicators(plan: Plan) -> Iterator[Tie]:
    for target in plan.targets:
        if target.indicator_id and target.city:
            known = concept("indicator", target.indicator_id, target.indicator)
            yield Tie(_city(target.city), known, "reports" if target.status == "outcome" else "sets")


def _bodies(plan: Plan) -> Iterator[Tie]:
    for duty in plan.duties:
        if duty.city:
            yield Tie(_city(duty.city), _body(duty.body), "charges")
            for id in duty.measure.split():
                if id in _labels("measure", "zh"):
                    yield Tie(_body(duty.body), concept("measure", id, id), "carries-out")


@cache
def _labels(scheme: str, language: str) -> dict[str, list[str]]:
    return lexicon.values(FILES[scheme], SKOS + "prefLabel", language=language)


def concept(scheme: str, id: str, label: str) -> Node:
    """A concept by its id; `label` is what it is called where the ontology does not know it."""
    zh, en = (_labels(scheme, language).get(id, [""])[0] for language in ("zh", "en"))
    return Node(iris.concept(scheme, id), scheme, zh or label, en)


def _body(name: str) -> Node:
    return Node(iris.mint("body", name), "body", name, "")


def _city(place: Place) -> Node:
    division = gazetteer.by_code(place.code)
    return Node(iris.place(place.code, place.name), "city", place.name, division.english if division else "")
