"""The columns of a table: what its head names, and the cells of a line between tabs or blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from kg.text.mapped import Edit
from kg.text.words import alternatives, words

SPACE = " \u3000\xa0\u2002\u2003"
BLANKS = SPACE + "\t"
GAP = re.compile(f"[{SPACE}]+")
TAB = re.compile(f"[{SPACE}]*\t[{SPACE}]*")
YEAR = (
    r"(?:“?十[一二三四五]五”?|(?:19|20)\d{2})年?"
    r"(?:[现目规基末完实](?:状|标|划|数|准|期|年|成|际)?(?:值|数|目标|情况)?)?"
)
NOTE = r"(?:\([^()\n]{1,14}\))?"
FEWEST, MOST = 3, 12
"""Columns of a table."""
LONGEST, WIDEST = 160, 24
"""Characters of a cell, and of one that holds a figure."""
HAN = re.compile("[\u4e00-\u9fff]|PM|COD|GDP")


class Line(NamedTuple):
    """A line without the blanks at its ends; empty ones are left out."""

    start: int
    end: int


@cache
def head_pattern() -> re.Pattern[str]:
    """A cell of a head; its group is the kind of the column: serial, group, unit, standard, value, due, text, …"""
    kinds = ("serial", "group", "unit", "attribute", "standard", "value", "due")
    named = "|".join(f"(?P<{kind}>(?:{alternatives(f'column-{kind}')}){NOTE})" for kind in kinds)
    return re.compile(f"(?P<year>{YEAR}{NOTE})|{named}|(?P<text>(?:{alternatives('column-text')}){NOTE})")


def firsts() -> str:
    """What a cell of a head begins with."""
    kinds = ("serial", "group", "unit", "attribute", "standard", "value", "due", "text")
    return "“十12" + "".join({word[0] for kind in kinds for word in words(f"column-{kind}")})


def column(cell: str) -> str:
    """What stands below a cell of a head, "" if it is none: serial, group, unit, attribute, value, year, due, text, …

    >>> column("计量单位"), column("2025年目标"), column("氨氮")
    ('unit', 'year', '')
    """
    hit = head_pattern().fullmatch(cell)
    return hit.lastgroup or "" if hit else ""


def cells_of(text: str, line: Line) -> list[Line]:
    """The cells of a line between its tabs, else between its blanks."""
    start, end = line
    if end - start > LONGEST * FEWEST:
        return [line]
    parts = TAB if "\t" in text[start:end] else GAP
    found, at = [], start
    for gap in parts.finditer(text, start, end):
        found.append(Line(at, gap.start()))
        at = gap.end()
    return [*found, Line(at, end)]


def bars(row: list[Line]) -> Iterator[Edit]:
    """A bar for what parts two cells of a row, and one behind the last."""
    for here, after in pairwise(row):
        yield here.end, after.start, "|"
    yield row[-1].end, row[-1].end, "|"
