"""The one place that mints IRIs of data.

An IRI is a kind and the first 20 hexadecimal digits (80 bits) of the SHA-256 of its parts, joined by \\x1f: the
same thing has the same IRI in every build, and a fact keeps its IRI as long as what it says stays the same.
"""

from __future__ import annotations

from dataclasses import fields
from hashlib import sha256
from urllib.parse import quote

from kg.model import Citation, Duty, Evidence, Fact, Measure, Mention, Programme, Target

BASE = "https://w3id.org/kg-cn-plans/"
DATA = BASE + "id/"
DIGITS = 20
KEPT_OUT = frozenset({"evidence", "clause", "section", "rule", "confidence", "flags", "city"})
"""Fields that do not make a fact another fact: bookkeeping, and what is hashed by other means."""
TIES: dict[type[Fact], frozenset[str]] = {Measure: frozenset({"instruments", "bodies", "deadline", "programmes"})}
"""What other words tie to a fact; its own words stay the same fact when more of them are understood."""

SAID: dict[type[Fact], tuple[str, ...]] = {
    cls: tuple(sorted({field.name for field in fields(cls)} - KEPT_OUT - TIES.get(cls, frozenset())))
    for cls in (Target, Measure, Programme, Duty, Citation, Mention)
}
"""The fields of each kind of fact that make it what it is."""


def mint(kind: str, *parts: str) -> str:
    """IRI of a thing of one kind.

    >>> mint("document", "a")
    'https://w3id.org/kg-cn-plans/id/document/ca978112ca1bbdcafac2'
    """
    digest = sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{DATA}{kind}/{digest[:DIGITS]}"


CATALOGUE = DATA + "catalogue"
DATASET = DATA + "dataset"
CATALOGUE_GRAPH = DATA + "graph/catalogue"
ONTOLOGY_GRAPH = DATA + "graph/ontology"
LINKS_GRAPH = DATA + "graph/links"


def document(doc: str) -> str:
    """IRI of a document by its id (its file's stem)."""
    return mint("document", doc)


def graph(doc: str) -> str:
    """IRI of the named graph that holds a document's facts."""
    return mint("graph", doc)


def text(doc: str, digest: str) -> str:
    """IRI of one text of a document, by the SHA-256 of the text."""
    return mint("text", doc, digest)


def file(digest: str) -> str:
    """IRI of a file, by the SHA-256 of its bytes."""
    return mint("file", digest)


def span(kind: str, evidence: Evidence) -> str:
    """IRI of a stretch of a document: `evidence` or `clause`."""
    return mint(kind, evidence.doc, str(evidence.start), str(evidence.end))


def section(doc: str, index: int) -> str:
    """IRI of a section by its index in the document."""
    return mint("section", doc, str(index))


def fact(kind: str, fact: Fact) -> str:
    """IRI of a fact: its document, city, words and everything it says, but not which rule found it."""
    where = (fact.doc, fact.city.code, fact.city.name, str(fact.evidence.start), str(fact.evidence.end))
    return mint(kind, *where, *(f"{name}={_said(getattr(fact, name))}" for name in SAID[type(fact)]))


def answer(outcome: Target, target: Target) -> str:
    """IRI of what an outcome says about a target."""
    return mint("answer", fact("target", outcome), fact("target", target))


def suggestion(measure: Measure, suggested: str) -> str:
    """IRI of the suggestion that a measure is like a concept or another measure, by its IRI."""
    return mint("suggestion", fact("measure", measure), suggested)


def _said(value: object) -> object:
    """40 and 40.0 say the same."""
    return float(value) if type(value) is int else value


def place(code: str, name: str) -> str:
    """IRI of a place: by its code the concept of ontology/places, without one by its name.

    >>> place("310000", "上海市")
    'https://w3id.org/kg-cn-plans/place/310000'
    """
    return concept("place", code) if code else mint("place", name)


def concept(scheme: str, id: str) -> str:
    """IRI of a concept of ontology/.

    >>> concept("indicator", "pm25")
    'https://w3id.org/kg-cn-plans/indicator/pm25'
    """
    return f"{BASE}{scheme}/{quote(id, safe='-_.~')}"


def imported(name: str) -> str:
    """IRI of an import, by its name."""
    return f"{DATA}import/{quote(name, safe='-_.~')}"


def imported_graph(name: str, source: str = "") -> str:
    """IRI of the graph of an import that holds the graph `source` of its file; "" is the one without a name.

    >>> imported_graph("north", LINKS_GRAPH)
    'https://w3id.org/kg-cn-plans/id/graph/import/north/links'
    """
    tail = source.removeprefix(DATA + "graph/")
    below = "/" + quote(tail, safe="-_.~" if tail == source else "-_.~/%") if source else ""
    return f"{DATA}graph/import/{quote(name, safe='-_.~')}{below}"
