"""Pages of the report as a server makes them, and the words that all of them use."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.web.library import Library
from kg.web.links import FOLDERS, SINGLE, Links, Place
from kg.web.pages import MENU, render
from kg.web.words import table


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
