"""UpSet: groups of cities, exactly or at least, and their members."""

from __future__ import annotations

from collections.abc import Callable

from kg.compare.columnar import Tables
from kg.visualise import rows
from kg.visualise.options import EVERYTHING
from kg.visualise.upset import exactly, least, upset

SHARED = """SELECT count(*) FROM (SELECT concept FROM measure_facts WHERE city IN ('徐州市', '常州市') AND
concept IS NOT NULL GROUP BY concept HAVING count(DISTINCT city) = 2)"""


def test_exact_groups_part_the_measures(tables: Tables) -> None:
    ((measures,),) = tables.sql("SELECT count(DISTINCT concept) FROM measure_facts WHERE city IS NOT NULL")
    groups = exactly(rows.compared(tables, EVERYTHING))
    members = [row.thing.id for group in groups for row in group.members]
    assert len(members) == len(set(members)) == measures
    assert [len(group.members) for group in groups] == sorted((len(g.members) for g in groups), reverse=True)


def test_at_least_these_counts_what_others_have_too(tables: Tables) -> None:
    comparison = rows.compared(tables, EVERYTHING)
    names = [city.name for city in comparison.cities]
    pair = tuple(sorted((names.index("徐州市"), names.index("常州市"))))
    (group,) = [group for group in least(comparison) if group.cities == pair]
    assert [(len(group.members),)] == tables.sql(SHARED)
    exact = {group.cities: len(group.members) for group in exactly(comparison)}
    assert all(len(group.members) >= exact.get(group.cities, 0) for group in least(comparison))


def test_both_ways_to_see_it_and_the_members_in_the_table(tables: Tables) -> None:
    picture = upset(tables)
    assert [view.id for view in picture.views] == ["exactly", "least"]
    assert len(picture.table.rows) == len(picture.marks)
    for row in picture.table.rows:
        assert len(row[3].said("zh").split("、")) >= int(row[2].said("zh")) == picture.marks[row[2].key].facts
    assert picture.svg("en", view="least") != picture.svg("en", view="exactly")


def test_one_city_shares_nothing(made: Callable[..., Tables]) -> None:
    assert upset(made()).empty is not None
