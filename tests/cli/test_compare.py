"""kg compare: readable, complete, and honest about what it does not know."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import factory
import pytest
import stores
from click.testing import Result
from export.builds import build_of

from kg import gazetteer
from kg.cli.output import width
from kg.graph.store import open_store

Run = Callable[..., Result]


def test_two_cities(run: Run) -> None:
    output = run("compare", "徐州", "常州").output
    assert output.startswith("比较：徐州、常州\n")
    assert "■ 各市共有 (" in output and "■ 只有一市有 (" in output and "■ 部分城市有" not in output
    assert "徐州–常州  共有" in output and "Jaccard" in output
    assert "没有同类文件" not in output, "both are in one document"


@pytest.mark.parametrize("options", [(), ("--quotes",), ("--by", "target"), ("--lang", "en"), ("--by", "programme")])
def test_no_line_is_wider_than_a_hundred_columns(run: Run, options: tuple[str, ...]) -> None:
    for cities in ((), ("徐州", "天津"), ("天津",)):
        lines = run("compare", *cities, *options).output.splitlines()
        assert lines and [line for line in lines if width(line) > 100] == []


@pytest.mark.parametrize("names", [("徐州", "天津"), ("徐州市", "天津市"), ("320300", "120000"), ("xuzhou", "Tianjin")])
def test_names_in_any_form(run: Run, names: tuple[str, ...]) -> None:
    assert run("compare", *names).output == run("compare", "徐州", "天津").output


def test_a_province_stands_for_its_cities(run: Run) -> None:
    assert run("compare", "江苏").output.startswith("比较：徐州、常州、盐城、泰州\n")


def test_one_city_against_all_others(run: Run) -> None:
    output = run("compare", "天津").output
    assert output.startswith("比较：天津与其余城市相比\n")
    rows = json.loads(run("compare", "天津", "--format", "json").output)
    having = {row["id"] for row in rows if row["city"] == "天津市" and row["state"] == "present"}
    assert having == {row["id"] for row in rows} and len({row["city"] for row in rows}) == 7


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("苏州", "the graph has nothing about 苏州市. Cure: the cities are 天津市"),
        ("徐周", "did you mean 徐州市?"),
        ("xuzou", "did you mean 徐州市"),
        ("999999", "the cities are"),
    ],
)
def test_a_city_that_is_not_there(run: Run, name: str, said: str) -> None:
    result = run("compare", name, code=1)
    assert said in result.output and len(result.output.splitlines()) == 1


def test_the_four_answers_and_unique(run: Run) -> None:
    rows = json.loads(run("compare", "--format", "json").output)
    assert {row["state"] for row in rows} == {"present", "not found", "no document"}
    assert all((row["quote"] is not None) == (row["state"] == "present") for row in rows)
    alone = [row for row in rows if row["not_unique_for"]]
    assert alone and all(row["spread"] == "some" for row in alone)
    plans = json.loads(run("compare", "天津", "四平", "潍坊", "--only", "one", "--format", "json").output)
    assert plans and {row["spread"] for row in plans} == {"one"}
    assert {row["state"] for row in plans} == {"present", "not found"}


def test_quotes_are_the_words_of_the_texts(run: Run, corpus: Path) -> None:
    rows = json.loads(run("compare", "徐州", "天津", "--quotes", "--format", "json").output)
    counts: dict[tuple[str, str], int] = {}
    for row in rows:
        if row["state"] == "present":
            raw = (corpus / f"{row['doc']}.txt").read_text(encoding="utf-8")
            assert raw[row["start"] : row["end"]] == row["quote"]
            counts[row["id"], row["city"]] = counts.get((row["id"], row["city"]), 0) + 1
    assert counts and all(counts[row["id"], row["city"]] == row["count"] for row in rows if row["count"])


def test_whose_pm25_goal_is_strictest(run: Run) -> None:
    output = run("compare", "--indicator", "pm25").output
    lines = [line.split() for line in output.splitlines()]
    assert ["1", "四平", "≤29", "µg/m3", "2025"] in lines
    assert "越低越严" in output and "已报告 39 已达到" in output and "力争" in output
    said = run("compare", "--by", "target", "--format", "csv").output
    rows = [row for row in csv.DictReader(io.StringIO(said)) if row["id"] == "pm25"]
    assert [row["city"] for row in rows if row["rank"] == "1"] == ["四平市"]
    assert {row["city"]: row["state"] for row in rows}["盐城市"] == "not found"


def test_what_is_not_comparable_is_listed_with_its_reason(run: Run) -> None:
    output = run("compare", "--by", "target").output
    assert "不可比(范围不同) 徐州" in output and "不可比(没有数值) 天津" in output
    rows = json.loads(run("compare", "--by", "target", "--format", "json").output)
    assert {"no-value", "other-scope", "scope-not-stated"} <= {row["left_out"] for row in rows}


def test_themes_and_languages(run: Run) -> None:
    output = run("compare", "--theme", "air", "--lang", "en").output
    assert "Dust control" in output and "Comparison: Tianjin" in output
    assert not any("\u4e00" <= character <= "\u9fff" for character in output), "no Chinese in English output"
    assert "did you mean" in run("compare", "--theme", "aire", code=1).output
    assert "has no theme" in run("compare", "--by", "citation", "--theme", "air", code=1).output


def test_nothing_to_compare(run: Run) -> None:
    output = run("compare", "徐州", "常州", "--theme", "marine").output
    assert "没有可比较的内容" in output


def test_an_endpoint_says_the_same(run: Run, built: Path) -> None:
    import httpx
    import pyoxigraph as ox

    body = open_store(built).dump(format=ox.RdfFormat.N_QUADS)
    with stores.oxigraph() as url:
        httpx.post(f"{url}/store", content=body, headers={"Content-Type": "application/n-quads"}, timeout=60)
        assert run("compare", "--endpoint", url).output == run("compare").output


def test_many_cities_are_not_all_named(run: Run, tmp_path: Path) -> None:
    codes = sorted(code for code, each in gazetteer.divisions(gazetteer.CITIES).items() if each.level == "prefecture")
    places = [gazetteer.divisions(gazetteer.CITIES)[code].place for code in codes[:20]]
    plans = [factory.plan(f"d{number:02d}", place) for number, place in enumerate(places)]
    out = build_of(tmp_path / "many", plans)
    for options in ((), ("--by", "target"), ("--by", "programme")):
        output = run("compare", "--store", str(out), *options).output
        assert "… (20)" in output and len(output.splitlines()) < 60
        assert [line for line in output.splitlines() if width(line) > 100] == []
