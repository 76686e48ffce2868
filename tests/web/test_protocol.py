"""The query half of the W3C SPARQL 1.1 Protocol test suite, case by case, against the running endpoint.

The names are those of the suite. Its updates have no counterpart here: all are refused.
"""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from serving import alive, build, fetch, served

DATA = "http://kasei.us/2009/09/sparql/data/data{}.rdf"
FOAF = "http://xmlns.com/foaf/0.1/"
GRAPHS = "".join(f"<{DATA.format(n)}> {{ <{DATA.format(n)}> a <{FOAF}Document> }}\n" for n in range(4))
ONE, TWO, THREE = (DATA.format(n) for n in (1, 2, 3))
DEFAULT = f"ASK {{ <{ONE}> a <{FOAF}Document> . <{TWO}> a <{FOAF}Document> FILTER NOT EXISTS {{ <{THREE}> ?p ?o }} }}"
NAMED = f"ASK {{ GRAPH ?g {{ <{ONE}> ?p ?o }} GRAPH ?h {{ <{TWO}> ?q ?r }} FILTER NOT EXISTS {{ ?a ?b ?c }} }}"
FULL = (
    f"PREFIX foaf: <{FOAF}> ASK {{from}} {{{{ GRAPH ?g1 {{{{ <{ONE}> a foaf:Document }}}} "
    f"GRAPH ?g2 {{{{ <{TWO}> a foaf:Document }}}} {{{{ <{THREE}> a foaf:Document }}}} }}}}"
)
FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
RESULTS = {
    "application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values",
}  # fmt: skip
RDF = {"text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"}


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(build(tmp_path_factory.mktemp("w3c") / "build", GRAPHS)) as base:
        yield base + "/sparql"


def true(reply: httpx.Response) -> bool:
    assert reply.status_code == 200, reply.text
    answer: bool = reply.json()["boolean"]
    return answer


def of(reply: httpx.Response) -> str:
    assert reply.status_code == 200, reply.text
    return reply.headers["content-type"].partition(";")[0]


def test_query_get(url: str) -> None:
    reply = fetch(url + "?query=ASK%20%7B%7D")
    assert of(reply) in RESULTS and true(reply)


def test_query_post_form(url: str) -> None:
    assert true(httpx.post(url, content=b"query=ASK%20%7B%7D", headers={"Content-Type": FORM}))


def test_query_post_direct(url: str) -> None:
    assert true(httpx.post(url, content=b"ASK {}", headers={"Content-Type": DIRECT}))


def test_query_dataset_default_graph(url: str) -> None:
    query = f"ASK {{ <{ONE}> ?p ?o FILTER NOT EXISTS {{ <{TWO}> ?q ?r }} }}"
    assert true(fetch(url, params={"query": query, "default-graph-uri": ONE}))
    assert not true(fetch(url, params={"query": query, "default-graph-uri": TWO}))


def test_query_dataset_default_graphs_get(url: str) -> None:
    assert true(fetch(url, params={"query": DEFAULT, "default-graph-uri": [ONE, TWO]}))
    assert not true(fetch(url, params={"query": DEFAULT, "default-graph-uri": [ONE, TWO, THREE]}))


def test_query_dataset_default_graphs_post(url: str) -> None:
    said = {"Content-Type": DIRECT}
    assert true(httpx.post(url, params={"default-graph-uri": [ONE, TWO]}, content=DEFAULT.encode(), headers=said))
    assert true(httpx.post(url, data={"query": DEFAULT, "default-graph-uri": [ONE, TWO]}))


def test_query_dataset_named_graphs_get(url: str) -> None:
    assert true(fetch(url, params={"query": NAMED, "named-graph-uri": [ONE, TWO]}))
    assert not true(fetch(url, params={"query": NAMED, "named-graph-uri": [ONE]}))


def test_query_dataset_named_graphs_post(url: str) -> None:
    said = {"Content-Type": DIRECT}
    assert true(httpx.post(url, params={"named-graph-uri": [ONE, TWO]}, content=NAMED.encode(), headers=said))
    assert true(httpx.post(url, data={"query": NAMED, "named-graph-uri": [ONE, TWO]}))


