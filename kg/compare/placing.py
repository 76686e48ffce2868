"""Where in the taxonomy a group of clauses may belong: the nearest concept, and the theme whose words it shares.

A theme is the sum of the vectors of all that is known of it: names of its concepts, clauses that have one. With the
concept of a clause taken out of the taxonomy and of the clauses, as if it were missing, the theme given by these
bounds is right in 0.79 of the cases, and given in 0.27 (docs/alignment.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from kg.compare.alignment import Group, Wordings
from kg.compare.taxonomy import themes
from kg.compare.vectors import DIGITS, Floats

LIKE, AHEAD = 0.15, 1.3
"""Cosine that a group and a theme must have, and how many times that of the next theme it must be."""
FLOOR = 0.4
"""Cosine from which on a concept is called near."""


class Place(NamedTuple):
    """A theme ("" where none is near enough, or two are), and the nearest concept with its cosine ("" and 0: none)."""

    theme: str
    concept: str
    score: float


def placed(wordings: Wordings, groups: Sequence[Group]) -> list[Place]:
    """The place of each group."""
    near = nearest_concepts(wordings, groups)
    cosines = likeness(wordings, groups)
    return [Place(chosen(dict(row)), *best) for row, best in zip(cosines, near, strict=True)]


def chosen(cosines: dict[str, float]) -> str:
    """The theme that is near enough and ahead of the next, or "".

    >>> chosen({"air": 0.3, "water": 0.2}), chosen({"air": 0.3, "water": 0.28})
    ('air', '')
    """
    first, second = sorted(((cosine, theme) for theme, cosine in cosines.items()), reverse=True)[:2]
    return first[1] if first[0] >= LIKE and first[0] >= AHEAD * second[0] else ""


def nearest_concepts(wordings: Wordings, groups: Sequence[Group]) -> list[tuple[str, float]]:
    """The concept one of whose names is nearest to a text of the group, and the cosine; ("", 0.0): none is near."""
    named = {words: min((id for id, city in said if not city), default="") for words, said in wordings.concepts.items()}
    numbers = {words: i for i, words in enumerate([*wordings.texts, *wordings.known])}
    names = {numbers[words]: concept for words, concept in named.items() if concept and concept != themes()[concept]}
    asking = sorted({numbers[text] for group in groups for text in group.texts})
    best: dict[int, tuple[float, str]] = {}
    for i, others, cosines in wordings.space.nearest(asking, sorted(names), FLOOR):
        pairs = zip(cosines.tolist(), others.tolist(), strict=True)
        best[i] = min(((-cosine, names[j]) for cosine, j in pairs), default=(0.0, ""))
    nearest = (min(best.get(numbers[text], (0.0, "")) for text in group.texts) for group in groups)
    return [(concept, -cosine) if concept else ("", 0.0) for cosine, concept in nearest]


def likeness(wordings: Wordings, groups: Sequence[Group]) -> list[list[tuple[str, float]]]:
    """For each group its cosine with every theme, in the order of themes."""
    space, numbers = wordings.space, {words: i for i, words in enumerate([*wordings.texts, *wordings.known])}
    rows = [space.total([numbers[text] for text in group.texts]) for group in groups]
    members: dict[str, set[int]] = defaultdict(set)
    for words, said in wordings.concepts.items():
        for concept, _ in said:
            members[themes()[concept]].add(numbers[words])
    found: list[list[tuple[str, float]]] = [[] for _ in groups]
    whole: Floats = np.zeros(space.width)
    for theme in sorted(members):
        columns, weights = space.total(sorted(members[theme]))
        whole[columns] = weights
        for row, (at, share) in zip(found, rows, strict=True):
            row.append((theme, round(float(whole[at] @ share), DIGITS)))
        whole[columns] = 0.0
    return found
