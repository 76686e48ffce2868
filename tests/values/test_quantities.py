"""Quantities with units and comparators."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.values.quantities import Unit, Units, groups

TABLE = Units(
    {
        "%": Unit("%", "ratio"), "个百分点": Unit("percentage-point", "ratio"), "微克/立方米": Unit("µg/m3", "level"),
        "毫克/立方米": Unit("毫克/立方米", "level"), "吨": Unit("吨", "amount"), "吨/日": Unit("吨/日", "amount"),
        "家": Unit("家", "count"), "座": Unit("座", "count"), "天": Unit("天", "day"), "亩": Unit("亩", "amount"),
    }
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value", "unit", "sign"),
    [
        ("不低于85%", 85, "%", ">="), ("43微克/立方米以下", 43, "µg/m3", "<="), ("700余家", 700, "家", ">="),
        ("300多家", 300, "家", ">="),
        ("超过2.9万吨", 29000, "吨", ">="), ("控制在35微克/立方米以内", 35, "µg/m3", "<="),
        ("30微克/立方米左右", 30, "µg/m3", "~"),
        ("约5座", 5, "座", "~"), ("近300家", 300, "家", "~"), ("至少3座", 3, "座", ">="),
        ("70万吨/日", 700_000, "吨/日", "="),
        ("3.1个百分点", 3.1, "percentage-point", "="), ("三分之一", 33.33, "%", "="), ("两座", 2, "座", "="),
        ("不超过2天", 2, "天", "<="),
    ],
)  # fmt: skip
def test_one(text: str, value: float, unit: str, sign: str) -> None:
    (found,) = TABLE.find(text)
    assert (found.value, found.unit.name, found.comparator) == (value, unit, sign)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("30%—40%", 30, 40), ("30-40%", 30, 40), ("3至5座", 3, 5), ("35~40%", 35, 40), ("20至30万亩", 200_000, 300_000)],
)
def test_ranges(text: str, low: float, high: float) -> None:
    (found,) = TABLE.find(text)
    assert (found.value, found.value_max) == (low, high)


def test_a_list_shares_unit_and_sign() -> None:
    found = TABLE.find("分别不高于10、35、50毫克/立方米")
    assert [(q.value, q.unit.name, q.comparator) for q in found] == [
        (10, "毫克/立方米", "<="),
        (35, "毫克/立方米", "<="),
        (50, "毫克/立方米", "<="),
    ]
    assert [q.comparator for q in TABLE.find("8%、10%、12%以上")] == [">="] * 3
    assert [len(group) for group in groups("8%、10%和12家", TABLE.find("8%、10%和12家"))] == [2, 1]


def test_lost_figures() -> None:
    for text, unit in (("达到%", "%"), ("压减到万吨以内", "吨"), ("降至微克/立方米", "µg/m3")):
        (found,) = TABLE.lost(text)
        assert found.value is None and found.unit.name == unit
    assert TABLE.lost("达到35%") == []


def test_a_unit_at_the_end_of_the_text_ends_there() -> None:
    (found,) = TABLE.find("达到35%")
    assert (found.left, found.end) == (2, 5)


def test_equipment_classes_are_marked() -> None:
    assert [q.inclusive for q in TABLE.find("35吨及以上锅炉,20吨以上")] == [True, False]


@given(st.text(alphabet="0123456789.,万亿千十两三%吨家座个百分点以上不低于约—-、和到达", max_size=24))
def test_find_never_fails_and_stays_inside(text: str) -> None:
    for quantity in TABLE.find(text) + TABLE.lost(text):
        assert 0 <= quantity.start <= quantity.left < quantity.right <= quantity.end <= len(text)
