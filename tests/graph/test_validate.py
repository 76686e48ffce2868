"""What is wrong with a graph is said in words, with the fact's own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import factory
import pytest
from graph.strategies import plans
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import ValidationError
from kg.graph import validate
from kg.graph.quads import Builder
from kg.model import Plan


def checked(plan: Plan) -> list[validate.Problem]:
    lines = [*Builder(units={}).plan(plan), validate.name_line(plan.document.id)]
    return validate.check_shapes(lines)


def with_target(**changes: Any) -> Plan:
    plan = factory.plan("a")
    return replace(plan, targets=(replace(plan.targets[0], **changes), *plan.targets[1:]))


def test_a_valid_plan_and_its_catalogue() -> None:
    builder = Builder(units={})
    lines = builder.plan(factory.plan("a")) + builder.catalogue({"kg": "1"})
    assert validate.check_shapes(lines) == []
    assert validate.check_evidence(factory.plan("a")) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"comparator": "!"}, "comparator must be one of"),
        ({"kind": "odd"}, "kind must be"),
        ({"bound": "odd"}, "bound must be"),
        ({"indicator": ""}, "must name its indicator"),
        ({"flags": ("odd",)}, "flags must be in the code list"),
        ({"bindingness": "odd"}, "bindingness must be"),
    ],
)
def test_a_bad_target_is_named_with_its_words(change: dict[str, Any], words: str) -> None:
    (problem,) = checked(with_target(**change))
    assert words in problem.message
    assert (problem.doc, problem.quote) == ("a", "控制在43微克/立方米以下")
    with pytest.raises(ValidationError, match="控制在43微克/立方米以下"):
        validate.refuse([problem])


def test_a_day_that_does_not_exist_is_a_warning_only() -> None:
    (problem,) = checked(with_target(deadline="2021-02-30"))
    assert problem.warning and "2021-02-30" in str(problem)
    validate.refuse([problem])


@pytest.mark.parametrize(
    ("table", "change", "words"),
    [
        ("measures", {"label": ""}, "must have a name"),
        ("programmes", {"type": "odd"}, "type must be"),
        ("duties", {"role": "odd"}, "role must be"),
        ("duties", {"mention": ""}, "as printed"),
    ],
)
def test_other_facts(table: str, change: dict[str, Any], words: str) -> None:
    plan = factory.plan("a")
    first, *rest = getattr(plan, table)
    (problem,) = checked(replace(plan, **{table: (replace(first, **change), *rest)}))
    assert words in problem.message
    assert problem.quote == first.evidence.quote


def test_a_missing_figure_of_a_quantity() -> None:
    lines = [line for line in Builder(units={}).plan(factory.plan("a")) if "numericValue" not in line]
    problems = validate.check_shapes([*lines, validate.name_line("a")])
    assert {problem.quote for problem in problems} == {t.evidence.quote for t in factory.plan("a").targets}


def test_words_that_are_not_there() -> None:
    plan = factory.plan("a")
    moved = replace(plan, raw=plan.raw.replace("工地", "公地"))
    quotes = {problem.quote for problem in validate.check_evidence(moved)}
    assert quotes == {"工地扬尘治理", "强化工地扬尘治理"}


def test_concepts_that_the_ontology_lacks() -> None:
    lines = [*Builder(units={}).plan(with_target(indicator_id="nope")), validate.name_line("a")]
    everything = {line.split(" ", 3)[2].strip("<>") for line in lines if "/nope>" not in line}
    (problem,) = validate.check_concepts(lines, everything)
    assert "indicator/nope" in problem.message
    assert problem.quote == "控制在43微克/立方米以下"


def test_many_problems_are_summed_up() -> None:
    problems = [validate.Problem(f"x:{i}", "a", "", "is wrong") for i in range(30)]
    with pytest.raises(ValidationError, match="and 10 more"):
        validate.refuse(problems)


def test_each_of_many_alike_is_found() -> None:
    plan = factory.plan("a")
    wrong = [replace(target, comparator="!", value=float(i)) for i in range(40) for target in plan.targets]
    right = [replace(target, value=100.0 + i) for i in range(40) for target in plan.targets]
    lines = [*Builder(units={}).plan(replace(plan, targets=(*right, *wrong))), validate.name_line("a")]
    sample, every = validate.check_shapes(lines), validate.check_shapes(lines, every=True)
    assert len(sample) == 120
    assert [(each.focus, each.quote, each.warning) for each in sample] == [(e.focus, e.quote, e.warning) for e in every]


@settings(max_examples=25, deadline=None)
@given(plan=plans(), lost=st.integers(0, 10**6), data=st.data())
def test_a_sample_finds_what_a_full_check_finds(plan: Plan, lost: int, data: st.DataObject) -> None:
    """Break a graph by losing or doubling some statement; both ways of checking see the same nodes."""
    lines = [*Builder(units={}).plan(plan), validate.name_line(plan.document.id)]
    at = lost % len(lines)
    if data.draw(st.booleans()):
        del lines[at]
    else:
        subject, predicate, rest = lines[at].split(" ", 2)
        lines.append(f'{subject} {predicate} "odd" {rest.rsplit(" ", 2)[1]} .\n')
    sample, every = validate.check_shapes(lines), validate.check_shapes(lines, every=True)
    assert {each.focus for each in sample} == {each.focus for each in every}
