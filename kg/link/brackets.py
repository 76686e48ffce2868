"""Brackets of bodies at the end of what they answer for: …。(市水务局牵头,市财政局配合)."""

from __future__ import annotations

from kg.text.outline import Outline

OPENING, CLOSING = "([【", ")]】"
REACH = 400
"""Characters within which the opening bracket of a list is looked for; the closing one within twice as many."""


def around(text: str, at: int) -> tuple[int, int] | None:
    """The bracket in one line that holds an offset.

    >>> around("推进管网建设(市水务局负责)。", 8)
    (6, 14)
    """
    stop = max(text.rfind("\n", 0, at) + 1, at - REACH)
    depth = 0
    for i in range(at - 1, stop - 1, -1):
        depth += (text[i] in CLOSING) - (text[i] in OPENING)
        if depth < 0:
            end = _closing(text, i)
            return (i, end) if end > at else None
    return None


def _closing(text: str, start: int) -> int:
    depth = 0
    for i in range(start, min(len(text), start + 2 * REACH)):
        depth += (text[i] in OPENING) - (text[i] in CLOSING)
        if depth == 0:
            return i + 1
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
