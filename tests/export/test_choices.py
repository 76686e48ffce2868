"""Names of filters, on the build of the corpus."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg.errors import KgError
from kg.export.choices import select
from kg.graph import iris
from kg.graph.read import documents
from kg.graph.store import open_store


@pytest.fixture(scope="module")
def store(built: Path) -> ox.Store:
    return open_store(built)


@pytest.mark.parametrize("name", ["天津", "天津市", "Tianjin", "120000"])
def test_cities_by_any_usual_name(store: ox.Store, name: str) -> None:
    found = select(store, cities=[name])
    assert found.cities == {iris.place("120000", "天津市")}
    assert str(found) == "city: 天津市 (120000)"


def test_several_names_and_filters(store: ox.Store) -> None:
    doc = documents(store)[0].id
    found = select(
        store,
        cities=["天津", "120000", "潍坊"],
        kinds=["targets", "Duty", "duties"],
        indicators=["pm25"],
        documents=[doc, f"{doc}.txt"],
    )
    assert len(found.cities) == 2
    assert found.kinds == {"target", "duty"}
    assert found.indicators == {iris.concept("indicator", "pm25")}
    assert found.documents == {iris.document(doc)}
    assert [name for name, _ in found.given] == ["city", "city", "kind", "kind", "indicator", "document"]


@pytest.mark.parametrize(
    "name", ["air", "AIR", "大气与噪声污染防治", "Air and noise pollution control", "Air and noise"]
)
def test_themes_by_id_or_label(store: ox.Store, name: str) -> None:
    found = select(store, themes=[name])
    assert found.themes == {iris.concept("measure", "air")}
    assert {iris.concept("indicator", "pm25"), iris.concept("measure", "dust-control")} <= found.themed
    assert iris.concept("measure", "water") not in found.themed


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"cities": ["天京"]}, "no division is called.*near names"),
    ({"cities": ["Atlantis"]}, "no division"),
    ({"kinds": ["goal"]}, "there is no kind 'goal'.*target, outcome, measure"),
    ({"kinds": ["mesure"]}, "did you mean measure"),
    ({"indicators": ["pm26"]}, "there is no indicator 'pm26'.*did you mean pm25"),
    ({"indicators": ["https://w3id.org/kg-cn-plans/measure/air"]}, "there is no indicator"),
    ({"themes": ["watr"]}, "there is no theme 'watr'.*did you mean water"),
    ({"themes": ["dust-control"]}, "there is no theme 'dust-control'"),
    ({"themes": ["防治"]}, "may be several themes"),
    ({"themes": [""]}, "there is no theme"),
    ({"documents": ["tianjin-2021"]}, "did you mean tianjin-2021-rectification-plan"),
    ({"documents": ["../etc/passwd"]}, "there is no document"),
]


@pytest.mark.parametrize(("names", "words"), WRONG)
def test_what_means_nothing_is_an_error_with_what_is_near(store: ox.Store, names: dict[str, Any], words: str) -> None:
    with pytest.raises(KgError, match=f"(?s){words}"):
        select(store, **names)


def test_nothing_asked_is_everything(store: ox.Store) -> None:
    assert not select(store)
    empty: Callable[..., object] = select
    assert str(empty(store)) == ""
