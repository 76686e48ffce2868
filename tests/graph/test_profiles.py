"""What shapes can see of a node."""

from __future__ import annotations

from dataclasses import replace

import factory

from kg.graph import iris
from kg.graph.profiles import Profiles
from kg.graph.quads import Builder
from kg.graph.validate import spoken_of


def profiles(**changes: object) -> tuple[Profiles, list[str]]:
    plan = factory.plan("a")
    targets = (plan.targets[0], replace(plan.targets[0], **changes))
    found = Profiles(Builder(units={}).plan(replace(plan, targets=targets)), spoken_of())
    return found, [iris.fact("target", target) for target in targets]


def test_words_and_figures_make_no_difference() -> None:
    for changes in ({"value": 44.0}, {"indicator": "臭氧浓度"}, {"deadline": "2030"}, {"indicator_id": "ozone"}):
        found, (one, two) = profiles(**changes)
        assert set(found.like(one)) == {one, two}, changes


def test_codes_and_kinds_of_values_do() -> None:
    for changes in ({"comparator": "="}, {"deadline": "2025-06"}, {"deadline": ""}, {"value": None}, {"indicator": ""}):
        found, (one, two) = profiles(**changes)
        assert two not in found.like(one), changes


def test_a_sample_holds_what_it_points_at() -> None:
    found, _ = profiles(value=44.0)
    subjects = {line.split(" ", 1)[0] for line in found.sample()}
    pointed = {line.split(" ")[2] for line in found.sample() if "#evidence>" in line}
    assert pointed and pointed <= subjects
