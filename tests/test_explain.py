"""Why facts are in the graph."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.explain import Explanation, explain, short
from kg.graph import iris
from kg.graph.read import plans
from kg.graph.store import open_store
from kg.model import Plan


@pytest.fixture(scope="module")
def store(built: Path) -> ox.Store:
    return open_store(built)


@pytest.fixture(scope="module")
def read(store: ox.Store) -> list[Plan]:
    return list(plans(store))


def only(store: ox.Store, asked: str) -> Explanation:
    (found,) = explain(store, asked)
    return found


def test_a_fact_by_iri_id_offsets_and_words(store: ox.Store, read: list[Plan]) -> None:
    target = next(t for plan in read for t in plan.targets if t.indicator_id == "pm25" and t.status == "target")
    iri, at = iris.fact("target", target), target.evidence
    found = only(store, iri)
    assert (found.iri, found.quote, found.doc, found.kind) == (iri, at.quote, at.doc, "target")
    assert only(store, f"<{iri}>") == only(store, short(iri)) == only(store, f"target/{short(iri)}") == found
    assert found in explain(store, f"{at.doc}:{at.start}-{at.end}")
    assert found in explain(store, at.quote) and found in explain(store, f"“{at.quote}”")


def test_parts_say_where_they_were_found(store: ox.Store, read: list[Plan]) -> None:
    raws = {plan.document.id: plan.raw for plan in read}
    told = 0
    for plan in read:
        for target in plan.targets:
            if target.deadline and target.value is not None and not target.rule.startswith("table"):
                found = only(store, iris.fact("target", target))
                parts = {part.name: part for part in found.parts}
                for part in found.parts:
                    assert part.start < 0 or raws[found.doc][part.start : part.end] == part.words
                assert parts["deadline"].why and parts["deadline"].value == target.deadline
                assert "not found" not in parts["deadline"].why
                assert parts["city"].value == target.city.name
                told += 1
        if told > 12:
            break
    assert told > 12


def test_the_deadline_is_shown_where_it_was_carried_from(store: ox.Store) -> None:
    found = [each for each in explain(store, "PM2.5") if each.kind == "target"]
    why = {part.why for each in found for part in each.parts if part.name == "deadline"}
    assert any(said.startswith("carried from") for said in why)


def test_concept_rule_and_confidence(store: ox.Store, read: list[Plan]) -> None:
    measure = next(m for plan in read for m in plan.measures if m.concept == "dust-control")
    found = only(store, iris.fact("measure", measure))
    concept = next(part for part in found.parts if part.name == "concept")
    assert "扬尘" in concept.why and concept.value.startswith("dust-control ")
    assert found.rule.name == "measure-linked" and found.rule.does_zh and found.rule.does_en
    assert found.confidence == measure.confidence and found.confidence_of == "rule"


@pytest.mark.parametrize("table", ["duties", "programmes", "citations", "mentions"])
def test_every_kind_is_explained(store: ox.Store, read: list[Plan], table: str) -> None:
    kinds = {"duties": "duty", "programmes": "programme-reference", "citations": "citation", "mentions": "mention"}
    fact = next(fact for plan in read for fact in getattr(plan, table))
    found = only(store, iris.fact(kinds[table], fact))
    assert len(found.parts) > 1 and found.rule.does_zh
    assert (found.confidence is None) == (table in ("citations", "mentions"))


@pytest.mark.parametrize(
    "asked", ["", "没有这几个字的句子", "ffffffffffffffffffff", "nowhere:1-2", "https://example.org/x"]
)
def test_what_is_no_fact(store: ox.Store, asked: str) -> None:
    with pytest.raises(QueryError, match="no fact"):
        explain(store, asked)


def test_too_many(store: ox.Store) -> None:
    with pytest.raises(QueryError, match="more than"):
        explain(store, "环境")
