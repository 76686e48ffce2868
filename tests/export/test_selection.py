"""Which facts a selection keeps."""

from __future__ import annotations

from dataclasses import replace

import factory
import pytest

from kg.export.selection import CLASSES, EVERYTHING, KINDS, Selection, facts, said
from kg.graph import iris
from kg.model import NOWHERE, Fact, Plan
from kg.vocabulary import KG

PLAN = factory.plan("a")
NORTH = frozenset({iris.place(factory.NORTH.code, factory.NORTH.name)})


def every(plan: Plan) -> list[Fact]:
    return [*plan.targets, *plan.measures, *plan.programmes, *plan.duties, *plan.citations, *plan.mentions]


def test_every_kind_of_fact_has_a_name() -> None:
    assert {said(fact).kind for fact in every(PLAN)} == set(KINDS)
    assert set(CLASSES) == {getattr(KG, name) for name in ("Target", "Outcome", "Measure", "ProgrammeReference",
                                                           "Duty", "Citation", "PlaceMention")}  # fmt: skip


def test_nothing_asked_keeps_everything() -> None:
    assert not EVERYTHING
    assert EVERYTHING.plan(PLAN) is PLAN
    assert all(EVERYTHING.keeps(said(fact)) for fact in every(PLAN))


@pytest.mark.parametrize(
    ("selection", "kept"),
    [
        (Selection(kinds=frozenset({"target"})), {"target": 2}),
        (Selection(kinds=frozenset({"target", "outcome"})), {"target": 2, "outcome": 1}),
        (Selection(kinds=frozenset({"citation"})), {"citation": 1}),
        (Selection(indicators=frozenset({iris.concept("indicator", "pm25")})), {"target": 2}),
        (
            Selection(themes=frozenset({"t"}), themed=frozenset({iris.concept("measure", "dust-control")})),
            {"measure": 1, "duty": 1},
        ),
        (Selection(cities=NORTH, kinds=frozenset({"place"})), {"place": 1}),
        (Selection(cities=frozenset({"elsewhere"})), {}),
        (Selection(documents=frozenset({iris.document("b")})), {}),
    ],
)
def test_filters(selection: Selection, kept: dict[str, int]) -> None:
    plan = selection.plan(PLAN)
    found = every(plan) if plan else []
    assert {kind: sum(said(fact).kind == kind for fact in found) for kind in kept} == kept
    assert len(found) == sum(kept.values())


def test_a_document_without_facts_stays_only_if_it_was_asked_for() -> None:
    none = Selection(kinds=frozenset({"duty"}), cities=frozenset({"elsewhere"}))
    assert none.plan(PLAN) is None
    asked = replace(none, documents=frozenset({iris.document("a")})).plan(PLAN)
    assert asked is not None
    assert facts(asked) == 0


def test_facts_of_no_city_are_of_no_city() -> None:
    lost = replace(PLAN.targets[0], city=NOWHERE)
    assert said(lost).city == ""
    assert not Selection(cities=NORTH).keeps(said(lost))


def test_it_says_what_it_is() -> None:
    assert str(Selection(given=(("city", "甲市"), ("kind", "target")))) == "city: 甲市; kind: target"
