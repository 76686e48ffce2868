"""The labels of the measure taxonomy's concepts, ontology/measures.ttl."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from kg import lexicon
from kg.lexicon import SKOS
from kg.model import Measure

FILE = "measures.ttl"
LONGEST = 40
"""Characters of the name of a measure that no concept names."""


@cache
def labels() -> dict[str, str]:
    """Preferred Chinese label by concept id."""
    return {concept: texts[0] for concept, texts in lexicon.values(FILE, SKOS + "prefLabel", language="zh").items()}


def link(measures: Iterable[Measure]) -> list[Measure]:
    """The measures with the label of their concept; those without a concept are called by their own words."""
    names = labels()
    return [replace(m, label=names[m.concept] if m.concept else (m.verb + m.object)[:LONGEST]) for m in measures]
