"""Which cues the clauses of a text fit: those of all clauses at once, by what words stand where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

import ahocorasick_rs
import numpy as np

from kg.cues import Cue
from kg.trie import Numbers
from kg.wordlists import Hits, Words

Span = tuple[int, int]
Fit = tuple[str, tuple[Span, ...], int]
"""A concept whose cue a clause fits, the half-open offsets at which its terms stand there, in order, and how many
characters of the clause the cue accounts for. A plain tuple, for there is one to most clauses."""
Known = tuple[str, Sequence[str], int]
"""A concept, the terms of one of its cues, that which tells most first, and how many characters they have."""
Object = tuple[str, int, int]
"""A concept and the half-open offsets of the words that name it."""
NO_OBJECTS: list[Object] = []
BY_WORDS = itemgetter(1, 0)
"""Order of fits: by the words that name them, then by concept."""
CUE = 20
"""Bits that hold the number of a cue."""
TICKS = 1 << 20
"""Ticks of clauses that are looked at together, so that they stay in the cache."""


class Lists(NamedTuple):
    """Lists of numbers, one after the other: where each begins, how long it is, and the numbers."""

    firsts: Numbers
    counts: Numbers
    numbers: Numbers

    @classmethod
    def of(cls, lists: Sequence[Sequence[int]]) -> Lists:
        """Those lists."""
        counts = np.array([len(each) for each in lists], np.int64)
        flat = np.array([number for each in lists for number in each], np.int64)
        return cls(np.cumsum(counts) - counts, counts, flat)

    def of_each(self, asked: Numbers) -> tuple[Numbers, Numbers]:
        """The numbers of the lists asked for, and the place in `asked` that each answers."""
        counts = self.counts.take(asked)
        rows = np.arange(len(counts)).repeat(counts)
        shift = self.firsts.take(asked) - counts.cumsum() + counts
        return self.numbers.take(np.arange(len(rows)) + shift.take(rows)), rows


class Matcher:
    """Finds the cues that clauses fit, by one term of each, the one that tells most.

    That term, its key, is the one that the fewest terms hold: 餐饮 of 餐饮 治理. Only the cues whose key stands in a
    clause are looked at, those of all clauses together. What other terms a clause has is ticked off in a table.
    """

    def __init__(self, cues: Iterable[Cue]) -> None:
        cues = sorted(cues, key=lambda cue: -sum(map(len, dict.fromkeys(cue.wanted))))
        held = _held(dict.fromkeys(term for cue in cues for term in cue.wanted))
        words = [sorted(dict.fromkeys(cue.wanted), key=lambda term: (held[term], -len(term), term)) for cue in cues]
        self._cues = [(cue.concept, tuple(each), sum(map(len, each))) for cue, each in zip(cues, words, strict=True)]
        self._sizes = np.array([len(each[0]) if len(each) == 1 else 0 for each in words], np.int64)
        self._concepts = np.unique([cue.concept for cue in cues], return_inverse=True)[1].astype(np.int64)
        later = [*(term for each in words for term in each[1:]), *(term for cue in cues for term in cue.barred)]
        ticks = {term: i for i, term in enumerate(dict.fromkeys(later), 1)}
        self.terms = list(dict.fromkeys([*ticks, *(each[0] for each in words)]))
        """The terms whose places `named` must be told; those that can be ticked off come first."""
        number = {term: i for i, term in enumerate(self.terms)}
        of_key: list[list[int]] = [[] for _ in self.terms]
        for cue, each in enumerate(words):
            of_key[number[each[0]]].append(cue)
        self._ticks, self._of_key = len(ticks) + 1, Lists.of(of_key)
        self._second = np.array([ticks[each[1]] if len(each) > 1 else 0 for each in words], np.int64)
        further = [
            [*(ticks[term] << 1 | 1 for term in own[2:]), *(ticks[term] << 1 for term in cue.barred)]
            for own, cue in zip(words, cues, strict=True)
        ]
        self._further = Lists.of(further)
        """The ticks of the terms after the second of each cue, and of those barred; the last bit tells them apart."""

    def named(self, text: str, hits: Hits, starts: Numbers, ends: Numbers) -> dict[int, list[Object]]:
        """The concepts that the clauses of a text name, each in the order of the words that name them, by their start.

        Where the words of one lie inside those of another, only the wider reading stays.

        Args:
            hits: where `terms` stand in the text.
            starts, ends: of the clauses, which hold no quotation marks.
        """
        if not len(starts):
            return {}
        clauses = starts.searchsorted(hits.starts, side="right") - 1
        inside = ((clauses >= 0) & (hits.ends <= ends.take(clauses))).nonzero()[0]
        clauses, terms, at = clauses.take(inside), hits.numbers.take(inside), hits.starts.take(inside)
        step = max(1, TICKS // self._ticks)
        found: dict[int, list[Object]] = {}
        for first, last in pairwise(clauses.searchsorted(np.arange(0, len(starts) + step, step)).tolist()):
            if first < last:
                cues, rows = self._fitting(clauses[first:last], terms[first:last])
                own = clauses[first:last].take(rows)
                sizes, beside = self._sizes.take(cues), own[1:] == own[:-1]
                sizes[:-1][beside] = sizes[1:][beside] = 0
                told = starts.take(own), ends.take(own), cues, at[first:last].take(rows)
                self._name_one(told, sizes, found)
                rest = (sizes == 0).nonzero()[0]
                self._name(text, zip(*(each.take(rest).tolist() for each in told), strict=True), found)
        return found

    def objects(self, text: str, at: int) -> list[Object]:
        """What `named` finds in a text that is one clause at the offset `at` of another.

        >>> Matcher([Cue("boiler", ("淘汰", "锅炉"), (), 4)]).objects("淘汰燃煤锅炉", 10)
        [('boiler', 10, 16)]
        """
        found = self.named(text, self._words.alone(text), np.zeros(1, np.int64), np.full(1, len(text)))
        return [(concept, at + first, at + last) for concept, first, last in found.get(0, NO_OBJECTS)]

    @cached_property
    def _words(self) -> Words:
        return Words(lambda: self.terms)

    def _fitting(self, clauses: Numbers, terms: Numbers) -> tuple[Numbers, Numbers]:
        """The cues that clauses fit, for each concept the heaviest, and the place of its key among the terms.

        Args:
            clauses: the numbers of clauses, in order, in which `terms` stand.
        """
        base = clauses[0]
        ticked = np.zeros((clauses[-1] - base + 1, self._ticks), bool)
        ticked[:, 0] = True
        flat, at = ticked.ravel(), (clauses - base) * self._ticks
        some = (terms < self._ticks - 1).nonzero()[0]
        flat[at.take(some) + terms.take(some) + 1] = True
        cues, rows = self._of_key.of_each(terms)
        fit = flat.take(at.take(rows) + self._second.take(cues)).nonzero()[0]
        cues, rows = cues.take(fit), rows.take(fit)
        ticks, asked = self._further.of_each(cues)
        ill = flat.take(at.take(rows.take(asked)) + (ticks >> 1)) != ticks & 1
        if ill.any():
            fits = np.ones(len(cues), bool)
            fits[asked[ill]] = False
            cues, rows = cues[fits], rows[fits]
        codes = (clauses.take(rows) * len(self._cues) + self._concepts.take(cues)) << CUE | cues
        order = codes.argsort(kind="stable")
        codes = codes.take(order)
        best = ((codes[1:] ^ codes[:-1]) >> CUE).nonzero()[0] + 1
        best = np.concatenate((order[:1], order.take(best)))
        return cues.take(best), rows.take(best)

    def _name_one(self, told: tuple[Numbers, ...], sizes: Numbers, found: dict[int, list[Object]]) -> None:
        """Write down the concepts of clauses that fit one cue of one word: its size is given, that of others is 0."""
        short = sizes.nonzero()[0]
        starts, _, cues, at = (each.take(short) for each in told)
        known, bounds = self._cues, (at.tolist(), (at + sizes.take(short)).tolist())
        named = [[(known[cue][0], first, stop)] for cue, first, stop in zip(cues.tolist(), *bounds, strict=True)]
        found.update(zip(starts.tolist(), named, strict=True))

    def _name(self, text: str, fitting: Iterable[tuple[int, int, int, int]], found: dict[int, list[Object]]) -> None:
        """Write down the concepts of clauses.

        Args:
            fitting: the offsets of a clause, the number of a cue that it fits, and where the cue's key stands.
        """
        known, last, stop = self._cues, -1, 0
        fits: list[Known] = []
        for start, end, cue, at in fitting:
            if start == last:
                fits.append(known[cue])
                continue
            if len(fits) > 1:
                found[last] = _several(text[last:stop], last, fits)
            last, stop, fits = start, end, [known[cue]]
            found[start] = [_lone(text, start, end, at, *known[cue])]
        if len(fits) > 1:
            found[last] = _several(text[last:stop], last, fits)


def _several(text: str, at: int, known: Iterable[Known]) -> list[Object]:
    """The concepts of the cues that a clause at `at` fits, without those whose words lie inside those of another."""
    fits = [(concept, _spans(text, words), weight) for concept, words, weight in known]
    return [(concept, at + spans[0][0], at + spans[-1][1]) for concept, spans, _ in _narrow(fits)]


def _lone(text: str, start: int, end: int, key: int, concept: str, words: Sequence[str], _: int) -> Object:
    """The concept of the only cue that a clause fits, and the offsets of its words, or of most of them."""
    first, last, stop = key, key, key + len(words[0])
    for word in words[1:]:
        at = text.find(word, start, end)
        if at < first:
            first = at
        elif at >= last:
            last, stop = at, at + len(word)
    return concept, first, stop


def _held(terms: Iterable[str]) -> Counter[str]:
    """How many terms each of them stands in."""
    terms = list(terms)
    automaton = ahocorasick_rs.AhoCorasick(terms, matchkind=ahocorasick_rs.MatchKind.Standard)
    return Counter(terms[hit[0]] for hit in automaton.find_matches_as_indexes("\n".join(terms), overlapping=True))


def _spans(text: str, words: Sequence[str]) -> tuple[Span, ...]:
    """Where the words stand first, in order. Most cues have one or two, so these are made without a list."""
    first = text.find(words[0])
    here = first, first + len(words[0])
    if len(words) == 1:
        return (here,)
    second = text.find(words[1])
    there = second, second + len(words[1])
    if len(words) == 2:
        return (here, there) if here < there else (there, here)
    places = [text.find(word) for word in words[2:]]
    return tuple(sorted([here, there, *((at, at + len(word)) for at, word in zip(places, words[2:], strict=True))]))


def _narrow(fits: list[Fit]) -> list[Fit]:
    """The fits whose words do not all lie inside those of a heavier one, in the order of their words."""
    kept = []
    for fit in fits:
        _, spans, weight = fit
        for _, wider, heavier in fits:
            if heavier > weight and _covers(wider, spans):
                break
        else:
            kept.append(fit)
    if len(kept) > 1:
        kept.sort(key=BY_WORDS)
    return kept


def _covers(wide: Iterable[Span], narrow: Iterable[Span]) -> bool:
    """Whether each of the narrow spans lies inside one of the wide. Plain loops: this runs for every pair."""
    for start, end in narrow:
        for first, last in wide:
            if first <= start and end <= last:
                break
        else:
            return False
    return True
