"""Lines of nothing but bodies, one of them with its role in brackets: 市水务局(牵头)、市财政局."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from kg.extract.body.listing import END_WORDS, OWN, SEPARATOR, STOP, Listed, own_role
from kg.extract.body.name import Name
from kg.extract.body.predicates import predicates

LINE = 120
"""Characters on either side of the brackets that are looked at."""
WITH_ROLE = re.compile(
    "(?:等(?:有关|相关)?(?:部门|单位)?)?(?:共同|分别|按职责分工|按各自职责|具体)?(牵头|配合|负责|协助|参与|落实)"
)
JOINTS = frozenset(",。.;、和及与")
LOST_JOINTS = frozenset(",。.;")
BEFORE = frozenset("\n,。.;:、(和及与头合责")
"""What may stand before a name that nothing else goes with: a sign, or the last word of a role."""
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


def bare(text: str, names: Sequence[Name]) -> Iterator[tuple[int, int, list[Listed]]]:
    """Names that fill the space between signs before one with a role, whatever the signs: 甲局。乙局,丙局等配合."""
    for i, last in enumerate(names):
        if i and last.start - names[i - 1].end < 2 and (verb := WITH_ROLE.match(text, last.end)):
            first = i
            while first and _bare(text, names[first - 1], names[first].start):
                first -= 1
            row = names[first : i + 1]
            if any(text[one.end] in LOST_JOINTS for one in row[:-1]):
                role = predicates()[1][verb[1]]
                yield row[0].start, verb.end(), [Listed(one, role, one.start, one.end) for one in row]


def _bare(text: str, name: Name, following: int) -> bool:
    """Whether a name has nothing but one sign on either side."""
    gap = text[name.end : following]
    return (gap in JOINTS if gap else True) and (not name.start or text[name.start - 1] in BEFORE)


def _edges(text: str, own: re.Match[str]) -> tuple[int, int]:
    """Where the words between full stops and line ends begin and end that hold a match."""
    left = max(0, own.start() - LINE)
    before = BEGIN.search(text[left : own.start()][::-1])
    after = STOP.search(text, own.end(), own.end() + LINE)
    start = own.start() - before.start() if before else left
    return start, after.start() if after else min(len(text), own.end() + LINE)
