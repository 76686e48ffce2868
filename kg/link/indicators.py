"""From an indicator's words to its concept in ontology/indicators.ttl."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from kg import confidence, lexicon
from kg.cues import KG, named
from kg.lexicon import QUOTES, SKOS
from kg.model import Target
from kg.records import changer

FILE = "indicators.ttl"
UNITS = "units.ttl"
LINK = changer(Target, "indicator_id", "confidence")
FREE = ("change", "eliminate", "cover")
"""Kinds whose unit says nothing about the indicator: a level may fall by 10 %, all of a thing may be removed."""


@cache
def usual_units() -> dict[str, frozenset[str]]:
    """Symbols and other forms of the units in which each indicator is given, by concept id."""
    forms: dict[str, set[str]] = {}
    for predicate in (KG + "symbol", SKOS + "altLabel"):
        for unit, texts in lexicon.values(UNITS, predicate).items():
            forms.setdefault(unit, set()).update(texts)
    usual = lexicon.values(FILE, KG + "usualUnit")
    return {concept: frozenset().union(*(forms[unit] for unit in units)) for concept, units in usual.items()}


@lru_cache(maxsize=65536)
def concept_of(indicator: str, unit: str = "", kind: str = "level") -> str:
    """Id of the concept that an indicator's words name, or "".

    A concept whose usual units exclude the unit found gives way to one that allows it.

    >>> concept_of("细颗粒物(PM2.5)平均浓度", "µg/m3")
    'pm25'
    >>> concept_of("空气优良天数", "天"), concept_of("空气优良天数比率", "%")
    ('good-air-days', 'good-air-days-ratio')
    """
    candidates = named(FILE, QUOTES.sub("", indicator))
    if unit and kind not in FREE:
        units = usual_units()
        candidates = [c for c in candidates if not units.get(c) or unit in units[c]]
    return candidates[0] if candidates else ""


def link(targets: Iterable[Target]) -> list[Target]:
    """The targets with `indicator_id` filled in where a concept fits."""
    return [
        LINK(target, concept_of(target.indicator, target.unit, target.kind), confidence.of("target", target.rule))
        for target in targets
    ]
