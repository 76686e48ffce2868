"""A map of cities: points, graticule and names. No border is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from math import cos, radians, sin, sqrt
from typing import TYPE_CHECKING, Any, NamedTuple

from kg import gazetteer
from kg.compare.cells import PRESENT
from kg.visualise import rows, style
from kg.visualise.encodings import LINKS
from kg.visualise.names import Name
from kg.visualise.options import EVERYTHING, Options
from kg.visualise.parts import NARROW, Cell, Mark, Quote, Spec, Table, View
from kg.visualise.picture import Picture
from kg.visualise.words import word

if TYPE_CHECKING:
    from kg.compare.choice import City
    from kg.compare.columnar import Tables

PARALLELS, MIDDLE = (25.0, 47.0), 105.0
"""Standard parallels and central meridian of Albers' equal-area projection as usual for China."""
LEAST_SPAN = 0.07
"""Radius of the smallest stretch that a map shows, in radii of the earth: about 450 km."""
SIZE = 12
Point = tuple[float, float]


class Spot(NamedTuple):
    """A city on the map: its key, place, number of measures and how many of them only it has."""

    key: str
    city: City
    at: Point
    measures: int
    own: int
    quotes: tuple[Quote, ...]


def places(tables: Tables, options: Options = EVERYTHING) -> Picture:
    """The cities of a build where they lie, larger for more measures."""
    comparison = rows.compared(tables, options)
    title, source = word("map-title"), rows.source(tables, comparison.cities)
    known = gazetteer.coordinates()
    spots, missing = [], []
    for at, city in enumerate(comparison.cities):
        having = [row for row in comparison.rows if row.cells[at].state == PRESENT]
        own = sum(row.spread == "one" for row in having)
        said = (row.cells[at].quotes[0] for row in having[: rows.KEPT * 2])
        named = [
            Quote(rows.thing_name(row.thing), q.doc, q.start, q.end, q.quote)
            for row, q in zip(having, said, strict=False)
        ]
        place = known.get(city.code)
        if place:
            spots.append(Spot(f"p{at}", city, albers(*place), len(having), own, tuple(named)))
        else:
            missing.append(city)
    if not spots:
        empty = word("no-places")
        return Picture(name="map", title=title, alt=empty, source=source, empty=empty)
    marks = {spot.key: Mark(rows.city_name(spot.city), spot.measures, spot.quotes) for spot in spots}
    lost = [word("map-missing", cities=rows.listed(map(rows.city_name, missing)))] if missing else []
    return Picture(
        name="map", title=title, alt=alt(spots), source=source, marks=marks, table=table(spots, missing),
        views=(View("map", title, partial(chart, spots)),), notes=(word("map-how"), *lost), link=options.link,
    )  # fmt: skip


def albers(latitude: float, longitude: float) -> Point:
    """A place in Albers' equal-area projection, in radii of the earth, y upwards.

    >>> [round(value, 3) for value in albers(35.0, 105.0)]
    [0.0, 0.589]
    """
    one, two = (sin(radians(parallel)) for parallel in PARALLELS)
    n = (one + two) / 2
    c = 1 - one * one + 2 * n * one
    rho = sqrt(max(0.0, c - 2 * n * sin(radians(latitude)))) / n
    theta = n * radians(longitude - MIDDLE)
    return rho * sin(theta), sqrt(c) / n - rho * cos(theta)


def alt(spots: Sequence[Spot]) -> Name:
    """What the map shows, in words."""
    top = max(spots, key=lambda spot: (spot.measures, spot.city.key))
    return word("map-alt", cities=rows.many(len(spots), "city"), top=rows.city_name(top.city), most=top.measures)


def table(spots: Sequence[Spot], missing: Sequence[City]) -> Table:
    """A row a city, also of those that are not on the map."""
    heads = tuple(word(name) for name in ("city", "measures", "unique", "latitude", "longitude"))
    known = gazetteer.coordinates()
    made = [
        (
            Cell(rows.city_name(spot.city)), Cell(str(spot.measures), spot.key), Cell(str(spot.own)),
            *(Cell(f"{degrees:.2f}°") for degrees in known[spot.city.code]),
        )
        for spot in spots
    ]  # fmt: skip
    made += [(Cell(rows.city_name(city)), Cell(""), Cell(""), Cell(word("unknown")), Cell("")) for city in missing]
    return Table(heads, tuple(made))


