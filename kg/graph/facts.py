"""The facts of one document as quads: one node a fact, one node for its words, one for its clause."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from kg.graph import iris
from kg.graph.nquads import Graph
from kg.model import Citation, Duty, Evidence, Fact, Measure, Mention, Plan, Programme, Target
from kg.vocabulary import CODES, ELI, KG, KGV, OA, ORG, QUDT, RDFS, SKOS

CONCEPT = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What an id of a concept looks like, as against a name."""


def code(list_: str, value: str) -> str:
    """IRI of a value of a code list; one that the list lacks gets an IRI all the same, and SHACL refuses it.

    >>> code("comparator", ">=")
    'https://w3id.org/kg-cn-plans/value/at-least'
    """
    return CODES[list_].get(value) or iris.concept("value", value) if value else ""


class Writer:
    """Writes the facts of one plan into its graph, and what documents share (bodies, works, places) into another."""

    def __init__(self, plan: Plan, shared: Graph, units: Mapping[str, str]) -> None:
        self.doc = plan.document.id
        self.document = iris.document(self.doc)
        self.graph = Graph(iris.graph(self.doc))
        self.shared = shared
        self.units = units
        self.source = ""

    def evidence(self, evidence: Evidence) -> str:
        """Write an oa:SpecificResource with its two selectors; returns its IRI."""
        g, node = self.graph, iris.span("evidence", evidence)
        position, quote = node + "/position", node + "/quote"
        g.types(node, OA.SpecificResource)
        g.iri(node, OA.hasSource, self.source)
        g.iri(node, OA.hasSelector, position)
        g.iri(node, OA.hasSelector, quote)
        g.types(position, OA.TextPositionSelector)
        g.integer(position, OA.start, evidence.start)
        g.integer(position, OA.end, evidence.end)
        g.types(quote, OA.TextQuoteSelector)
        g.text(quote, OA.exact, evidence.quote)
        return node

    def clause(self, evidence: Evidence, plain: str = "") -> str:
        """Write a clause with its words; returns its IRI."""
        g, node = self.graph, iris.span("clause", evidence)
        g.types(node, KG.Clause)
        g.iri(node, KG.document, self.document)
        g.integer(node, KG.start, evidence.start)
        g.integer(node, KG.end, evidence.end)
        g.text(node, KG.text, evidence.quote)
        if plain != evidence.quote:
            g.text(node, KG.plainText, plain)
        return node

    def place(self, subject: str, predicate: str, code: str, name: str) -> None:
        """Point a subject at a place."""
        if code or name:
            node = iris.place(code, name)
            self.graph.iri(subject, predicate, node)
            self.shared.text(node, RDFS.label, name, language="zh")

    def fact(self, node: str, cls: str, fact: Fact) -> None:
        """Write what all facts share."""
        g = self.graph
        g.types(node, cls)
        g.iri(node, KG.document, self.document)
        self.place(node, KG.city, fact.city.code, fact.city.name)
        g.iri(node, KG.evidence, self.evidence(fact.evidence))
        g.iri(node, KG.clause, self.clause(fact.clause))
        if fact.section is not None:
            g.iri(node, KG.section, iris.section(self.doc, fact.section))
        g.text(node, KG.rule, fact.rule)
        if fact.confidence is not None:
            g.decimal(node, KG.confidence, fact.confidence)

    def target(self, node: str, target: Target) -> None:
        """Write a target or an outcome."""
        g = self.graph
        self.fact(node, KG.Outcome if target.status == "outcome" else KG.Target, target)
        g.text(node, KG.indicatorName, target.indicator, language="zh")
        if target.indicator_id:
            g.iri(node, KG.indicator, iris.concept("indicator", target.indicator_id))
        g.iri(node, KG.kind, code("kind", target.kind))
        g.iri(node, KG.comparator, code("comparator", target.comparator))
        g.iri(node, KG.bound, code("bound", target.bound))
        g.iri(node, KG.bindingness, code("bindingness", target.bindingness))
        g.iri(node, KG.ambition, KGV.stretch if target.stretch else KGV.committed)
        self.quantity(node, KG.quantity, target.value, target.unit)
        self.quantity(node, KG.quantityMax, target.value_max, target.unit)
        g.text(node, KG.unitText, target.unit)
        g.date(node, KG.deadline, target.deadline)
        g.text(node, KG.scope, target.scope)
        self.baseline(node, target.baseline)
        for flag in target.flags:
            g.iri(node, KG.flag, code("flag", flag))

    def quantity(self, subject: str, predicate: str, value: float | None, unit: str) -> None:
        """Write a qudt:QuantityValue; its unit where ontology/units.ttl has it."""
        if value is None:
            return
        node = f"{subject}/{'max' if predicate == KG.quantityMax else 'value'}"
        self.graph.iri(subject, predicate, node)
        self.graph.types(node, QUDT.QuantityValue)
        self.graph.decimal(node, QUDT.numericValue, value)
        self.graph.iri(node, QUDT.hasUnit, self.units.get(unit, ""))

    def baseline(self, subject: str, period: str) -> None:
        """Write the period that a change is compared with."""
        if period:
            node = subject + "/baseline"
            self.graph.iri(subject, KG.baseline, node)
            self.graph.types(node, KG.Baseline)
            self.graph.date(node, KG.period, period)

    def measure(self, node: str, measure: Measure) -> None:
        """Write a commitment to act."""
        self.fact(node, KG.Measure, measure)
        g = self.graph
        if measure.concept:
            g.iri(node, KG.measure, iris.concept("measure", measure.concept))
        g.text(node, RDFS.label, measure.label, language="zh")
        g.text(node, KG.verb, measure.verb)
        g.text(node, KG.object, measure.object)
        for kind in measure.instruments:
            g.iri(node, KG.instrument, iris.concept("instrument", kind))
        for name in measure.bodies:
            g.iri(node, KG.actor, self.body(name))
        g.date(node, KG.deadline, measure.deadline)
        for programme in measure.programmes:
            known = bool(CONCEPT.fullmatch(programme))
            named = iris.concept("programme", programme) if known else self.new_programme(programme)
            g.iri(node, KG.withinProgramme, named)
            g.text(node, KG.programmeName, "" if known else programme)

    def body(self, name: str) -> str:
        """Write what documents share of a body; returns its IRI."""
        body = iris.mint("body", name)
        self.shared.types(body, ORG.FormalOrganization)
        self.shared.text(body, RDFS.label, name, language="zh")
        return body

    def new_programme(self, name: str) -> str:
        """Write what documents share of a programme that the ontology lacks; returns its IRI."""
        programme = iris.mint("programme", name)
        self.shared.types(programme, SKOS.Concept)
        self.shared.text(programme, RDFS.label, name, language="zh")
        return programme

    def programme(self, node: str, programme: Programme) -> None:
        """Write the naming of a programme; one without a concept gets a node by its name."""
        self.fact(node, KG.ProgrammeReference, programme)
        known = iris.concept("programme", programme.concept) if programme.concept else ""
        self.graph.iri(node, KG.programme, known or self.new_programme(programme.name))
        self.graph.text(node, RDFS.label, programme.name, language="zh")
        self.graph.iri(node, KG.programmeType, code("programme-type", programme.type))

    def duty(self, node: str, duty: Duty) -> None:
        """Write a body's part in a matter."""
        self.fact(node, KG.Duty, duty)
        g = self.graph
        g.iri(node, KG.body, self.body(duty.body))
        g.text(node, KG.mention, duty.mention)
        g.iri(node, KG.role, code("role", duty.role))
        self.place(node, KG.place, duty.place.code, duty.place.name)
        concepts = duty.measure.split(" ")
        if all(map(CONCEPT.fullmatch, concepts)):
            for concept in concepts:
                g.iri(node, KG.measure, iris.concept("measure", concept))
        else:
            g.text(node, KG.measureName, duty.measure)
        g.date(node, KG.deadline, duty.deadline)

    def citation(self, node: str, citation: Citation) -> None:
        """Write the naming of a law or document."""
        self.fact(node, KG.Citation, citation)
        work = iris.mint("work", citation.title)
        self.graph.iri(node, KG.work, work)
        self.graph.iri(self.document, ELI.cites, work)
        self.shared.types(work, ELI.LegalResource)
        self.shared.text(work, RDFS.label, citation.title, language="zh")
        self.graph.text(node, ELI.id_local, citation.number)

    def mentioned(self, node: str, mention: Mention) -> None:
        """Write the naming of a place."""
        self.fact(node, KG.PlaceMention, mention)
        self.place(node, KG.place, mention.place.code, mention.place.name)


def write(writer: Writer, plan: Plan) -> None:
    """Write every fact of a plan; of facts that say the same about the same words, the first."""
    tables: tuple[tuple[str, Callable[..., None], tuple[Fact, ...]], ...] = (
        ("target", writer.target, plan.targets),
        ("measure", writer.measure, plan.measures),
        ("programme-reference", writer.programme, plan.programmes),
        ("duty", writer.duty, plan.duties),
        ("citation", writer.citation, plan.citations),
        ("mention", writer.mentioned, plan.mentions),
    )
    for kind, put, facts in tables:
        unique = {iris.fact(kind, fact): fact for fact in reversed(facts)}
        for node, fact in unique.items():
            put(node, fact)
