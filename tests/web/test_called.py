"""Things are found by their names, in either script and language, on the page and as JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import fetch, served

from kg.web.called import Called, Names
from kg.web.links import Place


@pytest.fixture(scope="module")
def base(built: Path) -> Iterator[str]:
    with served(built, prefix="/kg", timeout=60.0) as url:
        yield url


@pytest.mark.parametrize(
    ("words", "to"),
    [
        ("扬尘污染", "measures/dust-control"), ("揚塵污染", "measures/dust-control"), ("细颗粒物", "indicators/pm25"),
        ("PM2.5", "indicators/pm25"), ("pm2.5", "indicators/pm25"), ("Tianjin", "cities/120000"),
        ("天津", "cities/120000"), ("生态环境局", "bodies/x-"), ("无废城市", "programmes/"),
        ("四平市贯彻", "documents/siping"),
        ("dust", "measures/dust-control"),
    ],
)  # fmt: skip
def test_names_are_found_beside_clauses(base: str, words: str, to: str) -> None:
    for language in ("zh", "en"):
        page = fetch(f"{base}/{language}/search.html", params={"q": words}, timeout=60).text
        listed = page.partition('id="things"')[2].partition("</section>")[0]
        links = re.findall(rf'href="/kg/{language}/([^"]+)\.html"', listed)
        assert [link for link in links if link.startswith(to)], links
        assert fetch(f"{base}/{language}/{links[0]}.html", timeout=60).status_code == 200
    names = fetch(f"{base}/api/search", params={"q": words}).json()["names"]
    assert {name["language"] for name in names} == {"zh", "en"}


def test_further_hits_and_short_words_show_no_names(base: str) -> None:
    assert 'id="things"' not in fetch(f"{base}/zh/search.html", params={"q": "扬尘", "from": "1"}).text
    assert 'id="things"' not in fetch(f"{base}/zh/search.html", params={"q": "尘"}).text
    assert fetch(f"{base}/api/search", params={"q": "尘"}).json()["names"] == []


def test_those_that_are_called_so_come_before_those_also_called_so() -> None:
    names = Names([
        Called(Place("measure", "a"), "道路清扫", "扬尘"), Called(Place("measure", "b"), "扬尘治理", ""),
        Called(Place("body", "c"), "<b>扬尘办", ""),
    ])  # fmt: skip
    assert [(met.place.id, met.marks) for met in names.search("扬尘")] == [
        ("b", ((0, 2),)),
        ("c", ((3, 5),)),
        ("a", ()),
    ]
    assert [met.place.id for met in names.search("扬尘", most=1)] == ["b"]
    assert names.search("扬尘 道路")[:1] == []
    english = Names([Called(Place("measure", "a"), "Industry", ""), Called(Place("measure", "b"), "Road dust", "")])
    assert [met.place.id for met in english.search("Dust")] == ["b", "a"]
