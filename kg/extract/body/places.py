"""The names of places that stand before the name of a body (宁波市 in 宁波市生态环境局)."""

from __future__ import annotations

import re
from functools import cache

from kg import gazetteer
from kg.extract.body.forms import GROUP_LAST, LEVEL, LEVEL_LAST, WIDE

PLACE_LAST = ("省", "市", "县", "区", "州", "盟", "旗")


@cache
def _places() -> tuple[frozenset[str], dict[str, tuple[int, ...]], frozenset[str]]:
    """Names that may begin a body's name; their lengths by their last two characters, longest first; short counties.

    A county of two characters (郊区) is a name only where a word begins.
    """
    full, short = gazetteer.named(), gazetteer.named(gazetteer.CITIES)
    known = {word for word in short if 1 < len(word) <= 12}
    known |= {word for word, found in full.items() if 2 < len(word) <= 12 and found[0].name == word}
    lengths: dict[str, set[int]] = {}
    for word in known:
        lengths.setdefault(word[-2:], set()).add(len(word))
    by_end = {end: tuple(sorted(found, reverse=True)) for end, found in lengths.items()}
    county = {word for word, rows in full.items() if len(word) == 2 and any(d.name == word for d in rows)}
    return frozenset(known), by_end, frozenset(county)


def bounded(text: str, at: int) -> bool:
    """Whether a word begins at `at` for certain: after a sign, or after 由, 和, 与, 及."""
    return not at or not "一" <= text[at - 1] <= "龥" or text[at - 1] in "由和与及"


def place_start(text: str, start: int, *, level_char: bool = False) -> int:
    """Start of the place names that end at `start`, or at the character after it (宁波 before 市委)."""
    known, lengths, county = _places()
    for end in (start + 1, start) if level_char or text[start : start + 1] in PLACE_LAST else (start,):
        last = text[max(0, end - 2) : end]
        for length in lengths.get(last, ()):
            if length <= end and text[end - length : end] in known:
                return place_start(text, end - length)
        if last in county and bounded(text, end - 2):
            return end - 2
    if text[max(0, start - 2) : start] == "中共":
        return start - 2
    return start


def name_start(text: str, start: int, level: re.Pattern[str]) -> int:
    """Start of a name with the level (市, 市级, 市委) and the place (宁波市) before its core."""
    if text[start : start + 1] in PLACE_LAST and (begin := place_start(text, start)) < start:
        return begin
    match = None
    if level is not LEVEL:
        if start and text[start - 1] in GROUP_LAST:
            match = level.search(text, max(0, start - 8), start)
    elif start:
        if text[start - 1] in LEVEL_LAST:
            match = LEVEL.search(text, max(0, start - 8), start)
        match = match or WIDE.search(text, max(0, start - 10), start)
    begin = match.start() if match else start
    return place_start(text, begin, level_char=bool(match))
