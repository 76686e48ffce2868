"""The account that a build gives of itself, made anew where it holds imports: totals, coverage, version, named graphs.

Of the catalogue's lines those go that count, and come again with what the imports add; all others stay. The lines as
they were are kept beside the graph, for the next time.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import groupby
from pathlib import Path

import pyoxigraph as ox

from kg.graph import describe, iris
from kg.graph.counts import TYPE, Counts, count, subjects
from kg.graph.imports import Import
from kg.graph.nquads import Graph
from kg.graph.source import select
from kg.vocabulary import DCAT, DCTERMS, KG, VOID

RENEWED = frozenset(
    f"<{each}>" for each in (
        VOID.triples, VOID.entities, VOID.distinctSubjects, VOID.classes, VOID.properties, VOID.classPartition,
        VOID.propertyPartition, VOID.documents, DCAT.version, DCTERMS.bibliographicCitation,
    )
)  # fmt: skip
"""Predicates of what is made anew, of the data set and of the catalogue's graph."""
COUNTED = (iris.DATASET, iris.CATALOGUE_GRAPH)
PARTS = tuple(f"<{node}/{part}/" for node in COUNTED for part in ("class", "property"))
DATED = """SELECT DISTINCT ?date {{ GRAPH <{graph}> {{
  {{ ?d <{issued}> ?date }} UNION {{ ?t <{quantified}> ?kind ; <{deadline}> ?date }}
}} }}"""
PLACED = "SELECT DISTINCT ?city {{ GRAPH <{graph}> {{ ?d a <{document}> ; <{city}> ?city }} }}"
DOCUMENTS = r"[0-9a-f]{20}"
"""How the graph of a document is called, and the document itself."""
Said = Mapping[str, Mapping[str, Sequence[str]]]


@dataclass(slots=True)
class Added:
    """What the graphs of imports add: counts of each, and of all of them what no other graph has."""

    graphs: dict[str, Counts] = field(default_factory=dict)
    topics: dict[str, str] = field(default_factory=dict)
    whole: Counts = field(default_factory=Counts)


def added(store: ox.Store, path: Path) -> Added:
    """The counts of the lines of imports, which stand in a file, graph by graph and node by node."""
    found = Added()
    with path.open(encoding="utf-8", newline="\n") as lines:
        for graph, part in groupby(lines, key=lambda line: line[line.rindex(" <") + 2 : -4]):
            new, typed = [0], [0]
            counts = count(noted(store, part, set(found.graphs), graph, new, typed))
            found.graphs[graph] = counts
            tail = graph.rpartition("/")[2]
            if re.fullmatch(DOCUMENTS, tail):
                found.topics[graph] = f"{iris.DATA}document/{tail}"
            found.whole.add(Counts(counts.triples, new[0], typed[0], counts.classes, counts.properties))
    return found


def noted(
    store: ox.Store, lines: Iterable[str], before: set[str], graph: str, new: list[int], typed: list[int]
) -> Iterator[str]:
    """The same lines; counts how many of their subjects no graph before this one has, or gives a class."""
    elsewhere = {*before, ""}
    last = last_typed = ""
    for line in lines:
        subject, predicate, _ = line.split(" ", 2)
        if subject != last:
            last = subject
            new[0] += not known(store, subject, None, graph, elsewhere)
        if predicate == TYPE and subject != last_typed:
            last_typed = subject
            typed[0] += not known(store, subject, ox.NamedNode(TYPE[1:-1]), graph, elsewhere)
        yield line


def known(store: ox.Store, subject: str, predicate: ox.NamedNode | None, graph: str, before: set[str]) -> bool:
    """Whether the build's own graphs, or those of imports before, say something of a node."""
    root = iris.DATA + "graph/import/"
    for quad in store.quads_for_pattern(ox.NamedNode(subject[1:-1]), predicate, None):
        name = getattr(quad.graph_name, "value", "")
        if name != graph and (not name.startswith(root) or name in before):
            return True
    return False


