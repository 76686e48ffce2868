"""The matrix: a mark for each city and measure that is said, four answers, cities in an order of likeness."""

from __future__ import annotations

from kg.compare.cells import NO_DOCUMENT, NOT_FOUND, PRESENT
from kg.compare.columnar import Tables
from kg.visualise import rows
from kg.visualise.layout import seriated
from kg.visualise.matrix import chart, matrix, ordered
from kg.visualise.options import EVERYTHING
from kg.visualise.parts import NARROW, WIDE

CELLS = """SELECT count(*) FROM (SELECT DISTINCT city, concept FROM measure_facts
WHERE concept IS NOT NULL AND city IS NOT NULL)"""


def values(tables: Tables, width: int) -> list[dict[str, object]]:
    spec = chart(ordered(rows.compared(tables, EVERYTHING)), "zh", width)
    return [value for part in spec["hconcat"] for value in part["data"]["values"]]


def test_there_is_a_mark_for_each_cell_that_is_said(tables: Tables) -> None:
    ((said,),) = tables.sql(CELLS)
    picture = matrix(tables)
    assert len(picture.marks) == said
    assert sum(bool(cell.key) for row in picture.table.rows for cell in row) == said
    for width in (NARROW, WIDE):
        assert sum(bool(value["href"]) for value in values(tables, width)) == said


def test_every_cell_has_one_of_four_answers(tables: Tables) -> None:
    comparison = ordered(rows.compared(tables, EVERYTHING))
    states = {cell.state for row in comparison.rows for cell in row.cells}
    assert states == {PRESENT, NOT_FOUND, NO_DOCUMENT}
    assert len(values(tables, WIDE)) == len(comparison.rows) * len(comparison.cities)


def test_the_facts_of_marks_are_all_the_facts(tables: Tables) -> None:
    ((facts,),) = tables.sql("SELECT count(*) FROM measure_facts WHERE concept IS NOT NULL AND city IS NOT NULL")
    assert sum(mark.facts for mark in matrix(tables).marks.values()) == facts


def test_like_cities_stand_beside_each_other() -> None:
    assert seriated({"a": "xyz", "b": "pq", "c": "xy", "d": "pqx"}) == ["a", "c", "d", "b"]
    assert seriated({}) == [] and seriated({"a": "x"}) == ["a"]
