"""kg info: what is in a build."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]


def test_it_lists_every_document(run: Run, built: Path, corpus: Path) -> None:
    output = run("info").output
    assert output.startswith(f"graph: {built}")
    for path in corpus.glob("*.txt"):
        assert path.stem in output


def test_json_is_whole(run: Run, corpus: Path) -> None:
    found = json.loads(run("info", "--format", "json").output)
    assert {document["doc"] for document in found["documents"]} == {path.stem for path in corpus.glob("*.txt")}
    assert Path(found["graph"]).is_dir()
