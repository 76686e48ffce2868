"""Conjunctive cues of ontology/: which concepts a phrase or a clause names.

A cue is one or more terms separated by a blank; all must stand in the clause, in any order; a term with a
leading "-" must not. Labels count as cues of one term. Quotation marks are not seen.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from operator import itemgetter
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


Keyed = tuple[int, str, tuple[str, ...], tuple[str, ...], tuple[str, ...], int]
"""A cue as it stands under its key and its second term: its rank among the cues of its concept (the heavier above,
then the one that comes first), the concept, what further terms must stand in the clause and what must not; all its
words, and the weight."""
Met = tuple[Keyed, int, int]
"""A cue that a clause fits, and the offsets of its key."""
Object = tuple[str, int, int]
"""A concept and the half-open offsets of the words that name it."""
NO_OBJECTS: list[Object] = []
BY_WORDS = itemgetter(1, 0)
"""Order of fits: by the words that name them, then by concept."""


class Matcher:
    """Finds the cues that a clause fits: an automaton over one term of each, the one that tells most.

    That term, its key, is the one that the fewest terms hold: 餐饮 of 餐饮 治理. Only the cues of the keys in a clause
    are looked at, and only where their second term stands there too; a cue of one term has "" for a second.
    """

    def __init__(self, cues: Iterable[Cue]) -> None:
        cues = list(cues)
        held = _held(dict.fromkeys(term for cue in cues for term in cue.wanted))
        keys: dict[str, dict[str, list[Keyed]]] = {}
        for place, cue in enumerate(cues):
            words = tuple(sorted(dict.fromkeys(cue.wanted), key=lambda term: (held[term], -len(term), term)))
            weight = sum(map(len, words))
            keyed = weight * len(cues) - place, cue.concept, words[2:], cue.barred, words, weight
            keys.setdefault(words[0], {}).setdefault(words[1] if len(words) > 1 else "", []).append(keyed)
        self._cues = [tuple(seconds.items()) for seconds in keys.values()]
        self._automaton = ahocorasick_rs.AhoCorasick(list(keys), matchkind=ahocorasick_rs.MatchKind.Standard)

    def objects(self, text: str, at: int) -> list[Object]:
        """The concepts that a clause without quotation marks names, in the order of the words that name them.

        Where the words of one lie inside those of another, only the wider reading stays. Offsets are those of the text
        whose clause at `at` this is.
        """
        met = self._met(text)
        if not met:
            return NO_OBJECTS
        if len(met) > 1:
            fits = _narrow(_fits(text, met.values()))
            return [(concept, at + spans[0][0], at + spans[-1][1]) for concept, spans, _ in fits]
        (((_, concept, _, _, words, _), start, end),) = met.values()
        last = start
        for word in words[1:]:
            place = text.find(word)
            if place < start:
                start = place
            elif place >= last:
                last, end = place, place + len(word)
        return [(concept, at + start, at + end)]

    def _met(self, text: str) -> dict[str, Met]:
        """The best cue of each concept that a clause fits."""
        found: dict[str, Met] = {}
        for key, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            for second, cues in self._cues[key]:
                if second in text:
                    for cue in cues:
                        rank, concept, more, barred, _, _ = cue
                        if concept in found and rank <= found[concept][0][0]:
                            continue
                        if (more or barred) and not _holds(text, more, barred):
                            continue
                        found[concept] = cue, start, end
        return found


def _held(terms: Iterable[str]) -> Counter[str]:
    """How many terms each of them stands in."""
    terms = list(terms)
    automaton = ahocorasick_rs.AhoCorasick(terms, matchkind=ahocorasick_rs.MatchKind.Standard)
    return Counter(terms[hit[0]] for hit in automaton.find_matches_as_indexes("\n".join(terms), overlapping=True))


def _fits(text: str, met: Iterable[Met]) -> list[Fit]:
    return [(concept, _spans(text, words), weight) for (_, concept, _, _, words, weight), _, _ in met]


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
