"""kg export: every format is written where it was asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kg.export import WRITERS

Run = Callable[..., Result]


@pytest.mark.parametrize("form", sorted(WRITERS))
def test_each_format_is_written_and_named(form: str, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "out"
    lines = run("export", form, str(path)).output.splitlines()
    assert lines
    assert all(Path(line).stat().st_size > 100 for line in lines)
    assert path.is_dir() == (form == "tables")


def test_a_place_that_cannot_be_written_is_an_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert f"such as {tmp_path / 'graph.ttl'}" in run("export", "ttl", str(tmp_path), code=1).stderr
    result = run("export", "nt", str(tmp_path / "file" / "out.nt"), code=1)
    assert "cannot write" in result.stderr
    assert run("export", "docx", str(tmp_path), code=2).exit_code == 2


def test_a_dash_is_standard_output(run: Run, tmp_path: Path) -> None:
    run("export", "ttl", str(tmp_path / "out.ttl"))
    assert run("export", "ttl", "-").stdout_bytes == (tmp_path / "out.ttl").read_bytes()
