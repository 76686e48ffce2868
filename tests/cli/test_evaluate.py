"""kg evaluate: the build and tables against gold files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

GOLD = Path(__file__).parent.parent / "gold"
Run = Callable[..., Result]


def test_scores_fields_and_errors_are_listed(run: Run) -> None:
    output = run("evaluate", str(GOLD)).output
    lines = output.splitlines()
    assert lines[0].split() == ["kind", "gold", "found", "right", "precision", "recall", "F1"]
    assert any(line.startswith("targets core") for line in lines)
    assert any("missed" in line or "spurious" in line for line in lines)
    assert len(run("evaluate", str(GOLD), "--no-errors").output.splitlines()) < len(lines)


def test_tables_give_the_same_scores_as_the_build(run: Run, tmp_path: Path, corpus: Path) -> None:
    run("export", "tables", str(tmp_path))
    of_tables = json.loads(run("evaluate", str(GOLD), "--tables", str(tmp_path), "--format", "json").output)
    of_build = json.loads(run("evaluate", str(GOLD), "--format", "json").output)
    assert of_tables["scores"] == of_build["scores"]
    assert of_tables["fields"] == of_build["fields"]
    assert of_tables["problems"] == []
    options = ["--tables", str(tmp_path), "--docs", str(corpus), "--format", "json"]
    assert json.loads(run("evaluate", str(GOLD), *options).output) == of_tables


def test_figures_are_given_by_document_and_by_noise(run: Run, tmp_path: Path) -> None:
    docs, gold, store = tmp_path / "docs", tmp_path / "gold", ("--store", str(tmp_path / "out"))
    docs.mkdir()
    gold.mkdir()
    for name, words in (("plain", "扬尘治理"), ("pinyin", "揚塵(yáng chén)治理")):
        text = f"南京市环境保护方案\n一、主要任务\n加强{words}。到2025年,PM2.5浓度降到30微克/立方米。\n"
        (docs / f"{name}.txt").write_text(text, encoding="utf-8")
    annotated = [
        {"doc": "plain", "city": "南京市", "concept": "dust-control", "quote": "加强扬尘治理"},
        {"doc": "pinyin", "city": "南京市", "concept": "no-such-concept", "quote": "治理"},
    ]
    (gold / "measures.jsonl").write_text("\n".join(map(json.dumps, annotated)), encoding="utf-8")
    run("build", str(docs), "--out", str(tmp_path / "out"))
    parts = json.loads(run("evaluate", str(gold), "--format", "json", *store).output)["parts"]
    assert set(parts) == {"plain", "pinyin", "noise: pinyin", "noise: traditional", "no noise"}
    assert parts["noise: pinyin"] == parts["pinyin"] and parts["no noise"] == parts["plain"]
    assert parts["pinyin"]["scores"]["measures"]["f1"] == 0.0
    assert "noise: pinyin" in run("evaluate", str(gold), "--no-errors", *store).output


def test_a_folder_without_gold_is_an_error(run: Run, tmp_path: Path) -> None:
    assert "no gold file" in run("evaluate", str(tmp_path), code=1).stderr


def test_documents_that_are_not_there_are_one_line(run: Run, tmp_path: Path) -> None:
    rows = [{"doc": f"doc-{i}", "city": "某市", "quote": "好"} for i in range(5) for _ in range(3)]
    (tmp_path / "measures.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    said = run("evaluate", str(tmp_path)).stderr
    assert said.count("problem: ") == 1
    assert "15 gold rows of 5 documents" in said and "doc-0, doc-1, doc-2 and 2 more" in said
