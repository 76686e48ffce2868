"""The clauses that may hold a target: one automaton over the whole text finds every string without which none can."""

from __future__ import annotations

from functools import cache

import ahocorasick_rs

from kg.extract.target import cues
from kg.text.outline import Clause

HAN = "一二两三四五六七八九十百"
COUNTED = ("count", "amount", "ratio", "day")
NO, DATED, YES = range(3)


@cache
def automaton() -> tuple[ahocorasick_rs.AhoCorasick, int]:
    """Digits, Chinese numerals before a unit, and cue words.

    The second value is the number of the first pattern that matters only with a date.
    """
    forms = [form for form, unit in cues.units().forms.items() if unit.kind in COUNTED]
    numerals = [numeral + form for numeral in HAN for form in forms]
    always = [*"0123456789", *cues.words("anchor"), *numerals]
    return ahocorasick_rs.AhoCorasick([*always, *cues.words("dated-anchor"), *cues.words("trend")]), len(always)


def candidates(text: str, clauses: list[Clause]) -> bytes:
    """For each clause NO, YES, or DATED where only a date in force could make it a target; linear in the text."""
    marked = bytearray(len(clauses))
    found, always = automaton()
    i, n, settled = 0, len(clauses), 0
    for pattern, start, _ in found.find_matches_as_indexes(text):
        if start < settled:
            continue
        while i < n and clauses[i][1] <= start:
            i += 1
        if i == n:
            break
        if clauses[i][0] <= start:
            if pattern < always:
                marked[i], settled = YES, clauses[i][1]
            else:
                marked[i] = DATED
    return bytes(marked)
