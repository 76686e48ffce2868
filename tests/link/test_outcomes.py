"""Outcomes against the targets that they answer."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from time import perf_counter

import pytest

from kg.link.outcomes import answers, compare
from kg.model import REASONS, VERDICTS, Evidence, Place, Target

CITY = Place("999901", "北溪市")
ISSUED = {"plan": "2021-03", "report": "2022-02"}


def fact(status: str, text: str = "", *, at: int = 0, **said: object) -> Target:
    """A fact of the plan or, for an outcome, of the report; `text` is comparator, value and unit: "<= 43 µg/m3"."""
    comparator, value, unit = (*text.split(), "", "", "")[:3]
    doc = "report" if status == "outcome" else "plan"
    words = Evidence(doc, at, at + 2, "某某")
    made: dict[str, object] = {
        "city": CITY,
        "evidence": words,
        "clause": words,
        "indicator": "PM2.5平均浓度",
        "indicator_id": "pm25",
        "status": status,
        "kind": "level",
        "comparator": comparator or "=",
        "value": float(value) if value else None,
        "unit": unit,
        **said,
    }
    return Target(**made)  # type: ignore[arg-type]


def goal(text: str = "", **said: object) -> Target:
    return fact("target", text, **{"deadline": "2021", **said})  # type: ignore[arg-type]


def result(text: str = "", **said: object) -> Target:
    return fact("outcome", text, **{"deadline": "2021", **said})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("outcome", "target", "verdict", "reason"),
    [
        (result("= 39 µg/m3"), goal("<= 43 µg/m3"), "reached", ""),
        (result("= 45 µg/m3"), goal("<= 43 µg/m3"), "not-reached", ""),
        (result("= 39 µg/m3"), goal("= 43 µg/m3"), "reached", ""),
        (result("= 45 µg/m3"), goal("~ 43 µg/m3"), "not-reached", ""),
        (result("= 80 %", indicator_id="good-air-days-ratio"), goal("= 85 %", indicator_id="good-air-days-ratio"),
         "not-reached", ""),
        (result("= 80 %", indicator_id=""), goal("= 85 %", indicator_id=""), "not-comparable", "direction-unknown"),
        (result("= 85 %", indicator_id=""), goal("= 85 %", indicator_id=""), "reached", ""),
        (result(">= 65 %", indicator_id=""), goal(">= 70 %", indicator_id=""), "not-comparable", "open-bound"),
        (result(">= 70 %", indicator_id=""), goal(">= 65 %", indicator_id=""), "reached", ""),
        (result("= 100 %", kind="cover"), goal(kind="cover"), "reached", ""),
        (result("= 96 %"), goal(kind="cover"), "not-reached", ""),
        (result(kind="eliminate"), goal(kind="eliminate"), "reached", ""),
        (result(kind="eliminate", comparator="~"), goal(kind="eliminate"), "not-comparable", "open-bound"),
        (result("= 12 台", kind="eliminate"), goal("= 10 台", kind="eliminate"), "reached", ""),
        (result("= 2 台", kind="eliminate"), goal("= 10 台", kind="eliminate"), "not-comparable", "cumulative"),
        (result("= 7 %"), goal("- 5 %", kind="change", bound="min"), "not-comparable", "change-and-level"),
        (result("= 7 %", kind="count"), goal("= 5 %"), "not-comparable", "other-kind"),
        (result("= 39 mg/m3"), goal("<= 43 µg/m3"), "not-comparable", "other-unit"),
        (result("= 39 µg/m3", scope="滨江区"), goal("<= 43 µg/m3"), "not-comparable", "other-scope"),
        (result("= 39 µg/m3", scope="全市"), goal("<= 43 µg/m3"), "reached", ""),
        (result(), goal("<= 43 µg/m3", unit=""), "not-comparable", "no-value"),
        (result("= 39 µg/m3"), goal(), "not-comparable", "no-value"),
    ],
)  # fmt: skip
def test_levels_and_all_or_none(outcome: Target, target: Target, verdict: str, reason: str) -> None:
    assert compare(outcome, target, ISSUED) == (verdict, reason)


@pytest.mark.parametrize(
    ("reached", "wanted", "verdict"),
    [
        (("-", 12, "exact"), ("-", 10, "min"), "reached"),
        (("-", 8, "exact"), ("-", 10, "exact"), "not-reached"),
        (("+", 3, "exact"), ("-", 10, "min"), "not-reached"),
        (("+", 3, "exact"), ("+", 5, "max"), "reached"),
        (("-", 1, "exact"), ("+", 5, "max"), "reached"),
        (("+", 6, "exact"), ("+", 5, "max"), "not-reached"),
        (("-", 8, "min"), ("-", 10, "min"), "not-comparable"),
        (("-", 11, "min"), ("-", 10, "min"), "reached"),
        (("+", 11, "max"), ("+", 10, "min"), "not-comparable"),
    ],
)
def test_changes(reached: tuple[str, int, str], wanted: tuple[str, int, str], verdict: str) -> None:
    outcome, target = (
        fact(status, f"{sign} {value} %", kind="change", bound=bound, baseline="2020", deadline="2021")
        for status, (sign, value, bound) in (("outcome", reached), ("target", wanted))
    )
    assert compare(outcome, target, ISSUED)[0] == verdict
    assert compare(replace(outcome, baseline="同比"), target, ISSUED) == ("not-comparable", "other-baseline")


@pytest.mark.parametrize(
    ("period", "deadline", "verdict", "reason"),
    [
        ("2021", "2025", "reached", "before-deadline"),
        ("2022", "2021", "not-comparable", "other-period"),
        ("2019", "2025", "not-comparable", "other-period"),  # before the plan was made
        ("", "2021-12-31", "reached", "period-not-stated"),
        ("", "2015", "not-comparable", "other-period"),
        ("", "2025", "reached", "period-not-stated"),
        ("2021", "", "reached", ""),
        ("", "", "reached", "period-not-stated"),
    ],
)
def test_periods(period: str, deadline: str, verdict: str, reason: str) -> None:
    outcome, target = result("= 39 µg/m3", deadline=period), goal("<= 43 µg/m3", deadline=deadline)
    assert compare(outcome, target, ISSUED) == (verdict, reason)


def test_what_a_plan_says_of_the_state_before_it_is_no_answer_to_its_targets() -> None:
    target = goal("<= 43 µg/m3", deadline="2025")
    outcome = replace(result("= 50 µg/m3", deadline=""), evidence=replace(target.evidence, start=5, end=7))
    assert compare(outcome, target, ISSUED) == ("not-comparable", "other-period")


def test_numbers_done_count_within_one_year_only() -> None:
    target = goal("= 100 台", kind="count")
    assert compare(result("= 120 台", kind="count"), target, ISSUED) == ("reached", "")
    assert compare(result("= 90 台", kind="count"), target, ISSUED) == ("not-reached", "")
    assert compare(result("= 120 台", kind="count", deadline=""), target, ISSUED) == ("not-comparable", "cumulative")


def test_committed_and_stretch_goals_are_both_answered_and_repeated_ones_once() -> None:
    first, stretch = goal("<= 43 µg/m3"), goal("<= 40 µg/m3", at=9, stretch=True)
    again = replace(first, evidence=Evidence("plan", 20, 22, "某某"), flags=("dedup",))
    found = list(answers([again, result("= 41 µg/m3"), stretch, first], ISSUED))
    assert [(a.target.value, a.target.evidence.start, a.verdict) for a in found] == [
        (43.0, 0, "reached"), (40.0, 9, "not-reached")
    ]  # fmt: skip


def test_where_nothing_can_be_compared_the_nearest_is_named_with_the_reason() -> None:
    other_unit, other_scope = goal("<= 0.04 mg/m3"), goal("<= 43 µg/m3", at=9, scope="滨江区")
    (answer,) = answers([other_unit, other_scope, result("= 41 µg/m3")], ISSUED)
    assert (answer.target, answer.verdict, answer.reason) == (other_unit, "not-comparable", "other-unit")


def test_only_the_same_city_and_indicator() -> None:
    elsewhere = goal("<= 43 µg/m3", city=Place("999902", "南屿市"))
    other = goal("<= 43 µg/m3", indicator_id="pm10")
    nameless = goal("<= 43 µg/m3", indicator_id="", indicator="某浓度")
    assert not list(answers([elsewhere, other, nameless, result("= 41 µg/m3")], ISSUED))
    same_words = result("= 41 µg/m3", indicator_id="", indicator="某“浓度”")
    assert [a.verdict for a in answers([nameless, same_words], ISSUED)] == ["reached"]


def test_the_order_of_facts_does_not_matter() -> None:
    facts = [goal(f"<= {value} µg/m3", at=value) for value in range(30, 60)]
    facts += [result(f"= {value} µg/m3", at=value) for value in range(35, 40)]
    found = list(answers(facts, ISSUED))
    assert found == list(answers(facts[::-1], ISSUED))
    assert {a.verdict for a in found} <= set(VERDICTS) and {a.reason for a in found} <= {"", *REASONS}


def test_the_cost_is_linear() -> None:
    times = []
    for n in (200, 800):
        facts = [goal(f"= {i} 项", at=i, kind="count", scope=f"{i}区") for i in range(n)]
        facts += [result(f"= {i} 项", at=i, kind="count") for i in range(n)]
        began = perf_counter()
        assert sum(1 for _ in answers(facts, ISSUED)) >= n
        times.append(perf_counter() - began)
    assert all(after < 10 * before for before, after in pairwise(times))
