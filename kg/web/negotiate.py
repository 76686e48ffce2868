"""Which of the forms that there are a request wants: Accept with its weights, and short names in URLs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Form(NamedTuple):
    """A form of answers: short name, media type that is said, further types that ask for it, name in pyoxigraph."""

    name: str
    type: str
    others: tuple[str, ...]
    code: str


RESULTS = (
    Form("json", "application/sparql-results+json", ("application/json", "text/json"), "JSON"),
    Form("xml", "application/sparql-results+xml", ("application/xml", "text/xml"), "XML"),
    Form("csv", "text/csv", (), "CSV"),
    Form("tsv", "text/tab-separated-values", (), "TSV"),
)
"""Forms of solutions and of yes or no; the first is the usual one."""
GRAPHS = (
    Form("turtle", "text/turtle", ("application/x-turtle", "text/n3"), "TURTLE"),
    Form("nt", "application/n-triples", ("text/plain",), "N_TRIPLES"),
    Form("jsonld", "application/ld+json", ("application/json",), "JSON_LD"),
    Form("rdf", "application/rdf+xml", ("application/xml", "text/xml"), "RDF_XML"),
)
"""Forms of graphs; the first is the usual one."""
SHORT = {"ttl": "turtle", "n-triples": "nt", "ntriples": "nt", "json-ld": "jsonld", "rdfxml": "rdf"}


def weights(accept: str) -> list[tuple[str, float]]:
    """The media ranges of an Accept header with their weights; what is malformed counts as not said.

    >>> weights("text/csv;q=0.5, */*;q=0.1, application/json")
    [('text/csv', 0.5), ('*/*', 0.1), ('application/json', 1.0)]
    """
    found = []
    for part in accept.split(","):
        kind, *parameters = (piece.strip() for piece in part.split(";"))
        weight = 1.0
        for parameter in parameters:
            name, _, value = parameter.partition("=")
            if name.strip().lower() == "q":
                weight = number(value)
        if kind.count("/") == 1:
            found.append((kind.lower(), weight))
    return found


def number(text: str) -> float:
    """A weight, 0 to 1; 0 where it is none.

    >>> number("0.3"), number("7"), number("nan"), number("x")
    (0.3, 1.0, 0.0, 0.0)
    """
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return min(max(value, 0.0), 1.0) if value == value else 0.0


def weight(form: Form, ranges: Sequence[tuple[str, float]]) -> float:
    """How much a form is wanted: the weight of the closest range. Its further types count only where they are named."""
    for patterns in ((form.type, *form.others), (form.type.partition("/")[0] + "/*",), ("*/*",)):
        said = [value for name, value in ranges if name in patterns]
        if said:
            return max(said)
    return 0.0


def choose(forms: Sequence[Form], accept: str, name: str = "") -> Form | None:
    """The form that is wanted most, the earlier one of equals; None if none is wanted.

    Args:
        accept: the Accept header; "" wants anything.
        name: the short name of a form, which goes before the header.

    >>> choose(RESULTS, "text/csv;q=0.5, application/sparql-results+xml").name
    'xml'
    >>> choose(GRAPHS, "image/png") is None, choose(GRAPHS, "image/png", "ttl").name, choose(RESULTS, "").name
    (True, 'turtle', 'json')
    """
    if name:
        wanted = SHORT.get(name.lower(), name.lower())
        if wanted == "json":
            wanted = forms[0].name if forms[0].name == "json" else "jsonld"
        return next((form for form in forms if wanted == form.name), None)
    ranges = weights(accept)
    if not ranges:
        return forms[0]
    best = max(forms, key=lambda form: weight(form, ranges))
    return best if weight(best, ranges) > 0 else None
