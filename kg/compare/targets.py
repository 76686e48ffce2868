"""Targets of cities side by side: same indicator, kind of figure and scope on one axis."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.compare.cells import Quote
from kg.compare.columnar import Tables
from kg.compare.shared import Thing


class Mark(NamedTuple):
    """A target on an axis.

    `value` and `value_max` are as printed, in `unit`; `harmonised` and `harmonised_max` in the unit of the axis.
    `outcome` is what the city reports, in the unit of the axis, `rank` how strict the target is (1: strictest), None
    where it cannot be ranked.
    """

    city: str
    city_code: str
    value: float | None
    value_max: float | None
    unit: str
    harmonised: float | None
    harmonised_max: float | None
    kind: str
    comparator: str
    bound: str
    baseline: str
    deadline: str
    stretch: bool
    status: str
    scope: str
    outcome: float | None
    outcome_quote: Quote | None
    rank: int | None
    quote: Quote


class Axis(NamedTuple):
    """Marks that can be compared, and those that cannot, each with the reason."""

    indicator: Thing
    unit: str
    kind: str
    scope: str
    better: str
    marks: tuple[Mark, ...]
    left_out: tuple[tuple[Mark, str], ...]


def side_by_side(tables: Tables, cities: Sequence[str] | None = None, indicator: str = "") -> list[Axis]:
    """Every axis on which targets of these cities stand (thin first version)."""
    return []
