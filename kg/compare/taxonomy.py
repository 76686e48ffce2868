"""The names and themes of the measure taxonomy, ontology/measures.ttl."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg import lexicon
from kg.cues import KG
from kg.taxonomy import FILE

NAMES = tuple(lexicon.SKOS + name for name in lexicon.LABELS)
LOOSE = KG + "looseLabel"


@cache
def themes() -> dict[str, str]:
    """Concept -> its theme; a theme is its own.

    >>> themes()["staggered-production"], themes()["air"]
    ('air', 'air')
    """
    tops = [id for id, schemes in lexicon.values(FILE, lexicon.SKOS + "topConceptOf").items() if "measure" in schemes]
    broader = lexicon.values(FILE, lexicon.SKOS + "broader")
    found = {theme: theme for theme in tops}
    for concept in broader:
        above = concept
        while above not in found and above in broader:
            above = broader[above][0]
        if above in found:
            found[concept] = found[above]
    return found


def names(*, loose: bool = False) -> Iterator[tuple[str, str]]:
    """Concept and Chinese name, of themes too; loose ones, which other things share, if asked."""
    for predicate in (*NAMES, LOOSE) if loose else NAMES:
        for concept, labels in lexicon.values(FILE, predicate).items():
            if concept in themes():
                yield from ((concept, label) for label in labels if not label.isascii())
