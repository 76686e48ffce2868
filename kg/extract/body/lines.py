"""Lines of nothing but bodies, one of them with its role in brackets: 市水务局(牵头)、市财政局."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from kg.extract.body.listing import END_WORDS, OWN, SEPARATOR, STOP, Listed, own_role
from kg.extract.body.name import Name

LINE = 120
"""Characters on either side of the brackets that are looked at."""
BEGIN = re.compile("[。;:\\n(]")


def lines(
    text: str, names: Sequence[Name], taken: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, list[Listed]]]:
    """Such lines outside the lists that were `taken`: where each begins and ends, and its bodies."""
    starts, ends = [name.start for name in names], [end for _, end in taken]
    done = 0
    for own in OWN.finditer(text):
        start, end = _edges(text, own)
        i = bisect_left(ends, start + 1)
        if start < done or (i < len(taken) and taken[i][0] < end):
            continue
        inside = [name for name in names[bisect_left(starts, start) : bisect_left(starts, end)] if name.end <= end]
        rest = OWN.sub("", text[start:end])
        for name in inside:
            rest = rest.replace(text[name.start : name.end], "", 1)
        if inside and not SEPARATOR.sub("", END_WORDS.sub("", rest)):
            done = end
            yield start, end, [Listed(n, own_role(text, n, "responsible"), n.start, n.end) for n in inside]


def _edges(text: str, own: re.Match[str]) -> tuple[int, int]:
    """Where the words between full stops and line ends begin and end that hold a match."""
    left = max(0, own.start() - LINE)
    before = BEGIN.search(text[left : own.start()][::-1])
    after = STOP.search(text, own.end(), own.end() + LINE)
    start = own.start() - before.start() if before else left
    return start, after.start() if after else min(len(text), own.end() + LINE)
