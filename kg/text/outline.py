"""The outline of a document: parts per city, headings, paragraphs, sentences, clauses.

All offsets are half-open code points of the normalised text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from kg.model import NOWHERE, Place
from kg.text import chrome, clauses, headings, parts
from kg.text.clauses import Clause as Clause
from kg.text.headings import RANK, Number
from kg.text.mapped import Mapped
from kg.trie import Numbers


class Part(NamedTuple):
    """A stretch of the document that is about one city. `kind`: preface, notice, plan, report or chrome."""

    start: int
    end: int
    city: Place
    kind: str


class Heading(NamedTuple):
    """A numbered heading: its words are `[start, end)`, its section reaches to `stop`. `parent` is an index or -1.

    `number` as printed (一, (二), 3, 一是), `level` from 1 (outermost).
    """

    start: int
    end: int
    stop: int
    number: str
    title: str
    level: int
    parent: int


class Sentence(NamedTuple):
    """A sentence and the index of the innermost heading it stands under (-1: none) and of its paragraph."""

    start: int
    end: int
    heading: int
    paragraph: int


@dataclass(slots=True)
class Outline:
    """Lists in the order of the text. Footers and page chrome give no sentences and no clauses."""

    parts: list[Part] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    _rows: Numbers | None = field(default=None, repr=False, compare=False)
    _owners: memoryview | None = field(default=None, repr=False, compare=False)

    def part_at(self, offset: int) -> Part:
        """The part that holds an offset; a part of no city where there is none."""
        i = bisect_left(self.parts, (offset + 1,)) - 1
        if i >= 0 and offset < self.parts[i].end:
            return self.parts[i]
        return Part(offset, offset, NOWHERE, "chrome")

    def clause_at(self, offset: int) -> Clause | None:
        """The clause that holds an offset, or None (chrome)."""
        owners = self._owners or self._spread()
        number = owners[offset] if offset < len(owners) else -1
        return self.clauses[number] if number >= 0 else None

    def number_at(self, offset: int) -> int:
        """The number of the clause that holds an offset, or -1 (chrome)."""
        owners = self._owners or self._spread()
        number: int = owners[offset] if offset < len(owners) else -1
        return number

    def rows(self) -> Numbers:
        """Starts, ends and sentences of all clauses, in three rows; kept, for an outline that is asked is whole."""
        if self._rows is None:
            flat = np.fromiter(chain.from_iterable(self.clauses), np.int64, 3 * len(self.clauses))
            self._rows = flat.reshape(-1, 3).T.copy()
        return self._rows

    def _spread(self) -> memoryview:
        """For each character the number of its clause, or -1."""
        edges = self.rows()[:2].ravel("F")
        numbers = np.full(len(edges), -1, np.int32)
        numbers[1::2] = np.arange(len(self.clauses))
        edges[1:] -= edges[:-1].copy()
        self._owners = numbers.repeat(edges).data
        return self._owners


def outline(text: Mapped, *, cities: Sequence[Place] = (), kind: str = "") -> Outline:
    """The outline of a normalised text.

    Args:
        cities: the places that the document is about; of several, each has the part under its name.
        kind: plan or report, where it is known; else the text decides.
    """
    words = text.text
    rows = chrome.lines(words)
    marked = chrome.furniture(words, rows)
    found = Outline([Part(*stretch) for stretch in parts.split(words, rows, marked, cities, kind)])
    _Writer(words, found).write([row for row, off in zip(rows, marked, strict=True) if not off])
    return found


def flags(found: Outline) -> tuple[str, ...]:
    """The flags of kg.model.FLAGS that an outline shows."""
    kinds = {part.kind for part in found.parts}
    several = len({part.city.code for part in found.parts if part.city}) > 1
    signs = (("chrome", "chrome" in kinds), ("notice-and-plan", "notice" in kinds), ("several-cities", several))
    return tuple(flag for flag, shown in signs if shown)


Stretch = tuple[int, int, bool]
"""What stands between two numbers or labels of a line, and whether commas do not end its clauses."""


class _Writer:
    """Writes headings, sentences and clauses of the lines into an outline."""

    def __init__(self, text: str, found: Outline) -> None:
        self.text = text
        self.found = found
        self.stack: list[int] = []
        self.ranks: list[int] = []
        self.inline: list[bool] = []
        self.values: dict[str, int] = {}
        self.breaks = _sorted_breaks(text)
        self.at = 0
        self.labelled = -1

    def write(self, rows: Sequence[chrome.Line]) -> None:
        starts = {part.start for part in self.found.parts}
        edges = sorted(starts)
        edge = 0
        for paragraph, row in enumerate(rows):
            while edge < len(edges) and edges[edge] <= row.start:
                self.close(-1, edges[edge])
                edge += 1
            self.line(paragraph, row)
        body = [part.end for part in self.found.parts if part.kind != "chrome"]
        self.close(-1, body[-1] if body else len(self.text))

    def close(self, rank: int, at: int) -> None:
        """End every open heading of this rank or a later one."""
        while self.stack and self.ranks[self.stack[-1]] >= rank:
            i = self.stack.pop()
            start, end, _, number, title, level, parent = self.found.headings[i]
            self.found.headings[i] = Heading(start, end, at, number, title, level, parent)
        if rank < 0:
            self.values.clear()

    def open(self, number: Number, end: int, *, inline: bool) -> None:
        """Begin the section of a number whose line ends at `end`."""
        rank = RANK[number.kind]
        self.close(rank, number.start)
        for kind in [kind for kind in self.values if RANK[kind] > rank]:
            del self.values[kind]
        self.values[number.kind] = number.value
        stop = headings.title(self.text, number.end, end)
        parent = self.stack[-1] if self.stack else -1
        title = self.text[number.end : stop].strip()
        heading = Heading(number.start, stop, end, number.printed, title, len(self.stack) + 1, parent)
        self.stack.append(len(self.found.headings))
        self.found.headings.append(heading)
        self.ranks.append(rank)
        self.inline.append(inline)

    def restore(self, at: int) -> None:
        """A label at the head of a line ends the numbered list under the label before it."""
        while self.breaks[self.at][0] < at:
            self.at += 1
        if self.breaks[self.at][0] != at or self.breaks[self.at][1]:
            return
        if self.labelled in self.stack:
            below = self.stack.index(self.labelled) + 1
            if below < len(self.stack):
                self.close(self.ranks[self.stack[below]], at)
        self.labelled = self.stack[-1] if self.stack else -1

    def line(self, paragraph: int, row: chrome.Line) -> None:
        start, end = row
        number = headings.at_line(self.text, start, end)
        if self.breaks[self.at][0] <= start:
            self.restore(start)
        if number and headings.stands(number, self.values.get(number.kind, 0)):
            self.open(number, self.next_number(end), inline=False)
            start = number.end
        if self.breaks[self.at][0] < end:
            for stretch in self.stretches(start, end):
                self.sentences(stretch, paragraph)
        else:
            self.sentences((start, end, False), paragraph)
        if number is None or number.kind != "一是" or self.found.headings[self.stack[-1]].end < end - 1:
            while self.stack and (self.inline[self.stack[-1]] or self.ranks[self.stack[-1]] == RANK["一是"]):
                self.close(self.ranks[self.stack[-1]], end)

    def stretches(self, start: int, end: int) -> Iterator[Stretch]:
        """Cut a line at its inner numbers and labels; opens the headings of the numbers on the way."""
        whole = False
        while self.breaks[self.at][0] < end:
            at, number, label = self.breaks[self.at]
            self.at += 1
            if at < start or (number and not self.follows(number)):
                continue
            if at > start:
                yield start, at, whole
            start, whole = at, label
            if number:
                stop = self.next_number(end)
                self.open(number, stop, inline=RANK[number.kind] >= RANK["1."])
                start = number.end
        if start < end:
            yield start, end, whole

    def follows(self, number: Number) -> bool:
        """Whether a number inside a line opens an item."""
        return headings.follows(number, self.values.get(number.kind, 0), self.text[number.start - 1])

    def next_number(self, end: int) -> int:
        """Where the words of an item inside a line end at the latest."""
        later = self.at
        while self.breaks[later][0] < end:
            if self.breaks[later][1]:
                return self.breaks[later][0]
            later += 1
        return end

    def sentences(self, stretch: Stretch, paragraph: int) -> None:
        heading, (start, end, whole) = self.stack[-1] if self.stack else -1, stretch
        new, known, every = tuple.__new__, self.found.sentences, self.found.clauses
        for (first, last), pieces in clauses.sentences(self.text, start, end, whole=whole, number=len(known)):
            known.append(new(Sentence, (first, last, heading, paragraph)))
            every += pieces


def _sorted_breaks(text: str) -> list[tuple[int, Number | None, bool]]:
    """Numbers inside lines and labels in their order, and one beyond the end."""
    numbers: list[tuple[int, Number | None, bool]] = [(number.start, number, False) for number in headings.inside(text)]
    numbers += ((label.start, None, label.whole) for label in clauses.labels(text))
    return [*sorted(numbers, key=itemgetter(0)), (len(text) + 1, None, False)]
