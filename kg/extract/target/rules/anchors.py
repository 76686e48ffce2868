"""The clauses that may hold a target: those with one of the strings without which none can."""

from __future__ import annotations

from functools import cache

import numpy as np

from kg.extract.target import cues
from kg.trie import Numbers
from kg.wordlists import Words

HAN = "一二两三四五六七八九十百"
COUNTED = ("count", "amount", "ratio", "day")
NO, DATED, YES = range(3)


@cache
def _always() -> list[str]:
    """Digits, Chinese numerals before a unit, and cue words."""
    forms = [form for form, unit in cues.units().forms.items() if unit.kind in COUNTED]
    numerals = [numeral + form for numeral in HAN for form in forms]
    months = [f"{numeral}月" for numeral in HAN[2:]]
    return [*"0123456789␣", *cues.words("anchor"), *numerals, *months]


ANCHORS = Words.shared(lambda: [*_always(), *cues.words("dated-anchor"), *cues.words("trend")])


def candidates(text: str, starts: Numbers, ends: Numbers) -> bytes:
    """For each clause NO, YES, or DATED where only a date in force could make it a target; linear in the text."""
    if not len(starts):
        return b""
    hits = ANCHORS.hits(text)
    clauses = starts.searchsorted(hits.starts, side="right") - 1
    inside = (clauses >= 0) & (hits.starts < ends.take(clauses))
    marked = np.zeros(len(starts), np.uint8)
    marked[clauses[inside]] = DATED
    marked[clauses[inside & (hits.numbers < len(_always()))]] = YES
    return marked.tobytes()
