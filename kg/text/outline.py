"""The outline of a document: parts per city, headings, paragraphs, sentences, clauses.

All offsets are half-open code points of the normalised text.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.model import NOWHERE, Place


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


class Clause(NamedTuple):
    """A clause (between , ; 。 and line ends, never split within short “ ”, 《 》 or ( )) and its sentence's index."""

    start: int
    end: int
    sentence: int


@dataclass(slots=True)
class Outline:
    """Lists in the order of the text. Footers and page chrome give no sentences and no clauses."""

    parts: list[Part] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)

    def part_at(self, offset: int) -> Part:
        """The part that holds an offset; a part of no city where there is none."""
        i = bisect_right(self.parts, offset, key=lambda part: part.start) - 1
        if i >= 0 and offset < self.parts[i].end:
            return self.parts[i]
        return Part(offset, offset, NOWHERE, "chrome")

    def clause_at(self, offset: int) -> Clause | None:
        """The clause that holds an offset, or None (chrome)."""
        i = bisect_right(self.clauses, offset, key=lambda clause: clause.start) - 1
        return self.clauses[i] if i >= 0 and offset < self.clauses[i].end else None
