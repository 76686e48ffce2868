"""Tables as CSV, read by ourselves, the standard library, polars and DuckDB."""

from __future__ import annotations

import csv
from pathlib import Path

import duckdb
import factory
import polars
import pytest
from export.builds import FORMULAS, HOSTILE, build_of, hostile
from graph.strategies import plans
from hypothesis import given, settings

from kg import export
from kg.export import cells, codebook
from kg.export.csvs import Sheets
from kg.export.tables import stream, tables
from kg.gold import KINDS, read_tables
from kg.model import Plan

POLARS = {"text": polars.String, "integer": polars.Int64, "double": polars.Float64, "boolean": polars.Boolean}
DUCKDB = {"text": "VARCHAR", "integer": "BIGINT", "double": "DOUBLE", "boolean": "BOOLEAN"}


@settings(max_examples=25, deadline=None)
@given(plans())
def test_cells_come_back_from_the_file(tmp_path_factory: pytest.TempPathFactory, plan: Plan) -> None:
    folder = tmp_path_factory.mktemp("tables")
    with Sheets(folder) as sheets:
        for table, row in stream([plan]):
            sheets.add(table, row)
    for name, rows in tables([plan]).items():
        found = [{key: cells.plain(value) for key, value in row.items()} for row in cells.read(folder / f"{name}.csv")]
        assert found == [{key: cells.cell(value) for key, value in row.items()} for row in rows]


def texts(path: Path) -> list[str]:
    """The cells of the text columns of a table."""
    entries = codebook.columns(path.stem)
    return [value for row in cells.read(path) for name, value in row.items() if entries[name].type == "text"]


def test_nothing_runs_in_a_spreadsheet(hostile_build: Path, tmp_path: Path) -> None:
    guarded = export.write("tables", tmp_path / "tables", hostile_build)
    found = [value for path in guarded for value in texts(path)]
    assert [value for value in found if value[:1] in tuple("=+-@＝＋－＠\t\r\n") and len(value) > 1] == []
    assert {"'" + formula for formula in FORMULAS} <= set(found)
    raw = export.write("tables", tmp_path / "raw", hostile_build, raw=True)
    assert set(FORMULAS) <= {value for path in raw for value in texts(path)}
    assert [list(map(cells.plain, texts(path))) for path in guarded] == [texts(path) for path in raw]


@pytest.mark.parametrize("options", [{}, {"raw": True}, {"bom": True}])
def test_our_own_readers_take_both(hostile_build: Path, tmp_path: Path, options: dict[str, bool]) -> None:
    export.write("tables", tmp_path / "out", hostile_build, **options)  # type: ignore[arg-type]
    found = read_tables(tmp_path / "out", {"hostile": factory.RAW + HOSTILE})
    assert found.problems == []
    assert len(found.rows["targets"]) == len(FORMULAS)
    assert {row["quote"] for row in found.rows["targets"]} == {HOSTILE}
    assert set(found.rows) == set(KINDS)


def test_the_byte_order_mark_is_on_request(plain_build: Path, tmp_path: Path) -> None:
    for bom in (True, False):
        export.write("tables", tmp_path / str(bom), plain_build, bom=bom)
        data = (tmp_path / str(bom) / "targets.csv").read_bytes()
        assert data.startswith(b"\xef\xbb\xbf") == bom
        assert data.endswith(b"\r\n")


@pytest.mark.parametrize("which", ["hostile_build", "built"])
def test_others_read_the_same_rows_and_types(which: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    build: Path = request.getfixturevalue(which)
    for path in export.write("tables", tmp_path / "out", build, raw=True):
        entries = codebook.columns(path.stem)
        ours = [list(row.values()) for row in cells.read(path)]
        frame = polars.read_csv(path, schema={name: POLARS[entry.type] for name, entry in entries.items()})
        types = {name: DUCKDB[entry.type] for name, entry in entries.items()}
        shape = f"header=true, auto_detect=false, quote='\"', escape='\"', parallel=false, max_line_size={1 << 26}"
        rows = duckdb.execute(f"SELECT * FROM read_csv('{path}', {shape}, columns={types})").fetchall()
        assert frame.height == len(rows) == len(ours)
        assert [[cells.cell(value) for value in row] for row in frame.iter_rows()] == ours
        assert [[cells.cell(value) for value in row] for row in rows] == ours


def test_the_standard_library_reads_it_with_its_own_limits(built: Path, tmp_path: Path) -> None:
    csv.field_size_limit(131_072)
    for path in export.write("tables", tmp_path / "out", built):
        with path.open(encoding="utf-8", newline="") as handle:
            rows = list(csv.reader(handle))
        assert {len(row) for row in rows} == {len(codebook.TABLES[path.stem].columns)}


def test_an_older_folder_of_tables_is_replaced(tmp_path: Path) -> None:
    build = build_of(tmp_path / "build", [hostile()])
    for _ in range(2):
        written = export.write("tables", tmp_path / "out", build)
    assert sorted(path.stem for path in written) == sorted(codebook.TABLES)
