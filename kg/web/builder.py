"""A query from a form made of the SHACL shapes: a class, which of its properties to show, what they must be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph import names
from kg.vocabulary import PREFIXES
from kg.web.shapes import Class, Property, classes

MOST = 1000
"""Rows of a built query."""
SIGNS = {"eq": "=", "le": "<=", "ge": ">="}
OPERATORS = {"number": ("eq", "le", "ge"), "quantity": ("eq", "le", "ge"), "date": ("eq", "le", "ge")}
NUMBER = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,9})?")
DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
USUAL = (
    "city",
    "indicatorName",
    "label",
    "quantity",
    "deadline",
    "body",
    "role",
    "work",
    "place",
    "verdict",
    "documentType",
)
"""Properties that a fresh form shows."""
CITED = """\
  ?item kg:document/dcterms:identifier ?doc ; kg:evidence/oa:hasSelector ?at , ?words .
  ?at oa:start ?start ; oa:end ?end .
  ?words oa:exact ?quote .
"""


class Row(NamedTuple):
    """A property in the form: whether it is shown, its operator, its value, and what is amiss with that."""

    property: Property
    shown: bool
    operator: str
    value: str
    amiss: str = ""


class Built(NamedTuple):
    """A form as it was filled in, and its query ("" where a value is amiss)."""

    chosen: Class
    rows: tuple[Row, ...]
    text: str


def build(pairs: Iterable[tuple[str, str]], language: str) -> Built:
    """The form and the query of a URL: class=Target, show=city (as often as one likes), f.city=上海, o.quantity=le.

    >>> [line.strip() for line in build([("f.deadline", "2025")], "en").text.splitlines() if "FILTER" in line]
    ['FILTER (STRSTARTS(STR(?deadline), "2025"))']
    """
    fields = list(pairs)
    said = dict(fields)
    known = classes()
    chosen = known.get(said.get("class", ""), next(iter(known.values())))
    ticked = {value for name, value in fields if name == "show"}
    fresh = not any(name == "show" or name.startswith("f.") for name, _ in fields)
    rows = tuple(_row(each, said, each.key in (USUAL if fresh else ticked)) for each in chosen.properties)
    wrong = any(row.amiss for row in rows)
    return Built(chosen, rows, "" if wrong else sparql(chosen, rows, language))


def _row(each: Property, said: Mapping[str, str], shown: bool) -> Row:
    value = " ".join(said.get("f." + each.key, "").split())[:200]
    known = OPERATORS.get(each.sort, ())
    operator = said.get("o." + each.key, "")
    amiss = ""
    if value:
        try:
            condition(each, operator, value)
        except QueryError as error:
            amiss = str(error)
    return Row(each, shown or bool(value), operator if operator in known else (known[0] if known else ""), value, amiss)


def sparql(chosen: Class, rows: Iterable[Row], language: str) -> str:
    """The query of a form."""
    rows = [row for row in rows if row.shown or row.value]
    lines = [f"  ?item a {_short(chosen.iri)} ."]
    for row in rows:
        pattern = " ".join(triples(row.property, language))
        lines.append(f"  {pattern}" if row.value else f"  OPTIONAL {{ {pattern} }}")
        if row.value:
            lines.append(f"  {condition(row.property, row.operator, row.value)}")
    columns = [f"?{variable(row.property)}" for row in rows]
    last = CITED if chosen.cited else ""
    columns += ["?doc", "?start", "?end", "?quote"] if chosen.cited else ["?item"]
    body = "\n".join(lines) + "\n" + last
    head = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in sorted(PREFIXES.items()) if f"{name}:" in body)
    columns = list(dict.fromkeys(columns))
    order = " ".join(columns)
    return f"{head}\nSELECT DISTINCT {order} WHERE {{\n{body}}}\nORDER BY {order}\nLIMIT {MOST}\n"


def variable(each: Property) -> str:
    """The column of a property.

    >>> variable(classes()["Target"].properties[1])
    'city'
    """
    return {"document": "doc"}.get(each.key, each.key)


def triples(each: Property, language: str) -> list[str]:
    """How a property's value is reached, and what stands in its column."""
    path, name = _short(each.iri), variable(each)
    if each.sort == "document":
        return [f"?item {path}/dcterms:identifier ?{name} ."]
    if each.sort == "quantity":
        return [f"?item {path}/qudt:numericValue ?{name} ."]
    if each.sort == "city":
        return [f"?item {path} ?{name}_node . ?{name}_node rdfs:label ?{name} ."]
    if each.sort == "choice":
        said = f'?{name}_node skos:prefLabel ?{name} . FILTER (LANG(?{name}) = "{language}")'
        return [f"?item {path} ?{name}_node . {said}"]
    if each.sort == "thing":
        said = f"OPTIONAL {{ ?{name}_node rdfs:label|dcterms:title ?{name}_label }}"
        return [f"?item {path} ?{name}_node . {said} BIND (STR(COALESCE(?{name}_label, ?{name}_node)) AS ?{name})"]
    return [f"?item {path} ?{name} ."]


def condition(each: Property, operator: str, value: str) -> str:
    """What a value asks for.

    Raises:
        QueryError: if it is not of the property's kind.
    """
    name = variable(each)
    if each.sort == "city":
        return f"VALUES ?{name}_node {{ {' '.join(map(str, names.cities(value)))} }}"
    if each.sort == "choice":
        if value not in {iri for iri, _, _ in each.choices}:
            raise QueryError(f"{value!r} is none of the values of {each.key}", cure="choose one of the list")
        return f"VALUES ?{name}_node {{ {ox.NamedNode(value)} }}"
    if each.sort in ("number", "quantity"):
        if not NUMBER.fullmatch(value):
            raise QueryError(f"{value!r} is no number", cure="write digits, such as 35 or 0.5")
        return f"FILTER (?{name} {SIGNS.get(operator, '=')} {value.lstrip('+')})"
    if each.sort == "date":
        return _date(name, operator, value)
    return f"FILTER (CONTAINS(LCASE(STR(?{name})), {ox.Literal(value.lower())}))"


def _date(name: str, operator: str, value: str) -> str:
    """A year begins each of its days, so that 2025 holds 2025-06, and what is due by 2025 too."""
    if not DATE.fullmatch(value):
        raise QueryError(f"{value!r} is no date", cure="write a year, a month or a day: 2025, 2025-06, 2025-06-30")
    if operator not in ("le", "ge"):
        return f"FILTER (STRSTARTS(STR(?{name}), {ox.Literal(value)}))"
    part = f"SUBSTR(STR(?{name}), 1, {len(value)})"
    return f"FILTER ({part} {SIGNS[operator]} {ox.Literal(value)})"


def _short(iri: str) -> str:
    """An IRI with a prefix.

    >>> _short("https://w3id.org/kg-cn-plans/ontology#Target")
    'kg:Target'
    """
    for name, base in PREFIXES.items():
        if iri.startswith(base) and re.fullmatch(r"[A-Za-z]\w*", iri[len(base) :]):
            return f"{name}:{iri[len(base) :]}"
    return str(ox.NamedNode(iri))
