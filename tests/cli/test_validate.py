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


@pytest.mark.parametrize(("warning", "code"), [(False, 1), (True, 0)])
def test_problems_are_rows(warning: bool, code: int, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(_: Any) -> Iterator[Problem]:
        yield Problem("https://example.org/fact", "plan-a", "降至30", "this target needs a comparator", warning)

    monkeypatch.setattr("kg.graph.validate.check_store", damaged)
    lines = run("validate", "--format", "csv", code=code).output.splitlines()
    assert lines == [
        "focus,doc,quote,message,warning",
        f"https://example.org/fact,plan-a,降至30,this target needs a comparator,{str(warning).lower()}",
    ]
