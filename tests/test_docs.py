"""What the README says is so: every command and query is in it, and its examples run."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kg import paths
from kg.cli import COMMANDS

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.zh.md")
QUERIES = sorted(path.stem for path in (ROOT / "ontology" / "queries").glob("*.rq"))


def blocks(name: str, language: str) -> list[str]:
    """The fenced blocks of a language in a file."""
    return re.findall(rf"^```{language}\n(.*?)^```", (ROOT / name).read_text(encoding="utf-8"), re.M | re.S)


def commands(name: str) -> list[str]:
    return [line for block in blocks(name, "sh") for line in block.splitlines() if line.startswith("kg ")]


@pytest.mark.parametrize("readme", READMES)
def test_every_command_and_query_is_in_the_readme(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    assert len(QUERIES) >= 15
    assert [name for name in COMMANDS if f"`kg {name}" not in text] == []
    assert [name for name in QUERIES if f"`{name}`" not in text] == []


@pytest.mark.parametrize("readme", READMES)
def test_the_readme_names_only_what_exists(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    assert set(re.findall(r"`kg ([a-z]+(?:-[a-z]+)*)", text)) <= set(COMMANDS)
    named = set(re.findall(r"`((?:kg|ontology|scripts|tests|corpus)/[\w./-]*)`", text))
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []
    linked = set(re.findall(r"\]\((?!http)([^)#]+)\)", text))
    assert [path for path in sorted(linked) if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("readme", READMES)
def test_both_readmes_have_the_same_examples(readme: str) -> None:
    for language in ("sh", "python"):
        assert blocks(readme, language) == blocks(READMES[0], language)


@pytest.mark.parametrize("line", commands("README.md"))
def test_the_commands_of_the_readme_run(line: str, run: Callable[..., Result], tmp_path: Path) -> None:
    words = shlex.split(line.replace("OUT", str(tmp_path / "out")))[1:]
    if words[0] == "build":
        words += ["--out", str(tmp_path / "build")]
    result = run(*[str(ROOT / word) if (ROOT / word).is_dir() and "/" in word else word for word in words])
    assert result.output.strip()


def test_the_python_of_the_readme_runs(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE", str(built))
    names: dict[str, object] = {}
    for block in blocks("README.md", "python"):
        exec(compile(block, "README.md", "exec"), names)
    assert names["plan"].targets[0].value == 32  # type: ignore[attr-defined]


def test_every_dependency_has_its_reason() -> None:
    setup = (ROOT / "setup.cfg").read_text(encoding="utf-8")
    required = setup.split("install_requires =")[1].split("[options.extras_require]")[0].split("dev =")[0]
    names = re.findall(r"^    ([\w-]+) ", required, re.M)
    assert len(names) > 10
    for readme in READMES:
        text = (ROOT / readme).read_text(encoding="utf-8")
        table = " ".join(line.split("|")[1] for line in text.splitlines() if line.startswith("| "))
        assert [name for name in names if not re.search(rf"(?<![\w-]){name}(?![\w-])", table)] == []


def test_the_lock_pins_with_hashes_and_names_no_place() -> None:
    text = (ROOT / "scripts" / "requirements.lock").read_text(encoding="utf-8")
    pins = re.findall(r"^([a-z0-9][\w.-]*)==", text, re.M)
    assert len(pins) > 50
    assert len(re.findall(r"^[a-z0-9].*\\$", text, re.M)) == len(pins)
    assert not re.search(r"https?://|file:|index-url|find-links", text)


def test_paths_know_the_checkout() -> None:
    assert paths.ontology() == ROOT / "ontology"
