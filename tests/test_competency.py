"""The competency questions of the ontology: each says what it asks in both languages, runs, and finds an answer."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import factory
import pyoxigraph as ox
import pytest

from kg import paths, query
from kg.graph.quads import quads
from kg.model import Place, Plan

FILES = sorted((paths.ontology() / "queries" / "competency").glob("*.rq"))


def plan(doc: str, city: Place) -> Plan:
    """A plan of a city that the ontology knows: an outcome answers a target, a measure has a match in GEMET."""
    made = factory.plan(doc, city)
    first, goal, change = made.targets
    reported = replace(goal, status="outcome", scope="国控断面", stretch=False)
    measures = (replace(made.measures[0], concept="noise-control"), *made.measures[1:])
    return replace(made, targets=(first, goal, change, reported), measures=measures)


@pytest.fixture(scope="module")
def small() -> ox.Store:
    loaded = ox.Store()
    plans = [plan("a", Place("130200", "唐山市")), plan("b", Place("350200", "厦门市"))]
    loaded.bulk_load("".join(quads(plans, {"kg": "1"})).encode(), ox.RdfFormat.N_QUADS)
    return loaded


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_question_is_asked_in_both_languages_and_answered(path: Path, small: ox.Store) -> None:
    asked = query.read_query(path)
    assert set(asked.title) == set(asked.description) == {"zh", "en"}
    assert asked.title["en"].endswith("?") and asked.title["zh"].endswith("？")
    result = query.run(small, str(path))
    assert result.rows
    assert all(
        any(row[i] is not None for row in result.rows) for i, name in enumerate(result.columns) if name not in OPEN
    )


OPEN = {"reason", "object", "matrix", "statistic", "finding", "topic"}
"""Columns that a small graph need not fill."""


def test_there_are_enough_questions() -> None:
    assert len(FILES) >= 20


def test_questions_use_only_terms_that_exist(small: ox.Store) -> None:
    known = {quad.subject.value for quad in small if isinstance(quad.subject, ox.NamedNode)}
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        for prefix, namespace in re.findall(r"^PREFIX (kg\w*): <(.+)>", text, re.M):
            for local in re.findall(rf"(?<![\w?]){prefix}:([\w-]+)", text.split("\n\n", 2)[-1]):
                assert namespace + local in known, f"{path.name}: {prefix}:{local}"
