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
    assert "--indicator" in run("query", file, code=2).stderr
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


def test_misused_parameters_are_exit_code_2(run: Run) -> None:
    assert "in digits" in run("query", "targets-by-deadline", "--year", "25", code=2).stderr
    assert "in digits" in run("query", "measures-shared", "--at-least", "two", code=2).stderr
    assert "search needs words" in run("query", "search", code=2).stderr
    assert "search needs words" in run("query", "search", "--words", "", code=2).stderr


def test_the_usage_line_names_the_query_and_the_time_out_its_default(run: Run) -> None:
    from kg.query import TIMEOUT

    assert run("query", "search", "--help").output.startswith("Usage: kg query search [OPTIONS]\n")
    assert f"default: {TIMEOUT:g} for SPARQL" in " ".join(run("query", "--help").output.split())


def test_a_city_without_facts_is_said_to_be_so(run: Run) -> None:
    for form in ("table", "csv", "json"):
        assert (
            "kg: the graph has nothing about 拉萨市" in run("query", "city", "--city", "拉萨", "--format", form).stderr
        )
    assert "nothing about 浙江省" in run("query", "city", "--city", "浙江省").stderr
    assert "near names" not in run("query", "city", "--city", "亚特兰蒂斯", code=1).stderr


def test_a_province_is_all_places_in_it(run: Run) -> None:
    found = run("query", "targets-by-deadline", "--city", "江苏", "--format", "csv").stdout
    assert all(city in found for city in ("徐州市", "常州市", "泰州市")) and "天津市" not in found
    assert "nothing about" not in run("query", "targets-by-deadline", "--city", "天津", "--year", "1990").stderr


def test_the_list_names_every_query(run: Run) -> None:
    rows = json.loads(run("query", "--list", "--format", "json").output)
    assert {row["query"] for row in rows} == {path.stem for path in (paths.ontology() / "queries").glob("*.rq")}
    assert all(row["title"] and row["标题"] for row in rows)
    assert {row["query"]: row["parameters"] for row in rows}["documents-cited"] == "--at-least"


def test_a_question_is_asked_for(run: Run) -> None:
    assert "kg query --list" in run("query", code=2).stderr
