"""Drafts of concepts: their kinds, rows, and the SKOS that curators read."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from compare.test_alignment import said
from rdflib.namespace import DCTERMS, RDF, SKOS

from kg import lexicon
from kg.compare.alignment import Clause, clauses
from kg.compare.columnar import Tables, open_tables
from kg.compare.proposals import (
    HEADINGS,
    QUOTED,
    SCHEME,
    WORTH,
    Proposal,
    evidence,
    kind,
    notation,
    proposals,
    propose,
    rows,
    turtle,
)
from kg.compare.taxonomy import themes

STATUS = rdflib.URIRef("http://www.w3.org/2003/06/sw-vocab-status/ns#term_status")
NASTY = '推进"<img src=x onerror=alert(1)>"\\美丽河湖\n建设"""@zh . <urn:x>\u2028\U0001f300'


@pytest.fixture(scope="module")
def tables(built: Path) -> Tables:
    return open_tables(built)


@pytest.fixture(scope="module")
def found(tables: Tables) -> list[Proposal]:
    return proposals(clauses(tables))


def graph_of(found: list[Proposal]) -> rdflib.Graph:
    return rdflib.Graph().parse(data=turtle(found), format="turtle")


# Kinds


def alike(words: str, **changes: str) -> list[Clause]:
    return [said(city, words)._replace(**changes) for city in ("甲市", "乙市")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("推行殡葬用品规范管理", "new"),
        ("打好蓝天保卫战", "named"),
        ("开展入海排污口的排查整治", "variant"),
        ("完成任务不断提升人民群众获得感", "rhetoric"),
    ],
)
def test_kinds(words: str, expected: str) -> None:
    (proposal,) = proposals(alike(words))
    assert proposal.kind == expected


def test_rhetoric_needs_most_of_the_clauses() -> None:
    word = lexicon.values("actions.ttl", lexicon.SKOS + "hiddenLabel", language="zh")["rhetoric"][0]
    one = [said("甲市", "推行殡葬用品规范管理"), said("乙市", "推行殡葬用品规范管理")._replace(quote=word)]
    (proposal,) = proposals(one)
    assert proposal.kind == "new"
    most = [member for member in proposal.group.members if member.quote == word] * 2
    assert kind(proposal.group._replace(members=(*most, *proposal.group.members)), 0.0) == "rhetoric"


def test_only_what_is_worth_a_concept_is_proposed_unless_asked(tables: Tables) -> None:
    every = propose(tables, kinds=("new", "variant", "named", "rhetoric"))
    assert {each.kind for each in every} > set(WORTH)
    assert propose(tables) == [each for each in every if each.kind in WORTH]


# Rows


def test_rows_have_the_headings_and_the_words_of_the_label(found: list[Proposal]) -> None:
    for row, proposal in zip(rows(found), found, strict=True):
        said = dict(zip(HEADINGS, row, strict=True))
        assert said["label"] == proposal.group.label
        assert said["cities"] == len(str(said["city_names"]).split())
        assert any(
            (m.doc, m.start, m.quote) == (said["doc"], said["start"], said["quote"]) for m in proposal.group.members
        )


def test_evidence_has_every_city_first(found: list[Proposal]) -> None:
    group = found[0].group
    many = group._replace(members=tuple(said(f"{n % 5}号市", "推进美丽河湖建设", n) for n in range(40)))
    quoted = evidence(many)
    assert len(quoted) == QUOTED
    assert len({member.city for member in quoted}) == 5


def test_notations_are_unique_and_stay_with_the_label(found: list[Proposal]) -> None:
    names = [each.notation for each in found]
    assert len(names) == len(set(names))
    assert names[0] == notation(found[0].group) == notation(found[0].group._replace(members=()))


# The draft


def test_the_draft_is_turtle_that_says_what_a_curator_needs(found: list[Proposal]) -> None:
    graph = graph_of(found)
    scheme = rdflib.URIRef(SCHEME)
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    assert len(concepts) == len(found) > 10
    for concept in concepts:
        assert str(concept).startswith(SCHEME + "/d")
        assert (concept, SKOS.inScheme, scheme) in graph
        assert str(graph.value(concept, STATUS)) == "unstable"
        assert [label.language for label in graph.objects(concept, SKOS.prefLabel)] == ["zh"]
        assert graph.value(concept, SKOS.notation) is not None
        notes = list(graph.objects(concept, SKOS.editorialNote))
        assert sum(note.language == "zh" for note in notes) >= 2
        assert any("Draft" in note for note in notes)
        assert set(graph.objects(concept, DCTERMS.source))
        labels = set(graph.objects(concept, SKOS.altLabel))
        assert not labels & set(graph.objects(concept, SKOS.prefLabel))
    tops = {rdflib.URIRef(SCHEME.replace("draft/", "") + "/" + theme) for theme in themes().values()}
    assert set(graph.objects(None, SKOS.broader)) <= tops
    assert set(graph.objects(None, SKOS.broader))


def test_the_draft_names_nothing_of_the_taxonomy_as_its_subject(found: list[Proposal]) -> None:
    assert all(str(subject).startswith(SCHEME) for subject in graph_of(found).subjects())


def test_the_draft_is_the_same_each_time(tables: Tables) -> None:
    assert turtle(propose(tables)) == turtle(propose(tables))


def test_words_of_strangers_stay_words() -> None:
    found = proposals(alike("推进美丽河湖建设", label=NASTY, quote=NASTY, doc="a> <b>"))
    graph = graph_of(found)
    (concept,) = graph.subjects(RDF.type, SKOS.Concept)
    assert str(graph.value(concept, SKOS.prefLabel)) == NASTY
    assert any(NASTY in note for note in graph.objects(concept, SKOS.editorialNote))
    assert len(set(graph.subjects())) == 2


def test_an_empty_draft_is_a_scheme() -> None:
    graph = graph_of([])
    assert list(graph.subjects(RDF.type, SKOS.ConceptScheme)) == [rdflib.URIRef(SCHEME)]
