"""Which cities and which theme a person means, among those that the tables know."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from kg.compare.columnar import Tables
from kg.errors import PlaceError, QueryError

SHOWN = 8
"""Cities that an error lists."""


class City(NamedTuple):
    """A city and its documents that were read, each with its type; `short` is its name without ending (宁波)."""

    code: str
    name: str
    name_en: str
    documents: tuple[tuple[str, str], ...]
    short: str = ""

    @property
    def key(self) -> str:
        """The code, or the name of a city that has none."""
        return self.code or self.name

    @property
    def types(self) -> frozenset[str]:
        """The types of its documents."""
        return frozenset(type_ for _, type_ in self.documents)


def cities_of(tables: Tables) -> list[City]:
    """Every city of the tables with its documents, by code; those without a code last."""
    documents: dict[str, list[tuple[str, str]]] = {}
    for doc, type_, key in tables.sql("SELECT doc, type, coalesce(code, city) FROM readings ORDER BY doc"):
        documents.setdefault(key, []).append((doc, type_))
    found = tables.sql("SELECT coalesce(code, ''), name, coalesce(name_en, ''), short FROM cities")
    return [City(code, name, english, tuple(documents[code or name]), short) for code, name, english, short in found]


def chosen(tables: Tables, names: Sequence[str] | None = None) -> list[City]:
    """The cities that names mean, in their order and each once; all without names.

    A name is a full or short one (宁波市, 宁波), Chinese or English, or a code; that of a province means its cities.

    Raises:
        QueryError: for a name that means no city of the tables, with those that are near.

    """
    known = cities_of(tables)
    found: dict[str, City] = {}
    for name in names or ():
        for city in _meant(name.strip(), known):
            found[city.key] = city
    return list(found.values()) if names else known


def _meant(name: str, known: Sequence[City]) -> list[City]:
    """The cities that one name means."""
    plain = name.lower()
    for same in (lambda c: name in (c.code, c.name), lambda c: plain in (c.short, c.name_en.lower()) and plain):
        if found := [city for city in known if same(city)]:
            return found
    from kg import gazetteer
    from kg.link.places import resolve

    try:
        place = resolve(name)
    except PlaceError as error:
        near = near_to(name, known)
        cure = f"did you mean {' or '.join(near)}?" if near else _listed(known)
        raise QueryError(error.message, cure=cure) from error
    division = gazetteer.by_code(place.code)
    if division and division.level == "province":
        found = [city for city in known if city.code[:2] == place.code[:2]]
    else:
        found = [city for city in known if city.code == place.code]
    if not found:
        raise QueryError(f"the graph has nothing about {place.name}", cure=_listed(known))
    return found


def near_to(name: str, known: Iterable[City]) -> list[str]:
    """The names of cities that are like a name."""
    names = {form.lower(): city.name for city in known for form in (city.name, city.short, city.name_en) if form}
    return list(dict.fromkeys(names[form] for form in get_close_matches(name.lower(), list(names), n=3, cutoff=0.5)))


def _listed(known: Sequence[City]) -> str:
    """Which cities there are, for an error."""
    more = f" and {len(known) - SHOWN} more (kg info lists the documents)" if len(known) > SHOWN else ""
    return f"the cities are {', '.join(city.name for city in known[:SHOWN])}{more}" if known else "run kg build"


def theme_of(tables: Tables, name: str) -> str:
    """Id of the theme of the taxonomy that a name means: an id, a label or part of one; "" for "".

    Raises:
        QueryError: for a name of no theme or of several.
    """
    if not name.strip():
        return ""
    wanted = name.strip().rsplit("/", 1)[-1].lower()
    rows = tables.sql(
        "SELECT id, label, coalesce(label_en, '') FROM concepts WHERE scheme = 'measure' AND theme IS NULL"
    )
    themes: dict[str, tuple[str, ...]] = {
        id: (id.lower(), label.lower(), english.lower()) for id, label, english in rows
    }
    for same in (str.__eq__, str.__contains__):
        found = [id for id, forms in themes.items() if any(same(form, wanted) for form in forms)]
        if len(found) == 1:
            return found[0]
        if found:
            raise QueryError(f"{name!r} may be several themes", cure=f"give one of {', '.join(found)}")
    forms = {form: id for id, each in themes.items() for form in each}
    near = dict.fromkeys(forms[form] for form in get_close_matches(wanted, list(forms), n=3, cutoff=0.4))
    cure = f"did you mean {' or '.join(near)}?" if near else f"choose one of {', '.join(sorted(themes))}"
    raise QueryError(f"there is no theme {name!r}", cure=cure)


def indicator_of(tables: Tables, name: str) -> str:
    """Id of the indicator that a name means, or the words of one that has no concept; "" for "".

    Raises:
        QueryError: for a name of no indicator or of several.
    """
    wanted = name.strip().rsplit("/", 1)[-1].lower()
    if not wanted:
        return ""
    rows = tables.sql(
        """SELECT id, label, coalesce(label_en, '') FROM concepts WHERE scheme = 'indicator'
UNION ALL SELECT DISTINCT indicator, indicator, '' FROM targets WHERE indicator_id IS NULL"""
    )
    forms: dict[str, tuple[str, ...]] = {}
    for id, *labels in rows:
        forms[id] = tuple(form.lower() for form in (id, *labels) if form)
    used = dict.fromkeys(id for (id,) in tables.sql("SELECT DISTINCT coalesce(indicator_id, indicator) FROM targets"))
    for same in (str.__eq__, str.__contains__):
        found = [id for id, each in forms.items() if any(same(form, wanted) for form in each)]
        found = [id for id in found if id in used] or found
        if len(found) == 1:
            return found[0]
        if found:
            more = ", …" if len(found) > SHOWN else ""
            raise QueryError(
                f"{name!r} may be several indicators", cure=f"give one of {', '.join(found[:SHOWN])}{more}"
            )
    known = {form: id for id, each in forms.items() for form in each}
    near = dict.fromkeys(known[form] for form in get_close_matches(wanted, list(known), n=3, cutoff=0.5))
    cure = f"did you mean {' or '.join(near)}?" if near else "see kg query indicators"
    raise QueryError(f"there is no indicator {name!r}", cure=cure)
