"""The labels and instruments of the measure taxonomy's concepts, ontology/measures.ttl."""

from __future__ import annotations

from functools import cache

from kg import lexicon
from kg.cues import KG
from kg.lexicon import SKOS

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


def named(words: str) -> str:
    """How a measure without a concept is called, by its own words.

    >>> named("推进垃圾分类")
    '推进垃圾分类'
    """
    return words[:LONGEST]


@cache
def known() -> dict[str, tuple[str, tuple[str, ...]]]:
    """How the measures of each concept are called, and their instruments."""
    return {concept: (label, instruments().get(concept, ())) for concept, label in labels().items()}
