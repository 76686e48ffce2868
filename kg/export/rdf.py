"""The graph as RDF files, streamed by pyoxigraph; JSON-LD by kg.export.jsonld.

trig, nq and jsonld keep the graph of each document; ttl, nt and rdf hold the union of all graphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from kg.errors import ExportError
from kg.export import jsonld
from kg.export.job import STEP, Job
from kg.export.subgraph import Subgraph
from kg.graph.nquads import quads
from kg.vocabulary import PREFIXES, RDF

DATASETS = {"trig": ox.RdfFormat.TRIG, "nq": ox.RdfFormat.N_QUADS, "jsonld": ox.RdfFormat.JSON_LD}
UNIONS = {"ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "rdf": ox.RdfFormat.RDF_XML}
PREFIXED = frozenset({"trig", "ttl", "rdf"})
START = (
    r"A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef"
    r"\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
LOCAL = re.compile(rf"[{START}][{START}\-.0-9\xb7\u0300-\u036f\u203f\u2040]*\Z")
"""The end of a predicate that can be the name of an XML element, as Namespaces in XML says."""
SYNTAX = {"RDF", "ID", "about", "bagID", "parseType", "resource", "nodeID", "datatype", "Description", "aboutEach",
          "aboutEachPrefix", "li"}  # fmt: skip
"""Names of the vocabulary of RDF that RDF/XML keeps for itself."""


def write(job: Job, path: Path, *, form: str = "") -> None:
    """Write the graph as ttl, trig, nt, nq, rdf or jsonld; the job's form if none is given.

    The order is that of graph.nq, so that the same graph gives the same bytes.

    Raises:
        ExportError: if the form cannot hold the text.
        StoreError: if there is no graph.
    """
    form = form or job.form
    with path.open("wb") as handle:
        try:
            serialize(job, form, handle)
        except ValueError as error:
            raise ExportError(f"{form} cannot hold the graph: {error}", cure="export nq or trig") from error


def serialize(job: Job, form: str, handle: IO[bytes]) -> None:
    """Write the graph into an open file."""
    prefixes = PREFIXES if form in PREFIXED else None
    if form == "jsonld":
        handle.writelines(line.encode() for line in jsonld.lines(chosen(job), jsonld.context(quads(job.graph))))
    elif form in DATASETS:
        ox.serialize(chosen(job), handle, DATASETS[form], prefixes=prefixes)
    else:
        sink = XmlSafe(handle) if form == "rdf" else handle
        source = named(chosen(job)) if form == "rdf" else chosen(job)
        triples = (quad.triple for quad in source)
        ox.serialize(triples, sink, UNIONS[form], prefixes=prefixes)  # type: ignore[arg-type]


def named(source: Iterator[ox.Quad]) -> Iterator[ox.Quad]:
    """The same quads, once it is known that XML has a name for each predicate and each class.

    Raises:
        ExportError: if it has none, naming the predicate or class.
    """
    predicates: set[str] = set()
    classes: set[str] = set()
    for quad in source:
        predicate = quad.predicate.value
        if predicate not in predicates:
            check_name("predicate", predicate)
            predicates.add(predicate)
        if predicate == RDF.type and isinstance(quad.object, ox.NamedNode) and quad.object.value not in classes:
            check_name("class", quad.object.value)
            classes.add(quad.object.value)
        yield quad


def check_name(what: str, iri: str) -> None:
    """Refuse what XML has no name for.

    Raises:
        ExportError: naming it.
    """
    local = LOCAL.search(iri)
    if not local or iri.removeprefix(PREFIXES["rdf"]) in SYNTAX:
        said = "is of the syntax of RDF/XML itself" if local else "does not end with what can be a name in XML"
        raise ExportError(f"rdf cannot hold the {what} {iri}: it {said}", cure="export nq or ttl")


class XmlSafe:
    """Passes bytes of XML on to a file so that other parsers read them back.

    Carriage returns are written as references, which keeps offsets; control characters and the two non-characters,
    which XML cannot hold at all, each become U+FFFD.
    """

    CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")

    def __init__(self, handle: IO[bytes]) -> None:
        self._handle = handle

    def write(self, data: bytes) -> int:
        """Write bytes; returns how many were taken."""
        self._handle.write(self.CONTROL.sub("\ufffd".encode(), data.replace(b"\r", b"&#13;")))
        return len(data)

    def flush(self) -> None:
        """Flush the file."""
        self._handle.flush()


def chosen(job: Job) -> Iterator[ox.Quad]:
    """The quads that a job asks for. No triple stands in two graphs of a build, so a union needs no sorting out."""
    part = Subgraph(job.selection)
    yield from told(job, part.of(lambda: quads(job.graph)))
    job.kept = len(part.facts) if job.selection else 1


def told(job: Job, source: Iterator[ox.Quad]) -> Iterator[ox.Quad]:
    """The same quads, with word of how many have passed."""
    total = 0 if job.selection else int(job.manifest.get("counts", {}).get("quads", 0))
    for done, quad in enumerate(source, 1):
        yield quad
        if done % STEP == 0:
            job.tell(job.form, done, max(total, done))
