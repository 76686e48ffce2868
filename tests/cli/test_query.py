"""kg query: named queries, files, SPARQL; their parameters as options."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kg import paths

Run = Callable[..., Result]
FILE = """# title en: Values of an indicator
# title zh: 某指标的值
# description en: One row a target.
# description zh: 每个目标一行。
# param indicator indicator !: 指标 | the indicator, by id or name
SELECT ?value ?quote WHERE {
  VALUES ?indicator { UNDEF }
  ?target a kg:Target ; kg:indicator ?indicator ; kg:quantity/qudt:numericValue ?value .
  ?target kg:evidence/oa:hasSelector/oa:exact ?quote .
} ORDER BY ?value
"""


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "values.rq"
    path.write_text(FILE, encoding="utf-8")
    return str(path)


def test_a_named_query_gives_rows_with_quotes(run: Run, corpus: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("query", "pm25-targets", "--format", "csv").output)))
    texts = "".join(path.read_text(encoding="utf-8") for path in corpus.glob("*.txt"))
    assert len(rows) >= 5
    assert all(row["quote"] in texts for row in rows)


@pytest.mark.parametrize("name", sorted(path.stem for path in (paths.ontology() / "queries").glob("*.rq")))
def test_every_named_query_has_help_in_two_languages(name: str, run: Run) -> None:
    help_ = run("query", name, "--help").output
    assert any("\u4e00" <= character <= "\u9fff" for character in help_)
    assert len(help_) > 300


def test_parameters_of_a_query_are_options(file: str, run: Run) -> None:
    assert "--indicator INDICATOR" in run("query", file, "--help").output
    by_id = run("query", file, "--indicator", "pm25", "--format", "csv").output
    assert by_id.startswith("value,quote\n")
    assert len(by_id.splitlines()) > 5
    assert run("query", file, "--param", "indicator=pm25", "--format", "csv").output == by_id
    assert "--indicator" in run("query", file, code=1).stderr
    assert "NAME=VALUE" in run("query", file, "--param", "indicator", code=2).stderr


def test_sparql_text(run: Run) -> None:
    answer = json.loads(run("query", "ASK { ?t a kg:Target }", "--format", "json").output)
    assert answer == [{"answer": True}]
    assert run("query", "SELECT ?t WHERE { ?t a kg:Nothing }").output == "no rows\n"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("SELECT ?x WHERE {", "not SPARQL"),
        ("DELETE WHERE { ?s ?p ?o }", "queries only read"),
        ("no-such-query", "there is no query 'no-such-query'"),
        ("missing.rq", "cannot read missing.rq"),
    ],
)
def test_bad_questions_are_one_line(question: str, words: str, run: Run) -> None:
    result = run("query", question, code=1)
    assert words in result.stderr
    assert "Cure: " in result.stderr
    assert result.stdout == ""


def test_the_list_names_every_query(run: Run) -> None:
    rows = json.loads(run("query", "--list", "--format", "json").output)
    assert {row["query"] for row in rows} == {path.stem for path in (paths.ontology() / "queries").glob("*.rq")}
    assert all(row["title"] and row["标题"] for row in rows)


def test_a_question_is_asked_for(run: Run) -> None:
    assert "kg query --list" in run("query", code=2).stderr
