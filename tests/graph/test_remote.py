"""A remote endpoint answers as a build does, and says what is wrong where it cannot."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import factory
import pyoxigraph as ox
import pytest
from stores import Front, Request, oxigraph

from kg import query
from kg.errors import EndpointError, QueryError
from kg.graph import iris, push, store
from kg.graph.client import Credentials
from kg.graph.read import plans
from kg.graph.remote import RESULTS, Remote, constructed, from_csv, read, with_prefixes
from kg.graph.write import write
from kg.model import Place
from kg.vocabulary import KG

TIANJIN, CHENGDU = Place("120000", "天津市"), Place("510100", "成都市")
VALUES = {"city": "成都", "measure": "dust-control", "words": "PM2.5", "indicator": "细颗粒物", "programme": "无废城市",
          "integer": "2", "year": "2025", "text": "PM2.5", "cities": "天津、成都"}  # fmt: skip
JSON = {"Content-Type": "application/sparql-results+json"}
EMPTY = {"measures-unique", "incomplete-targets", "outcomes-vs-targets", "unlinked-measures"}
"""Queries that have no rows about two plans that are alike."""
TRUE = (200, JSON, b'{"head":{},"boolean":true}')


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("build")
    write([factory.plan("a", TIANJIN), factory.plan("b", CHENGDU)], out, {"versions": {"kg": "0"}})
    return out


@pytest.fixture(scope="module")
def opened(build: Path) -> ox.Store:
    return store.open_store(build)


@pytest.fixture(scope="module")
def server(build: Path) -> Iterator[str]:
    with oxigraph() as url:
        push.push(build, push.way(url, Credentials(), timeout=60), Credentials(), timeout=60)
        yield url


@pytest.fixture(scope="module")
def remote(server: str) -> Remote:
    return Remote(server)


def answering(front: Front, status: int, headers: dict[str, str], body: bytes) -> None:
    """Let a front answer questions so, but not the first ones that find out where questions go."""

    def answer(request: Request) -> tuple[int, dict[str, str], bytes]:
        return TRUE if b"ASK" in request.body else (status, headers, body)

    front.answer = answer


@pytest.mark.parametrize("each", query.named(), ids=lambda each: each.name)
def test_every_named_query_has_the_same_rows_as_locally(
    each: query.NamedQuery, opened: ox.Store, remote: Remote
) -> None:
    needed = {known.name: VALUES[known.kind] for known in each.parameters if known.default == query.REQUIRED}
    every = {known.name: VALUES[known.kind] for known in each.parameters if known.name != "verdict"}
    for parameters in (needed, every):
        local, far = (query.run(source, each.name, parameters) for source in (opened, remote))
        assert far.columns == local.columns
        assert far.terms == local.terms
    assert query.run(opened, each.name, needed).rows or each.name in EMPTY


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?city (COUNT(*) AS ?n) { ?t a kg:Target ; kg:city ?city } GROUP BY ?city ORDER BY ?city",
        "ASK { ?t a kg:Target }",
        "ASK { ?t a kg:Nothing }",
        "CONSTRUCT { ?t kg:city ?c } WHERE { ?t a kg:Outcome ; kg:city ?c }",
        f"DESCRIBE <{iris.document('a')}>",
        f"SELECT (COUNT(*) AS ?n) FROM <{iris.CATALOGUE_GRAPH}> {{ ?s a kg:Target }}",
        f"PREFIX own: <{KG.city[:-4]}> SELECT ?c {{ ?t a own:Outcome ; kg:clause ?c }} ORDER BY ?c",
        "SELECT ?g { GRAPH ?g { ?t a kg:Outcome } } ORDER BY ?g",
        "SELECT ?x { VALUES ?x { 1.50 true 'a'@zh UNDEF } } ORDER BY ?x",
    ],
)
def test_sparql_text_has_the_same_rows(text: str, opened: ox.Store, remote: Remote) -> None:
    local, far = (query.run(source, text) for source in (opened, remote))
    assert (far.columns, far.terms) == (local.columns, local.terms)


def test_parameters_of_plain_text_are_put_in(opened: ox.Store, remote: Remote) -> None:
    text = "SELECT ?id ?d { ?d a kg:Document ; dcterms:identifier ?id }"
    for source in (opened, remote):
        assert len(query.run(source, text, {"id": "a"}).rows) == 1
        with pytest.raises(QueryError):
            query.run(source, "SELECT ?d { ?d a kg:Document }", {"id": "a"})


def test_plans_are_read_as_from_a_build(opened: ox.Store, remote: Remote) -> None:
    assert list(plans(remote)) == list(plans(opened))
    node = ox.NamedNode(iris.document("a"))
    city = ox.NamedNode(KG.city)
    assert list(remote.quads_for_pattern(node, city, None)) == list(opened.quads_for_pattern(node, city, None))


def test_errors_of_text_have_their_place(remote: Remote) -> None:
    with pytest.raises(QueryError, match=r"not SPARQL: error at 1:3\d"):
        query.run(remote, "SELECT ?t WHERE { ?t a kg:Target } }")
    with pytest.raises(QueryError, match="queries only read"):
        query.run(remote, "DROP ALL")
    with pytest.raises(QueryError, match="SERVICE is refused"):
        query.run(remote, "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }")


def test_the_base_and_the_place_of_queries_both_do(server: str) -> None:
    for url in (server, server + "/", server + "/query"):
        assert query.run(Remote(url), "ASK { ?t a kg:Target }").rows == [(True,)]


def test_a_store_without_the_union_is_found_out() -> None:
    def answer(request: Request) -> tuple[int, dict[str, str], bytes]:
        apart = b"GRAPH" in request.body
        return 200, JSON, b'{"head":{},"boolean":%s}' % (b"true" if apart else b"false")

    with Front(answer=answer).up() as front, pytest.raises(EndpointError, match="--union-default-graph"):
        query.run(Remote(front.url), "documents")


@pytest.mark.parametrize(
    ("status", "headers", "body", "words"),
    [
        (200, JSON, b'{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"type":"uri","val', "breaks off.*time-out"),
        (200, JSON, b"", "breaks off"),
        (200, {"Content-Type": "text/html"}, b"<html>", "answers with text/html"),
        (500, {"Content-Type": "text/html"}, b"<html>out of memory</html>", r"HTTP 500\. Cure: try again later"),
        (400, {"Content-Type": "text/plain"}, b"no such\nfunction", r"HTTP 400: no such function\. Cure"),
        (403, {}, b"", "may not do this"),
        (301, {"Location": "https://example.org/sparql?key=1"}, b"", r"redirects to https://example\.org/sparql\."),
        (302, {"Location": "/elsewhere"}, b"", "has moved"),
    ],
)
def test_odd_answers_are_one_sentence(status: int, headers: dict[str, str], body: bytes, words: str) -> None:
    with Front().up() as front:
        answering(front, status, headers, body)
        endpoint = Remote(front.url)
        endpoint.client.pause = 0.001
        with pytest.raises((EndpointError, QueryError), match=words):
            query.run(endpoint, "SELECT ?a { ?a ?b ?c }")


def test_a_server_that_is_slow_or_hangs_up_or_says_too_much() -> None:
    with Front().up() as front:
        endpoint = Remote(front.url, timeout=5)
        endpoint.client.pause = 0.001
        answering(front, 200, JSON, b'{"head":{"vars":[]},"results":{"bindings":[]}}' + b" " * 5000)
        endpoint.client.limit = 1000
        with pytest.raises(EndpointError, match="answers with more than"):
            query.run(endpoint, "SELECT ?a { ?a ?b ?c }")
        front.answer = lambda request: "cut"
        with pytest.raises(EndpointError, match="closed the connection"):
            query.run(endpoint, "SELECT ?a { ?a ?b ?c }")
    with pytest.raises(EndpointError, match="cannot be reached"):
        query.run(endpoint, "SELECT ?a { ?a ?b ?c }")


def test_a_time_out_is_said(server: str) -> None:
    text = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER (?a != ?d && ?d != ?g) }"
    with pytest.raises(EndpointError, match=r"did not answer within 0\.5 seconds"):
        query.run(Remote(server), text, timeout=0.5)


def test_the_time_out_of_the_server_is_read_as_one(build: Path) -> None:
    with oxigraph("--timeout-s", "1") as url:
        push.push(build, push.way(url, Credentials(), timeout=60), Credentials(), timeout=60)
        text = "SELECT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER (?a = ?d && ?c = ?i && ?a = ?g && ?b != ?e) }"
        with pytest.raises((QueryError, EndpointError), match=r"time-out|closed"):
            query.run(Remote(url, timeout=30), text)


ROWS = {
    "application/sparql-results+json": json.dumps({
        "head": {"vars": ["x", "y", "n"]},
        "results": {"bindings": [
            {"x": {"type": "uri", "value": "http://example.org/a"}, "y": {"type": "literal", "value": 'a "b"\n,c'}},
            {"y": {"type": "literal", "value": "细颗粒物", "xml:lang": "zh"}, "n": {"type": "literal", "value": "3",
             "datatype": "http://www.w3.org/2001/XMLSchema#integer"}},
        ]},
    }),
    "application/sparql-results+xml": """<?xml version="1.0"?>
