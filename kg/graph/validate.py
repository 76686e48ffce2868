"""Is the graph valid? SHACL for its form, the raw text for its quotes, the ontology for its concepts.

What a schema cannot see in what facts say (a unit that does not fit, a date before the plan) are findings: warnings,
which kg.graph.findings makes and the graph keeps.

The shapes stand in ontology/shapes.ttl. Facts are checked a batch of documents at a time: pySHACL over rdflib in memory
takes 2 ms a fact, and 100 times that over a store. So only the predicates that shapes speak of are loaded, and of nodes
that shapes cannot tell apart one is checked (kg.graph.profiles).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg import paths
from kg.errors import EvidenceError, ValidationError
from kg.graph import findings, iris
from kg.graph.nquads import Graph, shortened
from kg.graph.ontology import SHAPES
from kg.graph.profiles import Profiles
from kg.graph.source import Source
from kg.model import Fact, Plan
from kg.vocabulary import DCTERMS, KG, OA, RDF, RDFS

if TYPE_CHECKING:
    from rdflib import Graph as RdfGraph

SH = "http://www.w3.org/ns/shacl#"
SHOWN = 20
SCHEMES = tuple(iris.concept(scheme, "") for scheme in ("indicator", "measure", "programme", "unit", "instrument"))


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one thing of the graph.

    `focus` is its IRI, `quote` the words behind it ("" where it has none), `doc` the document's id. A warning does not
    stop a build: it is what odd text may rightly lead to.
    """

    focus: str
    doc: str
    quote: str
    message: str
    warning: bool = False

    def __str__(self) -> str:
        words = f" “{self.quote}”" if self.quote else ""
        return f"{self.doc or self.focus}:{words} {self.message}"


def check_evidence(plan: Plan) -> list[Problem]:
    """Every fact, clause and section of a plan whose words are not at their offsets."""
    facts: tuple[tuple[Fact, ...], ...] = (
        plan.targets, plan.measures, plan.programmes, plan.duties, plan.citations, plan.mentions,
    )  # fmt: skip
    evidence = [*plan.clauses, *(section.evidence for section in plan.sections)]
    evidence += [words for table in facts for fact in table for words in (fact.evidence, fact.clause)]
    problems = {}
    for words in evidence:
        try:
            words.check(plan.raw)
        except EvidenceError:
            node = iris.span("evidence", words)
            problems[node] = Problem(node, words.doc, words.quote, f"is not at {words.start}-{words.end} of the text")
    return list(problems.values())


def check_content(plan: Plan) -> list[Problem]:
    """What is odd in the facts of a plan, as warnings."""
    return [
        Problem(iris.fact(each.kind, each.fact), plan.document.id, each.fact.evidence.quote, said, warning=True)
        for each in findings.findings(plan)
        for said in [f"{each.en} / {each.zh}"]
    ]


@cache
def shapes() -> RdfGraph:
    """The shapes graph (cached)."""
    from rdflib import Graph as RdfGraph

    return RdfGraph().parse(paths.ontology() / SHAPES)


@cache
def spoken_of() -> frozenset[str]:
    """The predicates that shapes speak of."""
    from rdflib import URIRef

    named = {str(term) for path in ("path", "lessThan") for term in shapes().objects(None, URIRef(SH + path))}
    return frozenset({*named, RDF.type})


def check_shapes(lines: Iterable[str], *, every: bool = False) -> list[Problem]:
    """The SHACL results of N-Quads lines; graphs are merged.

    Args:
        every: check every node, not one of those that shapes cannot tell apart.

    Raises:
        ValidationError: if pySHACL itself fails.
    """
    from pyshacl import validate
    from rdflib import URIRef

    kept, wanted = list(lines), spoken_of()
    profiles = Profiles(kept, wanted)
    looked_at = (line for line in kept if line.split(" ", 2)[1][1:-1] in wanted) if every else profiles.sample()
    conforms, report, text = validate(load(looked_at), shacl_graph=shapes(), inference="none", advanced=False)
    if conforms:
        return []
    if not hasattr(report, "objects"):
        raise ValidationError(f"pySHACL could not check the graph: {text}")
    words = Words(kept)
    found = [problem(report, result, words) for result in report.objects(None, URIRef(SH + "result"))]
    if not every:
        known = {(each.focus, bare(each.message)) for each in found}
        found += [
            same for each in found for same in spread(each, profiles, words) if (same.focus, same.message) not in known
        ]
    return sorted(set(found), key=lambda each: (each.doc, each.focus, each.message))


def spread(found: Problem, profiles: Profiles, words: Words) -> Iterator[Problem]:
    """The same problem for every other node that is like the one it was found on."""
    for node in profiles.like(found.focus):
        if node != found.focus:
            yield replace(found, focus=node, doc=words.doc(node), quote=words.quote(node), message=bare(found.message))


def bare(message: str) -> str:
    """A message without the value that it was found with."""
    return message.split(" (it is ")[0]


