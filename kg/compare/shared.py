"""What cities share: things that all, some or one of them speak of, with the words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kg.compare import choice
from kg.compare.cells import ABSENT, NO_DOCUMENT, NOT_FOUND, PRESENT, Cell, Quote
from kg.compare.choice import City
from kg.compare.columnar import Tables
from kg.compare.things import BY, KINDS, Names, Thing
from kg.errors import QueryError

__all__ = ["ALL", "BY", "ONE", "SOME", "City", "Comparison", "Row", "Thing", "compare"]

ALL, SOME, ONE = SPREADS = ("all", "some", "one")
QUOTES = 3
"""Quotes that a cell holds unless more are asked for."""
LATER = 1 << 40
"""Added to the row number of a fact that says little of its thing, so that it comes after all others."""
SAID = """SELECT coalesce(f.city_code, f.city) AS city, {thing} AS thing, count(*) AS facts,
list_sort(list(DISTINCT d.type)) AS types{rows}
FROM {view}_numbered f JOIN documents d ON d.doc = f.doc {join}
WHERE f.city IS NOT NULL AND {where} AND list_contains($cities, coalesce(f.city_code, f.city)) GROUP BY 1, 2"""
ROW = "f.file_row_number + CASE WHEN {unclear} THEN {later} ELSE 0 END"
FIRST = ", min({row}, {quotes}) AS rows"
EVERY = ", list_sort(list({row})) AS rows"
QUOTED = """SELECT s.city, s.thing, s.facts, s.types, r.doc, r.start, r."end", r.quote, r.iri
FROM (SELECT * EXCLUDE (rows), unnest(rows) AS place FROM ({said})) s
JOIN {view}_numbered r ON r.file_row_number = s.place % {later} ORDER BY s.thing, s.city, s.place"""


class Row(NamedTuple):
    """A thing and what each city says of it, in the order of the cities.

    `spread` is "all" where every city speaks of it, "one" where a single one does and each of the others has a document
    of a type in which it was found, else "some". `why` names the cities that lack such a document, and for the sake of
    which a thing of a single city is not called unique.
    """

    thing: Thing
    cells: tuple[Cell, ...]
    spread: str
    why: str = ""

    @property
    def present(self) -> int:
        """How many cities speak of it."""
        return sum(cell.state == PRESENT for cell in self.cells)


class Comparison(NamedTuple):
    """Cities compared by one of BY. `notes` say what a reader must know of it, each in Chinese and English."""

    by: str
    cities: tuple[City, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]


class Said(NamedTuple):
    """What a city says of a thing: number of facts, types of the documents that have them, quotes."""

    facts: int
    types: list[str]
    quotes: list[Quote]


def compare(
    tables: Tables,
    cities: Sequence[str] | None = None,
    *,
    by: str = "measure",
    theme: str = "",
    quotes: int | None = QUOTES,
) -> Comparison:
    """What cities share and what only one of them has.

    Args:
        cities: names or codes; None or none of them: all.
        by: one of BY.
        theme: id or label of a theme of the taxonomy; for measures and targets.
        quotes: how many a cell holds at most, the clearest first; None: all.

    Raises:
        QueryError: for a name that means nothing.
    """
    if by not in KINDS:
        raise QueryError(f"cities cannot be compared by {by!r}", cure=f"choose one of {', '.join(BY)}")
    if theme and not KINDS[by].themed:
        raise QueryError(f"a {by} has no theme", cure="themes are of measures and targets: --by measure or target")
    wanted = choice.theme_of(tables, theme)
    places = choice.chosen(tables, cities)
    names = Names(tables, by)
    denied = _denied(tables) if by == "measure" else {}
    rows = []
    for id, said in _said(tables, by, places, quotes).items():
        if not wanted or names.theme(id) == wanted:
            rows.append(_row(names.thing(id), places, said, denied))
    rows.sort(key=_order)
    return Comparison(by, tuple(places), tuple(rows), tuple(_notes(tables, by, places)))


def _said(tables: Tables, by: str, cities: Sequence[City], quotes: int | None) -> dict[str, dict[str, Said]]:
    """What is said, by thing and city. Facts are numbered in the order of documents and texts."""
    kind = KINDS[by]
    row = ROW.format(unclear=kind.unclear, later=LATER)
    rows = "" if quotes == 0 else EVERY.format(row=row) if quotes is None else FIRST.format(row=row, quotes=quotes)
    text = SAID.format(thing=kind.thing, rows=rows, view=kind.view, join=kind.join, where=kind.where)
    text = QUOTED.format(said=text, view=kind.view, later=LATER) if rows else f"{text} ORDER BY thing, city"
    found: dict[str, dict[str, Said]] = defaultdict(dict)
    for city, thing, facts, types, *words in tables.sql(text, {"cities": [city.key for city in cities]}):
        said = found[thing].setdefault(city, Said(facts, types, []))
        if words:
            said.quotes.append(Quote(*words))
    return found


def _denied(tables: Tables) -> dict[tuple[str, str], list[Quote]]:
    """The words that deny a thing, by city and thing."""
    found: dict[tuple[str, str], list[Quote]] = defaultdict(list)
    text = 'SELECT city, thing, doc, start, "end", quote FROM absences ORDER BY doc, start'
    for city, thing, doc, start, end, words in tables.sql(text):
        found[city, thing].append(Quote(doc, start, end, words, ""))
    return found


def _row(
    thing: Thing, cities: Iterable[City], said: dict[str, Said], denied: dict[tuple[str, str], list[Quote]]
) -> Row:
    """One thing and its cells."""
    types = frozenset(type_ for each in said.values() for type_ in each.types)
    cells = tuple(_cell(city, said.get(city.key), types, denied.get((city.key, thing.id), [])) for city in cities)
    missing = [city.name for city, cell in zip(cities, cells, strict=True) if cell.state == NO_DOCUMENT]
    single = len(said) == 1 and len(cells) > 1
    spread = ALL if len(said) == len(cells) else ONE if single and not missing else SOME
    return Row(thing, cells, spread, "、".join(missing) if single else "")


def _cell(city: City, said: Said | None, types: frozenset[str], denied: Sequence[Quote]) -> Cell:
    """What a city says of a thing that is found in documents of some types."""
    if said:
        return Cell(PRESENT, said.facts, tuple(said.quotes), " ".join(said.types))
    if denied:
        return Cell(ABSENT, 0, tuple(denied), "")
    fit = sorted(city.types & types)
    return Cell(NOT_FOUND, 0, (), " ".join(fit)) if fit else Cell(NO_DOCUMENT, 0, (), " ".join(sorted(types)))


def _order(row: Row) -> tuple[int, int, str, int, str]:
    facts = sum(cell.count for cell in row.cells)
    return SPREADS.index(row.spread), -row.present, row.thing.theme, -facts, row.thing.id


def _notes(tables: Tables, by: str, cities: Sequence[City]) -> Iterable[str]:
    """What a reader of a comparison must know."""
    ((lost,),) = tables.sql(f"SELECT count(*) FROM {KINDS[by].view} WHERE city IS NULL")
    if lost:
        yield f"另有{lost}处不知属于哪个城市，未计入 / {lost} facts of no known city are left out"
    if by == "measure":
        ((bare,),) = tables.sql("SELECT count(*) FROM measure_facts WHERE concept IS NULL")
        if bare:
            yield (
                f"另有{bare}处措施未归入任何概念，不参加比较 / "
                f"{bare} measures fit no concept of the taxonomy and are not compared"
            )
    if len({city.types for city in cities}) > 1:
        yield (
            "各城市已读的文件类型不同，“独有”只在同类文件之间成立 / "
            "the cities' documents are of different types; unique is claimed among documents of one type only"
        )
