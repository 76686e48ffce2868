"""Counts of a graph's lines as VoID gives them, without keeping the lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from sys import intern

from kg.vocabulary import RDF

TYPE = f"<{RDF.type}>"


@dataclass(slots=True)
class Counts:
    """What a graph holds. `classes` counts entities by class, `properties` triples by property, both by IRI.

    `entities` are the subjects that have a class.
    """

    triples: int = 0
    subjects: int = 0
    entities: int = 0
    classes: Counter[str] = field(default_factory=Counter)
    properties: Counter[str] = field(default_factory=Counter)

    def add(self, other: Counts, *, shared: int = 0) -> None:
        """Add the counts of another graph that has `shared` subjects, but no triple and no class, in common."""
        self.triples += other.triples
        self.subjects += other.subjects - shared
        self.entities += other.entities
        self.classes += other.classes
        self.properties += other.properties


def count(lines: Iterable[str]) -> Counts:
    """The counts of sorted lines of N-Quads of one graph, each once.

    >>> count(['<x:a> <x:p> "1" <x:g> .', '<x:a> <x:p> "2" <x:g> .']).subjects
    1
    """
    found, before, typed = Counts(), "", ""
    classes, properties = found.classes, found.properties
    for line in lines:
        subject, predicate, rest = line.split(" ", 2)
        found.triples += 1
        if subject != before:
            found.subjects += 1
            before = subject
        properties[predicate] += 1
        if predicate == TYPE:
            classes[rest[: rest.index(" ")]] += 1
            found.entities += subject != typed
            typed = subject
    found.classes = Counter({intern(name[1:-1]): number for name, number in classes.items()})
    found.properties = Counter({intern(name[1:-1]): number for name, number in properties.items()})
    return found


def subjects(lines: Iterable[str]) -> set[str]:
    """The subjects of lines."""
    return {line[: line.index(" ")] for line in lines}
