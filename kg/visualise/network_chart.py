"""The network as a drawing for papers: the places of its nodes are given, the chart only draws them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kg.visualise import style
from kg.visualise.layout import SLOT, Place
from kg.visualise.names import Name
from kg.visualise.parts import Chart, Spec
from kg.visualise.words import word

if TYPE_CHECKING:
    import networkx

SIZE, CITY_SIZE, LINE_HEIGHT = 9.5, 15, 11
MARGIN = (SLOT[0] // 2 + 6, 26)
Row = dict[str, Any]


def radius(degree: int) -> float:
    """How large a measure is drawn, by the number of its cities.

    >>> radius(1), radius(7)
    (3.3, 6.3)
    """
    return round(2.8 + min(degree, 14) * 0.5, 1)


def chart(graph: networkx.Graph[str], places: Mapping[str, Place], keys: Mapping[str, str]) -> Chart:
    """The drawing of a graph whose nodes have places; width is given by these."""

    def spec(language: str, width: int) -> Spec:
        things, cities = nodes(graph, places, keys, language)
        xs, ys = zip(*places.values(), strict=True)
        x = (min(xs) - MARGIN[0], max(xs) + MARGIN[0])
        y = (min(ys) - MARGIN[1], max(ys) + MARGIN[1] + 2 * LINE_HEIGHT)
        return {
            "description": "", "width": x[1] - x[0], "height": y[1] - y[0],
            "encoding": {"x": _axis("x", x), "y": _axis("y", y[::-1])},
            "layer": [_edges(edges(graph, places)), *_things(things, language), *_cities(cities)],
            "resolve": {"scale": {"color": "independent", "shape": "independent"}},
        }  # fmt: skip

    return spec


def _axis(name: str, domain: tuple[int, int]) -> Spec:
    scale = {"domain": list(domain), "nice": False, "zero": False}
    return {"field": name, "type": "quantitative", "scale": scale, "axis": None}


def nodes(
    graph: networkx.Graph[str], places: Mapping[str, Place], keys: Mapping[str, str], language: str
) -> tuple[list[Row], list[Row]]:
    """The rows of the drawing: measures (or themes), and cities."""
    things: list[Row] = []
    cities: list[Row] = []
    for node, data in graph.nodes(data=True):
        name = Name(data["label"], data["label_en"]).said(language)
        row = {"x": places[node][0], "y": places[node][1], "href": "#" + keys[node], "label": name}
        if data["kind"] == "city":
            cities.append(row)
        else:
            size = 3.1416 * radius(graph.degree[node]) ** 2
            theme = style.theme(data["theme"]).name.said(language)
            lines = style.lines(name, SLOT[0] - 3, SIZE)
            things.append({**row, "theme": theme, "size": round(size, 1), "lines": lines})
    return things, cities


def edges(graph: networkx.Graph[str], places: Mapping[str, Place]) -> list[Row]:
    """A row an edge."""
    pairs = ((places[one], places[other]) for one, other in graph.edges)
    return [{"x": a[0], "y": a[1], "x2": b[0], "y2": b[1]} for a, b in pairs]


def _edges(values: list[Row]) -> Spec:
    return {
        "data": {"values": values},
        "mark": {"type": "rule", "color": "#8fa1b3", "strokeOpacity": 0.28, "strokeWidth": 0.8, "aria": False},
        "encoding": {"x2": {"field": "x2"}, "y2": {"field": "y2"}},
    }


def _things(values: list[Row], language: str) -> list[Spec]:
    used = {row["theme"] for row in values}
    themes = [t for t in (*style.themes().values(), style.OTHER) if t.name.said(language) in used]
    names = [theme.name.said(language) for theme in themes]
    legend = {"orient": "bottom", "columns": 5, "title": word("theme").said(language), "titlePadding": 8}
    colour = {"domain": names, "range": [theme.colour for theme in themes]}
    shape = {"domain": names, "range": [theme.shape for theme in themes]}
    data = {"values": values}
    points = {
        "data": data,
        "mark": {"type": "point", "filled": True, "stroke": "white", "strokeWidth": 0.8},
        "encoding": {
            "color": {"field": "theme", "type": "nominal", "scale": colour, "legend": legend},
            "shape": {"field": "theme", "type": "nominal", "scale": shape, "legend": legend},
            "size": {"field": "size", "type": "quantitative", "scale": None, "legend": None},
            "href": {"field": "href"}, "description": {"field": "label"},
        },
    }  # fmt: skip
    return [points, *_texts(data, "lines", SIZE, 7, "normal")]


def _texts(data: Spec, field: str, size: float, dy: float, weight: str) -> list[Spec]:
    text = {
        "type": "text", "baseline": "top", "dy": dy, "fontSize": size, "fontWeight": weight,
        "lineHeight": LINE_HEIGHT, "aria": False,
    }  # fmt: skip
    halo = {**text, "stroke": "white", "strokeWidth": 3, "strokeJoin": "round", "fill": "white"}
    encoding = {"text": {"field": field}}
    return [{"data": data, "mark": mark, "encoding": encoding} for mark in (halo, {**text, "color": style.INK})]


def _cities(values: list[Row]) -> list[Spec]:
    data = {"values": values}
    points = {
        "data": data,
        "mark": {"type": "point", "filled": True, "color": style.INK, "size": 320, "stroke": "white"},
        "encoding": {"href": {"field": "href"}, "description": {"field": "label"}},
    }
    return [points, *_texts(data, "label", CITY_SIZE, 12, "bold")]
