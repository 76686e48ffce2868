"""Hostile labels and requests against results, lists, names and forms: words stay words, and the service goes on."""

from __future__ import annotations

import csv
import io
import json
import time
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pyoxigraph as ox
import pytest
from browsing import watched
from playwright.sync_api import Browser
from rdflib import Graph
from serving import alive, connected, fetch, get, raw, served

from kg.graph import store

EVIL = "<img src=x onerror=alert(1)>\"'</script><script>alert(2)</script>\u2028#\\{{7*7}}"
"""In the place of every label, title and clause of the graph, with a number behind it so that they stay different."""
SAID = ("prefLabel", "altLabel", "label", "title", "definition", "scopeNote", "indicatorName", "scope", "unitText",
        "programmeName", "name")  # fmt: skip
FORMULA = "=cmd|' /C calc'!A0"


@pytest.fixture(scope="module")
def hostile(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build in which every word that a page shows of the graph, but the texts of documents, is an attack."""
    folder = tmp_path_factory.mktemp("hostile") / "build"
    seen: dict[str, str] = {}

    def attacked(quad: ox.Quad) -> ox.Quad:
        name = quad.predicate.value.rpartition("#")[2].rpartition("/")[2]
        if name not in SAID or not isinstance(quad.object, ox.Literal):
            return quad
        start = FORMULA if len(seen) % 2 else ""
        words = seen.setdefault(quad.object.value, f"{start}{EVIL}{len(seen)}")
        language = {"language": quad.object.language} if quad.object.language else {}
        return ox.Quad(quad.subject, quad.predicate, ox.Literal(words, **language), quad.graph_name)

    quads = ox.parse(path=str(store.current(built) / store.GRAPH), format=ox.RdfFormat.N_QUADS)
    folder.mkdir()
    with store.generation(folder) as made:
        data = ox.serialize((attacked(quad) for quad in quads), format=ox.RdfFormat.N_QUADS)
        (made / store.GRAPH).write_bytes(data or b"")
        store.load(made)
        store.seal(made, {"kg": "test"})
    assert len(seen) > 500
    return folder


@pytest.fixture(scope="module")
def base(hostile: Path) -> Iterator[str]:
    with served(hostile, prefix="/kg", timeout=60.0) as url:
        yield url


class Running(HTMLParser):
    """Whatever would run or load from within a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.found += [name for name, _ in attrs if name.startswith("on") or name == "style"]
        if tag == "script" and not said.get("src") and said.get("type") != "application/json":
            self.found.append(tag)
        if tag == "img" and said.get("src") == "x":
            self.found.append(tag)
        self.found += [v for n in ("href", "src") if (v := said.get(n) or "").lower().startswith("javascript:")]


LISTS = ("index", "cities/index", "indicators/index", "measures/index", "programmes/index", "bodies/index",
         "documents/index", "targets", "compare", "facts", "downloads", "search", "ask", "build", "sparql")  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_every_page_shows_hostile_labels_as_words(base: str, name: str) -> None:
    asked = {"search": {"q": "onerror"}, "ask": {"q": "Which cities set PM2.5 targets?"}}.get(name, {})
    asked |= {"class": "Duty"} if name == "build" else {}
    for language in ("zh", "en"):
        reply = fetch(f"{base}/{language}/{name}.html", params=asked, timeout=120)
        assert reply.status_code == 200, reply.text[:200]
        assert Running(reply.text).found == []


@pytest.mark.parametrize("at", ["cities/index", "indicators/index", "bodies/index", "documents/index", "index",
                                "compare-measure", "targets", "ask", "tables/targets"])  # fmt: skip
def test_no_cell_of_a_csv_is_a_formula(base: str, at: str) -> None:
    asked = {"q": "Which bodies have the most duties?"} if at == "ask" else {}
    text = fetch(f"{base}/downloads/{at}.csv", params=asked, timeout=120).text
    rows = list(csv.reader(io.StringIO(text.lstrip("\ufeff"), newline="")))
    cells = [cell for row in rows for cell in row]
    assert len(rows) > 1 and not [cell for cell in cells if len(cell) > 1 and cell.startswith(("=", "+", "@", "\t"))]
    if at not in ("index", "targets", "tables/targets"):
        assert [cell for cell in cells if cell.startswith("'=cmd")]


@pytest.mark.parametrize("at", ["cities/index", "indicators/index", "bodies/index", "documents/index", "ask"])
def test_graphs_and_queries_with_hostile_labels_are_read(base: str, at: str) -> None:
    asked = {"q": "Which bodies have the most duties?"} if at == "ask" else {}
    assert len(
        Graph().parse(data=fetch(f"{base}/downloads/{at}.ttl", params=asked, timeout=120).content, format="turtle")
    )
    assert get(base, fetch(f"{base}/downloads/{at}.rq", params=asked).text).status_code == 200


def test_hostile_labels_do_nothing_in_a_browser(browser: Browser, base: str) -> None:
    """The map, the chart, the network and the table name nodes by their labels; so do search and lists."""
    queries = {
        "chart": "SELECT ?l (COUNT(*) AS ?n) { ?m a kg:Measure ; kg:city/rdfs:label ?l } GROUP BY ?l",
        "table": "SELECT ?i ?l { ?i skos:prefLabel ?l } LIMIT 200",
        "map": "SELECT ?l ?lat ?long { ?m kg:city ?c . ?c rdfs:label ?l ; wgs:lat ?lat ; wgs:long ?long } LIMIT 99",
        "graph": "CONSTRUCT { ?city kg:indicator ?i } WHERE { ?t kg:city ?city ; kg:indicator ?i }",
    }
    with watched(browser, base) as page:
        for view, query in queries.items():
            page.goto(f"{base}/en/sparql.html")
            page.evaluate("text => kgAsk.editor.setValue(text)", query)
            page.get_by_role("button", name="Run").click()
            page.locator(f"[data-views] button[value={view}]").click()
            page.locator("[data-result] > *").first.wait_for()
            assert page.locator("[data-result] img, [data-result] script").count() == 0
            assert "onerror" in page.locator("[data-result]").inner_html()
        page.goto(f"{base}/zh/search.html?q=onerror")
        assert page.locator("#things ~ ul li").count() > 5 and page.locator("main img").count() == 0


@pytest.mark.parametrize("at", ["downloads/search.csv?q=%FF%FE", "en/thing?iri=%C3%28", "en/ask.html?q=%E4%BD",
                                "downloads/ask.json?q=%80", "api/search?q=%FE", "zh/search.html?q=a%00b"])  # fmt: skip
def test_broken_encodings_are_refused(base: str, at: str) -> None:
    assert fetch(f"{base}/{at}").status_code == 400
    assert alive(base)


@pytest.mark.parametrize(
    "at",
    [
        "downloads/../listings.csv", "downloads/cities/..%2F..%2Findex.csv", "downloads/nothing/index.csv",
        "downloads/cities/index.exe", "downloads/compare-nothing.json", "zh/pictures-nothing.csv", "fr/thing",
        "fr/names.json", "zh/names.json.bak", "assets/places.json/..", "downloads/search.exe?q=a",
    ],
)  # fmt: skip
def test_what_is_not_there_is_404(base: str, at: str) -> None:
    assert fetch(f"{base}/{at}").status_code == 404


def test_large_bodies_and_other_methods_are_refused_at_once(base: str) -> None:
    for at in ("en/ask.html", "downloads/search.csv", "en/thing", "assets/results.js"):
        with connected(base) as line:
            head = f"POST /kg/{at} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {100 * 2**20}\r\n\r\n"
            line.sendall(head.encode())
            began = time.monotonic()
            assert b" 405 " in line.recv(65536).split(b"\r\n")[0]
            assert time.monotonic() - began < 10
    assert alive(base)


def test_a_client_that_does_not_read_keeps_nobody_waiting(base: str) -> None:
    """It asks for the largest download, and then reads nothing."""
    slow = [connected(base) for _ in range(6)]
    for line in slow:
        line.sendall(b"GET /kg/downloads/compare-measure.json HTTP/1.1\r\nHost: localhost\r\n\r\n")
    began = time.monotonic()
    assert alive(base) and fetch(f"{base}/assets/ask.css").status_code == 200
    assert time.monotonic() - began < 30
    for line in slow:
        line.close()


def test_a_head_that_never_ends_is_cut(base: str) -> None:
    said = raw(base, b"GET /kg/en/thing?iri=" + b"a" * 20_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert b" 414 " in said.split(b"\r\n")[0] or b" 400 " in said.split(b"\r\n")[0]
    assert alive(base)


@pytest.mark.parametrize("view", ["ask", "build"])
def test_a_product_without_an_end_is_stopped_also_where_a_page_asks(hostile: Path, view: str) -> None:
    """What the edited query of a page runs into: the same limits as everywhere."""
    with served(hostile, timeout=1.0) as url:
        product = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
        assert get(url, product).status_code == 504
        state = {"ask": {"q": "Which documents are there?"}, "build": {"class": "Citation"}}[view]
        assert fetch(f"{url}/en/{view}.html", params=state, timeout=60).status_code in (200, 504)
        assert alive(url)


def test_names_of_nodes_are_data_and_nothing_else(base: str) -> None:
    for language in ("zh", "en"):
        reply = fetch(f"{base}/{language}/names.json", timeout=60)
        assert (
            reply.headers["content-type"] == "application/json" and reply.headers["x-content-type-options"] == "nosniff"
        )
        said = json.loads(reply.text)
        assert "onerror" in said["indicator/pm25"]
