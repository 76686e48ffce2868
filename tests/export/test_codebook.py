"""Every column of every table has its entry, and values are as it says."""

from __future__ import annotations

from graph.strategies import plans
from hypothesis import given, settings

from kg.export import codebook, columns
from kg.export.tables import COLUMNS, tables
from kg.model import Plan

PYTHON = {columns.TEXT: str, columns.INTEGER: int, columns.DOUBLE: (int, float), columns.BOOLEAN: bool}


def test_every_column_has_an_entry_in_two_languages() -> None:
    assert list(COLUMNS) == list(codebook.TABLES)
    for table, said in codebook.TABLES.items():
        assert said.zh and said.en
        for name in said.columns:
            entry = codebook.column(table, name)
            assert entry.type in columns.TYPES, name
            assert any(char > "\u2e80" for char in entry.zh), name
            assert entry.en.isprintable() and entry.en[0].isupper() and entry.en.endswith("."), name


def test_no_entry_is_about_nothing() -> None:
    used = {(table, name) for table, said in codebook.TABLES.items() for name in said.columns}
    names = {name for _, name in used}
    assert columns.COLUMNS.keys() <= names
    assert columns.PARTICULAR.keys() <= used
    assert {f"{table}.{name}" for table, name in used} | names >= columns.ALWAYS


def test_the_codebook_has_a_row_a_column() -> None:
    rows = list(codebook.rows())
    assert len(rows) == sum(len(table.columns) + 1 for table in codebook.TABLES.values())
    assert {len(row) for row in rows} == {len(codebook.HEADINGS)}
    (comparator,) = (row for row in rows if row[:2] == ("targets", "comparator"))
    assert comparator[-1] == "<= >= = ~ - +"


@settings(max_examples=40, deadline=None)
@given(plans())
def test_values_are_what_the_codebook_says(plan: Plan) -> None:
    for table, rows in tables([plan]).items():
        for row in rows:
            for name, value in row.items():
                entry = codebook.column(table, name)
                if value is None:
                    assert not codebook.required(table, name), (table, name)
                    continue
                assert isinstance(value, PYTHON[entry.type]), (table, name)
                assert not entry.values or value in entry.values, (table, name)