def renewed(store: ox.Store, own: Sequence[str], more: Iterable[str], made: Sequence[Import], new: Added) -> list[str]:
    """The lines of the catalogue's graph with imports, sorted.

    Args:
        store: holds the build and its imports.
        own: the lines without imports, sorted.
        more: what the catalogue says of the imports.
        new: what they add.
    """
    before, graph = statements(own), Graph(iris.CATALOGUE_GRAPH)
    for name, counts in new.graphs.items():
        describe.named(graph, name, counts, new.topics.get(name, ""))
    describe.about(graph, version(before, made), coverage(store, before, new))
    kept = (line for line in own if not counting(line))
    old = {node: counts_of(before, node) for node in COUNTED}
    ontology = {f"<{row['s'].value}>" for row in
                select(store, f"SELECT DISTINCT ?s {{ GRAPH <{iris.ONTOLOGY_GRAPH}> {{ ?s ?p ?o }} }}")}  # fmt: skip
    shared = ontology & subjects(own)
    others = Counts()
    others.add(old[iris.DATASET])
    catalogue = old[iris.CATALOGUE_GRAPH]
    others.triples -= catalogue.triples
    others.entities -= catalogue.entities
    others.subjects -= catalogue.subjects - len(shared)
    others.classes -= catalogue.classes
    others.properties -= catalogue.properties
    others.add(new.whole)
    said = {*kept, *more, *graph.lines}
    known = {each for each in subjects(said) - subjects(own) if elsewhere(store, each)}
    return describe.settled(said, others, ontology | known)


def elsewhere(store: ox.Store, subject: str) -> bool:
    """Whether a graph beside the catalogue's says something of a node."""
    found = store.quads_for_pattern(ox.NamedNode(subject[1:-1]), None, None)
    return any(quad.graph_name != ox.NamedNode(iris.CATALOGUE_GRAPH) for quad in found)


def counting(line: str) -> bool:
    """Whether a line of a catalogue is made anew where there are imports."""
    subject, predicate, _ = line.split(" ", 2)
    if subject.startswith(PARTS) or subject == f"<{iris.DATASET}{describe.PERIOD}>":
        return True
    return subject[1:-1] in COUNTED and predicate in RENEWED


def statements(lines: Iterable[str]) -> Said:
    """Objects by subject and predicate."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in ox.parse("".join(lines).encode(), format=ox.RdfFormat.N_QUADS):
        subject, object = (getattr(node, "value", "") for node in (quad.subject, quad.object))
        found[subject][quad.predicate.value].append(object)
    return found


def number(said: Said, node: str, predicate: str) -> int:
    """A count, 0 where there is none."""
    return int(next(iter(said.get(node, {}).get(predicate, ())), 0))


def counts_of(said: Said, node: str) -> Counts:
    """The counts that a catalogue gives of a data set or graph."""
    parts = said.get(node, {})
    classes, properties = Counter[str](), Counter[str]()
    for part in parts.get(VOID.classPartition, ()):
        classes[said[part][VOID.class_][0]] = number(said, part, VOID.entities)
    for part in parts.get(VOID.propertyPartition, ()):
        properties[said[part][VOID.property][0]] = number(said, part, VOID.triples)
    triples, known, typed = (number(said, node, each) for each in (VOID.triples, VOID.distinctSubjects, VOID.entities))
    return Counts(triples, known, typed, classes, properties)


def version(said: Said, made: Sequence[Import]) -> str:
    """The version of the data with imports: that of the build and a hash of what the imports hold."""
    own = next(iter(said.get(iris.DATASET, {}).get(DCAT.version, ())), "0")
    return f"{own}.{sha256(' '.join(f'{each.name} {each.sha256}' for each in made).encode()).hexdigest()[:8]}"


def coverage(store: ox.Store, said: Said, new: Added) -> describe.Coverage:
    """What the build and its imports are about."""
    cities = set(said.get(iris.DATASET, {}).get(DCTERMS.spatial, ()))
    period = said.get(iris.DATASET + describe.PERIOD, {})
    years = {year for each in (DCAT.startDate, DCAT.endDate) for year in period.get(each, ())}
    terms = {"document": KG.Document, "city": KG.city, "issued": DCTERMS.issued, "quantified": KG.ambition,
             "deadline": KG.deadline}  # fmt: skip
    for graph in new.graphs:
        cities |= {row["city"].value for row in select(store, PLACED.format(graph=graph, **terms))}
        dates = (row["date"].value for row in select(store, DATED.format(graph=graph, **terms)))
        years |= {match[0] for date in dates if (match := describe.YEAR.match(date))}
    documents = number(said, iris.DATASET, VOID.documents)
    documents += sum(counts.classes[KG.Document] for counts in new.graphs.values())
    return describe.Coverage(documents, cities, years)
