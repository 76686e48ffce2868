"""scripts/: set-up says what is wrong and the cure; demo and test are whole."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
SHELL = sorted(p for p in (ROOT / "scripts").iterdir() if p.is_file() and p.read_bytes().startswith(b"#!/bin/sh"))


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """scripts/environment.py, at work in an empty folder."""
    spec = importlib.util.spec_from_file_location("environment", ROOT / "scripts" / "environment.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name, place in {
        "ROOT": "",
        "VENV": ".venv",
        "LOCK": "lock",
        "STAMP": ".venv/stamp",
        "PYTHON": "python",
    }.items():
        monkeypatch.setattr(module, name, tmp_path / place)
    for name in ("lock", "setup.cfg", "pyproject.toml"):
        (tmp_path / name).write_text(name)
    return module


def fake_python(environment: Any, output: str, code: int) -> None:
    """An interpreter that prints and ends as told."""
    environment.PYTHON.write_text(f"#!/bin/sh\ncat <<'EOF'\n{output}\nEOF\nexit {code}\n")
    environment.PYTHON.chmod(0o755)


@pytest.mark.parametrize("script", [*SHELL, ROOT / ".ci" / "run"], ids=lambda path: path.name)
def test_scripts_are_executable_shell(script: Path) -> None:
    assert os.access(script, os.X_OK)
    subprocess.run(["sh", "-n", str(script)], check=True)


def test_ci_runs_the_same_command() -> None:
    assert (ROOT / ".ci" / "run").read_text().rstrip().endswith("exec scripts/test")
    test = (ROOT / "scripts" / "test").read_text()
    assert all(step in test for step in ('ruff" check', 'ruff" format --check', 'mypy" --strict kg'))
    assert test.rstrip().splitlines()[-1].startswith('exec "$bin/python" -m pytest')


def test_no_python_is_told_with_the_cure() -> None:
    done = subprocess.run(
        [str(ROOT / "scripts" / "setup")],
        env={**os.environ, "PYTHON": "/bin/false"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "needs Python 3.11, 3.12 or 3.13" in done.stderr
    assert "Cure: install" in done.stderr


@pytest.mark.parametrize(
    ("words", "what", "cure"),
    [
        ("OSError: [Errno 28] No space left on device", "disk is full", "free 2 GB"),
        ("NewConnectionError: Network is unreachable", "registry cannot be reached", "check network"),
        ("PermissionError: [Errno 13] Permission denied", "cannot be written", "chown"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES", "differs from the lock", "cache purge"),
        ("something else", "pip failed", "remove .venv"),
    ],
)
def test_pip_failures_are_told_with_the_cure(words: str, what: str, cure: str, environment: Any) -> None:
    fake_python(environment, words, 1)
    with pytest.raises(environment.SetupError) as caught:
        environment.pip("install", "x")
    assert words in str(caught.value)
    assert what in str(caught.value)
    assert f"Cure: {cure}" in str(caught.value) or cure in str(caught.value).split("Cure: ")[1]


def test_progress_is_shown(environment: Any, capsys: pytest.CaptureFixture[str]) -> None:
    fake_python(environment, "Collecting a\nInstalling collected packages: a", 0)
    environment.pip("install", "x", total=1)
    assert "unpacking" in capsys.readouterr().err


def test_the_stamp_follows_what_is_installed(environment: Any) -> None:
    stamp = environment.wanted_stamp()
    assert not environment.is_ready(stamp)
    fake_python(environment, "", 0)
    environment.VENV.mkdir()
    environment.STAMP.write_text(stamp)
    assert environment.is_ready(stamp)
    environment.LOCK.write_text("another")
    assert not environment.is_ready(environment.wanted_stamp())


def test_a_full_disk_and_a_foreign_folder_are_told(environment: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "NEEDED_GB", 10**9)
    with pytest.raises(environment.SetupError, match="Cure: free"):
        environment.check_folder()
    monkeypatch.setattr(environment, "ROOT", environment.ROOT / "missing")
    with pytest.raises(environment.SetupError, match="cannot be written"):
        environment.check_folder()


def test_two_set_ups_wait_for_each_other() -> None:
    code = f"import runpy, sys; m = runpy.run_path({str(ROOT / 'scripts' / 'environment.py')!r})\n"
    code += "with m['alone'](): print('in', flush=True); sys.stdin.readline()"

    def start() -> subprocess.Popen[str]:
        pipe = subprocess.PIPE
        return subprocess.Popen([sys.executable, "-c", code], stdin=pipe, stdout=pipe, stderr=pipe, text=True)

    with start() as first:
        assert first.stdout and first.stdout.readline() == "in\n"
        with start() as second:
            assert second.stderr and "waiting" in second.stderr.readline()
            first.communicate("\n")
            assert second.stdout and second.stdout.readline() == "in\n"
            second.communicate("\n")
