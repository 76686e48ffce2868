"""Links: names that are safe and never clash, paths that do not change, URLs that may be followed."""

from __future__ import annotations

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.web.links import FOLDERS, LANGUAGES, SINGLE, Links, Place, path, slug, web

IDS = st.text(min_size=1, max_size=90).filter(lambda id: "\0" not in id)
PLACES = st.one_of(
    st.builds(Place, st.sampled_from(sorted(FOLDERS)), st.one_of(st.just(""), IDS)),
    st.builds(Place, st.sampled_from(["overview", *SINGLE])),
)


@given(IDS)
def test_names_of_files_are_safe(id: str) -> None:
    name = slug(id)
    assert name.isascii() and name == name.lower() and 0 < len(name) <= 80
    assert not set(name) - set("abcdefghijklmnopqrstuvwxyz0123456789-_")
    assert name not in ("index", "con", "nul", "aux", "prn")


@given(IDS, IDS)
def test_two_things_never_share_a_file(one: str, other: str) -> None:
    assert (slug(one) == slug(other)) == (one == other)
    assert slug(slug(one)) == slug(one) or slug(one).startswith("x-")


@pytest.mark.parametrize(
    "id", ["../../etc/passwd", "PM25", "a.b", "index", "con", "com1", "x-1", "", "a" * 200, "天津"]
)
def test_odd_ids_are_hashed(id: str) -> None:
    assert slug(id).startswith("x-") and len(slug(id)) == 22


@given(PLACES, PLACES, st.sampled_from(LANGUAGES))
def test_a_relative_link_leads_where_the_path_says(here: Place, there: Place, language: str) -> None:
    links = Links(here, language)
    target = posixpath.normpath(
        posixpath.join(posixpath.dirname(path(here, language)), links.to(path(there, language)))
    )
    assert target == path(there, language) and not target.startswith("..")
    assert Links(here, language, prefix="/kg/").to(path(there, language)) == "/kg/" + path(there, language)


def test_the_root_is_reached_from_every_depth() -> None:
    assert Links(Place("overview"), "zh").to("") == "../"
    assert Links(Place("city", "310000"), "zh").to("") == "../../"


def test_words_of_a_long_document_are_on_their_part() -> None:
    links = Links(Place("overview"), "en")
    assert links.document("a", 49_999, 50_010) == "documents/a.html#c49999-50010"
    assert links.document("a", 50_000, 50_010) == "documents/a.2.html#c50000-50010"
    assert links.fact("a", 100_000, "x:id/target/0a") == "documents/a.3.html#f-0a"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://a b", 'http://a"b', "", "//a"]
)
def test_only_the_web_is_linked(url: str) -> None:
    assert web(url) == ""
