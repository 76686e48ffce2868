"""kg push, and kg query on what was pushed, as a user types them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from stores import Front, only, oxigraph

from kg.graph import store

Run = Callable[..., Result]


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> str:
    """A copy of the build, where a push may write down what it did."""
    folder = tmp_path / "copy"
    folder.mkdir()
    (folder / store.POINTER).write_text((built / store.POINTER).read_text())
    (folder / store.GENERATIONS).mkdir()
    name = store.current(built).name
    shutil.copytree(store.current(built), folder / store.GENERATIONS / name)
    return str(folder)


def test_a_build_is_pushed_and_asked(copy: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    with oxigraph() as url, Front(behind=url, answer=only("me", "s3cret")).up() as front:
        monkeypatch.setenv("KG_PASSWORD", "wr0ng")
        said = run("push", front.url, "--store", copy, "--user", "me", code=1)
        assert "HTTP 401" in said.stderr and "wr0ng" not in said.output
        monkeypatch.setenv("KG_PASSWORD", "s3cret")
        said = run("push", front.url, "--store", copy, "--user", "me")
        assert "8 graphs sent, 0 already there" in said.stdout and said.stderr == ""
        assert "0 graphs sent, 8 already there" in run("push", front.url, "--store", copy, "--user", "me").output
        assert run("push", front.url, "--store", copy, "--user", "me", "--quiet").output == ""
        for question in (["pm25-targets"], ["city", "--city", "拉萨"], ["indicator", "--indicator", "细颗粒物"]):
            here = run("query", *question, "--format", "csv")
            there = run("query", *question, "--format", "csv", "--endpoint", front.url, "--user", "me")
            assert (there.stdout, there.stderr) == (here.stdout, here.stderr)
        monkeypatch.setenv("KG_ENDPOINT", front.url)
        monkeypatch.setenv("KG_USER", "me")
        count = "SELECT (COUNT(*) AS ?n) { ?t a kg:Target }"
        assert run("query", count).output == run("query", count, "--store", copy).output
        assert len([request for request in front.seen if "SELECT" in request.body.decode()]) > 4


def test_a_password_may_stand_in_a_file(copy: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KG_PASSWORD", raising=False)
    (tmp_path / "word").write_text("s3cret\n", encoding="utf-8")
    with oxigraph() as url, Front(behind=url, answer=only("me", "s3cret")).up() as front:
        arguments = ("query", "ASK {}", "--endpoint", front.url, "--user", "me")
        assert "yes" in run(*arguments, "--password-file", str(tmp_path / "word")).output
        assert "there is no password: set KG_PASSWORD" in run(*arguments, code=2).stderr
        monkeypatch.setenv("KG_TOKEN", "t0ken")
        assert "HTTP 401" in run("query", "ASK {}", "--endpoint", front.url, code=1).stderr
        assert front.seen[-1].headers["Authorization"] == "Bearer t0ken"


def test_a_dry_run_sends_nothing(copy: str, run: Run) -> None:
    said = run("push", "http://127.0.0.1:9", "--store", copy, "--dry-run").output
    assert len(said.splitlines()) == 9 and "catalogue" in said and "statements" in said
    assert not (Path(copy) / "pushes").exists()


def test_misuse_is_said(run: Run) -> None:
    assert "where to?" in run("push", code=2).stderr
    assert "not both" in run("push", "--graph-store", "http://a", "--update", "http://b", code=2).stderr
    assert "not both" in run("query", "ASK {}", "--store", "x", "--endpoint", "http://b", code=2).stderr
    said = run("push", "http://me:p4ss@127.0.0.1:9", code=1).stderr
    assert "holds credentials" in said and "p4ss" not in said
    assert "p4ss" not in run("query", "ASK {}", "--endpoint", "http://me:p4ss@127.0.0.1:9", code=1).stderr
    assert "cannot be reached" in run("query", "ASK {}", "--endpoint", "http://127.0.0.1:9", code=1).stderr
