"""Pages of pictures: whole, the same each time, and nothing of a document in them is markup."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree

import factory
import pytest

from kg.compare.columnar import Tables
from kg.model import Evidence, Place, Plan
from kg.visualise import PICTURES, Options, Picture
from kg.visualise.drawing import SVG

EVIL = "<img src=x onerror=alert(1)></script><script>alert(2)</script>\u2028'\"`${alert(3)}\\"
LANGUAGES = ("zh", "en")


class Elements(HTMLParser):
    """Every start tag of a page with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def hostile(doc: str, city: Place) -> Plan:
    """A plan in which everything that a text can say is hostile."""
    plain = factory.plan(doc, city, raw=factory.RAW + EVIL)
    at = len(factory.RAW)
    words = Evidence(doc, at, at + len(EVIL), EVIL)
    target = replace(
        plain.targets[0], indicator=EVIL, indicator_id="", scope=EVIL, unit=EVIL, evidence=words, clause=words
    )
    return replace(
        plain,
        targets=(target,),
        measures=tuple(replace(each, label=EVIL, bodies=(EVIL,), evidence=words) for each in plain.measures),
        duties=(replace(plain.duties[0], body=EVIL, measure=EVIL),),
        clauses=(*plain.clauses, words),
    )


@pytest.fixture
def hostiles(made: Callable[..., Tables]) -> Tables:
    return made([hostile("one", Place("120000", EVIL)), hostile("two", Place("320300", "徐州市" + EVIL))])


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_texts_say_stays_text(hostiles: Tables, name: str, language: str) -> None:
    picture = PICTURES[name](hostiles, Options(link=lambda doc, start, end: f"{doc}.html#c{start}-{end}"))
    page = Elements(picture.html(language)).found
    assert not [tag for tag, _ in page if tag in ("img", "iframe", "object", "embed")]
    assert [attributes.get("type") for tag, attributes in page if tag == "script"].count("application/json") == 1
    assert sum(tag == "script" for tag, _ in page) == (4 if picture.net else 2)
    assert not [attribute for _, attributes in page for attribute in attributes if attribute.startswith("on")]
    if not picture.empty:
        root = ElementTree.fromstring(picture.svg(language))
        assert not [element for element in root.iter() if element.tag.rpartition("}")[2] in ("script", "image", "img")]


@pytest.mark.parametrize("name", PICTURES)
def test_every_mark_of_a_page_has_its_words(tables: Tables, name: str) -> None:
    picture = PICTURES[name](tables, Options())
    page = picture.html("zh")
    elements = Elements(page).found
    keys = {attributes["data-key"] for _, attributes in elements if "data-key" in attributes}
    said = re.search(r'<script type="application/json" class="kg-data">(.*?)</script>', page, re.S)
    assert said
    data = json.loads(said[1])
    assert keys <= data["marks"].keys() and set(data["marks"]) == set(picture.marks)
    assert picture.marks and all(mark.quotes for mark in picture.marks.values())
    assert all(mark["quotes"] for mark in data["marks"].values())


def test_quotes_are_the_words_at_their_offsets(tables: Tables) -> None:
    from pathlib import Path

    corpus = Path(__file__).parents[2] / "corpus"
    raws = {path.stem: path.read_bytes().decode("utf-8") for path in corpus.glob("*.txt")}
    for name, draw in PICTURES.items():
        for mark in draw(tables, Options()).marks.values():
            for quote in mark.quotes:
                assert raws[quote.doc][quote.start : quote.end] == quote.quote, name


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_load_nothing_and_say_everything_in_their_language(tables: Tables, name: str, language: str) -> None:
    picture = PICTURES[name](tables, Options())
    page = picture.html(language)
    elements = Elements(page).found
    loaded = [attributes.get(name) or "data:" for _, attributes in elements for name in ("src", "href", "data")]
    assert [address for address in loaded if not address.startswith(("data:", "#"))] == []
    assert elements[0][1]["lang"] == {"zh": "zh-CN", "en": "en"}[language]
    assert picture.source.said(language) in page and re.search(r"5份文件|5 documents", picture.source.said(language))
    assert picture.title.said(language) in page
    assert page == PICTURES[name](tables, Options()).html(language)


def test_links_of_marks_lead_where_they_are_told(tables: Tables) -> None:
    page = PICTURES["map"](
        tables, Options(link=lambda doc, start, end: f"../documents/{doc}.html#c{start}-{end}")
    ).html("zh")
    assert re.search(r"\.\./documents/tianjin-2021-rectification-plan\.html#c\d+-\d+", page)


def marks_of(root: ElementTree.Element) -> int:
    return len(root.findall(f".//{{{SVG}}}a"))


@pytest.mark.parametrize("name", [name for name in PICTURES if name != "network"])
def test_drawings_of_a_page_link_marks_and_those_of_papers_do_not(tables: Tables, name: str) -> None:
    picture: Picture = PICTURES[name](tables, Options())
    assert picture.html("en").count('class="kg-mark"') > 10 or name == "map"
    assert marks_of(ElementTree.fromstring(picture.svg("en"))) == 0
