"""Addresses of pages: each is made from a place and leads back to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.web.library import Library
from kg.web.links import FOLDERS, LANGUAGES, SINGLE, Links, Place, path
from kg.web.pages import MENU, find, render
from kg.web.subjects import things
from kg.web.words import table


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_leads_back_to_its_place(built: Path, language: str) -> None:
    library = Library(built)
    places = [Place(kind) for kind in ("overview", *FOLDERS, *SINGLE)] + [Place("document", "tianjin-x", 3)]
    places += [Place(kind, id) for kind in FOLDERS for id in things(library, kind)]
    assert len(places) > 400
    for place in places:
        assert find(library, path(place, language)) == (language, place)


@pytest.mark.parametrize(
    "address",
    ["", "zh", "zh/", "fr/index.html", "zh/none/a.html", "zh/../../etc/passwd", "zh/cities/../x.html",
     "zh/about.2.html", "zh/index.2.html", "zh/cities/%2e%2e.html", "zh/cities/A.html", "zh/bodies/x-0.html",
     "zh//index.html"],
)  # fmt: skip
def test_other_addresses_lead_nowhere(built: Path, address: str) -> None:
    assert find(Library(built), address) is None


@pytest.mark.parametrize("kind", ["overview", *FOLDERS, *(kind for kind in SINGLE if kind != "pictures")])
def test_served_pages_have_absolute_links(built: Path, kind: str) -> None:
    place = Place(kind)
    html = render(place, Library(built), Links(place, "en", prefix="/kg/"), "en")
    assert '<link rel="stylesheet" href="/kg/assets/report.css">' in html
    assert 'href="/kg/en/cities/index.html"' in html and 'href="../' not in html


def test_both_languages_have_every_word() -> None:
    zh, en = table("zh"), table("en")
    assert zh.keys() == en.keys() and all(map(str.strip, [*zh.values(), *en.values()]))
    assert {f"nav-{kind}" for kind in MENU} <= zh.keys()
    for key in zh:
        holes = [sorted(part.split("}")[0] for part in words.split("{")[1:]) for words in (zh[key], en[key])]
        assert holes[0] == holes[1], key
