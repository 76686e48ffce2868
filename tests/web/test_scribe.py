"""Pages over a remote store: those of the build that it was loaded from, in every kind, form and language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from serving import alive, fetch, served
from stores import oxigraph

from kg.graph import store
from kg.graph.remote import Remote

PAGES = (
    "index.html", "cities/index.html", "cities/120000.html", "indicators/index.html", "indicators/pm25.html",
    "measures/index.html", "measures/dust-control.html", "programmes/index.html", "bodies/index.html",
    "documents/index.html", "documents/tianjin-2021-rectification-plan.html", "compare.html", "compare-body.html",
    "targets.html", "downloads.html", "about.html", "search.html?q=揚塵", "sparql.html",
    "facts.html?kind=measure&city=120000", "facts.html?indicator=pm25", "beside.html?city=120000&city=220300&by=target",
    "ask.html?q=哪些城市设定了PM2.5目标？", "ask.html?q=nothing known", "build.html?class=Duty&f.city=天津",
)  # fmt: skip
DOWNLOADS = (
    *(f"cities/120000.{form}" for form in ("csv", "json", "ttl", "rq")),
    *(f"indicators/index.{form}" for form in ("csv", "json", "ttl", "rq")),
    "ask.csv?q=Which cities set PM2.5 targets?", "build.json?class=Duty", "facts.csv?indicator=pm25",
    "compare-programme.csv", "targets.json", "search.csv?q=扬尘", "tables/targets.csv",
)  # fmt: skip


@pytest.fixture(scope="module")
def both(built: Path) -> Iterator[tuple[str, str]]:
    """A server on the build, and one on the store of an Oxigraph server with the same graph."""
    with oxigraph("--union-default-graph") as behind:
        quads = (store.current(built) / store.GRAPH).read_bytes()
        kind = {"Content-Type": "application/n-quads"}
        httpx.post(f"{behind}/store", content=quads, headers=kind, timeout=300).raise_for_status()
        with (
            served(built, prefix="/kg", timeout=60.0) as own,
            served(Remote(behind), prefix="/kg", timeout=60.0) as far,
        ):
            yield own, far


def plainly(text: str) -> str:
    """A page without what names the build: the hash of its graph."""
    return re.sub(r"<code>[0-9a-f]*</code>", "", text)


@pytest.mark.parametrize("at", PAGES)
def test_pages_are_those_of_the_build(both: tuple[str, str], at: str) -> None:
    for language in ("zh", "en"):
        own, far = (fetch(f"{base}/{language}/{at}", timeout=300) for base in both)
        assert (own.status_code, far.status_code) == (200, 200), far.text[:300]
        assert plainly(far.text) == plainly(own.text)


@pytest.mark.parametrize("at", DOWNLOADS)
def test_downloads_are_those_of_the_build(both: tuple[str, str], at: str) -> None:
    own, far = (fetch(f"{base}/downloads/{at}", timeout=300) for base in both)
    assert (own.status_code, far.status_code) == (200, 200), far.text[:300]
    assert sorted(far.text.splitlines()) == sorted(own.text.splitlines())


def test_names_lead_to_the_same_pages(both: tuple[str, str]) -> None:
    for iri in ("place/120000", "indicator/pm25", "measure/none"):
        asked = {"iri": f"https://w3id.org/kg-cn-plans/{iri}"}
        own, far = (fetch(f"{base}/zh/thing", params=asked, timeout=120) for base in both)
        assert own.status_code == far.status_code == 303 and own.headers["location"] == far.headers["location"]


def test_pictures_are_drawn_from_it(both: tuple[str, str]) -> None:
    reply = fetch(f"{both[1]}/en/pictures-map.svg", timeout=300)
    assert reply.status_code == 200 and reply.text.count("<svg") == 1


def test_it_goes_on_without_keeping_answers(both: tuple[str, str]) -> None:
    """A remote store may change at any time, so that nothing is said to be the same as before."""
    reply = fetch(f"{both[1]}/zh/index.html", timeout=120)
    assert "etag" not in reply.headers and alive(both[1])
