"""The deadlines of targets, measures and duties, a lane a city."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.compare import choice
from kg.visualise import rows, style
from kg.visualise.encodings import LINKS, kinds, sized
from kg.visualise.names import Name
from kg.visualise.options import EVERYTHING, Options
from kg.visualise.parts import Cell, Mark, Quote, Spec, Table, View
from kg.visualise.picture import Picture
from kg.visualise.words import word

if TYPE_CHECKING:
    from kg.compare.choice import City
    from kg.compare.columnar import Tables

KINDS: dict[str, tuple[str, str, str]] = {
    "target": ("#0b6aa2", "circle", "status = 'target'"),
    "measure": ("#c1500b", "square", "TRUE"),
    "duty": ("#1a7f5a", "diamond", "TRUE"),
}
"""Kind of fact -> colour, shape, and which rows of its table."""
TABLES = {"target": "targets", "measure": "measure_facts", "duty": "duties"}
THINGS = {"target": "indicator", "measure": "label", "duty": "body"}
CONCEPTS = {"target": "coalesce(indicator_id, '')", "measure": "coalesce(concept, '')", "duty": "coalesce(measure, '')"}
FACTS = """SELECT coalesce(city_code, city), deadline, doc, start, "end", quote, {thing}, {concept} FROM {table}
WHERE deadline IS NOT NULL AND city IS NOT NULL AND {where} ORDER BY 1, 2, 3, 4, 5"""
LANE = 54
LARGE, AREAS = 40, (60, 330)


class Due(NamedTuple):
    """What one city has to do by one date: facts of one kind."""

    key: str
    city: City
    kind: str
    day: str
    quotes: tuple[Quote, ...]


def timeline(tables: Tables, options: Options = EVERYTHING) -> Picture:
    """One mark for all targets (or measures, or duties) of a city that fall due on one date, larger for more."""
    cities = choice.chosen(tables, options.cities or None)
    found = list(dues(tables, cities, options))
    title, source = word("timeline-title"), rows.source(tables, cities)
    if not found:
        empty = word("no-deadlines")
        return Picture(name="timeline", title=title, alt=empty, source=source, empty=empty)
    marks = {due.key: Mark(called(due), len(due.quotes), due.quotes[:20]) for due in found}
    return Picture(
        name="timeline", title=title, alt=alt(found), source=source, marks=marks, table=table(found),
        views=(View("timeline", title, partial(chart, found)),), notes=(word("timeline-how"),), link=options.link,
    )  # fmt: skip


def dues(tables: Tables, cities: Sequence[City], options: Options) -> Iterator[Due]:
    """Deadlines by city, kind and day, in that order of cities and days."""
    themes = {choice.theme_of(tables, theme) for theme in options.themes}
    known = {city.key: city for city in cities}
    concepts = dict(tables.sql("SELECT id, theme FROM concepts WHERE scheme IN ('measure', 'indicator')"))
    found: dict[tuple[str, str, str], list[Quote]] = defaultdict(list)
    for kind, (_, _, where) in KINDS.items():
        asked = {"thing": THINGS[kind], "concept": CONCEPTS[kind], "table": TABLES[kind], "where": where}
        for city, deadline, doc, start, end, quote, thing, concept in tables.sql(FACTS.format(**asked)):
            fits = not themes or any(concepts.get(id) in themes for id in concept.split())
            if city in known and fits and last_day(deadline):
                found[city, kind, last_day(deadline)].append(Quote(Name(thing or ""), doc, start, end, quote))
    order = {key: at for at, key in enumerate(known)}
    for at, (city, kind, day) in enumerate(sorted(found, key=lambda k: (order[k[0]], k[2], k[1]))):
        yield Due(f"d{at}", known[city], kind, day, tuple(found[city, kind, day]))


def last_day(deadline: str) -> str:
    """The last day of a year, month or day, "" for what is none.

    >>> last_day("2025"), last_day("2024-06"), last_day("2023-10-31"), last_day("十四五")
    ('2025-12-31', '2024-06-30', '2023-10-31', '')
    """
    parts = deadline.split("-")
    if not all(part.isdigit() for part in parts) or len(parts[0]) != 4 or len(parts) > 3:
        return ""
    if len(parts) == 3:
        return deadline
    month = int(parts[1]) if len(parts) == 2 else 12
    if not 1 <= month <= 12:
        return ""
    days = 29 if month == 2 and int(parts[0]) % 4 == 0 else 28 if month == 2 else 30 if month in (4, 6, 9, 11) else 31
    return f"{parts[0]}-{month:02d}-{days}"


def called(due: Due) -> Name:
    """City, date and kind."""
    return rows.both(rows.city_name(due.city), Name(due.day))


def alt(found: Sequence[Due]) -> Name:
    """What the timeline shows, in words."""
    counts = Counter(due.kind for due in found for _ in due.quotes)
    days = sorted(due.day for due in found)
    top = max(Counter(due.day for due in found for _ in due.quotes).items(), key=lambda item: (item[1], item[0]))
    cities = rows.many(len({due.city.key for due in found}), "city")
    said = {"targets": counts["target"], "measures": counts["measure"], "duties": counts["duty"]}
    return word("timeline-alt", cities=cities, **said, first=days[0], last=days[-1], most=top[1], day=top[0])


def table(found: Sequence[Due]) -> Table:
    """A row a mark."""
    heads = tuple(word(name) for name in ("deadline", "city", "kind", "statements", "of-what"))
    made = (
        (
            Cell(due.day), Cell(rows.city_name(due.city)), Cell(word(due.kind)),
            Cell(str(len(due.quotes)), due.key),
            Cell("；".join(dict.fromkeys(quote.about.zh for quote in due.quotes))),
        )
        for due in sorted(found, key=lambda due: (due.day, due.key))
    )  # fmt: skip
    return Table(heads, tuple(made))


def chart(found: Sequence[Due], language: str, width: int) -> Spec:
    """Time to the right, a lane a city, kinds below each other in it."""
    values = [_value(due, language) for due in found]
    cities = list(dict.fromkeys(value["city"] for value in values))
    used = [kind for kind in KINDS if any(due.kind == kind for due in found)]
    names = [word(kind).said(language) for kind in used]
    days = sorted(due.day for due in found)
    first, last = int(days[0][:4]), int(days[-1][:4])
    label = max(style.advance(city, 11) for city in cities) + 24
    place = {
        "x": _time(first, last, width),
        "y": {"field": "city", "type": "nominal", "title": None, "scale": {"domain": cities},
              "axis": {"domain": False, "ticks": False, "grid": True, "tickBand": "extent", "labelPadding": 8}},
        "yOffset": {"field": "kind", "type": "nominal", "scale": {"domain": names, "paddingOuter": 0.4}},
    }  # fmt: skip
    looks = [KINDS[kind][:2] for kind in used]
    points = {
        "mark": {"type": "point", "filled": True, "opacity": 1, "stroke": "white", "strokeWidth": 1},
        "encoding": {
            **kinds("kind", names, looks, orient="top", direction="horizontal"), **LINKS,
            "size": sized("n", (1, LARGE), AREAS),
        },
    }  # fmt: skip
    return {
        "width": round(width - label), "height": LANE * len(cities), "data": {"values": values}, "encoding": place,
        "layer": [_years(first, last + 1), points, _numbers()],
    }  # fmt: skip


def _time(first: int, last: int, width: int) -> Spec:
    """Years as stretches: their names in their middles, so that the end of 2025 does not read as 2026."""
    step = max(1, (last - first + 1) * 40 // width)
    ticks = [{"year": year, "month": 7, "date": 1, "utc": True} for year in range(first, last + 1, step)]
    axis = {"format": "%Y", "values": ticks, "ticks": False, "title": None, "labelPadding": 6}
    span = [f"{first}-01-01T00:00:00", f"{last + 1}-04-01T00:00:00"]
    return {"field": "day", "type": "temporal", "axis": axis, "scale": {"domain": span, "type": "utc"}}


def _numbers() -> Spec:
    radius = f"sqrt({AREAS[0]} + {AREAS[1] - AREAS[0]} * sqrt((min(datum.n, {LARGE}) - 1) / {LARGE - 1})) / 2"
    mark = {"type": "text", "align": "left", "dx": {"expr": radius + " + 3"}, "fontSize": 10, "color": style.SOFT}
    return {"mark": {**mark, "aria": False}, "encoding": {"text": {"field": "n"}}}


def _years(first: int, last: int) -> Spec:
    values = [{"day": f"{year}-01-01T00:00:00"} for year in range(first, last + 1)]
    rule = {"type": "rule", "color": style.LINE, "aria": False}
    return {
        "data": {"values": values},
        "mark": rule,
        "encoding": {"y": {"value": 0}, "y2": {"value": {"expr": "height"}}, "yOffset": {"value": 0}},
    }


def _value(due: Due, language: str) -> dict[str, Any]:
    kind = word(due.kind).said(language)
    return {
        "day": due.day + "T00:00:00", "city": rows.short_name(due.city).said(language), "kind": kind,
        "n": len(due.quotes), "href": "#" + due.key,
        "text": f"{called(due).said(language)} · {kind}: {len(due.quotes)}",
    }  # fmt: skip
