"""The network: the same figures as SPARQL and as kg.network, places that say what they should, aggregation."""

from __future__ import annotations

from collections.abc import Callable
from math import hypot

import factory
import networkx
import pyoxigraph as ox

from kg import visualise
from kg.compare.columnar import Tables
from kg.graph.read import plans
from kg.network import network as of_plans
from kg.visualise import layout, rows
from kg.visualise.network import aggregated, graph, network
from kg.visualise.options import EVERYTHING, Options

PAIRS = """PREFIX kg: <https://w3id.org/kg-cn-plans/ontology#>
SELECT ?city ?concept (COUNT(DISTINCT ?m) AS ?n) WHERE { ?m a kg:Measure ; kg:measure ?concept ; kg:city ?city }
GROUP BY ?city ?concept"""


def test_edges_and_counts_are_those_of_sparql(tables: Tables, graph: ox.Store) -> None:
    drawn = of_tables(tables)
    asked = graph.query(PAIRS, use_default_graph_as_union=True)
    assert isinstance(asked, ox.QuerySolutions)
    said = {(row["city"].value, row["concept"].value): int(row["n"].value) for row in asked}
    cities = {node for node, kind in drawn.nodes(data="kind") if kind == "city"}
    assert {(a, b) if a in cities else (b, a): n for a, b, n in drawn.edges(data="count")} == said
    assert drawn.number_of_nodes() == len({city for city, _ in said}) + len({concept for _, concept in said})


def test_the_figures_are_those_of_the_exported_network(tables: Tables, graph: ox.Store) -> None:
    drawn, other = of_tables(tables), of_plans(plans(graph), kinds=("measure",))
    assert dict(drawn.nodes(data="count")) == dict(other.nodes(data="count"))
    assert {frozenset(pair) for pair in drawn.edges} == {frozenset(pair) for pair in other.edges}
    assert networkx.density(drawn) == networkx.density(other)
    assert dict(drawn.degree) == dict(other.degree)


def test_shared_measures_stand_in_the_middle_and_single_ones_outside(tables: Tables) -> None:
    drawn = of_tables(tables)
    places = layout.positions(drawn)
    assert len(set(places.values())) == len(places) == drawn.number_of_nodes()
    cities = [node for node, kind in drawn.nodes(data="kind") if kind == "city"]
    ring = max(hypot(places[city][0] / layout.ASPECT, places[city][1]) for city in cities)

    def far(node: str) -> float:
        return hypot(places[node][0] / layout.ASPECT, places[node][1])

    things = [node for node in drawn if node not in cities]
    every = [far(node) for node in things if drawn.degree[node] == len(cities)]
    two = [far(node) for node in things if drawn.degree[node] == 2]
    one = [node for node in things if drawn.degree[node] == 1]
    assert max(every) < sum(two) / len(two)
    assert all(far(node) > ring * 0.8 for node in one)
    for node in one:
        (own,) = drawn[node]
        near = min(cities, key=lambda city: hypot(places[city][0] - places[node][0], places[city][1] - places[node][1]))
        assert near == own


def test_the_same_tables_give_the_same_places(tables: Tables) -> None:
    assert layout.positions(of_tables(tables)) == layout.positions(of_tables(tables))


def test_filters_leave_out_what_few_cities_have_and_other_themes(tables: Tables) -> None:
    every = network(tables)
    some = network(tables, Options(min_cities=3))
    water = network(tables, Options(themes=("water",)))
    assert {len(every.marks), len(some.marks), len(water.marks)} == {152, 90, 19} or (
        len(every.marks) > len(some.marks) > len(water.marks) > 7
    )
    assert {row[1].said("en") for row in water.table.rows} == {"Water pollution control and aquatic ecology"}


def test_a_city_is_named_as_people_name_it(tables: Tables) -> None:
    pair = network(tables, Options(cities=("Tianjin", "320300")))
    assert sorted(node["zh"] for node in pair.net["nodes"] if node["kind"] == "city") == ["天津市", "徐州市"]


def test_above_so_many_nodes_measures_become_themes_and_cities_provinces(tables: Tables) -> None:
    whole = of_tables(tables)
    themes, (note,) = aggregated(whole, most=100)
    provinces, _ = aggregated(whole, most=20)
    assert themes.number_of_nodes() == 7 + 14
    assert {kind for _, kind in provinces.nodes(data="kind")} == {"city", "theme"}
    names = {data["label"] for _, data in provinces.nodes(data=True) if data["kind"] == "city"}
    assert names == {"天津市", "江苏省", "山东省", "吉林省"}
    for smaller in (themes, provinces):
        assert sum(n for _, _, n in smaller.edges(data="count")) == sum(n for _, _, n in whole.edges(data="count"))
    assert note.said("en").startswith("With 152 nodes, more than 100")
    assert layout.positions(provinces)


def test_two_thousand_nodes_have_places_at_once() -> None:
    large: networkx.Graph[str] = networkx.Graph()
    for city in range(40):
        large.add_node(f"c{city:02d}", kind="city")
    for thing in range(1960):
        large.add_node(f"m{thing:04d}", kind="measure")
        for city in range(thing % 7 + 1):
            large.add_edge(f"m{thing:04d}", f"c{(thing * 13 + city * 5) % 40:02d}")
    assert len(set(layout.positions(large).values())) == 2000


def test_one_city_and_no_measures(made: Callable[..., Tables]) -> None:
    alone = network(made())
    assert alone.empty is None and len(alone.marks) == 2
    assert alone.svg("en").count("<svg") == 1
    nothing = network(made([factory.plan().__class__(document=factory.plan().document, raw=factory.RAW)]))
    assert nothing.empty is not None


def test_every_picture_has_a_name() -> None:
    assert list(visualise.PICTURES) == ["network", "matrix", "upset", "targets", "timeline", "map", "duties"]


def of_tables(tables: Tables) -> networkx.Graph[str]:
    return graph(rows.compared(tables, EVERYTHING))
