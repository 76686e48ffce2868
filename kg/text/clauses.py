"""Stretches of a line to sentences and clauses, in one pass over their punctuation; labels of lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg.text.words import words

Span = tuple[int, int]


class Clause(NamedTuple):
    """A clause (between , ; 。 and line ends, never split within short “ ”, 《 》 or ( )) and its sentence's index."""

    start: int
    end: int
    sentence: int


MARK = re.compile(
    r"[“《(‘。!?,;|](?:(?<=[,;|])(?P<pause>)|(?<=[。!?])(?P<stop>[。!?]*[”’)》]*)"
    r"|(?<=“)[^“”\n]{0,40}”|(?<=《)[^《》\n]{0,80}》|(?<=\()[^()\n]{0,40}\)|(?<=‘)[^‘’\n]{0,40}’)"
)
"""What may end a clause; short quotes and brackets are stepped over. It begins with a set of signs, which the
search for it goes by: three times as fast as by alternatives."""
BLANKS = frozenset(" \t\u3000")
BRACKET = 16
LONGEST = 1_000
"""Characters of a clause. What is longer (a table that lost its line ends) is cut: what looks for words all over a
clause must not look all over a document."""
MOST = 20_000
"""Characters of a sentence, for the same reason."""


class Label(NamedTuple):
    """A label of a list (责任单位:) at `start`; `whole` if what it labels is one clause, commas and all."""

    start: int
    whole: bool


@cache
def _labels() -> tuple[dict[str, bool], tuple[int, ...]]:
    known = {
        word: whole
        for concept, whole in (("source", True), ("matter", False), ("date", True), ("body", True))
        for word in words(concept)
    }
    return known, tuple(sorted({len(word) for word in known}, reverse=True))


def label_at(text: str, start: int, end: int) -> bool | None:
    """Whether `text[start:end]` is a label, and if so whether it labels one clause."""
    return _labels()[0].get(text[start:end])


def labels(text: str) -> Iterator[Label]:
    """The labels before a colon, longest first: 整改责任单位: rather than 责任单位:."""
    known, sizes = _labels()
    colon = text.find(":")
    while colon >= 0:
        end = colon
        if text[end - 1 : end] == ")":
            end = max(text.rfind("(", max(0, end - BRACKET), end), 0) or end
        for size in sizes:
            whole = known.get(text[end - size : end]) if size <= end else None
            if whole is not None:
                yield Label(end - size, whole)
                break
        colon = text.find(":", colon + 1)


def sentences(
    text: str, start: int, end: int, *, whole: bool = False, number: int = 0
) -> list[tuple[Span, list[Clause]]]:
    """The sentences of `text[start:end]`, each with its clauses.

    Args:
        whole: commas do not end a clause.
        number: that of the first sentence.

    >>> sentences("推进“双随机、一公开”,全部完成。", 0, 17)
    [((0, 17), [Clause(start=0, end=11, sentence=0), Clause(start=12, end=16, sentence=0)])]
    """
    found: list[tuple[Span, list[Clause]]] = []
    clauses: list[Clause] = []
    first = at = start
    new, sentence, line = tuple.__new__, number, text[start:end]
    spaced = " " in line or "\t" in line or "\u3000" in line
    for match in MARK.finditer(text, start, end):
        mark = match.lastgroup
        if mark is None or (whole and match[0] == ","):
            continue
        stop, next_ = match.span()
        if spaced or at == stop or stop - at > LONGEST:
            _add(clauses, text, at, stop, sentence)
        else:
            clauses.append(new(Clause, (at, stop, sentence)))
        at = next_
        if mark == "stop":
            if clauses:
                _close(found, first, at, clauses)
                clauses, sentence = [], number + len(found)
            first = at
    _add(clauses, text, at, end, sentence)
    if clauses:
        _close(found, first, end, clauses)
    return found


def _close(found: list[tuple[Span, list[Clause]]], first: int, end: int, clauses: list[Clause]) -> None:
    """End a sentence of these clauses; one that is too long becomes several."""
    if end - first <= MOST:
        found.append(((first, end), clauses))
        return
    here: list[Clause] = []
    number = clauses[0].sentence
    for clause in clauses:
        if here and clause.end - first > MOST:
            found.append(((first, clause.start), here))
            first, here, number = clause.start, [], number + 1
        here.append(clause._replace(sentence=number))
    found.append(((first, end), here))


def _add(clauses: list[Clause], text: str, start: int, end: int, sentence: int) -> None:
    while start < end and text[start] in BLANKS:
        start += 1
    while start < end and text[end - 1] in BLANKS:
        end -= 1
    while end - start > LONGEST:
        cut = text.rfind("、", start, start + LONGEST) + 1 or start + LONGEST
        clauses.append(Clause(start, cut, sentence))
        start = cut
    if start < end:
        clauses.append(Clause(start, end, sentence))
