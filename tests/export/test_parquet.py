"""Parquet with types, read by polars and DuckDB."""

from __future__ import annotations

from pathlib import Path

import duckdb
import polars
import pytest
from export.builds import FORMULAS, HOSTILE

from kg import export
from kg.errors import ExportError
from kg.export import codebook, parquet
from kg.export.tables import tables

POLARS = {"text": polars.String, "integer": polars.Int64, "double": polars.Float64, "boolean": polars.Boolean}


@pytest.mark.parametrize("which", ["hostile_build", "built"])
def test_rows_and_types_are_those_of_the_graph(which: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    build: Path = request.getfixturevalue(which)
    wanted = tables(export.Job(build, "parquet").plans())
    written = export.write("parquet", tmp_path / "out", build)
    assert [path.name for path in written] == sorted(f"{name}.parquet" for name in codebook.TABLES)
    for path in written:
        ours = [tuple(row.values()) for row in wanted[path.stem]]
        frame = polars.read_parquet(path)
        assert frame.schema == {name: POLARS[entry.type] for name, entry in codebook.columns(path.stem).items()}
        assert frame.rows() == ours
        assert duckdb.execute("SELECT * FROM read_parquet($path)", {"path": str(path)}).fetchall() == ours


def test_texts_are_as_they_are(hostile_build: Path, tmp_path: Path) -> None:
    export.write("parquet", tmp_path / "out", hostile_build)
    frame = polars.read_parquet(tmp_path / "out" / "targets.parquet")
    assert set(frame["indicator"]) == set(FORMULAS)
    assert set(frame["quote"]) == {HOSTILE}


def test_a_path_with_a_quote(plain_build: Path, tmp_path: Path) -> None:
    written = export.write("parquet", tmp_path / "it's", plain_build)
    assert {path.stem: polars.read_parquet(path).height for path in written}["documents"] == 2


def test_what_duckdb_cannot_do_is_said_in_one_line(
    plain_build: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "LINE", 10)
    with pytest.raises(ExportError, match=r"DuckDB cannot write Parquet.*Cure: free some space") as caught:
        export.write("parquet", tmp_path / "out", plain_build)
    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


SAID = '{"exception_type":"IO","exception_message":"Could not write file \\"a.parquet\\": %s","errno":"28"}'
MESSAGES = [
    (SAID % "No space left on device", r"cannot write .*out: No space left on device\. Cure: free some space, or"),
    (
        "IO Error: " + SAID % "Input/output error",
        r'Parquet: Could not write file "a.parquet": Input/output error\. Cure',
    ),
    ("IO Error: {not json}\nmore", r"Parquet: IO Error: {not json}\. Cure"),
]


@pytest.mark.parametrize(("message", "said"), MESSAGES)
@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_what_duckdb_says_is_no_json(
    name: str, message: str, said: str, plain_build: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_: object) -> None:
        raise duckdb.IOException(message)

    monkeypatch.setattr(duckdb, "connect", fail)
    with pytest.raises(ExportError, match=said.replace("out:", f"{name}:")) as caught:
        export.write("parquet", tmp_path / name, plain_build)
    assert "\n" not in str(caught.value) and "exception" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []
