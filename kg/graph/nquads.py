"""Canonical N-Quads text: one line a quad, sorted, no blank nodes.

Written by hand because a line as a string costs a tenth of a quad of objects, and sorting strings is what makes the
graph the same bytes every time. Literals are escaped as canonical N-Triples asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from kg.vocabulary import RDF

XSD = "http://www.w3.org/2001/XMLSchema#"
ESCAPES = {
    "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\",
    **{chr(i): f"\\u{i:04X}" for i in (*range(8), 0x0B, *range(0x0E, 0x20), 0x7F, 0xFFFE, 0xFFFF)},
}  # fmt: skip
UNESCAPES = {written: char for char, written in ESCAPES.items()}
ESCAPED = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")
LONG, CUT = 2**20, 1000
"""Characters of a line above which it is read by itself; characters of a literal that a check needs."""
SPECIAL = re.compile('[\x00-\x1f"\\\\\x7f\ufffe\uffff]')
DATES = {4: XSD + "gYear", 7: XSD + "gYearMonth", 10: XSD + "date"}
DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")


def literal(value: str, *, datatype: str = "", language: str = "") -> str:
    """A literal as N-Quads writes it.

    >>> literal('力争"40"', language="zh")
    '"力争\\\\"40\\\\""@zh'
    """
    escaped = SPECIAL.sub(lambda match: ESCAPES[match[0]], value)
    if language:
        return f'"{escaped}"@{language}'
    return f'"{escaped}"^^<{datatype}>' if datatype else f'"{escaped}"'


@lru_cache(maxsize=4096)
def kept(literal: ox.Literal) -> ox.Literal:
    """A literal as stores keep it, which write numbers and dates in one way: a graph's file says what its store does.

    >>> kept(ox.Literal("39.90", datatype=ox.NamedNode(XSD + "decimal"))).value
    '39.9'
    """
    if literal.language or literal.datatype.value == XSD + "string":
        return literal
    store, node = ox.Store(), ox.NamedNode("x:x")
    store.add(ox.Quad(node, node, literal))
    (quad,) = store
    assert isinstance(quad.object, ox.Literal)
    return quad.object


def number(value: float) -> str:
    """A number as the shortest xsd:decimal that reads back as the same float.

    >>> number(33.33), number(40.0), number(-0.0)
    ('33.33', '40', '0')
    """
    text = format(Decimal(repr(float(value))), "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def date_literal(value: str) -> str:
    """An ISO date prefix as xsd:gYear, xsd:gYearMonth or xsd:date; what is no date stays a plain string.

    >>> date_literal("2025-06")
    '"2025-06"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'
    """
    if DATE.fullmatch(value):
        with suppress(ValueError):
            date.fromisoformat(value + "-01-01"[len(value) - 10 :] if len(value) < 10 else value)
            return literal(value, datatype=DATES[len(value)])
    return literal(value)


class Graph:
    """Collects the lines of one named graph.

    Methods take the subject's IRI, the predicate's, and the object; "" and None write nothing.
    """

    __slots__ = ("_tail", "lines")

    def __init__(self, iri: str) -> None:
        self._tail = f" <{iri}> .\n"
        self.lines: set[str] = set()

    def raw(self, subject: str, predicate: str, object: str) -> None:
        """A quad whose object is already N-Quads text."""
        self.lines.add(f"<{subject}> <{predicate}> {object}{self._tail}")

    def iri(self, subject: str, predicate: str, object: str) -> None:
        """A quad whose object is an IRI."""
        if object:
            self.lines.add(f"<{subject}> <{predicate}> <{object}>{self._tail}")

    def types(self, subject: str, *classes: str) -> None:
        """The classes of a subject."""
        for cls in classes:
            self.iri(subject, RDF.type, cls)

    def text(self, subject: str, predicate: str, value: str, *, language: str = "") -> None:
        """A quad whose object is a string."""
        if value:
            self.raw(subject, predicate, literal(value, language=language))

    def integer(self, subject: str, predicate: str, value: int) -> None:
        """A quad whose object is an xsd:integer."""
        self.raw(subject, predicate, f'"{value}"^^<{XSD}integer>')

    def decimal(self, subject: str, predicate: str, value: float) -> None:
        """A quad whose object is an xsd:decimal."""
        self.raw(subject, predicate, f'"{number(value)}"^^<{XSD}decimal>')

    def date(self, subject: str, predicate: str, value: str) -> None:
        """A quad whose object is a year, a month or a day."""
        if value:
            self.raw(subject, predicate, date_literal(value))

    def sorted(self) -> list[str]:
        """The lines in order."""
        return sorted(self.lines)


def quads(path: Path) -> Iterator[ox.Quad]:
    """The quads of a file that kg wrote, in its order; texts may be longer than what parsers hold (16 MiB)."""
    done = 0
    try:
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS):
            assert isinstance(quad, ox.Quad)
            yield quad
            done += 1
        return
    except MemoryError:
        pass
    yield from islice(_line_by_line(path), done, None)


def _line_by_line(path: Path) -> Iterator[ox.Quad]:
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            if len(line) > LONG:
                yield long_quad(line)
            else:
                yield from ox.parse(line.encode(), format=ox.RdfFormat.N_QUADS)


def long_quad(line: str) -> ox.Quad:
    """The quad of a canonical line whose object is a literal, however long.

    >>> long_quad('<x:s> <x:p> "a\\\\n\\\\u0007b"@zh <x:g> .\\n').object
    <Literal value=a
    \x07b language=zh>
    """
    last = line.rindex('"')
    head, words = line[: line.index('"')], line[line.index('"') + 1 : last]
    (quad,) = ox.parse(f'{head}""{line[last + 1 :]}'.encode(), format=ox.RdfFormat.N_QUADS)
    assert isinstance(quad, ox.Quad) and isinstance(quad.object, ox.Literal)
    value = ESCAPED.sub(lambda match: UNESCAPES.get(match[0]) or chr(int(match[0][2:], 16)), words)
    plain = quad.object
    typed = None if plain.language else plain.datatype
    made = ox.Literal(value, language=plain.language) if plain.language else ox.Literal(value, datatype=typed)
    return ox.Quad(quad.subject, quad.predicate, made, quad.graph_name)


def shortened(line: str) -> str:
    """A line whose literal is cut where it is longer than what parsers hold; what it says is then not the same.

    >>> shortened('<x:s> <x:p> "a" <x:g> .')
    '<x:s> <x:p> "a" <x:g> .'
    """
    if len(line) <= LONG:
        return line
    first = line.index('"')
    kept = re.split(r"\\", line[: first + CUT], maxsplit=1)[0]
    return kept + line[line.rindex('"') :]
