"""Brackets of bodies at the end of what they answer for: …。(市水务局牵头,市财政局配合)."""

from __future__ import annotations

import re

from kg.text.outline import Outline

BRACKET = re.compile(r"[(\[【)\]】]")
OPENING = "([【"
REACH = 400
"""Characters within which the opening bracket of a list is looked for; the closing one within twice as many."""


def around(text: str, at: int) -> tuple[int, int] | None:
    """The bracket in one line that holds an offset.

    >>> around("推进管网建设(市水务局负责)。", 8)
    (6, 14)
    """
    left = max(0, at - REACH)
    start = max(left, text.rfind("\n", left, at) + 1)
    if max([text.rfind(mark, start, at) for mark in OPENING]) < 0:
        return None
    open_: list[int] = []
    for mark in BRACKET.finditer(text, start, at):
        if mark[0] in OPENING:
            open_.append(mark.start())
        elif open_:
            open_.pop()
    end = _closing(text, open_[-1]) if open_ else -1
    return (open_[-1], end) if end > at else None


def _closing(text: str, start: int) -> int:
    """The end of the bracket that opens at `start`, or -1."""
    depth = 0
    for mark in BRACKET.finditer(text, start, start + 2 * REACH):
        depth += 1 if mark[0] in OPENING else -1
        if depth == 0:
            return mark.end()
    return -1


def closes_from(text: str, outline: Outline, start: int, end: int) -> int:
    """Where what a bracket closes begins.

    That is its paragraph where it ends it, its section where it has a line of its own, else its clause or sentence.
    """
    line = text.rfind("\n", max(0, start - 10 * REACH), start) + 1 or max(0, start - 10 * REACH)
    following = text[end : end + 3].lstrip("。;,. ")
    if following[:1] not in ("", "\n"):
        return max(text.rfind(mark, line, max(line, start - 1)) + 1 for mark in "。;") or line
    if text[line:start].strip():
        return line
    clause = outline.clause_at(start)
    heading = outline.sentences[clause.sentence].heading if clause else -1
    above = text.rfind("\n", 0, max(0, line - 1)) + 1
    return outline.headings[heading].start if heading >= 0 else above
