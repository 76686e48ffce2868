"""UpSet: which cities share how many measures, exactly these cities or at least these."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.compare.cells import PRESENT
from kg.visualise import rows, style
from kg.visualise.encodings import LINKS
from kg.visualise.layout import seriated
from kg.visualise.names import Name
from kg.visualise.options import EVERYTHING, Options
from kg.visualise.parts import NARROW, Cell, Mark, Quote, Spec, Table, View
from kg.visualise.picture import Picture
from kg.visualise.words import word

if TYPE_CHECKING:
    from kg.compare.columnar import Tables
    from kg.compare.shared import Comparison, Row

EXACTLY, LEAST = "exactly", "least"
MOST = {NARROW: 9}
WIDE_MOST = 26
PAIRS = 40
"""Cities up to which every two of them are looked at together."""
BAR, ROW = 150, 20


class Group(NamedTuple):
    """Cities, by their numbers, and the measures that exactly or at least these have."""

    key: str
    cities: tuple[int, ...]
    members: tuple[Row, ...]


def upset(tables: Tables, options: Options = EVERYTHING) -> Picture:
    """Bars of the measures that the same cities have, the cities marked below each bar."""
    comparison = rows.compared(tables, options)
    title, source = word("upset-title"), rows.source(tables, comparison.cities)
    if not comparison.rows or len(comparison.cities) < 2:
        empty = word("upset-empty") if comparison.rows else word("no-measures")
        return Picture(name="upset", title=title, alt=empty, source=source, empty=empty)
    found = {EXACTLY: exactly(comparison), LEAST: least(comparison)}
    marks = {group.key: mark(comparison, group) for groups in found.values() for group in groups}
    views = tuple(
        View(mode, word("upset-" + mode), partial(chart, comparison, groups))
        for mode, groups in found.items()
        if groups
    )
    return Picture(
        name="upset", title=title, alt=alt(comparison, found[EXACTLY]), source=source, marks=marks,
        table=table(comparison, found), views=views, notes=(word("upset-how"),), link=options.link,
    )  # fmt: skip


def having(row: Row) -> tuple[int, ...]:
    """The numbers of the cities that have a measure."""
    return tuple(at for at, cell in enumerate(row.cells) if cell.state == PRESENT)


def exactly(comparison: Comparison) -> list[Group]:
    """The measures by the cities that have them, the largest group first."""
    found: dict[tuple[int, ...], list[Row]] = {}
    for row in comparison.rows:
        found.setdefault(having(row), []).append(row)
    return _groups("e", found)


def least(comparison: Comparison) -> list[Group]:
    """Cities that share measures, whoever else has them: every two, and all groups that exactly share some."""
    wanted = {cities for cities in map(having, comparison.rows) if len(cities) > 1}
    if len(comparison.cities) <= PAIRS:
        wanted |= set(combinations(range(len(comparison.cities)), 2))
    sets = [(row, set(having(row))) for row in comparison.rows]
    found = {cities: [row for row, has in sets if has.issuperset(cities)] for cities in wanted}
    return _groups("l", {cities: members for cities, members in found.items() if members})


def _groups(letter: str, found: dict[tuple[int, ...], list[Row]]) -> list[Group]:
    order = sorted(found, key=lambda cities: (-len(found[cities]), -len(cities), cities))
    return [Group(f"{letter}{at}", cities, tuple(found[cities])) for at, cities in enumerate(order)]


def called(comparison: Comparison, group: Group) -> Name:
    """The cities of a group."""
    return rows.listed(rows.short_name(comparison.cities[at]) for at in group.cities)


def mark(comparison: Comparison, group: Group) -> Mark:
    """A bar: its members, each with the clearest words of its first city."""
    quotes = tuple(
        Quote(rows.thing_name(row.thing), said.doc, said.start, said.end, said.quote)
        for row in group.members
        for said in row.cells[group.cities[0]].quotes[:1]
    )
    return Mark(called(comparison, group), len(group.members), quotes)


def alt(comparison: Comparison, groups: list[Group]) -> Name:
    """What the chart shows, in words."""
    first = groups[0]
    said = {"measures": len(comparison.rows), "groups": len(groups), "most": len(first.members)}
    return word("upset-alt", cities=rows.many(len(comparison.cities), "city"), **said, first=called(comparison, first))


def table(comparison: Comparison, found: dict[str, list[Group]]) -> Table:
    """A row a group: its cities, how many measures, which."""
    heads = tuple(word(name) for name in ("upset-mode", "which-cities", "measures", "members"))
    made = [
        (
            Cell(word("upset-" + mode)), Cell(called(comparison, group)), Cell(str(len(group.members)), group.key),
            Cell(rows.listed(rows.thing_name(row.thing) for row in group.members)),
        )
        for mode, groups in found.items() for group in groups
    ]  # fmt: skip
    return Table(heads, tuple(made))


def chart(comparison: Comparison, groups: list[Group], language: str, width: int) -> Spec:
    """Bars above, the cities of each below."""
    shown = groups[: MOST.get(width, WIDE_MOST)]
    order = [
        int(at)
        for at in seriated(
            {str(at): [r.thing.id for r in comparison.rows if at in having(r)] for at in range(len(comparison.cities))}
        )
    ]
    used = [at for at in order if any(at in group.cities for group in shown)]
    names = {at: _total(comparison, at, language) for at in used}
    room = width - max(style.advance(name, 11) for name in names.values()) - 20
    x = {
        "field": "group",
        "type": "ordinal",
        "axis": None,
        "sort": [group.key for group in shown],
        "scale": {"paddingInner": 0.35},
    }
    parts = [_bars(comparison, shown, x, room, language), _dots(shown, names, x, room)]
    return {"vconcat": parts, "spacing": 6}


def _total(comparison: Comparison, at: int, language: str) -> str:
    total = sum(at in having(row) for row in comparison.rows)
    return f"{rows.short_name(comparison.cities[at]).said(language)}  {total}"


def _bars(comparison: Comparison, shown: list[Group], x: Spec, room: float, language: str) -> Spec:
    values = [
        {
            "group": group.key, "n": len(group.members), "href": "#" + group.key,
            "text": f"{called(comparison, group).said(language)}: {len(group.members)}",
            "spread": {1: "one", len(comparison.cities): "all"}.get(len(group.cities), "some"),
        }
        for group in shown
    ]  # fmt: skip
    colours = {"domain": ["all", "some", "one"], "range": ["#0b4f87", "#4c96c9", "#c1700b"]}
    axis = {"title": word("measures").said(language), "tickMinStep": 1, "grid": True, "domain": False, "tickCount": 4}
    bar = {"type": "bar", "cornerRadiusEnd": 2}
    colour = {"field": "spread", "type": "nominal", "scale": colours, "legend": None}
    return {
        "width": room, "height": BAR, "data": {"values": values},
        "encoding": {"x": x, "y": {"field": "n", "type": "quantitative", "axis": axis}},
        "layer": [
            {"mark": bar, "encoding": {"color": colour, **LINKS}},
            {"mark": {"type": "text", "dy": -7, "fontSize": 11, "aria": False}, "encoding": {"text": {"field": "n"}}},
        ],
    }  # fmt: skip


def _dots(shown: list[Group], names: dict[int, str], x: Spec, room: float) -> Spec:
    every = [{"group": group.key, "city": name} for group in shown for name in names.values()]
    lines = [
        {"group": group.key, "city": names[ends[0]], "to": names[ends[1]]}
        for group in shown
        for ends in [_ends(group, list(names))]
    ]
    look = {"domain": False, "ticks": False, "labelPadding": 8, "labelFontSize": 11}
    order = list(names.values())
    y = {"field": "city", "type": "ordinal", "title": None, "scale": {"domain": order}, "axis": look}
    dot: dict[str, Any] = {"type": "circle", "size": 90, "opacity": 1, "aria": False}
    rule = {"type": "rule", "strokeWidth": 2, "color": style.INK, "aria": False}
    return {
        "width": room, "height": ROW * len(names), "encoding": {"x": x, "y": y},
        "layer": [
            {"data": {"values": every}, "mark": {**dot, "color": "#e3e8ed"}},
            {"data": {"values": lines}, "mark": rule, "encoding": {"y2": {"field": "to"}}},
            {"data": {"values": list(_members(shown, names))}, "mark": {**dot, "color": style.INK}},
        ],
    }  # fmt: skip


def _ends(group: Group, order: list[int]) -> tuple[int, int]:
    places = sorted(order.index(at) for at in group.cities)
    return order[places[0]], order[places[-1]]


def _members(shown: list[Group], names: dict[int, str]) -> Iterator[dict[str, Any]]:
    for group in shown:
        for at in group.cities:
            yield {"group": group.key, "city": names[at]}
