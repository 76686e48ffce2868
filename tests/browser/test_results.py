"""Results in Chromium: as table, chart, map and network, in both languages, down to the sentence, and in every form."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from browsing import watched
from playwright.sync_api import Browser, Page, expect
from serving import alive, served

BY_CITY = """SELECT ?city (COUNT(*) AS ?measures) { ?m a kg:Measure ; kg:city ?city }
GROUP BY ?city ORDER BY DESC(?measures)"""
TIES = "CONSTRUCT { ?city kg:indicator ?i } WHERE { ?t a kg:Target ; kg:city ?city ; kg:indicator ?i }"
TARGETS = """SELECT ?city ?value ?unit ?doc ?start ?end { ?t a kg:Target ; kg:indicator kgi:pm25 ;
  kg:city/rdfs:label ?city ; kg:quantity/qudt:numericValue ?value ; kg:unitText ?unit ;
  kg:document/dcterms:identifier ?doc ; kg:evidence/oa:hasSelector ?at . ?at oa:start ?start ; oa:end ?end }
  ORDER BY ?city"""
EVIL = """SELECT ?name ?n ?link { VALUES (?name ?n ?link) {
  ("<img src=x onerror=alert(1)>" 1 <javascript:alert(1)>)
  ("</title><script>alert(2)</script>" 2 <data:text/html,x>) } }"""
REFUSED = "Failed to load resource: the server responded with a status of 400"
"""What the browser says of a query that is none."""


@pytest.fixture(scope="module")
def base(built: Path) -> Iterator[str]:
    with served(built, prefix="/kg", timeout=30.0) as url:
        yield url


@pytest.fixture(scope="module")
def page(browser: Browser, base: str) -> Iterator[Page]:
    """A page that must not ask anybody else, nor break its policy, nor run what a result says."""
    with watched(browser, base, known=(REFUSED,)) as opened:
        yield opened


def show(page: Page, base: str, query: str, view: str, language: str = "en") -> None:
    """Open the editor with a query that has been run, as a link that was kept does."""
    page.goto(f"{base}/{language}/sparql.html?{urlencode({'query': query, 'view': view})}")
    expect(page.locator("[data-result]")).to_be_visible()


def test_a_chart_has_a_bar_for_each_name_and_leads_to_its_page(page: Page, base: str) -> None:
    show(page, base, BY_CITY, "chart", "zh")
    marks = page.locator(".drawing a[aria-label]")
    expect(marks).to_have_count(7)
    labels = [mark.get_attribute("aria-label") or "" for mark in marks.all()]
    assert labels[0].startswith("天津市: ") and all(re.fullmatch(r"\w+: \d+", label) for label in labels)
    widths = [float(bar.get_attribute("width") or 0) for bar in page.locator(".drawing rect").all()]
    assert widths == sorted(widths, reverse=True) and widths[-1] > 1
    marks.first.click()
    page.wait_for_url("**/kg/zh/cities/120000.html")


def test_from_a_chart_to_the_sentence(page: Page, base: str) -> None:
    show(page, base, TARGETS, "chart")
    expect(page.locator(".drawing .axis-name")).to_have_text(re.compile(r"^value \("))
    mark = page.locator(".drawing a[aria-label*='天津市: 40']").first
    mark.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/kg/en/documents/.*#c\d+-\d+"))
    anchor = page.url.partition("#")[2]
    start, end = (int(number) for number in anchor[1:].split("-"))
    assert end > start
    expect(page.locator(f"[id='{anchor}']")).to_be_attached()
    expect(page.locator("main")).to_contain_text("40微克")


def test_a_question_has_the_same_views(page: Page, base: str) -> None:
    page.goto(base + "/zh/ask.html?" + urlencode({"q": "哪些城市设定了PM2.5目标？"}))
    page.get_by_role("button", name="图表", exact=True).click()
    dots = page.locator(".drawing a circle")
    expect(dots.first).to_be_visible()
    page.get_by_role("button", name="地图", exact=True).click()
    expect(page.locator(".drawing .name", has_text="天津市")).to_be_visible()
    page.locator(".drawing a[aria-label^='四平市']").click()
    page.wait_for_url(re.compile(r"/kg/zh/documents/.*#c\d+-\d+"))


@pytest.mark.parametrize(("language", "name"), [("zh", "天津市"), ("en", "Tianjin")])
def test_a_map_has_a_point_for_each_city(page: Page, base: str, language: str, name: str) -> None:
    show(page, base, BY_CITY, "map", language)
    points = page.locator(".drawing circle")
    expect(points).to_have_count(7)
    expect(page.locator(".drawing .name", has_text=name)).to_be_visible()
    page.locator("select[name='map-size']").select_option("measures")
    expect(page.locator(f".drawing a[aria-label^='{name}: ']")).not_to_have_attribute("aria-label", f"{name}: 1")
    sizes = [float(point.get_attribute("r") or 0) for point in points.all()]
    assert max(sizes) > 1.5 * min(sizes)
    north, south = (page.locator(f".drawing a[aria-label^='{each}'] circle") for each in
                    (("四平市", "泰州市") if language == "zh" else ("Siping", "Taizhou")))  # fmt: skip
    assert float(north.get_attribute("cy") or 0) < float(south.get_attribute("cy") or 0)


def test_what_has_coordinates_of_its_own_is_on_the_map(page: Page, base: str) -> None:
    rows = '("here" 30.5 114.3 "POINT(114.3 30.5)") ("there" 39.9 116.4 "POINT(116.4 39.9)")'
    show(page, base, f"SELECT * {{ VALUES (?what ?lat ?long ?at) {{ {rows} }} }}", "map")
    expect(page.locator(".drawing circle")).to_have_count(2)
    page.locator("select[name='map-place']").select_option("at")
    expect(page.locator(".drawing circle")).to_have_count(2)
    expect(page.locator(".drawing .name", has_text="there")).to_be_visible()


def test_a_graph_is_drawn_as_a_network_and_as_a_table(page: Page, base: str) -> None:
    show(page, base, TIES, "graph", "zh")
    edges, nodes = page.locator(".drawing line").count(), page.locator(".drawing circle").count()
    assert edges > 50 and nodes > 30
    expect(page.locator(".drawing .name", has_text="天津市")).to_be_visible()
    expect(page.get_by_role("button", name="图表", exact=True)).to_be_disabled()
    before = page.locator(".drawing").inner_html()
    page.get_by_role("button", name="表", exact=True).click()
    expect(page.locator("[data-result] tbody tr")).to_have_count(edges)
    page.get_by_role("button", name="网络图", exact=True).click()
    assert page.locator(".drawing").inner_html() == before
    page.locator(".drawing a[aria-label='天津市']").click()
    page.wait_for_url("**/kg/zh/cities/120000.html")


def test_any_two_columns_make_a_network(page: Page, base: str) -> None:
    show(page, base, "SELECT ?a ?b ?c { VALUES (?a ?b ?c) { ('x' 'y' 'z') ('x' 'w' 'z') } }", "graph")
    expect(page.locator(".drawing circle")).to_have_count(3)
    page.locator("select[name='graph-from']").select_option("a")
    page.locator("select[name='graph-to']").select_option("c")
    expect(page.locator(".drawing circle")).to_have_count(2)


def test_the_address_keeps_query_and_view(page: Page, base: str) -> None:
    page.goto(base + "/en/sparql.html")
    page.evaluate("text => kgAsk.editor.setValue(text)", BY_CITY)
    page.get_by_role("button", name="Run").click()
    page.get_by_role("button", name="Chart", exact=True).click()
    assert "view=chart" in page.url
    assert page.locator(".address").inner_text() == page.url
    page.reload()
    expect(page.locator(".drawing rect")).to_have_count(7)
    page.get_by_role("link", name="中文").click()
    expect(page.locator(".drawing .name", has_text="天津市")).to_be_visible()


READERS = {
    "CSV": lambda data: len(list(csv.reader(data.decode().splitlines()))) - 1,
    "TSV": lambda data: len(data.decode().splitlines()) - 1,
    "JSON": lambda data: len(json.loads(data)["results"]["bindings"]),
    "XML": lambda data: len(list(ElementTree.fromstring(data).iter("{http://www.w3.org/2005/sparql-results#}result"))),
    "Turtle": lambda data: len(set(ox.parse(data, format=ox.RdfFormat.TURTLE))),
    "N-Triples": lambda data: len(set(ox.parse(data, format=ox.RdfFormat.N_TRIPLES))),
    "JSON-LD": lambda data: len(set(ox.parse(data, format=ox.RdfFormat.JSON_LD))),
    "RDF/XML": lambda data: len(set(ox.parse(data, format=ox.RdfFormat.RDF_XML))),
}


def test_a_result_is_saved_in_every_form(page: Page, base: str) -> None:
    for query, names in ((BY_CITY, list(READERS)[:4]), (TIES, list(READERS)[4:])):
        show(page, base, query, "table")
        rows = page.locator("[data-result] tbody tr").count()
        buttons = page.locator("[data-forms] button")
        expect(buttons).to_have_count(4)
        for name in names:
            with page.expect_download() as waiting:
                page.get_by_role("button", name=name, exact=True).click()
            assert READERS[name](Path(waiting.value.path()).read_bytes()) == rows


def test_words_of_strangers_stay_words(page: Page, base: str) -> None:
    for view in ("table", "chart", "graph"):
        show(page, base, EVIL, view)
        expect(page.locator("[data-result]")).to_contain_text("<img src=x")
        assert page.locator("[data-result] img, [data-result] script, [data-result] a[href^='j']").count() == 0
        assert page.locator("[data-result] a").count() == 0


def test_yes_and_no_nothing_and_errors(page: Page, base: str) -> None:
    page.goto(base + "/en/sparql.html")
    for query, said in (
        ("ASK { ?s a kg:Target }", "Yes"),
        ("SELECT * { ?s a kg:Nothing }", "Rows: 0"),
        ("SELEC", "The query failed"),
    ):
        page.evaluate("text => kgAsk.editor.setValue(text)", query)
        with page.expect_response("**/sparql"):
            page.keyboard.press("Tab")
            page.get_by_role("button", name="Run").click()
        expect(page.locator("[data-status]")).to_contain_text(said)
        expect(page.locator("[data-result]")).to_be_hidden()


def test_a_query_is_stopped_by_a_button(page: Page, base: str) -> None:
    page.goto(base + "/en/sparql.html")
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    page.evaluate("text => kgAsk.editor.setValue(text)", slow)
    page.get_by_role("button", name="Run").click()
    expect(page.locator("[data-status]")).to_have_text("Running…")
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("[data-status]")).to_have_text("Stopped.")
    assert alive(base)


@pytest.mark.parametrize("width", [400, 900])
def test_no_result_is_wider_than_the_screen(page: Page, base: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    wide = "document.documentElement.scrollWidth"
    for view, query in (("table", TARGETS), ("chart", TARGETS), ("map", BY_CITY), ("graph", TIES)):
        show(page, base, query, view, "zh")
        assert page.evaluate(wide) <= width, view
    for name in (
        "ask.html?q=Which+cities+set+PM2.5+targets?",
        "build.html?class=Duty",
        "search.html?q=PM2.5",
        "index.html",
    ):
        page.goto(f"{base}/en/{name}")
        assert page.evaluate(wide) <= width, name
    page.set_viewport_size({"width": 1200, "height": 900})
