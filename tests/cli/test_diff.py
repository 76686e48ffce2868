"""kg diff, as a user types it; more in test_import_."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from kg.cli.diff import COLUMNS, KINDS
from kg.graph import compared

Run = Callable[..., Result]


def test_a_build_is_like_itself(built: Path, run: Run) -> None:
    said = run("diff", str(built), str(built), "--exit-code")
    assert said.stdout == "" and said.stderr.startswith("document: 5 same\ntarget: ")
    assert json.loads(run("diff", str(built), str(built), "--format", "json", "--kind", "citation").stdout) == []
    assert run("diff", str(built), str(built), "--format", "csv").stdout == ",".join(COLUMNS) + "\n"


def test_what_cannot_be_compared(built: Path, run: Run, tmp_path: Path) -> None:
    assert "there is no" in run("diff", str(built), str(tmp_path / "none"), code=1).stderr
    assert "run kg build" in run("diff", str(tmp_path), str(built), code=1).stderr
    assert "--city" in run("diff", str(built), str(built), "--city", code=2).stderr
    assert "nowhere" in run("diff", str(built), str(built), "--city", "nowhere", code=1).stderr


def test_kinds_are_those_of_the_comparison() -> None:
    assert KINDS == compared.KINDS
