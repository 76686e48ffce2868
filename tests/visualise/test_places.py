"""The map: a point a city with coordinates, the others named; names clear of each other."""

from __future__ import annotations

from collections.abc import Callable

from kg import gazetteer
from kg.compare.columnar import Tables
from kg.visualise.places import albers, places


def test_a_point_for_each_city(tables: Tables) -> None:
    picture = places(tables)
    ((cities,),) = tables.sql("SELECT count(*) FROM cities WHERE code IS NOT NULL")
    assert len(picture.marks) == cities
    points = picture.spec("zh")["layer"][2]["data"]["values"]
    assert {point["href"] for point in points} == {"#" + key for key in picture.marks}
    assert all(point["side"] for point in points)


def test_the_north_is_above_and_the_east_to_the_right() -> None:
    harbin, sanya, urumqi = albers(45.8, 126.5), albers(18.25, 109.5), albers(43.8, 87.6)
    assert harbin[1] > sanya[1] and harbin[0] > sanya[0] > urumqi[0]


def test_every_living_city_has_coordinates() -> None:
    known = gazetteer.coordinates()
    cities = [each for each in gazetteer.divisions().values() if each.is_city and not each.retired]
    assert [city.name for city in cities if city.code not in known] == []
    assert all(3 < north < 54 and 73 < east < 136 for north, east in known.values())


def test_a_city_without_coordinates_is_named(made: Callable[..., Tables]) -> None:
    picture = places(made())
    assert picture.empty is not None
