"""Pairs of clauses judged by hand, and the precision of the alignment that they tell, with intervals.

The pairs were drawn at random within strata of the cosine, so each stratum counts by the pairs that it has in the
corpus, not by those drawn. The interval is Wilson's for the effective number of pairs; a stratum all of whose drawn
pairs are alike still counts as uncertain (one of each kind is added).
"""

from __future__ import annotations

import csv
from math import sqrt
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent
PAIRS, STRATA = FOLDER / "alignment-pairs.csv", FOLDER / "alignment-strata.csv"
POPULATIONS = ("unlinked", "held-out")
GOOD = {"strict": ("strict",), "lenient": ("strict", "lenient")}
THRESHOLDS = (0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8)
Z = 1.96


class Precision(NamedTuple):
    """An estimate with its 95 % interval, the pairs in the corpus and those judged."""

    value: float
    low: float
    high: float
    pairs: int
    judged: int

    def __str__(self) -> str:
        return f"{self.value:.2f} ({self.low:.2f} to {self.high:.2f})"


def pairs() -> list[dict[str, str]]:
    with PAIRS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def strata() -> dict[tuple[str, float], int]:
    """(population, lower bound) -> pairs of the corpus."""
    with STRATA.open(encoding="utf-8", newline="") as file:
        return {(row["population"], float(row["from"])): int(row["pairs"]) for row in csv.DictReader(file)}


def precision(
    threshold: float, good: tuple[str, ...], populations: tuple[str, ...] = POPULATIONS, *, half: int | None = None
) -> Precision:
    """Of the pairs at or above a threshold (a bound of the strata), the share that is good.

    Args:
        half: 0 or 1 for the pairs with an even or odd number only.
    """
    sizes = {key: n for key, n in strata().items() if key[0] in populations and key[1] >= threshold}
    total, value, variance, judged = sum(sizes.values()), 0.0, 0.0, 0
    rows = [row for row in pairs() if half is None or int(row["id"]) % 2 == half]
    for (population, low), size in sizes.items():
        drawn = [row for row in rows if row["population"] == population and float(row["stratum"]) == low]
        n, right = len(drawn), sum(row["judged"] in good for row in drawn)
        share, careful, weight = right / n, (right + 1) / (n + 2), size / total
        value += weight * share
        variance += weight**2 * careful * (1 - careful) / n * (1 - n / size if n < size else 0.0)
        judged += n
    return _wilson(value, variance, total, judged)


def _wilson(value: float, variance: float, total: int, judged: int) -> Precision:
    smoothed = min(max(value, 0.5 / judged), 1 - 0.5 / judged)
    n = min(smoothed * (1 - smoothed) / variance, total) if variance else total
    middle = (value + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z / (1 + Z * Z / n) * sqrt(value * (1 - value) / n + Z * Z / (4 * n * n))
    return Precision(value, max(middle - half, 0.0), min(middle + half, 1.0), total, judged)


def table() -> str:
    """The precisions by threshold, as docs/alignment.md has them."""
    heads = [f"{population}, {kind}" for population in ("all", *POPULATIONS) for kind in GOOD]
    lines = ["| cosine from | pairs | judged | " + " | ".join(heads) + " |", "| --- " * (len(heads) + 3) + "|"]
    for threshold in THRESHOLDS:
        cells = [
            precision(threshold, good, populations)
            for populations in (POPULATIONS, *((each,) for each in POPULATIONS))
            for good in GOOD.values()
        ]
        lines.append(f"| {threshold} | {cells[0].pairs} | {cells[0].judged} | " + " | ".join(map(str, cells)) + " |")
    return "\n".join(lines)


def chosen(half: int | None = None) -> float:
    """The lowest threshold from which on four of five pairs are strictly right."""
    return next(each for each in THRESHOLDS if precision(each, GOOD["strict"], half=half).value >= 0.8)


def agreement() -> tuple[float, float]:
    """Share of pairs that were judged alike both times, and Cohen's kappa."""
    rows = pairs()
    n = len(rows)
    alike = sum(row["first"] == row["second"] for row in rows) / n
    chance = sum(
        sum(row["first"] == kind for row in rows) * sum(row["second"] == kind for row in rows) / n**2
        for kind in ("strict", "lenient", "no")
    )
    return alike, (alike - chance) / (1 - chance)
