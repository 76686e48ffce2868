"""The part of a graph that a selection keeps, a named graph at a time.

Kept are the chosen facts and what they reach (words, clause, section, text, place, bodies, works), links both of whose
ends are kept, the metadata of documents that have kept facts or were asked for, the run, and the ontology whole. What
describes the whole (its DCAT and VoID, counts, named graphs) is left out. Nothing is added: what is kept is a part of
the whole, statement by statement.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import groupby

import pyoxigraph as ox

from kg.export.selection import CLASSES, Said, Selection
from kg.graph import iris
from kg.vocabulary import DCAT, ELI, FOAF, KG, PREFIXES, RDF

VOID_ = PREFIXES["void"]
OF_THE_WHOLE = (VOID_, PREFIXES["sd"], DCAT.Dataset, DCAT.DataService, DCAT.Distribution)
"""How the classes begin of what describes the whole."""
ENDS = frozenset({KG.outcome, KG.target, KG.about, KG.similarTo, KG.fact, KG.comparedWith})
"""What points from a link or a finding to a fact."""
FILES = (KG.file, ELI.is_embodied_by)
IMPORTS = iris.imported_graph("")
Statements = dict[str, list[ox.Quad]]
"""Quads by subject, in their order."""


class Subgraph:
    """What is kept of a graph. It is read twice: what is reached may stand before what reaches it."""

    def __init__(self, selection: Selection) -> None:
        self.selection = selection
        self.facts: set[str] = set()
        self.documents: set[str] = set()
        self._reached: set[str] = set()
        self._papers: dict[str, list[str]] = {}

    def of(self, read: Callable[[], Iterable[ox.Quad]]) -> Iterator[ox.Quad]:
        """What is kept, in the order of the whole.

        Args:
            read: gives the quads of the whole, graph by graph, each time it is called.
        """
        if not self.selection:
            yield from read()
            return
        for name, part in graphs(read()):
            if not is_ontology(name):
                self._look(by_subject(part))
        self.documents |= {node for node in self._papers if self.selection.names(node)}
        self._reached |= self.documents
        left = self._papers.keys() - self.documents
        gone = left | {file for node in left for file in self._papers[node] if file not in self._reached}
        for name, part in graphs(read()):
            yield from part if is_ontology(name) else self._kept(list(part), gone)

    def _look(self, nodes: Statements) -> None:
        """Take note of the facts that are chosen, of their documents, and of what they reach in other graphs."""
        kept = {node for node, about in nodes.items() if (fact := told(about)) and self.selection.keeps(fact)}
        self.facts |= kept
        self.documents |= {iri for node in kept for iri in objects(nodes[node], KG.document)}
        for node, about in nodes.items():
            if KG.Document in objects(about, RDF.type):
                files = [iri for predicate in FILES for iri in objects(about, predicate)]
                self._papers.setdefault(node, []).extend(files)
                if node in self.documents or self.selection.names(node):
                    self._reached.update(files)
        roots = {*kept, *(self._reached | self.documents).intersection(nodes)}
        others = {node for node, about in nodes.items() if kind(about)} - kept
        for node in closure(nodes, roots, others):
            self._reached.update(iri for quad in nodes[node] if (iri := iri_of(quad.object)) and iri not in nodes)

    def _kept(self, quads: list[ox.Quad], gone: set[str]) -> Iterator[ox.Quad]:
        """What is kept of one graph."""
        nodes = by_subject(quads)
        gone = gone | {node for node, about in nodes.items() if self._left_out(node, about, gone)}
        links = {node for node, about in nodes.items() if ENDS.intersection(map(predicate, about))} - gone
        roots = {*self.facts, *self._reached, *links, iris.CATALOGUE, *self._parts(nodes)}
        kept = closure(nodes, roots.intersection(nodes) - gone, gone)
        works = {iri for node in self.facts.intersection(nodes) for iri in objects(nodes[node], KG.work)}
        for quad in quads:
            object = iri_of(quad.object)
            cited = predicate(quad) != ELI.cites or object in works
            if iri_of(quad.subject) in kept and object not in gone and cited and not predicate(quad).startswith(VOID_):
                yield quad

    def _left_out(self, node: str, about: list[ox.Quad], gone: set[str]) -> bool:
        """Whether a node is a fact, link or description that is not kept."""
        if kind(about):
            return node not in self.facts
        ends = [iri_of(quad.object) for quad in about if predicate(quad) in ENDS]
        if ends:
            return not self.facts.issuperset(ends)
        whole = any(cls.startswith(OF_THE_WHOLE) for cls in objects(about, RDF.type))
        return whole or not gone.isdisjoint(objects(about, FOAF.primaryTopic))

    def _parts(self, nodes: Statements) -> Iterator[str]:
        """The clauses and sections of whole documents."""
        if self.selection.of_documents_only:
            yield from (n for n, about in nodes.items() if self.documents.intersection(objects(about, KG.document)))


def graphs(quads: Iterable[ox.Quad]) -> Iterator[tuple[str, Iterator[ox.Quad]]]:
    """The named graphs, one after the other, with their quads."""
    for graph, part in groupby(quads, key=lambda quad: quad.graph_name):
        yield iri_of(graph), part


def is_ontology(graph: str) -> bool:
    """Whether a graph is the ontology's, or that of an import."""
    return graph == iris.ONTOLOGY_GRAPH or (graph.startswith(IMPORTS) and graph.endswith("/ontology"))


def predicate(quad: ox.Quad) -> str:
    """IRI of a quad's predicate."""
    return quad.predicate.value


def by_subject(quads: Iterable[ox.Quad]) -> Statements:
    """Quads by the IRI of their subject."""
    nodes: Statements = {}
    for quad in quads:
        nodes.setdefault(iri_of(quad.subject), []).append(quad)
    return nodes


def iri_of(term: object) -> str:
    """IRI of a node, the label of a blank node, "" for what is neither."""
    return term.value if isinstance(term, ox.NamedNode | ox.BlankNode) else ""


def objects(about: Iterable[ox.Quad], predicate: str) -> list[str]:
    """The IRIs that a node points at."""
    return [iri for quad in about if quad.predicate.value == predicate and (iri := iri_of(quad.object))]


def kind(about: Iterable[ox.Quad]) -> str:
    """The kind of a fact's node, "" for other nodes."""
    return next((CLASSES[cls] for cls in objects(about, RDF.type) if cls in CLASSES), "")


def told(about: list[ox.Quad]) -> Said | None:
    """What a filter asks of a fact's node; None for other nodes."""
    found = kind(about)
    if not found:
        return None
    one = {each: next(iter(objects(about, each)), "") for each in (KG.document, KG.city, KG.indicator)}
    return Said(found, one[KG.document], one[KG.city], one[KG.indicator], tuple(objects(about, KG.measure)))


def closure(nodes: Statements, roots: Iterable[str], without: Collection[str]) -> set[str]:
    """The roots and the nodes of the same graph that they reach."""
    found = set(roots)
    waiting = list(found)
    while waiting:
        for quad in nodes.get(waiting.pop(), ()):
            iri = iri_of(quad.object)
            if iri in nodes and iri not in found and iri not in without and not quad.predicate.value.startswith(VOID_):
                found.add(iri)
                waiting.append(iri)
    return found
