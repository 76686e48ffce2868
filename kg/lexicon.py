"""SKOS labels of ontology/ as longest-match automata.

A lexicon holds every label of one or more concept schemes; `find` gives the longest matches, left to right,
without overlaps. Labels are matched as normalised text: simplified script, half width.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import ahocorasick_rs
import pyoxigraph as ox

from kg import paths
from kg.errors import OntologyError

SKOS = "http://www.w3.org/2004/02/skos/core#"
LABELS = ("prefLabel", "altLabel", "hiddenLabel")
QUOTES = re.compile("[“”‘’]")


class Entry(NamedTuple):
    """One label: the concept's id (last segment of its IRI), the label, and whether it is pref, alt or hidden."""

    concept: str
    label: str
    kind: str


class Hit(NamedTuple):
    """A match of `entry` at the half-open offsets of the text searched."""

    start: int
    end: int
    entry: Entry


@cache
def load(file: str) -> tuple[ox.Quad | ox.Triple, ...]:
    """The triples of a file of ontology/ (cached).

    Raises:
        OntologyError: if the file is missing or no Turtle.
    """
    path = paths.ontology() / file
    try:
        return tuple(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    except (OSError, SyntaxError) as error:
        raise OntologyError(f"cannot read {path}: {error}", cure="restore the file or correct the line") from error


def values(file: str, predicate: str, *, language: str = "") -> dict[str, list[str]]:
    """Literals (or ids of IRIs) of one predicate, by concept id. `language` keeps only literals so tagged."""
    found: dict[str, list[str]] = {}
    for triple in load(file):
        if triple.predicate.value != predicate:
            continue
        node = triple.object
        if isinstance(node, ox.Literal):
            if language and node.language != language:
                continue
            value = node.value
        else:
            value = local(node)
        found.setdefault(local(triple.subject), []).append(value)
    return found


def local(node: object) -> str:
    """Last segment of an IRI."""
    return re.split(r"[/#]", getattr(node, "value", ""))[-1]


def variants(label: str) -> set[str]:
    """A label with and without its quotation marks and the enumeration commas that stand at them.

    >>> sorted(variants("“双随机、一公开”"))
    ['“双随机、一公开”', '“双随机一公开”', '双随机、一公开', '双随机一公开']
    """
    if label.isalnum():
        return {label}
    bare = {label, QUOTES.sub("", label)}
    return bare | {form.replace("、", "") for form in bare}


def entries(*files: str) -> Iterator[Entry]:
    """Every Chinese label of the concepts in files of ontology/."""
    for file in files:
        for kind in LABELS:
            for concept, labels in values(file, SKOS + kind, language="zh").items():
                for label in labels:
                    yield Entry(concept, label, kind)


class Lexicon:
    """Longest-match automaton over labels.

    >>> list(Lexicon([Entry("dust", "扬尘", "prefLabel")]).find("治理扬尘"))
    [Hit(start=2, end=4, entry=Entry(concept='dust', label='扬尘', kind='prefLabel'))]
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        forms: dict[str, Entry] = {}
        for entry in entries:
            for form in sorted(variants(entry.label)):
                forms.setdefault(form, entry)
        self.forms, self.entries = list(forms), list(forms.values())
        self._automaton = ahocorasick_rs.AhoCorasick(self.forms, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)

    def find(self, text: str) -> list[Hit]:
        """Longest, leftmost, non-overlapping matches."""
        entries, new, found = self.entries, tuple.__new__, self._automaton.find_matches_as_indexes(text)
        return [new(Hit, (start, end, entries[i])) for i, start, end in found]


@cache
def lexicon(*files: str) -> Lexicon:
    """The lexicon of files of ontology/, built once a process."""
    return Lexicon(entries(*files))
