"""The timeline: all deadlines, each once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import factory
import pytest

from kg.compare.columnar import Tables
from kg.visualise.options import Options
from kg.visualise.timeline import TABLES, last_day, timeline


@pytest.mark.parametrize(("kind", "where"), [("target", "status = 'target'"), ("measure", "TRUE"), ("duty", "TRUE")])
def test_all_deadlines_are_counted(tables: Tables, kind: str, where: str) -> None:
    asked = f"SELECT count(*) FROM {TABLES[kind]} WHERE deadline IS NOT NULL AND city IS NOT NULL AND {where}"
    ((facts,),) = tables.sql(asked)
    picture = timeline(tables)
    label = {"target": "Target", "measure": "Measure", "duty": "Duty"}[kind]
    rows = [row for row in picture.table.rows if row[2].said("en") == label]
    assert sum(int(row[3].said("en")) for row in rows) == facts > 0
    assert sum(picture.marks[row[3].key].facts for row in rows) == facts


def test_the_drawing_has_every_mark(tables: Tables) -> None:
    picture = timeline(tables, Options(cities=("天津",)))
    values = picture.spec("zh")["data"]["values"]
    assert {value["href"] for value in values} == {"#" + key for key in picture.marks}


@pytest.mark.parametrize("odd", ["", "年底", "2025-13", "2025-1-1-1", "20250"])
def test_what_is_no_date_has_no_day(odd: str) -> None:
    assert last_day(odd) == ""


def test_no_deadlines(made: Callable[..., Tables]) -> None:
    plan = factory.plan()
    bare = replace(plan, targets=(), measures=(), duties=())
    assert timeline(made([bare])).empty is not None
