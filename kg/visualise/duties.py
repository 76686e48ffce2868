"""Duties: which body answers for which measure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.compare import choice
from kg.compare.things import Names
from kg.visualise import rows, style
from kg.visualise.encodings import LINKS, kinds, numbered, sized
from kg.visualise.names import Name
from kg.visualise.options import EVERYTHING, Options
from kg.visualise.parts import NARROW, Cell, Mark, Quote, Spec, Table, View
from kg.visualise.picture import Picture
from kg.visualise.words import word

if TYPE_CHECKING:
    from kg.compare.choice import City
    from kg.compare.columnar import Tables

ROLES: dict[str, tuple[str, str]] = {
    "leads": ("#0b4f87", "circle"),
    "responsible": ("#4c96c9", "circle"),
    "supervises": ("#c1500b", "square"),
    "inspects": ("#c2589a", "square"),
    "accepts": ("#1a7f5a", "diamond"),
    "issues": ("#7b8794", "triangle-up"),
    "carries-out": ("#b07d00", "diamond"),
}
"""Role -> colour and shape; the last is that of a measure that names its body."""
DUTIES = """SELECT coalesce(d.city_code, d.city), coalesce(o.thing, d.body), d.role, coalesce(d.measure, ''),
d.doc, d.start, d."end", d.quote FROM duties d
LEFT JOIN offices o ON o.body = d.body AND o.city = coalesce(d.city_code, d.city)
WHERE d.city IS NOT NULL ORDER BY ALL"""
CARRIED = """SELECT coalesce(city_code, city), city, body, concept, doc, start, "end", quote FROM measure_facts
WHERE city IS NOT NULL AND body IS NOT NULL AND concept IS NOT NULL ORDER BY ALL"""
OFFICES = "SELECT body, city, thing FROM offices"
NONE = ""
MOST_BODIES, MOST_MEASURES = 45, 36
STEP = 17


class Duty(NamedTuple):
    """What one office of one or several cities does about one measure, in one role."""

    key: str
    body: str
    measure: str
    role: str
    quotes: tuple[Quote, ...]


def duties(tables: Tables, options: Options = EVERYTHING) -> Picture:
    """Offices by the measures that they answer for; offices of the same name in several cities in one row.

    What names no measure stands in a column of its own.
    """
    cities = choice.chosen(tables, options.cities or None)
    themes = {choice.theme_of(tables, theme) for theme in options.themes}
    found = list(charges(tables, cities, themes))
    title, source = word("duties-title"), rows.source(tables, cities)
    if not found:
        empty = word("no-duties")
        return Picture(name="duties", title=title, alt=empty, source=source, empty=empty)
    names = Names(tables, "measure")
    called = {duty.measure: rows.thing_name(names.thing(duty.measure)) for duty in found if duty.measure}
    called[NONE] = word("no-measure")
    marks = {duty.key: Mark(label(duty, called), len(duty.quotes), duty.quotes[: rows.KEPT * 2]) for duty in found}
    return Picture(
        name="duties", title=title, alt=alt(found), source=source, marks=marks, table=table(found, called),
        views=(View("duties", title, partial(chart, found, called)),), notes=(word("duties-how"),), link=options.link,
    )  # fmt: skip


def charges(tables: Tables, cities: Sequence[City], themes: set[str]) -> Iterator[Duty]:
    """Duties by office, measure and role."""
    known = {city.key: rows.city_name(city) for city in cities}
    found: dict[tuple[str, str, str], list[Quote]] = defaultdict(list)
    for city, body, role, measures, *words in tables.sql(DUTIES):
        for measure in concepts(measures):
            if city in known and (not themes or style.theme_of().get(measure) in themes):
                found[body, measure, role].append(Quote(known[city], *words))
    charged = {(body, measure) for body, measure, _ in found}
    offices = {(body, city): thing for body, city, thing in tables.sql(OFFICES)}
    for key, city, bodies, measure, *words in tables.sql(CARRIED):
        for body in bodies.split(";"):
            if key in known and (not themes or style.theme_of().get(measure) in themes):
                office = offices.get((body, key)) or body.removeprefix(city)
                if (office, measure) not in charged:
                    found[office, measure, "carries-out"].append(Quote(known[key], *words))
    for at, (body, measure, role) in enumerate(sorted(found)):
        yield Duty(f"b{at}", body, measure, role, tuple(found[body, measure, role]))


def concepts(measures: str) -> list[str]:
    """What a duty is about: concepts parted by blanks, else the words that the text has for it, or nothing.

    >>> concepts("dust-control noise-control"), concepts("复核意见"), concepts("")
    (['dust-control', 'noise-control'], ['复核意见'], [''])
    """
    parts = measures.split()
    return parts if parts and all(part in style.theme_of() for part in parts) else [measures or NONE]


def label(duty: Duty, called: dict[str, Name]) -> Name:
    """Body, measure and role."""
    return rows.both(rows.both(Name(duty.body), called[duty.measure]), word("role-" + duty.role))


def alt(found: Sequence[Duty]) -> Name:
    """What the chart shows, in words."""
    bodies = Counter(duty.body for duty in found for _ in duty.quotes)
    top = max(bodies, key=lambda body: (bodies[body], body))
    measures = {duty.measure for duty in found} - {NONE}
    said = {"facts": sum(bodies.values()), "bodies": len(bodies), "measures": len(measures)}
    return word("duties-alt", **said, top=top, most=bodies[top])


def table(found: Sequence[Duty], called: dict[str, Name]) -> Table:
    """A row a mark."""
    heads = tuple(word(name) for name in ("body", "measure", "role", "statements", "which-cities"))
    made = (
        (
            Cell(duty.body), Cell(called[duty.measure]), Cell(word("role-" + duty.role)),
            Cell(str(len(duty.quotes)), duty.key),
            Cell(rows.listed(dict.fromkeys(quote.about for quote in duty.quotes))),
        )
        for duty in found
    )  # fmt: skip
    return Table(heads, tuple(made))


def chart(found: Sequence[Duty], called: dict[str, Name], language: str, width: int) -> Spec:
    """Bodies below each other, measures side by side; the most frequent of each."""
    bodies = _most((duty.body for duty in found for _ in duty.quotes), MOST_BODIES)
    measured = (duty.measure for duty in found for _ in duty.quotes if duty.measure)
    measures = _most(measured, 10 if width <= NARROW else MOST_MEASURES)
    if any(not duty.measure for duty in found):
        measures = [NONE, *measures]
    label = 118 if width <= NARROW else 170
    step = max(14, min(30, (width - label - 60) / max(1, len(measures))))
    kept = [duty for duty in found if duty.body in bodies and duty.measure in measures]
    values = [_value(duty, bodies, measures, called, language) for duty in kept]
    shown = [style.shortened(body, label, 11) for body in bodies]
    heads = [style.shortened(called[id].said(language), 128, 11) for id in measures]
    place = {
        "x": numbered("x", heads, orient="top", labelAngle=-55, labelAlign="left", labelLimit=150, grid=True),
        "y": numbered("y", shown, labelLimit=label + 10, labelPadding=8, grid=True),
        "xOffset": {"field": "shift", "type": "quantitative", "scale": {"domain": [-1, 1], "range": [0, round(step)]}},
    }  # fmt: skip
    most = max(value["n"] for value in values)
    encoding = {**_roles(kept, language, width), "size": sized("n", (1, max(2, most)), (55, 190)), **LINKS}
    mark = {"type": "point", "filled": True, "opacity": 0.92, "stroke": "white", "strokeWidth": 0.8}
    return {
        "width": round(step * len(measures)), "height": STEP * len(bodies), "data": {"values": values},
        "mark": mark, "encoding": {**place, **encoding},
    }  # fmt: skip


def _roles(kept: Sequence[Duty], language: str, width: int) -> Spec:
    roles = [role for role in ROLES if any(duty.role == role for duty in kept)]
    names = [word("role-" + role).said(language) for role in roles]
    columns = 3 if width <= NARROW else 7
    title = word("role").said(language)
    return kinds(
        "role", names, [ROLES[role] for role in roles], orient="bottom", columns=columns, title=title, offset=12
    )


def _most(names: Iterator[str], most: int) -> list[str]:
    counts = Counter(names)
    return sorted(counts, key=lambda name: (-counts[name], name))[:most]


def _value(
    duty: Duty, bodies: list[str], measures: list[str], called: dict[str, Name], language: str
) -> dict[str, Any]:
    order = list(ROLES).index(duty.role)
    return {
        "x": measures.index(duty.measure), "y": bodies.index(duty.body), "n": len(duty.quotes), "href": "#" + duty.key,
        "role": word("role-" + duty.role).said(language), "shift": (order - 3) / 9,
        "text": f"{label(duty, called).said(language)}: {len(duty.quotes)}",
    }  # fmt: skip
