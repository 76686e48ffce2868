"""The tables of a build: made once, renewed with the graph, whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import factory
import pytest
import stores
from compare import crowd
from export.builds import build_of

from kg.compare import columnar, making
from kg.compare.columnar import FOLDER, SEAL, UNFINISHED, Tables, open_tables
from kg.errors import StoreError
from kg.export import codebook
from kg.export.tables import tables as tables_of
from kg.graph import read
from kg.graph.remote import Remote
from kg.graph.store import current, open_store

SHARED = ("documents", "targets", "measure-facts", "programme-facts", "duties", "citations", "answers")


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small build, and a cache of the user's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return build_of(tmp_path / "build", [factory.plan("a"), factory.plan("b", factory.SOUTH)])


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders for which tables were made."""
    folders: list[Path] = []
    real = making.make

    def make(source: object, folder: Path, progress: object = None) -> None:
        folders.append(folder)
        real(source, folder, progress)  # type: ignore[arg-type]

    monkeypatch.setattr(making, "make", make)
    return folders


def measures(tables: Tables) -> int:
    with tables:
        ((number,),) = tables.sql("SELECT count(*) FROM measure_facts")
    return int(number)


def test_they_hold_what_the_exported_tables_hold(built: Path) -> None:
    exported = tables_of(read.plans(open_store(built)))
    with open_tables(built) as tables:
        for name in SHARED:
            assert tables.columns(name) == list(codebook.TABLES[name].columns)
            assert tables.rows(name) == exported[name], name


def test_rows_of_some_columns_and_values(built: Path) -> None:
    with open_tables(built) as tables:
        found = tables.rows("targets", "city value", indicator_id="pm25", status="outcome")
        assert found == [{"city": "天津市", "value": 39.0}]
        assert tables.rows("measure-facts", "doc", concept=None) == tables.rows("measure_facts", "doc", concept=None)
        with pytest.raises(StoreError, match="no table 'measure'"):
            tables.columns("measure")


def test_they_are_made_once(build: Path, made: list[Path]) -> None:
    assert [measures(open_tables(build)) for _ in range(3)] == [4, 4, 4]
    assert len(made) == 1
    assert (current(build) / FOLDER / SEAL).is_file()
    assert not list(current(build).glob(UNFINISHED + "*"))


def test_a_new_generation_has_new_ones(build: Path, made: list[Path]) -> None:
    assert measures(open_tables(build)) == 4
    build_of(build, [factory.plan("a")])
    assert measures(open_tables(build)) == 2
    assert len(made) == 2


def test_progress_is_told_only_while_they_are_made(build: Path) -> None:
    told: list[tuple[str, int, int]] = []
    for _ in range(2):
        open_tables(build, progress=lambda *said: told.append(said)).close()
    assert told == [("a", 1, 2), ("b", 2, 2)]


@pytest.mark.parametrize("harm", ["cut", "gone", "seal", "no seal", "foreign"])
def test_what_is_broken_or_foreign_is_made_anew(build: Path, made: list[Path], tmp_path: Path, harm: str) -> None:
    assert measures(open_tables(build)) == 4
    folder = current(build) / FOLDER
    file = folder / "measure-facts.parquet"
    if harm == "cut":
        file.write_bytes(file.read_bytes()[:-9])
    elif harm == "gone":
        file.unlink()
    elif harm == "seal":
        (folder / SEAL).write_text("{")
    elif harm == "no seal":
        (folder / SEAL).unlink()
    else:
        other = build_of(tmp_path / "other", [factory.plan("a")])
        open_tables(other).close()
        shutil.rmtree(folder)
        shutil.copytree(current(other) / FOLDER, folder)
    assert measures(open_tables(build)) == 4
    assert len(made) >= 2


def test_bytes_that_duckdb_cannot_read_are_made_anew_though_the_seal_fits(build: Path, made: list[Path]) -> None:
    open_tables(build).close()
    file = current(build) / FOLDER / "measure-facts.parquet"
    file.write_bytes(b"x" * file.stat().st_size)
    assert measures(open_tables(build)) == 4
    assert len(made) == 2


def test_tables_of_other_code_are_made_anew(build: Path, made: list[Path]) -> None:
    open_tables(build).close()
    path = current(build) / FOLDER / SEAL
    path.write_text(json.dumps({**json.loads(path.read_text()), "made_by": "older"}))
    open_tables(build).close()
    assert len(made) == 2


def refuse(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be made below a folder, as where it is read-only (root may write everywhere)."""
    real = columnar.mkdtemp

    def mkdtemp(*, prefix: str, dir: Path) -> str:
        if Path(dir).is_relative_to(folder):
            raise PermissionError(13, "Permission denied", str(dir))
        return real(prefix=prefix, dir=dir)

    monkeypatch.setattr(columnar, "mkdtemp", mkdtemp)


def test_a_read_only_build_has_its_tables_in_the_cache(
    build: Path, made: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(build, monkeypatch)
    assert [measures(open_tables(build)) for _ in range(2)] == [4, 4]
    assert len(made) == 1 and not (current(build) / FOLDER).exists()
    assert len(list((tmp_path / "cache" / "kg-cn-plans").iterdir())) == 1


def test_the_cache_does_not_grow_without_end(build: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(build, monkeypatch)
    cache = tmp_path / "cache" / "kg-cn-plans"
    for number in range(columnar.KEPT + 3):
        (cache / f"old{number}").mkdir(parents=True)
        os.utime(cache / f"old{number}", (number, number))
    open_tables(build).close()
    assert len(list(cache.iterdir())) == columnar.KEPT
    assert not (cache / "old0").exists()


def test_without_any_room_they_are_temporary(build: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(tmp_path, monkeypatch)
    tables = open_tables(build)
    folder = tables.folder
    assert folder.is_dir() and measures(tables) == 4
    assert not folder.exists()


def test_another_process_that_was_quicker(build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = making.make

    def slow(source: object, folder: Path, progress: object = None) -> None:
        real(source, folder, progress)  # type: ignore[arg-type]
        if not (current(build) / FOLDER).exists():
            monkeypatch.setattr(making, "make", real)
            open_tables(build).close()

    monkeypatch.setattr(making, "make", slow)
    assert measures(open_tables(build)) == 4
    assert not list(current(build).glob(UNFINISHED + "*"))


def test_an_endpoint_has_the_same_tables(tmp_path: Path) -> None:
    store = crowd.facts_only(crowd.crowd(1))
    with stores.oxigraph() as url, open_tables(store) as local:
        body = store.dump(format=crowd.ox.RdfFormat.N_QUADS)
        import httpx

        httpx.post(f"{url}/store", content=body, headers={"Content-Type": "application/n-quads"}).raise_for_status()
        with open_tables(Remote(url)) as tables:
            for name in SHARED:
                assert tables.rows(name) == local.rows(name)
            folder = tables.folder
        assert not folder.exists()


def test_the_same_graph_gives_the_same_bytes(tmp_path: Path) -> None:
    store = crowd.facts_only(crowd.crowd(2))
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        making.make(store, tmp_path / name)
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert files and all((tmp_path / "one" / f).read_bytes() == (tmp_path / "two" / f).read_bytes() for f in files)


def test_no_graph(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no graph"):
        open_tables(tmp_path)
