"""Indicators by their words and units."""

from __future__ import annotations

import pytest

from kg.cues import KG
from kg.lexicon import values
from kg.link.indicators import FILE, concept_of, usual_units


@pytest.mark.parametrize(
    ("words", "unit", "kind", "expected"),
    [
        ("PM2.5年均浓度", "µg/m3", "level", "pm25"),
        ("可吸入颗粒物年均浓度", "µg/m3", "level", "pm10"),
        ("环境空气质量优良天数比例", "%", "level", "good-air-days-ratio"),
        ("空气质量优良天数", "天", "level", "good-air-days"),
        ("二氧化硫排放量", "%", "change", "so2-emissions"),
        ("二氧化硫年均浓度", "µg/m3", "level", "so2-concentration"),
        ("化学需氧量排放总量", "%", "change", "cod-emissions"),
        ("城市建成区黑臭水体", "", "eliminate", "black-odorous-water"),
        ("农村黑臭水体", "", "eliminate", "rural-black-odorous-water"),
        ("农村生活污水治理率", "%", "level", "rural-sewage-rate"),
        ("城市生活污水集中处理率", "%", "level", "sewage-treatment-rate"),
        ("单位地区生产总值二氧化碳排放", "%", "change", "carbon-intensity"),
        ("单位GDP能耗", "%", "change", "energy-intensity"),
        ("森林覆盖率", "%", "level", "forest-cover"),
        ("淘汰国三及以下柴油货车", "辆", "count", "old-vehicles"),
        ("县级以上集中式饮用水水源地水质达标率", "%", "cover", "drinking-source-compliance"),
        ("地表水国考断面优良比例", "%", "level", "surface-water-good-ratio"),
        ("城镇登记失业率", "%", "level", ""),
        ("非化石能源占能源消费总量比重", "%", "level", "non-fossil-share"),
        ("煤炭占能源消费总量的比重", "%", "level", "coal-share"),
        ("能源消费总量", "%", "change", "energy-use"),
        ("单位GDP能源消费量", "%", "change", "energy-intensity"),
    ],
)
def test_words_name_a_concept(words: str, unit: str, kind: str, expected: str) -> None:
    assert concept_of(words, unit, kind) == expected


def test_a_unit_that_a_concept_cannot_have_rules_it_out() -> None:
    assert concept_of("PM2.5浓度", "辆", "level") != "pm25"


def test_every_indicator_says_which_way_is_better() -> None:
    better = values(FILE, KG + "better")
    assert set(usual_units()) <= set(better)
    assert {way for ways in better.values() for way in ways} == {"higher", "lower"}
