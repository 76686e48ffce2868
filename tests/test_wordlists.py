"""Lists of words: by automaton and by walk the same."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import ahocorasick_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import wordlists
from kg.wordlists import Hits, Words

LISTS = (["甲", "甲乙", "乙丙丁", "丁"], ["乙丙", "丙", "甲乙丙丁", "甲"])


def rows(hits: Hits) -> list[tuple[int, int, int]]:
    return list(zip(*(each.tolist() for each in hits), strict=True))


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Words]]:
    """Two lists that are looked for together, in texts of any length, and no others."""
    monkeypatch.setattr(wordlists, "_SHARED", [])
    monkeypatch.setattr(wordlists, "SHORT", 0)
    wordlists._trie.cache_clear()
    wordlists._walked.cache_clear()
    yield [Words.shared(partial(list, each)) for each in LISTS]
    wordlists._trie.cache_clear()
    wordlists._walked.cache_clear()


def test_lists_together_find_what_each_finds_alone(shared: list[Words]) -> None:
    @given(st.text(alphabet="甲乙丙丁,", max_size=60))
    def check(text: str) -> None:
        for words, own in zip(LISTS, shared, strict=True):
            alone = Words(partial(list, words))
            assert rows(own.hits(text)) == rows(alone.hits(text))
            assert own.longest(text) == alone.longest(text)
            assert rows(own.leftmost(text)) == rows(alone.leftmost(text))
            assert sorted(rows(own.alone(text))) == sorted(rows(alone.hits(text)))

    check()


@given(st.text(alphabet="甲乙丙丁,", max_size=60))
def test_the_longest_are_those_of_an_automaton(text: str) -> None:
    longest = ahocorasick_rs.AhoCorasick(LISTS[1], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    assert Words(lambda: LISTS[1]).longest(text) == longest.find_matches_as_indexes(text)


def test_a_list_that_comes_later_is_found_too(shared: list[Words]) -> None:
    assert shared[0].longest("甲丁") == [(0, 0, 1), (3, 1, 2)]
    assert Words.shared(lambda: ["丁甲"]).longest("甲丁甲") == [(0, 1, 3)]


def test_hits_of_two_texts_follow_each_other() -> None:
    words = Words(lambda: LISTS[0])
    assert rows(words.hits("甲乙").then(words.hits("丁"), 2)) == [(0, 2, 1), (0, 1, 0), (2, 3, 3)]
