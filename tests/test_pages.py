"""The pages of the ontology are in step with its files, whole in both languages, and need no net."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from html import unescape
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import lexicon, paths
from kg.vocabulary import ONTOLOGY, RDF, RDFS, SKOS

ROOT = Path(__file__).parent.parent
DOCS = paths.ontology() / "docs"
OWN = (ONTOLOGY + "#", "https://w3id.org/kg-cn-plans/value/")
LANGUAGES = ("zh", "en")


@cache
def page(language: str) -> str:
    return unescape((DOCS / f"index.{language}.html").read_text(encoding="utf-8"))


def words(predicate: str, language: str) -> dict[str, str]:
    """Texts of the own terms of core.ttl in a language."""
    return {
        triple.subject.value: triple.object.value
        for triple in lexicon.load("core.ttl")
        if isinstance(triple.subject, ox.NamedNode)
        and isinstance(triple.object, ox.Literal)
        and triple.subject.value.startswith(OWN)
        and (triple.predicate.value, triple.object.language) == (predicate, language)
    }


def test_pages_are_in_step() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "pages"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_is_on_the_page(language: str) -> None:
    terms = {t.subject.value for t in lexicon.load("core.ttl") if t.predicate.value == RDF.type}  # type: ignore[union-attr]
    own = {term for term in terms if term.startswith(OWN)}
    tails = [term if term.startswith(ONTOLOGY) else term.removeprefix("https://w3id.org/kg-cn-plans/") for term in own]
    shown = page(language)
    missing = [tail for tail in tails if tail not in shown and "kgv:" + tail.rsplit("/", 1)[-1] not in shown]
    assert len(own) > 150 and missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_and_definitions_are_in_the_language_of_the_page(language: str) -> None:
    shown = re.sub(r"\s+", " ", page(language))
    for predicate in (SKOS.definition, RDFS.label, SKOS.prefLabel):
        texts = words(predicate, language)
        assert texts and [text for text in texts.values() if re.sub(r"\s+", " ", text) not in shown] == []
    other = LANGUAGES[language == "zh"]
    long = [text for text in words(SKOS.definition, other).values() if len(text) > 12]
    assert [text for text in long if text in shown] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_load_nothing_and_their_links_lead_somewhere(language: str) -> None:
    html = (DOCS / f"index.{language}.html").read_text(encoding="utf-8")
    assert not re.findall(r'<(?:script|img|iframe|source)[^>]*\bsrc=|@import|url\(\s*["\']?http', html)
    assert not re.findall(r'<link[^>]*href="(?!data:)', html)
    places = set(re.findall(r'\bid="([^"]+)"', html))
    inner = set(re.findall(r'href="#([^"]*)"', html))
    assert inner and [place for place in sorted(inner) if unescape(place) not in {unescape(p) for p in places}] == []
    assert all((DOCS / name).is_file() for name in re.findall(r'href="([\w.]+\.html)"', html))


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_matches_and_versions_are_on_the_page(language: str) -> None:
    shown = page(language)
    for path in (paths.ontology() / "queries" / "competency").glob("*.rq"):
        text = path.read_text(encoding="utf-8")
        title = re.search(rf"^# title {language}: (.+)$", text, re.M)
        assert title and title[1] in shown
    for triple in lexicon.load("alignments.ttl"):
        if isinstance(triple.object, ox.Literal) and triple.object.language == language:
            assert triple.object.value in shown
    assert "0.1.0" in shown and "0.2.0" in shown


@pytest.mark.parametrize(
    "name", [f"{page}.{language}.html" for page in ("index", "concepts") for language in LANGUAGES]
)
def test_a_place_has_one_name_and_links_lead_somewhere(name: str) -> None:
    text = (DOCS / name).read_text(encoding="utf-8")
    places = re.findall(r' id="([^"]*)"', text)
    assert [place for place in set(places) if places.count(place) > 1] == []
    assert set(re.findall(r'href="#([^"]*)"', text)) <= {*places, "", "legend"}
    assert all((DOCS / link).exists() for link in re.findall(r'href="([\w.]+\.html)"', text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_concept_is_on_its_page_with_a_definition(language: str) -> None:
    text = (DOCS / f"concepts.{language}.html").read_text(encoding="utf-8")
    rows = re.findall(
        r"<tr><td><code id=\"([^\"]*)\">.*?</td><td>([^<]*)</td><td>[^<]*</td><td>([^<]*)</td></tr>", text
    )
    found = {id: (label, definition) for id, label, definition in rows}
    assert len(found) > 1500 and [id for id, said in found.items() if not all(said)] == []
    for file in ("indicators.ttl", "measures.ttl", "programmes.ttl", "bodies.ttl", "units.ttl", "actions.ttl"):
        own = {t.subject.value.removeprefix("https://w3id.org/kg-cn-plans/") for t in lexicon.load(file)  # type: ignore[union-attr]
               if t.predicate.value == SKOS.inScheme}  # fmt: skip
        assert own and own <= set(found), file
