"""What holds of every format: the same bytes, whole or nothing, filters, word of how far it is."""

from __future__ import annotations

import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import factory
import pytest
from export.builds import build_of, hostile

from kg import export
from kg.errors import ExportError
from kg.export import WRITERS, Selection
from kg.export.files import inside
from kg.graph import iris

ROOT = Path(__file__).parent.parent
FORMS = sorted(WRITERS)


def digest(path: Path) -> str:
    """A hash of a file, or of names and bytes of a folder."""
    total = sha256()
    for name in inside(path) if path.is_dir() else [""]:
        total.update(name.encode() + b"\0" + (path / name if name else path).read_bytes())
    return total.hexdigest()


def small(out: Path) -> Path:
    return build_of(out, [factory.plan("a"), factory.plan("b", factory.SOUTH), hostile()])


@pytest.mark.parametrize("form", FORMS)
def test_the_same_graph_gives_the_same_bytes_also_after_a_rebuild(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = small(tmp_path / "one"), small(tmp_path / "two")
    export.write(form, tmp_path / "1", one)
    export.write(form, tmp_path / "2", one)
    monkeypatch.setattr("time.time", lambda: 4e9)
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    export.write(form, tmp_path / "3", two)
    assert digest(tmp_path / "1") == digest(tmp_path / "2") == digest(tmp_path / "3")


def test_another_process_another_hash_seed_the_same_bytes(tmp_path: Path) -> None:
    build = small(tmp_path / "build")
    code = "import sys; from pathlib import Path; from kg import export\n"
    code += "for form in sys.argv[3:]: export.write(form, Path(sys.argv[2]) / form, Path(sys.argv[1]))"
    forms = ["graphml", "neo4j", "xlsx", "jsonld", "crate"]
    for seed in ("1", "2"):
        arguments = [sys.executable, "-c", code, str(build), str(tmp_path / seed), *forms]
        subprocess.run(arguments, check=True, cwd=ROOT, env={"PYTHONHASHSEED": seed, "PATH": ""})
    assert [digest(tmp_path / "1" / form) for form in forms] == [digest(tmp_path / "2" / form) for form in forms]


@pytest.mark.parametrize("form", FORMS)
def test_every_filter_applies_to_every_format(form: str, tmp_path: Path) -> None:
    build = small(tmp_path / "build")
    choices = [
        Selection(cities=frozenset({iris.place(factory.SOUTH.code, factory.SOUTH.name)})),
        Selection(kinds=frozenset({"duty"})),
        Selection(indicators=frozenset({iris.concept("indicator", "pm25")})),
        Selection(themes=frozenset({"t"}), themed=frozenset({iris.concept("measure", "dust-control")})),
        Selection(documents=frozenset({iris.document("b")})),
    ]
    export.write(form, tmp_path / "whole", build)
    seen = {digest(tmp_path / "whole")}
    for number, selection in enumerate(choices):
        job = export.Job(build, form, selection)
        written = export.run(job, tmp_path / str(number))
        assert written and job.kept > 0
        seen.add(digest(tmp_path / str(number)))
    assert len(seen) >= 5, "each filter leaves something else"
    nothing = export.Job(build, form, Selection(cities=frozenset({"nowhere"})))
    assert export.run(nothing, tmp_path / "nothing")
    assert nothing.kept == 0


@pytest.mark.parametrize("form", [form for form in FORMS if form not in ("ttl", "trig", "nt", "nq", "rdf", "jsonld")])
def test_each_document_is_told(form: str, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    progress = lambda *said: told.append(said)  # noqa: E731
    export.write(form, tmp_path / "out", small(tmp_path / "build"), progress=progress)
    assert told[:3] == [("a", 1, 3), ("b", 2, 3), ("hostile", 3, 3)]


@pytest.mark.parametrize("form", ["ttl", "jsonld", "crate"])
def test_statements_are_told(form: str, built: Path, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    export.write(form, tmp_path / "out", built, progress=lambda *said: told.append(said))
    steps = [each for each in told if each[0] in ("ttl", "jsonld", "nq", "crate") and each[2] > 1000]
    assert len(steps) > 10
    assert all(0 < done <= total for _, done, total in steps)
    total = json.loads((built / "generations" / (built / "current").read_text().strip() / "manifest.json").read_text())
    assert steps[-1][2] == total["counts"]["quads"]


@pytest.mark.parametrize("form", FORMS)
def test_what_is_stopped_leaves_what_was_there(form: str, tmp_path: Path) -> None:
    build = small(tmp_path / "build")
    export.write(form, tmp_path / "out", build)
    before = digest(tmp_path / "out")

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    job = export.Job(build, form, progress=stop)
    job.tell = stop  # type: ignore[method-assign]
    job.note = stop  # type: ignore[method-assign]
    if WRITERS[form].module == "rdf":
        job.__dict__["graph"] = tmp_path / "gone.nq"
    with pytest.raises((KeyboardInterrupt, ExportError)):
        export.run(job, tmp_path / "out")
    assert digest(tmp_path / "out") == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["build", "out"]


@pytest.mark.parametrize("form", [form for form, each in WRITERS.items() if each.folder])
def test_folders_may_be_one_archive(form: str, tmp_path: Path) -> None:
    from zipfile import ZipFile

    build = small(tmp_path / "build")
    names = [path.relative_to(tmp_path / "out") for path in export.write(form, tmp_path / "out", build)]
    (archive,) = export.write(form, tmp_path / "out.zip", build)
    with ZipFile(archive) as read:
        assert read.namelist() == list(map(str, names))
        assert all(read.read(str(name)) == (tmp_path / "out" / name).read_bytes() for name in names)


@pytest.mark.parametrize("form", [form for form, each in WRITERS.items() if each.folder])
def test_packages_are_not_mixed_with_other_files_and_tables_leave_them(form: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "letter.txt").write_text("mine")
    if form in ("tables", "parquet"):
        export.write(form, home, small(tmp_path / "build"))
        assert len(inside(home)) > 5
    else:
        with pytest.raises(ExportError, match=r"holds letter\.txt"):
            export.write(form, home, small(tmp_path / "build"))
        assert inside(home) == ["letter.txt"]
    assert (home / "letter.txt").read_text() == "mine"


def test_the_reference_scorer_gives_the_same_figures_guarded_or_not(built: Path, tmp_path: Path) -> None:
    said = []
    for name, raw in (("guarded", False), ("raw", True)):
        export.write("tables", tmp_path / name, built, raw=raw)
        scorer = [
            sys.executable,
            str(ROOT / "tests" / "reference" / "score.py"),
            "--gold",
            str(ROOT / "tests" / "gold"),
        ]
        arguments = [*scorer, "--docs", str(ROOT / "corpus"), "--pred", str(tmp_path / name), "--json"]
        said.append(json.loads(subprocess.run(arguments, capture_output=True, text=True, check=True).stdout))
    assert said[0] == said[1]
    assert "F1" in json.dumps(said[0])
