"""Duties: every duty is counted once, and what measures say of their bodies is not counted twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import factory

from kg.compare.columnar import Tables
from kg.visualise.duties import concepts, duties


def test_every_duty_is_counted(tables: Tables) -> None:
    wanted = sum(len(concepts(m or "")) for (m,) in tables.sql("SELECT measure FROM duties WHERE city IS NOT NULL"))
    picture = duties(tables)
    said = [row for row in picture.table.rows if row[2].said("en") != "carries out"]
    assert sum(int(row[3].said("en")) for row in said) == wanted
    assert len(picture.table.rows) == len(picture.marks)


def test_the_drawing_has_the_most_frequent(tables: Tables) -> None:
    picture = duties(tables)
    drawn = {value["href"] for value in picture.spec("en")["data"]["values"]}
    assert drawn <= {"#" + key for key in picture.marks}
    assert len(drawn) > len(picture.marks) * 0.8


def test_no_duties(made: Callable[..., Tables]) -> None:
    plan = factory.plan()
    bare = replace(plan, duties=(), measures=tuple(replace(each, bodies=()) for each in plan.measures))
    assert duties(made([bare])).empty is not None
