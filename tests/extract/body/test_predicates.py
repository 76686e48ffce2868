"""The words that give a role."""

from __future__ import annotations

import pytest

from kg.extract.body.predicates import own_words, predicate, predicates


@pytest.mark.parametrize(
    ("text", "word", "role"),
    [
        ("牵头整治", "牵头", "leads"),
        ("敷设管网", "敷设", "responsible"),
        ("验收销号完成", "验收销号", "accepts"),
        ("要求各区", "要", "responsible"),
    ],
)
def test_the_longest_word_at_a_place(text: str, word: str, role: str) -> None:
    found = predicate(text, 0, len(text))
    assert found and (found[0], predicates()[1][found[0]]) == (word, role)


def test_no_word_at_a_place() -> None:
    assert predicate("蓝天", 0, 2) is None
    assert predicate("", 0, 0) is None
    assert own_words().search("组织督导") is not None
