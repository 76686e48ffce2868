"""kg propose-concepts."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib
from click.testing import Result
from rdflib.namespace import RDF, SKOS

from kg.compare.proposals import HEADINGS

Run = Callable[..., Result]


def test_the_table_has_a_line_a_group(run: Run) -> None:
    result = run("propose-concepts")
    head, *lines = result.stdout.splitlines()
    assert head.split()[:4] == ["notation", "label", "cities", "clauses"]
    assert len(lines) >= 10
    assert "further groups" in result.stderr


def test_formats_have_the_same_groups(run: Run) -> None:
    table = run("propose-concepts").stdout.splitlines()[1:]
    rows = list(csv.DictReader(io.StringIO(run("propose-concepts", "--format", "csv").stdout)))
    records = json.loads(run("propose-concepts", "--format", "json").stdout)
    graph = rdflib.Graph().parse(data=run("propose-concepts", "--format", "ttl").stdout, format="turtle")
    assert tuple(rows[0]) == tuple(records[0]) == HEADINGS
    names = [record["notation"] for record in records]
    assert names == [row["notation"] for row in rows] == [line.split()[0] for line in table]
    assert {str(each) for each in graph.objects(None, SKOS.notation)} == set(names)


def test_options_narrow_and_widen(run: Run) -> None:
    def groups(*options: str) -> list[dict[str, object]]:
        return list(json.loads(run("propose-concepts", "--format", "json", *options).stdout))

    some = groups()
    assert all(int(str(each["cities"])) >= 3 for each in groups("--min-cities", "3"))
    assert (
        len(groups("--min-cities", "3")) < len(some) < len(groups("--all")) < len(groups("--all", "--min-cities", "1"))
    )
    assert all(each["cohesion"] == 1 for each in groups("--threshold", "1"))


@pytest.mark.parametrize("name", ["draft.ttl", "draft.csv", "draft.json", "draft.txt"])
def test_out_writes_the_same_as_stdout(run: Run, tmp_path: Path, name: str) -> None:
    form = {"txt": "table"}.get(name.split(".")[1], name.split(".")[1])
    result = run("propose-concepts", "--out", str(tmp_path / name))
    assert result.stdout == ""
    assert (tmp_path / name).read_text(encoding="utf-8") == run("propose-concepts", "--format", form).stdout


def test_the_format_named_wins_over_the_name_of_the_file(run: Run, tmp_path: Path) -> None:
    run("propose-concepts", "--format", "ttl", "--out", str(tmp_path / "draft.csv"))
    assert set(rdflib.Graph().parse(tmp_path / "draft.csv", format="turtle").subjects(RDF.type, SKOS.Concept))


def test_a_file_that_cannot_be_written_is_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "no").write_text("a file", encoding="utf-8")
    result = run("propose-concepts", "--out", str(tmp_path / "no" / "draft.ttl"), code=1)
    assert result.stderr.startswith("kg: ")
    assert result.stderr.count("\n") == 1
    assert (tmp_path / "no").read_text(encoding="utf-8") == "a file"


def test_misuse(run: Run, tmp_path: Path) -> None:
    assert "0.3" in run("propose-concepts", "--threshold", "0.1", code=2).stderr
    run("propose-concepts", "--min-cities", "0", code=2)
    assert "kg: " in run("propose-concepts", "--store", str(tmp_path), code=1).stderr
