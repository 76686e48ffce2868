"""A folder of documents to a graph."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import CorpusError
from kg.graph import store
from kg.graph.build import build
from kg.graph.read import documents

TEXT = "成都市大气污染防治工作方案\n一、总体目标\n到2025年，全市细颗粒物(PM2.5)平均浓度控制在35微克/立方米以下。\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name in ("one", "two", "三"):
        (folder / f"{name}.txt").write_text(TEXT + name, encoding="utf-8")
    return folder


def graph(out: Path) -> bytes:
    return (store.current(out) / store.GRAPH).read_bytes()


def test_what_has_not_changed_is_not_built_again(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = build(corpus, out)
    assert first.fresh and "3 documents" in str(first)
    generation, before = store.current(out), graph(out)
    again = build(corpus, out)
    assert not again.fresh and "nothing has changed" in str(again)
    assert again.counts == first.counts and store.current(out) == generation
    assert build(corpus, out, force=True).fresh and graph(out) == before
    (corpus / "four.txt").write_text(TEXT, encoding="utf-8")
    assert build(corpus, out).counts["documents"] == 4
    assert [document.id for document in documents(store.open_store(out))] == ["four", "one", "two", "三"]


def test_workers_make_the_same_bytes(corpus: Path, tmp_path: Path) -> None:
    for workers in (1, 2):
        build(corpus, tmp_path / str(workers), workers=workers)
    for name in (store.GRAPH, store.MANIFEST):
        one, two = ((store.current(tmp_path / out) / name).read_bytes() for out in "12")
        assert one == two


def test_a_broken_graph_is_built_again(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(corpus, out)
    (store.current(out) / store.MANIFEST).write_text("{")
    assert build(corpus, out).fresh


def test_a_broken_corpus_leaves_the_graph(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(corpus, out)
    before = graph(out)
    (corpus / "catalogue.csv").write_text("file,title,cities,type,exercise,issued,publisher,source,sha256\n")
    with pytest.raises(CorpusError):
        build(corpus, out)
    assert graph(out) == before
