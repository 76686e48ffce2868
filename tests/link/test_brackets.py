"""Brackets of bodies and what they close."""

from __future__ import annotations

import pytest

from kg.link.brackets import REACH, around, closes_from
from kg.text.mapped import Mapped
from kg.text.outline import outline


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("总述。\n建管网。清淤。(市水务局负责)\n余下", "建管网。清淤。"),
        ("建管网。清淤(市水务局负责)。垃圾分类", "清淤"),
        ("清淤(市水务局负责),垃圾分类", "清淤"),
        ("一、管网\n建管网。\n清淤。\n(市水务局负责)\n", "一、管网\n建管网。\n清淤。\n"),
    ],
)
def test_what_a_bracket_closes(text: str, closed: str) -> None:
    bracket = around(text, text.index("市水务局"))
    assert bracket
    start, end = bracket
    assert text[closes_from(text, outline(Mapped.of_raw(text)), start, end) : start] == closed


def test_no_bracket() -> None:
    assert around("(甲)市水务局", 4) is None
    assert around("(甲\n市水务局)", 4) is None


def test_the_innermost_open_bracket_counts() -> None:
    assert around("甲)(乙(丙)市水务局)丁", 7) == (2, 12)
    assert around("(甲)(市水务局", 4) is None
    assert around("(" + "甲" * REACH + "市水务局)", REACH + 2) is None
