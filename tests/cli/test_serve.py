"""kg serve: what its command line means, and that the files of scripts/serve say what it knows."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.cli.serve import command
from kg.web import server
from kg.web.settings import Settings

FILES = Path(__file__).parent.parent.parent / "scripts" / "serve"
MB = 2**20


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Settings]:
    """The settings of servers that were to run."""
    found: list[Settings] = []
    monkeypatch.setattr(server, "run", found.append)
    return found


def serve(*arguments: str) -> Any:
    return CliRunner().invoke(main, ["serve", *arguments], prog_name="kg")


def test_without_options_only_this_machine_is_served(started: list[Settings]) -> None:
    result = serve("--store", "somewhere")
    assert result.exit_code == 0 and result.stderr == ""
    said = started[0]
    assert (said.host, said.port, said.prefix, said.source) == ("127.0.0.1", 8321, "", Path("somewhere"))
    assert said.hosts == {"127.0.0.1", "localhost", "::1"} and said.cors == "" and said.proxies == ()
    assert said.workers >= 4 and said.most == said.workers - 1


def test_other_hosts_are_warned_of(started: list[Settings]) -> None:
    result = serve("--host", "0.0.0.0", "--memory", "2", "--result", "3", "--cache", "0", "--workers", "5")
    assert "lets other machines ask" in result.stderr
    said = started[0]
    assert (said.memory, said.result, said.cache, said.workers) == (2 * MB, 3 * MB, 0, 5)


@pytest.mark.parametrize(
    "arguments",
    [("--port", "70000"), ("--prefix", "/a/../b"), ("--timeout", "0"), ("--workers", "0"), ("--rate", "-1"),
     ("--store", "a", "--endpoint", "http://127.0.0.1:9")],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(started: list[Settings], arguments: tuple[str, ...]) -> None:
    assert serve(*arguments).exit_code == 2 and started == []


def test_the_unit_and_the_container_start_what_there_is() -> None:
    unit = re.search(r"^ExecStart=(.+)$", (FILES / "kg.service").read_text(), re.M)
    container = re.search(r"^ENTRYPOINT (\[.+\])$", (FILES / "Containerfile").read_text(), re.M)
    assert unit and container
    for words in (shlex.split(unit[1]), json.loads(container[1])):
        assert Path(words[0]).name == "kg" and words[1] == "serve"
        context = command.make_context("kg serve", words[2:])
        assert context.params["port"] == 8321
