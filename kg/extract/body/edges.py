"""The edges of the stretch in which words around a name tell its role: clauses, lines, the sign before it."""

from __future__ import annotations

import re

REACH = 400
"""How many characters before or after a name can matter to its role; it keeps endless lines linear."""
CLAUSE_END = re.compile("[,;。!?\n:]")


NUMBERED = re.compile(
    r"(?:^|[\n。;])[\s—●◆■·*-]*"
    r"(?:\d{1,2}[.、]|[(][一二三四五六七八九十\d]{1,3}[)]|[一二三四五六七八九十]{1,3}、)?\Z"
)


def opens_line(text: str, start: int) -> bool:
    """Whether a name begins its line or sentence, be it after a number: in a table of duties (市公安局:负责…)."""
    return NUMBERED.search(text, max(0, start - 8), start) is not None


SOFT_MARKS = frozenset(":、()”》,; —●◆■·*★◎○【[{|")


def soft_start(text: str, start: int, at: int) -> int:
    """The last colon, enumeration comma, bracket or blank between a clause's start and a name."""
    while at > start and text[at - 1] not in SOFT_MARKS:
        at -= 1
    return at


def clause_end(text: str, start: int, stop: int) -> int:
    stop = min(stop, start + REACH)
    found = CLAUSE_END.search(text, start, stop)
    return found.start() if found else stop
