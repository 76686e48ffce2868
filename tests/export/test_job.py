"""A remote store gives the same bytes as the build that was pushed into it, in every format and with filters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import factory
import pytest
from click.testing import Result
from export.builds import build_of, hostile
from stores import oxigraph

from kg import export
from kg.export.choices import select
from kg.graph import push, store
from kg.graph.client import Credentials
from kg.graph.remote import Remote

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    plans = [factory.plan("a"), factory.plan("b", factory.SOUTH), hostile()]
    return build_of(tmp_path_factory.mktemp("build"), plans)


@pytest.fixture(scope="module")
def url(build: Path) -> Iterator[str]:
    with oxigraph() as url:
        push.push(build, push.way(url, Credentials(), timeout=60), Credentials(), timeout=60)
        yield url


def written(form: str, folder: Path, source: object, **names: tuple[str, ...]) -> dict[str, bytes]:
    """The bytes of an export by the names of its files."""
    opened = store.open_store(source) if isinstance(source, Path) else source
    selection = select(opened, **names)  # type: ignore[arg-type]
    path = folder / "out"
    export.write(form, path, source, selection=selection)  # type: ignore[arg-type]
    files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]
    return {str(each.relative_to(folder)): each.read_bytes() for each in files}


@pytest.mark.parametrize("form", export.WRITERS)
def test_every_format_has_the_same_bytes(form: str, build: Path, url: str, tmp_path: Path) -> None:
    for number, names in enumerate(({}, {"documents": ("a",)}, {"kinds": ("target", "duty")})):
        found = []
        for place, source in (("near", build), ("far", Remote(url))):
            folder = tmp_path / f"{place}{number}"
            folder.mkdir()
            found.append(written(form, folder, source, **names))  # type: ignore[arg-type]
        assert found[0].keys() == found[1].keys() and found[0] == found[1]
        assert all(found[0].values())


@pytest.mark.parametrize(
    "words",
    [
        ("show", "a"),
        ("show", "pm25", "--format", "json"),
        ("show", "某某行动"),
        ("explain", "工地扬尘治理", "--format", "json"),
        ("explain", "a:20-40"),
        ("validate", "--format", "json"),
        ("export", "ttl", "-", "--document", "b"),
    ],
)
def test_commands_say_the_same_of_an_endpoint(words: tuple[str, ...], build: Path, url: str, run: Run) -> None:
    code = 1 if words[0] == "validate" else 0  # the graph of this build has no ontology
    near, far = (run(*words, *where, code=code) for where in (("--store", str(build)), ("--endpoint", url)))
    assert near.output and (near.output, near.exit_code) == (far.output, far.exit_code)


def test_info_counts_the_same_and_names_the_endpoint(build: Path, url: str, run: Run) -> None:
    near, far = (run("info", *where).output.splitlines() for where in (("--store", str(build)), ("--endpoint", url)))
    assert far[0] == f"graph: {url}/query" and near[1:] == far[1:]
    assert any("targets 16" in line for line in far)


def test_an_endpoint_may_stand_in_the_environment(url: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_ENDPOINT", url)
    assert run("info").output.startswith(f"graph: {url}")
    assert "give --store or --endpoint" in run("show", "a", "--store", "x", "--endpoint", url, code=2).stderr


def test_what_is_no_store_is_said_with_its_cure(run: Run) -> None:
    said = run("export", "nq", "-", "--endpoint", "http://127.0.0.1:9", code=1).stderr
    assert "cannot be reached" in said and "Cure: " in said and len(said.splitlines()) == 1
