"""The command as a whole: help, versions, errors, Ctrl-C, broken pipes, time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from kg import __version__
from kg.cli import COMMANDS, MODULES, main

KG = [sys.executable, "-c", "from kg.cli import main; main(prog_name='kg')"]


def command_of(name: str) -> click.Command:
    """The command of that name, from its module."""
    command: click.Command = import_module(f"kg.cli.{MODULES.get(name, name)}").command
    return command


def test_every_command_has_help_and_says_what_it_does() -> None:
    for name in COMMANDS:
        result = CliRunner().invoke(main, [name, "--help"], prog_name="kg")
        assert result.exit_code == 0, name
        assert f"Usage: kg {name}" in result.output
        command = command_of(name)
        assert command.name == name
        assert command.short_help


def test_options_have_help() -> None:
    for name in COMMANDS:
        for option in command_of(name).params:
            assert not isinstance(option, click.Option) or option.help, f"kg {name} {option.opts}"


def test_version() -> None:
    result = CliRunner().invoke(main, ["--version"])
    assert result.output.strip() == f"kg, version {__version__}"


def test_an_error_is_one_line_with_its_cure(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["info", "--store", str(tmp_path)])
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == f"kg: no graph at {tmp_path}. Cure: run kg build\n"


def test_misuse_is_exit_code_2() -> None:
    assert CliRunner().invoke(main, ["nonsense"]).exit_code == 2
    assert CliRunner().invoke(main, ["info", "--nonsense"]).exit_code == 2


def test_ctrl_c_is_clean(monkeypatch: pytest.MonkeyPatch, built: Path) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.graph.store.manifest", stop)
    result = CliRunner().invoke(main, ["info", "--store", str(built)])
    assert result.exit_code == 130
    assert result.stderr == "kg: stopped\n"


def test_a_signal_ends_a_build_without_a_traceback(tmp_path: Path, corpus: Path) -> None:
    command = [*KG, "build", str(corpus), "--out", str(tmp_path / "build")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        time.sleep(1.5)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert process.returncode in (130, -signal.SIGINT)
    assert "Traceback" not in errors


ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def test_a_signal_ends_an_endless_query_at_once(built: Path) -> None:
    with subprocess.Popen([*KG, "query", ENDLESS, "--store", str(built)], stderr=subprocess.PIPE, text=True) as process:
        time.sleep(2)
        began = time.monotonic()
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    assert (process.returncode, errors) == (130, "kg: stopped\n")
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("arguments", [["--help"], ["info"], ["query", "pm25-targets"], ["export", "nt", "-"]])
def test_a_full_disk_is_one_line(arguments: list[str], built: Path) -> None:
    environment = {**os.environ, "KG_STORE": str(built)}
    with open("/dev/full", "w") as full:
        command = [*KG, *arguments]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, env=environment, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("kg: cannot write the output: No space left on device. Cure: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("locale", ["C", "POSIX"])
def test_a_locale_without_chinese_still_writes_utf8(locale: str, built: Path) -> None:
    environment = {**os.environ, "LC_ALL": locale, "PYTHONUTF8": "0", "KG_STORE": str(built)}
    environment.pop("PYTHONIOENCODING", None)
    done = subprocess.run([*KG, "show", "天津"], capture_output=True, env=environment, check=True)
    assert done.stdout.decode("utf-8").startswith("天津市 (city): ")


def test_a_broken_pipe_is_quiet(built: Path) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    command = [*KG, "query", "SELECT * WHERE { ?s ?p ?o } LIMIT 20000", "--format", "csv", "--store", str(built)]
    done = subprocess.run(command, stdout=write_end, stderr=subprocess.PIPE, text=True, check=False)
    os.close(write_end)
    assert (done.returncode, done.stderr) == (0, "")


def test_help_and_queries_are_quick(built: Path) -> None:
    """The limits are 0.2 and 0.6 s on a quiet machine; the best of five, and thrice that for a busy one."""
    limits = {("--help",): 0.6, ("query", "pm25-targets", "--store", str(built)): 1.8}
    for arguments, limit in limits.items():
        times = []
        for _ in range(5):
            start = time.perf_counter()
            subprocess.run([*KG, *arguments], capture_output=True, check=True)
            times.append(time.perf_counter() - start)
        assert min(times) < limit


@pytest.mark.parametrize(
    ("encoding", "written"), [("latin-1", b"?"), ("ascii", "市".encode()), ("gb18030", "市".encode("gb18030"))]
)
def test_output_survives_any_encoding(encoding: str, written: bytes, built: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "KG_STORE": str(built)}
    done = subprocess.run([*KG, "query", "pm25-targets"], capture_output=True, env=environment, check=True)
    assert written in done.stdout


def test_tables_without_a_terminal_are_plain(run: Callable[..., Result]) -> None:
    output = run("info").output
    assert "\x1b" not in output and "─" not in output
