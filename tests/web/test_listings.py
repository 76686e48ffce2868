"""Lists, comparisons, targets, pictures and hits: the same things in every form, and with how to cite them."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from rdflib import Graph, Namespace, URIRef
from serving import fetch, get, served

from kg.compare.shared import BY
from kg.visualise import PICTURES
from kg.web import listings
from kg.web.library import Library
from kg.web.links import FOLDERS, FORMS, LANGUAGES, LISTED
from kg.web.lists import bodies_of, cities, indicators
from kg.web.subjects import things
from kg.web.whole import DRAWN

RS = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")


@pytest.fixture(scope="module")
def base(built: Path) -> Iterator[str]:
    with served(built, prefix="/kg", timeout=60.0) as url:
        yield url


@pytest.fixture(scope="module")
def library(built: Path) -> Library:
    return Library(built)


def rows(text: str) -> list[dict[str, str]]:
    """The rows of a CSV."""
    return list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline="")))


def forms(base: str, at: str, **asked: str) -> dict[str, Any]:
    """Every form of a download."""
    replies = {form: fetch(f"{base}/{at}.{form}", params=asked, timeout=120) for form in FORMS}
    assert {form: reply.status_code for form, reply in replies.items()} == dict.fromkeys(FORMS, 200)
    said = replies["json"].json()
    assert said["citation"] and said["licence"]
    for form in ("ttl", "rq"):
        assert replies[form].text.startswith(f"# {said['citation']}"), form
    graph = Graph().parse(data=replies["ttl"].content, format="turtle")
    return {"csv": rows(replies["csv"].text), "json": said, "ttl": graph, "rq": replies["rq"].text}


@pytest.mark.parametrize("at", sorted({at.rpartition(".")[0] for at in LISTED}))
def test_all_forms_of_a_list_have_the_rows_of_its_query(base: str, at: str) -> None:
    found = forms(base, at)
    asked = get(base, found["rq"]).json()["results"]["bindings"]
    first = next(iter(found["csv"][0]))
    nodes = [row[first]["value"] for row in asked]
    assert [row[first] for row in found["csv"]] == nodes == [row[first] for row in found["json"]["rows"]]
    assert len(list(found["ttl"].subject_objects(RS.solution))) == len(nodes) > 0
    assert all(list(found["ttl"].predicate_objects(URIRef(node))) for node in nodes)
    assert found["json"]["sparql"] in found["rq"]


def test_lists_are_those_of_the_pages(base: str, library: Library) -> None:
    """Numbers of the pages come from the tables, those of the downloads from the graph."""
    shown = {each["city"].id: [each["documents"], *each["numbers"]] for each in cities(library, "zh")}
    columns = ("documents", *listings.COUNTED)
    found = {row["city"].rpartition("/")[2]: [int(row[name]) for name in columns] for row in listed(base, "cities")}
    assert found == shown
    shown = {each["id"]: [each["cities"], each["targets"], each["outcomes"]] for each in indicators(library, "en")}
    columns = ("cities", "targets", "outcomes")
    found = {
        row["indicator"].rpartition("/")[2]: [int(row[name]) for name in columns] for row in listed(base, "indicators")
    }
    assert found == shown
    assert {row["label"]: [int(row["cities"]), int(row["duties"])] for row in listed(base, "bodies")} == {
        each["id"]: [each["cities"], each["duties"]] for each in bodies_of(library)
    }
    sql = "SELECT concept, count(DISTINCT city), count(*) FROM measure_facts WHERE concept IS NOT NULL GROUP BY 1"
    assert {
        (row["measure"].rpartition("/")[2], int(row["cities"]), int(row["facts"])) for row in listed(base, "measures")
    } == set(library.sql(sql))
    sql = "SELECT coalesce(concept, name), count(DISTINCT city), count(*) FROM programme_facts GROUP BY 1"
    named = set()
    for row in listed(base, "programmes"):
        id = row["name"] if "/id/" in row["programme"] else row["programme"].rpartition("/")[2]
        named.add((id, int(row["cities"]), int(row["namings"])))
    assert named == set(library.sql(sql))
    assert [row["doc"] for row in listed(base, "documents")] == sorted(things(library, "document"))


def listed(base: str, folder: str) -> list[dict[str, str]]:
    """The rows of a list."""
    return rows(fetch(f"{base}/downloads/{folder}/index.csv", timeout=120).text)


@pytest.mark.parametrize("by", BY)
def test_a_comparison_has_every_form(base: str, by: str) -> None:
    found = forms(base, f"downloads/compare-{by}")
    assert {row["id"] for row in found["csv"]} == {row["id"] for row in found["json"]["rows"]}
    facts = {q["fact"] for row in found["json"]["rows"] for cell in row["cities"] for q in cell["quotes"] if q["fact"]}
    assert {row["fact"] for row in found["csv"]} - {""} == facts
    assert facts <= {str(subject) for subject in found["ttl"].subjects()}
    assert facts <= {row["fact"]["value"] for row in get(base, found["rq"]).json()["results"]["bindings"]}


def test_targets_side_by_side_have_every_form(base: str) -> None:
    found = forms(base, "downloads/targets")
    facts = {row["fact"] for row in found["csv"]} - {""}
    assert len(found["csv"]) == len(found["json"]["targets"]) and facts
    asked = {row["fact"]["value"] for row in get(base, found["rq"]).json()["results"]["bindings"]}
    assert {str(subject) for subject in found["ttl"].subjects()} >= asked
    aimed = {row["fact"] for row in found["json"]["targets"] if row["left_out"] != "no-target"} - {None}
    assert aimed <= asked


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_has_every_form(base: str, name: str) -> None:
    for language in LANGUAGES:
        found = forms(base, f"{language}/pictures-{name}")
        assert [list(row.values()) for row in found["csv"]] and len(found["csv"]) == len(found["json"]["rows"])
        assert get(base, found["rq"]).json()["results"]["bindings"] and len(found["ttl"])
    assert len(DRAWN) == len(PICTURES) * len(FORMS) * 2


@pytest.mark.parametrize("words", ["扬尘", "揚塵 治理", "PM2.5"])
def test_hits_have_every_form(base: str, words: str) -> None:
    found = forms(base, "downloads/search", q=words)
    places = {(row["doc"], row["start"]) for row in found["csv"]}
    assert places == {(hit["doc"], str(hit["start"])) for hit in found["json"]["hits"]}
    asked = get(base, found["rq"]).json()["results"]["bindings"]
    assert places == {(row["doc"]["value"], row["start"]["value"]) for row in asked}
    said = fetch(f"{base}/api/search", params={"q": words}).json()
    assert said["total"] == len(places) > 0
    assert {str(each) for each in found["ttl"].objects(None, URIRef("https://w3id.org/kg-cn-plans/ontology#start"))}


@pytest.mark.parametrize("asked", [{}, {"q": " "}, {"q": "的 " * 500}])
def test_a_search_for_nothing_or_too_much_is_said(base: str, asked: dict[str, str]) -> None:
    for form in FORMS:
        reply = fetch(f"{base}/downloads/search.{form}", params=asked)
        assert reply.status_code in (200, 400)
        if not asked.get("q", "").strip():
            assert reply.status_code == 400 and "no words" in reply.text


def test_pages_lead_to_their_forms_and_to_the_editor(base: str) -> None:
    pages = [f"{folder}/index" for folder in FOLDERS.values()]
    for name in ("index", "targets", "compare", "compare-body", "pictures", "search", *pages):
        asked = "?q=" + quote("扬尘") if name == "search" else ""
        page = fetch(f"{base}/en/{name}.html{asked}", timeout=120).text
        links = [unescape(link) for link in re.findall(r'href="/kg(/[^"]+)"', page)]
        for form in ("csv", "json", "ttl"):
            assert [link for link in links if re.search(rf"\.{form}(\?|$)", link)], (name, form)
        (editor, *_) = [link for link in links if "sparql.html?of=" in link]
        shown = fetch(base + editor, timeout=120).text
        settings = re.search(r'id="settings">(.*?)</script>', shown, re.S)
        assert settings and "SELECT" in json.loads(settings[1])["query"], name
        assert 'id="citation"' in page
