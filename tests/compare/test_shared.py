"""What is shared, by both faces: the columnar tables and the named queries in SPARQL say the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import factory
import pyoxigraph as ox
import pytest
from compare import crowd

from kg import query
from kg.compare.cells import ABSENT, NO_DOCUMENT, NOT_FOUND, PRESENT
from kg.compare.columnar import Tables, open_tables
from kg.compare.shared import ALL, BY, ONE, SOME, Comparison, compare
from kg.compare.targets import side_by_side
from kg.errors import QueryError
from kg.graph.store import open_store
from kg.model import Plan

NORTH, SOUTH, EAST = crowd.CITIES[:3]


@pytest.fixture(scope="module", params=["corpus", 1, 2, 3])
def faces(request: pytest.FixtureRequest, built: Path) -> Iterator[tuple[ox.Store, Tables]]:
    """The same graph to both."""
    if request.param == "corpus":
        with open_tables(built) as tables:
            yield open_store(built), tables
        return
    made = crowd.store(crowd.crowd(request.param))
    with open_tables(made) as tables:
        yield made, tables


@pytest.fixture(scope="module")
def by_measure(faces: tuple[ox.Store, Tables]) -> Comparison:
    return compare(faces[1])


def rows(store: ox.Store, name: str, *columns: str, **parameters: str) -> set[tuple[object, ...]]:
    """Some columns of a named query's answer."""
    result = query.run(store, name, parameters)
    places = [result.columns.index(column) for column in columns]
    found = [tuple(row[place] for place in places) for row in result.rows]
    assert found and len(found) == len(set(found))
    return set(found)


def test_the_matrix_of_measures(faces: tuple[ox.Store, Tables], by_measure: Comparison) -> None:
    columnar = {
        (row.thing.theme, row.thing.id, row.thing.label, city.name, cell.count)
        for row in by_measure.rows
        for city, cell in zip(by_measure.cities, row.cells, strict=True)
        if cell.state == PRESENT
    }
    assert columnar == rows(faces[0], "measures-matrix", "theme", "measure", "zh", "city", "facts")


@pytest.mark.parametrize("least", [1, 2, 3])
def test_measures_of_at_least_some_cities(faces: tuple[ox.Store, Tables], by_measure: Comparison, least: int) -> None:
    columnar = set()
    for row in by_measure.rows:
        pairs = zip(by_measure.cities, row.cells, strict=True)
        names = sorted(city.name for city, cell in pairs if cell.state == PRESENT)
        if len(names) >= least:
            columnar.add((row.thing.id, row.thing.label, row.thing.label_en, len(names), " ".join(names)))
    asked = ("measure", "zh", "en", "cities", "which")
    assert columnar == rows(faces[0], "measures-shared", *asked, at_least=str(least))


def test_measures_of_every_city_that_has_measures(faces: tuple[ox.Store, Tables], by_measure: Comparison) -> None:
    ((every,),) = faces[1].sql("SELECT count(DISTINCT city) FROM measure_facts")
    columnar = {(row.thing.id, every) for row in by_measure.rows if row.present == every}
    result = query.run(faces[0], "measures-shared-by-all", {})
    assert columnar == {
        (row[result.columns.index("measure")], row[result.columns.index("cities")]) for row in result.rows
    }


def test_measures_of_one_city(faces: tuple[ox.Store, Tables], by_measure: Comparison) -> None:
    columnar = set()
    for row in by_measure.rows:
        having = [city.name for city, cell in zip(by_measure.cities, row.cells, strict=True) if cell.count]
        if len(having) == 1:
            columnar.add((having[0], row.thing.id))
            assert row.spread == (SOME if row.why else ONE)
    result = query.run(faces[0], "measures-unique", {})
    assert columnar == {
        (row[result.columns.index("city")], row[result.columns.index("measure")]) for row in result.rows
    }


def test_programmes(faces: tuple[ox.Store, Tables]) -> None:
    store, tables = faces
    names = dict(tables.sql("SELECT name, any_value(coalesce(concept, name)) FROM programme_facts GROUP BY name"))
    asked: dict[str, int] = defaultdict(int)
    for name, mentions in rows(store, "programmes", "programme", "mentions"):
        asked[names[name]] += int(str(mentions))
    found = compare(tables, by="programme")
    assert asked == {row.thing.id: sum(cell.count for cell in row.cells) for row in found.rows}


def test_the_strictest_targets(faces: tuple[ox.Store, Tables]) -> None:
    store, tables = faces
    columns = ("rank", "city", "comparator", "value", "unit", "deadline", "stretch")
    result = query.run(store, "strictest", {"indicator": "pm25"})
    places = [result.columns.index(column) for column in columns]
    (axis,) = side_by_side(tables, indicator="pm25")
    columnar = {(m.rank, m.city, m.comparator, m.value, m.unit, m.deadline, m.stretch) for m in axis.marks}
    assert columnar == {tuple(row[place] for place in places) for row in result.rows}
    assert axis.better == "lower" and not [mark for mark, reason in axis.left_out if reason != "no-target"]


