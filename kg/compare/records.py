"""Comparisons as flat records, for CSV, JSON and data frames: one a thing and city, or one a target, with its words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from kg.compare.cells import Quote
from kg.compare.shared import Comparison, Row
from kg.compare.targets import Axis, Mark

Record = dict[str, Any]
THING = ("spread", "id", "label", "label_en", "theme", "theme_en", "not_unique_for", "city", "city_code")
CELL = ("state", "count", "why")
WORDS = ("doc", "start", "end", "quote", "fact")
MARK = (
    *("rank", "kind", "comparator", "bound", "value", "value_max", "unit", "harmonised", "harmonised_unit", "scope"),
    *("statistic", "baseline", "baseline_value", "deadline", "stretch", "outcome", "period", "verdict", "left_out"),
)
COLUMNS = (*THING, *CELL, *WORDS)
TARGET_COLUMNS = (*THING, *CELL, *MARK, *WORDS)
AXIS_COLUMNS = ("indicator", "label", "label_en", "better", "axis", "city", "city_code", *MARK, *WORDS)


def flat(comparison: Comparison, axes: Sequence[Axis], *, quotes: bool = False) -> tuple[tuple[str, ...], list[Record]]:
    """The columns and the records of a comparison; `axes` are those of its targets."""
    if comparison.by == "target":
        return TARGET_COLUMNS, list(target_records(comparison, axes))
    return COLUMNS, list(records(comparison, quotes=quotes))


def records(comparison: Comparison, *, quotes: bool = False) -> Iterator[Record]:
    """One record a thing and city, with the clearest words; with quotes one record a quote."""
    for row in comparison.rows:
        for said, cell in _cells(comparison, row):
            shown: Sequence[Quote | None] = cell.quotes if quotes else cell.quotes[:1]
            for quote in shown or (None,):
                yield {**said, **_words(quote)}


def target_records(comparison: Comparison, axes: Sequence[Axis]) -> Iterator[Record]:
    """One record a target, on an axis or left out, and one for each city that has none."""
    marks: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for axis in axes:
        for mark, reason in [*((mark, None) for mark in axis.marks), *axis.left_out]:
            marks[axis.indicator.id, mark.city_code or mark.city].append(_mark(axis, mark, reason))
    for row in comparison.rows:
        for said, _ in _cells(comparison, row):
            for record in marks.get((row.thing.id, said["city_code"] or said["city"])) or [{}]:
                yield {**said, **record}


def of_axes(axes: Sequence[Axis]) -> list[Record]:
    """One record a target of axes; `axis` is the number of the axis among those of its indicator, from 1."""
    found, numbers = [], Counter[str]()
    for axis in axes:
        numbers[axis.indicator.id] += 1
        head: Record = {
            "indicator": axis.indicator.id,
            "label": axis.indicator.label,
            "label_en": axis.indicator.label_en,
        }
        head |= {"better": axis.better or None}
        for mark, reason in [*((mark, None) for mark in axis.marks), *axis.left_out]:
            place = {"city": mark.city, "city_code": mark.city_code or None}
            number = None if reason else numbers[axis.indicator.id]
            found.append({**head, "axis": number, **place, **_mark(axis, mark, reason)})
    return found


def _cells(comparison: Comparison, row: Row) -> Iterator[tuple[Record, Any]]:
    said: Record = {"spread": row.spread, **row.thing._asdict(), "not_unique_for": row.why or None}
    for city, cell in zip(comparison.cities, row.cells, strict=True):
        here = {"city": city.name, "city_code": city.code or None, "state": cell.state, "count": cell.count}
        yield {**said, **here, "why": cell.why or None}, cell


def _mark(axis: Axis, mark: Mark, reason: str | None) -> Record:
    said = {name: value for name, value in mark._asdict().items() if name in MARK}
    on = {} if reason else {"harmonised_unit": axis.unit, "scope": axis.scope, "statistic": axis.statistic}
    return {**said, **on, "left_out": reason, **_words(mark.quote)}


def _words(quote: Quote | None) -> Record:
    if quote is None:
        return {}
    return {"doc": quote.doc, "start": quote.start, "end": quote.end, "quote": quote.quote, "fact": quote.fact or None}