<sparql xmlns="http://www.w3.org/2005/sparql-results#">
<head><variable name="x"/><variable name="y"/><variable name="n"/></head><results><result><binding name="x"><uri>http://example.org/a</uri></binding>
<binding name="y"><literal>a "b"\n,c</literal></binding></result><result>
<binding name="y"><literal xml:lang="zh">细颗粒物</literal></binding>
<binding name="n"><literal datatype="http://www.w3.org/2001/XMLSchema#integer">3</literal></binding></result>
</results></sparql>""",
    "text/tab-separated-values": '?x\t?y\t?n\n<http://example.org/a>\t"a \\"b\\"\\n,c"\t\n\t"细颗粒物"@zh\t3\n',
    "text/csv": 'x,y,n\r\nhttp://example.org/a,"a ""b""\n,c",\r\n,细颗粒物,3\r\n',
}  # fmt: skip
"""Two rows with an IRI, a text with quotes, a line end and a comma, a language, a number and unbound cells."""


@pytest.mark.parametrize("type_", ROWS)
def test_the_forms_of_results_say_the_same(type_: str) -> None:
    first = query.collect(read(ROWS["application/sparql-results+json"].encode(), "application/sparql-results+json"))
    found = query.collect(read(ROWS[type_].encode(), type_))
    assert found.columns == ("x", "y", "n")
    values = [[getattr(term, "value", None) for term in row] for row in found.terms]
    assert values == [["http://example.org/a", 'a "b"\n,c', None], [None, "细颗粒物", "3"]]
    if type_ != "text/csv":
        assert found.terms == first.terms


@pytest.mark.parametrize(
    ("type_", "data"),
    [
        ("application/sparql-results+json", b'{"head":{},"boolean":true}'),
        ("application/sparql-results+xml", b'<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head/>'
                                           b"<boolean>true</boolean></sparql>"),
        ("text/tab-separated-values", b"true\n"),
    ],
)  # fmt: skip
def test_the_forms_of_truth(type_: str, data: bytes) -> None:
    assert query.collect(read(data, type_)).rows == [(True,)]


@pytest.mark.parametrize("type_", [*RESULTS, "text/csv"])
def test_broken_results_are_never_rows(type_: str) -> None:
    whole = ROWS.get(type_) or ROWS["application/sparql-results+" + type_.removeprefix("application/")]
    data = whole.encode()
    cut = data[: data.rindex(b"<result>")] if b"<result>" in data else data[:-9]
    cut = b'x,y\r\n1,"2' if type_ == "text/csv" else cut
    if type_ == "text/tab-separated-values":
        cut = b'?x\n"a\n'
    with pytest.raises(SyntaxError):
        read(cut, type_)
    with pytest.raises(ValueError, match="html"):
        read(data, "text/html")


def test_rows_of_csv_have_a_cell_a_column() -> None:
    with pytest.raises(SyntaxError):
        from_csv(b"a,b\r\n1\r\n")


def test_constructed_triples_are_read_whole() -> None:
    assert len(list(constructed(b"<x:a> <x:b> <x:c> .\n"))) == 1
    with pytest.raises(SyntaxError):
        constructed(b"<x:a> <x:b> <x:c")


def test_prefixes_are_added_where_they_are_used() -> None:
    prefixes = {"kg": "https://example.org/"}
    for text in ("ASK { ?s a <kg:x> }", "ASK { ?s a 'kg:x' }", "PREFIX  kg: <x:> ASK { ?s a kg:x }", "# kg:x\nASK {}"):
        assert with_prefixes(text, prefixes) == text
    assert with_prefixes("ASK { ?s !kg:x|^kg:y ?o }", prefixes).startswith("PREFIX kg: <https://example.org/> ASK")
