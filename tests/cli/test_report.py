"""kg report on the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]


def test_a_report_is_written_and_named(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "site"
    said = run("report", str(out), "--no-pictures", "--language", "en").stdout
    assert said.startswith(f"{out / 'index.html'}: ") and "5 documents" in said
    assert (out / "en" / "cities" / "120000.html").is_file() and not (out / "zh").exists()
    assert run("report", str(out), "--no-pictures", "--language", "en", "--quiet").stdout == ""


def test_a_folder_of_others_is_refused_in_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    said = run("report", str(tmp_path), code=1).output
    assert said.startswith("kg: ") and "mine.txt" in said and said.count("\n") == 1


def test_store_and_endpoint_exclude_each_other(run: Run, tmp_path: Path) -> None:
    run("report", str(tmp_path / "x"), "--store", str(tmp_path), "--endpoint", "http://localhost:1/", code=2)


def test_a_build_that_is_not_there(run: Run, tmp_path: Path) -> None:
    said = run("report", str(tmp_path / "x"), "--store", str(tmp_path / "none"), code=1).output
    assert "no graph" in said and not (tmp_path / "x").exists()
