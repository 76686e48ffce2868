"""The concepts of the taxonomy that the clauses of a document name."""

from __future__ import annotations

from functools import cache

import numpy as np

from kg import cues, lexicon
from kg.cues import Bare
from kg.fits import Matcher, Object
from kg.lexicon import SKOS
from kg.trie import Numbers
from kg.wordlists import Words

FILE = "measures.ttl"


@cache
def matcher() -> Matcher:
    """The cues and labels of the taxonomy's concepts; its themes name no measure."""
    themes = set(lexicon.values(FILE, SKOS + "topConceptOf"))
    return Matcher(cue for cue in cues.cues(FILE, labels=True) if cue.concept not in themes)


TERMS = Words.shared(lambda: matcher().terms)
"""The words of the cues."""


def objects(text: str, starts: Numbers, ends: Numbers) -> dict[int, list[Object]]:
    """The concepts that the clauses of a text name, by their start; quotation marks are not seen.

    Clauses with such marks are looked at without them, in lines of their own after the text.
    """
    marks = np.array(cues.marks(text), np.int64)
    firsts, lasts = marks.searchsorted(starts), marks.searchsorted(ends)
    marked = firsts < lasts
    plain, begins = np.flatnonzero(~marked), starts[marked].tolist()
    bounds = zip(begins, *(each[marked].tolist() for each in (ends, firsts, lasts)), strict=True)
    bare = [Bare.of(text[start:end], (marks[first:last] - start).tolist()) for start, end, first, last in bounds]
    lines = "".join([f"\n{clause.text}" for clause in bare])
    lasts = np.cumsum([len(text), *(len(clause.text) + 1 for clause in bare)])
    asked = np.concatenate((starts.take(plain), lasts[:-1] + 1)), np.concatenate((ends.take(plain), lasts[1:]))
    found = matcher().named(text + lines, TERMS.hits(text).then(TERMS.alone(lines), len(text)), *asked)
    for start, clause, first in zip(begins, bare, (lasts[:-1] + 1).tolist(), strict=True):
        if first in found:
            found[start] = [
                (concept, start + clause.back(at - first), start + clause.back(last - 1 - first) + 1)
                for concept, at, last in found[first]
            ]
    return found
