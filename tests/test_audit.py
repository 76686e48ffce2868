"""The audit: what it finds, what it accepts, and that it asks nobody unless it is told to."""

from __future__ import annotations

import json
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
SCRIPT = ROOT / "scripts" / "audit"


@pytest.fixture
def audit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as a module, with a file of advisories of its own."""
    loader = SourceFileLoader("audit", str(SCRIPT))
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
    done = subprocess.run([sys.executable, str(SCRIPT)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "packages against" in done.stdout
