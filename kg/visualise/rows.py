"""What pictures read: comparisons and facts from the columnar tables, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kg.compare import choice
from kg.compare.shared import Comparison, compare
from kg.visualise import style
from kg.visualise.names import Name
from kg.visualise.options import Options
from kg.visualise.parts import Quote
from kg.visualise.words import word

if TYPE_CHECKING:
    from kg.compare import cells
    from kg.compare.choice import City
    from kg.compare.columnar import Tables
    from kg.compare.things import Thing

KEPT = 5
"""Quotes that a mark carries at most; the rest are counted."""
PLURALS = {"document": ("份文件", "documents"), "city": ("座城市", "cities")}


def compared(tables: Tables, options: Options) -> Comparison:
    """The measures of the chosen cities and themes that enough of them have.

    Raises:
        QueryError: for a city or theme that there is not.
    """
    found = compare(tables, options.cities or None, by="measure", quotes=KEPT)
    themes = {choice.theme_of(tables, theme) for theme in options.themes}
    kept = [row for row in found.rows if row.present >= options.min_cities]
    return found._replace(rows=tuple(row for row in kept if not themes or style.theme_of().get(row.thing.id) in themes))


def thing_name(thing: Thing) -> Name:
    """What a thing is called."""
    return Name(thing.label, thing.label_en)


def city_name(city: City) -> Name:
    """What a city is called."""
    return Name(city.name, city.name_en)


def short_name(city: City) -> Name:
    """What a city is called where there is little room: without its ending."""
    return Name(city.short, city.name_en)


def quotes(about: Name, found: Iterable[cells.Quote], most: int = KEPT) -> tuple[Quote, ...]:
    """The first words of a mark."""
    return tuple(Quote(about, each.doc, each.start, each.end, each.quote) for each in list(found)[:most])


def source(tables: Tables, cities: Sequence[City]) -> Name:
    """The line that says what a picture rests on: documents, cities, years of issue."""
    docs = {doc for city in cities for doc, _ in city.documents}
    issued = dict(tables.sql("SELECT doc, issued FROM documents"))
    years = sorted({str(issued[doc])[:4] for doc in docs if issued.get(doc)})
    span = f"{years[0]}–{years[-1]}" if len(years) > 1 else "".join(years)
    said = {"documents": many(len(docs), "document"), "cities": many(len(cities), "city")}
    return word("source-dated", **said, years=span) if span else word("source", **said)


def many(number: int, noun: str) -> Name:
    """A number of things.

    >>> many(1, "city").en, many(7, "city").zh
    ('1 city', '7座城市')
    """
    zh, plural = PLURALS[noun]
    return Name(f"{number}{zh}", f"{number} {noun if number == 1 else plural}")


def listed(names: Iterable[Name]) -> Name:
    """An enumeration.

    >>> listed([Name("甲", "A"), Name("乙", "B")]).zh
    '甲、乙'
    """
    every = list(names)
    return Name("、".join(name.said("zh") for name in every), ", ".join(name.said("en") for name in every))


def both(one: Name, other: Name) -> Name:
    """Two names of one mark.

    >>> both(Name("宁波市", "Ningbo"), Name("扬尘治理", "Dust control")).en
    'Ningbo · Dust control'
    """
    return Name(*(f"{one.said(language)} · {other.said(language)}" for language in ("zh", "en")))
