"""The shape of the package: one direction of imports, no circle, small modules, thin and quick faces."""

from __future__ import annotations

import ast
import configparser
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "kg"
LAYERS = (
    ("errors",),
    ("alternation", "paths", "records", "vendor", "trie", "wordlists"),
    ("model", "vocabulary"),
    ("pickles",),
    ("text",),
    ("values",),
    ("lexicon", "gazetteer", "catalogue", "cues", "fits", "confidence", "taxonomy"),
    ("extract",),
    ("link",),
    ("pipeline",),
    ("graph",),
    ("query", "compare", "visualise", "export", "gold", "about", "network", "reasons", "retell", "explain"),
    ("evaluate",),
    ("api",),
    ("web",),
    ("cli",),
)
"""A module imports only from its own line and the lines above it."""
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
MODULE_LINES, FUNCTION_LINES = 300, 40
GENERATED = {"kg.vocabulary"}
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "tools"}
HEAVY = ("spacy", "rdflib", "pandas", "pyshacl", "numpy", "networkx", "pyvis", "oxrdflib")


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {name_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}


def imports(name: str) -> Iterator[str]:
    """Modules of kg that a module imports, also inside functions and for types only."""
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in MODULES)
        elif isinstance(node, ast.ImportFrom) and node.module in MODULES:
            assert node.level == 0, f"{name} imports relatively"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in MODULES else node.module


def unit(name: str) -> str:
    """kg.text.mapped -> text."""
    return name.split(".")[1] if "." in name else ""


def test_every_module_has_a_line_in_the_order() -> None:
    assert {unit(name) for name in MODULES} - {""} <= LEVEL.keys()


@pytest.mark.parametrize("name", sorted(MODULES.keys() - {"kg"}))
def test_imports_go_one_way(name: str) -> None:
    upward = [other for other in imports(name) if other != "kg" and LEVEL[unit(other)] > LEVEL[unit(name)]]
    assert not upward, f"{name} imports from below: {upward}"


def test_no_circles() -> None:
    graph = {name: {other for other in imports(name) if other not in ("kg", name)} for name in MODULES if name != "kg"}
    assert list(TopologicalSorter(graph).static_order())


@pytest.mark.parametrize("name", sorted(MODULES.keys() - GENERATED))
def test_modules_and_functions_are_small(name: str) -> None:
    assert len(MODULES[name].read_text(encoding="utf-8").splitlines()) <= MODULE_LINES
    functions = [n for n in ast.walk(TREES[name]) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = {f.name: f.end_lineno - f.lineno + 1 for f in functions if (f.end_lineno or 0) - f.lineno >= FUNCTION_LINES}
    assert not long


@pytest.mark.parametrize("name", sorted(MODULES))
def test_modules_say_what_they_are(name: str) -> None:
    assert ast.get_docstring(TREES[name]), f"{name} has no docstring"
    assert name.rpartition(".")[2] not in VAGUE


@pytest.mark.parametrize("name", sorted(MODULES))
def test_no_print_outside_the_faces_and_no_broad_except(name: str) -> None:
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.ExceptHandler):
            broad = node.type is None or (
                isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException")
            )
            assert not broad, f"{name}:{node.lineno}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
            raise AssertionError(f"{name}:{node.lineno} prints")


@pytest.mark.parametrize("name", sorted(MODULES))
def test_only_extraction_touches_spacy(name: str) -> None:
    names = [alias.name for node in ast.walk(TREES[name]) if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in ast.walk(TREES[name]) if isinstance(node, ast.ImportFrom)]
    touched = any(other.split(".")[0] in ("spacy", "thinc") for other in names)
    assert not touched or unit(name) in ("extract", "pipeline")


@pytest.mark.parametrize("arguments", [["--help"], ["query", "--help"], ["query", "--list"], ["show", "--help"]])
def test_commands_answer_without_heavy_imports(arguments: list[str]) -> None:
    code = f"import sys\nfrom kg.cli import main\nmain({arguments!r}, standalone_mode=False)\n"
    code += f"print(sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stderr.splitlines()[-1] == "[]"


def test_the_package_list_is_complete() -> None:
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    listed = set(config["options"]["packages"].split())
    on_disk = {name for name, path in MODULES.items() if path.name == "__init__.py"}
    assert listed == on_disk | {"kg.corpus", "kg.ontology"}


def test_entry_points_lead_somewhere() -> None:
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    lines = config["options.entry_points"]["spacy_factories"].split("\n")
    for name, _, target in (line.partition(" = ") for line in lines if line):
        module, _, attribute = target.partition(":")
        tree = TREES[module]
        defined = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
        assert attribute in defined, f"{target} for {name}"
        assert name in ast.unparse(defined[attribute].decorator_list[0])


@pytest.mark.parametrize("path", sorted((ROOT / "tests").rglob("test_*.py")), ids=lambda path: path.stem)
def test_tests_mirror_the_package(path: Path) -> None:
    relative = path.relative_to(ROOT / "tests")
    subject = PACKAGE / relative.with_name(relative.name.removeprefix("test_"))
    whole = {"test_architecture.py", "test_docs.py", "test_goldgate.py", "test_noise.py"}
    whole |= {"test_changes.py", "test_competency.py", "test_pages.py"}  # of ontology/
    whole |= {str(each.relative_to(ROOT / "tests")) for each in (ROOT / "tests" / "browser").glob("test_*.py")}
    folder = subject.with_suffix("").is_dir() or (ROOT / relative.stem.removeprefix("test_")).is_dir()
    assert str(relative) in whole or subject.exists() or folder, f"{relative} tests nothing"
