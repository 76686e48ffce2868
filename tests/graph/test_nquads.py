"""The hand-written N-Quads are what pyoxigraph writes and reads."""

from __future__ import annotations

import math

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph import nquads

TEXT = st.text(alphabet=st.characters(exclude_categories=("Cs",)))


def parsed(literal: str) -> ox.Literal:
    node = next(iter(ox.parse(f"<x:s> <x:p> {literal} .", format=ox.RdfFormat.N_TRIPLES))).object
    assert isinstance(node, ox.Literal)
    return node


@given(TEXT)
def test_strings_come_back(text: str) -> None:
    assert parsed(nquads.literal(text)).value == text


@given(st.text(alphabet='\x00\x07\b\t\n\v\f\r\x1f "\\\x7f\x85a中\u2028\ufffe\U0001f600'))
def test_escapes_are_canonical(text: str) -> None:
    quad = ox.Quad(ox.NamedNode("x:s"), ox.NamedNode("x:p"), ox.Literal(text), ox.NamedNode("x:g"))
    written = ox.serialize([quad], format=ox.RdfFormat.N_QUADS)
    assert written is not None
    graph = nquads.Graph("x:g")
    graph.raw("x:s", "x:p", nquads.literal(text))
    assert graph.sorted() == [written.decode()]


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_come_back(value: float) -> None:
    text = nquads.number(value)
    assert float(text) == value
    assert "e" not in text.lower()


@given(st.floats(min_value=-1e12, max_value=1e12).map(lambda value: round(value, 4)))
def test_the_store_keeps_decimals_as_written(value: float) -> None:
    graph = nquads.Graph("x:g")
    graph.decimal("x:s", "x:p", value)
    store = ox.Store()
    store.bulk_load("".join(graph.lines).encode(), ox.RdfFormat.N_QUADS)
    assert store.dump(format=ox.RdfFormat.N_QUADS) == graph.sorted()[0].encode()


@pytest.mark.parametrize(
    ("text", "datatype"),
    [
        ("2025", "gYear"),
        ("2025-06", "gYearMonth"),
        ("2025-06-30", "date"),
        ("2025-02-30", "string"),
        ("2025-13", "string"),
        ("0000", "string"),
        ("同比", "string"),
        ("2025-6", "string"),
    ],
)
def test_dates(text: str, datatype: str) -> None:
    assert parsed(nquads.date_literal(text)) == ox.Literal(text, datatype=ox.NamedNode(nquads.XSD + datatype))


def test_nothing_is_written_for_nothing() -> None:
    graph = nquads.Graph("x:g")
    graph.text("x:s", "x:p", "")
    graph.iri("x:s", "x:p", "")
    graph.date("x:s", "x:p", "")
    assert graph.lines == set()
    assert not math.isnan(float(nquads.number(-0.0)))
