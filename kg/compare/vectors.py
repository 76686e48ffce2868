"""Texts as vectors of their character 1- to 3-grams, weighted by TF-IDF, and those of them that are near each other.

Two texts with a cosine of t or more share one of the rarest of their grams that hold more than 1 - t² of the weight of
either, so only those grams are looked up ("prefix filter"). Grams that stand in the prefix of very many texts are
looked up only in those texts in which they weigh most, and of each text only so many candidates are compared: the cost
grows with the number of texts, not with its square.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from kg.link.nearest import grams

COMMON = 128
"""Texts in which a gram is looked up."""
LOOKED_AT = 64
"""Candidates of a text whose cosine is computed: those that share most weight in rare grams."""
DIGITS = 4
"""Digits of a cosine, so that it is the same on every machine."""

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


class Near(NamedTuple):
    """Two texts by their numbers, and their cosine."""

    one: int
    other: int
    cosine: float


class Space:
    """Vectors of unit length of texts, as rows of a sparse matrix. Grams are numbered from the rarest on.

    >>> space = Space(["秸秆综合利用", "推进秸秆综合利用", "噪声污染防治"])
    >>> [(near.one, near.other) for near in space.pairs(0.6)]
    [(0, 1)]
    """

    def __init__(self, texts: Sequence[str]) -> None:
        counted = [grams(text) for text in texts]
        names = {gram: i for i, gram in enumerate(dict.fromkeys(gram for row in counted for gram in row))}
        sizes = np.fromiter(map(len, counted), np.int64, len(texts))
        self.starts: Ints = np.concatenate(([0], np.cumsum(sizes)))
        total = int(self.starts[-1])
        columns = np.fromiter((names[gram] for row in counted for gram in row), np.int64, total)
        counts = np.fromiter((n for row in counted for n in row.values()), np.float64, total)
        df = np.bincount(columns, minlength=len(names))
        ranks = np.empty(len(names), np.int64)
        ranks[np.argsort(df, kind="stable")] = np.arange(len(names))
        weights = counts * (np.log((len(texts) + 1) / (df[columns] + 1)) + 1)
        rows = np.repeat(np.arange(len(texts)), sizes)
        length = np.sqrt(np.bincount(rows, weights * weights, minlength=len(texts)))
        order = np.lexsort((ranks[columns], rows))
        self.columns: Ints = ranks[columns][order]
        self.weights: Floats = (weights / length[rows])[order]
        self.width = len(names)

    def row(self, i: int) -> tuple[Ints, Floats]:
        """The grams of a text, rarest first, and their weights."""
        start, end = self.starts[i], self.starts[i + 1]
        return self.columns[start:end], self.weights[start:end]

    def cosine(self, i: int, j: int) -> float:
        """How like two texts are, 0 to 1."""
        _, at, there = np.intersect1d(self.row(i)[0], self.row(j)[0], assume_unique=True, return_indices=True)
        return round(float(self.row(i)[1][at] @ self.row(j)[1][there]), DIGITS)

    def total(self, texts: Sequence[int]) -> tuple[Ints, Floats]:
        """The grams of some texts together, and their weights as one vector of unit length."""
        cells = np.concatenate([np.arange(self.starts[i], self.starts[i + 1]) for i in texts])
        columns, at = np.unique(self.columns[cells], return_inverse=True)
        weights = np.bincount(at, self.weights[cells])
        return columns, weights / np.sqrt(weights @ weights)

    def pairs(self, threshold: float, among: Sequence[int] | None = None) -> Iterator[Near]:
        """The pairs of texts with this cosine or more, each once, the lower number first.

        Args:
            threshold: above 0.
            among: numbers of the texts that are compared, ascending; default: all.
        """
        chosen = np.arange(len(self.starts) - 1) if among is None else np.asarray(among, dtype=np.int64)
        seen: set[tuple[int, int]] = set()
        for i, others, cosines in self.nearest(chosen, chosen, threshold):
            for j, cosine in zip(others.tolist(), cosines.tolist(), strict=True):
                pair = (i, j) if i < j else (j, i)
                if i != j and pair not in seen:
                    seen.add(pair)
                    yield Near(pair[0], pair[1], cosine)

    def nearest(
        self, asking: Sequence[int] | Ints, among: Sequence[int] | Ints, threshold: float
    ) -> Iterator[tuple[int, Ints, Floats]]:
        """For each text that asks those among others with this cosine or more (itself too), and the cosines."""
        starts, posted, shares = self._postings(np.asarray(among, dtype=np.int64), threshold)
        scratch = np.zeros(self.width)
        for i in np.asarray(asking, dtype=np.int64).tolist():
            columns, weights = self.row(i)
            rare = self._rare(weights, threshold)
            spans = [(starts[c], starts[c + 1]) for c in columns[:rare].tolist()]
            found = np.concatenate([posted[a:b] for a, b in spans]) if spans else posted[:0]
            if len(found):
                shared = np.concatenate([shares[a:b] * w for (a, b), w in zip(spans, weights.tolist(), strict=False)])
                scratch[columns] = weights
                likely = _likely(found, shared)
                cosines = self._cosines(likely, scratch)
                scratch[columns] = 0.0
                near = cosines >= threshold
                yield i, likely[near], cosines[near]

    @staticmethod
    def _rare(weights: Floats, threshold: float) -> int:
        """How many of the rarest grams of a text hold so much of it that no text without one of them can be near."""
        held = np.cumsum(weights * weights)
        return int(np.searchsorted(held, 1 - threshold * threshold, side="right")) + 1

    def _postings(self, among: Ints, threshold: float) -> tuple[list[int], Ints, Floats]:
        """By gram the texts in whose prefix it stands, those in which it weighs most where there are too many."""
        spans = [(int(self.starts[i]), self._rare(self.row(i)[1], threshold)) for i in among.tolist()]
        ends = {i: int(self.starts[i + 1]) for i in among.tolist()}
        cells = [np.arange(a, min(a + n, ends[i])) for i, (a, n) in zip(among.tolist(), spans, strict=True)]
        at = np.concatenate(cells) if cells else np.zeros(0, np.int64)
        texts = np.repeat(among, [len(each) for each in cells])
        columns, weights = self.columns[at], self.weights[at]
        order = np.lexsort((texts, -weights, columns))
        columns, weights, texts = columns[order], weights[order], texts[order]
        first = np.searchsorted(columns, columns, side="left")
        kept = np.arange(len(columns)) - first < COMMON
        columns = columns[kept]
        starts = np.searchsorted(columns, np.arange(self.width + 1))
        return cast("list[int]", starts.tolist()), texts[kept], weights[kept]

    def _cosines(self, others: Ints, scratch: Floats) -> Floats:
        sizes = self.starts[others + 1] - self.starts[others]
        begins = np.cumsum(sizes) - sizes
        cells = np.arange(int(sizes.sum())) - np.repeat(begins - self.starts[others], sizes)
        products = self.weights[cells] * scratch[self.columns[cells]]
        cosines: Floats = np.add.reduceat(products, begins).round(DIGITS)
        return cosines


def _likely(found: Ints, shared: Floats) -> Ints:
    """The candidates that share most, in ascending order; of equal ones those that come first."""
    texts, at = np.unique(found, return_inverse=True)
    if len(texts) > LOOKED_AT:
        held = np.round(np.bincount(at, shared), DIGITS)
        texts = np.sort(texts[np.argsort(-held, kind="stable")[:LOOKED_AT]])
    return texts
