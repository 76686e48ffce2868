"""kg completion: scripts for shells, and what they complete."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.shell_completion import ShellComplete
from click.testing import Result

from kg.cli import COMMANDS, main


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_for_each_shell(shell: str, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("click.shell_completion.BashComplete._check_version", lambda *_: None)
    assert "_KG_COMPLETE" in run("completion", shell).output


def test_commands_queries_and_their_options_are_completed() -> None:
    complete = ShellComplete(main, {}, "kg", "_KG_COMPLETE")
    assert {item.value for item in complete.get_completions([], "")} >= set(COMMANDS)
    assert "pm25-targets" in {item.value for item in complete.get_completions(["query"], "pm")}
