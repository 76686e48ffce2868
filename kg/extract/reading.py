"""What the spaCy components share about one document: text, outline, and the facts found so far.

It travels in `Doc.user_data["kg"]`; the Doc's text is the normalised text, one token a character.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypedDict

from spacy.tokens import Doc

from kg.model import Citation, Document, Duty, Evidence, Measure, Mention, Place, Programme, Target
from kg.text.mapped import Mapped
from kg.text.outline import Clause, Outline

KEY = "kg"


class Shared(TypedDict):
    """The fields that every fact has."""

    city: Place
    evidence: Evidence
    clause: Evidence
    section: int | None


@dataclass(slots=True)
class Reading:
    """A document being read. Components append to the lists; nothing else is changed."""

    document: Document
    text: Mapped
    outline: Outline
    targets: list[Target] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    programmes: list[Programme] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    def shared(self, start: int, end: int, clause: Clause) -> Shared:
        """City, evidence, clause and section of a fact whose words are the normalised span `[start, end)`."""
        heading = self.outline.sentences[clause.sentence].heading
        return Shared(
            city=self.outline.part_at(start).city,
            evidence=self.text.evidence(self.document.id, start, end),
            clause=self.text.evidence(self.document.id, clause.start, clause.end),
            section=heading if heading >= 0 else None,
        )


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
    """Append facts to the list `kind` of the reading (targets, measures, …) and their spans to `doc.spans[kind]`."""
    rows = list(found)
    getattr(reading_of(doc), kind).extend(fact for _, _, fact in rows)
    doc.spans[kind] = [doc[start:end] for start, end, _ in rows]
    return doc
