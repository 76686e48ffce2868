"""Words of some lists in a text: of one list by its automaton, of all shared lists by one walk over a document.

A dozen automata, one a list, take several times as long for a document as one walk through the trie of all their words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

import ahocorasick_rs
import numpy as np

from kg.trie import LONGEST, NUMBERS, REST, START, Numbers, Trie

Hit = tuple[int, int, int]
"""The number of a word and its half-open offsets."""

SHORT = 700
"""Characters of a text up to which the automaton of one list is faster than a walk for all."""
FEW = 100
"""Words so few that which of them overlap is sooner told one by one."""


class Hits(NamedTuple):
    """Where words of a list stand: half-open offsets and numbers, in order of their starts, the longest first."""

    starts: Numbers
    ends: Numbers
    numbers: Numbers

    def take(self, places: Numbers) -> Hits:
        """Some of them."""
        return Hits(self.starts.take(places), self.ends.take(places), self.numbers.take(places))

    def then(self, more: Hits, at: int) -> Hits:
        """These and those of another text that stands after this one at an offset."""
        starts, ends, numbers = more
        return Hits(*map(np.concatenate, ((self.starts, starts + at), (self.ends, ends + at), (self.numbers, numbers))))

    def leftmost(self) -> Hits:
        """The longest of the leftmost, without overlaps."""
        following = self.starts.searchsorted(self.ends)
        return self.take(_chosen(following.tolist()) if len(following) < FEW else self._apart(following))

    def _apart(self, following: Numbers) -> Numbers:
        """What `_chosen` gives: those behind all words before them, and what follows these inside of longer ones."""
        apart = np.ones(len(following) + 1, bool)
        np.greater_equal(self.starts[1:], np.maximum.accumulate(self.ends)[:-1], out=apart[1:-1])
        kept, at = apart[:-1].copy(), following[apart[:-1]]
        while len(at := at[~apart.take(at)]):
            kept[at] = True
            at = following.take(at)
        return kept.nonzero()[0]


class Words:
    """A list of words; each is known by its place there, of two that are the same the first.

    >>> words = Words(lambda: ["扬尘", "扬尘治理", "治理"])
    >>> words.longest("扬尘治理")
    [(1, 0, 4)]
    >>> list(zip(*(each.tolist() for each in words.hits("扬尘治理"))))
    [(0, 4, 1), (0, 2, 0), (2, 4, 2)]
    """

    def __init__(self, load: Callable[[], Sequence[str]]) -> None:
        self._load = load
        self._number = -1

    @classmethod
    def shared(cls, load: Callable[[], Sequence[str]]) -> Words:
        """A list that is looked for in documents, with all others of its kind; to be made where a module begins."""
        words = cls(load)
        words._number = len(_SHARED)
        _SHARED.append(words)
        return words

    @cached_property
    def words(self) -> Sequence[str]:
        """The words in their order."""
        return self._load()

    def longest(self, text: str) -> list[Hit]:
        """The longest, leftmost words that do not overlap."""
        if self._number < 0 or len(text) < SHORT:
            found: list[Hit] = self._longest.find_matches_as_indexes(text)
            return found
        starts, ends, numbers = self.hits(text).leftmost()
        return list(zip(numbers.tolist(), starts.tolist(), ends.tolist(), strict=True))

    def leftmost(self, text: str) -> Hits:
        """The longest, leftmost words that do not overlap, as arrays."""
        if self._number < 0 or len(text) < SHORT:
            return _arrays(self._longest.find_matches_as_indexes(text))
        return self.hits(text).leftmost()

    def hits(self, text: str) -> Hits:
        """All words, also those that overlap."""
        if self._number < 0 or len(text) < SHORT:
            hits = self.alone(text)
            return hits.take(np.lexsort((-hits.ends, hits.starts)))
        return _walked(text, len(_SHARED))[self._number]

    def alone(self, text: str) -> Hits:
        """All words in a text in which those of other lists are not looked for, in order of their ends."""
        return _arrays(self._all.find_matches_as_indexes(text, overlapping=True))

    @cached_property
    def _longest(self) -> ahocorasick_rs.AhoCorasick:
        return ahocorasick_rs.AhoCorasick(self.words, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)

    @cached_property
    def _all(self) -> ahocorasick_rs.AhoCorasick:
        return ahocorasick_rs.AhoCorasick(self.words, matchkind=ahocorasick_rs.MatchKind.Standard)


def _chosen(following: Sequence[int]) -> Numbers:
    """The first of some words and those that follow it, where each says which is the next that does not overlap it."""
    kept, at, count = [], 0, len(following)
    while at < count:
        kept.append(at)
        at = following[at]
    return np.array(kept, np.int64)


def _arrays(hits: Sequence[Hit]) -> Hits:
    rows = np.fromiter(chain.from_iterable(hits), np.int64, 3 * len(hits)).reshape(-1, 3)
    return Hits(rows[:, 1], rows[:, 2], rows[:, 0])


_SHARED: list[Words] = []


@lru_cache(maxsize=1)
def _trie(count: int) -> Trie:
    """The trie of the shared lists, of which there are `count`."""
    return Trie([words.words for words in _SHARED[:count]])


@lru_cache(maxsize=1)
def _walked(text: str, count: int) -> list[Hits]:
    """The words in the text of a document; kept, for each list is asked for."""
    keys, edges = _trie(count).find(text)
    starts = keys >> START
    hits = Hits(starts, starts + (LONGEST - (keys >> REST & LONGEST)), keys & NUMBERS)
    return [Hits(*(each[first:last] for each in hits)) for first, last in pairwise(edges)]
