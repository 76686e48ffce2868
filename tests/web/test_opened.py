"""A store is asked on disk at once and in memory once it is read, with the same answers."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from serving import WORLD, build

from kg.graph.store import STORE, current
from kg.web.opened import Opened

COUNT = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"


def count(store: ox.Store) -> str:
    found = store.query(COUNT)
    assert isinstance(found, ox.QuerySolutions)
    return next(iter(found))["n"].value  # type: ignore[union-attr, no-any-return]


def test_memory_takes_over_and_goes_with_its_generation(tmp_path: Path) -> None:
    told: list[int] = []
    opened, folder = Opened(10_000, lambda: told.append(1)), build(tmp_path / "build")
    first = str(current(folder) / STORE)
    disk = opened.store(first)
    opened.wait()
    memory = opened.store(first)
    assert memory is not disk and opened.store(first) is memory and told == [1]
    assert count(memory) == count(disk) == "10"
    build(folder, WORLD + ":three { :c :says 'new' }")
    second = str(current(folder) / STORE)
    assert count(opened.store(second)) == "11"
    opened.wait()
    assert count(opened.store(second)) == "11" and told == [1, 1]


@pytest.mark.parametrize("largest", [0, 100])
def test_what_is_too_large_stays_on_disk(tmp_path: Path, largest: int) -> None:
    opened = Opened(largest, lambda: pytest.fail("held"))
    folder = str(current(build(tmp_path / "build")) / STORE)
    disk = opened.store(folder)
    opened.wait()
    assert opened.store(folder) is disk and count(disk) == "10"


def test_without_a_folder_the_store_is_empty() -> None:
    assert count(Opened(0, lambda: None).store("")) == "0"
