"""Which labels speak for which stretch of a text."""

from __future__ import annotations

import pytest

from kg.link.items import Items
from kg.text.mapped import Mapped
from kg.text.outline import outline


def said(text: str, words: str) -> list[list[str]]:
    """The labels of the items that speak for some words, the innermost first."""
    lines = outline(Mapped.of_raw(text))
    clause = lines.clause_at(text.index(words))
    assert clause
    return [[field.name for field in item.fields] for item in Items(text, lines).at(clause)]


@pytest.mark.parametrize(
    ("text", "words", "labels"),
    [
        ("一、甲问题\n责任单位:市水务局\n整改措施:\n1.建管网。\n二、乙问题\n整改时限:年底前\n整改措施:清淤。", "建管网",
         [["责任单位", "整改措施"]]),
        ("一、甲问题\n责任单位:市水务局\n整改措施:\n1.建管网。\n二、乙问题\n整改时限:年底前\n整改措施:清淤。", "清淤",
         [["整改时限", "整改措施"]]),
        ("建管网。\n责任单位:市水务局\n清淤。\n责任单位:市住建局\n", "清淤", [["责任单位"]]),
        ("整改措施:建管网。\n责任单位:市水务局\n整改措施:清淤。\n责任单位:市住建局\n", "建管网",
         [["整改措施", "责任单位"]]),
        ("一、甲\n建管网。\n清淤。责任单位:市水务局\n", "建管网", []),
        ("建管网。清淤。", "清淤", []),
    ],
)  # fmt: skip
def test_items(text: str, words: str, labels: list[list[str]]) -> None:
    assert said(text, words) == labels
