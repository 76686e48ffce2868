"""The labels and instruments of the measure taxonomy's concepts, ontology/measures.ttl."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from kg import lexicon
from kg.cues import KG
from kg.lexicon import SKOS
from kg.link import confidence
from kg.model import Measure, changed

FILE = "measures.ttl"
Fields = Mapping[str, object]
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


def link(measures: Iterable[Measure], tied: Mapping[int, Fields] | None = None) -> list[Measure]:
    """The measures with the label and instruments of their concept; without one they are called by their own words.

    Args:
        tied: further fields by the number of a measure (kg.link.ties), so that each is written once.
    """
    names, kinds, further = labels(), instruments(), tied or {}
    return [
        changed(
            m,
            label=names[m.concept] if m.concept else (m.verb + m.object)[:LONGEST],
            instruments=kinds.get(m.concept, ()),
            confidence=confidence.of("measure", m.rule),
            **further.get(i, {}),
        )
        for i, m in enumerate(measures)
    ]
