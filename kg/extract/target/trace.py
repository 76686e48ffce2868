"""Where the deadline of a target was said: the walk over a document once more, with an eye on its dates."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from kg.extract.reading import Reading
from kg.extract.target import cells
from kg.extract.target.dating import issued
from kg.extract.target.dating.due import Due
from kg.extract.target.dating.sections import Sections
from kg.extract.target.dating.timeline import Timeline
from kg.extract.target.found import Found, Scene
from kg.extract.target.rows import Row
from kg.extract.target.rules import tables
from kg.extract.target.walk import Walk
from kg.text.outline import Clause, Outline, Sentence
from kg.values.dates import Date

PERIOD = re.compile("[一二三四五]五|今年|明年|去年|上年")
"""Words of a heading that give a year without its figures."""
Key = tuple[int, str, str]
"""Normalised start, indicator and deadline of a row."""


class Origin(NamedTuple):
    """Where a deadline was said: the words `[start, end)` of the normalised text, and what they are.

    `how`: clause, sentence (an earlier clause), earlier (a sentence before), heading, label, cell (of a column of
    deadlines), head (of a table); without words title (the year it names), announced (that of the plan that a page
    presents), bulletin (the year it tells of), report (the one it sets its tasks for or looks back on) or issued (the
    year of the document, this year in its words).
    """

    how: str
    start: int = 0
    end: int = 0


class _Timeline(Timeline):
    """A timeline that remembers where each date stands; the dates in force are told apart by identity."""

    def __init__(self, outline: Outline, sections: Sections, issued: str, *, reporting: bool) -> None:
        super().__init__(issued, reporting=reporting)
        self.base = 0
        self.said: dict[int, tuple[Due, Origin]] = {}
        self._outline, self._sections = outline, sections

    def enter(self, paragraph: int, heading: int, text: str, section: Due | None, **how: bool) -> None:
        super().enter(paragraph, heading, text, section, **how)
        if section is not None and id(section) not in self.said:
            at = heading
            headings = self._outline.headings
            while at >= 0 and self._sections.of_heading(headings[at].parent).due is section:
                at = headings[at].parent
            if at >= 0:
                named = section.iso[:4] in headings[at].title or PERIOD.search(headings[at].title)
                place = Origin("heading" if named else "report", headings[at].start, headings[at].end)
                self.said[id(section)] = section, place

    def widen(self) -> None:
        part = self.carried(state=True)
        super().widen()
        whole = self.carried(state=True)
        if whole is not part and id(part) in self.said:
            self.said[id(whole)] = whole, self.said[id(part)][1]

    def see(self, date: Date, sentence: str, at: int, **how: bool) -> Due:
        due = super().see(date, sentence, at, **how)
        start = self.base + at
        self.said[id(due)] = due, Origin("earlier", start, start + date.end - date.start)
        return due


class Trace(Walk):
    """A walk that keeps the origin of every deadline."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self.traced = _Timeline(self.outline, self.sections, self.watch.issued, reporting=self.reporting)
        self.time = self.watch.time = self.traced
        self.origins: dict[Key, Origin] = {}
        self._now = Sentence(0, 0, -1, -1)
        self._label = Origin("label")

    def sentence(self, sentence: Sentence, clauses: list[Clause], marked: bytes) -> None:
        self._now, self.traced.base = sentence, sentence.start
        before = self.sections.due
        super().sentence(sentence, clauses, marked)
        if self.sections.due and self.sections.due != before:
            self._label = Origin("label", sentence.start, sentence.end)

    def finish(self, row: Found, scene: Scene, clause: Clause, begin: int, due: Due | None) -> Row:
        done = super().finish(row, scene, clause, begin, due)
        if done.found.deadline:
            origin = self._origin(row, scene, clause, begin, due, done.found)
            self.origins[done.start, done.found.indicator, done.found.deadline] = origin
        return done

    def limited(self, words: str) -> bool:
        return self._filling(super().limited, words, self.above)

    def labelled(self, words: str) -> bool:
        return self._filling(super().labelled, words, self.item)

    def _filling(self, take: Callable[[str], bool], words: str, first: int) -> bool:
        """Take the label in a sentence, and keep it as the origin of the deadlines that it gives to rows before it."""
        before = [row.found.deadline for row in self.rows[first:]]
        taken = take(words)
        for row, deadline in zip(self.rows[first:], before, strict=True):
            if row.found.deadline and row.found.deadline != deadline:
                key = row.start, row.found.indicator, row.found.deadline
                self.origins[key] = Origin("label", self._now.start, self._now.end)
        return taken

    def _origin(self, row: Found, scene: Scene, clause: Clause, begin: int, due: Due | None, done: Found) -> Origin:
        if row.deadline is not None:
            own = [date for date in scene.dates if date.iso == row.deadline]
            at = clause.start + begin
            return Origin("clause", at + own[0].start, at + own[0].end) if own else Origin("clause", *clause[:2])
        state = row.kind in ("level", "change") or (row.kind == "cover" and row.value is not None)
        force = due or self.time.carried(state=state)
        if not force.iso or not (done.deadline or "").startswith(force.iso):
            return self._label if self.sections.due == done.deadline else Origin(self._unsaid(done))
        if id(force) not in self.traced.said:
            return Origin(self._annual() if force is self.sections.annual or force is self.plan else "issued")
        _, origin = self.traced.said[id(force)]
        if origin.how == "earlier" and clause.start <= origin.start < clause.end:
            return origin._replace(how="clause")
        if origin.how == "earlier" and self._now.start <= origin.start < self._now.end:
            return origin._replace(how="sentence")
        return self._in_heading(origin, clause) if origin.how == "earlier" else origin

    def _annual(self) -> str:
        """What gives the year of an annual document."""
        if issued.annual(self.document.title):
            return "title"
        return "bulletin" if issued.bulletin(self.document, self.text) else "announced"

    def _unsaid(self, done: Found) -> str:
        """What gives the year of a row that nothing before it dates."""
        return "report" if done.deadline == self.sections.year(done.status) else "issued"

    def _in_heading(self, origin: Origin, clause: Clause) -> Origin:
        """The heading above a clause, where the date stands in it."""
        at = self.outline.sentences[clause.sentence].heading
        while at >= 0:
            heading = self.outline.headings[at]
            if heading.start <= origin.start < heading.end:
                return Origin("heading", heading.start, heading.end)
            at = heading.parent
        return origin


def origins(reading: Reading) -> dict[Key, Origin]:
    """The origins of the deadlines of all targets of a document."""
    trace = Trace(reading)
    rows = trace.run()
    return trace.origins | _of_cells(rows, reading, trace.now) | _of_tables(reading)


def _of_cells(rows: list[Row], reading: Reading, year: int | None) -> dict[Key, Origin]:
    """The origins of the deadlines that stand in the cells of a column of them."""
    dated = cells.limited(rows, reading.text.text, year)
    return {
        (row.start, row.found.indicator, row.found.deadline): Origin("cell", *cells.cell(reading.text.text, row.end))
        for row, before in zip(dated, rows, strict=True)
        if row is not before and row.found.deadline
    }


def _of_tables(reading: Reading) -> dict[Key, Origin]:
    """The origins of the deadlines of rows of figures: the years in the head of their table."""
    found: dict[Key, Origin] = {}
    for start, _, _, row in tables.match(reading):
        if row.deadline:
            at = reading.text.text.rfind(row.deadline, 0, start)
            found[start, row.indicator, row.deadline] = Origin("head", at, at + len(row.deadline))
    return found
