"""kg import, as a user types it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import factory
import pytest
from click.testing import Result

from kg.graph import store
from kg.graph.write import write
from kg.model import Place

Run = Callable[..., Result]


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write([factory.plan("a", Place("120000", "天津市"))], tmp_path, {"versions": {"kg": "0"}})
    return tmp_path


def test_facts_come_are_listed_and_go(out: Path, run: Run, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    write([factory.plan("b", Place("420100", "武汉市"))], other, {"versions": {"kg": "0"}})
    file = shutil.copy(store.current(other) / store.GRAPH, other / "武汉 2024.v2.nq")
    said = run("import", str(file), "--store", str(out), "--licence", "CC0", "--source", "武汉组").stdout
    assert said.startswith("武汉-2024-v2: ") and "statements in 2 graphs" in said
    again = run("import", str(file), "--store", str(out), "--licence", "CC0", "--source", "武汉组").stdout
    assert "; it replaces the import of that name, which had " in again
    listed = run("import", "--list", "--store", str(out)).stdout
    assert "武汉-2024-v2" in listed and "CC0" in listed and "武汉组" in listed
    assert "武汉市" in run("query", "pm25-targets", "--store", str(out)).stdout
    assert "import 武汉-2024-v2" in run("info", "--store", str(out)).stdout
    assert run("diff", str(file), str(other), "--exit-code").stderr.startswith("document: 1 same")
    changes = run("diff", str(other), str(out), "--exit-code", "--format", "csv", code=1)
    assert "added,import,,,武汉-2024-v2" in changes.stdout and "document: 1 same, 1 added" in changes.stderr
    only = run("diff", str(other), str(out), "--kind", "target", "--city", "武汉")
    assert only.stdout == "" and only.stderr == "target: 2 same\n"
    assert "1 added" in run("diff", str(other), str(out), "--summary", "--kind", "document").stdout
    run("import", "--remove", "武汉-2024-v2", "--store", str(out))
    assert "武汉市" not in run("query", "pm25-targets", "--store", str(out)).stdout


def test_what_is_broken_is_one_line_and_misuse_is_said(out: Path, run: Run) -> None:
    broken = out / "broken.ttl"
    broken.write_text("<x:a> <x:b> <x:c> .\n<x:a> <x:b> [ .\n", encoding="utf-8")
    said = run("import", str(broken), "--store", str(out), code=1).stderr
    assert "broken.ttl, line 2" in said and "Cure" in said and len(said.splitlines()) == 1
    assert "--name" in run("import", str(broken), str(broken), "--store", str(out), code=2).stderr
    assert "what is to be imported" in run("import", "--store", str(out), code=2).stderr
    assert "one of them" in run("import", "--list", "--remove", "x", "--store", str(out), code=2).stderr
    assert "there is no import 'x'" in run("import", "--remove", "x", "--store", str(out), code=1).stderr
    assert "no rows" in run("import", "--list", "--store", str(out)).stderr
