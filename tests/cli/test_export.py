"""kg export: every format is written where it was asked for."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import polars
import pytest
from click.testing import Result

from kg.export import WRITERS, Job

Run = Callable[..., Result]
FOLDERS = [form for form, each in WRITERS.items() if each.folder]


@pytest.mark.parametrize("form", sorted(WRITERS))
def test_each_format_is_written_and_named(form: str, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "out"
    lines = run("export", form, str(path)).output.splitlines()
    assert lines
    assert all(Path(line).stat().st_size > 20 for line in lines)
    assert path.is_dir() == (form in FOLDERS)


def test_a_place_that_cannot_be_written_is_an_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert f"such as {tmp_path / 'graph.ttl'}" in run("export", "ttl", str(tmp_path), code=1).stderr
    assert "holds file and is no earlier package" in run("export", "crate", str(tmp_path), code=1).stderr
    result = run("export", "nt", str(tmp_path / "file" / "out.nt"), code=1)
    assert "cannot write" in result.stderr
    assert run("export", "docx", str(tmp_path), code=2).exit_code == 2


@pytest.mark.parametrize("form", ["ttl", "gexf"])
def test_a_dash_is_standard_output(form: str, run: Run, tmp_path: Path) -> None:
    run("export", form, str(tmp_path / "out"))
    assert run("export", form, "-").stdout_bytes == (tmp_path / "out").read_bytes()


@pytest.mark.parametrize("form", FOLDERS)
def test_a_folder_is_not_standard_output(form: str, run: Run) -> None:
    assert "is a folder, not one file" in run("export", form, "-", code=1).stderr


def test_filters_widen_and_narrow(run: Run, tmp_path: Path) -> None:
    def rows(name: str, *filters: str) -> polars.DataFrame:
        run("export", "parquet", str(tmp_path / name), *filters)
        return polars.read_parquet(tmp_path / name / "targets.parquet")

    whole, city = rows("whole"), rows("city", "--city", "Tianjin")
    cities = rows("cities", "--city", "天津", "--city", "370700")
    kinds = rows("kinds", "--city", "天津市", "--kind", "outcome", "--kind", "duty")
    assert set(city["city"]) == {"天津市"}
    assert set(cities["city"]) == {"天津市", "潍坊市"}
    assert set(kinds["status"]) == {"outcome"} and set(kinds["city"]) == {"天津市"}
    assert 0 < kinds.height < city.height < cities.height < whole.height
    assert set(rows("theme", "--theme", "air", "--indicator", "pm25")["indicator_id"]) == {"pm25"}
    assert polars.read_parquet(tmp_path / "city" / "documents.parquet").height == 2


def test_names_that_mean_nothing(run: Run, tmp_path: Path) -> None:
    for option, value, said in (
        ("--city", "天京", "near names"),
        ("--kind", "targte", "did you mean target"),
        ("--indicator", "pm26", "did you mean pm25"),
        ("--theme", "watr", "did you mean water"),
        ("--document", "x", "there is no document 'x'"),
    ):
        assert said in run("export", "tables", str(tmp_path / "out"), option, value, code=1).stderr
    assert list(tmp_path.iterdir()) == []


def test_a_filter_that_leaves_nothing_says_so(run: Run, tmp_path: Path) -> None:
    result = run("export", "ttl", str(tmp_path / "out.ttl"), "--city", "上海")
    assert "the filter leaves no facts" in result.stderr
    assert (tmp_path / "out.ttl").stat().st_size > 0


def test_cells_and_silence(run: Run, tmp_path: Path) -> None:
    assert run("export", "tables", str(tmp_path / "out"), "--bom", "--raw", "--quiet").output == ""
    assert (tmp_path / "out" / "targets.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_what_makes_no_sense_is_misuse(run: Run, tmp_path: Path) -> None:
    said = run("export", "ttl", str(tmp_path / "x.zip"), code=2).stderr
    assert "ttl is one file, not an archive" in said and "x.ttl" in said
    for form in sorted(WRITERS.keys() - {"tables", "crate"}):
        assert (
            "leave --bom away; tables, crate take it"
            in run("export", form, str(tmp_path / "x"), "--bom", code=2).stderr
        )
    assert list(tmp_path.iterdir()) == []


def test_a_signal_leaves_nothing_half_written(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    number = signal.SIGTERM
    before = signal.getsignal(number)
    seen: list[Path] = []

    def killed(job: Job, path: Path) -> None:
        seen.extend(tmp_path.iterdir())
        os.kill(os.getpid(), number)
        raise AssertionError("not reached")

    monkeypatch.setattr("kg.export.rdf.write", killed)
    run("export", "ttl", str(tmp_path / "x.ttl"), code=128 + number)
    assert len(seen) == 1, "the temporary file was there"
    assert list(tmp_path.iterdir()) == []
    assert signal.getsignal(number) is before
