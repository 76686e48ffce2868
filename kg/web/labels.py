"""What concepts and codes are called in Chinese and English, as the graph says."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

import pyoxigraph as ox

from kg import gazetteer
from kg.graph import iris
from kg.graph.source import Source, select
from kg.model import Place
from kg.vocabulary import CODES, KG, PREFIXES, SKOS

SCHEMES = ("measure", "indicator", "programme", "instrument")
TOLD = (SKOS.prefLabel, SKOS.altLabel, SKOS.broader, SKOS.definition, SKOS.scopeNote, KG.better, KG.theme)
CONCEPTS = """SELECT ?concept ?said ?value WHERE {
  VALUES ?scheme { %s } VALUES ?said { %s } ?concept <%s> ?scheme ; ?said ?value }"""
CODED = "SELECT ?concept ?value WHERE { ?concept <%s> ?value FILTER(STRSTARTS(STR(?concept), '%s')) }"


class Concept(NamedTuple):
    """A concept of the ontology: labels and notes by language, the concept above it or the theme it belongs to."""

    scheme: str
    id: str
    labels: dict[str, str]
    other: tuple[str, ...]
    notes: dict[str, str]
    theme: str
    better: str

    def label(self, language: str) -> str:
        """Its name, in the other language where there is none in this one."""
        return self.labels.get(language) or next(iter(self.labels.values()), self.id)


class Labels:
    """The concepts of a graph and the names of its codes."""

    def __init__(self, source: Source) -> None:
        self._concepts = dict(_concepts(source))
        self._codes: dict[str, dict[str, str]] = defaultdict(dict)
        for row in select(source, CODED % (SKOS.prefLabel, PREFIXES["kgv"])):
            concept, value = row["concept"], row["value"]
            if isinstance(value, ox.Literal) and isinstance(concept, ox.NamedNode):
                self._codes[concept.value][value.language or ""] = value.value

    def concept(self, scheme: str, id: str) -> Concept:
        """A concept by its id; one that the graph does not describe has its id for a name."""
        return self._concepts.get((scheme, id)) or Concept(scheme, id, {}, (), {}, "", "")

    def concepts(self, scheme: str) -> list[Concept]:
        """All concepts of a scheme, by id."""
        return [self._concepts[key] for key in sorted(self._concepts) if key[0] == scheme]

    def label(self, scheme: str, id: str, language: str) -> str:
        """The name of a concept, its id where there is none."""
        return self.concept(scheme, id).label(language)

    def all(self, language: str) -> dict[str, str]:
        """What every concept and code is called, by the end of its IRI."""
        known = {f"{scheme}/{id}": each.label(language) for (scheme, id), each in sorted(self._concepts.items())}
        codes = {iri.removeprefix(iris.BASE): said.get(language, "") for iri, said in sorted(self._codes.items())}
        return {**codes, **known}

    def code(self, scheme: str, notation: str, language: str) -> str:
        """The name of a code such as a role or a kind of document."""
        said = self._codes.get(CODES.get(scheme, {}).get(notation, ""), {})
        return said.get(language) or notation


def city(place: Place, language: str) -> str:
    """The name of a division.

    >>> city(Place("310000", "上海市"), "en"), city(Place("310000", "上海市"), "zh")
    ('Shanghai', '上海市')
    """
    division = gazetteer.by_code(place.code) if language == "en" and place.code else None
    return division.english if division and division.english else place.name


def _concepts(source: Source) -> dict[tuple[str, str], Concept]:
    schemes = " ".join(f"<{iris.BASE}{scheme}>" for scheme in SCHEMES)
    told = " ".join(f"<{predicate}>" for predicate in TOLD)
    said: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row in select(source, CONCEPTS % (schemes, told, SKOS.inScheme)):
        value = row["value"]
        language = (value.language or "") if isinstance(value, ox.Literal) else ""
        said[row["concept"].value].append((row["said"].value, language, value.value))
    return {(each.scheme, each.id): each for each in (_concept(iri, sorted(rows)) for iri, rows in said.items())}


def _concept(iri: str, rows: list[tuple[str, str, str]]) -> Concept:
    scheme, _, id = iri.removeprefix(iris.BASE).partition("/")
    one = {predicate: value for predicate, _, value in reversed(rows)}
    above = one.get(SKOS.broader) or one.get(KG.theme) or ""
    return Concept(
        scheme,
        id,
        {language: value for predicate, language, value in rows if predicate == SKOS.prefLabel},
        tuple(value for predicate, _, value in rows if predicate == SKOS.altLabel),
        {language: value for predicate, language, value in rows if predicate in (SKOS.definition, SKOS.scopeNote)},
        above.rsplit("/", 1)[-1],
        one.get(KG.better, ""),
    )
