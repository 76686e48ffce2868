"""The pages, live: each answers, links lead somewhere, forms hold the same facts, words of strangers stay words."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest
from rdflib import Graph
from serving import fetch, get, served

from kg.web.links import Place, download
from kg.web.policy import own


@pytest.fixture(scope="module")
def base(built: Path) -> Iterator[str]:
    with served(built, prefix="/kg", timeout=120.0) as url:
        yield url


class Linked(HTMLParser):
    """Links, and whatever would run or style from within the page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.inside: list[str] = []
        self._open = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.links += [value for name in ("href", "src") if (value := said.get(name))]
        self.inside += [name for name, _ in attrs if name.startswith("on") or name == "style"]
        if tag == "style" or (tag == "script" and not said.get("src") and said.get("type") != "application/json"):
            self.inside.append(tag)


def test_every_link_of_every_kind_of_page_leads_somewhere(base: str) -> None:
    root = base.removesuffix("/kg")
    seen, waiting, kinds = {}, ["/kg/zh/index.html", "/kg/en/index.html"], {}
    with httpx.Client(timeout=60) as client:
        while waiting:
            at = waiting.pop(0)
            reply = client.get(root + at)
            seen[at] = reply.status_code
            if (
                not reply.headers["content-type"].startswith("text/html")
                or "sha256-" in reply.headers["content-security-policy"]
            ):
                continue
            page = Linked(reply.text)
            assert page.inside == [], at
            for link in page.links:
                link = link.partition("#")[0]
                assert link.startswith(("/kg/", "https://", "http://", "data:,", "?")) or not link, (at, link)
                kind = re.sub(r"[^/]*(\.\w+)(\?.*)?$", r"\1", link)
                if link.startswith("/kg/") and link not in seen and link not in waiting and kinds.get(kind, 0) < 4:
                    kinds[kind] = kinds.get(kind, 0) + 1
                    waiting.append(link)
    assert {at: status for at, status in seen.items() if status != 200} == {}
    assert len(seen) > 60


def test_the_root_leads_to_the_readers_language(base: str) -> None:
    for asked, language in (("en-GB,en", "en"), ("zh-TW", "zh"), ("fr", "zh")):
        reply = fetch(base + "/", headers={"Accept-Language": asked})
        assert (reply.status_code, reply.headers["location"]) == (302, f"/kg/{language}/index.html")


def test_pages_are_sent_once(base: str) -> None:
    first = fetch(f"{base}/zh/index.html")
    again = fetch(f"{base}/zh/index.html", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304 and first.headers["content-encoding"] == "gzip"
    sheet = fetch(f"{base}/assets/report.css")
    assert fetch(f"{base}/assets/report.css", headers={"If-None-Match": sheet.headers["etag"]}).status_code == 304


@pytest.mark.parametrize(
    "place",
    [
        Place("city", "120000"),
        Place("indicator", "pm25"),
        Place("measure", "dust-control"),
        Place("programme", "redline"),
    ],
    ids=lambda place: place.kind,
)
def test_all_forms_of_a_page_hold_the_same_facts(base: str, place: Place) -> None:
    table = fetch(f"{base}/{download(place, 'csv')}")
    if table.status_code == 404:
        pytest.fail(f"no page of {place}")
    rows = list(csv.DictReader(io.StringIO(table.text.lstrip("\ufeff"), newline="")))
    said = fetch(f"{base}/{download(place, 'json')}").json()
    assert rows and len(said["facts"]) == len(rows) and said["citation"]
    nodes = {fact["iri"] for fact in said["facts"]}
    graph = Graph().parse(data=fetch(f"{base}/{download(place, 'ttl')}").content, format="turtle")
    assert nodes <= {str(subject) for subject in graph.subjects()}
    query = fetch(f"{base}/{download(place, 'rq')}")
    assert query.headers["content-type"].startswith("application/sparql-query")
    found = get(base, query.text).json()["results"]["bindings"]
    assert {row["fact"]["value"] for row in found} == nodes


def test_words_are_found_in_either_script_and_marked(base: str) -> None:
    for words in ("扬尘", "揚塵", " 揚尘 "):
        page = fetch(f"{base}/zh/search.html", params={"q": words}, timeout=60).text
        assert "<mark>扬尘</mark>" in page
    said = fetch(f"{base}/api/search", params={"q": "PM2.5"}, timeout=60).json()
    assert said["total"] == len(said["hits"]) or said["total"] > 50
    for hit in said["hits"]:
        start, end = hit["marks"][0]
        assert hit["text"][start:end].upper() == "PM2.5" and hit["document"]["cities"]
    link = re.search(r'class="quote" href="/kg(/zh/documents/[^"#]+)#(c\d+-\d+)"', page)
    assert link and f'id="{link[2]}"' in fetch(base + link[1], timeout=60).text
    assert fetch(f"{base}/api/search", params={"q": "尘"}, timeout=60).json()["total"] == 0


@pytest.mark.parametrize(
    "evil", ["<img src=x onerror=alert(1)>", '"><script>alert(1)</script>', "</script><b>", "'\u2028\u2029"]
)
@pytest.mark.parametrize("at", ["zh/search.html?q=", "en/sparql.html?query=", "zh/index.html?q=", "zh/sparql.html?of="])
def test_what_strangers_ask_stays_text(base: str, at: str, evil: str) -> None:
    path, _, name = at.partition("?")
    reply = fetch(f"{base}/{path}", params={name.rstrip("="): evil})
    assert reply.status_code == 200
    assert Linked(reply.text).inside == [] and "<img src=x" not in reply.text and "</script><b>" not in reply.text


@pytest.mark.parametrize(
    "at",
    [
        "zh/cities/..%2F..%2F..%2Fetc%2Fpasswd", "downloads/../../../../etc/passwd", "assets/..%2Fapp.py",
        "downloads/tables/passwd.csv", "zh/documents/none.html", "zh/compare-nothing.html", "data/graph.js",
        "zh/cities/120000.2.html", "zh/pictures-nothing.svg", "downloads/cities/120000.exe",
        "fr/index.html", "zh/", "zh", "assets/x.js",
    ],
)  # fmt: skip
def test_what_is_not_there_is_404(base: str, at: str) -> None:
    reply = fetch(f"{base}/{at}")
    assert reply.status_code == 404 and "root:" not in reply.text


def test_pictures_run_their_own_scripts_only(base: str) -> None:
    page = fetch(f"{base}/zh/pictures-matrix.html", timeout=60)
    policy = page.headers["content-security-policy"]
    assert "script-src 'sha256-" in policy and "unsafe-inline" not in policy and "unsafe-eval" not in policy
    assert policy == own(page.text) and page.headers["content-security-policy"].count("default-src") == 1
    assert fetch(f"{base}/zh/pictures-matrix.svg", timeout=60).headers["content-type"].startswith("image/svg+xml")
