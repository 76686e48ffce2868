"""The network of cities and the measures that they commit to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from kg.compare.cells import PRESENT
from kg.graph import iris
from kg.visualise import layout, network_chart, network_page, rows, style
from kg.visualise.names import Name
from kg.visualise.options import EVERYTHING, Options
from kg.visualise.parts import Cell, Mark, Quote, Table, View
from kg.visualise.picture import Picture
from kg.visualise.words import word

if TYPE_CHECKING:
    import networkx

    from kg.compare.columnar import Tables
    from kg.compare.shared import Comparison

MOST = 2000
"""Nodes that are drawn one by one; beyond that measures become themes, and cities then provinces."""


def network(tables: Tables, options: Options = EVERYTHING) -> Picture:
    """Cities on a ring, what they share inside it, what only one of them commits to outside.

    Above MOST nodes measures are put together by theme and, where that is not enough, cities by province; a note says
    so.
    """
    comparison = rows.compared(tables, options)
    drawn, notes = aggregated(graph(comparison))
    title, source = word("network-title"), rows.source(tables, comparison.cities)
    if not drawn.number_of_edges():
        empty = word("no-measures")
        return Picture(name="network", title=title, alt=empty, source=source, empty=empty)
    places = layout.positions(drawn)
    keys = {node: f"n{at}" for at, node in enumerate(drawn)}
    marks = {
        keys[node]: Mark(label(data), data["count"], quotes_of(drawn, node)) for node, data in drawn.nodes(data=True)
    }
    return Picture(
        name="network", title=title, alt=alt(drawn), source=source, marks=marks, table=table(drawn, keys),
        views=(View("network", title, network_chart.chart(drawn, places, keys)),),
        notes=(word("network-how"), *notes), net=network_page.data(drawn, places, keys), link=options.link,
    )  # fmt: skip


def graph(comparison: Comparison) -> networkx.Graph[str]:
    """Cities and the measures that they commit to, as a networkx graph with the figures of kg.network.network.

    Nodes are IRIs with `kind` (city, measure), `label`, `label_en`, `theme` and `count` of facts; edges have `count`
    and `quotes`, the first few.
    """
    import networkx

    built: networkx.Graph[str] = networkx.Graph()
    cities = [iris.place(city.code, city.name) for city in comparison.cities]
    for at, city in enumerate(comparison.cities):
        count = sum(row.cells[at].count for row in comparison.rows)
        if count:
            built.add_node(cities[at], kind="city", label=city.name, label_en=city.name_en, theme="", count=count)
    for row in sorted(comparison.rows, key=lambda row: row.thing.id):
        thing, theme = row.thing, style.theme_of().get(row.thing.id, "")
        count = sum(cell.count for cell in row.cells)
        built.add_node(thing.iri, kind="measure", label=thing.label, label_en=thing.label_en, theme=theme, count=count)
        for city, iri, cell in zip(comparison.cities, cities, row.cells, strict=True):
            if cell.state == PRESENT:
                said = rows.quotes(rows.city_name(city), cell.quotes)
                built.add_edge(iri, thing.iri, count=cell.count, quotes=said)
    return built


def label(attributes: Mapping[str, Any]) -> Name:
    """The label of a node."""
    return Name(attributes["label"], attributes["label_en"])


def quotes_of(graph: networkx.Graph[str], node: str) -> tuple[Quote, ...]:
    """The words behind a node: of a measure those of each city in turn, of a city those of its measures."""
    one = 2 if graph.nodes[node]["kind"] == "measure" else 1
    city = graph.nodes[node]["kind"] == "city"
    return tuple(
        quote._replace(about=label(graph.nodes[other])) if city else quote
        for other in graph[node]
        for quote in graph.edges[node, other]["quotes"][:one]
    )


def aggregated(graph: networkx.Graph[str], most: int = MOST) -> tuple[networkx.Graph[str], tuple[Name, ...]]:
    """The graph itself where it has few nodes, else measures by theme and then cities by province, with a note."""
    if graph.number_of_nodes() <= most:
        return graph, ()
    before = graph.number_of_nodes()
    things = {node: data for node, data in graph.nodes(data=True) if data["kind"] != "city"}
    cities = {node: data for node, data in graph.nodes(data=True) if data["kind"] == "city"}
    graph = merged(graph, {node: _theme_node(data) for node, data in things.items()})
    if graph.number_of_nodes() > most:
        graph = merged(graph, {node: _province(node, data) for node, data in cities.items()})
    return graph, (word("network-merged", before=before, most=most, after=graph.number_of_nodes()),)


def _theme_node(data: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    theme = style.theme(data["theme"])
    named = {"kind": "theme", "label": theme.name.zh, "label_en": theme.name.en, "theme": theme.id}
    return iris.concept("measure", theme.id or "other"), named


def _province(node: str, data: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    from kg import gazetteer

    division = gazetteer.by_code(node.rsplit("/", 1)[-1])
    if division is None:
        return node, dict(data)
    above = gazetteer.province_of(division)
    named = {"kind": "city", "label": above.name, "label_en": above.english, "theme": ""}
    return iris.place(above.code, above.name), named


def merged(graph: networkx.Graph[str], into: Mapping[str, tuple[str, dict[str, Any]]]) -> networkx.Graph[str]:
    """Nodes put together, with the sums of their counts and the first of their quotes."""
    import networkx

    built: networkx.Graph[str] = networkx.Graph()
    for node, data in graph.nodes(data=True):
        iri, named = into.get(node, (node, dict(data)))
        count = data["count"] + (built.nodes[iri]["count"] if iri in built else 0)
        built.add_node(iri, **{**named, "count": count})
    for one, other, data in graph.edges(data=True):
        a, b = (into[node][0] if node in into else node for node in (one, other))
        had: dict[str, Any] = built.edges[a, b] if built.has_edge(a, b) else {"count": 0, "quotes": ()}
        both = [*had["quotes"], *data["quotes"]][: rows.KEPT]
        built.add_edge(a, b, count=had["count"] + data["count"], quotes=tuple(both))
    return built


def alt(graph: networkx.Graph[str]) -> Name:
    """What the network shows, in words."""
    kinds = Counter(kind for _, kind in graph.nodes(data="kind"))
    cities = kinds.pop("city")
    things = [node for node, kind in graph.nodes(data="kind") if kind != "city"]
    every = sum(graph.degree[node] == cities for node in things)
    own = sum(graph.degree[node] == 1 for node in things)
    said = {"things": len(things), "edges": graph.number_of_edges(), "every": every, "own": own}
    return word("network-alt", cities=rows.many(cities, "city"), **said)


def table(graph: networkx.Graph[str], keys: Mapping[str, str]) -> Table:
    """A row a measure: theme, in how many cities, how often, which."""
    things = [node for node, kind in graph.nodes(data="kind") if kind != "city"]
    things.sort(key=lambda node: (-graph.degree[node], node))
    columns = tuple(word(name) for name in ("measure", "theme", "cities", "statements", "which-cities"))
    return Table(columns, tuple(_rows(graph, things, keys)))


def _rows(graph: networkx.Graph[str], things: list[str], keys: Mapping[str, str]) -> Iterator[tuple[Cell, ...]]:
    for node in things:
        data = graph.nodes[node]
        which = [label(graph.nodes[city]) for city in graph[node]]
        yield (
            Cell(label(data), keys[node]),
            Cell(style.theme(data["theme"]).name),
            Cell(graph.degree[node]),
            Cell(data["count"]),
            Cell(rows.listed(which)),
        )
