"""Builds that the tests of exports share."""

from __future__ import annotations

from pathlib import Path

import factory
import pytest
from export.builds import build_of, hostile


@pytest.fixture(scope="session")
def plain_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two documents of two cities."""
    plans = (factory.plan("a"), factory.plan("b", factory.SOUTH))
    return build_of(tmp_path_factory.mktemp("plain"), plans)


@pytest.fixture(scope="session")
def hostile_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A document that is bad for every format."""
    return build_of(tmp_path_factory.mktemp("hostile"), [hostile()])
