"""The graph on disk: whatever happens to a build, the old graph answers."""

from __future__ import annotations

import errno
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import factory
import pyoxigraph as ox
import pytest

from kg.errors import StoreError
from kg.graph import iris, store
from kg.graph.quads import Builder
from kg.graph.read import documents

ROOT = Path(__file__).parent.parent.parent


def build(out: Path, *docs: str) -> None:
    """A small graph, without the ontology and without checks."""
    with store.locked(out), store.generation(out) as folder:
        fill(folder, *docs)


def fill(folder: Path, *docs: str) -> None:
    builder = Builder(units={})
    lines = [line for doc in docs for line in builder.plan(factory.plan(doc))] + builder.catalogue({})
    (folder / store.GRAPH).write_text("".join(lines), encoding="utf-8")
    store.load(folder)
    (folder / store.MANIFEST).write_text("{}")


def names(out: Path) -> list[str]:
    return [document.id for document in documents(store.open_store(out))]


def rubbish(out: Path) -> list[Path]:
    return list(out.glob(store.UNFINISHED + "*"))


def test_a_build_answers(tmp_path: Path) -> None:
    build(tmp_path / "new" / "folder", "a", "b")
    assert names(tmp_path / "new" / "folder") == ["a", "b"]
    assert store.manifest(tmp_path / "new" / "folder") == {}


def test_a_graph_cannot_be_changed(tmp_path: Path) -> None:
    build(tmp_path, "a")
    node = ox.NamedNode("x:a")
    with pytest.raises((OSError, RuntimeError, ValueError)):
        store.open_store(tmp_path).add(ox.Quad(node, node, node))


def test_no_graph(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none"):
        with pytest.raises(StoreError, match="run kg build"):
            store.open_store(path)
        with pytest.raises(StoreError, match="run kg build"):
            store.manifest(path)


def test_an_incomplete_graph(tmp_path: Path) -> None:
    (tmp_path / store.POINTER).write_text("000007\n")
    with pytest.raises(StoreError, match="000007"):
        store.open_store(tmp_path)


def test_a_broken_store_names_the_cure(tmp_path: Path) -> None:
    build(tmp_path, "a")
    (store.current(tmp_path) / store.STORE / "CURRENT").write_text("nonsense")
    with pytest.raises(StoreError, match="--force"):
        store.open_store(tmp_path)


@pytest.mark.parametrize("error", [ValueError("x"), KeyboardInterrupt()])
def test_a_failed_build_leaves_the_graph(tmp_path: Path, error: BaseException) -> None:
    build(tmp_path, "a")
    with pytest.raises(type(error)), store.locked(tmp_path), store.generation(tmp_path) as folder:
        fill(folder, "b")
        raise error
    assert names(tmp_path) == ["a"]
    assert not rubbish(tmp_path)


def test_a_full_disk_leaves_the_graph_and_says_so(tmp_path: Path) -> None:
    build(tmp_path, "a")
    full = OSError(errno.ENOSPC, "No space left on device")
    with pytest.raises(StoreError, match=r"No space left.*free some space"), store.generation(tmp_path):
        raise full
    assert names(tmp_path) == ["a"]
    assert not rubbish(tmp_path)


def test_a_store_that_cannot_be_loaded(tmp_path: Path) -> None:
    (tmp_path / store.GRAPH).write_text("<x:s> <x:p> <x:o> .\n")
    (tmp_path / store.STORE).write_text("a file in the way")
    with pytest.raises(StoreError, match="cannot write"):
        store.load(tmp_path)


def test_kill_leaves_the_graph_and_the_next_build_sweeps(tmp_path: Path) -> None:
    build(tmp_path, "a")
    code = (
        "import sys, time; from pathlib import Path; sys.path[:0] = sys.argv[2:]\n"
        "from graph import test_store as t; from kg.graph import store\n"
        "out = Path(sys.argv[1])\n"
        "with store.locked(out), store.generation(out) as folder:\n"
        "    t.fill(folder, 'b'); print('half', flush=True); time.sleep(60)\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path), str(ROOT), str(ROOT / "tests")]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stdout.readline() == b"half\n"
        process.send_signal(signal.SIGKILL)
    assert names(tmp_path) == ["a"]
    assert rubbish(tmp_path)
    build(tmp_path, "c")
    assert names(tmp_path) == ["c"]
    assert not rubbish(tmp_path)


def test_a_second_build_waits_and_says_so(tmp_path: Path) -> None:
    said: list[str] = []
    order: list[str] = []

    def second() -> None:
        with store.locked(tmp_path, said.append):
            order.append("second")

    with store.locked(tmp_path):
        thread = threading.Thread(target=second)
        thread.start()
        for _ in range(200):
            if said:
                break
            time.sleep(0.01)
        order.append("first")
    thread.join(timeout=10)
    assert order == ["first", "second"]
    assert len(said) == 1 and str(tmp_path) in said[0]


def test_a_reader_keeps_its_graph_during_a_build(tmp_path: Path) -> None:
    build(tmp_path, "a")
    opened = store.open_store(tmp_path)
    build(tmp_path, "b")
    assert [document.id for document in documents(opened)] == ["a"]
    assert names(tmp_path) == ["b"]


def test_old_generations_go(tmp_path: Path) -> None:
    for doc in "abc":
        build(tmp_path, doc)
    assert len(list((tmp_path / store.GENERATIONS).iterdir())) == 2


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(StoreError, match="choose another folder"), store.locked(blocked / "out"):
        pass


def test_rdflib_sees_the_union(tmp_path: Path) -> None:
    from rdflib import URIRef

    build(tmp_path, "a")
    dataset = store.dataset(tmp_path)
    assert len(set(dataset.objects(URIRef(iris.document("a"))))) > 5
