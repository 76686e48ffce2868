"""Which cities, themes and indicators names mean."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.compare.choice import chosen, cities_of, indicator_of, theme_of
from kg.compare.columnar import Tables, open_tables
from kg.errors import QueryError


@pytest.fixture(scope="module")
def tables(built: Path) -> Iterator[Tables]:
    with open_tables(built) as opened:
        yield opened


def test_cities_have_their_documents(tables: Tables) -> None:
    found = {city.name: city for city in cities_of(tables)}
    assert list(found) == ["天津市", "四平市", "徐州市", "常州市", "盐城市", "泰州市", "潍坊市"]
    assert found["天津市"].types == {"plan", "progress-report"} and found["天津市"].name_en == "Tianjin"
    assert (found["徐州市"].key, found["徐州市"].short) == ("320300", "徐州")


@pytest.mark.parametrize("name", ["徐州", "徐州市", "320300", "Xuzhou", "xuzhou", " 徐州 ", "江苏省徐州市"])
def test_names_of_cities(tables: Tables, name: str) -> None:
    assert [city.name for city in chosen(tables, [name])] == ["徐州市"]


def test_order_and_doubles(tables: Tables) -> None:
    assert [city.short for city in chosen(tables, ["天津", "徐州市", "120000"])] == ["天津", "徐州"]
    assert [city.short for city in chosen(tables, ["江苏省"])] == ["徐州", "常州", "盐城", "泰州"]
    assert chosen(tables, []) == chosen(tables) == cities_of(tables)


@pytest.mark.parametrize("name", ["", "南京", "浙江", "nowhere", "朝阳区"])
def test_names_of_no_city(tables: Tables, name: str) -> None:
    with pytest.raises(QueryError) as error:
        chosen(tables, [name])
    assert error.value.cure


@pytest.mark.parametrize("name", ["air", "大气", "大气与噪声污染防治", "Air and noise pollution control"])
def test_names_of_themes(tables: Tables, name: str) -> None:
    assert theme_of(tables, name) == "air" and theme_of(tables, " ") == ""


def test_themes_that_are_not_clear(tables: Tables) -> None:
    with pytest.raises(QueryError, match="several themes"):
        theme_of(tables, "污染")
    with pytest.raises(QueryError, match="there is no theme"):
        theme_of(tables, "weather")


def test_names_of_indicators(tables: Tables) -> None:
    assert {indicator_of(tables, name) for name in ("pm25", "PM2.5", "细颗粒物")} == {"pm25"}
    assert indicator_of(tables, "") == ""
    with pytest.raises(QueryError, match="there is no indicator"):
        indicator_of(tables, "xyz")
