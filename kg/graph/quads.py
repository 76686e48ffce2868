"""Facts to quads: one named graph per document, one of links between them, one for the catalogue, one for the ontology.

The catalogue's graph also holds what documents share (bodies, cited works, names of places), once: the union of all
graphs then answers a query without doubles.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg import lexicon
from kg.graph import catalogue, facts, findings, iris, links, ontology
from kg.graph.counts import count
from kg.graph.describe import Description
from kg.graph.nquads import Graph
from kg.link.linker import Linker
from kg.model import Plan
from kg.text.normalise import normalise
from kg.vocabulary import KG


def units() -> dict[str, str]:
    """Unit as the tables print it -> IRI of the concept of ontology/units.ttl."""
    found = lexicon.values("units.ttl", KG.symbol)
    return {symbol: iris.concept("unit", id) for id, symbols in sorted(found.items()) for symbol in symbols}


@dataclass(slots=True)
class Builder:
    """Turns plans into lines of N-Quads, one document at a time, and keeps only what they share."""

    units: Mapping[str, str] = field(default_factory=units)
    shared: Graph = field(default_factory=lambda: Graph(iris.CATALOGUE_GRAPH))
    inputs: dict[str, str] = field(default_factory=dict)
    linker: Linker = field(default_factory=Linker)
    description: Description = field(default_factory=Description)

    def plan(self, plan: Plan) -> list[str]:
        """The lines of a document's graph, sorted. Plans come in the order of their ids."""
        last = next(reversed(self.inputs), "")
        if self.inputs and plan.document.id <= last:
            raise ValueError(f"plan {plan.document.id!r} comes after {last!r}")
        writer = facts.Writer(plan, self.shared, self.units)
        self.inputs[plan.document.id] = plan.document.sha256
        self.linker.add(plan)
        catalogue.document(self.shared, plan.document)
        catalogue.text(writer, plan)
        for section in plan.sections:
            catalogue.section(writer, section)
        clauses(writer, plan)
        facts.write(writer, plan)
        found = findings.findings(plan)
        findings.write(writer.graph, writer.document, found)
        lines = writer.graph.sorted()
        self.description.plan(plan, lines, found)
        return lines

    def links(self) -> list[str]:
        """The lines of the graph of what documents say together, sorted, after the last plan."""
        graph = Graph(iris.LINKS_GRAPH)
        links.answers(graph, self.linker.answers())
        links.suggestions(graph, self.linker.suggestions())
        lines = graph.sorted()
        self.description.graphs[iris.LINKS_GRAPH] = count(lines)
        return lines

    def catalogue(self, versions: Mapping[str, str], known: Sequence[str] = ()) -> list[str]:
        """The lines of the catalogue's graph, sorted, after the links; `known` are those of the ontology's graph."""
        catalogue.run(self.shared, versions, self.inputs)
        return self.description.lines(self.shared.lines, versions, known)


def clauses(writer: facts.Writer, plan: Plan) -> None:
    """Write the clauses, each with its words as they are and as they are searched, and the section it stands in.

    A clause stands in the section whose heading is the last before it.
    """
    text, _ = normalise(plan.raw)
    headings = sorted((section.evidence.start, section.id) for section in plan.sections)
    for clause in plan.clauses:
        plain = text.text[text.at_raw(clause.start) : text.at_raw(clause.end)]
        node = writer.clause(clause, plain)
        before = bisect_right(headings, (clause.start, len(headings)))
        if before:
            writer.graph.iri(node, KG.section, iris.section(writer.doc, headings[before - 1][1]))


def quads(plans: Iterable[Plan], versions: Mapping[str, str] | None = None) -> Iterator[str]:
    """Everything as lines of canonical N-Quads: the documents in order of id, then links, catalogue and ontology.

    Args:
        plans: in the order of their documents' ids; each is dropped once it is written.
        versions: of the software that read the plans.

    Raises:
        ValueError: if the plans are out of order, or one comes twice.
    """
    builder = Builder()
    for plan in plans:
        yield from builder.plan(plan)
    known = ontology.lines()
    yield from builder.links()
    yield from builder.catalogue(versions or {}, known)
    yield from known
