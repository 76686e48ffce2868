"""The rows of the tables that others read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import replace

import factory
import pytest
from graph.strategies import plans
from hypothesis import given, settings

from kg.export import tables
from kg.export.job import Job
from kg.export.selection import Selection
from kg.model import Plan

FIXED = {
    "documents": "doc title city type issued publisher source sha256 chars flags",
    "targets": "doc city indicator indicator_id status kind comparator bound value value_max unit baseline deadline"
    " stretch scope flags quote start end",
    "measures": "doc city concept label section quote start end",
    "programmes": "doc city name concept type quote start end",
    "bodies": "doc city body mention role measure quote start end",
}


def test_first_columns_are_fixed() -> None:
    for name, columns in FIXED.items():
        assert tables.COLUMNS[name].startswith(columns)


def test_rows() -> None:
    found = tables.tables([factory.plan("a")])
    first, second, third = found["targets"]
    assert (first["value"], first["value_max"], first["stretch"], first["flags"]) == (
        43.0,
        None,
        False,
        "dedup missing-year",
    )
    assert (second["stretch"], second["deadline"], second["scope"]) == (True, "2025", None)
    assert (third["baseline"], third["bound"], third["value_max"], third["status"]) == ("同比", "min", 5.5, "outcome")
    assert found["documents"][0]["city"] == "北溪市"


def test_unlinked_measures_stand_in_a_table_of_their_own() -> None:
    found = tables.tables([factory.plan("a")])
    assert [row["concept"] for row in found["measures"]] == ["dust-control"]
    assert [row["concept"] for row in found["measure-facts"]] == ["dust-control", None]


def test_one_row_a_concept_with_the_clearest_words() -> None:
    plan = factory.plan("a")
    vague = replace(plan.measures[0], verb="", evidence=factory.find("a", plan.raw, "优良天数"))
    later = replace(plan.measures[0], evidence=factory.find("a", plan.raw, "整改"))
    elsewhere = replace(plan.measures[0], city=factory.SOUTH)
    rows = tables.tables([replace(plan, measures=(vague, later, plan.measures[0], elsewhere))])["measures"]
    assert [(row["city"], row["quote"], row["facts"]) for row in rows] == [
        ("北溪市", "工地扬尘治理", 3),
        ("南屿市", "工地扬尘治理", 1),
    ]


def test_bodies_have_a_row_for_each_role() -> None:
    plan = factory.plan("a")
    duties = (plan.duties[0], replace(plan.duties[0], role="accepts"), replace(plan.duties[0], measure=""))
    rows = tables.tables([replace(plan, duties=duties)])["bodies"]
    assert sorted((row["role"], row["facts"], row["measure"]) for row in rows) == [
        ("accepts", 1, "dust-control"),
        ("leads", 2, "dust-control"),
    ]


@settings(max_examples=40, deadline=None)
@given(plans())
def test_every_quote_is_at_its_offsets(plan: Plan) -> None:
    for name, rows in tables.tables([plan]).items():
        for row in rows if name != "documents" else ():
            assert plan.raw[row["start"] : row["end"]] == row["quote"]


def test_the_order_of_facts_does_not_matter_for_keys() -> None:
    plan = factory.plan("a")
    turned = replace(plan, measures=plan.measures[::-1], programmes=plan.programmes[::-1])
    for name in ("measures", "programmes", "bodies"):
        assert tables.tables([turned])[name] == tables.tables([plan])[name]


def alive() -> int:
    gc.collect()
    return sum(type(each) is Plan for each in gc.get_objects())


def counted(documents: int, seen: list[int]) -> Iterator[Plan]:
    """Plans made one by one, with a count of those that are still there when the next is asked for."""
    for number in range(documents):
        seen.append(alive())
        plan = factory.plan(f"plan-{number:03}")
        yield plan
        del plan


@pytest.mark.parametrize("selection", [Selection(), Selection(kinds=frozenset({"measure"}))])
def test_one_plan_is_in_memory_at_a_time(selection: Selection) -> None:
    before, seen = alive(), list[int]()
    rows = sum(1 for _ in tables.stream(counted(8, seen), selection))
    assert rows > 16
    assert max(seen) == before, "no plan outlives the question for the next"


def test_a_job_reads_one_plan_at_a_time(plain_build: object) -> None:
    job, before = Job(plain_build, "tables"), alive()  # type: ignore[arg-type]
    assert max(alive() for _ in tables.of_job(job)) <= before + 1
    assert job.kept > 10
    assert job.latest == "2021-08"


def test_rows_of_a_selection_are_those_of_the_whole() -> None:
    plans_ = [factory.plan("a"), factory.plan("b", factory.SOUTH)]
    whole = tables.tables(plans_)
    chosen = tables.tables(plans_, Selection(kinds=frozenset({"target", "outcome"})))
    assert chosen["targets"] == whole["targets"]
    assert chosen["answers"] == whole["answers"]
    assert not chosen["measures"] and not chosen["nearest"] and not chosen["places"]
    assert len(chosen["documents"]) == 2
