"""Average-linkage clusters of near texts, exact, from near pairs only.

Two clusters are merged when the mean cosine over all pairs of their members is at the threshold or above, the nearest
clusters first. So a chain of texts, each like the next, does not become one cluster. A mean of t needs a pair of t, so
only clusters that such a pair joins are looked at; the mean of all pairs is the product of two sums of vectors.
"""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heapify, heappop, heappush

from kg.compare.vectors import DIGITS, Near, Space

Vector = dict[int, float]


class Linkage:
    """Clusters while they grow. A cluster is named by its lowest text; `sums` holds the sums of vectors."""

    def __init__(self, space: Space, near: Iterable[Near], threshold: float) -> None:
        self._threshold = threshold
        self.members: dict[int, list[int]] = {}
        self._sums: dict[int, Vector] = {}
        self._near: dict[int, dict[int, float]] = {}
        for one, other, cosine in near:
            for text, neighbour in ((one, other), (other, one)):
                self._near.setdefault(text, {})[neighbour] = cosine
        for text in self._near:
            columns, weights = space.row(text)
            self.members[text] = [text]
            self._sums[text] = dict(zip(columns.tolist(), weights.tolist(), strict=True))

    def merged(self) -> list[list[int]]:
        """The texts of every cluster of two and more, ascending."""
        heap = [(-mean, i, j) for i, row in self._near.items() for j, mean in row.items() if i < j]
        heapify(heap)
        while heap:
            mean, i, j = heappop(heap)
            if self._near.get(i, {}).get(j) == -mean:
                for other, new in self._merge(i, j).items():
                    if new >= self._threshold:
                        heappush(heap, (-new, min(i, other), max(i, other)))
        return sorted(sorted(texts) for texts in self.members.values() if len(texts) > 1)

    def _merge(self, i: int, j: int) -> dict[int, float]:
        """Let the cluster j go up in i, i below j; the means of the new one with its neighbours."""
        mine, its = self._near[i], self._near.pop(j)
        del mine[j], its[i]
        means = {other: self._mean(i, j, other, mine, its) for other in sorted({*mine, *its})}
        self._sums[i] = _added(self._sums[i], self._sums.pop(j))
        self.members[i] += self.members.pop(j)
        for other in its:
            del self._near[other][j]
        for other, mean in means.items():
            self._near[other][i] = mean
        self._near[i] = means
        return means

    def _mean(self, i: int, j: int, other: int, mine: dict[int, float], its: dict[int, float]) -> float:
        """The mean cosine of i and j together with another cluster."""
        first = mine[other] if other in mine else self._product(i, other)
        second = its[other] if other in its else self._product(j, other)
        m, n = len(self.members[i]), len(self.members[j])
        return round((m * first + n * second) / (m + n), DIGITS)

    def _product(self, i: int, j: int) -> float:
        one, other = self._sums[i], self._sums[j]
        if len(other) < len(one):
            one, other = other, one
        product = sum(weight * other[gram] for gram, weight in one.items() if gram in other)
        return product / (len(self.members[i]) * len(self.members[j]))


def _added(one: Vector, other: Vector) -> Vector:
    if len(other) > len(one):
        one, other = other, one
    for gram, weight in other.items():
        one[gram] = one.get(gram, 0.0) + weight
    return one


def clusters(space: Space, near: Iterable[Near], threshold: float) -> list[list[int]]:
    """The clusters of two and more texts, by their numbers, in ascending order.

    >>> space = Space(["秸秆综合利用", "推进秸秆综合利用", "噪声污染防治"])
    >>> clusters(space, space.pairs(0.6), 0.6)
    [[0, 1]]
    """
    return Linkage(space, near, threshold).merged()
