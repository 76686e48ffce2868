"""Quads back to plans: the exact inverse of kg.graph.build, a document at a time.

What a table, a page or a comparison shows is read from the store through here, never from the extractor, so that the
graph is the only truth.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import TypedDict, TypeVar
from urllib.parse import unquote

import pyoxigraph as ox

from kg.graph import iris
from kg.graph.source import Source
from kg.model import (
    NOWHERE,
    Citation,
    Document,
    Duty,
    Evidence,
    Fact,
    Measure,
    Mention,
    Place,
    Plan,
    Programme,
    Section,
    Target,
)
from kg.vocabulary import CODES, DCTERMS, ELI, KG, KGV, OA, QUDT, RDF, RDFS

NOTATIONS = {iri: notation for codes in CODES.values() for notation, iri in codes.items()}
PLACE = iris.concept("place", "")
F = TypeVar("F", bound=Fact)


class Shared(TypedDict):
    """The fields that every fact has."""

    city: Place
    evidence: Evidence
    clause: Evidence
    section: int | None
    rule: str
    confidence: float | None


class Nodes:
    """The statements of one graph by subject and predicate, as plain strings."""

    def __init__(self, store: Source, graph: str, *, parent: Nodes | None = None) -> None:
        self._said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._parent = parent
        for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(graph)):
            assert isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal)
            self._said[quad.subject.value][quad.predicate.value].append(quad.object.value)

    def all(self, subject: str, predicate: str) -> list[str]:
        """The objects, sorted; IRIs and the text of literals."""
        return sorted(self._said[subject][predicate]) if subject in self._said else []

    def one(self, subject: str, predicate: str) -> str:
        """The object, or ""."""
        return next(iter(self.all(subject, predicate)), "")

    def label(self, subject: str) -> str:
        """A shared node's label."""
        return self.one(subject, RDFS.label) or (self._parent.label(subject) if self._parent else "")

    def typed(self, cls: str) -> list[str]:
        """The subjects of a class, in order."""
        return sorted(subject for subject, said in self._said.items() if cls in said.get(RDF.type, ()))

    def code(self, subject: str, predicate: str) -> str:
        """A code as tables print it, or ""."""
        return notation(self.one(subject, predicate))

    def codes(self, subject: str, predicate: str) -> tuple[str, ...]:
        """Codes as tables print them, in order."""
        return tuple(sorted(map(notation, self.all(subject, predicate))))

    def number(self, subject: str, predicate: str) -> float | None:
        """The numeric value of a qudt:QuantityValue, or None."""
        node = self.one(subject, predicate)
        return float(self.one(node, QUDT.numericValue)) if node else None

    def place(self, iri: str) -> Place:
        """A place by its IRI."""
        if not iri:
            return NOWHERE
        return Place(unquote(iri.removeprefix(PLACE)) if iri.startswith(PLACE) else "", self.label(iri))


def notation(iri: str) -> str:
    """The form of a code that tables print; of an IRI that no list has, its last segment.

    >>> notation(KGV.at_least)
    '>='
    """
    return NOTATIONS.get(iri, unquote(iri.rsplit("/", 1)[-1]))


def concept(iri: str, scheme: str) -> str:
    """Id of a concept, or "" where the IRI is not of that scheme."""
    head = iris.concept(scheme, "")
    return unquote(iri.removeprefix(head)) if iri.startswith(head) else ""


def catalogue(store: Source) -> Nodes:
    """The catalogue's graph."""
    return Nodes(store, iris.CATALOGUE_GRAPH)


def documents(store: Source, nodes: Nodes | None = None) -> list[Document]:
    """The documents of a store, by id."""
    nodes = nodes or catalogue(store)
    found = (_document(nodes, iri) for iri in nodes.typed(KG.Document))
    return sorted(found, key=lambda document: document.id)


def _document(nodes: Nodes, iri: str) -> Document:
    cities = sorted(map(nodes.place, nodes.all(iri, KG.city)), key=lambda city: (city.code, city.name))
    return Document(
        id=nodes.one(iri, DCTERMS.identifier),
        title=nodes.one(iri, DCTERMS.title),
        cities=tuple(cities),
        type=nodes.code(iri, KG.documentType),
        exercise=nodes.one(iri, KG.exercise),
        issued=nodes.one(iri, DCTERMS.issued),
        publisher=nodes.label(nodes.one(iri, DCTERMS.publisher)),
        source=nodes.one(iri, DCTERMS.source),
        sha256=nodes.one(nodes.one(iri, KG.file), KG.sha256),
        chars=int(nodes.one(iri, KG.characters)),
        flags=nodes.codes(iri, KG.flag),
    )


def plans(store: Source, *, only: Callable[[Document], bool] = lambda document: True) -> Iterator[Plan]:
    """Every document of a store with all its facts, by id of the document.

    Args:
        only: keeps a document; others are not read.
    """
    shared = catalogue(store)
    for document in documents(store, shared):
        if only(document):
            yield Reader(document, Nodes(store, iris.graph(document.id), parent=shared)).plan()


