"""The lists of things and the overview as queries: their rows are those of the pages, from the graph itself.

The downloads of a list are the answer to its query, so that CSV, JSON, Turtle and SPARQL cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.web import forms
from kg.web.answers import Given, Wanted, table
from kg.web.links import LISTED

if TYPE_CHECKING:
    from kg.query import Result
    from kg.web.library import Library

HEAD = """\
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX kg: <https://w3id.org/kg-cn-plans/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

"""
NAMED = """\
  OPTIONAL {{ ?{0} skos:prefLabel ?label . FILTER (LANG(?label) = "zh") }}
  OPTIONAL {{ ?{0} skos:prefLabel ?label_en . FILTER (LANG(?label_en) = "en") }}
"""
IN_CITY = "OPTIONAL { ?fact kg:city ?city }"
COUNTED = {
    "targets": "kg:Target", "outcomes": "kg:Outcome", "measures": "kg:Measure", "programmes": "kg:ProgrammeReference",
    "duties": "kg:Duty", "citations": "kg:Citation", "places": "kg:PlaceMention",
}  # fmt: skip
"""Column -> the class whose facts it counts."""
FACTS = " ".join(COUNTED.values())
CITIES = (
    "SELECT ?city ?label ?label_en (COUNT(DISTINCT ?document) AS ?documents) "
    + " ".join(f"(COUNT(DISTINCT ?{name[:4]}) AS ?{name})" for name in COUNTED)
    + " WHERE {\n  { SELECT DISTINCT ?city WHERE { ?any a kg:Document ; kg:city ?city } }\n"
    + "  { ?document a kg:Document ; kg:city ?city }\n"
    + "".join(f"  UNION {{ ?{name[:4]} a {cls} ; kg:city ?city }}\n" for name, cls in COUNTED.items())
    + "  ?city rdfs:label ?label .\n"
    + NAMED.format("city").splitlines(keepends=True)[1]
    + "}\nGROUP BY ?city ?label ?label_en\nORDER BY ?city\n"
)
INDICATORS = f"""\
SELECT ?indicator ?label ?label_en ?theme (COUNT(DISTINCT ?city) AS ?cities)
  (SUM(IF(?class = kg:Target, 1, 0)) AS ?targets) (SUM(IF(?class = kg:Outcome, 1, 0)) AS ?outcomes) WHERE {{
  {{ SELECT DISTINCT ?fact ?class ?indicator ?city WHERE {{
    VALUES ?class {{ kg:Target kg:Outcome }}
    ?fact a ?class ; kg:indicator ?indicator . {IN_CITY} }} }}
  OPTIONAL {{ ?indicator kg:theme ?theme }}
{NAMED.format("indicator")}}}
GROUP BY ?indicator ?label ?label_en ?theme
ORDER BY DESC(?cities) DESC(?targets) ?indicator
"""
MEASURES = f"""\
SELECT ?measure ?label ?label_en ?theme (COUNT(DISTINCT ?city) AS ?cities) (COUNT(DISTINCT ?fact) AS ?facts) WHERE {{
  ?fact a kg:Measure ; kg:measure ?measure . {IN_CITY}
  OPTIONAL {{ ?measure skos:broader ?theme }}
{NAMED.format("measure")}}}
GROUP BY ?measure ?label ?label_en ?theme
ORDER BY ?theme DESC(?facts) ?measure
"""
PROGRAMMES = f"""\
SELECT ?programme ?label ?label_en (SAMPLE(?printed) AS ?name) (SAMPLE(?kind) AS ?type)
  (COUNT(DISTINCT ?city) AS ?cities) (COUNT(DISTINCT ?fact) AS ?namings) WHERE {{
  ?fact a kg:ProgrammeReference ; kg:programme ?programme ; rdfs:label ?printed . {IN_CITY}
  OPTIONAL {{ ?fact kg:programmeType ?kind }}
{NAMED.format("programme")}}}
GROUP BY ?programme ?label ?label_en
ORDER BY DESC(?cities) DESC(?namings) ?programme
"""
BODIES = f"""\
SELECT ?body ?label (COUNT(DISTINCT ?city) AS ?cities) (COUNT(DISTINCT ?fact) AS ?duties) WHERE {{
  ?fact a kg:Duty ; kg:body ?body . {IN_CITY}
  ?body rdfs:label ?label .
}}
GROUP BY ?body ?label
ORDER BY DESC(?duties) ?label
"""
DOCUMENTS = f"""\
SELECT ?document ?doc ?title ?type ?issued ?publisher (COUNT(DISTINCT ?fact) AS ?facts) WHERE {{
  ?document a kg:Document ; dcterms:identifier ?doc .
  OPTIONAL {{ ?document dcterms:title ?title }}
  OPTIONAL {{ ?document kg:documentType/skos:notation ?type }}
  OPTIONAL {{ ?document dcterms:issued ?issued }}
  OPTIONAL {{ ?document dcterms:publisher/rdfs:label ?publisher }}
  OPTIONAL {{ VALUES ?class {{ {FACTS} }} ?fact a ?class ; kg:document ?document }}
}}
GROUP BY ?document ?doc ?title ?type ?issued ?publisher
ORDER BY ?doc
"""
OVERVIEW = f"""\
SELECT ?class (COUNT(DISTINCT ?fact) AS ?facts) (COUNT(DISTINCT ?city) AS ?cities)
  (COUNT(DISTINCT ?document) AS ?documents) WHERE {{
  VALUES ?class {{ {FACTS} }}
  ?fact a ?class ; kg:document ?document . {IN_CITY}
}}
GROUP BY ?class
ORDER BY DESC(?facts)
"""
QUERIES = {
    "overview": OVERVIEW, "city": CITIES, "indicator": INDICATORS, "measure": MEASURES, "programme": PROGRAMMES,
    "body": BODIES, "document": DOCUMENTS,
}  # fmt: skip
"""Kind of list -> the query behind it; its first column holds the things."""


def made(library: Library, at: str, given: Given | None) -> tuple[str, bytes]:
    """A list as csv, json or ttl, or the query behind it; `at` is one of kg.web.links.LISTED.

    Raises:
        Wanted: the query, where it has not been answered yet.
    """
    kind, form = LISTED[at], at.rpartition(".")[2]
    text = HEAD + QUERIES[kind]
    if form == "rq":
        return form, (forms.noted(library, at) + text).encode()
    if given is None:
        raise Wanted(text)
    found = given.result()
    if form == "csv":
        return form, table(found)
    if form == "ttl":
        return form, forms.rows_as_turtle(library, found, at) + described(library, found)
    rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
    return form, forms.json_of(library, {"list": kind, "sparql": text, "rows": rows})


def described(library: Library, found: Result) -> bytes:
    """What the graph says of the things of a list, as N-Triples, which are Turtle."""
    nodes = dict.fromkeys(row[0] for row in found.terms if isinstance(row[0], ox.NamedNode))
    return ox.serialize(triples(library, nodes), format=ox.RdfFormat.N_TRIPLES) or b""


def triples(library: Library, nodes: Iterable[ox.NamedNode]) -> Iterator[ox.Triple]:
    """The statements about some nodes, in a fixed order."""
    for node in nodes:
        quads = library.source.quads_for_pattern(node, None, None)
        yield from sorted({quad.triple for quad in quads}, key=str)