def load(lines: Iterable[str]) -> RdfGraph:
    """N-Quads lines as one rdflib graph; three times as fast as rdflib's own parser."""
    from rdflib import Graph as RdfGraph
    from rdflib import Literal, URIRef

    graph = RdfGraph(bind_namespaces="none")
    named = cache(URIRef)
    for quad in ox.parse("".join(map(shortened, lines)).encode(), format=ox.RdfFormat.N_QUADS):
        assert isinstance(quad.subject, ox.NamedNode)
        node = quad.object
        if isinstance(node, ox.Literal):
            datatype = None if node.language else named(node.datatype.value)
            term: Any = Literal(node.value, lang=node.language, datatype=datatype, normalize=False)
        else:
            assert isinstance(node, ox.NamedNode)
            term = named(node.value)
        graph.add((named(quad.subject.value), named(quad.predicate.value), term))
    return graph


class Words:
    """The words and the document behind a node of the graph."""

    def __init__(self, lines: Iterable[str]) -> None:
        shown = {KG.document, KG.evidence, OA.exact, KG.indicatorName, RDFS.label, DCTERMS.identifier}
        self._said: dict[tuple[str, str], str] = {}
        kept = (line for line in lines if line.split(" ", 2)[1][1:-1] in shown)
        for quad in ox.parse("".join(kept).encode(), format=ox.RdfFormat.N_QUADS):
            assert isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal)
            self._said[quad.subject.value, quad.predicate.value] = quad.object.value
        self._facts = {words: fact for (fact, predicate), words in self._said.items() if predicate == KG.evidence}

    def quote(self, node: str) -> str:
        """The words of a fact, or of a part of one."""
        owner = node.rsplit("/", 1)[0]
        for fact in (node, owner):
            quote = self._said.get((self._said.get((fact, KG.evidence), fact) + "/quote", OA.exact))
            if quote:
                return quote
        return ""

    def doc(self, node: str) -> str:
        """Id of the document of a node."""
        for start in (node, node.rsplit("/", 1)[0]):
            fact = self._facts.get(start, start)
            document = self._said.get((fact, KG.document), fact)
            if (document, DCTERMS.identifier) in self._said:
                return self._said[document, DCTERMS.identifier]
        return ""


def problem(report: Any, result: Any, words: Words) -> Problem:
    """A SHACL result in plain words."""
    from rdflib import URIRef

    said = {name: list(report.objects(result, URIRef(SH + name))) for name in ("focusNode", "value", "resultMessage")}
    focus = str(said["focusNode"][0])
    kind = focus.removeprefix(iris.DATA).split("/", 1)[0] if focus.startswith(iris.DATA) else focus
    words_ = {text.language: str(text) for text in said["resultMessage"]}
    both = " / ".join(words_[language] for language in ("en", "zh") if language in words_) or "breaks a shape"
    value = f" (it is {said['value'][0]})" if said["value"] else ""
    message = f"({kind}) {both}{value}"
    warning = (result, URIRef(SH + "resultSeverity"), URIRef(SH + "Violation")) not in report
    return Problem(focus, words.doc(focus), words.quote(focus), message, warning)


def check_concepts(lines: Iterable[str], known: Collection[str]) -> list[Problem]:
    """Concepts that facts point at and the ontology does not have. `known` are the IRIs of its concepts."""
    kept = list(lines)
    asked = {}
    for line in kept:
        subject, predicate, rest = line.split(" ", 2)
        if rest.startswith("<") and predicate != f"<{RDF.type}>":
            value = rest[1 : rest.index(">")]
            if value.startswith(SCHEMES) and value not in known:
                asked[subject[1:-1], value] = predicate
    if not asked:
        return []
    words = Words(kept)
    return [
        Problem(node, words.doc(node), words.quote(node), f"points at {value}, which ontology/ does not have")
        for node, value in sorted(asked)
    ]


def name_line(doc: str) -> str:
    """The line that gives a document's node its id, so that problems of a batch can name their document."""
    graph = Graph(iris.graph(doc))
    graph.text(iris.document(doc), DCTERMS.identifier, doc)
    return graph.sorted()[0]


def refuse(problems: Collection[Problem]) -> None:
    """Raise ValidationError naming the first problems, if there are any but warnings."""
    grave = [each for each in problems if not each.warning]
    if grave:
        shown = "\n  ".join(map(str, grave[:SHOWN]))
        more = f"\n  and {len(grave) - SHOWN} more" if len(grave) > SHOWN else ""
        cure = "the graph of the last build is untouched"
        raise ValidationError(f"the graph is not valid:\n  {shown}{more}", cure=cure)


def check_store(store: Source) -> Iterator[Problem]:
    """Every problem of a built graph, a document at a time; every node is looked at."""
    from kg.graph.read import plans

    known = concepts(quads(store, iris.ONTOLOGY_GRAPH))
    catalogue = quads(store, iris.CATALOGUE_GRAPH)
    yield from check_shapes(catalogue, every=True)
    yield from check_shapes(quads(store, iris.LINKS_GRAPH), every=True)
    for plan in plans(store):
        lines = [*quads(store, iris.graph(plan.document.id)), name_line(plan.document.id)]
        yield from check_evidence(plan)
        yield from check_content(plan)
        yield from check_concepts(lines, known)
        yield from check_shapes(lines, every=True)


def quads(store: Source, graph: str) -> list[str]:
    """The lines of one graph of a store."""
    return [f"{quad} .\n" for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(graph))]


def concepts(lines: Iterable[str]) -> frozenset[str]:
    """The subjects of the ontology's lines."""
    return frozenset(line[1 : line.index(">")] for line in lines)
