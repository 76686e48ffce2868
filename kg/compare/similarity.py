"""How alike cities are: the share of the things that two of them speak of that both do, and which these are."""

from __future__ import annotations

from itertools import combinations
from math import log
from typing import NamedTuple

from kg.compare.cells import PRESENT
from kg.compare.shared import Comparison

BITS = 8


class Pair(NamedTuple):
    """Two cities, by code (or name, without one).

    `jaccard` is |both| / |either|; `weighted` the same with each thing weighing by its rarity, ln(1 + cities / cities
    that have it). `shared` counts both; `reason` names them, `only_one` and `only_other` the others, the rarest first.
    """

    one: str
    other: str
    jaccard: float
    weighted: float
    shared: int
    reason: tuple[str, ...] = ()
    only_one: tuple[str, ...] = ()
    only_other: tuple[str, ...] = ()


def similarities(comparison: Comparison, *, reasons: bool = True) -> list[Pair]:
    """Every pair of the compared cities, in their order.

    Args:
        reasons: whether pairs name things; for many cities this takes most of the time (see `because`).
    """
    likeness = Likeness(comparison)
    return [likeness.because(pair) if reasons else pair for pair in likeness.pairs()]


class Likeness:
    """The things that each city of a comparison has, as the bits of a number, the rarest thing as the lowest bit."""

    def __init__(self, comparison: Comparison) -> None:
        cities = comparison.cities
        counts = {row.thing.id: row.present for row in comparison.rows if row.present}
        self._weights = {id: log(1 + len(cities) / count) for id, count in counts.items()}
        self._things = sorted(counts, key=lambda id: (-self._weights[id], id))
        places = {id: place for place, id in enumerate(self._things)}
        self._keys = [city.key for city in cities]
        self._having = [0] * len(cities)
        for row in comparison.rows:
            for city, cell in enumerate(row.cells):
                if cell.state == PRESENT:
                    self._having[city] |= 1 << places[row.thing.id]
        self._bytes = len(self._things) // BITS + 1
        self._sums = [self._sums_of(place) for place in range(self._bytes)]
        self._totals = [self._weight(having) for having in self._having]

    def _sums_of(self, place: int) -> list[float]:
        """The weight of every value of one byte."""
        weights = [self._weights[id] for id in self._things[place * BITS : (place + 1) * BITS]]
        return [sum(w for bit, w in enumerate(weights) if value >> bit & 1) for value in range(1 << BITS)]

    def _weight(self, having: int) -> float:
        pairs = zip(self._sums, having.to_bytes(self._bytes, "little"), strict=True)
        return sum(sums[value] for sums, value in pairs)

    def pairs(self) -> list[Pair]:
        """Every pair, without reasons."""
        return [self.pair(i, j) for i, j in combinations(range(len(self._keys)), 2)]

    def pair(self, i: int, j: int) -> Pair:
        """Two cities, by their places, without the reason."""
        both, either = self._having[i] & self._having[j], self._having[i] | self._having[j]
        shared = self._weight(both)
        total = self._totals[i] + self._totals[j] - shared
        jaccard = both.bit_count() / either.bit_count() if either else 0.0
        return Pair(self._keys[i], self._keys[j], jaccard, shared / total if total else 0.0, both.bit_count())

    def because(self, pair: Pair) -> Pair:
        """A pair with its reason."""
        one, other = (self._having[self._keys.index(key)] for key in (pair.one, pair.other))
        return pair._replace(
            reason=self._named(one & other),
            only_one=self._named(one & ~other),
            only_other=self._named(other & ~one),
        )

    def _named(self, having: int) -> tuple[str, ...]:
        return tuple(id for place, id in enumerate(self._things) if having >> place & 1)
