"""What the graph says about one thing (a city, a document, a concept, a body, a fact): facts, each in its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from kg.errors import PlaceError, QueryError
from kg.graph import iris, names
from kg.graph.near import Near, near
from kg.graph.source import Source
from kg.link import places
from kg.model import Place
from kg.vocabulary import DCTERMS, KG, OA, PREFIXES, QUDT, RDF, RDFS, SKOS

PROLOGUE = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in sorted(PREFIXES.items()))
LINKS = ("kg:indicator", "kg:measure", "kg:programme", "kg:body", "kg:work", "kg:city", "kg:document", "kg:place",
         "kg:actor", "kg:withinProgramme")  # fmt: skip
UNSAID = frozenset({RDF.type, KG.document, KG.city, KG.evidence, KG.clause})
"""Properties that are shown by other means."""
NAMES = (SKOS.notation, SKOS.prefLabel, RDFS.label, QUDT.numericValue, KG.period, DCTERMS.title)
"""Properties by which a node is called, the first that it has."""
POINTING = (KG.outcome, KG.target, KG.about)
"""What points at facts from links between documents."""
SENTENCE_ENDS = "。！？!?\n\r"
LONGEST = 160
"""Characters of a sentence that are shown on either side of the words."""

LABELS = """
SELECT DISTINCT ?thing WHERE {
  VALUES ?label { %s }
  ?thing skos:prefLabel|skos:altLabel|rdfs:label ?label .
  FILTER EXISTS { ?fact kg:indicator|kg:measure|kg:programme|kg:body|kg:work ?thing }
} ORDER BY ?thing
"""
FACTS = """
SELECT ?fact ?type ?document ?city ?quote ?start ?end WHERE {
  { SELECT DISTINCT ?fact WHERE { %s } }
  VALUES ?class { kg:Target kg:Outcome kg:Measure kg:ProgrammeReference kg:Duty kg:Citation }
  ?fact a ?class ; kg:document/dcterms:identifier ?document ; kg:evidence/oa:hasSelector ?at , ?words .
  BIND (STRAFTER(STR(?class), "#") AS ?type)
  ?at oa:start ?start ; oa:end ?end .
  ?words oa:exact ?quote .
  OPTIONAL { ?fact kg:city/rdfs:label ?city }
} ORDER BY ?type ?document ?start ?end ?fact
"""
RAW = "SELECT ?text WHERE { ?d dcterms:identifier %s ; eli:is_realized_by/kg:text ?text }"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a name means in a graph: one thing or several of that name. `kind`: city, document, concept or fact."""

    kind: str
    iris: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Found:
    """A fact, its words at `start:end` of document `doc`, and what stands around them in the same sentence."""

    iri: str
    type: str
    doc: str
    city: str
    start: int
    end: int
    before: str
    quote: str
    after: str
    details: tuple[tuple[str, str], ...]


