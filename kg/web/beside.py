"""Any set of cities beside each other: what they share, what only one has, and their targets; the URL holds the set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import ceil
from typing import Any, NamedTuple
from urllib.parse import urlencode

from kg.compare.shared import BY, SPREADS, Comparison, compare
from kg.compare.targets import side_by_side
from kg.compare.things import KINDS
from kg.errors import QueryError
from kg.model import Place as Division
from kg.web import downloads, faces, forms, patterns
from kg.web.choices import NONE, Choices, near_to
from kg.web.documents import City
from kg.web.explorer import MOST_NODES, choices
from kg.web.filters import LONGEST, Amiss, Wrong, number, one
from kg.web.labels import city as name_of
from kg.web.library import Library
from kg.web.words import word

ROWS = 100
"""Things on a page."""
AXES = 12
"""Axes of targets on a page."""
NAMES = ("city", "by", "theme", "page")


class Chosen(NamedTuple):
    """Which cities are compared, by what, of which theme ("" for all), and the page of their things.

    `ignored`: a theme was given for what has none.
    """

    cities: tuple[str, ...] = ()
    by: str = BY[0]
    theme: str = ""
    page: int = 1
    ignored: bool = False

    def query(self, **other: Any) -> str:
        """The choice as a query string, with other values put in; page 1 unless one is given.

        >>> Chosen(("120000", "220300"), "target").query()
        'city=120000&city=220300&by=target'
        """
        new = self._replace(**{"page": 1, **other})
        pairs = [("city", city) for city in new.cities] + [("by", new.by)] * (new.by != BY[0])
        pairs += [("theme", new.theme)] * bool(new.theme) + [("page", str(new.page))] * (new.page > 1)
        return urlencode(pairs)

    def mended(self, name: str, value: str) -> str:
        """The query string with a value that may be meant in the place of a wrong one."""
        if name == "city":
            return self.query(cities=(*self.cities, value))
        return self.query(**{name: int(value) if name == "page" else value}) if name else self.query()


def read(pairs: Iterable[tuple[str, str]], library: Library) -> Chosen:
    """The choice that a query string says.

    Raises:
        Amiss: for names and values that mean nothing, and for more cities than a page holds.
    """
    known, given = choices(library), grouped(pairs)
    wrong = [Wrong("", name[:LONGEST], tuple(near_to(name, NAMES))) for name in given if name not in NAMES]
    cities = tuple(dict.fromkeys(meant(known, "city", given.get("city", []), wrong)))
    if len(cities) > faces.MOST_CITIES:
        wrong.append(Wrong("city", f"{len(cities)} > {faces.MOST_CITIES}", ()))
        cities = cities[: faces.MOST_CITIES]
    themes = meant(known, "theme", given.get("theme", [])[:1], wrong)
    chosen = Chosen(cities, one(given, "by", BY, BY[0], wrong), "", number(given, wrong))
    themed = KINDS[chosen.by].themed
    chosen = chosen._replace(theme="".join(themes) if themed else "", ignored=bool(themes) and not themed)
    if wrong:
        raise Amiss(wrong, chosen._replace(page=1))
    return chosen


def grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The values of each parameter that has some."""
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        if value.strip():
            given.setdefault(name, []).append(value.strip())
    return given


def meant(known: Choices, name: str, values: list[str], wrong: list[Wrong]) -> list[str]:
    """What the values of a parameter mean; those that mean nothing are noted."""
    found = []
    for value in values:
        id = known.meant(name, value) if len(value) <= LONGEST else ""
        if id and id != NONE:
            found.append(id)
        else:
            near = [each for each in known.near(name, value) if each != NONE]
            wrong.append(Wrong(name, value[:LONGEST], tuple(near)))
    return found


def compared(library: Library, chosen: Chosen, *, quotes: int | None = 1) -> Comparison:
    """The comparison that was chosen.

    Raises:
        QueryError: for less than two cities.
    """
    if len(chosen.cities) < 2:
        raise QueryError("a comparison takes two cities or more", cure="choose them by city=…&city=…")
    return compare(library.tables, chosen.cities, by=chosen.by, theme=chosen.theme, quotes=quotes)


