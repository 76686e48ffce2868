"""Plans to a checked generation."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import factory
import pytest

from kg import export
from kg.errors import ValidationError
from kg.graph import store, validate
from kg.graph.read import plans
from kg.graph.renew import add, remove
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


def test_a_document_longer_than_a_parser_holds_is_built_read_and_exported(tmp_path: Path) -> None:
    raw = factory.RAW + "\\" + "长" * (6 * 2**20) + '"\n尾'
    assert len(raw.encode()) > 2**24
    (tmp_path / "build").mkdir()
    write([factory.plan("a", raw=raw), factory.plan("b", factory.SOUTH)], tmp_path / "build", INPUTS)
    long, other = plans(store.open_store(tmp_path / "build"))
    assert long.raw == raw and long.targets and other.document.id == "b"
    export.write("nq", tmp_path / "graph.nq", tmp_path / "build")
    written = bytes_of(tmp_path / "build", store.GRAPH)
    assert (tmp_path / "graph.nq").read_bytes() == written
    (tmp_path / "note.ttl").write_text("<x:a> <x:b> <x:c> .\n")
    add(tmp_path / "build", [tmp_path / "note.ttl"], "note")
    remove(tmp_path / "build", "note")
    assert bytes_of(tmp_path / "build", store.GRAPH) == written


def test_odd_facts_end_a_strict_build(tmp_path: Path) -> None:
    plan = factory.plan("a")
    late = replace(plan, targets=(replace(plan.targets[0], deadline="2010"), *plan.targets[1:]))
    (tmp_path / "build").mkdir()
    write([late], tmp_path / "build", INPUTS)
    before = store.current(tmp_path / "build")
    with pytest.raises(ValidationError, match=r"the deadline 2010 is before 2021-08.* / 期限 2010 早于发布日期"):
        write([late], tmp_path / "build", INPUTS, strict=True)
    assert store.current(tmp_path / "build") == before
    write([plan], tmp_path / "build", INPUTS, strict=True)
