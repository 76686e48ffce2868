"""Numbers in Arabic and Chinese writing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.values import numbers


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三十六", 36), ("十五", 15), ("一百二十", 120), ("一百零五", 105), ("两", 2), ("二万五千", 25000),
        ("三千", 3000), ("二点五", 2.5), ("一千二百三十四", 1234), ("九十", 90),
    ],
)  # fmt: skip
def test_chinese(text: str, value: float) -> None:
    assert numbers.chinese(text) == value


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("2.9万辆", 29000, ""), ("1,200家", 1200, ""), ("三分之一", 33.33, "%"), ("百分之五十", 50, "%"),
        ("百分之12.5", 12.5, "%"),
        ("千分之三", 0.3, "%"), ("三成以上", 30, "%"), ("一半", 50, "%"), ("翻一番", 100, "%"),
        ("翻两番", 300, "%"), ("翻番", 100, "%"),
        ("1.5亿元", 150_000_000, ""), ("300千瓦", 300, ""), ("5百万", 5_000_000, ""), ("44.1万吨", 441_000, ""),
    ],
)  # fmt: skip
def test_find(text: str, value: float, unit: str) -> None:
    found = numbers.find(text)
    assert (found[0].value, found[0].unit) == (value, unit)


def test_formed_words_are_no_shares() -> None:
    assert [n.value for n in numbers.find("完成成立三成立新的")] == [3.0]


@given(st.integers(min_value=0, max_value=99_999_999))
def test_arabic_with_commas(value: int) -> None:
    assert numbers.arabic(f"{value:,}") == value


def spelled(value: int) -> str:
    """A numeral below ten thousand in Chinese characters."""
    digits = "零一二三四五六七八九"
    out, gap = "", False
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // place % 10
        if digit:
            out += ("零" if gap and out else "") + digits[digit] + unit
        gap = not digit
    return out or "零"


@given(st.integers(min_value=0, max_value=9999))
def test_chinese_reads_what_is_spelled(value: int) -> None:
    assert numbers.chinese(spelled(value)) == value


@given(st.text(alphabet="0123456789.,万亿千百十一二三分之成半番年个%", max_size=24))
def test_find_never_fails_and_stays_inside(text: str) -> None:
    for number in numbers.find(text):
        assert 0 <= number.start < number.end <= len(text)
