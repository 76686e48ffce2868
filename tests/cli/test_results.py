"""Answers in the standard forms, after the W3C suite for result formats: ours read by others, theirs by us."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from click.testing import Result as Ran
from rdflib.query import Result as Theirs

from kg.cli.results import FORMS, standard
from kg.errors import QueryError
from kg.graph.remote import read
from kg.query import evaluate

Run = Callable[..., Ran]
DATA = """
@prefix : <http://example.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:s1 :p "plain" , "标签"@zh , "tab\\t line\\n quote \\" back \\\\ cr\\r" ,
  5 , 2.5 , 1e3 , true , "2025"^^xsd:gYear , :o , _:b .
:s2 :q "a <b> & 'c' ]]>" , "" , "x"^^:own .
"""
SELECTS = {
    "csvtsv01": "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o",
    "csvtsv02: an unbound variable": "SELECT ?s ?o ?none { ?s ?p ?o OPTIONAL { ?s <x:none> ?none } } ORDER BY ?s ?o",
    "csvtsv03: all kinds of terms": "SELECT ?x { VALUES ?x { 1 1.0 1e0 true 'a' 'a'@en <x:i> '\u2028' '𠮷' UNDEF } }",
    "jsonres01: no solutions": "SELECT ?s ?o { ?s <x:none> ?o }",
    "jsonres03: one solution without variables": "SELECT ?unbound { ?s ?p 5 }",
}
ASKS = {"jsonres02: true": "ASK { ?s ?p 5 }", "xmlres02: false": "ASK { ?s ?p 6 }"}
MEDIA = {
    "srj": "application/sparql-results+json",
    "srx": "application/sparql-results+xml",
    "tsv": "text/tab-separated-values",
}
OXIGRAPH = {"srj": ox.QueryResultsFormat.JSON, "srx": ox.QueryResultsFormat.XML, "tsv": ox.QueryResultsFormat.TSV}
RDFLIB = {"srj": "json", "srx": "xml", "tsv": "tsv", "csv": "csv"}


@pytest.fixture(scope="module")
def store() -> ox.Store:
    found = ox.Store()
    found.load(DATA.encode(), format=ox.RdfFormat.TURTLE)
    return found


def rows(found: object) -> list[tuple[object, ...]]:
    """Solutions as comparable tuples; a blank node is the same as any other."""
    assert isinstance(found, ox.QuerySolutions)
    return [tuple("_:" if isinstance(term, ox.BlankNode) else term for term in row) for row in found]


@pytest.mark.parametrize("query", SELECTS.values(), ids=SELECTS)
@pytest.mark.parametrize("form", MEDIA)
def test_solutions_are_read_back_by_oxigraph_and_by_us(form: str, query: str, store: ox.Store) -> None:
    text = standard(form, evaluate(store, query))
    expected = rows(store.query(query))
    assert rows(ox.parse_query_results(text.encode(), format=OXIGRAPH[form])) == expected
    assert rows(read(text.encode(), MEDIA[form])) == expected


@pytest.mark.parametrize("query", SELECTS.values(), ids=SELECTS)
@pytest.mark.parametrize("form", ["srj", "srx"])
def test_solutions_are_read_by_rdflib(form: str, query: str, store: ox.Store) -> None:
    result = evaluate(store, query)
    theirs = Theirs.parse(io.BytesIO(standard(form, result).encode()), format=RDFLIB[form])
    assert [str(name) for name in theirs.vars or ()] == list(result.columns)
    for row, terms in zip(theirs.bindings, result.terms, strict=True):
        for name, term in zip(result.columns, terms, strict=True):
            found = row.get(rdflib.Variable(name))
            assert (found is None) == (term is None)
            if isinstance(term, ox.Literal) and found is not None:
                assert isinstance(found, rdflib.Literal) and found.language == term.language
                assert found == rdflib.Literal(term.value, lang=term.language, datatype=None if term.language else
                    rdflib.URIRef(term.datatype.value) if found.datatype else None)  # fmt: skip
            elif isinstance(term, ox.NamedNode):
                assert found == rdflib.URIRef(term.value)


def test_tsv_has_a_line_a_solution_whatever_terms_hold(store: ox.Store) -> None:
    result = evaluate(store, SELECTS["csvtsv01"])
    lines = standard("tsv", result).split("\n")
    assert lines[0] == "?s\t?p\t?o" and lines[-1] == "" and len(lines) == len(result.terms) + 2
    assert {len(line.split("\t")) for line in lines[:-1]} == {3}


@pytest.mark.parametrize("query", ASKS.values(), ids=ASKS)
@pytest.mark.parametrize("form", ["srj", "srx"])
def test_booleans(form: str, query: str, store: ox.Store) -> None:
    text, expected = standard(form, evaluate(store, query)), bool(store.query(query))
    for found in (ox.parse_query_results(text.encode(), format=OXIGRAPH[form]), read(text.encode(), MEDIA[form])):
        assert isinstance(found, ox.QueryBoolean) and bool(found) == expected
    assert Theirs.parse(io.BytesIO(text.encode()), format=RDFLIB[form]).askAnswer == expected


def test_triples_are_n_triples(store: ox.Store) -> None:
    result = evaluate(store, "CONSTRUCT WHERE { ?s ?p ?o }")
    text = standard("nt", result)
    assert len(list(ox.parse(text.encode(), format=ox.RdfFormat.N_TRIPLES))) == len(store)
    assert len(rdflib.Graph().parse(data=text, format="nt")) == len(store)


@pytest.mark.parametrize(
    ("form", "query"),
    [("nt", "ASK {}"), ("srj", "CONSTRUCT WHERE { ?s ?p ?o }"), ("tsv", "ASK {}")],
)
def test_what_a_form_cannot_hold_is_said(form: str, query: str, store: ox.Store) -> None:
    with pytest.raises(QueryError, match=rf"{form} cannot hold .*Cure: "):
        standard(form, evaluate(store, query))


GIVEN = {
    "application/sparql-results+json": b"""{"head":{"link":["http://example.org/m.json"],"vars":["x","hpage"]},
      "results":{"ordered":true,"bindings":[{"x":{"type":"bnode","value":"r1"},
      "hpage":{"type":"uri","value":"http://work/"}},{"hpage":{"type":"typed-literal","value":"5",
      "datatype":"http://www.w3.org/2001/XMLSchema#integer"}}]}}""",
    "application/sparql-results+xml": b"""<?xml version="1.0"?>
      <sparql xmlns="http://www.w3.org/2005/sparql-results#">
      <head><variable name="x"/><variable name="hpage"/><link href="m.rq"/></head><results><result>
      <binding name="x"><bnode>r1</bnode></binding>
      <binding name="hpage"><uri>http://work/</uri></binding></result><result><binding name="hpage">
      <literal datatype="http://www.w3.org/2001/XMLSchema#integer">5</literal></binding></result></results></sparql>""",
    "text/tab-separated-values": b"?x\t?hpage\n_:r1\t<http://work/>\n\t5\n",
}  # fmt: skip
"""The same two solutions as other stores write them, after the examples of the specifications."""


@pytest.mark.parametrize("type_", GIVEN)
def test_results_of_other_stores_are_read(type_: str) -> None:
    integer = ox.Literal("5", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer"))
    assert rows(read(GIVEN[type_], type_)) == [("_:", ox.NamedNode("http://work/")), (None, integer)]


def test_csv_of_other_stores_is_read_with_quotes_lines_and_nothing() -> None:
    data = 'x,literal\r\nhttp://example/x,String-with-lang@en\r\n,"Multi-line\r\nstring ""quoted"", 标签"\r\n'.encode()
    found = rows(read(data, "text/csv"))
    assert found[0] == (ox.Literal("http://example/x"), ox.Literal("String-with-lang@en"))
    assert found[1] == (None, ox.Literal('Multi-line\r\nstring "quoted", 标签'))
    theirs = Theirs.parse(io.BytesIO(data), format="csv")
    assert [str(row[rdflib.Variable("literal")]) for row in theirs.bindings] == [str(row[1].value) for row in found]  # type: ignore[attr-defined]


@pytest.mark.parametrize("type_", [*GIVEN, "text/csv"])
def test_what_breaks_off_is_no_answer(type_: str) -> None:
    data = GIVEN.get(type_, b'x,literal\r\n1,"2\r\n')
    with pytest.raises(SyntaxError):
        read(data[:-6] if type_ in GIVEN and "tab" not in type_ else data.replace(b"<http://work/>", b"<http"), type_)


def test_the_command_writes_them(run: Run, tmp_path: Path) -> None:
    ask, select = "ASK { ?t a kg:Target }", "SELECT ?t { ?t a kg:Target } ORDER BY ?t LIMIT 2"
    assert json.loads(run("query", ask, "--format", "srj").stdout) == {"head": {}, "boolean": True}
    assert "<boolean>true</boolean>" in run("query", ask, "--format", "srx").stdout
    assert run("query", select, "--format", "tsv").stdout.startswith("?t\n<https://w3id.org/")
    triples = run("query", "CONSTRUCT WHERE { ?t a kg:Outcome }", "--format", "nt").stdout
    assert triples and all(line.endswith(" .") for line in triples.splitlines())
    assert "cannot hold" in run("query", ask, "--format", "nt", code=1).stderr
    assert "a table, csv or json" in run("query", "--list", "--format", "srj", code=2).stderr
    assert sorted(FORMS) == ["nt", "srj", "srx", "tsv"]
