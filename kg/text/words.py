"""The words of ontology/text.ttl: what marks page furniture, labels of lists, and titles."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox

from kg import paths
from kg.alternation import alternation
from kg.errors import OntologyError

FILE = "text.ttl"
ALT = "http://www.w3.org/2004/02/skos/core#altLabel"


@cache
def _labels() -> dict[str, tuple[str, ...]]:
    path = paths.ontology() / FILE
    found: dict[str, list[str]] = {}
    try:
        for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            if triple.predicate.value == ALT and isinstance(triple.object, ox.Literal):
                concept = str(getattr(triple.subject, "value", "")).rpartition("/")[2]
                found.setdefault(concept, []).append(triple.object.value)
    except (OSError, SyntaxError) as error:
        raise OntologyError(f"cannot read {path}: {error}", cure="restore the file or correct the line") from error
    return {concept: tuple(sorted(words, key=lambda word: (-len(word), word))) for concept, words in found.items()}


def words(*concepts: str) -> tuple[str, ...]:
    """The words of concepts of text.ttl, longest first.

    Raises:
        OntologyError: if the file is broken or lacks a concept.
    """
    labels = _labels()
    missing = [concept for concept in concepts if concept not in labels]
    if missing:
        raise OntologyError(f"{FILE} has no words for {', '.join(missing)}", cure="restore the file")
    return tuple(word for concept in concepts for word in labels[concept])


def alternatives(*concepts: str) -> str:
    """The words of concepts as the alternatives of a regular expression, longest first."""
    return alternation(sorted(words(*concepts), key=len, reverse=True))
