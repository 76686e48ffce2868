"""Conjunctive cues of ontology/: which concepts a phrase or a clause names.

A cue is one or more terms separated by a blank; all must stand in the clause, in any order; a term with a
leading "-" must not. Labels count as cues of one term. Quotation marks are not seen.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
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
    """A concept whose cue a clause fits, and the bare offsets at which its terms stand, in order."""

    concept: str
    spans: tuple[tuple[int, int], ...]

    @property
    def weight(self) -> int:
        """How many characters of the clause the cue accounts for."""
        return sum(end - start for start, end in self.spans)


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
    fits = [
        cue.concept
        for cue in cues(file)
        if all(term in phrase for term in cue.wanted) and not any(term in phrase for term in cue.barred)
    ]
    return list(dict.fromkeys(fits))


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


class Matcher:
    """Finds the terms of many cues in a whole text at once, and the cues that a clause's terms fit."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        self._terms: dict[str, int] = {}
        self._by_key: dict[int, list[tuple[str, tuple[int, ...], frozenset[int], frozenset[int]]]] = {}
        for cue in cues:
            wanted = tuple(self._number(term) for term in cue.wanted)
            barred = frozenset(self._number(term) for term in cue.barred)
            key = self._number(max(cue.wanted, key=len))
            self._by_key.setdefault(key, []).append((cue.concept, wanted, frozenset(wanted), barred))
        self._keys = frozenset(self._by_key)
        kind = ahocorasick_rs.MatchKind.Standard
        self._automaton = ahocorasick_rs.AhoCorasick(list(self._terms), matchkind=kind)

    def _number(self, term: str) -> int:
        return self._terms.setdefault(term, len(self._terms))

    def hits(self, bare: Bare) -> list[Hit]:
        """Every occurrence of every term, overlapping ones too, in order of their end."""
        return self._automaton.find_matches_as_indexes(bare.text, overlapping=True)

    def fits(self, hits: Sequence[Hit]) -> list[Fit]:
        """Concepts whose cue fits a clause with these hits, the narrower reading only where one covers another."""
        places: dict[int, list[tuple[int, int]]] = {}
        for term, start, end in hits:
            places.setdefault(term, []).append((start, end))
        here = frozenset(places)
        found: dict[str, Fit] = {}
        for key in here & self._keys:
            for concept, wanted, needed, barred in self._by_key[key]:
                if needed <= here and barred.isdisjoint(here):
                    spans = tuple(sorted(span for term in wanted for span in places[term]))
                    fit = Fit(concept, spans)
                    if concept not in found or (fit.weight, fit.spans) > (found[concept].weight, found[concept].spans):
                        found[concept] = fit
        return _narrow(list(found.values()))


def _narrow(fits: list[Fit]) -> list[Fit]:
    if len(fits) == 1:
        return fits
    kept = [fit for fit in fits if not any(_covers(other, fit) for other in fits if other is not fit)]
    return sorted(kept, key=lambda fit: (fit.spans, fit.concept))


def _covers(wide: Fit, narrow: Fit) -> bool:
    return wide.weight > narrow.weight and all(
        any(s <= start and end <= e for s, e in wide.spans) for start, end in narrow.spans
    )
