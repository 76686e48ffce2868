"""What cities share: things that all, some or one of them speak of, with the words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.compare.cells import NO_DOCUMENT, NOT_FOUND, PRESENT, Cell, Quote
from kg.compare.columnar import Tables
from kg.graph import iris

BY = ("measure", "programme", "target", "body", "citation")


class Thing(NamedTuple):
    """What is compared. `id` is a concept's id, a programme's, body's or indicator's name, or the title of a work."""

    id: str
    iri: str
    label: str
    label_en: str
    theme: str
    theme_en: str


class City(NamedTuple):
    """A city and its documents, each with its type."""

    code: str
    name: str
    name_en: str
    documents: tuple[tuple[str, str], ...]


class Row(NamedTuple):
    """A thing and a cell for each city. `spread` is all, some or one; `why` says why "one" is not claimed."""

    thing: Thing
    cells: tuple[Cell, ...]
    spread: str
    why: str = ""


class Comparison(NamedTuple):
    """Cities compared by one kind of thing."""

    by: str
    cities: tuple[City, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]


def compare(
    tables: Tables, cities: Sequence[str] | None = None, *, by: str = "measure", theme: str = "", quotes: int = 3
) -> Comparison:
    """What cities share and what only one of them has (thin first version)."""
    known = cities_of(tables)
    chosen = [city for city in known if not cities or city.code in cities or city.name in cities]
    things = {id: (zh, en, above) for id, zh, en, above in _concepts(tables)}
    found: dict[str, dict[str, list[tuple[Quote, int]]]] = {}
    for code, id, doc, start, end, quote, iri, facts in tables.sql(
        'SELECT city_code, concept, doc, start, "end", quote, iri, facts FROM measures ORDER BY concept, doc, start'
    ):
        found.setdefault(id, {}).setdefault(code, []).append((Quote(doc, start, end, quote, iri), facts))
    rows = []
    for id, said in sorted(found.items()):
        label, english, above = things.get(id, (id, "", None))
        top = things.get(above or "", ("", "", None))
        thing = Thing(id, iris.concept("measure", id), label, english, top[0], top[1])
        cells = tuple(_cell(said.get(city.code, []), city, quotes) for city in chosen)
        present = sum(cell.state == PRESENT for cell in cells)
        if present:
            spread = "all" if present == len(cells) else "one" if present == 1 else "some"
            rows.append(Row(thing, cells, spread))
    return Comparison(by, tuple(chosen), tuple(rows), ())


def cities_of(tables: Tables) -> list[City]:
    """Every city of the build with its documents, by code."""
    documents: dict[str, list[tuple[str, str]]] = {}
    for doc, type_, code, name in tables.sql("SELECT doc, type, coalesce(code, ''), city FROM readings ORDER BY doc"):
        documents.setdefault(code or name, []).append((doc, type_))
    found = tables.sql("SELECT coalesce(code, ''), name, coalesce(name_en, '') FROM cities")
    return [City(code, name, english, tuple(documents[code or name])) for code, name, english in found]


def _concepts(tables: Tables) -> list[tuple[str, str, str, str | None]]:
    return tables.sql("SELECT id, label, label_en, theme FROM concepts WHERE scheme = 'measure'")  # type: ignore[return-value]


def _cell(said: list[tuple[Quote, int]], city: City, quotes: int) -> Cell:
    if said:
        return Cell(PRESENT, sum(facts for _, facts in said), tuple(quote for quote, _ in said[:quotes]), "")
    return Cell(NOT_FOUND if city.documents else NO_DOCUMENT, 0, (), " ".join(type_ for _, type_ in city.documents))
