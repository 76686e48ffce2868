"""Quads back to plans: the exact inverse of kg.graph.build, a document at a time.

What a table, a page or a comparison shows is read from the store through here, never from the extractor, so that the
graph is the only truth.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypedDict, TypeVar

from kg.graph import curated, papers
from kg.graph.nodes import Nodes, concept, notation
from kg.graph.papers import Paper, Papers, catalogue, catalogues, documents, imports, listed
from kg.graph.source import Source
from kg.model import (
    Citation,
    Document,
    Duty,
    Evidence,
    Fact,
    Measure,
    Mention,
    Origin,
    Place,
    Plan,
    Programme,
    Section,
    Target,
)
from kg.vocabulary import DCTERMS, ELI, KG, KGV, OA, RDF, RDFS

__all__ = ["Nodes", "catalogue", "catalogues", "concept", "documents", "imports", "listed", "notation", "plans"]

F = TypeVar("F", bound=Fact)


class Shared(TypedDict):
    """The fields that every fact has."""

    city: Place
    evidence: Evidence
    clause: Evidence
    section: int | None
    rule: str
    confidence: float | None


def plans(
    store: Source, *, only: Callable[[Document], bool] = lambda document: True, found: Papers | None = None
) -> Iterator[Plan]:
    """Every document of a store with all its facts, also of its imports, by id of the document.

    Curated facts stand with those of their document; `Plan.origin_of` tells them from those that kg extracted.

    Args:
        only: keeps a document; others are not read.
        found: the documents of the store, if they are known.
    """
    every, graphs, told = found or papers.found(store)
    for paper in every:
        if only(paper.document):
            said = [quad for iri in paper.iris if iri in told for quad in curated.gathered(store, iri, graphs)]
            nodes = Nodes(store, paper.graph, parent=paper.nodes, more=said)
            yield Reader(paper, nodes, curated.tellers(said, graphs)).plan()


class Reader:
    """Reads the facts of one document's graph.

    Args:
        nodes: its statements, those of curated facts among them.
        tellers: curated node -> name of its import.
    """

    def __init__(self, paper: Paper, nodes: Nodes, tellers: Mapping[str, str]) -> None:
        self.document, self.nodes = paper.document, nodes
        self._iris, self._tellers = paper.iris, tellers
        kind = "imported" if paper.graph else "curated"
        self._origin = Origin(kind, paper.name) if paper.name else Origin()
        self._origins: dict[Fact, Origin] = {}

    def plan(self) -> Plan:
        """The document with everything read out of it; facts in the order of the text."""
        texts = [text for iri in self._iris for text in self.nodes.all(iri, ELI.is_realized_by)]
        text = next((each for each in texts if self.nodes.one(each, KG.text)), "")
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
            origin=self._origin,
            origins=self._origins,
        )

    def facts(self, read: Callable[[str], F], *classes: str) -> tuple[F, ...]:
        """The facts of some classes, in the order of their words, then of their IRIs."""
        found = [(read(iri), iri) for cls in classes for iri in self.nodes.typed(cls)]
        found.sort(key=lambda pair: (pair[0].evidence.start, pair[0].evidence.end, pair[1]))
        if self._tellers:
            extracted = {fact for fact, iri in found if iri not in self._tellers}
            for fact, iri in found:
                if iri in self._tellers and fact not in extracted:
                    self._origins[fact] = Origin("curated", self._tellers[iri], iri)
        return tuple(fact for fact, _ in found)

    def evidence(self, iri: str) -> Evidence:
        """The words of an oa:SpecificResource, whose selectors are mostly called as kg calls them."""
        one, position, quote = self.nodes.one, iri + "/position", iri + "/quote"
        if not one(position, OA.start) or not one(quote, OA.exact):
            selectors = self.nodes.all(iri, OA.hasSelector)
            position = next((each for each in selectors if one(each, OA.start)), "")
            quote = next((each for each in selectors if one(each, OA.exact)), "")
        start, end = int(one(position, OA.start)), int(one(position, OA.end))
        return Evidence(self.document.id, start, end, one(quote, OA.exact))

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
            baseline=one(one(iri, KG.baseline), KG.period),
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
