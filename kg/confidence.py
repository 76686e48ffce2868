"""How far a fact can be trusted: the share of facts of its rule that readers found right.

The shares stand in ontology/confidence.ttl, which scripts/calibrate writes; its header says what they mean.
"""

from __future__ import annotations

from functools import cache

from kg import lexicon
from kg.cues import KG

FILE = "confidence.ttl"


@cache
def shares() -> dict[tuple[str, str], float]:
    """Share of right facts by kind and rule; of a kind as a whole under the rule ""."""
    kinds, rules = _said("ofKind"), _said("ruleName")
    return {(kinds[iri], rules.get(iri, "")): float(share) for iri, share in _said("confidence").items()}


def _said(name: str) -> dict[str, str]:
    return {
        getattr(t.subject, "value", ""): getattr(t.object, "value", "")
        for t in lexicon.load(FILE)
        if t.predicate.value == KG + name
    }


@cache
def of(kind: str, rule: str) -> float | None:
    """The confidence of a fact: that of its rule, failing that of its kind, None for a kind without annotations.

    Args:
        kind: target, measure, programme or duty.

    >>> of("target", "a rule that nobody has annotated") == of("target", "")
    True
    >>> of("mention", "") is None
    True
    """
    return shares().get((kind, rule), shares().get((kind, "")))
