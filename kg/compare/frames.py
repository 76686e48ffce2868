"""Comparisons as data frames."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.compare.columnar import Tables
from kg.compare.records import AXIS_COLUMNS, flat, of_axes
from kg.compare.shared import compare
from kg.compare.similarity import Pair, similarities
from kg.compare.targets import side_by_side

if TYPE_CHECKING:
    import pandas

WHOLE = ("start", "end", "count", "rank", "axis")
"""Columns that are whole numbers or missing."""


def of_comparison(tables: Tables, cities: Sequence[str], *, by: str, theme: str, quotes: bool) -> pandas.DataFrame:
    """One row a thing and city; by target one row a target."""
    found = compare(tables, cities, by=by, theme=theme, quotes=None if quotes else 1)
    axes = side_by_side(tables, cities, theme=theme) if by == "target" else []
    columns, records = flat(found, axes, quotes=quotes)
    return frame(records, columns)


def of_similarities(tables: Tables, cities: Sequence[str], *, by: str, theme: str) -> pandas.DataFrame:
    """One row a pair of cities."""
    import pandas

    pairs = similarities(compare(tables, cities, by=by, theme=theme, quotes=0))
    return pandas.DataFrame(pairs, columns=list(Pair._fields))


def of_targets(tables: Tables, cities: Sequence[str], indicator: str) -> pandas.DataFrame:
    """One row a target, on an axis or left out."""
    return frame(of_axes(side_by_side(tables, cities, indicator)), AXIS_COLUMNS)


def frame(records: Sequence[dict[str, object]], columns: Sequence[str]) -> pandas.DataFrame:
    """Records as a frame whose counts, ranks and offsets are whole numbers also where some are missing."""
    import pandas

    made = pandas.DataFrame(records, columns=list(columns))
    return made.astype({name: "Int64" for name in WHOLE if name in made.columns})
