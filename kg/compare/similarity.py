"""How alike cities are: the share of the things that two of them speak of that both do, and which these are."""

from __future__ import annotations

from itertools import combinations
from math import log
from typing import NamedTuple

from kg.compare.cells import PRESENT
from kg.compare.shared import Comparison


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
    reason: tuple[str, ...]
    only_one: tuple[str, ...]
    only_other: tuple[str, ...]


def similarities(comparison: Comparison) -> list[Pair]:
    """Every pair of the compared cities, in their order."""
    cities = comparison.cities
    having = [{row.thing.id for row in comparison.rows if row.cells[i].state == PRESENT} for i in range(len(cities))]
    counts = {row.thing.id: sum(cell.state == PRESENT for cell in row.cells) for row in comparison.rows}
    weights = {id: log(1 + len(cities) / count) for id, count in counts.items() if count}
    keys = [city.code or city.name for city in cities]
    return [_pair(keys[i], keys[j], having[i], having[j], weights) for i, j in combinations(range(len(cities)), 2)]


def _pair(one: str, other: str, a: set[str], b: set[str], weights: dict[str, float]) -> Pair:
    def ranked(ids: set[str]) -> tuple[str, ...]:
        return tuple(sorted(ids, key=lambda id: (-weights[id], id)))

    both, either = a & b, a | b
    total = sum(weights[id] for id in sorted(either))
    weighted = sum(weights[id] for id in sorted(both)) / total if total else 0.0
    jaccard = len(both) / len(either) if either else 0.0
    return Pair(one, other, jaccard, weighted, len(both), ranked(both), ranked(a - b), ranked(b - a))
