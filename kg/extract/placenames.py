"""Names of divisions in a text: the automaton over their names, and what an ambiguous name means where it stands."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import ahocorasick_rs

from kg import gazetteer
from kg.gazetteer import Division

NO_NAME = re.compile(r"[路街道桥河湖江海湾山港大门站理]|久安|产业|精神")
CJK = re.compile("[一-龥]")


class Named(NamedTuple):
    """Names in a row that narrow each other down (浙江省宁波市海曙区): the innermost division and their span.

    `full` is false where only a short name stands (宁波).
    """

    start: int
    end: int
    division: Division
    full: bool


@cache
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, list[tuple[tuple[Division, ...], bool]]]:
    """The names of divisions; for each the divisions it means and whether it is their full name."""
    names = gazetteer.named()
    automaton = ahocorasick_rs.AhoCorasick(list(names), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    full = [tuple(d for d in found if name in (d.name, *d.formerly)) for name, found in names.items()]
    return automaton, [(whole or found, bool(whole)) for whole, found in zip(full, names.values(), strict=True)]


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
    found: list[Named] = []
    automaton, meanings = _automaton()
    for i, start, end in automaton.find_matches_as_indexes(text):
        divisions, full = meanings[i]
        if found and found[-1].end == start and (inner := _inside(found[-1].division, divisions)):
            found[-1] = Named(found[-1].start, end, inner[0], full)
        elif division := _alone(text, start, end, divisions, full, home):
            found.append(Named(start, end, division, full))
    return found


def _alone(
    text: str, start: int, end: int, divisions: tuple[Division, ...], full: bool, home: Division | None
) -> Division | None:
    """What a name means by itself: a county only by a full and single name, of three characters or at the start."""
    if home and full and (own := [d for d in divisions if gazetteer.city_of(d) == home != d]):
        return own[0] if end - start > 2 or not start or not CJK.match(text, start - 1) else None
    living = [d for d in divisions if not d.retired or d.level != "county"]
    if not living:
        return None
    first = living[0]
    if first.level == "county":
        return first if full and len(living) == 1 and (end - start > 2 or start == 0) else None
    return first if full or not NO_NAME.match(text, end) else None
