"""The SPARQL behind a state of the explorer: the same facts as its table, from the graph itself.

Values are those that kg.web.choices knows; terms are written by pyoxigraph, never by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pyoxigraph as ox

from kg.graph import iris
from kg.vocabulary import CODES
from kg.web.cards import CONCEPT
from kg.web.choices import NONE
from kg.web.filters import State

HEAD = """\
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX kg: <https://w3id.org/kg-cn-plans/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

"""
SELECT = """\
SELECT DISTINCT ?fact ?doc ?start ?end ?quote WHERE {{
  ?fact a {cls} ; kg:document ?document ; kg:evidence/oa:hasSelector ?position , ?words .
  ?document dcterms:identifier ?doc .
{conditions}  ?position oa:start ?start ; oa:end ?end .
  ?words oa:exact ?quote .
}}
ORDER BY ?doc ?start ?end ?fact
"""
DATED = {"year": ("?fact", "kg:deadline"), "issued": ("?document", "dcterms:issued")}
"""Filter of years -> what has the date, and how."""


def behind(state: State) -> str:
    """The query behind a state.

    >>> print(behind(State(chosen=(("indicator", ("pm25",)),))).splitlines()[8])
      { ?fact kg:indicator <https://w3id.org/kg-cn-plans/indicator/pm25> }
    """
    lines = [MADE[name](state.kind, values) for name, values in state.chosen]
    if state.confidence:
        lines.append(f"?fact kg:confidence ?confidence . FILTER (?confidence >= {float(state.confidence):f})")
    told = "".join(f"  {line}\n" for line in lines)
    return HEAD + SELECT.format(cls=state.what.cls, conditions=told)


def node(iri: str) -> str:
    """A node as SPARQL writes it."""
    return str(ox.NamedNode(iri))


def place(id: str) -> str:
    """The node of a city."""
    return node(iris.place(id if id.isdecimal() else "", id))


def either(patterns: Iterable[str], values: tuple[str, ...], lacking: str) -> str:
    """Facts that have one of some values, or none where that is asked for, too."""
    found = [f"{{ {pattern} }}" for pattern in patterns]
    if NONE in values:
        found.append(f"{{ ?fact kg:document ?document FILTER NOT EXISTS {{ {lacking} }} }}")
    return " UNION ".join(found)


def terms(path: str, nodes: Iterable[str], variable: str, subject: str = "?fact") -> list[str]:
    """A pattern that leads to one of some nodes; none where there is no node."""
    written = list(nodes)
    if len(written) == 1:
        return [f"{subject} {path} {written[0]}"]
    return [f"VALUES {variable} {{ {' '.join(written)} }} {subject} {path} {variable}"] if written else []


def had(values: tuple[str, ...]) -> list[str]:
    """The values that are some."""
    return [value for value in values if value != NONE]


def cities(kind: str, values: tuple[str, ...]) -> str:
    """Facts of some cities."""
    return either(terms("kg:city", map(place, had(values)), "?city"), values, "?fact kg:city ?anywhere")


def themes(kind: str, values: tuple[str, ...]) -> str:
    """Facts whose indicator or measure belongs to a theme."""
    path = "kg:indicator/kg:theme" if kind in ("target", "outcome") else "kg:measure/skos:broader*"
    nodes = [node(iris.concept("measure", id)) for id in had(values)]
    scheme = "" if kind in ("target", "outcome") else f" . ?theme skos:inScheme {node(iris.BASE + 'measure')}"
    lacking = f"?fact {path.replace('/skos:broader*', '')} ?theme{scheme}"
    return either(terms(path, nodes, "?theme"), values, lacking)


def indicators(kind: str, values: tuple[str, ...]) -> str:
    """Facts of some indicators; those of no concept are named by their words."""
    concepts = [node(iris.concept("indicator", id)) for id in values if CONCEPT.fullmatch(id)]
    words = [str(ox.Literal(id)) for id in values if not CONCEPT.fullmatch(id)]
    found = terms("kg:indicator", concepts, "?indicator")
    if words:
        found.append(
            f"VALUES ?named {{ {' '.join(words)} }} ?fact kg:indicatorName ?name FILTER (STR(?name) = ?named)"
            " FILTER NOT EXISTS { ?fact kg:indicator ?concept }"
        )
    return either(found, (), "")


def types(kind: str, values: tuple[str, ...]) -> str:
    """Facts of documents of some types."""
    known = CODES["document-type"]
    nodes = [node(known[each]) for each in had(values) if each in known]
    pattern = terms("kg:document/kg:documentType", nodes, "?type")
    return either(pattern, values, "?document kg:documentType ?type")


def flags(kind: str, values: tuple[str, ...]) -> str:
    """Facts that have some flags."""
    known = CODES["flag"]
    nodes = [node(known[each]) for each in had(values) if each in known]
    return either(terms("kg:flag", nodes, "?flag"), values, "?fact kg:flag ?flag")


def years(name: str) -> Callable[[str, tuple[str, ...]], str]:
    """Facts by the year of a date."""
    subject, path = DATED[name]
    variable = f"?{name}"

    def made(kind: str, values: tuple[str, ...]) -> str:
        known = ", ".join(str(ox.Literal(year)) for year in had(values))
        pattern = f"?fact kg:document ?document . {subject} {path} {variable}"
        pattern += f" FILTER (SUBSTR(STR({variable}), 1, 4) IN ({known}))"
        return either([pattern] if known else [], values, f"{subject} {path} {variable}")

    return made


MADE: dict[str, Callable[[str, tuple[str, ...]], str]] = {
    "city": cities, "theme": themes, "indicator": indicators, "type": types, "year": years("year"),
    "issued": years("issued"), "flag": flags,
}  # fmt: skip
"""Filter -> the pattern of its values."""

THINGS = {
    "measure": ("kg:Measure", "kg:measure"),
    "programme": ("kg:ProgrammeReference", "kg:programme"),
    "target": ("kg:Target", "kg:indicator"),
    "body": ("kg:Duty", "kg:body"),
    "citation": ("kg:Citation", "kg:work"),
}
"""What is compared -> the class of its facts, and what leads to the thing."""
COMPARED = """\
SELECT DISTINCT ?thing ?city ?fact ?doc ?start ?end ?quote WHERE {{
  VALUES ?city {{ {cities} }}
  ?fact a {cls} ; kg:city ?city ; kg:document/dcterms:identifier ?doc ; kg:evidence/oa:hasSelector ?position , ?words .
  ?position oa:start ?start ; oa:end ?end .
  ?words oa:exact ?quote .
  {thing}
}}
ORDER BY ?thing ?city ?doc ?start ?end ?fact
"""


def comparison(by: str, chosen: Iterable[str], theme: str) -> str:
    """The query behind a comparison of cities: every fact with its thing, which measures must have.

    >>> "kg:indicator ?thing" in comparison("target", ["120000"], "")
    True
    """
    cls, path = THINGS[by]
    thing = f"?fact {path} ?thing ."
    if theme:
        above = "kg:theme" if by == "target" else "skos:broader+"
        thing += f" ?thing {above} {node(iris.concept('measure', theme))} ."
    elif by in ("target", "programme"):
        thing = f"OPTIONAL {{ {thing} }}"
    return HEAD + COMPARED.format(cities=" ".join(map(place, chosen)), cls=cls, thing=thing)
