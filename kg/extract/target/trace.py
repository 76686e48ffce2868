"""Where the deadline of a target was said: the walk over a document once more, with an eye on its dates."""

from __future__ import annotations

from typing import NamedTuple

from kg.extract.reading import Reading
from kg.extract.target.found import Found, Scene
from kg.extract.target.rows import Row
from kg.extract.target.sections import Sections
from kg.extract.target.timeline import Due, Timeline
from kg.extract.target.walk import Walk
from kg.text.outline import Clause, Outline, Sentence
from kg.values.dates import Date

Key = tuple[int, str, str]
"""Normalised start, indicator and deadline of a row."""


class Origin(NamedTuple):
    """Where a deadline was said: the words `[start, end)` of the normalised text, and what they are.

    `how`: clause, sentence (an earlier clause), earlier (a sentence before), heading, label, or title (then no words).
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

    def enter(
        self, paragraph: int, heading: int, text: str, section: Due | None, *, wide: bool, item: bool, on: bool = False
    ) -> None:
        super().enter(paragraph, heading, text, section, wide=wide, item=item, on=on)
        if section is not None and id(section) not in self.said:
            at = heading
            headings = self._outline.headings
            while at >= 0 and self._sections.of_heading(headings[at].parent).due is section:
                at = headings[at].parent
            place = Origin("heading", headings[at].start, headings[at].end) if at >= 0 else Origin("title")
            self.said[id(section)] = section, place

    def see(self, date: Date, sentence: str, at: int, *, wide: bool, inner: bool = False) -> Due:
        due = super().see(date, sentence, at, wide=wide, inner=inner)
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
            origin = self._origin(row, scene, clause, begin, due)
            self.origins[done.start, done.found.indicator, done.found.deadline] = origin
        return done

    def fill(self, date: Date, first: int) -> None:
        before = [row.found.deadline for row in self.rows]
        super().fill(date, first)
        for row, deadline in zip(self.rows, before, strict=True):
            if row.found.deadline and row.found.deadline != deadline:
                key = row.start, row.found.indicator, row.found.deadline
                self.origins[key] = Origin("label", self._now.start + date.start, self._now.start + date.end)

    def _origin(self, row: Found, scene: Scene, clause: Clause, begin: int, due: Due | None) -> Origin:
        if row.deadline is not None:
            own = [date for date in scene.dates if date.iso == row.deadline]
            at = clause.start + begin
            return Origin("clause", at + own[0].start, at + own[0].end) if own else Origin("clause", *clause[:2])
        state = row.kind in ("level", "change") or (row.kind == "cover" and row.value is not None)
        force = due or self.time.carried(state=state)
        if not force.iso:
            return self._label if self.sections.due else Origin("title")
        _, origin = self.traced.said.get(id(force), (force, Origin("title")))
        if origin.how == "earlier" and clause.start <= origin.start < clause.end:
            return origin._replace(how="clause")
        if origin.how == "earlier" and self._now.start <= origin.start < self._now.end:
            return origin._replace(how="sentence")
        return self._in_heading(origin, clause) if origin.how == "earlier" else origin

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
    trace.run()
    return trace.origins
