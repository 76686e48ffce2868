"""Names of divisions in a text: the automaton over their names, and what an ambiguous name means where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
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


class _Hit(NamedTuple):
    start: int
    end: int
    divisions: tuple[Division, ...]
    full: bool


@cache
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, list[tuple[tuple[Division, ...], bool]]]:
    """The names of divisions; for each the divisions it means and whether it is their full name."""
    names = gazetteer.named()
    automaton = ahocorasick_rs.AhoCorasick(list(names), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    full = [tuple(d for d in found if name in (d.name, *d.formerly)) for name, found in names.items()]
    return automaton, [(whole or found, bool(whole)) for whole, found in zip(full, names.values(), strict=True)]


def _hits(text: str) -> Iterator[_Hit]:
    automaton, rows = _automaton()
    for i, start, end in automaton.find_matches_as_indexes(text):
        yield _Hit(start, end, *rows[i])


def _inside(outer: Division, hit: _Hit) -> tuple[Division, ...]:
    """The divisions of a hit that lie in another one, the living first."""
    return tuple(d for d in hit.divisions if d != outer and outer.code in (d.parent, gazetteer.province_of(d).code))


def chains(text: str, home: Division | None = None) -> list[Named]:
    """The places named in a text, names in a row taken together; names of several divisions are left out.

    Args:
        text: normalised text.
        home: a city whose counties are meant before others of the same name.

    >>> [named.division.code for named in chains("吉林省吉林市和北京市朝阳区")]
    ['220200', '110105']
    """
    found: list[Named] = []
    for hit in _hits(text):
        before = found[-1] if found and found[-1].end == hit.start else None
        inner = _inside(before.division, hit) if before else ()
        if before and inner:
            found[-1] = Named(before.start, hit.end, inner[0], hit.full)
            continue
        division = _alone(text, hit, home)
        if division:
            found.append(Named(hit.start, hit.end, division, hit.full))
    return found


def _alone(text: str, hit: _Hit, home: Division | None) -> Division | None:
    """What a name means by itself: a county only by a full and single name, of three characters or at the start."""
    living = [d for d in hit.divisions if not d.retired or d.level != "county"]
    if home and hit.full and (own := [d for d in hit.divisions if gazetteer.city_of(d) == home != d]):
        return own[0] if hit.end - hit.start > 2 or not hit.start or not CJK.match(text, hit.start - 1) else None
    if not living:
        return None
    first = living[0]
    if first.level == "county":
        return first if hit.full and len(living) == 1 and (hit.end - hit.start > 2 or hit.start == 0) else None
    if hit.full:
        return first
    return None if NO_NAME.match(text, hit.end) else first
