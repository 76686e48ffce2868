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
SAID = """SELECT f.city, f.thing, count(*), list_sort(list(DISTINCT d.type)), {quotes}
FROM ({facts}) f JOIN documents d ON d.doc = f.doc GROUP BY ALL ORDER BY ALL"""
WORDS = """list(struct_pack(d := f.doc, s := f.start, e := f."end", q := f.quote, i := f.iri)
ORDER BY f.unclear, f.doc, f.start, f."end", f.iri)"""


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


Said = tuple[int, list[str], tuple[Quote, ...]]
"""Number of facts, types of the documents that have them, and quotes."""


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
    for id, said in _said(tables, by, quotes).items():
        here = {city.key: said[city.key] for city in places if city.key in said}
        if here and (not wanted or names.theme(id) == wanted):
            rows.append(_row(names.thing(id), places, here, denied))
    rows.sort(key=_order)
    return Comparison(by, tuple(places), tuple(rows), tuple(_notes(tables, by, places)))


def _said(tables: Tables, by: str, quotes: int | None) -> dict[str, dict[str, Said]]:
    """What is said, by thing and city."""
    shown = "[]" if quotes == 0 else WORDS if quotes is None else f"{WORDS}[1:{quotes:d}]"
    found: dict[str, dict[str, Said]] = defaultdict(dict)
    for city, thing, count, types, words in tables.sql(SAID.format(quotes=shown, facts=KINDS[by].facts)):
        cited = tuple(Quote(w["d"], w["s"], w["e"], w["q"], w["i"]) for w in words)
        found[thing][city] = count, types, cited
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
    types = frozenset(type_ for _, each, _ in said.values() for type_ in each)
    cells = tuple(_cell(city, said.get(city.key), types, denied.get((city.key, thing.id), [])) for city in cities)
    missing = [city.name for city, cell in zip(cities, cells, strict=True) if cell.state == NO_DOCUMENT]
    single = len(said) == 1 and len(cells) > 1
    spread = ALL if len(said) == len(cells) else ONE if single and not missing else SOME
    return Row(thing, cells, spread, "、".join(missing) if single else "")


def _cell(city: City, said: Said | None, types: frozenset[str], denied: Sequence[Quote]) -> Cell:
    """What a city says of a thing that is found in documents of some types."""
    if said:
        count, own, quotes = said
        return Cell(PRESENT, count, quotes, " ".join(own))
    if denied:
        return Cell(ABSENT, 0, tuple(denied), "")
    fit = sorted(city.types & types)
    return Cell(NOT_FOUND, 0, (), " ".join(fit)) if fit else Cell(NO_DOCUMENT, 0, (), " ".join(sorted(types)))


def _order(row: Row) -> tuple[int, int, str, int, str]:
    facts = sum(cell.count for cell in row.cells)
    return SPREADS.index(row.spread), -row.present, row.thing.theme, -facts, row.thing.id


def _notes(tables: Tables, by: str, cities: Sequence[City]) -> Iterable[str]:
    """What a reader of a comparison must know."""
    table = {"measure": "measure_facts", "programme": "programme_facts", "target": "targets", "body": "duties"}
    ((lost,),) = tables.sql(f"SELECT count(*) FROM {table.get(by, 'citations')} WHERE city IS NULL")
    if lost:
        yield f"另有{lost}处不知属于哪个城市,未计入 / {lost} facts of no known city are left out"
    if by == "measure":
        ((bare,),) = tables.sql("SELECT count(*) FROM measure_facts WHERE concept IS NULL")
        if bare:
            yield (
                f"另有{bare}处措施未归入任何概念,不参加比较 / "
                f"{bare} measures fit no concept of the taxonomy and are not compared"
            )
    if len({city.types for city in cities}) > 1:
        yield (
            "各城市已读的文件类型不同,“独有”只在同类文件之间成立 / "
            "the cities' documents are of different types; unique is claimed among documents of one type only"
        )