def test_ranks_never_contradict_sparql(faces: tuple[ox.Store, Tables]) -> None:
    """An axis is finer (scope, statistic, baseline); on it no target is ranked above one that SPARQL finds stricter."""
    store, tables = faces
    for axis in side_by_side(tables):
        ranked = [mark for mark in axis.marks if mark.rank]
        if ranked and axis.kind == "level" and axis.indicator.iri:
            result = query.run(store, "strictest", {"indicator": axis.indicator.id})
            names = ("doc", "quote", "value", "unit", "rank")
            asked = {tuple(row[result.columns.index(n)] for n in names[:4]): row[0] for row in result.rows}
            for one in ranked:
                for other in ranked:
                    keys = [(m.quote.doc, m.quote.quote, m.value, m.unit or None) for m in (one, other)]
                    if all(key in asked for key in keys) and one.deadline[:4] == other.deadline[:4]:
                        assert (one.rank < other.rank) <= (asked[keys[0]] <= asked[keys[1]])  # type: ignore[operator]


def small(*plans: Plan) -> Tables:
    return open_tables(crowd.facts_only(list(plans)))


def plan(doc: str, city: object, *, type_: str = "plan", concepts: tuple[str, ...] = (), raw: str = "") -> Plan:
    """A plan that commits to some concepts."""
    made = factory.plan(doc, city, factory.RAW + raw)  # type: ignore[arg-type]
    measures = (replace(made.measures[0], concept=each, evidence=crowd.at(doc, i)) for i, each in enumerate(concepts))
    return replace(made, document=replace(made.document, type=type_), measures=tuple(measures))


def states(found: Comparison) -> dict[str, list[str]]:
    return {row.thing.id: [cell.state for cell in row.cells] for row in found.rows}


def test_the_four_answers() -> None:
    with small(
        plan("a", NORTH, concepts=("dust-control", "rural-sewage")),
        plan("b", SOUTH, concepts=("dust-control",), raw="我市不涉及农村生活污水治理。"),
        plan("c", EAST, type_="work-report", concepts=("dust-control",)),
    ) as tables:
        found = compare(tables, ["唐山", "厦门", "徐州"])
        assert [city.code for city in found.cities] == ["130200", "350200", "320300"]
        assert states(found)["rural-sewage"] == [PRESENT, ABSENT, NO_DOCUMENT]
        denied = next(row for row in found.rows if row.thing.id == "rural-sewage").cells[1].quotes
        assert [(quote.doc, quote.quote, quote.fact) for quote in denied] == [("b", "不涉及农村生活污水治理", "")]
        assert states(found)["dust-control"] == [PRESENT] * 3


def test_unique_is_claimed_only_against_documents_of_the_same_type() -> None:
    plans = (
        plan("a", NORTH, concepts=("dust-control", "rural-sewage")),
        plan("b", SOUTH, concepts=("dust-control",)),
        plan("c", EAST, type_="work-report", concepts=("dust-control",)),
    )
    with small(*plans) as tables:
        pair = {row.thing.id: row for row in compare(tables, ["唐山", "厦门"]).rows}
        assert (pair["rural-sewage"].spread, pair["rural-sewage"].why) == (ONE, "")
        assert pair["rural-sewage"].cells[1].state == NOT_FOUND and pair["rural-sewage"].cells[1].why == "plan"
        assert pair["dust-control"].spread == ALL
        three = {row.thing.id: row for row in compare(tables).rows}
        assert (three["rural-sewage"].spread, three["rural-sewage"].why) == (SOME, "徐州市")


@pytest.mark.parametrize("by", BY)
def test_quotes_are_facts_of_the_graph(built: Path, by: str) -> None:
    store = open_store(built)
    with open_tables(built) as tables:
        found = compare(tables, by=by, quotes=None)
        cells = [cell for row in found.rows for cell in row.cells if cell.state == PRESENT]
        assert cells and all(cell.count == len(cell.quotes) for cell in cells)
        for cell in cells[:40]:
            quote = cell.quotes[0]
            assert any(store.quads_for_pattern(ox.NamedNode(quote.fact), None, None)), quote
        assert all(len(cell.quotes) <= 1 for row in compare(tables, by=by, quotes=1).rows for cell in row.cells)
        assert not any(cell.quotes for row in compare(tables, by=by, quotes=0).rows for cell in row.cells)


def test_things_have_the_iris_of_the_graph(built: Path) -> None:
    store = open_store(built)
    with open_tables(built) as tables:
        for by in ("measure", "programme", "citation"):
            for row in compare(tables, by=by, quotes=0).rows:
                assert any(store.quads_for_pattern(ox.NamedNode(row.thing.iri), None, None)), row.thing


def test_themes(built: Path) -> None:
    with open_tables(built) as tables:
        for by in ("measure", "target"):
            found = compare(tables, by=by, theme="大气", quotes=0)
            assert found.rows and {row.thing.theme_en for row in found.rows} == {"Air and noise pollution control"}
        with pytest.raises(QueryError, match="no theme"):
            compare(tables, by="body", theme="air")
        with pytest.raises(QueryError, match="choose one of measure"):
            compare(tables, by="colour")


def test_bodies_of_cities_are_compared_by_their_offices(built: Path) -> None:
    with open_tables(built) as tables:
        found = {row.thing.id: row for row in compare(tables, by="body").rows}
    assert found["市委"].present > 3 and found["市委"].thing.theme == "市级"


def test_facts_of_no_city_are_counted_in_a_note() -> None:
    lost = plan("a", NORTH, concepts=("dust-control",))
    lost = replace(lost, measures=(replace(lost.measures[0], city=crowd.Place("", "")), *lost.measures[1:]))
    with small(lost, plan("b", SOUTH, concepts=("dust-control",))) as tables:
        assert any("1 facts of no known city" in note for note in compare(tables).notes)
