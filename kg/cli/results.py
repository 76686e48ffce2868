"""Answers in the standard forms of SPARQL 1.1: results in JSON, XML and TSV, triples as N-Triples. Terms stay whole."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query import Result, Term

XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
NAMESPACE = "http://www.w3.org/2005/sparql-results#"
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What XML cannot hold."""


def standard(form: str, result: Result) -> str:
    """An answer in one of FORMS.

    Raises:
        QueryError: if the form is for answers of another kind.
    """
    if (form == "nt") != (result.kind == "triples"):
        cure = "triples are written as nt, and as table, csv and json" if form != "nt" else "give srj, srx or tsv"
        raise QueryError(f"{form} cannot hold {result.kind}", cure=cure)
    return FORMS[form](result)


def srj(result: Result) -> str:
    """SPARQL results in JSON.

    >>> srj(Result(("answer",), [(ox.Literal(True),)], "boolean"))
    '{"head": {}, "boolean": true}\\n'
    """
    if result.kind == "boolean":
        return json.dumps({"head": {}, "boolean": truth(result)}) + "\n"
    rows = (
        json.dumps({name: bound(term) for name, term in zip(result.columns, row, strict=True) if term is not None},
                   ensure_ascii=False)
        for row in result.terms
    )  # fmt: skip
    head = json.dumps({"vars": list(result.columns)}, ensure_ascii=False)
    return f'{{"head": {head}, "results": {{"bindings": [\n' + ",\n".join(rows) + "\n]}}\n"


def bound(term: Term) -> dict[str, str]:
    """A term as an object of JSON."""
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    assert isinstance(term, ox.Literal), "RDF 1.2 has no place in a graph of kg"
    said = {"type": "literal", "value": term.value}
    if term.language:
        return {**said, "xml:lang": term.language}
    return said if term.datatype.value == XSD_STRING else {**said, "datatype": term.datatype.value}


def srx(result: Result) -> str:
    """SPARQL results in XML; characters that XML cannot hold become U+FFFD."""
    head = "".join(f"<variable name={quoteattr(name)}/>" for name in result.columns) * (result.kind != "boolean")
    start = f'<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="{NAMESPACE}"><head>{head}</head>'
    if result.kind == "boolean":
        return f"{start}<boolean>{str(truth(result)).lower()}</boolean></sparql>\n"
    rows = []
    for row in result.terms:
        said = [(name, term) for name, term in zip(result.columns, row, strict=True) if term is not None]
        cells = (f"<binding name={quoteattr(name)}>{element(term)}</binding>" for name, term in said)
        rows.append(f"<result>{''.join(cells)}</result>\n")
    return f"{start}<results>\n{''.join(rows)}</results></sparql>\n"


def element(term: Term) -> str:
    """A term as an element of XML."""
    said = bound(term)
    text = escape(UNFIT.sub("\ufffd", said["value"]), {"\r": "&#13;"})
    kind = said["type"]
    ways = {"xml:lang": "xml:lang", "datatype": "datatype"}
    attributes = "".join(f" {name}={quoteattr(said[key])}" for key, name in ways.items() if key in said)
    return f"<{kind}{attributes}>{text}</{kind}>"


def tsv(result: Result) -> str:
    """SPARQL results in TSV: terms as Turtle has them, nothing for what is unbound.

    Raises:
        QueryError: for an ASK, which TSV has no form for.
    """
    if result.kind == "boolean":
        raise QueryError("tsv cannot hold a boolean", cure="give srj or srx")
    rows = ("\t".join("" if term is None else str(term).replace("\t", "\\t") for term in row) for row in result.terms)
    return "".join(f"{line}\n" for line in ("\t".join(f"?{name}" for name in result.columns), *rows))


def nt(result: Result) -> str:
    """Triples as N-Triples."""
    return "".join(f"{subject} {predicate} {object} .\n" for subject, predicate, object in result.terms)


def truth(result: Result) -> bool:
    """The answer to an ASK."""
    return bool(result.rows[0][0])


FORMS: dict[str, Callable[[Result], str]] = {"srj": srj, "srx": srx, "tsv": tsv, "nt": nt}
"""Form -> writer: SPARQL results in JSON, XML and TSV, N-Triples."""
