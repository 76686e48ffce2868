"""Ask and Build over HTTP: from a question to rows, words and a CSV, without a script; what is typed stays text."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Graph, Namespace
from serving import alive, fetch, get, served

QUESTION = "哪些城市设定了PM2.5目标？"


@pytest.fixture(scope="module")
def base(built: Path) -> Iterator[str]:
    with served(built, prefix="/kg", timeout=30.0) as url:
        yield url


def page(base: str, at: str, **fields: str) -> str:
    """A page that answers, under the strict policy."""
    reply = fetch(f"{base}/{at}", params=fields, timeout=60)
    assert reply.status_code == 200
    assert "script-src 'self'" in reply.headers["content-security-policy"]
    return reply.text


def test_a_question_becomes_rows_that_lead_to_their_words(base: str) -> None:
    shown = page(base, "zh/ask.html", q=QUESTION)
    assert "理解为" in shown and "细颗粒物(PM2.5)平均浓度" in shown
    links = re.findall(r'href="/kg(/zh/documents/[^"#]+)#(c\d+-\d+)"', shown)
    assert links
    for at, anchor in links:
        assert f'id="{anchor}"' in fetch(base + at, timeout=60).text, (at, anchor)


def test_words_that_are_looked_for_lead_to_their_clause(base: str) -> None:
    shown = page(base, "zh/ask.html", q="哪些文件提到“无废城市”")
    at, start, end = re.findall(r'href="/kg/(zh/documents/[^"#]+)#c(\d+)-(\d+)">[^<]*无废城市', shown)[0]
    raw = page(base, at)
    assert int(start) < int(end) and "无废城市" in raw


@pytest.mark.parametrize(("kind", "fields"), [("ask", {"q": QUESTION}), ("build", {"class": "Duty", "f.city": "天津"})])
def test_the_query_shown_gives_the_rows_of_the_csv(base: str, kind: str, fields: dict[str, str]) -> None:
    shown = page(base, f"en/{kind}.html", **fields)
    text = re.search(r"<textarea[^>]*>(.*?)</textarea>", shown, re.S)
    assert text
    found = get(base, html.unescape(text[1])).json()["results"]["bindings"]
    link = re.search(r'href="/kg(/downloads/\w+\.csv\?[^"]+)"', shown)
    assert link
    saved = fetch(base + html.unescape(link[1]), timeout=60)
    assert saved.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(saved.text.lstrip("\ufeff"), newline="")))
    assert len(rows) == len(found) > 0
    assert [row["quote"] for row in rows] == [row["quote"]["value"] for row in found]


@pytest.mark.parametrize(("language", "words"), [("zh", "未能理解这个问题"), ("en", "This question is not understood")])
def test_what_is_not_understood_is_said_with_questions_that_work(base: str, language: str, words: str) -> None:
    shown = page(base, f"{language}/ask.html", q="火星市的PM2.5目标")
    assert words in shown and "<b>火星</b>" in shown and "<textarea" not in shown
    offers = re.search(r'<ul class="offers">(.*?)</ul>', shown, re.S)
    assert offers
    for at in re.findall(r'href="/kg/([^"]+)"', offers[1]):
        assert "<textarea" in fetch(f"{base}/{html.unescape(at)}", timeout=60).text


def test_the_form_keeps_what_was_chosen_in_the_url(base: str) -> None:
    fields = {"class": "Target", "show": "city", "f.deadline": "2025", "o.deadline": "le"}
    shown = page(base, "zh/build.html", **fields)
    for each in ('value="2025"', '<option value="le" selected>', '<option value="Target" selected>'):
        assert each in shown
    assert re.search(r'hreflang="en" href="/kg/en/build.html\?[^"]*f\.deadline=2025', shown)
    assert "<table" in page(base, "zh/build.html", **{"class": "Duty"})


EVIL = ["<img src=x onerror=alert(1)>", '"><script>alert(1)</script>', "</textarea><b>", "</script><b>\u2028"]


@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize("at", ["zh/ask.html?q", "en/build.html?f.label", "zh/build.html?f.city"])
def test_what_strangers_type_stays_text(base: str, evil: str, at: str) -> None:
    path, _, name = at.partition("?")
    shown = page(base, path, **{name: evil})
    assert evil not in shown


def test_no_csv_of_what_cannot_be_asked(base: str) -> None:
    assert fetch(f"{base}/downloads/ask.csv", params={"q": "今天天气"}).status_code == 404
    assert fetch(f"{base}/downloads/build.csv", params={"f.quantity": "x"}).status_code == 404


def test_both_pages_are_found_from_the_others(base: str) -> None:
    assert 'href="/kg/zh/ask.html"' in page(base, "zh/index.html")
    assert 'href="/kg/zh/build.html"' in page(base, "zh/ask.html")


def test_queries_of_pages_keep_to_the_limits_of_queries(built: Path) -> None:
    """They run where all queries run; what is stopped is said on the page, is not kept, and the service goes on."""
    question = {"q": "城市与措施的矩阵"}
    with served(built, result=500) as url:
        page = fetch(f"{url}/zh/ask.html", params=question)
        assert page.status_code == 507 and "more than 500 bytes" in page.text and "SPARQL" in page.text
        assert "etag" not in page.headers
        assert fetch(f"{url}/downloads/ask.csv", params=question).status_code == 507
        assert fetch(f"{url}/en/build.html", params={"class": "Measure"}).status_code == 507
        assert alive(url)
    with served(built, timeout=0.005) as url:
        page = fetch(f"{url}/en/ask.html", params=question)
        assert page.status_code == 504 and "stopped after 0.005 seconds" in page.text
        counted = fetch(f"{url}/metrics").text
        assert 'kg_queries_stopped{why="time"} 1' in counted


@pytest.mark.parametrize("kind", ["ask", "build"])
def test_rows_have_the_same_forms_and_a_citation(base: str, kind: str) -> None:
    state = {"q": "Which cities set PM2.5 targets?"} if kind == "ask" else {"class": "Duty", "f.city": "天津"}
    query = fetch(f"{base}/downloads/{kind}.rq", params=state)
    assert query.headers["content-type"].startswith("application/sparql-query") and query.text.startswith("# ")
    rows = get(base, query.text).json()["results"]["bindings"]
    said = fetch(f"{base}/downloads/{kind}.json", params=state).json()
    table = list(csv.reader(fetch(f"{base}/downloads/{kind}.csv", params=state).text.splitlines()))
    graph = Graph().parse(data=fetch(f"{base}/downloads/{kind}.ttl", params=state).content, format="turtle")
    rs = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
    assert len(rows) == len(said["rows"]) == len(table) - 1 == len(list(graph.objects(None, rs.solution))) > 0
    values = {str(value) for value in graph.objects(None, rs.value)}
    assert {term["value"] for row in rows for term in row.values()} == values
    assert said["citation"] and said["licence"] and said["sparql"] in query.text
    page = fetch(f"{base}/en/{kind}.html", params=state).text
    assert said["citation"].split(",")[0][:40] in page and f"downloads/{kind}.ttl?" in page
