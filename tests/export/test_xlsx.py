"""The workbook, read by openpyxl."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from export.builds import FORMULAS, HUGE

from kg import export
from kg.export import codebook, xlsx
from kg.export.selection import Selection
from kg.export.tables import tables
from kg.graph import iris

PYTHON: dict[str, Any] = {"text": str, "integer": int, "double": (int, float), "boolean": bool}


def sheets(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    book = openpyxl.load_workbook(path, read_only=True)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


DUTIES = Selection(kinds=frozenset({"duty"}))
SIPING = Selection(documents=frozenset({iris.document("siping-2023-rectification-plan")}))


def test_every_table_is_a_sheet_with_typed_cells(built: Path, tmp_path: Path) -> None:
    found = sheets(*export.write("xlsx", tmp_path / "out.xlsx", built, selection=SIPING))
    assert list(found) == ["notes", "codebook", *codebook.TABLES]
    wanted = tables(export.Job(built, "xlsx").plans(), SIPING)
    for name, (heading, *rows) in found.items():
        if name not in codebook.TABLES:
            continue
        entries = codebook.columns(name)
        assert heading == tuple(entries)
        assert len(rows) == len(wanted[name])
        for row, said in zip(rows, wanted[name], strict=True):
            for cell, (column, value) in zip(row, said.items(), strict=True):
                assert cell is None if value is None else isinstance(cell, PYTHON[entries[column].type])
                assert cell == (value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else value)


def test_headings_stay_in_sight_and_filters_are_set(plain_build: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(export.write("xlsx", tmp_path / "out.xlsx", plain_build)[0])
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet["A1"].font.bold
    assert book["targets"].column_dimensions["B"].width > 8
    assert book.properties.created.year == 2000


def test_the_codebook_and_the_notes_are_in_it(built: Path, tmp_path: Path) -> None:
    selection = Selection(kinds=frozenset({"target"}), given=(("kind", "target"),))
    found = sheets(*export.write("xlsx", tmp_path / "out.xlsx", built, selection=selection))
    assert [row[:2] for row in found["codebook"][1:]] == [(a, b or None) for a, b, *_ in codebook.rows()]
    said = dict(row[:2] for row in found["notes"][1:])
    assert said["filter"] == "kind: target"
    assert "CC-BY-4.0" in said["licence"]
    assert said["date"].startswith("2023-11-20: the latest date of issue")


def test_texts_are_never_formulas_or_links(hostile_build: Path, tmp_path: Path) -> None:
    (path,) = export.write("xlsx", tmp_path / "out.xlsx", hostile_build)
    book = openpyxl.load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink]
    indicators = [row[2] for row in book["targets"].iter_rows(min_row=2, values_only=True)]
    assert sorted(indicators) == sorted(text.replace("\r", "\n") for text in FORMULAS)
    quote = book["targets"]["Q2"].value
    assert quote.endswith(xlsx.MARK)
    assert "_x005F_x0041_" in quote, "what looks like an escape is escaped itself"
    assert len(quote.replace("_x005F_", "_")) <= xlsx.LONGEST < len(HUGE)
    assert "<img src=x onerror=alert(1)>" in quote
    assert "\ufffd" in quote
    with ZipFile(path) as parts:
        assert not [name for name in parts.namelist() if "hyperlink" in name or "_rels/sheet" in name]


def test_what_does_not_fit_goes_on_in_a_further_sheet(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = sheets(*export.write("xlsx", tmp_path / "whole.xlsx", built, selection=DUTIES))["duties"]
    monkeypatch.setattr(xlsx, "ROWS", 51)
    found = sheets(*export.write("xlsx", tmp_path / "parts.xlsx", built, selection=DUTIES))
    names = [name for name in found if name.split(" (")[0] == "duties"]
    assert names[:3] == ["duties", "duties (2)", "duties (3)"]
    assert all(found[name][0] == whole[0] and len(found[name]) <= 51 for name in names)
    assert [row for name in names for row in found[name][1:]] == whole[1:]


@pytest.mark.parametrize("text", ["x" * 32_767, "x" * 32_768, "𠮷" * 16_383, "𠮷" * 16_384, "a" + "𠮷" * 40_000])
def test_long_texts_are_cut_to_what_a_cell_holds(text: str) -> None:
    safe = xlsx.safe(text)
    assert len(safe.encode("utf-16-le")) // 2 <= xlsx.LONGEST
    fits = len(text.encode("utf-16-le")) // 2 <= xlsx.LONGEST
    assert safe == text if fits else safe.endswith(xlsx.MARK) and text.startswith(safe.removesuffix(xlsx.MARK))
    assert len(safe) > 16_000
