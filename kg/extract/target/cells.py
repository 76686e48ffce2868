"""Deadlines in the last column of a table whose cells are parted by bars: each holds for the targets of its row."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from kg.alternation import alternation
from kg.extract.target import cues
from kg.extract.target.rows import Row
from kg.text.words import words
from kg.values import dates

CELL = re.compile(
    r"\|[ \t]*(?:(?P<date>(?:(?:19|20)\d{2}(?:年|[-—~至.]\d)"
    r"|年底|\d{1,2}月|第?[一二三四]季度|[上下]半年)[^|,;。\n]{0,14})"
    r"|(?P<whole>全年|常年)|(?:长期|持续|常态|立行立改)[^|\n]{0,6})"
    r"[ \t]*(?=\||\n|$)"
)
"""The cell that ends a row: by when all of it shall be done; 长期 gives no day, 全年 no other than that of the plan.

The line end behind it may be lost."""
FEWEST = 2
"""Rows with such a cell that make a column of it."""


@cache
def _head() -> re.Pattern[str]:
    """The head of a column of deadlines."""
    heads = sorted((*cues.words("section-label-deadline"), *words("column-due")), key=len, reverse=True)
    return re.compile(f"(?:{alternation(heads)})" + r"(?:\([^()|]{1,12}\))?\s*(?:\||$)", re.M)


def limited(rows: list[Row], text: str, year: int | None) -> list[Row]:
    """The rows with the deadlines of their cells; one whose own clause has a date keeps it.

    Args:
        year: of the document, for cells without one.
    """
    head = _head().search(text) if "|" in text else None
    cells = list(CELL.finditer(text, head.end())) if head else []
    if head is None or len(cells) < FEWEST:
        return rows
    starts, out = [cell.start() for cell in cells], list[Row]()
    for row in rows:
        at = bisect_left(starts, row.end)
        inside = head.end() <= row.start and at < len(cells)  # a name may begin in the cell before
        begin = cells[at - 1].end() if at else head.end()
        own = text[max(begin, row.clause.start) : min(row.clause.end, starts[at])] if inside else ""
        limits = inside and not cells[at]["whole"]
        out.append(_limited(row, own, cells[at]["date"] or "", year) if limits else row)
    return out


def cell(text: str, at: int) -> tuple[int, int]:
    """The half-open offsets of the words of the next cell with a deadline behind an offset."""
    found = CELL.search(text, at)
    return found.span("date") if found else (0, 0)


def _limited(row: Row, own: str, cell: str, year: int | None) -> Row:
    """A row with the deadline of its cell, unless its own words have one."""
    found = row.found
    if found.status != "target" or found.unit.startswith("次/"):
        return row
    if any(date.iso and date.role != "baseline" for date in dates.find(own, year)):
        return row
    stated = [date.iso for date in dates.find(cell, year, year) if date.iso]
    return row._replace(found=found._replace(deadline=stated[-1] if stated else ""))
