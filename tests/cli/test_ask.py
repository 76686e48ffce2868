"""kg ask."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.mark.parametrize("question", ["哪些城市设定了PM2.5目标？", "Which cities set PM2.5 targets?"])
def test_a_question_is_answered_and_what_was_understood_is_said(run: Run, question: str) -> None:
    done = run("ask", question, "--format", "json")
    assert {"天津市", "四平市"} <= {row["city"] for row in json.loads(done.stdout)}
    assert "(indicator)" in done.stderr and "PM2.5" in done.stderr


def test_the_same_rows_as_the_named_query(run: Run) -> None:
    asked = run("ask", "到2025年天津的PM2.5目标", "--format", "csv").stdout
    given = ("--year", "2025", "--city", "天津", "--indicator", "pm25")
    assert asked == run("query", "targets-by-deadline", *given, "--format", "csv").stdout
    assert len(list(csv.reader(io.StringIO(asked)))) > 1


def test_the_query_is_shown_and_runs(run: Run) -> None:
    question = "徐州和常州共有哪些措施"
    text = run("ask", question, "--show").stdout
    assert "place/320300" in text and "place/320400" in text
    assert run("query", text, "--format", "csv").stdout == run("ask", question, "--format", "csv").stdout


def test_what_is_not_understood_is_not_answered(run: Run) -> None:
    done = run("ask", "火星市的PM2.5目标", code=1)
    assert done.stdout == "" and "火星" in done.stderr and "哪些城市设定了PM2.5目标？" in done.stderr
    done = run("ask", "How do penguins fly?", code=1)
    assert "not understood: penguins" in done.stderr


def test_what_can_be_asked_is_listed(run: Run) -> None:
    lines = run("ask", "--list").stdout.splitlines()
    assert "哪些城市设定了PM2.5目标？" in lines and "Which cities set PM2.5 targets?" in lines and len(lines) > 40


def test_no_question_is_a_wrong_command(run: Run) -> None:
    assert "--list" in run("ask", code=2).output
