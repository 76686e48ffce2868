"""IRIs are the same for the same thing and differ for different things."""

from __future__ import annotations

from dataclasses import replace

import factory
from hypothesis import given
from hypothesis import strategies as st

from kg.graph import iris


@given(st.lists(st.text(alphabet=st.characters(exclude_characters="\x1f"))), st.lists(st.text(alphabet="ab")))
def test_parts_are_kept_apart(parts: list[str], others: list[str]) -> None:
    same = iris.mint("x", *parts) == iris.mint("x", *others)
    assert same == ("\x1f".join(parts) == "\x1f".join(others))


def test_a_fact_keeps_its_iri_when_only_the_rule_changes() -> None:
    target = factory.plan().targets[0]
    iri = iris.fact("target", target)
    assert iris.fact("target", replace(target, rule="other", flags=(), section=7)) == iri
    assert iris.fact("target", replace(target, value=44.0)) != iri
    assert iris.fact("target", replace(target, city=factory.SOUTH)) != iri


def test_whole_numbers_and_floats_say_the_same() -> None:
    target = factory.plan().targets[0]
    assert iris.fact("target", replace(target, value=43)) == iris.fact("target", replace(target, value=43.0))


def test_concepts_are_escaped() -> None:
    assert iris.concept("unit", 'a b/"c') == "https://w3id.org/kg-cn-plans/unit/a%20b%2F%22c"
