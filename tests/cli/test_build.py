"""kg build: what it says, and that it does its work once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from kg.cli import main
from kg.cli.build import progress_bar

TEXT = "某市生态环境保护规划\n\n到2025年,全市PM2.5平均浓度控制在32微克/立方米以下。\n"


def corpus_of(folder: Path) -> Path:
    folder.mkdir()
    (folder / "plan.txt").write_text(TEXT, encoding="utf-8")
    return folder


def test_a_folder_without_a_catalogue_builds(tmp_path: Path) -> None:
    folder, out = corpus_of(tmp_path / "texts"), tmp_path / "build"
    result = CliRunner().invoke(main, ["build", str(folder), "--out", str(out)])
    assert result.exit_code == 0, result.output
    assert "1 document" in result.stdout
    assert (out / "current").is_file()
    again = CliRunner().invoke(main, ["build", str(folder), "--out", str(out), "--quiet"])
    assert (again.exit_code, again.output) == (0, "")


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["build", str(tmp_path), "--out", str(tmp_path / "build")])
    assert result.exit_code == 1
    assert result.stderr.startswith("kg: ")
    assert str(tmp_path) in result.stderr
    assert "Cure: " in result.stderr


def test_the_graph_does_not_go_among_the_documents(tmp_path: Path) -> None:
    folder = corpus_of(tmp_path / "texts")
    for out in (folder, folder / "build"):
        result = CliRunner().invoke(main, ["build", str(folder), "--out", str(out)])
        assert result.exit_code == 1
        assert "Cure: choose an --out beside it" in result.stderr
    assert [path.name for path in folder.iterdir()] == ["plan.txt"]


def test_a_configuration_that_is_not_there_is_misuse(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["build", str(tmp_path), "--config", "nofile.cfg"])
    assert result.exit_code == 2
    assert "'nofile.cfg' does not exist" in result.stderr


def test_no_bar_without_a_terminal() -> None:
    with progress_bar(quiet=False) as progress:
        assert progress is None


def test_a_bar_on_a_terminal() -> None:
    master, slave = os.openpty()
    code = "from kg.cli.build import progress_bar\nwith progress_bar(False) as p:\n    p('某市', 1, 2)"
    subprocess.run([sys.executable, "-c", code], stderr=slave, check=True, env={**os.environ, "TERM": "xterm"})
    os.close(slave)
    assert "1/2" in os.read(master, 10000).decode()
    os.close(master)
