"""What a measure that no concept fits is like: the nearest concept, and the nearest clauses of other cities.

A suggestion for a reader, never a fact. Objects of measures and labels of concepts are compared by their character
1- to 3-grams, weighted by TF-IDF, with a cosine of 0.6 and more: of measures whose concept is known, the nearest clause
of another city has that concept in 0.87 of the cases in which there is one so near.

A text with cosine t to a query must share one of those of its grams that hold more than 1 - t² of its weight, so only
those are looked up, the rarest first; very common ones never are. So the cost of a query does not grow with the
number of texts.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from heapq import nsmallest
from math import log, sqrt
from typing import NamedTuple

from kg import lexicon
from kg.model import Measure, Suggestion
from kg.taxonomy import FILE

THRESHOLD = 0.6
SHOWN = 3
"""Clauses of other cities that are offered."""
SIZES = (1, 2, 3)
LONGEST = 60
"""Characters of a text that are compared."""
SHORTEST = 4
"""Characters below which words (责任, 设施) say too little to be compared."""
COMMON = 400
"""Texts that may share a gram for it to be looked up."""
LOOKED_AT = 24
"""Candidates whose cosine is computed: those that share most weight in rare grams."""

Vector = dict[str, float]


def words(measure: Measure) -> str:
    """What a measure is compared by: what is acted upon, without the verb."""
    return measure.object or measure.label


def suggestions(measures: Iterable[Measure]) -> Iterator[Suggestion]:
    """For every measure without a concept the nearest concept and clauses of other cities, in the order of the text.

    Args:
        measures: of all documents, in any order; of those of one city with the same words one is enough.
    """
    ordered = sorted(measures, key=lambda m: (m.doc, m.evidence.start, m.evidence.end, m.concept, m.city.name))
    asking = [m for m in ordered if not m.concept and len(words(m)) >= SHORTEST]
    if not asking:
        return
    texts = {(m.city.name, words(m), m.concept): Text(m.city.name, words(m), m.concept, m) for m in reversed(ordered)}
    kept = [text for text in reversed(texts.values()) if len(text.words) >= SHORTEST]
    index = Index([*labels(), *kept], map(words, asking))
    for measure in asking:
        yield from _of(measure, list(index.near(words(measure))))


def _of(measure: Measure, near: Sequence[tuple[float, Text]]) -> Iterator[Suggestion]:
    concept = next(((score, text.concept) for score, text in near if text.concept), None)
    if concept:
        yield Suggestion(measure=measure, concept=concept[1], score=concept[0])
    others = [(score, text.measure) for score, text in near if text.measure and text.city != measure.city.name]
    for score, other in others[:SHOWN]:
        yield Suggestion(measure=measure, like=other, score=score)


@cache
def labels() -> tuple[Text, ...]:
    """The names of the concepts of the taxonomy; its themes are no measures."""
    themes = set(lexicon.values(FILE, lexicon.SKOS + "topConceptOf"))
    return tuple(
        Text("", name, concept, None)
        for predicate in ("prefLabel", "altLabel")
        for concept, names in lexicon.values(FILE, lexicon.SKOS + predicate, language="zh").items()
        for name in names
        if concept not in themes and len(name) >= SHORTEST
    )


class Text(NamedTuple):
    """Words to compare, a measure of a city or (city "") a label of a concept; `concept` "" where there is none."""

    city: str
    words: str
    concept: str
    measure: Measure | None


def grams(words: str) -> Counter[str]:
    """The character 1- to 3-grams of the first characters of a text.

    >>> sorted(grams("污水"))
    ['水', '污', '污水']
    """
    words = words[:LONGEST]
    return Counter(words[i : i + n] for n in SIZES for i in range(len(words) - n + 1))


class Index:
    """Texts by their rare grams.

    Args:
        texts: what queries are compared with.
        queries: the words of all queries; only grams that they may need are indexed.
    """

    def __init__(self, texts: Sequence[Text], queries: Iterable[str]) -> None:
        self.texts = texts
        self._df: Counter[str] = Counter()
        for text in texts:
            self._df.update(set(grams(text.words)))
        self._n = len(texts)
        self.vector = lru_cache(maxsize=1 << 14)(self._vector)
        wanted = {gram for words in set(queries) for gram in self._rare(words)}
        self._postings: dict[str, array[int]] = defaultdict(lambda: array("I"))
        for i, text in enumerate(texts):
            for gram in wanted & grams(text.words).keys():
                self._postings[gram].append(i)

    def _vector(self, words: str) -> Vector:
        """TF-IDF weights of unit length."""
        df, n = self._df, self._n + 1
        weights = {gram: count * (log(n / (df[gram] + 1)) + 1) for gram, count in grams(words).items()}
        length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {gram: weight / length for gram, weight in weights.items()}

    def _rare(self, words: str) -> list[str]:
        """The rarest grams of a query that hold so much of it that no text without one of them can be near."""
        vector = self.vector(words)
        held, rare = 0.0, []
        for gram in sorted(vector, key=lambda gram: (self._df[gram], gram)):
            if self._df[gram] > COMMON or held > 1 - THRESHOLD * THRESHOLD:
                break
            held += vector[gram] ** 2
            rare.append(gram)
        return rare

    def near(self, words: str) -> Iterator[tuple[float, Text]]:
        """Cosine and text of what is near to a query, nearest first."""
        vector = self.vector(words)
        shared: dict[int, float] = defaultdict(float)
        for gram in self._rare(words):
            weight = vector[gram] ** 2
            for i in self._postings.get(gram, ()):
                shared[i] += weight
        likely = nsmallest(LOOKED_AT, shared, key=lambda i: (-shared[i], i))
        found = ((self._cosine(vector, self.texts[i].words), i) for i in likely)
        for cosine, i in sorted(((c, i) for c, i in found if c >= THRESHOLD), key=lambda pair: (-pair[0], pair[1])):
            yield cosine, self.texts[i]

    def _cosine(self, vector: Vector, words: str) -> float:
        other = self.vector(words)
        if len(other) < len(vector):
            vector, other = other, vector
        return round(sum(weight * other[gram] for gram, weight in vector.items() if gram in other), 4)
