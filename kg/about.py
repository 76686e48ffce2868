"""What the graph says about one thing (a city, a document, a concept, a body, a fact): facts, each in its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from kg.errors import PlaceError, QueryError
from kg.graph import iris
from kg.link import places
from kg.vocabulary import PREFIXES

PROLOGUE = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in sorted(PREFIXES.items()))
LINKS = ("kg:indicator", "kg:measure", "kg:programme", "kg:body", "kg:work", "kg:city", "kg:document", "kg:place")
SENTENCE_ENDS = "。！？!?\n\r"
LONGEST = 160
"""Characters of a sentence that are shown on either side of the words."""

LABELS = """
SELECT DISTINCT ?thing ?label WHERE {
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
DETAILS = """
SELECT ?property ?value WHERE {
  VALUES ?fact { <%s> }
  { ?fact ?p ?node . ?p rdfs:label ?property . FILTER (LANG(?property) = "en")
    FILTER (?p NOT IN (rdf:type, kg:document, kg:city, kg:evidence, kg:clause, kg:section))
    FILTER (?p NOT IN (kg:quantity, kg:quantityMax, kg:baseline))
    OPTIONAL { ?node skos:notation ?code }
    OPTIONAL { ?node skos:prefLabel ?zh . FILTER (LANG(?zh) = "zh") }
    OPTIONAL { ?node rdfs:label ?name }
    BIND (COALESCE(?code, ?zh, ?name, ?node) AS ?value) }
  UNION { ?fact kg:quantity/qudt:numericValue ?value BIND ("value" AS ?property) }
  UNION { ?fact kg:quantityMax/qudt:numericValue ?value BIND ("upper value" AS ?property) }
  UNION { ?fact kg:baseline/kg:period ?value BIND ("baseline" AS ?property) }
  UNION { ?fact kg:section ?s . ?s dcterms:title ?title . OPTIONAL { ?s kg:sectionNumber ?n }
          BIND (CONCAT(COALESCE(?n, ""), " ", ?title) AS ?value) BIND ("section" AS ?property) }
} ORDER BY ?property ?value
"""
RAW = "SELECT ?text WHERE { ?d dcterms:identifier %s ; eli:is_realized_by/kg:text ?text }"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a name means in a graph. `kind`: city, document, concept or fact."""

    kind: str
    iri: str
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

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self.raw = cache(self._raw)

    def subject(self, name: str) -> Subject:
        """The thing that a name, id or IRI means.

        Raises:
            QueryError: if the graph has nothing of that name, naming what is near.
        """
        for lookup in (self._fact, self._document, self._concept, self._city):
            if found := lookup(name.strip()):
                return found
        raise QueryError(
            f"the graph has nothing called {name!r}",
            cure="give a city, a document id (kg info), or a concept's name or id",
        )

    def facts(self, subject: Subject) -> Iterator[Found]:
        """Its facts by type, document and place in the document."""
        node = f"<{subject.iri}>"
        pattern = f"BIND ({node} AS ?fact)" if subject.kind == "fact" else f"?fact {'|'.join(LINKS)} {node}"
        for fact, kind, doc, city, quote, start, end in self._select(FACTS % pattern):
            first, last = int(start), int(end)
            before, after = around(self.raw(doc), first, last)
            details = tuple((name, value) for name, value in self._select(DETAILS % fact))
            yield Found(fact, kind, doc, city, first, last, before, quote, after, details)

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
            return Subject("fact", node, node)
        return Subject("concept", node, node) if self._exists(f"?fact {'|'.join(LINKS)} <{node}>") else None

    def _document(self, name: str) -> Subject | None:
        node = iris.document(name)
        return Subject("document", node, name) if self._exists(f"<{node}> a kg:Document") else None

    def _concept(self, name: str) -> Subject | None:
        if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
            for scheme in ("indicator", "measure", "programme"):
                node = iris.concept(scheme, name)
                if self._exists(f"?fact kg:{scheme} <{node}>"):
                    return Subject("concept", node, name)
        literals = [ox.Literal(name), ox.Literal(name, language="zh"), ox.Literal(name, language="en")]
        rows = list(self._select(LABELS % " ".join(map(str, literals))))
        return Subject("concept", *rows[0]) if rows else None

    def _city(self, name: str) -> Subject | None:
        try:
            place = places.resolve(name)
        except PlaceError:
            return None
        node = iris.place(place.code, place.name)
        if not self._exists(f"?fact kg:city|kg:place <{node}>"):
            raise QueryError(f"the graph has nothing about {place.name}", cure="kg info lists the cities it knows")
        return Subject("city", node, place.name)


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
