"""Plans as a property graph: nodes with labels and properties, relations between them. Ids are the IRIs of the graph.

Nodes of a document come with it; what documents share (places, bodies, works, concepts) is kept and comes at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from kg import gazetteer, lexicon
from kg.graph import iris
from kg.graph.facts import CONCEPT
from kg.lexicon import SKOS
from kg.model import (
    Answer,
    Citation,
    Duty,
    Fact,
    Measure,
    Mention,
    Origin,
    Place,
    Plan,
    Programme,
    Section,
    Suggestion,
    Target,
)
from kg.network import concept
from kg.vocabulary import KG


class Vertex(NamedTuple):
    """A node: its label, which is its file's name, its id, and properties by name. `more`: further labels."""

    label: str
    id: str
    properties: dict[str, Any]
    more: tuple[str, ...] = ()


class Edge(NamedTuple):
    """A relation between two nodes."""

    type: str
    start: str
    end: str
    properties: dict[str, Any] = {}  # noqa: RUF012


Element = Vertex | Edge


@dataclass(slots=True)
class Elements:
    """Turns plans into nodes and relations, and keeps what they share."""

    _shared: dict[str, Vertex] = field(default_factory=dict)
    _cities: set[str] = field(default_factory=set)
    _iris: dict[Fact, str] = field(default_factory=dict)
    """Curated facts, whose IRIs are not kg's."""

    def plan(self, plan: Plan, *, whole: bool) -> Iterator[Element]:
        """A document, its facts, and the sections and clauses that they stand in, or all of them.

        Args:
            whole: also the sections and clauses without facts.
        """
        document = iris.document(plan.document.id)
        yield from self._document(plan, document)
        facts = [*plan.targets, *plan.measures, *plan.programmes, *plan.duties, *plan.citations, *plan.mentions]
        clauses = {iris.span("clause", c): c for c in (*(plan.clauses if whole else ()), *(f.clause for f in facts))}
        for node, clause in clauses.items():
            yield Vertex("Clause", node, {"text": clause.quote, "start": clause.start, "end": clause.end})
            yield Edge("IN_DOCUMENT", node, document)
        used = {fact.section for fact in facts}
        for section in plan.sections:
            if whole or section.id in used:
                yield from self._section(plan, section)
        self._iris |= {fact: origin.iri for fact, origin in plan.origins.items()}
        for fact in facts:
            yield from self._fact(fact, document, plan.origin_of(fact))

    def _document(self, plan: Plan, node: str) -> Iterator[Element]:
        d = plan.document
        texts = ("title", "type", "exercise", "issued", "publisher", "source", "sha256")
        said = {name: getattr(d, name) for name in texts} | said_of(plan.origin)
        yield Vertex("Document", node, {"docId": d.id, **said, "chars": d.chars, "flags": d.flags})
        for city in d.cities:
            yield Edge("OF_CITY", node, self._place(city, city=True))

    def _section(self, plan: Plan, section: Section) -> Iterator[Element]:
        node = iris.section(plan.document.id, section.id)
        yield Vertex("Section", node, {"number": section.number, "title": section.title, "level": section.level})
        yield Edge("IN_DOCUMENT", node, iris.document(plan.document.id))

    def _iri(self, kind: str, fact: Fact) -> str:
        return (self._iris.get(fact) if self._iris else "") or iris.fact(kind, fact)

    def _fact(self, fact: Fact, document: str, origin: Origin) -> Iterator[Element]:
        kind, label, said = described(fact)
        node, words = self._iri(kind, fact), fact.evidence
        at = {"quote": words.quote, "start": words.start, "end": words.end, **said_of(origin)}
        yield Vertex(label, node, {**said, **at, "rule": fact.rule, "confidence": fact.confidence}, ("Fact",))
        yield Edge("IN_DOCUMENT", node, document)
        yield Edge("IN_CLAUSE", node, iris.span("clause", fact.clause))
        if fact.section is not None:
            yield Edge("IN_SECTION", node, iris.section(fact.doc, fact.section))
        if fact.city.code or fact.city.name:
            yield Edge("IN_CITY", node, self._place(fact.city, city=True))
        for type, end in self._ends(fact):
            yield Edge(type, node, end)

    def _ends(self, fact: Fact) -> Iterator[tuple[str, str]]:
        """What a fact points at beside its place in the text."""
        if isinstance(fact, Target):
            if fact.indicator_id:
                yield "OF_INDICATOR", self._concept("Indicator", fact.indicator_id, fact.indicator)
        elif isinstance(fact, Measure):
            if fact.concept:
                yield "OF_CONCEPT", self._concept("MeasureConcept", fact.concept, fact.label)
            yield from (("CARRIED_OUT_BY", self._body(name)) for name in fact.bodies)
            yield from (("WITHIN_PROGRAMME", self._programme(name)) for name in fact.programmes)
        elif isinstance(fact, Programme):
            known = self._concept("Programme", fact.concept, fact.name) if fact.concept else ""
            yield "OF_PROGRAMME", known or self._programme(fact.name, named=True)
        elif isinstance(fact, Duty):
            yield "BY_BODY", self._body(fact.body)
            yield from (("OF_CONCEPT", self._concept("MeasureConcept", id, id)) for id in concepts(fact))
        elif isinstance(fact, Citation):
            work = iris.mint("work", fact.title)
            self._shared.setdefault(work, Vertex("Work", work, {"title": fact.title}))
            yield "CITES", work
        elif isinstance(fact, Mention) and (fact.place.code or fact.place.name):
            yield "OF_PLACE", self._place(fact.place)

    def answer(self, answer: Answer) -> Edge:
        """The relation of an outcome to a target that it answers."""
        ends = self._iri("target", answer.outcome), self._iri("target", answer.target)
        return Edge("ANSWERS", *ends, {"verdict": answer.verdict, "reason": answer.reason})

    def suggestion(self, suggestion: Suggestion) -> Edge:
        """The relation of a measure without a concept to what it is like."""
        like = self._iri("measure", suggestion.like) if suggestion.like else ""
        end = self._concept("MeasureConcept", suggestion.concept, "") if suggestion.concept else like
        return Edge("RESEMBLES", self._iri("measure", suggestion.measure), end, {"score": suggestion.score})

    def shared(self) -> Iterator[Element]:
        """What documents share, after the last of them, in the order of ids; with it what its concepts belong to."""
        ties = sorted(self._upward())
        for node in sorted(self._shared):
            vertex = self._shared[node]
            yield vertex._replace(more=("City",)) if node in self._cities else vertex
        for type, start, end in ties:
            yield Edge(type, start, end)

    def _upward(self) -> set[tuple[str, str, str]]:
        """Relations from concepts to broader ones and themes, which are kept too."""
        found = set()
        waiting = list(self._shared.values())
        while waiting:
            vertex = waiting.pop()
            for type, (label, above) in UPWARD.items():
                for id in above().get(vertex.properties["conceptId"], ()) if vertex.label == label else ():
                    known = iris.concept("measure", id) in self._shared
                    end = self._concept("MeasureConcept", id, id)
                    found.add((type, vertex.id, end))
                    if not known:
                        waiting.append(self._shared[end])
        return found

    def _place(self, place: Place, *, city: bool = False) -> str:
        node = iris.place(place.code, place.name)
        division = gazetteer.by_code(place.code) if place.code else None
        said = {"name": place.name, "nameEn": division.english if division else "", "code": place.code}
        self._shared.setdefault(node, Vertex("Place", node, said))
        if city:
            self._cities.add(node)
        return node

    def _body(self, name: str) -> str:
        node = iris.mint("body", name)
        self._shared.setdefault(node, Vertex("Body", node, {"name": name}))
        return node

    def _programme(self, name: str, *, named: bool = False) -> str:
        """A programme by the id of its concept, or by its name."""
        if not named and CONCEPT.fullmatch(name):
            return self._concept("Programme", name, name)
        node = iris.mint("programme", name)
        self._shared.setdefault(node, Vertex("Programme", node, {"name": name}))
        return node

    def _concept(self, label: str, id: str, name: str) -> str:
        known = concept(SCHEMES[label], id, name)
        said = {"conceptId": id, "name": known.label, "nameEn": known.label_en}
        self._shared.setdefault(known.iri, Vertex(label, known.iri, said))
        return known.iri


