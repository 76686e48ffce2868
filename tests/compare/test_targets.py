"""Targets on one axis, and why others are not on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import factory
import pytest
from compare import crowd
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.compare.columnar import open_tables
from kg.compare.targets import REASONS, Axis, converted, side_by_side
from kg.compare.words import REASONS as CALLED
from kg.errors import QueryError
from kg.model import Plan, Target

NORTH, SOUTH, EAST = crowd.CITIES[:3]
LEVEL = factory.plan().targets[1]


def plan(doc: str, city: Any, *said: dict[str, Any]) -> Plan:
    """A plan whose targets say this."""
    made = factory.plan(doc, city)
    plain = replace(LEVEL, city=city, stretch=False, deadline="2025")
    plain = replace(plain, clause=made.clauses[0])
    targets = (replace(plain, evidence=crowd.at(doc, 3 * i), **each) for i, each in enumerate(said))
    return replace(made, targets=tuple(targets))


def axes(*plans: Plan, **options: Any) -> list[Axis]:
    with open_tables(crowd.facts_only(list(plans))) as tables:
        return side_by_side(tables, **options)


def shown(axis: Axis) -> list[tuple[int | None, str, float | None]]:
    return [(mark.rank, mark.city, mark.harmonised) for mark in axis.marks]


def reasons(found: Sequence[Axis]) -> dict[str, str]:
    return {mark.city: reason for axis in found for mark, reason in axis.left_out}


def test_every_reason_has_words() -> None:
    assert set(CALLED) == set(REASONS)


def test_the_strictest_comes_first_by_the_direction_of_the_indicator() -> None:
    high = {"value": 43.0}
    (axis,) = axes(plan("a", NORTH, high), plan("b", SOUTH, {"value": 29.0}), plan("c", EAST, high))
    assert shown(axis) == [(1, "厦门市", 29.0), (2, "唐山市", 43.0), (2, "徐州市", 43.0)]
    good = {"indicator": "优良天数比率", "indicator_id": "good-air-days-ratio", "unit": "%", "comparator": ">="}
    (axis,) = axes(plan("a", NORTH, {**good, "value": 80.0}), plan("b", SOUTH, {**good, "value": 90.0}))
    assert shown(axis) == [(1, "厦门市", 90.0), (2, "唐山市", 80.0)] and axis.better == "higher"


def test_units_of_one_kind_are_harmonised() -> None:
    wide = {"indicator": "湿地面积", "indicator_id": "wetland-area", "kind": "count", "comparator": "="}
    (axis,) = axes(
        plan("a", NORTH, {**wide, "value": 15000.0, "unit": "亩"}),
        plan("b", SOUTH, {**wide, "value": 2.0, "unit": "平方公里"}, {**wide, "value": 9.0, "unit": "平方公里"}),
    )
    assert axis.unit == "平方公里"
    assert {mark.city: mark.harmonised for mark in axis.marks}["唐山市"] == pytest.approx(10.0)
    assert {mark.city: (mark.value, mark.unit) for mark in axis.marks}["唐山市"] == (15000.0, "亩")
    assert not any(mark.rank for mark in axis.marks), "a count says nothing of strictness"


@given(st.floats(0.001, 1e9), st.sampled_from([(1e-6, 1e-9), (666.6666666666667, 1e6), (1.0, 1000.0), (3.0, 3.0)]))
@settings(deadline=None)
def test_conversion_goes_there_and_back(value: float, factors: tuple[float, float]) -> None:
    one, other = factors
    assert converted(converted(value, one, other), other, one) == pytest.approx(value, rel=1e-9)
    assert converted(None, one, other) is None


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"value": None}, "no-value"),
        ({"value": 10.0, "kind": "change", "comparator": "-", "unit": "%"}, "change-and-level"),
        ({"value": 10.0, "kind": "count", "unit": "项"}, "other-kind"),
        ({"value": 10.0, "unit": "%"}, "other-unit"),
        ({"value": 60.0, "indicator": "PM2.5日均浓度"}, "other-statistic"),
        ({"value": 60.0, "scope": "重点区域"}, "other-scope"),
        ({"value": 60.0, "scope": "某工业园"}, "other-scope"),
        ({"value": 60.0, "status": "outcome"}, "no-target"),
    ],
)
def test_why_a_target_is_left_out(said: dict[str, Any], reason: str) -> None:
    (axis,) = axes(plan("a", NORTH, {"value": 43.0}), plan("b", SOUTH, {"value": 29.0}), plan("c", EAST, said))
    assert axis.cities == 2 and reasons([axis]) == {"徐州市": reason}


def test_changes_are_compared_from_one_baseline_in_one_direction() -> None:
    fall = {"kind": "change", "comparator": "-", "unit": "%", "baseline": "2020"}
    (axis,) = axes(
        plan("a", NORTH, {**fall, "value": 10.0}),
        plan("b", SOUTH, {**fall, "value": 18.0}),
        plan("c", EAST, {**fall, "value": 9.0, "baseline": "2015"}, {**fall, "value": 3.0, "comparator": "+"}),
    )
    assert shown(axis) == [(1, "厦门市", 18.0), (2, "唐山市", 10.0)] and axis.baseline == "2020"
    assert sorted(reason for _, reason in axis.left_out) == ["other-baseline", "other-direction"]


def test_a_scope_that_is_not_stated_is_not_taken_for_the_stated_one() -> None:
    water = {"indicator_id": "surface-water-good-ratio", "unit": "%", "comparator": ">="}
    (axis,) = axes(
        plan("a", NORTH, {**water, "indicator": "国考断面优良水体比例", "value": 80.0}),
        plan("b", SOUTH, {**water, "indicator": "国控断面水质优良比例", "value": 90.0}),
        plan("c", EAST, {**water, "indicator": "地表水优良比例", "value": 100.0}),
    )
    assert axis.scope == "national-sections" and axis.named == (
        ("国考断面或点位", "sections or sites of the national network"),
    )
    assert reasons([axis]) == {"徐州市": "scope-not-stated"}


def test_two_axes_of_one_indicator() -> None:
    fall = {"kind": "change", "comparator": "-", "unit": "%", "value": 10.0}
    found = axes(plan("a", NORTH, {"value": 43.0}, fall), plan("b", SOUTH, {"value": 29.0}, fall))
    assert [(axis.kind, axis.unit, len(axis.marks)) for axis in found] == [("level", "µg/m3", 2), ("change", "%", 2)]


def test_ranks_are_within_a_year_and_not_of_lost_years() -> None:
    (axis,) = axes(
        plan("a", NORTH, {"value": 43.0}, {"value": 35.0, "deadline": "2030"}),
        plan("b", SOUTH, {"value": 29.0, "deadline": "2025-12-31"}, {"value": 20.0, "flags": ("missing-year",)}),
    )
    assert shown(axis) == [(1, "厦门市", 29.0), (2, "唐山市", 43.0), (1, "唐山市", 35.0), (None, "厦门市", 20.0)]


def test_all_of_a_thing_is_a_hundred_per_cent() -> None:
    said = {"indicator": "污水集中处理率", "indicator_id": "sewage-treatment-rate", "unit": "%", "comparator": ">="}
    (axis,) = axes(
        plan("a", NORTH, {**said, "value": 95.0}),
        plan("b", SOUTH, {**said, "value": None, "kind": "cover", "unit": ""}),
    )
    assert {mark.city: mark.harmonised for mark in axis.marks} == {"唐山市": 95.0, "厦门市": 100.0}


def test_outcomes_and_baselines_stand_beside_their_targets() -> None:
    reported = {"status": "outcome", "comparator": "="}
    (axis,) = axes(
        plan(
            "a",
            NORTH,
            {"value": 35.0, "baseline": "2020"},
            {**reported, "value": 0.05, "unit": "mg/m3", "deadline": "2020"},
            {**reported, "value": 34.0, "deadline": "2025"},
        ),
        plan("b", SOUTH, {"value": 29.0}),
    )
    mark = next(mark for mark in axis.marks if mark.city == "唐山市")
    assert (mark.baseline_value, mark.outcome, mark.period, mark.verdict) == (50.0, 34.0, "2025", "reached")
    assert mark.outcome_quote and mark.outcome_quote.doc == "a"
    assert all(other.outcome is None for other in axis.marks if other.city == "厦门市")


def test_what_a_document_repeats_counts_once() -> None:
    (axis,) = axes(plan("a", NORTH, {"value": 43.0}, {"value": 43.0}, {"value": 43.0, "flags": ("dedup",)}))
    assert shown(axis) == [(1, "唐山市", 43.0)]


def test_no_target_of_an_axis_is_lost() -> None:
    plans = crowd.crowd(5)
    found = axes(*plans)
    shown_ = {mark.quote.fact for axis in found for mark in [*axis.marks, *(mark for mark, _ in axis.left_out)]}
    kept: list[Target] = [t for p in plans for t in p.targets if t.status == "target"]
    said = {(t.city.name, t.value, t.comparator, t.deadline, t.stretch) for t in kept}
    assert len(said) == len(shown_)


def test_names_of_indicators() -> None:
    plans = (
        plan("a", NORTH, {"value": 43.0}),
        plan("b", SOUTH, {"value": 29.0, "indicator": "某指数", "indicator_id": ""}),
    )
    for name in ("pm25", "PM2.5", "细颗粒物", "Mean concentration of fine"):
        assert [axis.indicator.id for axis in axes(*plans, indicator=name)] == ["pm25"]
    assert [axis.indicator.id for axis in axes(*plans, indicator="某指数")] == ["某指数"]
    assert [axis.indicator.id for axis in axes(*plans, theme="air")] == ["pm25"]
    with pytest.raises(QueryError, match="did you mean pm25"):
        axes(*plans, indicator="pm52")
    air = {"value": 8.0, "indicator": "臭氧浓度", "indicator_id": "ozone"}
    with pytest.raises(QueryError, match="may be several"):
        axes(*plans, plan("c", EAST, air), indicator="浓度")


def test_the_corpus(built: Any) -> None:
    with open_tables(built) as tables:
        found = side_by_side(tables, indicator="pm25")
        assert next((m.rank, m.city, m.value) for m in found[0].marks) == (1, "四平市", 29.0)
        assert [axis.cities for axis in side_by_side(tables)] == sorted(
            (axis.cities for axis in side_by_side(tables)), reverse=True
        )
