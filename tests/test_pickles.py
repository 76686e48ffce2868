"""Facts between processes."""

from __future__ import annotations

import copyreg
import pickle
from collections.abc import Iterator

import pytest

from kg import pickles
from tests.factory import plan


@pytest.fixture
def registered() -> Iterator[None]:
    """Facts pickle their own way while a test runs."""
    before = dict(copyreg.dispatch_table)
    pickles.register()
    yield
    copyreg.dispatch_table.clear()
    copyreg.dispatch_table.update(before)


@pytest.mark.usefixtures("registered")
def test_a_plan_comes_back_the_same() -> None:
    packed = pickle.dumps(plan())
    assert b"restore" in packed
    assert pickle.loads(packed) == plan()


def test_a_fact_comes_back_without_registering() -> None:
    target = plan().targets[0]
    assert pickle.loads(pickle.dumps(target)) == target