class Reader:
    """Reads the facts of one document's graph."""

    def __init__(self, document: Document, nodes: Nodes) -> None:
        self.document = document
        self.nodes = nodes

    def plan(self) -> Plan:
        """The document with everything read out of it; facts in the order of the text."""
        text = self.nodes.one(iris.document(self.document.id), ELI.is_realized_by)
        sections = sorted(map(self.section, self.nodes.typed(KG.Section)), key=lambda section: section.id)
        clauses = sorted(map(self.clause, self.nodes.typed(KG.Clause)), key=lambda clause: (clause.start, clause.end))
        return Plan(
            document=self.document,
            raw=self.nodes.one(text, KG.text),
            sections=tuple(sections),
            clauses=tuple(clauses),
            targets=self.facts(self.target, KG.Target, KG.Outcome),
            measures=self.facts(self.measure, KG.Measure),
            programmes=self.facts(self.programme, KG.ProgrammeReference),
            duties=self.facts(self.duty, KG.Duty),
            citations=self.facts(self.citation, KG.Citation),
            mentions=self.facts(self.mention, KG.PlaceMention),
        )

    def facts(self, read: Callable[[str], F], *classes: str) -> tuple[F, ...]:
        """The facts of some classes, in the order of their words, then of their IRIs."""
        found = [(read(iri), iri) for cls in classes for iri in self.nodes.typed(cls)]
        found.sort(key=lambda pair: (pair[0].evidence.start, pair[0].evidence.end, pair[1]))
        return tuple(fact for fact, _ in found)

    def evidence(self, iri: str) -> Evidence:
        """The words of an oa:SpecificResource."""
        one, position = self.nodes.one, iri + "/position"
        start, end = int(one(position, OA.start)), int(one(position, OA.end))
        return Evidence(self.document.id, start, end, one(iri + "/quote", OA.exact))

    def clause(self, iri: str) -> Evidence:
        """The words of a clause."""
        one = self.nodes.one
        return Evidence(self.document.id, int(one(iri, KG.start)), int(one(iri, KG.end)), one(iri, KG.text))

    def section(self, iri: str) -> Section:
        """A heading."""
        one, path = self.nodes.one, self.nodes.one(iri, KG.path)
        return Section(
            id=int(one(iri, KG.sectionIndex)),
            number=one(iri, KG.sectionNumber),
            title=one(iri, DCTERMS.title),
            level=int(one(iri, KG.level)),
            path=tuple(path.split("\n")) if path else (),
            city=self.nodes.place(one(iri, KG.city)),
            evidence=self.evidence(one(iri, KG.evidence)),
        )

    def shared(self, iri: str) -> Shared:
        """What all facts share."""
        one = self.nodes.one
        section = one(iri, KG.section)
        return Shared(
            city=self.nodes.place(one(iri, KG.city)),
            evidence=self.evidence(one(iri, KG.evidence)),
            clause=self.clause(one(iri, KG.clause)),
            section=int(one(section, KG.sectionIndex)) if section else None,
            rule=one(iri, KG.rule),
            confidence=float(one(iri, KG.confidence)) if one(iri, KG.confidence) else None,
        )

    def target(self, iri: str) -> Target:
        """A target or an outcome."""
        one, code = self.nodes.one, self.nodes.code
        return Target(
            **self.shared(iri),
            indicator=one(iri, KG.indicatorName),
            indicator_id=concept(one(iri, KG.indicator), "indicator"),
            status="outcome" if KG.Outcome in self.nodes.all(iri, RDF.type) else "target",
            kind=code(iri, KG.kind),
            comparator=code(iri, KG.comparator),
            bound=code(iri, KG.bound),
            value=self.nodes.number(iri, KG.quantity),
            value_max=self.nodes.number(iri, KG.quantityMax),
            unit=one(iri, KG.unitText),
            baseline=one(iri + "/baseline", KG.period),
            deadline=one(iri, KG.deadline),
            stretch=one(iri, KG.ambition) == KGV.stretch,
            bindingness=code(iri, KG.bindingness),
            scope=one(iri, KG.scope),
            flags=self.nodes.codes(iri, KG.flag),
        )

    def measure(self, iri: str) -> Measure:
        """A commitment to act."""
        one, every = self.nodes.one, self.nodes.all
        programmes = (concept(node, "programme") for node in every(iri, KG.withinProgramme))
        return Measure(
            **self.shared(iri),
            concept=concept(one(iri, KG.measure), "measure"),
            label=one(iri, RDFS.label),
            verb=one(iri, KG.verb),
            object=one(iri, KG.object),
            instruments=tuple(sorted(concept(node, "instrument") for node in every(iri, KG.instrument))),
            bodies=tuple(sorted(map(self.nodes.label, every(iri, KG.actor)))),
            deadline=one(iri, KG.deadline),
            programmes=tuple(sorted([*filter(None, programmes), *every(iri, KG.programmeName)])),
        )

    def programme(self, iri: str) -> Programme:
        """The naming of a programme."""
        one = self.nodes.one
        return Programme(
            **self.shared(iri),
            name=one(iri, RDFS.label),
            type=self.nodes.code(iri, KG.programmeType),
            concept=concept(one(iri, KG.programme), "programme"),
        )

    def duty(self, iri: str) -> Duty:
        """A body's part in a matter."""
        one = self.nodes.one
        measures = sorted(concept(node, "measure") for node in self.nodes.all(iri, KG.measure))
        return Duty(
            **self.shared(iri),
            body=self.nodes.label(one(iri, KG.body)),
            mention=one(iri, KG.mention),
            role=self.nodes.code(iri, KG.role),
            place=self.nodes.place(one(iri, KG.place)),
            measure=" ".join(measures) or one(iri, KG.measureName),
            deadline=one(iri, KG.deadline),
        )

    def citation(self, iri: str) -> Citation:
        """The naming of a law or document."""
        one = self.nodes.one
        return Citation(**self.shared(iri), title=self.nodes.label(one(iri, KG.work)), number=one(iri, ELI.id_local))

    def mention(self, iri: str) -> Mention:
        """The naming of a place."""
        return Mention(**self.shared(iri), place=self.nodes.place(self.nodes.one(iri, KG.place)))
