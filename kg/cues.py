"""Conjunctive cues of ontology/: which concepts a phrase or a clause names.

A cue is one or more terms separated by a blank; all must stand in the clause, in any order; a term with a
leading "-" must not. Labels count as cues of one term. Quotation marks are not seen.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
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


class Fit(NamedTuple):
    """A concept whose cue a clause fits, and the bare offsets at which its terms stand, in order.

    `weight` says how many characters of the clause the cue accounts for.
    """

    concept: str
    spans: tuple[tuple[int, int], ...]
    weight: int


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
        >>> bare.text, bare.back(1), bare.forth(6)
        ('治散乱污', 2, 4)
        """
        return cls(QUOTES.sub("", text), [match.start() - i for i, match in enumerate(re.finditer(QUOTES, text))])

    def back(self, offset: int) -> int:
        """The offset in the whole text of a bare one."""
        return offset + bisect_right(self.at, offset)

    def forth(self, offset: int) -> int:
        """The bare offset of one in the whole text."""
        low, high = 0, len(self.at)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.at[middle] + middle < offset else (low, middle)
        return offset - low


Hit = tuple[int, int, int]
"""Number of a term, and the half-open bare offsets at which it stands."""
Keyed = tuple[str, str, tuple[str, ...], tuple[str, ...], int]
"""What a key leaves of its cue: the concept, a second term ("" for none: it stands in every text), the further terms,
the barred ones, and the weight of the whole."""


class Matcher:
    """Finds the cues of a whole text: an automaton over one term of each cue, then the others in its clause.

    That term is the one that the fewest cues share: 餐饮 of 餐饮 治理.
    """

    def __init__(self, cues: Iterable[Cue]) -> None:
        keys: dict[str, list[Keyed]] = {}
        cues = list(cues)
        shared = Counter(term for cue in cues for term in cue.wanted)
        for cue in cues:
            key = min(cue.wanted, key=lambda term: (shared[term], -len(term), term))
            others = sorted((term for term in cue.wanted if term != key), key=lambda term: (shared[term], term))
            second, rest = others[0] if others else "", tuple(others[1:])
            keys.setdefault(key, []).append((cue.concept, second, rest, cue.barred, len(key) + sum(map(len, others))))
        self._cues = list(keys.values())
        kind = ahocorasick_rs.MatchKind.Standard
        self._automaton = ahocorasick_rs.AhoCorasick(list(keys), matchkind=kind)

    def hits(self, bare: Bare) -> list[Hit]:
        """Every occurrence of the key of every cue, overlapping ones too, in order of their end."""
        return self._automaton.find_matches_as_indexes(bare.text, overlapping=True)

    def by_clause(self, bare: Bare, clauses: Iterable[tuple[int, int, int]]) -> Iterator[tuple[list[Hit], int, int]]:
        """For each clause, given by its offsets in the whole text, the hits in it and its bare offsets."""
        hits, marks = self.hits(bare), [offset + number for number, offset in enumerate(bare.at)]
        hits.append((0, len(bare.text) + 1, len(bare.text) + 1))
        hit = mark = 0
        for start, end, _ in clauses:
            while mark < len(marks) and marks[mark] < start:
                mark += 1
            begin = start - mark
            while mark < len(marks) and marks[mark] < end:
                mark += 1
            stop, here = end - mark, []
            while hits[hit][2] <= stop:
                if hits[hit][1] >= begin:
                    here.append(hits[hit])
                hit += 1
            yield here, begin, stop

    def fits(self, hits: Iterable[Hit], bare: Bare, start: int, end: int) -> list[Fit]:
        """Concepts whose cue the clause at bare `[start, end)` fits, given the hits in it.

        Where the terms of one lie inside those of another, only the wider reading stays.
        """
        text = bare.text[start:end]
        found: dict[str, Fit] = {}
        for key, first, last in hits:
            for concept, second, rest, barred, weight in self._cues[key]:
                if second not in text or ((rest or barred) and not _holds(text, rest, barred)):
                    continue
                known = found.get(concept)
                if known is None or weight > known.weight:
                    spans = _spans(text, start, first, last, (second, *rest)) if second else ((first, last),)
                    found[concept] = Fit(concept, spans, weight)
        return _narrow(list(found.values())) if len(found) > 1 else list(found.values())


def _spans(text: str, start: int, first: int, last: int, others: Sequence[str]) -> tuple[tuple[int, int], ...]:
    spans = [(first, last)]
    for term in others:
        at = start + text.find(term)
        spans.append((at, at + len(term)))
    return tuple(sorted(spans))


def _narrow(fits: list[Fit]) -> list[Fit]:
    kept = [fit for fit in fits if not any(other.weight > fit.weight and _covers(other, fit) for other in fits)]
    return sorted(kept, key=lambda fit: (fit.spans, fit.concept)) if len(kept) > 1 else kept


def _covers(wide: Fit, narrow: Fit) -> bool:
    return all(any(s <= start and end <= e for s, e in wide.spans) for start, end in narrow.spans)
