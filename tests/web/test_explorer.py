"""The explorer: filters keep what SPARQL over the graph finds, pages and downloads agree, hostile words stay words."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl, quote

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import RDF, Graph
from serving import alive, get, served

from kg.compare.shared import BY, compare
from kg.errors import QueryError
from kg.graph.source import select
from kg.web import beside, explorer, patterns
from kg.web.choices import NONE
from kg.web.filters import KINDS, NAMES, Amiss, State, read
from kg.web.library import Library

HOSTILE = (
    "<img src=x onerror=alert(1)>", "'; DROP VIEW facts; --", '" OR 1=1 --', "} SERVICE <http://127.0.0.1/> {", "$city",
    "../../etc/passwd", "\u2028x", "%s{0}", "a" * 300, "٣", ".٣", "-1", "1e9", "nan", "999999999999", "{{ 7*7 }}",
)  # fmt: skip


@pytest.fixture(scope="module")
def library(built: Path) -> Library:
    return Library(built)


@pytest.fixture(scope="module")
def base(built: Path) -> Iterator[str]:
    with served(built, prefix="/kg", timeout=30.0) as url:
        yield url


@pytest.fixture(scope="module")
def client(base: str) -> Iterator[httpx.Client]:
    with httpx.Client(timeout=60) as made:
        yield made


def state_of(library: Library, query: str) -> State:
    return read(parse_qsl(query), explorer.choices(library))


def found(library: Library, query: str) -> set[str]:
    return {row["fact"].value for row in select(library.source, query)}


@pytest.mark.parametrize("kind", KINDS)
def test_every_value_of_every_filter_keeps_what_the_query_behind_it_finds(library: Library, kind: str) -> None:
    whole = State(kind=kind)
    assert explorer.count(library, whole) == len(found(library, patterns.behind(whole))) > 0
    tried = 0
    for name, offered in explorer.options(library, whole, "en").items():
        assert sum(each.count for each in offered) >= explorer.count(library, whole) or name == "indicator"
        for each in offered[:5] + [each for each in offered[5:] if each.value == NONE]:
            state = whole.with_values(name, [each.value])
            rows = {row["iri"] for row in explorer.every(library, state, explorer.MOST)}
            assert rows == found(library, patterns.behind(state)) and len(rows) == each.count > 0, (name, each)
            tried += 1
    assert tried > 8


@pytest.mark.parametrize(
    "query",
    [
        "city=120000&city=320300&theme=air&year=2025", "flag=none&flag=dedup&confidence=0.9", "theme=none&theme=water",
        "kind=measure&theme=water&year=none&year=2025&type=plan", "kind=duty&theme=none&city=220300",
        "kind=outcome&city=120000&issued=2022&confidence=0.85", "kind=programme&type=plan&issued=2019&issued=2021",
        "indicator=pm25&indicator=露天矿山排查摸底&type=none&type=press-notice",
        "city=320300&year=none&flag=missing-year",
    ],
)  # fmt: skip
def test_filters_together_keep_what_the_query_behind_them_finds(library: Library, query: str) -> None:
    state = state_of(library, query)
    rows = [row["iri"] for row in explorer.every(library, state, explorer.MOST)]
    assert len(rows) == len(set(rows)) and set(rows) == found(library, patterns.behind(state))
    assert set(parse_qsl(state.query())) == set(parse_qsl(query))


def test_options_are_counted_as_the_other_filters_leave_them(library: Library) -> None:
    state = state_of(library, "city=120000&theme=air")
    for each in explorer.options(library, state, "zh")["theme"]:
        assert each.count == explorer.count(library, state.with_values("theme", [each.value]))
        assert each.chosen == (each.value == "air")


def test_names_are_as_good_as_ids(library: Library) -> None:
    assert state_of(library, "city=天津市&city=Xuzhou&theme=AIR").values == {
        "city": ("120000", "320300"),
        "theme": ("air",),
    }


@pytest.mark.parametrize("sort", ["city", "-city", "thing", "-value", "value", "deadline", "-confidence", "-text"])
def test_pages_follow_each_other_in_order_and_miss_nothing(library: Library, sort: str) -> None:
    state = state_of(library, f"size=25&sort={sort}")
    first = explorer.listed(library, state)
    pages = [explorer.listed(library, state._replace(page=page)).rows for page in range(1, first.pages + 1)]
    paged = [row for page in pages for row in page]
    assert first.pages == -(-first.total // 25) > 2 and {len(page) for page in pages[:-1]} == {25}
    assert [row["iri"] for row in paged] == [r["iri"] for r in explorer.every(library, state, explorer.MOST)]
    column = {"text": "doc", "thing": "indicator_id", "city": "city_code"}.get(sort.lstrip("-"), sort.lstrip("-"))
    said = [row[column] for row in paged if row[column] is not None and (column != "indicator_id" or row[column])]
    assert said == sorted(said, reverse=sort.startswith("-"))
    if column in ("value", "deadline"):  # what says nothing comes last
        assert [row[column] is None for row in paged] == sorted(row[column] is None for row in paged)


def test_downloads_have_the_rows_of_the_page(client: httpx.Client, base: str) -> None:
    asked = "city=120000&sort=-value&size=25&page=2"
    page = client.get(f"{base}/en/facts.html?{asked}").text
    told = client.get(f"{base}/downloads/facts.json?{asked}").json()
    rows = list(csv.DictReader(io.StringIO(client.get(f"{base}/downloads/facts.csv?{asked}").text.lstrip("\ufeff"))))
    shown = [
        (unescape(doc), int(start), int(end))
        for doc, start, end in re.findall(r'<a class="quote" href="/kg/en/documents/([^"]+?)\.html#c(\d+)-(\d+)"', page)
    ]
    assert 0 < len(shown) <= 25 and [(each["doc"], each["start"], each["end"]) for each in told["facts"]] == shown
    assert [(row["doc"], int(row["start"]), int(row["end"])) for row in rows] == shown
    turtle = client.get(f"{base}/downloads/facts.ttl?{asked}").text
    graph = Graph().parse(data=turtle, format="turtle")
    nodes = {str(node) for node, _, cls in graph.triples((None, RDF.type, None)) if str(cls).endswith("#Target")}
    assert nodes == {each["iri"] for each in told["facts"]}
    assert told["citation"] in turtle and told["citation"] in unescape(page) and told["licence"]
    whole = client.get(f"{base}/downloads/facts.json?city=120000").json()
    query = client.get(f"{base}/downloads/facts.rq?city=120000").text
    bindings = get(base, query, "application/sparql-results+json").json()["results"]["bindings"]
    assert len(whole["facts"]) == whole["total"] == len(bindings) > len(shown)


def test_what_is_too_much_for_a_download_is_refused_in_words(library: Library) -> None:
    with pytest.raises(QueryError, match="more than the 10"):
        explorer.every(library, State(), 10)


@pytest.mark.parametrize("name", NAMES)
def test_hostile_values_are_named_and_never_run(client: httpx.Client, base: str, name: str) -> None:
    for value in HOSTILE:
        reply = client.get(f"{base}/en/facts.html?{name}={quote(value)}")
        assert reply.status_code == 400 and "no-store" in reply.headers["cache-control"], (name, value)
        assert "<img" not in reply.text and "49" not in re.findall(r"<code>(.*?)</code>", reply.text)
        assert "default-src 'none'" in reply.headers["content-security-policy"]
        assert client.get(f"{base}/downloads/facts.csv?{name}={quote(value)}").status_code == 400
    assert alive(base)


def test_a_wrong_value_is_told_with_those_that_are_near(client: httpx.Client, base: str) -> None:
    page = client.get(f"{base}/en/facts.html?theme=air&city=tianjing").text
    assert "tianjing" in page and "Did you mean" in page
    near = unescape(re.findall(r'<dd>.*?href="(\?[^"]+)">Tianjin<', page, re.S)[0])
    mended = client.get(f"{base}/en/facts.html{near}")
    assert mended.status_code == 200 and "theme=air" in near and "city=120000" in near
    page = client.get(f"{base}/zh/facts.html?citty=1&page=2&theme=air").text
    assert "citty" in page and "<code>city</code>" in page
    last = client.get(f"{base}/zh/facts.html?page=5000")
    assert last.status_code == 400 and 'href="?page=3"' in last.text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.sampled_from(NAMES), st.one_of(st.text(max_size=9), st.sampled_from(HOSTILE))), max_size=5)
)
def test_any_query_string_is_understood_or_refused(library: Library, pairs: list[tuple[str, str]]) -> None:
    try:
        state = read(pairs, explorer.choices(library))
    except Amiss as error:
        assert error.wrong and parse_qsl(error.rest.query()) != pairs
        state_of(library, error.rest.query())
    else:
        assert read(parse_qsl(state.query(page=state.page)), explorer.choices(library)).query() == state.query()
        assert explorer.count(library, state) == len(found(library, patterns.behind(state)))


def test_a_page_is_kept_by_its_state(client: httpx.Client, base: str) -> None:
    first = client.get(f"{base}/en/facts.html?theme=air")
    tag = {"If-None-Match": first.headers["etag"]}
    assert client.get(f"{base}/en/facts.html?theme=air", headers=tag).status_code == 304
    assert client.get(f"{base}/en/facts.html?theme=water", headers=tag).status_code == 200


def test_the_picture_has_the_targets_that_are_kept(client: httpx.Client, base: str, library: Library) -> None:
    drawn = client.get(f"{base}/en/facts.svg?city=120000&theme=air")
    assert drawn.headers["content-type"].startswith("image/svg+xml") and "Xuzhou" not in drawn.text
    page = client.get(f"{base}/en/facts-picture.html?city=120000&theme=air")
    assert "sha256-" in page.headers["content-security-policy"] and "Tianjin" in page.text
    assert 'src="/kg/en/facts.svg' not in client.get(f"{base}/en/facts.html?kind=measure").text


@pytest.mark.parametrize("by", BY)
def test_any_cities_beside_each_other(client: httpx.Client, base: str, library: Library, by: str) -> None:
    cities = ("220300", "120000", "370700")
    asked = "&".join(f"city={city}" for city in cities) + f"&by={by}"
    wanted = compare(library.tables, cities, by=by, quotes=None)
    page = client.get(f"{base}/en/beside.html?{asked}").text
    for spread in ("all", "some", "one"):
        number = sum(row.spread == spread for row in wanted.rows)
        assert f'data-count="{spread}">{number}<' in page
    told = client.get(f"{base}/downloads/beside.json?{asked}").json()
    facts = {q["fact"] for row in told["rows"] for cell in row["cities"] for q in cell["quotes"] if q["fact"]}
    assert [row["id"] for row in told["rows"]] == [row.thing.id for row in wanted.rows]
    assert facts == found(library, client.get(f"{base}/downloads/beside.rq?{asked}").text)
    rows = csv.DictReader(io.StringIO(client.get(f"{base}/downloads/beside.csv?{asked}").text.lstrip("\ufeff")))
    assert {row["fact"] for row in rows} - {""} == facts
    turtle = client.get(f"{base}/downloads/beside.ttl?{asked}")
    assert turtle.status_code == 200 and all(fact in turtle.text or fact[-20:] in turtle.text for fact in facts)


def test_a_comparison_needs_two_cities_that_are_known(client: httpx.Client, base: str) -> None:
    for asked in ("", "?city=120000"):
        page = client.get(f"{base}/en/beside.html{asked}")
        assert page.status_code == 200 and "Choose two cities or more" in page.text
    assert client.get(f"{base}/downloads/beside.csv?city=120000").status_code == 400
    for value in HOSTILE:
        for name in beside.NAMES:
            reply = client.get(f"{base}/en/beside.html?city=120000&{name}={quote(value)}")
            assert reply.status_code == 400 and "<img" not in reply.text
    near = client.get(f"{base}/en/beside.html?city=120000&city=Xuzhouu").text
    assert "city=320300" in near
    assert client.get(f"{base}/en/beside.html?city=120000&city=220300&page=99").status_code == 400
