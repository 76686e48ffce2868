"""Conjunctive cues of ontology/: which concepts a phrase or a clause names.

A cue is one or more terms separated by a blank; all must stand in the clause, in any order; a term with a
leading "-" must not. Labels count as cues of one term. Quotation marks are not seen.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
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
    """Finds the cues of a whole text: an automaton over one term of each cue, then the others in its clause.

    That term is the one that the fewest cues share: 餐饮 of 餐饮 治理.
    """

    def __init__(self, cues: Iterable[Cue]) -> None:
        keys: dict[str, list[tuple[str, tuple[str, ...], tuple[str, ...]]]] = {}
        cues = list(cues)
        shared = Counter(term for cue in cues for term in cue.wanted)
        for cue in cues:
            key = min(cue.wanted, key=lambda term: (shared[term], -len(term), term))
            others = tuple(term for term in cue.wanted if term != key)
            keys.setdefault(key, []).append((cue.concept, others, cue.barred))
        self._cues = list(keys.values())
        kind = ahocorasick_rs.MatchKind.Standard
        self._automaton = ahocorasick_rs.AhoCorasick(list(keys), matchkind=kind)

    def hits(self, bare: Bare) -> list[Hit]:
        """Every occurrence of the key of every cue, overlapping ones too, in order of their end."""
        return self._automaton.find_matches_as_indexes(bare.text, overlapping=True)

    def fits(self, hits: Iterable[Hit], bare: Bare, start: int, end: int) -> list[Fit]:
        """Concepts whose cue the clause at bare `[start, end)` fits, given the hits in it.

        Where the terms of one lie inside those of another, only the wider reading stays.
        """
        text = bare.text[start:end]
        found: dict[str, Fit] = {}
        for key, first, last in hits:
            for concept, others, barred in self._cues[key]:
                if others and not all(term in text for term in others):
                    continue
                if barred and any(term in text for term in barred):
                    continue
                fit = Fit(concept, _spans(text, start, first, last, others))
                if concept not in found or fit.weight > found[concept].weight:
                    found[concept] = fit
        return _narrow(list(found.values())) if len(found) > 1 else list(found.values())


def _spans(text: str, start: int, first: int, last: int, others: Sequence[str]) -> tuple[tuple[int, int], ...]:
    if not others:
        return ((first, last),)
    places = [(start + text.find(term), len(term)) for term in others]
    return tuple(sorted([(first, last), *((at, at + length) for at, length in places)]))


def _narrow(fits: list[Fit]) -> list[Fit]:
    kept = [fit for fit in fits if not any(_covers(other, fit) for other in fits if other is not fit)]
    return sorted(kept, key=lambda fit: (fit.spans, fit.concept))


def _covers(wide: Fit, narrow: Fit) -> bool:
    return wide.weight > narrow.weight and all(
        any(s <= start and end <= e for s, e in wide.spans) for start, end in narrow.spans
    )
