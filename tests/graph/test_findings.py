"""What is odd in facts is found, said in both languages, kept in the graph, and stops no build."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import factory
import pyoxigraph as ox
import pytest
from graph.strategies import plans
from hypothesis import given, settings

from kg import lexicon, paths
from kg.graph import findings, store, validate
from kg.graph.write import write
from kg.model import Plan, Target
from kg.vocabulary import CODES, KG, KGV, RDFS

LEVEL, GOAL, OUTCOME = factory.plan("a").targets
LAXER = ["stretch-laxer"]
FALL = {"kind": "change", "comparator": "-"}


def codes(plan: Plan) -> list[str]:
    return [each.code for each in findings.findings(plan)]


def only(*targets: Target, **document: Any) -> Plan:
    plan = factory.plan("a")
    return replace(plan, document=replace(plan.document, **document), targets=targets, measures=(), duties=())


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ({"unit": "µg/m3"}, []),
        ({"unit": "mg/m3"}, []),
        ({"unit": "%"}, ["unit-unfit"]),
        ({"unit": "家"}, ["unit-unfit"]),
        ({"unit": "%", "kind": "change", "comparator": "-"}, []),
        ({"unit": "percentage-point", "kind": "change", "comparator": "-"}, []),
        ({"unit": "天", "kind": "change", "comparator": "-"}, ["unit-unfit"]),
        ({"unit": ""}, []),
        ({"unit": "某单位"}, []),
        ({"unit": "%", "indicator_id": ""}, []),
        ({"unit": "%", "value": None}, []),
        ({"unit": "%", "indicator_id": "good-air-days-ratio", "value": 101.0}, ["share-above-whole"]),
        ({"unit": "%", "indicator_id": "good-air-days-ratio", "value": 90.0, "value_max": 80.0}, ["range-reversed"]),
        ({"unit": "家", "indicator_id": "black-odorous-water", "kind": "eliminate"}, []),
    ],
)
def test_units_shares_and_ranges(target: dict[str, Any], found: list[str]) -> None:
    assert codes(only(replace(LEVEL, **target))) == found


@pytest.mark.parametrize(
    ("committed", "goal", "found"),
    [
        ({"value": 43.0}, {"value": 40.0}, []),
        ({"value": 43.0}, {"value": 45.0}, LAXER),
        ({"value": 43.0, "scope": "全市"}, {"value": 45.0}, LAXER),
        ({"value": 43.0, "scope": "国控断面"}, {"value": 45.0}, []),
        ({"value": 43.0, "deadline": "2024"}, {"value": 45.0}, []),
        ({"value": 43.0, "indicator_id": "good-air-days"}, {"value": 45.0, "indicator_id": "good-air-days"}, []),
        ({"value": 45.0, "indicator_id": "good-air-days"}, {"value": 43.0, "indicator_id": "good-air-days"}, LAXER),
        ({"value": 45.0, "indicator_id": ""}, {"value": 46.0, "indicator_id": ""}, []),
        ({**FALL, "value": 10.0}, {**FALL, "value": 8.0}, LAXER),
        ({**FALL, "value": 10.0}, {**FALL, "value": 12.0}, []),
    ],
)  # fmt: skip
def test_stretch_goals(committed: dict[str, Any], goal: dict[str, Any], found: list[str]) -> None:
    first = replace(LEVEL, **{"scope": "", "unit": "天" if "good-air-days" in str(committed) else "µg/m3", **committed})
    second = replace(GOAL, **{"unit": first.unit, **goal})
    assert codes(only(first, second)) == found


def test_a_goal_laxer_than_one_of_several_commitments_is_not_odd() -> None:
    first = replace(LEVEL, scope="")
    assert codes(only(first, replace(first, value=47.0), replace(GOAL, value=45.0))) == []


@pytest.mark.parametrize(
    ("deadline", "document", "found"),
    [
        ("2020", {}, ["deadline-before-issue"]),
        ("2021", {}, []),
        ("2021-07", {}, ["deadline-before-issue"]),
        ("2021-08", {}, []),
        ("2020", {"issued": ""}, []),
        ("2020", {"type": "progress-report"}, []),
        ("某日", {}, []),
        ("", {}, []),
    ],
)
def test_deadlines(deadline: str, document: dict[str, Any], found: list[str]) -> None:
    assert codes(only(replace(LEVEL, deadline=deadline), **document)) == found
    assert codes(only(replace(OUTCOME, deadline="2001"))) == []


def test_deadlines_of_measures_and_duties() -> None:
    plan = factory.plan("a")
    old = replace(
        plan,
        targets=(),
        measures=(replace(plan.measures[0], deadline="2019"),),
        duties=(replace(plan.duties[0], deadline="2019-01-01"),),
    )
    assert [each.kind for each in findings.findings(old)] == ["measure", "duty"]


def test_the_graph_keeps_findings_and_the_build_goes_on(tmp_path: Path) -> None:
    plan = only(replace(LEVEL, scope="", unit="µg/m3"), replace(GOAL, value=45.0), replace(LEVEL, unit="家", value=2.0))
    write([plan], tmp_path, {"versions": {"kg": "0"}})
    built = store.open_store(tmp_path)
    every = set(built.quads_for_pattern(None, ox.NamedNode(KG.finding), None))
    assert {quad.object.value for quad in every} == {KGV.unit_unfit, KGV.stretch_laxer}
    for quad in every:
        assert isinstance(quad.subject, ox.NamedNode)
        said = [q.object for q in built.quads_for_pattern(quad.subject, ox.NamedNode(RDFS.comment), None)]
        assert {word.language for word in said if isinstance(word, ox.Literal)} == {"zh", "en"}
    shown = list(validate.check_store(built))
    assert len(shown) == 2 and all(problem.warning and problem.quote for problem in shown)


def test_a_finding_without_a_fact_breaks_a_shape(tmp_path: Path) -> None:
    from kg.graph.quads import Builder

    lines = Builder(units={}).plan(only(replace(LEVEL, unit="家")))
    broken = [line for line in lines if f"<{KG.fact}>" not in line]
    assert len(broken) == len(lines) - 1
    assert [problem.message for problem in validate.check_shapes(broken)] == [
        "(finding) must be about one fact / 疑点须涉及一项事实"
    ]


def test_every_code_has_a_rule_and_a_label() -> None:
    text = (paths.PACKAGE / "graph" / "findings.py").read_text(encoding="utf-8")
    assert [code for code in CODES["finding"] if f'"{code}"' not in text] == []


def test_every_unit_has_one_kind_and_every_kind_is_defined() -> None:
    known = set(lexicon.values("units.ttl", KG.symbol))
    kinds = findings.kinds("unit")
    assert set(kinds) == known and all(len(kind) == 1 for kind in kinds.values())
    defined = {
        id
        for id, labels in lexicon.values(findings.FILE, "http://www.w3.org/2004/02/skos/core#prefLabel").items()
        if len(labels) == 2
    }
    assert {kind for every in (*kinds.values(), *findings.kinds("indicator").values()) for kind in every} <= defined


def test_the_usual_units_of_an_indicator_fit_it() -> None:
    usual = lexicon.values("indicators.ttl", KG.usualUnit)
    unit, own = findings.kinds("unit"), findings.kinds("indicator")
    odd = {
        (id, each)
        for id, units in usual.items()
        for each in units
        if id in own and not unit[each] & (own[id] | {"share", "count"})
    }
    assert not odd


@settings(max_examples=40, deadline=None)
@given(plans())
def test_no_plan_is_too_odd(plan: Plan) -> None:
    for each in findings.findings(plan):
        assert each.code in CODES["finding"] and each.zh and each.en
