"""Values as cells of CSV, and cells that a spreadsheet would run as formulas.

An empty cell is null; true and false are written so; numbers have a point. A text that begins as a formula does
(= + - @, also full width, a tab or a line end) gets an apostrophe before it, which spreadsheets take for the sign of
text; so does a text that begins with apostrophes and then as a formula does, so that `plain` gives back what was there.
A sign that stands alone, as in the column comparator, runs nothing and stays as it is.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

SIGN = "'"
FORMULA = re.compile(r"'*[=+\-@＝＋－＠\t\r\n](?!\Z)|'*[\t\r\n]")
GUARDED = re.compile(r"'(?:'*[=+\-@＝＋－＠\t\r\n](?!\Z)|'*[\t\r\n])")
LONGEST = 1 << 30
"""Characters of a cell that kg's readers take; the csv module's own limit is 131,072."""


def guarded(text: str) -> str:
    """A text as a cell that no spreadsheet runs.

    >>> guarded("=1+1"), guarded("'=1+1"), guarded("下降"), guarded("-")
    ("'=1+1", "''=1+1", '下降', '-')
    """
    return SIGN + text if FORMULA.match(text) else text


def plain(cell: str) -> str:
    """The text of a guarded cell.

    >>> plain("'=1+1"), plain("=1+1"), plain("'无废城市'")
    ('=1+1', '=1+1', "'无废城市'")
    """
    return cell[1:] if GUARDED.match(cell) else cell


def cell(value: object, *, raw: bool = True) -> str:
    """A value as a cell.

    >>> [cell(value) for value in (None, True, 43.0, 33.33, "2025")]
    ['', 'true', '43', '33.33', '2025']
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        from kg.graph.nquads import number

        return number(value)
    return str(value) if raw or not isinstance(value, str) else guarded(value)


def read(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a CSV file, with or without byte order mark; cells as they stand, guarded or not."""
    csv.field_size_limit(LONGEST)
    with path.open(encoding="utf-8-sig", newline="") as handle:
        yield from csv.DictReader(handle)
