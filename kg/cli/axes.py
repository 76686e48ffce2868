"""Targets side by side at a terminal: one line a target, the strictest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import click

from kg.cli.output import GAP, text_of, width
from kg.cli.page import Page, padded
from kg.compare.cells import PRESENT
from kg.compare.shared import Comparison, Row
from kg.compare.targets import Axis, Mark
from kg.compare.words import BETTER, BOUNDS, COMPARATORS, KINDS, REASONS, SAID, STATES, VERDICTS

NAMED = 12
"""Cities without a target that are named."""
QUOTED = 30
"""Characters of the words of a target that is left out."""


def show(page: Page, comparison: Comparison, rows: Sequence[Row], axes: Sequence[Axis], *, quotes: bool) -> None:
    """Print the axes of indicators, and the cities that have no target for them."""
    of: dict[str, list[Axis]] = defaultdict(list)
    for axis in axes:
        of[axis.indicator.id].append(axis)
    for row in rows:
        for axis in of.get(row.thing.id, ()):
            _axis(page, comparison, axis, quotes=quotes)
        if not of.get(row.thing.id):
            _bare(page, comparison, row, quotes=quotes)
        if len([cell for cell in row.cells if cell.state == PRESENT]) > 1:
            _lacking(page, comparison, row)


def _axis(page: Page, comparison: Comparison, axis: Axis, *, quotes: bool) -> None:
    """One axis, as a table."""
    cities = {city.key: page.city(city) for city in comparison.cities}
    words = [axis.unit, page.say(KINDS, axis.kind) if axis.kind != "level" else "", axis.baseline]
    words += [page.label(*labels) for labels in axis.named]
    ranked = axis.cities > 1 and any(mark.rank for mark in axis.marks)
    words.append(page.say(BETTER, axis.better) if ranked else "")
    title = page.label(axis.indicator.label, axis.indicator.label_en)
    click.echo("  " + click.style(title, bold=True) + "  " + "  ".join(filter(None, words)))
    lines = [
        [text_of(mark.rank if ranked else None), cities[mark.city_code or mark.city], *_cells(page, mark)]
        for mark in axis.marks
    ]
    wide = [max(map(width, column)) + GAP for column in zip(*lines, strict=True)]
    for mark, line in zip(axis.marks, lines, strict=True):
        click.echo(("    " + "".join(map(padded, line, wide))).rstrip())
        if quotes:
            page.quote("", mark.quote)
            if mark.outcome_quote:
                page.quote(page.say(SAID, "outcome"), mark.outcome_quote)
    for mark, reason in axis.left_out:
        quote = " ".join(mark.quote.quote.split())
        shown = quote if len(quote) <= QUOTED else quote[:QUOTED] + "…"
        why = f"{page.say(SAID, 'left-out')}({page.say(REASONS, reason)})"
        page.line(f"{why} {cities[mark.city_code or mark.city]} “{shown}”", 4)


def _cells(page: Page, mark: Mark) -> Iterator[str]:
    """Figure, deadline, and what else is said of a target."""
    yield figure(page, mark)
    yield mark.deadline or page.say(SAID, "undated")
    yield page.say(SAID, "stretch") if mark.stretch else ""
    reported = f"{page.say(SAID, 'outcome')} {text_of(mark.outcome)}" if mark.outcome is not None else ""
    period = f"({mark.period})" if mark.period else ""
    yield " ".join(filter(None, [reported + period, page.say(VERDICTS, mark.verdict)])) if reported else ""


def figure(page: Page, mark: Mark) -> str:
    """A target's figure as a reader would say it.

    >>> from kg.compare.cells import Quote
    >>> mark = Mark("", "", 35.0, None, "µg/m3", 35.0, None, "level", "<=", "", "", "2025", False, "",
    ...             Quote("", 0, 1, "x", ""))
    >>> figure(Page("zh"), mark)
    '≤35 µg/m3'
    """
    if mark.kind == "eliminate":
        return page.say(KINDS, "eliminate") + (f" {text_of(mark.value)}{mark.unit}" if mark.value is not None else "")
    top = f"–{text_of(mark.value_max)}" if mark.value_max is not None else ""
    said = text_of(mark.harmonised if mark.value is None else mark.value)
    changed = mark.kind == "change"
    sign = page.say(COMPARATORS, mark.comparator)
    unit = mark.unit if mark.unit in ("", "%") else f" {mark.unit}"
    since = f" {page.say(SAID, 'baseline')}{mark.baseline}" if changed and mark.baseline else ""
    return f"{sign}{said}{top}{unit}{page.say(BOUNDS, mark.bound) if changed else ''}{since}"


def _bare(page: Page, comparison: Comparison, row: Row, *, quotes: bool) -> None:
    """An indicator without any figure: its cities and their words."""
    click.echo(
        "  "
        + click.style(page.label(row.thing.label, row.thing.label_en), bold=True)
        + f"  {page.say(REASONS, 'no-value')}"
    )
    for city, cell in zip(comparison.cities, row.cells, strict=True):
        for quote in cell.quotes if quotes else cell.quotes[:1]:
            page.quote(page.city(city), quote)


def _lacking(page: Page, comparison: Comparison, row: Row) -> None:
    """The cities that have no target, by the reason."""
    found: dict[str, list[str]] = defaultdict(list)
    for city, cell in zip(comparison.cities, row.cells, strict=True):
        if cell.state != PRESENT:
            found[cell.state].append(page.city(city))
    for state, names in found.items():
        more = f" … ({len(names)})" if len(names) > NAMED else ""
        page.line(f"{page.say(STATES, state)}{page.colon}{page.join.join(names[:NAMED])}{more}", 4)
