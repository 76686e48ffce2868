"""Divisions named in the text: every mention of a province, city, county or district."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg import gazetteer
from kg.extract.placenames import Named, chains_within
from kg.extract.reading import Reading, reading_of
from kg.model import Mention
from kg.records import maker
from kg.text.outline import Outline

MAKE = maker(Mention)


def match(text: str, outline: Outline) -> list[Named]:
    """The divisions named in a text, in its order; a county's name means that of the part's own city first."""
    found: list[Named] = []
    for part in outline.parts:
        division = gazetteer.by_code(part.city.code) if part.city else None
        home = gazetteer.city_of(division) if division else None
        found += chains_within(text, part.start, part.end, home)
    return found


@Language.factory("kg_places", assigns=["doc.spans"])
def create(nlp: Language, name: str) -> Places:
    """The component kg_places."""
    return Places()


class Places:
    """Adds mentions of divisions to a reading and, if wanted, their spans to `doc.spans["places"]`."""

    def __call__(self, doc: Doc) -> Doc:
        reading = reading_of(doc)
        found = match(reading.text.text, reading.outline)
        reading.mentions += _mentions(reading, found)
        if reading.spans:
            doc.spans["places"] = [Span(doc, n.start, n.end, label=n.division.code) for n in found]
        return doc


def _mentions(reading: Reading, found: list[Named]) -> Iterator[Mention]:
    """A fact for each name outside page furniture."""
    for named in found:
        clause = reading.outline.clause_at(named.start)
        if clause and named.end <= clause.end:
            yield MAKE(
                reading.city_at(named.start), reading.evidence(named.start, named.end), reading.clause(clause),
                reading.section(clause), "place", None, named.division.place,
            )  # fmt: skip
