"""The tables that others read."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import factory
import pytest
from graph.strategies import plans
from hypothesis import given, settings

from kg.errors import ExportError
from kg.export import tables
from kg.model import Plan

FIXED = {
    "documents": "doc title city type issued publisher source sha256 chars flags",
    "targets": "doc city indicator indicator_id status kind comparator bound value value_max unit baseline deadline"
    " stretch scope flags quote start end",
    "measures": "doc city concept label section quote start end",
    "programmes": "doc city name concept type quote start end",
    "bodies": "doc city body mention role measure quote start end",
}


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_first_columns_are_fixed() -> None:
    for name, columns in FIXED.items():
        assert tables.COLUMNS[name].startswith(columns)


def test_cells(tmp_path: Path) -> None:
    tables.write([factory.plan("a")], tmp_path)
    first, second, third = read(tmp_path / "targets.csv")
    assert (first["value"], first["value_max"], first["stretch"], first["flags"]) == (
        "43",
        "",
        "false",
        "dedup missing-year",
    )
    assert (second["stretch"], second["deadline"], second["scope"]) == ("true", "2025", "")
    assert (third["baseline"], third["bound"], third["value_max"], third["status"]) == ("同比", "min", "5.5", "outcome")
    assert read(tmp_path / "documents.csv")[0]["city"] == "北溪市"


def test_unlinked_measures_stand_in_a_table_of_their_own(tmp_path: Path) -> None:
    tables.write([factory.plan("a")], tmp_path)
    assert [row["concept"] for row in read(tmp_path / "measures.csv")] == ["dust-control"]
    assert [row["concept"] for row in read(tmp_path / "measure-facts.csv")] == ["dust-control", ""]


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


@settings(max_examples=25, deadline=None)
@given(plans())
def test_cells_come_back_from_the_file(tmp_path_factory: pytest.TempPathFactory, plan: Plan) -> None:
    folder = tmp_path_factory.mktemp("tables")
    tables.write([plan], folder)
    for name, rows in tables.tables([plan]).items():
        assert read(folder / f"{name}.csv") == [{key: tables.cell(value) for key, value in row.items()} for row in rows]


def test_the_order_of_facts_does_not_matter_for_keys() -> None:
    plan = factory.plan("a")
    turned = replace(plan, measures=plan.measures[::-1], programmes=plan.programmes[::-1])
    for name in ("measures", "programmes", "bodies"):
        assert tables.tables([turned])[name] == tables.tables([plan])[name]


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="may write to"):
        tables.write([factory.plan("a")], tmp_path / "file")
