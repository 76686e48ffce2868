"""Targets: marks are those of the comparison; what cannot be compared is in the table, with the reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import factory

from kg.compare.columnar import Tables
from kg.compare.targets import side_by_side
from kg.visualise.options import Options
from kg.visualise.targets import targets


def test_marks_are_those_of_the_axes(tables: Tables) -> None:
    picture, axes = targets(tables), side_by_side(tables)
    assert len(picture.marks) == sum(len(axis.marks) for axis in axes)
    assert len(picture.table.rows) == sum(len(axis.marks) + len(axis.left_out) for axis in axes)


def test_every_target_of_one_indicator_is_drawn(tables: Tables) -> None:
    picture = targets(tables, Options(indicator="pm25"))
    ((cities,),) = tables.sql("SELECT count(DISTINCT city) FROM targets WHERE indicator_id='pm25' AND status='target'")
    shown = [layer["data"]["values"] for part in picture.spec("zh")["concat"] for layer in part["layer"]][1]
    aims = {value["href"] for value in shown if value["main"]}
    assert aims == {"#" + key for key in picture.marks}
    assert len({mark.label for mark in picture.marks.values()}) == cities


def test_a_reported_outcome_and_a_stretch_target_have_marks_of_their_own(tables: Tables) -> None:
    spec = targets(tables, Options(indicator="pm25")).spec("en")
    kinds = [value["kind"] for value in spec["concat"][0]["layer"][1]["data"]["values"]]
    assert {"Target", "Stretch target", "Reported outcome"} <= set(kinds)


def test_reasons_are_said_in_words(tables: Tables) -> None:
    reasons = {row[-1].said("en") for row in targets(tables).table.rows} - {""}
    assert reasons and all(reason[0].isalpha() and " " in reason for reason in reasons)


def test_no_targets(made: Callable[..., Tables]) -> None:
    assert targets(made([replace(factory.plan(), targets=())])).empty is not None
