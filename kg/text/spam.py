"""Spam words that a hacked page put in the place of names: found by how they stand, never by a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.text.mapped import Edit, Mapped

LINE = re.compile(r"[^\n。;:!?、《》“”()]{4,24}")
LEAST, MOST = 4, 24
PIECES = re.compile(r"[,|_/·-]")
MANY, SIDES = 3, 3
TRIED = 50


def drop_spam(text: Mapped) -> Mapped:
    """Drop a short odd phrase (words set side by side, as search engines are fed) that stands alone on a line
    and recurs in the middle of sentences, before and after all sorts of words. A colon that it left goes with it."""
    phrases = sorted(candidates(text.text), key=len, reverse=True)
    if not phrases:
        return text
    pattern = re.compile("|".join(map(re.escape, phrases)))
    return text.edit(_edits(text.text, pattern))


def _edits(text: str, pattern: re.Pattern[str]) -> Iterator[Edit]:
    for match in pattern.finditer(text):
        start, end = match.span()
        inside = start > 0 and text[start - 1] not in "\n。;:,"
        yield start, end + (inside and text[end : end + 1] == ":"), ""


def candidates(text: str) -> set[str]:
    """The phrases of a text that are spam."""
    short = (line for line in text.split("\n") if LEAST <= len(line) <= MOST)
    alone = {line for line in short if PIECES.search(line) and LINE.fullmatch(line) and is_odd(line)}
    return {line for line in sorted(alone)[:TRIED] if _recurs(text, line)}


def is_odd(line: str) -> bool:
    """Whether a line is two or three short words set side by side.

    >>> is_odd("某某论坛,某某策略"), is_odd("污染防治攻坚战")
    (True, False)
    """
    pieces = PIECES.split(line)
    return 2 <= len(pieces) <= 4 and all(2 <= len(piece) <= 10 and not piece.isdigit() for piece in pieces)


def _recurs(text: str, phrase: str) -> bool:
    before: set[str] = set()
    after: set[str] = set()
    many = 0
    at = text.find(phrase)
    while at >= 0:
        left, right = text[at - 1 : at] or "\n", text[at + len(phrase) : at + len(phrase) + 1] or "\n"
        if left != "\n" or right != "\n":
            many += 1
            before.add(left)
            after.add(right)
        at = text.find(phrase, at + len(phrase))
    return many >= MANY and len(before) >= SIDES and len(after) >= SIDES
