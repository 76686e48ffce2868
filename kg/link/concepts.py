"""The labels and instruments of the measure taxonomy's concepts, ontology/measures.ttl."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from kg import lexicon
from kg.cues import KG
from kg.lexicon import SKOS
from kg.link import confidence
from kg.link.ties import Tie
from kg.model import Measure
from kg.records import maker

FILE = "measures.ttl"
NOTHING = Tie()
LONGEST = 40
"""Characters of the name of a measure that no concept names."""


@cache
def labels() -> dict[str, str]:
    """Preferred Chinese label by concept id."""
    return {concept: texts[0] for concept, texts in lexicon.values(FILE, SKOS + "prefLabel", language="zh").items()}


@cache
def instruments() -> dict[str, tuple[str, ...]]:
    """Ids of the kinds of policy instrument of each concept, in order."""
    return {concept: tuple(sorted(kinds)) for concept, kinds in lexicon.values(FILE, KG + "instrument").items()}


def link(measures: Iterable[Measure], tied: Mapping[int, Tie] | None = None) -> list[Measure]:
    """The measures with the label and instruments of their concept; without one they are called by their own words.

    Args:
        tied: what is tied to measures by their number, so that each is written once.
    """
    names, kinds, ties, make = labels(), instruments(), tied or {}, maker(Measure)
    return [
        make(
            city=m.city,
            evidence=m.evidence,
            clause=m.clause,
            section=m.section,
            rule=m.rule,
            confidence=confidence.of("measure", m.rule),
            concept=m.concept,
            label=names[m.concept] if m.concept else (m.verb + m.object)[:LONGEST],
            verb=m.verb,
            object=m.object,
            instruments=kinds.get(m.concept, ()),
            bodies=tie.bodies,
            deadline=tie.deadline,
            programmes=tie.programmes,
        )
        for m, tie in ((m, ties.get(i, NOTHING)) for i, m in enumerate(measures))
    ]
