"""A text in which every character knows its place in the raw file it came from.

Normalising changes characters, drops some and joins others; facts are found in the normalised text
and must be quoted from the raw one. `Mapped` carries both and the way back.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence

import numpy as np

from kg.model import Evidence
from kg.records import maker
from kg.trie import Numbers

Edit = tuple[int, int, str]
"""Replace `text[start:end]` by a string: (start, end, replacement)."""

STEP = 1 << 16
_COUNT = array("I")
"""0, 1, 2, … as far as any text has reached: copying it is ten times as fast as counting anew."""

_known = maker(Evidence)


class Mapped:
    """A normalised `text` and, for each of its characters, the raw span it stands for.

    >>> text = Mapped.of_raw("標(biāo)準").edit([(1, 7, "")])
    >>> text.text, text.quote(0, 2)
    ('標準', '標(biāo)準')
    """

    __slots__ = ("_ends", "_starts", "raw", "text")

    def __init__(self, raw: str, text: str, starts: array[int], ends: array[int]) -> None:
        self.raw = raw
        self.text = text
        self._starts = starts
        self._ends = ends

    @classmethod
    def of_raw(cls, raw: str) -> Mapped:
        """The raw text as it is."""
        n = len(raw)
        while len(_COUNT) <= n:
            _COUNT.extend(range(len(_COUNT), min(n + 1, len(_COUNT) + STEP)))
        return cls(raw, raw, _COUNT[:n], _COUNT[1 : n + 1])

    def __len__(self) -> int:
        return len(self.text)

    def with_text(self, text: str) -> Mapped:
        """The same characters in another writing, one for one.

        Raises:
            ValueError: if the length differs.
        """
        if len(text) != len(self.text):
            raise ValueError(f"{len(text)} characters for {len(self.text)}")
        return Mapped(self.raw, text, self._starts, self._ends)

    def edit(self, edits: Iterable[Edit]) -> Mapped:
        """Apply non-overlapping edits given in order of their start; linear in the length of the text."""
        pieces: list[str] = []
        starts, ends = array("I"), array("I")
        at = 0
        for start, end, new in edits:
            pieces += (self.text[at:start], new)
            starts += self._starts[at:start]
            ends += self._ends[at:start]
            if new:
                starts.extend([self._starts[start]] * len(new))
                ends.extend([self._ends[max(start, end - 1)]] * len(new))
            at = end
        if not pieces:
            return self
        pieces.append(self.text[at:])
        starts += self._starts[at:]
        ends += self._ends[at:]
        return Mapped(self.raw, "".join(pieces), starts, ends)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Raw half-open offsets of the non-empty normalised span `text[start:end]`."""
        return self._starts[start], self._ends[end - 1]

    def quote(self, start: int, end: int) -> str:
        """The raw words of a normalised span."""
        first, last = self.span(start, end)
        return self.raw[first:last]

    def evidence(self, doc: str, start: int, end: int) -> Evidence:
        """Evidence for the normalised span `text[start:end]` in document `doc`.

        What was cut from the raw text between two offsets need not be checked to fit between them.

        Raises:
            EvidenceError: if the span is empty.
        """
        first, last = self._starts[start], self._ends[end - 1]
        make = _known if first < last else Evidence
        return make(doc, first, last, self.raw[first:last])

    def evidences(self, doc: str, starts: Numbers, ends: Numbers) -> dict[int, Evidence]:
        """Evidence for many normalised spans, by their starts.

        Raises:
            EvidenceError: if a span is empty.
        """
        firsts, lasts = np.asarray(self._starts).take(starts), np.asarray(self._ends).take(ends - 1)
        raw, make = self.raw, _known if (firsts < lasts).all() else Evidence
        spans = zip(starts.tolist(), firsts.tolist(), lasts.tolist(), strict=True)
        return {start: make(doc, first, last, raw[first:last]) for start, first, last in spans}

    def at_raw(self, offset: int) -> int:
        """Normalised offset of the first character that starts at or after a raw offset."""
        return bisect_left(self._starts, offset)

    def all_at_raw(self, offsets: Sequence[int]) -> list[int]:
        """What `at_raw` gives for each of many offsets, in a tenth of the time."""
        found: list[int] = np.asarray(self._starts).searchsorted(np.array(offsets, np.uintc)).tolist()
        return found
