"""The property graph: what neo4j-admin would refuse or misread is not there."""

from __future__ import annotations

import csv
import json
import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest
from export.builds import FORMULAS, HOSTILE

from kg import export
from kg.export import neo4j
from kg.export.selection import Selection, facts
from kg.graph import store
from kg.graph.read import plans

TYPES = {"ID", "LABEL", "START_ID", "END_ID", "TYPE", "int", "double", "boolean", "string[]", ""}
Rows = dict[str, list[dict[str, str]]]


def read(folder: Path, kind: str) -> Rows:
    csv.field_size_limit(1 << 30)
    found: Rows = {}
    for path in sorted((folder / kind).glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as handle:
            found[path.stem] = list(csv.DictReader(handle, strict=True))
    return found


@pytest.fixture(scope="module", params=["built", "hostile_build", "filtered"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, built: Path) -> Path:
    path, selection = tmp_path_factory.mktemp("neo4j") / "out", Selection()
    if request.param == "filtered":
        selection = Selection(kinds=frozenset({"outcome", "measure"}))
    build = built if request.param == "filtered" else request.getfixturevalue(request.param)
    export.write("neo4j", path, build, selection=selection)
    return path


def test_every_end_is_a_node_and_ids_are_unique(folder: Path) -> None:
    nodes, relations = read(folder, "nodes"), read(folder, "relationships")
    assert set(nodes) == set(neo4j.NODES)
    assert set(relations) == set(neo4j.RELATIONS)
    ids = [row["iri:ID"] for rows in nodes.values() for row in rows]
    assert len(ids) == len(set(ids))
    assert all(id.startswith("https://") for id in ids)
    known = set(ids)
    for name, rows in relations.items():
        assert [row for row in rows if not {row[":START_ID"], row[":END_ID"]} <= known] == [], name
        assert {row[":TYPE"] for row in rows} <= {name}
        assert len({tuple(row.values()) for row in rows}) == len(rows), name
    for name, rows in nodes.items():
        assert all(row[":LABEL"].split(";")[0] == name for row in rows)


def test_types_parse(folder: Path) -> None:
    for kind in ("nodes", "relationships"):
        for rows in read(folder, kind).values():
            for row in rows:
                for heading, value in row.items():
                    name, _, type = heading.partition(":")
                    assert type in TYPES
                    assert name or type in ("LABEL", "START_ID", "END_ID", "TYPE")
                    if value and type == "int":
                        assert -(2**31) <= int(value) < 2**31
                    elif value and type == "double":
                        float(value)
                    elif type == "boolean":
                        assert value in ("true", "false")


def test_the_script_names_every_file_and_the_constraints_every_label(folder: Path) -> None:
    script = (folder / "import.sh").read_text(encoding="utf-8")
    for kind in ("nodes", "relationships"):
        assert all(f"--{kind}={kind}/{path.name} " in script for path in (folder / kind).iterdir())
    assert "database import full --multiline-fields=true" in script
    assert "--multiline-fields=true" in (folder / "README.md").read_text(encoding="utf-8")
    constraints = (folder / "constraints.cypher").read_text(encoding="utf-8")
    for label in (*neo4j.NODES, "City"):
        assert f"FOR (n:{label}) REQUIRE n.iri IS UNIQUE;" in constraints


def test_the_script_runs_the_command_in_the_folder(folder: Path, tmp_path: Path) -> None:
    admin = tmp_path / "neo4j-admin"
    admin.write_text('#!/bin/sh\npwd\nprintf "%s\\n" "$@"\nfor f in "$@"; do f=${f#--*=}; case $f in *.csv) cat "$f" >'
                     '/dev/null || exit 1;; esac; done\n')  # fmt: skip
    admin.chmod(0o755)
    done = subprocess.run(["sh", str(folder / "import.sh"), "plans"], env={"NEO4J_ADMIN": str(admin), "PATH": "/bin"
                          ":/usr/bin"}, capture_output=True, text=True, check=True)  # fmt: skip
    lines = done.stdout.splitlines()
    assert lines[0] == str(folder)
    assert lines[1:4] == ["database", "import", "full"]
    assert lines[-1] == "plans"


def test_nodes_are_those_of_the_graph(built: Path, tmp_path: Path) -> None:
    export.write("neo4j", tmp_path / "out", built)
    nodes = read(tmp_path / "out", "nodes")
    wanted = list(plans(store.open_store(built)))
    found = [row for rows in nodes.values() for row in rows if "Fact" in row[":LABEL"].split(";")]
    assert len(found) == sum(map(facts, wanted))
    assert len(nodes["Clause"]) == sum(len(plan.clauses) for plan in wanted)
    opened = store.open_store(built)
    own = [name for name in nodes if name not in ("MeasureConcept", "Programme", "Indicator")]
    for row in (row for name in own for row in nodes[name]):
        assert any(True for _ in opened.quads_for_pattern(ox.NamedNode(row["iri:ID"]), None, None)), row


def test_hostile_texts_stay_as_they_are(hostile_build: Path, tmp_path: Path) -> None:
    export.write("neo4j", tmp_path / "out", hostile_build)
    nodes = read(tmp_path / "out", "nodes")
    assert {row["indicatorName"] for row in nodes["Target"]} == set(FORMULAS)
    assert {row["quote"] for row in nodes["Target"]} == {HOSTILE}
    assert json.dumps(HOSTILE[:200]) in {json.dumps(row["name"]) for row in nodes["Body"]}
