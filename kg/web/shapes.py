"""What can be asked of each class: the shapes of ontology/shapes.ttl, with the labels of the ontology."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pyoxigraph as ox

from kg.lexicon import load, local
from kg.query import Term
from kg.vocabulary import KG, PREFIXES, RDF, RDFS, SKOS

SH = PREFIXES["sh"]
SHAPES, CORE = "shapes.ttl", "core.ttl"
SCHEMES = {"indicator": "indicators.ttl", "measure": "measures.ttl", "programme": "programmes.ttl",
           "instrument": "measures.ttl"}  # fmt: skip
PATTERN = re.compile(r"\^https://w3id\.org/kg-cn-plans/(\w+)/")
NUMBERS = ("decimal", "integer", "double")
LEFT_OUT = (KG.evidence, KG.clause, KG.section, KG.sha256, KG.text)
"""Where the words stand is in every row; these are the machinery of it."""
OWN = PREFIXES["kg"]


class Property(NamedTuple):
    """A property of a class: its IRI, labels, how it is asked about, and what may be chosen (IRI, zh, en).

    `sort` is city, choice (of `choices`), number, quantity (a number with a unit), date, document, thing or text.
    """

    key: str
    iri: str
    labels: dict[str, str]
    sort: str
    choices: tuple[tuple[str, str, str], ...] = ()


class Class(NamedTuple):
    """A class whose members can be asked for."""

    key: str
    iri: str
    labels: dict[str, str]
    properties: tuple[Property, ...]
    cited: bool


class Nodes:
    """The triples of a file by subject."""

    def __init__(self, *files: str) -> None:
        self._said: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for file in files:
            for triple in load(file):
                self._said[_name(triple.subject)][triple.predicate.value].append(triple.object)

    def all(self, node: str, predicate: str) -> list[Term]:
        """All objects."""
        return self._said[node][predicate] if node in self._said else []

    def one(self, node: str, predicate: str) -> str:
        """The value of one object, "" where there is none."""
        found = self.all(node, predicate)
        return _name(found[0]) if found else ""

    def labels(self, node: str, predicate: str = RDFS.label) -> dict[str, str]:
        """Labels by language."""
        return {each.language or "": each.value for each in self.all(node, predicate) if isinstance(each, ox.Literal)}

    def members(self, node: str) -> Iterator[str]:
        """The members of an RDF list."""
        while node and node != RDF_NIL:
            yield self.one(node, RDF_NS + "first")
            node = self.one(node, RDF_NS + "rest")

    def subjects(self, type: str) -> list[str]:
        """Subjects of a type, in the order of the file."""
        return [node for node, said in self._said.items() if any(_name(each) == type for each in said[RDF.type])]


RDF_NS = PREFIXES["rdf"]
RDF_NIL = RDF_NS + "nil"


def _name(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


@cache
def classes() -> dict[str, Class]:
    """The classes of ours that have a shape, by local name, in the order of the file."""
    shapes, core = Nodes(SHAPES), Nodes(CORE)
    found = {}
    for shape in shapes.subjects(SH + "NodeShape"):
        target = shapes.one(shape, SH + "targetClass")
        if not target.startswith(OWN):
            continue
        paths = [_name(each) for each in shapes.all(shape, SH + "property")]
        known = [property_of(each, shapes, core) for each in paths if shapes.one(each, SH + "path") not in LEFT_OUT]
        cited = any(shapes.one(each, SH + "path") == KG.evidence for each in paths)
        labels = shapes.labels(shape)
        unique = tuple({each.key: each for each in known}.values())
        if len(unique) > 1:
            found[local(ox.NamedNode(target))] = Class(local(ox.NamedNode(target)), target, labels, unique, cited)
    return found


def property_of(shape: str, shapes: Nodes, core: Nodes) -> Property:
    """A property shape as something to ask about."""
    iri = shapes.one(shape, SH + "path")
    key = local(ox.NamedNode(iri))
    labels = core.labels(iri) or {"zh": "名称" if key == "label" else key, "en": "name" if key == "label" else key}
    sort, choices = _sort(shape, iri, shapes, core)
    return Property(key, iri, labels, sort, choices)


def _sort(shape: str, iri: str, shapes: Nodes, core: Nodes) -> tuple[str, tuple[tuple[str, str, str], ...]]:
    listed = shapes.one(shape, SH + "in")
    if listed:
        return "choice", tuple(_choice(node, core.labels(node, SKOS.prefLabel)) for node in shapes.members(listed))
    pattern = PATTERN.match(shapes.one(shape, SH + "pattern"))
    scheme = (
        pattern[1] if pattern else "programme" if local(ox.NamedNode(iri)) in ("programme", "withinProgramme") else ""
    )
    if scheme in SCHEMES:
        return "choice", concepts(scheme)
    if shapes.one(shape, SH + "class") == PREFIXES["qudt"] + "QuantityValue":
        return "quantity", ()
    if shapes.one(shape, SH + "datatype").rpartition("#")[2] in NUMBERS or shapes.one(shape, SH + "minInclusive"):
        return "number", ()
    if shapes.all(shape, SH + "or"):
        return "date", ()
    within = core.one(iri, RDFS.range)
    if within == PREFIXES["geo"] + "Feature":
        return "city", ()
    if within == KG.Document:
        return "document", ()
    return ("thing" if shapes.one(shape, SH + "nodeKind") == SH + "IRI" else "text"), ()


@cache
def concepts(scheme: str) -> tuple[tuple[str, str, str], ...]:
    """The concepts of a scheme: IRI and labels, in the order of their English labels."""
    nodes = Nodes(SCHEMES[scheme])
    base = f"https://w3id.org/kg-cn-plans/{scheme}/"
    found = [node for node in nodes.subjects(SKOS.Concept) if node.startswith(base)]
    return tuple(
        sorted((_choice(node, nodes.labels(node, SKOS.prefLabel)) for node in found), key=lambda each: each[2])
    )


def _choice(iri: str, labels: dict[str, str]) -> tuple[str, str, str]:
    name = iri.rpartition("/")[2]
    return iri, labels.get("zh", name), labels.get("en", name)