def view(library: Library, chosen: Chosen, language: str) -> dict[str, Any]:
    """What the page of a choice shows; without two cities, the choice alone.

    Raises:
        Amiss: if there is no such page.
    """
    known = choices(library)
    said: dict[str, Any] = {
        "title": word("nav-beside", language),
        "summary": word("lead-beside", language),
        "chosen": chosen,
        "every": [
            (id, name.said(language), id in chosen.cities) for id, name in known.of("city").items() if id != NONE
        ],
        "ways": [(by, word(f"by-{by}", language)) for by in BY],
        "themes": [(id, name.said(language)) for id, name in known.of("theme").items() if id != NONE],
        "compared": len(chosen.cities) > 1,
    }
    return {**said, **results(library, chosen, language)} if said["compared"] else said


def results(library: Library, chosen: Chosen, language: str) -> dict[str, Any]:
    """The matrix of a comparison, a page of it, and the axes of targets."""
    found = compared(library, chosen)
    pages = max(1, ceil(len(found.rows) / ROWS))
    if chosen.page > pages:
        raise Amiss([Wrong("page", str(chosen.page), (str(pages),))], chosen._replace(page=1))
    shown = found._replace(rows=found.rows[(chosen.page - 1) * ROWS : chosen.page * ROWS])
    axes = side_by_side(library.tables, chosen.cities, theme=chosen.theme) if chosen.by == "target" else []
    around = ((name, page) for name, page in (("before", chosen.page - 1), ("after", chosen.page + 1)))
    return {
        "by": chosen.by,
        "cities": [City(city.key, name_of(Division(city.code, city.name), language)) for city in found.cities],
        "totals": [(each, sum(row.spread == each for row in found.rows)) for each in SPREADS],
        "total": len(found.rows),
        "spreads": [faces.spread(shown, each, language, *faces.known(library, chosen.by)) for each in SPREADS],
        "states": [(key, word(f"state-{key}", language)) for key in faces.KEYS.values()],
        "notes": [note.split(" / ")[-1 if language == "en" else 0] for note in found.notes],
        "axes": [faces.axis(each, library, language) for each in axes[:AXES]],
        "axes_total": len(axes),
        "steps": [(name, chosen.query(page=page)) for name, page in around if 1 <= page <= pages],
        "pages": pages,
    }


def written(library: Library, chosen: Chosen, form: str) -> bytes:
    """A comparison as csv or json, its facts as ttl, or the query behind it.

    Raises:
        QueryError: if its facts are too many for one graph.
    """
    query = patterns.comparison(chosen.by, chosen.cities, chosen.theme)
    about = f"beside?{chosen.query()}"
    found = compared(library, chosen, quotes=None)
    if form == "rq":
        return (forms.noted(library, about) + query).encode()
    if form == "csv":
        return forms.written(lambda path: downloads.write_compared(path, found))
    if form == "json":
        return forms.json_of(library, {"state": chosen.query(), "by": chosen.by, "sparql": query, "rows": plain(found)})
    nodes = [quote.fact for row in found.rows for cell in row.cells for quote in cell.quotes if quote.fact]
    if len(nodes) > MOST_NODES:
        raise QueryError(
            f"{len(nodes)} facts are more than the {MOST_NODES} that one graph here holds",
            cure="choose a theme or fewer cities, or use kg export",
        )
    return forms.turtle_of(library, nodes, about)


def plain(found: Comparison) -> list[Mapping[str, Any]]:
    """A comparison as plain values: a row a thing, with what each city says."""
    return [
        {
            **row.thing._asdict(),
            "spread": row.spread,
            "why": row.why,
            "cities": [
                {"city": city.name, "city_code": city.code, "state": cell.state, "facts": cell.count,
                 "quotes": [quote._asdict() for quote in cell.quotes]}
                for city, cell in zip(found.cities, row.cells, strict=True)
            ],
        }
        for row in found.rows
    ]  # fmt: skip
