"""The graph as RDF files, streamed by pyoxigraph.

trig, nq and jsonld keep the graph of each document; ttl, nt and rdf hold the union of all graphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from kg.errors import ExportError
from kg.export.files import replaced
from kg.graph import store
from kg.vocabulary import PREFIXES

DATASETS = {"trig": ox.RdfFormat.TRIG, "nq": ox.RdfFormat.N_QUADS, "jsonld": ox.RdfFormat.JSON_LD}
UNIONS = {"ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "rdf": ox.RdfFormat.RDF_XML}
PREFIXED = frozenset({"trig", "ttl", "rdf", "jsonld"})
GRAPH = ox.RdfFormat.N_QUADS


def write(form: str, build: Path, path: Path) -> Path:
    """Write the current graph of a build in the form ttl, trig, nt, nq, rdf or jsonld.

    The order is that of graph.nq, so that the same graph gives the same bytes.

    Raises:
        ExportError: if the file cannot be written, or the form cannot hold the text.
        StoreError: if there is no graph.
    """
    source = store.current(build) / store.GRAPH
    prefixes = PREFIXES if form in PREFIXED else None
    try:
        with replaced(path) as temporary, temporary.open("wb") as handle:
            if form in DATASETS:
                ox.serialize(quads(source), handle, DATASETS[form], prefixes=prefixes)
            else:
                sink = XmlSafe(handle) if form == "rdf" else handle
                ox.serialize(triples(source), sink, UNIONS[form], prefixes=prefixes)  # type: ignore[arg-type]
    except ValueError as error:
        raise ExportError(f"{form} cannot hold the graph: {error}", cure="export nq or trig") from error
    return path


class XmlSafe:
    """Passes bytes of XML on to a file so that other parsers read them back.

    Carriage returns are written as references, which keeps offsets; control characters, which XML cannot hold at all,
    each become U+FFFD.
    """

    CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")

    def __init__(self, handle: IO[bytes]) -> None:
        self._handle = handle

    def write(self, data: bytes) -> int:
        """Write bytes; returns how many were taken."""
        self._handle.write(self.CONTROL.sub("\ufffd".encode(), data.replace(b"\r", b"&#13;")))
        return len(data)

    def flush(self) -> None:
        """Flush the file."""
        self._handle.flush()


def quads(source: Path) -> Iterator[ox.Quad]:
    """The quads of a graph.nq."""
    for quad in ox.parse(path=str(source), format=GRAPH):
        assert isinstance(quad, ox.Quad)
        yield quad


def triples(source: Path) -> Iterator[ox.Triple]:
    """The triples of a graph.nq. No triple stands in two graphs, so the union needs no sorting out."""
    return (quad.triple for quad in quads(source))
