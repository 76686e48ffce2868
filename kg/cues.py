"""Conjunctive cues of ontology/: which concepts a phrase or a clause names.

A cue is one or more terms separated by a blank; all must stand in the clause, in any order; a term with a
leading "-" must not. Labels count as cues of one term. Quotation marks are not seen.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import ahocorasick_rs

from kg import lexicon
from kg.lexicon import QUOTES, SKOS

KG = "https://w3id.org/kg-cn-plans/ontology#"
LABELS = (SKOS + "prefLabel", SKOS + "altLabel", SKOS + "hiddenLabel")


class Cue(NamedTuple):
    """A parsed cue of `concept`: terms that must and must not occur; `weight` counts the characters of the former."""

    concept: str
    wanted: tuple[str, ...]
    barred: tuple[str, ...]
    weight: int


Span = tuple[int, int]
Fit = tuple[str, tuple[Span, ...], int]
"""A concept whose cue a clause fits, the half-open offsets at which its terms stand there, in order, and how many
characters of the clause the cue accounts for. A plain tuple, for there is one to most clauses."""


def parse(concept: str, text: str) -> Cue:
    """A cue as it stands in the ontology.

    >>> parse("dust", "扬尘 -治理").wanted
    ('扬尘',)
    """
    terms = QUOTES.sub("", text).split()
    wanted = tuple(term for term in terms if not term.startswith("-"))
    barred = tuple(term[1:] for term in terms if term.startswith("-"))
    return Cue(concept, wanted, barred, sum(map(len, wanted)))


@cache
def cues(file: str, *, labels: bool = False) -> tuple[Cue, ...]:
    """All cues of a file of ontology/, heaviest first, ties by concept id; with its Chinese labels if asked."""
    found = {parse(concept, text) for concept, texts in lexicon.values(file, KG + "cue").items() for text in texts}
    if labels:
        for predicate in LABELS:
            for concept, texts in lexicon.values(file, predicate, language="zh").items():
                found |= {parse(concept, text.replace(" ", "")) for text in texts}
    return tuple(sorted(found, key=lambda cue: (-cue.weight, cue.concept, cue.wanted, cue.barred)))


def named(file: str, phrase: str) -> list[str]:
    """Concepts whose cue the phrase fits, the most specific (heaviest cue) first, each once."""
    automaton, ranks = _first_terms(file)
    met = {term for term, _, _ in automaton.find_matches_as_indexes(phrase, overlapping=True)}
    near = sorted(rank for term in met for rank in ranks[term])
    ordered = cues(file)
    fits = [cue.concept for cue in map(ordered.__getitem__, near) if _holds(phrase, cue.wanted, cue.barred)]
    return list(dict.fromkeys(fits))


@cache
def _first_terms(file: str) -> tuple[ahocorasick_rs.AhoCorasick, list[list[int]]]:
    """An automaton over the first term of each cue, and for each such term the places of its cues in `cues(file)`."""
    ranks: dict[str, list[int]] = {}
    for rank, cue in enumerate(cues(file)):
        ranks.setdefault(cue.wanted[0], []).append(rank)
    return ahocorasick_rs.AhoCorasick(list(ranks), matchkind=ahocorasick_rs.MatchKind.Standard), list(ranks.values())


def _holds(text: str, wanted: Iterable[str], barred: Iterable[str]) -> bool:
    """Whether a text has all terms that must and none that must not stand in it.

    A plain loop, left at the first term that is missing: `all` over a generator takes three times as long.
    """
    for term in wanted:
        if term not in text:
            return False
    return not any(term in text for term in barred)


class Bare(NamedTuple):
    """A text without its quotation marks. `at[k]` is the bare offset of the mark number k."""

    text: str
    at: list[int]

    @classmethod
    def of(cls, text: str) -> Bare:
        """The text without quotation marks.

        >>> bare = Bare.of("治“散乱污”")
        >>> bare.text, bare.back(1)
        ('治散乱污', 2)
        """
        return cls(QUOTES.sub("", text), [offset - number for number, offset in enumerate(marks(text))])

    def back(self, offset: int) -> int:
        """The offset in the whole text of a bare one."""
        return offset + bisect_right(self.at, offset)


def marks(text: str) -> list[int]:
    """The offsets of the quotation marks of a text. Four searches for one character are faster than one for any."""
    found = []
    for mark in "“”‘’":
        at = text.find(mark)
        while at >= 0:
            found.append(at)
            at = text.find(mark, at + 1)
    return sorted(found)


Keyed = tuple[str, int, tuple[frozenset[int], frozenset[int]] | None, tuple[str, ...], int]
"""What a key leaves of its cue, terms by number: the concept, a second term (the key itself for none), what further
terms must stand in the clause and what must not, if any; then the words of all but the key, and the weight."""
Met = tuple[int, int, int, tuple[str, ...]]
"""The weight of a cue that fits, the offsets of its key, and its other words."""


class Matcher:
    """Finds the cues that a clause fits: an automaton over all terms, and for each cue the term that tells most.

    That term, its key, is the one that the fewest cues share: 餐饮 of 餐饮 治理. Only the cues of the keys in a clause
    are looked at, and only where the second term of one of them stands there too.
    """

    def __init__(self, cues: Iterable[Cue]) -> None:
        cues = list(cues)
        shared = Counter(term for cue in cues for term in cue.wanted)
        terms = dict.fromkeys(term for cue in cues for term in (*cue.wanted, *cue.barred))
        numbers = {term: number for number, term in enumerate(terms)}
        self._cues: list[list[Keyed]] = [[] for _ in terms]
        for cue in cues:
            key = min(cue.wanted, key=lambda term: (shared[term], -len(term), term))
            others = sorted({*cue.wanted} - {key}, key=lambda term: (shared[term], term))
            self._cues[numbers[key]].append(_keyed(cue, key, others, numbers))
        self._seconds = [frozenset(cue[1] for cue in of_key) for of_key in self._cues]
        self._automaton = ahocorasick_rs.AhoCorasick(list(terms), matchkind=ahocorasick_rs.MatchKind.Standard)

    def fits(self, text: str) -> list[Fit]:
        """Concepts whose cue a clause without quotation marks fits, in the order of their words.

        Where the terms of one lie inside those of another, only the wider reading stays.
        """
        hits = self._automaton.find_matches_as_indexes(text, overlapping=True)
        met = {hit[0] for hit in hits}
        found: dict[str, Met] = {}
        for key, start, end in hits:
            if self._seconds[key].isdisjoint(met):
                continue
            for concept, second, more, words, weight in self._cues[key]:
                if second not in met or (more and not (more[0] <= met and met.isdisjoint(more[1]))):
                    continue
                if concept not in found or weight > found[concept][0]:
                    found[concept] = weight, start, end, words
        fits = [(concept, _spans(text, *known[1:]), known[0]) for concept, known in found.items()]
        return _narrow(fits) if len(fits) > 1 else fits


def _keyed(cue: Cue, key: str, others: Sequence[str], numbers: Mapping[str, int]) -> Keyed:
    second = numbers[others[0] if others else key]
    rest, barred = (frozenset(numbers[term] for term in terms) for terms in (others[1:], cue.barred))
    more = (rest, barred) if rest or barred else None
    return cue.concept, second, more, tuple(others), len(key) + sum(map(len, others))


def _spans(text: str, start: int, end: int, others: Sequence[str]) -> tuple[Span, ...]:
    if not others:
        return ((start, end),)
    spans = [(start, end)]
    for term in others:
        at = text.find(term)
        spans.append((at, at + len(term)))
    return tuple(sorted(spans))


def _narrow(fits: list[Fit]) -> list[Fit]:
    kept = [fit for fit in fits if not any(other[2] > fit[2] and _covers(other[1], fit[1]) for other in fits)]
    return sorted(kept, key=lambda fit: (fit[1], fit[0])) if len(kept) > 1 else kept


def _covers(wide: Iterable[Span], narrow: Iterable[Span]) -> bool:
    return all(any(s <= start and end <= e for s, e in wide) for start, end in narrow)
