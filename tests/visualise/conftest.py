"""What tests of pictures share: the tables of the corpus, and of made-up plans."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import factory
import pyoxigraph as ox
import pytest

from kg.compare.columnar import Tables, open_tables
from kg.graph.quads import quads
from kg.graph.store import open_store
from kg.model import Plan


@pytest.fixture(scope="session")
def tables(built: Path) -> Iterator[Tables]:
    """The tables of the corpus."""
    with open_tables(built) as opened:
        yield opened


@pytest.fixture(scope="session")
def graph(built: Path) -> ox.Store:
    """The graph of the corpus, for SPARQL."""
    return open_store(built)


@pytest.fixture
def made() -> Iterator[Callable[..., Tables]]:
    """Tables of plans; without any, of one plan of one city."""
    opened: list[Tables] = []

    def make(plans: Iterable[Plan] = ()) -> Tables:
        lines = quads(tuple(plans) or (factory.plan(),), {"kg": "1"})
        store = ox.Store()
        store.bulk_load("".join(lines).encode(), ox.RdfFormat.N_QUADS)
        opened.append(open_tables(store))
        return opened[-1]

    yield make
    for each in opened:
        each.close()
