"""scripts/: set-up says what is wrong and the cure; demo and test are whole."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType
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


AUDIT = ROOT / "scripts" / "audit"


@pytest.fixture
def audit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as a module, with a file of advisories of its own."""
    loader = SourceFileLoader("audit", str(AUDIT))
    spec = spec_from_loader("audit", loader)
    assert spec
    module = module_from_spec(spec)
    loader.exec_module(module)
    monkeypatch.setattr(module, "KNOWN", tmp_path / "advisories.json")
    monkeypatch.setattr(module, "LOCK", tmp_path / "lock")
    monkeypatch.setattr(module, "distributions", lambda: [])
    (tmp_path / "lock").write_text(
        "jinja2==2.4.1 ; python_version > '3' \\\n    --hash=sha256:0\nnumpy==2.0 \\\n    --hash=sha256:1\n"
    )
    known(module, [])
    return module


def known(audit: ModuleType, advisories: list[dict[str, Any]], accepted: dict[str, str] | None = None) -> None:
    said = {"taken": "2024-10-10", "source": "test", "accepted": accepted or {}, "advisories": advisories}
    audit.KNOWN.write_text(json.dumps(said))


def advisory(ranges: list[list[str]], versions: tuple[str, ...] = (), package: str = "jinja2") -> dict[str, Any]:
    return {"id": "X-1", "aliases": ["CVE-1"], "ecosystem": "PyPI", "package": package, "ranges": ranges,
            "versions": list(versions)}  # fmt: skip


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        (advisory([["0", "2.11.3", ""]]), True), (advisory([["0", "2.4.1", ""]]), False),
        (advisory([["2.4.1", "", ""]]), True), (advisory([["2.5", "", ""]]), False),
        (advisory([["0", "", "2.4.1"]]), True), (advisory([["0", "", "2.4"]]), False),
        (advisory([], ("2.4.1",)), True), (advisory([], ("2.4",)), False),
        (advisory([["0", "9", ""]], package="other"), False),
        (advisory([["0", "1.0", ""], ["2.4", "2.6", ""]]), True),
    ],
)  # fmt: skip
def test_an_advisory_holds_in_its_ranges(
    audit: ModuleType, capsys: pytest.CaptureFixture[str], entry: dict[str, Any], found: bool
) -> None:
    known(audit, [entry])
    assert audit.audit() == int(found)
    said = capsys.readouterr().err
    assert ("jinja2 2.4.1: X-1 CVE-1" in said) == found


def test_what_is_accepted_is_said_and_passes(audit: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    known(audit, [advisory([["0", "2.11.3", ""]])], {"X-1": "templates are our own"})
    assert audit.audit() == 0
    assert "accepted: jinja2 2.4.1: X-1 CVE-1: templates are our own" in capsys.readouterr().out


def test_strays_are_found(
    audit: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Dist:
        def __init__(self, name: str, version: str) -> None:
            self.metadata, self.version = {"Name": name}, version

    monkeypatch.setattr(
        audit, "distributions", lambda: [Dist("Jinja2", "2.4.1"), Dist("numpy", "2.1"), Dist("evil", "1")]
    )
    audit.LOCK.write_text(audit.LOCK.read_text() + "bare==1.0\n")
    assert audit.audit() == 1
    said = capsys.readouterr().err
    for words in (
        "numpy 2.1 is installed; the lock has 2.0",
        "evil 1 is installed; the lock has none",
        "bare==1.0 has no hash",
    ):
        assert words in said
    assert "jinja2" not in said


@contextmanager
def osv(answers: dict[str, Any]) -> Iterator[str]:
    """A database on loopback that answers as OSV does."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            body = json.dumps(answers.get(asked["package"]["name"], {})).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_advisories_are_renewed(audit: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    package = {"ecosystem": "PyPI", "name": "Jinja2"}
    events = [{"introduced": "0"}, {"fixed": "2.11.3"}, {"introduced": "3"}, {"last_affected": "3.1"}]
    affected = [{"package": package, "ranges": [{"type": "ECOSYSTEM", "events": events}], "versions": ["2.4"]}]
    entry = {"id": "X-2", "aliases": ["CVE-2"], "affected": affected}
    answers = {"jinja2": {"vulns": [entry, {**entry, "id": "X-3", "withdrawn": "2020"}]}}
    known(audit, [], {"X-9": "kept"})
    with osv(answers) as url:
        monkeypatch.setattr(sys, "argv", ["audit", "--renew", "--database", url])
        assert audit.main() == 1
    said = json.loads(audit.KNOWN.read_text())
    (found,) = said["advisories"]
    assert found["id"] == "X-2" and found["ranges"] == [["0", "2.11.3", ""], ["3", "", "3.1"]]
    assert said["accepted"] == {"X-9": "kept"} and said["taken"] > "2024"


def test_a_database_that_cannot_be_reached_is_said(
    audit: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = audit.KNOWN.read_text()
    monkeypatch.setattr(sys, "argv", ["audit", "--renew", "--database", "http://127.0.0.1:9"])
    assert audit.main() == 2
    assert "cannot be read" in capsys.readouterr().err and audit.KNOWN.read_text() == before


def test_what_is_in_use_passes() -> None:
    """What CI runs: offline, and the same on every machine."""
    done = subprocess.run([sys.executable, str(AUDIT)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "packages against" in done.stdout