class About:
    """Answers about one opened store; keeps the texts that it has fetched."""

    def __init__(self, store: Source) -> None:
        self._store = near(store)
        self.raw = cache(self._raw)
        self._called = cache(self._name)

    def subject(self, name: str) -> Subject:
        """The thing that a name, id or IRI means.

        Raises:
            QueryError: if the graph has nothing of that name, naming what is near.
        """
        for lookup in (self._fact, self._document, self._concept, self._city, self._labelled):
            if found := lookup(name.strip()):
                return found
        raise QueryError(
            f"the graph has nothing called {name!r}",
            cure="give a city, a document id (kg info), or a concept's name or id",
        )

    def facts(self, subject: Subject) -> Iterator[Found]:
        """Its facts by type, document and place in the document."""
        things = " ".join(f"<{iri}>" for iri in subject.iris)
        linked = f"VALUES ?thing {{ {things} }} ?fact {'|'.join(LINKS)} ?thing"
        pattern = f"VALUES ?fact {{ {things} }}" if subject.kind == "fact" else linked
        rows = list(self._select(FACTS % pattern))
        self._ahead([row[0] for row in rows])
        for fact, kind, doc, city, quote, start, end in rows:
            first, last = int(start), int(end)
            before, after = around(self.raw(doc), first, last)
            yield Found(fact, kind, doc, city, first, last, before, quote, after, together(self._details(fact)))

    def _ahead(self, facts: list[str]) -> None:
        """Fetch what will be looked up of facts, where the graph is far away."""
        if isinstance(self._store, Near):
            nodes = [ox.NamedNode(fact) for fact in facts]
            self._store.fetch_pointing(map(ox.NamedNode, POINTING), nodes)
            links = [quad.subject for way in POINTING for node in nodes for quad in
                     self._store.quads_for_pattern(None, ox.NamedNode(way), node)]  # fmt: skip
            self._store.fetch_around([*nodes, *(each for each in links if isinstance(each, ox.NamedNode))], steps=4)

    def _details(self, fact: str) -> Iterator[tuple[str, str]]:
        """What else is said of a fact: property and value by name; quad by quad, 50 times as fast as SPARQL."""
        for quad in self._store.quads_for_pattern(ox.NamedNode(fact), None, None, None):
            if quad.predicate.value not in UNSAID:
                node = quad.object
                said = (
                    node.value if isinstance(node, ox.Literal) else self._called(str(getattr(node, "value", "")), "zh")
                )
                yield self._called(quad.predicate.value, "en"), said
        yield from self._linked(fact)

    def _linked(self, fact: str) -> Iterator[tuple[str, str]]:
        """What other documents say of it: outcomes and targets compared, and what an unlinked measure is like."""
        for way, other in ((KG.outcome, KG.target), (KG.target, KG.outcome)):
            for answer in self._pointing(way, fact):
                verdict, reason = (self._named(answer, each, "en") for each in (KG.verdict, KG.reason))
                words = self._quote(self._one(answer, other))
                yield "answer", f"{verdict}{f' ({reason})' if reason else ''}: {words}"
        for suggestion in self._pointing(KG.about, fact):
            concept, like = self._named(suggestion, KG.suggestedMeasure, "zh"), self._one(suggestion, KG.similarTo)
            score = self._one(suggestion, KG.similarity)
            yield "perhaps like", f"{concept or self._quote(like)} ({score})"

    def _pointing(self, predicate: str, fact: str) -> Iterator[str]:
        for quad in self._store.quads_for_pattern(None, ox.NamedNode(predicate), ox.NamedNode(fact), None):
            yield str(getattr(quad.subject, "value", ""))

    def _one(self, subject: str, predicate: str) -> str:
        for quad in self._store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None, None):
            return str(getattr(quad.object, "value", ""))
        return ""

    def _named(self, subject: str, predicate: str, language: str) -> str:
        node = self._one(subject, predicate)
        return self._label(node, language) if node else ""

    def _label(self, iri: str, language: str) -> str:
        for quad in self._store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(SKOS.prefLabel), None, None):
            if isinstance(quad.object, ox.Literal) and quad.object.language == language:
                return quad.object.value
        return iri

    def _quote(self, fact: str) -> str:
        words = self._one(fact, KG.evidence) if fact else ""
        return (self._one(words + "/quote", OA.exact) or self._exact(words)) if words else ""

    def _exact(self, words: str) -> str:
        """The quote of evidence whose selectors are called otherwise than kg calls them."""
        selectors = self._store.quads_for_pattern(ox.NamedNode(words), ox.NamedNode(OA.hasSelector), None, None)
        quotes = (self._one(str(getattr(quad.object, "value", "")), OA.exact) for quad in selectors)
        return next(filter(None, quotes), "")

    def _name(self, iri: str, language: str) -> str:
        node = ox.NamedNode(iri)
        for predicate in NAMES:
            quads = self._store.quads_for_pattern(node, ox.NamedNode(predicate), None, None)
            literals = [quad.object for quad in quads if isinstance(quad.object, ox.Literal)]
            for literal in literals:
                if literal.language in (None, language):
                    return literal.value
        return iri

    def _raw(self, doc: str) -> str:
        rows = list(self._select(RAW % ox.Literal(doc)))
        return rows[0][0] if rows else ""

    def _select(self, query: str) -> Iterator[list[str]]:
        solutions = self._store.query(PROLOGUE + query, use_default_graph_as_union=True)
        assert isinstance(solutions, ox.QuerySolutions)
        for row in solutions:
            yield ["" if cell is None else str(getattr(cell, "value", "")) for cell in row]

    def _exists(self, pattern: str) -> bool:
        answer = self._store.query(PROLOGUE + f"ASK {{ {pattern} }}", use_default_graph_as_union=True)
        return bool(answer)

    def _fact(self, name: str) -> Subject | None:
        match = re.fullmatch(r"<?(https?://[^\s<>\"{}|^`\\]+)>?", name)
        if not match:
            return None
        node = match[1]
        if self._exists(f"<{node}> kg:evidence ?e"):
            return Subject("fact", (node,), node)
        return Subject("concept", (node,), node) if self._exists(f"?fact {'|'.join(LINKS)} <{node}>") else None

    def _document(self, name: str) -> Subject | None:
        node = iris.document(name)
        return Subject("document", (node,), name) if self._exists(f"<{node}> a kg:Document") else None

    def _concept(self, name: str) -> Subject | None:
        if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
            for scheme in ("indicator", "measure", "programme"):
                node = iris.concept(scheme, name)
                if self._exists(f"?fact kg:{scheme} <{node}>"):
                    return Subject("concept", (node,), name)
        literals = [ox.Literal(name), ox.Literal(name, language="zh"), ox.Literal(name, language="en")]
        things = tuple(thing for (thing,) in self._select(LABELS % " ".join(map(str, literals))))
        return Subject("concept", things, name) if things else None

    def _city(self, name: str) -> Subject | None:
        try:
            place = places.resolve(name)
        except PlaceError as error:
            several = [each.place for each in places.latin(name) if not each.retired] if name.isascii() else []
            known = [each for each in several if self._has(each)]
            if len(several) > 1 and len(known) != 1:
                raise QueryError(error.message, cure=error.cure) from error
            if not known:
                return None
            place = known[0]
        if not self._has(place):
            said = names.absence(place.code or place.name, self._store) or f"the graph has nothing about {place.name}"
            raise QueryError(said, cure="name a city that kg info lists")
        return Subject("city", (iris.place(place.code, place.name),), place.name)

    def _has(self, place: Place) -> bool:
        return self._exists(f"?fact kg:city|kg:place <{iris.place(place.code, place.name)}>")

    def _labelled(self, name: str) -> Subject | None:
        """A concept by a label in any case or by part of one, as the parameters of queries have it."""
        for scheme in ("indicator", "measure", "programme"):
            try:
                node = names.concept(scheme, name, self._store).value
            except QueryError as error:
                if error.message.startswith(f"{name!r} may be"):
                    raise
                continue
            if self._exists(f"?fact kg:{scheme} <{node}>"):
                return Subject("concept", (node,), names.iris_id(ox.NamedNode(node)))
        return None


def together(details: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Details by name; several of one name as one.

    >>> together([("b", "2"), ("a", "1"), ("b", "1")])
    (('a', '1'), ('b', '1; 2'))
    """
    found: dict[str, list[str]] = {}
    for name, said in sorted(details):
        found.setdefault(name, []).append(said)
    return tuple((name, "; ".join(said)) for name, said in found.items())


def around(raw: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after `raw[start:end]` in its sentence, cut to LONGEST characters.

    >>> around("前句。到2025年降至30。后句。", 9, 13)
    ('到2025年', '。')
    """
    first = max((raw.rfind(mark, 0, start) + 1 for mark in SENTENCE_ENDS), default=0)
    stops = [at + 1 for mark in SENTENCE_ENDS if (at := raw.find(mark, end)) >= 0]
    last = min(stops, default=len(raw))
    before, after = raw[max(first, start - LONGEST) : start], raw[end : min(last, end + LONGEST)]
    return " ".join(before.split()), " ".join(after.split())
