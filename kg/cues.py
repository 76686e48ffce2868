"""Conjunctive cues of ontology/: which concepts a phrase or a clause names.

A cue is one or more terms separated by a blank; all must stand in the clause, in any order; a term with a
leading "-" must not. Labels count as cues of one term. Quotation marks are not seen.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
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

    Plain loops, left at the first term that tells: `all` over a generator takes three times as long.
    """
    for term in wanted:
        if term not in text:
            return False
    for term in barred:  # noqa: SIM110
        if term in text:
            return False
    return True


class Bare(NamedTuple):
    """A text without its quotation marks. `at[k]` is the bare offset of the mark number k."""

    text: str
    at: list[int]

    @classmethod
    def of(cls, text: str, at: Iterable[int]) -> Bare:
        """The text without quotation marks, which stand at these offsets.

        >>> bare = Bare.of("治“散乱污”", [1, 5])
        >>> bare.text, bare.back(1)
        ('治散乱污', 2)
        """
        return cls(QUOTES.sub("", text), [offset - number for number, offset in enumerate(at)])

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
