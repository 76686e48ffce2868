"""Gold files and tables are read strictly; values are compared in one writing."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import GoldError
from kg.gold import agrees, alike, amount, norm, read_gold, read_tables, same_value


@pytest.mark.parametrize(
    ("printed", "compared"),
    [("吨∕日", "吨/日"), ("μg/m3", "µg/m3".replace("µ", "μ")), ("“双 碳”", "双碳"), (None, ""), (30.0, "30.0")],
)
def test_one_writing(printed: object, compared: str) -> None:
    assert norm(printed) == norm(compared)


def test_values_are_equal_across_multiples_and_for_full_cover() -> None:
    assert same_value({"value": 29000, "unit": "辆"}, {"value": "2.9", "unit": "万辆"})
    assert same_value({"value": None, "kind": "cover"}, {"value": "100"})
    assert not same_value({"value": None}, {"value": "0"})
    assert not same_value({"value": 30, "value_max": 40, "unit": "%"}, {"value": "30", "unit": "%"})
    assert amount({"value": "null"}) is None


def test_names_are_alike_when_half_of_their_pairs_are_shared() -> None:
    assert alike("PM2.5平均浓度", "细颗粒物(PM2.5)平均浓度")
    assert not alike("森林覆盖率", "湿地保护率")
    assert alike("", None)
    assert not alike("", "浓度")


def test_units_and_truths_agree_in_any_writing() -> None:
    assert agrees("unit", {"unit": "微克/立方米"}, {"unit": "µg/m3"})
    assert agrees("unit", {"unit": "吨"}, {"unit": "万吨"})
    assert agrees("stretch", {"stretch": True}, {"stretch": "true"})
    assert agrees("deadline", {"deadline": None}, {"deadline": ""})


def test_the_nth_occurrence_is_meant(tmp_path: Path) -> None:
    line = '{"doc": "a", "city": "甲市", "quote": "好", "nth": 2}'
    (tmp_path / "measures.jsonl").write_text(line, encoding="utf-8")
    gold = read_gold(tmp_path, {"a": "好好"})
    assert [(row["start"], row["end"]) for row in gold.rows["measures"]] == [(1, 2)]
    assert read_gold(tmp_path, {"a": "好"}).problems == ["measures.jsonl:1: quote not in a: 好"]
    assert read_gold(tmp_path, {"b": "好"}).problems == [
        "1 gold row of 1 document that the build does not have left out: a"
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [("{", "targets.jsonl:1 is no JSON"), ("[]", "lacks doc"), ('{"doc": "a", "city": "甲市"}', "lacks quote")],
)
def test_a_malformed_gold_line_is_named(line: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "targets.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(GoldError, match=message):
        read_gold(tmp_path, {"a": "b"})


def test_a_folder_without_gold_or_tables_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no gold file"):
        read_gold(tmp_path, {})
    with pytest.raises(GoldError, match="no table"):
        read_tables(tmp_path, {})


def test_a_quote_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "measures.csv").write_text("doc,city,concept,quote,start,end\na,甲市,x,好,0,1\n", encoding="utf-8")
    found = read_tables(tmp_path, {"a": "坏"})
    assert "measures.csv:2: quote is not at 0:1 of a" in found.problems
