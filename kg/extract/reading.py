"""What the spaCy components share about one document: text, outline, and the facts found so far.

It travels in `Doc.user_data["kg"]`; the Doc's text is the normalised text, one token a character.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, TypedDict

import numpy as np
from spacy.tokens import Doc, Span

from kg.model import NOWHERE, Citation, Document, Duty, Evidence, Measure, Mention, Place, Programme, Target
from kg.text.mapped import Mapped
from kg.text.outline import Clause, Outline, Part
from kg.trie import Numbers

KEY = "kg"


class Shared(TypedDict):
    """The fields that every fact has."""

    city: Place
    evidence: Evidence
    clause: Evidence
    section: int | None


@dataclass(slots=True)
class Reading:
    """A document being read. Components append to the lists; nothing else is changed.

    `spans` says whether components also write what they find into `doc.spans`. The pipeline drops the Doc when all is
    read and does without: a span takes 1.3 µs, and there is one to ten characters.
    """

    document: Document
    text: Mapped
    outline: Outline
    targets: list[Target] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    programmes: list[Programme] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    spans: bool = True
    _part: Part = field(default=Part(0, 0, NOWHERE, "chrome"), repr=False)
    _clauses: dict[int, Evidence] = field(default_factory=dict, repr=False)

    def shared(self, start: int, end: int, clause: Clause) -> Shared:
        """City, evidence, clause and section of a fact whose words are the normalised span `[start, end)`."""
        return Shared(
            city=self.city_at(start),
            evidence=self.evidence(start, end),
            clause=self.clause(clause),
            section=self.section(clause),
        )

    def city_at(self, offset: int) -> Place:
        """The city of the part that holds an offset. The part found last is looked at first: facts come in order."""
        if not self._part.start <= offset < self._part.end:
            self._part = self.outline.part_at(offset)
        return self._part.city

    def evidence(self, start: int, end: int) -> Evidence:
        """Evidence for the normalised span `[start, end)`."""
        return self.text.evidence(self.document.id, start, end)

    def clause(self, clause: Clause) -> Evidence:
        """The evidence of a whole clause, made once: its facts share it."""
        return (self._clauses or self.clauses())[clause[0]]

    def clauses(self) -> dict[int, Evidence]:
        """The evidence of each clause by its start, in order; made at the first question."""
        if not self._clauses:
            self._clauses = self.text.evidences(self.document.id, *self.bounds())
        return self._clauses

    def bounds(self) -> tuple[Numbers, Numbers]:
        """The half-open offsets of all clauses."""
        starts, ends, _ = self.outline.rows()
        return starts, ends

    def firsts(self) -> list[int]:
        """Which clause of the outline is the first of each sentence, and how many clauses there are."""
        owners = self.outline.rows()[2]
        firsts: list[int] = owners.searchsorted(np.arange(len(self.outline.sentences) + 1)).tolist()
        return firsts

    def section(self, clause: Clause) -> int | None:
        """Index of the innermost heading above a clause."""
        heading = self.outline.sentences[clause[2]][2]
        return heading if heading >= 0 else None


def reading_of(doc: Doc) -> Reading:
    """The reading that a Doc carries.

    Raises:
        KeyError: if the Doc was not made by kg.pipeline.
    """
    reading: Reading = doc.user_data[KEY]
    return reading


Found = tuple[int, int, Any]
"""A fact and the half-open normalised span of its words."""


def write(doc: Doc, kind: str, found: Iterable[Found]) -> Doc:
    """Append facts to the list `kind` of the reading (targets, measures, …) and, if wanted, their spans to
    `doc.spans[kind]`."""
    rows, reading = list(found), reading_of(doc)
    getattr(reading, kind).extend(map(itemgetter(2), rows))
    if reading.spans:
        doc.spans[kind] = [Span(doc, start, end) for start, end, _ in rows]
    return doc
