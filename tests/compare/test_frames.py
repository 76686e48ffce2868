"""Comparisons as data frames, by the Python face."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.compare.records import AXIS_COLUMNS, COLUMNS, TARGET_COLUMNS


@pytest.fixture(scope="module")
def graph(built: Path) -> kg.Graph:
    return kg.open(built)


def test_comparisons(graph: kg.Graph) -> None:
    frame = graph.compare("徐州", "常州")
    assert tuple(frame.columns) == COLUMNS and set(frame["city"]) == {"徐州市", "常州市"}
    assert set(frame["spread"]) == {"all", "one"} and str(frame["start"].dtype) == "Int64"
    assert len(graph.compare("徐州", "常州", quotes=True)) > len(frame)
    assert set(graph.compare(theme="air")["theme_en"]) == {"Air and noise pollution control"}


def test_targets_and_cities_without_one(graph: kg.Graph) -> None:
    frame = graph.compare(by="target")
    assert tuple(frame.columns) == TARGET_COLUMNS
    pm25 = frame[frame["id"] == "pm25"]
    assert dict(zip(pm25["city"], pm25["state"], strict=True))["盐城市"] == "not found"
    assert sorted(pm25["rank"].dropna()) == [1, 2, 2, 3, 4, 5]


def test_side_by_side(graph: kg.Graph) -> None:
    frame = graph.side_by_side("pm25", "天津", "徐州")
    assert tuple(frame.columns) == AXIS_COLUMNS and list(frame["axis"]) == [1, 1, 1]
    assert list(frame["city"]) == ["徐州市", "天津市", "天津市"]
    every = graph.side_by_side()
    assert set(every["left_out"].dropna()) >= {"no-value", "other-scope"}
    assert every.loc[every["left_out"].notna(), "axis"].isna().all()


def test_similarities(graph: kg.Graph) -> None:
    frame = graph.similarities("徐州", "常州", "天津")
    assert len(frame) == 3 and frame["jaccard"].between(0, 1).all()
    assert (frame["reason"].map(len) == frame["shared"]).all()
