"""Names of divisions in a text: the automaton over their names, and what an ambiguous name means where it stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache, lru_cache
from operator import itemgetter
from typing import NamedTuple

from kg import gazetteer
from kg.gazetteer import Division
from kg.text.words import words
from kg.wordlists import Words

NO_NAME = re.compile(
    r"[路街道桥河湖江海湾山港大门站理]|村(?!镇)|[镇乡](?![江海平远原宁雄巴坪赉沅康安城村镇])|久安|产业|精神"
)
CJK = re.compile("[一-龥]")
Hit = tuple[int, int, int]
"""The number of a name and its half-open offsets."""
BY_START = itemgetter(1)


class Named(NamedTuple):
    """Names in a row that narrow each other down (浙江省宁波市海曙区): the innermost division and their span.

    `full` is false where only a short name stands (宁波).
    """

    start: int
    end: int
    division: Division
    full: bool


NAMES = Words.shared(lambda: list(gazetteer.named()))
"""The names of divisions."""


@cache
def _meanings() -> list[tuple[tuple[Division, ...], bool]]:
    """For each name the divisions it means and whether it is their full name."""
    names = gazetteer.named()
    full = [tuple(d for d in found if _is_full(name, d)) for name, found in names.items()]
    return [(whole or found, bool(whole)) for whole, found in zip(full, names.values(), strict=True)]


@cache
def _parts_of_town() -> frozenset[str]:
    return frozenset(words("part-of-town"))


def _is_full(name: str, division: Division) -> bool:
    """Whether a name is a division's own or an earlier one, or short but for its peoples (大理州, 和布克赛尔县)."""
    return name in (division.name, *division.formerly) or (name[-1] in "县旗州" and len(name) > 2)


def _inside(outer: Division, divisions: tuple[Division, ...]) -> list[Division]:
    """Those of the divisions that lie in another one, the living first."""
    return [d for d in divisions if d != outer and outer.code in (d.parent, gazetteer.province_of(d).code)]


def chains(text: str, home: Division | None = None) -> list[Named]:
    """The places named in a text, names in a row taken together; names of several divisions are left out.

    Args:
        text: normalised text.
        home: a city whose counties are meant before others of the same name.

    >>> [named.division.code for named in chains("吉林省吉林市和北京市朝阳区")]
    ['220200', '110105']
    """
    return _chained(text, 0, len(text), NAMES.longest(text), home)


def chains_within(text: str, start: int, end: int, home: Division | None = None) -> list[Named]:
    """The places named in `text[start:end]`, as `chains` has them, at their offsets in the whole text of a document."""
    hits = _hits(text)
    first = bisect_left(hits, start, key=BY_START)
    return _chained(text, start, end, hits[first : bisect_left(hits, end, key=BY_START)], home)


@lru_cache(maxsize=1)
def _hits(text: str) -> list[Hit]:
    """The names in the text of a document; kept, for they are asked for by each of its parts and to describe it."""
    return NAMES.longest(text)


def readings(text: str) -> dict[str, tuple[Division, ...]]:
    """The names in a text and all divisions that each may mean, also those too short to be sure of one (隆化)."""
    meanings, names = _meanings(), NAMES.words
    return {names[i]: meanings[i][0] for i, _, _ in _hits(text)}


def _chained(text: str, begin: int, stop: int, hits: Iterable[Hit], home: Division | None) -> list[Named]:
    """The names found in `text[begin:stop]`, those in a row taken together."""
    found: list[Named] = []
    meanings = _meanings()
    for i, start, end in hits:
        divisions, full = meanings[i]
        if found and found[-1].end == start and (inner := _inside(found[-1].division, divisions)):
            found[-1] = Named(found[-1].start, end, inner[0], full)
        elif division := _alone(text, begin, stop, start, end, divisions, full, home):
            found.append(Named(start, end, division, full))
    return found


def _alone(
    text: str,
    begin: int,
    stop: int,
    start: int,
    end: int,
    divisions: tuple[Division, ...],
    full: bool,
    home: Division | None,
) -> Division | None:
    """What a name means by itself: a county only by a full and single name, of three characters or at the start.

    One that is no more (海门市) is meant where words begin with it. A word for a part of any town (老城区) is a name
    only in the city that has such a district.
    """
    if home and full and (own := [d for d in divisions if gazetteer.city_of(d) == home != d]):
        return own[0] if end - start > 2 or start == begin or not CJK.match(text, start - 1) else None
    living = [d for d in divisions if not d.retired or d.level != "county"]
    if not living:
        sure = full and len(divisions) == 1 and (start == begin or not CJK.match(text, start - 1))
        return divisions[0] if sure else None
    first = living[0]
    if first.level == "county":
        sure = full and len(living) == 1 and (end - start > 2 or start == begin)
        return first if sure and text[start:end] not in _parts_of_town() else None
    return first if full or not NO_NAME.match(text, end, stop) else None
