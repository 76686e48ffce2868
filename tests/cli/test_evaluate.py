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


def test_a_folder_without_gold_is_an_error(run: Run, tmp_path: Path) -> None:
    assert "no gold file" in run("evaluate", str(tmp_path), code=1).stderr


def test_documents_that_are_not_there_are_one_line(run: Run, tmp_path: Path) -> None:
    rows = [{"doc": f"doc-{i}", "city": "某市", "quote": "好"} for i in range(5) for _ in range(3)]
    (tmp_path / "measures.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    said = run("evaluate", str(tmp_path)).stderr
    assert said.count("problem: ") == 1
    assert "15 gold rows of 5 documents" in said and "doc-0, doc-1, doc-2 and 2 more" in said
