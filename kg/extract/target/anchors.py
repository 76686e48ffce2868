"""The clauses that may hold a target: one automaton over the whole text finds every string without which none can."""

from __future__ import annotations

from functools import cache

import ahocorasick_rs

from kg.extract.target import cues
from kg.text.outline import Clause

HAN = "一二两三四五六七八九十百"
COUNTED = ("count", "amount", "ratio", "day")


@cache
def automaton() -> ahocorasick_rs.AhoCorasick:
    """Digits, Chinese numerals before a unit, and the cue words of ontology/targets.ttl."""
    forms = [form for form, unit in cues.units().forms.items() if unit.kind in COUNTED]
    numerals = [numeral + form for numeral in HAN for form in forms]
    return ahocorasick_rs.AhoCorasick([*"0123456789", *cues.words("anchor"), *cues.words("trend"), *numerals])


def candidates(text: str, clauses: list[Clause]) -> list[bool]:
    """Which clauses hold an anchor; linear in the text."""
    marked = [False] * len(clauses)
    i, n = 0, len(clauses)
    for _, start, _ in automaton().find_matches_as_indexes(text):
        while i < n and clauses[i].end <= start:
            i += 1
        if i == n:
            break
        if clauses[i].start <= start:
            marked[i] = True
    return marked
