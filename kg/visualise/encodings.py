"""Parts that the specifications of several pictures share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kg.visualise.parts import Spec
from kg.visualise.style import expression

LINKS: Spec = {"href": {"field": "href"}, "description": {"field": "text"}}
"""A mark as a link to its key, with what a reader who cannot see it is told."""


def kinds(field: str, names: Sequence[str], looks: Sequence[tuple[str, str]], **legend: Any) -> Spec:
    """Colour and shape together for the values of one field, with one legend for both.

    Args:
        looks: colour and shape of each name.
        legend: what its legend is like, as Vega-Lite has it.
    """
    found: Spec = {}
    for channel, at in (("color", 0), ("shape", 1)):
        scale = {"domain": list(names), "range": [look[at] for look in looks]}
        found[channel] = {"field": field, "type": "nominal", "scale": scale, "legend": {"title": None, **legend}}
    return found


def numbered(field: str, labels: Sequence[str], **look: Any) -> Spec:
    """An axis of rows or columns by their numbers, with labels that need not be different from each other."""
    shown = "[" + ",".join(f"'{expression(label)}'" for label in labels) + "][datum.value]"
    axis = {"labelExpr": shown, "domain": False, "ticks": False, "labelOverlap": False, **look}
    scale = {"domain": list(range(len(labels)))}
    return {"field": field, "type": "ordinal", "title": None, "scale": scale, "axis": axis}


def sized(field: str, domain: Sequence[float], room: Sequence[float]) -> Spec:
    """Size by a number: areas in px², the root of the number for few very large ones."""
    scale = {"type": "sqrt", "domain": list(domain), "range": list(room), "clamp": True}
    return {"field": field, "type": "quantitative", "legend": None, "scale": scale}
