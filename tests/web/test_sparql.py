"""Forms of answers: each read back by a parser that is not ours, and asked for in every way there is."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from rdflib import Dataset, Graph
from rdflib.compare import isomorphic
from rdflib.query import Result
from serving import WORLD, build, fetch, get, served

from kg.graph.sparql import only_this_graph
from kg.web.negotiate import GRAPHS, RESULTS

RESULTS_FOLDER = Path(__file__).parent.parent / "w3c" / "results"
SELECT = "SELECT ?s ?o ?none { ?s <http://example.org/says> ?o } ORDER BY ?o"
CONSTRUCT = "CONSTRUCT WHERE { ?s ?p ?o }"
HEAD = "PREFIX : <http://example.org/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
NAMES = {
    "json": "json",
    "xml": "xml",
    "csv": "csv",
    "tsv": "tsv",
    "turtle": "turtle",
    "nt": "nt",
    "rdf": "xml",
    "jsonld": "json-ld",
}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(build(tmp_path_factory.mktemp("sparql") / "build")) as url:
        yield url


def rows(data: bytes, form: str) -> list[tuple[str, ...]]:
    """Solutions as rdflib reads them, as sorted text; blank nodes without their names."""
    found = Result.parse(io.BytesIO(data), format=form)
    assert found.vars is not None
    return sorted(
        tuple("_" if "BNode" in repr(row.get(v)) else repr(row.get(v)) for v in found.vars) for row in found.bindings
    )


@pytest.mark.parametrize("name", ["json", "xml", "tsv"])
def test_solutions_are_what_another_parser_reads(base: str, name: str) -> None:
    known = {form.name: form for form in RESULTS}[name]
    reply = get(base, SELECT, known.type)
    assert reply.headers["content-type"].startswith(known.type)
    assert rows(reply.content, NAMES[name]) == rows(get(base, SELECT).content, "json")
    assert len(rows(reply.content, NAMES[name])) == 5


def test_csv_holds_the_values_alone(base: str) -> None:
    table = list(csv.reader(io.StringIO(get(base, SELECT, "text/csv").text, newline="")))
    assert table[0] == ["s", "o", "none"] and len(table) == 6
    assert {row[1] for row in table[1:]} == {"空气", "air", "service", "水", '<b> & "c"\n\t'}


@pytest.mark.parametrize("file", sorted(RESULTS_FOLDER.glob("*.rq")), ids=lambda file: file.stem)
@pytest.mark.parametrize("ending", ["srj", "srx", "tsv", "csv"])
def test_results_files(base: str, file: Path, ending: str) -> None:
    """Queries beside the files that they are to give, written by hand as the W3C's result formats have it."""
    type_ = {"srj": RESULTS[0], "srx": RESULTS[1], "csv": RESULTS[2], "tsv": RESULTS[3]}[ending].type
    got, want = get(base, file.read_text(encoding="utf-8"), type_).content, file.with_suffix(f".{ending}").read_bytes()
    if ending == "srx":
        assert canonical(got) == canonical(want)
    elif ending == "srj":
        import json

        assert json.loads(got) == json.loads(want)
    else:
        assert got.replace(b"\r\n", b"\n") == want.replace(b"\r\n", b"\n")


def canonical(data: bytes) -> str:
    return ElementTree.canonicalize(data.decode(), strip_text=True)


@pytest.mark.parametrize("name", [form.name for form in GRAPHS])
def test_graphs_are_what_another_parser_reads(base: str, name: str) -> None:
    known = {form.name: form for form in GRAPHS}[name]
    reply = get(base, CONSTRUCT, known.type)
    assert reply.headers["content-type"].startswith(known.type)
    found = Graph().parse(data=reply.content, format=NAMES[name])
    whole = Graph()
    for subject, predicate, value, _ in Dataset().parse(data=WORLD, format="trig").quads():
        whole.add((subject, predicate, value))
    assert isomorphic(found, whole)


