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
MAKE = maker(Measure)
"""Called with its values in the order of the fields, which is faster; the last are those of a tie."""
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
    names, kinds, ties, trusts = labels(), instruments(), tied or {}, _trusts()
    found = []
    for number, m in enumerate(measures):
        concept, verb, object_, rule = m.concept, m.verb, m.object, m.rule
        label = names[concept] if concept else (verb + object_)[:LONGEST]
        bodies, deadline, programmes = ties.get(number, NOTHING)
        found.append(
            MAKE(
                m.city, m.evidence, m.clause, m.section, rule, trusts[rule], concept, label, verb, object_,
                kinds.get(concept, ()), bodies, deadline, programmes,
            )
        )  # fmt: skip
    return found


class _Trusts(dict[str, float | None]):
    """The confidence of measures by rule."""

    def __missing__(self, rule: str) -> float | None:
        self[rule] = found = confidence.of("measure", rule)
        return found


@cache
def _trusts() -> _Trusts:
    return _Trusts()
