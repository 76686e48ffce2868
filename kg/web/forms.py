"""Rows and facts as the bytes of a download."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.vocabulary import PREFIXES, RDF
from kg.web import downloads
from kg.web.library import Library

if TYPE_CHECKING:
    from kg.query import Result

SET = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
"""The vocabulary of the W3C in which rows are a graph."""


def noted(library: Library, about: str) -> str:
    """How to cite what follows, as comments of Turtle or SPARQL.

    The words are of the graph: none of them may end the comment.
    """
    said = (library.site.citation, library.site.licence, about)
    return "".join(f"# {' '.join(each.split())}\n" for each in said if each)


def written(write: Callable[[Path], object]) -> bytes:
    """What a function writes into a file."""
    with tempfile.TemporaryDirectory(prefix="kg-serve-") as folder:
        target = Path(folder) / "made"
        write(target)
        return target.read_bytes()


def csv_of(facts: downloads.Facts) -> bytes:
    """Facts, each with its table, as comma-separated values."""
    return written(lambda path: downloads.write_csv(path, facts))


def turtle_of(library: Library, nodes: Iterable[str], about: str) -> bytes:
    """Facts by their nodes, with how to cite them."""
    return noted(library, about).encode() + written(lambda path: downloads.write_turtle(path, library.source, nodes))


def json_of(library: Library, said: dict[str, Any]) -> bytes:
    """What is said, with how to cite it."""
    told = {"citation": library.site.citation, "licence": library.site.licence, **said}
    return json.dumps(told, ensure_ascii=False, default=str).encode()


def rows_as_turtle(library: Library, found: Result, about: str) -> bytes:
    """Rows of a query as Turtle, in the W3C's vocabulary of result sets."""
    made = ox.serialize(row_triples(found), format=ox.RdfFormat.TURTLE, prefixes={**PREFIXES, "rs": SET})
    return noted(library, about).encode() + (made or b"")


def row_triples(found: Result) -> Iterator[ox.Triple]:
    """The statements that make up a set of rows.

    >>> from kg.query import Result
    >>> [str(each.object) for each in row_triples(Result(("n",), [(ox.Literal(2),)]))][-1]
    '"2"^^<http://www.w3.org/2001/XMLSchema#integer>'
    """
    whole = ox.BlankNode("kg-set")
    yield ox.Triple(whole, ox.NamedNode(RDF.type), ox.NamedNode(SET + "ResultSet"))
    for column in found.columns:
        yield ox.Triple(whole, ox.NamedNode(SET + "resultVariable"), ox.Literal(column))
    for at, row in enumerate(found.terms):
        solution = ox.BlankNode(f"kg-row-{at}")
        yield ox.Triple(whole, ox.NamedNode(SET + "solution"), solution)
        for number, (column, term) in enumerate(zip(found.columns, row, strict=True)):
            if term is not None:
                binding = ox.BlankNode(f"kg-row-{at}-{number}")
                yield ox.Triple(solution, ox.NamedNode(SET + "binding"), binding)
                yield ox.Triple(binding, ox.NamedNode(SET + "variable"), ox.Literal(column))
                yield ox.Triple(binding, ox.NamedNode(SET + "value"), term)
