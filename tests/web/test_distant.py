"""A remote store behind the server: the same protocol, forms, limits and refusals."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl

import httpx
import pytest
from serving import WORLD, alive, build, fetch, get, served
from stores import Front, oxigraph

from kg.errors import EndpointError
from kg.graph.client import Credentials
from kg.graph.remote import Remote
from kg.web.distant import Distant
from kg.web.settings import Settings

ALL = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o"


@pytest.fixture(scope="module")
def behind() -> Iterator[str]:
    with oxigraph("--union-default-graph") as url:
        httpx.post(
            f"{url}/store", content=WORLD.encode(), headers={"Content-Type": "application/trig"}
        ).raise_for_status()
        yield url


@pytest.fixture(scope="module")
def base(behind: str) -> Iterator[str]:
    with served(Remote(behind)) as url:
        yield url


def test_answers_are_those_of_a_build(base: str, tmp_path: Path) -> None:
    with served(build(tmp_path / "build")) as own:
        for query in (
            "SELECT ?o { ?s <http://example.org/says> ?o } ORDER BY ?o",
            "ASK { ?s ?p ?o }",
            "ASK { ?s kg:x ?o }",
        ):
            assert get(base, query).json() == get(own, query).json()
        for accept in ("text/csv", "text/tab-separated-values"):
            query = "SELECT ?o { ?s <http://example.org/says> ?o } ORDER BY ?o"
            assert get(base, query, accept).text == get(own, query, accept).text
        construct = (
            "CONSTRUCT { ?s <x:p> ?o } WHERE { GRAPH <http://example.org/two> { ?s <http://example.org/says> ?o } }"
        )
        assert sorted(get(base, construct, "application/n-triples").text.splitlines()) == sorted(
            get(own, construct, "application/n-triples").text.splitlines()
        )
        assert get(base, construct).headers["content-type"].startswith("text/turtle")
    assert "etag" not in get(base, ALL).headers


def test_graphs_of_the_request_are_passed_on(base: str) -> None:
    both = "PREFIX : <http://example.org/> ASK { :a :says 'air'@en . :b :says '水' }"
    assert get(base, both).json()["boolean"] is True
    assert get(base, both, **{"default-graph-uri": "http://example.org/one"}).json()["boolean"] is False


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", 403),
        ("SELECT * { ?a ?p ?b FILTER(?a<?b)SERVICE#>\n<http://127.0.0.1:9/>{?s ?p ?o} }", 400),
        ("INSERT DATA { <x:s> <x:p> 1 }", 400),
        ("CLEAR ALL", 400),
        ("SELECT", 400),
        ("ASK {" + "{" * 30_000 + "}" * 30_000 + "}", 500),
    ],
)
def test_what_is_refused_does_not_reach_the_store(behind: str, query: str, status: int) -> None:
    with Front(behind=behind).up() as front, served(Remote(front.url), timeout=20.0) as url:
        # The server asks questions of its own in the background while it starts: what counts is this query.
        assert alive(url)
        assert httpx.post(f"{url}/sparql", data={"query": query}).status_code == status and alive(url)
        asked = [dict(parse_qsl(request.body.decode()))["query"] for request in front.seen]
        assert any(text.endswith("ASK { ?s ?p ?o }") for text in asked)
        assert not any(text.endswith(query) for text in asked)


def test_a_store_that_is_slow_is_given_up(behind: str) -> None:
    with served(Remote(behind), timeout=1.0) as url:
        reply = get(url, "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(12)) + " }")
        assert reply.status_code == 504 and alive(url)


def test_what_a_store_says_amiss_is_not_told_to_strangers(behind: str) -> None:
    front = Front(behind=behind)
    with front.up(), served(Remote(front.url, Credentials("me", "secret-word"))) as url:
        assert alive(url)
        front.answer = lambda _: (500, {"Content-Type": "text/plain"}, b"secret-word at /var/lib/store")
        reply, health = get(url, ALL), fetch(f"{url}/health")
        assert reply.status_code == 502 and health.status_code == 503
        assert "secret" not in reply.text + health.text and "/var/lib" not in reply.text
        front.answer = lambda _: (
            200,
            {"Content-Type": "application/sparql-results+json"},
            b'{"head":{"vars":["s"]},"resu',
        )
        assert get(url, ALL).status_code == 504
        front.answer = lambda _: None
        assert alive(url)


def test_a_store_that_is_not_there_is_said_at_once() -> None:
    with pytest.raises(EndpointError, match="cannot be reached"):
        Distant(Remote("http://127.0.0.1:9"), Settings(Path())).check()
