"""Targets and reported results: quantified or dated commitments (tests/gold/GUIDE.md says what counts).

The pure function `match` finds them in a reading; the component `kg_targets` writes them.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.extract.reading import Reading, reading_of
from kg.extract.target import cells
from kg.extract.target.rows import Row
from kg.extract.target.rules import matrices, tables
from kg.extract.target.walk import Walk
from kg.model import NOWHERE, Target
from kg.records import maker

GROUP = "targets"
MAKE = maker(Target)


def match(reading: Reading) -> list[Row]:
    """All targets and outcomes of a document, in the order of the text."""
    walk = Walk(reading)
    rows = cells.limited(walk.run(), reading.text.text, walk.now)
    told = tables.match(reading) or matrices.match(reading)
    figured = [Row(start, end, clause, found, NOWHERE) for start, end, clause, found in told]
    if figured:
        rows = [row for row in rows if not _inside(row, figured)] + figured
    if len(reading.document.cities) > 1:
        rows = [row for row in rows if row.city or reading.city_at(row.start)]
    return _marked(sorted(rows, key=itemgetter(0, 1)), reading)


def _inside(row: Row, figured: list[Row]) -> bool:
    """Whether a row shares words with one of those of tables, which are in the order of the text."""
    first = bisect_left(figured, row.start, key=itemgetter(1))
    while first < len(figured) and figured[first].end <= row.start:
        first += 1
    return first < len(figured) and figured[first].start < row.end


def _marked(rows: list[Row], reading: Reading) -> list[Row]:
    """Rows with their city, and with the flag dedup where the same commitment stands before."""
    seen: set[tuple[object, ...]] = set()
    out = []
    for row in rows:
        f = row.found
        city = row.city or reading.city_at(row.start)
        key = (city.code, f.indicator, f.scope, f.kind, f.value, f.unit, f.comparator, f.status)
        if key in seen:
            f = f._replace(flags=(*f.flags, "dedup"))
        seen.add(key)
        out.append(Row(row.start, row.end, row.clause, f, city))
    return out


def facts(reading: Reading) -> list[Target]:
    """The rows as facts with evidence."""
    return [_fact(reading, row) for row in match(reading)]


def _fact(reading: Reading, row: Row) -> Target:
    f = row.found
    fact: Target = MAKE(
        row.city, reading.evidence(row.start, row.end), reading.clause(row.clause), reading.section(row.clause),
        f.rule, None, f.indicator, f.status, f.kind, f.comparator, "", f.bound, f.value, f.value_max, f.unit,
        f.baseline, f.deadline or "", f.stretch, f.binding, f.scope, f.flags,
    )  # fmt: skip
    return fact


@Language.factory("kg_targets")
def make(nlp: Language, name: str) -> Targets:
    """The component for spaCy's config."""
    return Targets()


class Targets:
    """Appends the targets of a document to its reading and, if wanted, their spans to `doc.spans["targets"]`."""

    def __call__(self, doc: Doc) -> Doc:
        reading = reading_of(doc)
        rows = match(reading)
        reading.targets.extend(_fact(reading, row) for row in rows)
        if reading.spans:
            doc.spans[GROUP] = [Span(doc, row.start, row.end, label=row.found.kind) for row in rows]
        return doc