def chart(spots: Sequence[Spot], language: str, width: int) -> Spec:
    """The map, its frame as high as the cities ask for."""
    xs, ys = [spot.at[0] for spot in spots], [spot.at[1] for spot in spots]
    half = max(LEAST_SPAN, (max(xs) - min(xs)) * 0.62, (max(ys) - min(ys)) * 0.62 * 1.25)
    middle = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    height = width if width <= NARROW else round(width * 0.8)
    frame = (middle[0] - half, middle[0] + half), (middle[1] - half * height / width, middle[1] + half * height / width)
    place = {
        axis: {"field": axis, "type": "quantitative", "axis": None,
               "scale": {"domain": list(domain), "nice": False, "zero": False}}
        for axis, domain in zip(("x", "y"), frame, strict=True)
    }  # fmt: skip
    return {
        "width": width, "height": height, "view": {"stroke": style.LINE}, "encoding": place,
        "layer": [_lines(*frame), _degrees(*frame), *_points(spots, frame, (width, height), language)],
    }  # fmt: skip


def _step(x: Point) -> int:
    return next(step for step in (1, 2, 5, 10) if (x[1] - x[0]) / 0.0175 / step < 14 or step == 10)


def _lines(x: Point, y: Point) -> Spec:
    step = _step(x)
    values = []
    for number in range(-180 // step, 180 // step):
        degrees = number * step
        if -90 < degrees < 90:
            values += _course(f"p{degrees}", [albers(degrees, east / 2) for east in range(100, 320)], x, y)
        if 50 <= degrees <= 160:
            values += _course(f"m{degrees}", [albers(north / 2, degrees) for north in range(0, 140)], x, y)
    mark = {"type": "line", "strokeWidth": 0.7, "color": "#d5dde4", "clip": True, "aria": False}
    encoding = {"detail": {"field": "line"}, "order": {"field": "n", "type": "quantitative"}}
    return {"data": {"values": values}, "mark": mark, "encoding": encoding}


def _course(name: str, points: list[Point], x: Point, y: Point) -> list[dict[str, Any]]:
    wide, high = (x[1] - x[0]) / 2, (y[1] - y[0]) / 2
    near = [p for p in points if x[0] - wide < p[0] < x[1] + wide and y[0] - high < p[1] < y[1] + high]
    return [{"line": name, "n": n, "x": round(p[0], 5), "y": round(p[1], 5)} for n, p in enumerate(near)]


def _degrees(x: Point, y: Point) -> Spec:
    """Degrees along the lower and the left side."""
    step = _step(x)
    values = []
    for degrees in range(0, 180, step):
        low = [p for p in (albers(north / 10, degrees) for north in range(0, 700)) if p[1] >= y[0]][:1]
        if low and x[0] < low[0][0] < x[1] and 50 <= degrees <= 160:
            values.append({"x": low[0][0], "y": y[0], "text": f"{degrees}°E", "dx": 0, "dy": 9})
        left = (
            [p for p in (albers(degrees, east / 10) for east in range(400, 1700)) if p[0] >= x[0]][:1]
            if degrees < 70
            else []
        )
        if left and y[0] < left[0][1] < y[1]:
            values.append({"x": x[0], "y": left[0][1], "text": f"{degrees}°N"})
    mark = {"type": "text", "fontSize": 9.5, "color": style.FAINT, "align": "left", "dx": 4, "dy": -6, "aria": False}
    return {"data": {"values": values}, "mark": mark, "encoding": {"text": {"field": "text"}}}


def _points(spots: Sequence[Spot], frame: tuple[Point, Point], size: tuple[int, int], language: str) -> list[Spec]:
    most = max(1, *(spot.measures for spot in spots))
    sides = placed(spots, frame, size, language)
    values = [
        {
            "x": round(spot.at[0], 5), "y": round(spot.at[1], 5), "n": spot.measures, "href": "#" + spot.key,
            "side": sides[spot.key], "name": rows.short_name(spot.city).said(language),
            "text": f"{rows.city_name(spot.city).said(language)}: {spot.measures}",
        }
        for spot in sorted(spots, key=lambda spot: -spot.measures)
    ]  # fmt: skip
    area = {"type": "linear", "domain": [0, most], "range": [20, 520]}
    legend = {
        "title": word("measures").said(language),
        "orient": "bottom",
        "symbolFillColor": style.ACCENT,
        "values": sorted({round(most / 4), round(most / 2), most} - {0}),
    }
    points = {
        "data": {"values": values},
        "mark": {"type": "circle", "color": style.ACCENT, "opacity": 0.85, "stroke": "white", "strokeWidth": 1},
        "encoding": {
            "size": {"field": "n", "type": "quantitative", "scale": area, "legend": legend},
            **LINKS,
        },
    }  # fmt: skip
    return [points, *(_names(values, side) for side in SIDES)]


SIDES: dict[str, tuple[str, str, int, int]] = {
    "right": ("left", "middle", 1, 0),
    "left": ("right", "middle", -1, 0),
    "above": ("center", "bottom", 0, -1),
    "below": ("center", "top", 0, 1),
}
"""Side of a point -> how its name is set there: alignment across and along, and which way it is moved."""


def radius(measures: int, most: int) -> float:
    """Of a point, in px."""
    return sqrt((20 + 500 * measures / max(1, most)) / 3.1416)


def placed(spots: Sequence[Spot], frame: tuple[Point, Point], size: tuple[int, int], language: str) -> dict[str, str]:
    """The side of each name, so that names keep clear of each other and of points; "" for no name where none is."""
    most = max(spot.measures for spot in spots)
    boxes: list[tuple[float, float, float, float]] = []
    at = {}
    for spot in spots:
        x = (spot.at[0] - frame[0][0]) / (frame[0][1] - frame[0][0]) * size[0]
        y = (frame[1][1] - spot.at[1]) / (frame[1][1] - frame[1][0]) * size[1]
        r = radius(spot.measures, most)
        at[spot.key] = x, y, r
        boxes.append((x - r, y - r, x + r, y + r))
    found = {}
    for spot in sorted(spots, key=lambda spot: (-spot.measures, spot.key)):
        x, y, r = at[spot.key]
        wide = style.advance(rows.short_name(spot.city).said(language), SIZE)
        options = {
            "right": (x + r + 3, y - 8, x + r + 3 + wide, y + 8), "left": (x - r - 3 - wide, y - 8, x - r - 3, y + 8),
            "above": (x - wide / 2, y - r - 18, x + wide / 2, y - r - 2),
            "below": (x - wide / 2, y + r + 2, x + wide / 2, y + r + 18),
        }  # fmt: skip
        found[spot.key] = next((side for side, box in options.items() if _free(box, boxes, size)), "")
        if found[spot.key]:
            boxes.append(options[found[spot.key]])
    return found


def _free(box: tuple[float, ...], boxes: list[tuple[float, float, float, float]], size: tuple[int, int]) -> bool:
    inside = box[0] > 0 and box[2] < size[0] and box[1] > 0 and box[3] < size[1]
    return inside and not any(box[0] < b[2] and box[2] > b[0] and box[1] < b[3] and box[3] > b[1] for b in boxes)


def _names(values: list[dict[str, Any]], side: str) -> Spec:
    align, baseline, across, down = SIDES[side]
    most = max(1, *(value["n"] for value in values))
    here = [value for value in values if value["side"] == side]
    radius = f"(sqrt((20 + 500 * datum.n / {most}) / PI) + 3)"
    mark = {
        "type": "text", "align": align, "baseline": baseline, "fontSize": SIZE, "aria": False,
        "dx": {"expr": f"{across} * {radius}"}, "dy": {"expr": f"{down} * {radius}"},
    }  # fmt: skip
    return {"data": {"values": here}, "mark": mark, "encoding": {"text": {"field": "name"}}}
