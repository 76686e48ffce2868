"""All words of some lists at all places of a text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import trie
from kg.trie import LIST, LISTS, LONGEST, NUMBERS, REST, START, Trie

Found = list[tuple[int, int, int, int]]


def found(lists: list[list[str]], text: str) -> Found:
    """(list, start, end, number) of every word, as the trie has them."""
    keys, edges = Trie(lists).find(text)
    rows = []
    for key in keys.tolist():
        start, length = key >> START, LONGEST - (key >> REST & LONGEST)
        rows.append((key >> LIST & LISTS, start, start + length, key & NUMBERS))
    assert [row[0] for row in rows] == [i for i in range(len(lists)) for _ in range(edges[i + 1] - edges[i])]
    return rows


def wanted(lists: list[list[str]], text: str) -> Found:
    """The same, looked for word by word."""
    rows = []
    for i, words in enumerate(lists):
        own = []
        for word in set(words) - {""}:
            at = text.find(word)
            while at >= 0:
                own.append((i, at, at + len(word), words.index(word)))
                at = text.find(word, at + 1)
        rows += sorted(own, key=lambda row: (row[1], -row[2]))
    return rows


WORDS = st.lists(st.text(alphabet="甲乙丙ab𠀀", max_size=7), max_size=25)


@settings(max_examples=300)
@given(st.lists(WORDS, min_size=1, max_size=4), st.text(alphabet="甲乙丙ab𠀀\n,戊", max_size=120))
def test_every_word_is_found_where_it_stands(lists: list[list[str]], text: str) -> None:
    assert found(lists, text) == wanted(lists, text)


@pytest.mark.parametrize("block", [1, 3, 50])
@pytest.mark.parametrize("few", [0, 2, 10_000])
def test_blocks_and_steps_leave_no_seam(block: int, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trie, "BLOCK", block)
    monkeypatch.setattr(trie, "FEW", few)
    lists, text = [["甲", "甲乙丙丁戊", "丁戊"], ["乙丙", "甲", "戊甲"]], "甲乙丙丁戊甲乙甲甲丁戊" * 9
    assert found(lists, text) == wanted(lists, text)


def test_many_words_have_room() -> None:
    words = [a + b + c for a in "甲乙丙丁戊己庚辛" for b in "甲乙丙丁戊己庚辛壬癸" for c in "子丑寅卯辰巳"]
    text = "".join(words)
    assert found([words], text) == wanted([words], text)


def test_a_word_has_a_longest_length() -> None:
    assert found([["甲" * LONGEST]], "甲" * (LONGEST + 1)) == [(0, 0, LONGEST, 0), (0, 1, LONGEST + 1, 0)]
    with pytest.raises(ValueError, match="longer"):
        Trie([["甲" * (LONGEST + 1)]])
