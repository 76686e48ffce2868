"""The labels and instruments of the measure taxonomy's concepts, ontology/measures.ttl."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from kg import lexicon
from kg.cues import KG
from kg.lexicon import SKOS
from kg.link import confidence
from kg.model import Measure, changed

FILE = "measures.ttl"
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


def link(measures: Iterable[Measure]) -> list[Measure]:
    """The measures with the label and instruments of their concept; without one they are called by their own words."""
    names, kinds = labels(), instruments()
    return [
        changed(
            m,
            label=names[m.concept] if m.concept else (m.verb + m.object)[:LONGEST],
            instruments=kinds.get(m.concept, ()),
            confidence=confidence.of("measure", m.rule),
        )
        for m in measures
    ]
