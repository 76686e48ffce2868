"""In which clauses the programmes of a document are named."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.extract.programme_words import HIDDEN, STOP, labels
from kg.lexicon import Entry, Hit, Lexicon
from kg.model import Programme

if TYPE_CHECKING:
    from kg.extract.reading import Reading

SHORTEST = 3
TYPES = ("programme", "scheme")
"""A maxim (谁污染谁付费) is no programme that a measure can belong to."""
MARKS = str.maketrans("", "", "“”《》‘’")


class Named:
    """Every place where a text names one of the programmes that were found in it, not only the first."""

    def __init__(self, reading: Reading, programmes: Sequence[Programme]) -> None:
        kept = [each for each in programmes if each.type in TYPES]
        known = {each.concept for each in kept if each.concept}
        text = reading.text.text
        hits = [hit for hit in labels().find(text) if hit.entry.concept in known] if known else []
        hits = [hit for hit in hits if hit.entry.kind not in (HIDDEN, STOP)]
        new = [entry for each in kept if not each.concept for entry in _names(reading, each)]
        hits += Lexicon(new).find(text) if new else []
        self._hits: list[Hit] = sorted(hits)
        self._starts = [hit.start for hit in self._hits]

    def within(self, start: int, end: int) -> tuple[str, ...]:
        """Ids, or names where there is no concept, of the programmes named in `[start, end)` of the normalised text."""
        first = bisect_left(self._starts, start)
        if first == len(self._starts) or self._starts[first] >= end:
            return ()
        last = bisect_left(self._starts, end, first)
        return tuple(sorted({hit.entry.concept for hit in self._hits[first:last]}))


def _names(reading: Reading, programme: Programme) -> list[Entry]:
    """The name of a programme that has no concept, as it is reported and as it is printed."""
    at, text = programme.evidence, reading.text
    printed = text.text[text.at_raw(at.start) : text.at_raw(at.end)]
    names = {programme.name, printed.translate(MARKS)}
    return [Entry(programme.name, name, "") for name in sorted(names) if len(name) >= SHORTEST]
