"""A comparison at a terminal: what cities share stands as a matrix, what one of them has as a list by theme."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

import click

from kg.cli import axes as drawn
from kg.cli.output import GAP, width
from kg.cli.page import Page, padded
from kg.compare.cells import ABSENT, NO_DOCUMENT, NOT_FOUND, PRESENT, Cell
from kg.compare.choice import City
from kg.compare.shared import Comparison, Row
from kg.compare.similarity import Likeness, Pair
from kg.compare.targets import Axis
from kg.compare.words import BY, SAID, SPREADS, STATES

SIGNS = {ABSENT: "×", NOT_FOUND: "·", NO_DOCUMENT: "?"}
"""Answers in a matrix; a present thing has its count."""
LABEL, NARROWEST = 40, 24
"""Columns of a label beside a matrix: the most, and the least for which the matrix gives way to a list of cities."""
MATRIX = 12
"""Cities that a matrix of similarities has at most."""
NAMED = 6
"""Things that are named as the reason of a likeness."""
FEW = 8
"""Cities that are named of more than that."""
DOCUMENTS = 3
"""Documents of a city that are named."""


class Shown(NamedTuple):
    """How a comparison is shown: in which language, what types of documents are called in Chinese and English, the one
    city that was asked about, and whether with the words of every fact.
    """

    language: str
    types: Mapping[str, tuple[str, str]] = {}
    focus: City | None = None
    quotes: bool = False


def show(comparison: Comparison, axes: Sequence[Axis], likeness: Likeness | None, shown: Shown) -> None:
    """Print a comparison.

    Args:
        axes: of targets, where these are compared.
        likeness: of the cities; None: not shown.
    """
    page, focus, quotes = Page(shown.language), shown.focus, shown.quotes
    _opening(page, comparison, shown)
    if comparison.rows and likeness and len(comparison.cities) > 1:
        _similarity(page, comparison, likeness, focus)
    sections: dict[str, list[Row]] = defaultdict(list)
    for row in comparison.rows:
        sections["" if row.why else row.spread].append(row)
    for spread, rows in sections.items():
        page.head(f"{page.say(SPREADS, spread)} ({len(rows)})")
        if comparison.by == "target":
            drawn.show(page, comparison, rows, axes, quotes=quotes)
        elif spread in ("all", "some"):
            _matrix(page, comparison, rows, quotes=quotes)
        else:
            _lists(page, comparison, rows, quotes=quotes)
    _closing(page, comparison)


def _opening(page: Page, comparison: Comparison, shown: Shown) -> None:
    """What is compared, and what was read."""
    names = _some(page, list(map(page.city, comparison.cities)))
    against = " " * (page.language == "en") + page.say(SAID, "against")
    what = f"{page.city(shown.focus)}{against}" if shown.focus else names
    click.secho(f"{page.say(SAID, 'compare')}{page.colon}{what}", bold=True)
    by = page.say(SAID, "by") + " " * (page.language == "en") + page.say(BY, comparison.by)
    click.echo(f"{by}{page.colon}{len(comparison.rows)}")
    if not comparison.rows:
        click.echo(page.say(SAID, "nothing"))
    gap = ": " if page.language == "en" else " "
    for documents, cities in _readings(page, comparison.cities, shown.types):
        where = _some(page, list(map(page.city, cities)))
        page.line(f"{page.say(SAID, 'documents')}{gap}{where}{page.colon}{documents}", hang=4)


def _some(page: Page, names: Sequence[str]) -> str:
    """Names, the first of them where they are many."""
    if len(names) <= MATRIX:
        return page.join.join(names)
    return f"{page.join.join(names[:FEW])} … ({len(names)})"


def _readings(
    page: Page, cities: Iterable[City], types: Mapping[str, tuple[str, str]]
) -> Iterable[tuple[str, list[City]]]:
    """The documents that were read, and the cities that they are about."""
    cities = list(cities)
    if len(cities) > MATRIX:
        counts = Counter(type_ for _, type_ in {each for city in cities for each in city.documents})
        named_types = (f"{page.label(*types.get(type_, (type_, '')))} {n}" for type_, n in sorted(counts.items()))
        return [(page.join.join(named_types), cities)]
    found: dict[str, list[City]] = defaultdict(list)
    for city in cities:
        named = [(doc, page.label(*types.get(type_, (type_, "")))) for doc, type_ in city.documents[:DOCUMENTS]]
        shown = [f"{doc} ({type_})" for doc, type_ in named]
        more = len(city.documents) - DOCUMENTS
        found[", ".join(shown) + (f" +{more}" if more > 0 else "")].append(city)
    return found.items()


def _similarity(page: Page, comparison: Comparison, likeness: Likeness, focus: City | None) -> None:
    """How alike the cities are, and why the most alike are."""
    pairs = [pair for pair in likeness.pairs() if not focus or focus.key in (pair.one, pair.other)]
    page.head(page.say(SAID, "similarity"))
    if len(pairs) == 1 or focus:
        for pair in sorted(pairs, key=lambda pair: -pair.weighted)[:MATRIX]:
            _pair(page, comparison, likeness.because(pair))
        return
    if len(comparison.cities) <= MATRIX:
        _square(page, comparison, pairs)
    for which, pair in (("alike", max(pairs, key=_likeness)), ("unlike", min(pairs, key=_likeness))):
        click.echo(f"  {page.say(SAID, which)}")
        _pair(page, comparison, likeness.because(pair))


def _likeness(pair: Pair) -> float:
    return pair.weighted


def _pair(page: Page, comparison: Comparison, pair: Pair) -> None:
    """One pair and its reason."""
    cities = {city.key: page.city(city) for city in comparison.cities}
    things = {row.thing.id: page.label(row.thing.label, row.thing.label_en) for row in comparison.rows}
    one, other = cities[pair.one], cities[pair.other]
    page.line(
        f"{one}–{other}  {page.say(SAID, 'both')} {pair.shared}, Jaccard {pair.jaccard:.2f}, "
        f"{page.say(SAID, 'weighted')} {pair.weighted:.2f}",
        4,
    )
    parts = [(page.say(SAID, "rare"), pair.reason)]
    for name, only in ((one, pair.only_one), (other, pair.only_other)):
        parts.append((page.say(SAID, "only").format(city=name), only))
    for says, ids in parts:
        if ids:
            more = f" +{len(ids) - NAMED}" if len(ids) > NAMED else ""
            page.line(f"{says}{page.colon}{page.join.join(things.get(id, id) for id in ids[:NAMED])}{more}", 6)


def _square(page: Page, comparison: Comparison, pairs: Iterable[Pair]) -> None:
    """Jaccard above the diagonal, weighted below."""
    found = {(pair.one, pair.other): pair for pair in pairs}
    names = [page.city(city) for city in comparison.cities]
    wide = max(5, *(width(name) for name in names)) + GAP
    if wide * (len(names) + 1) > page.columns:
        return
    click.echo(f"  {page.say(SAID, 'jaccard')} \\ {page.say(SAID, 'weighted')}")
    click.echo("  " + padded("", wide) + "".join(padded(name, wide) for name in names))
    for one, name in zip(comparison.cities, names, strict=True):
        cells = []
        for other in comparison.cities:
            above, below = found.get((one.key, other.key)), found.get((other.key, one.key))
            cells.append(f"{above.jaccard:.2f}" if above else f"{below.weighted:.2f}" if below else "—")
        click.echo("  " + padded(name, wide) + "".join(padded(cell, wide) for cell in cells))


def _matrix(page: Page, comparison: Comparison, rows: Sequence[Row], *, quotes: bool) -> None:
    """Things by theme, with a column for each city, or with the names of their cities where these are too many."""
    names = [page.city(city) for city in comparison.cities]
    wide = [max(4, width(name)) + GAP for name in names]
    label = min(LABEL, page.columns - 4 - sum(wide))
    if label >= NARROWEST:
        click.echo("    " + padded("", label) + "".join(map(padded, names, wide)))
    for theme, group in _by_theme(page, rows):
        click.echo(f"  {theme}" if theme else "", nl=bool(theme))
        for row in group:
            name = page.label(row.thing.label, row.thing.label_en)
            if label >= NARROWEST:
                cells = "".join(padded(_sign(cell), w) for cell, w in zip(row.cells, wide, strict=True))
                click.echo(("    " + padded(name, label - 1) + " " + cells).rstrip())
            else:
                page.line(f"{name}{page.colon}{_cities(page, comparison, row)}", 4)
            if quotes:
                _quotes(page, comparison, row)


def _by_theme(page: Page, rows: Iterable[Row]) -> Iterable[tuple[str, list[Row]]]:
    """Rows by theme, in the order of the first of each."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[page.label(row.thing.theme, row.thing.theme_en)].append(row)
    return found.items()


