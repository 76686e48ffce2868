"""The SPARQL behind a page: the query that gives the facts it shows, for who wants to go on from there."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph import iris
from kg.web.links import Place

HEAD = """\
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX kg: <https://w3id.org/kg-cn-plans/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT DISTINCT ?fact ?class ?doc ?start ?end ?quote WHERE {{
  {condition}
  ?fact a ?class ; kg:document/dcterms:identifier ?doc ; kg:evidence/oa:hasSelector ?position , ?words .
  ?position oa:start ?start ; oa:end ?end .
  ?words oa:exact ?quote .
  VALUES ?class {{ {classes} }}
}}
ORDER BY ?doc ?start ?end ?fact
"""
EVERY = "kg:Target kg:Outcome kg:Measure kg:ProgrammeReference kg:Duty kg:Citation kg:PlaceMention"


def _concept(scheme: str, id: str) -> str:
    return str(ox.NamedNode(iris.concept(scheme, id)))


def _city(id: str) -> tuple[str, str]:
    return f"?fact kg:city {ox.NamedNode(iris.place(id if id.isdecimal() else '', id))} .", EVERY


def _document(id: str) -> tuple[str, str]:
    return f"?fact kg:document {ox.NamedNode(iris.document(id))} .", EVERY


def _indicator(id: str) -> tuple[str, str]:
    return f"?fact kg:indicator {_concept('indicator', id)} .", "kg:Target kg:Outcome"


def _measure(id: str) -> tuple[str, str]:
    return f"?fact kg:measure {_concept('measure', id)} .", "kg:Measure kg:Duty"


def _programme(id: str) -> tuple[str, str]:
    if id.isascii():
        concept = _concept("programme", id)
        return f"?fact kg:programme|kg:withinProgramme {concept} .", "kg:Measure kg:ProgrammeReference"
    name = ox.Literal(id)
    return (
        f"{{ ?fact a kg:ProgrammeReference ; rdfs:label ?name FILTER (STR(?name) = {name}) }}"
        f" UNION {{ ?fact kg:programmeName ?name FILTER (STR(?name) = {name}) }}",
        "kg:Measure kg:ProgrammeReference",
    )


def _body(id: str) -> tuple[str, str]:
    condition = f"?fact kg:body|kg:actor ?body . ?body rdfs:label ?name . FILTER (STR(?name) = {ox.Literal(id)})"
    return condition, "kg:Measure kg:Duty"


BEHIND: dict[str, Callable[[str], tuple[str, str]]] = {
    "city": _city, "document": _document, "indicator": _indicator, "measure": _measure,
    "programme": _programme, "body": _body,
}  # fmt: skip
"""Kind of page -> what its facts have in common, and their classes."""


def behind(place: Place) -> str:
    """The query behind the page of a thing.

    Raises:
        QueryError: if the page shows no facts of one thing.

    >>> print(behind(Place("indicator", "pm25")).splitlines()[6])
      ?fact kg:indicator <https://w3id.org/kg-cn-plans/indicator/pm25> .
    """
    if place.kind not in BEHIND or not place.id:
        raise QueryError(f"no query is behind the page {place.kind}", cure="ask at /sparql")
    condition, classes = BEHIND[place.kind](place.id)
    return HEAD.format(condition=condition, classes=classes)
