"""The data set describes itself: coverage, citation, counts (VoID), named graphs, quality of documents, queries.

What is the same in every build stands in ontology/dataset.ttl. Everything goes into the catalogue's graph, which is
thereby one of the graphs that are counted: its description is made again until its own counts are right, which is so
after three times, since only figures change then.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from kg import paths
from kg.graph import iris, ontology
from kg.graph.counts import Counts, count, subjects
from kg.graph.findings import Finding
from kg.graph.nquads import XSD, Graph, literal
from kg.model import Plan
from kg.vocabulary import DCAT, DCTERMS, DQV, FOAF, ONTOLOGY, PREFIXES, RDFS, SD, SH, VERSION, VOID

if TYPE_CHECKING:
    from hashlib import _Hash as HASH

YEAR = re.compile(r"[12]\d{3}(?=-|$)")
HEADER = re.compile(r"# (title|description) (zh|en): (.+)")
FACTS = ("targets", "measures", "programmes", "duties", "citations", "mentions")
TURNS = 9
PERIOD = "/period"


@dataclass(slots=True)
class Description:
    """What is kept of plans until the data set is described at the end: counts, years, cities, quality.

    `digest` is the hash of the lines of all documents' graphs: other data have another version.
    """

    graphs: dict[str, Counts] = field(default_factory=dict)
    topics: dict[str, str] = field(default_factory=dict)
    years: set[str] = field(default_factory=set)
    cities: set[str] = field(default_factory=set)
    digest: HASH = field(default_factory=sha256)
    quality: Graph = field(default_factory=lambda: Graph(iris.CATALOGUE_GRAPH))

    def plan(self, plan: Plan, lines: Sequence[str], found: Sequence[Finding]) -> None:
        """Take note of a plan and the sorted lines of its graph."""
        graph, document = iris.graph(plan.document.id), iris.document(plan.document.id)
        self.graphs[graph] = count(lines)
        self.digest.update("".join(lines).encode())
        self.topics[graph] = document
        self.cities.update(iris.place(city.code, city.name) for city in plan.document.cities)
        dates = [plan.document.issued, *(target.deadline for target in plan.targets)]
        self.years.update(match[0] for date in dates if (match := YEAR.match(date)))
        measure(self.quality, document, plan, found)

    def lines(self, shared: Iterable[str], versions: Mapping[str, str], known: Sequence[str]) -> list[str]:
        """The lines of the catalogue's graph, sorted: those it has already, and the description.

        Args:
            known: the sorted lines of the ontology's graph.
        """
        graph = Graph(iris.CATALOGUE_GRAPH)
        for name, counts in self.graphs.items():
            named(graph, name, counts, self.topics.get(name, ""))
        version = f"{versions.get('kg', '0')}+{self.digest.hexdigest()[:12]}"
        graph.iri(iris.DATASET, DCTERMS.conformsTo, f"{ONTOLOGY}/{VERSION}")
        about(graph, version, Coverage(len(self.topics), self.cities, self.years))
        said = {*shared, *self.quality.lines, *graph.lines, *static()}
        if known:
            self.graphs[iris.ONTOLOGY_GRAPH] = count(known)
            more = Graph(iris.CATALOGUE_GRAPH)
            named(more, iris.ONTOLOGY_GRAPH, self.graphs[iris.ONTOLOGY_GRAPH])
            said |= more.lines
        others = Counts()
        for name, counts in self.graphs.items():
            others.add(counts, shared=name in self.topics)
        return settled(said, others, subjects(known))


def settled(said: set[str], others: Counts, known: Collection[str]) -> list[str]:
    """All lines of the catalogue's graph, with counts of the whole and of itself that are right.

    Args:
        said: the lines without these counts.
        others: the counts of all other graphs.
        known: the subjects of other graphs that the catalogue may have, too.
    """
    lines = sorted(said)
    for _ in range(TURNS):
        own, whole, graph = count(lines), Counts(), Graph(iris.CATALOGUE_GRAPH)
        whole.add(others)
        whole.add(own, shared=len(subjects(lines).intersection(known)))
        named(graph, iris.CATALOGUE_GRAPH, own)
        counted(graph, iris.DATASET, whole)
        before, lines = lines, sorted(said | graph.lines)
        if lines == before:
            return lines
    raise AssertionError("the description does not settle")


@cache
def static() -> frozenset[str]:
    """The lines of what every build says of itself: ontology/dataset.ttl, the named queries, the prefixes."""
    graph = Graph(iris.CATALOGUE_GRAPH)
    for name, namespace in PREFIXES.items():
        node = iris.concept("prefix", name)
        graph.iri(ONTOLOGY, SH.declare, node)
        graph.types(node, SH.PrefixDeclaration)
        graph.text(node, SH.prefix, name)
        graph.raw(node, SH.namespace, literal(namespace, datatype=XSD + "anyURI"))
    for path in sorted((paths.ontology() / "queries").rglob("*.rq")):
        query(graph, path.stem, path.read_text(encoding="utf-8"))
    return frozenset(ontology.lines_of(iris.CATALOGUE_GRAPH, [paths.ontology() / ontology.DATASET])) | graph.lines


def query(graph: Graph, name: str, text: str) -> None:
    """Write a named query; its first lines say what it asks, in both languages."""
    node = iris.concept("query", name)
    select = re.search(r"^SELECT\b", text, re.M)
    graph.types(node, SH.SPARQLExecutable, SH.SPARQLSelectExecutable if select else SH.SPARQLConstructExecutable)
    graph.iri(node, SH.prefixes, ONTOLOGY)
    graph.text(node, SH.select if select else SH.construct, text)
    for what, language, words in HEADER.findall(text):
        graph.text(node, RDFS.label if what == "title" else RDFS.comment, words.strip(), language=language)


def named(graph: Graph, name: str, counts: Counts, topic: str = "") -> None:
    """Write what a named graph is and holds."""
    if counts.triples:
        graph.types(name, SD.NamedGraph, SD.Graph, VOID.Dataset)
        graph.iri(name, SD.name, name)
        graph.iri(name, SD.graph, name)
        graph.iri(name, FOAF.primaryTopic, topic)
        graph.iri(iris.DATASET, SD.namedGraph, name)
        graph.iri(iris.DATASET, VOID.subset, name)
        counted(graph, name, counts)


def counted(graph: Graph, node: str, counts: Counts) -> None:
    """Write the counts of a VoID data set and its partitions by class and by property."""
    graph.integer(node, VOID.triples, counts.triples)
    graph.integer(node, VOID.entities, counts.entities)
    graph.integer(node, VOID.distinctSubjects, counts.subjects)
    graph.integer(node, VOID.classes, len(counts.classes))
    graph.integer(node, VOID.properties, len(counts.properties))
    for iri, number in counts.classes.items():
        part = f"{node}/class/{short(iri)}"
        graph.iri(node, VOID.classPartition, part)
        graph.iri(part, VOID.class_, iri)
        graph.integer(part, VOID.entities, number)
    for iri, number in counts.properties.items():
        part = f"{node}/property/{short(iri)}"
        graph.iri(node, VOID.propertyPartition, part)
        graph.iri(part, VOID.property, iri)
        graph.integer(part, VOID.triples, number)


@cache
def short(iri: str) -> str:
    """A class or property as the last segment of an IRI.

    >>> short("https://w3id.org/kg-cn-plans/ontology#Target"), short("http://example.org/x")
    ('kg-Target', 'b973f3684f3da2068070')
    """
    for prefix, namespace in PREFIXES.items():
        local = iri.removeprefix(namespace)
        if local != iri and re.fullmatch(r"\w+", local, re.A):
            return f"{prefix}-{local}"
    return sha256(iri.encode()).hexdigest()[: iris.DIGITS]


class Coverage(NamedTuple):
    """What a data set is about: how many documents, which places (IRIs), from which year to which."""

    documents: int
    cities: Collection[str]
    years: Collection[str]


def about(graph: Graph, version: str, coverage: Coverage) -> None:
    """Write what depends on the documents: version, coverage, how to cite."""
    node, documents = iris.DATASET, coverage.documents
    graph.text(node, DCAT.version, version)
    graph.integer(node, VOID.documents, documents)
    for city in coverage.cities:
        graph.iri(node, DCTERMS.spatial, city)
    if coverage.years:
        period = node + PERIOD
        graph.iri(node, DCTERMS.temporal, period)
        graph.types(period, DCTERMS.PeriodOfTime)
        graph.date(period, DCAT.startDate, min(coverage.years))
        graph.date(period, DCAT.endDate, max(coverage.years))
    zh = f"kg 维护者：城市政策规划知识图谱数据集（{documents} 份文件），版本 {version}。{node}"
    plural = "" if documents == 1 else "s"
    title = f"Knowledge graph of city policy plans (data set, {documents} document{plural})"
    en = f"The kg maintainers: {title}, version {version}. {node}"
    graph.text(node, DCTERMS.bibliographicCitation, zh, language="zh")
    graph.text(node, DCTERMS.bibliographicCitation, en, language="en")


def measure(graph: Graph, document: str, plan: Plan, found: Sequence[Finding]) -> None:
    """Write the quality of a document by the metrics of ontology/dataset.ttl."""
    linked = [bool(target.indicator_id) for target in plan.targets]
    fitted = [bool(measure.concept) for measure in plan.measures]
    figures: Iterator[tuple[str, float | None]] = iter((
        ("facts", sum(len(getattr(plan, table)) for table in FACTS)),
        ("findings", len(found)),
        ("targets-with-indicator", share(linked)),
        ("measures-with-concept", share(fitted)),
    ))  # fmt: skip
    for metric, value in figures:
        if value is not None:
            node = f"{document}/quality/{metric}"
            graph.iri(document, DQV.hasQualityMeasurement, node)
            graph.types(node, DQV.QualityMeasurement)
            graph.iri(node, DQV.isMeasurementOf, iris.concept("metric", metric))
            graph.iri(node, DQV.computedOn, document)
            if isinstance(value, int):
                graph.integer(node, DQV.value, value)
            else:
                graph.decimal(node, DQV.value, value)


def share(held: Sequence[bool]) -> float | None:
    """How many of some hold, 0 to 1, to three places; None of none.

    >>> share([True, False, True]), share([])
    (0.667, None)
    """
    return round(sum(held) / len(held), 3) if held else None
