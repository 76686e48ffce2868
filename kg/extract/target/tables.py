"""Tables of indicators: rows with cells between bars, and rows that end with 约束性 or 预期性."""

from __future__ import annotations

from kg.extract.reading import Reading
from kg.extract.target.found import Found
from kg.text.outline import Clause


def match(reading: Reading) -> list[tuple[int, int, Clause, Found]]:
    """Rows of every table."""
    return []
