"""kg validate: a built graph is valid, a damaged one is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from click.testing import Result

from kg.graph.validate import Problem

Run = Callable[..., Result]


def test_the_built_corpus_is_valid(run: Run) -> None:
    assert run("validate").output == "the graph is valid\n"


def test_problems_are_rows_and_exit_code_1(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(_: Any) -> Iterator[Problem]:
        yield Problem("https://example.org/fact", "plan-a", "降至30", "this target needs a comparator")

    monkeypatch.setattr("kg.graph.validate.check_store", damaged)
    lines = run("validate", "--format", "csv", code=1).output.splitlines()
    assert lines == [
        "focus,doc,quote,message",
        "https://example.org/fact,plan-a,降至30,this target needs a comparator",
    ]
