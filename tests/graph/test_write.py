"""Plans to a checked generation."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import factory
import pytest

from kg.errors import ValidationError
from kg.graph import store, validate
from kg.graph.write import write

INPUTS: dict[str, Any] = {"versions": {"kg": "0.0.0"}, "documents": {"a": "0" * 64}}


def bytes_of(out: Path, name: str) -> bytes:
    return (store.current(out) / name).read_bytes()


def test_the_manifest_has_the_hash_of_the_graph(tmp_path: Path) -> None:
    write([factory.plan()], tmp_path, {"versions": {"kg": "0"}})
    graph = store.current(tmp_path) / store.GRAPH
    assert store.manifest(tmp_path)["graph_sha256"] == sha256(graph.read_bytes()).hexdigest()


def test_the_same_plans_give_the_same_bytes(tmp_path: Path) -> None:
    for out in ("one", "two"):
        (tmp_path / out).mkdir()
        counts = write([factory.plan("a"), factory.plan("b", factory.SOUTH)], tmp_path / out, INPUTS)
        assert counts["documents"] == 2 and counts["targets"] == 6
    for name in (store.GRAPH, store.MANIFEST):
        assert bytes_of(tmp_path / "one", name) == bytes_of(tmp_path / "two", name)


def test_the_manifest_says_what_went_in(tmp_path: Path) -> None:
    write([factory.plan("a")], tmp_path, INPUTS)
    made = json.loads(bytes_of(tmp_path, store.MANIFEST))
    assert made["documents"] == INPUTS["documents"]
    assert made["counts"]["quads"] == len(bytes_of(tmp_path, store.GRAPH).splitlines())


def test_an_invalid_plan_leaves_the_old_graph(tmp_path: Path) -> None:
    write([factory.plan("a")], tmp_path, INPUTS)
    before = bytes_of(tmp_path, store.GRAPH)
    plan = factory.plan("a")
    wrong = replace(plan, targets=(replace(plan.targets[0], comparator="!"),))
    with pytest.raises(ValidationError, match="comparator"):
        write([wrong], tmp_path, INPUTS)
    assert bytes_of(tmp_path, store.GRAPH) == before


def test_a_built_graph_is_valid(tmp_path: Path) -> None:
    write([factory.plan("a")], tmp_path, INPUTS)
    assert list(validate.check_store(store.open_store(tmp_path))) == []
