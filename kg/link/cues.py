"""Conjunctive cues of ontology/: which concept a short phrase names.

A cue is one or more terms separated by a blank; all must stand in the phrase, a term with a leading "-" must not.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from kg import lexicon

KG = "https://w3id.org/kg-cn-plans/ontology#"


class Cue(NamedTuple):
    """A parsed cue of `concept`: terms that must and terms that must not occur; `weight` counts the former's characters."""

    concept: str
    wanted: tuple[str, ...]
    barred: tuple[str, ...]
    weight: int


def parse(concept: str, text: str) -> Cue:
    """A cue as it stands in the ontology.

    >>> parse("dust", "扬尘 -治理").wanted
    ('扬尘',)
    """
    terms = text.split()
    wanted = tuple(term for term in terms if not term.startswith("-"))
    barred = tuple(term[1:] for term in terms if term.startswith("-"))
    return Cue(concept, wanted, barred, sum(map(len, wanted)))


@cache
def cues(file: str) -> tuple[Cue, ...]:
    """All cues of a file of ontology/, heaviest first, ties by concept id."""
    found = [parse(concept, text) for concept, texts in lexicon.values(file, KG + "cue").items() for text in texts]
    return tuple(sorted(found, key=lambda cue: (-cue.weight, cue.concept, cue.wanted)))


def named(file: str, phrase: str) -> list[str]:
    """Concepts whose cue the phrase fits, the most specific (heaviest cue) first, each once."""
    fits = [
        cue.concept
        for cue in cues(file)
        if all(term in phrase for term in cue.wanted) and not any(term in phrase for term in cue.barred)
    ]
    return list(dict.fromkeys(fits))
