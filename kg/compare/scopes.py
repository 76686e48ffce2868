"""Of what part of a city, as which statistic and in which units figures are: what makes them comparable."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg import cues, lexicon
from kg.cues import KG
from kg.lexicon import SKOS

FILE, UNITS, KINDS = "comparison.ttl", "units.ttl", "quantities.ttl"
QUDT = "http://qudt.org/schema/qudt/"


class Basis(NamedTuple):
    """Ids of the scopes and of the statistics that words name, each parted by blanks."""

    scope: str
    statistic: str


@cache
def _schemes() -> dict[str, str]:
    return {id: schemes[0] for id, schemes in lexicon.values(FILE, SKOS + "inScheme").items()}


def basis(indicator: str, scope: str = "") -> Basis:
    """What the words of an indicator and of a scope say of their basis.

    >>> basis("地表水国考断面水质优Ⅲ比例").scope, basis("PM2.5日均浓度").statistic, basis("PM2.5浓度")
    ('national-sections', 'daily-mean', Basis(scope='', statistic=''))
    """
    named = sorted(cues.named(FILE, lexicon.QUOTES.sub("", f"{indicator} {scope}")))
    ids = {scheme: " ".join(id for id in named if _schemes()[id] == scheme) for scheme in ("scope", "statistic")}
    return Basis(ids["scope"], ids["statistic"])


def units() -> Iterator[tuple[str, str, float | None]]:
    """Symbol, kind of quantity and factor to the unit of its kind that has 1, of every unit of the ontology."""
    kinds, factors = (
        lexicon.values(KINDS, QUDT + "hasQuantityKind"),
        lexicon.values(FILE, QUDT + "conversionMultiplier"),
    )
    for id, symbols in lexicon.values(UNITS, KG + "symbol").items():
        factor = float(factors[id][0]) if id in factors else None
        yield symbols[0], kinds.get(id, [id])[0], factor