@pytest.mark.parametrize(
    ("accept", "type_"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("text/csv, application/sparql-results+xml;q=0.9", "text/csv; charset=utf-8"),
        ("text/csv;q=0.1, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/sparql-results+xml"),
        ("text/*", "text/csv; charset=utf-8"),
        ("TEXT/TAB-SEPARATED-VALUES", "text/tab-separated-values; charset=utf-8"),
        ("application/sparql-results+json;q=0, text/csv;q=x, application/xml;q=0.1", "application/sparql-results+xml"),
    ],
)
def test_the_form_is_the_one_that_is_wanted_most(base: str, accept: str, type_: str) -> None:
    assert get(base, SELECT, accept).headers["content-type"] == type_


def test_a_form_can_be_named_in_the_url(base: str) -> None:
    assert get(base, SELECT, "image/png", format="csv").headers["content-type"].startswith("text/csv")
    assert get(base, CONSTRUCT, format="jsonld").headers["content-type"] == "application/ld+json"
    assert get(base, SELECT, format="exe").status_code == 406


def test_what_is_not_there_is_said(base: str) -> None:
    reply = get(base, SELECT, "image/png")
    assert reply.status_code == 406 and "text/csv" in reply.text
    assert get(base, CONSTRUCT, "text/csv").status_code == 406


def test_yes_and_no_in_every_form(base: str) -> None:
    assert get(base, "ASK {}", "text/csv").text == "true"
    assert "<boolean>true</boolean>" in get(base, "ASK {}", "application/sparql-results+xml").text


def test_the_service_description_is_a_graph(base: str) -> None:
    graph = Graph().parse(data=get_plain(base, "text/turtle"), format="turtle")
    same = Graph().parse(data=get_plain(base, "application/rdf+xml"), format="xml")
    assert isomorphic(graph, same)
    sd = "http://www.w3.org/ns/sparql-service-description#"
    found: list[Any] = list(graph.query(f"SELECT ?e {{ ?s a <{sd}Service> ; <{sd}endpoint> ?e }}"))
    assert [str(row[0]) for row in found] == [f"{base}/sparql"]


def get_plain(base: str, accept: str) -> bytes:

    return fetch(f"{base}/sparql", headers={"Accept": accept}).content


def test_usual_prefixes_are_known(base: str) -> None:
    assert get(base, "ASK { ?s a kg:Target }").json() == {"head": {}, "boolean": False}


def test_without_graphs_all_are_one(base: str) -> None:
    both = HEAD + "ASK { :a :says 'air'@en . :b :says '水' }"
    assert get(base, both).json()["boolean"] is True
    assert get(base, both, **{"default-graph-uri": "http://example.org/one"}).json()["boolean"] is False
    assert get(base, both.replace("{", "FROM :one {", 1)).json()["boolean"] is False


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?a ?p ?b FILTER(?a<?b)SERVICE#>\n<http://127.0.0.1:9/>{?s ?p ?o} }",
        "PREFIX e: <http://e/> SELECT * { ?s e:a\\' ?o . SERVICE <http://127.0.0.1:9/> {?a ?b ?c} } #'",
        "PREFIX service: <x:> SELECT * { ?service service:service 'SERVICE' . SeRvIcE ?service { ?s ?p ?o } }",
    ],
)
def test_no_query_asks_other_servers(base: str, query: str) -> None:
    """However the keyword is hidden from a look at the words."""
    assert get(base, query).status_code in (400, 403)
    with pytest.raises((PermissionError, SyntaxError)):
        only_this_graph(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s <http://example.org/service> ?service }",
        "SELECT * { ?s ?p 'SERVICE <http://127.0.0.1/> {}' } # SERVICE",
        "PREFIX service: <http://example.org/> SELECT * { ?s service:service ?o }",
    ],
)
def test_the_word_alone_is_no_crime(base: str, query: str) -> None:
    assert get(base, query).status_code == 200
