"""The facts of a page for other tools: one CSV file with the columns of all kinds of facts, and Turtle."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.compare.shared import Comparison, compare
from kg.export import codebook
from kg.export.cells import cell
from kg.export.csvs import opened
from kg.graph import iris
from kg.graph.source import Source
from kg.vocabulary import KG, PREFIXES
from kg.web.cards import TABLES, kind_of
from kg.web.library import Library

FIRST = ("fact", "city", "city_code", "doc", "start", "end", "quote")
COLUMNS = (
    *FIRST,
    *dict.fromkeys(c for table in TABLES for c in codebook.TABLES[table].columns if c not in FIRST),
)
"""What kind of fact a row is, whose and where; then the columns of the kinds, empty where a kind lacks them."""
STEP = 20_000
Facts = Iterable[tuple[str, dict[str, Any]]]


def write_csv(path: Path, facts: Facts) -> list[str]:
    """Write facts, each with its table, as CSV; returns their IRIs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    nodes = []
    with opened(path, bom=True) as handle:
        writer = csv.writer(handle, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        for table, row in facts:
            said = {**row, "fact": kind_of(table, row)}
            writer.writerow([cell(said.get(column), raw=False) for column in COLUMNS])
            nodes.append(row["iri"])
    return nodes


def write_turtle(path: Path, source: Source, nodes: Iterable[str]) -> None:
    """Write facts by their IRIs as Turtle, with their words, clauses and figures."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as handle:
        triples = (triple for node in sorted(set(nodes)) for triple in about(source, node))
        ox.serialize(triples, handle, ox.RdfFormat.TURTLE, prefixes=PREFIXES)


def about(source: Source, node: str) -> Iterator[ox.Triple]:
    """What a graph says of a fact and of the nodes that are part of it, in a fixed order."""
    waiting, seen = [node], {node}
    while waiting:
        this = waiting.pop(0)
        quads = sorted({quad.triple for quad in source.quads_for_pattern(ox.NamedNode(this), None, None)}, key=str)
        for triple in quads:
            yield triple
            reached = triple.object.value if isinstance(triple.object, ox.NamedNode) else ""
            if reached not in seen and is_part(reached, node) and triple.predicate.value != KG.document:
                seen.add(reached)
                waiting.append(reached)


def is_part(iri: str, fact: str) -> bool:
    """Whether a node says more about a fact."""
    kind = iri.removeprefix(iris.DATA).partition("/")[0] if iri.startswith(iris.DATA) else ""
    return iri.startswith(fact + "/") or kind in ("evidence", "clause", "body", "work")


def write_table(path: Path, library: Library, table: str) -> None:
    """Write a whole table as CSV, piece by piece."""
    path.parent.mkdir(parents=True, exist_ok=True)
    columns = codebook.TABLES[table].columns
    with opened(path, bom=True) as handle:
        writer = csv.writer(handle, lineterminator="\r\n")
        writer.writerow(columns)
        at = 0
        named = ", ".join(f'"{column}"' for column in columns)
        while rows := library.sql(f"SELECT {named} FROM {table.replace('-', '_')} LIMIT {STEP} OFFSET {at}"):
            writer.writerows([cell(value, raw=False) for value in row] for row in rows)
            at += len(rows)


COMPARED = ("id", "label", "label_en", "theme", "spread", "why", "city", "city_code", "state", "facts", "doc", "start",
            "end", "quote", "fact")  # fmt: skip
"""A row for each thing and city, and each of its quotes."""


def write_comparison(path: Path, library: Library, by: str) -> None:
    """Write a comparison of all cities as CSV, with every quote."""
    write_compared(path, compare(library.tables, by=by, quotes=None))


def write_compared(path: Path, found: Comparison) -> None:
    """Write a comparison as CSV, with the quotes that it has."""
    with opened(path, bom=True) as handle:
        writer = csv.writer(handle, lineterminator="\r\n")
        writer.writerow(COMPARED)
        for row in found.rows:
            thing = row.thing
            head = (thing.id, thing.label, thing.label_en, thing.theme, row.spread, row.why)
            for city, said in zip(found.cities, row.cells, strict=True):
                for quote in said.quotes or (("", None, None, "", ""),):
                    line = (*head, city.name, city.code, said.state, said.count, *quote)
                    writer.writerow([cell(value, raw=False) for value in line])