def _sign(cell: Cell) -> str:
    return str(cell.count) if cell.state == PRESENT else SIGNS[cell.state]


def _cities(page: Page, comparison: Comparison, row: Row) -> str:
    """The cities that have a thing, and how often."""
    pairs = [(city, cell) for city, cell in zip(comparison.cities, row.cells, strict=True) if cell.state == PRESENT]
    if len(pairs) > MATRIX:
        pairs.sort(key=lambda pair: -pair[1].count)
    return _some(page, [f"{page.city(city)} {cell.count}" for city, cell in pairs])


def _lists(page: Page, comparison: Comparison, rows: Sequence[Row], *, quotes: bool) -> None:
    """What one city has, by city and theme; why it is not called unique."""

    def owner(row: Row) -> int:
        return next(i for i, cell in enumerate(row.cells) if cell.state == PRESENT)

    for (place, why), group in groupby(
        sorted(rows, key=lambda row: (owner(row), row.why)), key=lambda r: (owner(r), r.why)
    ):
        found = list(group)
        lacking = f"  [{page.say(SAID, 'without')}{page.colon}{_short(page, comparison, why)}]" if why else ""
        click.secho(f"  {page.city(comparison.cities[place])} ({len(found)})", bold=True, nl=not lacking)
        if lacking:
            click.echo(lacking)
        for theme, some in _by_theme(page, found):
            named = [(row, page.label(row.thing.label, row.thing.label_en)) for row in some]
            if quotes:
                click.echo(f"    {theme}" if theme else "", nl=bool(theme))
                for row, name in named:
                    page.line(f"{name} {row.cells[place].count}", 6)
                    _quotes(page, comparison, row)
            else:
                listed = page.join.join(f"{name} {row.cells[place].count}" for row, name in named)
                page.line(f"{theme}{page.colon}{listed}" if theme else listed, 4)


def _short(page: Page, comparison: Comparison, names: str) -> str:
    """The names of cities as the page has them."""
    short = {city.name: page.city(city) for city in comparison.cities}
    return page.join.join(short[name] for name in names.split("、"))


def _quotes(page: Page, comparison: Comparison, row: Row) -> None:
    """The words of every fact, and of denials."""
    for city, cell in zip(comparison.cities, row.cells, strict=True):
        for quote in cell.quotes:
            page.quote(page.city(city) + ("×" if cell.state == ABSENT else ""), quote)


def _closing(page: Page, comparison: Comparison) -> None:
    """What the signs mean, and what a reader must know."""
    states = {cell.state for row in comparison.rows for cell in row.cells}
    signs = [f"{sign} {page.say(STATES, state)}" for state, sign in SIGNS.items() if state in states]
    click.echo()
    if signs and comparison.by != "target":
        page.line(("；" if page.language == "zh" else "; ").join([page.say(SAID, "times"), *signs]))
    for note in comparison.notes:
        zh, _, en = note.partition(" / ")
        page.line("· " + (zh if page.language == "zh" else en))