def test_query_dataset_full(url: str) -> None:
    query = FULL.format(**{"from": ""})
    graphs = {"default-graph-uri": [THREE], "named-graph-uri": [ONE, TWO]}
    assert true(httpx.post(url, data={"query": query, **graphs}))
    assert not true(httpx.post(url, data={"query": query, **graphs, "default-graph-uri": [ONE]}))


def test_query_multiple_dataset(url: str) -> None:
    """The graphs of the request go before those of the query."""
    query = FULL.format(**{"from": f"FROM <{ONE}> FROM NAMED <{THREE}>"})
    graphs = {"default-graph-uri": [THREE], "named-graph-uri": [ONE, TWO]}
    assert true(httpx.post(url, params=graphs, content=query.encode(), headers={"Content-Type": DIRECT}))
    assert not true(httpx.post(url, content=query.encode(), headers={"Content-Type": DIRECT}))


@pytest.mark.parametrize(
    ("query", "types"),
    [
        ("SELECT (1 AS ?value) {}", RESULTS),
        ("ASK {}", RESULTS - {"text/csv", "text/tab-separated-values"}),
        ("DESCRIBE <http://example.org/>", RDF),
        ("CONSTRUCT { <s> <p> 1 } WHERE {}", RDF),
    ],
)
def test_query_content_type(url: str, query: str, types: set[str]) -> None:
    assert of(fetch(url, params={"query": query}, headers={"Accept": ", ".join(sorted(types))})) in types
    assert of(fetch(url, params={"query": query})) in types


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_bad_query_method(url: str, method: str) -> None:
    reply = httpx.request(method, url + "?query=ASK%20%7B%7D")
    assert reply.status_code == 405 and {"GET", "POST"} <= set(reply.headers["allow"].replace(",", " ").split())


def test_bad_multiple_queries(url: str) -> None:
    reply = fetch(url + "?query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D")
    assert reply.status_code == 400 and "2 queries" in reply.text
    twice = httpx.post(url, params={"query": "ASK {}"}, content=b"ASK {}", headers={"Content-Type": DIRECT})
    assert twice.status_code == 400


def test_bad_query_wrong_media_type(url: str) -> None:
    assert httpx.post(url, content=b"ASK {}", headers={"Content-Type": "text/plain"}).status_code == 415


def test_bad_query_missing_form_type(url: str) -> None:
    assert httpx.post(url, content=b"query=ASK%20%7B%7D").status_code == 415


def test_bad_query_missing_direct_type(url: str) -> None:
    assert httpx.post(url, content=b"ASK {}").status_code == 415


def test_bad_query_non_utf8(url: str) -> None:
    utf16 = "ASK {}".encode("utf-16")
    said = {"Content-Type": DIRECT + "; charset=UTF-16"}
    assert httpx.post(url, content=utf16, headers=said).status_code == 415
    assert httpx.post(url, content=utf16, headers={"Content-Type": DIRECT}).status_code == 400
    assert fetch(url + "?query=ASK%20%7B%22%FF%22%7D").status_code == 400


def test_bad_query_syntax(url: str) -> None:
    reply = fetch(url, params={"query": "ASK\nWHERE WHERE"})
    assert reply.status_code == 400 and "line 2" in reply.text
    assert reply.headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"update": "CLEAR ALL"}, 403),
        ({"query": "CLEAR ALL"}, 400),
        ({"query": "INSERT DATA { <x:s> <x:p> 1 }"}, 400),
        ({"query": "LOAD <http://127.0.0.1/>"}, 400),
        ({"query": "ASK {}", "using-graph-uri": ONE}, 403),
    ],
)
def test_updates_are_refused(url: str, fields: dict[str, str], status: int) -> None:
    assert httpx.post(url, data=fields).status_code == status
    assert fetch(url, params=fields).status_code == status
    update = {"Content-Type": "application/sparql-update"}
    assert httpx.post(url, content=b"CLEAR ALL", headers=update).status_code == 403
    assert alive(url.removesuffix("/sparql"))