SCHEMES = {"MeasureConcept": "measure", "Indicator": "indicator", "Programme": "programme"}
UPWARD: dict[str, tuple[str, Callable[[], dict[str, list[str]]]]] = {
    "BROADER": ("MeasureConcept", cache(lambda: lexicon.values("measures.ttl", SKOS + "broader"))),
    "OF_THEME": ("Indicator", cache(lambda: lexicon.values("indicators.ttl", KG.theme))),
}
"""Relation -> the label of the nodes that have it, and the ids of measures at its other end by id."""


def said_of(origin: Origin) -> dict[str, Any]:
    """Where something comes from, as properties."""
    return {"origin": origin.kind, "importName": origin.name}


def described(fact: Fact) -> tuple[str, str, dict[str, Any]]:
    """The kind of a fact as its IRI has it, its label, and the properties that are particular to it."""
    if isinstance(fact, Target):
        names = ("kind", "comparator", "bound", "value", "unit", "baseline", "deadline", "stretch", "scope",
                 "bindingness", "flags")  # fmt: skip
        said = {"indicatorName": fact.indicator, "valueMax": fact.value_max}
        label = "Outcome" if fact.status == "outcome" else "Target"
        return "target", label, {**said, **{name: getattr(fact, name) for name in names}}
    if isinstance(fact, Measure):
        said = {"name": fact.label, "verb": fact.verb, "object": fact.object, "deadline": fact.deadline}
        return "measure", "Measure", {**said, "instruments": fact.instruments}
    if isinstance(fact, Programme):
        return "programme-reference", "ProgrammeReference", {"name": fact.name, "type": fact.type}
    if isinstance(fact, Duty):
        matter = "" if concepts(fact) else fact.measure
        said = {"mention": fact.mention, "role": fact.role, "matter": matter, "deadline": fact.deadline}
        return "duty", "Duty", said
    if isinstance(fact, Citation):
        return "citation", "Citation", {"number": fact.number}
    return "mention", "PlaceMention", {}


def concepts(duty: Duty) -> list[str]:
    """The ids of the measures that a duty is about; none where it names a matter in words."""
    ids = duty.measure.split(" ")
    return ids if all(map(CONCEPT.fullmatch, ids)) else []
