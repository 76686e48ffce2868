"""In which clauses the programmes of a document are named: at every place, not only the first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import ahocorasick_rs

from kg.extract.programme.words import HIDDEN, STOP, labelled
from kg.lexicon import variants
from kg.model import Programme

if TYPE_CHECKING:
    from kg.extract.reading import Reading

SHORTEST = 3
TYPES = ("programme", "scheme")
"""A maxim (谁污染谁付费) is no programme that a measure can belong to."""
MARKS = str.maketrans("", "", "“”《》‘’")


def named(reading: Reading, programmes: Sequence[Programme]) -> dict[int, tuple[str, ...]]:
    """What the clauses name: by the place of a clause in the outline ids, or names where there is no concept."""
    found: dict[int, set[str]] = defaultdict(set)
    for at, programme in _places(reading, [each for each in programmes if each.type in TYPES]):
        n = reading.outline.number_at(at)
        if n >= 0:
            found[n].add(programme)
    return {n: tuple(sorted(each)) for n, each in found.items()}


def _places(reading: Reading, programmes: Sequence[Programme]) -> Iterator[tuple[int, str]]:
    """Where in the text the programmes are named, and their ids or names; of two with one form the first."""
    known = {each.concept for each in programmes if each.concept}
    for start, _, (concept, _, kind) in labelled(reading.text.text) if known else ():
        if concept in known and kind not in (HIDDEN, STOP):
            yield start, concept
    forms = {form: each.name for each in reversed(programmes) if not each.concept for form in _forms(reading, each)}
    yield from _found(forms, reading.text.text)


def _found(forms: dict[str, str], text: str) -> Iterator[tuple[int, str]]:
    """Where the longest forms stand, and what they mean. The automaton is of the kind that is built fastest."""
    if not forms:
        return
    meant = list(forms.values())
    automaton = ahocorasick_rs.AhoCorasick(
        list(forms),
        matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
        implementation=ahocorasick_rs.Implementation.NoncontiguousNFA,
    )
    for i, start, _ in automaton.find_matches_as_indexes(text):
        yield start, meant[i]


def _forms(reading: Reading, programme: Programme) -> Iterator[str]:
    """The name of a programme that has no concept, as it is reported and as it is printed."""
    at, text = programme.evidence, reading.text
    printed = text.text[text.at_raw(at.start) : text.at_raw(at.end)]
    for name in {programme.name, printed if printed.isalnum() else printed.translate(MARKS)}:
        if len(name) >= SHORTEST:
            yield from variants(name)
