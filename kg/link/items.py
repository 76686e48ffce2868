"""The items of lists whose fields carry labels (责任单位:…, 整改时限:…), and which label speaks for which stretch.

A field speaks for the numbered item in which it stands. Items without numbers are parted where a label comes again;
they begin with their first label where that opens the section, and end with their last one where it closes the item.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from kg.text import clauses
from kg.text.outline import Clause, Outline
from kg.text.words import words

KINDS = ("body", "date", "matter")


class Field(NamedTuple):
    """A label and what it labels, `[start, end)` of the normalised text. `kind`: body, date or matter."""

    kind: str
    name: str
    start: int
    end: int


class Item(NamedTuple):
    """A stretch `[start, end)` of the normalised text for which fields speak."""

    start: int
    end: int
    fields: tuple[Field, ...]


_start = attrgetter("start")


@cache
def _kinds() -> dict[str, str]:
    return {word: kind for kind in KINDS for word in words(kind)}


class Items:
    """The items of a document, by the heading under which their labels stand (-1: none)."""

    def __init__(self, text: str, outline: Outline) -> None:
        self._text, self._outline = text, outline
        fields: dict[int, list[Field]] = defaultdict(list)
        for heading, field in self._fields():
            fields[heading].append(field)
        self._items = {heading: self._of_heading(heading, rows) for heading, rows in fields.items()}

    def at(self, clause: Clause) -> Iterator[Item]:
        """The items that speak for a clause, the innermost first."""
        heading = self._outline.sentences[clause.sentence].heading if self._items else -1
        while self._items:
            rows = self._items.get(heading, ())
            last = bisect_right(rows, clause.start, key=_start) - 1
            if last >= 0 and clause.start < rows[last].end:
                yield rows[last]
            if heading < 0:
                return
            heading = self._outline.headings[heading].parent

    def __bool__(self) -> bool:
        return bool(self._items)

    def __iter__(self) -> Iterator[Item]:
        return (item for items in self._items.values() for item in items)

    def _fields(self) -> Iterator[tuple[int, Field]]:
        kinds, text = _kinds(), self._text
        found = []
        for label in clauses.labels(text):
            clause = self._outline.clause_at(label.start)
            stop = text.find(":", label.start)
            name = text[label.start : stop].partition("(")[0]
            if clause and name in kinds:
                found.append((clause, Field(kinds[name], name, label.start, 0)))
        starts = [*(field.start for _, field in found), len(text)][1:]
        for (clause, field), following in zip(found, starts, strict=True):
            sentence = self._outline.sentences[clause.sentence]
            yield sentence.heading, field._replace(end=min(sentence.end, following))

    def _of_heading(self, heading: int, fields: Sequence[Field]) -> list[Item]:
        """The items of one section: groups of labels, none of which comes twice in a group."""
        groups: list[list[Field]] = [[]]
        for field in fields:
            if any(field.name == before.name for before in groups[-1]):
                groups.append([])
            groups[-1].append(field)
        start, stop = self._bounds(heading)
        if self._leads(groups[0], start, heading):
            edges = [start if heading >= 0 else groups[0][0].start, *(group[0].start for group in groups[1:]), stop]
        else:
            edges = [self._closed(groups[0], start, heading), *(group[-1].end for group in groups)]
        return [Item(edges[i], edges[i + 1], tuple(group)) for i, group in enumerate(groups)]

    def _bounds(self, heading: int) -> tuple[int, int]:
        if heading < 0:
            return 0, len(self._text)
        return self._outline.headings[heading].start, self._outline.headings[heading].stop

    def _leads(self, group: Sequence[Field], start: int, heading: int) -> bool:
        """Whether labels come before what they speak for: one names the matter, or the first opens its section."""
        after = self._outline.headings[heading].end if heading >= 0 else start
        opens = heading >= 0 and not self._text[after : group[0].start].strip(" \n:")
        return opens or group[0].kind == "matter" or (heading >= 0 and any(each.kind == "matter" for each in group))

    def _closed(self, group: Sequence[Field], start: int, heading: int) -> int:
        """Where a first item that its labels close begins: with its section, if they have a line of their own."""
        line = self._text.rfind("\n", 0, group[0].start) + 1
        alone = line == group[0].start
        if not alone:
            return max(start, line)
        return start if heading >= 0 else self._text.rfind("\n", 0, max(0, line - 1)) + 1
