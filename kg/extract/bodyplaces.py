"""The names of places that stand before the name of a body (宁波市 in 宁波市生态环境局)."""

from __future__ import annotations

from functools import cache

from kg import gazetteer

PLACE_LAST = ("省", "市", "县", "区", "州", "盟", "旗")


@cache
def _places() -> tuple[frozenset[str], dict[str, tuple[int, ...]]]:
    """Names that may begin a body's name, and their lengths by their last two characters, longest first."""
    full, short = gazetteer.named(), gazetteer.named(gazetteer.CITIES)
    known = {word for word in short if 1 < len(word) <= 12}
    known |= {word for word, found in full.items() if 2 < len(word) <= 12 and found[0].name == word}
    lengths: dict[str, set[int]] = {}
    for word in known:
        lengths.setdefault(word[-2:], set()).add(len(word))
    return frozenset(known), {end: tuple(sorted(found, reverse=True)) for end, found in lengths.items()}


def place_start(text: str, start: int, *, level_char: bool = False) -> int:
    """Start of the place names that end at `start`, or at the character after it (宁波 before 市委)."""
    known, lengths = _places()
    for end in (start + 1, start) if level_char or text[start : start + 1] in PLACE_LAST else (start,):
        for length in lengths.get(text[max(0, end - 2) : end], ()):
            if length <= end and text[end - length : end] in known:
                return place_start(text, end - length)
    if text[max(0, start - 2) : start] == "中共":
        return start - 2
    return start
