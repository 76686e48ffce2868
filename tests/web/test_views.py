"""What pages show equals what SPARQL counts over the same graph, and leads back to the words."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.graph import iris
from kg.graph.source import select
from kg.vocabulary import KG
from kg.web import lists, views
from kg.web.library import Library
from kg.web.links import Place
from kg.web.subjects import facts, things


@cache
def library(built: Path) -> Library:
    """One library for all tests."""
    return Library(built)


def counted(built: Path, pattern: str) -> int:
    """How many facts a pattern of SPARQL has."""
    (row,) = select(
        library(built).source, f"PREFIX kg: <{KG.Target[:-6]}> SELECT (COUNT(DISTINCT ?f) AS ?n) {{ {pattern} }}"
    )
    return int(row["n"].value)


def test_a_city_has_what_sparql_counts(built: Path) -> None:
    for id in things(library(built), "city"):
        said = views.city(library(built), Place("city", id), "zh")
        here = f"?f kg:city <{iris.place(id, '')}>"
        assert len(said["targets"]) == counted(built, f"?f a kg:Target . {here}")
        assert len(said["outcomes"]) == counted(built, f"?f a kg:Outcome . {here}")
        assert said["measures"] == counted(built, f"?f a kg:Measure . {here}")
        assert sum(each["count"] for each in said["bodies"]) == counted(built, f"?f a kg:Duty . {here}")
        assert sum(each["count"] for each in said["programmes"]) == counted(
            built, f"?f a kg:ProgrammeReference . {here}"
        )


@pytest.mark.parametrize(
    ("kind", "cls", "link"), [("measure", "Measure", "measure"), ("programme", "ProgrammeReference", "programme")]
)
def test_a_concept_has_what_sparql_counts(built: Path, kind: str, cls: str, link: str) -> None:
    table = {"measure": "measures", "programme": "namings"}[kind]
    known = [id for id in things(library(built), kind) if library(built).labels.concept(kind, id).labels][::9]
    assert len(known) > 5
    for id in known:
        try:
            said = getattr(views, kind)(library(built), Place(kind, id), "en")
        except QueryError:
            continue
        assert len(said[table]) == counted(built, f"?f a kg:{cls} ; kg:{link} <{iris.concept(kind, id)}>"), id


def test_an_indicator_has_what_sparql_counts(built: Path) -> None:
    for id in things(library(built), "indicator")[::5]:
        said = views.indicator(library(built), Place("indicator", id), "en")
        node = f"kg:indicator <{iris.concept('indicator', id)}>"
        assert len(said["targets"]) == counted(built, f"?f a kg:Target ; {node}")
        assert len(said["outcomes"]) == counted(built, f"?f a kg:Outcome ; {node}")


def test_a_body_has_what_sparql_counts(built: Path) -> None:
    for id in things(library(built), "body")[::7]:
        said = views.body(library(built), Place("body", id), "zh")
        assert len(said["duties"]) == counted(built, f"?f a kg:Duty ; kg:body <{iris.mint('body', id)}>")


def test_the_overview_counts_everything(built: Path) -> None:
    said = lists.overview(library(built), Place("overview"), "en")
    classes = ("Target", "Outcome", "Measure", "ProgrammeReference", "Duty", "Citation")
    assert [number for _, _, number in said["kinds"]] == [counted(built, f"?f a kg:{cls}") for cls in classes]
    assert next(city["city"].label for city in said["cities"]) == "Tianjin"


def test_every_fact_that_a_page_is_about_can_be_cited(built: Path) -> None:
    for place in (Place("city", "120000"), Place("indicator", "pm25"), Place("measure", "dust-control")):
        rows = list(facts(library(built), place))
        assert rows
        for _, row in rows:
            assert library(built).plan(row["doc"]).raw[row["start"] : row["end"]] == row["quote"]


@pytest.mark.parametrize(
    "place", [Place("city", "nowhere"), Place("indicator", "none"), Place("measure", "none"), Place("body", "谁")]
)
def test_a_page_about_nothing_is_refused(built: Path, place: Place) -> None:
    with pytest.raises(QueryError):
        getattr(views, place.kind)(library(built), place, "zh")
