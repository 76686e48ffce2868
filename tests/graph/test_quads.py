"""Facts to quads and back."""

from __future__ import annotations

import re
from dataclasses import fields, replace

import factory
import pyoxigraph as ox
import pytest
from graph.strategies import plans
from hypothesis import given, settings

from kg.graph import iris, read
from kg.graph.quads import Builder, quads, units
from kg.model import Plan
from kg.vocabulary import KG

FACTS = ("targets", "measures", "programmes", "duties", "citations", "mentions")


def stored(*plans: Plan) -> ox.Store:
    builder = Builder(units={})
    lines = [line for plan in plans for line in builder.plan(plan)] + builder.catalogue({"kg": "0"})
    store = ox.Store()
    store.bulk_load("".join(lines).encode(), ox.RdfFormat.N_QUADS)
    return store


@settings(max_examples=60, deadline=None)
@given(plans())
def test_every_plan_comes_back(plan: Plan) -> None:
    (back,) = read.plans(stored(plan))
    for field in fields(Plan):
        before, after = getattr(plan, field.name), getattr(back, field.name)
        if field.name in FACTS:
            assert set(after) == set(before)
        else:
            assert after == before, field.name


@settings(max_examples=20, deadline=None)
@given(plans())
def test_what_comes_back_gives_the_same_lines(plan: Plan) -> None:
    (back,) = read.plans(stored(plan))
    assert Builder(units={}).plan(back) == Builder(units={}).plan(plan)


def test_only_asked_documents_are_read() -> None:
    store = stored(factory.plan("a"), factory.plan("b", factory.SOUTH))
    assert [plan.document.id for plan in read.plans(store, only=lambda d: d.id == "b")] == ["b"]


def with_answer(doc: str) -> Plan:
    """A plan with an outcome that answers its first target."""
    plan = factory.plan(doc)
    reported = replace(plan.targets[1], status="outcome", scope="国控断面", stretch=False)
    return replace(plan, targets=(plan.targets[0], reported))


def test_documents_share_no_statement() -> None:
    lines = list(quads([with_answer("a"), with_answer("b")], {"kg": "0"}))
    triples = [re.sub(r" <[^<>]*> \.\n$", "", line) for line in lines]
    assert len(triples) == len(set(triples))


def test_there_are_no_blank_nodes_and_the_order_is_fixed() -> None:
    lines = list(quads([with_answer("a"), with_answer("b")], {"kg": "0"}))
    assert not [line for line in lines if re.search(r"(^|> )_:", line)]
    blocks = [line.rsplit(" ", 2)[1] for line in lines]
    assert list(dict.fromkeys(blocks)) == [
        f"<{graph}>"
        for graph in (iris.graph("a"), iris.graph("b"), iris.LINKS_GRAPH, iris.CATALOGUE_GRAPH, iris.ONTOLOGY_GRAPH)
    ]
    for graph in set(blocks):
        block = [line for line, of in zip(lines, blocks, strict=True) if of == graph]
        assert block == sorted(block)


def test_the_store_writes_what_was_loaded() -> None:
    lines = list(quads([factory.plan("a")], {"kg": "0"}))
    store = ox.Store()
    store.bulk_load("".join(lines).encode(), ox.RdfFormat.N_QUADS)
    dump = store.dump(format=ox.RdfFormat.N_QUADS)
    assert dump is not None
    assert sorted(dump.decode().splitlines(True)) == sorted(lines)


def test_plans_come_in_order_and_once() -> None:
    with pytest.raises(ValueError, match="comes after"):
        list(quads([factory.plan("b"), factory.plan("a")]))
    with pytest.raises(ValueError, match="comes after"):
        list(quads([factory.plan("a"), factory.plan("a")]))


def test_units_are_concepts() -> None:
    assert units()["µg/m3"] == iris.concept("unit", "microgram-per-cubic-metre")
    assert any(f"<{units()['µg/m3']}>" in line for line in quads([factory.plan("a")]))


def test_the_run_has_versions_and_no_time_of_day() -> None:
    lines = [line for line in quads([factory.plan("a")], {"kg": "7.8.9"}) if iris.CATALOGUE_GRAPH in line]
    assert any('"7.8.9"' in line for line in lines)
    assert not any("dateTime" in line for line in lines)


def test_quotes_are_where_the_graph_says() -> None:
    store = stored(factory.plan("a"))
    query = """
        PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX kg: <https://w3id.org/kg-cn-plans/ontology#>
        SELECT ?raw ?start ?end ?quote WHERE {
          ?e oa:hasSource/kg:text ?raw ; oa:hasSelector [ oa:start ?start ; oa:end ?end ] , [ oa:exact ?quote ] }"""
    rows = list(store.query(query, use_default_graph_as_union=True))
    assert rows
    for raw, start, end, quote in rows:
        assert raw.value[int(start.value) : int(end.value)] == quote.value


def test_facts_say_their_document_and_clause() -> None:
    store = stored(factory.plan("a"))
    facts = {q.subject for q in store.quads_for_pattern(None, ox.NamedNode(KG.evidence), None)}
    for predicate in (KG.document, KG.clause):
        owners = {q.subject for q in store.quads_for_pattern(None, ox.NamedNode(predicate), None)}
        missing = {fact for fact in facts - owners if "/section/" not in fact.value}
        assert not missing
