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
    size, marks = len(text), np.array(cues.marks(text), np.int64)
    owners = starts.searchsorted(marks, side="right") - 1
    inside = (owners >= 0) & (marks < ends.take(owners, mode="clip")) if len(starts) else owners >= 0
    counts = np.bincount(owners[inside], minlength=len(starts))
    plain, marked = counts == 0, counts.nonzero()[0]
    counts = counts.take(marked)
    begins, stops = starts.take(marked), ends.take(marked)
    lines = "".join([f"\n{text[start:end]}" for start, end in zip(begins.tolist(), stops.tolist(), strict=True)])
    shifts, passed = (stops - begins + 1).cumsum() - stops, counts.cumsum()
    bare = Bare.of(lines, (marks[inside] + shifts.repeat(counts)).tolist())
    firsts, lasts = begins + shifts - passed + counts + size, stops + shifts - passed + size
    asked = np.concatenate((starts[plain], firsts)), np.concatenate((ends[plain], lasts))
    found = matcher().named(text + bare.text, TERMS.hits(text).then(TERMS.alone(bare.text), size), *asked)
    for start, first, shift in zip(begins.tolist(), firsts.tolist(), shifts.tolist(), strict=True):
        if first in found:
            found[start] = [
                (concept, bare.back(at - size) - shift, bare.back(last - 1 - size) - shift + 1)
                for concept, at, last in found[first]
            ]
    return found
