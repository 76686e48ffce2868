"""Does a clause commit to act? The words that tell come from ontology/actions.ttl."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

import ahocorasick_rs

from kg import lexicon
from kg.lexicon import SKOS
from kg.text.outline import Clause

FILE = "actions.ttl"
HEAD = 4
"""A clause that opens with an act has its verb within this many characters of its start or of a word of manner."""
TAKEN, REACH = "对", 12
"""A 对 at most this many characters before an object takes it before its verb."""
TAIL = 8
"""A noun of action (治理, 建设) belongs to an object that ends at most this many characters before it."""


FAULT = frozenset(("finding", "negation"))
NO_ACT = FAULT | {"result"}


class Word(NamedTuple):
    """A word of action at half-open offsets, with the ids of its groups (commit, nominal, finding, …)."""

    start: int
    end: int
    groups: frozenset[str]


class Act(NamedTuple):
    """The half-open span that states an act: from its verb, if it has one in the clause, to the end of its object."""

    start: int
    end: int
    verb: tuple[int, int] | None


@cache
def vocabulary() -> dict[str, frozenset[str]]:
    """Groups of every word of action."""
    groups: dict[str, set[str]] = {}
    for group, words in lexicon.values(FILE, SKOS + "hiddenLabel", language="zh").items():
        for word in words:
            groups.setdefault(word, set()).add(group)
    return {word: frozenset(found) for word, found in groups.items()}


@cache
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, list[frozenset[str]]]:
    words = vocabulary()
    kind = ahocorasick_rs.MatchKind.LeftmostLongest
    return ahocorasick_rs.AhoCorasick(list(words), matchkind=kind), list(words.values())


def words_of(text: str) -> list[Word]:
    """Words of action in a whole text, in order."""
    automaton, groups = _automaton()
    return [Word(start, end, groups[i]) for i, start, end in automaton.find_matches_as_indexes(text)]


def by_clause(text: str, clauses: Iterable[Clause]) -> Iterator[Sequence[Word]]:
    """For each clause its words of action, without those in titles."""
    automaton, groups = _automaton()
    hits = automaton.find_matches_as_indexes(text)
    hits.append((0, len(text), len(text)))
    titled = "《" in text
    at = 0
    for start, end, _ in clauses:
        while hits[at][1] < start:
            at += 1
        here = []
        while hits[at][1] < end:
            i, first, last = hits[at]
            here.append(Word(first, last, groups[i]))
            at += 1
        yield outside_titles(here, text, start, end) if titled and here else here


def has(words: Sequence[Word], group: str) -> bool:
    """Whether any of the words is of a group."""
    return any(group in word.groups for word in words)


def barred(text: str, words: Sequence[Word], before: int) -> bool:
    """Whether a clause only finds fault, denies or praises itself instead of committing to what stands at `before`.

    Fault that a verb of commitment governs (解决…不到位的问题) or that describes a thing (整改不力的单位) is none.
    """
    acting = False
    for word in words:
        if "rhetoric" in word.groups:
            return True
        if acting or text.startswith("的", word.end):
            continue
        commits = "commit" in word.groups
        if not commits and not word.groups.isdisjoint(FAULT):
            return True
        acting = commits and word.start < before
    return False


def outside_titles(words: Sequence[Word], text: str, start: int, end: int) -> Sequence[Word]:
    """The words of the clause `text[start:end]` that do not stand in a title: 《整改方案》 says nothing of an act."""
    if text.find("《", start, end) < 0:
        return words
    depth = [text.count("《", start, word.start) - text.count("》", start, word.start) for word in words]
    return [word for word, inside in zip(words, depth, strict=True) if inside <= 0]


def act(text: str, words: Sequence[Word], start: int, end: int) -> Act | None:
    """The act on an object at `[start, end)` of the clause that holds `words`, or None if none is committed to.

    The verb is the first of commitment before the object's end, with the words of manner right before it (持续推进),
    or one after it that takes the object back (对…废水实行深度处理); without a verb a noun of action right after
    the object serves (扬尘污染治理).
    """
    tail = end
    for word in words:
        if word.start >= end and word.start - tail <= TAIL and "nominal" in word.groups:
            tail = word.end
    for word in words:
        if "commit" in word.groups and (word.start < end or text.find(TAKEN, start - REACH, start) >= 0):
            verb = (word.start, word.end)
            return Act(min(start, manner(words, word.start)), max(tail, word.end), verb)
    return Act(start, tail, None) if tail > end else None


def manner(words: Sequence[Word], start: int) -> int:
    """Where the words of manner begin that lead up to a verb at `start`."""
    for word in reversed(words):
        if word.end == start and "degree" in word.groups:
            start = word.start
    return start


def opening(words: Sequence[Word], start: int) -> Word | None:
    """The verb with which a clause that starts at `start` opens, or None; words of manner may stand before it."""
    reach = start + HEAD
    for word in words:
        if word.start > reach:
            return None
        if "commit" in word.groups:
            return word
        if not word.groups.isdisjoint(NO_ACT):
            return None
        if "degree" in word.groups:
            reach = word.end + HEAD
    return None
