"""Bodies by what they are."""

from __future__ import annotations

from dataclasses import replace

import factory
import pytest

from kg.compare.offices import LEVELS, office
from kg.model import Place

CITY = Place("320300", "徐州市")
DUTY = factory.plan("a", CITY).duties[0]


@pytest.mark.parametrize(
    ("body", "place", "name", "level"),
    [
        ("徐州市生态环境局", CITY, "市生态环境局", "city"),
        ("徐州市委", CITY, "市委", "city"),
        ("徐州市各有关部门", CITY, "各有关部门", "city"),
        ("江苏省生态环境厅", Place("320000", "江苏省"), "省生态环境厅", "provincial"),
        ("铜山区人民政府", Place("320312", "铜山区"), "区县人民政府", "county"),
        ("生态环境部", Place("", ""), "生态环境部", "national"),
        ("中央第二生态环境保护督察组", Place("", ""), "中央第二生态环境保护督察组", "national"),
        ("徐州市某某钢铁集团有限公司", CITY, "徐州市某某钢铁集团有限公司", "other"),
        ("山东省生态环境厅", Place("370000", "山东省"), "山东省生态环境厅", "provincial"),
    ],
)
def test_offices(body: str, place: Place, name: str, level: str) -> None:
    assert office(replace(DUTY, body=body, place=place)) == (name, level) and level in LEVELS
