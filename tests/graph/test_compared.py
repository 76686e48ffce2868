"""How facts of two readings find each other."""

from __future__ import annotations

from dataclasses import replace

import factory
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph.compared import LISTED, compare, matched, overlapping, taken
from kg.model import Evidence, Fact, Target

BASE = factory.plan().targets[0]
RAW = "0123456789" * 6


def target(start: int, end: int, value: float = 1.0) -> Target:
    words = Evidence("made-up", start, end, RAW[start:end])
    return replace(BASE, evidence=words, clause=words, value=value, deadline=str(2000 + start))


@st.composite
def facts(draw: st.DrawFn) -> list[Fact]:
    spans = draw(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 9), st.integers(1, 3)), max_size=12))
    return [target(start, start + length, float(value)) for start, length, value in spans]


@settings(max_examples=60, deadline=None)
@given(facts(), facts(), st.booleans(), st.booleans())
def test_every_fact_is_told_once(old: list[Fact], new: list[Fact], moved: bool, bookkeeping: bool) -> None:
    found = list(matched(list(old), list(new), moved, bookkeeping))
    told = {change: sum(each.change == change for each in found) for change in {each.change for each in found}}
    both = len(found) - told.get("added", 0) - told.get("removed", 0)
    assert both + told.get("removed", 0) == len(old)
    assert both + told.get("added", 0) == len(new)
    assert all(each.fields or each.old_quote or each.quote for each in found if each.change == "changed")


@settings(max_examples=60, deadline=None)
@given(facts())
def test_a_list_is_like_itself(some: list[Fact]) -> None:
    assert all(each.change == "same" for each in matched(list(some), list(some), False, True))


@settings(max_examples=60, deadline=None)
@given(facts(), facts())
def test_the_other_way_round_is_the_opposite(old: list[Fact], new: list[Fact]) -> None:
    there, back = (sorted(each.change for each in matched(list(a), list(b), False, False)) for a, b in
                   ((old, new), (new, old)))  # fmt: skip
    turned = {"added": "removed", "removed": "added"}
    assert len(there) == len(back)
    assert there.count("same") == back.count("same")
    assert sorted(turned.get(change, change) for change in back).count("added") == there.count("added")


def test_those_that_share_most_are_paired() -> None:
    old: list[Fact] = [target(0, 9), target(20, 25)]
    new: list[Fact] = [target(8, 12), target(2, 8), target(25, 30)]
    left, right = list(old), list(new)
    assert list(overlapping(left, right)) == [(old[0], new[1])]
    assert (left, right) == ([old[1]], [new[0], new[2]])


def test_keys_are_taken_in_order() -> None:
    old: list[Fact] = [target(0, 5), target(5, 9), target(10, 12)]
    new: list[Fact] = [target(20, 22), target(0, 5), target(10, 12)]
    found = list(taken(old, new, lambda fact: fact.evidence.start or None))
    assert [(a.evidence.start, b.evidence.start) for a, b in found] == [(10, 10)]
    assert len(old) == len(new) == 2


def test_a_document_of_one_side_is_all_new() -> None:
    plan = factory.plan()
    changes = [each.change for each in compare(None, plan)]
    assert set(changes) == {"added"} and len(changes) == 11
    assert {each.change for each in compare(plan, None)} == {"removed"}
    assert not {each.change for each in compare(plan, plan)} & set(LISTED)
